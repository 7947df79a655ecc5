"""HTML as content management systems print it: which part is policy, and what it says."""

from __future__ import annotations

import pytest

from tests.analyze.pages import html, keyed, text
from watcher.errors import ReadError
from watcher.model import Validity

RULE = "<p>第一条　职工医保累计缴费年限为男职工满30年、女职工满25年。</p>"
FILLER = "<p>参保人员应当按照规定办理职工医保关系转移接续手续，由经办机构审核。</p>"


def test_menus_related_articles_and_counters_are_not_policy() -> None:
    document = html(
        "<nav><a href=/>首页</a><a href=/x>医保缴费年限满15年</a></nav>"
        f"<div class=content>{RULE}{FILLER}</div>"
        "<div class=related><p>生育津贴按128天计发，失业保险缴费比例为1%。</p></div>"
        "<ul><li><a href=/1>职工医保缴费年限满20年的新规定出台了</a></li><li><a href=/2>居民医保个人缴费标准每人每年400元</a></li></ul>"
        "<footer>浏览次数：1234</footer>"
    )
    assert [(f.cohort["sex"], f.value) for f in document.facts] == [("male", 30), ("female", 25)]


def test_body_printed_for_phone_and_desktop_is_read_once() -> None:
    copy = f"<div class=content-detail>{RULE}{FILLER}</div>"
    document = html(f"<div class=mobile-only>{copy}</div><div class=pc-only>{copy}</div><div class=print>{copy}</div>")
    assert len(document.facts) == 2
    assert len(document.clauses) == 2


def test_number_split_over_inline_tags_is_one_number() -> None:
    document = html(
        "<div id=zoom><p>自20<b>2</b>6年<span>1</span>月1日起，职工医保缴费年限为2<span>5</span>年。</p></div>"
    )
    (fact,) = document.facts
    assert (fact.value, str(fact.effective_from)) == (25, "2026-01-01")


def test_merged_cells_and_two_header_rows_reach_every_value() -> None:
    document = html(
        "<div id=zoom><h2>职工医保住院报销比例</h2><table>"
        "<tr><th rowspan=2>医院等级</th><th colspan=2>报销比例</th></tr><tr><th>在职职工</th><th>退休人员</th></tr>"
        "<tr><td>三级医院</td><td>80%</td><td>85%</td></tr><tr><td>二级医院</td><td>88%</td><td>90%</td></tr></table></div>"
    )
    found = {(f.cohort["hospital_level"], f.cohort["status"]): f.value for f in keyed(document, "inpatient.ratio")}
    assert found == {
        ("tertiary", "active"): 80, ("tertiary", "retired"): 85, ("secondary", "active"): 88, ("secondary", "retired"): 90,
    }  # fmt: skip


@pytest.mark.parametrize(
    "shape",
    [
        "<dl><dt>个人账户可以继承吗？</dt><dd>参保人员死亡的，职工医保个人账户余额可以依法继承。</dd></dl>",
        "<details><summary>个人账户可以继承吗？</summary><p>参保人员死亡的，职工医保个人账户余额可以依法继承。</p></details>",
        "<p>问：个人账户可以继承吗？</p><p>答：参保人员死亡的，职工医保个人账户余额可以依法继承。</p>",
        "<p><strong>个人账户可以继承吗？</strong></p><p>参保人员死亡的，职工医保个人账户余额可以依法继承。</p>",
        "<p>1、个人账户可以继承吗？</p><p>参保人员死亡的，职工医保个人账户余额可以依法继承。</p>",
        "<h3>个人账户可以继承吗？</h3><p>参保人员死亡的，职工医保个人账户余额可以依法继承。</p>",
    ],
)
def test_questions_state_nothing_and_head_their_answers(shape: str) -> None:
    document = html(f"<div id=zoom>{shape}</div>")
    (question,) = [c for c in document.clauses if c.kind == "question"]
    (fact,) = keyed(document, "account.inheritance")
    answer = document.clause(fact.clause)
    assert question.text == "个人账户可以继承吗？"
    assert fact.value == "allowed"
    assert answer is not None and answer.path[-1] == question.text


