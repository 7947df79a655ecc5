"""The fourteenth wave's noise: what sites do between two visits while every rule stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.signal import fourteenth_texts as t
from bench.signal.case import Case, noise
from bench.signal.document import Document, Heading, Table
from bench.signal.fourteenth_layouts import Furniture, show
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_text, film
from watcher.model import Follow

# id, document, site, where, markup before, markup after
FURNITURE: tuple[tuple[str, Document, str, str, str, str], ...] = (
    ("weather", t.RULES, "bureau", "top", '<span class="weather">襄阳 多云 12℃~19℃ 空气质量 良 68</span>', '<span class="weather">襄阳 小雨 8℃~13℃ 空气质量 优 41</span>'),
    ("holiday-strip", t.BASE, "bureau", "top", "", '<div class="notice-bar">元旦假期（2027年1月1日至3日）服务大厅暂停对外办公，1月4日恢复。</div>'),
    ("holiday-gone", t.TRANSFER, "tabs", "top", '<div class="tips">10月1日至7日窗口放假，可预约10月8日以后的号源。</div>', ""),
    ("maintenance", t.REMOTE, "cards", "top", "", '<div class="alert">系统将于11月28日22:00至次日6:00停机维护，期间线上业务暂停办理。</div>'),
    ("login-name", t.TRANSFER, "cards", "top", '<a href="/login">登录</a> <a href="/reg">注册</a>', '<span>您好，用户138****2207</span> <a href="/logout">退出</a>'),
    ("banner-job-fair", t.RESIDENT, "bureau", "top", '<a class="banner" href="/zt/1"><img src="/b1.jpg" alt="百日千万招聘专项行动"></a>', '<a class="banner" href="/zt/2"><img src="/b2.jpg" alt="2026年秋季大型招聘会，岗位12000个"></a>'),
    ("mini-program", t.ARTICLE, "townguide", "top", "", '<a href="/app">下载APP，领50元优惠券</a>'),
    ("city-switch", t.ARTICLE, "townguide", "top", "<span>洛阳 [切换城市]</span>", "<span>[切换] 郑州 开封 新乡</span>"),
    ("cookie-bar", t.FAQ, "folded", "top", "", '<div class="cookie">本网站使用Cookie以改善浏览体验，继续浏览即表示同意。<button>同意</button></div>'),
    ("intranet-marquee", t.SOCIAL, "intranet", "top", "<marquee>热烈祝贺我中心荣获省级青年文明号</marquee>", "<marquee>今年已有4.2万人次通过网厅办理业务</marquee>"),
    ("plain-clock", t.SOCIAL, "plain", "top", "<p align=right>2026年11月2日 星期一</p>", "<p align=right>2026年11月9日 星期一</p>"),
    ("font-size", t.RULES, "bureau", "lead", "", '<div class="tools">字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a> <a href="#">打印</a> <a href="#">收藏</a></div>'),
    ("listen", t.ACCOUNT, "bureau", "lead", "", '<div class="audio">语音播报 00:00/06:38 <button>播放</button></div>'),
    ("ai-summary", t.REMOTE, "phone", "lead", "", '<div class="ai-summary"><b>AI摘要</b>本文介绍异地就医备案的办理流程与注意事项。内容由AI生成，仅供参考。</div>'),
    ("contents-list", t.ARTICLE, "townguide", "lead", "", '<div class="toc"><b>本文目录</b><ul><li><a href="#1">哪些情况可以提取</a></li><li><a href="#2">需要带什么</a></li><li><a href="#3">去哪里办</a></li></ul></div>'),
    ("weixin-follow", t.RESIDENT, "weixin", "lead", '<section class="guide"><p>点击上方蓝字关注我们</p></section>', '<section class="guide"><p>点击蓝字 关注赣州医保 不迷路</p></section>'),
    ("stamp-line", t.YEARS, "register", "lead", "", '<p class="explain"><a href="/jd/88.html">图解：一张图看懂</a> <a href="/jd/89.html">文字解读</a></p>'),
    ("updated-line", t.FAQ, "folded", "lead", "", "<div>已有1,284人认为有帮助</div>"),
    ("print-date", t.RULES, "intranet", "tail", "打印时间：2026年10月30日 09:12", "打印时间：2026年11月13日 15:47"),
    ("share", t.BASE, "bureau", "tail", "", '<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> <a href="#">QQ空间</a></div>'),
    ("vote", t.FAQ, "folded", "tail", '<div class="vote">以上内容对您是否有用？<a>有用(312)</a> <a>无用(17)</a></div>', '<div class="vote">以上内容对您是否有用？<a>有用(355)</a> <a>无用(19)</a></div>'),
    ("satisfaction", t.TRANSFER, "tabs", "tail", '<div class="pj">好评率 98.6%（评价 1203 条）</div>', '<div class="pj">好评率 97.9%（评价 1341 条）</div>'),
    ("comments", t.ARTICLE, "townguide", "tail", '<div class="comment"><h4>网友评论(2)</h4><p>网友：写得挺清楚</p><p>网友：收藏了</p></div>', '<div class="comment"><h4>网友评论(4)</h4><p>网友：昨天刚跑了一趟大厅</p><p>网友：排队的人好多</p><p>网友：写得挺清楚</p><p>网友：收藏了</p></div>'),
    ("forum-advert", t.ARTICLE, "forum", "tail", '<div class="ad">广告 全新SUV置换补贴至高2万元</div>', '<div class="ad">广告 英语启蒙课9.9元体验3节</div>'),
    ("prev-next", t.BENEFIT, "bureau", "tail", '<div class="page-nav">上一篇：<a href="1.html">市医保局召开座谈会</a> 下一篇：没有了</div>', '<div class="page-nav">上一篇：<a href="1.html">市医保局召开座谈会</a> 下一篇：<a href="3.html">第三季度信访工作情况通报</a></div>'),
    ("qr", t.RESIDENT, "phone", "tail", "", '<div class="qr"><img src="/qr.png" alt="二维码">长按识别二维码 进入政务小程序</div>'),
    ("responsible", t.YEARS, "bureau", "tail", "<p>责任编辑：办公室</p>", "<p>责任编辑：待遇保障科　终审：办公室</p>"),
    ("chat-helper", t.FAQ, "folded", "tail", "", '<div class="robot">智能客服小保为您服务 <a href="/im">立即咨询</a></div>'),
    ("hot-list", t.RULES, "bureau", "side", '<h3>热点排行</h3><ol><li>全市经济运行情况发布</li><li>中心城区停车收费公示</li></ol>', '<h3>热点排行</h3><ol><li>2026年高考录取3.1万人</li><li>市图书馆延时开放至21:00</li></ol>'),
    ("guide-statistics", t.TRANSFER, "tabs", "side", "累计办件21034件，平均用时2.6天。", "累计办件21877件，平均用时2.4天。"),
    ("flat-advert", t.ARTICLE, "townguide", "side", "<p>洛龙区精装三房 98万起</p>", "<p>涧西区学区房 首付20%起 76万</p>"),
    ("campaign", t.ACCOUNT, "cards", "side", '<div class="zt">专题：打击欺诈骗保集中宣传月</div>', '<div class="zt">专题：全国助残日</div><div class="zt">专题：网络安全宣传周</div>'),
    ("questions-beside", t.REMOTE, "forum", "side", "<li>身份证过期了怎么补办</li><li>驾驶证换证要几天</li>", "<li>护照办理需要多久</li><li>居住证到期如何续签</li><li>公积金贷款多久放款</li>"),
    ("intranet-menu", t.SOCIAL, "intranet", "side", '<a href="/4">下载中心</a>', '<a href="/4">下载中心</a><br><a href="/5">党建园地</a><br><a href="/6">学习平台</a>'),
    ("weixin-counts", t.LEAFLET, "weixin", "side", "留言 4 收藏 33", "留言 9 收藏 58"),
    ("beian", t.RULES, "bureau", "foot", "　鄂ICP备05008011号", "　鄂ICP备05008011号-2　鄂公网安备42060202000118号"),
    ("office-hours", t.TRANSFER, "tabs", "foot", "<p>大厅办公时间：夏季9:00-12:00 14:30-18:30</p>", "<p>大厅办公时间：冬季9:00-12:00 14:00-18:00</p>"),
    ("webmaster-phone", t.YEARS, "bureau", "foot", "<p>网站维护：0553-3990011</p>", "<p>网站维护：0553-3990026</p>"),
    ("friend-links", t.BASE, "bureau", "foot", "<p>友情链接：省政府网 市政府网</p>", "<p>友情链接：省政府网 市政府网 国家医保局 山东医保局</p>"),
    ("bottom-bar", t.BENEFIT, "phone", "foot", '<a href="/m/msg">消息(2)</a>', '<a href="/m/msg">消息(5)</a><a href="/m/near">附近</a>'),
)  # fmt: skip

REDESIGNS: tuple[tuple[Document, str, str], ...] = (
    (t.RULES, "bureau", "cards"), (t.RULES, "intranet", "register"), (t.ACCOUNT, "plain", "bureau"), (t.ACCOUNT, "cards", "phone"),
    (t.FAQ, "bureau", "folded"), (t.FAQ, "folded", "cards"), (t.ARTICLE, "townguide", "forum"), (t.BENEFIT, "bureau", "intranet"),
    (t.BASE, "register", "weixin"), (t.RESIDENT, "weixin", "bureau"), (t.TRANSFER, "tabs", "cards"), (t.TRANSFER, "intranet", "tabs"),
    (t.REMOTE, "phone", "plain"), (t.SOCIAL, "plain", "tabs"), (t.YEARS, "bureau", "weixin"), (t.LEAFLET, "register", "plain"),
)  # fmt: skip

WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")


def put(*pairs: tuple[str, str]) -> Callable[[Document], Document]:
    return lambda it: it.edit(*pairs)


def every(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[Document], Document]:
    return lambda it: it.respelled(lambda text: re.sub(pattern, new, text))


# id, document, site, the same said otherwise
SPELLINGS: tuple[tuple[str, Document, str, Callable[[Document], Document]], ...] = (
    ("fullwidth", t.BASE, "bureau", every(r"[0-9%]", lambda m: m[0].translate(WIDE))),
    ("spaced-numbers", t.RULES, "register", every(r"(\d+)(年|元|个月|日)", r"\1 \2")),
    ("hanzi-years", t.YEARS, "bureau", put(("累计缴费年限应当满30年", "累计缴费年限应当满三十年"), ("男满25年、女满20年", "男满二十五年、女满二十年"))),
    ("percent-words", t.SOCIAL, "intranet", put(("单位按8%的比例缴纳，职工个人按2%", "单位按百分之八的比例缴纳，职工个人按百分之二"))),
    ("wan-yuan", t.RULES, "plain", put(("限额为30万元", "限额为300000元"))),
    ("yuan-wan", t.RESIDENT, "weixin", put(("限额为10万元", "限额为十万元"))),
    ("thousands", t.BASE, "cards", put(("22518元", "22,518元"), ("4504元", "4,504元"))),
    ("decimals", t.BENEFIT, "bureau", every(r"(\d)%", r"\1.0%")),
    ("iso-dates", t.BASE, "register", put(("2026年7月1日", "2026-07-01"), ("2027年6月30日", "2027-06-30"))),
    ("hanzi-months", t.REMOTE, "phone", every(r"6个月", "六个月")),
    ("money-points", t.LEAFLET, "bureau", put(("为400元", "为400.00元"), ("为2600元", "为2600.00元"))),
    ("zhanghu", t.ACCOUNT, "plain", every("账户", "帐户")),
    ("quotes", t.RESIDENT, "bureau", every("[“”]", lambda m: "「" if m[0] == "“" else "」")),
    ("colons", t.RESIDENT, "cards", every("：", ":")),
    ("commas", t.REMOTE, "tabs", every("，", ",")),
    ("semicolon", t.RULES, "weixin", put(("2%计入；退休", "2%计入。退休"))),
    ("quoted-short-name", t.YEARS, "phone", put(("（以下简称职工医保）", "（以下简称“职工医保”）"))),
    ("numbering-style", t.ACCOUNT, "bureau", every(r"^（([一二三四五六七八九十]+)）", r"\1、")),
    ("numbering-arabic", t.BASE, "weixin", every(r"^([一二三四五六七八九])、", lambda m: f"{'一二三四五六七八九'.index(m[1]) + 1}. ")),
    ("article-numbers", t.RULES, "bureau", every(r"^第([一二三四五六七八九十]+)条　", r"第\1条 ")),
    ("list-marks", t.ARTICLE, "townguide", every(r"^(\d)\. ", r"（\1）")),
)  # fmt: skip

# id, document, site, words that differ and mean the same
WORDS: tuple[tuple[str, Document, str, Callable[[Document], Document]], ...] = (
    ("agency", t.RULES, "bureau", put(("市医疗保障部门负责本市", "市医疗保障行政部门负责本市"))),
    ("agency-centre", t.TRANSFER, "tabs", put(("转出地经办机构自", "转出地医保经办机构自"))),
    ("opening-words", t.RESIDENT, "bureau", put(("现通知如下", "现将有关事项通知如下"))),
    ("opening-purpose", t.REMOTE, "phone", put(("为方便参保人员异地就医", "为进一步方便参保群众异地就医"))),
    ("opening", t.YEARS, "register", put(("根据省级统筹要求，现就", "按照省级统筹有关要求，现就"))),
    ("address-line", t.BASE, "bureau", put(("各区市医疗保障局，各参保单位", "各区（市）医疗保障局，各有关参保单位"))),
    ("colloquial", t.ARTICLE, "townguide", put(("不少洛阳的朋友问", "最近有洛阳的网友留言问"))),
    ("heading", t.ARTICLE, "forum", put(("顺便说说退休", "关于退休"))),
    ("heading-year", t.ACCOUNT, "cards", put(("二、家庭共济", "二、家庭成员共济"))),
    ("question-words", t.FAQ, "folded", put(("断缴之后补上还算连续吗", "断缴以后又补上了，还算连续缴费吗"))),
    ("table-intro", t.BENEFIT, "bureau", put(("供参保人员查询", "请广大参保人员知悉"))),
    ("particles", t.RULES, "plain", put(("不再缴纳职工医保费，按照规定享受退休人员医保待遇", "不再缴纳职工医保费，按规定享受退休人员的医保待遇"))),
    ("deadline-verb", t.TRANSFER, "cards", put(("完成职工医保关系转移手续", "办结职工医保关系转移手续"))),
)  # fmt: skip

MARKUP: tuple[tuple[str, Document, str, Callable[[str], str]], ...] = (
    ("split-digits", t.BASE, "bureau", lambda m: m.replace("22518元", "<span>225</span><span>18</span>元").replace("4504元", "4<b>504</b>元")),
    ("inline-style", t.RULES, "register", lambda m: m.replace("30年", '<span style="font-family:Times New Roman">30</span>年')),
    ("anchors", t.ARTICLE, "townguide", lambda m: m.replace("社会保障卡", '<a href="/tag/sbk">社会保障卡</a>')),
    ("divs", t.ACCOUNT, "bureau", lambda m: m.replace('<p style="text-indent:2em;line-height:2">', '<p class="MsoNormal"><span lang="EN-US"></span>')),
    ("nbsp", t.YEARS, "plain", lambda m: m.replace("　　", "&nbsp;&nbsp;&nbsp;&nbsp;")),
    ("zero-width", t.REMOTE, "weixin", lambda m: m.replace("备案", "备\u200b案")),
    ("br-lines", t.RESIDENT, "bureau", lambda m: m.replace('</p>\n<p style="text-indent:2em;line-height:2">', "<br><br>　　")),
    ("bold-heads", t.TRANSFER, "tabs", lambda m: m.replace("h4", "h3")),
    ("comments", t.BENEFIT, "intranet", lambda m: m.replace("<tr>", "<!-- row --><tr class='odd'>")),
    ("caption", t.BENEFIT, "cards", lambda m: m.replace('border="1" cellspacing="0"', 'class="table table-striped" style="width:100%"')),
)  # fmt: skip

FOLLOWING = Follow(match=("医疗保险", "医保", "缴费"), limit=20)


def lists() -> Iterator[Case]:
    entries = [
        Entry(f"{d.number or d.title}".encode().hex()[-12:] + ".html", d, d.day)
        for d in (t.RESIDENT, t.BASE, t.YEARS, t.RULES)
    ]
    news = Entry("/news/8812.html", None, "2026-11-10", "市政府召开第46次常务会议")
    meeting = Entry("/news/8834.html", None, "2026-11-17", "全市优化营商环境大会召开")
    before = column(entries, visit=1)
    rows = (
        ("moves", "clock and visits of a column", column(entries, visit=5)),
        ("query", "links with a new query string", column(entries, visit=2, query="?v=20261117")),
        ("rows", "the column printed as a table", column(entries, visit=3, rows=True)),
        ("other-news", "news of another topic", column([meeting, news, *entries], visit=4)),
        ("reversed", "the oldest first", column(entries[::-1], visit=2)),
        ("notices-elsewhere", "the notices' pages in another layout", column(entries, visit=2, layout="soup")),
    )
    for name, changed, after in rows:
        yield noise(
            f"fourteenth-list-{name}", "fourteenth list", changed, film(before, after), kind="list", follow=FOLLOWING
        )


def listed(it: Document) -> Document:
    """Its first table as one line for each row, every number with its column's name."""

    def lines(block: Table) -> list[str]:
        head, *rows = block.rows
        return [
            "，".join([row[0].text, *(f"{h.text}{c.text}" for h, c in zip(head[1:], row[1:], strict=True))]) + "。"
            for row in rows
        ]

    at = next(n for n, b in enumerate(it.blocks) if isinstance(b, Table))
    first = it.blocks[at]
    assert isinstance(first, Table)
    return replace(it, blocks=(*it.blocks[:at], *lines(first), *it.blocks[at + 1 :]))


