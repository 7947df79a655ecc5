"""The sixth wave's own sites: twelve page layouts and two column pages, each with the furniture its kind of site has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType

from bench.signal.case import Answer
from bench.signal.document import Block, Document, Heading, Question
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links
from bench.signal.lists import Entry

Slots = Mapping[str, str]  # markup a visit adds: nav, top, crumb, above, inside, side, foot, pop; "" where it adds none
Layout = Callable[[Document, Moved, Slots], str]
Rewrite = Callable[[str], str]


def body(it: Document, p: str, h: str, q: str = "") -> str:
    """`q` prints a question and its answer; without it they are two paragraphs."""
    return "\n".join(_piece(it, n, block, p, h, q) for n, block in enumerate(it.blocks))


def _piece(it: Document, n: int, block: Block, p: str, h: str, q: str) -> str:
    if isinstance(block, Question) and q:
        return q.format(escape(block.question), escape(block.answer), n=n)
    return blocks(Document(title="", issuer="", number="", day="", blocks=(block,)), p, h)


def sections(it: Document) -> list[tuple[str, tuple[Block, ...]]]:
    """The blocks under each heading; what stands before the first has the heading ""."""
    found: list[tuple[str, tuple[Block, ...]]] = [("", ())]
    for block in it.blocks:
        if isinstance(block, Heading):
            found.append((block.text, ()))
        else:
            found[-1] = (found[-1][0], (*found[-1][1], block))
    return [(name, inner) for name, inner in found if inner]


def _part(inner: tuple[Block, ...], p: str) -> str:
    return blocks(Document(title="", issuer="", number="", day="", blocks=inner), p)


def _head(it: Document, site: str, more: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{it.title}_{site}</title>{more}</head>'
    )


def _dotted(day: str) -> str:
    return day.replace("-", ".")


# ── sites ──────────────────────────────────────────────────────────────────────────────────────────────────────


def cityhall(it: Document, n: Moved, s: Slots) -> str:
    """A city government's open-information page with a metadata table and a hot list beside it."""
    meta = f'<meta name="SiteName" content="市人民政府"><meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day} 09:12"><link rel="stylesheet" href="/r/css/base.css?v={n.token}">'
    return f"""{_head(it, "政府信息公开", meta)}<body class="xxgk">
<div class="topline"><span>今天是{n.clock[:11]}</span><a href="/wza">无障碍浏览</a><a href="/login">登录</a><a href="/reg">注册</a></div>
<div class="banner"><img src="/r/img/logo.png" alt="市人民政府门户网站"></div>
<ul class="mainnav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li>{s["nav"]}</ul>{s["top"]}
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; {s["crumb"] or '<a href="/zwgk/ylbz/">医疗保障</a>'}</div>
<div class="wrap"><div class="main-l"><table class="xxgk-head"><tr><th>索 引 号：</th><td>01133{len(it.title)}/2026-{len(it.title) * 7:05d}</td><th>主题分类：</th><td>医疗保障</td></tr><tr><th>发布机构：</th><td>{it.issuer}</td><th>发布日期：</th><td>{it.day}</td></tr><tr><th>文　　号：</th><td>{it.number or "无"}</td><th>浏览次数：</th><td>{n.views}</td></tr></table>
<h1 class="art-tit">{it.title}</h1>{s["above"]}
<div class="art-con" id="artcon">{body(it, '<p style="text-indent:2em;">{}</p>', "<p><strong>{}</strong></p>", "<p><strong>问：{0}</strong></p><p>答：{1}</p>")}</div>
{file_links(it)}{s["inside"]}<div class="art-tool"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div></div>
<div class="main-r"><h3>热点信息</h3><ul class="hot">{related_links(n, "/zwgk/rd/")}</ul>{s["side"]}</div></div>
<div class="foot"><p>主办：市人民政府办公室　承办：市大数据中心　政府网站标识码：4200000{len(it.issuer)}</p>{s["foot"]}</div>{s["pop"]}</body></html>"""


