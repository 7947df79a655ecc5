"""What surrounds a text in its own words, each piece with the place where a site puts it."""

from __future__ import annotations

from dataclasses import replace

from bench.signal.fifth_layouts import BARE, Put

Piece = tuple[str, str]

PIECES: dict[str, Piece] = {
    "aids": ("top", '<div class="wza"><span>已进入无障碍模式</span><a>放大</a><a>缩小</a><a>高对比</a><a>指读</a><span>语速1.0倍</span><a>退出</a></div>'),
    "player": ("title", '<div class="tts"><button>▶</button><span>听新闻</span><span>00:00 / 07:36</span><span>倍速 1.25</span></div>'),
    "gist": ("title", '<div class="ai-gist"><b>AI摘要</b><p>本文介绍了医保相关规定和办理要点。内容由大模型自动生成，仅供参考，请以原文为准。</p></div>'),
    "survey": ("bottom", '<div class="survey"><p>您对本页面是否满意？</p><label>非常满意（1206票）</label><label>满意（318票）</label><label>一般（44票）</label><label>不满意（9票）</label><button>投票</button></div>'),
    "helpful": ("tail", '<div class="useful"><span>这篇内容对您有帮助吗？</span><a>有帮助（87）</a><a>没帮助（5）</a></div>'),
    "subscribe": ("side", '<div class="sub"><h4>邮件订阅</h4><p>留下邮箱，每周一收到本栏目更新，可随时退订。</p><input><button>订阅</button></div>'),
    "holiday": ("top", '<div class="fete"><img src="/fete.png" alt=""><p>热烈庆祝中华人民共和国成立77周年</p></div>'),
    "upkeep": ("top", '<div class="notice-bar"><p>网站公告：本网站将于11月7日0时至6时进行设备维护，期间页面可能短暂打不开，敬请谅解。</p><a>×</a></div>'),
    "robot": ("bottom", '<div class="robot"><b>智能客服“小保”</b><p>您好，您可以这样问我：断缴3个月怎么办？医保卡余额怎么查？异地备案要几天？</p><input placeholder="请输入"></div>'),
    "consent": ("bottom", '<div class="cookie"><p>我们使用Cookie记住您的设置，记录保留180天。继续浏览即表示同意。</p><button>知道了</button></div>'),
    "advert": ("side", '<div class="ad"><span>广告</span><p>百万医疗险首月1元起，60岁以下可投，立即领取保额200万</p></div>'),
    "place": ("side", '<div class="map"><p>地图</p><a href="/map">查看大图</a><span>比例尺 1:5000</span></div>'),
    "share": ("tail", '<div class="share-text"><p>长按复制这段话，打开客户端即可阅读原文 ￥k7Qw20xB￥</p></div>'),
    "remarks": ("bottom", '<div class="pl"><h4>评论（3）</h4><dl><dt>网友a**1 昨天 21:14</dt><dd>希望缴费年限降到20年</dd><dt>网友m**8 3天前</dt><dd>我们这里住院只报70%</dd><dt>网友q**5 5天前</dt><dd>打了两次电话才问清楚</dd></dl></div>'),
    "read-also": ("tail", '<div class="readalso"><p>延伸阅读：</p><ul><li><a href="/x/1">2026年社保缴费基数什么时候公布？</a></li><li><a href="/x/2">公积金贷款额度提高到80万元</a></li></ul></div>'),
    "scan": ("tail", '<div class="qr"><img src="/qr.png" alt="二维码"><p>扫码用手机继续阅读</p></div>'),
    "disclaimer": ("tail", '<div class="mz"><p>声明：转载内容版权归原作者所有，如有异议请在30日内与本站联系，本站将及时处理。</p></div>'),
    "editors": ("tail", '<p class="bj">（编辑：政务公开科　一审：待遇科　二审：办公室）</p>'),
    "stamped": ("title", '<p class="gx">本页最近一次校对：2026年10月29日 15:08</p>'),
    "stars": ("title", '<div class="pf"><span>评分</span><span>★★★★☆</span><span>4.3</span><span>共216人参与</span></div>'),
    "kept": ("title", '<div class="sc"><a>收藏（12）</a><a>点赞（45）</a><a>转发（8）</a></div>'),
    "rank": ("side", '<div class="rank"><h4>24小时热文</h4><ol><li>医保缴费截止日提醒 <i>9万+</i></li><li>门诊报销怎么算 <i>6.2万</i></li><li>异地备案全流程 <i>3.8万</i></li></ol></div>'),
    "weather": ("top", '<div class="tq">11月4日 星期三 多云转晴 9～17℃ 东北风3级 空气质量 良 62</div>'),
    "login": ("top", '<div class="dl"><span>您好，请 <a>登录</a> | <a>注册</a></span><span>站内信(0)</span></div>'),
    "download": ("bottom", '<div class="app-bar"><p>打开客户端，阅读体验更好</p><span>已有32万人安装</span><a>打开</a></div>'),
    "friends": ("bottom", '<div class="yqlj"><span>友情链接</span><select><option>省级部门网站</option><option>各市医保部门</option></select></div>'),
    "record": ("bottom", '<div class="beian"><p>网安备 33000002000318号　ICP备20031415号-2　政府网站找错</p></div>'),
    "took": ("bottom", '<p class="took">Processed in 0.0317 second(s), 6 queries</p>'),
    "group": ("lead", '<p class="jq">【扫码进群】本地医保交流群已有486人，点击图片加入</p>'),
    "count": ("lead", '<p class="zs">字数 1126　预计阅读 4 分钟</p>'),
    "video": ("side", '<div class="sp"><h4>推荐视频</h4><p>一图读懂缴费年限 02:15</p><p>手机备案三步走 01:48</p></div>'),
    "poll": ("side", '<div class="tp"><h4>网上调查</h4><p>您希望在哪里办理医保业务？</p><label>手机 63%</label><label>窗口 28%</label><label>银行 9%</label></div>'),
}  # fmt: skip

TURN = tuple(PIECES)


def put(*names: str) -> Put:
    found = BARE
    for name in names:
        place, markup = PIECES[name]
        found = replace(found, **{place: getattr(found, place) + markup})
    return found


def turned(number: int) -> tuple[Put, Put]:
    """Two visits between which one piece stays, one goes and another comes."""
    a, b, c = (TURN[(number + more) % len(TURN)] for more in (0, 1, 2))
    return put(a, b), put(b, c)
