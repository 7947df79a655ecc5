"""Edits that no key knows: exceptions, members of lists, joined articles; and what a site sets around its files and rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.analyze.pages import PACKS, html, text
from watcher.compare import diff, facts, lists, noise
from watcher.model import Comparison, Fact, Kind, Severity

RULES = """西岭市职工医保经办规程
第一条　定点医疗机构应当为参保人员保存病历，保存期限为10年。
第二条　评审专家由临床、药学、护理等专业人员担任，任期满后可以连任。
第三条　经办机构不收取查询费用，查询结果当场打印。
第四条　年满60周岁（含60周岁）的参保人员优先办理。
第五条　智能监控系统发现的疑点数据交由经办机构人工复核。
第六条　年度考核不合格的定点零售药店，约谈其负责人并通报全市。
"""


def edit(before: str, after: str) -> Comparison:
    assert before in RULES
    return diff.compare(text(RULES), text(RULES.replace(before, after)), packs=PACKS)


def severities(comparison: Comparison) -> list[Severity]:
    return [d.severity for d in comparison.differences]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("人工复核。", "人工复核，省局另有安排的除外。"),
        ("人工复核。", "人工复核，但急诊数据例外。"),
        ("年度考核", "除本年新签约的以外，年度考核"),
        ("临床、药学、护理等", "临床、护理等"),
        ("临床、药学、护理等", "临床、药学等"),
        ("临床、药学、护理等", "临床、药学、医学工程、护理等"),
        ("（含60周岁）", "（不含60周岁）"),
    ],
)
def test_exceptions_bounds_and_members_of_a_list_are_more_than_words(before: str, after: str) -> None:
    assert severities(edit(before, after)) == [Severity.MEDIUM]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("不收取查询费用", "免收查询费用"),
        ("不收取查询费用", "不再收取查询费用"),
        ("临床、药学、护理等", "临床、药学和护理等"),
    ],
)
def test_other_words_for_no_fee_and_for_a_list_are_words_only(before: str, after: str) -> None:
    assert set(severities(edit(before, after))) <= {Severity.LOW}


def test_of_two_articles_joined_the_edited_one_is_told_and_the_other_is_not() -> None:
    joined = RULES.replace("保存期限为10年。\n第二条　", "保存期限为15年。")
    for pair in ((RULES, joined), (joined, RULES)):
        (found,) = diff.compare(text(pair[0]), text(pair[1]), packs=PACKS).differences
        assert found.kind is Kind.VALUE and found.before is not None and found.after is not None


def test_clause_that_goes_with_a_paper_and_a_deadline_is_told_for_the_deadline_too() -> None:
    gone = "第七条　申请人应当提供身份证，经办机构应当自收到之日起20日内退还多缴的费用。\n"
    found = diff.compare(text(RULES + gone), text(RULES), packs=PACKS).differences
    assert {(d.key, d.severity) for d in found} == {("procedure.materials", Severity.LOW), (None, Severity.MEDIUM)}


# ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────

HEADS, ROWS = (
    ("药店等级", "年度积分", "处方抽查比例"),
    (("甲级", "90分", "5%"), ("乙级", "80分", "10%"), ("丙级", "60分", "20%")),
)


def table(rows: Sequence[tuple[str, ...]]) -> str:
    head, *body = rows
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in body)
    return f"<h1>积分表</h1><div id=zoom><table><tr>{''.join(f'<th>{c}</th>' for c in head)}</tr>{cells}</table></div>"


def test_table_whose_rows_become_columns_says_the_same() -> None:
    turned = [*zip(HEADS, *ROWS, strict=True)]
    found = diff.compare(html(table([HEADS, *ROWS])), html(table(turned)), packs=PACKS)
    assert (found.differences, found.ignored["reordered"]) == ((), 6 - 1)


def test_cell_that_changes_while_its_table_turns_is_told() -> None:
    turned = [tuple("30%" if cell == "20%" else cell for cell in row) for row in zip(HEADS, *ROWS, strict=True)]
    found = diff.compare(html(table([HEADS, *ROWS])), html(table(turned)), packs=PACKS)
    assert any("30%" in str(d.after) for d in found.differences)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("甲、乙、丙类", "甲、丙类", True),
        ("临床、药学、护理等", "临床等", True),
        ("甲、乙、丙类", "甲、乙和丙类", False),
        ("甲、乙类药品", "甲、乙类", False),
        ("身份证。银行卡、", "身份证", False),
    ],
)
def test_member_is_lost_where_nothing_else_changed(before: str, after: str, told: bool) -> None:
    assert lists.loses_member(before, after) is told


# ── what stands around files and players ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "after",
    [
        "附件：1.病种目录.docx",
        "附件1：病种目录.docx",
        "附件：病种目录.docx（36.5KB）",
        "附件：病种目录.docx 下载次数：12次",
        "病种目录.docx",
    ],
)
def test_number_and_size_around_a_file_are_the_site_s(after: str) -> None:
    assert noise.of_pair("附件：病种目录.docx", after) == "link_target"


def test_another_file_is_another_file() -> None:
    assert noise.of_pair("附件：病种目录.docx", "附件：药品目录.docx") is None
    assert noise.of_pair("附件：2025年病种目录.docx", "附件：2026年病种目录.docx") is None


@pytest.mark.parametrize("line", ["语音播报：播放 暂停 停止", "朗读 1.5倍速 暂停", "免责声明：本站内容仅供参考，不承担任何责任。",
                                  "（本网页内容仅供参考，以正式文件为准）", "转载请注明来源。"])  # fmt: skip
def test_players_and_disclaimers_are_no_rules(line: str) -> None:
    assert noise.of_clause(line) == "navigation"


@pytest.mark.parametrize(
    "line",
    [
        "暂停医保服务协议的定点药店",
        "缴费金额以税务机关核定的为准。",
        "本站自2026年5月1日起停止办理现金缴费，页面仅供参考。",
    ],
)
def test_rules_in_like_words_stay(line: str) -> None:
    assert noise.of_clause(line) is None


@pytest.mark.parametrize(
    "after", ["/f/a.pdf?t=20261103", "/f/a.pdf?_=0.2231", "/f/a.pdf;jsessionid=0AF3", "/f/a.pdf?rnd=9&ts=88"]
)
def test_address_of_a_file_that_changes_with_the_hour_is_the_same(after: str) -> None:
    page = "<div id=zoom><p>参保人员可以下载申请表。</p><p><a href='{}'>申请表.pdf</a></p></div>"
    found = diff.compare(html(page.format("/f/a.pdf")), html(page.format(after)), packs=PACKS)
    assert found.differences == ()


def test_address_of_a_file_with_another_id_is_another_file() -> None:
    page = "<div id=zoom><p>参保人员可以下载申请表。</p><p><a href='{}'>申请表.pdf</a></p></div>"
    found = diff.compare(html(page.format("/down.jsp?id=1&t=5")), html(page.format("/down.jsp?id=2&t=6")), packs=PACKS)
    assert [d.key for d in found.differences] == ["document.attachment"]


# ── facts ──────────────────────────────────────────────────────────────────────────────────────────────────────


def stated(value: int | str, clause: str, unit: str | None = None) -> Fact:
    return Fact(key="account.cash_out.permission", insurance="employee_medical", region=None, cohort={}, value=value, unit=unit,
                quote="", clause=clause, start=0, end=0)  # fmt: skip


KEYS = PACKS[0].keys


def test_page_that_contradicted_itself_tells_the_sentence_that_was_turned() -> None:
    before = [stated("forbidden", "a"), stated("allowed", "b")]
    after = [stated("allowed", "a2"), stated("allowed", "b")]
    (pair,) = facts.pairs(before, after, {"a": "a2", "b": "b"}, KEYS)
    assert pair[0] is not None and pair[1] is not None
    assert (pair[0].value, pair[1].value) == ("forbidden", "allowed")
    (pair,) = facts.pairs(after, before, {"a2": "a", "b": "b"}, KEYS)
    assert pair[0] is not None and pair[1] is not None


def test_choice_is_matched_with_a_choice_and_not_with_an_amount() -> None:
    before = [stated(9, "a", "month"), stated("required", "a")]
    (kept, gone) = facts.pairs(before, [stated("not_required", "a2")], {"a": "a2"}, KEYS)
    assert [f.value if f else None for f in (*kept, *gone)] == ["required", "not_required", 9, None]


def test_yes_that_becomes_no_is_told_by_the_fact_of_its_answer() -> None:
    page = "<h1>职工医保问答</h1><div id=zoom><p>问：退休时年限不够怎么办？</p><p>答：{}</p></div>"
    before = "可以。职工医保缴费年限不足的，可以一次性补缴至规定年限。"
    after = "不可以。职工医保缴费年限不足的，应当按月缴费至规定年限。"
    found = diff.compare(html(page.format(before)), html(page.format(after)), packs=PACKS)
    assert [(d.kind, d.key) for d in found.differences] == [(Kind.VALUE, "years.shortfall")]


def test_yes_that_becomes_no_without_a_fact_is_told() -> None:
    page = "<h1>职工医保问答</h1><div id=zoom><p>问：补办凭证可以委托他人吗？</p><p>答：{}</p></div>"
    yes, no = "可以。请先向所在街道的窗口说明情况。", "不可以。请先向所在街道的窗口说明情况。"
    found = diff.compare(html(page.format(yes)), html(page.format(no)), packs=PACKS)
    assert severities(found) == [Severity.MEDIUM]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("可以由父母、配偶、子女代办。", "可以由配偶、父母、子女代办。", False),
        ("需要提供户口簿、结婚证。", "需要提供结婚证、户口簿。", False),
        ("可在窗口、网站或者银行网点申请。", "可在网站、窗口或者银行网点申请。", False),
        ("在职、退休人员分别补助60元、80元。", "退休、在职人员分别补助60元、80元。", True),
        ("依次由父母、配偶、子女代办。", "依次由配偶、父母、子女代办。", True),
        ("可以由父母、配偶、子女代办。", "可以由父母、配偶、女婿代办。", True),
    ],
)
def test_members_of_a_list_in_another_order_are_the_same_list(before: str, after: str, told: bool) -> None:
    page = "<h1>办事指南</h1><div id=zoom><p>查询结果应当场告知。</p><p>{}</p><p>经办机构应当核对原件。</p></div>"
    found = diff.compare(html(page.format(before)), html(page.format(after)), packs=())
    assert bool(found.differences) is told
    assert told or found.ignored["reordered"] == 1


LEVELS = """<table><tr><th>居民医保住院</th><th>一级医院</th><th>二级医院</th></tr>
<tr><td>起付线</td><td>150元</td><td>350元</td></tr><tr><td>报销比例</td><td>85%</td><td>72%</td></tr></table>"""
TURNED = """<table><tr><th>医院级别</th><th>居民医保住院起付线</th><th>居民医保住院报销比例</th></tr>
<tr><td>一级医院</td><td>150元</td><td>85%</td></tr><tr><td>二级医院</td><td>350元</td><td>72%</td></tr></table>"""


def test_table_cut_into_other_rows_is_the_same_table_and_its_cells_are_compared() -> None:
    page = "<h1>城乡居民医保待遇</h1><div id=zoom><p>居民医保按下表支付。</p>{}</div>"
    same = diff.compare(html(page.format(LEVELS)), html(page.format(TURNED)), packs=PACKS)
    assert same.differences == ()
    other = diff.compare(html(page.format(LEVELS)), html(page.format(TURNED.replace("72%", "70%"))), packs=PACKS)
    assert [(d.key, d.before.value, d.after.value) for d in other.differences if d.key] == [("inpatient.ratio", 72, 70)]  # type: ignore[union-attr]


def test_title_run_together_with_the_first_paragraph_is_no_edit() -> None:
    title, said = "职工医保缴费年限新规", "近日，本市公布职工医保办法，经办机构应当告知参保人员。"
    rule = "职工医保累计缴费年限满25年。"
    before = html(f"<h1>{title}</h1><div id=zoom><p>{said}</p><p>{rule}</p></div>")
    after = text(f"{title}{said}\n{rule}\n")
    assert [d for d in diff.compare(before, after, packs=PACKS).differences if d.key is None] == []


def test_remark_in_a_cell_whose_amounts_stay_is_told() -> None:
    page = "<h1>城乡居民医保待遇</h1><div id=zoom><p>居民医保按下表支付，转诊的另有规定。</p>{}</div>"
    after = LEVELS.replace("<td>72%</td>", "<td>72%（限转诊）</td>")
    found = diff.compare(html(page.format(LEVELS)), html(page.format(after)), packs=PACKS)
    assert found.differences


def test_title_and_number_printed_as_a_line_are_no_rule() -> None:
    title, rule = "关于调整职工医保缴费基数的通知", "<p>职工医保缴费基数上限为每月24216元，下限为4844元。</p>"
    before = html(f"<h1>{title}</h1><p>岭医保发〔2026〕9号</p><div id=zoom>{rule}</div>")
    after = html(
        f"<h1>{title}</h1><p>岭医保发〔2026〕9号</p><div id=zoom>{rule}<p>{title}岭医保发〔2026〕9号</p></div>"
    )
    assert diff.compare(before, after, packs=PACKS).differences == ()
