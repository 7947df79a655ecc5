"""The pages of the seventeenth wave: eleven layouts, each with places for the furniture that a site moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Document, Heading, Question, Table
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links

Slots = dict[str, str]
Layout = Callable[[Document, Moved, Slots], str]
SLOTS = ("top", "nav", "crumb", "meta", "lead", "tail", "side", "foot", "float")
HTML = '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{}</title>{}</head><body{}>\n{}\n</body></html>'


def show(
    it: Document, layout: str, visit: int = 1, *, charset: str = "utf-8", rewrite: Callable[[str], str] = str,
    slots: Mapping[str, str] | None = None,
) -> Answer:  # fmt: skip
    """The page as bytes; `slots` are the furniture that is set apart from the layout's own."""
    slots = slots or {}
    if unknown := set(slots) - set(SLOTS):
        raise ValueError(f"no place called {unknown}")
    markup = rewrite(LAYOUTS[layout](it, moved(visit), {name: slots.get(name, "") for name in SLOTS}))
    markup = markup.replace('charset="utf-8"', f'charset="{charset}"')
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


def _html(it: Document, head: str, body: str, of_body: str = "") -> str:
    return HTML.format(escape(it.title), head, of_body, body)


def govern(it: Document, n: Moved, s: Slots) -> str:
    """A city bureau's content management system."""
    facts = "".join(
        f"<li><b>{k}：</b><span>{v}</span></li>"
        for k, v in (
            ("索引号", "SY0451/2025-00318"),
            ("发布机构", it.issuer),
            ("文号", it.number),
            ("发布日期", it.day),
        )
        if v
    )
    return _html(it, f'<meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day}">', f"""
<div class="topbar"><span>今天是{n.clock}</span>{s["top"]}<a href="/login">登录</a> | <a href="/wza">无障碍</a></div>
<div class="header"><img src="/images/logo.png?v={n.token}" alt="医疗保障局"></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li>{s["nav"]}</ul>
<div class="position">您所在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 政策文件{s["crumb"]}</div>
<div class="main"><div class="article"><h1 class="title">{it.title}</h1><ul class="xxgk-info">{facts}{s["meta"]}</ul>
<div class="info">浏览次数：<span id="hits">{n.views}</span>　字号：[<a>大</a> <a>中</a> <a>小</a>]</div>{s["lead"]}
<div id="zoom" class="article-content">{blocks(it)}{file_links(it)}</div>{s["tail"]}
<div class="share">分享到：<a class="wx">微信</a><a class="wb">微博</a></div></div>
<div class="sidebar"><h3>相关信息</h3><ul>{related_links(n, "/xwzx/")}</ul>{s["side"]}</div></div>
<div class="footer"><p>主办单位：医疗保障局　网站标识码：3707000059</p>{s["foot"]}</div>{s["float"]}""")  # fmt: skip


def wechat(it: Document, n: Moved, s: Slots) -> str:
    """An article of an official WeChat account."""
    body = blocks(
        it,
        '<p style="line-height:1.75em;margin:8px"><span style="font-size:15px;color:rgb(62,62,62)">{}</span></p>',
        '<section style="border-left:3px solid #1e6fd9;padding-left:8px"><strong>{}</strong></section>',
    )
    return _html(it, f'<meta property="og:title" content="{it.title}">', f"""
<div id="js_article" class="rich_media">{s["top"]}<div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">{it.title}</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta_text">{it.issuer}</span> <em id="publish_time">{it.day} 17:{n.views % 60:02d}</em> <em>发表于本地</em>{s["meta"]}</div>{s["lead"]}
<div class="rich_media_content" id="js_content" data-nonce="{n.nonce}">{body}{s["tail"]}</div>
<div class="rich_media_tool"><a href="#">阅读原文</a> <span>阅读 {n.views}</span> <span>赞 {n.views % 90}</span> <span>在看 {n.views % 31}</span></div>
<div class="rich_media_area_extra"><p>推荐阅读</p><ul>{related_links(n, "/s/")}</ul>{s["side"]}</div></div>
<div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p>{s["foot"]}</div>{s["float"]}</div>""", ' class="zh_CN"')  # fmt: skip


def cards(it: Document, n: Moved, s: Slots) -> str:
    """A province's service portal, in cards."""
    return _html(it, '<link rel="stylesheet" href="/assets/portal.css">', f"""
<header class="portal-header"><div class="wrap"><a class="brand" href="/">政务服务网</a>{s["top"]}<form><input placeholder="请输入关键字"></form></div></header>
<nav class="portal-nav"><a href="/gr">个人服务</a><a href="/fr">法人服务</a><a href="/zc">政策专区</a>{s["nav"]}</nav>
<div class="breadcrumb"><a href="/">首页</a><i>/</i><a href="/zc">政策专区</a><i>/</i><span>医保</span>{s["crumb"]}</div>
<div class="layout"><main><section class="card card-title"><h2>{it.title}</h2><dl><dt>来源</dt><dd>{it.issuer}</dd><dt>发布时间</dt><dd>{it.day}</dd></dl>{s["meta"]}</section>{s["lead"]}
<section class="card card-body"><div class="card-head">正文</div><div class="rich-text">{blocks(it, "<div class='para'>{}</div>", "<h3>{}</h3>")}{file_links(it)}</div></section>{s["tail"]}</main>
<aside><section class="card"><div class="card-head">猜你关注</div><ul>{related_links(n, "/zc/")}</ul></section>{s["side"]}</aside></div>
<footer class="portal-footer"><p>版权所有　备案编号：B2-{n.views // 10000}0117</p>{s["foot"]}</footer>{s["float"]}""")  # fmt: skip


