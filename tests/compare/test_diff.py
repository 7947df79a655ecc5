"""One real edit is one change; everything else that moves is counted and told to nobody."""

from __future__ import annotations

from datetime import date

import pytest

from tests.analyze.pages import PACKS, html, text
from watcher.compare import diff
from watcher.model import Basis, Comparison, Fact, Kind, Severity

BASE = """岭南省职工医保规定
第一章　总则
第一条　为了保障职工基本医疗保险权益，制定本规定。
第二条　职工医保累计缴费年限为男职工满25年、女职工满20年。
第三条　参保人员出境定居、死亡的，职工医保个人账户余额可以一次性提取。
第四条　用人单位按照职工工资总额的6%缴纳职工医保费，职工个人按照本人工资的2%缴纳。
第五条　经办机构应当自受理申请之日起15个工作日内办结职工医保关系转移接续手续。
第六条　医疗机构应当自收到通知之日起10日内答复，依照第五条的规定办理。
第七条　参保人员可以到服务大厅咨询政策，也可以拨打服务热线12393咨询。
第八条　本规定自2026年1月1日起施行。
"""


def changed(old: str, new: str) -> Comparison:
    return diff.compare(text(old), text(new), packs=PACKS)


def edit(before: str, after: str) -> Comparison:
    assert before in BASE
    return changed(BASE, BASE.replace(before, after))


@pytest.mark.parametrize(
    ("before", "after", "key", "old", "new"),
    [
        ("男职工满25年", "男职工满30年", "years.total", 25, 30),
        ("6%", "百分之八", "contribution.rate.employer", 6, 8),
        ("本人工资的2%", "本人工资的2.5%", "contribution.rate.personal", 2, 2.5),
        ("15个工作日", "十个工作日", "transfer.deadline", 15, 10),
        ("12393", "12345", "procedure.hotline", "12393", "12345"),
        (
            "个人账户余额可以一次性提取",
            "个人账户余额不得提取",
            "account.cash_out.permission",
            "conditional",
            "forbidden",
        ),
    ],
)
def test_one_edit_is_one_change_with_its_key_and_values(
    before: str, after: str, key: str, old: object, new: object
) -> None:
    (difference,) = [d for d in edit(before, after).differences if d.key == key]
    assert isinstance(difference.before, Fact) and isinstance(difference.after, Fact)
    assert (difference.kind, difference.before.value, difference.after.value) == (Kind.VALUE, old, new)
    assert [d.key for d in edit(before, after).differences if d.kind is Kind.REWORDED] == []


def test_cohort_severity_and_title_of_a_change() -> None:
    (difference,) = edit("男职工满25年", "男职工满30年").differences
    assert dict(difference.cohort) == {"sex": "male"}
    assert difference.severity is Severity.CRITICAL
    assert difference.fields == ("value",)
    assert difference.title == "职工医保 累计缴费年限（男）：25年 → 30年"


def test_circumstance_that_vanishes_is_removed() -> None:
    (difference,) = edit("出境定居、死亡的", "死亡的").differences
    assert isinstance(difference.before, Fact)
    assert (difference.kind, difference.key, difference.before.value) == (
        Kind.REMOVED, "account.cash_out.circumstance", "emigration")  # fmt: skip


def test_cohort_that_vanishes_is_removed() -> None:
    (difference,) = edit("男职工满25年、女职工满20年", "男职工满25年").differences
    assert (difference.kind, dict(difference.cohort)) == (Kind.REMOVED, {"sex": "female"})


NOISE = {
    "renumbered": [("第七条", "第九条")],
    "width": [("25年", "２５年"), ("6%", "６％")],
    "number_spelling": [("25年", "二十五年"), ("10日内", "十日内")],
    "punctuation": [("制定本规定。", "制定本规定；")],
    "whitespace": [("为了保障", "为了 保障")],
    "cross_reference": [("依照第五条", "依照第四条")],
}


