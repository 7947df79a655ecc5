"""Metadata that a page prints as text (文号：…, 有效性：…), taken out of the running text and kept as pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from watcher.analyze.blocks import Block, Raw
from watcher.text.fold import folded_text

NAMES = frozenset(
    "索引号 公文种类 发布机构 发文机关 发文机构 发布单位 制发单位 成文日期 发文日期 发布日期 发布时间 公开日期 生成日期 文号 发文字号 文件编号 有效性 文件状态 时效性 主题分类 信息来源 来源 稿源 文章来源 "
    "时间 日期 名称 标题 生效日期 失效日期 废止日期 实施日期 施行日期 主题词 体裁分类 信息分类 公开方式 字体 浏览次数 阅读次数 访问量 点击数 责任编辑 作者 字号 "
    "信息名称 文件名称 公文名称 文件标题 信息标题 信息类别 组配分类 公开类别 公开目录 公开范围 公开时限 制发机关 责任部门 载体类型 关键词 著录日期 "
    "实施主体 实施主体性质 事项类型 事项编码 基本编码 实施编码 业务办理项编码 办件类型 行使层级 权力来源".split()
)
COUNTERS = frozenset("浏览次数 阅读次数 访问量 点击数".split())  # of NAMES: they move with every visit
_DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[(](?:19|20)\d\d[〕\])](?:第)?\d{1,5}号")
_MAY_BE_LABEL = re.compile(r".{0,24}[:：∶﹕]|.{0,60}号\s*$", re.S)
_TOP = 40  # metadata stands at the top of a page
_VALUE_LENGTH = 60


def taken_out(raw: Raw) -> Raw:
    """`raw` without the label lines of its head; pairs found by the format itself win."""
    found: dict[str, str] = {}
    kept: list[Block] = []
    skip = False
    head = list(raw.blocks[:_TOP])
    for i, block in enumerate(head):
        if skip:
            skip = False
            continue
        name, value, takes_next = _pair(block, head[i + 1 : i + 2])
        if name is None:
            kept.append(block)
            continue
        found.setdefault(name, value)
        skip = takes_next
    return replace(raw, blocks=(*kept, *raw.blocks[_TOP:]), labels={**found, **raw.labels})


def _pair(block: Block, following: Sequence[Block]) -> tuple[str | None, str, bool]:
    """(label name or None, its value, whether the value was the next block)."""
    if not _MAY_BE_LABEL.match(block.text):
        return None, "", False
    text = folded_text(block.text)
    if _DOC_NUMBER.fullmatch(text):
        return "文号", text, False
    name, colon, value = text.partition(":")
    if name not in NAMES or not colon or len(value) > _VALUE_LENGTH:
        return None, "", False
    if value:
        return name, value, False
    after = folded_text(following[0].text) if following else ""
    if after and len(after) <= _VALUE_LENGTH and after.partition(":")[0] not in NAMES:
        return name, after, True
    return name, "", False
