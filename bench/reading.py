"""Reading and comparing alone: cost of a page beyond its parse, and growth with the number of clauses."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from datetime import date

from rich.table import Table

from bench import site
from watcher.analyze import bind, candidates, clauses, content, facts, mentions, read, topics
from watcher.compare import canonical, diff
from watcher.model import Clause, Document, Metadata, Page
from watcher.text import dates, fold

TODAY = date(2026, 6, 1)
ROUNDS = 15


def _forget() -> None:
    for remembered in (
        canonical.forms,
        canonical.named,
        canonical._of_slot,
        fold.folded_text,
        clauses.split_label,
        clauses._digest,
        facts._of_group,
        facts._of_clause,
        candidates._above,
        mentions._found_in,
        dates._found,
        bind._hints,
    ):
        remembered.cache_clear()


def _best_ms(run: Callable[[], object]) -> float:
    """The shortest of all rounds: a busy machine only ever adds."""
    times = []
    for _ in range(ROUNDS):
        _forget()
        began = time.process_time()
        run()
        times.append((time.process_time() - began) * 1000)
    return min(times)


def articles(count: int, *, edited: bool) -> Document:
    """`count` clauses; with `edited` every fifth has another time limit."""
    clauses = []
    for n in range(count):
        unit = "个月" if edited and n % 5 == 0 else "个工作日"
        text = (
            f"参保人员在第{n}类医疗机构就医并申请第{n * 7 % count}项待遇的，经办机构应当自受理之日起{n % 50 + 3}{unit}内办结，"
            f"将第{n * 13 % count}号结果告知参保人员并存档。"
        )
        clauses.append(Clause(id=f"c{n}.{edited}", label=f"第{n + 1}条", path=(), kind="article", text=text))
    return Document(meta=Metadata(), clauses=tuple(clauses), facts=())


def compare_ms(count: int) -> float:
    before, after = articles(count, edited=False), articles(count, edited=True)
    packs = topics.load_packs()
    return _best_ms(lambda: diff.compare(before, after, packs=packs))


def law_ms() -> float:
    """Reading a law of 200 articles that was never read before, in plain text."""
    packs = topics.load_packs()
    laws = (site.law(200, seed) for seed in itertools.count())
    pages = iter([Page(url="http://bench/", format="text", body=text.encode(), text=text)
                  for text in itertools.islice(laws, ROUNDS)])  # fmt: skip
    return _best_ms(lambda: read.read(next(pages), packs=packs, today=TODAY))


def table() -> Table:
    packs = topics.load_packs()
    text = site.page().decode()
    page = Page(url="http://bench/", format="html", body=text.encode(), text=text)
    parse = _best_ms(lambda: content.parse(text))
    chosen = _best_ms(lambda: read.read(page, packs=packs, select="#zoom", today=TODAY))
    found = _best_ms(lambda: read.read(page, packs=packs, today=TODAY))
    small, middle, large = compare_ms(500), compare_ms(1000), compare_ms(5000)
    out = Table(title=f"Reading and comparing, best of {ROUNDS}, caches cold", title_justify="left")
    for column in ("", "measured", "to reach"):
        out.add_column(column, justify="left" if not column else "right")
    out.add_row(f"parse of {len(text.encode()) // 1000} kB", f"{parse:.1f} ms", "")
    out.add_row("read with a selector, beyond the parse", f"{chosen - parse:.1f} ms", "≤ 4 ms")
    out.add_row("read without, beyond the parse", f"{found - parse:.1f} ms", "≤ 12 ms")
    out.add_row("read a law of 200 articles", f"{law_ms():.0f} ms", "≤ 60 ms")
    out.add_row("compare 1,000 clauses, 20 % changed", f"{middle:.0f} ms", "≤ 60 ms")
    out.add_row("growth from 500 to 5,000 clauses", f"{large / small:.1f} ×", "≤ 13 ×")
    return out
