"""Pages of the eleventh wave that differ between two visits while no rule does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.signal import eleventh_texts as t
from bench.signal.case import Answer, Case, noise
from bench.signal.document import Document, Heading, table
from bench.signal.eleventh_layouts import links, show
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
HOLIDAY = '<div class="tips-bar">元旦期间（1月1日至3日）政务服务大厅暂停对外服务，1月4日起恢复正常。</div>'
UPGRADE = '<div class="marquee">因机房搬迁，本网站将于11月14日22:00至次日6:00暂停访问，请谅解。</div>'
COOKIE = (
    '<div class="cookie" role="dialog">我们使用Cookie改善浏览体验，继续浏览即表示同意。<button>知道了</button></div>'
)
OLD = links(
    (
        ("/a/101.html", "2025年度政府网站工作年度报表"),
        ("/a/102.html", "市医保局到3家定点医院走访调研"),
        ("/a/103.html", "医保知识竞赛落幕 12支队伍获奖"),
    )
)
NEW = links(
    (
        ("/a/187.html", "2026年医保基金监管集中宣传月启动"),
        ("/a/103.html", "医保知识竞赛落幕 12支队伍获奖"),
        ("/a/190.html", "全市新增5家医保服务站"),
    )
)

# (slug, document, layout, place, before, after)
FURNITURE: tuple[tuple[str, Document, str, str, str, str], ...] = (
    ("county-holiday", t.BASE, "county", "top", "", HOLIDAY),
    ("county-upgrade", t.REGION, "county", "top", UPGRADE, ""),
    ("county-crumb", t.RULES, "county", "crumb", "", "首页 / 政务公开 / 重点领域信息公开 / 社会保障 / 医疗保障"),
    ("county-tools", t.RESIDENT, "county", "before", '<div class="tool">【字号：<a>大</a> <a>中</a> <a>小</a>】【打印】</div>',
     '<div class="tool">【字号：<a>大</a> <a>中</a> <a>小</a>】【打印】【收藏】【下载】 打印时间：2026年11月12日 09:41</div>'),
    ("county-interpret", t.REGION, "county", "after", "", '<div class="jd"><h4>相关解读</h4><ul><li><a href="/jd/9.html">一图读懂职工医保新规</a> 2025-12-03</li></ul></div>'),
    ("county-poll", t.BASE, "county", "side", '<div class="vote">网上调查：您对政务公开工作是否满意？已有312人参与</div>', '<div class="vote">网上调查：您对政务公开工作是否满意？已有547人参与</div>'),
    ("county-contact", t.RULES, "county", "foot", "<p>网站维护电话：0851-2882310 邮编：563000</p>", "<p>网站维护电话：0851-2881766 邮编：563000 黔公网安备52030302000871号</p>"),
    ("county-menu", t.PUPILS, "county", "side", "<ul><li>机构职能</li><li>预算决算</li></ul>", "<ul><li>机构职能</li><li>财政预决算</li><li>行政执法公示（26）</li><li>建议提案办理（8）</li></ul>"),
    ("county-quality", t.RESIDENT, "county", "foot", "<p>本站累计访问2,318,774次</p>", "<p>本站累计访问2,402,915次 今日访问1,204次</p>"),
    ("county-smart", t.BASE, "county", "foot", "", '<div class="robot">智能问答机器人“小烟”为您服务，24小时在线</div>'),
    ("account-follow", t.REMOTE, "account", "before", "<p>点击上方蓝字关注我们</p>", "<p>点击上方<strong>宜昌医保</strong>关注我们，设为星标★</p><p>全文约900字，阅读约需3分钟</p>"),
    ("account-past", t.REMOTE, "account", "after", "<p>往期推荐</p>" + OLD, "<p>往期推荐</p>" + NEW),
    ("account-credits", t.RESIDENT, "account", "after", "<p>编辑：融媒体编辑部　审核：办公室</p>", "<p>来源：赣州医保</p><p>编辑：新媒体组　一审：办公室　二审：待遇科　三审：局领导</p>"),
    ("account-qr", t.YEARS, "account", "after", "", "<p>长按识别二维码，关注“柳州12345”</p><p>↓↓↓点个在看，让更多人看到↓↓↓</p>"),
    ("account-comments", t.PUPILS, "account", "foot", "<p>作者：感谢支持 赞6</p>", "<p>作者：感谢支持 赞41</p><p>小雨：已转给同事 赞3</p><p>共28条留言</p>"),
    ("account-listen", t.ACCOUNT, "account", "top", "", '<div class="listen">听全文 05:12</div>'),
    ("account-lottery", t.REMOTE, "account", "after", "<p>【互动有礼】留言点赞前10名送雨伞一把，截至11月5日</p>", ""),
    ("bendi-advert", t.ACCOUNT, "bendi", "top", '<a class="gg">双十一家电满3000减300</a>', '<a class="gg">年货节 全场满200元减30元 限时3天</a>'),
    ("bendi-oil", t.FLEXIBLE, "bendi", "side", "<div>今日油价 92号汽油7.42元/升 95号7.96元/升</div>", "<div>今日油价 92号汽油7.29元/升 95号7.82元/升</div>"),
    ("bendi-summary", t.ACCOUNT, "bendi", "before", "", '<div class="ai"><b>AI摘要</b> 本文围绕银川医保个人账户的常见疑问作了整理，供读者参考。<i>内容由AI生成</i></div>'),
    ("bendi-updated", t.ACCOUNT, "bendi", "before", "<p>本文最后更新：2026年9月2日</p>", "<p>本文最后更新：2026年11月10日 编辑已核对</p>"),
    ("bendi-readers", t.FLEXIBLE, "bendi", "after", "<div>有用(112) 没用(7)</div>", "<div>有用(186) 没用(9) 收藏(33)</div>"),
    ("bendi-related", t.YEARS, "bendi", "after", "<h3>相关推荐</h3>" + OLD, "<h3>相关推荐</h3>" + NEW + "<p>查看更多20篇</p>"),
    ("bendi-crumb", t.ACCOUNT, "bendi", "crumb", "", "银川本地宝典 &gt; 社会保障 &gt; 正文"),
    ("forum-similar", t.ANSWERS, "forum", "after", "", "<div class=sim><h3>相似信件</h3>" + OLD + "</div>"),
    ("forum-login", t.ANSWERS, "forum", "top", "", "<a>站内信(2)</a> <a>退出</a>"),
    ("forum-stats", t.ANSWERS, "forum", "side", "<p>本周来信214件，已办结198件，办结率92.5%</p>", "<p>本周来信187件，已办结180件，办结率96.3%</p>"),
    ("forum-rules", t.ANSWERS, "forum", "foot", "<p>来信须知：请勿重复提交</p>", "<p>来信须知：请勿重复提交，来信一般在7个工作日内回复</p>"),
    ("mobile-popup", t.TRANSFER, "mobile", "foot", '<div class="mask">新版本3.8.1发布，修复已知问题<button>立即更新</button></div>', ""),
    ("mobile-verify", t.BASE, "mobile", "top", "", '<span class="badge">未实名认证</span>'),
    ("mobile-recommend", t.CARD, "mobile", "side", OLD, NEW),
    ("mobile-rating", t.YEARS, "mobile", "after", "<div>该内容对您有帮助吗？有帮助 88 没帮助 5</div>", "<div>该内容对您有帮助吗？有帮助 131 没帮助 6</div>"),
    ("paper-masthead", t.FLEXIBLE, "paper", "top", "总第8213期 今日8版 邮发代号13-21 ", "总第8213期 今日8版 官方微博粉丝52万 "),
    ("paper-small-ads", t.FLEXIBLE, "paper", "side", "<p>分类信息：临街门市出租，80平，年租2.4万元</p>", "<p>分类信息：二手车转让，行驶6万公里，价格面议</p>"),
    ("paper-ending", t.FLEXIBLE, "paper", "after", "", "<p>（本版稿件未经授权不得转载）</p>"),
    ("intranet-canteen", t.STAFF, "intranet", "side", "<p>食堂今日：红烧鱼块12元 番茄炒蛋6元</p>", "<p>食堂今日：土豆牛肉15元 清炒时蔬5元</p>"),
    ("intranet-todo", t.STAFF, "intranet", "top", "待办(3) 待阅(11) ", "待办(0) 待阅(14) 邮件(5) "),
    ("intranet-birthday", t.STAFF, "intranet", "foot", "", "<marquee>祝本月生日的26位同事生日快乐！</marquee>"),
    ("intranet-safety", t.STAFF, "intranet", "foot", "安全生产第1204天<br>", "安全生产第1231天<br>"),
    ("intranet-notice", t.STAFF, "intranet", "side", "<p>通知：年度体检11月3日至7日分批进行</p>", "<p>通知：消防演练11月20日15时举行</p>"),
    ("bank-rates", t.CARD, "bank", "side", "<p>三年期大额存单年利率1.75%，20万元起存</p>", "<p>三年期大额存单年利率1.60%，20万元起存</p>"),
    ("bank-fraud", t.CARD, "bank", "top", "", '<div class="warn">警惕电信网络诈骗：不轻信、不透露、不转账</div>'),
    ("bank-campaign", t.CARD, "bank", "after", "<p>新客开户送50元话费券，活动截至10月31日</p>", "<p>手机银行缴电费满100元立减10元，活动截至12月31日</p>"),
    ("bank-hours", t.CARD, "bank", "foot", "<p>营业时间：周一至周五8:30—17:30</p>", "<p>冬季营业时间：周一至周五9:00—17:00</p>"),
    ("plain-support", t.BASE, "plain", "foot", "技术支持：烟台市大数据中心 ", "技术支持：烟台市数据局信息中心 建议分辨率1920×1080 "),
    ("plain-cookie", t.TABLES, "plain", "top", COOKIE, ""),
    ("plain-neighbours", t.REGION, "plain", "after", "<p>上一篇：无<br>下一篇：关于开展医保宣传的通知</p>", "<p>上一篇：关于公布2025年考核结果的通报<br>下一篇：关于开展医保宣传的通知</p>"),
    ("hotline-rates", t.YEARS, "hotline", "foot", "热线接通率97.9% ", "热线接通率98.6% 平均等待12秒 "),
    ("hotline-opinion", t.YEARS, "hotline", "after", "<p>知识点评价：满意45人</p>", "<p>知识点评价：满意52人，一般3人</p>"),
    ("hotline-season", t.REMOTE, "hotline", "side", "<p>近期热点：高温补贴、暑期托管</p>", "<p>近期热点：供暖报修、秋季招聘</p>"),
    ("cards-queue", t.TRANSFER, "cards", "side", "<p>当前排队：市民中心12人，江阳分厅4人</p>", "<p>当前排队：市民中心0人，江阳分厅9人</p>"),
    ("cards-score", t.TRANSFER, "cards", "after", "<div>服务评分9.8分 共632条评价</div>", "<div>服务评分9.7分 共701条评价</div>"),
    ("cards-upgrade", t.TABLES, "cards", "top", "", UPGRADE),
    ("cards-tip", t.TRANSFER, "cards", "before", '<p class="tip">温馨提示：使用Chrome或Edge浏览器访问效果更佳</p>', '<p class="tip">温馨提示：登录后可查看办件进度</p>'),
    ("channel-live", t.REMOTE, "channel", "top", "<b>正在直播：市运会开幕式 1.2万人观看</b>", "<b>直播预告：周日9:00城市马拉松</b>"),
    ("channel-hot", t.FLEXIBLE, "channel", "side", OLD, NEW),
    ("channel-app", t.ACCOUNT, "channel", "after", "", '<div class="dl">下载客户端，新用户注册领取60积分</div>'),
    ("channel-copyright", t.BASE, "channel", "foot", "广播电视台 版权所有 2010-2025", "广播电视台 版权所有 2010-2026 违法和不良信息举报邮箱"),
)  # fmt: skip

# The same document in another dress; only layouts that both print the number where there is one.
REDESIGNS: tuple[tuple[Document, str, str], ...] = (
    (t.BASE, "county", "plain"), (t.RULES, "county", "intranet"), (t.REGION, "plain", "county"), (t.RESIDENT, "plain", "county"),
    (t.STAFF, "intranet", "plain"), (t.YEARS, "hotline", "mobile"), (t.YEARS, "plain", "hotline"), (t.YEARS, "account", "cards"),
    (t.TABLES, "cards", "plain"), (t.TABLES, "mobile", "county"), (t.TRANSFER, "plain", "cards"), (t.TRANSFER, "cards", "mobile"),
    (t.ACCOUNT, "bendi", "account"), (t.REMOTE, "account", "channel"), (t.FLEXIBLE, "paper", "channel"), (t.FLEXIBLE, "paper", "plain"),
    (t.CARD, "bank", "mobile"), (t.PUPILS, "account", "bendi"), (t.ANSWERS, "forum", "plain"), (t.CARD, "intranet", "bank"),
)  # fmt: skip

Change = Callable[[str], str]
DIGITS = "零一二三四五六七八九"
WIDTH = str.maketrans("0123456789%", "０１２３４５６７８９％")


def spelled(number: int) -> str:
    """Below one hundred, as texts write it."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


