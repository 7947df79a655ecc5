"""The tenth wave's noise: what sites do to a page between two visits while no rule moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.signal.case import Case, noise
from bench.signal.document import Document, Heading, Question
from bench.signal.lists import Entry
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film
from bench.signal.tenth_layouts import catalog, show
from bench.signal.tenth_texts import ACCOUNT, ARTICLE, BASE, FAQ, LAW, REMOTE, RESIDENT, TABLES, TRANSFER, YEARS
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)

# id, document, layout, slot, before, after
FURNITURE: tuple[tuple[str, Document, str, str, str, str], ...] = (
    ("weather", LAW, "epoint", "top", '<div class="weather">襄阳 晴 12℃~25℃ 东南风2级</div>', '<div class="weather">襄阳 小雨 9℃~14℃ 北风3级</div>'),
    ("holiday-hours", BASE, "epoint", "top", "", '<div class="notice-bar">春节放假通知：2月15日至23日放假，2月24日起正常办公</div>'),
    ("marquee", BASE, "intranet", "top", '<marquee>欢迎访问常德市医疗保障局网站</marquee>', '<marquee>热烈祝贺我局荣获2025年度全省医保系统先进集体</marquee>'),
    ("maintenance", TRANSFER, "tabs", "top", "", '<div class="alert">系统升级公告：6月13日20:00至次日8:00平台暂停服务，给您带来不便敬请谅解。</div>'),
    ("maintenance-over", REMOTE, "mobile", "top", '<div class="van-notice-bar">系统将于6月20日22时至24时维护</div>', ""),
    ("cookie-bar", YEARS, "nested", "pop", "", '<div class="cookie">本网站使用Cookie以改善您的浏览体验。<button>我知道了</button></div>'),
    ("survey-popup", ACCOUNT, "cards", "pop", "", '<div class="dialog"><p>网站满意度调查，完成问卷约需3分钟</p><a>参与</a><a>关闭</a></div>'),
    ("app-popup", ARTICLE, "consumer", "pop", '<div class="app-down">打开APP，看更多本地资讯</div>', '<div class="app-down">下载APP领8元新人红包</div>'),
    ("advert-insurance", ARTICLE, "consumer", "side", '<div class="ad"><a>宠物医疗险首月0.6元</a></div>', '<div class="ad"><a>百万意外险每年128元起，最高保200万</a><em>广告</em></div>'),
    ("advert-houses", ARTICLE, "consumer", "lead", '<div class="ad-top"><a>高铁站旁三居室 总价89万起</a></div>', '<div class="ad-top"><a>驾校报名立减300元</a></div>'),
    ("advert-none", ARTICLE, "consumer", "end", '<div class="ad-bottom">装修报价器：10秒算出装修费用</div>', ""),
    ("comments", ARTICLE, "consumer", "comments", "<p>网友1：讲得很清楚，谢谢</p>", "<p>网友1：讲得很清楚，谢谢</p><p>网友2：上周去窗口排了40分钟队</p><p>网友3：收藏了</p>"),
    ("comment-order", ARTICLE, "forum", "comments", '<div class="post">沙发，顶一下 来自手机</div><div class="post">感谢楼主 3楼</div>', '<div class="post">感谢楼主 3楼</div><div class="post">沙发，顶一下 来自手机</div><div class="post">已转给同事 5楼</div>'),
    ("forum-rank", FAQ, "forum", "meta", " 积分: 1280 帖子: 96", " 积分: 1346 帖子: 101"),
    ("forum-online", FAQ, "forum", "foot", "<p>在线会员 214 人</p>", "<p>在线会员 587 人，历史最高 1203 人</p>"),
    ("wechat-reads", LAW, "weixin", "side", "<div>精选留言</div><div>老李：转给家里人看看 👍12</div>", "<div>精选留言</div><div>老李：转给家里人看看 👍57</div><div>小周：求更多科普 👍3</div>"),
    ("wechat-lead-picture", FAQ, "weixin", "lead", "", '<section><img src="/mmbiz/top.gif"><span>点击蓝字 关注我们</span></section>'),
    ("wechat-previous", RESIDENT, "weixin", "end", '<section>往期推荐：<a>医保电子凭证激活教程</a></section>', '<section>往期推荐：<a>“医路相伴”直播第6期预告</a><a>一图读懂集采中选结果</a></section>'),
    ("wechat-vote", YEARS, "weixin", "end", "", '<section class="vote">这篇文章对您有帮助吗？<span>有帮助 312票</span><span>一般 18票</span></section>'),
    ("hot-searches", TRANSFER, "cards", "side", '<div class="hotword">热搜：电子凭证 定点药店 集采</div>', '<div class="hotword">热搜：流感疫苗 住院押金 学生体检</div>'),
    ("statistics", ACCOUNT, "cards", "top", '<div class="stat">今日办件 1,204 件　累计办件 386.2 万件</div>', '<div class="stat">今日办件 987 件　累计办件 386.9 万件</div>'),
    ("satisfaction", TRANSFER, "tabs", "side", "<p>办件好评率 99.81%</p>", "<p>办件好评率 99.76%</p>"),
    ("login-name", REMOTE, "tabs", "nav", '<span class="login">请登录</span>', '<span class="login">您好，139****2071</span>'),
    ("nav-grows", LAW, "nested", "nav", "", '<a href="/zt/">专题专栏</a><a href="/sj/">数据开放</a>'),
    ("nav-shrinks", YEARS, "epoint", "nav", '<li><a href="/wjdc/">问卷调查</a></li><li><a href="/en/">English</a></li>', ""),
    ("share-bar", BASE, "nested", "end", "", '<div class="share">分享到：<a>微信</a><a>微博</a><a>QQ空间</a></div>'),
    ("print-close", LAW, "epoint", "meta", "", "　【打印】【关闭】　字体：[大] [中] [小]"),
    ("print-date", TABLES, "intranet", "foot", "打印日期：2026-07-01 ", "打印日期：2026-07-09 "),
    ("editor-name-role", ACCOUNT, "intranet", "end", "责任编辑：信息科", "责任编辑：综合科　初审：法规科"),
    ("previous-next", BASE, "nested", "end", "<p>上一篇：关于开展定点零售药店年度考核的通知</p><p>下一篇：没有了</p>", "<p>上一篇：关于开展定点零售药店年度考核的通知</p><p>下一篇：2026年第一季度基金监管情况通报</p>"),
    ("icp-number", LAW, "plain", "foot", "湘ICP备05008101号 ", "湘ICP备05008101号-3 公网安备42060002000126号 "),
    ("service-telephone", BASE, "plain", "foot", "网站维护电话：0736-7700101 ", "网站维护电话：0736-7700188 "),
    ("office-hours", RESIDENT, "nested", "foot", "<p>政务大厅办公时间：上午9:00-12:00，下午13:00-17:00</p>", "<p>政务大厅办公时间：上午9:00-12:00，下午14:30-17:30（夏令时）</p>"),
    ("address-moved", TRANSFER, "nested", "foot", "<p>地址：新蒲新区奥体路12号　邮编：563000</p>", "<p>地址：新蒲新区政务中心B座3楼　邮编：563000</p>"),
    ("qr-text", REMOTE, "mobile", "end", "", '<div class="qr">扫码关注“泸州医保”微信公众号</div>'),
    ("ai-summary", ACCOUNT, "mobile", "lead", "", '<div class="ai">AI速读：本文共16条，介绍职工医保个人账户的建立和管理，预计阅读4分钟。内容由AI生成，仅供参考。</div>'),
    ("reading-time", ARTICLE, "sentences", "meta", "阅读时长 3分钟", "全文 412 字 约2分钟读完"),
    ("listen", YEARS, "sentences", "lead", "", '<div class="audio">听新闻 00:00 / 03:26</div>'),
    ("lottery", ARTICLE, "sentences", "side", '<div class="camp">读者节开幕在即</div>', '<div class="camp">读者节：转发抽50份充电宝，活动截至6月30日</div>'),
    ("robot", FAQ, "folds", "side", '<div class="robot">智能客服小医为您服务</div>', '<div class="robot">您好，当前排队人数 6 人，预计等待 4 分钟</div>'),
    ("useful-votes", FAQ, "folds", "end", '<div class="use">有用(231) 无用(9)</div>', '<div class="use">有用(254) 无用(11)</div>'),
    ("faq-hot-questions", FAQ, "folds", "side", '<ol class="hotq"><li>如何修改手机号？</li><li>如何解绑电子凭证？</li></ol>', '<ol class="hotq"><li>电子凭证闪退怎么办？</li><li>如何注销账号？</li><li>如何修改手机号？</li></ol>'),
    ("breadcrumb", REMOTE, "tabs", "lead", '<div class="path">首页 &gt; 个人办事 &gt; 医疗卫生</div>', '<div class="path">首页 &gt; 一件事 &gt; 就医服务 &gt; 详情</div>'),
    ("mourning-theme", LAW, "plain", "top", "", '<style>html{filter:grayscale(1)}</style>'),
    ("election-banner", YEARS, "intranet", "top", "<img alt='学习宣传贯彻全会精神'>", "<img alt='优化营商环境 我们在行动'>"),
    ("fraud-hotline", RESIDENT, "epoint", "side", "", '<div class="jb">欺诈骗保举报电话：0797-8199211</div>'),
    ("vaccine-drive", RESIDENT, "cards", "side", "", '<div class="tip">流感疫苗接种预约开放，3价疫苗每剂56元</div>'),
    ("pension-tip", TABLES, "nested", "side", '<div class="tips">温馨提示：养老金领取资格认证可以在手机上完成</div>', '<div class="tips">温馨提示：社保卡到期请及时换领</div>'),
    ("recruitment", TABLES, "epoint", "side", "", '<h3>公示公告</h3><ul><li>2026年公开招聘工作人员12名公告</li><li>办公设备采购成交结果（26.8万元）</li></ul>'),
    ("drug-news", RESIDENT, "consumer", "side", '<ul class="rel"><li>第十批集采药品平均降价62%</li></ul>', '<ul class="rel"><li>第十一批集采药品平均降价58%</li><li>9家医院新增夜间门诊</li></ul>'),
)  # fmt: skip

REDESIGNS: tuple[tuple[str, Document, str, str], ...] = (
    ("law-epoint-nested", LAW, "epoint", "nested"), ("law-plain-cards", LAW, "plain", "cards"), ("base-intranet-epoint", BASE, "intranet", "epoint"),
    ("faq-folds-weixin", FAQ, "folds", "weixin"), ("faq-forum-mobile", FAQ, "forum", "mobile"), ("article-consumer-sentences", ARTICLE, "consumer", "sentences"),
    ("resident-lists", RESIDENT, "nested", "sentences"), ("resident-mobile", RESIDENT, "epoint", "mobile"), ("tables-intranet-tabs", TABLES, "intranet", "tabs"),
    ("transfer-tabs-plain", TRANSFER, "tabs", "plain"), ("account-weixin-epoint", ACCOUNT, "weixin", "epoint"), ("years-plain-intranet", YEARS, "plain", "intranet"),
    ("remote-mobile-cards", REMOTE, "mobile", "cards"), ("faq-cards-folds", FAQ, "cards", "folds"),
)  # fmt: skip

# id, document, layout, edits that say the same in other spelling
SPELLINGS: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("years-hanzi", LAW, "epoint", (("男满30年、女满25年，且本市实际缴费年限满10年", "男满三十年、女满二十五年，且本市实际缴费年限满十年"),)),
    ("years-spaced", YEARS, "nested", (("男满25年、女满20年", "男满 25 年、女满 20 年"), ("累计满10年", "累计满１０年"))),
    ("percent-hanzi", LAW, "plain", (("工资总额的8%缴纳", "工资总额的百分之八缴纳"), ("比例为本人工资的2%", "比例为本人工资的百分之二"))),
    ("percent-wide", BASE, "epoint", (("缴费费率为8%，职工个人缴费费率为2%", "缴费费率为８％，职工个人缴费费率为２％"),)),
    ("wan-yuan", RESIDENT, "cards", (("最高支付限额为10万元", "最高支付限额为100000元"),)),
    ("thousands-comma", BASE, "intranet", (("上限为21642元", "上限为21,642元"),)),
    ("date-iso", BASE, "plain", (("自2026年1月1日起执行", "自2026-01-01起执行"),)),
    ("months-hanzi", FAQ, "folds", (("等待期为6个月", "等待期为六个月"), ("有效期为6个月", "有效期为六个月"))),
    ("account-variant", ARTICLE, "consumer", (("不接收账户资金", "不接收帐户资金"),)),
    ("brackets", LAW, "nested", (("（襄政规〔2019〕6号）", "(襄政规[2019]6号)"),)),
    ("digits-decimal", TABLES, "epoint", (("1.4万元", "14000元"),)),
    ("month-word", REMOTE, "mobile", (("收据之日起6个月内", "收据之日起６个月内"),)),
    ("colon-hotline", TRANSFER, "tabs", (("咨询电话：12393。工伤", "咨询电话: 12393。工伤"),)),
)  # fmt: skip

# words that differ without consequence: the contract calls this reworded
WORDINGS: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("typo-mended", LAW, "epoint", (("承担登记、审核、结算等具体事务", "承担登记、审核和结算等具体事务"),)),
    ("opening-words", BASE, "nested", (("根据省有关规定，现将", "按照省有关规定，现就"), ("有关事项通知如下", "有关事项作如下通知"))),
    ("agency-name", YEARS, "plain", (("各县市区医疗保障局，市直各参保单位：", "各县市区医疗保障分局，市直各参保单位："),)),
    ("chatty-opening", ARTICLE, "consumer", (("不少市民问，医保卡里的钱攒了好几年", "最近又有不少读者留言，医保卡里的钱攒了好几年"),)),
    ("question-words", FAQ, "folds", (("医保断缴了有什么影响？", "职工医保断缴会有哪些影响？"),)),
    ("polite", TRANSFER, "tabs", (("请咨询当地社会保险经办机构", "请您咨询当地社会保险经办机构"),)),
    ("purpose", ACCOUNT, "cards", (("管理，制定本规定", "管理，根据国家和省有关规定，制定本规定"),)),
    ("work-demands", RESIDENT, "weixin", (("乡镇（街道）负责组织发动", "乡镇（街道）负责做好宣传发动工作"),)),
    ("office-successor", REMOTE, "mobile", (("医保经办窗口办理备案", "医疗保障经办窗口办理备案"),)),
)  # fmt: skip


def cases() -> Iterator[Case]:
    for id, it, layout, slot, before, after in FURNITURE:
        steps = film(show(it, layout, 1, {slot: before}), show(it, layout, 2, {slot: after}))
        yield noise(f"tenth-{id}", "tenth furniture", f"{slot} of {layout}", steps, kind=it.kind)
    for id, it, before, after in REDESIGNS:
        yield noise(
            f"tenth-redesign-{id}",
            "tenth redesign",
            f"{before} to {after}",
            film(show(it, before, 1), show(it, after, 3)),
            kind=it.kind,
        )
    for id, it, layout, edits in SPELLINGS:
        steps = film(show(it, layout, 1), show(it.edit(*edits), layout, 4))
        yield noise(f"tenth-spelling-{id}", "tenth spelling", edits[0][1], steps, kind=it.kind)
    for id, it, layout, edits in WORDINGS:
        steps = film(show(it, layout, 1), show(it.edit(*edits), layout, 5))
        yield noise(f"tenth-wording-{id}", "tenth wording", edits[0][1], steps, may_reword=True, kind=it.kind)
    yield from _markup()
    yield from _order()
    yield from _notes()
    yield from _formats()
    yield from _lists()


def _rewritten(id: str, it: Document, layout: str, changed: str, rewrite: Callable[[str], str]) -> Case:
    before, after = show(it, layout, 1), show(it, layout, 1, rewrite=rewrite)
    if before.body == after.body:
        raise ValueError(f"{id} changes nothing")
    return noise(f"tenth-markup-{id}", "tenth markup", changed, film(before, after), kind=it.kind)


def _markup() -> Iterator[Case]:
    yield _rewritten(
        "split-digits",
        LAW,
        "epoint",
        "digits in spans of their own",
        lambda m: m.replace("30年", "<span>3</span><span>0</span>年").replace("12个月", "<b>1</b><b>2</b>个月"),
    )
    yield _rewritten(
        "inline-styles",
        YEARS,
        "nested",
        "another font",
        lambda m: m.replace("仿宋_GB2312;font-size:16pt", "宋体;font-size:12pt;line-height:28px"),
    )
    yield _rewritten(
        "nbsp",
        RESIDENT,
        "epoint",
        "no-break spaces at the figures",
        lambda m: m.replace("每人每年400元", "每人每年&nbsp;400&nbsp;元").replace("为10万元", "为&nbsp;10&nbsp;万元"),
    )
    yield _rewritten(
        "word-paste",
        BASE,
        "nested",
        "pasted from Word",
        lambda m: m.replace('<div class="para"><span', '<div class="para MsoNormal" lang="EN-US"><o:p></o:p><span'),
    )
    yield _rewritten(
        "table-styles",
        TABLES,
        "intranet",
        "table attributes",
        lambda m: (
            m.replace('border="1" cellspacing="0"', 'class="MsoTableGrid" style="width:100%;border-collapse:collapse"')
            .replace("<th>", '<td class="hd">')
            .replace("</th>", "</td>")
        ),
    )
    yield _rewritten(
        "term-links",
        ACCOUNT,
        "tabs",
        "a term is linked",
        lambda m: m.replace("家庭共济的近亲属", '<a href="/baike/gj">家庭共济</a>的近亲属'),
    )
    yield _rewritten(
        "emphasis",
        REMOTE,
        "mobile",
        "the figure in red",
        lambda m: m.replace("6个月内回参保地", '<font color="red"><strong>6个月内</strong></font>回参保地'),
    )


def _order() -> Iterator[Case]:
    folds = FAQ.ordered(lambda blocks: [*blocks[5:], *blocks[:5]])
    yield noise(
        "tenth-order-questions",
        "tenth order",
        "the questions in another order",
        film(show(FAQ, "folds", 1), show(folds, "folds", 2)),
        kind="faq",
    )
    numbered = replace(
        FAQ,
        blocks=tuple(
            Question(f"{k}. {b.question}", b.answer) for k, b in enumerate(FAQ.blocks, 1) if isinstance(b, Question)
        ),
    )
    yield noise(
        "tenth-order-numbered",
        "tenth order",
        "the questions get numbers",
        film(show(FAQ, "mobile", 1), show(numbered, "mobile", 2)),
        kind="faq",
    )
    arabic = BASE.respelled(lambda text: _renumbered(text))
    yield noise(
        "tenth-order-arabic", "tenth order", "一、 becomes 1.", film(show(BASE, "epoint", 1), show(arabic, "epoint", 2))
    )
    yield noise(
        "tenth-order-headings",
        "tenth order",
        "the headings lose their numbers",
        film(
            show(REMOTE, "cards", 1),
            show(REMOTE.mapped(lambda t: t.split("、")[1] if t[1:2] == "、" else t), "cards", 2),
        ),
    )


def _renumbered(text: str) -> str:
    at = "一二三四五六七八九十".find(text[0])
    return f"{at + 1}.{text[2:]}" if at >= 0 and text[1:2] == "、" else text


def _notes() -> Iterator[Case]:
    rows: tuple[tuple[str, Document, str, Document], ...] = (
        ("editor", ARTICLE, "consumer", ARTICLE.after("有疑问可以拨打", "本文由小编根据公开资料整理，如有出入以官方发布为准。")),
        ("signature", YEARS, "nested", YEARS.after("十、", "宜昌市医疗保障局", "2025年12月2日")),
        ("disclosure", BASE, "plain", BASE.after("十、", "（此件公开发布）")),
        ("contents", TRANSFER, "sentences", replace(TRANSFER, blocks=("目录：适用人员、账户和年限、办理材料、办理渠道、办理时限、收费标准、待遇衔接、咨询", *TRANSFER.blocks))),
        ("related-documents", LAW, "epoint", LAW.after("第二十一条", Heading("相关文件"), "《市人民政府办公室关于加快医疗保障信息化建设的实施意见》", "《襄阳市医疗保障事业发展“十五五”规划》")),
    )  # fmt: skip
    for id, it, layout, after in rows:
        yield noise(
            f"tenth-note-{id}", "tenth notes", id, film(show(it, layout, 1), show(after, layout, 2)), may_reword=True
        )
    metadata = (
        ("hits", "<tr><td>索引号</td><td>011158742</td><td>浏览次数</td><td>1033</td></tr>", "<tr><td>索引号</td><td>011158742</td><td>浏览次数</td><td>2871</td></tr>"),
        ("rows", "<tr><td>索引号</td><td>011158742</td></tr>", f"<tr><td>索引号</td><td>011158742</td><td>主题分类</td><td>医疗保障</td></tr><tr><td>发布机构</td><td>{LAW.issuer}</td><td>成文日期</td><td>2026年2月6日</td></tr>"),
        ("classes", "<tr><td>主题词</td><td>办法；医疗</td></tr>", "<tr><td>主题分类</td><td>社会保障；规范性文件</td></tr><tr><td>公开方式</td><td>主动公开</td></tr>"),
    )  # fmt: skip
    for id, one, two in metadata:
        yield noise(
            f"tenth-metadata-{id}",
            "tenth notes",
            "the table of metadata",
            film(show(LAW, "epoint", 1, {"table": one}), show(LAW, "epoint", 2, {"table": two})),
        )


def _formats() -> Iterator[Case]:
    for id, it, layout, charset in (
        ("gb", LAW, "plain", "gb18030"),
        ("gbk", YEARS, "intranet", "gbk"),
        ("gb-faq", FAQ, "forum", "gb18030"),
    ):
        yield noise(
            f"tenth-encoding-{id}",
            "tenth formats",
            f"utf-8 to {charset}",
            film(show(it, layout, 1), show(it, layout, 2, charset=charset)),
            kind=it.kind,
        )
    yield noise(
        "tenth-format-html-pdf", "tenth formats", "the page becomes a PDF", film(show(BASE, "epoint", 1), as_pdf(BASE))
    )
    yield noise(
        "tenth-format-html-docx",
        "tenth formats",
        "the page becomes a Word file",
        film(show(YEARS, "nested", 1), as_docx(YEARS)),
    )
    yield noise(
        "tenth-format-docx-runs",
        "tenth formats",
        "other runs",
        film(as_docx(LAW), as_docx(LAW, runs=5)),
        kind="file",
        name="banfa.docx",
    )
    yield noise(
        "tenth-format-docx-pdf",
        "tenth formats",
        "Word becomes PDF",
        film(as_docx(YEARS), as_pdf(YEARS)),
        kind="file",
        name="tongzhi",
    )
    yield noise(
        "tenth-format-pdf-lines",
        "tenth formats",
        "other line breaks",
        film(as_pdf(LAW), as_pdf(LAW, 31)),
        kind="file",
        name="banfa.pdf",
    )
    yield noise(
        "tenth-format-text-wrap",
        "tenth formats",
        "wrapped lines",
        film(as_text(ACCOUNT), as_text(ACCOUNT, 34, newline="\r\n")),
        kind="file",
        name="guiding.txt",
    )
    yield noise(
        "tenth-format-markdown-strong",
        "tenth formats",
        "bold beginnings",
        film(as_markdown(YEARS), as_markdown(YEARS, strong="**")),
        kind="file",
        name="years.md",
    )
    sheet: list[list[object]] = [
        ["医疗机构级别", "职工医保住院起付标准", "职工医保住院支付比例"],
        ["一级医疗机构", "300元", 0.9],
        ["三级医疗机构", "900元", 0.85],
    ]
    yield noise(
        "tenth-format-xlsx-percent",
        "tenth formats",
        "90.0% becomes 90%, bold",
        film(as_xlsx("职工医保住院待遇", sheet), as_xlsx("职工医保住院待遇", sheet, percent="0%", bold=True)),
        kind="file",
        name="daiyu.xlsx",
    )
    paper = as_docx(RESIDENT)
    one, two = (
        replace(BASE, files=((f"fj/jm.docx?{query}", "2026年度居民医保参保缴费通知.docx"),))
        for query in ("v=1", "v=20260711")
    )
    film_files = film(
        {"": show(one, "epoint", 1), "fj/jm.docx": paper}, {"": show(two, "epoint", 2), "fj/jm.docx": paper}
    )
    yield noise("tenth-format-attachment-query", "tenth formats", "another query string", film_files, attachments=True)


def _lists() -> Iterator[Case]:
    entries = (
        Entry("a1.html", YEARS, "2025-12-02"), Entry("a2.html", BASE, "2026-01-04"),
        Entry("a3.html", None, "2026-01-09", "关于表彰2025年度先进集体的决定"),
    )  # fmt: skip
    more = (Entry("a4.html", None, "2026-02-10", "关于办公楼停车场改造的公告"), *entries)
    rows: tuple[tuple[str, str, tuple[Entry, ...], dict[str, str], dict[str, str]], ...] = (
        ("side", "hot list beside", entries, {"side": "<ul><li>医德医风标兵名单</li></ul>"}, {"side": "<ul><li>爱国卫生月活动启动</li><li>2026年预算公开</li></ul>"}),
        ("nav", "another menu", entries, {}, {"nav": '<a href="/zt2/">专题</a>'}),
        ("pages", "a page counter", entries, {}, {"end": " 跳转到 1 页 每页20条"}),
        ("foreign-entry", "an entry of no interest", more, {}, {}),
        ("reordered", "oldest first", entries[::-1], {}, {}),
    )  # fmt: skip
    for id, changed, then, before, after in rows:
        steps = film(catalog(entries, 1, before), catalog(then, 2, after))
        yield noise(f"tenth-list-{id}", "tenth lists", changed, steps, kind="list", follow=FOLLOW)
