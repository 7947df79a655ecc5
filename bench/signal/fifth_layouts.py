"""Systems as agencies, a messenger, a guide site, a hotline, a printer and a telephone show a document; each in its own furniture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Document, Question
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links
from bench.signal.prints import Rewrite


@dataclass(frozen=True, kw_only=True, slots=True)
class Put:
    """What else stands on the page: on top, below the title, in the text's box before and behind it, beside, at the end."""

    top: str = ""
    title: str = ""
    lead: str = ""
    tail: str = ""
    side: str = ""
    bottom: str = ""


Layout = Callable[[Document, Moved, Put], str]
BARE = Put()


def shown(
    it: Document, layout: str, visit: int = 1, put: Put = BARE, *, charset: str = "utf-8",
    rewrite: Rewrite = lambda markup: markup,
) -> Answer:  # fmt: skip
    markup = rewrite(LAYOUTS[layout](it, moved(visit), put)).replace('charset="utf-8"', f'charset="{charset}"')
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


def _numbered(it: Document) -> str:
    return f'<p class="wh" align="center">{it.number}</p>' if it.number else ""


# ── agencies ───────────────────────────────────────────────────────────────────────────────────────────────────


def cluster(it: Document, n: Moved, f: Put) -> str:
    """A platform that carries all sites of a province."""
    body = blocks(it, '<p style="text-indent: 2em; line-height: 2;">{}</p>')
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="SiteName" content="{it.issuer}"><meta name="ColumnName" content="规范性文件">
<meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day} 16:05"><title>{it.title}_规范性文件_{it.issuer}</title><script src="/jslib/site.js?_={n.token}"></script></head>
<body class="site-{n.token[:4]}">{f.top}<header><div class="logo"><a href="/">{it.issuer}</a></div><div class="quick"><a>长者专区</a><a>无障碍</a><a>繁體</a><a>登录</a></div></header>
<nav class="crumbs">当前位置：<a href="/">首页</a>&gt;<a href="/xxgk/">信息公开</a>&gt;<a href="/xxgk/gfxwj/">规范性文件</a></nav>
<div class="article-box"><h1 class="article-title">{it.title}</h1>{f.title}<div class="article-info"><span>发布日期：{it.day}</span><span>来源：{it.issuer}</span><span>浏览量：<i id="hits">{n.views}</i></span>
<span class="yxx"><img src="/images/yxx.png" title="{it.stamp}" alt="{it.stamp}"></span></div><div class="article-content" id="articleContent">{f.lead}{_numbered(it)}
{body}
{file_links(it)}{f.tail}</div><div class="article-tools"><a>打印</a><a>关闭</a><a>我要纠错</a></div></div>
<aside class="aside"><h4>相关信息</h4><ul>{related_links(n, "/xxgk/content_")}</ul>{f.side}</aside>{f.bottom}<footer>主办单位：{it.issuer}　网站标识码 3300000{len(it.title):03d}　{n.clock}</footer></body></html>"""


def paper(it: Document, n: Moved, f: Put) -> str:
    """TRS of today: the text as on official paper."""
    body = blocks(
        it,
        '<p class="insertfileTag" style="line-height: 30pt; text-indent: 32pt;">{}</p>',
        "<p><strong>{}</strong></p>",
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="SiteDomain" content="ybj"><title>{it.title}</title><!-- SITE {n.token} pub {n.clock} --></head><body>{f.top}
<div class="tophead"><span>{n.clock}</span><a href="/">网站首页</a><a href="../">上级栏目</a></div><div class="xl-box"><div class="xl-tit"><h2>{it.title}</h2></div>{f.title}
<div class="xl-sub">{it.day}　<span>来源：{it.issuer}</span>　<span>字体：<a>大</a><a>中</a><a>小</a></span>　<span>阅读次数：{n.views}</span></div>
<div class="view TRS_UEDITOR trs_paper_default trs_web">{f.lead}{_numbered(it)}
{body}
{file_links(it)}{f.tail}</div><div class="xl-foot"><a>【打印】</a><a>【关闭窗口】</a></div></div><div class="right">{f.side}<ul>{related_links(n, "./t2026")}</ul></div>{f.bottom}
<div class="foot">{it.issuer}版权所有　建议使用1280×768以上分辨率浏览</div></body></html>"""


