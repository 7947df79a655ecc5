"""Lines that a site sets around a text: tools, counters, opinions, stamps, hints how to use the page. Pure.

Such a line is made of nothing but these words, figures, dates and signs, whatever their order: a rule always holds a word
more, and a line without a word that only a site says may be one.
"""

from __future__ import annotations

import re

import re2

_TOOLS = (
    "打印 打印本页 打印此页 打印本文 打印文章 收藏 收藏本页 收藏本文 加入收藏 关闭 关闭窗口 关闭本页 关闭页面 返回 "
    "返回顶部 返回上页 返回上一页 返回首页 返回列表 回到顶部 置顶 刷新 复制 复制链接 复制网址 全文下载 下载全文 "
    "下载本文 下载文章 保存 另存为 纠错 我要纠错 网页纠错 字体 字体大小 字体颜色 字号 文字大小 放大 缩小 恢复默认 "
    "A+ A- A 繁体 简体 繁体版 简体版 繁體 English 无障碍 无障碍浏览 无障碍阅读 关怀版 长者版 老年版 "
    "适老版 大字版 手机版 移动版 电脑版 关怀模式 长者模式 夜间模式 护眼模式 阅读模式 全屏 全屏阅读 背景色 背景 行距 "
    "二维码 扫一扫 扫码 扫码阅读 手机阅读 手机查看 手机扫码查看 手机扫一扫 在手机上查看 在手机上阅读 在手机打开当前页 "
    "用手机打开 展开 展开全文 展开全部 收起 收起全文 折叠 查看更多 查看全文 查看原文 阅读全文 阅读原文 点击查看 "
    "上一篇 下一篇 上一条 下一条 上一页 下一页 首页 尾页 末页 第一页 最后一页 跳转 转到 跳至 全选 朗读 语音朗读 "
    "语音播报 朗读全文 播报 收听 听全文 听文章 播放 暂停 倍速 语速 音量 订阅 订阅本栏目 关注 关注我们 读屏 "
    "读屏专用 鼠标 大鼠标 十字光标 光标 配色 指读 大字幕 重置 退出 注销 退出登录 安全退出 切换用户 修改密码 个人中心 我的待办 "
    "待办 待阅 待办事项 站内信 未读邮件 工号 工号: 当前用户 当前登录 在线用户"
)
_SHARING = (
    "分享 分享到 分享至 分享本文 一键分享 转发 转发到 转发至 微信好友 微信扫一扫 朋友圈 微信朋友圈 新浪微博 腾讯微博 "
    "QQ空间 QQ好友 人人网 豆瓣 邮箱分享"
)
_OPINIONS = (
    "顶 踩 顶一下 踩一下 赞 赞一下 赞一个 点赞 点赞数 已赞 喜欢 不喜欢 推荐给好友 有用 没用 没有用 无用 有帮助 "
    "没帮助 没有帮助 无帮助 很有帮助 对您有帮助 有一点帮助 对您有帮助吗 有用吗 有帮助吗 满意吗 对您是否有帮助 是否有帮助 已解决 未解决 "
    "是否解决 不满意 很满意 非常满意 基本满意 比较满意 很不满意 非常不满意 满意度 满意度评价 您的评价 我要评价 评分 "
    "打分 用户评分 网友评分 平均分 平均得分 评论 我要评论 发表评论 网友评论 条评论 参与评论 投票 您对本文的评价 "
    "您对本页的评价 您对此文的评价 您对本文的评分 您觉得本文 您认为本文 您觉得这篇文章 您觉得 人评价 人评分 人参与 "
    "人点赞 人觉得有用 人觉得有帮助 人认为有用 人收藏 颗星 请选择"
)
_COUNTS = (
    "浏览 浏览量 浏览数 浏览次数 已浏览 阅读 阅读量 阅读数 阅读次数 已阅读 阅读人数 访问 访问量 访问次数 点击 "
    "点击量 点击数 点击率 点击次数 播放量 播放次数 查看次数 查看量 下载次数 下载量 收藏数 收藏量 转发数 转发量 "
    "分享数 分享次数 评论数 人气 热度 在线 在线人数 全文 本文共 本文约 全文共 全文约 字数 阅读需 阅读需要 阅读时间 "
    "阅读时长 预计阅读 预计阅读时间 读完 读完约需 读完需要 分钟读完"
)
_STAMPS = (
    "发布时间 发布日期 发布于 更新时间 更新日期 更新于 最近更新 最后更新 最后更新时间 最后修改 最后修改时间 最后编辑 "
    "最后编辑时间 最后编辑于 修改时间 修改日期 修改于 编辑时间 编辑于 录入时间 上传时间 成稿时间 发稿时间 采集时间 "
    "收录时间 页面更新 页面更新时间 本页更新 本页更新时间 本页更新于 网页更新时间 内容更新时间 今天是 现在是 当前时间 "
    "系统时间 打印时间 打印日期 访问时间 打印编号 流水号 校对 最近一次校对 本页最近一次校对 本页最近校对 本页校对"
)
_AROUND_IT = (
    "看过 人看过 读过 人读过 人阅读 人浏览 次阅读 次浏览 在看 查看大图 查看地图 比例尺 地图 导航 到这去 高德地图 百度地图 腾讯地图 "
    "人安装 安装打开 打开APP 立即打开 APP内打开 晴 多云 阴 阵雨 雷阵雨 小雨 中雨 大雨 暴雨 小雪 中雪 大雪 雨夹雪 雾 霾 空气质量 "
    "东风 西风 南风 北风 东北风 东南风 西北风 西南风 微风 无持续风向 湿度 气温"
)
# What such lines also hold; by itself it tells nothing: 2次 and 周一上午 may be a rule.
_FILLING = (
    "大 中 小 标准 默认 特大 较大 超大 文字 停止 继续 目录 更多 更多内容 繁 简 EN 微信 微博 QQ 邮件 链接 "
    "网址 本文 本页 本页内容 此文 内容 文章 怎么样 如何 这篇文章 参与 评价 一般 星 星级 提交 满意 推荐 累计 共 "
    "共有 已有 已 有 约 大约 共计 总计 今日 本月 本日 次 人 人次 条 个 字 分 秒 页 第 正文 预计 需 需要 "
    "用时 分钟 左右 发布 更新 时间 日期 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 "
    "周四 周五 周六 周日 上午 下午 这篇 这个 该 此 答复 回答 页面 信息 最近 最近一次 一次 票 转 级 优 良 轻度污染 中度污染 "
    "重度污染 已有 万人"
)
_HINTED = (
    "点击 点按 单击 轻触 请点击 可点击 请点选 点选 请选择 选择 下列 以下 下面 下方 上方 左侧 右侧 相应 对应 "
    "对应的 相应的 标题 问题 目录 图标 按钮 链接 箭头 栏目 条目 文字 图片 蓝字 此处 这里 处 的 或 和 即可 "
    "可以 可 可查看 查看 展开 收起 跳转 跳转到 打开 进入 阅读 下载 播放 收听 答复 答案 回答 解答 详情 详细内容 "
    "具体内容 内容 全文 原文 正文 附件 文件 放大 大图 更多 关注 我们"
)

