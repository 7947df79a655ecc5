"""Reading small pages in tests: our own sentences, real structures."""

from __future__ import annotations

from datetime import date

from watcher.analyze import read, topics
from watcher.model import Document, Fact, Page

TODAY = date(2026, 6, 1)
PACKS = topics.load_packs(["medical_insurance"])


def html(body: str, *, head: str = "", **options: object) -> Document:
    text = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    page = Page(url="https://example.org/a.html", format="html", body=text.encode(), text=text)
    return read.read(page, packs=PACKS, today=TODAY, **options)  # type: ignore[arg-type]


def text(content: str, *, format: str = "text", **options: object) -> Document:
    page = Page(url="https://example.org/a.txt", format=format, body=content.encode(), text=content)
    return read.read(page, packs=PACKS, today=TODAY, **options)  # type: ignore[arg-type]


def keyed(document: Document, key: str) -> list[Fact]:
    return [f for f in document.facts if f.key == key]
