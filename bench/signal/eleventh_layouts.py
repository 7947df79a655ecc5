"""Twelve page layouts of the eleventh wave, each with the furniture of its kind of site and places for more."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Block, Document, Heading, Question, Table
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links, table_html

NEWS = (
    "我市举行第3届全民健身大会", "市图书馆国庆假期开放安排", "全市新增绿道27公里", "秋季招聘会提供岗位4200个", "12路公交线路优化调整",
    "市疾控中心发布流感疫苗接种提醒", "政务服务“好差评”满意率99.6%", "高新区集中开工18个项目", "老旧小区加装电梯突破500部", "农产品展销会周六开幕",
)  # fmt: skip
WEATHER = ("晴 12℃~23℃ 南风2级", "多云 9℃~17℃ 北风3级", "小雨 7℃~11℃ 东北风2级", "阴 10℃~15℃ 微风", "晴转多云 14℃~25℃")
NOTHING: Mapping[str, str] = {}
NAMES = ("小城故事", "风中的麦子", "用户8362", "早起的鸟", "江边老张", "momo", "一叶知秋")


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What differs between two visits, and `put`: further markup by the place where it stands."""

    n: Moved
    news: tuple[str, ...]
    weather: str
    reader: str
    number: int
    put: Mapping[str, str]

    def at(self, place: str) -> str:
        return self.put.get(place, "")

    def items(self, href: str, count: int = 5) -> str:
        links = enumerate(self.news[:count])
        return "".join(f'<li><a href="{href}{k + self.number}.html">{t}</a></li>' for k, t in links)


def visit_of(visit: int, put: Mapping[str, str]) -> Visit:
    dice = random.Random(f"eleventh {visit}")
    return Visit(
        n=moved(visit), news=tuple(dice.sample(NEWS, 6)), weather=dice.choice(WEATHER), reader=dice.choice(NAMES),
        number=dice.randrange(100, 9000), put=put,
    )  # fmt: skip


Layout = Callable[[Document, Visit], str]


def show(
    it: Document, layout: str, visit: int = 1, *, charset: str = "utf-8",
    rewrite: Callable[[str], str] = lambda markup: markup, put: Mapping[str, str] = NOTHING,
) -> Answer:  # fmt: skip
    """`put`: markup at the places top, crumb, before, after, side, foot."""
    markup = rewrite(LAYOUTS[layout](it, visit_of(visit, put))).replace("charset=utf-8", f"charset={charset}")
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


def head(title: str, site: str, more: str = "") -> str:
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}_{site}</title>{more}</head>'


def county(it: Document, v: Visit) -> str:
    """A district government's open-information catalogue: the metadata table above the text."""
    valid = f"<tr><th>有效性</th><td>{it.stamp}</td><th>文号</th><td>{it.number}</td></tr>" if it.number else ""
    return f"""{head(it.title, "区人民政府", f'<meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day} 10:12">')}
<body><div class="topbar"><span>{v.n.clock}</span><span class="tq">{v.weather}</span><a href="/wza">无障碍</a></div>{v.at("top")}
<ul class="nav-main"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul>
<div class="bread">{v.at("crumb") or "您所在的位置：首页 &gt; 政府信息公开 &gt; 医疗保障"}</div>
<div class="xxgk-left"><h3>公开目录</h3><ul><li><a href="/xxgk/zn">公开指南</a></li><li><a href="/xxgk/zd">公开制度</a></li></ul>{v.at("side")}</div>
<div class="xxgk-con"><table class="xxgk-meta"><tr><th>索引号</th><td>1150{len(it.title)}/2026-00{len(it.issuer)}</td><th>发布机构</th><td>{it.issuer}</td></tr>
<tr><th>成文日期</th><td>{it.day}</td><th>浏览次数</th><td>{v.n.views}</td></tr>{valid}</table>
<h1 class="xxgk-title">{it.title}</h1>{v.at("before")}<div class="xxgk-text" id="zoom">{blocks(it, '<p style="text-indent:2em">{}</p>', "<p><b>{}</b></p>")}{file_links(it)}</div>{v.at("after")}
<div class="share">分享到：<a>微信</a><a>微博</a></div><div class="xgwz"><h4>相关文章</h4><ul>{related_links(v.n, "/xxgk/a")}</ul></div></div>
<div class="foot">{v.at("foot")}<p>主办：区人民政府办公室　网站标识码：6403020001</p></div></body></html>"""


