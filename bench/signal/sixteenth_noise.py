"""What differs on the pages of the sixteenth wave between two visits although no rule does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bench.signal.case import Case, noise
from bench.signal.document import Block, Document, Heading
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, film
from bench.signal.sixteenth_layouts import show, spaced_entities, split_inside, split_numbers, table_as_list, word_paste
from bench.signal.sixteenth_texts import (
    ACCOUNT,
    ALL,
    BASE,
    BENEFITS,
    FAQ,
    PHASE,
    REMOTE,
    RESIDENT,
    RULES,
    SHORT,
    TAX,
    TRANSFER,
)
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)

# name, document, layout, slot, furniture before ("" for the usual), furniture after
FURNITURE: tuple[tuple[str, str, str, str, str | None, str], ...] = (
    ("counters", "base", "bureau", "share", None, "分享到：微信 微博 QQ空间　已分享27次"),
    ("holiday", "rules", "bureau", "popup", None, '<div class="floatAd"><a href="/tz/9.html">元旦放假安排：1月1日至3日放假3天</a></div>'),
    ("weather", "cash", "local", "top", "今天 小雨 9~14℃", "今天 晴 5~16℃ 北风3级"),
    ("gray-banner", "account", "bureau", "top", None, '<a href="/zt/gz">学习贯彻党的二十届四中全会精神</a> <span>今天是2026年11月19日 星期四</span>'),
    ("menu", "resident", "bureau", "nav", None, '<ul><li><a href="/">首页</a></li><li><a href="/x">新闻中心</a></li><li><a href="/z">政务公开</a></li><li><a href="/f">基金监管</a></li><li><a href="/h">互动交流</a></li></ul>'),
    ("crumb", "base", "bureau", "crumb", None, "当前位置：首页 &gt; 政府信息公开 &gt; 法定主动公开内容 &gt; 政策文件 &gt; 其他文件"),
    ("previous-next", "transfer", "bureau", "below", None, '上一篇：<a href="/art/88.html">2026年第三季度智能审核违规扣款公示</a> 下一篇：<a href="/art/90.html">新增12家定点零售药店名单</a>'),
    ("related-figures", "benefits", "bureau", "related", None, '<li><a href="/a/1">我市集采中选心脏支架均价降至700元</a></li><li><a href="/a/2">药品目录新增91种药品</a></li><li><a href="/a/3">10月份受理投诉36件</a></li>'),
    ("footer-address", "rules", "bureau", "foot", None, "主办单位：襄阳市医疗保障局　地址：襄城区檀溪路186号　邮编：441021　备案号：鄂ICP备05017375号-2　鄂公网安备42060002000021号"),
    ("footer-visits", "phase", "bureau", "foot", None, "您是第 1,208,331 位访客　最佳浏览效果1920*1080　建议使用Chrome 90以上版本"),
    ("info-line", "account", "bureau", "info", None, "<span>时间：2025-12-02 16:41</span><span>信息来源：待遇保障科</span><span>点击：<b>8123</b></span><a>保护视力色</a><a>打印</a>"),
    ("index-row", "account", "portal", "meta", None, "<tr><td>索引号</td><td>11230600MB1559217W/2025-00491</td><td>组配分类</td><td>规范性文件</td></tr><tr><td>文号</td><td>庆医保规〔2025〕3号</td><td>有效性</td><td>有效</td></tr><tr><td>发布机构</td><td>大庆市医疗保障局</td><td>生成日期</td><td>2025-12-02</td></tr><tr><td>浏览次数</td><td>1904</td><td>公开方式</td><td>主动公开</td></tr>"),
    ("help-votes", "rules", "portal", "below", "这条信息对您有帮助吗？ 有帮助（12） 没有帮助（3）", "这条信息对您有帮助吗？ 有帮助（19） 没有帮助（3） 您已参与过评价"),
    ("reading-cards", "resident", "portal", "side", None, '<ul><li><a href="/jd/1">一图读懂 | 明年怎么参保</a></li><li><a href="/jd/2">视频解读：三分钟看懂缴费流程</a></li></ul>'),
    ("search-words", "base", "portal", "top", None, '<form action="/search"><input placeholder="请输入关键字"></form><div>热搜：公积金 落户 2026年高考 新能源汽车补贴</div>'),
    ("ai-summary", "transfer", "portal", "popup", None, '<div class="ai-box"><b>AI助手</b><p>您好，我是政务智能助手，可以为您查找文件、办理事项。内容由AI生成，仅供参考。</p></div>'),
    ("yearbook-menu", "phase", "portal", "nav", None, '<a href="/gk">政府信息公开指南</a><a href="/fd">法定主动公开内容</a><a href="/nb/2025">2025年度报告</a><a href="/ysq">依申请公开（本年受理41件）</a>'),
    ("tax-robot", "tax", "tax", "side", None, "征纳互动　人工坐席服务时间：工作日 9:00—17:00　当前排队 4 人"),
    ("tax-banner", "tax", "tax", "top", None, '<div class="bn">2025年度个人所得税综合所得汇算清缴3月1日开始</div>'),
    ("tax-views", "base", "tax", "info", "发布时间：2026-06-18 10:12　浏览次数：18", "发布时间：2026-06-18 10:12　浏览次数：3921　稿件编辑：社保处"),
    ("tax-maintenance", "tax", "tax", "popup", None, '<div class="notice">电子税务局将于11月21日22:00至11月22日6:00停机维护</div>'),
    ("tax-correct", "remote", "tax", "below", "【纠错】【收藏】", "【我要纠错】【收藏】【打印本页】【关闭窗口】【繁体版】"),
    ("qa-votes", "faq", "answers", "below", None, "该回答是否解决了您的问题？ <button>已解决 218</button><button>未解决 14</button>"),
    ("qa-hot", "faq", "answers", "side", None, "<ol><li>社保卡丢了怎么补办？</li><li>失业登记网上怎么操作？</li><li>职称评审材料如何提交？</li></ol>"),
    ("qa-updated", "faq", "answers", "info", "更新日期：2026-04-09　点击量：331", "更新日期：2026-11-20　点击量：5520　收藏：17"),
    ("qa-tabs", "faq", "answers", "nav", None, "<li>社会保险</li><li>就业创业</li><li>职业能力建设</li><li>人事人才</li><li>劳动监察</li>"),
    ("letter-score", "letter", "reply", "below", "群众评价：未评价　围观：8", "群众评价：★★★★★ 非常满意　评价时间：2026-10-20　围观：94"),
    ("letter-similar", "letter", "reply", "related", None, "<li>[已答复] 小区路灯不亮</li><li>[已答复] 公交102路何时恢复</li><li>[办理中] 学校周边停车</li>"),
    ("letter-meta", "letter", "reply", "meta", None, "<tr><th>信件编号</th><td>XJ2026101300027</td></tr><tr><th>来信时间</th><td>2026-10-09 14:22</td></tr><tr><th>信件类别</th><td>咨询</td></tr><tr><th>答复单位</th><td>芜湖市医疗保障局</td></tr><tr><th>答复时间</th><td>2026-10-13</td></tr>"),
    ("letter-total", "letter", "reply", "foot", None, "市政务服务便民热线中心　本月受理 38,206 件　按期办结率 99.6%"),
    ("article-reads", "family", "wechat", "share", "阅读 812　赞 9　在看 3", "阅读 10万+　赞 1352　在看 604　分享 2281"),
    ("article-comments", "family", "wechat", "related", None, "<ul><li>精选留言 12</li><li>晴天：讲得真清楚！</li><li>作者：感谢支持。</li></ul>"),
    ("article-editors", "family", "wechat", "below", "<section><span>END</span></section><section><span>编辑：宣传中心　审核：办公室</span></section>", "<section><span>往期推荐</span></section><section><span>● 国庆假期服务安排</span></section><section><span>编辑：融媒体中心　校对：信息科　监制：办公室</span></section>"),
    ("article-album", "remote", "wechat", "info", None, '<span>原创</span> <a id="js_name">呼和浩特医保</a> <em>2026-02-11 17:30</em> <span>内蒙古</span> <a>#医保课堂 18个</a> <span>听全文</span>'),
    ("article-header", "phase", "wechat", "above", "<section><span>点击蓝字 关注我们</span></section>", "<section><span>点击上方蓝字关注，点亮星标不错过推送</span></section>"),
    ("portal-advert", "cash", "local", "above", None, '<a href="/ad/7">双十一家电以旧换新 最高立减2000元 立即领取</a>'),
    ("portal-tip", "cash", "local", "below", '<p class="tips">温馨提示：微信搜索公众号“便民通”，关注后在对话框回复【医保】可查看办事入口。</p>', '<p class="tips">手机访问：扫描下方二维码进入便民网手机版，随时查看本地资讯。</p>'),
    ("portal-hot", "transfer", "local", "side", None, "<ul><li>2027年元旦高速免费吗</li><li>洛阳地铁最新规划</li><li>11月24日油价调整：92号每升7.12元</li></ul>"),
    ("portal-source", "remote", "local", "info", "2026-02-11 11:20　来源：综合整理", "更新时间：2026-11-16 08:05　来源：综合整理　【字号：大 中 小】　评论 6 条"),
    ("portal-cookies", "resident", "local", "popup", None, '<div id="cookie">本站使用Cookie改善您的浏览体验。<button>同意</button></div>'),
    ("paper-date", "family", "paper", "top", "2026年07月30日 星期四 第A03版：民生", "2026年07月30日 星期四 第A03版：民生　PDF版　往期回顾"),
    ("paper-pages", "resident", "paper", "nav", None, "第A01版：头版<br>第A02版：时政<br>第A03版：民生<br>第A04版：广告<br>第A05版：体育<br>第A06版：副刊"),
    ("paper-line", "cash", "paper", "foot", None, "版权声明：未经书面授权不得转载　新闻热线：96678　发行热线：2825666　零售价：1.5元"),
    ("login-name", "base", "intranet", "top", "欢迎您，工号10233　待办事项：2", "欢迎您，工号20871　待办事项：5　未读邮件：13　2026年11月20日 10:31"),
    ("read-list", "benefits", "intranet", "below", "已读 118人　未读 402人", "已读 497人　未读 23人　转发 4次　打印日期：2026-11-20"),
    ("canteen", "transfer", "intranet", "popup", None, "<marquee>职工食堂11月23日起试行新菜单，早餐6:50开餐</marquee>"),
    ("intranet-menu", "phase", "intranet", "nav", None, "公告通知(3)<br>规章制度<br>人事社保<br>排班查询<br>培训考试<br>下载中心"),
    ("floors", "tax", "forum", "below", None, '<div class="pl"><div class="authi">沙发 | 昨天 21:03</div><div class="t_f">谢谢分享！</div></div><div class="pl"><div class="authi">板凳 | 3 小时前</div><div class="t_f">请问办税厅周六上班吗？</div></div>'),
    ("forum-heat", "cash", "forum", "info", "查看: 120 | 回复: 2", "查看: 9631 | 回复: 58 | 收藏: 33 | 金币 +5"),
    ("forum-online", "account", "forum", "top", "今日: 21|昨日: 305|会员: 81022", "今日: 188|昨日: 297|会员: 81430|欢迎新会员"),
    ("entry-statistics", "account", "wiki", "side", "浏览次数：801次<br>编辑次数：4次", "浏览次数：1533次<br>编辑次数：9次历史版本<br>最近更新：（2026-11-18）"),
    ("entry-album", "phase", "wiki", "related", None, "<div>词条图册 更多图册</div><div>概述图（1张）</div>"),
    ("phone-tabs", "remote", "mobile", "foot", "首页 办事 资讯 我的", "首页 办事 扫一扫 消息(2) 我的"),
    ("phone-app", "transfer", "mobile", "popup", None, '<div class="open-app">打开APP，体验更流畅<span>×</span></div>'),
    ("phone-guess", "benefits", "mobile", "related", None, "<ul><li>公积金余额查询</li><li>不动产登记预约</li><li>献血量查询 满800毫升可申领荣誉证</li></ul>"),
)  # fmt: skip

# name, document, layout, second layout
REDESIGNS = (
    ("bureau-portal", "base", "bureau", "portal"), ("portal-bureau", "rules", "portal", "bureau"), ("bureau-tax", "resident", "bureau", "tax"),
    ("tax-mobile", "tax", "tax", "mobile"), ("unfolded", "faq", "answers", "local"), ("faq-phone", "faq", "mobile", "answers"), ("faq-wiki", "faq", "forum", "wiki"),
    ("letter-tax", "letter", "reply", "tax"), ("article-portal", "family", "wechat", "portal"), ("table-phone", "benefits", "bureau", "mobile"),
    ("intranet-new", "transfer", "intranet", "bureau"), ("consumer-phone", "cash", "local", "mobile"), ("paper-article", "remote", "paper", "wechat"),
    ("entry-paper", "account", "wiki", "paper"), ("remote-intranet", "remote", "portal", "intranet"), ("table-portal", "benefits", "intranet", "portal"),
)  # fmt: skip


def _wide(text: str) -> str:
    return text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))


def _sub(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text)


SPELLED: tuple[tuple[str, str, str, Callable[[str], str]], ...] = (
    ("wide-digits", "base", "bureau", _wide),
    ("wide-digits-table", "benefits", "portal", _wide),
    ("wide-percent", "resident", "wechat", lambda t: t.replace("%", "％")),
    ("spaced-years", "phase", "portal", _sub(r"(\d)年", r"\1 年")),
    (
        "iso-dates",
        "base",
        "tax",
        lambda t: t.replace("2026年7月1日", "2026-07-01").replace("2027年6月30日", "2027-06-30"),
    ),
    ("padded-dates", "account", "bureau", lambda t: t.replace("2026年1月1日", "2026年01月01日")),
    ("ten-thousands", "rules", "portal", lambda t: t.replace("四十万元", "40万元")),
    ("plain-yuan", "benefits", "bureau", lambda t: t.replace("35万元", "350000元")),
    ("grouped-yuan", "tax", "tax", lambda t: t.replace("4610元", "4,610元").replace("23050元", "23,050元")),
    (
        "digits-for-years",
        "rules",
        "bureau",
        lambda t: t.replace("三十年", "30年").replace("二十五年", "25年").replace("少于十年", "少于10年"),
    ),
    ("digits-for-months", "rules", "wiki", lambda t: t.replace("六个月", "6个月").replace("三个月", "3个月")),
    (
        "percent-for-words",
        "rules",
        "intranet",
        lambda t: t.replace("百分之八", "8%").replace("百分之二", "2%").replace("百分之九", "9%"),
    ),
    ("words-for-percent", "account", "portal", lambda t: t.replace("2%", "百分之二")),
    ("half-punctuation", "transfer", "tax", lambda t: t.replace("，", ",").replace("；", ";")),
    ("brackets", "resident", "portal", lambda t: t.replace("（", "(").replace("）", ")")),
    ("no-break-space", "remote", "mobile", lambda t: re.sub(r"(\d+)", "\u00a0\\1\u00a0", t)),
    ("zero-width", "cash", "local", lambda t: t.replace("个人账户", "个人\u200b账户")),
)

# name, document, layout, edits
REWORDED: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    ("account-spelling", "account", "bureau", (("违规套取个人账户资金", "违规套取个人帐户资金"),)),
    ("agency", "account", "portal", (("由医疗保障部门责令退回", "由医疗保障行政部门责令退回"),)),
    ("preface", "base", "bureau", (("经市政府同意，现将", "经研究并报市政府同意，现将"),)),
    ("closing", "base", "portal", (("各级经办机构要做好", "各级医保经办机构要切实做好"),)),
    ("greeting", "letter", "reply", (("尊敬的网友，您好！您的来信已收悉，现答复如下：", "网友您好，来信收悉，现就您反映的问题回复如下："),)),
    ("thanks", "letter", "mobile", (("感谢您对医疗保障工作的关心和支持", "衷心感谢您对我市医保工作的理解、关心和支持"),)),
    ("editor", "cash", "local", (("小编按照现行政策为大家整理了一份说明，建议先收藏再看", "下面是便民网为您整理的说明，欢迎收藏转发"),)),
    ("opening", "family", "wechat", (("今天带您了解家庭共济。", "本期医保小课堂，就和大家聊聊家庭共济。"),)),
    ("purpose", "account", "portal", (("根据上级文件精神", "根据国家、省有关文件精神"),)),
    ("addressees", "phase", "bureau", (("各县（区）医疗保障局，各参保单位", "各县（区）医疗保障局、各参保单位、各定点医药机构"),)),
    ("introduction", "tax", "tax", (("不少灵活就业人员来电询问", "很多灵活就业人员来电、来厅询问"),)),
    ("question", "faq", "answers", (("职工医保个人账户里的钱能取现吗？", "请问，职工医保个人账户里的钱能取现吗？"),)),
)  # fmt: skip


def cases() -> Iterator[Case]:
    visit = 2
    for name, key, layout, slot, before, after in FURNITURE:
        it, visit = ALL[key], visit + 2
        first: Mapping[str, str] = {} if before is None else {slot: before}
        steps = film(show(it, layout, visit, first), show(it, layout, visit + 1, {slot: after}))
        yield noise(f"sixteenth-furniture-{name}", f"sixteenth {layout}", f"{slot} of {layout}", steps, kind=it.kind)
    for name, key, layout, other in REDESIGNS:
        steps = film(show(ALL[key], layout, 4), show(ALL[key], other, 5))
        yield noise(
            f"sixteenth-redesign-{name}", "sixteenth redesign", f"{key}: {layout} → {other}", steps, kind=ALL[key].kind
        )
    for name, key, layout, change in SPELLED:
        steps = film(show(ALL[key], layout, 6), show(ALL[key].respelled(change), layout, 7))
        yield noise(f"sixteenth-spelling-{name}", "sixteenth spelling", name, steps, kind=ALL[key].kind)
    for name, key, layout, edits in REWORDED:
        steps = film(show(ALL[key], layout, 8), show(ALL[key].edit(*edits), layout, 9))
        yield noise(
            f"sixteenth-words-{name}", "sixteenth words", edits[0][1], steps, may_reword=True, kind=ALL[key].kind
        )
    yield from _markup()
    yield from _around()
    yield from _lists()


def _markup() -> Iterator[Case]:
    """Another editor, another encoding, another format of the same text."""
    for name, it, layout, rewrite in (
        ("split-numbers", BASE, "portal", split_numbers), ("split-inside", TAX, "tax", split_inside), ("word-paste", RULES, "bureau", word_paste),
        ("entities", RESIDENT, "bureau", spaced_entities), ("table-cells", BENEFITS, "bureau", table_as_list), ("split-article", REMOTE, "wechat", split_inside),
    ):  # fmt: skip
        yield noise(
            f"sixteenth-markup-{name}",
            "sixteenth markup",
            name,
            film(show(it, layout, 11), show(it, layout, 12, rewrite=rewrite)),
            kind=it.kind,
        )
    for charset, it, layout in (("gbk", TRANSFER, "tax"), ("gb18030", BENEFITS, "intranet")):
        yield noise(
            f"sixteenth-charset-{charset}",
            "sixteenth markup",
            f"utf-8 → {charset}",
            film(show(it, layout, 13), show(it, layout, 14, charset=charset)),
        )
    for name, answer in (
        ("pdf", as_pdf(SHORT, 30)),
        ("docx", as_docx(SHORT, runs=7)),
        ("text", as_text(SHORT)),
        ("markdown", as_markdown(SHORT)),
    ):
        yield noise(
            f"sixteenth-format-{name}", "sixteenth markup", f"html → {name}", film(show(SHORT, "bureau", 15), answer)
        )


def _around() -> Iterator[Case]:
    """Notes and aids around the text, numbering, and attachments that stay."""
    note = replace(BASE, blocks=("（本文由办公室供稿，如需转载请注明出处。）", *BASE.blocks))
    contents: tuple[Block, ...] = (
        "本文目录：一、适用范围；二、办理条件；三、个人账户处理；四、办理材料",
        *TRANSFER.blocks,
    )
    aids = replace(TRANSFER, blocks=contents)
    related = replace(
        RULES,
        blocks=(
            *RULES.blocks,
            "相关文档：",
            "《襄阳市职工基本医疗保险实施办法》政策解读",
            "《襄阳市职工基本医疗保险实施办法》一图读懂",
        ),
    )
    signed = replace(PHASE, blocks=(*PHASE.blocks, "宜宾市医疗保障局办公室", "（此件公开发布）"))
    numbered = RESIDENT.mapped(
        lambda t: re.sub(r"^([一二三四五六])、", lambda m: f"{'一二三四五六'.index(m[1]) + 1}. ", t)
    )
    bare = replace(
        REMOTE, blocks=tuple(Heading(b.text.split("、")[1]) if isinstance(b, Heading) else b for b in REMOTE.blocks)
    )
    turned = FAQ.ordered(lambda blocks: [*blocks[6:], *blocks[:6]])
    for name, before, after, layout in (
        ("source-note", BASE, note, "bureau"), ("contents", TRANSFER, aids, "local"), ("related-documents", RULES, related, "portal"),
        ("signature", PHASE, signed, "bureau"),
    ):  # fmt: skip
        yield noise(
            f"sixteenth-around-{name}",
            "sixteenth around",
            name,
            film(show(before, layout, 17), show(after, layout, 18)),
            may_reword=True,
        )
    for name, before, after, layout in (
        ("numbering", RESIDENT, numbered, "bureau"), ("headings-bare", REMOTE, bare, "portal"), ("order", FAQ, turned, "answers"),
        ("file-query", replace(BASE, files=(("/att/sb.docx?v=20260618", "申报表.docx"),)), replace(BASE, files=(("/att/sb.docx?v=20261119", "申报表.docx"),)), "bureau"),
        ("file-token", replace(ACCOUNT, files=(("/att/xz.pdf?t=a81c", "细则.pdf"),)), replace(ACCOUNT, files=(("/att/xz.pdf?t=99f0", "细则.pdf"),)), "portal"),
    ):  # fmt: skip
        yield noise(
            f"sixteenth-around-{name}",
            "sixteenth around",
            name,
            film(show(before, layout, 19), show(after, layout, 20)),
            kind=before.kind,
        )


def _lists() -> Iterator[Case]:
    """Column pages whose furniture, order or markup moves, and never their notices."""
    documents: tuple[tuple[str, Document, str], ...] = (
        ("311", RULES, "2026-08-12"),
        ("290", BASE, "2026-06-18"),
        ("207", TRANSFER, "2026-03-16"),
    )
    entries = [Entry(f"art/art_9_{n}.html", it, day) for n, it, day in documents]
    meeting = Entry("art/art_9_333.html", None, "2026-11-18", "市局召开党风廉政建设专题会议")
    day = [replace(entry, day=entry.day.replace("-", "/")) for entry in entries]
    rows = (
        ("clock", column(entries, visit=21), column(entries, visit=22)),
        ("rows", column(entries, visit=23), column(entries, visit=24, rows=True)),
        ("order", column(entries, visit=25), column(entries[::-1], visit=26)),
        ("dates", column(entries, visit=27, rows=True), column(day, visit=28, rows=True)),
        ("meeting", column(entries, visit=29), column([meeting, *entries], visit=30)),
    )
    for name, before, after in rows:
        yield noise(
            f"sixteenth-list-{name}",
            "sixteenth list",
            f"list page: {name}",
            film(before, after),
            kind="list",
            follow=FOLLOW,
        )
