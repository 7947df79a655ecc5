"""The documents of the demo's site. Every sentence and figure is invented; the shapes are those of real notices.

A document's text depends on `edits`, the names of what the script has changed so far.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

Edits = Set[str]

YEARS, NOTICE, TRANSFER, DELETED, FIGURE = "years", "notice", "transfer", "deleted", "figure"
REDESIGN, CHALLENGE, WITHDRAWN = "redesign", "challenge", "withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """What a page prints. `pairs` are questions with answers, `rows` those of a table."""

    title: str
    issuer: str
    number: str
    day: str
    lines: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, str, str, str], ...] = ()


def numbered(*articles: str) -> tuple[str, ...]:
    """第一条, 第二条, … as they come: one that is taken out renumbers those behind it."""
    return tuple(f"第{digit}条　{text}" for digit, text in zip("一二三四五六七八九", articles, strict=False))


def guangzhou_years(edits: Edits) -> Policy:
    men = 30 if YEARS in edits else 25
    return Policy(
        title="广州市职工基本医疗保险缴费年限管理办法（演示）",
        issuer="广州市医疗保障局（演示）",
        number="演示医保规字〔2025〕4号",
        day="2025-12-18",
        lines=numbered(
            "为规范本市职工基本医疗保险（以下简称职工医保）缴费年限管理，保障参保人员退休后的待遇，制定本办法。",
            f"自2027年1月1日起退休的参保人员，职工医保累计缴费年限男满{men}年、女满25年的，不再缴纳医保费，按规定享受退休人员待遇。",
            "申请享受退休人员职工医保待遇的，在本市实际缴费年限应当累计满10年。",
            "累计缴费年限未达到规定的，可以按月继续缴费至规定年限，也可以一次性缴足。",
            "用人单位按照本单位职工工资总额的5.5%缴纳职工医保费，职工个人按照本人工资收入的2%缴纳职工医保费。",
            "本办法自2026年1月1日起施行，有效期5年。",
        ),
    )


def shanghai_account(edits: Edits) -> Policy:
    waiting = ("灵活就业人员首次参加职工医保的，享受职工医保待遇的等待期为6个月。",)
    return Policy(
        title="上海市职工医保个人账户管理办法（演示）",
        issuer="上海市医疗保障局（演示）",
        number="演示医保规〔2026〕2号",
        day="2026-03-12",
        lines=numbered(
            "为加强职工医保个人账户管理，维护参保人员合法权益，制定本办法。",
            "职工医保个人账户资金归参保人员个人所有，不得提前支取。",
            "参保人员出境定居或者应征入伍的，职工医保个人账户余额可以一次性提取。",
            *(() if DELETED in edits else waiting),
            "参保人员死亡的，其职工医保个人账户余额可以依法继承。",
            "对个人账户记录有异议的，可以向参保地经办机构申请核查，经办机构应当及时答复。",
        ),
    )


def fujian_transfer(edits: Edits) -> Policy:
    funds = "随其划转" if TRANSFER in edits else "不划转"
    return Policy(
        title="福建省基本医疗保险关系转移接续经办规程（演示）",
        issuer="福建省医疗保障局（演示）",
        number="演示医保〔2026〕18号",
        day="2026-03-18",
        lines=(
            "一、参保人员跨统筹地区就业的，应当及时办理基本医疗保险关系转移接续手续，不得重复享受待遇。",
            f"二、参保人员跨省转移职工医保关系的，个人账户资金{funds}。",
            "三、基本医疗保险关系转移接续手续办理时限不超过15个工作日。",
            "四、职工医保中断缴费3个月（含）以内的，可以按规定补缴。",
            "五、本规程由省医疗保障局负责解释，联系人：陈喆、林镕。",
        ),
    )


def zhejiang_outpatient(edits: Edits) -> Policy:
    """The redesign prints the same rules under other numbers, in other spellings, in characters of other width."""
    texts = (
        "为完善职工医保门诊共济保障机制，减轻参保人员门诊医疗费用负担，制定本办法。",
        "职工医保普通门诊年度起付标准为300元，起付标准以上的费用由统筹基金按比例支付。",
        "在一级医疗机构发生的职工医保普通门诊费用，报销比例为80%；在三级医疗机构发生的，报销比例为60%。",
        "职工医保普通门诊年度最高支付限额为7000元。",
        "参保人员凭本人社会保障卡或者医保电子凭证就医结算，无需支付手续费。",
    )
    spelled = (
        "为完善职工医保门诊共济保障机制,减轻参保人员门诊医疗费用负担,制定本办法。",
        "职工医保普通门诊年度起付标准为三百元,起付标准以上的费用由统筹基金按比例支付。",
        "在一级医疗机构发生的职工医保普通门诊费用,报销比例为百分之八十;在三级医疗机构发生的,报销比例为６０％。",
        "职工医保普通门诊年度最高支付限额为七千元。",
        "参保人员凭本人社会保障卡或者医保电子凭证就医结算,无需支付手续费。",
    )
    lines = numbered(*texts)
    if REDESIGN in edits:
        lines = tuple(f"{digit}、{text}" for digit, text in zip("一二三四五", spelled, strict=True))
    return Policy(
        title="浙江省职工医保门诊共济保障办法（演示）",
        issuer="浙江省医疗保障局（演示）",
        number="演示医保发〔2026〕11号",
        day="2026-04-09",
        lines=lines,
    )


def guangzhou_faq(edits: Edits) -> Policy:
    return Policy(
        title="广州市职工医保常见问题解答（演示）",
        issuer="广州市医疗保障局（演示）",
        number="",
        day="2026-05-06",
        pairs=(
            (
                "职工医保个人账户里的钱可以取现吗？",
                "职工医保个人账户资金不得提前支取，可以用于支付本人和家人的自付费用。",
            ),
            ("职工医保关系转移要多久？", "职工医保转移接续手续自受理之日起10个工作日内办结。"),
            ("灵活就业人员按什么比例缴费？", "灵活就业人员参加职工医保的缴费比例为7.5%。"),
            ("有疑问打什么电话？", "可以拨打医保服务热线12393咨询，工作日有专人接听。"),
        ),
    )


def sichuan_ratios(edits: Edits) -> Policy:
    return Policy(
        title="四川省职工医保住院待遇标准（演示）",
        issuer="四川省医疗保障局（演示）",
        number="川演示医保规〔2026〕3号",
        day="2026-02-27",
        lines=("一、参加职工医保的人员在定点医疗机构住院的，住院费用的起付标准和报销比例按下表执行：",),
        rows=(
            ("三级医院", "800", "85", "90"),
            ("二级医院", "500", "88", "92"),
            ("一级医院", "200", "95", "95"),
        ),
    )


def national_library(edits: Edits) -> Policy:
    return Policy(
        title="关于进一步规范职工医保缴费基数核定工作的通知（演示）",
        issuer="国家医疗保障局（演示）",
        number="演示医保发〔2026〕5号",
        day="2026-01-15",
        lines=(
            "一、职工医保缴费基数上限为上年度全口径城镇单位就业人员月平均工资的300%，缴费基数下限为上年度全口径城镇单位就业人员月平均工资的60%。",
            "二、用人单位应当按时足额申报缴费基数，不得瞒报、漏报。",
            "三、本通知自2026年2月1日起施行。",
        ),
    )


def residents_2026(edits: Edits) -> Policy:
    return Policy(
        title="关于做好2026年度城乡居民基本医疗保险参保缴费工作的通知（演示）",
        issuer="国家医疗保障局（演示）",
        number="演示医保发〔2025〕21号",
        day="2025-09-02",
        lines=(
            "一、2026年度城乡居民医保个人缴费标准为每人每年400元。",
            "二、各地要方便群众参保，推广网上缴费，不得以任何理由拒绝居民参保。",
        ),
    )


def remote_2026(edits: Edits) -> Policy:
    return Policy(
        title="关于优化基本医疗保险跨省异地就医结算服务的通知（演示）",
        issuer="国家医疗保障局（演示）",
        number="演示医保发〔2026〕9号",
        day="2026-04-21",
        lines=(
            "一、参保人员可以通过国家医保服务平台办理跨省异地就医备案，经办机构不得要求重复提交材料。",
            "二、职工可以在医疗机构开具收据之日起6个月内，提出报销职工医保医疗费用的申请。",
        ),
    )


def residents_2027(edits: Edits) -> Policy:
    return Policy(
        title="关于做好2027年度城乡居民基本医疗保险参保缴费工作的通知（演示）",
        issuer="国家医疗保障局（演示）",
        number="演示医保发〔2026〕27号",
        day="2026-11-17",
        lines=(
            "一、2027年度城乡居民医保个人缴费标准为每人每年430元。",
            "二、各地要巩固参保覆盖面，为特殊困难群众提供上门办理服务。",
            "三、本通知自2027年1月1日起施行，《关于做好2026年度城乡居民基本医疗保险参保缴费工作的通知（演示）》（演示医保发〔2025〕21号）同时废止。",
        ),
    )


def hunan_filing(edits: Edits) -> Policy:
    return Policy(
        title="湖南省医疗保险零星报销办理指南（演示）",
        issuer="湖南省医疗保障局（演示）",
        number="",
        day="2026-02-10",
        lines=(
            "一、参保职工可以在医疗机构开具收据之日起12个月内，提出报销职工医保医疗费用的申请。",
            "二、申请报销职工医保医疗费用不收取任何手续费。",
            "三、咨询电话：12393。",
        ),
    )


def hunan_bases(edits: Edits) -> tuple[str, ...]:
    """The lines of a PDF."""
    upper = "24888" if FIGURE in edits else "23400"
    return (
        "湖南省2026年度职工医保缴费基数标准（演示）",
        f"一、职工医保月缴费基数上限为{upper}元。",
        "二、职工医保月缴费基数下限为4680元。",
        "三、本标准自2026年7月1日起执行。",
        "湖南省医疗保障局（演示）",
    )


def city_guide(edits: Edits) -> Policy:
    return Policy(
        title="广州职工医保要交满多少年（演示）",
        issuer="羊城生活通（演示）",
        number="",
        day="2026-01-05",
        lines=(
            "职工医保累计缴费年限男满25年、女满25年，退休后就能继续享受待遇。",
            "每月到账的个人账户余额可以在药店买药，也可以给家人用。",
            "拿不准的话，可以拨打医保热线12393问一问。",
        ),
    )
