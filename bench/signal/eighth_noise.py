"""Noise of the eighth wave: pages that differ between two visits while every rule stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bench.signal.case import Case, noise
from bench.signal.document import Document, Heading, Question, paragraphs
from bench.signal.eighth_layouts import Slots, column, listed, show
from bench.signal.eighth_texts import ACCOUNT, ARTICLE, BASE, BENEFIT, FAQ, REMOTE, RESIDENT, RULES, TRANSFER, YEARS
from bench.signal.lists import Entry
from bench.signal.prints import as_docx, as_pdf, film
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
# id, document, layout, slot, before, after: the texts of a slot are separated by |
FURNITURE: tuple[tuple[str, Document, str, str, str, str], ...] = (
    ("holiday-notice", ACCOUNT, "bureau", "top", "", "春节假期（2月15日至23日）政务大厅暂停对外办公，2月24日起恢复"),
    ("holiday-notice-goes", YEARS, "bureau", "top", "国庆、中秋假期办事大厅轮休8天，请合理安排时间", ""),
    ("menu-grows", YEARS, "cards", "nav", "政民互动", "政民互动|数据开放|专题专栏|无障碍浏览"),
    ("menu-shrinks", RULES, "intranet", "nav", "机构概况|领导信箱|图片新闻|下载中心", "机构概况|下载中心"),
    ("meta-index", BASE, "bureau", "meta", "", "索引号：014721800/2025-10433|主题分类：卫生、体育|公开形式：主动公开"),
    ("meta-written", REMOTE, "cards", "meta", "索引号：MB1A0021-8/2025-00388", "索引号：MB1A0021-8/2025-00388|主题词：结算 通知|公开责任部门：待遇保障处|点击量：1893"),
    ("meta-font", RULES, "bureau", "meta", "字号：大 中 小", "字号：【大】【中】【小】|打印本页|保护视力色"),
    ("weather", RESIDENT, "bureau", "top", "今日天气：多云 12℃~19℃ 微风2级", "今日天气：小雨 9℃~13℃ 北风4级"),
    ("ticker", RESIDENT, "plain", "top", "热烈祝贺我局荣获“全市文明单位”称号", "欢迎访问遵义市医疗保障局网站！您是第302881位访客"),
    ("hot-rank", ARTICLE, "life", "side", "本周热榜|烟台山灯光秀时间表 9.8万|2026中考日程公布 7.1万|海阳核能供热范围 5.5万", "本周热榜|樱花观赏地图 12.3万|烟台马拉松报名指南 10.2万|蓬莱阁门票优惠 6.4万"),
    ("advert-loan", ARTICLE, "life", "top", "装修贷款年化3.2%起，最高可借30万元，点此测额度", "车险比价立省800元，新客再减100元"),
    ("advert-app", ARTICLE, "life", "pop", "下载本地生活APP，新人领18元红包", "打开APP阅读更流畅，累计签到7天抽手机"),
    ("advert-course", TRANSFER, "forum", "top", "会计从业培训班今日限时5折，仅剩23个名额", "考公笔试系统班已有3218人报名"),
    ("comments", ARTICLE, "weixin", "side", "精选留言 2|写得清楚，转给我妈了|终于看懂了，感谢小编", "精选留言 5|写得清楚，转给我妈了|终于看懂了，感谢小编|排版能不能大一点，老人看着吃力|已收藏|希望多发这样的内容"),
    ("replies", TRANSFER, "forum", "tail", "谢谢老师，讲得很详细。", "谢谢老师，讲得很详细。|同问，已经关注了。|按这个去办的，排队20分钟就轮到了。"),
    ("likes-share", YEARS, "weixin", "tail", "点亮“在看”，让更多人知道", "转发给身边需要的人|来源：洛阳医保　编辑：办公室　审核：三审三校"),
    ("cookie-bar", BENEFIT, "cards", "pop", "", "本网站使用Cookie改善浏览体验，继续浏览即表示同意。接受　拒绝"),
    ("survey", FAQ, "accordion", "pop", "", "您对本页内容是否满意？非常满意 512票　满意 88票　不满意 3票"),
    ("survey-votes", FAQ, "accordion", "tail", "有帮助（126）　没帮助（4）", "有帮助（341）　没帮助（11）"),
    ("print-date", BENEFIT, "plain", "tail", "打印日期：2026-01-12　打印　关闭", "打印日期：2026-03-02　打印　关闭"),
    ("login-name", REMOTE, "intranet", "top", "您好，访客用户！未登录", "您好，wb20231187！上次登录2026-02-27 14:05"),
    ("unread", REMOTE, "mobile", "nav", "待办(2)", "待办(17)"),
    ("footer-record", ACCOUNT, "cards", "foot", "皖ICP备05012345号|地址：镜湖区北京中路2号", "皖ICP备05012345号-3|皖公网安备34020202000416号|地址：鸠江区瑞祥路88号皖江财富广场A4座|邮编：241000"),
    ("footer-phone", RULES, "bureau", "foot", "网站维护电话：0898-65330712", "网站维护电话：0898-65236011（工作日8:30-12:00，14:30-17:30）"),
    ("footer-hours", BASE, "bureau", "foot", "办公时间：周一至周五 9:00-12:00 13:00-17:00", "办公时间：周一至周五 9:00-12:00 14:00-17:30（夏令时）"),
    ("footer-year", FAQ, "mobile", "foot", "© 2019-2025 宜昌市医疗保障局", "© 2019-2026 宜昌市医疗保障局"),
    ("maintenance", BENEFIT, "tabs", "top", "", "系统升级公告：3月14日22:00至3月15日6:00网上办事大厅暂停服务"),
    ("fraud-warning", RESIDENT, "cards", "top", "", "谨防诈骗：不点击陌生短信中的链接，不向他人透露验证码"),
    ("ai-summary", YEARS, "cards", "head", "", "AI摘要：本文介绍了退休人员参保的有关安排，包括适用人群、办理方式等内容。以上内容由大模型生成，仅供参考"),
    ("ai-summary-reworded", ACCOUNT, "mobile", "head", "AI速读：这份文件共5章，约需阅读4分钟", "AI导读：全文5章16条，涉及账户的建立与管理，约需阅读3分钟"),
    ("reading-time", ARTICLE, "life", "head", "全文约900字，阅读约需3分钟", "本文共8个小节，建议收藏备用"),
    ("qr-text", RESIDENT, "weixin", "tail", "长按识别二维码关注我们", "扫一扫，进群了解更多|遵义医保　服务民生　第2261期"),
    ("year-report", ACCOUNT, "bureau", "side", "政府信息公开|信息公开指南|2024年度工作报告", "政府信息公开|信息公开指南|2025年度工作报告|依申请公开（本年已受理46件）"),
    ("statistics", BENEFIT, "cards", "side", "数据看板|电子凭证激活人数 381.2万|定点机构 2944家|今日接待 1206人次", "数据看板|电子凭证激活人数 383.7万|定点机构 2951家|今日接待 988人次"),
    ("news-box", REMOTE, "bureau", "side", "图片新闻|市医保局召开2025年总结会", "图片新闻|全市医保系统表彰15个先进集体|“三下乡”义诊服务群众600余人次"),
    ("bid-box", BASE, "cards", "side", "采购公告|信息系统运维项目中标结果（98.6万元）", "采购公告|办公设备采购询价公告（预算12万元）|档案数字化项目延期7天"),
    ("friend-links", TRANSFER, "plain", "side", "友情链接|湖北省人民政府|国家医疗保障局", "友情链接|湖北省人民政府|国家医疗保障局|湖北政务服务网|襄阳日报"),
    ("campaign", FAQ, "cards", "top", "4月全国医保基金监管集中宣传月", "诚信参保主题短视频征集，一等奖3名"),
    ("vote-top", RULES, "tabs", "pop", "", "网上调查：您对本网站改版有何建议？已有1093人参与，截止6月30日"),
    ("search-hot", TRANSFER, "mobile", "head", "", "热搜词：公积金　居住证　落户"),
    ("job-box", ACCOUNT, "intranet", "side", "内部通知|2026年春节值班安排表|关于更换门禁卡的通知", "内部通知|关于组织年度体检的通知|职工食堂菜单（第11周）"),
    ("edition", RESIDENT, "mobile", "tail", "— 已经到底了 —", "— 没有更多了 —|版本号 3.8.12"),
    ("crumb-issue", BASE, "plain", "head", "当前栏目：通知公告（共328条）", "当前栏目：政策文件 > 规范性文件（共341条）"),
    ("visitor-count", YEARS, "intranet", "foot", "今日访问 1038　累计访问 8820317", "今日访问 77　累计访问 8841902"),
    ("accessible", BENEFIT, "bureau", "pop", "", "长者助手：放大字号、语音朗读、大鼠标样式。连续按三次Tab键退出"),
)  # fmt: skip

REDESIGNS = (
    ("cms-to-cards", ACCOUNT, "bureau", "cards"), ("cards-to-cms", YEARS, "cards", "bureau"),
    ("old-to-mobile", RESIDENT, "plain", "mobile"), ("intranet-to-tabs", BENEFIT, "intranet", "tabs"),
    ("accordion-to-cards", FAQ, "accordion", "cards"), ("mobile-to-accordion", FAQ, "mobile", "accordion"),
    ("wechat-to-cms", REMOTE, "weixin", "bureau"), ("life-to-wechat", ARTICLE, "life", "weixin"),
    ("forum-to-old", TRANSFER, "forum", "plain"), ("old-to-intranet", RULES, "plain", "intranet"),
    ("tabs-to-accordion", TRANSFER, "tabs", "accordion"), ("cms-to-mobile", BASE, "bureau", "mobile"),
)  # fmt: skip


def split_numbers(markup: str) -> str:
    """A span around the last digit of every number of two digits or more in a paragraph's text."""
    digits = re.compile(r"(?<=[\u4e00-\u9fff])(\d+)(\d)(?=[年月日元个%])")
    return re.sub(r"<p>.*?</p>", lambda p: digits.sub(r'\1<span lang="EN-US">\2</span>', p[0]), markup)


