"""Sites of the seventh wave, each with the furniture that such sites carry, and slots where more of it may stand."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Block, Document, Heading, Question, Table
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links
from bench.signal.lists import Entry

NEWS = (
    "全市经济运行前三季度增长5.6%", "第21届马拉松11月16日开跑", "地铁4号线二期空载试运行", "12家企业入选省级专精特新名单", "本周末气温骤降8℃",
    "老旧小区改造惠及3200户居民", "公积金网上大厅升级完成", "图书馆新馆每周二闭馆", "2026年元旦放假3天", "新能源公交再添150辆", "城区38条道路实行单行",
    "全市家庭医生团队已达620个", "医保基金监管宣传月启动", "市人大代表视察医保经办大厅", "全市高考人数创5年新高",
)  # fmt: skip
ADS = (
    "双11装修节满3万减3000", "少儿编程免费试听4节课", "驾校秋季班立减600元", "口腔义诊前50名免费洁牙", "二手房急售92平128万", "宽带500兆每月79元",
)  # fmt: skip
REMARKS = (
    ("清风徐来", "收藏了，谢谢小编"), ("用户7731", "排队排了40分钟"), ("小城故事", "写得挺清楚，转给我妈看看"), ("路人甲", "第二医院门口不好停车，5元一小时"),
    ("momo", "沙发"), ("老街坊", "上周二去的，窗口人不多"), ("微凉", "能不能出个视频版"), ("早起的鸟", "看了3遍终于看懂了"),
)  # fmt: skip
SKY = ("晴 6～17℃", "多云 8～15℃", "小雨 5～9℃", "阴 3～11℃", "晴转多云 7～19℃")


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What moves by itself (`n`, `news`, `ads`, `remarks`, `sky`, `votes`), and what a case puts into slots."""

    n: Moved
    news: tuple[str, ...]
    ads: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]
    sky: str
    votes: int
    slots: Mapping[str, str]

    def at(self, slot: str) -> str:
        return self.slots.get(slot, "")

    def hot(self, href: str = "/news/") -> str:
        return "".join(f'<li><em>{k}</em><a href="{href}{k}.html">{t}</a></li>' for k, t in enumerate(self.news, 1))


Layout = Callable[[Document, Visit], str]


def visit(number: int, slots: Mapping[str, str]) -> Visit:
    dice = random.Random(f"seventh {number}")
    return Visit(
        n=moved(number), news=tuple(dice.sample(NEWS, 6)), ads=tuple(dice.sample(ADS, 2)), remarks=tuple(dice.sample(REMARKS, 3)), sky=dice.choice(SKY),
        votes=90 + 7 * number + dice.randrange(6), slots=slots,
    )  # fmt: skip


def printed(
    it: Document, layout: str, number: int = 1, *, charset: str = "utf-8", header: bool = True,
    rewrite: Callable[[str], str] = lambda markup: markup, slots: Mapping[str, str] | None = None,
) -> Answer:  # fmt: skip
    """The page at one visit; slots: top, crumb, note (above the text), end (below it), side, foot, popup."""
    markup = rewrite(LAYOUTS[layout](it, visit(number, slots or {})))
    markup = markup.replace("charset=utf-8", f"charset={charset}").replace('charset="utf-8"', f'charset="{charset}"')
    kind = f"text/html; charset={charset}" if header else "text/html"
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=kind)


# ── blocks ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _one(it: Document, block: Block, p: str, h: str) -> str:
    return blocks(replace(it, blocks=(block,)), p, h)


def _sections(it: Document) -> list[tuple[str, list[Block]]]:
    """The blocks under each heading; a question is its own section."""
    found: list[tuple[str, list[Block]]] = []
    for block in it.blocks:
        if isinstance(block, Heading):
            found.append((block.text, []))
        elif isinstance(block, Question):
            found.append((block.question, [block.answer]))
        elif not found:
            found.append(("", [block]))
        else:
            found[-1][1].append(block)
    return found


def _inner(it: Document, inside: list[Block], p: str) -> str:
    return "\n".join(_one(it, block, p, p) for block in inside)


