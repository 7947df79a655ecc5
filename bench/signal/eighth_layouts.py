"""Sites of the eighth wave: thirteen ways to print a document, each with slots for furniture, and a column page."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Block, Document, Heading, Question, Table
from bench.signal.layouts import Moved, blocks, file_links, moved
from bench.signal.lists import Entry

Slots = Mapping[str, Sequence[str]]  # nav, top, meta ("名称：值"), head, side (heading first), tail, foot, pop
Rewrite = Callable[[str], str]
NONE: Slots = {}
NEWS = (
    "市医保局赴定点医院开展调研", "全市定点零售药店增至1286家", "医保基金监管集中宣传月启动", "我市新增12家医保服务站", "第11批集采药品陆续落地",
    "医保干部业务练兵比武举行", "党员志愿服务队走进社区", "2025年医保十件大事揭晓", "窗口服务满意度连续5年居前", "“高效办成一件事”经验交流",
)  # fmt: skip
HOT = (
    "本周末8个公园有灯会", "地铁3号线二期最新进展", "这些路口将实施交通管制", "2026年放假安排时间表", "周边5个亲子好去处", "社区食堂一览表",
    "春运火车票抢票攻略", "养犬登记怎么办", "图书馆延时开放至21时", "新能源汽车展门票免费领",
)  # fmt: skip


def drawn(pool: Sequence[str], n: Moved, count: int = 4) -> list[str]:
    return random.Random(n.nonce).sample(list(pool), count)


def each(slots: Slots, name: str, form: str) -> str:
    return "\n".join(form.format(text) for text in slots.get(name, ()))


def box(slots: Slots, form: str, item: str) -> str:
    """The side box: its heading in `form`, which holds the items too."""
    texts = slots.get("side", ())
    return form.format(texts[0], "".join(item.format(text) for text in texts[1:])) if texts else ""


def links(texts: Sequence[str], n: Moved, form: str = "<li>{}</li>") -> str:
    return "\n".join(form.format(f'<a href="/c/{k}{n.token}.html">{text}</a>') for k, text in enumerate(texts))


def sections(it: Document) -> list[tuple[str, tuple[Block, ...]]]:
    """Heading and blocks; what stands before the first heading has none; a question is a section of its own."""
    found: list[tuple[str, tuple[Block, ...]]] = []
    for block in it.blocks:
        if isinstance(block, Heading):
            found.append((block.text, ()))
        elif isinstance(block, Question):
            found.append((block.question, (block.answer,)))
        else:
            head, body = found.pop() if found else ("", ())
            found.append((head, (*body, block)))
    return found


def part(body: Sequence[Block], p: str = "<p>{}</p>") -> str:
    return blocks(Document(title="", issuer="", number="", day="", blocks=tuple(body)), p)


def bureau(it: Document, n: Moved, s: Slots) -> str:
    """A city bureau's page as a common CMS prints it."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day}">
