"""The tenth wave's sites: how twelve of them print a document, with a slot for each piece of furniture."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType

from bench.signal.case import Answer
from bench.signal.document import Block, Cell, Document, Heading, Question, Table
from bench.signal.layouts import Moved, moved
from bench.signal.lists import Entry

Slots = Mapping[str, str]
NO_SLOTS: Slots = MappingProxyType({})
Layout = Callable[[Document, Moved, Slots], str]
NEWS = (
    "市医保局到县区调研经办服务", "全市医保系统举办业务技能竞赛", "我市37家药店新增为定点单位", "医保基金监管集中宣传月启动",
    "第十一批药品集采结果6月落地", "医保码就医购药“一码通”上线满2年", "关于春节期间办事大厅值班安排的公告", "市民健康讲座第18期报名",
    "2025年度政府信息公开工作年度报告", "“医保明白人”走进社区", "新版药品目录培训班开班", "局机关召开党支部会议",
)  # fmt: skip


def news(n: Moved, count: int = 5) -> list[str]:
    return random.Random(n.nonce).sample(NEWS, count)


def news_items(n: Moved, count: int = 5) -> str:
    return "".join(f'<li><a href="/xw/{n.token}{k}.html">{t}</a></li>' for k, t in enumerate(news(n, count)))


def grid(it: Table, attributes: str = 'border="1" cellspacing="0"') -> str:
    rows = []
    for r, row in enumerate(it.rows):
        tag = "th" if r < it.head else "td"
        rows.append("<tr>" + "".join(_cell(cell, tag) for cell in row) + "</tr>")
    return f"<table {attributes}><tbody>{''.join(rows)}</tbody></table>"


def _cell(it: Cell, tag: str) -> str:
    spans = (f' colspan="{it.columns}"' if it.columns > 1 else "") + (f' rowspan="{it.rows}"' if it.rows > 1 else "")
    return f"<{tag}{spans}>{escape(it.text)}</{tag}>"


def listed(it: Table) -> str:
    """A plain table (one header row, no merged cells) as a list that names each column again."""
    head = [cell.text for cell in it.rows[0]]
    items = ("，".join(f"{name}：{cell.text}" for name, cell in zip(head, row, strict=True)) for row in it.rows[1:])
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def body(
    it: Document, p: str = "<p>{}</p>", h: str = "<p><strong>{}</strong></p>",
    q: str = "<p><strong>问：{}</strong></p><p>答：{}</p>", t: Callable[[Table], str] = grid,
) -> str:  # fmt: skip
    return "\n".join(_block(block, p, h, q, t) for block in it.blocks)


def _block(it: Block, p: str, h: str, q: str, t: Callable[[Table], str]) -> str:
    if isinstance(it, Table):
        return t(it)
    if isinstance(it, Question):
        return q.format(escape(it.question), escape(it.answer))
    return h.format(escape(it.text)) if isinstance(it, Heading) else p.format(escape(it))


def files(it: Document) -> str:
    return "".join(f'<p class="fj">附件：<a href="{escape(href)}">{escape(name)}</a></p>' for href, name in it.files)


def _page(title: str, head: str, inside: str) -> str:
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{head}</head>
<body>{inside}</body></html>"""


def epoint(it: Document, n: Moved, s: Slots) -> str:
    """A city bureau's site with the table of metadata above the text."""
    table = s.get("table") or (
        f"<tr><td>索 引 号：</td><td>011158742/2026-00107</td><td>发文机关：</td><td>{it.issuer}</td></tr>"
        f"<tr><td>文　　号：</td><td>{it.number}</td><td>成文日期：</td><td>{it.day}</td></tr>"
    )
    inside = f"""{s.get("top", "")}<div class="ewb-header"><ul class="ewb-nav"><li><a href="/">首页</a></li><li><a href="/xxgk/">政府信息公开</a></li><li><a href="/hd/">互动交流</a></li>{s.get("nav", "")}</ul></div>
<div class="ewb-location">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">政策文件</a></div>
<div class="ewb-container"><table class="xxgk-table">{table}</table>
<h1 class="ewb-title">{it.title}</h1><div class="info-sub">发布时间：{it.day}　浏览次数：<span id="hits">{n.views}</span>{s.get("meta", "")}</div>
{s.get("lead", "")}<div class="ewb-article" id="infoContent">{body(it, '<p style="text-indent:2em">{}</p>')}{files(it)}</div>{s.get("end", "")}</div>
<div class="ewb-right">{s.get("side", "")}<h3>最新动态</h3><ul>{news_items(n)}</ul></div>
<div class="footer">主办单位：{it.issuer} {s.get("foot", "政府网站标识码：4206000031")}</div>{s.get("pop", "")}<script nonce="{n.nonce}">hit()</script>"""
    return _page(f"{it.title}-{it.issuer}", '<meta name="ColumnName" content="政策文件">', inside)