def by(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Change:
    return lambda text: re.sub(pattern, new, text)


RESPELLED: tuple[tuple[str, Document, str, Change], ...] = (
    ("percent-words", t.REMOTE, "account", by(r"(?<![\d.])(\d\d?)%", lambda m: "百分之" + spelled(int(m[1])))),
    ("percent-wide", t.RULES, "county", lambda s: s.replace("%", "％")),
    ("digits-wide", t.BASE, "plain", lambda s: s.translate(WIDTH)),
    ("years-words", t.YEARS, "hotline", by(r"(?<!\d)(\d\d)年(?!\d)", lambda m: spelled(int(m[1])) + "年")),
    ("months-words", t.FLEXIBLE, "paper", by(r"(\d+)个月", lambda m: spelled(int(m[1])).replace("二", "两") + "个月")),
    ("days-words", t.TRANSFER, "cards", by(r"(\d+)个工作日", lambda m: spelled(int(m[1])) + "个工作日")),
    ("thousands", t.STAFF, "intranet", by(r"(\d?\d)(\d{3})元", r"\1,\2元")),
    ("ten-thousands", t.RESIDENT, "county", lambda s: s.replace("10万元", "100000元")),
    ("ten-thousands-back", t.FLEXIBLE, "channel", lambda s: s.replace("12万元", "120000元")),
    ("cents", t.ACCOUNT, "bendi", lambda s: s.replace("95元", "95.00元")),
    ("dates-padded", t.REGION, "county", by(r"(\d{4})年(\d)月(\d)日", r"\1年0\2月0\3日")),
    ("dates-dashed", t.RESIDENT, "plain", by(r"2027年1月1日", "2027-01-01")),
    ("spaced", t.ANSWERS, "forum", by(r"(\d+)(年|个月|元)", r" \1 \2")),
    ("spaced-date", t.BASE, "county", by(r"(\d{4})年(\d+)月(\d+)日", r"\1 年 \2 月 \3 日")),
    ("account-sign", t.CARD, "bank", lambda s: s.replace("账户", "帐户")),
    ("half-punctuation", t.FLEXIBLE, "bendi", lambda s: s.replace("，", ",").replace("。", ".")),
    ("brackets", t.RULES, "county", lambda s: s.replace("〔2016〕", "[2016]").replace("（", "(").replace("）", ")")),
    ("quotes", t.RESIDENT, "account", lambda s: s.replace("“", "「").replace("”", "」")),
    ("order-relatives", t.CARD, "mobile", lambda s: s.replace("配偶、父母、子女", "父母、配偶、子女")),
    ("order-channels", t.RESIDENT, "county", lambda s: s.replace("微信、支付宝", "支付宝、微信")),
    ("order-papers", t.TRANSFER, "plain", lambda s: s.replace("身份证、参保缴费凭证", "参保缴费凭证、身份证")),
    ("article-space", t.RULES, "county", by(r"^(第.{1,3}条) ", "\\1\u3000")),
    ("numbers-arabic", t.ANSWERS, "forum", by(r"^([一二三四五六七八九])、", lambda m: f"{DIGITS.index(m[1])}.")),
    ("headings-bare", t.ACCOUNT, "account", by(r"^[一二三四五六七八]、", "")),
    ("headings-other", t.REGION, "plain", by(r"^([一二三四五六])、", r"（\1）")),
    ("card-headings", t.CARD, "bank", by(r"^([1-5])\. ", lambda m: DIGITS[int(m[1])] + "、")),
)  # fmt: skip

REWORDED: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("greeting", t.REMOTE, "account", (("近期不少参保群众在后台留言询问", "近期不少参保群众在后台留言，询问"), ("建议收藏", "建议收藏转发"))),
    ("salutation", t.BASE, "county", (("各区市医疗保障局、税务局，各参保单位", "各区（市）医疗保障局、税务局，各有关参保单位"),)),
    ("purpose", t.RULES, "county", (("为健全职工基本医疗保险门诊共济保障机制", "为进一步健全互助共济、责任共担的职工基本医疗保险制度"),)),
    ("author", t.ACCOUNT, "bendi", (("小编根据公开政策整理如下", "编辑为大家整理如下，一起来看看"),)),
    ("closing", t.ANSWERS, "forum", (("感谢您对医保工作的关心和支持", "祝您生活愉快"),)),
    ("interview", t.FLEXIBLE, "channel", (("记者就此采访了市医保局有关负责人", "本报记者日前走访了市医保局"),)),
    ("department", t.REGION, "county", (("为规范全区职工基本医疗保险", "为统一规范全自治区职工基本医疗保险"),)),
    ("caption", t.TABLES, "cards", (("现行待遇标准如下，供参保职工查询", "待遇标准汇总如下，供广大参保职工查阅"),)),
    ("scope-staff", t.STAFF, "intranet", (("本摘要适用于与公司签订劳动合同", "本摘要适用于与本公司签订劳动合同"),)),
    ("passbook", t.CARD, "bank", (("本须知适用于持有我行发行的", "本须知适用于持有本行所发行的"),)),
)  # fmt: skip