def account(it: Document, v: Visit) -> str:
    """A WeChat account's article."""

    def p(text: str) -> str:
        return f'<section style="margin: 0 8px"><p><span style="font-size:15px;letter-spacing:1px">{escape(text)}</span></p></section>'

    body = "".join(
        table_html(b) if isinstance(b, Table)
        else f'<section class="tt"><strong><span>{escape(b.text)}</span></strong></section>' if isinstance(b, Heading)
        else p(f"Q：{b.question}") + p(f"A：{b.answer}") if isinstance(b, Question)
        else p(b) for b in it.blocks
    )  # fmt: skip
    return f"""{head(it.title, "微信公众平台", f'<meta property="og:title" content="{it.title}">')}<body id="activity-detail"><div class="rich_media">{v.at("top")}
<h1 class="rich_media_title" id="activity-name">{it.title}</h1><div id="meta_content"><a id="js_name">{it.issuer}</a> <em id="publish_time">{it.day}</em></div>
<div class="rich_media_content" id="js_content">{v.at("before")}{body}{v.at("after")}</div>
<div class="rich_media_tool"><span>阅读 {v.n.views}</span><span>赞 {v.n.views // 90}</span><span>在看 {v.n.views // 130}</span></div>
<div class="discuss"><h4>精选留言</h4><p>{v.reader}：收藏了，谢谢小编</p></div>{v.at("foot")}<script nonce="{v.n.nonce}">var biz="{v.n.token}";</script></div></body></html>"""


def cards(it: Document, v: Visit) -> str:
    """A provincial service portal: one card for each section."""
    parts: list[tuple[str, list[Block]]] = [("事项说明", [])]
    for block in it.blocks:
        if isinstance(block, Heading):
            parts.append((block.text, []))
        else:
            parts[-1][1].append(block)
    body = "".join(
        f'<div class="card"><div class="card-hd">{escape(title)}</div><div class="card-bd">'
        + "".join(_simple(b, '<div class="row">{}</div>') for b in content) + "</div></div>"
        for title, content in parts if content
    )  # fmt: skip
    return f"""{head(it.title, "政务服务网", f'<link href="/static/app.{v.n.token}.css" rel="stylesheet">')}<body><header class="hd"><a>首页</a><a>个人服务</a><a>法人服务</a><a>好差评</a><span>今日办件 {v.n.views}</span></header>{v.at("top")}
<div class="path">{v.at("crumb") or "首页 / 医疗保障 / 办事指南"}</div><main><div class="matter"><h2>{it.title}</h2><p class="dept">实施主体：{it.issuer}</p></div>{v.at("before")}
<div class="matter-body">{body}{file_links(it)}</div>{v.at("after")}</main><aside><h4>热门事项</h4><ul>{v.items("/item/")}</ul>{v.at("side")}</aside>
<footer>{v.at("foot")}<p>服务时间：工作日9:00—17:00</p></footer></body></html>"""


def _simple(block: Block, p: str) -> str:
    if isinstance(block, Table):
        return table_html(block)
    if isinstance(block, Question):
        return p.format(f"问：{escape(block.question)}") + p.format(f"答：{escape(block.answer)}")
    return p.format(escape(block.text if isinstance(block, Heading) else block))


def hotline(it: Document, v: Visit) -> str:
    """A hotline's knowledge base: questions that unfold; other documents as plain rows."""
    rows = "".join(
        f'<details class="kb-item" id="k{v.n.token}{k}"><summary>{escape(b.question)}</summary><div class="kb-a"><p>{escape(b.answer)}</p></div></details>'
        if isinstance(b, Question) else _simple(b, "<p>{}</p>") for k, b in enumerate(it.blocks)
    )  # fmt: skip
    return f"""{head(it.title, "12345热线知识库")}<body>{v.at("top")}<div class="kb-nav"><a href="/kb">知识库</a> / <a href="/kb/yb">医疗保障</a></div>
<form class="kb-search"><input name="q" value="" placeholder="请输入关键词"><input type="hidden" name="_csrf" value="{v.n.nonce}"></form>
<article><h1>{it.title}</h1><p class="kb-meta">来源：{it.issuer}　更新：{it.day}　浏览：{v.n.views}次</p>{v.at("before")}<div class="kb-list">{rows}</div>{v.at("after")}</article>
<aside><h3>大家都在问</h3><ol>{v.items("/kb/")}</ol>{v.at("side")}</aside><footer>{v.at("foot")}本月受理诉求{v.n.views * 7}件</footer></body></html>"""