def styled(markup: str) -> str:
    return markup.replace(
        "<p>", '<p class="MsoNormal" style="margin:0cm;text-indent:32.0pt;line-height:28pt;font-family:仿宋_GB2312">'
    )


def nested(markup: str) -> str:
    return re.sub(r"<p>(.*?)</p>", r'<div class="row"><div class="col"><div>\1</div></div></div>', markup)


def twice(markup: str) -> str:
    """A second copy of the article for phones, as responsive themes print it."""
    return re.sub(
        r'(<article class="content">.*?</article>)', r'\1<div class="visible-xs">\1</div>', markup, flags=re.S
    )


MARKUP = (
    ("split-numbers", YEARS, "cards", split_numbers), ("split-resident", RESIDENT, "cards", split_numbers),
    ("word-styles", RULES, "cards", styled), ("nested-divs", TRANSFER, "accordion", nested),
    ("phone-copy", ACCOUNT, "cards", twice), ("split-questions", FAQ, "accordion", split_numbers),
)  # fmt: skip

# id, document, layout, edits: the same value or text otherwise written
SPELLINGS: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("years-chinese", YEARS, "bureau", (("男满30年、女满25年", "男满三十年、女满二十五年"), ("不得少于10年", "不得少于十年"))),
    ("years-spaced", YEARS, "plain", (("男满30年、女满25年", "男满 30 年、女满 25 年"), ("应当达到28年", "应当达到 28 年"))),
    ("fullwidth", ACCOUNT, "weixin", (("缴费基数的2%", "缴费基数的２％"), ("每人每月78元", "每人每月７８元"))),
    ("per-hundred", RULES, "cards", (("百分之十六", "16%"), ("百分之三百，下限为百分之六十", "300%，下限为60%"), ("百分之十的费率", "10%的费率"))),
    ("ten-thousand", RESIDENT, "mobile", (("限额为25万元", "限额为250000元"),)),
    ("ten-thousand-back", BENEFIT, "tabs", (("限额为40万元", "限额为400000元"), ("4500元", "4,500元"))),
    ("date-dashes", REMOTE, "bureau", (("自2025年12月1日起执行", "自2025-12-01起执行"),)),
    ("date-padded", RESIDENT, "bureau", (("2025年9月10日至2025年12月31日", "2025年09月10日至2025年12月31日"), ("自2026年1月1日起", "自2026年01月01日起"))),
    ("months-chinese", FAQ, "cards", (("备案有效期为6个月", "备案有效期为六个月"), ("等待期为4个月", "等待期为四个月"))),
    ("brackets", BASE, "bureau", (("（一）章贡区", "(一) 章贡区"), ("（二）南康区", "(二) 南康区"))),
    ("trailing-zero", BASE, "cards", (("比例为2%", "比例为2.0%"), ("比例为8.5%", "比例为8.50%"))),
    ("commas", BASE, "intranet", (("上限为22356元", "上限为22,356元"), ("第三档", "第三档 "), ("新区为4471元", "新区为4,471元"))),
    ("semicolons", ACCOUNT, "plain", (("定居的；", "定居的，"), ("死亡的；", "死亡的，"))),
    ("account-character", ARTICLE, "forum", (("一般情况下，职工医保个人账户", "一般情况下，职工医保个人帐户"), ("定额划入95元", "定额划入95.00元"))),
)  # fmt: skip