def split(markup: str) -> str:
    """Numbers cut by spans, as editors leave them."""
    head, body = markup.split("<body", 1)
    return head + "<body" + re.sub(r"(\d)(\d+(?:\.\d+)?)(元|%|年|个月)", r'\1<span lang="EN-US">\2</span>\3', body)


def word(markup: str) -> str:
    return markup.replace(
        '<p style="text-indent:2em">', '<p class="MsoNormal" style="margin:0cm;line-height:28pt;mso-pagination:none">'
    ).replace("<b>", '<span style="font-family:黑体"><b>')


def nested(markup: str) -> str:
    return re.sub(
        r"<p>　　(.*?)</p>",
        r'<div class="s"><div><div class="t"><font color="#333">\1</font></div></div></div>',
        markup,
    )


def twice(markup: str) -> str:
    """The body once more, for phones."""
    return re.sub(
        r"<div id=content>(.*?)</div>",
        r'<div id=content>\1</div><div class="phone-content" style="display:none">\1</div>',
        markup,
        flags=re.S,
    )


def opened(markup: str) -> str:
    return markup.replace("<details ", "<details open ").replace("kb-item", "kb-item active")


def wide_spaces(markup: str) -> str:
    return markup.replace("　　", "&emsp;&emsp;").replace("、", "、&#8203;")


