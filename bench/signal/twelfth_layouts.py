"""The twelfth wave's page layouts: fourteen kinds of site, each with named places where furniture stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Cell, Document, Heading, Question, Table
from bench.signal.layouts import Moved, file_links, moved, related_links

Slots = dict[str, str]
Layout = Callable[[Document, Moved, Slots], str]


def printed(it: Document, p: str, h: str, table: Callable[[Table], str], q: str) -> str:
    """Blocks with one pattern for paragraphs, headings and questions each; `q` takes a number, a question, an answer."""
    out = []
    for n, block in enumerate(it.blocks, 1):
        if isinstance(block, Table):
            out.append(table(block))
        elif isinstance(block, Question):
            out.append(q.format(n, escape(block.question), escape(block.answer)))
        else:
            out.append(
                (h if isinstance(block, Heading) else p).format(
                    escape(block.text if isinstance(block, Heading) else block)
                )
            )
    return "\n".join(out)


def rows_of(it: Table, row: str, cell: str, outer: str) -> str:
    """A table in other markup; spans stay as attributes in {2}."""
    return outer.format("".join(row.format("".join(_cell(c, cell) for c in r)) for r in it.rows))


def _cell(it: Cell, cell: str) -> str:
    spans = "".join(f' {k}="{v}"' for k, v in (("colspan", it.columns), ("rowspan", it.rows)) if v > 1)
    return cell.format(escape(it.text), spans)


def word_table(it: Table) -> str:
    """As pasted from Word: no th, a p and a span in each cell."""
    cell = '<td valign="center" style="padding:0 7px;border:1px solid #000"{1}><p class="MsoNormal"><span style="font-family:仿宋;font-size:14pt">{0}</span></p></td>'
    return rows_of(it, "<tr>{0}</tr>", cell, '<table class="MsoNormalTable" style="border-collapse:collapse"><tbody>{0}</tbody></table>')  # fmt: skip


def plain_table(it: Table) -> str:
    return rows_of(it, "<tr>{0}</tr>", "<td{1}>{0}</td>", '<div class="tbwrap"><table>{0}</table></div>')


# ── sites ──────────────────────────────────────────────────────────────────────────────────────────────────────


def service(it: Document, n: Moved, s: Slots) -> str:
    """A government service network's guide, in panels with an anchor bar."""
    q = '<div class="qa-item"><div class="q">{1}</div><div class="a">{2}</div></div>'
    body = printed(it, '<div class="txt">{}</div>', '<h3 class="panel-title"><i></i>{}</h3>', plain_table, q)
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{it.title}-政务服务网</title><link rel="stylesheet" href="/css/bszn.css?v={n.token}"></head><body>
{s.get("top", "")}<div class="header"><div class="w1200"><a class="logo" href="/">政务服务网</a>{s.get("login", '<span class="user"><a href="/login">登录</a> | <a href="/reg">注册</a></span>')}</div></div>
<ul class="navbar">{s.get("nav", '<li><a href="/">首页</a></li><li><a href="/grfw">个人服务</a></li><li><a href="/frfw">法人服务</a></li><li><a href="/zmhd">政民互动</a></li>')}</ul>
<div class="w1200 main"><div class="crumb">{s.get("crumb", "您的位置：首页 &gt; 个人服务 &gt; 社会保障")}</div><h1 class="item-name">{it.title}</h1><div class="item-meta">{s.get("meta", f"实施主体：{it.issuer}")}</div>
{s.get("lead", "")}<div class="item-detail" id="detail">{body}</div>{file_links(it)}{s.get("tail", "")}<div class="aside">{s.get("side", "")}</div></div>{s.get("foot", '<div class="footer">主办单位：市行政审批服务局</div>')}{s.get("pop", "")}</body></html>"""


def openness(it: Document, n: Moved, s: Slots) -> str:
    """An information disclosure page with the metadata table above the text."""
    number = f"<td>文号</td><td>{it.number}</td>" if it.number else "<td>文号</td><td>无</td>"
    meta = s.get("meta", f'<tr><td>索引号</td><td>11371300MB2855/{it.day[:4]}-00031</td>{number}</tr><tr><td>发布机构</td><td>{it.issuer}</td><td>发布日期</td><td>{it.day}</td></tr>')  # fmt: skip
    q = '<p style="text-indent:2em"><strong>{1}</strong></p><p style="text-indent:2em">{2}</p>'
    body = printed(it, '<p style="text-indent:2em">{}</p>', '<p style="text-indent:2em"><strong>{}</strong></p>', word_table, q)  # fmt: skip
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day}"><title>{it.title}</title></head><body>
{s.get("top", "")}<div class="head"><img src="/images/logo.png" alt="市人民政府"></div><div class="menu">{s.get("nav", '<a href="/zwgk/">政务公开</a><a href="/hdjl/">互动交流</a><a href="/bsfw/">办事服务</a>')}</div>
<div class="position">{s.get("crumb", "首页&gt;政务公开&gt;法定主动公开内容")}</div><div class="left-menu">{s.get("side", "")}</div>
<div class="xxgk-detail"><table class="xxgk-table">{meta}</table><div class="article-title">{it.title}</div>{s.get("lead", "")}
<div class="article-con" id="UCAP-CONTENT"><div class="view TRS_UEDITOR">{body}</div></div>{file_links(it)}{s.get("tail", "")}</div>
{s.get("foot", '<div class="bottom">网站标识码：3700000032</div>')}{s.get("pop", "")}</body></html>"""