def nested(it: Document, n: Moved, s: Slots) -> str:
    """Another vendor's: divs in divs, a span about each paragraph, the metadata in a list."""
    p = '<div class="para"><span style="font-family:仿宋_GB2312;font-size:16pt">{}</span></div>'
    h = '<div class="para"><span style="font-family:黑体;font-size:16pt"><b>{}</b></span></div>'
    inside = f"""{s.get("top", "")}<div id="wrap"><div id="head"><div class="logo"></div><div class="menu"><a href="/">网站首页</a><a href="/gk">信息公开</a><a href="/fw">办事服务</a>{s.get("nav", "")}</div></div>
<div id="main"><div class="bread">您现在的位置：首页 / 信息公开 / 文件</div><div class="cont"><div class="tit"><h2>{it.title}</h2></div>
<ul class="prop"><li>来源：{it.issuer}</li><li>日期：{it.day}</li><li>阅读：{n.views}次</li>{s.get("meta", "")}</ul>{s.get("lead", "")}
<div class="txt"><div><div>{body(it, p, h)}</div></div>{files(it)}</div>{s.get("end", "")}</div><div class="aside">{s.get("side", "")}<ul>{news_items(n, 4)}</ul></div></div>
<div id="foot"><p>{it.issuer} 版权所有</p>{s.get("foot", "")}</div></div>{s.get("pop", "")}"""
    return _page(it.title, f"<style>.v{n.token}{{color:#333}}</style>", inside)


def weixin(it: Document, n: Moved, s: Slots) -> str:
    """An account's article."""
    p = '<section style="margin:0 8px"><span style="letter-spacing:1px">{}</span></section>'
    q = "<section><strong><span>Q：{}</span></strong></section><section><span>A：{}</span></section>"
    inside = f"""<div id="js_article"><div class="rich_media_inner">{s.get("top", "")}<h1 class="rich_media_title" id="activity-name">{it.title}</h1>
<div class="rich_media_meta_list"><span class="rich_media_meta_text">{it.issuer}</span> <em id="publish_time">{it.day}</em>{s.get("meta", "")}</div>
{s.get("lead", "")}<div class="rich_media_content" id="js_content">{body(it, p, "<section><h3>{}</h3></section>", q)}{files(it)}</div>{s.get("end", "")}
<div class="rich_media_tool"><span>阅读 {n.views}</span><span>在看 {n.views % 90}</span></div><div class="discuss">{s.get("side", "")}</div>
<div class="qr_code_pc">微信扫一扫<br>关注该公众号{s.get("foot", "")}</div></div></div>{s.get("pop", "")}<script nonce="{n.nonce[:9]}">var ct="{n.token}";</script>"""
    return _page(it.title, "", inside)


def cards(it: Document, n: Moved, s: Slots) -> str:
    """A province's portal: every part of the text in a card."""
    p, h = (
        '<div class="el-card"><div class="el-card__body">{}</div></div>',
        '<div class="el-card__header"><h3>{}</h3></div>',
    )
    q = '<div class="el-card"><div class="el-card__header">{}</div><div class="el-card__body">{}</div></div>'
    inside = f"""<div id="app" data-v-{n.token}><header class="portal-top">{s.get("top", "")}<nav><a href="#/">首页</a><a href="#/p">个人服务</a><a href="#/c">单位服务</a>{s.get("nav", "")}</nav></header>
<main><section class="hero"><h1>{it.title}</h1><p class="sub">{it.issuer} | {it.day} | {n.views}人看过{s.get("meta", "")}</p></section>{s.get("lead", "")}
<article class="policy-cards">{body(it, p, h, q)}{files(it)}</article>{s.get("end", "")}</main>
<aside class="panel">{s.get("side", "")}<div class="panel-title">热门资讯</div><ul>{news_items(n, 3)}</ul></aside>
<footer class="portal-foot">{s.get("foot", "技术支持：省大数据中心")}</footer></div>{s.get("pop", "")}"""
    return _page(it.title, "", inside)


def folds(it: Document, n: Moved, s: Slots) -> str:
    """Questions that open and close."""
    q = '<div class="panel"><a class="panel-hd" href="javascript:;">{}</a><div class="panel-bd" style="display:none"><p>{}</p></div></div>'
    inside = f"""{s.get("top", "")}<div class="top-nav"><a href="/">首页</a> <a href="/faq/">常见问题</a>{s.get("nav", "")}</div><div class="wrap"><h1>{it.title}</h1>
<div class="info">{it.issuer}　更新日期：{it.day}　点击量：{n.views}{s.get("meta", "")}</div>{s.get("lead", "")}<div class="accordion" id="acc">{body(it, q=q)}{files(it)}</div>{s.get("end", "")}</div>
<div class="rightbar">{s.get("side", "")}<ul>{news_items(n, 4)}</ul></div><div class="bottom">{s.get("foot", "")}</div>{s.get("pop", "")}"""
    return _page(it.title, "", inside)


