"""How sites print a document: one function for each content management system, as their pages look in the wild.

`Moved` is what differs between two visits without meaning: clocks, counters, related articles, ids and nonces.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from bench.signal.document import Block, Cell, Document, Heading, Question, Table

RELATED = (
    "市医保局召开基金监管工作推进会", "医保服务进园区活动走进高新区", "生育津贴发放天数有关情况说明", "本单位2025年度部门决算公开",
    "门诊慢特病定点机构名单更新", "关于信息系统停机升级4小时的公告", "9家定点药店被暂停协议", "长期护理保险试点满3年综述",
    "全市医保电子凭证激活率达92%", "医保待遇资格认证不再需要现场办理",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    views: int
    clock: str
    nonce: str
    token: str
    related: tuple[str, ...]


def moved(visit: int) -> Moved:
    """Drawn from the number of the visit, so that a run repeats."""
    dice = random.Random(f"signal {visit}")
    return Moved(
        views=2300 + 41 * visit + dice.randrange(40),
        clock=f"2026年11月{2 + visit % 27:02d}日 {8 + visit % 10:02d}:{dice.randrange(60):02d}",
        nonce=f"{dice.getrandbits(96):024x}",
        token=f"{dice.getrandbits(32):08x}",
        related=tuple(dice.sample(RELATED, 5)),
    )


Layout = Callable[[Document, Moved], str]

# ── blocks ─────────────────────────────────────────────────────────────────────────────────────────────────────


def blocks(
    document: Document, p: str = "<p>{}</p>", h: str = '<p style="text-align:center"><strong>{}</strong></p>'
) -> str:
    return "\n".join(_block(block, p, h) for block in document.blocks)


def _block(block: Block, p: str, h: str) -> str:
    if isinstance(block, Table):
        return table_html(block)
    if isinstance(block, Question):
        return p.format(f"问：{escape(block.question)}") + "\n" + p.format(f"答：{escape(block.answer)}")
    return h.format(escape(block.text)) if isinstance(block, Heading) else p.format(escape(block))


def table_html(it: Table) -> str:
    rows = (
        "<tr>" + "".join(_cell(c, "th" if n < it.head else "td") for c in row) + "</tr>"
        for n, row in enumerate(it.rows)
    )
    return '<table border="1" cellspacing="0">' + "\n".join(rows) + "</table>"


def _cell(cell: Cell, tag: str) -> str:
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    )
    return f"<{tag}{spans}>{escape(cell.text)}</{tag}>"


def related_links(n: Moved, at: str) -> str:
    return "".join(f'<li><a href="{at}{k}.html?r={n.token}">{t}</a></li>' for k, t in enumerate(n.related))


def file_links(document: Document) -> str:
    return "".join(f'<p>附件：<a href="{escape(href)}">{escape(name)}</a></p>' for href, name in document.files)


# ── sites ──────────────────────────────────────────────────────────────────────────────────────────────────────


def guangdong(it: Document, n: Moved) -> str:
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="ArticleTitle" content="{it.title}">
<meta name="PubDate" content="{it.day} 09:40"><title>{it.title} - 医疗保障局</title><link rel="stylesheet" href="/css/gkml.css?v={n.token}">
<script nonce="{n.nonce}">var _t="{n.token}";</script></head><body><div class="header"><a href="/">医疗保障局</a> <span>今天是{n.clock}</span></div>
<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a> <a href="/bsfw/">办事服务</a> <a href="/hdjl/">互动交流</a></div>
<div class="content" id="c{n.token}"><h3 class="zw-title">{it.title}</h3><div class="zw-info"><span class="time">{it.day} 09:40</span>
<span class="ly">来源：{it.issuer}</span> <span class="views">浏览次数：{n.views}</span>
<span class="post-ifyxcon"><img src="/assets/yx.png" title="{it.stamp}" alt="{it.stamp}"></span></div>
<div class="viewList"><p style="text-align:center">{it.number}</p>
{blocks(it, "<p>　　{}</p>")}
<p style="text-align:right">{it.issuer}</p>{file_links(it)}</div></div>
<div class="related"><h4>相关文章</h4><ul>{related_links(n, "/content/post_")}</ul></div>
<div class="footer">主办：{it.issuer}　访问量 {n.views}</div></body></html>"""


def trs(it: Document, n: Moved) -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title>
<meta name="others" content="页面生成时间 {n.clock}"></head><body><!-- node {n.token} -->
<table width="980"><tr><td><a href="/">网站首页</a></td><td><a href="/zwgk/">政务公开</a></td><td>{n.clock}</td></tr></table>
<h1>{it.title}</h1><div class="info">发布时间：{it.day}　来源：{it.issuer}　点击数：{n.views}</div>
<div class="TRS_Editor"><p align="center">{it.number}</p>
{blocks(it, '<p align="justify"><span style="font-family:仿宋_GB2312;font-size:16pt">　　{}</span></p>')}
{file_links(it)}</div><div class="related">相关链接：<ul>{related_links(n, "t2026_")}</ul></div><div class="footer">{it.issuer}版权所有</div></body></html>"""


def hanweb(it: Document, n: Moved) -> str:
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="ArticleTitle" content="{it.title}">
<meta name="PubDate" content="{it.day} 10:12:00"><title>{it.title}</title><script src="/script/0/web.js?t={n.token}"></script></head>
<body><div class="menu"><a href="/">首页</a><a href="/col/">政策文件</a><a href="/col2/">政策解读</a></div><div id="article"><h1 class="title">{it.title}</h1>
<p class="pubinfo">发布日期：{it.day} 10:12　浏览次数：{n.views}　字号：[大 中 小]</p><div id="zoom"><p style="text-align:center">{it.number}</p>
{blocks(it, '<p style="text-indent:2em">{}</p>')}
{file_links(it)}<p>本页面已被浏览{n.views}次</p></div></div>
<div class="xglj"><ul>{related_links(n, "/art/2026/")}</ul></div><div class="footer">{it.issuer}　备案号 20260011</div></body></html>"""


