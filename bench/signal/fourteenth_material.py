"""The fourteenth wave's material edits: one real edit each, while the furniture moves as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.signal import fourteenth_texts as t
from bench.signal.case import ANY, Case, Want, added, material, published, removed, untyped, value
from bench.signal.document import Document, paragraphs
from bench.signal.fourteenth_layouts import Furniture, show
from bench.signal.lists import Entry, column
from bench.signal.prints import as_docx, as_pdf, as_text, as_xlsx, film, page
from watcher.model import Follow

RESIDENTS = ("resident_medical", "medical", "unspecified")
PENSION, UNEMPLOYMENT = ("pension",), ("unemployment",)
Pair = tuple[str, str]
TYPED = {"cohort_any": True}

# What moves meanwhile: furniture of the first visit and of the second, taken in turn
MOVING: tuple[tuple[Furniture, Furniture], ...] = (
    (Furniture(), Furniture()),
    (Furniture(top="<span>晴 3℃~14℃</span>"), Furniture(top="<span>阴 5℃~11℃</span>")),
    (Furniture(side="<p>昨日办件 311 件</p>"), Furniture(side="<p>昨日办件 287 件</p>")),
    (Furniture(), Furniture(tail='<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>')),
    (Furniture(foot="<p>备案号 2026001</p>"), Furniture(foot="<p>备案号 2026001-3</p>")),
    (Furniture(lead="<div>字体：大 中 小</div>"), Furniture(lead="<div>字体：大 中 小　打印</div>")),
    (Furniture(top='<div class="gg">11月15日0:00-4:00系统升级</div>'), Furniture()),
)  # fmt: skip


def either(want: Want) -> Want:
    """Where a person may say changed, and as well added or removed."""
    return replace(want, kind=None)


# id, document, site, edits, wants
EDITS: tuple[tuple[str, Document, str, tuple[Pair, ...], tuple[Want, ...]], ...] = (
    # an 办法 in articles
    ("rate-employer", t.RULES, "bureau", (("总额的7.5%", "总额的6.8%"),), (value("contribution.rate.employer", 7.5, 6.8, **TYPED),)),
    ("rate-personal", t.RULES, "register", (("工资收入的2%", "工资收入的1.5%"),), (value("contribution.rate.personal", 2, 1.5, **TYPED),)),
    ("rate-flexible", t.RULES, "plain", (("缴费比例为8.5%", "缴费比例为9%"),), (value("contribution.rate.flexible", 8.5, 9, **TYPED),)),
    ("years-male", t.RULES, "cards", (("男满30年", "男满28年"),), (value("years.total", 30, 28, sex="male"),)),
    ("years-both", t.RULES, "intranet", (("男满30年、女满25年", "男满32年、女满27年"),), (value("years.total", 30, 32, sex="male"), value("years.total", 25, 27, sex="female"))),
    ("years-local", t.RULES, "weixin", (("累计应当满10年", "累计应当满15年"),), (value("years.local", 10, 15),)),
    ("deemed-day", t.RULES, "bureau", (("2001年12月31日", "1998年12月31日"),), (either(value("years.deemed", ANY, ANY, **TYPED)),)),
    ("shortfall-monthly", t.RULES, "phone", (("可以一次性缴费至", "可以按月缴费至"),), (value("years.shortfall", "lump_sum", "monthly", **TYPED),)),
    ("benefit-month", t.RULES, "tabs", (("自缴费次月起", "自缴费当月起"),), (value("benefit.start", "next_month", ANY),)),
    ("waiting", t.RULES, "register", (("等待期为6个月", "等待期为3个月"),), (value("waiting_period", 6, 3, **TYPED),)),
    ("gap", t.RULES, "bureau", (("保费3个月以内", "保费6个月以内"),), (value("contribution.gap", 3, 6),)),
    ("credit-active", t.RULES, "intranet", (("缴费基数的2%计入", "缴费基数的1.8%计入"),), (value("account.credit.active", 2, 1.8, **TYPED),)),
    ("credit-retired", t.RULES, "weixin", (("每人每月95元", "每人每月102元"),), (value("account.credit.retired", 95, 102, **TYPED),)),
    ("deductible-levels", t.RULES, "cards", (("二级医院500元，三级医院900元", "二级医院600元，三级医院1000元"),), (value("inpatient.deductible", 500, 600, hospital_level="secondary"), value("inpatient.deductible", 900, 1000, hospital_level="tertiary"))),
    ("cap-inpatient", t.RULES, "plain", (("限额为30万元", "限额为35万元"),), (value("inpatient.cap", 300000, 350000),)),
    ("window-shorter", t.RULES, "bureau", (("之日起12个月内", "之日起6个月内"),), (value("reimbursement.window", 12, 6),)),
    ("untyped-display", t.RULES, "register", (("不少于30日", "不少于15日"),), (untyped("30日", "15日"),)),
    ("untyped-twice", t.RULES, "tabs", (("公布一次职工", "公布两次职工"),), (untyped("一次", "两次"),)),
    # account rules
    ("cash-allowed", t.ACCOUNT, "bureau", (("原则上不得提取现金", "可以提取现金"),), (value("account.cash_out.permission", ANY, "allowed"),)),
    ("circumstance-army", t.ACCOUNT, "cards", (("出境定居、死亡的", "出境定居、应征入伍、死亡的"),), (added("account.cash_out.circumstance", "military_service"),)),
    ("circumstance-gone", t.ACCOUNT, "register", (("参保人员出境定居、死亡的", "参保人员死亡的"),), (removed("account.cash_out.circumstance", "emigration"),)),
    ("inherit", t.ACCOUNT, "plain", (("余额可以依法继承", "余额不得继承"),), (value("account.inheritance", "allowed", "forbidden"),)),
    ("threshold-yuan", t.ACCOUNT, "intranet", (("超过2000元", "超过3000元"),), (value("account.cash_out.threshold", 2000, 3000, **TYPED),)),
    ("relatives-more", t.ACCOUNT, "phone", (("配偶、父母、子女共济", "配偶、父母、子女、兄弟姐妹共济"),), (added("mutual_aid.relatives", "siblings"),)),
    ("aid-scope", t.ACCOUNT, "weixin", (("共济范围为省内", "共济范围为跨省"),), (value("mutual_aid.scope", "within_province", "cross_province"),)),
    ("untyped-members", t.ACCOUNT, "bureau", (("最多可绑定6名", "最多可绑定8名"),), (untyped("6名", "8名"),)),
    ("papers-less", t.ACCOUNT, "tabs", (("身份证、银行卡和支取申请表", "身份证和支取申请表"),), (removed("procedure.materials", ANY, **TYPED),)),
    ("channel-more", t.ACCOUNT, "cards", (("政务服务窗口、贵州医保APP办理", "政务服务窗口、贵州医保APP、支付宝办理"),), (added("procedure.channel", ANY, **TYPED),)),
    ("effective", t.ACCOUNT, "register", (("自2025年5月1日起", "自2025年6月1日起"),), (value("document.effective_from", ANY, ANY),)),
    ("repeals-more", t.ACCOUNT, "bureau", (("2025年5月1日起执行。", "2025年5月1日起执行，《遵义市职工医保个人账户管理办法》（遵市医保发〔2021〕8号）同时废止。"),), (added("document.repeals", ANY),)),
    ("use-care", t.ACCOUNT, "weixin", (("城乡居民基本医疗保险的个人缴费", "城乡居民基本医疗保险的个人缴费，以及长期护理保险的个人缴费"),), (added("account.use", "long_term_care_premium", **TYPED),)),
    # questions
    ("faq-years", t.FAQ, "folded", (("须达到20年", "须达到25年"),), (value("years.total", 20, 25, **TYPED),)),
    ("faq-local", t.FAQ, "cards", (("不少于5年", "不少于10年"),), (value("years.local", 5, 10, **TYPED),)),
    ("faq-shortfall", t.FAQ, "folded", (("可以继续按月缴费至", "可以一次性缴费至"),), (value("years.shortfall", "monthly", "lump_sum", **TYPED),)),
    ("faq-flexible", t.FAQ, "phone", (("费率为9.5%", "费率为9%"),), (value("contribution.rate.flexible", 9.5, 9, **TYPED),)),
    ("faq-waiting", t.FAQ, "folded", (("首次参保有3个月的等待期", "首次参保有6个月的等待期"),), (value("waiting_period", 3, 6, **TYPED),)),
    ("faq-gap", t.FAQ, "forum", (("中断缴费不超过3个月", "中断缴费不超过6个月"),), (value("contribution.gap", 3, 6, **TYPED),)),
    ("faq-deductible", t.FAQ, "folded", (("起付标准为300元", "起付标准为200元"),), (value("outpatient.deductible", 300, 200, **TYPED),)),
    ("faq-ratio", t.FAQ, "bureau", (("在二级医院为70%，在三级医院为60%", "在二级医院为72%，在三级医院为62%"),), (value("outpatient.ratio", 70, 72, hospital_level="secondary", status="active"), value("outpatient.ratio", 60, 62, hospital_level="tertiary", status="active"))),
    ("faq-cap", t.FAQ, "folded", (("限额为5000元", "限额为6000元"),), (value("outpatient.cap", 5000, 6000, **TYPED),)),
    ("faq-relatives", t.FAQ, "folded", (("配偶、父母、子女、兄弟姐妹共济", "配偶、父母、子女共济"),), (removed("mutual_aid.relatives", "siblings", **TYPED),)),
    ("faq-scope", t.FAQ, "plain", (("目前仅限省内使用", "目前可以跨省使用"),), (value("mutual_aid.scope", "within_province", "cross_province", **TYPED),)),
    ("faq-commercial", t.FAQ, "folded", (("账户可用于购买", "账户不得用于购买"),), (either(value("account.use", ANY, ANY, **TYPED)),)),
    ("faq-filing-months", t.FAQ, "cards", (("有效期为6个月", "有效期为12个月"),), (value("remote_care.filing", 6, 12, **TYPED),)),
    ("faq-hotline", t.FAQ, "folded", (("热线12393", "热线0575-12393"),), (value("procedure.hotline", ANY, ANY, **TYPED),)),
    # a consumer's article
    ("article-threshold", t.ARTICLE, "townguide", (("平均工资5%", "平均工资10%"),), (value("account.cash_out.threshold", 5, 10, **TYPED),)),
    ("article-papers", t.ARTICLE, "forum", (("还需提供委托书", "还需提供委托书、户口簿"),), (added("procedure.materials", ANY, **TYPED),)),
    ("article-channel", t.ARTICLE, "townguide", (("可以到参保地医保服务窗口办理，也可以在支付宝、“河南医保”", "可以到参保地医保服务窗口办理，也可以在“河南医保”"),), (removed("procedure.channel", ANY, **TYPED),)),
    ("article-fee", t.ARTICLE, "phone", (("不收取手续费", "收取手续费5元"),), (value("procedure.fee", ANY, ANY, **TYPED),)),
    ("article-years", t.ARTICLE, "townguide", (("女职工累计缴费满25年", "女职工累计缴费满28年"),), (value("years.total", 25, 28, sex="female"),)),
    ("article-credit", t.ARTICLE, "weixin", (("每月划入85元", "每月划入92元"),), (value("account.credit.retired", 85, 92, **TYPED),)),
    ("article-ratio", t.ARTICLE, "forum", (("比例为85%，退休人员为90%", "比例为86%，退休人员为92%"),), (value("inpatient.ratio", 85, 86, hospital_level="tertiary", status="active"), value("inpatient.ratio", 90, 92, **TYPED))),
    ("article-caps", t.ARTICLE, "townguide", (("退休人员为2300元", "退休人员为2600元"),), (value("outpatient.cap", 2300, 2600, status="retired"),)),
    # tables
    ("cell-deductible", t.BENEFIT, "bureau", (("700元", "800元"),), (value("inpatient.deductible", 700, 800, hospital_level="tertiary"),)),
    ("cell-ratio", t.BENEFIT, "intranet", (("87%", "88%"),), (value("inpatient.ratio", 87, 88, hospital_level="secondary", status="active"),)),
    ("cell-two-heads", t.BENEFIT, "register", (("60%", "62%"),), (value("outpatient.ratio", 60, 62, hospital_level="tertiary", status="retired"),)),
    ("cell-cap", t.BENEFIT, "cards", (("1500元", "1800元"),), (value("outpatient.cap", 1500, 1800, status="active"),)),
    ("cell-credit", t.BENEFIT, "phone", (("72元", "78元"),), (value("account.credit.retired", 72, 78, **TYPED),)),
    ("cell-credit-active", t.BENEFIT, "plain", (("基数的2%", "基数的2.2%"),), (value("account.credit.active", 2, 2.2, **TYPED),)),
    ("below-table", t.BENEFIT, "tabs", (("在职职工为200元", "在职职工为300元"),), (value("outpatient.deductible", 200, 300, status="active"),)),
    ("untyped-drug", t.BENEFIT, "bureau", (("评估结果6个月内有效", "评估结果3个月内有效"),), (untyped("6个月", "3个月"),)),
    # the year's bases
    ("base-upper", t.BASE, "bureau", (("22518元", "23496元"),), (value("contribution.base.upper", 22518, 23496),)),
    ("base-both", t.BASE, "weixin", (("22518元", "22990元"), ("4504元", "4598元")), (value("contribution.base.upper", 22518, 22990), value("contribution.base.lower", 4504, 4598))),
    ("base-lower", t.BASE, "intranet", (("4504元", "4490元"),), (value("contribution.base.lower", 4504, 4490),)),
    ("base-rate", t.BASE, "register", (("单位职工医保缴费比例为7%", "单位职工医保缴费比例为6.5%"),), (value("contribution.rate.employer", 7, 6.5, **TYPED),)),
    ("base-start", t.BASE, "plain", (("缴费后自次月起享受", "缴费后自当日起享受"),), (value("benefit.start", "next_month", ANY, **TYPED),)),
    ("untyped-roll", t.BASE, "cards", (("8月31日", "9月15日"),), (untyped("8月31日", "9月15日"),)),
    ("untyped-declare", t.BASE, "bureau", (("每月25日前", "每月20日前"),), (untyped("25日", "20日"),)),
    # residents
    ("resident-premium", t.RESIDENT, "weixin", (("每人每年420元", "每人每年440元"),), (value("contribution.resident", 420, 440, insurances=RESIDENTS, **TYPED),)),
    ("resident-premium-lower", t.RESIDENT, "cards", (("每人每年420元", "每人每年400元"),), (value("contribution.resident", 420, 400, insurances=RESIDENTS, **TYPED),)),
    ("resident-waiting", t.RESIDENT, "bureau", (("等待期为3个月", "等待期为6个月"),), (value("waiting_period", 3, 6, insurances=RESIDENTS, **TYPED),)),
    ("resident-ratio", t.RESIDENT, "phone", (("三级医院60%", "三级医院65%"),), (value("inpatient.ratio", 60, 65, hospital_level="tertiary", insurances=RESIDENTS),)),
    ("resident-deductible", t.RESIDENT, "plain", (("二级医院为450元", "二级医院为400元"),), (value("inpatient.deductible", 450, 400, hospital_level="secondary", insurances=RESIDENTS),)),
    ("resident-cap", t.RESIDENT, "register", (("限额为10万元", "限额为12万元"),), (value("inpatient.cap", 100000, 120000, insurances=RESIDENTS),)),
    ("resident-outpatient", t.RESIDENT, "bureau", (("报销比例为65%，年度最高支付限额为300元", "报销比例为60%，年度最高支付限额为350元"),), (value("outpatient.ratio", 65, 60, insurances=RESIDENTS), value("outpatient.cap", 300, 350, insurances=RESIDENTS))),
    ("resident-counter", t.RESIDENT, "weixin", (("APP、微信、银行柜台缴纳", "APP、微信缴纳"),), (removed("procedure.channel", ANY, insurances=RESIDENTS, **TYPED),)),
    ("untyped-report", t.RESIDENT, "intranet", (("每月5日前", "每月10日前"),), (untyped("5日", "10日"),)),
    # transfer
    ("transfer-days", t.TRANSFER, "tabs", (("10个工作日内", "15个工作日内"),), (value("transfer.deadline", 10, 15, **TYPED),)),
    ("transfer-unit", t.TRANSFER, "bureau", (("10个工作日内", "10日内"),), (value("transfer.deadline", 10, 10, units=("working_day", "day"), **TYPED),)),
    ("transfer-funds-province", t.TRANSFER, "cards", (("余额不划转，可继续使用", "余额随同划转"),), (value("transfer.account_funds", "not_transferred", "transferred", scope="within_province"),)),
    ("transfer-funds-cross", t.TRANSFER, "register", (("余额随同划转", "余额不划转"),), (value("transfer.account_funds", "transferred", "not_transferred", scope="cross_province"),)),
    ("transfer-local", t.TRANSFER, "phone", (("满8年", "满10年"),), (value("years.local", 8, 10, **TYPED),)),
    ("transfer-fee", t.TRANSFER, "tabs", (("不收取费用", "收取工本费10元"),), (value("procedure.fee", ANY, ANY, **TYPED),)),
    ("untyped-proviso", t.TRANSFER, "intranet", (("告知申请人办理结果", "告知申请人办理结果，但申请人未提供手机号码的除外"),), (untyped("3日", "除外", any_kind=True),)),
    # away from home
    ("filing-cross", t.REMOTE, "phone", (("参保人员应当办理异地就医备案", "参保人员无需办理异地就医备案"),), (value("remote_care.filing", "required", "not_required", **TYPED),)),
    ("remote-window", t.REMOTE, "forum", (("出院之日起6个月内", "出院之日起12个月内"),), (value("reimbursement.window", 6, 12, **TYPED),)),
    ("remote-ratio", t.REMOTE, "tabs", (("报销比例为75%", "报销比例为70%"),), (value("inpatient.ratio", 75, 70, **TYPED),)),
    ("remote-hotline", t.REMOTE, "bureau", (("咨询电话12393", "咨询电话0731-12393"),), (value("procedure.hotline", ANY, ANY, **TYPED),)),
    ("untyped-review", t.REMOTE, "plain", (("30日内提出", "60日内提出"),), (untyped("30日", "60日"),)),
    # other insurances
    ("pension-years", t.SOCIAL, "plain", (("累计缴费满15年", "累计缴费满20年"),), (value("years.total", 15, 20, insurances=PENSION, **TYPED),)),
    ("pension-rate", t.SOCIAL, "cards", (("按16%的", "按15%的"),), (value("contribution.rate.employer", 16, 15, insurances=PENSION, **TYPED),)),
    ("unemployment-rate", t.SOCIAL, "tabs", (("按0.7%的", "按0.5%的"),), (value("contribution.rate.employer", 0.7, 0.5, insurances=UNEMPLOYMENT, **TYPED),)),
    ("medical-among", t.SOCIAL, "intranet", (("女满23年", "女满25年"),), (value("years.total", 23, 25, sex="female"),)),
    ("personal-among", t.SOCIAL, "phone", (("职工个人按2%的", "职工个人按1.5%的"),), (value("contribution.rate.personal", 2, 1.5, **TYPED),)),
    ("inherit-among", t.SOCIAL, "bureau", (("余额可以依法继承", "余额不能继承"),), (value("account.inheritance", "allowed", "forbidden"),)),
    # years by cohort
    ("years-new", t.YEARS, "bureau", (("累计缴费年限应当满30年", "累计缴费年限应当满32年"),), (value("years.total", 30, 32, **TYPED),)),
    ("years-old", t.YEARS, "register", (("男满25年、女满20年", "男满26年、女满20年"),), (value("years.total", 25, 26, **TYPED),)),
    ("phase-step", t.YEARS, "weixin", (("每年提高6个月", "每年提高12个月"),), (either(value("years.phase_in", ANY, ANY, **TYPED)),)),
    ("phase-end", t.YEARS, "phone", (("到2035年12月31日前", "到2032年12月31日前"),), (either(value("years.phase_in", ANY, ANY, **TYPED)),)),
    ("deemed-before", t.YEARS, "cards", (("军人服现役年限视同", "2012年7月1日以前的军人服现役年限视同"),), (either(value("years.deemed", ANY, ANY, **TYPED)),)),
    ("repeals-gone", t.YEARS, "bureau", (("施行。《关于职工医保缴费年限的补充通知》（芜医保〔2021〕15号）同时废止。", "施行。"),), (removed("document.repeals", ANY),)),
    ("effective-later", t.YEARS, "plain", (("自2026年1月1日起施行", "自2026年3月1日起施行"),), (value("document.effective_from", ANY, ANY),)),
)  # fmt: skip

FOLLOWING = Follow(match=("医疗保险", "医保", "缴费"), limit=20)
NOTICE = Document(
    title="关于印发职工医保待遇标准的通知", issuer="抚州市医疗保障局", number="抚医保字〔2026〕12号", day="2026-05-06",
    blocks=paragraphs("各县区医疗保障局：\n现将职工医保待遇标准印发给你们，请遵照执行。执行中遇到的问题，请及时反馈。"), files=(("files/standard.docx", "职工医保待遇标准.docx"),),
)  # fmt: skip


def attached(name: str, body: object, visit: int) -> dict[str, object]:
    it = replace(NOTICE, files=((f"files/{name}", f"职工医保待遇标准.{name.rsplit('.', 1)[1]}"),))
    return {"": show(it, "bureau", visit), f"files/{name}": body}


def files() -> Iterator[Case]:
    later = t.LEAFLET.edit(("门诊就诊的报销比例为65%", "门诊就诊的报销比例为68%"))
    ratio = value("outpatient.ratio", 65, 68, hospital_level="secondary", status="active")
    cap = value("outpatient.cap", 2600, 3000, **TYPED)
    dearer = t.LEAFLET.edit(("2600元", "3000元"))
    rows = (
        ("医院级别", "住院起付标准", "住院报销比例"),
        ("一级医院", "200元", "92%"),
        ("二级医院", "500元", "88%"),
        ("三级医院", "800元", "84%"),
    )
    changed = (*rows[:3], ("三级医院", "900元", "84%"))
    title = "职工医保住院待遇标准"
    for name, before, after, want in (
        ("standard.docx", as_docx(t.LEAFLET), as_docx(later), ratio), ("standard.pdf", as_pdf(t.LEAFLET), as_pdf(dearer), cap),
        ("standard.xlsx", as_xlsx(title, rows), as_xlsx(title, changed), value("inpatient.deductible", 800, 900, hospital_level="tertiary")),
    ):  # fmt: skip
        kind = name.rsplit(".", 1)[1]
        steps = film(attached(name, before, 1), attached(name, after, 2))  # type: ignore[arg-type]
        yield material(
            f"fourteenth-attached-{kind}",
            "fourteenth attached",
            f"a rule in an attached {kind}",
            steps,
            want,
            attachments=True,
        )
    forbidden = t.LEAFLET.edit(("资金不得提取现金", "资金可以提取现金"))
    allowed = value("account.cash_out.permission", "forbidden", "allowed")
    yield material(
        "fourteenth-watched-pdf",
        "fourteenth document",
        "a watched PDF",
        film(as_pdf(t.LEAFLET), as_pdf(forbidden)),
        allowed,
        name="notice.pdf",
    )
    yield material(
        "fourteenth-watched-docx",
        "fourteenth document",
        "a watched Word file",
        film(as_docx(t.LEAFLET, runs=7), as_docx(dearer)),
        cap,
        name="notice.docx",
    )
    paper = t.REMOTE.edit(("身份证、医保电子凭证", "身份证、医保电子凭证、居住证"))
    yield material(
        "fourteenth-watched-text",
        "fourteenth document",
        "a watched text file",
        film(as_text(t.REMOTE), as_text(paper)),
        added("procedure.materials", ANY, **TYPED),
        name="notice.txt",
    )
    moved_file = replace(NOTICE, files=(("files/standard2026.docx", "职工医保待遇标准.docx"),))
    attachment = either(value("document.attachment", ANY, ANY))
    yield material(
        "fourteenth-attachment-other",
        "fourteenth attached",
        "the link leads to another file",
        film(show(NOTICE, "bureau"), show(moved_file, "bureau", 2)),
        attachment,
    )


def published_cases() -> Iterator[Case]:
    entries = [Entry("a/1.html", t.BASE, t.BASE.day), Entry("a/2.html", t.YEARS, t.YEARS.day)]
    fresh = Entry("a/3.html", t.RESIDENT, t.RESIDENT.day)
    notice = Entry("a/4.html", t.LEAFLET, t.LEAFLET.day, "关于职工医保门诊待遇的通告")
    for name, more, rows in (("resident", fresh, False), ("leaflet", notice, True)):
        steps = film(column(entries, visit=1, rows=rows), column([more, *entries], visit=2, rows=rows))
        yield material(
            f"fourteenth-published-{name}",
            "fourteenth published",
            "a new notice on the column page",
            steps,
            published(None, None, ANY, insurances=(*RESIDENTS, "employee_medical")),
            kind="list",
            follow=FOLLOWING,
        )
    repealed = replace(t.YEARS, stamp="文件已失效")
    gone = value("document.validity", ANY, ANY)
    yield material(
        "fourteenth-stamp",
        "fourteenth validity",
        "the stamp says no longer valid",
        film(page(t.YEARS, "guangdong"), page(repealed, "guangdong", 2)),
        gone,
    )
    register = show(t.RULES, "register", 2, rewrite=lambda m: m.replace("<td>有效</td>", "<td>失效</td>"))
    yield material(
        "fourteenth-register-validity",
        "fourteenth validity",
        "the register says no longer valid",
        film(show(t.RULES, "register"), register),
        gone,
    )
    numbered = replace(t.BASE, number="烟医保发〔2026〕27号")
    yield material(
        "fourteenth-number",
        "fourteenth validity",
        "another document number",
        film(show(t.BASE, "register"), show(numbered, "register", 2)),
        value("document.doc_number", ANY, ANY),
    )
    kept = t.RULES.without("第十七条").edit(("第十八条　", "第十七条　"))
    yield material(
        "fourteenth-clause-gone",
        "fourteenth clauses",
        "an article of no key goes",
        film(show(t.RULES, "bureau"), show(kept, "bureau", 2)),
        untyped("公布一次", None),
    )
    clause = "（十四）定点零售药店应当在每月5日前向医保经办机构报送上月进销存数据。"
    more_clauses = t.ACCOUNT.edit(("（十四）本细则", "（十五）本细则")).after("（十三）", clause)
    yield material(
        "fourteenth-clause-new",
        "fourteenth clauses",
        "a clause of no key comes",
        film(show(t.ACCOUNT, "cards"), show(more_clauses, "cards", 2)),
        untyped(None, "进销存"),
    )


def cases() -> Iterator[Case]:
    for n, (name, it, site, edits, wants) in enumerate(EDITS):
        before, after = MOVING[n % len(MOVING)]
        steps = film(show(it, site, n, before), show(it.edit(*edits), site, n + 1, after))
        group = f"fourteenth {(wants[0].key or 'untyped').split('.')[0]}"
        changed = f"{edits[0][0]} → {edits[0][1]}"
        yield material(f"fourteenth-{name}", group, changed, steps, *wants, kind=it.kind)
    yield from files()
    yield from published_cases()
