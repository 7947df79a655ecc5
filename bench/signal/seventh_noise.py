"""The seventh wave's quiet pairs: something on the page differs and no rule does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bench.signal.case import Answer, Case, noise
from bench.signal.document import Block, Document, Question, Table
from bench.signal.lists import Entry
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film
from bench.signal.seventh_layouts import listing, printed
from bench.signal.seventh_texts import (
    BAODING,
    JINHUA,
    JIUJIANG,
    LIUZHOU,
    LUOYANG,
    NANTONG,
    QUANZHOU,
    SHAOXING,
    WEIFANG,
    XIANGYANG,
    YICHANG,
    ZHUZHOU,
    ZONES,
    ZUNYI,
)
from watcher.model import Follow

# id, document, layout, slot, what stood there, what stands there now
FURNITURE: tuple[tuple[str, Document, str, str, str, str], ...] = (
    ("holiday", SHAOXING, "jpaas", "top", "", '<div class="notice-bar">国庆中秋假期（10月1日至8日）政务服务大厅暂停对外办公，10月9日起恢复正常。</div>'),
    ("poll", XIANGYANG, "jpaas", "side", "<h4>民意征集</h4><p>您最希望增设哪条公交线路？已有1203人投票</p>", "<h4>民意征集</h4><p>您最希望增设哪条公交线路？已有1877人投票</p>"),
    ("cookies", ZHUZHOU, "cards", "popup", "", '<div class="cookie-tip">我们使用Cookie改善浏览体验，Cookie保存30天。<button>同意</button><button>拒绝</button></div>'),
    ("opening", ZHUZHOU, "jpaas", "foot", "<p>大厅开放时间：周一至周五9:00-17:00</p>", "<p>大厅开放时间：周一至周五8:30-17:30，周六9:00-12:00</p>"),
    ("maintenance", JIUJIANG, "accordion", "top", "", '<div class="alert">系统将于11月22日22:00至23日6:00停机维护，请合理安排时间。</div>'),
    ("banner", WEIFANG, "consumer", "top", '<a class="b"><img src="/b1.jpg" alt="年货节 全场5折起"></a>', '<a class="b"><img src="/b2.jpg" alt="春季车展 补贴最高8000元"></a>'),
    ("summary", JINHUA, "portal_news", "note", "", '<div class="ai-sum"><b>AI导读</b>：本文整理了金华市区职工医保的缴费、账户、年限和待遇，约需阅读4分钟。</div>'),
    ("reading-time", BAODING, "wechat", "note", '<p class="rt">全文共560字，阅读大约需要2分钟</p>', '<p class="rt">全文共598字，阅读大约需要3分钟</p>'),
    ("qr", LUOYANG, "forum", "end", "", '<div class="qr"><img src="/qr.png" alt="二维码">扫码加入本地交流群（群满200人需邀请）</div>'),
    ("qr-text", BAODING, "mobile", "end", "<p>长按识别二维码 关注我们</p>", "<p>长按上方二维码，一键关注，不错过每周三的健康直播</p>"),
    ("related-end", WEIFANG, "portal_news", "end", "", '<div class="more"><h4>延伸阅读</h4><ul><li><a href="/n/1.html">潍坊风筝节4月18日开幕</a></li><li><a href="/n/2.html">潍坊新增公租房1260套</a></li></ul></div>'),
    ("interpretations", SHAOXING, "trs2", "end", "", '<div class="zcjd"><b>相关解读</b><ul><li><a href="jd1.html">一图读懂《绍兴市职工基本医疗保险办法》</a> 2024-12-20</li><li><a href="jd2.html">《绍兴市职工基本医疗保险办法》新闻发布会实录</a> 2024-12-23</li></ul></div>'),
    ("comments", YICHANG, "consumer", "end", "<div>暂无评论</div>", '<div class="c"><p>三峡蚂蚁：打印出来一共4页</p><p>江边人：已转发给3个同事</p></div>'),
    ("login", QUANZHOU, "tabs", "top", '<div class="login">登录 | 注册</div>', '<div class="login">您好，企业用户350500****21，上次登录11月3日　退出</div>'),
    ("crumbs", LIUZHOU, "jpaas", "crumb", " &gt; 规范性文件", " &gt; 规范性文件 &gt; 2025年"),
    ("print-date", NANTONG, "plain", "foot", "<p>打印日期：2026年1月9日</p>", "<p>打印日期：2026年2月26日</p>"),
    ("statistics", ZUNYI, "cards", "side", "<h3>数据</h3><p>全省累计注册用户2853.4万　今日办件18万件</p>", "<h3>数据</h3><p>全省累计注册用户2861.9万　今日办件21万件</p>"),
    ("weather", ZONES, "portal_news", "side", "<p>武汉 今日 小雨 12℃ 空气质量 58</p>", "<p>武汉 今日 多云 15℃ 空气质量 91</p>"),
    ("campaign", XIANGYANG, "trs2", "top", '<a href="/zt/1"><img alt="安全生产月专题"></a>', '<a href="/zt/2"><img alt="打击欺诈骗保 医保基金监管集中宣传月"></a>'),
    ("sharing", YICHANG, "jpaas", "end", "", '<div class="bdsharebuttonbox"><a>分享到微信</a><a>新浪微博</a><a>复制链接</a></div>'),
    ("menu", ZHUZHOU, "intranet", "side", '<ul><li><a href="d.asp">培训资料</a></li></ul>', '<ul><li><a href="d.asp">培训资料</a></li><li><a href="e.asp">考勤</a></li><li><a href="f.asp">党建学习</a></li></ul>'),
    ("hot-search", JIUJIANG, "forum", "side", "<p>热搜：庐山雪景　九江大桥　秋招</p>", "<p>热搜：中考时间　公交线路调整　三日游</p>"),
    ("telephone", LIUZHOU, "trs2", "foot", "<p>网站纠错电话：0772-2631008</p>", "<p>网站纠错电话：0772-2825116　邮编545000</p>"),
    ("licence", SHAOXING, "plain", "foot", "<p>浙ICP备05000001号</p>", "<p>浙ICP备05000001号-2　浙公网安备33060002000123号</p>"),
    ("popup", LUOYANG, "mobile", "popup", "", '<div class="pop"><p>下载客户端，新用户领8元话费券</p><a>立即下载</a><a>关闭</a></div>'),
    ("popup-gone", WEIFANG, "mobile", "popup", '<div class="pop"><p>开启推送，每天3分钟看本地新闻</p><a>开启</a></div>', ""),
    ("satisfaction", ZHUZHOU, "tabs", "end", '<div class="rate">★★★★☆ 4.6分（218人评价）</div>', '<div class="rate">★★★★★ 4.7分（305人评价）</div>'),
    ("advert", JINHUA, "consumer", "side", '<div class="ad">车险续保最高返500元油卡</div>', '<div class="ad">百万保障重疾险，首月1元，30天犹豫期</div>'),
    ("queue", ZUNYI, "intranet", "top", "<tr><td>当前排队：3号窗口12人</td></tr>", "<tr><td>当前排队：3号窗口5人，7号窗口暂停</td></tr>"),
    ("reminder", BAODING, "cards", "note", "", '<div class="tips">温馨提示：本页面内容较长，可使用浏览器的页内查找功能。</div>'),
    ("editor", JINHUA, "mobile", "note", "", "<p>编者按：本文为资料整理，最近一次校对为11月5日，文字未作改动。</p>"),
    ("editor-names", WEIFANG, "wechat", "end", "<p>来源：潍坊生活服务网　编辑：一组　审核：办公室</p>", "<p>来源：潍坊生活服务网　编辑：三组　校对：二组　审核：办公室</p>"),
    ("disclaimer", WEIFANG, "consumer", "end", "", "<p>免责声明：本文仅供参考，如有侵权请在7日内联系我们删除。</p>"),
    ("browser", NANTONG, "jpaas", "popup", "", '<div class="upgrade">您的浏览器版本过低，建议使用Chrome 90以上版本访问。</div>'),
    ("live", ZONES, "consumer", "top", "", '<div class="live">正在直播：第7届楚菜美食节，已有3.2万人观看</div>'),
    ("votes", LUOYANG, "accordion", "end", "<p>这些回答对您有帮助吗？是 412　否 20</p>", "<p>这些回答对您有帮助吗？是 455　否 23</p>"),
    ("version", QUANZHOU, "plain", "foot", "<p>模板版本 v2.1.7</p>", "<p>模板版本 v2.2.0</p>"),
    ("games", XIANGYANG, "portal_news", "top", "", '<div class="topic">专题：第十五届全国运动会 金牌榜 实时更新</div>'),
    ("robot", YICHANG, "tabs", "side", "", '<div class="robot">智能客服：您好，我能帮您什么？<i>3条新消息</i></div>'),
    ("audio", NANTONG, "mobile", "note", "", '<div class="listen">▶ 语音朗读本文　时长 03:42</div>'),
    ("contents", JINHUA, "wechat", "note", "", '<ul class="toc"><li>本文目录</li><li>缴费</li><li>个人账户</li><li>年限</li><li>待遇</li><li>办事</li></ul>'),
)  # fmt: skip

# id, document, the old layout, the new one
REDESIGNS: tuple[tuple[str, Document, str, str], ...] = (
    ("jpaas-cards", SHAOXING, "jpaas", "cards"), ("trs2-jpaas", YICHANG, "trs2", "jpaas"), ("forum-accordion", JIUJIANG, "forum", "accordion"),
    ("accordion-tabs", LUOYANG, "accordion", "tabs"), ("intranet-plain", ZHUZHOU, "intranet", "plain"), ("plain-trs2", ZONES, "plain", "trs2"),
    ("consumer-mobile", WEIFANG, "consumer", "mobile"), ("wechat-consumer", BAODING, "wechat", "consumer"), ("news-wechat", NANTONG, "portal_news", "wechat"),
    ("tabs-jpaas", JINHUA, "tabs", "jpaas"), ("intranet-jpaas", QUANZHOU, "intranet", "jpaas"), ("mobile-plain", ZUNYI, "mobile", "plain"),
    ("plain-news", LIUZHOU, "plain", "portal_news"), ("cards-intranet", XIANGYANG, "cards", "intranet"),
)  # fmt: skip

NUMERALS = dict(zip("0123456789", "０１２３４５６７８９", strict=True))


def _wide(text: str) -> str:
    return "".join(NUMERALS.get(c, c) for c in text).replace("%", "％")


def _dates(text: str) -> str:
    return re.sub(r"(\d{4})年(\d{1,2})月(\d{1,2})日", lambda m: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}", text)


def _all(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return change


YEARS = _all(
    ("三十年", "30年"),
    ("二十五年", "25年"),
    ("二十年", "20年"),
    ("十五年", "15年"),
    ("十年", "10年"),
    ("六个月", "6个月"),
    ("三个月", "3个月"),
    ("两个月", "2个月"),
    ("百分之九", "9%"),
    ("百分之七", "7%"),
    ("二倍", "2倍"),
    ("五倍", "5倍"),
    ("三十日", "30日"),
)
HEADS = (
    ("一、", "（一）"),
    ("二、", "（二）"),
    ("三、", "（三）"),
    ("四、", "（四）"),
    ("五、", "（五）"),
    ("六、", "（六）"),
)
# id, document, layout, what a person changed in the text, whether words differ
SPELLINGS: tuple[tuple[str, Document, str, Callable[[str], str], bool], ...] = (
    ("years-digits", YICHANG, "jpaas", YEARS, False), ("law-digits", SHAOXING, "trs2", YEARS, False), ("wide-digits", JINHUA, "plain", _wide, False),
    ("wide-table", LIUZHOU, "intranet", _wide, False), ("spaced", LUOYANG, "accordion", lambda t: re.sub(r"(\d+)(年|个月|元)", r"\1 \2", t), False),
    ("dashes", XIANGYANG, "cards", _dates, False), ("dashes-notice", QUANZHOU, "jpaas", _dates, False), ("wan", NANTONG, "wechat", _all(("35万元", "350000元"), ("8000元", "0.8万元")), False),
    ("wan-law", SHAOXING, "mobile", _all(("40万元", "400000元")), False), ("percent-words", ZUNYI, "portal_news", _all(("2.5%", "百分之二点五"), ("的2%", "的百分之二")), False),
    ("thousands", ZONES, "jpaas", lambda t: re.sub(r"\b(\d{2})(\d{3})\b", r"\1,\2", t), False), ("thousands-notice", QUANZHOU, "trs2", _all(("24630", "24,630"), ("4926", "4,926")), False),
    ("points", BAODING, "consumer", _all(("，", ","), ("；", ";"), ("、", "、 ")), False), ("quotes", WEIFANG, "forum", _all(("“", "「"), ("”", "」"), ("（", "("), ("）", ")")), False),
    ("account-character", ZUNYI, "tabs", _all(("账户", "帐户")), True), ("typo", YICHANG.edit(("仍未缴足年限", "仍末缴足年限")), "portal_news", _all(("仍末缴足年限", "仍未缴足年限")), True),
    ("renumbered", LIUZHOU, "jpaas", _all(*HEADS), False), ("renumbered-law", YICHANG, "wechat", lambda t: re.sub(r"^第(.{1,3})条　", r"\1、", t), False),
    ("renumbered-digits", ZUNYI, "plain", lambda t: re.sub(r"^([一二三四五六七八九十]+)、", lambda m: f"{'零一二三四五六七八九十'.find(m[1]) if len(m[1]) == 1 else 10 + '零一二'.find(m[1][1])}. ", t), False),
    ("community", NANTONG, "trs2", _all(("社区卫生服务中心（一级）", "一级社区卫生服务中心")), True), ("agency", LIUZHOU, "mobile", _all(("市医疗保障事业管理中心", "市医疗保障事务中心")), True),
    ("should", SHAOXING, "intranet", _all(("应当", "应"), ("按照", "按")), True), ("polite", LUOYANG, "wechat", _all(("请携带", "请您携带"), ("可以拨打", "您可以拨打")), True),
    ("introduction", BAODING, "portal_news", _all(("暑期到了，外出求学、探亲的朋友越来越多。", "年底将至，返乡、探亲的朋友多了起来。")), True),
    ("opening-words", WEIFANG, "plain", _all(("小编为大家整理了最新的政策口径", "本文带您逐条了解")), True), ("cny", XIANGYANG, "intranet", _all(("每人每年", "每人每年人民币")), True),
)  # fmt: skip


def cases() -> Iterator[Case]:
    for n, (id, it, layout, slot, before, after) in enumerate(FURNITURE, 1000):
        steps = film(printed(it, layout, n, slots={slot: before}), printed(it, layout, n + 60, slots={slot: after}))
        yield noise(
            f"seventh-furniture-{id}",
            "seventh furniture",
            f"{before or 'nothing'} → {after or 'nothing'}",
            steps,
            kind=it.kind,
        )
    for n, (id, it, old, new) in enumerate(REDESIGNS, 1200):
        steps = film(printed(it, old, n), printed(it, new, n + 40))
        yield noise(f"seventh-redesign-{id}", "seventh redesign", f"{old} → {new}", steps, kind=it.kind)
    for n, (id, it, layout, change, words) in enumerate(SPELLINGS, 1300):
        steps = film(printed(it, layout, n), printed(it.respelled(change), layout, n + 40))
        yield noise(f"seventh-spelling-{id}", "seventh spelling", id, steps, may_reword=words, kind=it.kind)
    yield from _markup()
    yield from _order()
    yield from _formats()
    yield from _columns()


def _split(markup: str) -> str:
    """Numbers as an editor leaves them: in spans of their own, the last digit in another."""
    return re.sub(
        r"(?<=[一-鿿])(\d+)(\d)(?=[年个元万%月日])",
        r'<span lang="EN-US">\1</span><span style="font-family:仿宋">\2</span>',
        markup,
    )


def _broken(markup: str) -> str:
    return markup.replace("</p>\n<p>", "<br />\n")


def _nested(markup: str) -> str:
    return re.sub(
        r'<p style="text-indent:2em;line-height:2">(.*?)</p>',
        r'<div class="block-item"><div class="inner"><div>\1</div></div></div>',
        markup,
    )


def _breadcrumb_first(markup: str) -> str:
    """The sharing bar goes from above the text to the foot."""
    (bar,) = re.findall(r'<div class="share">.*?</div>', markup)
    return markup.replace(bar, "").replace('<div class="footer">', f'{bar}<div class="footer">')


def _cells_as_paragraphs(markup: str) -> str:
    return re.sub(
        r"<(t[dh][^>]*)>([^<]*)</(t[dh])>",
        r'<\1 style="border:1px solid #000"><p class="MsoNormal"><span>\2</span></p></\3>',
        markup,
    )


def _markup() -> Iterator[Case]:
    """The same page, written otherwise; and the same page in another encoding."""
    rows: tuple[tuple[str, Document, str, Callable[[str], str]], ...] = (
        ("split-numbers", SHAOXING, "trs2", _split), ("split-notice", QUANZHOU, "jpaas", _split), ("breaks", ZUNYI, "plain", _broken),
        ("nested", YICHANG, "jpaas", _nested), ("share-moved", XIANGYANG, "jpaas", _breadcrumb_first), ("word-cells", LIUZHOU, "plain", _cells_as_paragraphs),
        ("word-cells-guide", ZHUZHOU, "intranet", _cells_as_paragraphs), ("strong", JINHUA, "consumer", lambda m: re.sub(r"(\d+%)", r"<strong>\1</strong>", m)),
        ("no-break-spaces", LUOYANG, "mobile", lambda m: m.replace("，", "，&nbsp;")), ("links", WEIFANG, "portal_news", lambda m: m.replace("个人账户余额", '<a href="/baike/6.html">个人账户余额</a>', 1)),
    )  # fmt: skip
    for n, (id, it, layout, rewrite) in enumerate(rows, 1400):
        if rewrite(printed(it, layout, n).body.decode()) == printed(it, layout, n).body.decode():
            raise ValueError(f"{id} rewrites nothing")
        steps = film(printed(it, layout, n), printed(it, layout, n + 40, rewrite=rewrite))
        yield noise(f"seventh-markup-{id}", "seventh markup", id, steps, kind=it.kind)
    coded: tuple[tuple[str, Document, str, str, str, bool], ...] = (
        ("gb18030", YICHANG, "trs2", "gb18030", "utf-8", True), ("gbk", LIUZHOU, "intranet", "utf-8", "gbk", True), ("silent", JINHUA, "plain", "gb18030", "utf-8", False),
    )  # fmt: skip
    for n, (id, it, layout, old, new, header) in enumerate(coded, 1450):
        steps = film(printed(it, layout, n, charset=old, header=header), printed(it, layout, n + 9, charset=new))
        yield noise(f"seventh-encoding-{id}", "seventh encoding", f"{old} → {new}", steps)


def _as_items(it: Document) -> Document:
    """Every row of a table as a line, as a page for telephones says it."""

    def lines(block: Block) -> Sequence[Block]:
        if not isinstance(block, Table):
            return (block,)
        return tuple(f"{row[0].text}：{row[1].text}" for row in block.rows[block.head :])

    return replace(it, blocks=tuple(line for block in it.blocks for line in lines(block)))


def _order() -> Iterator[Case]:
    """Blocks in another order or shape."""

    def questions_turned(found: Sequence[Block]) -> Sequence[Block]:
        return [*found[4:], *found[:4]]

    numbered = [
        Question(f"{k}.{b.question}", b.answer) for k, b in enumerate(LUOYANG.blocks, 1) if isinstance(b, Question)
    ]
    rows = next(block for block in ZONES.blocks if isinstance(block, Table)).rows
    turned = replace(
        ZONES,
        blocks=tuple(
            replace(b, rows=(rows[0], rows[2], rows[3], rows[1])) if isinstance(b, Table) else b for b in ZONES.blocks
        ),
    )
    found: tuple[tuple[str, Document, Document, str, bool], ...] = (
        ("questions", JIUJIANG, JIUJIANG.ordered(questions_turned), "forum", False), ("answers", LUOYANG, LUOYANG.ordered(questions_turned), "accordion", False),
        ("numbered", LUOYANG, replace(LUOYANG, blocks=tuple(numbered)), "trs2", False), ("rows", ZONES, turned, "jpaas", False), ("rows-as-lines", ZHUZHOU, _as_items(ZHUZHOU), "mobile", True),
    )  # fmt: skip
    for n, (id, before, after, layout, words) in enumerate(found, 1500):
        steps = film(printed(before, layout, n), printed(after, layout, n + 40))
        yield noise(f"seventh-order-{id}", "seventh order", id, steps, may_reword=words, kind=before.kind)


def _formats() -> Iterator[Case]:
    """The same text as another kind of file, and attachments whose addresses move."""
    pairs: tuple[tuple[str, Answer, Answer, str], ...] = (
        ("html-pdf", printed(YICHANG, "plain", 1600), as_pdf(YICHANG), ""), ("html-docx", printed(ZUNYI, "trs2", 1601), as_docx(ZUNYI), ""),
        ("pdf-width", as_pdf(SHAOXING), as_pdf(SHAOXING, 31), "method.pdf"), ("docx-runs", as_docx(QUANZHOU), as_docx(QUANZHOU, runs=5), "notice.docx"),
        ("text-wrapped", as_text(JINHUA), as_text(JINHUA, 33, newline="\r\n"), "handbook.txt"), ("markdown", as_markdown(BAODING), as_markdown(BAODING, strong="**", bullet="- "), "remote.md"),
    )  # fmt: skip
    for id, before, after, name in pairs:
        kind, name = ("file", name) if name else ("page", "index.html")
        yield noise(f"seventh-format-{id}", "seventh format", id, film(before, after), kind=kind, name=name)
    zones = next(block for block in ZONES.blocks if isinstance(block, Table))
    cells = [[int(c.text) if c.text.isdigit() else c.text for c in row] for row in zones.rows]
    sheets = film(as_xlsx(ZONES.title, cells), as_xlsx(ZONES.title, cells, bold=True))
    yield noise("seventh-format-bold-sheet", "seventh format", "bold", sheets, kind="file", name="bases.xlsx")
    for n, (id, old, new) in enumerate(
        (("query", "files/a.docx?v=1", "files/a.docx?v=20260105"), ("token", "files/a.docx", "files/a.docx?t=9f31c2"))
    ):
        steps = [
            {
                "": printed(
                    replace(QUANZHOU, files=((href, "附件：个人账户管理细则.docx"),)), "jpaas", 1650 + 9 * n + k
                ),
                href: as_docx(ZUNYI),
                "files/a.docx": as_docx(ZUNYI),
            }
            for k, href in enumerate((old, new))
        ]
        yield noise(
            f"seventh-format-attachment-{id}", "seventh format", f"{old} → {new}", film(*steps), attachments=True
        )


def _columns() -> Iterator[Case]:
    entries = [
        Entry("c1.html", XIANGYANG, "2025-09-09"),
        Entry("c2.html", YICHANG, "2025-06-12"),
        Entry("c3.html", JINHUA, "2025-04-15"),
        Entry("c4.html", ZUNYI, "2025-03-28"),
    ]
    follow = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
    dotted = [replace(entry, day=entry.day.replace("-", ".")) for entry in entries]
    top = {
        "top": '<div class="tz">网上办事大厅11月15日切换新域名</div>',
        "side": "<h4>热点</h4><p>点击排行：预算公开 531次</p>",
    }
    foot = {"foot": "<p>值班电话：027-87654321　上午8:30-12:00</p>"}
    rows: tuple[tuple[str, list[Entry], str, dict[str, str]], ...] = (
        ("furniture", entries, "ul", top), ("reordered", [entries[1], entries[0], *entries[2:]], "ul", {}), ("dates", dotted, "ul", foot), ("table", entries, "table", {}), ("cards", entries, "cards", top),
    )  # fmt: skip
    for n, (id, after, shape, slots) in enumerate(rows, 1700):
        steps = film(listing(entries, n), listing(after, n + 40, shape=shape, slots=slots))
        yield noise(f"seventh-column-{id}", "seventh columns", id, steps, kind="list", follow=follow)
