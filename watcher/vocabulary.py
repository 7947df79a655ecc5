"""Words for every canonical name of the domain, as (Chinese, English). Data only; `wording` makes sentences of it.

Titles of keys are not here: they belong to the topic packs. Only the document's own keys, which no pack holds, are.
"""

from __future__ import annotations

from collections.abc import Mapping

Words = dict[str, tuple[str, str]]
Names = Mapping[str, tuple[str, str]]

INSURANCES: Words = {
    "employee_medical": ("职工医保", "Employee medical insurance"),
    "resident_medical": ("居民医保", "Resident medical insurance"),
    "medical": ("医保", "Medical insurance"),
    "pension": ("养老保险", "Pension insurance"),
    "unemployment": ("失业保险", "Unemployment insurance"),
    "work_injury": ("工伤保险", "Work injury insurance"),
    "maternity": ("生育保险", "Maternity insurance"),
    "unspecified": ("", ""),
}

SEVERITIES: Words = {
    "critical": ("严重", "Critical"),
    "high": ("重要", "High"),
    "medium": ("一般", "Medium"),
    "low": ("轻微", "Low"),
}

KINDS: Words = {
    "value": ("数值变化", "Value changed"),
    "added": ("新增", "Added"),
    "removed": ("删除", "Removed"),
    "reworded": ("仅措辞变化", "Reworded only"),
    "availability": ("页面状态", "Availability"),
    "published": ("新发布", "Published"),
}

# What became of a page, by the id of the clause that says so.
AVAILABILITY: Words = {
    "withdrawn": ("页面已撤下", "the page was withdrawn"),
    "back": ("页面恢复访问", "the page is back"),
}

AUTHORITIES: Words = {
    "official": ("官方来源", "Official source"),
    "secondary": ("二手来源，请以官方文件为准", "Secondary source, check the official text"),
}

REVIEWS: Words = {
    "open": ("待审阅", "Not yet reviewed"),
    "confirmed": ("已确认", "Confirmed"),
    "dismissed": ("已驳回", "Dismissed"),
}

OUTCOMES: Words = {
    "first_seen": ("首次抓取", "first seen"),
    "unchanged": ("没有变化", "unchanged"),
    "changed": ("有变化", "changed"),
    "pending": ("内容存疑，待再次确认", "doubtful, waiting for a second look"),
    "blocked": ("被网站拦截（验证页或拒绝访问）", "blocked by the site"),
    "gone": ("页面已不存在", "the page is gone"),
    "moved": ("页面已迁移", "the page has moved"),
    "rate_limited": ("访问过于频繁，被限流", "rate limited"),
    "server_error": ("网站服务器出错", "server error"),
    "unreachable": ("无法连接", "unreachable"),
    "tls_error": ("证书或加密连接出错", "TLS error"),
    "timeout": ("响应超时", "timed out"),
    "too_large": ("页面过大", "too large"),
    "incomplete": ("内容不完整", "incomplete"),
    "undecodable": ("编码无法识别", "undecodable"),
    "unreadable": ("文件无法读取", "unreadable"),
    "empty": ("页面没有正文", "empty"),
    "selector_missed": (
        "选择器没有匹配到内容，页面可能已改版",
        "the selector matched nothing, the page may be redesigned",
    ),
    "robots_denied": ("网站的robots规则不允许抓取", "denied by robots.txt"),
    "forbidden_address": ("地址指向内部网络，已拒绝访问", "the address leads to a forbidden network"),
}

DOCUMENT_KEYS: Words = {
    "document.validity": ("文件效力", "Validity of the document"),
    "document.effective_from": ("施行日期", "Date of effect"),
    "document.effective_to": ("有效期至", "Valid until"),
    "document.repeals": ("废止的文件", "Documents repealed"),
    "document.doc_number": ("文号", "Document number"),
    "document.attachment": ("附件", "Attachment"),
}

# The dates of a rule, and both together.
TERMS: Words = {"effective_from": ("生效日期", "date of effect"), "effective_to": ("失效日期", "end date")}
TERM = ("有效期间", "term")