<title>{it.title}_{it.issuer}</title><script src="/js/stat.js?t={n.token}"></script></head><body><div class="header"><div class="toptime">{n.clock}</div>
{each(s, "top", '<div class="gonggao">{}</div>')}<ul class="nav"><li><a href="/">网站首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li>{each(s, "nav", '<li><a href="#">{}</a></li>')}</ul></div>
<div class="position">您所在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 政策文件</div>
<div class="main"><h1 class="title">{it.title}</h1><div class="info"><span>发布时间：{it.day}</span><span>来源：{it.issuer}</span><span>浏览次数：{n.views}</span>{each(s, "meta", "<span>{}</span>")}
<span class="stamp"><img src="/images/yx.png" title="{it.stamp}" alt="{it.stamp}"></span></div>{each(s, "head", '<div class="tishi">{}</div>')}
<div class="TRS_Editor"><p style="text-align:center">{it.number}</p>{blocks(it, '<p style="text-indent:2em">{}</p>')}{file_links(it)}</div>{each(s, "tail", '<div class="other">{}</div>')}</div>
<div class="rightbar">{box(s, "<h3>{}</h3><ul>{}</ul>", "<li>{}</li>")}<h3>工作动态</h3><ul>{links(drawn(NEWS, n), n)}</ul></div>
<div class="footer"><p>主办单位：{it.issuer}</p><p>网站标识码：3400000031</p>{each(s, "foot", "<p>{}</p>")}</div>{each(s, "pop", '<div id="floatwin" class="popup">{}<a class="close">关闭</a></div>')}</body></html>"""


def cards(it: Document, n: Moved, s: Slots) -> str:
    """A province portal: the metadata in a table, every chapter in a card."""
    rows = [
        f"发文机关：{it.issuer}",
        f"发文字号：{it.number}",
        f"成文日期：{it.day}",
        f"有效性：{it.stamp}",
        *s.get("meta", ()),
    ]
    meta = "".join(
        "<tr><th>{}</th><td>{}</td></tr>".format(*row.split("：", 1)) for row in rows if not row.endswith("：")
    )
    body = "".join(
        f'<section class="card"><h2>{escape(h)}</h2><div class="card-body">{part(b)}</div></section>'
        for h, b in sections(it)
    )
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{it.title} - 政府信息公开</title><link href="/dist/app.{n.token}.css" rel="stylesheet"></head><body>
<header class="site-header"><nav><a href="/">首页</a><a href="/zfxxgk">信息公开</a>{each(s, "nav", '<a href="#">{}</a>')}</nav><span class="weather">{n.clock}</span></header>{each(s, "top", '<div class="notice-bar" role="alert">{}</div>')}
<main><table class="meta-table">{meta}</table><h1>{it.title}</h1>{each(s, "head", '<div class="summary-box">{}</div>')}<article class="content">{body}{file_links(it)}</article>{each(s, "tail", '<div class="article-tools">{}</div>')}</main>
<aside>{box(s, '<div class="widget"><h4>{}</h4>{}</div>', "<p>{}</p>")}<div class="widget"><h4>相关新闻</h4><ul>{links(drawn(NEWS, n), n)}</ul></div></aside>
<footer><p>版权所有：{it.issuer}</p>{each(s, "foot", "<p>{}</p>")}<p>本页访问量 {n.views}</p></footer>{each(s, "pop", '<div class="modal" role="dialog"><p>{}</p></div>')}</body></html>"""


