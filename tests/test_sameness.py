"""Which changes tell the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from watcher.model import Change, Clause, Fact, Kind
from watcher.sameness import is_same, merged, telling

Make = Callable[..., Change]
MakeFact = Callable[..., Fact]


def sentence(text: str) -> Clause:
    return Clause(id=text, label=None, path=(), kind="paragraph", text=text)


@pytest.fixture
def at(change: Make, fact: MakeFact) -> Make:
    """A change from `old` to `new` years on a page of its own."""

    def make(
        name: str, old: Any = 25, new: Any = 30, *, region: str | None = "CN-4401", quote: str = "满30年", **given: Any
    ) -> Change:
        sides = {
            side: fact(value, quote) if value is not None else None for side, value in (("before", old), ("after", new))
        }
        more = {"region": region, **sides, **given.pop("difference", {})}
        return change(name, more, source=name, url=f"https://{name}.example/", **given)

    return make


def one(first: Change, second: Change) -> bool:
    same = (telling(first).rule, telling(first).state) == (telling(second).rule, telling(second).state)
    return same and is_same(first, second)


def test_a_repost_tells_the_same_whatever_the_page_showed_before(at: Make) -> None:
    assert one(at("a"), at("b"))
    assert one(at("a"), at("b", old=20))
    assert one(at("a"), at("b", old=None))
    assert one(at("a"), at("b", new=30.0))
    assert not one(at("a"), at("b", new=29))
    assert not one(at("a"), at("a"))


@pytest.mark.parametrize(
    ("region", "quote", "document", "same"),
    [
        ("CN-44", "满30年", "doc_1", True),
        ("CN", "满 30年", "doc_1", True),
        (None, "满30年", "doc_1", True),
        ("CN-4401", "满30年", "某市的另一个办法", False),
        ("CN-44", "另一句话满30年", "doc_1", False),
        ("CN-4403", "满30年", "doc_1", False),
    ],
)
def test_a_reprint_has_the_title_and_the_words_of_its_original_and_speaks_for_a_place_near_it(
    at: Make, region: str | None, quote: str, document: str, same: bool
) -> None:
    assert one(at("a"), at("b", region=region, quote=quote, document=document)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("关于调整职工医保缴费年限的通知", "转发《关于调整职工医保缴费年限的通知》", True),
        ("通知", "转发通知", False),
    ],
)
def test_a_repost_may_say_more_in_its_title(at: Make, first: str, second: str, same: bool) -> None:
    assert one(at("a", document=first), at("b", document=second)) is same


def test_an_article_tells_an_official_rule_in_its_own_words_for_a_place_that_is_known(at: Make) -> None:
    article = {"authority": "secondary", "quote": "要满30年了", "document": "又有新规"}
    assert one(at("a"), at("b", **article))
    assert not one(at("a", region=None), at("b", region=None, **article))
    assert not one(at("a"), at("b", **article | {"authority": "official"}))


def test_other_days_other_people_and_other_rules_are_not_the_same(at: Make) -> None:
    assert one(at("a"), at("b", difference={"effective_from": None}))
    assert not one(at("a"), at("b", difference={"effective_from": date(2031, 1, 1)}))
    assert not one(at("a"), at("b", difference={"cohort": {"sex": "female"}}))
    assert not one(at("a"), at("b", difference={"key": "years.actual"}))
    assert not one(at("a"), at("b", difference={"insurance": "pension"}))


def test_where_only_a_condition_changed_it_is_what_counts(at: Make, fact: MakeFact) -> None:
    def conditions(name: str, *words: str) -> Change:
        return at(name, difference={"before": fact(30), "after": fact(30, conditions=words)})

    assert one(conditions("a", "经批准"), conditions("b", "经批准"))
    assert not one(conditions("a", "经批准"), conditions("b", "未经批准"))


def test_a_sentence_without_a_known_rule_is_the_same_in_a_reprint_alone(change: Make) -> None:
    def untyped(name: str, text: str, document: str) -> Change:
        parts = {"key": None, "kind": Kind.ADDED, "before": None, "after": sentence(text)}
        return change(name, parts, source=name, document=document)

    text, title = "本办法自发布之日起施行。", "关于职工医保缴费年限的通知"
    assert one(untyped("a", text, title), untyped("b", "本办法自 发布之日起施行。", f"转发《{title}》"))
    assert not one(untyped("a", text, title), untyped("b", text, "关于门诊共济保障的通知"))


def test_a_page_that_is_gone_concerns_that_page_alone(change: Make) -> None:
    gone = change(difference={"kind": Kind.AVAILABILITY, "key": None})
    assert telling(gone).rule is None


def test_what_leaves_a_state_is_known_by_it(at: Make) -> None:
    there, back = telling(at("a")), telling(at("a", old=30, new=25))
    assert (back.leaves, there.leaves) == (there.state, back.state)
    came, went = telling(at("a", old=None)), telling(at("a", old=30, new=None))
    assert (came.leaves, went.leaves) == (went.state, came.state)


def test_of_several_that_tell_the_same_the_official_one_is_kept(at: Make) -> None:
    article, notice, other = at("a", authority="secondary"), at("b"), at("c", new=28)
    assert [c.id for c in merged((article, other, notice))] == ["c", "b"]
    assert merged(()) == ()