def test_stamp_image_says_that_the_document_is_gone() -> None:
    stamp = '<span class=post-ifyxcon><img src=/a.png title="文件已失效" alt="文件已失效"></span>'
    assert html(f"{stamp}<div id=zoom>{RULE}{FILLER}</div>").meta.validity == "expired"


@pytest.mark.parametrize("form", ['<form id="aspnetForm" action="./">', '<form name="_newscontent_fromname">'])
def test_form_around_a_whole_page_is_no_reason_to_leave_it_out(form: str) -> None:
    text = "".join(f"<p>第{n}条　职工医保累计缴费年限男满{n + 20}年的，退休后不再缴费。</p>" for n in range(1, 9))
    search = '<form action="/s"><label>请输入关键词</label><input name="q"><button>搜索</button></form>'
    found = html(f"<html><body>{search}{form}<div class='ny'>{text}</div><input type='hidden'></form></body></html>")
    assert len(found.clauses) == 8 and not any("关键词" in clause.text for clause in found.clauses)


def test_files_listed_behind_an_article_as_its_attachments_are_links_of_it() -> None:
    files = '<ul><li>附件【<a href="/f/a.doc">申报表.doc</a>】已下载<span>12</span>次</li></ul><ul><li><a href="/x.pdf">别的文件</a></li></ul>'
    body = "".join(f"<p>第{n}条　参保人员应当在{n}个月内申请，逾期不予受理。</p>" for n in range(1, 7))
    found = html(f'<html><body><div id="m"><div class="v_news_content">{body}</div>{files}</div></body></html>')
    assert [link.title for link in found.links] == ["申报表.doc"]


def test_body_printed_several_times_leaves_its_short_lines_once_too() -> None:
    body = "<p>有下列情形之一的，个人账户余额可以一次性支付给本人或者其继承人：</p><p>参保人员应征入伍的；</p><p>参保人员出国定居的；</p>"
    found = html(f'<html><body><div id="zoom">{body * 3}</div></body></html>')
    assert [clause.text for clause in found.clauses].count("参保人员应征入伍的；") == 1


def test_table_headed_by_names_and_contents_reads_as_names_with_what_they_say() -> None:
    rows = "<tr><td>办理时限</td><td>5个工作日内办结</td></tr><tr><td>办理地点</td><td>政务服务中心2楼</td></tr>"
    table = f"<table><tr><th>项目</th><th>内容</th></tr>{rows}</table>"
    found = html(f'<html><body><div id="zoom"><p>办事指南如下，请按要求准备材料。</p>{table}</div></body></html>')
    assert [c.text for c in found.clauses if c.kind == "row"] == [
        "办理时限：5个工作日内办结",
        "办理地点：政务服务中心2楼",
    ]


def test_padded_labels_are_metadata_not_text() -> None:
    document = html(
        "<table><tr><td>文　　号：</td><td>川医保规〔2026〕\u00a09\u00a0号</td><td>有 效 性：</td><td>废止</td></tr>"
        f"<tr><td>发布机构：</td><td>四川省医疗保障局</td></tr></table><div id=zoom>{RULE}</div>"
    )
    meta = document.meta
    assert (meta.doc_number, meta.issuer, meta.validity, meta.region) == (
        "川医保规〔2026〕9号", "四川省医疗保障局", "repealed", "CN-51")  # fmt: skip


def test_own_selector_and_removals_decide() -> None:
    document = html(
        f"<div id=a>{FILLER}</div><div id=b>{RULE}<p class=ad>职工医保等待期为12个月。</p></div>",
        select="#b",
        remove=[".ad"],
    )
    assert [f.key for f in document.facts] == ["years.total", "years.total"]


def test_missed_selector_is_its_own_outcome() -> None:
    with pytest.raises(ReadError, match="#gone") as caught:
        html(RULE, select="#gone")
    assert caught.value.outcome == "selector_missed"


def test_page_without_text_is_empty() -> None:
    with pytest.raises(ReadError) as caught:
        html("<script>var a=1</script>")
    assert caught.value.outcome == "empty"


def test_what_stands_behind_the_end_of_the_page_is_read_as_browsers_read_it() -> None:
    late = "<html><body><h1>某市办法</h1><p>第一条　职工医保缴费年限满25年。</p></body></html><p>第二条　个人账户不得提前支取。</p></body></html>"
    assert [clause.label for clause in html(late).clauses] == ["第一条", "第二条"]