def _grid(it: Table) -> str:
    """A table as a designer's divs."""
    rows = ("".join(f'<div class="cell">{escape(c.text)}</div>' for c in row) for row in it.rows)
    return '<div class="grid">' + "\n".join(f'<div class="row">{row}</div>' for row in rows) + "</div>"


# ── columns ────────────────────────────────────────────────────────────────────────────────────────────────────


def listing(
    entries: Sequence[Entry],
    number: int = 1,
    *,
    shape: str = "ul",
    layout: str = "trs2",
    slots: Mapping[str, str] | None = None,
) -> Mapping[str, Answer]:
    """A column page, and every notice behind it; `shape`: ul, table, or cards."""
    v = visit(number, slots or {})
    item = {
        "ul": '<li><span class="date">[{day}]</span><a href="{path}" target="_blank" title="{name}">{name}</a></li>',
        "table": '<tr><td><img src="/images/dot.gif"></td><td><a href="{path}">{name}</a></td><td>{day}</td></tr>',
        "cards": '<div class="news-card"><a href="{path}"><h4>{name}</h4></a><p class="d">{day}　来源：医保局</p></div>',
    }[shape]
    around = {"ul": '<ul class="news_list">{}</ul>', "table": '<table class="lb">{}</table>', "cards": "<div>{}</div>"}[
        shape
    ]
    rows = "\n".join(item.format(path=e.path, name=escape(e.name), day=e.day) for e in entries)
    markup = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>政策文件_医疗保障局</title></head><body>{v.at("popup")}<div class="head">{v.n.clock}　{v.sky}</div>{v.at("top")}<div class="menu"><a href="/">首页</a><a href="/jgzn/">机构职能</a><a href="/bsfw/">办事服务</a></div>
<div class="dqwz">当前位置：首页 &gt; 政策文件{v.at("crumb")}</div>{v.at("note")}<div class="listbox">{around.format(rows)}</div><div class="page">共{len(entries)}条　第1页　<a href="index_1.html">下一页</a></div>{v.at("end")}
<div class="right">{v.at("side")}<p>本栏目访问量：{v.n.views}</p></div><div class="footer">主办：医疗保障局{v.at("foot")}</div></body></html>"""
    return {"": Answer(body=markup.encode())} | {
        e.path: printed(e.document, layout, number) for e in entries if e.document
    }


# ── governments ────────────────────────────────────────────────────────────────────────────────────────────────


def jpaas(it: Document, v: Visit) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="SiteName" content="{it.issuer}"><meta name="ArticleTitle" content="{it.title}"><title>{it.title}_政务公开</title>
<link href="/resource/css/detail.css?t={v.n.token}" rel="stylesheet"></head><body>{v.at("popup")}<div class="top-bar"><span>{v.n.clock}</span><span class="weather">{v.sky}</span><a href="/login">登录</a> <a href="/wza">无障碍</a> <a href="/ft">繁體</a></div>{v.at("top")}
<ul class="main-nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/zmhd/">政民互动</a></li></ul>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/zcwj/">政策文件</a>{v.at("crumb")}</div>
<table class="xxgk-head" width="100%"><tr><td>索 引 号</td><td>00261{it.day[:4]}/2-{it.day[5:7]}{it.day[8:]}</td><td>组配分类</td><td>政策文件</td></tr>
<tr><td>发布机构</td><td>{it.issuer}</td><td>成文日期</td><td>{it.day}</td></tr><tr><td>文　　号</td><td>{it.number}</td><td>浏览次数</td><td>{v.n.views}</td></tr><tr><td>有 效 性</td><td>{"有效" if it.stamp == "文件有效" else it.stamp}</td><td>公开方式</td><td>主动公开</td></tr></table>
<h1 class="detail-title">{it.title}</h1><div class="share">分享到：<a>微信</a><a>微博</a><a>QQ空间</a>　字体：<a>大</a><a>中</a><a>小</a>　<a>打印</a></div>{v.at("note")}
<div class="detail-content" id="zoom">{blocks(it, '<p style="text-indent:2em;line-height:2">{}</p>')}</div>{file_links(it)}{v.at("end")}
<div class="xgwd"><h4>相关文档</h4><ul>{related_links(v.n, "/art/2026/")}</ul></div><div class="rbox">{v.at("side")}</div>
<div class="footer"><p>主办：{it.issuer}　承办：市大数据中心</p><p>网站标识码：3300000021　您是第{v.n.views * 37}位访客</p>{v.at("foot")}</div></body></html>"""