def bureau(it: Document, n: Moved, s: Slots) -> str:
    """A medical-insurance bureau's page with the stamp of validity as an image."""
    return f"""{_head(it, it.issuer, f'<meta name="ColumnName" content="政策文件"><script>var _nonce="{n.nonce}";</script>')}<body>
<div class="head"><h2 class="site">{it.issuer}</h2><div class="nav2"><a href="/">首页</a>|<a href="/zcwj/">政策文件</a>|<a href="/zcjd/">政策解读</a>|<a href="/bszn/">办事指南</a>{s["nav"]}</div></div>{s["top"]}
<div class="dqwz">您的位置：首页 / 政策文件 / {s["crumb"] or "规范性文件"}</div>
<div class="xl_main"><h1>{it.title}</h1><div class="xl_info">发布时间：{it.day}　来源：{it.issuer}　字号：[<a>大</a> <a>中</a> <a>小</a>]　阅读：<span id="hits">{n.views}</span>次</div>
<span class="post-ifyxcon"><img src="/images/yx.png" title="{it.stamp}"></span><p class="wh">{it.number}</p>{s["above"]}
<div class="view TRS_UEDITOR trs_paper_default">{body(it, "<p>　　{}</p>", '<p style="font-weight:bold">　　{}</p>')}</div>
<div class="fj">{file_links(it)}</div>{s["inside"]}</div>
<div class="xgwd"><b>相关文档</b><ul>{related_links(n, "/zcjd/t")}</ul>{s["side"]}</div>
<div class="bottom">版权所有：{it.issuer}　<a href="/wzdt">网站地图</a>　<a href="/lxwm">联系我们</a>{s["foot"]}</div>{s["pop"]}</body></html>"""


def portal(it: Document, n: Moved, s: Slots) -> str:
    """A province's service portal: a card for each heading."""
    line = '<div class="ln"><div>{}</div></div>'
    cards = "".join(
        f'<section class="card" id="c{k}"><div class="card-hd"><i class="ico"></i><span>{name}</span></div><div class="card-bd">{_part(inner, line)}</div></section>'
        if name else f'<section class="card lead">{_part(inner, line)}</section>'
        for k, (name, inner) in enumerate(sections(it))
    )  # fmt: skip
    return f"""{_head(it, "政务服务网", f'<script>window.__INIT__={{"ts":"{n.nonce}"}}</script>')}<body><div id="app" data-v-{n.token}="">
<header class="hd"><div class="hd-logo">政务服务网</div><nav><a href="/">首页</a><a href="/gr">个人服务</a><a href="/fr">法人服务</a><a href="/zxts">咨询投诉</a>{s["nav"]}</nav><div class="hd-user">{s["user"] or "您好，请登录"}</div></header>{s["top"]}
<div class="bc">{s["crumb"] or "首页 &gt; 主题服务 &gt; 医疗保障"}</div>
<main class="grid"><h1 class="tt">{it.title}</h1><div class="sub"><em>{it.issuer}</em><em>{_dotted(it.day)}</em><em>{it.number}</em><em>浏览 {n.views}</em></div>{s["above"]}{cards}{file_links(it)}{s["inside"]}</main>
<aside class="as"><div class="as-t">大家都在看</div><ul>{related_links(n, "/news/")}</ul>{s["side"]}</aside>
<footer>{s["foot"] or "政务服务网运营管理中心　技术支持：省大数据局"}</footer></div>{s["pop"]}</body></html>"""


def weixin(it: Document, n: Moved, s: Slots) -> str:
    """An article of a public account."""
    return f"""{_head(it, "公众号", f'<meta property="og:title" content="{it.title}">')}<body id="activity-detail" class="zh_CN">
<div id="js_article" class="rich_media"><div class="rich_media_inner">{s["top"]}<h1 class="rich_media_title" id="activity-name">{it.title}</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">{it.issuer}</span> <em id="publish_time">{it.day}</em> <em id="js_ip_wording">发表于{s["crumb"] or "湖北"}</em></div>{s["above"]}
<div class="rich_media_content js_underline_content" id="js_content">{body(it, '<section style="line-height:1.75em;"><span style="font-size:15px;letter-spacing:1px;">{}</span></section>', '<section style="text-align:center"><strong><span style="color:rgb(30,111,187);">{}</span></strong></section>', "<section><strong>Q：{0}</strong></section><section><span>A：{1}</span></section>")}</div>
{file_links(it)}{s["inside"]}<div class="rich_media_tool"><div class="read-more__area">阅读 <span id="readNum3">{n.views}</span></div><span>赞 {n.views // 31}</span><span>在看 {n.views // 77}</span></div>
<div class="rich_media_area_extra">{s["side"]}<p>喜欢此内容的人还喜欢</p><ul>{related_links(n, "/s/")}</ul></div></div></div>
<div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div>{s["foot"]}{s["pop"]}<script nonce="{n.nonce}">var biz="{n.token}";</script></body></html>"""