def consumer(it: Document, n: Moved, s: Slots) -> str:
    """A city guide's article between adverts."""
    hot = "".join(f'<a href="/news/{n.token}{k}">{k + 1}. {t}</a>' for k, t in enumerate(news(n, 6)))
    inside = f"""<div class="header"><a class="logo" href="/">本地生活通</a>{s.get("nav", "")}</div>{s.get("top", "")}<div class="crumbs">首页&gt;社保&gt;医保</div>
<div class="left"><h1 class="title">{it.title}</h1><div class="author">{it.issuer} {it.day} 浏览 {n.views} {s.get("meta", "")}</div>{s.get("lead", "")}
<div class="article-content">{body(it, h="<h2>{}</h2>")}{files(it)}</div>{s.get("end", "")}<div class="comment-box">{s.get("comments", "")}</div></div>
<div class="right"><div class="hot-list">{hot}</div>{s.get("side", "")}</div><div class="footer">{s.get("foot", "网站地图 | 联系我们")}</div>{s.get("pop", "")}"""
    return _page(f"{it.title} - 本地生活通", f'<meta name="description" content="{it.title}">', inside)


def forum(it: Document, n: Moved, s: Slots) -> str:
    """A thread whose first floor is the text."""
    q = '<div class="qa"><div class="ask">{}</div><div class="reply">{}</div></div>'
    inside = f"""<div id="hd"><a href="forum.php">社区</a> &rsaquo; 政策咨询{s.get("nav", "")}</div>{s.get("top", "")}<div id="postlist"><div class="thread_hd">查看: {n.views} | 回复: {n.views % 37}</div><h1 id="thread_subject">{it.title}</h1>
<div class="post" id="post_{int(n.token, 16) % 9999}"><div class="authi">{it.issuer} 发表于 {it.day}{s.get("meta", "")}</div>{s.get("lead", "")}<div class="t_f">{body(it, "{}<br><br>", "<b>{}</b><br>", q)}{files(it)}</div></div>{s.get("end", "")}{s.get("comments", "")}</div>
<div class="side">{s.get("side", "")}</div><div id="ft">{s.get("foot", "")}<em>Processed in 0.0{n.views % 90 + 10} second(s)</em></div>{s.get("pop", "")}"""
    return _page(it.title, "", inside)


def mobile(it: Document, n: Moved, s: Slots) -> str:
    """A page for telephones: a bar above, tabs below."""
    q = '<div class="van-cell"><div class="van-cell__title">{}</div><div class="van-cell__label">{}</div></div>'
    inside = f"""<div class="van-nav-bar"><i class="back"></i>政策详情{s.get("nav", "")}</div>{s.get("top", "")}<div class="detail"><div class="detail-title">{it.title}</div><div class="detail-time">{it.day}　{it.issuer}{s.get("meta", "")}</div>
{s.get("lead", "")}<div class="rich-text">{body(it, '<p class="ql">{}</p>', '<p class="ql"><b>{}</b></p>', q)}{files(it)}</div>{s.get("end", "")}</div>{s.get("side", "")}
<div class="van-tabbar"><a>首页</a><a>办事</a><a>我的</a></div><div class="cp">{s.get("foot", "")}</div>{s.get("pop", "")}<input type="hidden" value="{n.nonce}">"""
    return _page(it.title, '<meta name="viewport" content="width=device-width">', inside)


def plain(it: Document, n: Moved, s: Slots) -> str:
    """An old county page: one cell of text, broken by br."""
    text = body(it, "　　{}<br>", "<b>{}</b><br>", "<b>{}</b><br>　　{}<br>")
    inside = f"""{s.get("top", "")}<center><h3>{it.title}</h3></center><div align="center">{it.issuer}　{it.day}　阅读{n.views}{s.get("meta", "")}</div><hr>{s.get("lead", "")}<div id="content">{text}{files(it)}</div>{s.get("end", "")}<hr>{s.get("side", "")}<div align="center">{s.get("foot", "")}今天是{n.clock}</div>{s.get("pop", "")}"""
    return _page(it.title, "", inside)


