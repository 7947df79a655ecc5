"""The sixth wave's noise: what real pages do between two visits while every rule stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bench.signal.case import Answer, Case, noise
from bench.signal.document import Block, Document, Heading, Question, Table
from bench.signal.lists import Entry
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film
from bench.signal.sixth_layouts import board, show
from bench.signal.sixth_texts import (
    ACCOUNT,
    BASE,
    BENEFITS,
    CONSUMER,
    DOCUMENTS,
    FAQ,
    FLEX,
    FORUM,
    LAW,
    REMOTE,
    RESIDENT,
    RETIRE,
    SOCIAL,
    TRANSFER,
    yearly_base,
    yearly_resident,
)  # fmt: skip

Change = Callable[[str], str]

# id, document, layout, slot, before, after
FURNITURE = (
    ("related-news", "law", "cityhall", "side", '<h3>相关新闻</h3><ul><li>全市新增定点医院6家</li><li>医保基金飞行检查追回资金2300万元</li></ul>', '<h3>相关新闻</h3><ul><li>3个县医保大厅完成改造</li><li>国家集采第11批药品在我市落地，涉及55个品种</li></ul>'),
    ("hot-list", "base", "bureau", "side", "<ol><li>2025年部门预算公开（2316）</li><li>机关党支部主题党日（1870）</li></ol>", "<ol><li>机关党支部主题党日（1902）</li><li>公开招聘编外人员4名（1544）</li></ol>"),
    ("weather", "resident", "cityhall", "top", '<div class="tq">今日天气：多云 18℃～26℃ 东南风3级</div>', '<div class="tq">今日天气：小雨 14℃～19℃ 北风2级</div>'),
    ("holiday", "transfer", "bureau", "top", "", '<div class="gg">国庆节放假通知：10月1日至7日放假调休，共7天，10月8日起服务大厅正常对外办公。</div>'),
    ("holiday-over", "flex", "tabs", "top", '<p class="notice">春节假期（2月15日至23日）线下窗口暂停办公，祝您新春快乐！</p>', ""),
    ("statistics", "flex", "portal", "side", "<p>今日办件 1,204 件</p><p>累计办件 2,380,116 件</p>", "<p>今日办件 986 件</p><p>累计办件 2,391,407 件</p>"),
    ("comments", "consumer", "consumer", "inside", '<div class="cmt"><h3>网友评论(2)</h3><p>已经办好了，挺快的</p><p>谢谢小编</p></div>', '<div class="cmt"><h3>网友评论(4)</h3><p>已经办好了，挺快的</p><p>谢谢小编</p><p>上周三去排了40分钟队</p><p>楼上是哪个区的？</p></div>'),
    ("advert", "consumer", "consumer", "ad", "家庭体检卡 原价699元 现价399元", "洗牙套餐98元起 满200减30"),
    ("advert-between", "faq", "consumer", "above", '<div class="gg-top">【广告】百万医疗险 首月1元起 投保年龄0-65岁</div>', '<div class="gg-top">【广告】口腔种植牙 2980元/颗起</div>'),
    ("banner", "remote", "cityhall", "top", '<a href="/zt/1"><img src="/b1.jpg" alt="优化营商环境专题"></a>', '<a href="/zt/2"><img src="/b2.jpg" alt="2026年全国两会专题报道"></a>'),
    ("cookies", "base", "portal", "pop", "", '<div class="cookie">本网站使用Cookie以改善您的浏览体验，有效期30天。<button>同意</button></div>'),
    ("ai-summary", "account", "weixin", "above", "", '<div class="ai"><b>AI速览</b> 本文分六个部分，介绍个人账户的计入、使用、共济与清退，阅读约需4分钟。内容由AI生成，请以原文为准。</div>'),
    ("ai-reworded", "retire", "mobile", "above", '<p class="ai">智能摘要：这是一份面向退休人员的政策通知，重点是年限、视同和手续。</p>', '<p class="ai">智能摘要：通知围绕职工退休时的年限认定和手续办理展开，共六部分。</p>'),
    ("service-tip", "faq", "accordions", "side", "<p>温馨提示：周一上午办事群众较多，建议错峰前往。</p>", "<p>温馨提示：月底业务量较大，等候时间约25分钟。</p>"),
    ("opening-hours", "transfer", "portal", "foot", "大厅工作时间：周一至周五 8:30-12:00　13:30-17:00", "大厅工作时间（夏季）：周一至周五 8:30-12:00　14:00-17:30"),
    ("site-telephone", "base", "bureau", "foot", "　网站维护电话：0710-3600012", "　网站维护电话：0710-3600188"),
    ("maintenance", "flex", "tabs", "top", "", '<div class="alert">系统将于6月20日22:00至6月21日6:00停机维护，期间网上业务暂停办理，给您带来不便敬请谅解。</div>'),
    ("vote", "forum", "forum", "side", "<p>您对本次答复满意吗？ 满意233票 基本满意41票 不满意17票</p>", "<p>您对本次答复满意吗？ 满意251票 基本满意44票 不满意17票</p>"),
    ("qr-text", "base", "weixin", "foot", "<p>长按识别二维码，关注“襄阳医保”</p>", "<p>点击下方名片，一键关注，设为星标不迷路</p>"),
    ("printed-by", "base", "intranet", "inside", "<p>打印日期：2026-07-02　操作员：czy0031</p>", "<p>打印日期：2026-07-19　操作员：czy0107</p>"),
    ("login-name", "remote", "portal", "user", "您好，请登录", "138****2210，您好　[退出]"),
    ("breadcrumb", "law", "cityhall", "crumb", '<a href="/zwgk/gz/">政府规章</a>', '<a href="/zwgk/fd/">法定主动公开内容</a> &gt; <a href="/zwgk/fd/zfwj/">政府文件</a>'),
    ("menu", "retire", "bureau", "nav", "", '|<a href="/jjjg/">基金监管</a>|<a href="/yjzq/">意见征求</a>|<a href="/ztzl/">专题专栏</a>'),
    ("survey", "remote", "portal", "pop", "", '<div class="dlg"><h4>满意度调查</h4><p>诚邀您参与12道小问题，完成即可参与抽奖，共设奖品100份。</p><button>关闭</button></div>'),
    ("campaign", "resident", "mobile", "top", '<img alt="安全生产月">', '<img alt="全国敬老月活动启动"><p>敬老月志愿服务招募200人，报名截止9月28日</p>'),
    ("countdown", "consumer", "consumer", "side", "<p>距2027年国家公务员考试笔试还有46天</p>", "<p>距2027年国家公务员考试笔试还有12天</p>"),
    ("readers-say", "resident", "weixin", "side", "", "<p>精选留言</p><p>热心市民：收藏了</p><p>作者回复：谢谢支持</p><p>网友8816：转给爸妈看看</p>"),
    ("downloads", "law", "lawbook", "side", "<p>本月下载排行</p><p>1 物业管理条例 812次</p><p>2 养犬管理办法 640次</p>", "<p>本月下载排行</p><p>1 电动自行车管理规定 1021次</p><p>2 物业管理条例 855次</p>"),
    ("next-article", "account", "bureau", "inside", "<p>上一篇：关于公布2025年第二批定点零售药店名单的通知</p><p>下一篇：没有了</p>", "<p>上一篇：关于公布2025年第二批定点零售药店名单的通知</p><p>下一篇：关于2026年度医药价格监测工作的通知</p>"),
    ("declaration", "faq", "weixin", "inside", "<p>来源：咸阳市医疗保障局　编辑：办公室</p>", "<p>来源：咸阳医保　制作：融媒体中心　审核：二审</p><p>转载请注明来源，投稿邮箱 tougao@example.org</p>"),
    ("editors-note", "consumer", "consumer", "above", "", '<div class="byz">编者按：近期不少读者来信询问这个话题，本文根据公开信息整理，欢迎转发给需要的人。</div>'),
    ("reading-aid", "law", "cityhall", "above", '<p class="zt">【字体：<a>大</a> <a>中</a> <a>小</a>】</p>', '<p class="zt">【字体：<a>大</a> <a>中</a> <a>小</a>】 全文约1680字　预计阅读6分钟　<a>语音播报 05:42</a></p>'),
    ("other-questions", "remote", "portal", "side", "<h5>热门问答</h5><p>身份证丢失怎么补办？</p><p>护照几天能取？</p>", "<h5>热门问答</h5><p>驾驶证到期怎么换证？</p><p>新生儿怎样上户口？</p><p>居住证多久能领？</p>"),
    ("chat-robot", "transfer", "tabs", "pop", '<div class="im">智能客服为您服务</div>', '<div class="im">人工坐席忙，当前排队3人，预计等待4分钟</div>'),
    ("vacancies", "retire", "bureau", "side", "", "<p>招聘公告：本单位公开招聘劳务派遣人员6名，报名时间11月10日至14日。</p>"),
)  # fmt: skip

# id, document, before, after
REDESIGNS = (
    ("law-library", LAW, "lawbook", "cityhall"), ("base-portal", BASE, "bureau", "portal"), ("resident-tabs", RESIDENT, "cityhall", "tabs"),
    ("faq-unfolded", FAQ, "accordions", "cityhall"), ("board-folded", FORUM, "forum", "accordions"), ("consumer-phone", CONSUMER, "consumer", "mobile"),
    ("flex-cards", FLEX, "plain", "portal"), ("retire-from-tables", RETIRE, "intranet", "bureau"), ("social-new-site", SOCIAL, "plain", "cityhall"),
    ("remote-bureau", REMOTE, "tabs", "bureau"), ("benefits-cards", BENEFITS, "bureau", "portal"), ("transfer-folds", TRANSFER, "intranet", "accordions"),
    ("account-lines", ACCOUNT, "cityhall", "plain"),
)  # fmt: skip


def in_text(change: Change) -> Change:
    """A change of the text between the tags of the body that holds Chinese."""

    def rewrite(markup: str) -> str:
        at = markup.index("<body")
        return markup[:at] + re.sub(r"(?<=>)[^<>]*[一-鿿][^<>]*(?=<)", lambda m: change(m[0]), markup[at:])

    return rewrite


def split_digits(text: str) -> str:
    return re.sub(r"(\d)(\d+)", r"\1<span>\2</span>", text)


def twice(markup: str) -> str:
    """The body once for the desk and once for the phone, as some bureaus print it."""
    found = re.search(
        r'<div class="art-con" id="artcon">.*?\n</div>|<div class="art-con" id="artcon">.*?</div>', markup, re.S
    )
    assert found
    return markup.replace(
        found[0], f'<div class="pc">{found[0]}</div><div class="wap" style="display:none">{found[0]}</div>'
    )


def styled(markup: str) -> str:
    kinds = iter(range(10_000))
    return re.sub(
        r"<p>",
        lambda m: (
            f'<p id="p{next(kinds)}" class="MsoNormal" style="margin:0 0 10px;font-family:仿宋_GB2312;font-size:21px">'
        ),
        markup,
    )


def to_divs(markup: str) -> str:
    return re.sub(r"<(/?)p\b", r"<\1div", markup)


def table_of_divs(markup: str) -> str:
    """Tables drawn with flex boxes; only for those without merged cells."""
    markup = re.sub(r"<(/?)t[hd]\b", r"<\1div", markup).replace("<tr>", '<div class="tr">').replace("</tr>", "</div>")
    return markup.replace('<table border="1" cellspacing="0">', '<div class="tbl">').replace("</table>", "</div>")


# id, document, layout, rewrite before, rewrite after
MARKUP: tuple[tuple[str, Document, str, Change, Change], ...] = (
    ("split-digits", BASE, "bureau", str, in_text(split_digits)), 
    ("word-styles", LAW, "bureau", str, lambda m: styled(m.replace("<p>　　", "<p>"))), ("div-for-p", SOCIAL, "cityhall", str, to_divs),
    ("both-bodies", RESIDENT, "cityhall", str, twice), ("one-body", REMOTE, "cityhall", twice, str),
    ("bold-figures", FLEX, "tabs", str, in_text(lambda t: re.sub(r"(\d+(?:\.\d+)?%)", r"<strong>\1</strong>", t))),
    ("hard-spaces", ACCOUNT, "bureau", str, lambda m: m.replace("<p>　　", "<p>&nbsp;&nbsp;&nbsp;&nbsp;")),
    ("zero-width", FAQ, "accordions", str, in_text(lambda t: t.replace("，", "，\u200b"))),
    ("boxes-for-table", RESIDENT, "tabs", str, table_of_divs),
    ("comments-in-markup", TRANSFER, "tabs", str, lambda m: m.replace("</dl>", "</dl><!-- 2026-07 v3 -->").replace('<div class="p">', '<!-- row --><div class="p">')),
    ("entities", CONSUMER, "consumer", str, in_text(lambda t: re.sub(r"[%（）]", lambda c: f"&#{ord(c[0])};", t))),
)  # fmt: skip

# id, document, layout, (old, new) …: other spellings of the same values and words
SPELLINGS: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("law-figures", LAW, "lawbook", (("男满三十年、女满二十五年", "男满30年、女满25年"), ("不得少于十年", "不得少于10年"), ("在职职工六百元，退休人员四百元", "在职职工600元，退休人员400元"))),
    ("law-percent", LAW, "cityhall", (("缴费费率为百分之七，职工个人缴费费率为百分之二", "缴费费率为7%，职工个人缴费费率为2%"), ("缴费费率为百分之九", "缴费费率为9%"), ("百分之八十五", "85%"))),
    ("law-wan", LAW, "bureau", (("二十万元", "200000元"),)),
    ("base-separators", BASE, "cityhall", (("22278元", "22,278元"), ("4456元", "4,456元"), ("7426元", "7,426元"))),
    ("base-full-width", BASE, "intranet", (("用人单位缴费比例为8%", "用人单位缴费比例为８％"), ("缴费比例为9.5%", "缴费比例为９．５％"), ("2026年7月31日前", "２０２６年７月３１日前"))),
    ("resident-cap", RESIDENT, "tabs", (("年度最高支付限额为14万元", "年度最高支付限额为140000元"), ("设置3个月的待遇等待期", "设置三个月的待遇等待期"))),
    ("resident-days", RESIDENT, "bureau", (("2025年10月9日至2026年2月28日", "2025-10-09至2026-02-28"), ("自2026年1月1日起享受", "自2026-01-01起享受"))),
    ("faq-years", FAQ, "accordions", (("男满25年、女满20年", "男满二十五年、女满二十年"), ("出院之日起12个月内", "出院之日起十二个月内"))),
    ("retire-spaced", RETIRE, "cityhall", (("应当达到男30年、女25年", "应当达到男 30 年、女 25 年"), ("每月定额划入标准为83元", "每月定额划入标准为 83 元"))),
    ("transfer-days", TRANSFER, "portal", (("15个工作日", "十五个工作日"), ("中断缴费3个月以内", "中断缴费三个月以内"))),
    ("flex-percent", FLEX, "portal", (("缴费比例为8.5%", "缴费比例为百分之八点五"),)),
    ("social-zero", SOCIAL, "tabs", (("失业保险单位缴费比例为0.5%，个人缴费比例为0.5%", "失业保险单位缴费比例为0.50%，个人缴费比例为0.50%"),)),
    ("benefits-cap", BENEFITS, "portal", (("年度最高支付限额为25万元", "年度最高支付限额为二十五万元"), ("4000元", "4,000元"), ("5000元", "5,000元"))),
    ("remote-brackets", REMOTE, "bureau", (("出院小结、费用明细清单。", "出院小结、费用明细清单；"), ("国家异地就医备案小程序", "“国家异地就医备案”小程序"))),
    ("account-variant", ACCOUNT, "lawbook", (("套取个人账户资金的", "套取个人帐户资金的"), ("余额划入申请人指定的银行账户", "余额划入申请人指定的银行帐户"))),
)  # fmt: skip

# id, document, layout, (old, new) …: other words for the same
WORDINGS: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("typo-mended", replace(FLEX, blocks=FLEX.edit(("及时办理停保手续", "及时办里停保手续")).blocks), "tabs", (("及时办里停保手续", "及时办理停保手续"),)),
    ("agency-name", RETIRE, "bureau", (("经人力资源社会保障部门认定的工龄", "经人力资源和社会保障部门认定的工龄"),)),
    ("publicity", BASE, "cityhall", (("要加强政策宣传，确保缴费申报工作平稳有序。", "应做好政策宣传和解释，保证缴费申报工作有序推进。"),)),
    ("board-tone", FORUM, "forum", (("您好，材料齐全的，转移手续不超过20个工作日。", "您好！感谢您的留言。材料齐全的，转移手续不超过20个工作日，祝您生活愉快。"),)),
    ("consumer-opening", CONSUMER, "consumer", (("不少职工离开洛阳后都关心医保卡里的钱怎么办，小编整理了洛阳职工医保个人账户余额提取的办法，供大家参考。", "离开洛阳工作的朋友常问，医保卡里的钱该怎么处理？下面是小编整理的洛阳职工医保个人账户余额提取办法，一起来看看吧。"),)),
    ("short-name", RETIRE, "tabs", (("退役军人的军龄视同职工医保缴费年限", "退役军人的军龄，视同职工基本医疗保险缴费年限"),)),
    ("responsibility", RESIDENT, "portal", (("各地要压实工作责任，做到应保尽保，年底前将参保进度报市医疗保障局。", "各地要切实压实责任，确保应保尽保，并于年底前向市医疗保障局报送参保进度。"),)),
    ("faq-politer", FAQ, "weixin", (("可以拨打医保服务热线12393，也可以到就近的医保经办窗口咨询。", "您可以拨打医保服务热线12393，或者就近前往医保经办窗口咨询。"),)),
    ("guide-places", TRANSFER, "accordions", (("市直服务大厅设转移业务专窗，县（市、区）在政务服务中心办理。", "市直服务大厅设有转移业务专窗，各县（市、区）请到当地政务服务中心办理。"),)),
)  # fmt: skip


def _each(it: Document, old: str, new: Change) -> Document:
    return it.respelled(lambda text: re.sub(old, lambda m: new(m[0]), text))


def _numbered(it: Document) -> Document:
    """Articles counted in figures."""
    figures = {f"第{name}条　": f"第{n}条 " for n, name in enumerate(LAW_NUMBERS, 1)}
    return it.respelled(
        lambda text: next((text.replace(a, b, 1) for a, b in figures.items() if text.startswith(a)), text)
    )


LAW_NUMBERS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二".split()


def _index(marker: str) -> int:
    return LAW_NUMBERS.index(marker.strip("（）")) + 1


def _without_headings(it: Document) -> Document:
    return replace(it, blocks=tuple(b for b in it.blocks if not isinstance(b, Heading)))


def _listed(it: Document) -> Document:
    """Each row of a simple table as a line: its first cell, then what the head calls the others."""

    def lines(block: Block) -> tuple[Block, ...]:
        if not isinstance(block, Table):
            return (block,)
        head, *rows = ([c.text for c in row] for row in block.rows)
        return tuple(
            f"{row[0]}医疗机构：" + "，".join(f"{h}{v}" for h, v in zip(head[1:], row[1:], strict=True)) + "。"
            for row in rows
        )

    return replace(it, blocks=tuple(line for block in it.blocks for line in lines(block)))


# id, changed, document before, document after, layout, whether words change
ORDERS = (
    ("articles-in-figures", "第一条 → 第1条", LAW, _numbered(LAW), "lawbook", False),
    ("markers", "（一） → (1)", ACCOUNT, _each(ACCOUNT, r"^（(.+?)）", lambda m: f"({_index(m)}) "), "bureau", False),
    ("headings-counted", "一、 → 1. in the headings", TRANSFER, _each(TRANSFER, r"^[一二三四五六七八]、", lambda m: f"{'一二三四五六七八'.index(m[0]) + 1}. "), "tabs", False),
    ("questions-moved", "the last questions stand first", FAQ, FAQ.ordered(lambda b: [*b[-5:], *b[:-5]]), "accordions", False),
    ("replies-newest-first", "replies in reverse order", FORUM, FORUM.ordered(lambda b: list(reversed(b))), "forum", False),
    ("questions-numbered", "questions get numbers", FAQ, replace(FAQ, blocks=tuple(Question(f"{n}. {b.question}", b.answer) for n, b in enumerate(FAQ.blocks, 1) if isinstance(b, Question))), "cityhall", False),
    ("rows-of-ward", "rows of the table from large to small", RESIDENT, replace(RESIDENT, blocks=tuple(replace(b, rows=(b.rows[0], *reversed(b.rows[1:]))) if isinstance(b, Table) else b for b in RESIDENT.blocks)), "bureau", False),
    ("table-to-lines", "the table becomes a list", RESIDENT, _listed(RESIDENT), "cityhall", True),
    ("headings-gone", "chapter headings gone", LAW, _without_headings(LAW), "cityhall", True),
)  # fmt: skip


FORM = as_docx(
    Document(
        title="异地就医备案登记表",
        issuer="",
        number="",
        day="",
        blocks=("姓名", "身份证号码", "就医地", "联系电话", "申请人签字"),
    )
)


def _guide(query: str, visit: int, name: str = "异地就医备案登记表.docx") -> Mapping[str, Answer]:
    page = show(replace(REMOTE, files=((f"form.docx{query}", name),)), "bureau", visit)
    return {"": page, "form.docx": FORM}


# id, changed, name, first, second
PRINTS: tuple[tuple[str, str, str, Answer, Answer], ...] = (
    ("gb18030", "utf-8 → gb18030", "index.html", show(BASE, "bureau"), show(BASE, "bureau", 2, charset="gb18030")),
    ("from-gbk", "gbk → utf-8", "index.html", show(LAW, "plain", charset="gbk"), show(LAW, "plain", 4)),
    ("false-label", "utf-8 that is called gb2312", "index.html", show(RETIRE, "cityhall"), show(RETIRE, "cityhall", 3, label="gb2312")),
    ("no-header", "no charset in the header", "index.html", show(FLEX, "plain"), show(FLEX, "plain", 5, label="")),
    ("to-pdf", "html → pdf", "tz.html", show(RETIRE, "bureau"), as_pdf(RETIRE)),
    ("to-docx", "html → docx", "tz.html", show(SOCIAL, "cityhall"), as_docx(SOCIAL)),
    ("pdf-wider", "a pdf set wider", "bf.pdf", as_pdf(LAW), as_pdf(LAW, 31)),
    ("docx-runs", "runs of a docx broken up", "xz.docx", as_docx(ACCOUNT), as_docx(ACCOUNT, runs=5)),
    ("docx-to-pdf", "docx → pdf", "zn.docx", as_docx(TRANSFER), as_pdf(TRANSFER, 30)),
    ("text-wrapped", "text wrapped, other line ends", "tg.txt", as_text(SOCIAL), as_text(SOCIAL, 40, newline="\r\n")),
    ("markdown-bold", "markdown with bold beginnings", "zn.md", as_markdown(FLEX), as_markdown(FLEX, strong="**")),
    ("sheet-bold", "a sheet in bold, one decimal less", "bl.xlsx", as_xlsx("职工医保缴费比例表", (("险种", "单位缴费比例", "个人缴费比例"), ("职工基本医疗保险", 0.08, 0.02))), as_xlsx("职工医保缴费比例表", (("险种", "单位缴费比例", "个人缴费比例"), ("职工基本医疗保险", 0.08, 0.02)), percent="0%", bold=True)),
)  # fmt: skip

COLUMN = (
    Entry("t20260618_1.html", yearly_base(2026, 21450, 4290, 17), "2026-06-18"),
    Entry("t20260311_2.html", None, "2026-03-11", "全市医疗保障系统作风建设会议召开"),
    Entry("t20250912_3.html", yearly_resident(2026, 400), "2025-09-12"),
)
DOTTED = tuple(replace(e, day=e.day.replace("-", ".")) for e in COLUMN)


def cases() -> Iterator[Case]:
    for n, (id, name, layout, slot, before, after) in enumerate(FURNITURE):
        it = DOCUMENTS[name]
        steps = film(
            show(it, layout, n + 1, slots={slot: before}),
            show(it, layout, n + 1 if n % 3 == 0 else n + 4, slots={slot: after}),
        )
        yield noise(f"sixth-{id}", "sixth furniture", f"{slot} of a {layout} page: {id}", steps, kind=it.kind)
    for n, (id, it, one, other) in enumerate(REDESIGNS):
        yield noise(
            f"sixth-{id}",
            "sixth redesign",
            f"{one} → {other}",
            film(show(it, one, n + 1), show(it, other, n + 3)),
            kind=it.kind,
        )
    for n, (id, it, layout, first, then) in enumerate(MARKUP):
        steps = film(show(it, layout, n + 2, rewrite=first), show(it, layout, n + 2 + n % 2, rewrite=then))
        yield noise(f"sixth-{id}", "sixth markup", id, steps, kind=it.kind)
    for rows, family, words in ((SPELLINGS, "sixth spelling", False), (WORDINGS, "sixth wording", True)):
        for n, (id, it, layout, edits) in enumerate(rows):
            steps = film(show(it, layout, n + 1), show(it.edit(*edits), layout, n + 6))
            changed = "；".join(f"{a} → {b}" for a, b in edits)
            yield noise(f"sixth-{id}", family, changed, steps, may_reword=words, kind=it.kind)
    for n, (id, changed, was, now, layout, words) in enumerate(ORDERS):
        steps = film(show(was, layout, n + 1), show(now, layout, n + 2))
        yield noise(f"sixth-{id}", "sixth order", changed, steps, may_reword=words, kind=was.kind)
    for id, changed, name, one_answer, other_answer in PRINTS:
        yield noise(f"sixth-{id}", "sixth print", changed, film(one_answer, other_answer), name=name)
    for id, changed, guide in (
        ("file-query", "a new query string at the attachment", _guide("?t=1767001200", 2)),
        (
            "file-icon",
            "size and count of downloads in the attachment's name",
            _guide("", 3, "异地就医备案登记表.docx（18KB，下载206次）"),
        ),
    ):
        yield noise(f"sixth-{id}", "sixth print", changed, film(_guide("", 1), guide))
    yield from _columns()


def _columns() -> Iterator[Case]:
    first = board(COLUMN)
    for id, changed, then in (
        ("column-clock", "clock, counters and ranking of a column", board(COLUMN, visit=4)),
        ("column-rows", "a list becomes a table", board(COLUMN, visit=2, rows=True)),
        ("column-query", "links with a query string", board(COLUMN, query="?from=home")),
        ("column-days", "days with dots", board(DOTTED, visit=3)),
        ("column-pager", "the pager counts otherwise", board(COLUMN, visit=5, pager="共128条记录　第1/9页　跳转")),
        ("column-notice", "a banner and a holiday notice", board(COLUMN, top="<p>五一假期5月1日至5日，大厅暂停服务</p>", side='<p>友情链接：市政府网</p>')),
        ("column-layout", "the notices' layout changes", board(COLUMN, visit=6, layout="cityhall")),
    ):  # fmt: skip
        yield noise(f"sixth-{id}", "sixth column", changed, film(first, then), kind="list")