def dahan(it: Document, n: Moved, f: Put) -> str:
    """Hanweb's page for disclosed files, with its comments for the machine."""
    body = blocks(
        it, '<p style="text-indent:2em;font-family:宋体">{}</p>', '<p style="text-align:center"><b>{}</b></p>'
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{it.title}"><meta name="ContentSource" content="{it.issuer}"><title>{it.issuer} 政策文件 {it.title}</title></head>
<body><div id="barrierfree_container">{f.top}<div class="bar">首页&gt;&gt;政府信息公开&gt;&gt;法定主动公开内容</div><div class="main-txt"><p class="con-title">{it.title}</p>{f.title}
<div class="pages-date">发布日期：{it.day}　访问次数：<script>document.write({n.views})</script>{n.views}　信息来源：{it.issuer}</div>
<!--<$[信息内容]>begin--><div class="zoom-box" id="zoom">{f.lead}{_numbered(it)}{body}{file_links(it)}{f.tail}</div><!--<$[信息内容]>end-->
<div class="share-box">分享：<a>微信</a><a>微博</a></div></div><div class="list-right">{f.side}<ul>{related_links(n, "/art/2026/11/")}</ul></div>{f.bottom}</div><!-- {n.nonce} --></body></html>"""


def boda(it: Document, n: Moved, f: Put) -> str:
    """Websites of offices and colleges run by one vendor of the west."""
    body = blocks(it, '<p class="vsbcontent_start">{}</p>', "<p><strong>{}</strong></p>")
    files = "".join(
        f'<li>附件【<a href="{escape(href)}">{escape(name)}</a>】已下载<span>{n.views % 97}</span>次</li>'
        for href, name in it.files
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}-{it.issuer}</title><meta name="pageType" content="3"></head><body>{f.top}<div class="dqwz">您的位置： <a href="/">首页</a> &gt;&gt; <a href="/tzgg.htm">通知公告</a> &gt;&gt; 正文</div>
<div class="ny-main"><form name="_newscontent_fromname"><h3>{it.title}</h3>{f.title}<div class="ly">{it.day}　作者：{it.issuer}　(点击: <span id="dynclicks_{n.token}">{n.views}</span>)</div>
<div id="vsb_content"><div class="v_news_content">{f.lead}{_numbered(it)}
{body}{f.tail}</div></div><ul style="list-style-type:none">{files}</ul></form><div class="sxt"><p>上一条：<a href="{n.views}.htm">{n.related[0]}</a></p><p>下一条：<a href="{n.views + 1}.htm">{n.related[1]}</a></p><p>【关闭】</p></div></div>
<div class="ny-left">{f.side}</div>{f.bottom}<div class="bq">版权所有：{it.issuer}</div></body></html>"""


def catalogue(it: Document, n: Moved, f: Put) -> str:
    """The directory of disclosed information: a tree, a head of fields, the text."""
    body = blocks(it, "<p>　　{}</p>", '<p style="text-align: center;"><strong>{}</strong></p>')
    tree = "".join(f"<li>{name}</li>" for name in ("机构职能", "政策文件", "规划计划", "财政预决算", "建议提案办理"))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title><meta name="keywords" content="信息公开目录"></head><body>{f.top}<div class="zfxxgk_head"><a href="/">政府信息公开</a></div>
<div class="zfxxgk_tree"><ul>{tree}</ul>{f.side}</div><div class="zfxxgk_main"><table class="zfxxgk_bt"><tr><td>索 引 号：</td><td>MB15{len(it.title):04d}/2025-{len(it.blocks):05d}</td><td>信息分类：</td><td>政策文件</td></tr>
<tr><td>发布机构：</td><td>{it.issuer}</td><td>发文日期：</td><td>{it.day}</td></tr><tr><td>文　　号：</td><td>{it.number}</td><td>有 效 性：</td><td>{it.stamp}</td></tr><tr><td>信息名称：</td><td colspan="3">{it.title}</td></tr></table>
<h1>{it.title}</h1>{f.title}<div class="zfxxgk_text">{f.lead}{body}{file_links(it)}{f.tail}</div><p class="zfxxgk_down">下载：<a href="?f=doc&amp;t={n.token}">Word版</a> <a href="?f=print&amp;t={n.token}">打印版</a></p></div>{f.bottom}<div class="foot">{n.clock}　累计公开信息{n.views}条</div></body></html>"""


# ── others ─────────────────────────────────────────────────────────────────────────────────────────────────────


def weixin(it: Document, n: Moved, f: Put) -> str:
    """An account's article, as the messenger serves it to a browser."""
    body = blocks(
        it,
        '<section style="margin:0 8px"><p style="letter-spacing:1px"><span leaf="">{}</span></p></section>',
        '<section style="text-align:center"><strong><span leaf="">{}</span></strong></section>',
    )
    number = f"<section><p><span>{it.number}</span></p></section>" if it.number else ""
    return f"""<!DOCTYPE html><html lang="zh_CN"><head><meta charset="utf-8"><meta property="og:title" content="{it.title}"><title>{it.title}</title><script nonce="{n.nonce[:10]}">var appmsg_token="{n.nonce}";</script></head>
<body id="activity-detail">{f.top}<div class="rich_media_area_primary"><h1 class="rich_media_title" id="activity-name">{it.title}</h1><div class="rich_media_meta_list"><span>原创</span><a id="js_name">{it.issuer}</a><em id="publish_time">{it.day} 17:30</em><em>听全文</em></div>{f.title}
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden;">{f.lead}{number}{body}{file_links(it)}{f.tail}</div></div>{f.side}
<div class="rich_media_area_extra"><span>阅读 {n.views}</span><span>赞 {n.views // 50}</span><span>分享 {n.views // 20}</span><span>推荐 {n.views // 80}</span></div>{f.bottom}<div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div></body></html>"""


def townguide(it: Document, n: Moved, f: Put) -> str:
    """A guide to life in a city: much around, little within."""
    body = blocks(it, "<p>　　{}</p>", '<p><strong><span style="color:#c00">{}</span></strong></p>')
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{it.title}- {it.issuer}</title><meta name="mobile-agent" content="format=html5"></head><body>{f.top}<div class="topnav"><a href="/">首页</a><a>社保</a><a>公积金</a><a>居住证</a><a>摇号</a></div>
<div class="leftbox"><div class="daohang"><a>{it.issuer}</a> &gt; <a>办事</a> &gt; <a>医保</a></div><h1>{it.title}</h1><div class="info"><span>{it.day} 11:20</span><span>发布：{it.issuer}</span><span>{n.views}人看过</span></div>{f.title}
<div class="content" id="bo">{f.lead}{body}{file_links(it)}{f.tail}</div><div class="wxgz"><p>温馨提示：微信搜索公众号本地办事，关注后在对话框回复【医保】可获取办理入口。</p></div></div>
<div class="rightbox"><h3>猜你喜欢</h3><ul>{related_links(n, "/shebao/")}</ul>{f.side}</div>{f.bottom}<div class="foot">本站信息仅供参考　{n.clock}</div></body></html>"""


def hotline(it: Document, n: Moved, f: Put) -> str:
    """A hotline's portal of answers, with votes below each."""
    rows = "\n".join(_asked(block, n, k) for k, block in enumerate(it.blocks))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}-知识库</title></head><body><div id="app" data-v-{n.token}>{f.top}<div class="search"><input placeholder="请输入您要咨询的问题"><span>热搜：电子社保卡 医保转移 参保证明</span></div>
