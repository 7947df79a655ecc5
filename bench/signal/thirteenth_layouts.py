"""The thirteenth wave's page layouts: twelve sites, each with named places where furniture stands."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Document, Heading, Question, Table
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links, table_html

Slots = dict[str, str]
Layout = Callable[[Document, Moved, Slots], str]
TRIVIAL: Slots = {}


def _s(slots: Slots, name: str, usual: str = "") -> str:
    """`top` above the article, `info` under its title, `before` and `after` in its box, `side`, `foot`."""
    return slots.get(name, usual)


def county(it: Document, n: Moved, s: Slots) -> str:
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day} 08:55"><title>{it.title}-{it.issuer}</title>
<script src="/r/cms/jquery.js?v={n.token}"></script></head><body><div class="top-bar"><span id="today">{n.clock}</span> <a href="/wza">无障碍</a> <a href="/mobile">手机版</a></div>
<ul class="menu">{_s(s, "menu", '<li><a href="/">首页</a></li><li><a href="/xwzx">新闻中心</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/zmhd">政民互动</a></li>')}</ul>{_s(s, "top")}
<div class="location">{_s(s, "location", '您的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 正文')}</div>
<div class="article"><h1>{it.title}</h1><div class="property">{_s(s, "info", f"<span>发布时间：{it.day}</span><span>来源：{it.issuer}</span><span>浏览次数：{n.views}次</span>")}</div>
{_s(s, "before")}<div id="zoom" class="article-body"><p class="wenhao">{it.number}</p>
{blocks(it, '<p style="text-indent:2em;">{}</p>')}
{file_links(it)}</div>{_s(s, "after")}<div class="xgwz"><h3>相关信息</h3><ul>{related_links(n, "/content/")}</ul></div></div>{_s(s, "side")}
<div class="footer">{_s(s, "foot", f"主办单位：{it.issuer}　网站标识码：5107000012")}</div></body></html>"""


def cards(it: Document, n: Moved, s: Slots) -> str:
    """A provincial service portal: a card for each heading."""
    out, opened = [], False
    for block in it.blocks:
        if isinstance(block, Heading):
            out.append(
                ("</div></section>" if opened else "")
                + f'<section class="card"><h3 class="card-hd">{escape(block.text)}</h3><div class="card-bd">'
            )
            opened = True
        elif isinstance(block, Table):
            out.append(table_html(block))
        elif isinstance(block, Question):
            out.append(
                f'<h3 class="card-hd">{escape(block.question)}</h3><div class="txt">{escape(block.answer)}</div>'
            )
        else:
            out.append(f'<div class="txt">{escape(block)}</div>')
    body = "\n".join(out) + ("</div></section>" if opened else "")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title} - 政务服务网</title><script>window.__ctx={{"t":"{n.token}","n":"{n.nonce}"}}</script></head><body>
<header class="zw-header"><a href="/">政务服务网</a><nav>{_s(s, "menu", '<a href="/gr">个人服务</a><a href="/fr">法人服务</a><a href="/bm">部门服务</a>')}</nav>{_s(s, "login", '<span class="login">登录 | 注册</span>')}</header>{_s(s, "top")}
<main class="item-detail"><h1 class="item-name">{it.title}</h1><div class="item-tags">{_s(s, "info", f"<span>实施主体：{it.issuer}</span><span>更新日期：{it.day}</span>")}</div>{_s(s, "before")}
{body}
{file_links(it)}{_s(s, "after")}</main><aside>{_s(s, "side", f'<div class="rate">好评度 <b>9{n.views % 9}.2%</b></div>')}</aside><footer>{_s(s, "foot", f"总访问量 {n.views} 人次")}</footer></body></html>"""


def gzh(it: Document, n: Moved, s: Slots) -> str:
    body = blocks(
        it,
        '<section style="margin:0 8px"><p style="font-size:16px"><span leaf="">{}</span></p></section>',
        '<section style="text-align:center;background:#1e6fff"><strong><span leaf="">{}</span></strong></section>',
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{it.title}"><title>{it.title}</title><script nonce="{n.nonce}">var biz="{n.token}";</script></head><body class="zh_CN">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">{it.title}</h1><div id="meta_content">{_s(s, "info", f'<span class="rich_media_meta">{it.issuer}</span><em id="publish_time">{it.day} 17:30</em>')}</div>
<div class="rich_media_content" id="js_content">{_s(s, "before")}<section><span leaf="">{it.number}</span></section>
{body}
{_s(s, "after")}</div>{_s(s, "side")}<div class="rich_media_tool">{_s(s, "foot", f"阅读 {n.views}　赞 {n.views // 31}　在看 {n.views // 77}")}</div></div></div></body></html>"""