def test_text_lost_behind_the_parser_limit_is_incomplete_not_removed() -> None:
    deep = "<div>" * 400 + RULE + "</div>" * 400
    with pytest.raises(ReadError) as caught:
        html(deep)
    assert caught.value.outcome == "incomplete"


def test_entities_are_not_expanded_from_files() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    document = html(f"{bomb}<div id=zoom>{RULE}<p>&x;</p></div>")
    assert all("root:" not in c.text for c in document.clauses)


def test_attachments_are_links_of_the_document() -> None:
    document = html(f'<div id=zoom>{RULE}<p>附件：<a href="/files/a.pdf">缴费基数表</a></p></div>')
    assert [(link.url, link.title) for link in document.links] == [("https://example.org/files/a.pdf", "缴费基数表")]


def test_cell_over_two_columns_is_for_both() -> None:
    document = html(
        "<div id=zoom><h2>职工医保住院报销比例</h2><table>"
        "<tr><th rowspan=2>医院等级</th><th colspan=2>报销比例</th></tr><tr><th>在职职工</th><th>退休人员</th></tr>"
        "<tr><td>一级医院</td><td colspan=2>95%</td></tr></table></div>"
    )
    assert {f.cohort["status"]: f.value for f in keyed(document, "inpatient.ratio")} == {"active": 95, "retired": 95}


def test_area_that_is_the_pages_own_region_is_no_cohort() -> None:
    body = "<div id=zoom><p>广州市职工医保的累计缴费年限为15年，佛山市为10年。</p></div>"
    found = {f.cohort.get("area"): f.value for f in html(body, region="CN-4401").facts}
    assert found.get(None) == 15


def test_half_width_full_stop_ends_a_sentence() -> None:
    (fact,) = html("<p>职工医保普通门诊年度最高支付限额为七千元｡</p>").facts
    assert (fact.key, fact.value) == ("outpatient.cap", 7000)


def test_questions_on_buttons_and_many_in_one_paragraph() -> None:
    accordion = html(
        "<div id=zoom><button>住院能报多少？</button><div style='display:none'><p>职工医保住院报销比例为85%。</p></div><button>分享</button></div>"
    )
    run_on = html(
        "<div id=zoom><p>问：职工医保个人账户能取现吗？答：不可以取现。问：死亡后呢？答：账户余额可以依法继承。</p></div>"
    )
    assert [c.kind for c in accordion.clauses] == ["question", "paragraph"]
    assert [c.kind for c in run_on.clauses] == ["question", "paragraph"] * 2
    assert {f.key for f in run_on.facts} == {"account.cash_out.permission", "account.inheritance"}


def test_numbered_heading_is_no_title_and_governs_its_paragraph() -> None:
    document = html("<div id=zoom><p><b>一、职工医保缴费年限</b></p><p>男满30年，女满25年。</p></div>")
    assert [(f.cohort["sex"], f.value) for f in keyed(document, "years.total")] == [("male", 30), ("female", 25)]


@pytest.mark.parametrize(
    ("around", "validity"),
    [
        ("<div class=state>【已废止】</div>{}", Validity.REPEALED),
        ("<span>本文件已失效</span>{}", Validity.EXPIRED),
        ("<span>有效</span><span>已失效</span><span>已废止</span>{}", Validity.UNKNOWN),
        ("<ul><li><span>已失效</span></li></ul>{}", Validity.UNKNOWN),
        ("{}<p>原办法已废止，按本办法执行。</p>", Validity.UNKNOWN),
    ],
)
def test_a_line_that_says_the_document_is_gone_is_its_stamp_and_a_filter_of_documents_is_not(
    around: str, validity: Validity
) -> None:
    body = "<h1>某市医保办法</h1><div id=zoom><p>第一条　职工医保累计缴费年限满25年。</p></div>"
    assert html(around.format(body), select="#zoom").meta.validity is validity


def test_head_of_a_table_that_is_printed_again_is_no_row() -> None:
    head = "<tr><td>医院级别</td><td>住院报销比例</td></tr>"
    rows = [f"<tr><td>{level}医院</td><td>{n}%</td></tr>" for level, n in (("一级", 90), ("二级", 85), ("三级", 80))]
    document = html(f"<div id=zoom><h2>职工医保</h2><table>{head}{rows[0]}{rows[1]}{head}{rows[2]}</table></div>")
    assert [c.text for c in document.clauses] == [
        f"医院级别：{level}医院；住院报销比例：{n}%" for level, n in (("一级", 90), ("二级", 85), ("三级", 80))
    ]


