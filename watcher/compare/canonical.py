"""What a clause says when spelling is taken away: the forms in which two texts are compared.

Three forms, each blinder than the one before: numbers by value, then without punctuation, then without the numbers of
cross references. Two texts that are equal in one of them differ in nothing a rule is made of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from watcher.text import dates, numerals, quantities
from watcher.text.fold import folded_text

_N = numerals.NUMBER
MEASURES = "周年|周岁|个月|个工作日|工作日|个百分点|小时|分钟|公里|平方米|万元|亿元|元|年|月|日|天|周|岁|倍|次|人|名|户|件|份|级|类|项|种|个|批|届|米|吨|公斤|期|折|%|‰"
_AMOUNT = re.compile(
    rf"(?=[第\d零一二三四五六七八九两十百千万半])"  # what any of these begins with: most characters are told apart by it
    rf"(?:(?P<ref>第{_N}(?:编|章|节|条|款|项|目)(?:之{_N})?)"
    rf"|(?P<slot>{quantities.SLOTS['percent']}|{_N}个?(?:工作日|个月)|{_N}(?:元|年|岁))"
    rf"|(?P<measured>{_N})(?P<unit>{MEASURES})"
    rf"|(?P<number>{numerals.ARABIC}))"
)
_SLOTS = {name: re.compile(quantities.SLOTS[name]) for name in ("percent", "months", "days", "money", "years", "ages")}
_VAGUE = frozenset("个种项件份批类级次")  # 一个 and 一项 are articles more than numbers
_PUNCTUATION = re.compile(r"[\s,.;:!?、。·\"'()《》〔〕\[\]<>…\-~/|*#_]+")
_REFERENCE = re.compile(r"⟨第[^⟩]*⟩")
_WORDS = re.compile(
    r"不(?:再|予)?收取|不收(?=任何|手续|工本|费)|免费|(?<![扣免删解消废清])除[^,。;:]{1,20}?[以之]?外|除外|例外|不受此限|不(?:包?含|包括)"
    r"|原则上|一般(?!纳税|工商|公共)|通常|高于|低于|超过|少于|多于|不足|未满|每(?:年|月|季度?|周(?![一二三四五六日天](?![次回趟岁年]))|日|次|户)|/(?:月|年|日)|全额|减半|部分(?=资助|补|减|免)|按(?:年|月|季|日)|逐年"
    r"|(?<![相适对供反响感])应(?:当)?(?![用急对付聘征届收邀诊变])|不得|不应|不能|不可以?|不予|不再|不需|无需|无须|禁止|严禁|可以|可(?=[一-龥])|必须|须|允许|准予|有权|免(?:除|收|缴|征|予)|暂停|停止|取消|(?<![一二两三四五六七八九十\d])(?:周|星期)[一二三四五六日天](?![次回趟岁年])|备案|批准|审批|许可|视(?:同|作|为)|不(?:计入|计算|享受|受(?!影响)|纳入|列入|设)"
)
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_THAT_DAY = re.compile(r"\(含(?:当|本)日\)")
_ITEM = re.compile(r"^[(]?[一二三四五六七八九十\d]{1,3}[)、.]")
_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_PART = re.compile(r"(?<=[。；;！!？?，,：:])(?!\d)")
_SENTENCE = re.compile(r"(?<=[。；;！!？?])")
_PLACES = re.compile(
    r"(?<=[、和及])[一-龥]{2,3}[市县区州盟](?![一-龥]?[局院])|[一-龥]{2,3}[市县区州盟](?=[、和])"
)  # of a list
_LIKE = 65  # of 100: as much of a sentence stands in the other text, in one piece
_MOST_YEARS = 100  # beyond, a number before 年 is a calendar year
_SIDE = re.compile(r"(?:之|以)?(?:前|后|内|起|止|上|下|外)")
_NEW_SENTENCE = 12  # letters
_DUTY = "应"
_SAID_TWICE = frozenset({"可以", "应", "允许", "不可", "无需", "禁止"})
_AS_LONG = 0.7
SHORTEST_ITEM = 3  # letters of a list's item that may have become a paragraph
_SHORT_PART = 6  # fewer letters stand in too many places to say that something moved
_NEUTRAL = {
    "不收取": "免收",
    "不再收取": "免收",
    "不予收取": "免收",
    "不收": "免收",
    "免费": "免收",
    "例外": "除外",
    "不受此限": "除外",
    "不包含": "不含",
    "不包括": "不含",
    "应当": "应",
    "必须": "应",
    "须": "应",
    "不得": "不可",
    "不应": "不可",
    "不需": "无需",
    "少于": "低于",
    "不足": "低于",
    "未满": "低于",
    "超过": "高于",
    "/月": "每月",
    "/年": "每年",
    "/日": "每日",
    "无须": "无需",
    "不可以": "不可",
    "不能": "不可",
    "可": "可以",
    "严禁": "禁止",
    "视同": "视为",
    "视作": "视为",
}


Piece = tuple[str, str]  # kind (text, date, amount, reference) and canonical form


@dataclass(frozen=True)
class Forms:
    """`spelled`: folded text; `valued`: numbers by value; `bare`: no punctuation; `loose`: no cross references."""

    spelled: str
    pieces: tuple[Piece, ...]
    bare: str
    loose: str

    @cached_property
    def valued(self) -> str:
        return "".join(said if kind == "text" else f"⟨{said}⟩" for kind, said in self.pieces)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """What makes a rule: amounts, dates, words of permission and duty. Asked only of what was edited."""
        tokens = [said for kind, said in self.pieces if kind in ("date", "amount")]
        words = [_neutral(w) for kind, said in self.pieces if kind == "text" for w in _WORDS.findall(said)]
        return (*tokens, *words, *_PLACES.findall(self.spelled), *_sides(self.pieces))


def _neutral(word: str) -> str:
    if word.startswith(("周", "星期")):
        return f"周{word[-1]}".replace("天", "日")
    return "除外" if word.startswith("除") else _NEUTRAL.get(word, word)


def _value(token: str) -> str | None:
    value = numerals.number(token)
    return None if value is None else str(numerals.plain(value))


def _spelled(read: quantities.Quantity) -> str:
    """One spelling of an amount; years as months, so that 12个月 is 1年."""
    if read.unit == "year" and isinstance(read.value, int) and read.value <= _MOST_YEARS:
        return f"{read.value * 12} month"
    return f"{read.value} {read.unit}"


def _amount(match: re.Match[str]) -> str | None:
    """The canonical form of one number with its unit, or None where it is none after all."""
    if match["ref"]:
        number = re.match(rf"第({_N})", match["ref"])
        rest = match["ref"][number.end() :] if number else ""
        value = _value(number[1]) if number else None
        return None if value is None else f"第{value}{rest}"
    if match["slot"]:
        return _of_slot(match["slot"])
    if match["measured"]:
        value = _value(match["measured"])
        if value == "1" and match["unit"] in _VAGUE and not match["measured"].isdigit():
            return None
        return None if value is None else f"{value} {'天' if match['unit'] == '日' else match['unit']}"
    return _value(match["number"])


@lru_cache(maxsize=4096)
def _of_slot(token: str) -> str | None:
    for slot, pattern in _SLOTS.items():
        if pattern.fullmatch(token):
            read = quantities.read(slot, token)
            return _spelled(read) if isinstance(read, quantities.Quantity) else None
    return None


def _pieces(text: str) -> list[Piece]:
    """Folded text as (kind, canonical form): text, date, amount, reference."""
    out: list[Piece] = []
    at = 0
    for dated in [*dates.find(text), None]:
        end = dated.start if dated else len(text)
        out += _amounts(text[at:end])
        if dated:
            out.append(("date", f"{dated.on.isoformat()} {dated.precision}"))
            at = dated.end
    return out


def _amounts(text: str) -> list[Piece]:
    out: list[Piece] = []
    at = 0
    for match in _AMOUNT.finditer(text):
        canonical = _amount(match)
        if canonical is None:
            continue
        out.append(("text", text[at : match.start()]))
        out.append(("reference" if match["ref"] else "amount", canonical))
        at = match.end()
    return [*out, ("text", text[at:])]


def _sides(pieces: Sequence[Piece]) -> list[str]:
    """On which side of a date or amount a rule lies: 3月31日前, 30日内, 60%以上."""
    after = (said for (kind, _), (_, said) in pairwise(pieces) if kind != "text")
    return [match[0][-1] for said in after if (match := _SIDE.match(said))]


def _clock(match: re.Match[str]) -> str:
    """9:00 as 9时, 17:30 as 17时30分."""
    return f"{int(match[1])}时" + (f"{int(match[2])}分" if int(match[2]) else "")


@lru_cache(maxsize=16384)
def forms(text: str) -> Forms:
    """All forms of one text."""
    spelled = folded_text(text)
    pieces = _pieces(_CLOCK.sub(_clock, _THAT_DAY.sub("", spelled)))
    bare = _PUNCTUATION.sub(
        "", "".join(said if kind == "text" else f"⟨{said.replace('-', '')}⟩" for kind, said in pieces)
    )
    loose = _REFERENCE.sub("⟨第⟩", bare) if "⟨第" in bare else bare
    return Forms(spelled=spelled, pieces=tuple(pieces), bare=bare, loose=loose)


_NAMES = (  # the same insurance, agency or paper under its full and its usual names
    (re.compile("(?:城镇)?职工(?:基本)?医疗(?:保险|保障)|(?:城镇)?职工基本医保"), "职工医保"),
    (re.compile("(?:城乡)?居民(?:基本)?医疗(?:保险|保障)|(?:城乡)?居民基本医保|城乡居民医保"), "居民医保"),
    (re.compile("基本医疗保险|医疗保险|医疗保障"), "医保"),
    (re.compile("人力资源和?社会保障|人社"), "人社"),
    (re.compile("(?:卫生和?计划生育|卫生健康|卫计|卫健)(?:委员会|行政)?"), "卫健"),
    (re.compile("经办机构|经办中心|事务中心|服务中心|事业中心"), "经办机构"),
)


@lru_cache(maxsize=4096)
def named(text: str) -> str:
    """A text in its barest form, with names that everyone takes for one another made one: for words that are a value."""
    bare = forms(text).bare
    for full, usual in _NAMES:
        bare = full.sub(usual, bare)
    return bare


def parts(text: str) -> list[str]:
    """The text between commas, colons and stops: what keeps its wording when an article is split or joined."""
    return [s for s in _PART.split(text) if s.strip()]


def loose_part(part: str) -> str:
    """A part without its number in a list: items become paragraphs, and paragraphs items."""
    return forms(_ITEM.sub("", folded_text(part))).loose


def moved_part(part: str, elsewhere: Container[str], shortest: int = _SHORT_PART) -> bool:
    """Whether the same words stand elsewhere; very short ones always may, and say nothing."""
    loose = loose_part(part)
    return len(loose) >= shortest and loose in elsewhere


def moved_tokens(before: str, after: str) -> tuple[Counter[str], Counter[str]]:
    """Numbers, dates and permissions that only one of two texts holds.

    A duty that is only put in other words (应做好, 做好) is none, nor is a permission that a text of the same length names
    once less (可以…也可以…, 可以…或者…).
    """
    old, new = Counter(forms(before).tokens), Counter(forms(after).tokens)
    gone, come = old - new, new - old
    for bare, full in ((gone, come), (come, gone)):  # 缴费额（元）380.04 has its unit in its head
        for token in [token for token in full if token.partition(" ")[1] and token.partition(" ")[0] in bare]:
            del bare[token.partition(" ")[0]], full[token]
    if (gone.keys() | come.keys()) <= {_DUTY}:
        return Counter(), Counter()
    if min(len(before), len(after)) >= _AS_LONG * max(len(before), len(after)):
        for moved, other in ((gone, new), (come, old)):
            for word in _SAID_TWICE & moved.keys() & other.keys():
                del moved[word]
    return gone, come


def has_new_sentence(before: str, after: str) -> bool:
    """Whether `after` holds a whole sentence that is like none of `before`: more than other words for the same."""
    old = [forms(s).bare for s in _SENTENCE.split(before) if s.strip()]
    new = [forms(s).bare for s in _SENTENCE.split(after) if s.strip()]
    if len(new) < 2 and old:
        return False
    whole = "".join(old)
    return any(
        len(s) >= _NEW_SENTENCE
        and all(Indel.normalized_similarity(s, o) < 0.4 for o in old)
        and fuzz.partial_ratio(s, whole) < _LIKE
        for s in new
    )


def noise_between(before: str, after: str) -> str | None:
    """Why two texts that differ say the same, in the contract's words; None if they do not."""
    old, new = forms(before), forms(after)
    if old.spelled == new.spelled:
        return "whitespace" if _BLANK.sub("", before) == _BLANK.sub("", after) else "width"
    if old.valued == new.valued:
        return "number_spelling"
    if old.bare == new.bare:
        return "punctuation"
    return "cross_reference" if old.loose == new.loose else None
