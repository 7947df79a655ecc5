"""The fourteenth wave's page layouts: eleven sites, each with five places where its furniture stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Document, Heading, Question
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links


@dataclass(frozen=True, kw_only=True, slots=True)
class Furniture:
    """Markup: `top` in the header, `lead` above the text, `tail` under it, `side` beside, `foot` in the footer."""

    top: str = ""
    lead: str = ""
    tail: str = ""
    side: str = ""
    foot: str = ""


Site = Callable[[Document, Moved, Furniture], str]
HEAD = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
)


def bureau(it: Document, n: Moved, f: Furniture) -> str:
    """A city bureau's column page."""
    return f"""{HEAD}<title>{it.title}_{it.issuer}</title><link rel="stylesheet" href="/static/g.css?{n.token}"></head><body>
<div class="header"><div class="logo"><a href="/">{it.issuer}</a></div><div class="topbar">{n.clock}{f.top}</div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zfxxgk/">信息公开</a></li><li><a href="/bszn/">办事大厅</a></li><li><a href="/hdjl/">政民互动</a></li></ul></div>
<div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/zcwj/">政策文件</a> &gt; 正文</div>
<div class="main"><div class="article"><h1 class="article-title">{it.title}</h1><div class="article-info"><span>发布时间：{it.day} 16:20</span><span>来源：{it.issuer}</span><span>阅读：{n.views}</span></div>{f.lead}
<div class="article-content"><p style="text-align:center">{it.number}</p>
{blocks(it, '<p style="text-indent:2em;line-height:2">{}</p>')}
{file_links(it)}</div>{f.tail}</div>
<div class="sidebar"><h3>相关文章</h3><ul>{related_links(n, "/zcwj/c")}</ul>{f.side}</div></div>
<div class="footer">主办单位：{it.issuer}　网站标识码：4206000041{f.foot}</div></body></html>"""


def register(it: Document, n: Moved, f: Furniture) -> str:
    """A disclosure register, with its table of metadata."""
    return f"""{HEAD}<title>{it.title}</title></head><body><div class="top"><a href="/">市政府门户网站</a>　{n.clock}{f.top}</div>
<div class="xxgk_crumbs"><a href="/xxgk/">政府信息公开</a> &gt; <a href="/xxgk/fdzd/">法定主动公开内容</a></div>
<div class="xxgk_info"><table width="100%"><tr><td>索引号：</td><td>01141023X/2026-{n.views % 7 + 310:05d}</td><td>主题分类：</td><td>医疗保障</td></tr>
<tr><td>发布机构：</td><td>{it.issuer}</td><td>成文日期：</td><td>{it.day}</td></tr><tr><td>文 号：</td><td>{it.number}</td><td>有 效 性：</td><td>有效</td></tr></table></div>
<div class="xxgk_con">{f.lead}<h2>{it.title}</h2><div id="zoom">
{blocks(it, '<p><span style="font-family: 仿宋; font-size: 21px;">{}</span></p>')}
{file_links(it)}</div>{f.tail}</div><div class="right"><ul>{related_links(n, "/xxgk/")}</ul>{f.side}</div>
<div class="footer"><p>版权所有：{it.issuer}</p>{f.foot}</div></body></html>"""


def weixin(it: Document, n: Moved, f: Furniture) -> str:
    return f"""{HEAD}<meta property="og:title" content="{it.title}"><title>{it.title}</title><script nonce="{n.nonce}">var biz="{n.token}";</script></head>
<body id="activity-detail">{f.top}<div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title" id="activity-name">{it.title}</h1>
<div id="meta_content"><a id="js_name">{it.issuer}</a> <em id="publish_time">{it.day} 17:30</em></div>{f.lead}<div class="rich_media_content" id="js_content">
<section>{it.number}</section>
{blocks(it, '<section style="margin:0 8px"><p><span leaf="">{}</span></p></section>', '<section style="color:#1e6fba"><strong><span leaf="">{}</span></strong></section>')}
{file_links(it)}</div></div>{f.tail}<div class="rich_media_area_extra">阅读 {n.views} 赞 {n.views // 35}{f.side}</div><div id="js_pc_qr_code">微信扫一扫关注该公众号{f.foot}</div></body></html>"""