def test_row_is_for_the_place_that_its_first_cell_names() -> None:
    rows = "".join(
        f"<tr><td>{a}</td><td>{n}元</td></tr>" for a, n in (("临海市", 25000), ("其他地区", 21000), ("小计", 9))
    )
    document = html(
        f"<div id=zoom><h2>职工医保缴费基数</h2><table><tr><th>统筹地区</th><th>缴费基数上限</th></tr>{rows}</table></div>"
    )
    found = {f.cohort.get("area"): f.value for f in keyed(document, "contribution.base.upper")}
    assert {"临海市": 25000, "其他地区": 21000}.items() <= found.items()


@pytest.mark.parametrize(
    "link",
    ["<a href='#p{0}'>{1}</a>", "<a data-toggle=collapse href='#p{0}'>{1}</a>", "<a href='javascript:;'>{1}</a>"],
)
def test_link_that_opens_the_answer_below_it_is_a_question(link: str) -> None:
    asked = ("灵活就业人员的职工医保缴费比例是多少？", "职工医保断缴以后要等多久才能报销？")
    told = ("灵活就业人员参加职工医保的缴费比例为9%。", "职工医保断缴后重新缴费的，待遇等待期为2个月。")
    panels = "".join(
        f"<div class=panel><h4>{link.format(n, q)}</h4><div id=p{n}>{a}</div></div>"
        for n, (q, a) in enumerate(zip(asked, told, strict=True))
    )
    document = html(f"<div class=container>{panels}</div>")
    assert [c.text for c in document.clauses] == [text for pair in zip(asked, told, strict=True) for text in pair]
    assert [c.kind for c in document.clauses] == ["question", "paragraph"] * 2


def test_clock_and_file_number_above_a_short_text_are_not_taken_for_prose() -> None:
    document = html(
        "<div class=top><a href=/>政务公开</a>　2026年03月02日 10:15:08</div>"
        "<table><tr><td>索引号</td><td>QX2231/2026-00031</td></tr><tr><td>生成日期</td><td>2026-03-01</td></tr></table>"
        "<h2>医保提示</h2><div class=txt><p>职工医保断缴超过3个月的，重新缴费后待遇等待期为2个月。</p>"
        "<p>参保人员可以拨打12393咨询，也可以到窗口办理。</p></div>"
    )
    assert [c.text[:4] for c in document.clauses] == ["职工医保", "参保人员"]


def test_day_that_no_calendar_has_dates_no_group() -> None:
    (fact,) = html("<div id=zoom><p>2014年2月30日前已参加职工医保的，累计缴费年限满10年。</p></div>").facts
    assert "joined" not in fact.cohort


HEAD = "<h1>关于规范职工医保缴费有关问题的通知</h1>"
LINE = '<p class="info">发文单位：某县医疗保障局　{}　日期：2026-05-06　点击：218</p>'
BODY = f"<div id=zoom>{RULE}{FILLER}<p>根据国医保发〔2020〕1号文件执行。</p></div>"


@pytest.mark.parametrize(
    "page",
    [
        HEAD + LINE.format("某医保发〔2026〕4号") + BODY,
        HEAD + '<p class="wh">某医保发〔2026〕 4号</p>' + BODY,
        HEAD
        + "<div><em>某县医疗保障局</em><em>2026.05.06</em><em>某医保发〔2026〕4号</em><em>浏览 218</em></div>"
        + BODY,
        f"<div id=zoom>{HEAD}<p>（某医保发〔2026〕4号） 2026-05-06</p>{RULE}{FILLER}</div>",
        f"<div><div>{HEAD}<div>某县医疗保障局某医保发〔2026〕4号</div></div><div>{BODY}</div></div>",
    ],
)
def test_number_is_found_among_other_things_of_the_head(page: str) -> None:
    assert html(page).meta.doc_number == "某医保发〔2026〕4号"


