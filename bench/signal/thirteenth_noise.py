"""The thirteenth wave's noise: furniture, redesigns, spellings, files and lists in which no rule differs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.signal.case import Answer, Case, noise
from bench.signal.document import Document, Heading, Question, Table, table
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, as_xlsx, film
from bench.signal.thirteenth_layouts import (
    Layout,
    blog,
    boda,
    cards,
    county,
    epaper,
    forum,
    gzh,
    knowledge,
    local,
    mobile,
    nested,
    plain,
    rewritten,
    show,
)  # fmt: skip
from bench.signal.thirteenth_texts import (
    ANQING,
    BANK,
    CAMPUS,
    DAQING,
    LIUZHOU,
    MIANYANG,
    QUANZHOU,
    TAIZHOU,
    WEIHAI,
    XIANGYANG,
    YULIN,
    ZUNYI,
)  # fmt: skip
from watcher.model import Follow

FOLLOW = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
FurnitureRow = tuple[str, str, Document, Layout, str, str | None, str | None]

FURNITURE: tuple[FurnitureRow, ...] = (
    ("county-weather", "the weather line", MIANYANG, county, "top", '<div class="weather">今天 晴 12~21℃ 空气质量 良 62</div>', '<div class="weather">今天 小雨 8~13℃ 空气质量 优 31</div>'),
    ("county-holiday", "a holiday notice comes", WEIHAI, county, "top", None, '<div class="notice-roll"><marquee>国庆节放假安排：10月1日至8日放假调休，政务服务大厅暂停对外办公，10月9日恢复正常。</marquee></div>'),
    ("county-stop", "a maintenance notice goes", QUANZHOU, county, "top", '<div class="notice-roll">因系统升级，11月6日22:00至11月7日6:00医保网上服务大厅暂停服务，请您合理安排办理时间。</div>', None),
    ("county-menu", "the menu gains an entry", ANQING, county, "menu", None, '<li><a href="/">首页</a></li><li><a href="/xwzx">新闻动态</a></li><li><a href="/zwgk">政府信息公开</a></li><li><a href="/ybgz">医保改革三年行动</a></li><li><a href="/zmhd">互动交流</a></li>'),
    ("county-crumbs", "the breadcrumb's column is renamed", DAQING, county, "location", None, '当前位置：<a href="/">网站首页</a> / <a href="/fdzdgknr">法定主动公开内容</a> / <a href="/zcwj">政策文件</a> / 行政规范性文件'),
    ("county-meta", "the information line gains time and font size", YULIN, county, "info", None, "<span>时间：2026-01-14 16:20</span><span>信息来源：市医保中心</span><span>责任编辑：办公室</span><span>字体：【大】【中】【小】</span><span>访问量：18,332</span>"),
    ("county-share", "sharing buttons come beneath", MIANYANG, county, "after", None, '<div class="share">分享到：<a>微信</a><a>微博</a><a>QQ空间</a></div><div class="tools"><a>打印本页</a><a>关闭窗口</a></div>'),
    ("county-qr", "a QR text comes beneath", QUANZHOU, county, "after", '<div class="ewm"><img src="/qr/1.png"><p>扫一扫在手机打开当前页</p></div>', '<div class="ewm"><img src="/qr/2.png"><p>扫码关注“泉州医保”微信公众号</p></div>'),
    ("county-footer", "the footer's legal numbers change", WEIHAI, county, "foot", None, "版权所有：威海市医疗保障局　地址：文化中路86号　邮编：264200　鲁ICP备2024000031号-2　鲁公网安备37100202000118号"),
    ("county-floating", "a floating helper comes", XIANGYANG, county, "side", None, '<div class="float-ai"><img alt="智能机器人">您好，我是政务智能客服小襄，请问有什么可以帮您？<a>意见征集</a><a>返回顶部</a></div>'),
    ("county-interpret", "links to explanations are added beneath", MIANYANG, county, "after", None, '<div class="jd"><h3>相关解读</h3><ul><li><a href="/jd/88.html">图解：一图读懂职工医保实施办法</a></li><li><a href="/jd/89.html">部门负责人就实施办法答记者问</a></li></ul></div>'),
    ("county-vote", "a satisfaction vote comes", ANQING, county, "after", None, '<form class="vote"><p>您觉得这篇文章对您有帮助吗？</p><label>非常有帮助（37）</label><label>一般（4）</label><label>没有帮助（1）</label></form>'),
    ("county-index", "a metadata table comes before the text", QUANZHOU, county, "before", None, '<table class="suoyin"><tr><td>索引号</td><td>QZ01118-0300-2025-00017</td><td>主题分类</td><td>劳动、人事、监察\\社会保障</td></tr><tr><td>发布机构</td><td>泉州市医疗保障局</td><td>公开日期</td><td>2025-06-13</td></tr></table>'),
    ("cards-login", "a user's name is shown", DAQING, cards, "login", '<span class="login">登录 | 注册</span>', '<span class="login">欢迎您，李**　<a>我的办件(2)</a> <a>退出</a></span>'),
    ("cards-count", "how often the item was handled", DAQING, cards, "info", "<span>实施主体：大庆市医疗保险服务中心</span><span>办件量：3218件</span><span>收藏 41</span>", "<span>实施主体：大庆市医疗保险服务中心</span><span>办件量：3377件</span><span>收藏 44</span>"),
    ("cards-rating", "ratings and comments", DAQING, cards, "side", '<div class="hp"><b>好差评</b><p>5.0分　累计评价1203条</p><p>匿名用户：办得很快，点赞</p></div>', '<div class="hp"><b>好差评</b><p>4.9分　累计评价1251条</p><p>匿名用户：窗口人员态度好</p><p>匿名用户：希望多开几个窗口</p></div>'),
    ("cards-cookie", "a cookie bar comes", WEIHAI, cards, "top", None, '<div class="cookie">本网站使用Cookie改善您的浏览体验，继续浏览即表示同意我们的隐私政策。<button>知道了</button></div>'),
    ("cards-theme", "a campaign banner is replaced", ANQING, cards, "top", '<div class="banner">高效办成一件事 2025年度重点事项清单</div>', '<div class="banner">优化营商环境“徽风暖企”专项行动进行中</div>'),
    ("cards-similar", "similar items beneath", DAQING, cards, "after", "<h4>相似事项</h4><ul><li>参保信息变更</li><li>参保人员信息查询</li></ul>", "<h4>大家还在办</h4><ul><li>城乡居民参保登记</li><li>生育保险待遇核准支付</li><li>医药机构申请定点协议管理</li></ul>"),
    ("cards-upgrade", "a popup on browsers", QUANZHOU, cards, "top", None, '<div class="modal"><p>为获得更好的使用体验，建议使用Chrome 90及以上版本浏览器访问，分辨率不低于1366×768。</p></div>'),
    ("gzh-follow", "the follow line above is replaced", CAMPUS, gzh, "before", "<section><span>点击蓝字　关注我们</span></section>", "<section><span>▲ 点击上方名片，设为星标，不错过每一条消息</span></section>"),
    ("gzh-credits", "the editors' credits beneath", WEIHAI, gzh, "after", None, "<section><p>来源：市医保局居民医保科</p><p>编辑：宣传中心　审核：办公室</p><p>点赞、在看、分享，让更多人知道</p></section>"),
    ("gzh-recommend", "recommended articles move", ANQING, gzh, "side", "<div><p>往期推荐</p><p>我市医保基金监管“回头看”启动</p><p>今年新增38家定点药店</p></div>", "<div><p>往期推荐</p><p>91种药品续约，患者年均少花1.2万元</p><p>医保业务“就近办”网点已达126个</p></div>"),
    ("gzh-comments", "readers' comments come", TAIZHOU, gzh, "foot", "阅读 1.2万　赞 88", "阅读 3.1万　赞 203　精选留言 云淡风轻：收藏了，谢谢小编　作者回复：不客气　小鱼：转给爸妈看看"),
    ("gzh-listen", "an audio bar comes", ZUNYI, gzh, "info", '<span class="rich_media_meta">遵义晚报</span><em>2026-04-20</em>', '<span class="rich_media_meta">遵义晚报</span><em>2026-04-20 07:41</em><span>贵州</span><span>听全文 约4分钟</span>'),
    ("local-advert", "an advert with prices rotates", TAIZHOU, local, "side", '<div class="ad"><a>体检套餐限时199元起，立即预约</a></div>', '<div class="ad"><a>种植牙一口价2980元，送洗牙一次</a></div><div class="ad"><a>考驾照学费立减500元</a></div>'),
    ("local-date", "the editor's date line is refreshed", TAIZHOU, local, "info", "2026-03-03 09:12　来源：台州生活通　作者：小编", "2026-05-18 10:40 更新　来源：网络综合　责任编辑：阿亮"),
    ("local-lead", "the lead-in is another", TAIZHOU, local, "before", None, '<p class="daodu">【导语】：近期不少网友留言咨询医保问题，本文根据官方资料整理，仅供参考，具体以经办机构答复为准。</p>'),
    ("local-tip", "the tip beneath names another keyword", TAIZHOU, local, "after", '<div class="bianji">温馨提示：微信搜索公众号台州生活通，关注后在对话框回复【医保】可查参保记录、个人账户余额。</div>', '<div class="bianji">手机访问：打开微信扫一扫，回复【缴费】获取缴费入口、【定点】查询附近定点医院。</div>'),
    ("local-hot", "hot reading moves", ANQING, local, "side", "<h4>热门阅读</h4><ol><li>2026年中考分数线公布</li><li>端午节高速免费吗</li></ol>", "<h4>热门阅读</h4><ol><li>台风最新路径</li><li>限行尾号今天是3和8</li><li>公积金贷款额度提至120万元</li></ol>"),
    ("local-download", "an app banner goes", WEIHAI, local, "top", '<div class="appbar">打开APP阅读体验更佳　新用户领8元红包</div>', None),
    ("forum-views", "the onlookers move", LIUZHOU, forum, "info", "柳州市医疗保障事业管理中心　围观 2016　追问 3", "柳州市医疗保障事业管理中心　围观 2940　追问 7　满意度 五星"),
    ("forum-latest", "the latest questions move", LIUZHOU, forum, "side", "<h4>最新提问</h4><ul><li>小区停车位怎么收费</li><li>68路公交什么时候恢复</li></ul>", "<h4>最新提问</h4><ul><li>3号楼电梯停运两周</li><li>学区划分什么时候公布</li><li>暖气几号开始供</li></ul>"),
    ("forum-rules", "posting rules come beneath", LIUZHOU, forum, "after", None, '<div class="guize">留言须知：请文明发言，每条留言不超过500字，请勿重复提交。</div>'),
    ("forum-login", "logged in", LIUZHOU, forum, "login", "<a>登录</a>", "<a>消息(5)</a><a>个人中心</a>"),
    ("mobile-app", "an app download bar", TAIZHOU, mobile, "top", None, '<div class="dl">下载APP，医保码、电子社保卡随身带<button>立即打开</button></div>'),
    ("mobile-tabs", "the bottom tabs", DAQING, mobile, "foot", None, "<a>首页</a><a>医保码</a><a>查询</a><a>AI助手</a><a>我的</a>"),
    ("mobile-summary", "an AI summary's label comes", ZUNYI, mobile, "before", None, '<div class="ai-sum"><b>AI摘要</b> 本文介绍了灵活就业人员参加职工医保的缴费、待遇与退休衔接等内容，由大模型生成，仅供参考。</div>'),
    ("mobile-font", "font size choice comes", CAMPUS, mobile, "info", "人事处 2026-03-16", "人事处 2026-03-16　字号 A- A+　朗读"),
    ("mobile-feedback", "feedback counts", ANQING, mobile, "after", '<div class="fb">有帮助 118　没帮助 6　纠错</div>', '<div class="fb">有帮助 131　没帮助 6　纠错</div>'),
    ("plain-printed", "the print date at the end", YULIN, plain, "foot", "打印日期：2026年2月3日 第1页 共1页", "打印日期：2026年4月17日 第1页 共1页"),
    ("nested-duty", "the duty roster in the banner", CAMPUS, nested, "top", "　本周值班：综合科 内线8021", "　本周值班：师资科 内线8035"),
    ("nested-notice", "a notice of a meeting", CAMPUS, nested, "side", "首页<br>公告", "首页<br>公告<br><b>通知：3月27日下午2:30在行政楼305召开工会会议</b>"),
    ("kb-vote", "the votes beneath", LIUZHOU, knowledge, "after", '<div class="kb-vote">有用（203）　没用（4）</div>', '<div class="kb-vote">有用（261）　没用（5）　<a>我要纠错</a></div>'),
    ("kb-hot", "hot words", LIUZHOU, knowledge, "side", "<b>热搜</b> 医保码 生育津贴 门诊慢特病", "<b>热搜</b> 居民参保 个人账户余额 异地急诊 医保钱包"),
    ("kb-update", "the day of the last check", BANK, knowledge, "info", "发布单位：客户服务中心　更新：2026-05-12", "发布单位：客户服务中心　最近核对：2026-08-01　版本V3"),
    ("epaper-pages", "the other pages' titles", ZUNYI, epaper, "side", "<ul><li>第01版：要闻</li><li>第03版：经济</li><li>第05版：民生</li></ul>", "<ul><li>第01版：头版</li><li>第02版：广告</li><li>第05版：民生</li><li>第08版：副刊</li></ul>"),
    ("epaper-author", "the line of sources", ZUNYI, epaper, "info", "遵义晚报 2026-04-20", "遵义晚报 2026年04月20日 星期一　记者 本报融媒体中心"),
    ("epaper-legal", "the copyright line", ZUNYI, epaper, "foot", "版权所有 未经书面授权不得转载", "Copyright © 2012-2026 All Rights Reserved　新出网证（黔）字03号　违法和不良信息举报电话：0851-28221234"),
    ("boda-pager", "the next notice appears", CAMPUS, boda, "pager", '上一条：<a href="1021.htm">关于职称评审材料报送的通知</a>', '上一条：<a href="1021.htm">关于职称评审材料报送的通知</a> 下一条：<a href="1044.htm">关于2026年暑期值班安排的通知</a>'),
    ("boda-side", "the department's phone list", CAMPUS, boda, "side", "<p>综合科 3910021</p><p>劳资科 3910022</p>", "<p>综合科 3910121</p><p>劳资与社保科 3910122</p><p>办公时间 8:00-11:30 14:00-17:00</p>"),
    ("boda-hospital", "a hospital's booking bar", XIANGYANG, boda, "top", '<div class="yy">预约挂号　专家门诊　住院指南　今日放号 412</div>', '<div class="yy">预约挂号　专家门诊　互联网医院　今日放号 378　体检中心</div>'),
    ("blog-comments", "comments come", TAIZHOU, blog, "comments", "<h3>2 条评论</h3><p>阳光：写得清楚</p><p>老王：学习了</p>", "<h3>3 条评论</h3><p>阳光：写得清楚</p><p>老王：学习了</p><p>Lily：请问缴费记录在哪里查？</p>"),
    ("blog-author", "the author's box", ANQING, blog, "after", None, "<div class='author-box'><p>作者：某会计师事务所社保服务组，专注企业用工与社保合规12年。咨询请加微信，首次咨询30分钟免费。</p></div>"),
    ("blog-disclaimer", "a disclaimer comes first", ZUNYI, blog, "before", None, "<p class='disclaimer'>声明：本文转载自媒体报道，不构成法律意见，转载请注明出处。</p>"),
    ("blog-toc", "a table of contents comes", TAIZHOU, blog, "before", None, "<div id='toc'><p>文章目录</p><ol><li><a href='#1'>缴多少年</a></li><li><a href='#2'>年限不够怎么补</a></li><li><a href='#3'>个人账户怎么用</a></li></ol></div>"),
)  # fmt: skip

REDESIGNS: tuple[tuple[str, Document, Layout, Layout], ...] = (
    ("county-to-cards", DAQING, county, cards), ("county-to-plain", MIANYANG, county, plain), ("plain-to-nested", YULIN, plain, nested),
    ("gzh-to-county", WEIHAI, gzh, county), ("local-to-mobile", TAIZHOU, local, mobile), ("forum-to-knowledge", LIUZHOU, forum, knowledge),
    ("knowledge-to-forum", BANK, knowledge, forum), ("epaper-to-blog", ZUNYI, epaper, blog), ("boda-to-gzh", CAMPUS, boda, gzh),
    ("nested-to-county", XIANGYANG, nested, county), ("cards-to-mobile", ANQING, cards, mobile), ("blog-to-local", TAIZHOU, blog, local),
    ("mobile-to-county", QUANZHOU, mobile, county),
)  # fmt: skip

Spelling = tuple[str, Document, Layout, tuple[tuple[str, str], ...]]
SPELLINGS: tuple[Spelling, ...] = (
    ("years-hanzi", MIANYANG, county, (("男满30年、女满25年", "男满三十年、女满二十五年"), ("实际缴费年限满10年", "实际缴费年限满十年"))),
    ("percent-hanzi", YULIN, county, (("缴费费率为7%，职工个人缴费费率为2%", "缴费费率为百分之七，职工个人缴费费率为百分之二"),)),
    ("percent-wide", CAMPUS, boda, (("学校按缴费基数的6.8%", "学校按缴费基数的６.８％"),)),
    ("percent-figures", ZUNYI, epaper, (("百分之八点五", "8.5%"),)),
    ("wan-yuan", MIANYANG, plain, (("45万元", "450000元"),)),
    ("wan-grouped", WEIHAI, gzh, (("20万元", "200,000元"), ("1000元", "1,000元"))),
    ("wan-hanzi", ZUNYI, blog, (("封顶线为30万元", "封顶线为三十万元"),)),
    ("dates-iso", YULIN, nested, (("2026年1月1日起执行，至2026年12月31日止", "2026-01-01起执行，至2026-12-31止"),)),
    ("dates-padded", QUANZHOU, county, (("自2025年7月1日起施行，有效期至2030年6月30日", "自2025年07月01日起施行，有效期至2030年06月30日"),)),
    ("months-hanzi", DAQING, cards, (("恢复缴费后设置6个月的等待期", "恢复缴费后设置六个月的等待期"),)),
    ("days-spaced", DAQING, mobile, (("不超过15个工作日", "不超过 15 个工作日"),)),
    ("money-decimals", XIANGYANG, county, (("2000元", "2000.00元"), ("2600元", "2600.00元"))),
    ("account-character", QUANZHOU, nested, (("个人账户归参保人员", "个人帐户归参保人员"),)),
    ("quotes-and-stops", LIUZHOU, knowledge, (("国家医保服务平台APP、微信小程序", "“国家医保服务平台”APP、微信小程序"),)),
    ("commas", BANK, forum, (("出国定居、参军入伍、死亡的，", "出国定居、参军入伍、死亡的,"),)),
    ("ratio-hanzi", ANQING, county, (("支付比例为80%", "支付比例为百分之八十"),)),
    ("hours", XIANGYANG, boda, (("72小时", "７２小时"),)),
    ("month-unit", LIUZHOU, forum, (("12个月内申请", "十二个月内申请"),)),
)  # fmt: skip
REWORDED: tuple[Spelling, ...] = (
    ("typo-mended", LIUZHOU.edit(("请携带身份证、住院发票", "请携戴身份证、住院发票")), forum, (("请携戴", "请携带"),)),
    ("agency-renamed", XIANGYANG.edit(("为方便参保职工查询", "为方便我市参保职工向市医疗保险管理局查询")), county, (("市医疗保险管理局", "市医疗保障服务中心"),)),
    ("polite", BANK, knowledge, (("请先拨打服务热线", "建议您先拨打服务热线"),)),
    ("journalist", ZUNYI, epaper, (("近日，不少读者来电咨询", "连日来，许多读者致电本报咨询"),)),
    ("purpose", MIANYANG, county, (("结合本市实际，制定本办法", "结合我市实际，特制定本办法"),)),
    ("opening", WEIHAI, gzh, (("为做好我市2026年度居民基本医疗保险参保缴费工作，现将有关事项通知如下", "为切实做好全市2026年度居民基本医疗保险参保缴费工作，现就有关事项通知如下"),)),
    ("friend", TAIZHOU, local, (("在职的朋友，", "还在上班的朋友，"),)),
    ("double-character", DAQING.edit(("可以申请办理转移接续", "可以申请申请办理转移接续")), cards, (("可以申请申请办理", "可以申请办理"),)),
)  # fmt: skip


def _markup() -> Iterator[tuple[str, Document, Layout, tuple[tuple[str, str], ...]]]:
    """The same text in other markup of the same layout."""
    yield (
        "digits-in-spans",
        MIANYANG,
        county,
        (("男满30年", "男满<span>3</span><span>0</span>年"), ("95元", "<b>9</b>5元")),
    )
    yield (
        "font-tags",
        QUANZHOU,
        nested,
        (
            (
                '<p class="MsoNormal"><font face="仿宋">　　',
                '<p style="margin:0cm;text-indent:32pt"><font face="仿宋_GB2312" size="4">',
            ),
            ("</font></p>", "<o:p></o:p></font></p>"),
        ),
    )
    yield (
        "paragraphs-to-list",
        YULIN,
        mobile,
        (
            ('<div class="m-content">\n<div>', '<div class="m-content"><ul>\n<li>'),
            ("</div>\n<div>", "</li>\n<li>"),
            ("申报表</div>", "申报表</li></ul>"),
        ),
    )
    yield (
        "strong-sentences",
        TAIZHOU,
        local,
        (("130元", "<strong style='color:red'>130元</strong>"), ("不能取现", "<strong>不能取现</strong>")),
    )
    yield "headings-deeper", ZUNYI, blog, (("<h2>", "<h3 class='wp-block-heading'>"), ("</h2>", "</h3>"))
    yield "nbsp-indent", YULIN, plain, (("　　", "&nbsp;&nbsp;&nbsp;&nbsp;"),)
    yield (
        "cells-in-paragraphs",
        XIANGYANG,
        county,
        (("<td>", '<td valign="top" width="117"><p align="center"><span>'), ("</td>", "</span></p></td>")),
    )
    yield (
        "panels-open",
        LIUZHOU,
        knowledge,
        (('<div class="kb-item">', '<div class="kb-item open" style="display:block">'),),
    )
    yield "anchor-terms", ANQING, blog, (("异地就医备案", '<a href="/baike/ydjy">异地就医备案</a>'),)


def _files() -> Iterator[tuple[str, str, Answer, Answer]]:
    yield "html-to-pdf", "the page is now a PDF", show(ANQING, county), as_pdf(ANQING)
    yield "html-to-docx", "the page is now Word", show(QUANZHOU, plain), as_docx(QUANZHOU)
    yield "docx-runs", "Word saved it in other runs", as_docx(YULIN), as_docx(YULIN, runs=7)
    yield "pdf-narrow", "a PDF set in shorter lines", as_pdf(ZUNYI), as_pdf(ZUNYI, 27)
    yield "text-wrapped", "plain text broken at 40 characters", as_text(ANQING), as_text(ANQING, 40, newline="\r\n")
    yield "text-gb", "plain text in GB18030", as_text(DAQING), as_text(DAQING, charset="gb18030")
    yield (
        "markdown-strong",
        "Markdown with strong beginnings",
        as_markdown(QUANZHOU),
        as_markdown(QUANZHOU, strong="**"),
    )
    yield "docx-to-pdf", "Word becomes PDF", as_docx(WEIHAI), as_pdf(WEIHAI)
    rows = (
        ("医院等级", "起付标准（元）", "报销比例"),
        ("一级医院", 200, 0.9),
        ("二级医院", 500, 0.85),
        ("三级医院", 900, 0.8),
    )
    title = "职工医保住院待遇标准"
    yield (
        "xlsx-format",
        "percent shown without decimals, bold",
        as_xlsx(title, rows),
        as_xlsx(title, rows, percent="0%", bold=True),
    )


def _renumbered(it: Document) -> Document:
    """（一） → 1. in its list."""
    marks = dict(zip(("（一）", "（二）", "（三）", "（四）"), ("1.", "2.", "3.", "4."), strict=True))
    return it.respelled(lambda text: re.sub("^（[一二三四]）", lambda m: marks[m[0]], text))


def _others() -> Iterator[Case]:
    family = "thirteenth arrangement"
    for charset in ("gb18030", "gbk"):
        yield noise(
            f"thirteenth-charset-{charset}",
            "thirteenth encoding",
            f"the page is now in {charset}",
            film(show(ZUNYI, county), show(ZUNYI, county, 4, charset=charset)),
        )
    yield noise(
        "thirteenth-renumbered",
        family,
        "（一） becomes 1.",
        film(show(QUANZHOU, county), show(_renumbered(QUANZHOU), county, 5)),
    )
    turned = replace(LIUZHOU, blocks=(*LIUZHOU.blocks[4:9], *LIUZHOU.blocks[:4], *LIUZHOU.blocks[9:]))
    yield noise(
        "thirteenth-questions-reordered",
        family,
        "questions stand in another order",
        film(show(LIUZHOU, knowledge), show(turned, knowledge, 3)),
        kind="faq",
    )
    numbered = replace(
        BANK,
        blocks=tuple(
            Question(f"{n}. {b.question}", b.answer) for n, b in enumerate(BANK.blocks, 1) if isinstance(b, Question)
        ),
    )
    yield noise(
        "thirteenth-questions-numbered",
        family,
        "questions are numbered",
        film(show(BANK, forum), show(numbered, forum, 6)),
        kind="faq",
    )
    numerals = {"一": "1", "二": "2", "三": "3"}
    headed = replace(
        XIANGYANG,
        blocks=tuple(
            Heading(numerals[b.text[0]] + "." + b.text[2:]) if isinstance(b, Heading) else b for b in XIANGYANG.blocks
        ),
    )
    yield noise(
        "thirteenth-headings-renumbered", family, "一、 becomes 1.", film(show(XIANGYANG, boda), show(headed, boda, 2))
    )
    rows = table(
        ("人员类别", "门诊起付标准", "门诊报销比例", "门诊年度最高支付限额"),
        ("退休人员", "400元", "70%", "2600元"),
        ("在职职工", "650元", "60%", "2000元"),
    )
    swapped = replace(
        XIANGYANG, blocks=tuple(rows if isinstance(b, Table) and len(b.rows) == 3 else b for b in XIANGYANG.blocks)
    )
    yield noise(
        "thirteenth-rows-reordered",
        family,
        "two rows change places",
        film(show(XIANGYANG, nested), show(swapped, nested, 4)),
    )
    linked = replace(MIANYANG, files=(("P020251017.docx?v=20260301", MIANYANG.files[0][1]),))
    yield noise(
        "thirteenth-attachment-query",
        family,
        "the attachment's link gains a query",
        film(show(MIANYANG, county), show(linked, county, 9)),
    )
    twice = rewritten(
        show(TAIZHOU, local, 3),
        (
            "</div></body>",
            '<div class="print-only" style="display:none">'
            + "".join(f"<p>{b}</p>" for b in TAIZHOU.blocks if isinstance(b, str))
            + "</div></div></body>",
        ),
    )
    yield noise(
        "thirteenth-printed-twice",
        family,
        "a print version of the text is added to the page",
        film(show(TAIZHOU, local), twice),
    )
    yield noise(
        "thirteenth-list-moved",
        "thirteenth list",
        "the list's furniture moves",
        film(column(ENTRIES), column(ENTRIES, visit=8)),
        kind="list",
        follow=FOLLOW,
    )
    yield noise(
        "thirteenth-list-rows",
        "thirteenth list",
        "the list becomes a table",
        film(column(ENTRIES), column(ENTRIES, visit=3, rows=True)),
        kind="list",
        follow=FOLLOW,
    )
    yield noise(
        "thirteenth-list-order",
        "thirteenth list",
        "an old notice is pinned on top",
        film(column(ENTRIES), column((ENTRIES[2], *ENTRIES[:2]), visit=5)),
        kind="list",
        follow=FOLLOW,
    )
    news = (Entry("n881.html", None, "2026-02-01", "市医院举行消防安全演练活动"), *ENTRIES)
    yield noise(
        "thirteenth-list-news",
        "thirteenth list",
        "a notice of no interest comes",
        film(column(ENTRIES), column(news, visit=2)),
        kind="list",
        follow=FOLLOW,
    )


ENTRIES = (
    Entry("t1401.html", YULIN, "2026-01-15"),
    Entry("t1388.html", WEIHAI, "2025-09-23"),
    Entry("t1302.html", QUANZHOU, "2025-06-12"),
)


def cases() -> Iterator[Case]:
    for k, (id, what, it, layout, slot, before, after) in enumerate(FURNITURE):
        first = {} if before is None else {slot: before}
        then = {} if after is None else {slot: after}
        steps = film(show(it, layout, 1 + k % 3, first), show(it, layout, 4 + k % 11, then))
        yield noise(f"thirteenth-{id}", "thirteenth furniture", what, steps, kind=it.kind)
    for id, it, old, new in REDESIGNS:
        yield noise(
            f"thirteenth-{id}",
            "thirteenth redesign",
            "the site is built anew",
            film(show(it, old), show(it, new, 7)),
            kind=it.kind,
        )
    for id, it, layout, edits in SPELLINGS:
        yield noise(
            f"thirteenth-{id}",
            "thirteenth spelling",
            "other spelling of the same",
            film(show(it, layout), show(it.edit(*edits), layout, 3)),
            kind=it.kind,
        )
    for id, it, layout, edits in REWORDED:
        steps = film(show(it, layout, 2), show(it.edit(*edits), layout, 6))
        yield noise(
            f"thirteenth-{id}", "thirteenth wording", "other words for the same", steps, may_reword=True, kind=it.kind
        )
    for id, it, layout, edits in _markup():
        yield noise(
            f"thirteenth-{id}",
            "thirteenth markup",
            "other markup of the same",
            film(show(it, layout), rewritten(show(it, layout, 5), *edits)),
            kind=it.kind,
        )
    for id, what, old_file, new_file in _files():
        yield noise(f"thirteenth-{id}", "thirteenth file", what, film(old_file, new_file))
    yield from _others()
