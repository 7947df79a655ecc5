"""What stands above governs: titles of items, captions of tables, units of rows, groups of the sentence before."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from tests.analyze.pages import PACKS, TODAY, keyed, text
from watcher.acquire import decode
from watcher.analyze import read
from watcher.model import Document, Fetched

HEAD = "关于调整职工基本医疗保险待遇的通知\n\n"


def html(body: str) -> Document:
    url = "https://example.org/a.html"
    page = decode.page_of(
        Fetched(url=url, final_url=url, status=200, body=body.encode(), content_type="text/html; charset=utf-8")
    )
    return read.read(page, packs=PACKS, today=TODAY)


def values(document: Document, key: str) -> set[tuple[Any, ...]]:
    return {(f.value, *sorted(f.cohort.values())) for f in keyed(document, key)}


def test_title_of_an_item_governs_the_items_below() -> None:
    document = text(
        HEAD
        + "一、待遇标准\n（一）住院。\n1.起付线：一级医院200元，二级医院500元。\n2.支付比例：一级、二级医院分别为85%、75%。\n"
    )
    assert values(document, "inpatient.deductible") == {(200, "primary"), (500, "secondary")}
    assert values(document, "inpatient.ratio") == {(85, "primary"), (75, "secondary")}


def test_title_of_a_paragraph_governs_its_sentences() -> None:
    document = text(HEAD + "一、提高门诊统筹待遇\n（一）年度最高支付限额。在职职工为4500元，退休人员为5500元。\n")
    assert values(document, "outpatient.cap") == {(4500, "active"), (5500, "retired")}


def test_caption_governs_its_rows_and_nothing_else() -> None:
    rows = (
        "<tr><th>级别</th><th>起付标准（元）</th><th>报销比例</th></tr><tr><td>一级</td><td>200</td><td>85%</td></tr>"
    )
    document = html(
        f"<h1>居民医保待遇</h1><table><caption>住院待遇</caption>{rows}</table><p>起付标准另有规定的为90元。</p>"
    )
    assert values(document, "inpatient.deductible") == {(200, "primary")}
    assert values(document, "inpatient.ratio") == {(85, "primary")}


def test_unit_in_the_head_of_a_row() -> None:
    rows = "<tr><th>项目</th><th>在职</th><th>退休</th></tr><tr><td>普通门诊起付标准（元/年）</td><td>400</td><td>300</td></tr>"
    document = html(f"<h1>职工医保待遇</h1><table>{rows}</table>")
    assert values(document, "outpatient.deductible") == {(400, "active"), (300, "retired")}


def test_groups_of_the_sentence_before_are_dealt_out() -> None:
    document = text(
        HEAD
        + "第一条　在一级、二级定点医疗机构住院的起付标准分别为300元、500元。在职职工由统筹基金分别支付90%、85%，"
        + "退休人员分别支付93%、88%。\n"
    )
    assert values(document, "inpatient.ratio") == {
        (90, "active", "primary"),
        (85, "active", "secondary"),
        (93, "primary", "retired"),
        (88, "retired", "secondary"),
    }


@pytest.mark.parametrize("mark", ["，", "。"])
def test_groups_that_have_had_an_amount_each_are_dealt_the_next(mark: str) -> None:
    said = f"三级医院住院起付线900元、二级500元、一级200元{mark}起付线以上由统筹基金分别支付85%、88%、92%。\n"
    ratios = {(85, "tertiary"), (88, "secondary"), (92, "primary")}
    assert values(text(HEAD + "第一条　" + said), "inpatient.ratio") == ratios


def test_one_amount_too_few_is_dealt_to_nobody() -> None:
    said = "三级医院住院起付线900元、二级500元、一级200元，起付线以上由统筹基金支付85%、88%。\n"
    assert values(text(HEAD + "第一条　" + said), "inpatient.ratio") == {(85,), (88,)}


def test_years_with_months_are_compared_in_years() -> None:
    document = text(HEAD + "第一条　职工医保累计缴费年限为15年6个月。\n")
    assert [(f.value, f.unit) for f in keyed(document, "years.total")] == [(186, "month")]


def table(titles: list[str], rows: list[list[str]], order: tuple[int, ...]) -> str:
    head = "".join(f"<th>{titles[n]}</th>" for n in order)
    body = "".join("<tr>" + "".join(f"<td>{row[n]}</td>" for n in order) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


TITLES = ["机构等级", "住院起付标准", "在职职工住院支付比例", "退休人员住院支付比例"]
WARDS = [["一级医院", "250元", "91%", "94%"], ["二级医院", "550元", "86%", "90%"]]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_columns_say_the_same_in_any_order(order: tuple[int, ...]) -> None:
    document = html(f"<h1>职工医保住院待遇</h1>{table(TITLES, WARDS, order)}")
    assert values(document, "inpatient.deductible") == {(250, "primary"), (550, "secondary")}
    assert values(document, "inpatient.ratio") == {
        (91, "active", "primary"), (94, "primary", "retired"), (86, "active", "secondary"), (90, "retired", "secondary"),
    }  # fmt: skip


def test_cell_takes_no_level_from_the_head_of_another_column() -> None:
    rows = "<tr><th>人员</th><th>一级医院门诊报销比例</th><th>三级医院门诊报销比例</th><th>门诊起付标准</th><th>门诊年度限额</th></tr>"
    rows += "<tr><td>在职职工</td><td>72%</td><td>52%</td><td>450元</td><td>3600元</td></tr>"
    document = html(f"<h1>职工医保门诊待遇</h1><table>{rows}</table>")
    assert values(document, "outpatient.deductible") == {(450, "active")}
    assert values(document, "outpatient.cap") == {(3600, "active")}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_insurance_of_a_row_stands_in_any_column(order: tuple[int, ...]) -> None:
    titles = ["险种", "单位缴费比例", "个人缴费比例"]
    rows = [["职工基本医疗保险", "7.5%", "2%"], ["企业职工基本养老保险", "16%", "8%"]]
    found = keyed(html(f"<h1>缴费比例一览表</h1>{table(titles, rows, order)}"), "contribution.rate.employer")
    assert ("employee_medical", 7.5) in {(f.insurance, f.value) for f in found}
    assert ("employee_medical", 16) not in {(f.insurance, f.value) for f in found}


WARD = (("机构级别", "起付标准", "支付比例"), ("一级", "160元", "86%"), ("三级", "820元", "62%"))
RULED = "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in WARD) + "</table>"
BOXES = (
    "<div class=g>" + "".join("<div>" + "".join(f"<div>{c}</div>" for c in row) + "</div>" for row in WARD) + "</div>"
)
LISTED = "<ul>" + "".join("<li>" + "".join(f"<span>{c}</span>" for c in row) + "</li>" for row in WARD) + "</ul>"
CARDS = "".join(
    f"<div class=card><div class=hd>{level}医疗机构</div><div>起付标准：{floor}</div><div>支付比例：{share}</div></div>"
    for level, floor, share in WARD[1:]
)


@pytest.mark.parametrize("drawn", [RULED, BOXES, LISTED, CARDS])
def test_table_says_the_same_however_it_is_drawn(drawn: str) -> None:
    document = html(f"<h1>居民医保待遇</h1><p><strong>二、住院待遇</strong></p>{drawn}<p>三、门诊待遇另见附件。</p>")
    assert values(document, "inpatient.deductible") == {(160, "primary"), (820, "tertiary")}
    assert values(document, "inpatient.ratio") == {(86, "primary"), (62, "tertiary")}


def test_boxes_that_are_no_table_stay_paragraphs() -> None:
    links = "<div><div><div>首页</div><div>政策</div><div>服务</div></div><div><div>新闻</div><div>公告</div><div>问答</div></div></div>"
    document = html(f"<h1>居民医保待遇</h1>{links}<p>居民医保住院起付标准为一级医院210元。</p>")
    assert all(clause.kind != "row" for clause in document.clauses)