@pytest.mark.parametrize(
    "page",
    [
        HEAD + BODY,
        HEAD + "<p>转发《某办法》（某医保发〔2026〕4号）</p>" + BODY,
        "<div><a>某医保发〔2026〕4号</a></div>" + HEAD + BODY,
        f"<div id=zoom>{HEAD}{RULE}<p>某医保发〔2026〕4号 2026-05-06</p>{FILLER}</div>",
    ],
)
def test_number_of_another_document_is_not_this_ones(page: str) -> None:
    assert html(page).meta.doc_number is None


TITLED = "关于提高退休人员医疗待遇标准的通知"


@pytest.mark.parametrize(
    "page",
    [
        f"<title>{TITLED}</title>|<h1>{TITLED}</h1>",
        f"<title>{TITLED}-某县医疗保障局</title>|<h3>{TITLED}</h3>",
        f"<title>打印预览 - {TITLED}</title>|<h2>{TITLED}</h2>",
        f"<title>打印预览</title>|<h2>某县医疗保障局</h2><div id=zoom><p>{TITLED}</p>{RULE}{FILLER}</div>",
        f"<title>{TITLED}_某县医疗保障局</title>|<h2>某县医疗保障局</h2>",
    ],
)
def test_title_is_found_alike_on_pages_of_any_layout(page: str) -> None:
    head, _, body = page.partition("|")
    assert html(body if "zoom" in body else f"{body}<div id=zoom>{RULE}{FILLER}</div>", head=head).meta.title == TITLED


@pytest.mark.parametrize(
    "beside", ["<p>发布机构：某县医疗保障局</p>", "<p>来源：某县医疗保障局</p>", "<p>某医保发〔2026〕4号</p>"]
)
def test_office_tells_the_insurance_wherever_it_is_named(beside: str) -> None:
    said = "<p>办理备案不收取手续费，经办人员应当当场受理。</p>"
    document = html(f"<h1>关于规范窗口服务的通知</h1>{beside}<div id=zoom>{said}{FILLER}</div>")
    assert [fact.insurance for fact in keyed(document, "procedure.fee")] == ["medical"]


@pytest.mark.parametrize(
    "thread",
    [
        "<h3>我是女职工，医保要缴满几年？</h3><p>累计缴费年限须满24年。</p>",
        "<div>我是女职工，医保要缴满几年？</div><div>官方回复</div><div>累计缴费年限须满24年。</div>",
        "<div>我是女职工，医保要缴满几年？</div><div>市医保局答复：</div><div>累计缴费年限须满24年。</div>",
    ],
)
def test_question_on_a_board_stands_above_its_reply(thread: str) -> None:
    (fact,) = keyed(html(f"<h1>网友留言：职工医保缴费年限</h1><div id=zoom>{thread}</div>"), "years.total")
    assert (fact.value, fact.cohort) == (24, {"sex": "female"})


@pytest.mark.parametrize(
    "pair",
    [
        "<div><i>问</i><b>{q}</b></div><div><i>答</i>{a}</div>",
        "<li><div><span>Q</span>{q}</div><div><span>A</span>{a}</div></li>",
        "<h4><em>问</em>{q}</h4><p><em>答</em>：{a}</p>",
        "<div><i>问</i><p>{q}</p></div><div><i>答</i><p>{a}</p></div>",
        "<p>问</p><p>{q}</p><p>答</p><p>{a}</p>",
        "<p>问：{q}</p><p>答：{a}</p>",
    ],
)
def test_marks_of_questions_in_boxes_of_their_own_are_no_words_of_theirs(pair: str) -> None:
    asked, answered = "灵活就业人员参加职工医保，费率是多少？", "缴费比例为9.5%，全部由本人承担。"
    document = html(f"<h1>职工医保问答</h1><div id=zoom>{pair.format(q=asked, a=answered)}</div>")
    assert [(c.kind, c.text) for c in document.clauses] == [("question", asked), ("paragraph", answered)]
    assert document.clauses[1].path[-1] == asked


def test_number_before_a_year_is_a_number_and_one_in_an_amount_is_not() -> None:
    said = ["2．2003年1月1日前的工龄由档案认定。", "3.2003年后的工龄由缴费记录认定。", "3.5年的服务期由医院认定。"]
    document = html(f"<div id=zoom>{''.join(f'<p>{line}</p>' for line in said)}</div>")
    assert [clause.label for clause in document.clauses] == ["2", "3", None]