_DATE = r"\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})|\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}(?::\d{2})?"
_FIGURE = r"\d+(?:[.,]\d+)*万?[+%]?"
_SIGN = r"(?:[^\w%‰¥￥$€£]|_)+"
_NUMBERED = r"(?<=编号:)[0-9A-Za-z-]{4,40}"


def _words(*groups: str) -> re.Pattern[str]:
    """Longest first, so that none hides a longer one."""
    words = sorted({re.escape(word) for group in groups for word in group.split()}, key=len, reverse=True)
    return re.compile("|".join(words))


_TELLING = frozenset(" ".join((_TOOLS, _SHARING, _OPINIONS, _COUNTS, _STAMPS, _AROUND_IT)).split())
_FURNITURE = _words(_TOOLS, _SHARING, _OPINIONS, _COUNTS, _STAMPS, _AROUND_IT, _FILLING)
_ENDS = [*_TELLING, *_FILLING.split()]
_FIRST = frozenset({word[0] for word in _ENDS} | {"年", "月"})  # 2026年1月1日 without its figures
_LAST = frozenset({word[-1] for word in _ENDS} | {"日", "万"})
_LETTER_OF_ANY = re.compile(r"[^\W\d_]")
_NOT_WORDS = re.compile(r"[\W\d_]+")
_REST = re.compile(f"{_NUMBERED}|{_DATE}|{_FIGURE}|{_SIGN}")
_HINT = re.compile(r"^(?:请|您|可|您可|可以|您可以)*(?:点击|点按|单击|轻触|点选)")
_HINT_WORDS = _words(_HINTED, "请 您")
_FIGURES = re.compile(r"\d")
_LONGEST = 160  # characters