@pytest.mark.parametrize(("reason", "before", "after"), [(r, b, a) for r, pairs in NOISE.items() for b, a in pairs])
def test_noise_is_counted_by_reason_and_changes_nothing(reason: str, before: str, after: str) -> None:
    comparison = edit(before, after)
    assert comparison.differences == ()
    assert comparison.ignored.get(reason), comparison.ignored


def test_reordered_articles_are_no_change() -> None:
    lines = BASE.splitlines()
    comparison = changed(BASE, "\n".join([*lines[:2], lines[6], *lines[2:6], *lines[7:]]))
    assert comparison.differences == ()
    assert comparison.ignored["reordered"] >= 1


def test_inserted_article_shifts_numbers_and_is_the_only_change() -> None:
    shifted = BASE
    for old, new in (
        ("第八条", "第九条"),
        ("第七条", "第八条"),
        ("第六条", "第七条"),
        ("第五条　", "第六条　"),
        ("依照第五条", "依照第六条"),
    ):
        shifted = shifted.replace(old, new)
    shifted = shifted.replace("第六条　", "第五条　参保人员应当在变更之日起30日内申报。\n第六条　", 1)
    (difference,) = changed(BASE, shifted).differences
    assert (difference.kind, difference.key, difference.severity) == (Kind.ADDED, None, Severity.MEDIUM)


def test_article_split_in_two_is_no_change() -> None:
    split = BASE.replace("职工医保费，职工个人", "职工医保费。\n职工个人").replace(
        "6%缴纳职工医保费。\n职工个人按照", "6%缴纳职工医保费。\n职工个人按照"
    )
    assert [d for d in changed(BASE, split).differences if d.severity is not Severity.LOW] == []


@pytest.mark.parametrize(("before", "after"), [("10日内答复", "15日内答复"), ("应当自收到通知", "可以自收到通知")])
def test_number_or_duty_without_a_key_is_a_medium_value_change(before: str, after: str) -> None:
    (difference,) = edit(before, after).differences
    assert (difference.kind, difference.key, difference.severity) == (Kind.VALUE, None, Severity.MEDIUM)


def test_other_words_are_reworded_and_low() -> None:
    (difference,) = edit("到服务大厅咨询政策", "到政务中心了解政策").differences
    assert (difference.kind, difference.severity) == (Kind.REWORDED, Severity.LOW)


def test_deleted_article_without_a_key_is_removed_and_medium() -> None:
    gone = "".join(line + "\n" for line in BASE.splitlines() if not line.startswith("第六条"))
    (difference,) = changed(BASE, gone).differences
    assert (difference.kind, difference.severity) == (Kind.REMOVED, Severity.MEDIUM)


def test_explicit_date_is_the_sentences_own() -> None:
    (difference,) = edit(
        "职工医保累计缴费年限为男职工满25年", "自2027年1月1日起，职工医保累计缴费年限为男职工满26年"
    ).differences[:1]
    assert (difference.effective_from, difference.effective_basis) == (date(2027, 1, 1), Basis.EXPLICIT)


def test_date_of_an_amended_page_is_unknown_not_its_first_one() -> None:
    (difference,) = edit("男职工满25年", "男职工满30年").differences
    assert (difference.effective_from, difference.effective_basis) == (None, Basis.UNKNOWN)


def test_new_date_of_effect_is_a_change_and_dates_the_others() -> None:
    new = BASE.replace("2026年1月1日", "2026年7月1日").replace("满20年", "满22年")
    by_key = {d.key: d for d in changed(BASE, new).differences}
    assert by_key["document.effective_from"].severity is Severity.HIGH
    assert by_key["years.total"].effective_basis is Basis.DOCUMENT


def test_repeal_and_stamp_are_critical() -> None:
    new = BASE.replace("起施行。", "起施行。《岭南省职工医保暂行规定》同时废止。")
    (difference,) = [d for d in changed(BASE, new).differences if d.key == "document.repeals"]
    assert difference.severity is Severity.CRITICAL


def test_stamps_counters_and_short_navigation_are_not_told() -> None:
    new = BASE + "浏览次数：3121\n更新日期：2026-05-02\n返回首页\n"
    comparison = changed(BASE + "浏览次数：17\n更新日期：2026-05-01\n", new)
    assert comparison.differences == ()