def test_line_broken_before_its_verb_is_one_line() -> None:
    document = html("<div id=zoom><p>（三）集中参保期<br>为2026年9月1日至12月20日。</p><p>（四）逾期不补。</p></div>")
    assert document.clauses[0].text == "集中参保期为2026年9月1日至12月20日。"


def test_second_row_of_a_head_need_not_be_marked_as_one() -> None:
    table = (
        "<tr><th rowspan=2>医疗机构级别</th><th colspan=2>职工医保住院报销比例</th></tr><tr><td>在职职工</td><td>退休人员</td></tr>"
        "<tr><td>一级医疗机构</td><td>91%</td><td>94%</td></tr>"
    )
    document = html(f"<h1>职工医保待遇</h1><table>{table}</table>")
    found = {(f.cohort["hospital_level"], f.cohort["status"]): f.value for f in keyed(document, "inpatient.ratio")}
    assert found == {("primary", "active"): 91, ("primary", "retired"): 94}


LONG = [
    "据市医保局介绍，灵活就业人员不受户籍限制，均可以按照规定参加本市职工医保，并由本人选择缴费基数。",
    "灵活就业人员参加职工医保的缴费比例为9%，缴费基数下限为4512元，上限为22560元，按月缴纳。",
    "达到法定退休年龄时，职工医保累计缴费年限男满30年、女满25年的，可以享受退休人员职工医保待遇。",
    "三级医院住院起付线为900元。",
    "本办法由市医保局解释。",
]


@pytest.mark.parametrize("columns", [44, 52, 60, 66, 72, 80])
def test_text_wrapped_at_any_column_is_its_paragraphs(columns: int) -> None:
    def wrapped(line: str) -> str:
        out, width = "", 0
        for letter in line:
            wide = 1 if letter.isascii() else 2
            if width + wide > columns:
                out, width = f"{out}\n", 0
            out, width = out + letter, width + wide
        return out

    document = text("灵活就业人员参保须知\n" + "\n".join(map(wrapped, LONG)))
    assert [clause.text for clause in document.clauses][-len(LONG) :] == LONG


def test_one_broken_line_of_a_text_is_put_together() -> None:
    rules = ["第一条　为规范个人账户管理，制定本规定。", "第二条　在职职工缴纳的基本医疗保险费全部计入个人账户，计入比例为本人缴费工资", "的2%。", "第三条　本规定自印发之日起施行。"]  # fmt: skip
    assert [c.text for c in text("\n".join(rules)).clauses][1].endswith("缴费工资的2%。")


def test_lines_of_the_markup_are_no_lines_of_the_page() -> None:
    document = html(
        "<div id=zoom>第一条 灵活就业人员参加职工\n基本医疗保险的，缴费比例为9%。<br/>\n第二条 自缴费次月起享受职工\n医保待遇。<br>\n</div>"
    )
    assert [c.text.replace(" ", "") for c in document.clauses] == [
        "灵活就业人员参加职工基本医疗保险的，缴费比例为9%。",
        "自缴费次月起享受职工医保待遇。",
    ]


def test_lines_of_preformatted_text_are() -> None:
    document = html("<div id=zoom><pre>第一条 职工医保费率为8%。\n第二条 由本局解释。</pre></div>")
    assert [c.label for c in document.clauses] == ["第一条", "第二条"]


def test_table_of_questions_and_answers_is_read_as_such() -> None:
    rows = "<tr><td>1</td><td>女职工医保要缴满几年？</td><td>累计缴费年限须满25年。</td></tr><tr><td>2</td><td>在哪里查？</td><td>在医保大厅查询。</td></tr>"
    document = html(f"<h1>职工医保热点问答</h1><table><tr><th>序号</th><th>问题</th><th>答复</th></tr>{rows}</table>")
    assert [c.kind for c in document.clauses] == ["question", "paragraph"] * 2
    (fact,) = keyed(document, "years.total")
    assert (fact.value, fact.cohort) == (25, {"sex": "female"})