def others() -> Iterator[Case]:
    for name, it, site, charset, label in (
        ("gbk", t.RULES, "bureau", "gbk", None), ("gb18030-undeclared", t.BASE, "plain", "gb18030", ""),
        ("utf8-called-gb2312", t.ACCOUNT, "intranet", "utf-8", "gb2312"), ("gb-called-utf8", t.RESIDENT, "bureau", "gb18030", "utf-8"),
    ):  # fmt: skip
        yield noise(
            f"fourteenth-encoding-{name}",
            "fourteenth encoding",
            f"{name} after utf-8",
            film(show(it, site), show(it, site, 2, charset=charset, label=label)),
            kind=it.kind,
        )
    leaf, remote = t.LEAFLET, t.REMOTE
    short = replace(leaf, blocks=leaf.blocks)
    for name, before, after, file in (
        ("html-pdf", show(leaf, "bureau"), as_pdf(short), "index.html"), ("html-docx", show(remote, "bureau"), as_docx(remote), "index.html"),
        ("docx-runs", as_docx(t.BASE), as_docx(t.BASE, runs=5), "notice.docx"), ("pdf-width", as_pdf(leaf, 38), as_pdf(leaf, 24), "notice.pdf"),
        ("text-wrapped", as_text(remote), as_text(remote, 32, newline="\r\n"), "notice.txt"),
    ):  # fmt: skip
        yield noise(f"fourteenth-format-{name}", "fourteenth format", name, film(before, after), name=file)
    benefit = show(t.BENEFIT, "bureau")
    yield noise(
        "fourteenth-order-table-rows",
        "fourteenth order",
        "rows of the first table upside down",
        film(benefit, show(turned(t.BENEFIT), "bureau", 2)),
    )
    yield noise(
        "fourteenth-order-table-listed",
        "fourteenth order",
        "a table as lines",
        film(show(t.BENEFIT, "cards"), show(listed(t.BENEFIT), "cards", 2)),
        may_reword=True,
    )
    asked = t.FAQ.ordered(lambda b: (*b[6:], *b[:6]))
    yield noise(
        "fourteenth-order-questions",
        "fourteenth order",
        "questions in another order",
        film(show(t.FAQ, "folded"), show(asked, "folded", 3)),
        kind="faq",
    )
    parts = t.SOCIAL.ordered(lambda b: (*b[7:11], *b[:7], *b[11:])).edit(
        ("一、基本养老", "二、基本养老"), ("三、职工基本", "一、职工基本"), ("二、失业", "三、失业")
    )
    yield noise(
        "fourteenth-order-chapters",
        "fourteenth order",
        "chapters in another order",
        film(show(t.SOCIAL, "cards"), show(parts, "cards", 2)),
    )
    forms = replace(t.TRANSFER, files=(("/attach/form.docx?v=1", "转移接续申请表.docx"),))
    again = replace(forms, files=(("/attach/form.docx?v=20261120", "转移接续申请表.docx"),))
    yield noise(
        "fourteenth-file-query",
        "fourteenth file",
        "the form's address with another query string",
        film(show(forms, "bureau"), show(again, "bureau", 2)),
    )
    for name, it, wrong in (
        ("baoxiao", t.REMOTE, ("申请手工报销应当", "申请手工报消应当")),
        ("zhangdan", t.ARTICLE, ("需携带", "需携戴")),
        ("twice", t.TRANSFER, ("告知申请人办理结果", "告知申请人办理办理结果")),
    ):
        yield noise(
            f"fourteenth-typo-{name}",
            "fourteenth typo",
            "a slip of the pen mended",
            film(show(it.edit(wrong), "bureau"), show(it, "bureau", 2)),
            may_reword=True,
        )
    more = t.RESIDENT.after("十、", Heading("相关链接"), "赣州市医疗保障局门户网站、江西政务服务网")
    yield noise(
        "fourteenth-file-related",
        "fourteenth file",
        "related sites named at the end",
        film(show(t.RESIDENT, "weixin"), show(more, "weixin", 2)),
        may_reword=True,
    )