def test_new_document_tells_each_fact_with_what_it_replaces() -> None:
    new = BASE.replace("男职工满25年", "男职工满30年")
    comparison = diff.published(text(new), packs=PACKS, replaces=[text(BASE)])
    (difference,) = comparison.differences
    assert isinstance(difference.before, Fact) and isinstance(difference.after, Fact)
    assert (difference.kind, difference.before.value, difference.after.value) == (Kind.PUBLISHED, 25, 30)


def test_comparing_a_document_with_itself_finds_nothing() -> None:
    assert changed(BASE, BASE) == Comparison(differences=(), ignored={})


def test_whole_new_sentence_in_a_clause_is_more_than_other_words() -> None:
    (difference,) = edit(
        "到服务大厅咨询政策，", "到服务大厅咨询政策。灵活就业人员信用良好且没有欠费的，按照简易程序办理。参保人员"
    ).differences
    assert (difference.kind, difference.severity) == (Kind.VALUE, Severity.MEDIUM)


def test_member_that_vanishes_keeps_its_clause_on_both_sides_for_the_redline() -> None:
    (difference,) = edit("出境定居、死亡的", "死亡的").differences
    assert difference.clause_before is not None and difference.clause_after is not None
    assert "死亡" in difference.clause_after.text


def test_new_date_of_effect_is_told_once() -> None:
    new = BASE.replace("2026年1月1日", "2026年7月1日")
    assert [d.key for d in changed(BASE, new).differences] == ["document.effective_from"]


@pytest.mark.parametrize("printed", ["", "<p>发布日期：2026-03-09</p>"])
def test_in_force_from_its_issue_in_the_same_words_is_no_new_date_wherever_the_day_is_printed(printed: str) -> None:
    body = "<h1>岭南省职工医保规定</h1>{}<p>第一条　职工医保累计缴费年限满25年。</p><p>第二条　本规定自印发之日起施行，有效期{}年。</p>"
    old = html(body.format("<p>发布日期：2026-03-01</p>", 5))
    assert old.meta.effective_from == date(2026, 3, 1)
    comparison = diff.compare(old, html(body.format(printed, 5)), packs=PACKS)
    assert comparison.differences == ()
    longer = diff.compare(old, html(body.format("<p>发布日期：2026-03-01</p>", 6)), packs=PACKS)
    assert [d.key for d in longer.differences] == ["document.effective_to"]


def test_target_date_that_moves_is_told_once_not_for_every_value_that_waits_for_it() -> None:
    old = "岭南规定\n第一条　职工医保累计缴费年限到2030年1月1日统一为男职工30年，女职工25年。\n"
    (difference,) = changed(old, old.replace("2030年", "2028年")).differences
    assert isinstance(difference.after, Fact)
    assert (difference.key, difference.after.value) == ("years.phase_in", "2028-01-01")


LINKED = "<div id=zoom><p>职工医保累计缴费年限为25年。</p><p>附件：<a href='{url}'>{name}</a></p></div>"


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (LINKED.format(url="/f/2.pdf", name="2027年度标准.pdf"), Kind.VALUE),
        (LINKED.format(url="/f/1.pdf", name="2026年度标准.pdf").replace("</p></div>", "<a href='/f/9.pdf'>申请表</a></p></div>"), Kind.PUBLISHED),
        ("<div id=zoom><p>职工医保累计缴费年限为25年。</p></div>", Kind.REMOVED),
    ],
)  # fmt: skip
def test_attachment_that_moves_comes_or_goes_is_one_change(after: str, kind: Kind) -> None:
    before = html(LINKED.format(url="/f/1.pdf", name="2026年度标准.pdf"))
    (difference,) = diff.compare(before, html(after), packs=PACKS).differences
    assert (difference.key, difference.kind, difference.severity) == ("document.attachment", kind, Severity.MEDIUM)


