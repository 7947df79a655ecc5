"""The fifteenth wave's page systems, each with places for furniture: top, info, lead, tail, side, foot."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Block, Cell, Document, Heading, Question, Table
from bench.signal.layouts import blocks, file_links, moved, table_html

Slots = dict[str, str]
Layout = Callable[[Document, Slots], str]
NEWS = (
    "我市132家村卫生室接入医保结算系统", "市医保中心开展“局长坐窗口”第18期活动", "3批集采药品价格公示", "暑期大学生志愿者走进7个街道宣传医保码",
    "2家医院因超限用药被约谈", "全市医保系统举办第5届业务技能比武", "“十四五”医保民生答卷：64项服务掌上办", "国谈药新增26种在我市落地配备",
    "开展打击欺诈骗保宣传月活动", "赴长三角4市考察医保支付方式改革", "医保钱包使用体验官招募20人", "市医保局召开2026年半年工作会",
)  # fmt: skip


def usual(visit: int) -> Slots:
    """The furniture that a site shows on such a visit."""
    n = moved(visit)
    at = visit * 5 % len(NEWS)
    items = "".join(f'<li><a href="/c/{visit}{k}.html">{t}</a></li>' for k, t in enumerate((NEWS + NEWS)[at : at + 5]))
    return {
        "top": f"<span>{n.clock}　{('晴', '小雨', '多云')[visit % 3]} {12 + visit % 9}℃</span>", "info": f"<span>阅读 {n.views}</span>", "lead": "",
        "tail": "", "side": f"<h4>信息推荐</h4><ul>{items}</ul>", "foot": f"<p>累计访问 {n.views * 7} 人次</p>", "key": n.token,
    }  # fmt: skip


def show(it: Document, layout: Layout, visit: int = 1, *, charset: str = "utf-8", slots: Slots | None = None) -> Answer:
    """A slot that is given stands in the place of the usual one."""
    markup = layout(it, usual(visit) | (slots or {})).replace("charset=utf-8", f"charset={charset}")
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


def _head(it: Document, more: str = "") -> str:
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title>{more}</head>'


def jpaas(it: Document, s: Slots) -> str:
    return f"""{_head(it, f'<meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day} 16:05">')}<body><div class="top-bar w1200">{s["top"]}</div>
<div class="header"><a href="/" class="logo">医疗保障局</a><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/ywdt/">要闻动态</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 政策文件</div>
<div class="main-content"><div class="article-box"><h1 class="art-title">{it.title}</h1><div class="art-info"><span>发布时间：{it.day}</span><span>来源：{it.issuer}</span>{s["info"]}</div>
<div class="bt-article-content" id="zoom">{s["lead"]}<p style="text-align:center">{it.number}</p>
{blocks(it, '<p style="text-indent:2em;line-height:2">{}</p>')}
{file_links(it)}</div>{s["tail"]}</div><div class="aside">{s["side"]}</div></div>
<div class="footer"><p>主办单位：{it.issuer}</p>{s["foot"]}</div></body></html>"""


def suoyin(it: Document, s: Slots) -> str:
    return f"""{_head(it)}<body class="gkbody"><div class="gk-top">{s["top"]}</div><div class="gkwrap"><div class="gk-left"><ul class="gkml-tree"><li><a href="#">机构职能</a></li><li><a href="#">政策文件</a></li><li><a href="#">财政信息</a></li></ul>{s["side"]}</div>
<div class="gk-right"><table class="table_suoyin" width="100%"><tbody><tr><th>索引号</th><td>11340200MB1/202609-00{len(it.title)}</td><th>组配分类</th><td>行政规范性文件</td></tr>
<tr><th>发布机构</th><td>{it.issuer}</td><th>成文日期</th><td>{it.day}</td></tr><tr><th>文号</th><td>{it.number}</td><th>发布日期</th><td>{it.day}</td></tr></tbody></table>
<h1 class="newstitle">{it.title}</h1><div class="newsinfo"><span class="fbsj">{it.day} 09:12</span> {s["info"]}</div><div class="j-fontContent newscontnet">{s["lead"]}
{blocks(it, '<p><span style="font-size:16pt;font-family:仿宋">　　{}</span></p>')}
{file_links(it)}</div>{s["tail"]}</div></div><div class="gk-foot">{s["foot"]}</div></body></html>"""


def cards(it: Document, s: Slots) -> str:
    """A province portal: each heading begins a card."""
    out, opened = [], False
    for block in it.blocks:
        if isinstance(block, Heading):
            out.append(
                ("</div></section>" if opened else "")
                + f'<section class="pv-card"><div class="pv-card__hd"><h2>{escape(block.text)}</h2></div><div class="pv-card__bd">'
            )
            opened = True
        else:
            out.append(_plain(block, '<div class="pv-text">{}</div>'))
    body = "\n".join(out) + ("</div></section>" if opened else "")
    return f"""{_head(it)}<body><header class="pv-header">{s["top"]}<nav><a href="/">全省一网</a><a href="/service">服务</a><a href="/policy">政策</a><a href="/city">站点</a></nav></header>
