"""Material under noise, and behind something doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.signal import texts
from bench.signal.case import Case, Want, material, untyped, value
from bench.signal.material_keys import AT_LEAST, RESIDENT
from bench.signal.noise_page import COMMENTS, COOKIE, SHARE
from bench.signal.noise_text import WIDE, shifted
from bench.signal.noise_visit import BUSY, LOGIN, MISSING, QUIET, RUISHU
from bench.signal.prints import film, page


def cases() -> Iterator[Case]:
    yield from _under_noise()
    yield from _behind_doubt()


# ── an edit under noise ────────────────────────────────────────────────────────────────────────────────────────


def _under_noise() -> Iterator[Case]:
    male = value("years.total", 30, 31, sex="male")
    years = texts.YEARS.edit(("男满30年", "男满31年"))

    def pair(name: str, changed: str, before, after, *wants: Want, kind: str = "page") -> Case:  # type: ignore[no-untyped-def]
        return material(f"noise-{name}", "under noise", changed, film(before, after), *wants, kind=kind)

    yield pair("redesign", "another system and one digit", page(texts.YEARS, "guangdong"), page(years, "soup", 2), male)
    yield pair(
        "redesign-back",
        "from soup to a known system and one digit",
        page(texts.RATES, "soup"),
        page(texts.RATES.edit(("9.5%", "9%")), "shanghai", 2),
        value("contribution.rate.flexible", 9.5, 9, cohort_any=True),
    )
    yield pair(
        "redesign-untyped",
        "another system and one untyped number",
        page(texts.REMOTE, "trs"),
        page(texts.REMOTE.edit(("在10日内", "在15日内")), "hanweb", 2),
        untyped("在10日内", "在15日内"),
    )
    yield pair(
        "renumbered",
        "all articles renumbered and one digit",
        page(texts.YEARS, "hanweb"),
        page(shifted(years, 3), "hanweb", 2),
        male,
    )
    yield pair(
        "encoding",
        "gb18030 labelled gb2312 and one digit",
        page(texts.YEARS, "trs"),
        page(years, "trs", 2, charset="gb18030", label="gb2312"),
        male,
    )
    yield pair(
        "encoding-operator",
        "gbk labelled utf-8 on both sides, 不低于 → 不超过",
        page(AT_LEAST, "hanweb", charset="gbk", label="utf-8"),
        page(AT_LEAST.edit(("不低于8%", "不超过8%")), "hanweb", 2, charset="gbk", label="utf-8"),
        value("contribution.rate.employer", 8, 8, operators=(">=", "<=")),
    )
    yield pair(
        "reordered",
        "questions in another order and one digit",
        page(texts.FAQ, "accordion"),
        page(texts.FAQ.edit(("报销比例为87%", "报销比例为85%")).ordered(lambda b: list(reversed(b))), "accordion", 2),
        value("inpatient.ratio", 87, 85, hospital_level="secondary"),
        kind="faq",
    )
    yield pair(
        "full-width",
        "all digits full width and one of them another",
        page(texts.INPATIENT, "library"),
        page(texts.INPATIENT.edit(("88%", "87%")).mapped(lambda t: t.translate(WIDE)), "library", 2),
        value("inpatient.ratio", 88, 87, hospital_level="tertiary", status="retired"),
    )
    yield pair(
        "furniture",
        "share buttons, comments, a cookie banner and one digit",
        page(texts.RESIDENT, "soup"),
        page(
            texts.RESIDENT.edit(("每人每年400元", "每人每年410元")),
            "soup",
            2,
            rewrite=lambda m: m.replace("<body>", "<body>" + COOKIE + SHARE).replace("</body>", COMMENTS + "</body>"),
        ),
        value("contribution.resident", 400, 410, insurances=RESIDENT),
    )
    yield pair(
        "blanks",
        "blanks around all digits and one of them another",
        page(texts.PHASE, "guangdong"),
        page(
            texts.PHASE.edit(("每年提高6个月", "每年提高3个月")).mapped(lambda t: re.sub(r"(\d+)", r" \1 ", t)),
            "guangdong",
            2,
        ),
        value("years.phase_in", 6, 3),
    )


# ── an edit behind something doubtful ──────────────────────────────────────────────────────────────────────────


def _behind_doubt() -> Iterator[Case]:
    before, male = page(texts.YEARS, "hanweb"), value("years.total", 30, 31, sex="male")
    after = page(texts.YEARS.edit(("男满30年", "男满31年")), "hanweb", 2)
    half = page(replace(texts.YEARS, blocks=texts.YEARS.blocks[:4]), "hanweb", 3)
    for name, changed, steps in (
        ("challenge", "the rule changes behind a 412 challenge", film(before, (RUISHU, 2), after)),
        ("challenge-200", "the rule changes behind a challenge under status 200", film(before, (QUIET, 2), after)),
        ("busy", "the rule changes while the server is busy", film(before, (BUSY, 2), after)),
        ("missing", "404 for two days, then the rule is another", film(before, (MISSING, 2), after)),
        ("login", "a login form, then the rule is another", film(before, (LOGIN, 1), after)),
        ("half", "half a page, then the whole with another rule", film(before, (half, 1), after)),
        ("returns-for-a-day", "the old text returns for a day after the edit", film(before, after, before, after)),
        (
            "other-for-a-day",
            "another document for a day, then the edit",
            film(before, page(texts.REMOTE, "hanweb", 4), after),
        ),
    ):
        yield material(f"doubt-{name}", "behind doubt", changed, steps, male)