def cards(it: Document, n: Moved, f: Furniture) -> str:
    """A province's portal, a card for each heading."""
    body, is_open = [], False
    for block in it.blocks:
        if isinstance(block, Heading):
            body.append(
                ("</div></section>" if is_open else "")
                + f'<section class="card"><div class="card-header"><h3>{escape(block.text)}</h3></div><div class="card-body">'
            )
            is_open = True
        else:
            one = Document(title="", issuer="", number="", day="", blocks=(block,))
            body.append(blocks(one, '<div class="card-text">{}</div>'))
    return f"""{HEAD}<title>{it.title}-政务服务网</title></head><body data-v="{n.token}"><header class="portal-header"><a href="/">政务服务网</a><nav><a href="/gr">个人办事</a><a href="/fr">法人办事</a><a href="/zt">专题</a></nav>{f.top}</header>
<main class="portal"><h1>{it.title}</h1><p class="meta">{it.issuer} · {it.day} · {n.views}次浏览 {it.number}</p>{f.lead}<div class="content">{"".join(body)}{"</div></section>" if is_open else ""}{file_links(it)}</div>{f.tail}
<aside class="recommend"><h4>为您推荐</h4><ul>{related_links(n, "/item/")}</ul>{f.side}</aside></main><footer>{f.foot}</footer></body></html>"""


def folded(it: Document, n: Moved, f: Furniture) -> str:
    """Questions that open when they are pressed."""
    asked = [block for block in it.blocks if isinstance(block, Question)]
    items = "\n".join(
        f'<div class="collapse-item" id="k{n.token}{k}"><div class="collapse-title">{escape(q.question)}<i class="arrow"></i></div><div class="collapse-content"><p>{escape(q.answer)}</p></div></div>'
        for k, q in enumerate(asked)
    )
    return f"""{HEAD}<title>{it.title}</title></head><body><div class="header">{it.issuer}{f.top}</div><div class="crumb"><a href="/">首页</a> / <a href="/faq/">常见问题</a></div>
<div class="faq-main"><h1>{it.title}</h1><div class="time">更新时间：{it.day}</div>{f.lead}<div class="collapse">{items}</div>{f.tail}</div><div class="side">{f.side}<ul>{related_links(n, "/faq/")}</ul></div><div class="footer">{it.issuer}　累计访问{n.views}{f.foot}</div></body></html>"""


def townguide(it: Document, n: Moved, f: Furniture) -> str:
    """A consumer site about one's town."""
    return f"""{HEAD}<title>{it.title}- 本地通</title><meta name="keywords" content="医保"></head><body><div class="top-nav"><a href="/">本地通</a> <a href="/shebao/">社保</a> <a href="/gongjijin/">公积金</a> <a href="/zhaopin/">招聘</a>{f.top}</div>
<div class="bread"><a href="/">首页</a> &gt; <a href="/shebao/">社保</a> &gt; <a href="/yibao/">医保</a></div><article class="content"><h1>{it.title}</h1><div class="author">{it.issuer} 发布于 {it.day} <span class="read">{n.views}人看过</span></div>{f.lead}
<div class="content-box">
{blocks(it, "<p>{}</p>", "<h2>{}</h2>")}
{file_links(it)}</div>{f.tail}</article><div class="hot"><h3>热门推荐</h3><ol>{related_links(n, "/yibao/")}</ol>{f.side}</div><div class="bottom">本地通 版权所有{f.foot}</div></body></html>"""


def forum(it: Document, n: Moved, f: Furniture) -> str:
    """A site of questions, the text being the adopted answer."""
    return f"""{HEAD}<title>{it.title}_问答</title></head><body><div class="hd"><a href="/">问答首页</a><a href="/c/shebao">社保医保</a>{f.top}</div><div class="question"><h1>{it.title}</h1><div class="q-info">浏览 {n.views} 次　提问于 {it.day}</div></div>{f.lead}
<div class="answer best-answer"><div class="a-user">最佳答案　回答者：{it.issuer}</div><div class="answer-text">
{blocks(it, "<div>{}</div>", "<div><b>{}</b></div>")}
{file_links(it)}</div></div>{f.tail}<div class="related-q"><h3>相关问题</h3><ul>{related_links(n, "/q/")}</ul>{f.side}</div><div class="ft">{f.foot}</div></body></html>"""