def bendi(it: Document, v: Visit) -> str:
    """A consumer site: contents before the article, advertising around it."""
    toc = "".join(
        f'<li><a href="#t{k}">{escape(b.text)}</a></li>' for k, b in enumerate(it.blocks) if isinstance(b, Heading)
    )
    return f"""{head(it.title, "本地生活网", f'<meta name="keywords" content="医保"><script src="//cdn.example/ad.js?{v.n.token}"></script>')}<body>{v.at("top")}
<div class="daohang"><a>本地首页</a><a>办事</a><a>交通</a><a>社保</a><a>医保</a></div><div class="leader">{v.at("crumb") or "当前位置：首页 &gt; 办事指南 &gt; 医保"}</div>
<div class="article"><h1 class="title">{it.title}</h1><p class="time">{it.day} 来源：{it.issuer} 【<a>我要纠错</a>】 {v.n.views}人看过</p>{v.at("before")}
<div class="toc"><b>导航</b><ul>{toc}</ul></div><div class="content">{blocks(it, "<p>　　{}</p>", "<h2>{}</h2>")}</div>{v.at("after")}
<p class="wx">微信搜索公众号“本地生活网”，关注后在对话框回复【医保】可获取查询入口。</p></div>
<div class="rec"><h3>热门推荐</h3><ul>{v.items("/live/")}</ul></div><div class="side">{v.at("side")}<h3>24小时热文</h3><ul>{related_links(v.n, "/hot/")}</ul></div>
<div class="foot">{v.at("foot")}© 2026 本地生活网 客服QQ：800{v.number}</div></body></html>"""


def forum(it: Document, v: Visit) -> str:
    """An ask-the-government board: a resident's letter and the reply."""
    return f"""{head(it.title, "网络问政平台")}<body><div class="wz-top"><a>我要写信</a> <a>信件查询</a> 欢迎您，{v.reader} {v.at("top")}</div>
<div class="wz-q"><h1>{it.title}</h1><div class="info">信件编号：202609140{len(it.title)}　状态：已办结　围观：{v.n.views}</div><div class="q">您好，本人近期更换工作，想了解相关规定，谢谢。</div></div>{v.at("before")}
<div class="wz-a"><div class="from">答复单位：{it.issuer}　答复时间：{it.day} 15:20</div><div class="reply">{blocks(it, "<div>{}</div>", "<div><b>{}</b></div>")}</div></div>{v.at("after")}
<div class="wz-eval">满意度评价：满意 {v.n.views // 40}　基本满意 {v.n.views // 200}　不满意 {v.n.views // 300}</div><div class="wz-side"><h3>最新信件</h3><ul>{v.items("/letter/")}</ul>{v.at("side")}</div>
<div class="wz-foot">{v.at("foot")}您是第{v.n.views * 31}位访客</div></body></html>"""


def mobile(it: Document, v: Visit) -> str:
    """A page of a phone application: nested views without paragraphs."""
    body = "".join(
        f'<div class="uni-view cell"><div class="uni-view"><span class="uni-text">{_simple(b, "{}")}</span></div></div>'
        for b in it.blocks
    )
    return f"""{head(it.title, "掌上办", '<meta name="viewport" content="width=device-width">')}<body class="uni-body"><div id="app" data-v-{v.n.token}><div class="uni-page-head">{v.at("top")}政策详情</div>
<div class="uni-view title">{it.title}</div><div class="uni-view sub"><span>{it.issuer}</span> <span>{it.day}</span> <span>{v.n.views}阅读</span></div>{v.at("before")}
<div class="uni-view rich">{body}</div>{v.at("after")}<div class="uni-view tabbar"><span>首页</span><span>办事</span><span>我的</span></div>
<div class="uni-view more"><b>猜你想看</b><ul>{v.items("/pages/d?id=", 3)}</ul>{v.at("side")}</div>{v.at("foot")}</div></body></html>"""


def paper(it: Document, v: Visit) -> str:
    """A newspaper's digital edition, laid out in tables."""
    return f"""{head(it.title, "数字报")}<body><table width="1000" align="center"><tr><td class="banner" colspan="2">{v.at("top")}{it.day} 星期五　<a>往期回顾</a></td></tr>
<tr><td valign="top" width="300"><div class="map">第A06版：民生</div><ul class="titles">{v.items("content_")}</ul>{v.at("side")}</td>
<td valign="top"><div class="dzb-title"><p class="yt">民生关注</p><h1>{it.title}</h1><p>{it.issuer}　{it.day}</p></div>{v.at("before")}<div id="ozoom"><founder-content>{blocks(it, "<P>　　{}</P>", "<P><B>{}</B></P>")}</founder-content></div>{v.at("after")}
<div class="pn"><a>上一篇：{v.news[4]}</a>　<a>下一篇：{v.news[5]}</a></div></td></tr><tr><td colspan="2">{v.at("foot")}新闻热线：0452-2403110</td></tr></table></body></html>"""


