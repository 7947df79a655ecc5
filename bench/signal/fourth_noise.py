"""The fourth wave's noise: each of twenty things that happen to pages, on three documents in three layouts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle

from bench.signal import fourth_texts as texts
from bench.signal.case import Answer, Case, noise
from bench.signal.document import Document, Heading, paragraphs
from bench.signal.prints import Rewrite, film, page

RULES = (texts.RATE, texts.ACCOUNT, texts.GUIDE, texts.BENEFIT)
LAYOUTS = ("broken", "cards", "generated", "dedecms", "tabs")
Then = Callable[[Document, str], Answer]


def cases() -> Iterator[Case]:
    yield from _happened()
    yield from _said()
    yield from _asked()


def _inserted(more: str, *, at_end: bool = False) -> Then:
    """More markup at the beginning, or end, of what is shown."""

    def rewrite(markup: str) -> str:
        return (
            markup.replace("</body>", f"{more}</body>")
            if at_end
            else re.sub(r"(<body[^>]*>)", rf"\1{more}", markup, count=1)
        )

    return lambda it, layout: page(it, layout, 2, rewrite=rewrite)


def _below_title(more: str) -> Then:
    rewrite: Rewrite = lambda m: re.sub(r"(</h[12]>)", rf"\1{more}", m, count=1)  # noqa: E731
    return lambda it, layout: page(it, layout, 2, rewrite=rewrite)


def _behind_text(more: str) -> Then:
    """Behind the last block, in the same box."""
    return lambda it, layout: page(replace(it, blocks=(*it.blocks, Heading(more))), layout, 2)


def _redesigned(it: Document, layout: str) -> Answer:
    return page(it, LAYOUTS[(LAYOUTS.index(layout) + 2) % len(LAYOUTS)], 2)


def _gbk(it: Document, layout: str) -> Answer:
    return page(it, layout, 2, charset="gb18030")


COOKIES = '<div class="cookie-tip" style="position:fixed"><p>本站使用Cookie改善浏览体验，保存期为30天。</p><button>同意</button></div>'
BANNER = '<div class="gg"><p>系统将于2026年11月8日22:00至24:00停机维护，届时无法办理网上业务，敬请谅解。</p></div>'
FLOAT = '<div id="floatAD" style="position:absolute"><a href="/zt/"><img src="/a.png" alt="打击欺诈骗保专题"></a><span>关闭</span></div>'
REMARKS = '<div class="comments"><h4>网友评论（2条）</h4><div class="cmt"><p>张先生：希望报销比例提高到95%。</p></div><div class="cmt"><p>李女士：我交了20年还要交吗？</p></div></div>'
HOT = '<div class="rank"><h4>点击排行</h4><ol><li><a href="/1">居民医保缴费上调20元</a><em>8123</em></li><li><a href="/2">异地就医备案指引</a><em>6032</em></li></ol></div>'
PAGER = '<div class="page-nav">共1页 第1页 首页 上一页 下一页 尾页 转到<input size=2>页</div>'
STARS = '<div class="rate"><span>您对本文的评价：</span><span>★★★★☆ 4.6分（共128人评价）</span></div>'
TOOLS = '<div class="tool">【字号：<a>大</a> <a>中</a> <a>小</a>】 <a>打印本页</a> <a>收藏</a> 分享到：<a>微信</a> <a>微博</a></div>'
READ = '<p class="readtime">全文约900字，阅读需要3分钟</p>'
DAY = '<div class="wk">今天是2026年11月4日　星期三　农历九月廿六　晴　12℃~21℃</div>'
SCAN = '<div class="ewm"><img src="/qr.png" alt=""><p>扫一扫在手机打开当前页</p></div>'

HAPPENED: tuple[tuple[str, str, Then], ...] = (
    ("visit", "nothing but the clock, the counter and the related list", lambda it, layout: page(it, layout, 2)),
    ("redesign", "the site gets another system", _redesigned),
    ("gb18030", "written in gb18030", _gbk),
    ("cookies", "a banner asks for cookies", _inserted(COOKIES, at_end=True)),
    ("banner", "a banner tells of a pause of the system", _inserted(BANNER)),
    ("float", "a floating advertisement", _inserted(FLOAT)),
    ("remarks", "readers' remarks, with numbers", _inserted(REMARKS, at_end=True)),
    ("hot", "a list of what is read most", _inserted(HOT, at_end=True)),
    ("pager", "a bar of pages though there is one", _inserted(PAGER, at_end=True)),
    ("stars", "readers' stars below the title", _below_title(STARS)),
    ("tools", "tools below the title", _below_title(TOOLS)),
    ("read-time", "how long it takes to read, below the title", _below_title(READ)),
    ("weather", "day and weather on top", _inserted(DAY)),
    ("scan", "a code to scan at the end", _inserted(SCAN, at_end=True)),
    ("editor", "who edited it, behind the text", _behind_text("（责任编辑：王小明　审核：赵大江）")),
    ("source-line", "where it is from, behind the text", _behind_text("信息来源：市医保局待遇保障科")),
    ("edited-on", "when it was edited, behind the text", _behind_text("最后修改时间：2026-11-03 16:40:12")),
)  # fmt: skip


def _happened() -> Iterator[Case]:
    documents, layouts = cycle(RULES), cycle(LAYOUTS)
    for name, changed, then in HAPPENED:
        for number in range(3):
            it, layout = next(documents), next(layouts)
            steps = film(page(it, layout), then(it, layout))
            yield noise(f"fourth-{name}-{number}", "fourth happened", changed, steps)


SAID: tuple[tuple[str, str, Document, str, bool, Callable[[str], str]], ...] = (
    ("percent", "% → 百分之", texts.RATE, "tabs", False, lambda t: t.replace("8.5%", "百分之八点五").replace("2%", "百分之二")),
    ("comma", "25836元 → 25,836元", texts.RATE, "cards", False, lambda t: t.replace("25836", "25,836").replace("5167", "5,167")),
    ("full-width", "figures in full width", texts.BENEFIT, "broken", False, lambda t: re.sub(r"\d", lambda m: chr(ord(m[0]) + 0xFEE0), t)),
    ("wan", "30万元 → 300000元", texts.BENEFIT, "dedecms", False, lambda t: t.replace("30万元", "300000元")),
    ("chinese", "7日 → 七日, 20日 → 二十日", texts.ACCOUNT, "generated", False, lambda t: t.replace("7日内", "七日内").replace("20日内", "二十日内")),
    ("minutes", "8时30分 → 8:30", texts.GUIDE, "cards", True, lambda t: t.replace("8时30分至11时30分", "8:30至11:30")),
    ("not-may", "不得 → 不可以", texts.ACCOUNT, "broken", True, lambda t: t.replace("不得代为", "不可以代为")),
    ("ought", "应当 → 应", texts.GUIDE, "dedecms", True, lambda t: t.replace("应当", "应")),
    ("called", "以下称 → 以下简称", texts.RATE, "generated", True, lambda t: t.replace("以下称", "以下简称")),
    ("in-order", "为规范 → 为了进一步规范", texts.ACCOUNT, "tabs", True, lambda t: t.replace("为规范", "为了进一步规范")),
    ("labels", "一、 → 1.", texts.GUIDE, "broken", False, lambda t: re.sub(r"^(十一|[一二三四五六七八九十])、", lambda m: f"{['一','二','三','四','五','六','七','八','九','十','十一'].index(m[1]) + 1}. ", t)),
    ("spaces", "blanks around figures", texts.BENEFIT, "tabs", False, lambda t: re.sub(r"(\d+)", r" \1 ", t)),
)  # fmt: skip


def _said() -> Iterator[Case]:
    for name, changed, it, layout, reword, change in SAID:
        steps = film(page(it, layout), page(it.respelled(change), layout, 2))
        yield noise(f"fourth-said-{name}", "fourth said", changed, steps, may_reword=reword)


def _asked() -> Iterator[Case]:
    first = page(texts.ANSWERS, "sections")
    turned = replace(texts.ANSWERS, blocks=(*texts.ANSWERS.blocks[4:], *texts.ANSWERS.blocks[:4]))
    spelled = texts.ANSWERS.respelled(lambda t: t.replace("30年", "三十年").replace("60日", "六十日"))
    greeting = replace(texts.ANSWERS, blocks=(*paragraphs("点击下列问题查看答复。"), *texts.ANSWERS.blocks))
    rows = (
        ("visit", "another visit", page(texts.ANSWERS, "sections", 2)),
        ("turned", "questions in another order", page(turned, "sections", 2)),
        ("spelled", "figures in Chinese", page(spelled, "sections", 2)),
        ("redesign", "questions in cards", page(texts.ANSWERS, "faq_list", 2)),
        ("greeting", "a line that tells how to use the page", page(greeting, "sections", 2)),
    )
    for name, changed, after in rows:
        yield noise(
            f"fourth-asked-{name}",
            "fourth asked",
            changed,
            film(first, after),
            kind="faq",
            may_reword=name == "greeting",
        )
