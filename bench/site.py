"""The measured server: a process of its own on 127.0.0.1, so that its work is not counted as the client's."""

from __future__ import annotations

import itertools
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

ETAG = '"bench"'
ARTICLES = 100
LATENCY = 0.05  # seconds
_COUNT = itertools.count(1)
_EDITS = itertools.count()


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


WHO = "用人单位 参保人员 医疗保障经办机构 定点医疗机构 社会保险费征收机构 县级以上人民政府 财政部门 灵活就业人员 退休人员".split()
WHEN = "自受理之日起 在办理退休手续时 跨省转移接续关系的 未按时足额缴费的 因工作调动离开本市的 符合规定条件的".split()
WHAT = (
    "应当办理职工基本医疗保险登记 可以一次性补足累计缴费年限 不得将个人账户资金用于其他支出 按照规定享受医疗保险待遇 "
    "应当将办理结果书面告知本人 按照缴费基数的百分之八缴纳基本医疗保险费 由征收机构责令限期改正 可以申请异地就医备案"
).split()
HOW = "并妥善保管有关凭证 逾期不办理的按日加收滞纳金 具体办法由省人民政府规定 并接受社会监督 所需经费列入预算".split()


def law(articles: int, seed: int) -> str:
    """A law in plain text whose articles no other seed has: what is read for the first time costs most."""
    dice = random.Random(seed)
    lines = ["岭南省社会保险条例", "第一章 总则"]
    for n in range(1, articles + 1):
        sentences = [
            f"{dice.choice(WHO)}{dice.choice(WHEN)}{dice.randrange(2, 90)}日内，{dice.choice(WHAT)}，{dice.choice(HOW)}"
            for _ in range(dice.randrange(1, 4))
        ]
        lines.append(f"第{n}条　{'；'.join(sentences)}。")
    return "\n".join(lines)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._send(404, b"")
        elif self.path == "/not_modified" and self.headers.get("If-None-Match") == ETAG:
            self._send(304, b"")
        elif self.path.startswith("/slow/"):
            time.sleep(LATENCY)
            self._send(200, f"<html><body><p>第{self.path[6:]}号事项应当在十五日内办结。</p></body></html>".encode())
        else:
            self._send(200, self._body())

    def _body(self) -> bytes:
        number = next(_COUNT)
        if self.path == "/same_text":
            return page(visits=number)
        if self.path == "/edited":
            return page(days=7 if next(_EDITS) == 0 else 8)
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


def _serve(out: Connection, servers: int) -> None:
    """Each server has a port of its own, and so counts as a host of its own."""
    listening = [ThreadingHTTPServer(("127.0.0.1", 0), _Handler) for _ in range(servers)]
    for server in listening:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
    out.send([server.server_address[1] for server in listening])
    threading.Event().wait()


@contextmanager
def running(servers: int = 1) -> Iterator[list[str]]:
    """The servers' base URLs, for as long as the block lasts."""
    mine, theirs = Pipe()
    process = Process(target=_serve, args=(theirs, servers), daemon=True)
    process.start()
    try:
        yield [f"http://127.0.0.1:{port}" for port in mine.recv()]
    finally:
        process.terminate()
        process.join(5)