_PROMPT = re2.compile(  # dozens of words at once
    r"^(?:本文|本页|文章)(?:目录|导航|导读|提纲|结构):|(?:国庆|春节|元旦|清明|五一|劳动节|端午|中秋)[^。]{0,16}(?:假期|放假|休假|期间)[^。]{0,20}(?:暂停|上班|办公|值班|休息|对外)|^(?:留言|评论|发言|跟帖|发帖|回帖)(?:须知|规则|提示|公约|守则):|^猜[你您]|^(?:你|您)可能(?:想|还想|感兴趣)|大家都在(?:问|搜|看)|登录后(?:才)?(?:可以?|能|方可)?(?:回帖|评论|发言|查看全文|下载)|打开(?:APP|客户端)(?:阅读|查看|看)|专属客服|建议收藏|(?:先|赶快)收藏|一次(?:说|讲)(?:清|明白|透)|点击右上角|分享给好友|添加到桌面|转载请|立即投递|戳\x22?阅读|\x22阅读原文\x22|礼包|券后|(?:页面|网页|内容)不存在|正在(?:翻译|播报|加载|缓冲|打印)|翻译质量|进群|加群|交流群|扫码进|点击图片|对话框(?:内|里)?回复|后台回复|抽奖|红包|客服微信|添加(?:小编|客服)|小编|留下邮箱|随时退订|(?:左右|上下)滑动"
    r"|用心用情|竭诚(?:为您|为[^,。]{2,8})?服务|感谢您的(?:支持|理解|配合|关注)|欢迎(?:来到|关注|访问|登录|光临)|长按识别|识别图中|扫(?:码|一扫)(?:[^支缴付登办申激参结就购取]|$)|(?:AI|人工智能|智能|机器|大模型)(?:生成|总结|摘要|导读|速览|解读)|自动(?:摘要|总结|导读)|(?:这样|可以|试着)问我|我是(?:您的)?(?:智能|机器|AI|小[一-龥]{1,2})|智能(?:客服|问答|助手|小助手)|您对(?:本|此|该)(?:站|网站|网|页|页面|文|次)[^。]{0,20}(?:满意|评价|意见|建议|帮助)|浏览器|页内查找|快捷键|兼容模式|Ctrl|刷新(?:本页|页面|重试)|欢迎[向来致拨到][^。]{0,20}(?:了解|咨询|反映|垂询|问询)"
    r"|(?:网站|网页|本站|门户|页面|本网)[^。]{0,40}(?:维护|升级|改版|检修|打不开|无法访问|暂停访问|访问缓慢)|立即(?:领取|投保|购买|下载|抢购|加入|体验)|限时(?:抢|优惠|特|领|免费)|特惠|优惠券|抢购|秒杀|原价\d|包邮|免费(?:试听|试用|测算|领(?:取)?(?:资料|福利|课|礼|券))|加微信|私信|满意度调查|问卷调查|有奖(?:问答|竞猜|答题|征集|活动)|点亮在看|(?:内容|信息|回答|解答|文章)(?:是否)?对您(?:是否)?有(?:所)?帮助|(?:系统|平台|服务器)[^。]{0,30}(?:停机|升级|割接)[^业结缴办报购]{0,30}$|(?:当前|前面|正在)排队|排队人数|等[候待]人数|叫号|本文(?:带|为您|将为|给您|就)|带(?:您|你|大家)(?:了解|看|读|逐)|一[文图](?:读懂|看懂|了解|讲清|带)|来看看|一起来|逐条了解|速看|码住|赶紧(?:看|收藏)|划重点|干货|点个(?:赞|在看)|(?:转|分享)给(?:家人|朋友|身边|更多)"
)
_LEAD = re2.compile(  # how an editor leads to a text, and how an office ends one
    r"^编者(?:按|语)|(?:为|给)(?:大家|您|你)[^,。]{0,4}(?:整理|梳理|汇总|准备)|欢迎(?:收藏|转发)|(?:本期|这期|今天)[^。]{0,24}(?:和|跟|为|给)(?:大家|您|你)(?:聊|说|讲|谈|介绍)|(?:整理|摘录|梳理|汇总|归纳|转载)如下|如下[^,。;]{0,4},[^,。;]{0,4}供[^,。;]{0,10}(?:参考|查询|查阅|了解|学习)|供(?:大家|读者|各位|网友|朋友们?)[^,。]{0,6}参考|(?:执行|实施|工作|落实)(?:过程)?中?[^,。;]{0,4}遇[^。;]{0,10}(?:问题|情况)[^。;]{0,24}(?:反映|反馈|报告)"
    r"|帮(?:大家|您|你)[^,。]{0,4}(?:整理|梳理|汇总)|问的(?:朋友|人|小伙伴)|留言(?:问|说|咨询)|(?:网友|读者|粉丝|朋友|街坊|小伙伴)们?(?:都?(?:会|很|在|常|经常|想|来)*)(?:问|关心|好奇|疑惑|纠结)"
)
_MEASURE = re.compile("[0-9一二三四五六七八九十百千万](?:元|%|‰|岁|周岁|年|个?月|个?工作日|日|天)")
_LONGEST_PROMPT = 100  # characters
_DECIDING = re.compile("不得|应当|必须|不予|办结|工作日|日内|个月")
_RULING = re.compile(  # without any of these words a line that is no sentence rules nothing
    "应|须|不得|不能|不可|不予|不再|不含|禁止|可以|可[^一-龥]|允许|准予|无需|不用|需要|按[照月年季日]|享受|享有|缴|补[缴贴助交]|报销|支付|自付|自费|待遇|参保|投保|保险|医保|社保|养老|退休|在职|工龄|军龄|年限"
    "|账户|账号|余额|基金|统筹|定点|医[院疗药师]|门诊|门特|住院|就医|就诊|诊[疗断所]|药[品店]|病|救助|生育|备案|转[移诊院出入]|接续|结算|申[请报领办]|办理|提[供交取]|材料|证[明件]?|身份|有效|施行|实施|执行|废止|生效|期限|时限|限额"
    "|标准|比例|费|价格|金额|起付|封顶|基数|工资|收入|资格|条件|人员|职工|居民|单位|个人|个体|灵活|学生|儿童|老人|老年|成年|男|女|家[属庭人]|亲属|配偶|父母|子女|死亡|继承|出境|定居|大额|大病|公务|补充|限定|范围|目录"
    "|甲类|乙类|丙类|特困|低保|贫困|残疾|新生儿|窗口|柜台|地[址点]|电话|热线|咨询|传真|邮箱|邮编|办公|工作(?:日|时间)|每[周逢]|[周星]期?[一二三四五六日天]|节假日|上午|下午|受理|经办|登记|变更|注销|暂停|恢复|取消|新增|删除|调整|一档|二档|三档|首次|满[0-9一二三四五六七八九十]"
    "|[0-9一二三四五六七八九十百千万](?:元|%|‰|岁|周岁|个月|个?工作日|年以|倍|折|日内|天内|小时内|年内)|级|附件|附表|最[多少长短高低]|至[多少]|[超高低]过?于|超过|少于|不足|以[上下内]|每[年月日天半季]|除[外了去非]|除.{1,20}外|保存|纳入|放假"
)
_COUNTED = re.compile(  # a figure that only a site gives
    r"(?:总|累计|今日|昨日|本月|当前|实时)?(?:访问|浏览|阅读|点击|下载|播放|转发|分享|收藏|点赞|评论|围观|观看|查看|搜索|咨询)(?:总|人|次|数|量|率){0,2}:?\d[\d,.]*[万w]?\+?(?:人次|人|次)?"
    r"|(?:很|非常|比较|基本|不)?(?:满意|一般|有用|没用|有帮助|没帮助|好评|中评|差评|支持|反对):?\d[\d,]*(?:人|次|票)|(?:页面|网页|本页|程序|脚本|查询|数据)?(?:执行|加载|运行|生成|响应|处理|查询)(?:时间|耗时|用时)?[: ]{0,2}\d+(?:\.\d+)?(?:毫秒|ms|秒)|(?:热度|人气|在线(?:人数)?|热搜|粉丝|关注(?:数|量)?|获赞|阅):?\d[\d,.]*[万w]?\+?|\d[\d,.]*[万w]?\+?(?:人次?|次|条|个|篇)?(?:访问|浏览|阅读|点击|围观|观看|看过|读过|在看|点赞|评论|跟帖|留言|收藏|转发)(?:量|数)?|第\d[\d,]*(?:位|个|名)(?:访客|访问者|读者|用户|网友)"
)
_BINDING = re.compile(
    "受理|应|须|不得|不能|不可|不予|不再|禁止|可以|允许|准予|无需|不用|享受|缴|报销|支付|办理|提供|申请|备案|[0-9一二三四五六七八九十](?:元|%|‰|岁|周岁|个月|个?工作日)"
)
_COMMANDING = re.compile(
    r"受理|停止|办理|应|须(?:[^知]|$)|不得|不能|不可|不予|不再|禁止|可以|准予|无需|不用|申请|备案|缴至|\d(?:元|%|岁|周岁|个月|个?工作日)"
)
_GOVERNING = re.compile(
    "医保|医疗|保险|社保|参保|缴费|报销|待遇|应|须(?:[^知]|$)|不得|不能|不可|不予|不再|禁止|可以|准予|无需|不用|申请|备案"
)
_SUBJECT = re2.compile(  # what rules are about: without any of these words a line before or behind a text is the site's
    "医保|医疗|保险|社保|参保|投保|缴|费用|收费|工本费|手续费|报销|支付|享受|提供|禁止|待遇|账户|余额|基金|统筹|定点|医院|医药|医师|药|诊|病|住院|就医|起付|封顶|限额|比例|标准|基数|工资|年限|工龄|退休|养老|生育|失业|异地|转移|接续|备案(?:[^号]|$)|申[请报领]|登记|变更|注销|受理|审核|凭证|证明|身份|材料|期限|时限|有效|施行|实施|执行|废止|生效"
    "|津贴|补助|补贴|救助|低保|特困|残疾|学生|儿童|新生儿|居民|职工|灵活就业|单位|人员|亲属|配偶|父母|子女|继承|定居|应[当该]|须(?:[^知]|$)|不得|不予|不再|可以|无需|不用|实行|负责|办结|办理|举报|骗|收[0-9]|[0-9](?:元|%)|窗口|电话|热线|地址|上午|下午|周[一二三四五六日]"
)
_BESIDE_COUNT = 40  # letters beside a count: who counts it
_PICTURE = re.compile("[☀-➿⬀-⯿\U0001f000-\U0001faff‹›«»]")
_LETTER = re.compile("[一-龥A-Za-z]")
_PREDICATING = re.compile(  # what is ruled, and no mere name of what it is ruled of: behind a text such names stand in news
    "应|须|不得|不能|不可|不予|不再|不含|禁止|可以|[即方]可|才能|凭|可[^一-龥]|允许|准予|无需|不用|需要|需[^求]|按[照月年季日]|享受|缴|补[缴贴助交]|报销|支付|自付|自费|施行|实施|执行|废止|生效|有效|截止|期限|时限|限额|起付|封顶|比例|标准"
    "|窗口|柜台|地[址点]|电话|热线|咨询|传真|邮箱|邮编|办公|工作(?:日|时间)|每[年月日天半季周逢]|[周星]期?[一二三四五六日天]|节假日|上午|下午|受理|办理|登记|变更|注销|暂停|恢复|取消|新增|删除|调整|提[供交取]|申[请报领办]|携带|材料|证明|备案|结算|转[移诊院出入]"
    "|至[多少]|最[多少长短高低]|[超高低]过?于|超过|少于|不足|以[上下内]|除[外了去非]|除.{1,20}外|保存|纳入|放假|附件|附表|满[0-9一二三四五六七八九十]"
    "|[0-9一二三四五六七八九十百千万](?:元|%|‰|岁|周岁|个月|个?工作日|年以|倍|折|日内|天内|小时内|年内)"
)
_NUMBERED_FILE = r"(?:[一-龥]{2,10}[〔(]\d{4}[〕)](?:第)?|\d{4}年第)\d+号"
_ISSUER = r"(?:^|(?<=[^一-龥]))[一-龥]{2,24}?(?:局|厅|委员会|委|政府|办公室|中心|平台|网|报|公司|公众号)(?=$|[^一-龥]|[一-龥]{2,10}〔|(?:成文|发文|发布|印发)?(?:日期|时间|文号|来源|点击|浏览|阅读|访问))"
_TITLES = re.compile(
    r"(?:\d{1,2}[.、])?(?:《[^《》]+》(?:[(〔][^()]*[)〕])?[、,]?)+(?:的)?(?:政策)?(?:全文|原文|解读|链接|图解|问答)?"
)  # of other documents
_CONTENTS = re.compile(r"(?:本文|本页|文章|内容)?(?:目录|导航|导读):[^\d。;、|/]{2,12}(?:[、|/][^\d。;、|/]{2,12})+")
_BYLINE = re.compile(  # who writes, and the day
    rf"[一-龥]{{2,8}}(?:医保|社保|人社|医疗保障|发布|在线|之窗|资讯|生活|观察|融媒|日报|晚报)(?:{_DATE})(?:{_DATE})?"
)
_ISSUED = re.compile(rf"{_NUMBERED_FILE}|{_ISSUER}")
_NAMED = re.compile(  # of whom, when, under which number: what a line at the head of a text says
    rf"{_NUMBERED_FILE}|{_DATE}|{_ISSUER}"
    r"|(?:发文|发布|制发|主办|承办|印发|责任|信息|实施)?(?:单位|机构|机关|部门|主体):|(?:成文|发文|发布|印发|打印|更新|公开|生成)?(?:日期|时间):|文号|索引号|(?:医保|社保|人社)(?=[一-龥]{0,6}(?:网|平台|公众号)$)"
)
_FOOT = re2.compile(  # what a page ends with, wherever it is printed
    r"版权所有|技术支持|(?:星期|周)[一二三四五六日天]农历|^抄送:|全年定价|零售(?:每份|价)|邮发代号|国内统一刊号|^统一编号:|^(?:工单|信件|诉求|留言|办件)(?:编号|标题|类型|主题):|^(?:咨询|来信|留言|提问|诉求)(?:人|者):|^公开(?:方式|范围|时限|期限|单位|属性|类别):|病毒扫描|SHA-?\d|^(?:快捷|快速|办事|便民)入口:|^(?:标签|锚点|关键词|内容概述):|在线预览|联系管理员|许可证\d{5}|制作许可|好评率|已有[\d.,]+万?余?人次|(?:音量|语速|音色|行高)\d|第[A-Z]\d{1,2}版|第\d{1,3}版(?:$|:)|I[CN][PT]备|ICP证|公网安备|网站标识码|网站地图|联系我们|关于我们|友情链接|Copyright|©|隐私(?:政策|声明|权)|网站声明|用户协议|客户端下载|您的位置"
    r"|(?:局长|市长|区长|县长|领导|书记|主任|院长)信箱:|收到(?:来信|留言|信件)\d|值班(?:电话|室)|流转记录|^已(?:归档|办结)$|(?:拟办|传阅|会签|批办|阅办|核稿)\d{4}-|^(?:网站|域名)?备案(?:编)?号[: ]?[\dA-Za-z]|^[^由,:;]{4,30}(?:科|室|中心|处|公司|局)(?:负责)?(?:维护|运维|设计|制作)$|^(?:主办|承办|运营|维护)(?:单位|机构)?:|^(?:当前位置|上一[篇条页]|下一[篇条页]|责任编辑|责编|编辑|审核|校对|(?:信息|文章|稿件)?来源|相关(?:阅读|推荐|新闻|文章|链接)):?"
)
_ELSEWHERE = re2.compile(  # what is said before and behind a text, and never in one
    r"本站[^点所]|本站$|本网|网站|网友|网民|网页|留言|投票|投给|(?:可|能)投\d|IP(?:地址|\d)|每个IP|IE\d|水印|侵权|插图|来自网络|图源|图片来源|登录|密码错误|订阅|关注|位置信息|您正在(?:使用|浏览|访问)"
    r"|是否(?:切换|允许|接受|打开|继续访问)|版本过低|升级后使用|我要(?:写信|咨询|投诉|留言)|尊敬的(?:网友|用户|访客|读者)|来信|来电分类|坐席|流程编号|密级|主题词|索引号|信息名称|公文标题|发文字号|成文日期|上网时间|发布日期|信息更新"
    r"|往期(?:回顾|推荐|文章)|祝[^,。]{0,20}快乐|生日快乐|恭喜|祝(?:您|大家|愿)|新闻热线|报料|新闻爆料"
    r"|召开|举行|举办|走进|做客|签署|签约仪式|启动仪式|座谈|调研|宣讲|宣传(?:车|周|月|活动)|培训班|观摩|观看|获评|荣获|表彰|部署会|推进会|现场会|党支部|党员|主题教育|志愿|慰问|问政|图片新闻|快讯|头条|直播|视频|短视频|专栏|专题"
    r"|服务民生|第\d+期|广告|推广|赞助|意外险|寿险|保额|贷款|二手房|房源|均价|楼盘|试戴|试听|试用|买.送.|特价|优惠|团购|门票|美食|停车|泊位|油价|限行|地铁|公交|天气|PM2|AQI|楼主|沙发|吐槽|坐等|辛苦了|好人|我[也就都刚今昨去打问]|排了|排队排"
    r"|展开剩余|支持\d|反对\d|点我|猜[你您]|热门|感谢您对[^。]{2,16}(?:关心|支持|理解)|(?:举报|监督|投诉|纪检|报修|急救|总机|网格员)[^。;]{0,8}\d{5}|LPR|涨跌幅|净流入|大额存单|理财有风险|周报|受理诉求|[黄蓝橙红]色预警|寒潮|能见度|相对湿度|供暖|拟录用|讲座|暖心|节快乐|朗读|个人所得税|个税|汇算清缴|增值税|最新|更多|精选|专区|导航|首页|频道|栏目|目录树|搜索|检索|请输入|验证码|播放|倍速|会议室|值班表|通讯录|公车|考勤|阅读本文|本文|字数"
)
_TRADE = re2.compile(  # what only trade says, at its price
    "食堂|菜谱|菜单|今日菜|出租|招租|求租|转让|求购|二手|房源|门市|商铺|月租|年租|首付|招聘|急聘|月薪|装修|团购|外卖[^员骑配]|套餐|机票|门票|酒店"
)
_ROUTED = re.compile(
    r"^(?:传阅|会签|批办|拟办|阅办|核稿|签收|分发|承办)[;:]|已(?:阅|签收|知悉)(?:\d|$)|Powered by|Processed in"
)  # how an office passes a paper on, and how a forum signs
_MENU = re.compile(  # of short names, or of headlines
    r"(?:[^\s\d:：;；,，。]{1,7}[\s|]+){3,}[^\s\d:：;；,，。]{1,7}|(?:[^\s:：;；,，。]{7,30}\s+){2,}[^\s:：;；,，。]{7,30}"
)
_COUNT_BEHIND = re.compile(r"[一-龥]{2,6}[(〔]\d{1,4}[)〕]")  # of a menu: how many there are
_SPAN = re.compile(r"\d{1,2}:\d{2}/\d{1,2}:\d{2}")
_SENTENCE = re.compile(r"[。;!?]")
_CHINESE = re.compile("[一-龥]")
_LONGEST_LINE = 80  # characters
_WORDY = 3  # letters beside its figures; a line without any may be a name that a list holds
_MEASURED = re.compile(r"第?\d[\d.,]*(?:分钟|小时|个|次|分|条|人|件|天|日|月|年|周|份|项|种)?")