def test_name_of_any_page_is_no_title() -> None:
    named = "关于公布职工医保缴费基数的通知"
    rows = f"<table><tr><td>{named}</td></tr><tr><td>一、缴费基数上限为每月24216元。</td></tr></table>"
    document = text(f"<html><head><title>公文查看</title></head><body>{rows}</body></html>", format="html")
    assert document.meta.title == named
    assert [c.text for c in document.clauses] == ["缴费基数上限为每月24216元。"]


def test_day_from_which_benefits_are_paid_is_not_the_documents() -> None:
    document = html("<h1>参保公告</h1><div id=zoom><p>居民医保待遇自2026年1月1日起生效。</p><p>逾期不补。</p></div>")
    assert document.meta.effective_from is None


def test_plain_questions_with_answers_below_them_are_questions() -> None:
    pairs = [
        ("女职工医保要缴满几年？", "累计缴费年限须满25年。"),
        ("在哪里查？", "在医保大厅查。"),
        ("要收费吗？", "不收费。"),
    ]
    lines = "".join(f"<p>{asked}</p><p>{said}</p>" for asked, said in pairs)
    document = html(f"<h1>职工医保热点</h1><div id=zoom>{lines}</div>")
    assert [c.kind for c in document.clauses] == ["question", "paragraph"] * 3
    assert [f.cohort for f in keyed(document, "years.total")] == [{"sex": "female"}]
    two = html(f"<h1>职工医保</h1><div id=zoom><p>要缴满几年？</p><p>{RULE}</p>{FILLER}</div>")
    assert "question" not in [c.kind for c in two.clauses]


FORM = (
    "<table border=1><tr><td>标题</td><td>职工医保缴费年限通知</td></tr><tr><td>来文单位</td><td>宁山市医疗保障局</td></tr>"
    "<tr><td>正文</td><td>{}</td></tr></table>"
)
TEXT = ["各县区：", "职工医保缴费年限的有关事项通知如下。", "一、累计缴费年限男满30年、女满25年。",
        "二、在本市实际缴费年限满12年。", "三、复员军人的军龄视同职工医保缴费年限。"]  # fmt: skip


@pytest.mark.parametrize("body", ["".join(f"<p>{line}</p>" for line in TEXT), "<br>".join(TEXT)])
def test_cell_of_a_form_that_holds_the_text_is_read_as_the_text(body: str) -> None:
    document = html(FORM.format(body))
    assert [c.label for c in document.clauses if c.kind == "item"] == ["一", "二", "三"]
    (deemed,) = keyed(document, "years.deemed")
    assert str(deemed.value).startswith("复员军人")


def test_cell_of_a_table_with_its_papers_stays_a_row() -> None:
    papers = "<p>身份证</p><p>银行卡</p><p>死亡证明</p><p>户口簿</p>"
    rows = "<tr><td>事项</td><td>医保个人账户余额提取，由继承人到参保地窗口办理，也可以通过手机客户端办理</td></tr>"
    document = html(f"<table>{rows}<tr><td>办理材料</td><td>{papers}</td></tr></table>")
    assert {c.kind for c in document.clauses} == {"row"}


def test_lines_broken_inside_an_inline_element_are_lines() -> None:
    document = html(f"<font size=3>{'<br>'.join(TEXT)}</font>")
    assert [c.label for c in document.clauses if c.kind == "item"] == ["一", "二", "三"]


@pytest.mark.parametrize("tool", ["<span>编辑</span>", "<a>[编辑]</a>", " <i>播报</i><i>编辑</i>"])
def test_tool_behind_a_heading_is_no_word_of_it(tool: str) -> None:
    document = html(
        f"<h2>个人账户能取现吗？{tool}</h2><p>不能。职工医保个人账户资金不得提取现金，也不得用于其他支出，国家另有规定的除外。</p>"
    )
    assert [c.text for c in document.clauses if c.kind == "question"] == ["个人账户能取现吗？"]


@pytest.mark.parametrize("name", ["掌上政务", "宁山政务服务网", "宁山医保公众号"])
def test_name_of_the_site_is_no_title_of_its_texts(name: str) -> None:
    body = "<div>灵活就业人员参加职工医保缴费问题解答</div><div>一、缴费标准</div><p>缴费比例为9%。</p>"
    assert html(body, head=f"<title>{name}</title>").meta.title == "灵活就业人员参加职工医保缴费问题解答"
