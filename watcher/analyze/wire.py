"""Pages and outlines as bytes, for a reader in another process: one message each way, JSON behind its length.

A page's own bytes follow its message, so that a file of megabytes is not spelled out in JSON. Pure: what is sent and
received is `isolate`'s affair.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from watcher import jsonform
from watcher.analyze.clauses import Placed
from watcher.analyze.read import Outline
from watcher.model import Link, Page, ReadingWarning

_SIZES = struct.Struct(">II")  # bytes of the message, bytes that follow it
SIZES = _SIZES.size
_EXACT = "surrogatepass"


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """A page to be read, and how: the arguments of `read.outline`."""

    page: Page
    region: str | None
    select: str | None
    remove: tuple[str, ...]
    today: date


def packed(message: dict[str, Any], body: bytes = b"") -> bytes:
    text = json.dumps(message, ensure_ascii=True).encode("ascii")
    return _SIZES.pack(len(text), len(body)) + text + body


def sizes(head: bytes) -> tuple[int, int]:
    """How many bytes of message and of body follow these first `SIZES` bytes."""
    message, body = _SIZES.unpack(head)
    return message, body


def order_bytes(order: Order) -> bytes:
    """A page that has text is read from it; only the others need their bytes."""
    page, text = order.page, order.page.text
    message = {
        "url": page.url,
        "format": page.format,
        "is_text": text is not None,
        "warnings": _warnings_json(page.warnings),
        "region": order.region,
        "select": order.select,
        "remove": list(order.remove),
        "today": order.today.isoformat(),
        "parts": [[part.url, part.format, part.text] for part in page.parts],
    }
    return packed(message, page.body if text is None else text.encode("utf-8", _EXACT))


def order_from(message: bytes, body: bytes) -> Order:
    given = json.loads(message)
    page = Page(
        url=given["url"],
        format=given["format"],
        body=b"" if given["is_text"] else body,
        text=body.decode("utf-8", _EXACT) if given["is_text"] else None,
        warnings=_warnings_from(given["warnings"]),
        parts=tuple(Page(url=url, format=name, body=b"", text=said) for url, name, said in given["parts"]),
    )
    return Order(
        page=page,
        region=given["region"],
        select=given["select"],
        remove=tuple(given["remove"]),
        today=date.fromisoformat(given["today"]),
    )


def outline_json(outline: Outline) -> dict[str, Any]:
    return {
        "meta": jsonform.metadata_json(outline.meta),
        "placed": [[jsonform.clause_json(placed.clause), list(placed.context)] for placed in outline.placed],
        "warnings": _warnings_json(outline.warnings),
        "links": [
            [link.url, link.title, link.published_on.isoformat() if link.published_on else None]
            for link in outline.links
        ],
    }


def outline_from(given: dict[str, Any]) -> Outline:
    return Outline(
        meta=jsonform.metadata_from_json(given["meta"]),
        placed=tuple(
            Placed(clause=jsonform.clause_from_json(clause), context=tuple(context))
            for clause, context in given["placed"]
        ),
        warnings=_warnings_from(given["warnings"]),
        links=tuple(
            Link(url=url, title=title, published_on=date.fromisoformat(day) if day else None)
            for url, title, day in given["links"]
        ),
    )


def _warnings_json(warnings: Sequence[ReadingWarning]) -> list[list[str]]:
    return [[warning.code, warning.detail] for warning in warnings]


def _warnings_from(given: Sequence[Sequence[str]]) -> tuple[ReadingWarning, ...]:
    return tuple(ReadingWarning(code=code, detail=detail) for code, detail in given)
