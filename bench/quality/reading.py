"""Reading labelled cases: a passage as one clause below its headings, a document or corpus file through the whole reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from bench.quality.labelled import Case
from bench.quality.scoring import Outcome, score
from watcher.acquire import decode
from watcher.analyze import facts, read, topics
from watcher.analyze.clauses import Placed
from watcher.analyze.topics import Pack
from watcher.model import Clause, Fact, Fetched, Metadata, Validity

TODAY = date(2026, 6, 1)
TYPES = {".md": "text/markdown", ".txt": "text/plain", ".html": "text/html"}


@cache
def pack(name: str) -> Pack:
    return topics.load_packs([name])[0]


def outcomes(cases: Iterable[Case]) -> list[Outcome]:
    return [score(case, facts_of(case)) for case in cases]


def facts_of(case: Case) -> list[Fact]:
    """As a source that is watched for the case's pack alone is read."""
    packs = (pack(case.pack),)
    return _of_passage(case, packs) if case.path is None else _of_file(case, packs)


def _of_passage(case: Case, packs: Sequence[Pack]) -> list[Fact]:
    placed = list(_placed(case))
    draft = "征求意见稿" in (case.title or "")
    meta = Metadata(title=case.title, issuer=case.issuer, validity=Validity.DRAFT if draft else Validity.UNKNOWN)
    return list(facts.read(placed, packs, meta)[0])


def _placed(case: Case) -> Iterator[Placed]:
    """A passage of several lines as the clauses they are on a page; a question stands above its answer."""
    asked: tuple[str, ...] = ()
    for number, line in enumerate((case.text or "").splitlines()):
        is_question = line.startswith(("问", "【问", "Q")) and "答" not in line
        kind = "question" if is_question else "paragraph"
        path = (*case.context, *asked)
        yield Placed(clause=Clause(id=f"c{number}", label=None, path=path, kind=kind, text=line))
        asked = (line,) if is_question else asked


def _of_file(case: Case, packs: Sequence[Pack]) -> list[Fact]:
    assert case.path is not None
    url = f"https://example.org/{case.path.name}"
    fetched = Fetched(
        url=url, final_url=url, status=200, body=case.path.read_bytes(), content_type=TYPES[case.path.suffix]
    )
    return list(read.read(decode.page_of(fetched), packs=packs, today=TODAY).facts)