def local(it: Document, n: Moved, s: Slots) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}- {it.issuer}</title><meta name="keywords" content="医保"></head><body>
<div class="topnav"><a href="/">首页</a> <a href="/live/">生活</a> <a href="/tour/">旅游</a> <a href="/edu/">教育</a> <a href="/zffw/">政府办事</a></div>{_s(s, "top")}
<div class="leader">当前位置：<a href="/">本地首页</a> &gt; <a href="/zffw/yibao/">医保</a> &gt; 正文</div><div id="main"><h1 class="title">{it.title}</h1><p class="from">{_s(s, "info", f"{it.day}　来源：{it.issuer}　作者：小编")}</p>
{_s(s, "before", '<p class="daodu">【导语】：关于医保的常见疑问，小编为大家整理如下。</p>')}<div class="content" id="bo">
{blocks(it, "<p>　　{}</p>", "<h2>{}</h2>")}
</div>{_s(s, "after", '<div class="bianji">温馨提示：微信搜索公众号，关注后在对话框回复关键词可获取办理入口。</div>')}<div class="like"><h4>猜你喜欢</h4><ul>{related_links(n, "/zffw/2026")}</ul></div></div>
<div class="sidebar">{_s(s, "side", f"<h4>热门阅读</h4><ol><li>{n.related[0]}</li><li>{n.related[1]}</li></ol>")}</div><div class="foot">{_s(s, "foot", "本站部分内容来自网络，如有侵权请联系删除")}</div></body></html>"""


def forum(it: Document, n: Moved, s: Slots) -> str:
    parts = "\n".join(
        f'<div class="ask-item"><div class="q">{escape(b.question)}</div><div class="a"><b>官方回复</b><div class="a-txt">{escape(b.answer)}</div></div></div>' if isinstance(b, Question)
        else blocks(Document(title="", issuer="", number="", day="", blocks=(b,)), '<div class="reply">{}</div>', '<div class="q">{}</div>')
        for b in it.blocks
    )  # fmt: skip
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title} - 问政互动</title></head><body><div class="hd"><a href="/">首页</a><a href="/ask">我要提问</a>{_s(s, "login")}</div>{_s(s, "top")}
<div class="thread"><h1>{it.title}</h1><div class="meta">{_s(s, "info", f"{it.issuer}　{it.day}　围观 {n.views}")}</div>{_s(s, "before")}
{parts}
{_s(s, "after")}</div><div class="right">{_s(s, "side", f"<h4>最新提问</h4><ul>{related_links(n, '/ask/')}</ul>")}</div><div class="ft">{_s(s, "foot", "问政平台　沪ICP备0000号")}</div></body></html>"""


def mobile(it: Document, n: Moved, s: Slots) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{it.title}</title></head><body><div class="m-header"><a href="javascript:history.back()">返回</a><span>医保服务</span></div>{_s(s, "top")}
<div class="m-article" data-id="{n.token}"><div class="m-title">{it.title}</div><div class="m-info">{_s(s, "info", f"{it.issuer} {it.day}")}</div>{_s(s, "before")}<div class="m-content">
{blocks(it, "<div>{}</div>", '<div class="m-sub">{}</div>')}
{file_links(it)}</div>{_s(s, "after")}</div><div class="m-tabbar">{_s(s, "foot", "<a>首页</a><a>办事</a><a>消息</a><a>我的</a>")}</div></body></html>"""


def plain(it: Document, n: Moved, s: Slots) -> str:
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body>{_s(s, "top")}<center><h2>{it.title}</h2></center>{_s(s, "before")}<div>{it.number}<br>
{blocks(it, "　　{}<br>", "<b>{}</b><br>")}
</div>{file_links(it)}{_s(s, "after")}<hr>{_s(s, "foot", f"{it.issuer} {it.day}")}</body></html>"""


