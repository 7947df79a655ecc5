"""Page layouts of the sixteenth wave: what a dozen kinds of site print around a text; slots of furniture can be given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from bench.signal.case import Answer
from bench.signal.document import Block, Document, Heading, Question, Table
from bench.signal.layouts import Moved, blocks, file_links, moved, related_links, table_html

Slots = Mapping[str, str]
HEADLINES = (
    "我市召开医保基金监管工作会议", "国家组织药品集采第十一批落地 55种药品降价", "医保码激活人数突破320万", "“医保服务进社区”活动举办12场",
    "关于系统切换停办业务3天的公告", "2家定点药店被解除协议", "市局开展集中学习", "2026年1—10月基金运行情况",
)  # fmt: skip


def hot(n: Moved, count: int = 4) -> str:
    at = n.views % len(HEADLINES)
    return "".join(
        f'<li><a href="/n/{at + k}.html">{HEADLINES[(at + k) % len(HEADLINES)]}</a></li>' for k in range(count)
    )


def _s(slots: Slots, name: str, default: str) -> str:
    return slots.get(name, default)


def _body(it: Document, p: str = "<p>{}</p>", h: str = "<p><strong>{}</strong></p>") -> str:
    return blocks(it, p, h)


def _questions(it: Document, one: str, p: str, h: str) -> str:
    """Questions in their own markup, other blocks as usual."""
    out = []
    for block in it.blocks:
        if isinstance(block, Question):
            out.append(one.format(q=escape(block.question), a=escape(block.answer)))
        else:
            out.append(_plain(block, p, h))
    return "\n".join(out)


def _plain(block: Block, p: str, h: str) -> str:
    if isinstance(block, Table):
        return table_html(block)
    if isinstance(block, Heading):
        return h.format(escape(block.text))
    assert isinstance(block, str)
    return p.format(escape(block))


def bureau(it: Document, n: Moved, s: Slots) -> str:
    """A city medical security bureau, hanweb style."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.issuer} 通知公告 {it.title}</title><meta name="ArticleTitle" content="{it.title}"><meta name="PubDate" content="{it.day} 09:30"></head><body>
<div class="top-bar">{_s(s, "top", f'<span id="now">今天是{n.clock[:11]}</span>')}<a href="/sso">登录</a> <a href="/wza">无障碍</a></div>
<div class="nav">{_s(s, "nav", '<ul><li><a href="/">首页</a></li><li><a href="/col/1/">政务公开</a></li><li><a href="/col/2/">办事服务</a></li><li><a href="/col/3/">互动交流</a></li></ul>')}</div>
<div class="bt-position">{_s(s, "crumb", '您的位置：<a href="/">首页</a> &gt; 政务公开 &gt; 通知公告')}</div>
<div class="article"><h1 class="title">{it.title}</h1><div class="art-info">{_s(s, "info", f"<span>发布日期：{it.day}</span><span>来源：{it.issuer}</span><span>浏览次数：<i>{n.views}</i></span><span>字体：[大 中 小]</span>")}</div>
<span class="post-ifyxcon"><img src="/images/yx.png" title="{it.stamp}" alt="{it.stamp}"></span>
<div id="zoom" class="article-content">{f'<p style="text-align:center">{it.number}</p>' if it.number else ""}{_body(it)}{file_links(it)}</div>
<div class="share">{_s(s, "share", "分享到：微信 微博")}</div><div class="prevnext">{_s(s, "below", f'上一篇：<a href="/art/{n.token}.html">{n.related[0]}</a>')}</div>
<div class="xgxw"><h3>相关信息</h3><ul>{_s(s, "related", related_links(n, "/art/"))}</ul></div></div>
<div class="footer">{_s(s, "foot", f"主办单位：{it.issuer}　网站标识码3200000041　备案号：苏ICP备05002222号　地址：行政中心西综合楼")}</div>{_s(s, "popup", "")}</body></html>"""


def portal(it: Document, n: Moved, s: Slots) -> str:
    """A provincial portal's disclosure page: a table of metadata, the text, cards beside it."""
    number = it.number or "无"
    rows = _s(
        s,
        "meta",
        f"<tr><td>索 引 号：</td><td>0145{n.views % 7}/2026-00318</td><td>主题分类：</td><td>医疗保障</td></tr><tr><td>发布机构：</td><td>{it.issuer}</td><td>成文日期：</td><td>{it.day}</td></tr><tr><td>文　　号：</td><td>{number}</td><td>有 效 性：</td><td>有效</td></tr>".replace(
            f"0145{n.views % 7}", "01450"
        ),
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}_政府信息公开</title></head><body><header class="ph">{_s(s, "top", '<form action="/search"><input placeholder="请输入关键字"></form>')}</header>
<nav class="menu">{_s(s, "nav", '<a href="/gk">公开指南</a><a href="/zd">公开制度</a><a href="/fd">法定主动公开内容</a><a href="/nb">公开年报</a>')}</nav><div class="crumbs">{_s(s, "crumb", "首页 / 政府信息公开 / 政策文件")}</div>
<table class="bd1"><tbody>{rows}</tbody></table><div class="pages_content" id="UCAP-CONTENT"><h2>{it.title}</h2><div class="TRS_Editor">{_body(it, '<p style="text-indent:2em;line-height:1.75">{}</p>', '<p style="text-indent:2em"><span style="font-family:黑体">{}</span></p>')}{file_links(it)}</div></div>
<aside class="cards"><div class="card"><h4>政策解读</h4>{_s(s, "side", f"<ul>{hot(n, 3)}</ul>")}</div><div class="card"><h4>扫一扫在手机打开当前页</h4></div></aside>
<div class="satis">{_s(s, "below", f"这条信息对您有帮助吗？ 有帮助（{n.views % 90}） 没有帮助（{n.views % 7}）")}</div><footer>{_s(s, "foot", "版权所有：省人民政府办公厅　承办：省大数据中心　<a href='/map'>网站地图</a>")}</footer>{_s(s, "popup", "")}</body></html>"""


def tax(it: Document, n: Moved, s: Slots) -> str:
    """A tax bureau: the text in lines parted by br, an error report and a robot at the edge."""
    body = _questions(it, "<b>问：{q}</b><br/>答：{a}<br/><br/>", "　　{}<br/>", "　　<b>{}</b><br/>")
    return f"""<html><head><meta charset="utf-8"><title>{it.title}</title></head><body><div class="head"><a href="/">国家税务总局</a>{_s(s, "top", "")}</div>