def intranet(it: Document, n: Moved, s: Slots) -> str:
    """Tables within tables and font tags."""
    text = body(
        it, '<p><font face="宋体" size="3">{}</font></p>', '<p align="center"><font face="黑体" size="4">{}</font></p>'
    )
    inside = f"""<table width="980" align="center"><tr><td colspan="2" class="banner">{s.get("top", "")}</td></tr><tr><td width="160" valign="top"><table><tr><td><a href="gg.asp">公告</a></td></tr><tr><td><a href="wj.asp">文件</a></td></tr>{s.get("nav", "")}</table>{s.get("side", "")}</td>
<td valign="top"><table width="100%"><tr><td align="center"><font size="5"><b>{it.title}</b></font></td></tr><tr><td align="center">发布：{it.issuer}　时间：{it.day}　点击：{n.views}{s.get("meta", "")}</td></tr><tr><td>{s.get("lead", "")}</td></tr>
<tr><td class="nr">{text}{files(it)}</td></tr><tr><td>{s.get("end", "")}</td></tr></table></td></tr><tr><td colspan="2" align="center">{s.get("foot", "")}在线人数：{n.views % 53}</td></tr></table>{s.get("pop", "")}"""
    return _page(it.title, "", inside)


def tabs(it: Document, n: Moved, s: Slots) -> str:
    """A service guide behind tabs, lines as list items."""
    p, h = '<li class="ln"><span class="t">{}</span></li>', '<li class="hd"><span class="t">{}</span></li>'
    q = '<li class="q">{}</li><li class="a">{}</li>'
    inside = f"""{s.get("top", "")}<div class="gov-bar"><a href="/">政务服务网</a>{s.get("nav", "")}</div><div class="guide"><h1>{it.title}</h1><div class="sub">{it.issuer} {it.day} {s.get("meta", "")}</div>
<div class="tab-hd"><span class="on">政策内容</span><span>相关链接</span><span>意见反馈</span></div>{s.get("lead", "")}<div class="tab-bd"><ol style="list-style:none">{body(it, p, h, q)}</ol>{files(it)}</div>
<div class="tab-bd" style="display:none"><ul>{news_items(n)}</ul></div>{s.get("end", "")}</div><div class="float">{s.get("side", "")}</div><div class="foot">{s.get("foot", "")}</div>{s.get("pop", "")}"""
    return _page(it.title, "", inside)


def sentences(it: Document, n: Moved, s: Slots) -> str:
    """A news site: a lazy body in article tags, tables turned into lists."""
    inside = f"""<header>{s.get("top", "")}<a href="/">要闻</a> <a href="/ms/">民生</a>{s.get("nav", "")}</header><article><h1>{it.title}</h1><div class="byline"><time>{it.day}</time> 来源：{it.issuer} {s.get("meta", "")}</div>{s.get("lead", "")}
<div class="article__text">{body(it, h="<h4>{}</h4>", t=listed)}{files(it)}</div>{s.get("end", "")}</article><aside>{s.get("side", "")}<ol>{news_items(n, 6)}</ol></aside><footer>{s.get("foot", "")}</footer>{s.get("pop", "")}"""
    return _page(it.title, "", inside)


LAYOUTS: dict[str, Layout] = {
    "epoint": epoint, "nested": nested, "weixin": weixin, "cards": cards, "folds": folds, "consumer": consumer, "forum": forum,
    "mobile": mobile, "plain": plain, "intranet": intranet, "tabs": tabs, "sentences": sentences,
}  # fmt: skip


def show(
    it: Document, layout: str, visit: int = 1, slots: Slots = NO_SLOTS, *, charset: str = "utf-8", rewrite: Callable[[str], str] = lambda m: m
) -> Answer:  # fmt: skip
    markup = rewrite(LAYOUTS[layout](it, moved(visit), slots)).replace('charset="utf-8"', f'charset="{charset}"')
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


def catalog(
    entries: Sequence[Entry], visit: int = 1, slots: Slots = NO_SLOTS, *, layout: str = "epoint"
) -> dict[str, Answer]:
    """A list of notices as an official site shows it, with the notices behind it."""
    n = moved(visit)
    items = "".join(
        f'<li><span class="date">{e.day}</span><a href="{e.path}" title="{e.name}">{e.name}</a></li>' for e in entries
    )
    inside = f"""{slots.get("top", "")}<div class="nav"><a href="/">首页</a> <a href="/zc/">政策法规</a>{slots.get("nav", "")}</div><div class="location">当前位置：首页 &gt; 通知公告</div>
<div class="list-box"><ul class="info-list">{items}</ul><div class="page">第1/1页 共{len(entries)}条{slots.get("end", "")}</div></div>
<div class="side">{slots.get("side", "")}</div><div class="footer">访问量：{n.views} {slots.get("foot", "")}</div>"""
    documents = {e.path: show(e.document, layout, visit) for e in entries if e.document}
    return {"": Answer(body=_page("通知公告", "", inside).encode()), **documents}