# id, document, layout, edits: other words, no consequence
WORDS: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("typo-mended", YEARS.edit(("对缴费年限核定结果有异议的", "对缴费年限核定结果有议异的")), "bureau", (("有议异的", "有异议的"),)),
    ("typo-doubled", RESIDENT.edit(("办理参保登记需携带", "办理参保登记需需携带")), "cards", (("需需携带", "需携带"),)),
    ("agency-renamed", RULES, "intranet", (("由征收机构责令限期缴纳", "由社会保险费征收机构责令限期缴纳"),)),
    ("agency-renamed-counter", TRANSFER, "mobile", (("经办机构以短信方式告知申请人", "医保经办机构以短信方式告知申请人"),)),
    ("agency-renamed-account", ACCOUNT, "bureau", (("由市医疗保障经办机构统一结算", "由市医疗保障服务中心统一结算"),)),
    ("greeting", ARTICLE, "life", (("小编根据烟台市医保局公开的政策，为大家整理了这份攻略。", "这份攻略由小编查阅烟台市医保局公开的政策后整理，欢迎收藏。"),)),
    ("purpose", REMOTE, "bureau", (("为方便参保人员异地就医，现就", "为进一步提升参保群众异地就医的便利程度，现就"),)),
    ("preamble", BASE, "plain", (("根据省统计部门公布的平均工资数据，现将", "依据省统计局发布的平均工资数据，现将"),)),
    ("question-rephrased", FAQ, "accordion", (("手工报销要带哪些材料？", "申请手工报销时要携带什么材料？"), ("还有疑问怎么咨询？", "还想了解更多，怎么咨询？"))),
    ("must-shall", REMOTE, "cards", (("应当提供社会保障卡", "须提供社会保障卡"),)),
    ("synonym", YEARS, "weixin", (("逾期不办理的按未参保处理", "逾期未办理的按未参保处理"),)),
    ("closing-tip", ARTICLE, "weixin", (("不会清零，换工作也不受影响", "不会清零，换单位也没有影响"),)),
)  # fmt: skip


