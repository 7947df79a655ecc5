"""Items of a list are read with the sentence that opens it, however heading, sentence and items are numbered."""

from __future__ import annotations

import pytest

from tests.analyze.pages import html, keyed

CIRCUMSTANCE = "account.cash_out.circumstance"


def allowed_for(items: str, *, heading: str = "<h3>二、什么时候能取</h3>", lead: str = "有下列情形之一的，可以申请一次性提取：") -> set[object]:  # fmt: skip
    page = f"<h1>岳阳职工医保个人账户余额怎么取</h1><div id=zoom><p>职工医保个人账户里的钱平时不能动用。</p>{heading}<p>{lead}</p>{items}<p>请提前预约。</p></div>"
    return {fact.value for fact in keyed(html(page), CIRCUMSTANCE)}


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [("（一）", "（二）", "（三）"), ("1.", "2.", "3."), ("（1）", "（2）", "（3）"), ("①", "②", "③"), ("一、", "二、", "三、")],
)  # fmt: skip
@pytest.mark.parametrize(
    "heading", ["<h3>二、什么时候能取</h3>", "<p><b>什么时候能取</b></p>", "<p>哪些情形可以取出</p>"]
)
def test_items_are_read_with_their_lead_in_however_they_are_numbered(
    first: str, second: str, third: str, heading: str
) -> None:
    items = f"<p>{first}本人出国定居的；</p><p>{second}本人参军的；</p><p>{third}本人停保的。</p>"
    assert allowed_for(items, heading=heading) == {"emigration", "military_service", "termination"}


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("military_service", ["参保人员应征入伍的；", "参军的；", "服役的；", "去当兵的；"]),
        ("termination", ["终止参保的；", "退保的；", "停保的；", "注销社会保险登记的；", "终止职工医保关系的；"]),
        ("emigration", ["出国（境）定居的；", "移居境外的；", "到国外定居的；", "移民的；"]),
        ("death", ["身故的；", "病逝的；", "去世；", "被宣告死亡的；"]),
        ("cross_province_transfer", ["跨省转移医保关系的；", "医保关系转移到外省的；", "转往省外的；"]),
    ],
)
def test_circumstance_is_known_in_everyday_words(value: str, items: list[str]) -> None:
    for item in items:
        assert allowed_for(f"<p>（一）{item}</p><p>（二）市医保局认可的其他情形。</p>") == {value}, item


def test_list_ends_with_the_paragraph_after_it() -> None:
    document = html(
        "<div id=zoom><h2>职工医保个人账户</h2><p>有下列情形之一的，个人账户余额可以一次性提取：</p><p>（一）移民的。</p>"
        "<p>其他事项按下面办理。</p><p>（一）参保人员去世的，由家属在30日内申报减员。</p></div>"
    )
    assert [fact.value for fact in keyed(document, CIRCUMSTANCE)] == ["emigration"]
    assert document.clauses[-1].path == ()


def test_answer_that_ends_in_a_colon_opens_a_list() -> None:
    document = html(
        "<div id=zoom><h2>医保个人账户问答</h2><p>问：哪些人能把个人账户的钱取出来？</p>"
        "<p>答：有以下情况之一的，可以一次性提取个人账户余额：</p><p>（一）移民的；</p><p>（二）入伍的。</p></div>"
    )
    assert [fact.value for fact in keyed(document, CIRCUMSTANCE)] == ["emigration", "military_service"]


def test_lines_ended_by_semicolons_are_items_of_the_sentence_above_them() -> None:
    lines = [
        "职工医保个人账户余额，符合下列情形的可以提取：",
        "出境定居的；",
        "参保人死亡的。",
        "应征入伍的。",
        "其他事项由经办机构解释。",
    ]
    document = html("<h1>职工医保个人账户问答</h1>" + "".join(f"<p>{line}</p>" for line in lines))
    assert [c.kind for c in document.clauses] == ["paragraph", "item", "item", "item", "paragraph"]
    assert {f.value for f in keyed(document, "account.cash_out.circumstance")} == {
        "emigration",
        "death",
        "military_service",
    }