def county(it: Document, n: Moved, s: Slots) -> str:
    """An old county site: tables for layout, font tags, br between paragraphs."""
    p = '<font size="3">　　{}</font><br>'
    body = printed(it, p, '<b><font size="3">　　{}</font></b><br>', plain_table, p.format("{1}") + p.format("{2}"))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title></head><body topmargin="0">{s.get("top", "")}
<table width="1002" align="center"><tr><td colspan="2"><img src="/img/banner.jpg" width="1002"></td></tr><tr><td colspan="2" bgcolor="#CC0000">{s.get("nav", '<a href="/index.asp">网站首页</a> | <a href="/news.asp">工作动态</a> | <a href="/law.asp">政策法规</a>')}</td></tr>
<tr><td width="200" valign="top">{s.get("side", "")}</td><td valign="top"><table width="100%"><tr><td>{s.get("crumb", "当前位置：首页 >> 政策法规")}</td></tr><tr><td align="center"><font color="#CC0000" size="5">{it.title}</font></td></tr>
<tr><td align="center">{s.get("meta", f"发布时间：{it.day}")}</td></tr><tr><td>{s.get("lead", "")}<p>　　{it.number}</p>{body}{file_links(it)}{s.get("tail", "")}</td></tr></table></td></tr>
<tr><td colspan="2" align="center">{s.get("foot", "版权所有：县医疗保障局")}</td></tr></table>{s.get("pop", "")}</body></html>"""


def paper(it: Document, n: Moved, s: Slots) -> str:
    """A newspaper's site."""
    body = printed(
        it,
        "<p>　　{}</p>",
        "<p>　　<strong>{}</strong></p>",
        plain_table,
        "<p>　　<strong>{1}</strong></p><p>　　{2}</p>",
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}_民生_晚报网</title></head><body>{s.get("top", "")}<div class="channel">{s.get("nav", '<a href="/news">要闻</a><a href="/msh">民生</a><a href="/fin">财经</a>')}</div>
<div class="path">{s.get("crumb", "晚报网 &gt; 民生 &gt; 正文")}</div><div class="wrap"><div class="art"><h1>{it.title}</h1><div class="info">{s.get("meta", f"{it.day} 来源：{it.issuer}")}</div>{s.get("lead", "")}
<div class="art-body" id="content">{body}</div>{file_links(it)}{s.get("tail", '<div class="editor">责任编辑：民生部</div>')}</div><div class="sidebar">{s.get("side", "")}</div></div>
{s.get("foot", '<div class="copyright">晚报网版权所有 未经许可不得转载</div>')}{s.get("pop", "")}</body></html>"""


def account(it: Document, n: Moved, s: Slots) -> str:
    """A public account's article, sections and inline styles."""
    p = '<section style="margin:10px 0;line-height:1.75"><span style="font-size:15px;color:#3f3f3f">{}</span></section>'
    h = '<section style="display:inline-block;background:#1e80ff"><strong><span style="color:#fff">{}</span></strong></section>'
    body = printed(it, p, h, word_table, h.format("Q{0}：{1}") + p.format("{2}"))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{it.title}"></head><body id="activity-detail">{s.get("top", "")}<div id="js_article"><h1 class="rich_media_title" id="activity-name">{it.title}</h1>
