"""The noise half of the seventeenth wave: the page differs between two visits, no rule does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.signal.case import Case, noise
from bench.signal.document import Cell, Document, Question, Table, paragraphs
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, film
from bench.signal.seventeenth_layouts import show
from bench.signal.seventeenth_texts import (
    ACCOUNT,
    BASE,
    BENEFITS,
    CONSUMER,
    FAQ,
    REMOTE,
    RESIDENT,
    RETIRE,
    RULES,
    TRANSFER,
)
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
Row = tuple[str, Document, str, str, str, str]


def _list(title: str, *links: str) -> str:
    return f'<div class="rel"><h3>{title}</h3><ul>' + "".join(f'<li><a href="/n/{k}.html">{t}</a></li>' for k, t in enumerate(links)) + "</ul></div>"  # fmt: skip


# (id, document, layout, place, what stood there, what stands there).
FURNITURE: tuple[Row, ...] = (
    ("weather", RULES, "govern", "top", "<span>潍坊 晴 12℃~21℃</span>", "<span>潍坊 小雨 9℃~14℃</span>"),
    ("login", TRANSFER, "cards", "top", '<span class="user">您好，请登录</span>', '<span class="user">欢迎您，尾号3317的用户</span>'),
    ("holiday", RESIDENT, "govern", "top", "", '<div class="tip">国庆节放假安排：10月1日至8日窗口暂停办公，10月9日恢复。</div>'),
    ("maintenance", REMOTE, "cards", "top", '<div class="alert">系统将于11月28日22:00至次日6:00升级维护</div>', ""),
    ("banner", CONSUMER, "consumer", "top", '<div class="ad"><a href="/ad/1">周末家装节 满3000减500</a></div>', '<div class="ad"><a href="/ad/7">新房特惠 首付18万起</a></div>'),
    ("congratulation", BASE, "intranet", "top", "", '<div class="roll">热烈祝贺我单位获评2025年度全市文明单位</div>'),
    ("app-bar", ACCOUNT, "mobile", "top", "", '<div class="open-app">打开客户端，阅读体验更佳</div>'),
    ("festival", RETIRE, "plain", "top", "<marquee>欢迎光临本站</marquee>", "<marquee>祝全市人民新春快乐</marquee>"),
    ("menu", RULES, "govern", "nav", "", '<li><a href="/hd/">互动交流</a></li><li><a href="/ztzl/">专题专栏</a></li>'),
    ("menu-cards", RESIDENT, "cards", "nav", '<a href="/yqfw">主题服务</a>', '<a href="/gxqy">高效办成一件事</a><a href="/tszx">特色专区</a>'),
    ("menu-intranet", REMOTE, "intranet", "nav", '<tr><td><a href="/c">下载中心</a></td></tr>', '<tr><td><a href="/c">表格下载</a></td></tr><tr><td><a href="/d">通讯录</a></td></tr>'),
    ("menu-consumer", CONSUMER, "consumer", "nav", ' <a href="/food/">美食</a>', ' <a href="/school/">升学</a> <a href="/ticket/">门票</a>'),
    ("languages", FAQ, "semantic", "nav", "", '<li><a href="/en">English</a></li><li><a href="/ft">繁體</a></li>'),
    ("crumb", RULES, "govern", "crumb", "", " &gt; 规范性文件 &gt; 正文"),
    ("crumb-tabs", BASE, "tabs", "crumb", " &gt; 医疗保障", " &gt; 民生领域 &gt; 社会保险"),
    ("followers", CONSUMER, "forum", "crumb", " · 3 个回答", " · 8 个回答"),
    ("index-row", RULES, "govern", "meta", "", "<li><b>主题分类：</b><span>劳动、人事、监察</span></li><li><b>成文日期：</b><span>2025-11-18</span></li>"),
    ("read-row", RETIRE, "intranet", "meta", "　责任编辑：信息科", "　责任编辑：办公室　审核：法规科"),
    ("original", ACCOUNT, "wechat", "meta", "", '<span class="orig">原创</span><em>福建</em>'),
    ("length", CONSUMER, "consumer", "meta", "<span>0条评论</span>", "<span>26条评论</span><span>阅读约需4分钟</span>"),
    ("level", REMOTE, "forum", "meta", "<i>LV.4 采纳率61%</i>", "<i>LV.5 采纳率64%</i>"),
    ("audio", RESIDENT, "mobile", "lead", "", '<div class="listen">听全文 时长5分12秒</div>'),
    ("print-date", TRANSFER, "tabs", "lead", '<div class="print">打印日期：2026-11-02</div>', '<div class="print">打印日期：2026-11-21</div>'),
    ("font", BENEFITS, "cards", "lead", "", '<div class="tool">【字体：大 中 小】【打印】【关闭】</div>'),
    ("ai", FAQ, "accordion", "lead", "", '<div class="ai">本页问答共13条，由智能助手按点击量排序展示，内容以原文为准。</div>'),
    ("ad-inset", CONSUMER, "consumer", "lead", '<div class="ad-in"><a href="/go/3">广告 体检套餐299元</a></div>', '<div class="ad-in"><a href="/go/9">广告 洗牙套餐89元</a></div>'),
    ("follow-us", ACCOUNT, "wechat", "lead", "", '<section class="gz"><p>点击上方蓝字关注我们</p></section>'),
    ("neighbours", RULES, "govern", "tail", '<div class="pn">上一篇：全市医保工作会议召开<br>下一篇：没有了</div>', '<div class="pn">上一篇：全市医保工作会议召开<br>下一篇：市医保局赴寒亭区调研</div>'),
    ("helpful", TRANSFER, "accordion", "tail", '<div class="useful">对您有帮助吗？有用(41) 没用(3)</div>', '<div class="useful">对您有帮助吗？有用(58) 没用(5)</div>'),
    ("comments", CONSUMER, "consumer", "tail", '<div class="comment"><h4>网友评论</h4></div>', '<div class="comment"><h4>网友评论</h4><p>江边散步：收藏了 2026-03-07</p><p>匿名网友：写得清楚，谢谢小编 2026-03-09</p></div>'),
    ("editor", ACCOUNT, "wechat", "tail", "<p>来源：泉州医保<br>编辑：综合科</p>", "<p>来源：泉州医保<br>编辑：宣传科<br>监制：办公室</p>"),
    ("answers", REMOTE, "forum", "tail", "", '<div class="other"><h4>其他回答(1)</h4><p>同问，坐等 3天前</p></div>'),
    ("vote", BENEFITS, "semantic", "tail", '<div class="vote">页面评价：满意12人 一般3人</div>', '<div class="vote">页面评价：满意19人 一般4人</div>'),
    ("related-more", RESIDENT, "tabs", "side", _list("相关稿件", "全市参保人数突破870万"), _list("相关稿件", "市医保局开展“医保服务进万家”活动200余场", "图说医保基金监管十年")),
    ("hot", RULES, "govern", "side", _list("热点排行", "1 全市医保系统练兵比武", "2 基金监管集中宣传月启动"), _list("热点排行", "1 局机关开展第3次主题党日", "2 全市医保系统练兵比武")),
    ("statistics", REMOTE, "intranet", "side", "<p>本月收文46件</p>", "<p>本月收文63件</p>"),
    ("questions", CONSUMER, "forum", "side", "<li><a>芜湖哪里可以办居住证？ 5个回答</a></li>", "<li><a>芜湖地铁几点收班？ 12个回答</a></li><li><a>公交卡在哪充值？</a></li>"),
    ("hotline-12345", RESIDENT, "cards", "side", "", '<section class="card"><div class="card-head">网站纠错</div><p>网站技术支持电话：0797-8391000（工作日9:00-17:00）</p></section>'),
    ("rank", CONSUMER, "consumer", "side", _list("本周热文", "芜湖油价今日95号7.62元", "五一去哪玩"), _list("本周热文", "芜湖油价今日95号7.48元", "2026年高考时间公布")),
    ("topics", RETIRE, "semantic", "side", _list("专题", "优化营商环境"), _list("专题", "优化营商环境", "学习贯彻全会精神", "2025年度法治建设报告")),
    ("visits", BASE, "govern", "foot", "<p>今日访问：921　总访问：1882043</p>", "<p>今日访问：1304　总访问：1883970</p>"),
    ("icp", RULES, "cards", "foot", "<p>京ICP备05000001号</p>", "<p>京ICP备05000001号-3　公网安备 37070002000123号</p>"),
    ("address", TRANSFER, "govern", "foot", "<p>地址：樊城区长虹路29号　邮编：441000</p>", "<p>地址：襄州区航空路8号　邮编：441100</p>"),
    ("hours", FAQ, "accordion", "foot", "<p>网站客服在线时间：9:00-17:00</p>", "<p>网站客服在线时间：8:30-17:30</p>"),
    ("qr", ACCOUNT, "wechat", "foot", "", "<p>长按识别二维码，关注“泉州医保”</p>"),
    ("speed", RETIRE, "plain", "foot", "页面执行时间：31毫秒", "页面执行时间：47毫秒"),
    ("ipv6", REMOTE, "tabs", "foot", "", "<p>本网站已支持IPv6</p>"),
    ("party", BENEFITS, "intranet", "foot", "　在线人数：7", "　在线人数：15"),
    ("cookies", RULES, "semantic", "float", '<div id="cookie"><p>我们使用Cookie来改进网站，保存期90天</p><button>接受</button></div>', ""),
    ("popup", RESIDENT, "govern", "float", "", '<div class="pop"><h4>问卷调查</h4><p>2026年网站满意度问卷，共8题，约2分钟</p><a>关闭</a></div>'),
    ("chat", FAQ, "cards", "float", "", '<div class="robot"><p>您好，我是智能客服小保，请问有什么可以帮您？</p></div>'),
    ("app-float", CONSUMER, "mobile", "float", '<div class="dl">下载APP领8元红包</div>', '<div class="dl">新人下载APP抽188元好礼</div>'),
    ("back-top", ACCOUNT, "tabs", "float", "", '<div class="fixed"><a>返回顶部</a><a>适老版</a></div>'),
)  # fmt: skip

# The same text in another house.
MOVES: tuple[tuple[Document, str, str], ...] = (
    (RULES, "govern", "semantic"), (RULES, "plain", "tabs"), (BASE, "intranet", "cards"), (RESIDENT, "govern", "mobile"),
    (TRANSFER, "plain", "accordion"), (ACCOUNT, "tabs", "govern"), (FAQ, "accordion", "semantic"), (FAQ, "wechat", "accordion"),
    (CONSUMER, "consumer", "forum"), (BENEFITS, "intranet", "semantic"), (REMOTE, "cards", "plain"), (RETIRE, "govern", "wechat"),
)  # fmt: skip

# The same value spelt otherwise: (id, document, layout, edits).
SPELLED: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("years", RULES, "govern", (("男满28年、女满23年", "男满二十八年、女满二十三年"), ("累计满10年", "累计满十年"))),
    ("percent", RULES, "mobile", (("费率为2%", "费率为百分之二"), ("支付85%", "支付百分之八十五"))),
    ("money", RULES, "cards", (("限额为20万元", "限额为200000元"),)),
    ("money-back", BENEFITS, "wechat", (("限额为35万元", "限额为350,000元"),)),
    ("date", RESIDENT, "tabs", (("2025年9月20日至2025年12月31日", "2025-09-20至2025-12-31"),)),
    ("wide", BASE, "plain", (("22341元", "２２３４１元"), ("4468元", "４４６８元"))),
    ("spaces", RETIRE, "semantic", (("男满30年、女满27年", "男满 30 年、女满 27 年"),)),
    ("half-year", RETIRE, "forum", (("每年提高六个月", "每年提高6个月"),)),
    ("decimals", BASE, "cards", (("费率为0.5%", "费率为0.50%"), ("比例为8%", "比例为8.0%"))),
    ("comma", ACCOUNT, "govern", (("每人每月95元", "每人每月95.00元"),)),
    ("months", FAQ, "accordion", (("等待期为6个月", "等待期为六个月"), ("缴费2个月", "缴费两个月"))),
    ("days", TRANSFER, "intranet", (("15个工作日", "十五个工作日"), ("5个工作日内一次性", "五个工作日内一次性"))),
    ("late-fee", RETIRE, "mobile", (("万分之五", "0.05%"),)),
    ("nbsp", REMOTE, "govern", (("支付比例为70%", "支付比例为\u00a070\u00a0％"),)),
)  # fmt: skip

# Words that change and say the same: (id, document, layout, edits).
WORDED: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("typo", CONSUMER, "consumer", (("不少朋友问小编", "不少的朋友问小编"),)),
    ("account", CONSUMER, "mobile", (("下面一次说清楚", "下面一次讲清楚"),)),
    ("office", TRANSFER, "govern", (("材料不齐全的", "材料不齐的"),)),
    ("purpose", RULES, "semantic", (("保障参保人员合法权益", "维护参保人员合法权益"),)),
    ("address", BASE, "intranet", (("各县（市、区）医疗保障局、税务局，各参保单位", "各县（市、区）医保局、税务局，各参保单位"),)),
    ("preamble", RESIDENT, "cards", (("现将有关事项通知如下", "现就有关事项通知如下"),)),
    ("sign-off", CONSUMER, "forum", (("到底能干什么", "究竟能用来做什么"),)),
    ("aim", ACCOUNT, "plain", (("为加强职工基本医疗保险", "为进一步加强职工基本医疗保险"),)),
    ("easier", REMOTE, "tabs", (("为方便职工医保参保人员异地就医，现就", "为便利职工医保参保人员异地就医，现就"),)),
    ("query", BENEFITS, "govern", (("为方便参保人员查询", "为便于参保人员查询"),)),
)  # fmt: skip


def _split(markup: str) -> str:
    return re.sub(r"(\d)(\d+)(年|元|%)", r"\1<span>\2</span>\3", markup)


# The same words in other markup: (id, document, layout, how the second page is written).
MARKUP: tuple[tuple[str, Document, str, Callable[[str], str]], ...] = (
    ("split-digits", RULES, "mobile", _split),
    ("styles", ACCOUNT, "govern", lambda m: m.replace("<p>", '<p style="text-indent:2em;font-family:仿宋;font-size:16pt">')),
    ("divs", RESIDENT, "tabs", lambda m: re.sub("<p>(.*?)</p>", r'<div class="p"><span>\1</span></div>', m)),
    ("empty", REMOTE, "wechat", lambda m: m.replace("</p>", "</p><p><br></p>")),
    ("bold", BASE, "semantic", lambda m: re.sub(r"(\d+元)", r"<strong>\1</strong>", m)),
    ("lists", RETIRE, "consumer", lambda m: re.sub("<p>　　(.*?)</p>", r"<ul><li>\1</li></ul>", m)),
    ("minified", TRANSFER, "cards", lambda m: re.sub(r">\s+<", "><", m)),
    ("comments", BENEFITS, "govern", lambda m: m.replace("<table", "<!-- 表格开始 --><table").replace("<td>", '<td align="center" valign="middle">')),
)  # fmt: skip


def cases() -> Iterator[Case]:
    for k, (id, it, layout, place, before, after) in enumerate(FURNITURE):
        steps = film(
            show(it, layout, k + 1, slots={place: before}), show(it, layout, k + 1 + k % 3, slots={place: after})
        )
        yield _case(f"furniture-{id}", "furniture", f"{place} of {layout}", steps, it)
    for k, (it, old, new) in enumerate(MOVES):
        yield _case(f"move-{k}-{old}-{new}", "redesign", f"{old} becomes {new}", film(show(it, old, k + 2), show(it, new, k + 3)), it)  # fmt: skip
    for k, (id, it, layout, edits) in enumerate(SPELLED):
        yield _case(f"spelled-{id}", "spelling", "the same value", film(show(it, layout, k + 1), show(it.edit(*edits), layout, k + 2)), it)  # fmt: skip
    for k, (id, it, layout, edits) in enumerate(WORDED):
        steps = film(show(it, layout, k + 1), show(it.edit(*edits), layout, k + 3))
        yield noise(f"seventeenth-worded-{id}", "seventeenth wording", "words without consequence", steps, may_reword=True, kind=it.kind)  # fmt: skip
    for k, (id, it, layout, rewrite) in enumerate(MARKUP):
        yield _case(f"markup-{id}", "markup", "other markup", film(show(it, layout, k + 1), show(it, layout, k + 2, rewrite=rewrite)), it)  # fmt: skip
    yield from _shapes()
    yield from _lists()


def _case(id: str, group: str, changed: str, steps: tuple[object, ...], it: Document) -> Case:
    return noise(f"seventeenth-{id}", f"seventeenth {group}", changed, steps, kind=it.kind)  # type: ignore[arg-type]


def _shapes() -> Iterator[Case]:
    """Encodings, files, orders, numbering and tables."""
    for it, layout, charset in (
        (RULES, "plain", "gb18030"),
        (RESIDENT, "intranet", "gbk"),
        (CONSUMER, "consumer", "gb18030"),
    ):
        yield _case(f"charset-{layout}", "encoding", charset, film(show(it, layout, 1, charset=charset), show(it, layout, 2)), it)  # fmt: skip
    short = replace(REMOTE, blocks=REMOTE.blocks[:6])
    yield _case("pdf", "files", "the page is now a PDF", film(show(short, "plain", 1), as_pdf(short)), short)
    yield _case(
        "docx", "files", "the page is now a Word file", film(show(ACCOUNT, "plain", 1), as_docx(ACCOUNT)), ACCOUNT
    )
    yield _case("runs", "files", "the Word file was saved anew", film(as_docx(RULES), as_docx(RULES, runs=7)), RULES)
    turned = FAQ.ordered(lambda b: (*b[5:], *b[:5]))
    yield _case("questions-turned", "order", "the questions stand in another order", film(show(FAQ, "accordion", 1), show(turned, "accordion", 2)), FAQ)  # fmt: skip
    asked = replace(FAQ, blocks=tuple(Question(f"{k}.{b.question}", b.answer) for k, b in enumerate(FAQ.blocks, 1) if isinstance(b, Question)))  # fmt: skip
    yield _case("questions-numbered", "numbering", "the questions are numbered", film(show(FAQ, "semantic", 1), show(asked, "semantic", 2)), FAQ)  # fmt: skip
    arabic = REMOTE.respelled(lambda t: re.sub("^(.{1,2})、", lambda m: f"{_NUMBERS.index(m[1]) + 1}．" if m[1] in _NUMBERS else m[0], t))  # fmt: skip
    yield _case("items-arabic", "numbering", "一、 becomes 1．", film(show(REMOTE, "govern", 1), show(arabic, "govern", 2)), REMOTE)  # fmt: skip
    shut = BASE.respelled(lambda t: t.replace("；", "，").replace("，", ", "))
    yield _case(
        "commas", "punctuation", "half-width commas", film(show(BASE, "wechat", 1), show(shut, "wechat", 2)), BASE
    )
    quoted = RETIRE.respelled(lambda t: t.replace("（", "(").replace("）", ")"))
    yield _case("brackets", "punctuation", "half-width brackets", film(show(RETIRE, "cards", 1), show(quoted, "cards", 2)), RETIRE)  # fmt: skip
    turned_rows = replace(BENEFITS, blocks=tuple(_turned(b) if isinstance(b, Table) and b.head == 1 else b for b in BENEFITS.blocks))  # fmt: skip
    yield _case("rows-turned", "order", "the rows from the third level down", film(show(BENEFITS, "govern", 1), show(turned_rows, "govern", 2)), BENEFITS)  # fmt: skip
    united = replace(BENEFITS, blocks=tuple(_with_units(b) if isinstance(b, Table) and b.head == 1 else b for b in BENEFITS.blocks))  # fmt: skip
    yield _case("cell-units", "spelling", "100 in a column of yuan is written 100元", film(show(BENEFITS, "tabs", 1), show(united, "tabs", 2)), BENEFITS)  # fmt: skip
    for k, query in enumerate(("?v=2", "?t=1763800000")):
        more = replace(BASE, files=tuple((f"{href}{query}", name) for href, name in BASE.files))
        yield _case(f"file-query-{k}", "links", "the attachment's address has a new query", film(show(BASE, ("govern", "tabs")[k], 1), show(more, ("govern", "tabs")[k], 2)), BASE)  # fmt: skip
    row = "<li><b>{}：</b><span>{}</span></li>".format
    yield _case("meta-validity", "metadata", "the table of metadata says that it is in force", film(show(RETIRE, "tabs", 1), show(RETIRE, "govern", 2, slots={"meta": row("有效性", "有效")})), RETIRE)  # fmt: skip


_NUMBERS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")


def _turned(it: Table) -> Table:
    return replace(it, rows=(it.rows[0], *it.rows[:0:-1]))


def _with_units(it: Table) -> Table:
    return replace(
        it, rows=tuple(tuple(Cell(f"{c.text}元") if c.text.isdigit() else c for c in row) for row in it.rows)
    )


def _lists() -> Iterator[Case]:
    """A column whose own notices stay."""
    news = Document(title="全市医疗保障工作会议召开", issuer="赣州市医疗保障局", number="", day="2025-08-01",
                    blocks=paragraphs("近日，全市医疗保障工作会议召开，会议总结了上半年工作。"))  # fmt: skip
    own = [Entry("art/21.html", RESIDENT, "2025-09-18"), Entry("art/17.html", RETIRE, "2025-05-22"), Entry("art/16.html", news, "2025-08-01")]  # fmt: skip
    for id, changed, after in (
        ("furniture", "clock and visits", column(own, visit=9)),
        ("rows", "the list is a table", column(own, visit=3, rows=True)),
        ("query", "the links carry a query", column(own, visit=4, query="?from=list")),
        ("order", "the notices in another order", column(own[::-1], visit=2)),
        ("layout", "the notices look different", column(own, visit=2, layout="trs")),
    ):
        yield noise(f"seventeenth-list-{id}", "seventeenth list", changed, film(column(own, visit=1), after), kind="list", follow=FOLLOW)  # fmt: skip
