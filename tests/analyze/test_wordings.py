"""Everyday wordings of one thing give one value, whatever the place, the paper or the number is called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.analyze.pages import PACKS
from watcher import vocabulary
from watcher.analyze import facts
from watcher.analyze.clauses import Placed
from watcher.model import Clause, Fact, Metadata

TITLE = "关于职工基本医疗保险个人账户有关问题的通知"


def said(text: str, key: str, *, above: Sequence[str] = (), title: str | None = TITLE) -> list[Fact]:
    """The facts of this key that one paragraph states."""
    clause = Clause(id="c0", label=None, path=tuple(above), kind="paragraph", text=text)
    found, _ = facts.read([Placed(clause=clause)], PACKS, Metadata(title=title))
    return [fact for fact in found if fact.key == key]


# ── where the account may be shared ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        ("within_city", "个人账户共济的地域范围为连云港市内。"),
        ("within_city", "家庭共济目前只能在宜昌市内使用，配偶和子女都可以绑定。"),
        ("within_city", "个人账户在市域内共济使用。"),
        ("within_city", "个人账户家庭共济限在统筹区范围内使用。"),
        ("within_city", "家庭共济范围限定为湛江市。"),
        ("within_city", "家庭共济资金仅能在呼和浩特市内的定点药店使用。"),
        ("within_city", "共济的家庭成员必须和职工在同一个市参加医保。"),
        ("within_city", "共济账户可供在北京市参加基本医疗保险的近亲属使用。"),
        ("within_province", "个人账户共济的地域范围为浙江省内。"),
        ("within_province", "个人账户在本省范围内共济使用。"),
        ("within_province", "个人账户家庭共济在省内共济范围内使用。"),
        ("within_province", "个人账户家庭共济可在广西壮族自治区内使用。"),
        ("within_province", "个人账户共济的地域范围扩大到内蒙古自治区。"),
        ("within_province", "个人账户共济范围已从同一统筹地区扩大到全省。"),
        ("within_province", "家庭共济不限于同一城市，山东省内参保即可。"),
        ("within_province", "个人账户家庭共济支持省内，暂不支持跨省。"),
        ("cross_province", "个人账户家庭共济在跨省共济范围内使用。"),
        ("cross_province", "目前个人账户已经支持跨省共济。"),
        ("cross_province", "个人账户共济由省内扩大到跨省。"),
        ("cross_province", "个人账户共济的地域范围为全国。"),
        ("cross_province", "家庭共济可以在全国范围内使用。"),
        ("cross_province", "家庭共济不受省份限制。"),
    ],
)
def test_scope_of_the_shared_account_is_read_once_however_the_place_is_named(scope: str, text: str) -> None:
    assert [fact.value for fact in said(text, "mutual_aid.scope")] == [scope]


@pytest.mark.parametrize(
    "text",
    [
        "个人账户可以在全国范围内的定点药店使用。",
        "我省正在推进个人账户跨省共济。",
        "办理家庭共济的窗口设在洛川市政务服务中心。",
        "家庭共济绑定可以到省内任一医保大厅办理。",
        "家庭共济业务由市医保局负责办理，全省统一流程。",
    ],
)
def test_place_where_sharing_is_arranged_is_no_scope_of_it(text: str) -> None:
    assert said(text, "mutual_aid.scope") == []


def test_scope_is_one_value_so_that_another_one_replaces_it() -> None:
    assert not PACKS[0].keys["mutual_aid.scope"].set_valued
    both = said("已开通省内共济和跨省共济。", "mutual_aid.scope")
    assert {fact.value for fact in both} == {"within_province", "cross_province"}


# ── papers ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("papers", "text"),
    [
        ({"id_card", "enrolment_proof"}, "办理医保关系转出，请提供本人身份证和基本医疗保险参保凭证。"),
        (
            {"invoice", "expense_list", "discharge_record"},
            "医保零星报销应当提交住院收费票据、费用明细清单、出院小结。",
        ),
        (
            {"diagnosis_proof", "medical_record", "exam_report"},
            "慢特病医保待遇认定需携带诊断证明书、住院病历、检查报告。",
        ),
        ({"prescription", "invoice"}, "申请医保手工报销的，提供门诊处方底方、发票原件。"),
        ({"referral_proof"}, "办理异地就医备案的，提供三级医院出具的转诊证明。"),
        ({"residence_permit", "remote_care_form"}, "异地长期居住人员提交居住证、异地就医备案表。"),
        ({"accident_proof"}, "因外伤申请医保报销的，还应提供交通事故责任认定书。"),
        ({"retirement_proof", "work_proof"}, "办理医保在职转退休，携带退休审批表、劳动合同。"),
        ({"marriage_certificate", "birth_certificate"}, "绑定家庭共济的，上传结婚证或者出生医学证明。"),
    ],
)
def test_papers_that_offices_ask_for_have_names(papers: set[str], text: str) -> None:
    assert {fact.value for fact in said(text, "procedure.materials")} == papers


@pytest.mark.parametrize(
    "text",
    [
        "经办机构应当在转出后为参保人员出具医保参保凭证。",
        "医保费用报销期限自开具发票之日起计算。",
        "定点医疗机构按照医保要求上传住院费用明细。",
        "定点医疗机构的电子病历保存期限由医保协议约定，并按规定提供查询。",
    ],
)
def test_paper_that_an_office_issues_or_keeps_is_not_one_to_bring(text: str) -> None:
    assert said(text, "procedure.materials") == []


def test_every_paper_reads_in_both_languages() -> None:
    key = PACKS[0].keys["procedure.materials"]
    named = {name for rule in key.rules for name, _ in rule.members}
    assert not named - vocabulary.VALUES.keys() - key.words.keys()


# ── telephones ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0376-60012345", "如有疑问，可以拨打市医保服务电话0376-60012345。"),
        ("010-12345678", "医保业务咨询电话：（010）12345678。"),
        ("0510-81234567", "医保服务热线：0510—81234567。"),
        ("021-23110000", "咨询热线 021 23110000。"),
        ("4008001234", "医保客服热线：400-800-1234。"),
        ("66661234", "工作日9:00-17:00，咨询电话：66661234。"),
        ("12393", "医保服务热线：12393。"),
        ("0851-12393", "医保服务热线：0851-12393。"),
    ],
)
def test_number_to_ring_is_one_however_it_is_broken_up(number: str, text: str) -> None:
    assert [fact.value for fact in said(text, "procedure.hotline")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "传真：0376-60012345，医保材料可以邮寄。",
        "网站维护电话：0376-60012345。",
        "地址：解放路2号，邮编：464000，联系电话：0376-60012345。",
        "请拨打当地医保部门电话咨询，银行卡号6222021234567890。",
    ],
)
def test_other_numbers_are_no_hotline(text: str) -> None:
    assert said(text, "procedure.hotline") == []


# ── what a procedure presupposes ───────────────────────────────────────────────────────────────────────────────

WITHDRAWAL, FILING, INHERITANCE = "account.cash_out.permission", "remote_care.filing", "account.inheritance"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (WITHDRAWAL, "办理个人账户支取不收取任何费用。"),
        (WITHDRAWAL, "个人账户余额提取的办理时限为8个工作日。"),
        (WITHDRAWAL, "个人账户提取可通过手机APP申请。"),
        (WITHDRAWAL, "办理个人账户一次性支取应当填写申请表。"),
        (WITHDRAWAL, "个人账户余额支取需要本人到场签字。"),
        (WITHDRAWAL, "个人账户余额提取流程：提交、审核、到账。"),
        (FILING, "办理异地就医备案应当提供居住证、备案申请表。"),
        (FILING, "异地就医备案需要提供备案表和身份证。"),
        (FILING, "办理跨省就医备案时需上传备案材料。"),
        (FILING, "需要办理异地就医备案的参保人员可到窗口咨询。"),
        (FILING, "异地就医不再出具纸质备案凭证。"),
        (INHERITANCE, "办理个人账户继承须携带死亡证明。"),
    ],
)
def test_steps_of_a_procedure_state_no_permission(key: str, text: str) -> None:
    assert said(text, key) == []


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        (WITHDRAWAL, "allowed", "个人账户余额可以提现且不收手续费。"),
        (WITHDRAWAL, "conditional", "出国定居的，可以申请一次性支取个人账户余额，携带护照到窗口办理。"),
        (WITHDRAWAL, "forbidden", "个人账户资金不得提取，也不办理支取手续。"),
        (FILING, "required", "跨省就医应当办理备案。"),
        (FILING, "required", "到外省住院的，需要提前备案，备案时提供身份证。"),
        (FILING, "required", "跨省住院应当提出备案申请。"),
        (INHERITANCE, "allowed", "个人账户余额可以依法继承，办理时提供死亡证明。"),
    ],
)
def test_permission_beside_a_procedure_is_read(key: str, value: str, text: str) -> None:
    assert [fact.value for fact in said(text, key)] == [value]


# ── what the account may pay for, in answers too ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "may", "may_not"),
    [
        (
            "resident_premium",
            "可以，个人账户能用来给孩子缴居民医保费。",
            "不可以，个人账户不能用来给孩子缴居民医保费。",
        ),
        ("resident_premium", "能用个人账户给父母交居民医保。", "不能用个人账户给父母交居民医保。"),
        ("resident_premium", "个人账户可以替家人缴居民医保费。", "个人账户不能替家人缴居民医保费。"),
        ("commercial_health_insurance", "个人账户能用于购买惠民保。", "个人账户无法用于购买惠民保。"),
        ("commercial_health_insurance", "个人账户可以拿来买惠民保。", "个人账户不可以拿来买惠民保。"),
        ("long_term_care_premium", "个人账户可用于缴纳长护险。", "个人账户不可用于缴纳长护险。"),
        ("long_term_care_premium", "个人账户可以用来交长护险。", "个人账户资金不再用于缴纳长护险。"),
        ("pharmacy", "个人账户可以在药店买药。", "个人账户不能拿去药店刷。"),
        ("non_medical", "个人账户可以用在健身上。", "个人账户不能用在健身上。"),
    ],
)
def test_use_is_the_same_one_allowed_or_forbidden(value: str, may: str, may_not: str) -> None:
    for text, operator in ((may, "="), (may_not, "not")):
        assert [(f.value, f.operator) for f in said(text, "account.use")] == [(value, operator)], text


# ── what is put into the account ───────────────────────────────────────────────────────────────────────────────

ACTIVE, RETIRED = "account.credit.active", "account.credit.retired"


@pytest.mark.parametrize("title", [TITLE, "职工医保热点问答"])
@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        (ACTIVE, 2.2, "单位缴的部分不再划入，在职人员账户按本人缴费基数的2.2%计入。"),
        (ACTIVE, 2.2, "单位缴费部分不计入个人账户，在职职工个人账户计入标准为缴费基数的2.2%。"),
        (ACTIVE, 2.2, "在职职工的账户每月按缴费基数的2.2%入账。"),
        (ACTIVE, 2.2, "在职职工每月按缴费工资的2.2%划入医保卡。"),
        (ACTIVE, 2.2, "在职人员个账按本人缴费基数的2.2%记入。"),
        (ACTIVE, 2.2, "在职职工个人缴的2.2%全额归入本人账户。"),
        (RETIRED, 95, "退休人员账户每月划入95元。"),
        (RETIRED, 95, "退休职工的账户按每月95元定额记入。"),
        (RETIRED, 95, "退休人员每月由统筹基金向其账户注入95元。"),
        (RETIRED, 95, "退休人员个账每月固定打入95元。"),
        (RETIRED, 95, "退休人员的医保账户按月定额95元入账。"),
    ],
)
def test_credit_is_read_whatever_the_account_and_the_payment_are_called(
    key: str, value: float, text: str, title: str
) -> None:
    assert [fact.value for fact in said(text, key, title=title)] == [value]


def test_share_that_is_no_longer_credited_is_no_credit() -> None:
    text = "单位缴费的25%不再划入个人账户，在职职工个人账户按缴费基数的2%计入。"
    assert [fact.value for fact in said(text, ACTIVE)] == [2]


# ── years paid here, and years in all ──────────────────────────────────────────────────────────────────────────

LOCAL, TOTAL = "years.local", "years.total"


@pytest.mark.parametrize(
    "text",
    [
        "本市缴费年限需满8年。",
        "在本市缴费满8年。",
        "职工医保本地实缴满8年。",
        "在我市缴费年限应达到8年。",
        "在本市参加职工医保缴费满8年的，退休后享受待遇。",
        "本地缴费至少满8年。",
        "在本市的缴费时间要够8年。",
        "本统筹区内缴费年限不少于8年。",
        "在舟山本地缴费满8年。",
        "本市范围内缴费年限须满8年。",
    ],
)
def test_years_paid_here_are_not_the_years_in_all(text: str) -> None:
    title = "职工医保政策手册"
    assert [fact.value for fact in said(text, LOCAL, title=title)] == [8]
    assert said(text, TOTAL, title=title) == []


def test_years_paid_here_go_by_the_day_of_joining() -> None:
    text = "2019年7月1日前参保的，本市缴费年限需满6年；2019年7月1日后参保的，本市缴费年限需满12年。"
    found = [(fact.cohort["joined"], fact.value) for fact in said(text, LOCAL)]
    assert found == [("before:2019-07-01", 6), ("since:2019-07-01", 12)]


@pytest.mark.parametrize(
    "text",
    [
        "我市职工医保累计缴费年限为26年。",
        "本市职工医保最低缴费年限统一为26年。",
        "我市规定，职工医保缴费年限满26年。",
        "本市户籍人员缴费年限满26年。",
    ],
)
def test_years_in_all_that_a_city_asks_for_are_no_years_paid_here(text: str) -> None:
    assert [fact.value for fact in said(text, TOTAL)] == [26]
    assert said(text, LOCAL) == []


# ── time limits of a transfer ──────────────────────────────────────────────────────────────────────────────────

DEADLINE, TRANSFER = "transfer.deadline", "职工基本医疗保险关系转移接续服务指南"


@pytest.mark.parametrize(
    "text",
    [
        "办结时限：自受理申请之日起不超过12个工作日",
        "办理时限：12个工作日内",
        "办理期限：自收到申请之日起12个工作日内",
        "办结时间：收到申请后12个工作日",
        "办结时限（承诺）：12个工作日",
        "时限：12个工作日",
    ],
)
def test_time_limit_in_a_guide_is_that_of_what_its_title_names(text: str) -> None:
    assert [(f.value, f.unit) for f in said(text, DEADLINE, title=TRANSFER)] == [(12, "working_day")]
    assert said(text, DEADLINE, title="医保异地就医备案服务指南") == []


def test_time_limit_below_its_label_is_read() -> None:
    (fact,) = said("自受理申请之日起不超过12日", DEADLINE, title=TRANSFER, above=["办结时限"])
    assert (fact.value, fact.unit) == (12, "day")


@pytest.mark.parametrize("text", ["公示时限：5个工作日", "查询时限：3个工作日", "办理时间：工作日8:30-17:30"])
def test_other_times_of_a_guide_are_no_time_limit(text: str) -> None:
    assert said(text, DEADLINE, title=TRANSFER) == []


# ── fees ───────────────────────────────────────────────────────────────────────────────────────────────────────

FEE = "procedure.fee"


@pytest.mark.parametrize(
    "text",
    [
        "个人账户凭证遗失的，补办费用为18元。",
        "补办医保卡每证收费18元。",
        "社会保障卡补办收取工本费18元。",
        "社保卡工本费每张18元。",
        "医保卡遗失补办的，按每张18元收取工本费。",
        "补换社会保障卡，收费标准：18元/张。",
        "办理社保卡挂失补办的费用是18元。",
        "医保卡补卡费为18元。",
        "个人账户支取每次收取费用18元。",
    ],
)
def test_fee_is_an_amount_however_it_is_charged(text: str) -> None:
    assert [(f.value, f.unit) for f in said(text, FEE)] == [(18, "cny")]


@pytest.mark.parametrize(
    "text",
    [
        "医疗保险费为每月120元。",
        "一般诊疗费收费标准为10元。",
        "门诊诊疗费用为20元，由个人账户支付。",
        "住院床位费用为每天40元。",
        "家庭医生签约服务费由统筹基金支付60元。",
        "参保人员缴纳医疗保险费用380元。",
        "个人账户每月划入费用100元。",
    ],
)
def test_contribution_and_medical_cost_are_no_fee(text: str) -> None:
    assert said(text, FEE) == []


# ── what an exception names ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (WITHDRAWAL, "除移民、跨省转移医保关系外，个人账户余额不得支取。"),
        (WITHDRAWAL, "个人账户资金除跨省转移外不得提现。"),
        (WITHDRAWAL, "跨省转移职工医保关系的除外，其他情形个人账户余额不得支取。"),
        ("inpatient.ratio", "除三级医院以外，职工医保住院支付比例为88%。"),
        ("inpatient.ratio", "除退休人员外，职工医保住院支付比例为88%。"),
        ("years.total", "除灵活就业人员之外，职工医保累计缴费年限应满26年。"),
    ],
)
def test_group_in_an_exception_is_none_that_the_rule_is_for(key: str, text: str) -> None:
    assert [dict(fact.cohort) for fact in said(text, key)] == [{}]


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        ("cross_province", "跨省转移医保关系的，除出境定居外，个人账户余额不得支取。"),
        ("within_province", "除跨省转移外，省内转移医保关系的，个人账户余额不得支取。"),
    ],
)
def test_group_beside_an_exception_is_the_one_that_the_rule_is_for(scope: str, text: str) -> None:
    assert [dict(fact.cohort) for fact in said(text, WITHDRAWAL)] == [{"scope": scope}]