def library(it: Document, n: Moved) -> str:
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{it.title}_政策文件库</title></head><body>
<div class="header"><a href="/">政府网</a> {n.clock}</div><table class="bd1"><tr><td><b>索 引 号：</b></td><td>000014349/2026-00118</td>
<td><b>发文机关：</b></td><td>{it.issuer}</td></tr><tr><td><b>发文字号：</b></td><td>{it.number}</td><td><b>成文日期：</b></td><td>{it.day}</td></tr>
<tr><td><b>标 题：</b></td><td colspan="3">{it.title}</td></tr></table>
<div id="UCAP-CONTENT" class="pages_content"><h1>{it.title}</h1><p style="text-align:center">{it.number}</p>
{blocks(it, '<p style="text-indent: 2em;">{}</p>')}
{file_links(it)}</div><div class="related"><ul>{related_links(n, "/zhengce/")}</ul></div><div class="footer">访问 {n.views}</div></body></html>"""


def shanghai(it: Document, n: Moved) -> str:
    bodies = "".join(
        f'<div class="content-detail {s}" id="ivs_{s}_{n.token}">{blocks(it, f"<p id=p{n.token}>{{}}</p>")}{file_links(it)}</div>'
        for s in ("pc", "mobile", "print")
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{it.title}_医保局</title><meta name="csrf" content="{n.nonce}"></head>
<body id="b{n.token}"><div class="top">医疗保障局　{n.clock}</div><div class="breadcrumb"><a href="/">首页</a> &gt; <a href="/zxzc/">最新政策</a></div>
<div class="content-box" data-render="{n.token}"><h2 class="content-title">{it.title}</h2><div class="content-agency">{it.issuer}　{it.number}</div>
<div class="content-publish-date">发布日期：{it.day}</div>{bodies}</div>
<div class="recommend"><b>热点推荐</b><ul>{related_links(n, "/zxzc/")}</ul></div><div class="footer">今日访问 {n.views} 人次</div></body></html>"""


def soup(it: Document, n: Moved) -> str:
    """No container that anyone knows, names that say nothing."""
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body><div class="w1200"><div class="t1"><a href="/">首页</a>|<a href="/a">机构概况</a>|<a href="/b">新闻中心</a>|<a href="/c">通知公告</a></div>
<div class="x3"><div class="bt">{it.title}</div><div class="sj">{it.day}　　阅读：{n.views}</div><div class="d2">
<div>{it.number}</div>
{blocks(it, "<div>{}</div>", "<div><b>{}</b></div>")}
{file_links(it)}</div></div><div class="r4"><div>最新动态</div><ul>{related_links(n, "/n/")}</ul></div><div class="b9">地址：政务中心B座　{n.clock}</div></div></body></html>"""


def wechat(it: Document, n: Moved) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{it.title}"><title>{it.title}</title>
<script nonce="{n.nonce}">window.__t="{n.token}"</script></head><body><div id="page-content"><h1 class="rich_media_title">{it.title}</h1>
<span class="rich_media_meta">{it.issuer}</span> <em id="publish_time">{it.day} 18:02</em><div class="rich_media_content" id="js_content">
<section><span>{it.number}</span></section>
{blocks(it, '<section style="line-height:1.75em"><span style="font-size:15px">{}</span></section>', "<section><strong>{}</strong></section>")}
{file_links(it)}</div><div class="rich_media_tool">阅读 {n.views} 赞 {n.views // 40} 在看 {n.views // 90}</div></div></body></html>"""


def _faq_page(it: Document, n: Moved, body: str) -> str:
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{it.title}</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/bsfw/">办事服务</a></div><div class="article-content"><h1>{it.title}</h1>
{body}</div><div class="sidebar">在线人数：{n.views}　{n.clock}</div><div class="footer">{it.issuer}</div></body></html>"""


def _questions(it: Document) -> list[Question]:
    return [block for block in it.blocks if isinstance(block, Question)]


def faq_list(it: Document, n: Moved) -> str:
    return _faq_page(
        it,
        n,
        "<dl>"
        + "\n".join(f"<dt>{escape(q.question)}</dt><dd>{escape(q.answer)}</dd>" for q in _questions(it))
        + "</dl>",
    )


def accordion(it: Document, n: Moved) -> str:
    return _faq_page(it, n, "\n".join(
        f'<details class="accordion-item" id="q{n.token}{k}"><summary>问：{escape(q.question)}</summary><p>答：{escape(q.answer)}</p></details>'
        for k, q in enumerate(_questions(it))
    ))  # fmt: skip


def wenda(it: Document, n: Moved) -> str:
    return _faq_page(it, n, "\n".join(
        f"<p><strong>{k}、问：{escape(q.question)}</strong></p><p>答：{escape(q.answer)}</p>" for k, q in enumerate(_questions(it), 1)
    ))  # fmt: skip


LAYOUTS: dict[str, Layout] = {
    f.__name__: f for f in (guangdong, trs, hanweb, library, shanghai, soup, wechat, faq_list, accordion, wenda)
}
