"""The ninth wave's own sites, each with the furniture such sites carry; `shown` makes an answer of a document."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Document, Question
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links

Layout = Callable[[Document, Moved], str]
WEATHER = ("晴　9℃～17℃　东北风2级", "多云　6℃～13℃　北风3级", "小雨　8℃～11℃　微风", "阴　4℃～10℃　西北风4级")
HOT = (
    "住房公积金贷款额度最高可贷100万元", "元旦放假3天 景区门票半价", "地铁4号线12月28日开通", "初级会计报名费56元起",
    "身份证补办需要7天", "电动车上牌费用15元",
)  # fmt: skip


def _hot(n: Moved, many: int = 4) -> str:
    at = n.views % len(HOT)
    return "".join(
        f'<li><em>{k + 1}</em><a href="/n/{k}.html">{t}</a></li>' for k, t in enumerate((HOT * 2)[at : at + many])
    )


def jpage(it: Document, n: Moved) -> str:
    """A prefecture's government CMS with a metadata table."""
    number = it.number or "无"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}_{it.issuer}</title><meta name="ArticleTitle" content="{it.title}">
<script src="/js/jquery.js?v={n.token}"></script></head><body><div class="top"><span id="date">{n.clock}</span> <span class="weather">{WEATHER[n.views % 4]}</span> <a href="/wza">无障碍</a> <a href="/login">登录</a></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xxgk">政府信息公开</a></li><li><a href="/hdjl">互动交流</a></li></ul></div>
<div class="crumb">您现在的位置：<a href="/">首页</a> &gt; <a href="/xxgk">政府信息公开</a> &gt; 正文</div>
<table class="xxgk-meta"><tr><td>索引号</td><td>M00{len(it.title)}2/2026-00047</td><td>发布机构</td><td>{it.issuer}</td></tr>
<tr><td>文号</td><td>{number}</td><td>发布日期</td><td>{it.day}</td></tr><tr><td>浏览次数</td><td>{n.views}</td><td>信息分类</td><td>医疗保障</td></tr></table>
<div class="content"><h1 class="title">{it.title}</h1><div class="sub">发布时间：{it.day}　来源：{it.issuer}　字号：[大 中 小]</div>
<div class="article" id="zoom">{blocks(it)}{file_links(it)}</div><div class="share">分享到：<a>微信</a> <a>微博</a></div></div>
<div class="xgxx"><h3>相关信息</h3><ul>{related_links(n, "/xxgk/a")}</ul></div>
<div class="footer">主办：{it.issuer}　网站标识码4402000018　今日访问量：{n.views * 3}　联系我们</div></body></html>"""


def cards(it: Document, n: Moved) -> str:
    """A province's portal in cards: the text is one card of several."""
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{it.title}</title><link href="/static/app.{n.token}.css" rel="stylesheet"></head>
<body><header class="portal-header"><a class="logo" href="/">政务服务网</a><nav><a href="/gr">个人办事</a><a href="/fr">法人办事</a><a href="/jd">政策解读</a></nav><form><input placeholder="搜索服务"></form></header>
<main class="portal"><section class="card main-card" data-id="{n.nonce}"><h2 class="card-title">{it.title}</h2><p class="card-info"><span>{it.issuer}</span><span>{it.number}</span><time>{it.day}</time><span>阅读 {n.views}</span></p>
<div class="card-body">{blocks(it, '<div class="para"><span>{}</span></div>', "<h3>{}</h3>")}{file_links(it)}</div></section>
<aside><section class="card"><h4>热门服务</h4><ul>{_hot(n)}</ul></section><section class="card"><h4>数据看板</h4><p>今日办件 {n.views + 812} 件　好评率 99.{n.views % 9}%</p></section>
<section class="card"><h4>服务评价</h4><p>{n.views % 300} 人觉得有用　{n.views % 17} 人觉得没用</p></section></aside></main>
<footer>版权所有：{it.issuer}　更新于 {n.clock}</footer></body></html>"""


def weixin(it: Document, n: Moved) -> str:
    """An official account's article: everything a section of its own, a QR code and counts below."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title><meta property="og:title" content="{it.title}"></head>
