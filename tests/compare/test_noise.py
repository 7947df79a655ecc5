"""What a site prints of itself is known alone and in pairs, and a rule is never taken for it."""

from __future__ import annotations

import pytest

from watcher.compare import noise

BYLINES = [
    ("2026-02-11 11:20发布：本地生活网2370人看过", "2026-02-11 11:20发布：本地生活网2384人看过"),
    ("有用（263） 没用（0）", "有用（264） 没用（4）"),
    ("（编辑：政务公开科 一审：待遇科 二审：办公室）", "（编辑：政务公开科 一审：待遇科 二审：秘书科）"),
    (
        "声明：转载内容版权归原作者所有，如有异议请在30日内与本站联系。",
        "声明：转载内容版权归原作者所有，如有异议请在15日内与本站联系。",
    ),
    ("某市医疗保障服务中心 > 办事 > 医保", "某市医疗保障服务中心 > 办事大厅 > 医保"),
]


@pytest.mark.parametrize(("before", "after"), BYLINES)
def test_lines_of_the_site_are_noise_when_they_come_go_or_move(before: str, after: str) -> None:
    assert noise.of_clause(before) and noise.of_clause(after)
    assert noise.of_pair(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("医保转移应当在30日内办结。", "医保转移应当在15日内办结。"),
        ("备案满意后3日内生效", "备案满意后5日内生效"),
        ("本站点每周六9:00至12:00受理", "本站点每周六9:00至11:00受理"),
        ("住院 > 三级医院 > 起付标准800元", "住院 > 三级医院 > 起付标准600元"),
        ("转载证明需加盖公章，30日内有效", "转载证明需加盖公章，15日内有效"),
    ],
)
def test_rule_that_looks_like_one_is_compared(before: str, after: str) -> None:
    assert noise.of_clause(before) is None and noise.of_pair(before, after) is None


@pytest.mark.parametrize(
    "line",
    [
        "血友病；",
        "去原窗口",
        "施行时间：下月首日",
        "午间不休息，实行轮岗值守",
        "第五节 协议解除",
        "结果送达方式：邮寄、自取",
    ],
)
def test_a_short_line_between_rules_is_one_of_theirs(line: str) -> None:
    assert noise.of_clause(line, inside=True) is None


@pytest.mark.parametrize(
    "line",
    [
        "某县召开居民医保征缴动员部署会",
        "养老 失业 工伤 生育 公积金",
        "微信登录 支付宝登录",
        "【赞助内容】高钙奶粉 买二送一",
    ],
)
def test_what_stands_behind_a_text_is_asked_less(line: str) -> None:
    assert noise.of_clause(line) == "navigation"
    assert noise.of_clause(line, inside=True) is None or "买二送一" in line


@pytest.mark.parametrize("line", ["持医疗机构执业许可证3年的", "家中已有2人参保的", "已有1件类似申请的"])
def test_case_that_a_list_names_is_no_number_of_the_site(line: str) -> None:
    assert noise.of_clause(line, inside=True) is None