def slots(name: str, texts: str) -> Slots:
    return {name: tuple(texts.split("|"))} if texts else {}


def renumbered(it: Document, beginning: str) -> Document:
    """The block that begins so without its number, and 第N条 shifted by one behind it."""
    numerals = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八".split()
    later = {f"第{a}条 ": f"第{b}条 " for a, b in pairwise(numerals)}
    at = next(n for n, b in enumerate(it.blocks) if isinstance(b, str) and b.startswith(beginning))
    tail = tuple(
        later.get(b[: b.find("条") + 2], b[: b.find("条") + 2]) + b[b.find("条") + 2 :]
        if isinstance(b, str) and b.startswith("第")
        else b
        for b in it.blocks[at:]
    )
    return replace(it, blocks=(*it.blocks[:at], *tail))


def bodies() -> Iterator[Case]:
    """The text moved about, put into another file or encoding, with notes around it."""
    one = "eighth body"
    first, second = (
        "第六条 用人单位按照职工工资总额的百分之八缴纳基本医疗保险费。",
        "第七条 职工按照本人工资的百分之二缴纳基本医疗保险费。",
    )
    cut = renumbered(RULES, "第七条").edit((str(RULES.blocks[8]), first)).after("第六条", second)
    yield noise(
        "eighth-renumbered",
        one,
        "an article becomes two and the later ones move",
        film(show(RULES, "bureau"), show(cut, "bureau", 2)),
        may_reword=True,
    )
    plain_numbers = replace(FAQ, blocks=tuple(Question(f"{k}.{b.question}", b.answer) for k, b in enumerate(FAQ.blocks, 1) if isinstance(b, Question)))  # fmt: skip
    yield noise(
        "eighth-numbered-questions",
        one,
        "the questions are numbered",
        film(show(FAQ, "accordion"), show(plain_numbers, "accordion", 2)),
        kind="faq",
    )
    yield noise(
        "eighth-questions-reversed",
        one,
        "the newest questions first",
        film(show(FAQ, "cards"), show(FAQ.ordered(lambda b: b[::-1]), "cards", 2)),
        kind="faq",
    )
    swapped = RESIDENT.ordered(lambda b: (*b[:12], b[13], b[12], *b[14:])).edit(
        ("十二、缴费方式", "十三、缴费方式"), ("十三、办理参保", "十二、办理参保")
    )
    yield noise(
        "eighth-two-items-swapped",
        one,
        "two items change places and numbers",
        film(show(RESIDENT, "bureau"), show(swapped, "bureau", 2)),
    )
    yield noise(
        "eighth-gb18030",
        one,
        "utf-8 becomes gb18030",
        film(show(RESIDENT, "plain"), show(RESIDENT, "plain", 2, charset="gb18030")),
    )
    yield noise(
        "eighth-from-gbk",
        one,
        "gbk becomes utf-8",
        film(show(ACCOUNT, "intranet", charset="gbk"), show(ACCOUNT, "intranet", 2)),
    )
    yield noise(
        "eighth-table-to-lines",
        one,
        "the table is written out in lines",
        film(show(BASE, "bureau"), show(listed(BASE), "bureau", 2)),
        may_reword=True,
    )
    short = replace(RESIDENT, blocks=RESIDENT.blocks[:9])
    yield noise("eighth-html-to-pdf", one, "the page becomes a PDF", film(show(short, "bureau"), as_pdf(short, 30)))
    yield noise(
        "eighth-html-to-docx", one, "the page becomes a Word file", film(show(YEARS, "plain"), as_docx(YEARS, runs=7))
    )
    yield noise(
        "eighth-docx-saved-again",
        one,
        "the Word file is saved anew",
        film(as_docx(REMOTE), as_docx(REMOTE, runs=5)),
        name="tz.docx",
    )
    yield noise("eighth-query-string", one, "attachments get a new query string", film(show(BASE, "bureau"), show(replace(BASE, files=(("files/jfjs2026.pdf?id=5581&v=20260301", BASE.files[0][1]),)), "bureau", 2)))  # fmt: skip
    note = ARTICLE.after(
        "个人账户的余额会按年计息",
        "（本文由本地生活编辑部整理，图片来自网络，如有侵权请联系删除）",
        "更多内容请点击下方阅读原文。",
    )
    yield noise(
        "eighth-editors-note",
        one,
        "an editor's note closes the article",
        film(show(ARTICLE, "life"), show(note, "life", 2)),
        may_reword=True,
    )
    related = TRANSFER.after(
        "襄阳医保服务热线", Heading("相关链接"), "《职工参保登记办事指南》", "《医保电子凭证激活操作手册（2026版）》"
    )
    yield noise(
        "eighth-related-added",
        one,
        "related guides are named at the end",
        film(show(TRANSFER, "mobile"), show(related, "mobile", 2)),
        may_reword=True,
    )
    toc = replace(
        ACCOUNT,
        blocks=(
            *paragraphs(
                "目录\n第一章 总则\n第二章 个人账户的计入\n第三章 个人账户的使用\n第四章 支取与继承\n第五章 附则"
            ),
            *ACCOUNT.blocks,
        ),
    )
    yield noise(
        "eighth-contents",
        one,
        "a table of contents is set before the text",
        film(show(ACCOUNT, "bureau"), show(toc, "bureau", 2)),
        may_reword=True,
    )
    signed = YEARS.after("本通知自2026年", "洛阳市医疗保障局", "2025年11月20日", "（此件主动公开）")
    yield noise(
        "eighth-signature",
        one,
        "signature and date under the notice",
        film(show(YEARS, "weixin"), show(signed, "weixin", 2)),
        may_reword=True,
    )


