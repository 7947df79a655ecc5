"""An alert as a message of a group chat: a title that says it all, then a few lines for each change, as many as fit.

Pure. What is said is the same for every service; each one dresses it (`Dress`). Page text is data here too: it can
neither mark, link, mention anyone nor begin a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from watcher import china
from watcher.deliver.channels import Means
from watcher.deliver.notice import Group, Item, Notice, notice
from watcher.model import Alert, Subscription
from watcher.weblinks import web_target
from watcher.wording import one_line

Made = TypeVar("Made")
_QUOTES = (80, 40, 20)  # characters of each sentence, tried in this order until all changes fit
_PART = 80  # characters of one other part
_LONGEST_URL = 1000
_TERMS = ("whom", "when", "doubt", "recall", "also")  # what is told of a change below its sentences

_OWN_ID = re.compile(r"[a-z]+_[0-9a-f]+")

_LABELS = {
    "zh": {
        "before": "前：",
        "after": "后：",
        "whom": "适用：",
        "when": "生效：",
        "doubt": "注意：",
        "recall": "关联：",
        "also": "同见：",
        "detail": "说明：",
        "source": "来源：",
        "open": "原文",
        "desk": "审阅",
        "more": "另有{hidden}项未列出。",
        "all": "查看全部",
        "id": "编号：",
        "absent": "无",
    },
    "en": {
        "before": "Before: ",
        "after": "After: ",
        "whom": "For: ",
        "when": "Effective: ",
        "doubt": "Note: ",
        "recall": "Earlier: ",
        "also": "Also in: ",
        "detail": "Details: ",
        "source": "Source: ",
        "open": "text",
        "desk": "review",
        "more": "{hidden} more are not listed.",
        "all": "See all",
        "id": "Alert: ",
        "absent": "none",
    },
}


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a line: plain, bold, or a link. `ours`: a name of our own making, to be copied as it stands."""

    text: str
    bold: bool = False
    url: str | None = None
    ours: bool = False


Line = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are shown together or not at all."""

    lines: tuple[Line, ...]
    is_change: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Dress:
    """How a service writes: `plain` makes text harmless there, `newline` ends a line, `indent` begins one.

    Without a markdown (`marked` is false): 【bold】, and a link's address behind its words.
    """

    plain: Callable[[str], str]
    newline: str = "\n"
    indent: str = ""
    marked: bool = True


def told(alert: Alert, subscription: Subscription, means: Means) -> Notice:
    """The alert in the subscription's language."""
    return notice(
        alert,
        config=means.config,
        today=china.day(means.now),
        language="en" if subscription.language == "en" else "zh",
        titles=means.titles,
    )


# ── what is said ───────────────────────────────────────────────────────────────────────────────────────────────


def blocks(said: Notice, quoted: int) -> tuple[Block, ...]:
    """What a message says below its title, with `quoted` characters of each sentence."""
    label = _LABELS[said.language]
    detail = [Block((_labelled(label["detail"], said.detail),), is_change=False)] if said.detail else []
    return (*detail, *(block for group in said.groups for block in _of_group(said, group, quoted)))


def _of_group(said: Notice, group: Group, quoted: int) -> Iterator[Block]:
    """Where a page has several changes, it is named once, above the first."""
    label = _LABELS[said.language]
    origin = (Word(label["source"]), Word(f"{group.source} · {group.authority}"), *_link(label["open"], group.url))
    if not group.items:
        yield Block((origin,), is_change=False)
    for number, item in enumerate(group.items):
        lines = tuple(_of_item(said, item, quoted))
        desk = _link(label["desk"], item.desk)
        if len(group.items) == 1:
            yield Block((*lines, (*origin, *desk)))
        else:
            yield Block((*((origin,) if number == 0 else ()), *lines, *((desk,) if desk else ())))