<body id="activity-detail"><div class="rich_media"><h1 class="rich_media_title" id="activity-name">{it.title}</h1>
<div id="meta_content"><span class="rich_media_meta">{it.issuer}</span> <em id="publish_time">{it.day}</em></div>
<div class="rich_media_content" id="js_content" data-s="{n.nonce}"><section style="text-align:center"><img data-src="https://mmbiz.qpic.cn/{n.token}/0?wx_fmt=gif"></section><section style="text-align:center">{it.number}</section>
{blocks(it, '<section style="line-height:1.75em;margin:8px"><span style="font-size:15px">{}</span></section>', '<section style="background:#1e6fbf;color:#fff"><strong>{}</strong></section>')}
<section style="text-align:center">长按识别二维码关注我们</section></div>
<div class="rich_media_tool"><span>阅读 {n.views}</span><span>在看 {n.views % 97}</span><span>点赞 {n.views % 131}</span></div>
<div class="comment"><h4>精选留言 {n.views % 23}</h4></div><div class="recommend"><h4>往期推荐</h4><ul>{related_links(n, "/s/")}</ul></div></div></body></html>"""


def bendi(it: Document, n: Moved) -> str:
    """A local life site: adverts, hot lists, login, an app banner."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}- 本地通</title></head><body>
<div class="topbar">你好，请<a href="/login">登录</a> <a href="/reg">免费注册</a> <span>{n.clock}</span></div>
<div class="adbox"><a href="/ad?{n.token}">新人领券 满100减{n.views % 20 + 5}元</a></div>
<div class="bread"><a href="/">本地通</a> &gt; <a href="/shebao/">社保</a> &gt; <a href="/yibao/">医保</a></div>
<div class="wrap"><div class="left"><h1>{it.title}</h1><div class="info">{it.day} 来源：{it.issuer} 编辑：小通 <span>{n.views}人看过</span></div>
<div class="content" id="bo">{blocks(it, "<p>　　{}</p>", "<h2>{}</h2>")}</div>
<div class="tips"><p>手机访问本页，更多办事攻略随时查。</p></div><div class="vote">有用（{n.views % 211}）　没用（{n.views % 12}）</div></div>
<div class="right"><h3>热门文章</h3><ul>{_hot(n, 5)}</ul><h3>今日金价</h3><p>{900 + n.views % 60}元/克</p></div></div>
<div class="foot">Copyright 本地通 增值电信业务经营许可证 B2-2010{n.views % 7 + 100}</div></body></html>"""


def _pairs(it: Document) -> list[Question]:
    return [b for b in it.blocks if isinstance(b, Question)]


def collapse(it: Document, n: Moved) -> str:
    """Questions that fold out, each counting how it was found."""
    items = "".join(
        f'<div class="panel"><div class="panel-heading"><h4><a data-toggle="collapse" href="#q{n.token}{k}">{escape(q.question)}</a></h4></div>'
        f'<div id="q{n.token}{k}" class="panel-collapse collapse"><div class="panel-body"><p>{escape(q.answer)}</p></div></div></div>'
        for k, q in enumerate(_pairs(it))
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body><div class="header"><a href="/">{it.issuer}</a></div>
<div class="container"><h1>{it.title}</h1><p class="date">更新日期：{it.day}　浏览：{n.views}</p><div class="panel-group" id="accordion">{items}</div>
<div class="side"><h3>知识库热搜</h3><ul>{_hot(n)}</ul></div></div><div class="footer">智能客服在线时间 8:30-17:30　累计解答 {n.views * 7} 次</div></body></html>"""