def cards(it: Document, v: Visit) -> str:
    body = "\n".join(
        f'<section class="card" data-v-{v.n.token}>{f"<h3>{escape(head)}</h3>" if head else ""}<div class="card-body">'
        + _inner(it, inside, '<div class="line"><span>{}</span></div>')
        + "</div></section>"
        for head, inside in _sections(it)
    )
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{it.title} - 全省一体化政务服务平台</title>
<script>window.__NONCE__="{v.n.nonce}"</script></head><body>{v.at("popup")}<header class="portal-header"><div class="logo">政务服务网</div><nav><a href="/gr">个人服务</a><a href="/fr">法人服务</a><a href="/bm">部门服务</a></nav><div class="user">欢迎您，<b>游客{v.n.token[:4]}</b></div></header>{v.at("top")}
<main><div class="crumb">首页 / 主题服务 / 医疗保障{v.at("crumb")}</div><article><h2>{it.title}</h2><div class="sub"><span>{it.issuer}</span><span>{it.day}</span><span>{it.number}</span><span>热度 {v.n.views}</span></div>{v.at("note")}
{body}{file_links(it)}{v.at("end")}</article>
<aside><div class="card rank"><h3>热门服务</h3><ol>{v.hot("/item/")}</ol></div><div class="card score"><h3>服务评价</h3><p>本月好评率 9{v.votes % 10}.{v.n.views % 10}%　共{v.votes * 13}人评价</p></div>{v.at("side")}</aside></main>
<footer><a href="/about">关于我们</a> <a href="/map">网站地图</a> 更新时间 {v.n.clock}{v.at("foot")}</footer></body></html>"""


def trs2(it: Document, v: Visit) -> str:
    font = '<p class="MsoNormal" style="margin:0cm;text-indent:32pt"><span lang="EN-US"></span><span style="font-size:16.0pt;font-family:仿宋">{}</span></p>'
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title></head><body><!--enpproperty <date>{v.n.clock}</date> /enpproperty-->
{v.at("popup")}<div class="head"><div class="date">{v.n.clock}　{v.sky}</div></div>{v.at("top")}<div class="menu"><a href="../">首页</a>|<a href="../jgzn">机构职能</a>|<a href="../zcfg">政策法规</a>|<a href="../fw">便民服务</a></div>
<div class="w1000"><div class="dqwz">您所在的位置：首页&gt;政策法规&gt;医疗保障{v.at("crumb")}</div><div class="xl_title">{it.title}</div><div class="xl_xinxi">发布时间：{it.day} 15:42　信息来源：{it.issuer}　阅读：<script>document.write("{v.n.views}")</script>{v.n.views}次　【字号：大 中 小】</div>{v.at("note")}
<div class="TRS_UEDITOR trs_paper_default"><p align="center">{it.number}</p>{blocks(it, font, '<p style="text-align:center"><b><span style="font-family:黑体">{}</span></b></p>')}</div><div class="fj">{file_links(it)}</div>{v.at("end")}</div>
<div class="right"><h5>图片新闻</h5><ul>{v.hot("../tpxw/")}</ul>{v.at("side")}</div><div class="bottom">版权所有：{it.issuer}　建议使用1366×768分辨率浏览{v.at("foot")}</div></body></html>"""