def _of_item(said: Notice, item: Item, quoted: int) -> Iterator[Line]:
    label = _LABELS[said.language]
    if said.count > 1:
        yield (Word(f"[{item.severity_text}] {item.title}", bold=True),)
    yield _sentence(label, item, "before", quoted)
    yield _sentence(label, item, "after", quoted)
    for name in _TERMS:
        if text := getattr(item, name):
            yield _labelled(label[name], one_line(text, _PART))


def _sentence(label: dict[str, str], item: Item, side: str, quoted: int) -> Line:
    """A short quote in which the decisive part is bold; the bare value where there is no sentence."""
    passage, value = (item.before, item.before_value) if side == "before" else (item.after, item.after_value)
    if passage is None:
        return _labelled(label[side], one_line(value, quoted) or label["absent"])
    lead, mark, rest = passage.cut(quoted)
    return Word(label[side]), Word(lead), Word(mark, bold=bool(lead or rest)), Word(rest)


def _labelled(label: str, text: str) -> Line:
    return Word(label), Word(text)


def _link(text: str, url: str | None) -> Line:
    """A blank and a link; nothing where the address is none of the web's, or longer than a message can afford."""
    target = web_target(url or "")
    return (Word(" "), Word(text, url=target)) if target and len(target) <= _LONGEST_URL else ()


def closing(said: Notice, alert: Alert, hidden: int) -> tuple[Line, ...]:
    """How many changes are not shown and where they are; the alert's id, by which a second copy is known as one."""
    label = _LABELS[said.language]
    everything = _link(label["all"], f"{said.desk}/changes" if said.desk else None)
    more = [(Word(label["more"].format(hidden=hidden)), *everything)] if hidden else []
    name = Word(one_line(alert.id, _PART), ours=_OWN_ID.fullmatch(alert.id) is not None)
    return (*more, (Word(label["id"]), name))


def fitted(said: Notice, dressed: Callable[[Sequence[Block], int], Made], fits: Callable[[Made], bool]) -> Made:
    """`dressed(blocks, hidden)` with as many changes as fit, and with as long quotes as these leave room for."""
    for quoted in _QUOTES:
        whole = blocks(said, quoted)
        made = dressed(whole, said.hidden)
        if fits(made):
            return made
    for shown in range(len(whole) - 1, -1, -1):
        told_of = sum(block.is_change for block in whole[:shown])
        made = dressed(whole[:shown], said.count - told_of)
        if fits(made):
            break
    return made


# ── how it is written ──────────────────────────────────────────────────────────────────────────────────────────


def written(lines: Sequence[Line], dress: Dress) -> str:
    return dress.newline.join(dress.indent + "".join(_word(word, dress) for word in line).strip() for line in lines)


def _word(word: Word, dress: Dress) -> str:
    text = word.text if word.ours else dress.plain(word.text)
    if word.url is not None:
        return f"[{text}]({word.url})" if dress.marked else f"{text} {word.url}"
    if not word.bold or not word.text.strip():
        return text
    return _bold(word.text, text) if dress.marked else f"【{text}】"


def _bold(text: str, dressed: str) -> str:
    """Two stars mark nothing between a punctuation mark and a letter: there, a blank stands outside them."""
    before = "" if text[0].isalnum() else " "
    after = "" if text[-1].isalnum() else " "
    return f"{before}**{dressed.strip()}**{after}"


_SPECIAL = "\\`*_{}[]<>#!|~@&$"
_LOOKALIKES = str.maketrans({char: chr(ord(char) + 0xFEE0) for char in _SPECIAL})
_ENTITIES = str.maketrans({char: f"&#{ord(char)};" for char in _SPECIAL + "():\"'"})


def lookalikes(text: str) -> str:
    """For a markdown without a documented escape: what could mark, link or mention becomes its full-width form."""
    return text.translate(_LOOKALIKES)


def entities(text: str) -> str:
    """For a markdown in which HTML's numeric entities stand for the characters that would mark."""
    return text.translate(_ENTITIES)