def commented(markup: str) -> str:
    return markup.replace("<P>", '<!--p--><P align="justify">').replace("</P>", "</P>\n\n")


MARKUP: tuple[tuple[str, Document, str, Callable[[str], str]], ...] = (
    ("split-numbers", t.RESIDENT, "account", split), ("split-channel", t.REMOTE, "channel", split), ("word-paste", t.RULES, "county", word),
    ("nested", t.ACCOUNT, "bendi", nested), ("printed-twice", t.BASE, "plain", twice), ("unfolded", t.YEARS, "hotline", opened),
    ("spaces", t.REGION, "plain", wide_spaces), ("comments", t.FLEXIBLE, "paper", commented),
)  # fmt: skip


def _swapped(it: Document, first: str, second: str) -> Document:
    """The two blocks that begin so change places."""
    blocks = list(it.blocks)
    a, b = (next(n for n, x in enumerate(blocks) if isinstance(x, str) and x.startswith(s)) for s in (first, second))
    blocks[a], blocks[b] = blocks[b], blocks[a]
    return replace(it, blocks=tuple(blocks))


def _reshaped() -> Iterator[tuple[str, Document, str, Document]]:
    """The same sentences in another order, or a table in another shape."""
    yield "uses-swapped", t.CARD, "bank", _swapped(t.CARD, "职工医保个人账户可用于本人", "职工医保个人账户可用于缴纳")
    yield "circumstances-swapped", t.ACCOUNT, "account", _swapped(t.ACCOUNT, "职工医保参保人出国", "职工医保参保人应征")
    yield "questions-turned", t.YEARS, "hotline", t.YEARS.ordered(lambda b: (*b[5:], *b[:5]))
    yield "transposed", t.TABLES, "plain", replace(t.TABLES, blocks=tuple(
        table(("项目", "在职职工", "退休人员"), ("门诊起付标准", "180元", "120元"), ("门诊年度最高支付限额", "1500元", "2000元")) if n == 4 else b
        for n, b in enumerate(t.TABLES.blocks)))  # fmt: skip
    lines = ("用人单位缴费比例：8%", "职工个人缴费比例：2%", "灵活就业人员缴费比例：10%")
    yield (
        "table-to-lines",
        t.TABLES,
        "cards",
        replace(t.TABLES, blocks=(*t.TABLES.blocks[:6], *lines, *t.TABLES.blocks[7:])),
    )
    turned = table(("医院级别", "居民医保住院起付线", "居民医保住院报销比例", "居民医保住院年度封顶线"), ("一级医院", "100元", "85%", "8万元"),
                   ("二级医院", "300元", "75%", "8万元"), ("三级医院", "800元", "65%", "8万元"))  # fmt: skip
    yield (
        "levels-as-rows",
        t.PUPILS,
        "account",
        replace(t.PUPILS, blocks=(t.PUPILS.blocks[0], turned, *t.PUPILS.blocks[2:])),
    )
    yield "heading-new", t.FLEXIBLE, "paper", t.FLEXIBLE.after("据介绍", Heading("参保缴费怎么办"))