<h1 class="zsk-title">{it.title}</h1><div class="zsk-sub">{it.issuer}　更新日期：{it.day}</div>{f.title}<div class="zsk-list">{f.lead}{rows}{f.tail}</div><div class="zsk-side"><h4>热门问题</h4><ul>{related_links(n, "/zsk/")}</ul>{f.side}</div>{f.bottom}<div class="zsk-foot">今日咨询量 {n.views}　{n.clock}</div></div></body></html>"""


def _asked(block: object, n: Moved, k: int) -> str:
    if not isinstance(block, Question):
        return f"<p>{escape(str(block))}</p>"
    votes = f"有用（{n.views // (k + 9)}）　没用（{n.views % (k + 5)}）"
    return f'<div class="zsk-item"><div class="zsk-q">{escape(block.question)}</div><div class="zsk-a">{escape(block.answer)}</div><div class="zsk-vote">{votes}</div></div>'


def printout(it: Document, n: Moved, f: Put) -> str:
    """What the printer's sign opens: the text and the hour."""
    body = blocks(it, "<p>{}</p>", "<h4>{}</h4>")
    return f"""<html><head><meta charset="utf-8"><title>打印预览 - {it.title}</title></head><body onload="window.print()">{f.top}<div class="noprint"><button>打印</button><button>关闭</button></div><h2 align="center">{it.title}</h2>{f.title}
<div align="center">{it.issuer}　{it.day}</div><hr><div id="printArea">{f.lead}{_numbered(it)}{body}{file_links(it)}{f.tail}</div><hr>{f.side}<p class="small">打印时间：{n.clock}　打印编号：{n.token}</p>{f.bottom}</body></html>"""


def mobile(it: Document, n: Moved, f: Put) -> str:
    """The page for telephones."""
    body = blocks(it, '<p class="m-p">{}</p>', '<p class="m-h"><b>{}</b></p>')
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{it.title}</title></head><body class="m">{f.top}<div class="m-head"><a>‹ 返回</a><b>{it.issuer}</b><a>菜单</a></div>
<article><h1>{it.title}</h1><p class="m-info">{it.day} · {n.views}阅读</p>{f.title}<div class="m-body" data-k="{n.token}">{f.lead}{_numbered(it)}{body}{file_links(it)}{f.tail}</div><div class="m-open">展开全文</div></article>
<div class="m-more"><p>相关阅读</p><ul>{related_links(n, "/m/")}</ul>{f.side}</div>{f.bottom}<div class="m-tab"><a>首页</a><a>办事</a><a>查询</a><a>我的</a></div></body></html>"""


LAYOUTS: dict[str, Layout] = {
    f.__name__: f
    for f in (cluster, paper, dahan, boda, catalogue, weixin, townguide, hotline, printout, mobile)
}  # fmt: skip