def accordions(it: Document, n: Moved, s: Slots) -> str:
    """A help page that folds each question, or each heading, away."""
    if any(isinstance(b, Question) for b in it.blocks):
        folds = body(it, "<p>{}</p>", "<h3>{}</h3>", '<div class="panel"><div class="panel-heading" data-toggle="collapse" data-target="#q{n}"><h4>{0}</h4></div><div id="q{n}" class="panel-collapse collapse"><div class="panel-body">{1}</div></div></div>')  # fmt: skip
    else:
        folds = "".join(
            f'<div class="panel"><div class="panel-heading"><h4>{name or "说明"}</h4></div><div class="panel-collapse collapse"><div class="panel-body">{_part(inner, "<p>{}</p>")}</div></div></div>'
            for name, inner in sections(it)
        )
    return f"""{_head(it, "帮助中心")}<body>
<nav class="navbar"><a class="navbar-brand" href="/">医保服务大厅</a><a href="/help">帮助中心</a><a href="/down">资料下载</a>{s["nav"]}</nav>{s["top"]}
<ol class="breadcrumb"><li>帮助中心</li><li>{s["crumb"] or "常见问题"}</li></ol>
<div class="container"><div class="col-md-9"><div class="page-header"><h1>{it.title}</h1><small>{it.issuer} 更新于 {it.day}</small></div>{s["above"]}<div class="panel-group" id="acc">{folds}</div>{file_links(it)}{s["inside"]}
<div class="useful">以上内容对您有帮助吗？ <button>有帮助（{n.views // 9}）</button> <button>没帮助（{n.views // 120}）</button></div></div>
<div class="col-md-3"><div class="list-group"><b>近期动态</b><ul>{related_links(n, "/dt/")}</ul></div>{s["side"]}</div></div>
<footer class="footer">{s["foot"] or "医保服务大厅　工作日 9:00-17:00"}</footer>{s["pop"]}</body></html>"""


def consumer(it: Document, n: Moved, s: Slots) -> str:
    """A commercial city guide: advertisements, recommended reading, comments."""
    return f"""{_head(it, "本地生活", '<meta name="keywords" content="医保,社保,办事指南">')}<body>
<div class="toolbar"><a href="/">本地生活</a> <a href="/city">[切换城市]</a> <span class="wx">关注公众号查更多</span></div>
<div class="nav-main"><a href="/shebao/">社保</a><a href="/yibao/">医保</a><a href="/gjj/">公积金</a><a href="/hunjia/">办证</a>{s["nav"]}</div>{s["top"]}
<div class="crumbs">{s["crumb"] or "首页 &gt; 社保 &gt; 医保"}</div>
<div class="leftbox"><div class="article-title"><h1>{it.title}</h1><p class="info"><span>{it.day}</span> <span>来源：{it.issuer}</span> <span>责编：编辑部</span> <span>{n.views}人看过</span></p></div>{s["above"]}
<div class="content" id="bo">{body(it, "<p>　　{}</p>", "<h2>{}</h2>", "<h2>{0}</h2><p>　　{1}</p>")}</div>{file_links(it)}
{s["inside"]}<div class="ad ad-300"><a href="//ad.example/{n.token}">{s["ad"] or "中老年体检套餐限时优惠"}</a></div><div class="share">分享 收藏 点赞({n.views // 40})</div></div>
<div class="rightbox"><div class="tj"><h3>推荐阅读</h3><ul>{related_links(n, "/live/")}</ul></div>{s["side"]}</div>
<div class="footer">{s["foot"] or "免责声明：本站信息仅供参考，请以官方公布为准。"}</div>{s["pop"]}</body></html>"""


def forum(it: Document, n: Moved, s: Slots) -> str:
    """A message board where the bureau answers citizens."""
    thread = body(it, '<div class="floor-txt">{}</div>', '<div class="floor-h">{}</div>', '<div class="floor ask"><div class="avatar"></div><div class="uname">网友***</div><div class="txt">{0}</div></div><div class="floor reply"><div class="uname official">官方回复</div><div class="txt">{1}</div><div class="op">满意 {n} | 举报</div></div>')  # fmt: skip
    return f"""{_head(it, "领导留言板")}<body><div class="lb-top"><a href="/">留言板首页</a> <a href="/my">我的留言</a> <a href="/rank">回复排行</a>{s["nav"]}</div>{s["top"]}
<div class="lb-crumb">留言板 &gt; {s["crumb"] or "社会保障"}</div>
<div class="lb-main"><h1 class="lb-title">{it.title}</h1><div class="lb-meta">办理单位：{it.issuer}　办理状态：已办结　{it.day}　围观 {n.views}</div>{s["above"]}<div class="thread">{thread}</div>{file_links(it)}{s["inside"]}</div>
<div class="lb-side"><h4>最新留言</h4><ul>{related_links(n, "/t/")}</ul>{s["side"]}</div><div class="lb-foot">{s["foot"] or "请文明留言，遵守互联网相关规定"}</div>{s["pop"]}</body></html>"""


