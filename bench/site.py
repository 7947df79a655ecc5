"""The measured server: a process of its own on 127.0.0.1, so that its work is not counted as the client's."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

ETAG = '"bench"'
ARTICLES = 100
_COUNT = itertools.count(1)


def page(*, years: int = 25, days: int = 7, visits: int = 0) -> bytes:
    """A policy page of 100 articles, about 40 kB with its site around it.

    `visits` moves a counter, `years` and `days` a rule each.
    """
    articles = [
        f"<p>　　第{n}条　参保人员在第{n}类定点医疗机构就医的，经办机构应当自受理申请之日起{n % 28 + 2}个工作日内办结，"
        f"并按照规定将结果告知参保人员；对材料不全的，应当一次性告知需要补正的全部内容，由参保人员在规定时间内补正。</p>"
        for n in range(1, ARTICLES)
    ]
    articles.insert(9, f"<p>　　职工医保累计缴费年限为男职工满{years + 5}年、女职工满{years}年。</p>")
    articles.insert(50, f"<p>　　职工医保关系转移接续手续应当在受理之日起{days}个工作日内办结。</p>")
    menu = "".join(f'<li><a href="/col/{n}/index.html">政务公开栏目{n}</a></li>' for n in range(60))
    related = "".join(f'<li><a href="/art/{n}.html">相关新闻标题第{n}条，点击查看详情</a></li>' for n in range(40))
    body = (
        f"<html><head><meta charset='utf-8'><title>岭南市职工医疗保险办法</title></head><body><ul class='nav'>{menu}</ul>"
        f"<h1>岭南市职工医疗保险办法</h1><div id='zoom'>{''.join(articles)}</div>"
        f"<div class='visit'>浏览次数：{visits}</div><ul>{related}</ul></body></html>"
    )
    return body.encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._send(404, b"")
        elif self.path == "/not_modified" and self.headers.get("If-None-Match") == ETAG:
            self._send(304, b"")
        else:
            self._send(200, self._body())

    def _body(self) -> bytes:
        number = next(_COUNT)
        if self.path == "/same_text":
            return page(visits=number)
        return page(years=20 + number % 2 * 5, days=number) if self.path == "/changed" else page()

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if self.path == "/not_modified":
            self.send_header("ETag", ETAG)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _serve(out: Connection) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    out.send(server.server_address[1])
    server.serve_forever()


@contextmanager
def running() -> Iterator[str]:
    """The server's base URL, for as long as the block lasts."""
    mine, theirs = Pipe()
    process = Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{mine.recv()}"
    finally:
        process.terminate()
        process.join(5)
