"""The fifteenth wave's noise: furniture, redesigns, spellings, files and lists that change while no rule does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bench.signal import fifteenth_layouts as at
from bench.signal import fifteenth_texts as it
from bench.signal.case import Answer, Case, noise
from bench.signal.document import Block, Document, Heading, Question, Table
from bench.signal.fifteenth_layouts import Layout, show
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, film
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
Pages = Mapping[str, Answer]

# (id, document, layout, slot, before, after): one piece of furniture, all else as it was
FURNITURE: tuple[tuple[str, Document, Layout, str, str, str], ...] = (
    ("typhoon", it.MEASURES, at.jpaas, "top", "<marquee>今日天气：阴，18～24℃，东北风3级</marquee>", '<marquee>气象台11月21日16时发布大风蓝色预警：阵风可达8级，市民中心户外自助区暂停开放</marquee>'),
    ("spring-duty", it.ACCOUNT, at.suoyin, "top", "", '<div class="notice">国庆节期间（10月1日至7日）值班电话：0772-2825566，10月8日起恢复正常办公</div>'),
    ("mourning-skin", it.BENEFITS, at.cards, "top", "<b>欢迎使用智能导办</b>", "<b>适老版</b> <b>无障碍</b> <b>EN</b> <b>繁體</b>"),
    ("login-name", it.MEASURES, at.intranet, "top", "您好，办公室科员01　上次登录：2026-11-19 08:31", "您好，待遇科科员07　上次登录：2026-11-20 14:02　待办（12）"),
    ("vote", it.RESIDENT, at.jpaas, "side", "<h4>网上调查</h4><p>您最希望增加哪项掌上服务？</p><ul><li>查询（218票）</li><li>打印（97票）</li></ul>", "<h4>网上调查</h4><p>您最希望增加哪项掌上服务？</p><ul><li>查询（305票）</li><li>打印（164票）</li></ul><p>本次投票已结束</p>"),
    ("survey-new", it.TRANSFER, at.cards, "side", "", "<h4>意见征集</h4><p>《2027年民生实事候选项目》征集中，已有1846人参与</p>"),
    ("fair-rank", it.CONSUMER, at.bendi, "side", "<h3>本周热门</h3><ol><li>桂林地铁规划最新进展</li><li>2026桂林马拉松抽签结果</li><li>漓江竹筏票价210元起</li></ol>", "<h3>本周热门</h3><ol><li>桂林限行尾号查询</li><li>2026中秋灯会时间地点</li><li>象山景区夜游门票85元</li></ol>"),
    ("advert-in", it.CONSUMER, at.bendi, "lead", "", '<div class="gg-box"><a href="https://ad.example.com/k?id=3312">新车置换补贴最高1.5万元，点我领券</a><span>广告</span></div>'),
    ("advert-turn", it.CONSUMER, at.bendi, "tail", '<div class="gg-box"><a href="/go?1">家电节满2000减300</a></div>', '<div class="gg-box"><a href="/go?2">驾校学车3280元全包 一费到底</a></div>'),
    ("ask-robot", it.CONSUMER, at.bendi, "tail", "", '<div class="wx-tip"><p>【温馨提示】微信搜索公众号“桂林生活通”，对话框回复“公积金”即可查看余额查询入口。</p></div>'),
    ("editor-line", it.CONSUMER, at.bendi, "tail", "<p>责任编辑：小漓</p>", "<p>责任编辑：阿桂　审核：编辑部</p><p>最后核对：2026年11月18日</p>"),
    ("author-card", it.CONSUMER, at.news, "info", "<span>3评论</span>", '<span>128评论</span><span>关注 2.6万</span><span>IP属地：广西</span>'),
    ("news-comments", it.BASE, at.news, "tail", "<div class='cmt'><h3>网友评论（2）</h3><p>老王家的猫：收到，谢谢。</p></div>", "<div class='cmt'><h3>网友评论（4）</h3><p>老王家的猫：收到，谢谢。</p><p>涪江边：界面比以前清楚。</p><p>手机用户6621：转给同事了。</p></div>"),
    ("news-live", it.BASE, at.news, "side", "<h3>正在直播</h3><p>科技城马拉松开跑 8.3万人观看</p>", "<h3>直播回放</h3><p>科技城马拉松 21.7万次播放 02:46:10</p>"),
    ("paper-nav", it.BASE, at.news, "top", "<a href='/epaper'>第04版：民生</a>", "<a href='/epaper'>第07版：综合</a><a>上一篇</a><a>下一篇</a>"),
    ("gzh-ad", it.ACCOUNT, at.gzh, "side", "", '<div class="ad">阅读原文下方广告　投诉　立减12元 打车出行</div>'),
    ("gzh-numbers", it.ACCOUNT, at.gzh, "foot", "阅读 1.2万　赞 86　在看 31", "阅读 10万+　赞 533　在看 207　留言 44"),
    ("gzh-album", it.RESIDENT, at.gzh, "tail", "<p>收录于合集 #参保季 8个</p>", "<p>收录于合集 #参保季 15个</p><p>上一篇：基层网点地图上线</p><p>下一篇：双节不打烊的9个网点</p>"),
    ("gzh-head", it.RESIDENT, at.gzh, "lead", '<section><p>点击上方蓝字关注我们</p></section>', '<section><p>▲ 点击“赣州医保” 设为星标，不错过每一条消息</p></section>'),
    ("gzh-end", it.YEARS, at.gzh, "tail", "<section><p>END</p><p>供稿：综合科</p></section>", "<section><p>—— END ——</p><p>素材：基金监管科｜排版：融媒体室｜校对：办公室</p></section>"),
    ("gzh-share", it.CONSUMER, at.gzh, "tail", "", "<section><p>觉得有用，点个“在看”再走吧</p><p>戳“阅读原文”进入本地生活圈，新人礼包8.8元</p></section>"),
    ("forum-reply", it.CONSUMER, at.forum, "tail", "<div id='post_882'><div class='authi'>2楼 山水甲</div><div class='t_f'>楼主辛苦，顶一个</div></div>", "<div id='post_882'><div class='authi'>2楼 山水甲</div><div class='t_f'>楼主辛苦，顶一个</div></div><div id='post_883'><div class='authi'>3楼 米粉三两</div><div class='t_f'>马克，回头给我妈看看</div></div>"),
    ("forum-user", it.CONSUMER, at.forum, "info", "积分 1208<br>帖子 310<br>金币 55", "积分 1394<br>帖子 342<br>金币 71<br>论坛元老"),
    ("forum-online", it.MIXED, at.forum, "foot", "在线会员 214 人，最高记录 5120 人于 2019-3-8", "在线会员 388 人，最高记录 5120 人于 2019-3-8　GMT+8, 2026-11-21 20:14"),
    ("forum-sticky", it.MIXED, at.forum, "top", "<a>[公告] 论坛改版测试</a>", "<a>[公告] 关于清理二手广告帖的说明</a><a>[活动] 签到7天领勋章</a>"),
    ("faq-helpful", it.FAQ, at.collapse, "tail", "<p>以上内容对您有帮助吗？ 有帮助（56） 没帮助（3）</p>", "<p>以上内容对您有帮助吗？ 有帮助（91） 没帮助（8）</p><p>感谢您的评价！</p>"),
    ("faq-hot-words", it.FAQ, at.collapse, "lead", "<p>大家都在搜：电子票据　医保码　定点药店</p>", "<p>大家都在搜：医保钱包　亲情账户　参保证明</p>"),
    ("faq-queue", it.FAQ, at.collapse, "side", "<p>智能客服“小遵”在线</p>", "<p>人工座席忙，前面还有6位市民，预计等待4分钟</p>"),
    ("faq-cookie", it.FAQ, at.collapse, "foot", "", '<div class="cookie">本站使用Cookie保存浏览偏好，30天后自动清除。<button>知道了</button></div>'),
    ("mobile-stop", it.TRANSFER, at.mobile, "top", "", "系统升级：11月28日22:00至29日6:00本平台暂停访问"),
    ("mobile-tabbar", it.TRANSFER, at.mobile, "foot", "首页　办事　我的", "首页　扫一扫　消息 3　我的"),
    ("mobile-guess", it.YEARS, at.mobile, "side", "<p>猜你想看</p><p>市民卡乘车8折</p>", "<p>猜你想看</p><p>电子社保卡年卡景区免票17处</p>"),
    ("mobile-ai", it.BENEFITS, at.mobile, "tail", "", '<div class="ai">AI助手“岚小保”可以陪您读文件，内容由大模型生成，仅供参考。今日已回答2071次</div>'),
    ("plain-counter", it.REMOTE, at.plain, "foot", "您是第 0038214 位访客", "您是第 0039077 位访客　鄂ICP备05012345号-2"),
    ("plain-screen", it.REMOTE, at.plain, "top", "建议使用IE6.0以上浏览器，1024×768分辨率", "推荐使用1920×1080分辨率　支持IPv6"),
    ("plain-links", it.BASE, at.plain, "side", "友情链接：国家医保局　四川政务服务网", "友情链接：国家医保局　四川政务服务网　绵阳发布　12345在线"),
    ("intranet-flow", it.MIXED, at.intranet, "info", "办理中　第2节点", "已办结　共5节点　归档号2026-0317"),
    ("intranet-opinions", it.ACCOUNT, at.intranet, "tail", "<table><tr><td>传阅</td><td>基金科 已阅 11-18 09:20</td></tr></table>", "<table><tr><td>传阅</td><td>基金科 已阅 11-18 09:20</td></tr><tr><td>传阅</td><td>信息科 已阅 11-19 15:41</td></tr><tr><td>传阅</td><td>财务科 已阅 11-20 08:55</td></tr></table>"),
    ("intranet-menu", it.BASE, at.intranet, "side", "<ul><li>收文（3）</li><li>发文</li><li>会议室</li></ul>", "<ul><li>收文（11）</li><li>发文（2）</li><li>会议室</li><li>用车申请</li><li>食堂菜谱：周五 鱼香肉丝 8元</li></ul>"),
    ("tabs-rating", it.MEASURES, at.tabs, "tail", "<p>政策评价 ★★★★☆ 4.2分（63人）</p>", "<p>政策评价 ★★★★★ 4.6分（118人）</p>"),
    ("tabs-subscribe", it.ACCOUNT, at.tabs, "info", "收藏 12", "收藏 40　订阅 9　分享至微博"),
    ("tabs-match", it.BASE, at.tabs, "side", "<h4>政策匹配</h4><p>输入企业名称即可匹配</p>", "<h4>政策匹配</h4><p>已为本市3.4万家企业推送惠企政策19万条</p>"),
    ("suoyin-tree", it.MEASURES, at.suoyin, "side", "<ul><li>建议提案办理（24）</li><li>双随机一公开</li></ul>", "<ul><li>建议提案办理（31）</li><li>双随机一公开</li><li>权责清单</li><li>政府信息公开年报2025</li></ul>"),
    ("suoyin-tools", it.RESIDENT, at.suoyin, "info", "字体：大 中 小　打印", "朗读　字体：大 中 小　打印　下载Word版　转发 5"),
    ("suoyin-scan", it.YEARS, at.suoyin, "tail", "<p>扫一扫在手机打开当前页</p>", "<p>微信扫一扫，手机看本页</p><p>二维码30分钟后失效，请刷新</p>"),
    ("suoyin-print", it.REMOTE, at.suoyin, "tail", "<p>打印时间：2026-11-03 10:11:45</p>", "<p>打印时间：2026-11-21 17:26:09</p>"),
    ("jpaas-banner", it.YEARS, at.jpaas, "top", '<a href="/zt/pf"><img alt="普法强基"></a>', '<a href="/zt/zj"><img alt="巡察整改专栏"></a> <a href="/zt/15"><img alt="聚焦“十五五”规划"></a>'),
    ("jpaas-related", it.BENEFITS, at.jpaas, "tail", "<div class='xg'><b>相关阅读</b><ul><li><a href='/1'>一图看懂：4类窗口服务</a></li></ul></div>", "<div class='xg'><b>相关阅读</b><ul><li><a href='/1'>一图看懂：4类窗口服务</a></li><li><a href='/2'>记者走访：6家社区医院的一天</a></li><li><a href='/3'>视频：3分钟教你用医保码</a></li></ul></div>"),
    ("jpaas-hours", it.BENEFITS, at.jpaas, "foot", "<p>大厅地址：复兴中路888号　工作日 8:30-17:30</p>", "<p>大厅地址：复兴中路888号3号楼　冬季工作时间 9:00-17:00</p>"),
    ("jpaas-icp", it.TRANSFER, at.jpaas, "foot", "<p>网站标识码 3706000011</p>", "<p>网站标识码 3706000011　鲁公网安备37060202000146号　网站支持IPv6</p>"),
    ("jpaas-mailbox", it.BASE, at.jpaas, "side", "<h4>局长信箱</h4><p>本月来信 42 件，办结 39 件</p>", "<h4>局长信箱</h4><p>本月来信 57 件，办结 50 件，满意率 97.8%</p>"),
    ("cards-steps", it.ACCOUNT, at.cards, "side", "<h3>热门站点</h3><p>南宁 柳州 桂林</p>", "<h3>热门站点</h3><p>南宁 柳州 桂林 梧州 北海</p><h3>指数</h3><p>一网通办指数 89.4</p>"),
    ("cards-popup", it.RESIDENT, at.cards, "foot", "", '<div class="pop"><p>第三届“我最喜爱的便民窗口”评选开始啦！</p><p>投票截止：12月5日</p><button>去投票</button></div>'),
    ("cards-stat", it.REMOTE, at.cards, "lead", "<div class='bar'>文件库共收录 3,417 件</div>", "<div class='bar'>文件库共收录 3,502 件　本周新增 14 件</div>"),
    ("bread-name", it.RESIDENT, at.jpaas, "info", "<span>作者：居保科</span><span>阅读 1120</span>", "<span>作者：待遇保障科</span><span>阅读 1893</span><span>【我要纠错】</span>"),
    ("video", it.FAQ, at.mobile, "lead", "", '<div class="video-box">视频加载中… 00:00 / 03:12　倍速 1.5x</div>'),
    ("charity", it.YEARS, at.news, "side", "<h3>公益</h3><p>无偿献血车本周停靠点：南湖广场</p>", "<h3>公益</h3><p>冬衣捐赠已收到1306件</p>"),
)  # fmt: skip

# (id, document, layout before, layout after)
REDESIGNS: tuple[tuple[str, Document, Layout, Layout], ...] = (
    ("measures", it.MEASURES, at.suoyin, at.tabs), ("measures-oa", it.MEASURES, at.intranet, at.jpaas), ("account", it.ACCOUNT, at.jpaas, at.cards),
    ("benefits", it.BENEFITS, at.plain, at.jpaas), ("base", it.BASE, at.plain, at.suoyin), ("resident", it.RESIDENT, at.suoyin, at.mobile),
    ("transfer", it.TRANSFER, at.cards, at.gzh), ("faq", it.FAQ, at.plain, at.collapse), ("faq-phone", it.FAQ, at.collapse, at.mobile),
    ("consumer", it.CONSUMER, at.bendi, at.news), ("remote", it.REMOTE, at.tabs, at.jpaas), ("years", it.YEARS, at.gzh, at.intranet),
    ("mixed", it.MIXED, at.forum, at.news), ("regions", it.REGIONS, at.jpaas, at.cards),
)  # fmt: skip

# (id, document, layout, edits): the same values, spelled otherwise
SPELLINGS: tuple[tuple[str, Document, Layout, tuple[tuple[str, str], ...]], ...] = (
    ("years-hanzi", it.MEASURES, at.jpaas, (("男满30年、女满25年的", "男满三十年、女满二十五年的"), ("累计满10年。", "累计满十年。"))),
    ("percent-hanzi", it.MEASURES, at.suoyin, (("之和的7%缴纳", "之和的百分之七缴纳"), ("比例为8.5%，", "比例为百分之八点五，"))),
    ("wide-digits", it.CONSUMER, at.bendi, (("男满30年，女满25年", "男满３０年，女满２５年"), ("的2%划入", "的２％划入"))),
    ("wan", it.BENEFITS, at.jpaas, (("限额为42万元", "限额为420000元"),)),
    ("wan-resident", it.RESIDENT, at.cards, (("最高支付限额为11万元", "最高支付限额为110,000元"),)),
    ("spaced", it.YEARS, at.plain, (("应达到12年", "应达到 12 年"), ("到2032年1月1日", "到 2032 年 1 月 1 日"))),
    ("iso-date", it.RESIDENT, at.mobile, (("2025年9月15日至2025年12月31日", "2025-09-15至2025-12-31"),)),
    ("months-hanzi", it.REMOTE, at.suoyin, (("有效期为6个月", "有效期为六个月"), ("出院之日起9个月内", "出院之日起九个月内"))),
    ("decimal", it.MIXED, at.forum, (("费率为0.9%", "费率为0.90%"), ("缴费比例为16%", "缴费比例为16.0%"))),
    ("thousands", it.BASE, at.tabs, (("上限为22815元", "上限为22,815元"), ("下限为4563元", "下限为4,563元"))),
    ("days-hanzi", it.TRANSFER, at.mobile, (("不超过15个工作日", "不超过十五个工作日"), ("提交后10日内", "提交后十日内"))),
    ("cells", it.BENEFITS, at.suoyin, (("84%", "84％"),)),
    ("dun", it.ACCOUNT, at.gzh, (("近亲属范围包括配偶、父母、子女。", "近亲属范围包括：配偶，父母，子女。"),)),
    ("padded", it.REGIONS, at.jpaas, (("费率为5.5%，", "费率为 5.50% ，"),)),
)  # fmt: skip

# (id, document, layout, edits): words differ, no rule does
WORDINGS: tuple[tuple[str, Document, Layout, tuple[tuple[str, str], ...]], ...] = (
    ("typo-account", it.ACCOUNT, at.suoyin, (("近亲属范围", "近亲属的范围"), ("结算清单", "结算单"))),
    ("opening", it.MEASURES, at.tabs, (("维护参保人员合法权益", "切实维护参保人员合法权益"),)),
    ("greeting", it.CONSUMER, at.bendi, (("小编把大家后台问得最多的几件事整理在下面。", "小编把粉丝们留言最多的几个话题放在一起，建议先收藏。"),)),
    ("agency", it.BASE, at.jpaas, (("由经办机构书面催告", "由医疗保障经办机构书面催告"),)),
    ("verb", it.FAQ, at.collapse, (("请拨打职工医保咨询热线", "请致电职工医保咨询热线"),)),
    ("purpose", it.YEARS, at.news, (("根据省医疗保障局部署，现就", "按照省医疗保障局的部署要求，现就"),)),
    ("tax-name", it.RESIDENT, at.jpaas, (("各县（市、区）医疗保障局、税务局：", "各县（市、区）医疗保障局，国家税务总局各县（市、区）税务局："),)),
)  # fmt: skip


def _numbered(document: Document) -> Document:
    """第一条 … as 1. …"""
    names = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")

    def change(text: str) -> str:
        for n, name in enumerate(names, 1):
            if text.startswith(f"第{name}条 "):
                return f"{n}．{text.removeprefix(f'第{name}条 ')}"
        return text

    return document.respelled(change)


def _dashed(document: Document) -> Document:
    return document.respelled(lambda text: text.replace("（一）", "1.").replace("（二）", "2.").replace("（三）", "3.").replace("（四）", "4.").replace("（五）", "5.").replace("（六）", "6."))  # fmt: skip


def _turned(document: Document) -> Document:
    """The questions that stand next to each other exchanged."""
    b = list(document.blocks)
    return replace(document, blocks=tuple(x for k in range(0, len(b), 2) for x in reversed(b[k : k + 2])))


def _spread(document: Document) -> Document:
    blocks: tuple[Block, ...] = tuple(at.spread(b) if isinstance(b, Table) else b for b in document.blocks)
    return replace(document, blocks=blocks)


def _asked(document: Document) -> Document:
    """Headings numbered as questions are on a help page."""
    return replace(document, blocks=tuple(
        Question(f"{k}. {b.question}", b.answer) if isinstance(b, Question) else b for k, b in enumerate(document.blocks, 1)
    ))  # fmt: skip


def _unheaded(document: Document) -> Document:
    return replace(
        document,
        blocks=tuple(Heading(b.text.replace(" ", "　")) if isinstance(b, Heading) else b for b in document.blocks),
    )


def _split_digits(answer: Answer, *numbers: str) -> Answer:
    """Digits over inline tags, as pasting from Word leaves them."""
    text = answer.body.decode()
    for number in numbers:
        text = text.replace(number, f'{number[:1]}<span lang="EN-US">{number[1:]}</span>')
    return replace(answer, body=text.encode())


def _styled(answer: Answer, old: str, new: str) -> Answer:
    text = answer.body.decode()
    assert old in text
    return replace(answer, body=text.replace(old, new).encode())


MORE: tuple[tuple[str, str, Answer, Answer], ...] = (
    ("renumbered-articles", "renumbered", show(it.REMOTE, at.jpaas), show(_numbered(it.REMOTE), at.jpaas, 2)),
    ("renumbered-items", "renumbered", show(it.ACCOUNT, at.tabs), show(_dashed(it.ACCOUNT), at.tabs, 2)),
    ("turned-questions", "reordered", show(it.FAQ, at.collapse), show(_turned(it.FAQ), at.collapse, 2)),
    ("numbered-questions", "renumbered", show(it.FAQ, at.mobile), show(_asked(it.FAQ), at.mobile, 2)),
    ("wide-space-headings", "punctuation", show(it.MEASURES, at.cards), show(_unheaded(it.MEASURES), at.cards, 2)),
    ("merged-head-written-out", "tables", show(it.BENEFITS, at.suoyin), show(_spread(it.BENEFITS), at.suoyin)),
    ("digits-in-spans", "markup", show(it.MEASURES, at.jpaas), _split_digits(show(it.MEASURES, at.jpaas, 2), "30年", "25年", "10年")),
    ("digits-in-spans-base", "markup", show(it.BASE, at.suoyin), _split_digits(show(it.BASE, at.suoyin, 2), "22815", "4563", "6.5%")),
    ("inline-style", "markup", show(it.ACCOUNT, at.jpaas), _styled(show(it.ACCOUNT, at.jpaas, 2), "text-indent:2em;line-height:2", "margin:0cm;text-indent:32.0pt;mso-char-indent-count:2.0")),
    ("bold-table", "markup", show(it.RESIDENT, at.jpaas), _styled(show(it.RESIDENT, at.jpaas, 2), "<td>", '<td class="xl65" style="width:120pt"><b></b>')),
    ("gb18030", "encodings", show(it.MEASURES, at.plain), show(it.MEASURES, at.plain, 2, charset="gb18030")),
    ("gbk", "encodings", show(it.BASE, at.bendi, charset="gbk"), show(it.BASE, at.bendi, 2)),
    ("word-runs", "files", as_docx(it.REMOTE), as_docx(it.REMOTE, runs=5)),
    ("html-word", "files", show(it.MEASURES, at.suoyin), as_docx(it.MEASURES)),
    ("html-pdf", "files", show(it.YEARS, at.jpaas), as_pdf(it.YEARS, 30)),
    ("pdf-wrapped", "files", as_pdf(it.YEARS, 30), as_pdf(it.YEARS, 28)),
    ("text-markdown", "files", as_text(it.REMOTE), as_markdown(it.REMOTE)),
)  # fmt: skip


def _with_file(document: Document, href: str, name: str) -> Document:
    return replace(document, files=((href, name),))


def _lists() -> Iterator[tuple[str, Pages, Pages]]:
    many = (
        Entry("/t1.html", it.MEASURES, "2025-09-28"),
        Entry("/t2.html", it.ACCOUNT, "2025-06-17"),
        Entry("/t3.html", it.RESIDENT, "2025-09-12"),
    )
    other = Entry("/t9.html", None, "2026-11-16", "机关食堂食材配送服务项目成交结果公示")
    yield "list-counters", column(many), column(many, visit=2)
    yield "list-query", column(many, query="?from=wx"), column(many, query="?spm=a1b2")
    yield "list-rows", column(many), column(many, rows=True)
    yield "list-other-topic", column(many), column((other, *many), visit=3)
    yield "list-turned", column(many), column(many[::-1], visit=2)


def cases() -> Iterator[Case]:
    for id, document, layout, slot, before, after in FURNITURE:
        steps = film(show(document, layout, slots={slot: before}), show(document, layout, slots={slot: after}))
        yield noise(
            f"fifteenth-{id}",
            "fifteenth furniture",
            f"{layout.__name__}: {slot} of the page",
            steps,
            kind=document.kind,
        )
    for id, document, old, new in REDESIGNS:
        steps = film(show(document, old), show(document, new, 2))
        yield noise(
            f"fifteenth-redesign-{id}",
            "fifteenth redesigns",
            f"{old.__name__} → {new.__name__}",
            steps,
            kind=document.kind,
        )
    for id, document, layout, edits in SPELLINGS:
        steps = film(show(document, layout), show(document.edit(*edits), layout, 2))
        yield noise(
            f"fifteenth-spelling-{id}",
            "fifteenth spellings",
            f"{edits[0][0]} → {edits[0][1]}",
            steps,
            kind=document.kind,
        )
    for id, document, layout, edits in WORDINGS:
        steps = film(show(document, layout), show(document.edit(*edits), layout, 2))
        yield noise(
            f"fifteenth-wording-{id}",
            "fifteenth wordings",
            f"{edits[0][0]} → {edits[0][1]}",
            steps,
            may_reword=True,
            kind=document.kind,
        )
    for id, family, first, second in MORE:
        yield noise(
            f"fifteenth-{id}",
            f"fifteenth {family}",
            id.replace("-", " "),
            film(first, second),
            kind="faq" if id.endswith("questions") else "page",
        )
    rows = replace(it.RESIDENT, blocks=at.listed(it.RESIDENT).blocks)
    yield noise("fifteenth-table-as-lines", "fifteenth tables", "a table becomes lines", film(show(it.RESIDENT, at.jpaas), show(rows, at.mobile, 2)), may_reword=True)  # fmt: skip
    named = [
        _with_file(it.BASE, f"/files/2026/jsbz.xlsx?v={v}", "2026年缴费基数申报表.xlsx")
        for v in ("20260115", "20261109")
    ]
    yield noise("fifteenth-file-query", "fifteenth furniture", "an attachment's query string", film(*(show(d, at.jpaas, n) for n, d in enumerate(named, 1))))  # fmt: skip
    for id, before_list, after_list in _lists():
        steps = film(before_list, after_list)
        yield noise(f"fifteenth-{id}", "fifteenth lists", id.replace("-", " "), steps, kind="list", follow=FOLLOW)
