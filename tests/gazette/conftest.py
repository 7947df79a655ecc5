"""A record as the public site shows it: Guangzhou goes from 25 to 30 years, a guide disagrees, a hostile page says all it can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.deliver import hostile
from tests.store import conftest as make
from watcher import store as stores
from watcher.analyze.topics import load_packs
from watcher.commands import publishing
from watcher.model import Basis, Change, Clause, Document, Fact, Metadata, Outcome, Poll, Site, Source
from watcher.publish.folder import Tally
from watcher.store import Claim, Ended, Store, Write

BEGAN = datetime(2026, 10, 20, 4, tzinfo=UTC)
TODAY = date(2026, 11, 21)
OFFICE = Source(id="gz", title="广州办法", url="https://gz.example/a", region="CN-4401")
GUIDE = Source(id="guide", title="指南", url="https://guide.example/b", region="CN-4401", authority="secondary")
EVIL = Source(id="evil", title=hostile.ATOMS[7], url="https://evil.example/c", region="CN-31")


def document(value: int, more: str = "", **given: Any) -> Document:
    quote = f"男职工累计缴费年限满{value}年"
    fact = Fact(**{
        "key": "years.total", "insurance": "employee_medical", "region": "CN-4401", "cohort": {"sex": "male"},
        "value": value, "unit": "year", "quote": quote, "clause": "c1", "start": 0, "end": len(quote),
        "topic": "medical_insurance", **given,
    })  # fmt: skip
    clause = Clause(
        id="c1", label="第六条", path=("第二章",), kind="article", text=f"{quote}的，退休后不再缴费。{more}"
    )
    return Document(meta=Metadata(title=f"缴费年限办法{more}"), clauses=(clause,), facts=(fact,))


def told(old: Document, new: Document, source: Source, *, id: str, days: float) -> Change:
    """The change between the facts of two documents."""
    before, after = old.facts[0], new.facts[0]
    change = make.change(before, after, name=id, detected_at=BEGAN + timedelta(days=days))
    basis = Basis.EXPLICIT if after.effective_from else Basis.UNKNOWN
    difference = replace(
        change.difference, effective_from=after.effective_from, effective_basis=basis, title="",
        clause_before=old.clauses[0], clause_after=new.clauses[0], region=after.region,
    )  # fmt: skip
    return replace(
        change, source=source.id, url=source.url, source_title=source.title, difference=difference,
        document=str(new.meta.title), snapshot_after="b" * 64,
    )  # fmt: skip


def poll(store: Store, source: Source, doc: Document, *, days: float, changes: tuple[Change, ...] = ()) -> None:
    now = BEGAN + timedelta(days=days)
    held = store.queue.claim_source(source.id, "here:1:a", now=now)
    assert isinstance(held, Claim)
    reading = replace(make.reading(store, doc, repr((source.id, doc)).encode("utf-8", "replace")), url=source.url)
    write = Write(known=store.history.known(source), reading=reading, changes=changes)
    done = Poll(source=source.id, url=source.url, outcome=Outcome.CHANGED)
    store.commit(Ended(claim=held, poll=done, started=now, ended=now, next_poll=now, writes=(write,)))


def judge(store: Store, change: str, verdict: str | None, *, days: float, **details: str) -> None:
    at = BEGAN + timedelta(days=days)
    store.review(change, verdict=verdict, note="SECRET-NOTE", who="SECRET-NAME", now=at, details=details)


def fill(store: Store) -> None:
    store.queue.sync([OFFICE, GUIDE, EVIL], now=BEGAN)
    old, new = document(25), document(30, effective_from=date(2027, 1, 1))
    poll(store, OFFICE, old, days=0)
    poll(store, GUIDE, document(25, "指南"), days=1)
    poll(store, OFFICE, new, days=5, changes=(told(old, new, OFFICE, id="ch_years", days=5),))
    bad = told(document(25, "指南"), document(77, "MISREAD"), GUIDE, id="ch_misread", days=6)
    poll(store, GUIDE, document(77, "MISREAD"), days=6, changes=(bad,))
    poll(store, GUIDE, document(25, "指南"), days=7)
    judge(store, "ch_misread", "dismissed", days=8, reason="extractor")


def fill_hostile(store: Store) -> None:
    """One change for each hostile string, in every place that a page's text can reach. Lone surrogates never reach a store."""
    for number, text in enumerate(it.encode("utf-8", "ignore").decode() for it in hostile.ATOMS):
        change = hostile.alert(text, number).changes[0]
        stated = change.difference.after
        assert isinstance(stated, Fact)
        clause = replace(change.difference.clause_after, id=stated.clause)  # type: ignore[type-var]
        doc = Document(meta=Metadata(title=text), clauses=(clause,), facts=(stated,))  # type: ignore[arg-type]
        poll(store, EVIL, doc, days=10 + number, changes=(replace(change, id=f"{change.id}{text[:20]}"),))


@dataclass(frozen=True)
class Press:
    """Publishes a store, as the command does."""

    store: Store
    folder: Path

    def __call__(self, *, today: date = TODAY, head: str | None = None, **given: Any) -> Tally:
        site = Site(**{"folder": str(self.folder), "url": "https://policy.example.org", **given})
        return publishing.put(self.store, site, packs=load_packs(), today=today, head=head)

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def pages(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file() and not path.name.startswith("."))
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found}


Fill = Callable[[Store], None]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Callable[..., Press]]:
    """Stores filled anew, each with a folder of its own."""
    opened: list[Store] = []

    def made(*fills: Fill) -> Press:
        place = tmp_path / str(len(opened))
        store = stores.open(place / "data")
        opened.append(store)
        for fill_ in fills or (fill,):
            fill_(store)
        return Press(store, place / "site")

    yield made
    for store in opened:
        with closing(store):
            pass


@pytest.fixture
def press(record: Callable[..., Press]) -> Press:
    return record()