def rules(spelled: str, *, sentence: bool) -> bool:
    """Whether a folded text holds a word with which something is ruled; `sentence`: and is a sentence."""
    return (not sentence or bool(_SENTENCE.search(spelled))) and bool(_RULING.search(_NAMED.sub(" ", spelled)))


def of_line(spelled: str, *, inside: bool = False) -> str | None:
    """`counter` for furniture that counts or dates, `navigation` for other, None for what may be a rule. `spelled` is
    folded; `inside`: it stands between rules, where a line without a word that rules may be a rule's own."""
    if len(spelled) > _LONGEST:
        return None
    if not (_is_prompt(spelled) or _is_furniture(spelled) or _is_hint(spelled) or _is_sites(spelled, inside)):
        return None
    return "counter" if _FIGURES.search(spelled) else "navigation"


def _is_prompt(spelled: str) -> bool:
    """What a site asks of its readers, or how it leads to a text, unless the same sentence rules."""
    if len(spelled) > _LONGEST_PROMPT or _DECIDING.search(spelled):
        return False
    return bool(_PROMPT.search(spelled)) or (bool(_LEAD.search(spelled)) and not _MEASURE.search(spelled))


def is_menu(text: str) -> bool:
    """Short names in a row, as they are printed: folding takes the blanks between them."""
    return bool(_MENU.fullmatch(text.strip()))