# Unit → (Chinese pattern, English pattern for one, English pattern for more); "%s" is the number.
UNITS: dict[str, tuple[str, str, str]] = {
    "percent": ("%s%%", "%s%%", "%s%%"),
    "year": ("%s年", "%s year", "%s years"),
    "month": ("%s个月", "%s month", "%s months"),
    "day": ("%s日", "%s day", "%s days"),
    "working_day": ("%s个工作日", "%s working day", "%s working days"),
    "day_of_month": ("%s日", "day %s of the month", "day %s of the month"),
    "day_of_next_month": ("次月%s日", "day %s of the next month", "day %s of the next month"),
    "age": ("%s周岁", "age %s", "age %s"),
    "month_per_year": ("每年%s个月", "%s month a year", "%s months a year"),
    "year_per_year": ("每年%s年", "%s year a year", "%s years a year"),
    "cny": ("%s元", "CNY %s", "CNY %s"),
    "number": ("%s", "%s", "%s"),
    "gbp": ("%s英镑", "£%s", "£%s"),
    "gbp_per_week": ("%s英镑/周", "£%s a week", "£%s a week"),
    "gbp_per_month": ("%s英镑/月", "£%s a month", "£%s a month"),
    "gbp_per_year": ("%s英镑/年", "£%s a year", "£%s a year"),
    "cny_per_day": ("%s元/日", "CNY %s a day", "CNY %s a day"),
    "cny_per_month": ("%s元/月", "CNY %s a month", "CNY %s a month"),
    "cny_per_year": ("%s元/年", "CNY %s a year", "CNY %s a year"),
}

OPERATORS: Words = {
    "=": ("", ""),
    "==": ("", ""),
    "between": ("", ""),
    ">=": ("不低于", "at least "),
    "<=": ("不超过", "at most "),
    ">": ("超过", "more than "),
    "<": ("低于", "less than "),
    "~": ("约", "about "),
    "not": ("不得：", "not: "),
}

BASES: Words = {
    "average_wage": ("平均工资", "the average wage"),
    "contribution_base": ("缴费基数", "the contribution base"),
    "pension": ("养老金", "the pension"),
    "disposable_income": ("人均可支配收入", "disposable income per head"),
}