<main class="pv-main"><div class="pv-hero"><h1>{it.title}</h1><div class="pv-meta">{it.issuer}　{it.day}　{it.number} {s["info"]}</div></div>{s["lead"]}
<article class="pv-article">{body}
{file_links(it)}</article>{s["tail"]}</main><aside class="pv-aside">{s["side"]}</aside><footer class="pv-footer">{s["foot"]}</footer></body></html>"""


def gzh(it: Document, s: Slots) -> str:
    return f"""{_head(it, f'<meta property="og:title" content="{it.title}">')}<body id="activity-detail"><div id="js_article" class="rich_media"><h1 class="rich_media_title" id="activity-name">{it.title}</h1>
<div id="meta_content" class="rich_media_meta_list"><a id="js_name">{it.issuer}</a><em id="publish_time">{it.day} 17:30</em>{s["info"]}</div><div class="rich_media_content" id="js_content">{s["lead"]}
<section data-tools="135编辑器">{blocks(it, '<section style="margin:0 8px"><p><span style="letter-spacing:1px">{}</span></p></section>', '<section style="border-left:3px solid #07c160"><strong>{}</strong></section>')}</section>
{file_links(it)}{s["tail"]}</div><div class="rich_media_tool" id="js_toobar3">{s["foot"]}</div></div><div id="js_related">{s["side"]}</div></body></html>"""


def collapse(it: Document, s: Slots) -> str:
    items = "\n".join(
        f'<div class="el-collapse-item"><div role="tab"><button class="el-collapse-item__header">{escape(q.question)}</button></div><div role="tabpanel" id="p{s["key"]}{k}"><div class="el-collapse-item__content">{escape(q.answer)}</div></div></div>'
        for k, q in enumerate(questions(it))
    )
    return f"""{_head(it)}<body><div id="app"><div class="topline">{s["top"]}</div><div class="help-center"><h1>{it.title}</h1><div class="help-sub">{s["info"]}</div>{s["lead"]}
<div class="el-collapse">{items}</div>{s["tail"]}</div><div class="help-side">{s["side"]}</div><div class="app-footer">{it.issuer}{s["foot"]}</div></div></body></html>"""


def bendi(it: Document, s: Slots) -> str:
    return f"""{_head(it, f'<meta name="keywords" content="{it.title[:8]}"><script>var _hm="{s["key"]}";</script>')}<body><div class="topnav"><a href="/">本地生活</a><a href="/shebao/">社保</a><a href="/jiaotong/">交通</a>{s["top"]}</div>
<div class="wrap"><div class="leftcont"><h1 class="title">{it.title}</h1><p class="info">{it.day} 来源：{it.issuer} {s["info"]}</p><div class="content" id="bo">{s["lead"]}
{blocks(it, "<p>　　{}</p>", "<h2><span>{}</span></h2>")}
{file_links(it)}</div><div class="artend">{s["tail"]}</div></div><div class="rightcont">{s["side"]}</div></div><div class="foot">{s["foot"]}</div></body></html>"""


def forum(it: Document, s: Slots) -> str:
    """A thread whose first post is the text."""
    return f"""{_head(it)}<body><div id="toptb">{s["top"]}</div><div id="hd"><a href="forum.php">论坛</a> › <a href="forum-36-1.html">社保医保</a></div><div id="postlist" class="pl"><table><tr><td class="pls">{s["info"]}</td><td class="plc"><h1 id="thread_subject">{it.title}</h1></td></tr></table>
<div id="post_881"><div class="authi">楼主　{it.issuer} 发表于 {it.day}</div><div class="t_fsz"><div class="t_f" id="postmessage_881">{s["lead"]}
{blocks(it, "<div>{}</div>", "<div><strong>{}</strong></div>")}
{file_links(it)}</div></div></div>{s["tail"]}</div><div id="sd">{s["side"]}</div><div id="ft">{s["foot"]}</div></body></html>"""


def mobile(it: Document, s: Slots) -> str:
    return f"""{_head(it, '<meta name="viewport" content="width=device-width">')}<body><div class="van-nav-bar"><div class="van-nav-bar__title">政策详情</div></div><div class="van-notice-bar">{s["top"]}</div>
<div class="h5-detail"><div class="h5-title">{it.title}</div><div class="h5-time">{it.day} {s["info"]}</div>{s["lead"]}<div class="h5-rich">
{blocks(it, '<div class="line"><div><span>{}</span></div></div>', '<div class="line b">{}</div>')}
{file_links(it)}</div>{s["tail"]}</div><div class="van-list">{s["side"]}</div><div class="van-tabbar">{s["foot"]}</div></body></html>"""


def plain(it: Document, s: Slots) -> str:
    """An old page: font tags, lines parted by br."""
    body = "<br>\n".join(_plain(b, "{}") for b in it.blocks)
    return f"""{_head(it)}<body bgcolor="#ffffff"><center>{s["top"]}</center><hr><center><font size="5"><b>{it.title}</b></font><br>{it.number}</center>
