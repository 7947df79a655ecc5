"""Further systems: lines in one box, cards, a static generator, an old site in tables, a catalogue with tabs, definitions."""

from __future__ import annotations

from html import escape

from bench.signal.document import Document, Heading, Question, Table
from bench.signal.layouts import Layout, Moved, blocks, file_links, related_links, table_html


def broken(it: Document, n: Moved) -> str:
    """All paragraphs in one box, parted by line breaks."""
    body = blocks(it, "{}<br /><br />", "<strong>{}</strong><br /><br />")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}_通知公告_{it.issuer}</title></head><body>
<div id="top"><span>欢迎访问{it.issuer}</span><span id="rq">{n.clock}</span></div><ul id="menu"><li><a href="/">首页</a></li><li><a href="/tz/">通知公告</a></li></ul>
<div class="bodybox"><h2>{it.title}</h2><p class="sub">发布时间：{it.day}　点击次数：{n.views}　字体：【大 中 小】</p><div class="neirong">{it.number}<br />{body}{file_links(it)}</div>
<p class="pn">上一篇：<a href="/tz/{n.token}.html">{n.related[0]}</a></p><p class="pn">下一篇：<a href="/tz/1{n.token}.html">{n.related[1]}</a></p></div>
<div id="bottom">{it.issuer}版权所有　技术支持：信息中心</div></body></html>"""


def cards(it: Document, n: Moved) -> str:
    """A card for each paragraph, icons before it."""
    body = blocks(
        it, f'<div class="card c-{n.token}"><i class="icon"></i><div class="card-body">{{}}</div></div>', "<h3>{}</h3>"
    )
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta property="og:title" content="{it.title}"><title>{it.title}</title></head><body>
<div class="topbar"><a href="/">首页</a><span>{n.clock}</span></div><div class="crumb">首页 &gt; 服务 &gt; 正文</div><h1>{it.title}</h1><div class="meta">{it.issuer} | {it.day} | {n.views} 次浏览</div>
<div class="card-list">{body}{file_links(it)}</div><div class="more"><h4>大家还在看</h4><ul>{related_links(n, "/s/")}</ul></div><footer>{it.issuer}</footer></body></html>"""


def generated(it: Document, n: Moved) -> str:
    """A static generator's page, with an anchor on each heading."""
    body = blocks(it, "<p>{}</p>", f'<h2 id="s{n.token}">{{}}<a class="anchor" href="#s{n.token}">#</a></h2>')
    return f"""<!doctype html><html lang="zh-cn"><head><meta charset="utf-8"><title>{it.title} · {it.issuer}</title><meta name="generator" content="Hugo 0.12{n.views % 10}"></head>
<body class="single"><header class="site"><a href="/">{it.issuer}</a></header><main role="main"><article class="post"><h1>{it.title}</h1><time datetime="{it.day}">{it.day}</time>
<section class="content"><p>{it.number}</p>{body}{file_links(it)}</section><footer>本页最后生成于 {n.clock}</footer></article></main><section class="next"><ul>{related_links(n, "/p/")}</ul></section></body></html>"""


def dedecms(it: Document, n: Moved) -> str:
    """An old system of the two-thousands: three nested tables, the counter as a script's leftover."""
    body = blocks(
        it, "<div style='line-height:200%'>&nbsp;&nbsp;&nbsp;&nbsp;{}</div>", "<div align='center'><b>{}</b></div>"
    )
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title></head><body>
<table width="100%" class="tbl"><tr><td>您现在的位置：<a href="/">主页</a> &gt; <a href="/zc/">政策法规</a></td></tr></table>
<div class="viewbox"><div class="title"><h2>{it.title}</h2></div><div class="info"><small>时间:</small>{it.day}<small>来源:</small>{it.issuer}<small>点击:</small>{n.views}次</div>
<div class="content"><table width="100%"><tr><td><div align="center">{it.number}</div>{body}{file_links(it)}</td></tr></table></div><div class="boxoff"><strong>------分隔线----------------------------</strong></div>
<div class="newdigg">顶一下(<span>{n.views % 9}</span>) 踩一下(0)</div></div><div class="pleft"><dl><dt>推荐内容</dt><dd><ul>{related_links(n, "/a/")}</ul></dd></dl></div></body></html>"""


def tabs(it: Document, n: Moved) -> str:
    """A catalogue whose text lies in one of several tabs; the others are empty or hold explanations."""
    body = blocks(it, '<p class="MsoBody"><span>　　{}</span></p>', '<p class="MsoHead"><span>{}</span></p>')
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{it.title}"><title>{it.title}</title></head><body><div class="hd"><a href="/">政务公开</a></div>
<div class="xxgk-attr"><ul><li><b>索 引 号：</b>LC014-2025-{len(it.title):04d}</li><li><b>发布机构：</b>{it.issuer}</li><li><b>文　　号：</b>{it.number}</li><li><b>公开日期：</b>{it.day}</li></ul></div>
<div class="tab-nav"><a class="on">正文</a><a>政策解读</a><a>相关文件</a></div><div class="tab-pane on" id="t{n.token}"><h1>{it.title}</h1>{body}{file_links(it)}</div><div class="tab-pane"></div>
<div class="tab-pane"><ul>{related_links(n, "/xgwj/")}</ul></div><div class="ft">访问量：{n.views}　{n.clock}</div></body></html>"""


def sections(it: Document, n: Moved) -> str:
    """Questions in sections of their own; other blocks as paragraphs."""
    rows = "\n".join(_section(block) for block in it.blocks)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body><nav><a href="/">首页</a></nav><div class="wrap"><h1>{it.title}</h1><p class="when">更新时间：{it.day}</p>
{rows}{file_links(it)}</div><div class="hot"><ul>{related_links(n, "/q/")}</ul></div><div class="copy">在线 {n.views} 人　{n.clock}</div></body></html>"""


def _section(block: object) -> str:
    if isinstance(block, Question):
        return f'<section class="qa"><h3>{escape(block.question)}</h3><div class="a">{escape(block.answer)}</div></section>'
    if isinstance(block, Table):
        return table_html(block)
    return f"<h2>{escape(block.text)}</h2>" if isinstance(block, Heading) else f"<p>{escape(str(block))}</p>"


LAYOUTS: dict[str, Layout] = {f.__name__: f for f in (broken, cards, generated, dedecms, tabs, sections)}