def intranet(it: Document, v: Visit) -> str:
    rows = "\n".join(
        f'<tr><td class="n" width="30"><font size="2">&nbsp;</font></td><td><font face="宋体" size="3">{_one(it, b, "{}", "<b>{}</b>")}</font></td></tr>'
        for b in it.blocks
    )
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{it.title}</title></head><body bgcolor="#FFFFFF" topmargin="0">{v.at("popup")}
<table width="960" align="center" border="0"><tr><td colspan="2"><img src="images/top.gif" width="960" height="90"></td></tr>{v.at("top")}<tr><td colspan="2" bgcolor="#003399"><font color="#ffffff">当前用户：gk_{v.n.token[:5]}　在线人数：{v.votes}　{v.n.clock}</font></td></tr>
<tr><td width="180" valign="top"><table><tr><td><a href="a.asp">通知通告</a></td></tr><tr><td><a href="b.asp">政策汇编</a></td></tr><tr><td><a href="c.asp">表格下载</a></td></tr></table>{v.at("side")}</td>
<td valign="top"><font size="2">位置：政策汇编{v.at("crumb")}</font><center><h3>{it.title}</h3><font size="2">{it.number}　录入日期：{it.day}　点击：{v.n.views}</font></center>{v.at("note")}<table class="body" width="100%">{rows}</table>{file_links(it)}{v.at("end")}</td></tr>
<tr><td colspan="2" align="center"><font size="2">{it.issuer}信息科维护　总访问量：{v.n.views * 11}</font>{v.at("foot")}</td></tr></table></body></html>"""


def tabs(it: Document, v: Visit) -> str:
    parts = _sections(it)
    bar = "".join(f'<li data-tab="{k}">{escape(head or "正文")}</li>' for k, (head, _) in enumerate(parts))
    panes = "\n".join(
        f'<div class="tab-pane" id="pane-{k}"><h4>{escape(head)}</h4>{_inner(it, inside, "<p>{}</p>")}</div>'
        for k, (head, inside) in enumerate(parts)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title><meta name="csrf-token" content="{v.n.nonce}"></head><body>{v.at("popup")}{v.at("top")}<div class="el-header"><a href="/">医保公共服务</a><span>待办 {v.votes % 9}</span></div>
<div class="el-breadcrumb">服务大厅 / 政策查询{v.at("crumb")}</div><h1>{it.title}</h1><p class="meta">{it.issuer} {it.number} {it.day} 浏览 {v.n.views}</p>{v.at("note")}<ul class="tab-bar">{bar}</ul>
<div class="tab-content">{panes}</div>{file_links(it)}{v.at("end")}<div class="el-aside">{v.at("side")}<p>以上内容对您有帮助吗？<a>有用({v.votes})</a> <a>没用({v.votes % 17})</a></p></div>
<div class="el-footer">技术支持：市信息中心　版本号 3.{v.n.views % 20}.1{v.at("foot")}</div></body></html>"""


# ── media ──────────────────────────────────────────────────────────────────────────────────────────────────────


def wechat(it: Document, v: Visit) -> str:
    p = '<section style="margin:0 8px;line-height:1.75em"><span style="font-size:15px;letter-spacing:1px" leaf="">{}</span></section>'
    h = '<section style="text-align:center"><section style="display:inline-block;background:#1e90ff"><strong><span leaf="">{}</span></strong></section></section>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{it.title}"><title>{it.title}</title><script nonce="{v.n.nonce}">var biz="{v.n.token}";</script></head><body id="activity-detail" class="zh_CN">{v.at("popup")}{v.at("top")}