LISTS: tuple[tuple[str, Slots, Slots], ...] = (
    ("weather", {"top": ("今日 晴 8℃",)}, {"top": ("今日 阴转小雨 5℃",)}),
    ("paging", {"tail": ("首页 1 2 3 末页",)}, {"tail": ("第1页 / 共4页", "每页15条", "跳转")}),
    ("box", {"side": ("热点专题", "优化营商环境")}, {"side": ("热点专题", "学习贯彻全会精神", "2026年民生实事")}),
    ("popup", {}, {"pop": ("元旦快乐！1月1日至3日放假3天",)}),
    (
        "menu",
        {"nav": ("机构职能",)},
        {"nav": ("机构职能", "法定主动公开内容", "政府网站年度报表"), "foot": ("技术支持：云政科技",)},
    ),
)


def lists() -> Iterator[Case]:
    entries = [Entry(f"t2025_{900 + k}.html", it, it.day) for k, it in enumerate((BASE, YEARS, RESIDENT))]
    for name, before, after in LISTS:
        steps = film(column(entries, 1, before), column(entries, 2, after))
        yield noise(
            f"eighth-list-{name}", "eighth list", "furniture of a list page moves", steps, kind="list", follow=FOLLOW
        )


def cases() -> Iterator[Case]:
    for visit, (name, it, layout, slot, old, new) in enumerate(FURNITURE, 1):
        steps = film(show(it, layout, visit, slots(slot, old)), show(it, layout, visit + 3, slots(slot, new)))
        yield noise(f"eighth-{name}", f"eighth furniture {slot}", f"furniture of {layout}: {slot}", steps, kind=it.kind)
    for name, it, before, after in REDESIGNS:
        steps = film(show(it, before), show(it, after, 2))
        yield noise(f"eighth-{name}", "eighth redesign", f"{before} becomes {after}", steps, kind=it.kind)
    for name, it, layout, rewrite in MARKUP:
        steps = film(show(it, layout), show(it, layout, 2, rewrite=rewrite))
        yield noise(f"eighth-{name}", "eighth markup", "other markup", steps, kind=it.kind)
    for group, rows in (("spelling", SPELLINGS), ("words", WORDS)):
        for name, it, layout, edits in rows:
            steps = film(show(it, layout), show(it.edit(*edits), layout, 2))
            yield noise(
                f"eighth-{name}",
                f"eighth {group}",
                "the same said otherwise",
                steps,
                may_reword=group == "words",
                kind=it.kind,
            )
    yield from bodies()
    yield from lists()
