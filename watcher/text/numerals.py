"""Numbers as policy writes them: 70000, 7万, 七万, 7.5万, 二十五, 百分之二十, 20％, 3‰.

Only whole tokens are converted, never running text (一律, 统一, 一次性 and 十分 hold no number, 三五年 is "a few years").
All functions take folded text (`fold.fold`).
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_DIGITS = "零一二三四五六七八九两"
_UNITS = "十百千万亿"
CHINESE = rf"[{_DIGITS}][{_DIGITS}{_UNITS}]*(?:点[零一二三四五六七八九]+)?|[十百][{_DIGITS}{_UNITS}]*"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = rf"(?:(?:{ARABIC})(?:[十百千]?[万亿])?|{CHINESE}|半)"

_MULTIPLES = {"千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_ARABIC_TOKEN = re.compile(rf"({ARABIC})([十百千]?[万亿]|千)?")
_CHINESE_TOKEN = re.compile(rf"(?:{CHINESE})")
_A_FEW = re.compile(r"[一二三四五六七八九两]{2,}")


@lru_cache(maxsize=8192)
def number(token: str) -> Decimal | None:
    """The value of one number token, or None where it is no number (三五 is "a few", 一二 too)."""
    token = token.strip()
    if token == "半":
        return Decimal("0.5")
    if match := _ARABIC_TOKEN.fullmatch(token):
        return Decimal(match[1].replace(",", "")) * _MULTIPLES.get(match[2] or "", 1)
    if _CHINESE_TOKEN.fullmatch(token):
        return _chinese(token.replace("两", "二"))
    return _mixed(token)


def _chinese(token: str) -> Decimal | None:
    import cn2an  # costs 100 ms and 4 MB: only where such a number is read

    if _A_FEW.fullmatch(token) and len(token) < 4:
        return None
    if len(token) >= 4 and not any(u in token for u in _UNITS + "点"):  # 二零三零, digit by digit
        return Decimal("".join(str(_DIGITS.index(c)) for c in token))
    try:
        return Decimal(str(cn2an.cn2an(token, "smart")))
    except (ValueError, InvalidOperation):
        return None


def _mixed(token: str) -> Decimal | None:
    """3万5千, 1亿2000万: a sum of parts that grow smaller."""
    total, last = Decimal(0), None
    for match in re.finditer(rf"({ARABIC})([十百千]?[万亿]|千|百)?", token):
        factor = _MULTIPLES.get(match[2] or "", 100 if match[2] == "百" else 1)
        if last is not None and factor >= last:
            return None
        total, last = total + Decimal(match[1].replace(",", "")) * factor, factor
    return total if last is not None and re.fullmatch(r"[\d.,十百千万亿]+", token) else None


def plain(value: Decimal) -> int | float:
    """The JSON number of a decimal: an int where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