def _pages() -> Iterator[Case]:
    for k, (slug, it, layout, place, before, after) in enumerate(FURNITURE):
        steps = film(show(it, layout, 2 + k % 5, put={place: before}), show(it, layout, 11 + k % 7, put={place: after}))
        yield noise(f"eleventh-{slug}", "eleventh furniture", f"{place} of {layout}", steps, kind=it.kind)
    for k, (it, old, new) in enumerate(REDESIGNS):
        yield noise(f"eleventh-redesign-{k}-{old}-{new}", "eleventh redesign", f"{old} becomes {new}", film(show(it, old, 4), show(it, new, 4 + k)), kind=it.kind)  # fmt: skip
    for slug, it, layout, change in RESPELLED:
        steps = film(show(it, layout, 3), show(it.respelled(change), layout, 12))
        yield noise(f"eleventh-spelling-{slug}", "eleventh spelling", slug, steps, kind=it.kind)
    for slug, it, layout, edits in REWORDED:
        steps = film(show(it, layout, 5), show(it.edit(*edits), layout, 13))
        yield noise(f"eleventh-words-{slug}", "eleventh words", slug, steps, may_reword=True, kind=it.kind)
    for slug, it, layout, rewrite in MARKUP:
        steps = film(show(it, layout, 6), show(it, layout, 14, rewrite=rewrite))
        yield noise(f"eleventh-markup-{slug}", "eleventh markup", slug, steps, kind=it.kind)
    for slug, it, layout, other in _reshaped():
        steps = film(show(it, layout, 7), show(other, layout, 15))
        yield noise(f"eleventh-order-{slug}", "eleventh order", slug, steps, may_reword=True, kind=it.kind)