VALUES: Words = {
    "allowed": ("可以", "allowed"),
    "forbidden": ("不可以", "not allowed"),
    "conditional": ("有条件", "allowed under conditions"),
    "emigration": ("出境定居", "settling abroad"),
    "death": ("死亡", "death"),
    "military_service": ("应征入伍", "military service"),
    "retired_relocation": ("异地安置退休", "retirement to another place"),
    "long_term_remote_care": ("长期异地就医", "long-term care in another place"),
    "cross_province_transfer": ("跨省转移", "transfer to another province"),
    "account_not_accepted": ("接收地不接收个人账户", "account not accepted by the new place"),
    "termination": ("终止参保", "end of participation"),
    "retirement_with_years": ("退休且年限达标", "retirement with the required years"),
    "family_self_pay": ("家庭成员自付费用", "self-paid costs of the family"),
    "commercial_health_insurance": ("购买商业健康保险", "commercial health insurance"),
    "pharmacy": ("定点药店购药", "purchases at pharmacies"),
    "resident_premium": ("代缴居民医保费", "premiums of resident insurance"),
    "long_term_care_premium": ("缴纳长期护理保险费", "premiums of long-term care insurance"),
    "non_medical": ("非医疗支出", "non-medical spending"),
    "spouse": ("配偶", "spouse"),
    "parents": ("父母", "parents"),
    "children": ("子女", "children"),
    "siblings": ("兄弟姐妹", "siblings"),
    "grandparents": ("祖父母、外祖父母", "grandparents"),
    "grandchildren": ("孙子女、外孙子女", "grandchildren"),
    "within_city": ("市内", "within the city"),
    "within_province": ("省内", "within the province"),
    "cross_province": ("跨省", "across provinces"),
    "monthly": ("按月缴费", "paid monthly"),
    "lump_sum": ("一次性缴费", "paid at once"),
    "deferred": ("延后缴费", "deferred"),
    "next_month": ("次月起", "from the next month"),
    "transferred": ("随同转移", "transferred"),
    "not_transferred": ("不划转", "not transferred"),
    "required": ("需要", "required"),
    "not_required": ("不需要", "not required"),
    "free": ("免费", "free of charge"),
    "same_month": ("当月起", "from the same month"),
    "remote_care_form": ("异地就医备案表", "filing form for care in another place"),
    "id_card": ("身份证", "identity card"),
    "household_register": ("户口簿", "household register"),
    "passport": ("护照", "passport"),
    "social_security_card": ("社会保障卡", "social security card"),
    "medical_card": ("医保卡", "medical insurance card"),
    "bank_card": ("银行卡", "bank card"),
    "death_certificate": ("死亡证明", "death certificate"),
    "emigration_proof": ("出境定居证明", "proof of settling abroad"),
    "enlistment_proof": ("入伍证明", "proof of enlistment"),
    "kinship_proof": ("亲属关系证明", "proof of kinship"),
    "authorization": ("授权委托书", "letter of authorization"),
    "application_form": ("申请表", "application form"),
    "app": ("手机APP", "app"),
    "alipay": ("支付宝", "Alipay"),
    "wechat": ("微信", "WeChat"),
    "website": ("网站", "website"),
    "counter": ("经办窗口", "service counter"),
    "bank_counter": ("银行柜台", "bank counter"),
    "phone": ("电话", "telephone"),
    "in_force": ("现行有效", "in force"),
    "not_yet": ("尚未生效", "not yet in force"),
    "expired": ("已失效", "expired"),
    "repealed": ("已废止", "repealed"),
    "draft": ("征求意见稿", "draft for comment"),
    "unknown": ("未注明", "not stated"),
}

# Where a value reads differently under one key.
KEY_VALUES: dict[tuple[str, str], tuple[str, str]] = {
    ("account.cash_out.permission", "allowed"): ("可提取", "may be withdrawn"),
    ("account.cash_out.permission", "forbidden"): ("不可提取", "may not be withdrawn"),
    ("account.cash_out.permission", "conditional"): ("有条件提取", "may be withdrawn under conditions"),
    ("account.inheritance", "allowed"): ("可继承", "may be inherited"),
    ("account.inheritance", "forbidden"): ("不可继承", "may not be inherited"),
    ("transfer.account_funds", "conditional"): ("有条件转移", "transferred under conditions"),
    ("remote_care.filing", "required"): ("需备案", "filing required"),
    ("remote_care.filing", "not_required"): ("无需备案", "no filing required"),
}

COHORT_VALUES: Words = {
    "male": ("男", "men"),
    "female": ("女", "women"),
    "active": ("在职", "employed"),
    "retired": ("退休", "retired"),
    "flexible": ("灵活就业", "flexibly employed"),
    "unemployed": ("失业", "unemployed"),
    "public_institution": ("机关事业单位", "public institutions"),
    "primary": ("一级医院", "primary hospitals"),
    "secondary": ("二级医院", "secondary hospitals"),
    "tertiary": ("三级医院", "tertiary hospitals"),
    "within_province": ("省内", "within the province"),
    "cross_province": ("跨省", "across provinces"),
    "within_city": ("市内", "within the city"),
}

COHORT_FIELDS: Words = {
    "joined": ("参保", "joined"),
    "born": ("出生", "born"),
    "since": ("及以后", "since"),
    "before": ("以前", "before"),
}

# Keys that hold many values at once: one fact per member, so that two of them never contradict each other.
SET_KEYS = frozenset(
    {
        "account.cash_out.circumstance",
        "account.use",
        "mutual_aid.relatives",
        "mutual_aid.scope",
        "procedure.materials",
        "procedure.channel",
        "procedure.hotline",
        "years.shortfall",
        "document.repeals",
        "document.attachment",
    }
)