<font size="3">{s["lead"]}{body}</font><p align="right">{it.issuer}<br>{it.day}</p>{file_links(it)}{s["tail"]}<hr>{s["side"]}<center><font size="2">{s["info"]} {s["foot"]}</font></center></body></html>"""


def intranet(it: Document, s: Slots) -> str:
    return f"""{_head(it)}<body><table width="100%" class="oa-top"><tr><td>协同办公平台</td><td align="right">{s["top"]}</td></tr></table><table width="100%"><tr><td width="180" valign="top" class="oa-menu">{s["side"]}</td><td valign="top">
<table class="oa-form" border="1" width="100%"><tr><td width="90">标题</td><td colspan="3">{it.title}</td></tr><tr><td>来文单位</td><td>{it.issuer}</td><td>文号</td><td>{it.number}</td></tr><tr><td>登记日期</td><td>{it.day}</td><td>状态</td><td>{s["info"]}</td></tr>
<tr><td>正文</td><td colspan="3" class="oa-body">{s["lead"]}{blocks(it, '<p class="MsoNormal">{}</p>')}{file_links(it)}</td></tr></table>{s["tail"]}</td></tr></table><div class="oa-bottom">{s["foot"]}</div></body></html>"""


def news(it: Document, s: Slots) -> str:
    return f"""{_head(it)}<body><div class="ch-nav"><a href="/">新闻</a><a href="/local">本地</a><a href="/video">视频</a>{s["top"]}</div><div class="ch-main"><h1 class="main-title">{it.title}</h1><div class="date-source">{it.day} 08:15 <span class="source">{it.issuer}</span>{s["info"]}</div>
<div class="article" id="artibody">{s["lead"]}{blocks(it, '<p cms-style="font-L">　　{}</p>', '<p cms-style="strong-Bold">{}</p>')}{file_links(it)}</div>{s["tail"]}</div>
<div class="ch-right">{s["side"]}</div><div class="ch-foot">{s["foot"]}</div></body></html>"""


def tabs(it: Document, s: Slots) -> str:
    return f"""{_head(it)}<body><div class="zc-top">{s["top"]}</div><div class="zc-box"><h2 class="zc-title">{it.title}</h2><p class="zc-sub">{it.issuer} | {it.day} | {it.number} {s["info"]}</p>
<ul class="tab-hd"><li class="on">政策原文</li><li>图解</li><li>我要办</li></ul><div class="tab-bd"><div class="tab-pane active">{s["lead"]}{blocks(it, "<p><span><span>{}</span></span></p>", "<h3>{}</h3>")}{file_links(it)}</div>
<div class="tab-pane" style="display:none"><p>图解正在制作。</p></div></div>{s["tail"]}</div><div class="zc-side">{s["side"]}</div><div class="zc-foot">{s["foot"]}</div></body></html>"""


def questions(it: Document) -> list[Question]:
    return [block for block in it.blocks if isinstance(block, Question)]


def listed(it: Document) -> Document:
    """Tables as lines: each cell with the names of its row and column."""
    out: list[Block] = []
    for block in it.blocks:
        if isinstance(block, Table):
            head, *rows = [[c.text for c in row] for row in block.rows]
            out += [
                f"{row[0]}：" + "，".join(f"{h}{c}" for h, c in zip(head[1:], row[1:], strict=True)) + "。"
                for row in rows
            ]
        else:
            out.append(block)
    return Document(title=it.title, issuer=it.issuer, number=it.number, day=it.day, blocks=tuple(out))


def spread(it: Table) -> Table:
    """A merged cell written out in each row that it covers."""
    above: dict[int, tuple[str, int]] = {}
    rows: list[tuple[Cell, ...]] = []
    for row in it.rows:
        left, out = list(row), list[Cell]()
        while left or (len(out) in above and above[len(out)][1]):
            at = len(out)
            if at in above and above[at][1]:
                out.append(Cell(above[at][0]))
                above[at] = (above[at][0], above[at][1] - 1)
                continue
            cell = left.pop(0)
            for k in range(cell.columns):
                above[at + k] = (cell.text, cell.rows - 1)
                out.append(Cell(cell.text))
        rows.append(tuple(out))
    return Table(tuple(rows), it.head)


def _plain(block: Block, p: str) -> str:
    if isinstance(block, Table):
        return table_html(block)
    if isinstance(block, Question):
        return p.format(f"问：{escape(block.question)}") + p.format(f"答：{escape(block.answer)}")
    return p.format(f"<b>{escape(block.text)}</b>" if isinstance(block, Heading) else escape(block))