def turned(it: Document) -> Document:
    at = next(n for n, b in enumerate(it.blocks) if isinstance(b, Table))
    first = it.blocks[at]
    assert isinstance(first, Table)
    return replace(
        it, blocks=(*it.blocks[:at], replace(first, rows=(first.rows[0], *first.rows[:0:-1])), *it.blocks[at + 1 :])
    )


def cases() -> Iterator[Case]:
    for n, (name, it, site, where, before, after) in enumerate(FURNITURE):
        steps = film(
            show(it, site, n, Furniture(**{where: before})), show(it, site, n + 1, Furniture(**{where: after}))
        )
        yield noise(f"fourteenth-{name}", f"fourteenth furniture {where}", f"{where}: {name}", steps, kind=it.kind)
    for n, (it, site, other) in enumerate(REDESIGNS):
        yield noise(
            f"fourteenth-redesign-{n + 1}-{site}-{other}",
            "fourteenth redesign",
            f"{site} became {other}",
            film(show(it, site, n), show(it, other, n + 2)),
            kind=it.kind,
        )
    for group, rows in (("spelling", SPELLINGS), ("words", WORDS)):
        for name, it, site, change in rows:
            steps = film(show(it, site), show(change(it), site, 2))
            yield noise(
                f"fourteenth-{group}-{name}",
                f"fourteenth {group}",
                f"{group}: {name}",
                steps,
                kind=it.kind,
                may_reword=group == "words",
            )
    for name, it, site, rewrite in MARKUP:
        yield noise(
            f"fourteenth-markup-{name}",
            "fourteenth markup",
            f"markup: {name}",
            film(show(it, site), show(it, site, 2, rewrite=rewrite)),
            kind=it.kind,
        )
    yield from lists()
    yield from others()