def test_stamp_tells_even_where_a_date_of_expiry_is_known() -> None:
    body = "<div id=zoom><p>职工医保累计缴费年限为25年。</p><p>本办法自2026年1月1日起施行，有效期5年。</p></div>"
    stamped = f'<img src=a.png title="文件已失效">{body}'
    (difference,) = diff.compare(html(body), html(stamped), packs=PACKS).differences
    assert (difference.key, difference.severity) == ("document.validity", Severity.CRITICAL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026-03-01岭南市医疗保障局阅读量：2370", "2026-03-01岭南市医疗保障局阅读量：2384"),
        ("首页 | 新闻 | 政策法规；2026年11月03日 09:09", "首页 | 新闻 | 政策法规；2026年11月04日 10:17"),
        ("", "无障碍关怀版读屏专用放大缩小大鼠标十字光标语速+"),
        ("", "相关链接：《若干规定》政策解读"),
        ("窗口受理时间为每周一至周五9时至17时。", "窗口受理时间为每周一至周五9:00至17:00。"),
        ("本清单自2026年1月1日起更新并执行，请遵照办理。", "本清单自2026年1月1日（含当日）起更新并执行，请遵照办理。"),
    ],
)  # fmt: skip
def test_what_moves_around_a_text_and_other_spellings_of_time_are_no_change(old: str, new: str) -> None:
    found = changed(BASE + (old and old + "\n"), BASE + (new and new + "\n"))
    assert found.differences == ()


ITEMS = "岭南规定\n第一条　有下列情形之一的，应当向窗口报告：（一）迁出本市的；（二）改名的；（三）换证的。\n第二条　窗口在三日内答复。\n"


def test_items_that_become_paragraphs_are_no_change_and_one_that_is_gone_is_the_only_one() -> None:
    apart = ITEMS.replace("：（一）", "：\n（一）").replace("；（", "；\n（")
    assert changed(ITEMS, apart).differences == ()
    found = changed(ITEMS, apart.replace("（二）改名的；\n（三）", "（二）"))
    assert len(found.differences) == 1 and "改名" in found.differences[0].clause_before.text  # type: ignore[union-attr]


def test_a_clause_that_only_grew_is_matched_with_what_it_became() -> None:
    old = "岭南规定\n第一条　窗口可以受理迁入登记，可以受理迁出登记。\n第二条　窗口在三日内答复。\n"
    (difference,) = changed(old, old.replace("迁出登记。", "迁出登记，可以受理换证登记。")).differences
    assert difference.clause_before is not None and difference.clause_after is not None


def test_a_number_that_stands_in_another_changed_clause_too_is_still_told() -> None:
    old = "".join(f"第{n}条　对第{n}类行为，可以并处一千元以下罚款。\n" for n in "一二三四")
    new = old.replace("一千元", "二千元")
    assert len(changed("岭南规定\n" + old, "岭南规定\n" + new).differences) == 4


def test_a_table_that_becomes_sentences_changes_no_rule() -> None:
    old = html(
        "<h1>规定</h1><table><tr><th>级别</th><th>窗口数</th><th>办结天数</th></tr><tr><td>一类</td><td>300个</td><td>15日</td></tr></table>"
    )
    new = html("<h1>规定</h1><p>一类：窗口数为300个，办结天数为15日。</p>")
    assert [d.severity for d in diff.compare(old, new, packs=PACKS).differences if d.severity is not Severity.LOW] == []


def test_a_place_that_leaves_a_list_is_a_change_without_a_key() -> None:
    old = "岭南规定\n第一条　河东市、河西市、兰山市应当设立服务站。\n"
    (difference,) = changed(old, old.replace("、兰山市", "")).differences
    assert (difference.kind, difference.severity) == (Kind.VALUE, Severity.MEDIUM)


def test_what_was_forbidden_by_name_and_now_is_allowed_is_one_change() -> None:
    old = "岭南规定\n第一条　职工医保个人账户不得用于购买生活用品。\n"
    (difference,) = changed(old, old.replace("不得用于", "可以用于")).differences
    assert isinstance(difference.before, Fact) and isinstance(difference.after, Fact)
    assert (difference.before.operator, difference.after.operator) == ("not", "=")
