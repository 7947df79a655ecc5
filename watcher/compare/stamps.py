"""What a document says of itself, compared: validity, dates of effect, repeals, number.

Time alone changes nothing here: that a document came into force or ran out on the day it had announced is told by the
calendar, not by a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from watcher.compare.canonical import forms, parts
from watcher.model import Basis, Difference, Document, Fact, Kind, Metadata, Scalar, Severity, Validity
from watcher.text.fold import folded_text

SENTENCE = re.compile(r"施行|实施|执行|生效|废止|有效期")
_FROM_ISSUE = re.compile(r"(?:发布|印发|公布|发文)之日")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"[〔\[(]((?:19|20)\d\d)[〕\])]")
_GONE = re.compile("失效|作废")
_BY_TIME = frozenset({Validity.NOT_YET, Validity.IN_FORCE, Validity.EXPIRED, Validity.UNKNOWN})


def differences(before: Document, after: Document) -> list[Difference]:
    return [*_validity(before.meta, after.meta), *_dates(before, after), *_repeals(before.meta, after.meta),
            *_number(before.meta, after.meta), *_attachments(before, after)]  # fmt: skip


def tokens(found: Sequence[Difference]) -> set[str]:
    """Dates and numbers that these differences tell, so that their sentence is not told again."""
    values = [side.value for d in found for side in (d.before, d.after) if isinstance(side, Fact)]
    out = {token for value in values for token in forms(str(value)).tokens}
    if any(d.key == "document.effective_to" for d in found):
        out |= {token for n in range(1, 31) for token in forms(f"{n}年").tokens}
    return out


_REPEAL = re.compile(r"[^。;；]*《[^。;；]*废止[^。;；]*[。;；]?")


def without_repeals(text: str) -> str:
    """Without its sentences that end other documents by name."""
    return _REPEAL.sub("", text)


def _fact(key: str, value: Scalar | None, meta: Metadata) -> Fact | None:
    if value is None:
        return None
    return Fact(key=key, insurance="unspecified", region=meta.region, cohort={}, value=value, unit=None,
                quote="", clause="", start=0, end=0)  # fmt: skip


def _difference(
    key: str, severity: Severity, old: Scalar | None, new: Scalar | None, before: Metadata, after: Metadata
) -> Difference:
    kind = Kind.VALUE if old is not None and new is not None else Kind.ADDED if new is not None else Kind.REMOVED
    return Difference(
        kind=kind,
        key=key,
        severity=severity,
        title="",
        region=after.region or before.region,
        before=_fact(key, old, before),
        after=_fact(key, new, after),
        effective_from=after.effective_from,
        effective_basis=Basis.DOCUMENT if after.effective_from else Basis.UNKNOWN,
    )


def _validity(before: Metadata, after: Metadata) -> Iterator[Difference]:
    if before.validity is after.validity or _explained_by_time(before, after):
        return
    yield _difference(
        "document.validity", Severity.CRITICAL, before.validity.value, after.validity.value, before, after
    )


def _explained_by_time(before: Metadata, after: Metadata) -> bool:
    """Both states follow from dates, and none is a stamp: a stamp says expired where no date does."""
    if not {before.validity, after.validity} <= _BY_TIME:
        return False
    stamped = after.validity is Validity.EXPIRED and (after.effective_to is None or _GONE.search(after.stamp))
    same_dates = (before.effective_from, before.effective_to) == (after.effective_from, after.effective_to)
    lifted = before.validity is Validity.EXPIRED and after.validity is not Validity.EXPIRED and same_dates
    return not stamped and not lifted


def _dates(before: Document, after: Document) -> Iterator[Difference]:
    said = [(d.meta.effective_from, d.meta.effective_to) for d in (before, after)]
    if said[0] == said[1] or _only_issued_elsewhere(before, after):
        return
    for name in ("effective_from", "effective_to"):
        old, new = getattr(before.meta, name), getattr(after.meta, name)
        if old != new:
            pair = (old.isoformat() if old else None, new.isoformat() if new else None)
            yield _difference(f"document.{name}", Severity.HIGH, *pair, before.meta, after.meta)


def _only_issued_elsewhere(before: Document, after: Document) -> bool:
    """In force from the day of issue, in the same words as before: such dates follow where and how the site prints that day."""
    old, new = _stating(before), _stating(after)
    return old == new and any(_FROM_ISSUE.search(sentence) for sentence in old)


def _stating(document: Document) -> set[str]:
    return {forms(s).loose for c in document.clauses for s in parts(c.text) if SENTENCE.search(s)}


def _repeals(before: Metadata, after: Metadata) -> Iterator[Difference]:
    old, new = (set(map(_spelled, meta.repeals)) for meta in (before, after))
    for name in after.repeals:
        if _spelled(name) not in old:
            yield _difference("document.repeals", Severity.CRITICAL, None, name, before, after)
    for name in before.repeals:
        if _spelled(name) not in new:
            yield _difference("document.repeals", Severity.CRITICAL, name, None, before, after)


def _spelled(name: str) -> str:
    """A title or number in one spelling: 〔2017〕, [2017] and (2017) are one year."""
    return _YEAR.sub(r"〔\1〕", folded_text(name))


def _number(before: Metadata, after: Metadata) -> Iterator[Difference]:
    if before.doc_number and after.doc_number and _spelled(before.doc_number) != _spelled(after.doc_number):
        yield _difference("document.doc_number", Severity.MEDIUM, before.doc_number, after.doc_number, before, after)


def _attachments(before: Document, after: Document) -> Iterator[Difference]:
    """Files that the page links: under another address, new, or gone. Names may carry a year and still be the same file."""
    old, new = {link.url: link for link in before.links}, {link.url: link for link in after.links}
    gone, come = [u for u in old if u not in new], [u for u in new if u not in old]
    for url in list(gone):
        other = next((u for u in come if _same_name(old[url].title, new[u].title)), None)
        if other is None and len(gone) == len(come) == 1:
            other = come[0]
        if other is not None:
            gone.remove(url)
            come.remove(other)
            yield _attachment(Kind.VALUE, url, other, before.meta, after.meta)
    for url in gone:
        yield _attachment(Kind.REMOVED, url, None, before.meta, after.meta)
    for url in come:
        yield _attachment(Kind.PUBLISHED, None, url, before.meta, after.meta)


def _same_name(one: str, other: str) -> bool:
    return _DIGITS.sub("", one) == _DIGITS.sub("", other)


def _attachment(kind: Kind, old: str | None, new: str | None, before: Metadata, after: Metadata) -> Difference:
    found = _difference("document.attachment", Severity.MEDIUM, old, new, before, after)
    return replace(found, kind=kind)


def file_names(before: Document, after: Document) -> set[str]:
    """Names of linked files that only one side has: where such a name stands as text, the file tells of it."""
    return _names(before) ^ _names(after)


def linked_names(before: Document, after: Document) -> set[str]:
    """Names of all linked files: a line that is nothing but such a name may come and go."""
    return _names(before) | _names(after)


def _names(document: Document) -> set[str]:
    return {link.title for link in document.links}