<div id="meta_content"><a id="js_name">{it.issuer}</a> <em id="publish_time">{s.get("meta", it.day)}</em></div><div class="rich_media_content" id="js_content" data-n="{n.nonce}">{s.get("lead", "")}{body}{s.get("tail", "")}</div>
<div id="js_tags">{s.get("side", "")}</div>{s.get("foot", '<div class="rich_media_tool"><span>阅读</span></div>')}</div>{s.get("pop", "")}<script nonce="{n.nonce}">var ct="{n.token}";</script></body></html>"""


def local(it: Document, n: Moved, s: Slots) -> str:
    """A consumer site about a city, with hot cards and a guide box."""
    q = '<h2 class="bt">{1}</h2><p>{2}</p>'
    body = printed(it, "<p>　　{}</p>", '<h2 class="bt">{}</h2>', plain_table, q)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}- 本地通</title><meta name="keywords" content="医保"></head><body>{s.get("top", "")}<div class="hd">{s.get("nav", '<a href="/">首页</a><a href="/life/">生活</a><a href="/bus/">交通</a><a href="/play/">景点</a>')}</div>
<div class="weizhi">{s.get("crumb", "本地通 &gt; 社保 &gt; 居民医保")}</div><div class="content"><h1 class="article-title">{it.title}</h1><p class="source">{s.get("meta", f"{it.day} 【我要纠错】 责任编辑：小通")}</p>
{s.get("lead", "")}<div class="article-content">{body}</div>{s.get("tail", "")}<div class="leading"><p>温馨提示：微信搜索公众号本地通，关注后回复【医保】获取办事入口。</p></div></div><div class="right">{s.get("side", "")}</div>
{s.get("foot", '<div class="ft">本地通 手机访问</div>')}{s.get("pop", "")}</body></html>"""


def knowledge(it: Document, n: Moved, s: Slots) -> str:
    """A hotline's knowledge base: definition lists."""
    q = '<dl class="kb" id="k{0}"><dt><em>问</em>{1}</dt><dd><em>答</em>{2}</dd></dl>'
    body = printed(it, '<div class="para">{}</div>', "<h4>{}</h4>", plain_table, q)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body>{s.get("top", "")}<div class="kb-head"><span>便民热线知识库</span><form><input name="wd" placeholder="{s.get("nav", "请输入关键词")}"></form></div><div class="kb-path">{s.get("crumb", "知识库 / 医疗保障")}</div>
<div class="kb-main"><h2>{it.title}</h2><div class="kb-info">{s.get("meta", f"提供单位：{it.issuer}")}</div>{s.get("lead", "")}<div class="kb-list">{body}</div>{s.get("tail", "")}</div><div class="kb-hot">{s.get("side", "")}</div>{s.get("foot", "")}{s.get("pop", "")}</body></html>"""


def hospital(it: Document, n: Moved, s: Slots) -> str:
    """A hospital's or company's page on a common CMS, all in nested divs."""
    p = '<div><div style="text-indent:2em;line-height:2"><span>{}</span></div></div>'
    body = printed(it, p, "<div><b>{}</b></div>", word_table, p.format("<b>{1}</b>") + p.format("{2}"))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body><header>{s.get("top", "")}<nav>{s.get("nav", '<a href="/">首页</a><a href="/about">概况</a><a href="/ks">科室导航</a><a href="/yb">医保政策</a>')}</nav></header>
<div class="place">{s.get("crumb", "主页 &gt; 就医指南 &gt; 医保政策")}</div><div class="viewbox"><div class="title"><h2>{it.title}</h2></div><div class="vinfo">{s.get("meta", f"时间：{it.day} 作者：admin")}</div>{s.get("lead", "")}<div class="vcontent">{body}{file_links(it)}</div>
{s.get("tail", "")}</div><aside>{s.get("side", "")}</aside><footer>{s.get("foot", "地址：解放西路")}</footer>{s.get("pop", "")}</body></html>"""


def campus(it: Document, n: Moved, s: Slots) -> str:
    """A university's site of the usual builder."""
    body = printed(it, '<p class="p_text_indent_2">{}</p>', '<p class="p_text_indent_2"><strong>{}</strong></p>', word_table, "<p><b>{1}</b></p><p>{2}</p>")  # fmt: skip
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body>{s.get("top", "")}<div class="wp_nav">{s.get("nav", '<a href="/main.htm">首页</a><a href="/gk">单位概况</a><a href="/tzgg">通知公告</a>')}</div><div class="col_path">{s.get("crumb", "首页 通知公告")}</div>
<div class="infobox"><div class="article"><h1 class="arti_title">{it.title}</h1><p class="arti_metas">{s.get("meta", f"发布者：{it.issuer} 发布时间：{it.day}")}</p>{s.get("lead", "")}<div class="entry"><div class="read"><div class="wp_articlecontent">{body}</div></div></div>{file_links(it)}{s.get("tail", "")}</div></div>
<div class="post">{s.get("side", "")}</div>{s.get("foot", '<div class="copy">技术支持：网络中心</div>')}{s.get("pop", "")}</body></html>"""


def phone(it: Document, n: Moved, s: Slots) -> str:
    """A mobile page whose sections fold."""
    q = '<details class="fold"><summary>{0}. {1}</summary><div class="fold-in">{2}</div></details>'
    body = printed(it, '<div class="line">{}</div>', '<div class="sec-t">{}</div>', plain_table, q)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{it.title}</title></head><body class="m">{s.get("top", "")}<div class="m-nav">{s.get("nav", "&lt; 返回")}</div><div class="m-title">{it.title}</div><div class="m-sub">{s.get("meta", it.issuer)}</div>{s.get("lead", "")}
<div class="m-body">{body}</div>{s.get("tail", "")}<div class="m-more">{s.get("side", "")}</div><div class="tabbar">{s.get("foot", "<a>首页</a><a>办事</a><a>我的</a>")}</div>{s.get("pop", "")}</body></html>"""