<div id="js_article" class="rich_media"><h1 class="rich_media_title" id="activity-name">{it.title}</h1><div id="meta_content"><span class="rich_media_meta_nickname">{it.issuer}</span> <em id="publish_time">{it.day} 17:30</em> <em>河北</em>{v.at("crumb")}</div>{v.at("note")}
<div class="rich_media_content" id="js_content"><section><span style="color:#999">点击蓝字　关注我们</span></section>{blocks(it, p, h)}{v.at("end")}</div>{file_links(it)}
<div class="rich_media_tool"><span>阅读 {v.n.views}</span> <span>赞 {v.votes}</span> <span>在看 {v.votes // 3}</span></div><div id="comment"><h4>精选留言</h4>{"".join(f"<p><b>{who}</b>：{said} 赞{v.votes % (k + 4)}</p>" for k, (who, said) in enumerate(v.remarks))}</div>
<div class="recommend"><h4>往期推荐</h4><ul>{v.hot("https://mp.weixin.qq.com/s/")}</ul>{v.at("side")}</div><div class="foot">微信扫一扫 关注该公众号{v.at("foot")}</div></div></body></html>"""


def consumer(it: Document, v: Visit) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="keywords" content="{it.title}"><title>{it.title}-{it.issuer}</title></head><body>{v.at("popup")}<div class="topnav"><a href="/">首页</a><a href="/shebao/">社保</a><a href="/gjj/">公积金</a><a href="/jiaoyu/">教育</a><span>{v.sky}</span></div>{v.at("top")}
<div class="bread"><a href="/">{it.issuer}</a> &gt; <a href="/shebao/">社保</a> &gt; 正文{v.at("crumb")}</div><div class="left"><h1>{it.title}</h1><div class="info"><span>{it.day} 10:08</span><span>编辑：二组</span><span>{v.n.views}人看过</span></div><div class="gg"><a href="/ad/{v.n.token}">{v.ads[0]}</a></div>{v.at("note")}
<div class="content" id="bo">{blocks(it, "<p>　　{}</p>", "<h2>{}</h2>")}</div>{file_links(it)}{v.at("end")}<div class="gg2"><a href="/ad2/{v.n.token}">{v.ads[1]}</a></div>
<div class="pinglun"><h3>网友评论（{v.votes}条）</h3>{"".join(f"<dl><dt>{who}</dt><dd>{said}</dd></dl>" for who, said in v.remarks)}</div></div>
<div class="right"><h3>热门推荐</h3><ul>{v.hot()}</ul>{v.at("side")}</div><div class="foot">友情链接：<a>本地论坛</a> <a>租房网</a>　客服QQ群 5518{v.n.views}{v.at("foot")}</div></body></html>"""


def forum(it: Document, v: Visit) -> str:
    found, floor = [], 1
    for block in it.blocks:
        if isinstance(block, Question):
            found.append(
                f'<div class="item"><h4 class="q">{escape(block.question)}</h4><div class="a"><i>回答：</i>{escape(block.answer)}</div></div>'
            )
        else:
            found.append(f'<div class="item">{_one(it, block, "<p>{}</p>", "<h4>{}</h4>")}</div>')
    replies = "".join(
        f"<li><span>{(floor := floor + 1)}楼</span><b>{who}</b><p>{said}</p></li>" for who, said in v.remarks
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title} - 问答社区</title></head><body>{v.at("popup")}{v.at("top")}<div class="hd"><a href="/">社区首页</a> 今日：{v.votes} | 昨日：{v.votes + 31} | 会员：{v.n.views * 9}</div>
<div class="path">论坛 › 民生问答 › 医保社保{v.at("crumb")}</div><div class="thread"><h1>{it.title}</h1><div class="author"><b>版主</b> 发表于 {it.day} 09:12 | 查看 {v.n.views} | 回复 {v.votes}</div>{v.at("note")}<div class="post">{"".join(found)}</div>{file_links(it)}{v.at("end")}</div>
<ol class="replies">{replies}</ol><div class="sidebar"><h4>热帖榜</h4><ol>{v.hot("/t/")}</ol><p class="ad">{v.ads[0]}</p>{v.at("side")}</div><div class="ft">GMT+8, {v.n.clock} , Processed in 0.0{v.votes % 89 + 10} second(s){v.at("foot")}</div></body></html>"""


def accordion(it: Document, v: Visit) -> str:
    body = "\n".join(
        f'<details class="faq"{" open" if k == 0 else ""}><summary>{escape(head or it.title)}</summary><div class="faq-body">{_inner(it, inside, "<p>{}</p>")}</div></details>'
        for k, (head, inside) in enumerate(_sections(it))
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>常见问题 | {it.title}</title></head><body>{v.at("popup")}{v.at("top")}<header><a href="/">{it.issuer}</a><form><input placeholder="大家都在搜：{v.news[0]}"></form></header>
<div class="crumbs">首页 / 常见问题{v.at("crumb")}</div><h1>{it.title}</h1><p class="date">更新于{it.day}　{v.n.views}次查看</p>{v.at("note")}<div class="accordion" id="acc-{v.n.token}">{body}</div>{file_links(it)}{v.at("end")}
<div class="helper"><p>没找到答案？<a href="/chat">智能客服“小保”</a> 今日已服务{v.votes * 5}人次</p>{v.at("side")}</div><footer>{it.issuer} 版权所有{v.at("foot")}</footer></body></html>"""


def mobile(it: Document, v: Visit) -> str:
    def text(block: Block) -> str:
        if isinstance(block, Table):
            return _grid(block)
        if isinstance(block, Question):
            return f"Q：{escape(block.question)}<br>A：{escape(block.answer)}<br><br>"
        return (
            f"<b>{escape(block.text)}</b>" if isinstance(block, Heading) else f"&emsp;&emsp;{escape(block)}"
        ) + "<br><br>"

    body = "\n".join(text(b) for b in it.blocks)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{it.title}</title></head><body>{v.at("popup")}{v.at("top")}<div class="bar"><a href="/m/">‹ 返回</a><span>{v.n.clock[-5:]}</span></div>
<div class="t">{it.title}</div><div class="s">{it.issuer} · {it.day} · {v.n.views}阅读{v.at("crumb")}</div><p class="num">{it.number}</p>{v.at("note")}<div class="c">{body}</div>{file_links(it)}{v.at("end")}
<div class="like">👍 {v.votes}　⭐ {v.votes // 2}</div><div class="rec"><div>猜你喜欢</div>{"".join(f"<a>{t}</a>" for t in v.news)}{v.at("side")}</div><div class="tabbar"><a>首页</a><a>办事</a><a>我的</a>{v.at("foot")}</div></body></html>"""


def plain(it: Document, v: Visit) -> str:
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body>{v.at("popup")}{v.at("top")}{v.at("crumb")}
<h2>{it.title}</h2><p>{it.issuer}　{it.day}　{it.number}</p>{v.at("note")}
{blocks(it, "<p>{}</p>", "<h3>{}</h3>")}
{file_links(it)}{v.at("end")}<hr>{v.at("side")}<p>本页浏览 {v.n.views} 次　<a href="javascript:window.print()">打印本页</a></p>{v.at("foot")}</body></html>"""


def portal_news(it: Document, v: Visit) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}--政策--{it.issuer}</title></head><body>{v.at("popup")}<div id="site-nav"><a>新闻</a><a>时政</a><a>民生</a><a>健康</a><a>视频</a></div>{v.at("top")}<div class="scroll-news">{" ".join(v.news[:3])}</div>
<div class="layout rm_txt cf"><div class="col col-1"><div class="route">首页&gt;&gt;民生&gt;&gt;医保{v.at("crumb")}</div><h1>{it.title}</h1><div class="author">{it.number}</div><div class="channel"><div>{it.day.replace("-", "年", 1).replace("-", "月")}日09:31 | 来源：{it.issuer}</div><span>小字号</span></div>{v.at("note")}
<div class="rm_txt_con cf">{blocks(it, '<p style="text-indent: 2em;">{}</p>', '<p style="text-indent: 2em;"><strong>{}</strong></p>')}<div class="edit cf">(责编：要闻部)</div></div>{file_links(it)}{v.at("end")}<div class="rm_relevant"><h2>相关新闻</h2><ul>{related_links(v.n, "/n1/2026/")}</ul></div></div>
<div class="col col-2"><h3>热门排行</h3><ol>{v.hot("/n1/")}</ol>{v.at("side")}</div></div><div class="copyright">服务邮箱：kf@example.org　互联网新闻信息服务许可证10120260001{v.at("foot")}</div></body></html>"""


LAYOUTS: dict[str, Layout] = {
    f.__name__: f
    for f in (jpaas, cards, trs2, intranet, tabs, wechat, consumer, forum, accordion, mobile, plain, portal_news)
}