def intranet(it: Document, v: Visit) -> str:
    """An old staff portal: fonts in table cells, the reader's name on top."""
    font = "<font face=宋体 size=3>{}</font>"
    rows = "".join(f"<tr><td>{_simple(b, font)}</td></tr>" for b in it.blocks)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title></head><body bgcolor=#ffffff>
<table width=100%><tr><td>工号：{v.number}　今天是{v.n.clock}　在线{v.n.views // 50}人</td><td align=right>{v.at("top")}<a href="/logout.asp?s={v.n.token}">注销</a></td></tr></table>
<table width=96% border=0><tr><td width=180 valign=top><b>制度中心</b><ul><li>考勤管理</li><li>薪酬福利</li><li>社会保险</li></ul>{v.at("side")}</td><td valign=top>
<table class=doc width=100%><tr><td align=center><font size=5><b>{it.title}</b></font></td></tr><tr><td align=center>{it.issuer}　{it.number}　{it.day}</td></tr></table>{v.at("before")}
<table class=docbody>{rows}</table>{v.at("after")}</td></tr></table><hr>{v.at("foot")}<font size=2>信息中心维护　页面执行时间：{v.number % 900}毫秒</font></body></html>"""


def bank(it: Document, v: Visit) -> str:
    """A bank's help page."""
    return f"""{head(it.title, it.issuer)}<body><div class="b-top"><a>个人金融</a><a>公司金融</a><a>信用卡</a><a>网点查询</a></div>{v.at("top")}<div class="b-rate">{v.n.clock} 美元 {7 + v.number % 20 / 100:.2f}</div>
<div class="b-main"><h1>{it.title}</h1>{v.at("before")}<div class="b-text">{blocks(it, "<p class=b-p>{}</p>", "<h3>{}</h3>")}</div>{v.at("after")}<p class="b-date">发布日期：{it.day}</p></div>
<div class="b-side"><h4>公告</h4><ul>{v.items("/notice/", 4)}</ul>{v.at("side")}</div><div class="b-foot">{v.at("foot")}投资有风险，理财需谨慎</div></body></html>"""


def plain(it: Document, v: Visit) -> str:
    """One division, its lines parted by breaks."""
    text = "<br>\n".join(_simple(b, "　　{}") for b in it.blocks)
    return f"""{head(it.title, "信息公开")}<body>{v.at("top")}<center><h2>{it.title}</h2></center><p align=center>{it.number} {it.day} 点击数：{v.n.views}</p>{v.at("before")}
<div id=content>{text}</div>{v.at("after")}<p align=right>{it.issuer}</p><p>【打印本页】【关闭窗口】</p>{v.at("side")}<hr><p>{v.at("foot")}版权所有 {it.issuer}</p></body></html>"""


def channel(it: Document, v: Visit) -> str:
    """A television station's news site: nested spans, comments, hot list."""
    body = blocks(
        it,
        '<div class="para"><span><span style="font-family:宋体">{}</span></span></div>',
        '<div class="para"><strong>{}</strong></div>',
    )
    return f"""{head(it.title, "融媒体中心", f'<meta name="publishdate" content="{it.day}">')}<body><div class="cbnav"><a>新闻</a><a>视频</a><a>直播</a>{v.at("top")}<i>{v.weather}</i></div>
<div class="lm">{v.at("crumb") or "新闻 &gt; 民生"}</div><div class="art"><h1>{it.title}</h1><div class="src">来源：{it.issuer} | {it.day} | 字号 大 中 小</div>{v.at("before")}<div class="artbody">{body}</div>{v.at("after")}<div class="edit">责任编辑：融媒体中心</div></div>
<div class="cmt"><h3>评论（{v.n.views // 100}）</h3><p>{v.reader}：说得很清楚</p></div><div class="hot"><h3>热榜</h3><ol>{v.items("/n/")}</ol>{v.at("side")}</div><div class="f">{v.at("foot")}</div></body></html>"""


LAYOUTS: dict[str, Layout] = {
    "county": county, "account": account, "cards": cards, "hotline": hotline, "bendi": bendi, "forum": forum,
    "mobile": mobile, "paper": paper, "intranet": intranet, "bank": bank, "plain": plain, "channel": channel,
}  # fmt: skip


def links(rows: Sequence[tuple[str, str]]) -> str:
    return "<ul>" + "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in rows) + "</ul>"