def accordion(it: Document, n: Moved, s: Slots) -> str:
    """Questions that unfold; other blocks as unfolding paragraphs."""
    rows = []
    for k, block in enumerate(it.blocks):
        if isinstance(block, Question):
            rows.append(f'<details class="qa" id="q{k}"><summary>{escape(block.question)}</summary><div class="a"><p>{escape(block.answer)}</p></div></details>')  # fmt: skip
        else:
            rows.append(f'<div class="block">{blocks(_only(it, block), "<p>{}</p>", "<h3>{}</h3>")}</div>')
    return _html(it, "", f"""
<div class="bar">{s["top"]}<a href="/">返回首页</a>{s["nav"]}</div><div class="crumbs">首页 › 互动交流 › 常见问题{s["crumb"]}</div>
<h1>{it.title}</h1><p class="src">来源：{it.issuer}　更新：{it.day}　已有{n.views}人查看</p>{s["meta"]}{s["lead"]}
<div class="faq-list">{"".join(rows)}</div>{s["tail"]}
<div class="right"><h4>大家都在看</h4><ol>{related_links(n, "/hdjl/")}</ol>{s["side"]}</div><div class="bottom">{s["foot"]}</div>{s["float"]}""")  # fmt: skip


def consumer(it: Document, n: Moved, s: Slots) -> str:
    """A commercial site of local living."""
    return _html(it, '<meta name="keywords" content="医保,本地">', f"""
<div class="site-top">{s["top"]}<a href="/">本地首页</a> <a href="/house/">租房</a> <a href="/jobs/">招聘</a> <a href="/traffic/">限行</a>{s["nav"]}</div>
<div class="bread"><a href="/">首页</a> &gt; <a href="/live/">生活</a> &gt; 医保{s["crumb"]}</div>
<div class="left"><h1>{it.title}</h1><div class="art-info"><span>{it.day}</span><span>来源：{it.issuer}</span><span>{n.views}人浏览</span>{s["meta"]}</div>{s["lead"]}
<article class="content" id="bo">{blocks(it, "<p>　　{}</p>", "<h2>{}</h2>")}</article>{s["tail"]}
<div class="zan"><a>点赞({n.views % 97})</a><a>收藏</a></div></div>
<div class="right-col"><div class="box"><h3>热门推荐</h3><ul>{related_links(n, "/live/")}</ul></div>{s["side"]}</div>
<div class="site-foot"><p>本站信息仅供参考</p>{s["foot"]}</div>{s["float"]}""")  # fmt: skip


def forum(it: Document, n: Moved, s: Slots) -> str:
    """A forum's question with the best answer."""
    return _html(it, "", f"""
<div id="hd">{s["top"]}<a href="/">问答首页</a> <a href="/tag/yibao">医保</a>{s["nav"]}</div>
<div id="ask"><h1>{it.title}</h1><p class="asked">浏览 {n.views} · 关注 {n.views % 53}{s["crumb"]}</p></div>{s["lead"]}
<div class="best-answer"><div class="user"><b>{it.issuer}</b><i>{it.day} 回答</i>{s["meta"]}</div><div class="answer-text">{blocks(it, "<p>{}</p>", "<p><b>{}</b></p>")}</div>
<div class="acts">赞同 {n.views % 211} · 分享 · 举报</div></div>{s["tail"]}
<div class="related-q"><h4>相关问题</h4><ul>{related_links(n, "/q/")}</ul>{s["side"]}</div><div id="ft">{s["foot"]}</div>{s["float"]}""")  # fmt: skip


def mobile(it: Document, n: Moved, s: Slots) -> str:
    return _html(it, '<meta name="viewport" content="width=device-width,initial-scale=1">', f"""
<div id="app"><header class="m-head"><span class="back">‹</span><span>政策详情</span>{s["top"]}</header>{s["nav"]}
<section class="m-title"><h1>{it.title}</h1><p class="m-sub">{it.issuer} {it.day}</p>{s["meta"]}{s["crumb"]}</section>{s["lead"]}
<section class="m-body">{blocks(it, "<section class='m-p'><span>{}</span></section>", "<section class='m-h'>{}</section>")}</section>{s["tail"]}
<section class="m-more"><p>更多资讯</p><ul>{related_links(n, "/m/")}</ul>{s["side"]}</section>
<footer class="m-tab"><a>首页</a><a>办事</a><a>我的</a>{s["foot"]}</footer>{s["float"]}</div>""")  # fmt: skip