def office(it: Document, n: Moved, s: Slots) -> str:
    """An intranet-like form: one table, a row for each paragraph."""
    row = '<tr><td class="no">{}</td></tr>'
    body = printed(it, row, '<tr><td class="no"><b>{}</b></td></tr>', lambda t: f"<tr><td>{plain_table(t)}</td></tr>", row.format("{1}") + row.format("{2}"))  # fmt: skip
    return f"""<html><head><meta charset="utf-8"><title>公文查看</title></head><body>{s.get("top", "")}<table class="oa"><tr><td class="t">{it.title}</td></tr><tr><td>{s.get("meta", f"拟稿单位：{it.issuer}　{it.number}")}</td></tr>{s.get("lead", "")}{body}</table>{file_links(it)}{s.get("tail", "")}
<div class="oa-side">{s.get("side", "")}</div><div class="oa-foot">{s.get("foot", "办公自动化系统")}</div>{s.get("pop", "")}</body></html>"""


def bare(it: Document, n: Moved, s: Slots) -> str:
    """Next to nothing: a body and line breaks."""
    body = printed(it, "{}<br/>", "<br/><b>{}</b><br/>", plain_table, "<b>{1}</b><br/>{2}<br/>")
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body>{s.get("top", "")}<center><h3>{it.title}</h3>{s.get("meta", it.number)}</center>{s.get("lead", "")}<div>{body}</div>{s.get("tail", "")}<hr>{s.get("side", "")}{s.get("foot", "")}</body></html>"""


def forum(it: Document, n: Moved, s: Slots) -> str:
    """A questions and answers site: the official reply first, other people's below."""
    body = printed(it, "<p>{}</p>", "<p><strong>{}</strong></p>", plain_table, "<p><strong>{1}</strong></p><p>{2}</p>")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title} - 问政</title></head><body>{s.get("top", "")}<div class="wz-nav">{s.get("nav", '<a href="/wz">网络问政</a>')}</div><div class="thread"><h1 class="thread-title">{it.title}</h1><div class="thread-meta">{s.get("meta", f"{it.issuer} 官方回复 {it.day}")}</div>{s.get("lead", "")}
<div class="reply official"><div class="reply-body">{body}</div></div>{s.get("tail", "")}<div class="replies">{s.get("side", "")}</div></div><div class="wz-foot">{s.get("foot", "")}</div>{s.get("pop", "")}</body></html>"""


def modern(it: Document, n: Moved, s: Slots) -> str:
    """A new provincial portal: header, main, article, lists as cards with data attributes."""
    q = '<section class="card" data-v-{0}><h3>{1}</h3><p>{2}</p></section>'
    body = printed(it, '<p data-v-a1="">{}</p>', '<h3 data-v-a1="">{}</h3>', plain_table, q)
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{it.title}</title><script src="/_nuxt/{n.token}.js"></script></head><body><div id="app"><header>{s.get("top", "")}<nav>{s.get("nav", '<a href="/">首页</a><a href="/service">服务</a><a href="/open">公开</a>')}</nav></header>
<main><div class="bread">{s.get("crumb", "首页 / 公开 / 政策文件")}</div><article><h1>{it.title}</h1><p class="sub">{s.get("meta", f"{it.number}　{it.day}")}</p>{s.get("lead", "")}<div class="rich-text">{body}</div>{file_links(it)}</article>{s.get("tail", "")}<aside>{s.get("side", f"<ul>{related_links(n, '/open/')}</ul>")}</aside></main><footer>{s.get("foot", "主办：省医疗保障局")}</footer>{s.get("pop", "")}</div></body></html>"""


LAYOUTS: dict[str, Layout] = {
    f.__name__: f
    for f in (service, openness, county, paper, account, local, knowledge, hospital, campus, phone, office, bare, forum, modern)
}  # fmt: skip


def page(
    it: Document, layout: str, visit: int = 1, slots: Slots | None = None, *, charset: str = "utf-8",
    rewrites: Sequence[tuple[str, str]] = (),
) -> Answer:  # fmt: skip
    """`rewrites`: (old, new) of the markup, each of which must be found: ValueError otherwise."""
    markup = LAYOUTS[layout](it, moved(visit), slots or {})
    for old, new in rewrites:
        if old not in markup:
            raise ValueError(f"{old!r} is nowhere in {it.title} as {layout}")
        markup = markup.replace(old, new)
    said = markup.replace("charset=utf-8", f"charset={charset}").replace('charset="utf-8"', f'charset="{charset}"')
    return Answer(body=said.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")
