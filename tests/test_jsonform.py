"""The contract's JSON: exactly its fields, and nothing lost on the way back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from watcher import jsonform
from watcher.model import (
    Alert,
    Basis,
    Cause,
    Change,
    Clause,
    Delivery,
    DeliveryState,
    Difference,
    Document,
    Fact,
    Kind,
    Metadata,
    Outcome,
    Poll,
    ReadingWarning,
    ReviewState,
    Severity,
    StoppedAt,
    Validity,
)

WORDS = st.text(alphabet="甲乙丙 25年%\u2028<\"'", max_size=8)
MAYBE = st.none() | WORDS
DAYS = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 1, 1))
TIMES = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC))
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False, width=32)
COHORTS = st.dictionaries(st.sampled_from(["sex", "status", "area"]), WORDS, max_size=2)
CLAUSES = st.builds(Clause, id=WORDS, label=MAYBE, path=st.tuples(WORDS), kind=st.just("article"), text=WORDS)
FACTS = st.builds(
    Fact,
    key=WORDS,
    insurance=WORDS,
    region=MAYBE,
    cohort=COHORTS,
    value=st.none() | NUMBERS | WORDS | st.tuples(NUMBERS, NUMBERS),
    unit=MAYBE,
    operator=st.sampled_from(["=", ">=", "not"]),
    base=MAYBE,
    conditions=st.tuples(WORDS),
    effective_from=DAYS,
    effective_to=DAYS,
    quote=WORDS,
    clause=WORDS,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    confidence=st.floats(0, 1),
    topic=MAYBE,
)
DIFFERENCES = st.builds(
    Difference,
    kind=st.sampled_from(Kind),
    key=MAYBE,
    severity=st.sampled_from(Severity),
    title=WORDS,
    insurance=MAYBE,
    region=MAYBE,
    cohort=COHORTS,
    before=st.none() | FACTS | CLAUSES,
    after=st.none() | FACTS | CLAUSES,
    clause_before=st.none() | CLAUSES,
    clause_after=st.none() | CLAUSES,
    effective_from=DAYS,
    effective_basis=st.sampled_from(Basis),
    fields=st.lists(WORDS, max_size=2).map(tuple),
)
CHANGES = st.builds(
    Change,
    id=WORDS,
    source=WORDS,
    document=WORDS,
    url=WORDS,
    detected_at=TIMES,
    cause=st.sampled_from(Cause),
    difference=DIFFERENCES,
    snapshot_before=MAYBE,
    snapshot_after=MAYBE,
    review=st.sampled_from(ReviewState),
    authority=st.sampled_from(["official", "secondary"]),
    source_title=WORDS,
)
ALERTS = st.builds(
    Alert,
    id=WORDS,
    type=WORDS,
    subscription=WORDS,
    created_at=TIMES,
    changes=st.tuples(CHANGES),
    source=MAYBE,
    detail=MAYBE,
)
METADATA = st.builds(
    Metadata,
    title=MAYBE,
    published_on=DAYS,
    effective_to=DAYS,
    validity=st.sampled_from(Validity),
    repeals=st.tuples(WORDS),
)
DOCUMENTS = st.builds(
    Document,
    meta=METADATA,
    clauses=st.tuples(CLAUSES),
    facts=st.tuples(FACTS),
    warnings=st.tuples(st.builds(ReadingWarning, code=WORDS, detail=WORDS)),
)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

CHANGE_FIELDS = """id source document url detected_at cause kind key insurance region cohort before after severity
    effective_from effective_basis title clause snapshots review"""
FACT_FIELDS = """key insurance region cohort value unit operator base conditions effective_from effective_to quote
    clause start end confidence"""


def over_the_wire(given_: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(json.dumps(given_, ensure_ascii=False, allow_nan=False))
    return result


@FEW
@given(CHANGES)
def test_a_stored_change_comes_back_as_it_was(change: Change) -> None:
    assert jsonform.change_from_json(over_the_wire(jsonform.change_record(change))) == change


@FEW
@given(CHANGES)
def test_a_public_change_has_the_contracts_fields_and_survives_a_round(change: Change) -> None:
    public = over_the_wire(jsonform.change_json(change))
    assert list(public) == CHANGE_FIELDS.split()
    assert list(public["clause"]) == ["label", "path"] and list(public["snapshots"]) == ["before", "after"]
    again = jsonform.change_json(jsonform.change_from_json(public))
    assert {**again, "clause": None} == {**public, "clause": None}


@FEW
@given(ALERTS)
def test_a_stored_alert_comes_back_as_it_was(alert: Alert) -> None:
    assert jsonform.alert_from_json(over_the_wire(jsonform.alert_record(alert))) == alert


@FEW
@given(DOCUMENTS)
def test_a_document_comes_back_but_for_the_topics_of_its_facts(document: Document) -> None:
    given_ = over_the_wire(jsonform.document_json(document))
    assert list(given_) == ["document", "clauses", "facts", "warnings"]
    assert jsonform.document_json(jsonform.document_from_json(given_)) == given_
    assert list(given_["facts"][0]) == FACT_FIELDS.split()


@FEW
@given(FACTS)
def test_a_fact_keeps_its_topic_in_its_record(fact: Fact) -> None:
    assert jsonform.fact_from_json(over_the_wire(jsonform.fact_record(fact))) == fact
    assert jsonform.fact_from_json(over_the_wire(jsonform.fact_json(fact))).value == fact.value


def test_times_are_utc_with_a_z() -> None:
    moment = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
    assert jsonform.time_json(moment) == "2026-11-21T08:30:00Z"
    assert jsonform.time_from_json("2026-11-21T16:30:00+08:00") == moment


def test_a_poll_has_the_contracts_fields() -> None:
    poll = Poll(
        source="a", url="https://a.example/", outcome=Outcome.UNCHANGED, stopped_at=StoppedAt.SAME_BODY, bytes=7
    )
    given_ = jsonform.poll_json(poll)
    assert " ".join(given_) == "source url outcome reason status stopped_at final_url bytes ms changes"
    assert (given_["outcome"], given_["stopped_at"], given_["changes"]) == ("unchanged", "same_body", [])


def test_a_delivery_names_its_alert_and_subscription() -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    alert = Alert(id="al", type="test", subscription="hr", created_at=now)
    delivery = Delivery(
        id="al",
        alert=alert,
        channel="email",
        state=DeliveryState.RETRYING,
        attempts=2,
        next_try=now + timedelta(hours=1),
    )
    given_ = jsonform.delivery_json(delivery)
    assert " ".join(given_) == "id alert subscription channel state attempts next_try last_error"
    assert (given_["alert"], given_["subscription"], given_["next_try"]) == ("al", "hr", "2026-11-21T01:00:00Z")