def _is_furniture(spelled: str) -> bool:
    """Dates are taken out first, whose numbers are no figures of their own. Most lines begin or end with another word."""
    begins = _LETTER_OF_ANY.search(spelled)
    if begins is None or begins[0] not in _FIRST:
        return False
    end = _NOT_WORDS.sub("", spelled)[-1]
    if end not in _LAST and not end.isascii():
        return False
    bare = _REST.sub(" ", spelled)
    return not _FURNITURE.sub("", bare).strip() and not _TELLING.isdisjoint(_FURNITURE.findall(bare))


def _is_hint(spelled: str) -> bool:
    """点击下列问题查看答复: how to use the page."""
    if not _HINT.match(spelled):
        return False
    return not _HINT_WORDS.sub("", _REST.sub("", spelled)).strip()


def _is_sites(spelled: str, inside: bool) -> bool:
    """A line that is no sentence and says what only a site says: who counts what, who made the page, what else there is."""
    if len(spelled) > _LONGEST_LINE:
        return False
    chinese = bool(_CHINESE.search(spelled))
    if _ROUTED.search(spelled) and not _COMMANDING.search(spelled):
        return True
    if chinese and not inside and _ELSEWHERE.search(spelled) and not _COMMANDING.search(spelled):
        return True
    if chinese and not inside and _TRADE.search(spelled) and not _GOVERNING.search(spelled):
        return True
    if not inside and not _SUBJECT.search(spelled) and len(_CHINESE.findall(_REST.sub("", spelled))) > _WORDY:
        return True
    if _SENTENCE.search(spelled):
        return False
    if not inside and any(whole.fullmatch(spelled) for whole in (_TITLES, _CONTENTS, _COUNT_BEHIND)):
        return True
    if (
        _BYLINE.fullmatch(spelled)
        or _FOOT.search(spelled)
        or _SPAN.fullmatch(spelled)
        or (_PICTURE.search(spelled) and not _LETTER.search(spelled))
    ):
        return True
    left, counted = _COUNTED.subn(" ", _NAMED.sub(" ", spelled))
    if counted and len(left) <= _BESIDE_COUNT:
        return not _BINDING.search(left)
    return not inside and _rules_nothing(spelled, left)


def _rules_nothing(spelled: str, left: str) -> bool:
    """Whether no word rules anything in what is `left` without whom, when and under which number. A figure with little
    beside it may be an answer."""
    if _PREDICATING.search(left):
        return False
    said = len(_CHINESE.findall(_MEASURED.sub("", left)))
    return said >= _WORDY + (not _FIGURES.search(left)) or bool(_ISSUED.search(spelled))