def mobile(it: Document, n: Moved, s: Slots) -> str:
    """A phone page whose paragraphs are lines of one block."""
    return f"""{_head(it, "掌上医保", '<meta name="viewport" content="width=device-width,initial-scale=1">')}<body class="m">
<div class="m-bar"><i class="back"></i><span>{s["crumb"] or "政策详情"}</span></div>{s["top"]}
<article class="m-art"><h3>{it.title}</h3><div class="m-info">{it.issuer} {_dotted(it.day)}</div>{s["above"]}<div class="m-txt">{body(it, "{}<br>", "<b>{}</b><br>", "<b>{0}</b><br>{1}<br>")}</div>{file_links(it)}{s["inside"]}</article>
<div class="m-rec"><ul>{related_links(n, "/m/")}</ul>{s["side"]}</div><div class="m-tab"><a>首页</a><a>办事</a><a>消息{n.views % 9}</a><a>我的</a></div>{s["foot"]}{s["pop"]}</body></html>"""


def plain(it: Document, n: Moved, s: Slots) -> str:
    """An old hand-made page."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title></head>
<body bgcolor="#ffffff">{s["top"]}<center><font size="5" color="red">{it.title}</font></center><center><font size="2">{it.number}　（{it.day}）</font></center><hr>{s["above"]}
{body(it, "<font size=3>　　{}</font><br><br>", "<b>{}</b><br><br>", "<b>{0}</b><br><font size=3>{1}</font><br><br>")}
{file_links(it)}{s["inside"]}<hr><center>{s["foot"] or f"您是第 {n.views} 位访问者"}</center><ul>{related_links(n, "news")}</ul>{s["side"]}{s["pop"]}</body></html>"""


def intranet(it: Document, n: Moved, s: Slots) -> str:
    """A table of tables, one row a paragraph."""
    rows = body(it, '<tr><td class="zw" colspan="2">{}</td></tr>', '<tr><td class="zwbt" colspan="2"><b>{}</b></td></tr>', '<tr><td class="w" width="30%">{0}</td><td class="d">{1}</td></tr>')  # fmt: skip
    rows = rows.replace('<table border="1"', '<tr><td colspan="2"><table border="1"').replace(
        "</table>", "</table></td></tr>"
    )
    return f"""{_head(it, "经办业务平台")}<body><table width="98%" align="center"><tr><td height="60" class="bt">经办业务公开平台　{n.clock}</td></tr><tr><td>{s["nav"]}</td></tr></table>{s["top"]}
<table width="98%" align="center"><tr><td width="18%" valign="top"><table class="left"><tr><td>栏目导航</td></tr><tr><td><a href="/1">政策法规</a></td></tr><tr><td><a href="/2">业务流程</a></td></tr></table>{s["side"]}</td>
<td valign="top"><table class="nr" width="100%"><tr><td class="title" colspan="2">{it.title}</td></tr><tr><td class="fbt" colspan="2">发文单位：{it.issuer}　{it.number}　日期：{it.day}　点击：{n.views}</td></tr>{rows}</table>{s["above"]}{file_links(it)}{s["inside"]}</td></tr></table>
<table width="98%"><tr><td align="center">{s["foot"] or "建议使用1024×768分辨率浏览"}</td></tr></table>{s["pop"]}</body></html>"""


def lawbook(it: Document, n: Moved, s: Slots) -> str:
    """A database of regulations, with a table of contents at the left."""
    names = "".join(f'<li><a href="#h{k}">{name}</a></li>' for k, (name, _) in enumerate(sections(it)) if name)
    return f"""{_head(it, "规章规范性文件库")}<body><div class="lib-h">规章规范性文件库 <input placeholder="请输入关键词">{s["nav"]}</div>{s["top"]}
<div class="lib-l"><h5>目录</h5><ul>{names}</ul>{s["side"]}</div>
<div class="lib-r"><div class="lib-t">{it.title}</div><div class="lib-s">{it.issuer}　{it.number}　公布日期：{it.day}　<span class="yx">时效性：{s["valid"] or "有效"}</span>　下载次数：{n.views // 5}</div>{s["above"]}
<div class="lib-c">{body(it, '<p class="tiao">{}</p>', '<p class="zhang">{}</p>', "<p class='tiao'>{0}</p><p class='tiao'>{1}</p>")}</div>{file_links(it)}{s["inside"]}</div>
<div class="lib-f">相关法规<ul>{related_links(n, "/lib/")}</ul>{s["foot"]}</div>{s["pop"]}</body></html>"""