def _files() -> Iterator[Case]:
    """Other encodings, other kinds of file, columns and attachments."""
    pairs: tuple[tuple[str, Document, Answer, Answer], ...] = (
        ("gbk", t.RULES, show(t.RULES, "county", 3), show(t.RULES, "county", 4, charset="gb18030")),
        ("from-gbk", t.STAFF, show(t.STAFF, "intranet", 3, charset="gbk"), show(t.STAFF, "intranet", 9)),
        ("page-to-pdf", t.TRANSFER, show(t.TRANSFER, "plain", 3), as_pdf(t.TRANSFER)),
        ("page-to-docx", t.CARD, show(t.CARD, "bank", 3), as_docx(t.CARD, runs=9)),
        ("pdf-to-page", t.ANSWERS, as_pdf(t.ANSWERS), show(t.ANSWERS, "plain", 3)),
        ("pdf-narrower", t.FLEXIBLE, as_pdf(t.FLEXIBLE), as_pdf(t.FLEXIBLE, 30)),
        ("docx-retyped", t.STAFF, as_docx(t.STAFF), as_docx(t.STAFF, runs=5)),
        ("text-broken", t.REMOTE, as_text(t.REMOTE), as_text(t.REMOTE, 32, newline="\r\n", charset="gb18030")),
        ("markdown-bold", t.ACCOUNT, as_markdown(t.ACCOUNT), as_markdown(t.ACCOUNT, strong="**", bullet="- ")),
    )  # fmt: skip
    names = {
        "pdf-narrower": "news.pdf",
        "docx-retyped": "staff.docx",
        "text-broken": "remote.txt",
        "markdown-bold": "account.md",
    }
    for slug, it, before, after in pairs:
        name = names.get(slug, "index.html")
        kind = "file" if slug in names else it.kind
        yield noise(f"eleventh-file-{slug}", "eleventh files", slug, film(before, after), kind=kind, name=name)
    holder = replace(t.TRANSFER, blocks=t.TRANSFER.blocks[:6])
    name = "fj1.xlsx"
    sheet: list[list[object]] = [
        ["医院级别", "职工医保住院报销比例"],
        ["一级医院", 0.92],
        ["二级医院", 0.87],
        ["三级医院", 0.82],
    ]

    def page(href: str, visit: int) -> Answer:
        return show(replace(holder, files=((href, "附件1"),)), "county", visit)

    table_of = "职工基本医疗保险住院待遇表"
    yield noise("eleventh-attached-format", "eleventh files", "the sheet in other formats", film(
        {"": page(name, 2), name: as_xlsx(table_of, sheet)}, {"": page(name, 3), name: as_xlsx(table_of, sheet, percent="0%", bold=True)}), attachments=True)  # fmt: skip
    yield noise("eleventh-attached-query", "eleventh files", "the link has another query", film(
        {"": page("fj2.docx?v=20260401", 2), "fj2.docx": as_docx(t.ANSWERS)}, {"": page("fj2.docx?v=20261103", 6), "fj2.docx": as_docx(t.ANSWERS)}))  # fmt: skip
    entries = (
        Entry("n1.html", t.BASE, "2026-01-12"),
        Entry("n2.html", t.RESIDENT, "2026-08-27"),
        Entry("n3.html", t.REGION, "2025-11-28"),
    )
    other = Entry("x9.html", None, "2026-11-09", "市级机关运动会报名事项的通知")
    columns = (
        ("visits", column(entries), column(entries, visit=9)), ("rows", column(entries), column(entries, visit=3, rows=True)),
        ("query", column(entries, query="?f=1"), column(entries, visit=2, query="?f=2")), ("order", column(entries), column(entries[::-1], visit=5)),
        ("other-topic", column(entries), column((other, *entries), visit=4)), ("other-gone", column((*entries, other), visit=2), column(entries, visit=7)),
        ("days", column(entries), column([replace(e, day=e.day.replace("-", "/")) for e in entries], visit=8)),
        ("dress", column(entries), column(entries, visit=2, layout="trs")),
    )  # fmt: skip
    for slug, before_column, after_column in columns:
        yield noise(
            f"eleventh-column-{slug}",
            "eleventh column",
            slug,
            film(before_column, after_column),
            kind="list",
            follow=FOLLOW,
        )


def cases() -> Iterator[Case]:
    yield from _pages()
    yield from _files()
