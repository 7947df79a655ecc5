"""docs/operations.md names every outcome and state, and its figures are the code's. Links between pages lead somewhere."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from watcher.acquire import due, fetch
from watcher.compare import settle
from watcher.deliver import outbox
from watcher.model import Limits, Network, Outcome
from watcher.store import store
from watcher.walk import robots, visit

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("deploy/*.md")])


def test_every_outcome_is_explained_once() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", PAGE.partition("## Outcomes")[2].partition("\n## ")[0], re.M)
    assert listed == [outcome.value for outcome in Outcome]


def test_the_states_of_a_source_are_explained() -> None:
    states = re.findall(r'return "(\w+)"|return "(\w+)" if', (ROOT / "watcher/store/views.py").read_text("utf-8"))
    words = {word for pair in states for word in pair if word} | {"blocked", "failing"}
    assert sorted(word for word in words if f"| `{word}` |" not in PAGE) == []


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Attempts are kept for 90 days", timedelta(days=90) == store.KEEP_ATTEMPTS),
        ("when three polls agree", settle.SEEN_ENOUGH == 3),
        ("`limits.alert_after` times in a row (3)", Limits().alert_after == 3),
        ("`network.per_host_gap` (2 s)", Network().per_host_gap == 2),
        ("At most 10 redirects", fetch.MOST_REDIRECTS == 10),
        ("robots.txt is asked for once a day", timedelta(days=1) == robots.FRESH),
        ("`Crawl-delay` is honoured up to a minute", robots.LONGEST_DELAY == 60),
        ("After 20 polls answered by 304", visit.FULL_EVERY == 20),
        ("the next try comes after 15 minutes", due.FIRST_RETRY == 900),
        ("Retry-After counts up to a week", due.LONGEST_RETRY_AFTER == 7 * 86_400),
        ("given up: ten tries", len(outbox.SCHEDULE) == 10),
        (f"`{fetch.USER_AGENT}`", True),
    ],
)
def test_the_page_says_what_the_code_does(sentence: str, holds: bool) -> None:
    assert sentence in " ".join(PAGE.split())
    assert holds


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_headings(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if "://" in target:
            continue
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


def anchors(page: Path) -> set[str]:
    """As hosting sites make them from headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
