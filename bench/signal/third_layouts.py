"""Further systems: a portal with widgets, tables of the nineties, text from Word, a hydrated application, a print view."""

from __future__ import annotations

import json
from html import escape

from bench.signal.document import Document, Question, Table
from bench.signal.layouts import Layout, Moved, blocks, file_links, related_links


def portal(it: Document, n: Moved) -> str:
    """Body in an element of its own invention, toolbars and share links around."""
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{it.title}-政府门户网站</title><meta name="ContentSource" content="{it.issuer}">
<meta name="PubDate" content="{it.day} 15:20"><script src="/js/wza.js?{n.token}"></script></head><body class="sub_{n.token}"><header><a class="logo" href="/">政府门户网站</a><time>{n.clock}</time></header>
<nav><ul><li><a href="/xxgk/">政府信息公开</a></li><li><a href="/fw/">政务服务</a></li><li><a href="/zmhd/">政民互动</a></li></ul></nav>
<main><h1 class="article-title">{it.title}</h1><div class="article-attr"><span>{it.day}</span><span>{it.issuer}</span><span class="pv">阅读量：{n.views}</span></div>
<ucapcontent class="article-con">{blocks(it, "<p>{}</p>", "<h3>{}</h3>").replace("<p>", f'<p class="p{n.token}">', 1)}
{file_links(it)}</ucapcontent></main><aside><h2>相关信息</h2><ul>{related_links(n, "/xxgk/")}</ul></aside><footer>{it.issuer}主办　网站标识码4401000012</footer></body></html>"""


def nineties(it: Document, n: Moved) -> str:
    """Capitals, fonts, paragraphs that are never closed, tables within tables."""
    body = blocks(it, "<P><FONT size=3>　　{}</FONT>", "<P align=center><B>{}</B>")
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=utf-8"><TITLE>{it.title}</TITLE></HEAD><BODY bgColor=#ffffff topMargin=0>
<TABLE width=778 align=center><TR><TD><A href="/">首页</A> | <A href="/xw">新闻</A> | <A href="/fg">政策法规</A></TD><TD align=right>{n.clock}</TD></TR></TABLE>
<TABLE width=778 align=center><TR><TD width=180 vAlign=top><UL>{related_links(n, "show.asp?id=")}</UL></TD><TD vAlign=top><TABLE width="100%"><TR><TD align=center><B>{it.title}</B></TD></TR>
<TR><TD align=center>{it.day}　点击：{n.views}</TD></TR><TR><TD class=bt_content><P align=center>{it.number}{body}
{file_links(it)}</TD></TR></TABLE></TD></TR></TABLE><CENTER>版权所有：{it.issuer}</CENTER></BODY></HTML>"""


def word(it: Document, n: Moved) -> str:
    """Pasted from Word: a run for each piece, marks of the office around them."""
    p = "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US style='font-size:16.0pt'>{}<o:p></o:p></span></p>"
    h = "<p class=MsoNormal align=center><b style='mso-bidi-font-weight:normal'>{}</b></p>"
    return f"""<!DOCTYPE html><html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><title>{it.title}</title>
<!--[if gte mso 9]><xml><o:Words>{n.views}</o:Words></xml><![endif]--><style>p.MsoNormal {{mso-style-parent:""; margin:0cm}}</style></head><body><div class="head">{n.clock}</div>
<div class="xl-title">{it.title}</div><div class="xl-time">发布日期：{it.day}　浏览：{n.views}</div><div class="xl-con"><div class=Section1 style='layout-grid:15.6pt'>
<p class=MsoNormal align=center><span>{it.number}</span></p>{blocks(it, p, h)}
{file_links(it)}</div></div><div class="xl-more"><ul>{related_links(n, "/xl/")}</ul></div><div class="foot">{it.issuer}</div></body></html>"""


def hydrated(it: Document, n: Moved) -> str:
    """Drawn by a server for an application that takes over: scoped attributes, and all the text again as data."""
    state = json.dumps({"title": it.title, "pv": n.views, "texts": [t for t in it.texts() if t]}, ensure_ascii=False)
    mark = f"data-v-{n.token}"
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{it.title}</title></head><body><div id="app" data-server-rendered="true">
<div {mark} class="layout-top"><a {mark} href="/">首页</a><span {mark}>{n.clock}</span></div><section {mark} class="detail"><div {mark} class="detail-title">{it.title}</div>
<div {mark} class="detail-meta"><i {mark}></i>{it.day} <i {mark}></i>{n.views}</div><article {mark} class="detail-body"><p {mark}>{it.number}</p>
{blocks(it, f"<p {mark}>{{}}</p>", f"<h4 {mark}>{{}}</h4>")}
{file_links(it)}</article></section><ul {mark} class="hot">{related_links(n, "/d/")}</ul></div><script>window.__INITIAL_STATE__={escape(state, quote=False)};</script></body></html>"""


def catalogue(it: Document, n: Moved) -> str:
    """A page of the catalogue of open information: a table of properties above the body."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body><div class="gk-head"><a href="/">信息公开</a>　{n.clock}</div>
<table class="gk-table"><tr><td>索引号</td><td>MB1526/2025-00118</td><td>组配分类</td><td>规范性文件</td></tr><tr><td>发布机构</td><td>{it.issuer}</td><td>生成日期</td><td>{it.day}</td></tr>
<tr><td>文件编号</td><td>{it.number}</td><td>主题词</td><td>医疗保障</td></tr></table><h2 class="gk-title">{it.title}</h2>
<div id="zwgk_content">{blocks(it, "<p>　　{}</p>")}
{file_links(it)}</div><div class="gk-other"><ul>{related_links(n, "/gk/")}</ul></div><div class="gk-foot">浏览{n.views}次</div></body></html>"""


def printed(it: Document, n: Moved) -> str:
    """The view for printing: the text and nothing else."""
    return f"""<html><head><meta charset="utf-8"><title>打印-{it.title}</title></head><body onload="window.print()"><h2>{it.title}</h2><div>{it.number}</div>
{blocks(it, "<p>{}</p>")}
<!-- {n.token} --></body></html>"""


def panels(it: Document, n: Moved) -> str:
    """Questions as headings with panels below, as frameworks of buttons and collapses have them."""
    asked = [block for block in it.blocks if isinstance(block, Question)]
    rows = "\n".join(
        f'<div class="panel panel-default"><div class="panel-heading"><h4 class="panel-title"><a data-toggle="collapse" href="#c{n.token}{k}">{q.question}</a></h4></div>'
        f'<div id="c{n.token}{k}" class="panel-collapse collapse"><div class="panel-body">{q.answer}</div></div></div>'
        for k, q in enumerate(asked)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body><div class="navbar"><a href="/">首页</a>　{n.clock}</div>
<div class="container"><h1>{it.title}</h1><div class="panel-group" id="accordion">{rows}</div></div><div class="footer">{it.issuer}　访问{n.views}</div></body></html>"""


def rows_said(it: Table) -> list[str]:
    """A table of one head row as sentences, as sites print it for phones."""
    heads = [cell.text for cell in it.rows[0]]
    return [
        f"{row[0].text}："
        + "，".join(f"{head}为{cell.text}" for head, cell in zip(heads[1:], row[1:], strict=True))
        + "。"
        for row in it.rows[1:]
    ]


LAYOUTS: dict[str, Layout] = {f.__name__: f for f in (portal, nineties, word, hydrated, catalogue, printed, panels)}
