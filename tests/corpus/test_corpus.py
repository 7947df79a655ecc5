"""Real texts, where they are there: official documents, consumer pages, saved pages, two versions of statutes.

`WATCHER_CORPUS` names the folder; by default ../shared/corpus beside the project. Nothing of it is copied here: a test
names files, figures and short locators.
"""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from watcher.acquire import decode
from watcher.analyze import read, topics
from watcher.compare import diff
from watcher.model import Comparison, Document, Fetched, Kind, Severity

ROOT = Path(os.environ.get("WATCHER_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not ROOT.is_dir(), reason=f"no corpus at {ROOT}; set WATCHER_CORPUS to its folder"),
]
PACKS = topics.load_packs()
TODAY = date(2026, 11, 21)


def document(path: Path) -> Document:
    types = {".md": "text/markdown", ".txt": "text/plain", ".html": "text/html"}
    fetched = Fetched(
        url=path.name, final_url=path.name, status=200, body=path.read_bytes(), content_type=types[path.suffix]
    )
    return read.read(decode.page_of(fetched), packs=PACKS, today=TODAY)


def files(*folders: str) -> list[Path]:
    return sorted(p for folder in folders for p in (ROOT / folder).glob("*.*")) if ROOT.is_dir() else []


def pairs(*kinds: str) -> list[str]:
    if not ROOT.is_dir():
        return []
    with (ROOT / "pairs" / "index.tsv").open(encoding="utf-8") as lines:
        return [row["pair"] for row in csv.DictReader(lines, delimiter="\t") if row["kind"] in kinds]


def compared(number: str) -> Comparison:
    before, after = (next((ROOT / "pairs" / number).glob(f"{side}.*")) for side in ("before", "after"))
    return diff.compare(document(before), document(after), packs=PACKS)


@pytest.mark.parametrize("path", files("official", "secondary", "laws", "pages"), ids=lambda p: p.name)
def test_every_quote_is_exact(path: Path) -> None:
    found = document(path)
    by_id = {c.id: c for c in found.clauses}
    assert found.clauses
    for fact in found.facts:
        assert by_id[fact.clause].text[fact.start : fact.end] == fact.quote


@pytest.mark.parametrize(
    "number",
    pairs("noise_format_only", "identical_or_format_only", "noise_cross_source"),
)
def test_same_law_in_other_format_alerts_nobody(number: str) -> None:
    assert [d.title for d in compared(number).differences if d.severity is not Severity.LOW] == []


@pytest.mark.parametrize("number", ["010", "019", "028", "033", "083", "099", "104"])
def test_material_change_is_at_least_medium(number: str) -> None:
    assert any(d.severity is not Severity.LOW for d in compared(number).differences)


def test_agency_renames_are_low() -> None:
    assert {d.severity for d in compared("087").differences} == {Severity.LOW}


def test_holiday_of_three_days_became_four() -> None:
    texts = [
        (d.clause_before.text, d.clause_after.text)
        for d in compared("028").differences
        if d.clause_before and d.clause_after
    ]
    assert any("放假3天" in b and "放假4天" in a for b, a in texts)


def test_yearly_notice_gives_each_base_by_area_and_the_group_that_vanished() -> None:
    found = compared("202").differences
    values = {
        (d.key, d.cohort.get("area"), d.cohort.get("employer")): (
            getattr(d.before, "value", None), getattr(d.after, "value", None))
        for d in found if d.key and d.key.startswith("contribution.base")
    }  # fmt: skip
    assert values == {
        ("contribution.base.upper", None, None): (27501, 27549),
        ("contribution.base.upper", None, "public_institution"): (27501, 27549),
        ("contribution.base.lower", "广州市、省直", None): (5500, 5510),
        ("contribution.base.lower", "珠海市、佛山市、东莞市、中山市", None): (4767, None),
        ("contribution.base.lower", "其他地区", None): (4492, 4775),
        ("contribution.base.lower", None, "public_institution"): (5500, 5510),
    }
    assert {d.insurance for d in found if d.key and d.key.startswith("contribution.base")} == {"pension"}
    assert [d.kind for d in found if d.cohort.get("area", "").startswith("珠海")] == [Kind.REMOVED]


def test_guangdong_transfer_rules_are_read_as_a_lawyer_would() -> None:
    found = document(next(p for p in files("official") if "2022_6" in p.name))
    facts = {(f.key, f.cohort.get("sex") or f.cohort.get("scope")): f for f in found.facts}
    assert facts["years.total", "male"].value == 30
    assert facts["years.total", "female"].value == 25
    assert facts["years.total", "male"].effective_from == date(2030, 1, 1)
    assert facts["years.local", None].value == 10
    assert facts["transfer.account_funds", "within_province"].value == "not_transferred"
    assert facts["transfer.account_funds", "cross_province"].value == "transferred"
    assert facts["account.cash_out.permission", "within_province"].value == "forbidden"
    assert {f.insurance for f in found.facts} <= {"employee_medical", "medical"}
    assert found.meta.validity == "expired"


def test_social_insurance_law_binds_its_account_rule_to_pensions() -> None:
    found = document(next(p for p in files("laws") if p.name.startswith("社会保险法")))
    assert {f.insurance for f in found.facts if f.key.startswith(("account.", "years."))} == {"pension"}


@pytest.mark.parametrize("path", files("secondary"), ids=lambda p: p.name)
def test_nothing_is_read_from_other_topics_of_consumer_pages(path: Path) -> None:
    found = document(path)
    assert not [f for f in found.facts if f.insurance == "maternity" or f.value in (128, 98, 15, 30)]
    assert "contradiction" in {w.code for w in found.warnings}
