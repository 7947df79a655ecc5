"""Candidates for likeness come from an index of triples: each of a text's, once, in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watcher.compare import align, canonical


@given(st.text(alphabet="三十年满", max_size=12))
def test_triples_are_all_that_stand_side_by_side(text: str) -> None:
    expected = list(dict.fromkeys(text[at : at + 3] for at in range(len(text)) if at + 3 <= len(text)))
    assert list(align._triples(text)) == (expected or [text])


def test_forms_ask_for_tokens_only_when_they_are_wanted() -> None:
    forms = canonical.forms("参保人员应当自2025年7月1日起30日内缴纳60%。")
    assert "tokens" not in vars(forms)
    assert forms.tokens == ("2025-07-01 day", "30 天", "60 percent", "应", "起", "内")


@given(st.sampled_from(["60%", "百分之六十", "25年", "12个月", "15个工作日", "3000元", "六十岁", "7"]))
def test_amounts_of_one_value_are_one_form(token: str) -> None:
    assert canonical.forms(f"满{token}的").valued == canonical.forms(f"满 {token} 的").valued