def plain(it: Document, n: Moved, s: Slots) -> str:
    """A page of the first years: centred font tags and lines broken by hand."""
    text = blocks(it, "　　{}<br>", "<b>{}</b><br>")
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html"><meta charset="utf-8"><title>{it.title}</title></head><body bgcolor=#ffffff>
{s["top"]}{s["nav"]}<center><font size=5 color=red>{it.title}</font></center>{s["crumb"]}<hr>{s["meta"]}{s["lead"]}
<font size=3>{text}</font>{file_links(it)}
<div align=right>{it.issuer}<br>{it.day}</div>{s["tail"]}<hr>{s["side"]}<center><font size=2>您是第{n.views}位访客 {s["foot"]}</font></center>{s["float"]}</body></html>"""


def intranet(it: Document, n: Moved, s: Slots) -> str:
    """Nested tables, as office systems print."""
    return _html(it, "", f"""
<table width="1000" align="center"><tr><td colspan="2" class="banner">医保业务信息平台{s["top"]}</td></tr>
<tr><td width="180" valign="top"><table class="menu"><tr><td><a href="/a">通知公告</a></td></tr><tr><td><a href="/b">政策法规</a></td></tr>{s["nav"]}</table>{s["side"]}</td>
<td valign="top"><table width="100%"><tr><td class="where">当前位置：政策法规{s["crumb"]}</td></tr><tr><td align="center" class="bt"><b>{it.title}</b></td></tr>
<tr><td align="center" class="xx">发布单位：{it.issuer}　发布时间：{it.day}　阅读：{n.views}{s["meta"]}</td></tr><tr><td>{s["lead"]}</td></tr>
<tr><td class="nr"><div class="Section1">{blocks(it, '<p class="MsoNormal"><span style="font-family:仿宋_GB2312">{}</span></p>')}{file_links(it)}</div></td></tr><tr><td>{s["tail"]}</td></tr></table></td></tr>
<tr><td colspan="2" align="center">技术支持：信息中心{s["foot"]}</td></tr></table>{s["float"]}""")  # fmt: skip


def tabs(it: Document, n: Moved, s: Slots) -> str:
    """The text in one tab, the reading aids in the next."""
    return _html(it, "", f"""
<div class="g-top">{s["top"]}<a href="/">网站首页</a>{s["nav"]}</div><div class="g-crumb">首页 &gt; 法定主动公开内容{s["crumb"]}</div>
<div class="tab-title"><a class="on" href="#t1">文件正文</a><a href="#t2">相关阅读</a></div>{s["lead"]}
<div class="tab-pane" id="t1"><h1>{it.title}</h1><p class="wh">{it.number}</p>{s["meta"]}<div class="con">{blocks(it)}<p style="text-align:right">{it.issuer}</p><p style="text-align:right">{it.day}</p>{file_links(it)}</div>{s["tail"]}</div>
<div class="tab-pane" id="t2" style="display:none"><ul>{related_links(n, "/yd/")}</ul>{s["side"]}</div><div class="g-foot">{s["foot"]}</div>{s["float"]}""")  # fmt: skip


def semantic(it: Document, n: Moved, s: Slots) -> str:
    """A rebuilt site of our day, with a lot of nested boxes."""
    body = blocks(it, f'<div class="css-{n.token[:5]}"><div><p>{{}}</p></div></div>', "<h2><span>{}</span></h2>")
    return _html(it, f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{it.day}"}}</script>', f"""
<header role="banner">{s["top"]}<nav aria-label="主导航"><ul><li><a href="/">首页</a></li><li><a href="/policy">政策</a></li>{s["nav"]}</ul></nav></header>
<nav aria-label="面包屑">{s["crumb"]}<a href="/policy">政策</a></nav><main><article><header><h1>{it.title}</h1><p>{it.issuer} <time datetime="{it.day}">{it.day}</time></p>{s["meta"]}</header>{s["lead"]}
<div class="article__body">{body}{file_links(it)}</div></article>{s["tail"]}<aside><h2>延伸阅读</h2><ul>{related_links(n, "/news/")}</ul>{s["side"]}</aside></main>
<footer role="contentinfo">{s["foot"]}</footer>{s["float"]}""")  # fmt: skip


def _only(it: Document, block: str | Table | Heading | Question) -> Document:
    return Document(title=it.title, issuer=it.issuer, number=it.number, day=it.day, blocks=(block,))


LAYOUTS: dict[str, Layout] = {
    "govern": govern, "wechat": wechat, "cards": cards, "accordion": accordion, "consumer": consumer, "forum": forum,
    "mobile": mobile, "plain": plain, "intranet": intranet, "tabs": tabs, "semantic": semantic,
}  # fmt: skip
