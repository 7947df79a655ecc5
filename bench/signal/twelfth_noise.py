"""Twelfth wave, noise: what differs between two visits of many kinds of site, while no rule does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import twelfth_texts as t
from bench.signal.case import Answer, Case, noise
from bench.signal.document import Document, Heading, Question, table
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_markdown, as_pdf, as_text, film
from bench.signal.twelfth_layouts import page
from watcher.model import Follow

Row = tuple[str, Document, str, str, str | None, str | None]

# id, document, layout, place, before, after; None is what the layout has there anyway
FURNITURE: tuple[Row, ...] = (
    ("login", t.DAQING, "service", "login", None, '<span class="user">您好，186****2207 <a href="/my">我的空间</a> <a href="/msg">消息 3</a> <a href="/out">退出</a></span>'),
    ("handled", t.JIAXING, "service", "side", "<div class=tj><b>12,408</b>件 累计办件量</div><div class=tj>好评率 <b>99.21%</b></div>", "<div class=tj><b>12,655</b>件 累计办件量</div><div class=tj>好评率 <b>99.34%</b></div>"),
    ("stars", t.ZUNYI, "service", "meta", "实施主体：遵义市医疗保障局　<i class=star></i> 4.8分（318条评价）", "实施主体：遵义市医疗保障局　<i class=star></i> 4.9分（326条评价）"),
    ("queue", t.DAQING, "service", "side", "<h4>附近大厅</h4><p>市政务服务中心二楼　当前等候 12 人，预计 25 分钟</p>", "<h4>附近大厅</h4><p>市政务服务中心二楼　当前等候 3 人，预计 6 分钟</p>"),
    ("hours", t.JIAXING, "service", "side", "<h4>大厅开放时间</h4><p>工作日 8:30-12:00，14:00-17:30（夏季）</p>", "<h4>大厅开放时间</h4><p>工作日 8:30-12:00，13:30-17:00（冬季），周六上午延时服务</p>"),
    ("item-code", t.ZUNYI, "service", "meta", "事项编码：115203000MB1234501352001　事项版本：12　办件类型：承诺件", "事项编码：115203000MB1234501352001　事项版本：13　办件类型：承诺件"),
    ("distance", t.DAQING, "service", "tail", '<div class="map">距您最近的办事点：让胡路区便民服务中心（1.2公里）</div>', '<div class="map">距您最近的办事点：开放定位后显示</div>'),
    ("anchor-menu", t.JIAXING, "service", "nav", None, '<li><a href="/">首页</a></li><li><a href="/yjs">一件事</a></li><li><a href="/grfw">个人服务</a></li><li><a href="/frfw">法人服务</a></li><li><a href="/kstb">跨省通办</a></li><li><a href="/hcp">好差评</a></li>'),
    ("upgrade", t.DAQING, "service", "pop", None, '<div class="layui-layer"><h5>系统提示</h5><p>因统一身份认证升级，11月28日22:00至11月29日6:00暂停网上申报，带来不便敬请谅解。</p><button>我知道了（5秒）</button></div>'),
    ("trust", t.ZUNYI, "service", "foot", None, '<div class="footer">主办单位：市行政审批服务局 技术支持：0851-28255011 黔ICP备17009876号-2 贵公网安备52030002000135号 已支持IPv6</div>'),
    ("views", t.LINYI, "openness", "tail", '<div class="fd">浏览次数：<span id="hits">2317</span> 次　字号：[大][中][小]</div>', '<div class="fd">浏览次数：<span id="hits">4082</span> 次　字号：[大][中][小]</div>'),
    ("print-day", t.QUANZHOU, "openness", "tail", '<div class="prt">打印时间：2026-11-02 09:12:44　<a>【打印】</a><a>【关闭】</a></div>', '<div class="prt">打印时间：2026-11-19 16:40:03　<a>【打印】</a><a>【关闭】</a></div>'),
    ("menu-counts", t.GANZHOU, "openness", "side", "<ul><li>政策文件（132）</li><li>财政信息（27）</li><li>人事信息（18）</li><li>行政执法（64）</li></ul>", "<ul><li>政策文件（135）</li><li>财政信息（28）</li><li>人事信息（18）</li><li>行政执法（71）</li><li>政府采购（5）</li></ul>"),
    ("weather", t.BAOTOU, "openness", "top", '<div class="tq">11月03日 星期二 多云 -4℃~8℃ 西北风3级 空气质量 优 42</div>', '<div class="tq">11月19日 星期四 小雪 -11℃~-2℃ 北风4级 空气质量 良 71</div>'),
    ("holiday", t.LINYI, "openness", "top", None, '<div class="gg">关于元旦假期办事大厅服务安排的通知：1月1日至3日放假，共3天，1月4日（星期日）正常上班。</div>'),
    ("filing-number", t.GANZHOU, "openness", "foot", "主办：赣州市人民政府办公室 网站标识码：3607000001 赣ICP备05004612号", "主办：赣州市人民政府办公室 承办：市信息中心 网站标识码：3607000001 赣ICP备05004612号-1 赣公网安备36070202000117号"),
    ("readings", t.QUANZHOU, "openness", "tail", '<div class="xgjd"><h4>相关解读</h4><p>暂无</p></div>', '<div class="xgjd"><h4>相关解读</h4><ul><li><a href="/zcjd/t20251222_1.htm">一图读懂：2026年度缴费基数</a></li><li><a href="/zcjd/t20251224_2.htm">视频解读（2分18秒）</a></li></ul></div>'),
    ("index-table", t.LINYI, "openness", "meta", "<tr><td>索引号</td><td>113713000043/2025-00412</td><td>公开方式</td><td>主动公开</td></tr><tr><td>成文日期</td><td>2025-06-12</td><td>公开日期</td><td>2025-06-16</td></tr>", "<tr><td>索引号</td><td>11371300MB2855/2025-00412</td><td>公开方式</td><td>主动公开</td></tr><tr><td>成文日期</td><td>2025年6月12日</td><td>组配分类</td><td>部门文件</td></tr><tr><td>公开日期</td><td>2025-06-16 10:21</td><td>信息来源</td><td>待遇保障科</td></tr>"),
    ("memorial", t.BAOTOU, "openness", "top", None, '<style>html{filter:grayscale(100%)}</style><div class="bs">国家公祭日</div>'),
    ("marquee", t.BAOTOU, "county", "top", "<marquee>热烈祝贺我县荣获2025年度全区医保基金监管先进集体</marquee>", "<marquee>深入学习贯彻会议精神　扎实开展“医保明白人”培训，覆盖12个乡镇186个村</marquee>"),
    ("vote", t.GANZHOU, "county", "side", "<b>网上调查</b><br>您对本站内容更新是否满意？<br>○满意（312票）<br>○一般（41票）<br>○不满意（7票）", "<b>网上调查</b><br>您对本站内容更新是否满意？<br>○满意（355票）<br>○一般（43票）<br>○不满意（7票）"),
    ("lunar", t.QUANZHOU, "county", "nav", "今天是2026年11月3日 星期二 农历九月廿四 | <a href=/>网站首页</a>", "今天是2026年11月19日 星期四 农历十月十一 | <a href=/>网站首页</a> | <a href=/e>举报专区</a>"),
    ("friends", t.ZUNYI, "county", "foot", "友情链接：<select><option>国家医保局</option><option>省医保局</option></select>", "友情链接：<select><option>国家医保局</option><option>省医保局</option><option>市人民政府</option><option>县税务局</option></select> 您是第 183,402 位访客"),
    ("county-news", t.BAOTOU, "county", "side", "<b>图片新闻</b><br>·我局召开三季度工作例会<br>·党员干部参加义务植树，种下油松300棵", "<b>图片新闻</b><br>·我局到包联社区慰问老党员<br>·全县6所卫生院完成网络改造<br>·我局召开三季度工作例会"),
    ("mailbox", t.LINYI, "county", "side", "局长信箱：共收到来信 86 封，办结 84 封", "局长信箱：共收到来信 91 封，办结 91 封，平均办理 3.2 天"),
    ("oil-gold", t.HUZHOU, "paper", "side", "<h4>24小时热榜</h4><ol><li>今晚油价下调，加满一箱省7.5元</li><li>湖州站明年1月起调图，多了4趟车</li><li>黄金突破900元/克</li></ol>", "<h4>24小时热榜</h4><ol><li>初雪要来了？气象台最新预报</li><li>这条路封闭施工45天</li><li>南太湖马拉松5月开跑，名额1.5万</li></ol>"),
    ("audio", t.HUZHOU, "paper", "lead", '<div class="tts">▶ 听新闻 时长 03:12</div>', '<div class="tts">▶ 本文由AI主播朗读　全长3分08秒　已播放 127 次</div>'),
    ("advert", t.GUILIN, "paper", "tail", '<div class="ad">广告 | 漓江新城三期 98㎡起 首付15万 咨询0773-5881234</div>', '<div class="ad">广告 | 某品牌家电节 满3000减400 11月8日至16日</div>'),
    ("word-count", t.HUZHOU, "paper", "meta", "2026-01-26 来源：湖州医保", "2026-01-26 08:31 来源：湖州医保 全文562字，阅读约需2分钟 浏览量 1.3万"),
    ("further", t.GUILIN, "paper", "tail", '<div class="more">延伸阅读：<a>桂林公积金贷款额度调整</a> <a>两江机场新增3条航线</a></div>', '<div class="more">延伸阅读：<a>桂林10个小区启动加装电梯</a> <a>桂林米粉节下周五开幕</a> <a>高考报名11月1日开始</a></div><div class="editor">编辑：二读 一审：三组</div>'),
    ("stocks", t.HUZHOU, "paper", "top", '<div class="ticker">上证指数 3402.18 +0.32%　深证成指 10877.3 -0.11%</div>', '<div class="ticker">上证指数 3388.70 -0.40%　深证成指 10902.6 +0.23%</div>'),
    ("epaper", t.HUZHOU, "paper", "nav", '<a href="/epaper">数字报：第A03版 2026年1月26日</a>', '<a href="/epaper">数字报：今日共12版</a><a href="/app">客户端下载</a><a href="/baoliao">新闻热线 0572-2288110</a>'),
    ("paper-login", t.GUILIN, "paper", "pop", None, '<div class="mask"><p>打开晚报APP，阅读体验更佳</p><a>立即打开</a><a>继续浏览</a></div>'),
    ("reads", t.HUZHOU, "account", "foot", "<div>阅读 2341　赞 18　在看 9</div>", "<div>阅读 10万+　赞 512　在看 306　分享 2260</div>"),
    ("messages", t.GUILIN, "account", "foot", "<div class=discuss><h4>精选留言</h4><p>小桂圆：收藏了，谢谢！ 赞3</p></div>", "<div class=discuss><h4>精选留言 24</h4><p>阿勇：已经交完了，三分钟搞定 赞27</p><p>作者回复：给您点赞</p><p>小桂圆：收藏了，谢谢！ 赞5</p></div>"),
    ("follow-us", t.HUZHOU, "account", "lead", '<section><span style="color:#888">点击上方蓝字关注我们</span></section>', '<section><span style="color:#1e80ff">↑↑↑ 关注并设为星标，不错过每条推送</span></section>'),
    ("qr-group", t.LINYI, "account", "tail", "<section><span>长按识别二维码，关注“临沂医保”</span></section>", "<section><span>扫码加入居民服务群（1群已满200人，请加2群）</span></section>"),
    ("collection", t.HUZHOU, "account", "side", "<a>#医保科普</a> 42个 上一篇 下一篇", "<a>#医保科普</a> 47个 上一篇 下一篇 <a>#湖小保说</a> 9个"),
    ("past", t.QUANZHOU, "account", "tail", "<section><strong>往期推荐</strong></section><section>➤ 集采药品落地，这8种药降价了</section><section>➤ 医保码激活只要3步</section>", "<section><strong>往期推荐</strong></section><section>➤ 全市126家药店接入电子处方流转</section><section>➤ 第十一批集采来了</section>"),
    ("place-of-post", t.LINYI, "account", "meta", "2025-06-16 09:00", "2025-06-16 09:00 山东 修改于2025-06-17"),
    ("poll", t.MIANYANG, "account", "side", "<div class=vote>投票：你激活医保码了吗？ 已激活 56% 还没有 44%（902人参与）</div>", "<div class=vote>投票已结束：已激活 71% 还没有 29%（3,115人参与）</div>"),
    ("mini-program", t.ZUNYI, "account", "tail", "<section>小程序：遵义医保</section>", "<section>视频号直播预告：周四15:00，237人已预约</section>"),
    ("hot-cards", t.GUILIN, "local", "side", "<h4>热门推荐</h4><a>桂林身份证办理2026</a><a>桂林限行时间表</a><a>桂林公积金提取6步走</a>", "<h4>热门推荐</h4><a>桂林景区免票名单（含23家）</a><a>桂林中考时间2026</a><a>桂林燃气费阶梯价格</a>"),
    ("comments", t.GUILIN, "local", "tail", '<div class="pl">网友评论（12条）<p>3楼 桂林网友：请问哪里打印凭证？</p></div>', '<div class="pl">网友评论（15条）<p>15楼 手机网友：有用，顶一下</p><p>14楼 桂林网友：窗口人不多，五分钟办完</p></div>'),
    ("red-packet", t.GUILIN, "local", "pop", None, '<div class="hb"><p>新用户下载APP领10元生活缴费红包</p><span>×</span></div>'),
    ("jobs", t.MIANYANG, "local", "side", "<h4>名企招聘</h4><p>收银员 3500-4500元/月</p><p>护士 5000-7000元/月</p>", "<h4>名企招聘</h4><p>司机 6000-8000元/月 包吃住</p><p>文员 双休 4000元/月</p>"),
    ("city-switch", t.GUILIN, "local", "nav", '<a href="/">桂林[切换城市]</a><a href="/life/">生活</a>', '<a href="/">桂林[切换]</a><a href="/life/">生活</a><a href="/mall/">票务</a><a href="/ticket/">演唱会 380元起</a>'),
    ("correct-me", t.GUILIN, "local", "meta", "2025-09-18 10:21 【我要纠错】 责任编辑：小通", "更新时间：2026-11-19 07:30 来源：本地通整理 【我要纠错】 责任编辑：Lily"),
    ("toc", t.GUILIN, "local", "lead", None, '<div class="mulu"><b>本文目录</b><a href="#1">1 多少钱</a><a href="#2">2 什么时候交</a><a href="#3">3 怎么交</a><a href="#4">4 能报多少</a></div>'),
    ("hot-words", t.LIUZHOU, "knowledge", "nav", "热搜：医保码激活", "热搜：生育津贴进度查询"),
    ("useful", t.LIUZHOU, "knowledge", "tail", "<div class=fb>本条知识点击 1532 次　有用 98%　没用 2%</div>", "<div class=fb>本条知识点击 1790 次　有用 97%　没用 3%　<a>我要补充</a></div>"),
    ("version", t.MIANYANG, "knowledge", "meta", "提供单位：绵阳市医疗保障事务中心　版本：V3.2　采编：工号0217　审核：工号0105", "提供单位：绵阳市医疗保障事务中心　版本：V3.3　采编：工号0388　审核：工号0105　复核日期：2026-11-15"),
    ("calls", t.LIUZHOU, "knowledge", "top", "<div class=bar>今日呼入 2,318 通　接通率 98.7%　在线坐席 36</div>", "<div class=bar>今日呼入 1,906 通　接通率 99.1%　在线坐席 31</div>"),
    ("kb-hot", t.MIANYANG, "knowledge", "side", "<h5>近期热点</h5><p>1 社保卡补换</p><p>2 供暖报修</p>", "<h5>近期热点</h5><p>1 流感疫苗接种点</p><p>2 公交线路调整（5路、21路）</p><p>3 社保卡补换</p>"),
    ("tickets-left", t.HOSPITAL, "hospital", "side", "<h4>今日余号</h4><p>心内科 3</p><p>骨科 11</p>", "<h4>今日余号</h4><p>心内科 已约满</p><p>骨科 6</p><p>儿科 17</p>"),
    ("stopped-clinic", t.HOSPITAL, "hospital", "top", None, '<div class="gd">停诊通知：11月20日（周五）下午眼科专家门诊停诊，已预约患者请改签，原挂号费48小时内原路退回。</div>'),
    ("parking", t.HOSPITAL, "hospital", "foot", "地址：解放西路 乘车：12路、901路 车位：剩余37个", "地址：解放西路 乘车：12路、901路、游2路 车位：剩余4个 停车首小时免费"),
    ("recruit", t.HOSPITAL, "hospital", "side", "<p>2025年公开招聘护理人员30名公告</p>", "<p>2026年公开招聘博士12名公告</p><p>采购公告：核磁设备 预算1180万元</p>"),
    ("switchboard", t.HOSPITAL, "hospital", "foot", "总机：0317-2075001　急诊：0317-2075120", "总机：0317-5520011　急诊：0317-5520120　投诉：0317-5520333"),
    ("health-day", t.HOSPITAL, "hospital", "tail", '<div class="sci">健康科普：冬季心脑血管病高发，记住“120”三步识别法</div>', '<div class="sci">健康科普：秋冬进补有讲究，成人每天盐不超过5克</div>'),
    ("hits", t.CAMPUS, "campus", "meta", "发布者：校医院 发布时间：2025-09-28 浏览次数：1893", "发布者：校医院 发布时间：2025-09-28 浏览次数：2760"),
    ("neighbours", t.CAMPUS, "campus", "tail", '<p class="prevnext">上一条：关于秋季流感疫苗接种（自费128元）的通知　下一条：无</p>', '<p class="prevnext">上一条：关于秋季流感疫苗接种（自费128元）的通知　下一条：2026届毕业生体检安排（11月22日起）</p>'),
    ("countdown", t.CAMPUS, "campus", "side", "第9教学周　距期末考试还有 52 天", "第11教学周　距期末考试还有 36 天"),
    ("campus-nav", t.CAMPUS, "campus", "nav", None, '<a href="/main.htm">首页</a><a href="/gk">单位概况</a><a href="/jksh">健康生活</a><a href="/tzgg">通知公告</a><a href="/en">English</a>'),
    ("elder-mode", t.MIANYANG, "phone", "top", None, '<div class="elder">长辈版 | 语音播报 | 字体 A+ A-</div>'),
    ("badges", t.DAQING, "phone", "foot", None, "<a>首页</a><a>办事</a><a>扫一扫</a><a>消息<i>7</i></a><a>我的</a>"),
    ("campaign", t.LIUZHOU, "phone", "pop", None, '<div class="toast">领取电子社保卡，乘公交立减2元，活动至11月30日</div>'),
    ("survey", t.JIAXING, "phone", "pop", '<div class="dlg">本次服务您满意吗？非常满意 满意 基本满意</div>', '<div class="dlg">感谢您的评价，已有 8,216 人参与</div>'),
    ("recommend", t.MIANYANG, "phone", "side", "<p>猜你想办：医保码激活、参保证明打印</p>", "<p>猜你想办：生育登记、公积金查询、居住证签注</p>"),
    ("read-by", t.QUANZHOU, "office", "side", "已阅 35 人　未阅 12 人", "已阅 47 人　未阅 0 人　收藏 4"),
    ("flow", t.LINYI, "office", "side", "流转记录：办公室 拟办 2025-06-16 16:20", "流转记录：办公室 拟办 2025-06-16 16:20；基金科 传阅 2025-06-17 08:55；已归档"),
    ("watermark", t.ZUNYI, "office", "foot", "工号3321 2026-11-02 10:20 内部资料", "工号3087 2026-11-19 15:02 内部资料"),
    ("counter", t.GANZHOU, "bare", "foot", '<img src="/cnt.gif" alt="0001872"> Processed in 0.021 second(s), 6 queries', '<img src="/cnt.gif" alt="0001990"> Processed in 0.034 second(s), 8 queries'),
    ("replies", t.MIANYANG, "forum", "side", "<div class=r><b>2楼 热心居民</b> 感谢回复，明天去看看。</div>", "<div class=r><b>2楼 热心居民</b> 感谢回复，明天去看看。</div><div class=r><b>3楼 路人甲</b> 昨天去的，排队20分钟。</div><div class=r><b>4楼</b> 该评论已删除</div>"),
    ("thread-state", t.LIUZHOU, "forum", "meta", "编号：1084427　状态：已回复　围观 218", "编号：1084427　状态：已办结　网民评价：★★★★　围观 1,031"),
    ("cookies", t.LINYI, "modern", "pop", None, '<div class="cookie">本网站使用Cookie改善浏览体验，您可以<a>接受</a>或<a>管理设置</a>。</div>'),
    ("assistant", t.ZUNYI, "modern", "pop", '<div class="bot">我是智能客服小医，试试问我：医保码怎么激活</div>', '<div class="bot">我是智能客服小医，已接入大模型，试试问我：定点医院在哪里查　今日已解答 3,402 次</div>'),
    ("figures", t.GANZHOU, "modern", "tail", '<div class="data"><b>468.2万</b>参保人数 <b>3,127</b>家定点机构 <b>95.3%</b>参保率</div>', '<div class="data"><b>471.9万</b>参保人数 <b>3,140</b>家定点机构 <b>95.6%</b>参保率</div>'),
    ("tender", t.LINYI, "modern", "side", "<ul><li>信息系统运维项目 预算318万元 成交公告</li><li>2025年法治政府建设报告</li></ul>", "<ul><li>基金监管第三方审计 预算96万元 招标公告</li><li>关于废止部分内部工作制度的情况说明</li></ul>"),
    ("languages", t.JIAXING, "modern", "top", None, '<div class="acc">无障碍 | 关怀版 | 繁體 | English | 数据截至昨日24时</div>'),
    ("deposit-rates", t.ZUNYI, "hospital", "tail", '<div class="prod">大额存单 3年期 年利率1.75% 20万元起存</div>', '<div class="prod">大额存单 3年期 年利率1.65% 20万元起存　社保卡乘车5折季</div>'),
)  # fmt: skip

# A redesign: id, document, old layout, new layout, what the new one says around the text
REDESIGNS: tuple[tuple[str, Document, str, str, dict[str, str]], ...] = (
    ("openness-modern", t.LINYI, "openness", "modern", {}), ("county-openness", t.GANZHOU, "county", "openness", {"crumb": "首页 / 政务公开 / 政策法规 / 规范性文件"}),
    ("service-phone", t.DAQING, "service", "phone", {"top": "<p>切换到电脑版</p>"}), ("knowledge-phone", t.LIUZHOU, "knowledge", "phone", {"side": "<p>相关知识 6 条</p>"}),
    ("forum-knowledge", t.MIANYANG, "forum", "knowledge", {"meta": "知识编号 KB-20260108-014"}), ("phone-account", t.MIANYANG, "phone", "account", {"foot": "<p>阅读 311</p>"}),
    ("paper-local", t.HUZHOU, "paper", "local", {"side": "<a>湖州入学指南2026</a>"}), ("account-paper", t.HUZHOU, "account", "paper", {"tail": "<p>（晚报记者整理）</p>"}),
    ("table-openness-county", t.LUOYANG, "openness", "county", {}), ("table-campus-modern", t.LUOYANG, "campus", "modern", {"side": "<p>热点专题</p>"}),
    ("hospital-bare", t.HOSPITAL, "hospital", "bare", {}), ("campus-hospital", t.CAMPUS, "campus", "hospital", {"meta": "来源：后勤保障部"}),
    ("office-openness", t.QUANZHOU, "office", "openness", {"tail": "<p>【返回顶部】</p>"}), ("bare-modern", t.ZUNYI, "bare", "modern", {"crumb": "首页 / 法规库"}),
    ("service-modern", t.JIAXING, "service", "modern", {"top": "<p>新版上线，欢迎提出意见</p>"}), ("local-phone", t.GUILIN, "local", "phone", {}),
    ("county-service", t.XUZHOU, "county", "service", {"side": "<p>办事日历</p>"}), ("knowledge-office", t.LIUZHOU, "knowledge", "office", {}),
)  # fmt: skip

# The same in other markup: id, document, layout, (old, new) in the second visit's markup
MARKUP: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("digits-in-tags", t.LINYI, "openness", (("每人每月90元", "每人每月<span>9</span><span>0</span>元"), ("5200元", '<span lang="EN-US">5</span><span>200</span>元'))),
    ("year-in-tags", t.QUANZHOU, "account", (("2026年1月1日", '2026<span style="font-family:宋体">年</span>1<b>月1</b>日'), ("24216", "242<em>16</em>"))),
    ("bold-values", t.HUZHOU, "paper", (("男30年、女25年", "<strong style='color:red'>男30年、女25年</strong>"), ("7.5%", "<b>7.5</b>%"))),
    ("keyword-links", t.GUILIN, "local", (("居民医保门诊统筹", '<a class="kw" href="/tag/menzhen/">居民医保门诊统筹</a>'), ("支付宝城市服务", '<a href="/app">支付宝城市服务</a>'))),
    ("indent-entities", t.BAOTOU, "county", (("　　", "&nbsp;&nbsp;&nbsp;&nbsp;"),)), ("soft-wraps", t.GANZHOU, "bare", (("职工基本医疗保险", "职工\n基本医疗保险"),)),
    ("cells-divs", t.LUOYANG, "modern", (("<td", "<td class='c' data-label='标准'"), ("元</td>", "<span class='u'>元</span></td>"))),
    ("cells-br", t.LUOYANG, "openness", (("居民医保住院", "居民医保<br>住院"), ("三级医疗机构", "三级<br/>医疗机构"))),
    ("open-folds", t.LIUZHOU, "phone", (('<details class="fold">', '<details class="fold" open="open">'), ("</summary>", "<i class=arrow></i></summary>"))),
    ("lazy-attributes", t.JIAXING, "service", (('<div class="txt">', '<div class="txt" data-aos="fade-up" style="opacity:.99"><!-- item -->'),)),
    ("numbers-of-questions", t.MIANYANG, "phone", (("<summary>", "<summary>问"),)), ("upper-case", t.GANZHOU, "county", (("<font", "<FONT"), ("</font>", "</FONT>"), ("<br>", "<BR>"))),
)  # fmt: skip

# The same said in other characters: id, document, layout, edits
SPELLED: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("chinese-years", t.HUZHOU, "account", (("统一为男30年、女25年", "统一为男三十年、女二十五年"), ("实际缴费年限须满5年", "实际缴费年限须满五年"))),
    ("wan", t.GANZHOU, "openness", (("12万元", "120000元"),)), ("wan-comma", t.HOSPITAL, "hospital", (("20万元", "200,000元"),)),
    ("hundredths", t.GANZHOU, "county", (("6.5%", "百分之六点五"), ("缴费比例为8%", "缴费比例为百分之八"))), ("wide-digits", t.MIANYANG, "knowledge", (("4511元", "４５１１元"), ("22556元", "２２５５６元"), ("8.5%", "8.5％"))),
    ("date-dashes", t.GUILIN, "local", (("2025年9月1日至2025年12月31日", "2025-09-01至2025-12-31"),)), ("date-zero", t.CAMPUS, "campus", (("自2026年1月1日起", "自2026年01月01日起"),)),
    ("spaces", t.LINYI, "modern", (("每人每月90元", "每人每月 90 元"), ("2025年8月1日", "2025 年 8 月 1 日"))), ("brackets", t.LINYI, "office", (("临医保发〔2021〕17号", "临医保发[2021] 17号"),)),
    ("months", t.LIUZHOU, "knowledge", (("超过3个月", "超过三个月"), ("等待5个月", "等待五个月"))),
    ("decimals", t.LUOYANG, "county", (("87%", "87.0%"), ("90.5%", "90.50%"))), ("days", t.DAQING, "service", (("10个工作日", "十个工作日"), ("30日内", "三十日内"))),
    ("thousands", t.QUANZHOU, "openness", (("24216元", "24,216元"), ("4844元", "4,844.00元"))),
)  # fmt: skip

# Words that change and say the same: id, document, layout, edits
REWORDED: tuple[tuple[str, Document, str, tuple[tuple[str, str], ...]], ...] = (
    ("account-character", t.ZUNYI, "openness", (("可以申请一次性提取个人账户余额", "可以申请一次性提取个人帐户余额"),)),
    ("preamble", t.LINYI, "openness", (("根据省里统一部署，经市政府同意", "按照省级统一部署，报经市政府同意"), ("各县区要加强宣传解读", "各县区要做好政策宣传解读"))),
    ("agency", t.GANZHOU, "county", (("医疗保障经办机构应当于每年3月底前", "医疗保障经办服务机构应当于每年3月底前"),)), ("free", t.MIANYANG, "knowledge", (("不收取任何手续费", "免收手续费"),)),
    ("full-verb", t.MIANYANG, "forum", (("需达到男30年、女25年", "须达到男30年、女25年"), ("在绵阳实际缴费须满15年", "在绵阳市实际缴费须满15年"))), ("abroad", t.ZUNYI, "modern", (("出国（境）定居", "出境（国）定居"),)),
    ("greeting", t.GUILIN, "local", (("又到一年参保季，很多朋友都在问桂林的居民医保今年怎么交。", "参保季来啦，桂林居民医保怎么交，问的朋友可不少。"), ("小编根据", "小通根据"))), ("asked-otherwise", t.LIUZHOU, "phone", (("下岗前的工龄算不算？", "下岗之前的工龄算吗？"), ("报销多久到账？", "报销款多久能到账？"))),
    ("self-pay", t.HOSPITAL, "hospital", (("按自费结算", "按自费进行结算"),)), ("centre-renamed", t.BAOTOU, "openness", (("稀土高新区社会保障中心", "稀土高新区社会事业服务中心"),)),
    ("polite", t.JIAXING, "service", (("请妥善保管医保电子凭证，不要向他人透露密码。", "请您妥善保管好医保码，切勿将密码告诉他人。"),)), ("closing", t.QUANZHOU, "office", (("各地在执行中遇到的问题，请及时向市医疗保障局反映。", "各地执行过程中如遇问题，请及时反馈市医疗保障局。"),)),
    ("headline-word", t.HUZHOU, "account", (("不够怎么办", "年限不够了怎么办"), ("灵活就业的朋友看这里", "灵活就业人员看过来"), ("今天一次讲清楚", "今天为您一次说清"))), ("dear-students", t.CAMPUS, "campus", (("各学院、全体同学：", "各学院、各位同学："), ("参保事项告知如下", "参保有关事项通知如下"))),
)  # fmt: skip


def cases() -> Iterator[Case]:
    for n, (id, it, layout, place, before, after) in enumerate(FURNITURE):
        first, then = ({place: said} if said is not None else {} for said in (before, after))
        yield _case(f"furniture-{id}", "furniture", f"{place} of {layout}", it, page(it, layout, n, first), page(it, layout, n + 1, then))  # fmt: skip
    for n, (id, it, old, new, around) in enumerate(REDESIGNS):
        yield _case(f"redesign-{id}", "redesign", f"{old} to {new}", it, page(it, old, n), page(it, new, n + 2, around))
    for n, (id, it, layout, rewrites) in enumerate(MARKUP):
        yield _case(f"markup-{id}", "markup", "other markup, same text", it, page(it, layout, n), page(it, layout, n + 3, rewrites=rewrites))  # fmt: skip
    for n, (id, it, layout, edits) in enumerate(SPELLED):
        yield _case(f"spelled-{id}", "spelled", "same values in other characters", it, page(it, layout, n), page(it.edit(*edits), layout, n + 1))  # fmt: skip
    for n, (id, it, layout, edits) in enumerate(REWORDED):
        steps = film(page(it, layout, n), page(it.edit(*edits), layout, n + 1))
        yield noise(f"twelfth-reworded-{id}", "twelfth reworded", "words that change nothing", steps, may_reword=True, kind=it.kind)  # fmt: skip
    yield from _around()
    yield from _printed()
    yield from _listed()


def _case(id: str, group: str, changed: str, it: Document, *answers: Answer, may_reword: bool = False) -> Case:
    return noise(f"twelfth-{id}", f"twelfth {group}", changed, film(*answers), may_reword=may_reword, kind=it.kind)


def _around() -> Iterator[Case]:
    """Notes, orders, numbers and files around the same rules."""
    ring = t.HUZHOU
    summary = "<div class='ai'>AI摘要：本文介绍了退休医保年限的过渡办法、年限不足的处理方式和办理途径。（内容由AI生成，仅供参考）</div>"
    yield _case(
        "around-summary",
        "around",
        "an AI summary appears",
        ring,
        page(ring, "paper", 3),
        page(ring, "paper", 4, {"lead": summary}),
    )
    restated = "<div class='ai'>AI速览：到2030年1月1日统一为男30年、女25年；本地实际缴费须满5年。</div>"
    yield _case("around-restated", "around", "an AI summary repeats rules", ring, page(ring, "paper", 3), page(ring, "paper", 4, {"lead": restated}), may_reword=True)  # fmt: skip
    note = "<p class='bzan'>编者按：本栏目长期接受读者来信，欢迎继续留言提问。</p>"
    yield _case(
        "around-editors-note",
        "around",
        "an editor's note",
        ring,
        page(ring, "paper", 5),
        page(ring, "paper", 6, {"lead": note}),
    )
    swapped = t.LIUZHOU.ordered(lambda b: [*b[6:], *b[:6]])
    yield _case("around-questions-rotated", "around", "questions in another order", swapped, page(t.LIUZHOU, "knowledge", 1), page(swapped, "knowledge", 2))  # fmt: skip
    hot_first = t.MIANYANG.ordered(lambda b: [b[8], b[0], b[11], *b[1:8], b[9], b[10]])
    yield _case("around-questions-by-heat", "around", "questions sorted by heat", hot_first, page(t.MIANYANG, "phone", 1), page(hot_first, "phone", 2))  # fmt: skip
    dotted = t.HOSPITAL.mapped(lambda s: s.replace("、", "．", 1) if s[0].isdigit() else s)
    yield _case(
        "around-numerals",
        "around",
        "1、 becomes 1．",
        dotted,
        page(t.HOSPITAL, "hospital", 1),
        page(dotted, "hospital", 2),
    )
    capitals = t.QUANZHOU.mapped(lambda s: f"{'一二三四五六七八'.index(s[0]) + 1}. {s[2:]}" if s[1] == "、" else s)
    yield _case(
        "around-arabic",
        "around",
        "一、 becomes 1.",
        capitals,
        page(t.QUANZHOU, "openness", 1),
        page(capitals, "openness", 2),
    )
    moved_files = replace(t.QUANZHOU, files=tuple((f"{href}?v=20261119", name) for href, name in t.QUANZHOU.files))
    yield _case("around-file-query", "around", "attachments' addresses get a query", t.QUANZHOU, page(t.QUANZHOU, "openness", 3), page(moved_files, "openness", 4))  # fmt: skip
    questions = [(b.question, b.answer) for b in t.LIUZHOU.blocks if isinstance(b, Question)]
    tabled = replace(t.LIUZHOU, blocks=(table(("问题", "答复"), *questions),))
    yield _case("around-questions-tabled", "around", "questions become a table", t.LIUZHOU, page(t.LIUZHOU, "knowledge", 5), page(tabled, "hospital", 6))  # fmt: skip
    headed = t.CAMPUS.after("各学院", Heading("参保须知"))
    yield _case("around-heading", "around", "a heading without words of its own", headed, page(t.CAMPUS, "campus", 3), page(headed, "campus", 4), may_reword=True)  # fmt: skip
    unmerged = replace(t.LUOYANG, blocks=(*t.LUOYANG.blocks[:5], table(("职工医保门诊慢特病病种", "支付比例", "复审期限"), ("高血压（极高危）", "80%", "2年"), ("糖尿病合并症", "80%", "3年"), ("慢性肾衰竭透析", "86%", "长期")), *t.LUOYANG.blocks[6:]))  # fmt: skip
    yield _case("around-unmerged", "around", "a merged cell is written twice", unmerged, page(t.LUOYANG, "openness", 1), page(unmerged, "openness", 2))  # fmt: skip


def _printed() -> Iterator[Case]:
    """The same text in another encoding or kind of file."""
    for id, it, layout, charset in (("gbk", t.GANZHOU, "county", "gbk"), ("gb18030", t.BAOTOU, "county", "gb18030"), ("gb2312-guide", t.DAQING, "service", "gbk"), ("gb18030-digest", t.XUZHOU, "bare", "gb18030")):  # fmt: skip
        yield _case(
            f"printed-{id}",
            "printed",
            f"written in {charset}",
            it,
            page(it, layout, 1),
            page(it, layout, 2, charset=charset),
        )
    pairs = (
        ("pdf", t.ZUNYI, page(t.ZUNYI, "bare", 1), as_pdf(t.ZUNYI)), ("docx", t.GANZHOU, page(t.GANZHOU, "bare", 1), as_docx(t.GANZHOU)),
        ("docx-runs", t.LINYI, as_docx(t.LINYI), as_docx(t.LINYI, runs=5)), ("docx-pdf", t.BAOTOU, as_docx(t.BAOTOU), as_pdf(t.BAOTOU)),
        ("pdf-wider", t.GANZHOU, as_pdf(t.GANZHOU), as_pdf(t.GANZHOU, wide=33)), ("text-wrapped", t.XUZHOU, as_text(t.XUZHOU), as_text(t.XUZHOU, wide=30, newline="\r\n")),
        ("text-gbk", t.JIAXING, as_text(t.JIAXING), as_text(t.JIAXING, charset="gbk")), ("markdown-strong", t.HUZHOU, as_markdown(t.HUZHOU), as_markdown(t.HUZHOU, strong="**", bullet="- ")),
        ("text-page", t.DAQING, as_text(t.DAQING), page(t.DAQING, "phone", 2)),
    )  # fmt: skip
    for id, it, before, after in pairs:
        yield _case(f"printed-{id}", "printed", "another kind of file", it, before, after)


def _listed() -> Iterator[Case]:
    """Column pages whose furniture moves."""
    entries = [Entry("t20251219_1.html", replace(t.QUANZHOU, files=()), "2025-12-19"), Entry("t20250827_2.html", t.BAOTOU, "2025-08-27"), Entry("t20250612_3.html", t.LINYI, "2025-06-12")]  # fmt: skip
    other = Entry("t20261102_9.html", None, "2026-11-02", "2026年度机关公开遴选公务员5名公告")
    tender = Entry("t20261108_8.html", None, "2026-11-08", "办公楼电梯维保服务采购结果公示（金额8.6万元）")
    dated = [replace(e, day=e.day[5:]) for e in entries]
    films = (
        ("views", column(entries, visit=1), column(entries, visit=2)), ("query", column(entries, visit=3), column(entries, visit=4, query="?from=list")),
        ("rows", column(entries, visit=5), column(entries, visit=6, rows=True)), ("other-topic", column(entries, visit=7), column([other, *entries], visit=8)),
        ("two-others", column([other, *entries], visit=9), column([tender, other, *entries], visit=10)), ("other-leaves", column([tender, *entries], visit=11), column(entries, visit=12)),
        ("order", column(entries, visit=13), column([entries[1], entries[0], entries[2]], visit=14)), ("short-days", column(entries, visit=15), column(dated, visit=16)),
        ("documents-redesigned", column(entries, visit=17), column(entries, visit=18, layout="trs")),
    )  # fmt: skip
    for id, before, after in films:
        follow = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
        yield noise(f"twelfth-listed-{id}", "twelfth listed", "a column page's furniture", film(before, after), kind="list", follow=follow)  # fmt: skip