def weixin(it: Document, n: Moved, s: Slots) -> str:
    """An article of an official account."""
    body = blocks(
        it,
        '<section style="margin:0 8px 16px;line-height:1.75em"><span style="font-size:15px;color:rgb(62,62,62)">{}</span></section>',
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title><script nonce="{n.nonce}">var ct="{n.views}";</script></head><body id="activity-detail"><div class="rich_media_inner">
{each(s, "top", '<div class="rich_media_tips">{}</div>')}<h1 class="rich_media_title" id="activity-name">{it.title}</h1><div id="meta_content"><span class="rich_media_meta_text">{it.issuer}</span><em id="publish_time">{it.day}</em>{each(s, "meta", '<span class="rich_media_meta">{}</span>')}</div>
<div class="rich_media_content" id="js_content">{each(s, "head", '<section style="text-align:center;color:#888"><span>{}</span></section>')}<p>{it.number}</p>{body}{each(s, "tail", '<section style="text-align:center"><span style="font-size:12px">{}</span></section>')}</div>
<div class="rich_media_tool"><span>阅读 {n.views}</span><span id="like">赞 {n.views // 90}</span></div>{box(s, '<div class="discuss_container"><div class="discuss_title">{}</div><ul>{}</ul></div>', '<li class="discuss_item">{}</li>')}
<div class="relate_article"><h3>推荐阅读</h3>{links(drawn(NEWS, n, 3), n, "<p>{}</p>")}</div>{each(s, "foot", '<div class="rich_media_extra">{}</div>')}{each(s, "pop", '<div class="weui-dialog">{}</div>')}</div></body></html>"""


def accordion(it: Document, n: Moved, s: Slots) -> str:
    """Questions or chapters that fold out."""
    items = "".join(
        f'<div class="collapse-item"><div class="collapse-title" data-target="#c{n.token}{k}">{escape(h or "说明")}</div><div class="collapse-content" id="c{n.token}{k}">{part(b)}</div></div>'
        for k, (h, b) in enumerate(sections(it))
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body>{each(s, "top", '<div class="marquee">{}</div>')}<div class="menu">{each(s, "nav", "<span>{}</span>")}<span>互动交流</span><span>常见问题</span></div>
<div class="wrap"><h2 class="faq-title">{it.title}</h2><div class="faq-info">{it.issuer}　{it.day}　阅读：{n.views}　{each(s, "meta", "<i>{}</i>")}</div>{each(s, "head", '<p class="lead">{}</p>')}<p class="wh">{it.number}</p><div class="collapse">{items}</div>{each(s, "tail", '<div class="rate">{}</div>')}
<div class="side">{box(s, "<dl><dt>{}</dt>{}</dl>", "<dd>{}</dd>")}<dl><dt>最新动态</dt>{links(drawn(NEWS, n), n, "<dd>{}</dd>")}</dl></div></div><div class="bottom">{it.issuer}　主办 {each(s, "foot", "<span>{}</span>")}</div>{each(s, "pop", '<div class="layer">{}</div>')}</body></html>"""


def life(it: Document, n: Moved, s: Slots) -> str:
    """A consumer site with its hot lists and adverts."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}- 本地生活</title><meta name="description" content="{it.title}"></head><body><div class="topbar">{each(s, "top", '<a class="ad" href="/ad">{}</a>')}<a href="/">本地首页</a> <a href="/shebao/">社保</a> {each(s, "nav", "<a href='#'>{}</a> ")}</div>
<div class="crumbs">本地生活 &gt; 办事 &gt; 社保 &gt; 正文</div><div class="left"><h1>{it.title}</h1><div class="art-info"><span>{it.day} 10:26</span> <span>来源：{it.issuer}</span> <span>{n.views}人看过</span> {each(s, "meta", "<span>{}</span> ")}</div>{each(s, "head", '<div class="daodu">{}</div>')}
<div class="content" id="bo">{part(it.blocks)}</div>{each(s, "tail", '<div class="bottom-tip">{}</div>')}<div class="hot"><h3>热点推荐</h3><ul>{links(drawn(HOT, n, 5), n)}</ul></div></div>
<div class="right">{box(s, '<div class="rank"><div class="rank-t">{}</div><ul>{}</ul></div>', "<li><a href='/go'>{}</a></li>")}<div class="rank"><div class="rank-t">大家都在看</div><ul>{links(drawn(HOT[::-1], n), n)}</ul></div></div><div class="foot">关于我们 | 联系方式 | 免责声明 {each(s, "foot", "<p>{}</p>")}</div>{each(s, "pop", '<div class="appdown">{}</div>')}</body></html>"""


def forum(it: Document, n: Moved, s: Slots) -> str:
    """A question board: the text is the accepted answer."""
    return f"""<html><head><meta charset="utf-8"><title>{it.title}_问答</title></head><body>{each(s, "top", '<div class="tips">{}</div>')}<div class="hd"><a href="/">问答首页</a>{each(s, "nav", "<a href='#'>{}</a>")}<span class="user">游客</span></div><div class="ask"><h1 class="ask-title">{it.title}</h1><p class="ask-info">{n.views} 浏览　{n.views // 310} 人关注</p></div>
<div class="answer best" data-id="{n.token}"><div class="author">{it.issuer}　已认证　回答于 {it.day} {each(s, "meta", "<em>{}</em>")}</div>{each(s, "head", '<div class="quote">{}</div>')}<div class="answer-content">{part(it.blocks)}</div><div class="vote">赞同 {n.views // 40}　收藏 {n.views // 75}</div></div>{each(s, "tail", '<div class="answer"><div class="answer-content">{}</div></div>')}
<div class="sidebar">{box(s, "<h4>{}</h4><ol>{}</ol>", "<li>{}</li>")}<h4>相似问题</h4><ol>{links(drawn(HOT, n), n)}</ol></div><div class="ft">{each(s, "foot", "<p>{}</p>")}</div>{each(s, "pop", '<div class="mask">{}</div>')}</body></html>"""


def mobile(it: Document, n: Moved, s: Slots) -> str:
    """A phone page: a bar above, tabs below."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{it.title}</title></head><body><div id="app" data-v-{n.token[:6]}><div class="van-nav-bar">详情</div>{each(s, "top", '<div class="van-notice-bar">{}</div>')}
<div class="detail"><div class="detail-title">{it.title}</div><div class="detail-sub">{it.issuer} · {it.day} · {n.views}阅读 {each(s, "meta", "· {} ")}</div>{each(s, "head", '<div class="van-cell">{}</div>')}<div class="rich-text"><div>{it.number}</div>{blocks(it, "<div>{}</div>", "<div><b>{}</b></div>")}{file_links(it)}</div>{each(s, "tail", '<div class="van-divider">{}</div>')}</div>
{box(s, '<div class="van-panel"><div class="van-panel__header">{}</div>{}</div>', '<div class="van-cell">{}</div>')}<div class="van-tabbar"><span>首页</span><span>服务</span><span>消息</span><span>我的</span>{each(s, "nav", "<span>{}</span>")}</div>{each(s, "foot", '<div class="copyright">{}</div>')}{each(s, "pop", '<div class="van-popup">{}</div>')}</div></body></html>"""


def plain(it: Document, n: Moved, s: Slots) -> str:
    """An old page: one container whose lines are separated by br."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title></head><body>{each(s, "top", "<marquee>{}</marquee>")}<center><b>{it.title}</b><br>{it.issuer}　{it.day}　点击数：{n.views} {each(s, "meta", "{} ")}</center><hr>{each(s, "head", "<i>{}</i><br>")}
<div id="zoom">{it.number}<br>{blocks(it, "　　{}<br>", "<b>{}</b><br>")}{file_links(it)}</div><hr>{each(s, "tail", "<div>{}</div>")}{box(s, "<h5>{}</h5>{}", "· {}<br>")}<center>{it.issuer}　版权所有<br>{each(s, "foot", "{}<br>")}</center>{each(s, "pop", "<div>{}</div>")}</body></html>"""


def intranet(it: Document, n: Moved, s: Slots) -> str:
    """Nested layout tables and font tags."""
    meta = "".join(f"<td>{m}</td>" for m in s.get("meta", ()))
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body><table width="960" align="center"><tr><td colspan="2"><table><tr><td><a href="/">首页</a></td><td><a href="/zc">政策法规</a></td>{each(s, "nav", "<td>{}</td>")}<td>今天是{n.clock}</td></tr></table></td></tr>{each(s, "top", '<tr><td colspan="2"><font color="red">{}</font></td></tr>')}
<tr><td width="200" valign="top"><table class="left">{box(s, "<tr><td><b>{}</b></td></tr>{}", "<tr><td>{}</td></tr>")}<tr><td><b>通知公告</b></td></tr>{links(drawn(NEWS, n), n, "<tr><td>{}</td></tr>")}</table></td><td valign="top"><table class="article"><tr><td align="center"><font size="5">{it.title}</font></td></tr><tr><td><table><tr><td>{it.issuer}</td><td>{it.day}</td><td>阅读次数：{n.views}</td>{meta}</tr></table></td></tr>{each(s, "head", '<tr><td class="note">{}</td></tr>')}
<tr><td id="content"><p>{it.number}</p>{blocks(it, '<p><font face="宋体" size="3">{}</font></p>')}{file_links(it)}</td></tr>{each(s, "tail", '<tr><td align="right">{}</td></tr>')}</table></td></tr><tr><td colspan="2" align="center">{it.issuer}　版权所有 {each(s, "foot", "<br>{}")}</td></tr></table>{each(s, "pop", '<div class="tc">{}</div>')}</body></html>"""


def tabs(it: Document, n: Moved, s: Slots) -> str:
    """Chapters as tab panes, wrapped deep."""
    found = sections(it)
    heads = "".join(f'<li role="tab" id="t{k}">{escape(h or "正文")}</li>' for k, (h, _) in enumerate(found))
    panes = "".join(
        f'<div role="tabpanel" aria-labelledby="t{k}"><div class="inner"><div>{part(b)}</div></div></div>'
        for k, (_, b) in enumerate(found)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title></head><body><div class="hd">{each(s, "top", "<div class='tip'>{}</div>")}<nav><a href="/">首页</a>{each(s, "nav", "<a>{}</a>")}</nav></div><div class="bd"><div class="tit"><h1>{it.title}</h1><small>{it.issuer} {it.day} {each(s, "meta", "{} ")}</small></div>{each(s, "head", "<blockquote>{}</blockquote>")}
<p class="wh">{it.number}</p><div class="tabs"><ul role="tablist">{heads}</ul>{panes}</div>{file_links(it)}{each(s, "tail", '<div class="tools">{}</div>')}</div><div class="sd">{box(s, "<h3>{}</h3>{}", "<p>{}</p>")}<h3>要闻</h3>{links(drawn(NEWS, n), n, "<p>{}</p>")}</div><div class="ft">{it.issuer} {each(s, "foot", "<p>{}</p>")}</div>{each(s, "pop", '<div class="pop">{}</div>')}</body></html>"""


LAYOUTS: dict[str, Callable[[Document, Moved, Slots], str]] = {
    f.__name__: f for f in (bureau, cards, weixin, accordion, life, forum, mobile, plain, intranet, tabs)
}


def show(
    it: Document, layout: str, visit: int = 1, slots: Slots = NONE, *, charset: str = "utf-8",
    rewrite: Rewrite = lambda markup: markup,
) -> Answer:  # fmt: skip
    markup = rewrite(LAYOUTS[layout](it, moved(visit), slots)).replace("charset=utf-8", f"charset={charset}")
    markup = markup.replace('charset="utf-8"', f'charset="{charset}"')
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


def listed(it: Document) -> Document:
    """Every table with one header row written out as lines: the row's first cell, then each column with its value."""
    out: list[Block] = []
    for block in it.blocks:
        if isinstance(block, Table):
            head, *rows = ([c.text for c in row] for row in block.rows)
            out += [
                f"{r[0]}：" + "，".join(f"{h}{c}" for h, c in zip(head[1:], r[1:], strict=True)) + "。" for r in rows
            ]
        else:
            out.append(block)
    if out == list(it.blocks):
        raise ValueError(f"{it.title} has no table")
    return Document(title=it.title, issuer=it.issuer, number=it.number, day=it.day, blocks=tuple(out), files=it.files)


def column(entries: Sequence[Entry], visit: int = 1, slots: Slots = NONE, layout: str = "bureau") -> dict[str, Answer]:
    """A bureau's list of notices with dates, and the notices behind it."""
    n = moved(visit)
    items = "".join(
        f'<li><a href="{e.path}" title="{e.name}" target="_blank">{e.name}</a><span class="date">{e.day}</span></li>'
        for e in entries
    )
    markup = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>政策文件_医疗保障局</title></head><body><div class="header">{each(s := slots, "top", '<div class="gonggao">{}</div>')}<ul class="nav"><li><a href="/">网站首页</a></li>{each(s, "nav", '<li><a href="#">{}</a></li>')}</ul><span>{n.clock}</span></div>
<div class="position">首页 &gt; 政务公开 &gt; 政策文件</div><div class="listbox"><ul class="news_list">{items}</ul><div class="page">共 {len(entries)} 条　{each(s, "tail", "<span>{}</span>")}</div></div><div class="rightbar">{box(s, "<h3>{}</h3><ul>{}</ul>", "<li>{}</li>")}</div>
<div class="footer"><p>网站标识码：3400000031　访问量{n.views}</p>{each(s, "foot", "<p>{}</p>")}</div>{each(s, "pop", '<div class="popup">{}</div>')}</body></html>"""
    return {
        "": Answer(body=markup.encode()),
        **{e.path: show(e.document, layout, visit) for e in entries if e.document},
    }
