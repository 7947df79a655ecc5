"""Roles that a page's markup does not give its lines: questions and answers in one paragraph, items, captions. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from watcher.analyze.blocks import Block

SENTENCE_END = re.compile(r"[。；;！!，,、]$")
_ASKED_AGAIN = re.compile(r"(?<=[。；！？?])\s*(?=(?:问|答|Q|A)\s*\d*\s*[:：])")


def given(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each in its role."""
    return _captioned(_enumerated(_single_answers(blocks)))


def _single_answers(blocks: Iterable[Block]) -> Iterator[Block]:
    """Questions and answers printed in one paragraph (问：…？答：…。问：…) as blocks of their own."""
    for block in blocks:
        if "答" in block.text and block.role in ("text", "item"):
            yield from (replace(block, text=part) for part in _ASKED_AGAIN.split(block.text) if part.strip())
        else:
            yield block


def _enumerated(blocks: Iterable[Block]) -> Iterator[Block]:
    """Lines below a sentence that ends in a colon, each ended by a semicolon and the last one by a full stop, are items;
    a case that is named behind the last one (…的。) is one more."""
    listed, running, last = False, False, False  # what stands above: such a sentence, an item, the last one
    for block in blocks:
        text = block.text.rstrip()
        is_item = block.role == "text" and (
            ((listed or running) and text.endswith(("；", ";")))
            or (running and text.endswith("。"))
            or (last and text.endswith("的。"))
        )
        yield replace(block, role="item") if is_item else block
        last = is_item and text.endswith("。")
        running = is_item and not last
        listed = text.endswith(("：", ":"))


def _captioned(blocks: Iterable[Block]) -> Iterator[Block]:
    """A short line without a sentence in it that stands directly above a table governs its rows."""
    last: Block | None = None
    for block in blocks:
        if block.role == "row" and last is not None and last.role == "text" and _is_caption(last.text.strip()):
            yield replace(last, role="caption")
        yield block
        last = block


def _is_caption(text: str) -> bool:
    return len(text) <= 40 and not SENTENCE_END.search(text) and "。" not in text