def forum(it: Document, n: Moved) -> str:
    """An official questions board: one post a question, with marks around each."""
    posts = "".join(
        f'<li class="thread"><div class="ask"><i class="ico">问</i><b>{escape(q.question)}</b></div><div class="reply"><i class="ico">答</i>{escape(q.answer)}</div>'
        f'<div class="bar"><span>浏览 {n.views + 17 * k}</span> <span>赞 {n.views % (k + 9)}</span> <a href="#r{k}">分享</a></div></li>'
        for k, q in enumerate(_pairs(it))
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title} - 互动交流</title></head><body><div class="hd"><a href="/">首页</a> | <a href="/ask">我要提问</a> | 在线 {n.views % 400} 人</div>
<div class="board"><h1>{it.title}</h1><div class="by">{it.issuer} 回复于 {it.day}</div><ul class="threads">{posts}</ul></div>
<div class="sidebar"><h3>最新来信</h3><ul>{related_links(n, "/ask/")}</ul></div><div class="ft">来信总数 {n.views + 90000} 封</div></body></html>"""


def mobile(it: Document, n: Moved) -> str:
    """A phone's page: a fixed bar above and below, lines broken by br."""
    body = blocks(it, "{}<br>", "<b>{}</b><br>")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{it.title}</title></head>
<body><div class="navbar"><a href="javascript:history.back()">返回</a><span>详情</span></div><div class="m-title">{it.title}</div><div class="m-no">{it.number}</div><div class="m-info">{it.issuer}　{it.day}　{n.views}次浏览</div>
<div class="m-content">{body}{file_links(it)}</div><div class="m-like">点赞 {n.views % 88}</div><div class="tabbar"><a href="/m">首页</a><a href="/m/fw">服务</a><a href="/m/my">我的({n.views % 5})</a></div></body></html>"""


def plain(it: Document, n: Moved) -> str:
    """A bare old page."""
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body bgcolor="#ffffff"><center><h2>{it.title}</h2><font size="2">{it.number}</font></center><hr>
{blocks(it)}{file_links(it)}<p align="right">{it.issuer}<br>{it.day}</p><hr><center><font size="2">您是第{n.views}位访问者　打印时间 {n.clock}</font></center></body></html>"""


def intranet(it: Document, n: Moved) -> str:
    """Tables within tables, as inner systems print."""
    rows = blocks(
        it, '<tr><td class="zw" colspan="2">{}</td></tr>', '<tr><td class="bt" colspan="2"><b>{}</b></td></tr>'
    )
    rows = rows.replace('<table border="1"', '<tr><td colspan="2"><table border="1"').replace(
        "</table>", "</table></td></tr>"
    )
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body><table width="980" align="center"><tr><td>用户：访客{n.views % 1000}　<a href="/exit">退出</a></td><td align="right">{n.clock}</td></tr>
<tr><td width="180" valign="top"><table class="menu"><tr><td><a href="/1">政策文件</a></td></tr><tr><td><a href="/2">通知公告</a></td></tr><tr><td><a href="/3">表格下载</a></td></tr></table></td>
<td><table class="main" width="100%"><tr><td colspan="2" align="center"><b>{it.title}</b></td></tr><tr><td colspan="2" align="center">{it.number}</td></tr><tr><td>{it.issuer}</td><td>{it.day}　点击：{n.views}</td></tr>{rows}</table>{file_links(it)}</td></tr>
<tr><td colspan="2" align="center">技术支持：信息中心　在线人数：{n.views % 60}</td></tr></table></body></html>"""


LAYOUTS: dict[str, Layout] = {
    "jpage": jpage, "cards": cards, "weixin": weixin, "bendi": bendi, "collapse": collapse, "forum": forum, "mobile": mobile, "plain": plain,
    "intranet": intranet,
}  # fmt: skip


def shown(it: Document, layout: str, visit: int = 1, *swaps: tuple[str, str], charset: str = "utf-8") -> Answer:
    """A document as one of these sites answers; each swap's text must stand in the markup."""
    markup = LAYOUTS[layout](it, moved(visit))
    for old, new in swaps:
        if old not in markup:
            raise ValueError(f"{old!r} is not on the {layout} page")
        markup = markup.replace(old, new, 1)
    markup = markup.replace('charset="utf-8"', f'charset="{charset}"')
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")