def phone(it: Document, n: Moved, f: Furniture) -> str:
    return f"""{HEAD}<title>{it.title}</title></head><body class="m"><div class="m-head"><a href="javascript:history.back()">返回</a><span>政策详情</span>{f.top}</div><div class="m-article"><div class="m-title">{it.title}</div><div class="m-time">{it.day}　{it.issuer}　{it.number}</div>{f.lead}<div class="m-content">
{blocks(it, '<div class="p">{}</div>', '<div class="p b">{}</div>')}
{file_links(it)}</div>{f.tail}</div><div class="m-list">{f.side}<ul>{related_links(n, "/m/")}</ul></div><div class="m-bar"><a href="/m/">首页</a><a href="/m/my">我的</a>{f.foot}</div></body></html>"""


def plain(it: Document, n: Moved, f: Furniture) -> str:
    """Lines that end in br."""
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body>{f.top}<h2 align="center">{it.title}</h2><center>{it.number}</center>{f.lead}
<div>{blocks(it, "　　{}<br>", "<b>{}</b><br>")}
{file_links(it)}</div><p align="right">{it.issuer}<br>{it.day}</p>{f.tail}{f.side}<hr><center>第{n.views}位访客{f.foot}</center></body></html>"""


def intranet(it: Document, n: Moved, f: Furniture) -> str:
    """Tables in tables, as twenty years ago."""
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body bgcolor="#eef"><table width="1000" align="center"><tr><td colspan="2" class="banner">{it.issuer}　{n.clock}{f.top}</td></tr>
<tr><td width="200" valign="top"><table><tr><td><a href="/1">机构设置</a></td></tr><tr><td><a href="/2">通知公告</a></td></tr><tr><td><a href="/3">政策法规</a></td></tr><tr><td>{f.side}</td></tr></table></td>
<td valign="top"><table width="780"><tr><td align="center"><font size="5">{it.title}</font></td></tr><tr><td align="center">{it.number}　{it.day}　点击：{n.views}</td></tr><tr><td>{f.lead}</td></tr><tr><td class="nr">
{blocks(it, "<p><font size=3>{}</font></p>", "<p><b>{}</b></p>")}
{file_links(it)}</td></tr><tr><td>{f.tail}</td></tr></table></td></tr><tr><td colspan="2" align="center">{it.issuer}信息科维护{f.foot}</td></tr></table></body></html>"""


def tabs(it: Document, n: Moved, f: Furniture) -> str:
    """A service guide: the text under one tab, others beside it."""
    return f"""{HEAD}<title>{it.title}</title></head><body><div class="gov-top"><a href="/">政务服务</a>{f.top}</div><div class="guide"><h1>{it.title}</h1><div class="guide-meta">实施机构：{it.issuer}　更新：{it.day}　{it.number}</div>
<ul class="tab-nav"><li class="active">基本内容</li><li>办件统计</li><li>评价</li></ul>{f.lead}<div class="tab-pane active" id="t{n.token}">
{blocks(it, '<div class="row"><span>{}</span></div>', '<h4 class="row-title">{}</h4>')}
{file_links(it)}</div><div class="tab-pane" style="display:none">{f.side}本月办件{n.views}件</div>{f.tail}</div><div class="gov-foot">{f.foot}</div></body></html>"""


SITES: dict[str, Site] = {
    s.__name__: s for s in (bureau, register, weixin, cards, folded, townguide, forum, phone, plain, intranet, tabs)
}


def show(
    it: Document, site: str, visit: int = 1, furniture: Furniture | None = None, *, charset: str = "utf-8",
    label: str | None = None, rewrite: Callable[[str], str] = lambda markup: markup,
) -> Answer:  # fmt: skip
    """A page as it is answered; `label` is the encoding that it claims, where it is another ("" for none said)."""
    markup = rewrite(SITES[site](it, moved(visit), furniture or Furniture()))
    said = charset if label is None else label
    markup = markup.replace('<meta charset="utf-8">', f'<meta charset="{said}">' if said else "")
    kind = f"text/html; charset={said}" if said else "text/html"
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=kind)