def nested(it: Document, n: Moved, s: Slots) -> str:
    """An intranet of tables in tables."""
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body><table width="960" align="center"><tr><td colspan="2" class="banner">{it.issuer}{_s(s, "top")}</td></tr><tr><td width="180" valign="top">{_s(s, "side", '<a href="/">首页</a><br><a href="/gg">公告</a><br><a href="/zl">资料下载</a>')}</td>
<td><table width="100%"><tr><td align="center"><font size="5">{it.title}</font></td></tr><tr><td align="center">{_s(s, "info", f"[{it.day}] 点击：{n.views}")}</td></tr><tr><td class="nr">{_s(s, "before")}<p align="center">{it.number}</p>
{blocks(it, '<p class="MsoNormal"><font face="仿宋">　　{}</font></p>')}
{file_links(it)}{_s(s, "after")}</td></tr></table></td></tr><tr><td colspan="2">{_s(s, "foot", "人事与社会保障科")}</td></tr></table></body></html>"""


def knowledge(it: Document, n: Moved, s: Slots) -> str:
    """A hotline's knowledge base: an accordion."""
    parts = "\n".join(
        f'<div class="kb-item"><button aria-controls="k{i}{n.token}">{escape(b.question)}</button><div class="kb-panel" id="k{i}{n.token}"><p>{escape(b.answer)}</p></div></div>'
        for i, b in enumerate(it.blocks) if isinstance(b, Question)
    )  # fmt: skip
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body><div class="kb-top"><a href="/">热线知识库</a><input placeholder="请输入关键词"></div>{_s(s, "top")}<div class="kb-main"><h1>{it.title}</h1>
<div class="kb-meta">{_s(s, "info", f"发布单位：{it.issuer}　更新：{it.day}")}</div>{_s(s, "before")}<div class="kb-list">
{parts}
</div>{_s(s, "after", f'<div class="kb-vote">有用（{n.views // 9}）　没用（{n.views // 300}）</div>')}</div><div class="kb-side">{_s(s, "side")}</div><div class="kb-foot">{_s(s, "foot", "本知识库内容由业务部门维护")}</div></body></html>"""


def epaper(it: Document, n: Moved, s: Slots) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}-{it.issuer}数字报</title></head><body><div class="paper-nav">{_s(s, "top", "第05版：民生　上一版　下一版")}</div><div class="left-pages">{_s(s, "side", "<ul><li>第01版：要闻</li><li>第02版：时政</li><li>第05版：民生</li></ul>")}</div>
<div class="article-main"><h1>{it.title}</h1><div class="date">{_s(s, "info", f"{it.issuer} {it.day}")}</div>{_s(s, "before")}<founder-content>
{blocks(it, "<P>　　{}</P>", "<P><B>{}</B></P>")}
</founder-content>{_s(s, "after")}</div><div class="copyright">{_s(s, "foot", "版权所有 未经书面授权不得转载")}</div></body></html>"""


def boda(it: Document, n: Moved, s: Slots) -> str:
    """A university's or hospital's site."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}-{it.issuer}</title></head><body><div class="wp-nav">{_s(s, "menu", '<a href="index.htm">首页</a><a href="bmgk.htm">部门概况</a><a href="gzzd.htm">规章制度</a><a href="xzzx.htm">下载中心</a>')}</div>{_s(s, "top")}<form name="_newscontent_fromname"><div class="ar_tit"><h3>{it.title}</h3>
<h6>{_s(s, "info", f"作者：　日期：{it.day}　点击：[<span>{n.views}</span>]")}</h6></div><div id="vsb_content_2"><div class="v_news_content">{_s(s, "before")}<p class="vsbcontent_start">{it.number}</p>
{blocks(it, '<p style="line-height: 200%"><span style="font-family: 宋体">{}</span></p>', "<p><strong><span>{}</span></strong></p>")}
{file_links(it)}</div></div>{_s(s, "after")}<div class="pre-next">{_s(s, "pager", '上一条：<a href="1021.htm">关于职称评审材料报送的通知</a>')}</div></form><div class="wp-side">{_s(s, "side")}</div><div class="wp-foot">{_s(s, "foot", "地址：学府路88号")}</div></body></html>"""


def blog(it: Document, n: Moved, s: Slots) -> str:
    """A lawyer's or accountant's site on WordPress."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title} – 财税与社保</title><link rel="stylesheet" href="/wp-content/style.css?ver={n.token}"></head><body class="single-post"><header class="site-header"><a href="/">财税与社保</a>{_s(s, "top")}</header><article class="post"><h1 class="entry-title">{it.title}</h1>
<div class="entry-meta">{_s(s, "info", f"{it.day}　分类：社保　{n.views // 50} 条评论")}</div><div class="entry-content">{_s(s, "before")}
{blocks(it, "<p>{}</p>", "<h2>{}</h2>")}
{_s(s, "after")}</div></article><section class="comments">{_s(s, "comments")}</section><aside class="widget">{_s(s, "side", f"<h4>近期文章</h4><ul>{related_links(n, '/archives/')}</ul>")}</aside><footer>{_s(s, "foot", "由 WordPress 驱动")}</footer></body></html>"""


def show(it: Document, layout: Layout, visit: int = 1, slots: Slots | None = None, *, charset: str = "utf-8") -> Answer:
    """The document in a layout, with what stands in its places, in an encoding."""
    markup = layout(it, moved(visit), slots or TRIVIAL).replace('charset="utf-8"', f'charset="{charset}"')
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


def rewritten(answer: Answer, *edits: tuple[str, str]) -> Answer:
    """The same page with pieces of its markup replaced. Raises ValueError where one is not there."""
    markup = answer.body.decode()
    for old, new in edits:
        if old not in markup:
            raise ValueError(f"{old!r} is not in the page")
        markup = markup.replace(old, new)
    return Answer(body=markup.encode(), content_type=answer.content_type)