<div class="loc">{_s(s, "crumb", "首页 &gt; 纳税服务 &gt; 热点问题")}</div><div class="bt"><h2>{it.title}</h2><div class="sj">{_s(s, "info", f"发布时间：{it.day} 10:12　信息来源：{it.issuer}　浏览次数：{n.views}")}　<a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div></div>
<div class="info-cont" id="fontzoom">{it.number}<br/>{body}{file_links(it)}</div><div class="jc">{_s(s, "below", "【纠错】【收藏】")}</div>
<div class="robot">{_s(s, "side", "征纳互动 小税为您服务")}</div><div class="foot">{_s(s, "foot", "网站管理：办公室　技术支持：信息中心　网站标识码：bm29250003")}</div>{_s(s, "popup", "")}</body></html>"""


def answers(it: Document, n: Moved, s: Slots) -> str:
    """A human resources bureau's questions: dt and dd that unfold."""
    body = _questions(
        it,
        '<dl class="qa"><dt><i class="ico-q"></i>{q}</dt><dd style="display:none"><p>{a}</p></dd></dl>',
        "<p>{}</p>",
        "<h3>{}</h3>",
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>常见问题 - {it.title}</title></head><body><div class="hd">{_s(s, "top", "12333 智能问答")}</div><ul class="tabs">{_s(s, "nav", "<li>社会保险</li><li>就业创业</li><li>人才人事</li><li>劳动关系</li>")}</ul>
<div class="crumb">{_s(s, "crumb", "首页 &gt; 互动交流 &gt; 常见问题库")}</div><div class="faq-wrap"><h1>{it.title}</h1><p class="meta">{_s(s, "info", f"更新日期：{it.day}　点击量：{n.views}")}</p>{body}</div>
<div class="hotq"><h4>大家都在问</h4>{_s(s, "side", f"<ol>{hot(n, 5)}</ol>")}</div><div class="vote">{_s(s, "below", "该回答是否解决了您的问题？ <button>已解决</button><button>未解决</button>")}</div><div class="ft">{_s(s, "foot", "人力资源和社会保障局 版权所有")}</div>{_s(s, "popup", "")}</body></html>"""


def reply(it: Document, n: Moved, s: Slots) -> str:
    """A letter answered by the 12345 service."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>12345政务服务便民热线 - 来信公开</title></head><body><div class="banner">{_s(s, "top", "12345 市民服务平台 <a href='/my'>我的诉求</a>")}</div><div class="pos">{_s(s, "crumb", "首页 &gt; 来信选登 &gt; 医疗保障")}</div>
<table class="letter"><tr><th>来信标题</th><td>{it.title}</td></tr>{_s(s, "meta", f"<tr><th>信件编号</th><td>XJ2026101300{n.views % 1}27</td></tr><tr><th>答复单位</th><td>{it.issuer}</td></tr><tr><th>答复时间</th><td>{it.day}</td></tr>")}</table>
<div class="reply">{_body(it, '<div class="para">{}</div>', '<div class="para b">{}</div>')}{file_links(it)}</div><div class="score">{_s(s, "below", f"群众评价：非常满意　围观：{n.views}")}</div>
<div class="others"><h3>相似来信</h3><ul>{_s(s, "related", hot(n))}</ul></div><div class="bottom">{_s(s, "foot", "市政务服务便民热线中心")}</div>{_s(s, "popup", "")}</body></html>"""


def wechat(it: Document, n: Moved, s: Slots) -> str:
    """An official account's article: nested sections with styles in them."""
    one = '<section style="margin:0 8px;line-height:1.75em"><section><span style="font-size:15px;color:rgb(62,62,62)"><span leaf="">{}</span></span></section></section>'
    head = '<section style="text-align:center"><section style="display:inline-block;border-bottom:2px solid #1e9e8f"><strong><span leaf="">{}</span></strong></section></section>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}</title><script nonce="{n.nonce}">var ct="17{n.views}";</script></head><body id="activity-detail"><div class="rich_media"><h1 class="rich_media_title" id="activity-name">{it.title}</h1><div id="meta_content">{_s(s, "info", f'<span>原创</span> <a id="js_name">{it.issuer}</a> <em id="publish_time">{it.day} 17:30</em> <span id="js_ip_wording">{"江苏"}</span>')}</div>
<div class="rich_media_content" id="js_content">{_s(s, "above", "<section><span>点击蓝字 关注我们</span></section>")}{_questions(it, one.format("{q}") + one.format("{a}"), one, head)}{file_links(it)}{_s(s, "below", "<section><span>END</span></section><section><span>编辑：宣传中心　审核：办公室</span></section>")}</div>
<div class="rich_media_tool">{_s(s, "share", f"阅读 {n.views}　赞 {n.views % 97}　在看 {n.views % 31}")}</div><div id="js_pc_qr_code">{_s(s, "popup", "微信扫一扫 关注该公众号")}</div><div class="comment">{_s(s, "related", "")}</div></div></body></html>"""


def local(it: Document, n: Moved, s: Slots) -> str:
    """A consumer portal of a city: adverts, a directory, a tip with a QR code."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title} - 便民网</title></head><body><div class="city-nav">{_s(s, "nav", '<a href="/">首页</a><a href="/ly/">旅游</a><a href="/jt/">交通</a><a href="/sb/">社保</a><a href="/fc/">房产</a>')}<span class="weather">{_s(s, "top", f"今天 多云 {n.views % 9 + 12}℃")}</span></div>
<div class="position">{_s(s, "crumb", "便民网 &gt; 办事 &gt; 社保 &gt; 医保")}</div><div class="left"><h1>{it.title}</h1><p class="source">{_s(s, "info", f"{it.day} 11:20　来源：综合整理　【字号：大 中 小】")}</p><div class="ad-top">{_s(s, "above", "")}</div>
<div class="content" id="bo">{_questions(it, "<h3>{q}</h3><p>{a}</p>", "<p>　　{}</p>", "<h2>{}</h2>")}{file_links(it)}{_s(s, "below", '<p class="tips">温馨提示：微信搜索公众号“便民通”，关注后在对话框回复【医保】可查看办事入口。</p>')}</div>
<div class="xg"><h3>相关推荐</h3><ul>{_s(s, "related", related_links(n, "/sb/"))}</ul></div></div><div class="right"><h3>热门专题</h3>{_s(s, "side", f"<ul>{hot(n, 6)}</ul>")}</div><div class="bottom">{_s(s, "foot", "手机访问 | 意见反馈 | 投诉建议　ICP证 粤B2-20050418")}</div>{_s(s, "popup", "")}</body></html>"""


def paper(it: Document, n: Moved, s: Slots) -> str:
    """A newspaper's page on the web."""
    return f"""<html><head><meta charset="utf-8"><title>晚报数字报-{it.title}</title></head><body><table width="100%"><tr><td class="lay">{_s(s, "nav", "第A01版：头版<br>第A02版：要闻<br>第A03版：民生<br>第A04版：社会")}</td><td><div class="date">{_s(s, "top", f"{it.day} 星期四 第A03版：民生")}</div>
<founder-title><h1>{it.title}</h1></founder-title><div class="author">{_s(s, "info", "本报讯 记者 报道")}</div><div id="ozoom"><founder-content>{_questions(it, "<P>{q}</P><P>{a}</P>", "<P>　　{}</P>", "<P><B>{}</B></P>")}{file_links(it)}</founder-content></div><div class="end">{_s(s, "below", "责任编辑：民生部　版式：设计部")}</div>
<div class="pn">{_s(s, "related", f"上一篇 {n.related[1]}　下一篇 {n.related[2]}")}</div></td></tr></table><div class="cp">{_s(s, "foot", "版权声明：未经书面授权不得转载　新闻热线：96678")}</div>{_s(s, "popup", "")}</body></html>"""


def intranet(it: Document, n: Moved, s: Slots) -> str:
    """A hospital's or company's intranet: tables within tables."""
    body = _questions(it, '<tr><td class="c"><font size="3">{q}<br>{a}</font></td></tr>', '<tr><td class="c"><font size="3">{}</font></td></tr>', '<tr><td class="c"><b>{}</b></td></tr>') \
        if not any(isinstance(b, Table) for b in it.blocks) else f"<tr><td>{_body(it)}</td></tr>"  # fmt: skip
    return f"""<html><head><meta charset="utf-8"><title>协同办公平台</title></head><body><table class="frame"><tr><td colspan="2">{_s(s, "top", f"欢迎您，工号{n.views}　待办事项：{n.views % 6}　{n.clock}")}</td></tr><tr><td width="160">{_s(s, "nav", "公告通知<br>规章制度<br>人事社保<br>下载中心")}</td><td>
<table class="doc"><tr><td align="center"><b>{it.title}</b></td></tr><tr><td>{_s(s, "info", f"发布部门：人力资源部　发布时间：{it.day}　阅读人数：{n.views % 400}")}</td></tr>{body}<tr><td>{file_links(it)}{_s(s, "below", "已读名单　未读名单　转发　打印")}</td></tr></table></td></tr><tr><td colspan="2">{_s(s, "foot", "信息科维护　分机 8120")}</td></tr></table>{_s(s, "popup", "")}</body></html>"""


def forum(it: Document, n: Moved, s: Slots) -> str:
    """A thread of a city's forum: the first post holds the text."""
    return f"""<html><head><meta charset="utf-8"><title>{it.title} - 社保交流 - 论坛</title></head><body><div id="hd">{_s(s, "top", f"今日: {n.views % 300}|昨日: {n.views % 411}|会员: {n.views * 3}")}</div><div id="pt">{_s(s, "crumb", "论坛 › 民生 › 社保交流 › 查看内容")}</div>
<div class="pl"><div class="hm">{_s(s, "info", f"查看: {n.views} | 回复: {n.views % 40}")}</div><h1 id="thread_subject">{it.title}</h1><div class="authi">楼主 | 发表于 {it.day} 20:18 | 只看该作者</div><div class="t_fsz"><div class="t_f" id="postmessage_1">{_questions(it, "问：{q}<br />答：{a}<br />", "{}<br />", "<strong>{}</strong><br />")}{file_links(it)}</div></div>
<div class="sign">{_s(s, "share", "收藏 分享 淘帖 支持 反对")}</div></div><div id="replies">{_s(s, "below", '<div class="pl"><div class="authi">沙发</div><div class="t_f">感谢楼主分享，收藏了。</div></div>')}</div><div id="ft">{_s(s, "foot", f"Powered by Discuz! X3.4　GMT+8, {n.clock}, Processed in 0.0{n.views % 89} second(s)")}</div>{_s(s, "popup", "")}</body></html>"""


def wiki(it: Document, n: Moved, s: Slots) -> str:
    """An encyclopedia's entry: a directory, the sections, statistics of edits."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{it.title}_百科</title></head><body><div class="wgt-searchbar">{_s(s, "top", "进入词条 全站搜索")}</div><div class="lemma-desc">{_s(s, "crumb", "百科 收藏 查看我的收藏")}</div><h1>{it.title}</h1><div class="edit-tools">{_s(s, "info", "编辑 讨论 上传视频")}</div>
<div class="main-content">{_questions(it, '<h3>{q}<a class="edit">编辑</a></h3><div class="para">{a}</div>', '<div class="para" data-pid="1">{}</div>', '<h2 class="title-text">{}</h2>')}{file_links(it)}</div><div class="side"><dl class="stat"><dt>词条统计</dt><dd>{_s(s, "side", f"浏览次数：{n.views}次<br>编辑次数：{n.views % 50}次<br>最近更新：{n.clock[:11]}")}</dd></dl></div>
<div class="album">{_s(s, "related", "")}</div><div class="foot">{_s(s, "foot", "新手上路 我有疑问 投诉建议")}</div>{_s(s, "popup", "")}</body></html>"""


def mobile(it: Document, n: Moved, s: Slots) -> str:
    """A page for phones: cards of nested divs, tabs at the bottom."""
    body = _questions(
        it,
        '<div class="van-cell"><div class="van-cell__title">{q}</div><div class="van-cell__value"><div>{a}</div></div></div>',
        '<div class="row"><div class="txt">{}</div></div>',
        '<div class="row hd"><div class="txt">{}</div></div>',
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>掌上政务</title></head><body><div id="app" data-v-{n.token}><div class="navbar">{_s(s, "top", "‹ 返回　详情　···")}</div><div class="card"><div class="tit">{it.title}</div><div class="sub">{_s(s, "info", f"{it.issuer} {it.day} {n.views}浏览")}</div>{body}{file_links(it)}</div>
<div class="card rec"><div>猜你喜欢</div>{_s(s, "related", f"<ul>{hot(n, 3)}</ul>")}</div><div class="tabbar">{_s(s, "foot", "首页 办事 资讯 我的")}</div>{_s(s, "popup", "")}</div></body></html>"""


LAYOUTS: dict[str, Callable[[Document, Moved, Slots], str]] = {
    f.__name__: f for f in (bureau, portal, tax, answers, reply, wechat, local, paper, intranet, forum, wiki, mobile)
}


def show(
    it: Document,
    layout: str,
    visit: int = 1,
    slots: Slots | None = None,
    *,
    charset: str = "utf-8",
    rewrite: Callable[[str], str] = str,
) -> Answer:
    """The page as answered on that visit; `slots` holds the furniture that is not the usual."""
    markup = rewrite(LAYOUTS[layout](it, moved(visit), slots or {})).replace('charset="utf-8"', f'charset="{charset}"')
    return Answer(body=markup.encode(charset, "xmlcharrefreplace"), content_type=f"text/html; charset={charset}")


# ── markup rewritten ───────────────────────────────────────────────────────────────────────────────────────────


def _in_text(markup: str, change: Callable[[str], str]) -> str:
    """Change only the text between tags, in the body."""
    head, body = markup.split("<body", 1)
    pieces = re.split(r"(<[^>]*>)", "<body" + body)
    return head + "".join(piece if piece.startswith("<") else change(piece) for piece in pieces)


def split_numbers(markup: str) -> str:
    """Every number in a span of its own, as editors leave them."""
    return _in_text(markup, lambda t: re.sub(r"\d+", lambda m: f'<span lang="EN-US">{m[0]}</span>', t))


def split_inside(markup: str) -> str:
    """Numbers of two digits and more torn apart by inline tags."""
    return _in_text(markup, lambda t: re.sub(r"(\d)(\d+)", r"<span>\1</span><span>\2</span>", t))


def word_paste(markup: str) -> str:
    """Paragraphs as pasted from Word."""
    return re.sub(
        r"<p>(.*?)</p>",
        r'<p class="MsoNormal" style="margin:0cm;text-indent:32pt"><span style="font-family:仿宋_GB2312;font-size:16pt">\1<o:p></o:p></span></p>',
        markup,
    )


def spaced_entities(markup: str) -> str:
    return re.sub(r"<p>(?=\S)", "<p>&nbsp;&nbsp;&nbsp;&nbsp;", markup)


def table_as_list(markup: str) -> str:
    """Tables whose cells are wrapped in paragraphs, with a caption's classes of another editor."""
    return re.sub(
        r"<(t[dh])([^>]*)>(.*?)</\1>",
        r'<\1\2 style="border:1px solid #000" valign="middle"><p style="margin:0"><span>\3</span></p></\1>',
        markup,
    ).replace("<table ", '<table class="MsoTableGrid" ')