def tabs(it: Document, n: Moved, s: Slots) -> str:
    """The guide under one tab, forms and news under the others."""
    return f"""{_head(it, "医保公共服务网", f'<link href="/static/app.{n.token}.css" rel="stylesheet">')}<body>
<div class="hd"><a href="/">医保公共服务网</a><ul class="menu"><li>参保</li><li>待遇</li><li>办事</li>{s["nav"]}</ul></div>{s["top"]}<div class="path">{s["crumb"] or "办事 / 详情"}</div>
<h1>{it.title}</h1><div class="tip">{it.issuer} {it.day} {it.number}</div>{s["above"]}
<ul class="tab-nav"><li class="on">正文</li><li>下载</li><li>动态</li></ul>
<div class="tab-pane on"><div class="txt"><div class="inner">{body(it, '<div class="p"><span>{}</span></div>', '<div class="p h"><span>{}</span></div>', "<dl><dt>{0}</dt><dd>{1}</dd></dl>")}</div></div></div>
<div class="tab-pane" style="display:none">{file_links(it)}</div><div class="tab-pane" style="display:none"><ul>{related_links(n, "/d/")}</ul></div>{s["inside"]}{s["side"]}
<div class="ft">{s["foot"] or "医保公共服务网　访问量 " + str(n.views)}</div>{s["pop"]}</body></html>"""


LAYOUTS: dict[str, Layout] = {
    "cityhall": cityhall, "bureau": bureau, "portal": portal, "weixin": weixin, "accordions": accordions, "consumer": consumer,
    "forum": forum, "mobile": mobile, "plain": plain, "intranet": intranet, "lawbook": lawbook, "tabs": tabs,
}  # fmt: skip


def show(
    it: Document, layout: str, visit: int = 1, *, charset: str = "utf-8", label: str | None = None,
    rewrite: Rewrite = lambda markup: markup, slots: Slots = MappingProxyType({}),
) -> Answer:  # fmt: skip
    """`label` is what header and page call the encoding (the same if None; "" for no header)."""
    given: defaultdict[str, str] = defaultdict(str, slots)
    said = charset if label is None else label
    markup = rewrite(LAYOUTS[layout](it, moved(visit), given))
    markup = markup.replace("charset=utf-8", f"charset={said}").replace('charset="utf-8"', f'charset="{said}"')
    return Answer(
        body=markup.encode(charset, "xmlcharrefreplace"),
        content_type=f"text/html; charset={said}" if said else "text/html",
    )


# ── column pages ───────────────────────────────────────────────────────────────────────────────────────────────


def board(
    entries: Sequence[Entry], *, visit: int = 1, layout: str = "bureau", query: str = "", rows: bool = False, **slots: str
) -> Mapping[str, Answer]:  # fmt: skip
    """A bureau's column of notices as the watched page, and every notice behind it."""
    n, s = moved(visit), defaultdict(str, slots)
    line = '<tr><td>·</td><td><a href="{}{}">{}</a></td><td>[{}]</td></tr>' if rows else '<li><span class="date">{3}</span><a href="{0}{1}" title="{2}">{2}</a></li>'  # fmt: skip
    items = "\n".join(line.format(e.path, query, e.name, e.day) for e in entries)
    column = f'<table class="lb">{items}</table>' if rows else f'<ul class="newslist">{items}</ul>'
    markup = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知公告_市医疗保障局</title><link rel="stylesheet" href="/css/l.css?{n.token}"></head><body>
<div class="head"><h2>市医疗保障局</h2><span class="now">{n.clock}</span>{s["nav"]}</div>{s["top"]}
<div class="dqwz">首页 / 信息公开 / {s["crumb"] or "通知公告"}</div><div class="lbl">{column}<div class="page">{s["pager"] or f"共{len(entries)}条 第1/1页"}</div>{s["inside"]}</div>
<div class="rbl"><h3>点击排行</h3><ul>{"".join(f"<li>{k + 1} {t}<i>{n.views - 97 * k}</i></li>" for k, t in enumerate(n.related))}</ul>{s["side"]}</div>
<div class="bottom">主办：市医疗保障局{s["foot"]}</div>{s["pop"]}</body></html>"""
    behind = {e.path: show(e.document, layout, visit) for e in entries if e.document}
    return {"": Answer(body=markup.encode()), **behind}
