"""A column page that lists notices, and the notices themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.signal.case import Answer
from bench.signal.document import Document
from bench.signal.layouts import moved
from bench.signal.prints import page


@dataclass(frozen=True, slots=True)
class Entry:
    path: str
    document: Document | None
    day: str
    title: str = ""

    @property
    def name(self) -> str:
        return self.title or (self.document.title if self.document else "")


def column(
    entries: Sequence[Entry], *, visit: int = 1, query: str = "", rows: bool = False, layout: str = "hanweb"
) -> Mapping[str, Answer]:
    """The list as the watched page, and every notice behind it."""
    n = moved(visit)
    items = "\n".join(_item(entry, query, rows) for entry in entries)
    body = f'<table class="tb">{items}</table>' if rows else f'<ul class="list">{items}</ul>'
    markup = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知公告 - 医疗保障局</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/zcjd/index.html">医保政策解读栏目</a></div><div class="weizhi">当前位置：首页 &gt; 通知公告　{n.clock}</div>
<div class="default_pgContainer">{body}<div class="pages">共{len(entries)}条 访问{n.views}</div></div><div class="footer">医疗保障局</div></body></html>"""
    documents = {entry.path: page(entry.document, layout, visit) for entry in entries if entry.document}
    return {"": Answer(body=markup.encode()), **documents}


def _item(entry: Entry, query: str, rows: bool) -> str:
    link = f'<a href="{entry.path}{query}" title="{entry.name}" target="_blank">{entry.name[:24]}…</a>'
    return f"<tr><td>{link}</td><td>{entry.day}</td></tr>" if rows else f"<li>{link}<span>{entry.day}</span></li>"
