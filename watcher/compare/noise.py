"""Parts of a page that move by themselves: dates of publication, counters, navigation. Never a change (contract)."""

from __future__ import annotations

import re
from functools import lru_cache

from watcher.compare import furniture
from watcher.compare.canonical import forms
from watcher.text.fold import folded_text

_DATE = r"(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?: ?\d{1,2}:\d{2}(?::\d{2})?)?"
_DATE_STAMP = re.compile(
    rf"(?:(?:发布|更新|公布|打印|来源|时间|日期|今天是?|当前)[^,。]{{0,8}}:?)?{_DATE}(?:星期.|周.)?(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
)
_HISTORY = re.compile(
    r"(?:根据)?(?:\(?\d{4}年\d{1,2}月\d{1,2}日)[^。]{0,120}(?:通过|修正|修订|公布|发布|施行|批准|颁布|修改|制定|令第\d+号)[^。]{0,20}\)?"
)
_COUNTER = re.compile(
    r"[^\d]{0,12}(?:浏览|阅读|访问|点击|查看|播放|下载|点赞|评论|收藏|在线|人气)[^\d。]{0,8}:?\d[\d,万.]*(?:次|人|人次)?[^\d。]{0,6}|\d+(?:次|人)?(?:浏览|阅读|访问|点击)"
)
_MOVING = re.compile(  # what a line of dates, counters and tools is made of
    rf"(?:发布|更新|公布|发表)?(?:时间|日期)?:?{_DATE}|\d[\d,.]*万?(?:人|次)?(?:看过|阅读|浏览|读过)|发布:[^\d\s|,。;]{{2,16}}|(?:浏览|阅读|访问|点击|查看)(?:次数|量|数)?:?\d[\d,万.]*次?"
    r"|(?:信息|文章|稿件)?来源:[^\s|,。;]{0,12}|[一-龥]{2,20}?(?:局|厅|委员会|政府|办公室|中心)"
    r"|无障碍|(?:关怀|长者|老年|手机|移动|电脑)版|读屏(?:专用)?|放大|缩小|大?鼠标|十字光标|光标|语速|配色|指读|大字幕|重置|退出|[简繁]体|English|[微QW][信博Qe]\w{0,4}"
    r"|字体:?|字号:?|[大中小]|打印|关闭|分享到?|收藏|[|:·\[\]〔〕,/+-]"
)
_MENU = re.compile(rf"(?:[一-龥A-Za-z]{{1,6}}[|·>/;])+[一-龥A-Za-z]{{1,6}}[|·>/;]?(?:{_DATE})?")
_TRAIL = re.compile(r"(?:[一-龥A-Za-z()]{1,20}(?:>|»|›))+[一-龥A-Za-z()]{1,20}")
_RELATED = re.compile(
    r"(?:(?:相关|关联)(?:链接|解读|文件|政策|阅读|附件|内容)|延伸阅读|政策解读|解读链接):[^。;]{0,60}"
)
_EDITORS = re.compile(
    r"\(?(?:(?:(?:信息|文章|稿件)?来源|责任编辑|责编|编辑|编审|编发|素材|排版|美编|图文|文案|策划|统筹|审核|校对|校核|核稿|作者|撰稿|记者|通讯员|供稿|供图|制图|摄影|摄像|一审|二审|三审|初审|复审|终审|监制|主编|签发|联系电话):[^:,。;]{0,16})+\)?"
)
_OPINIONS = re.compile(
    r"(?:非常|基本|比较|很)?不?满意|一般|有帮助|没帮助|有用|没用|点赞|本文(?:已)?有?\d+人(?:已)?阅读|\d+人(?:觉得|认为)[^,。;]{0,6}"
    r"|打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:顶部|上页|首页)?|分享到?|[(（]?\d+[)）]?|[〔〕,|/·-]"
)
_FILE_LINE = re.compile(r".{1,80}\.(?:pdf|docx?|xlsx?|wps|zip|rar|ofd)(?![a-z]).{0,24}", re.I)
_AROUND_FILE = re.compile(  # what a site sets around a file's name: its number, its size, how often it was taken
    r"^(?:附件|附|(?:点击|文件|附件)下载)?[\d一二三四五六七八九十]{0,2}[:.、)]?|[(〔]?\d+(?:\.\d+)?(?:[KMG]B?|B|字节)[)〕]?"
    r"|[(〔]?(?:点击|文件)?(?:下载|预览|查看)(?:次数|量)?:?\d*次?[)〕]?|[\s·]+",
    re.I,
)
_NUMBER_OF_FILE = re.compile(r"^\d{1,2}[.、)](?!\d)")
_PLAYER = re.compile(r"(?:语音(?:播报|朗读)?|朗读|收听|听(?:文章|新闻)|播放)[:|/\d.×xX倍速语音量播放暂停止继续重\s]*")
_DISCLAIMER = re.compile(
    r"[(〔]?(?:(?:免责|版权|转载)声明[:〕]|[^。;]{0,60}(?:本网|本站|网站|网页|本页|转载|正式(?:文件|文本)|文件原文)[^。;]{0,40}仅供参考|[^。;]{0,60}仅供参考[^。;]{0,30}以(?:正式|公布|发布|印发|官方)[^。;]{0,20}为准|转载请注明)[^;]{0,80}"
)
_RIGHTS = re.compile(
    r"(?=[^。]{0,80}(?:版权|转载|侵权))(?=[^。]{0,80}(?:本站|本网|本号|本[报刊版]|原作者|作者所有|未经[^。]{0,8}(?:授权|许可|同意)))[^。]{4,120}。?[^。]{0,60}。?"
)
_PROSE = re.compile(r"[。;!]")
_STAMP = re.compile(_DATE)
_HOUR = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|(?:周|星期)[一二三四五六日天]")
_TERM = re.compile(rf"{_DATE}(?:之|以)?(?:前|后|内|起|止|至|到|-)|(?:至|到|截止|截至|自|从){_DATE}")
_LINE = 40  # characters; a longer text with another date may be a rule
_SHORT = 14


@lru_cache(maxsize=4096)
def of_clause(text: str, *, inside: bool = False) -> str | None:
    """Why a whole clause is no part of the rules, in the contract's words; None if it may be one. Asked of all clauses
    of a page that changed, and most are those of the poll before. `inside`: it stands between rules."""
    spelled = folded_text(text)
    if reason := _of_site(spelled, inside):
        return reason
    if not inside and furniture.is_menu(text):
        return "navigation"
    if (
        (not inside or spelled.endswith("?"))
        and len(spelled) <= _SHORT
        and not _PROSE.search(spelled)
        and not forms(text).tokens
    ):
        return "navigation"
    return None


def _of_site(spelled: str, inside: bool) -> str | None:
    """Why a text can be nothing but the site's own, however long it is."""
    if _DATE_STAMP.fullmatch(spelled) or (_HISTORY.fullmatch(spelled) and len(spelled) < 160):
        return "date_stamp"
    if _COUNTER.fullmatch(spelled) or _is_made_of(_MOVING, spelled):
        return "counter"
    if _EDITORS.fullmatch(spelled) or _is_made_of(_OPINIONS, spelled) or _is_around(spelled):
        return "navigation"
    cells = spelled.split(";") if ";" in spelled else []
    if len(cells) > 1 and all(_of_site(cell, inside) for cell in cells if cell):
        return "counter"
    return furniture.of_line(spelled, inside=inside)


def _is_around(spelled: str) -> bool:
    """A menu in a row, or a line that leads to other pages."""
    bare = spelled.replace(" ", "")
    if (
        _MENU.fullmatch(bare)
        or _TRAIL.fullmatch(bare)
        or _RIGHTS.fullmatch(bare)
        or _RELATED.fullmatch(bare)
        or _PLAYER.fullmatch(bare)
    ):
        return True
    return bool(_DISCLAIMER.fullmatch(spelled)) and not any(kind != "text" for kind, _ in forms(spelled).pieces)


def file_named(text: str) -> str | None:
    """The name of the file that a line is about, without what the site sets around it; None for other lines."""
    spelled = folded_text(text)
    if not _FILE_LINE.fullmatch(spelled) or _PROSE.search(spelled):
        return None
    return _NUMBER_OF_FILE.sub("", _AROUND_FILE.sub("", spelled))


def _is_made_of(pieces: re.Pattern[str], text: str) -> bool:
    """Whether nothing is left without them; most texts begin with none and are not looked through."""
    return not text or (bool(pieces.match(text)) and not pieces.sub("", text))


def _unstamped(spelled: str) -> str:
    """Without its dates, and the hours and weekdays beside them, which alone are when something is open."""
    left, dates = _STAMP.subn("", spelled)
    return _HOUR.sub("", left) if dates else left


def of_pair(before: str, after: str, *, inside: bool = False) -> str | None:
    """The reason, if both texts are the same kind of moving part; `inside`: it stands between rules."""
    bare = [_unstamped(folded_text(text)) for text in (before, after)]
    ruled = any(_TERM.search(folded_text(text)) for text in (before, after)) or _PROSE.search(bare[0])
    if bare[0] == bare[1] and len(bare[0]) < _LINE and not ruled:
        return "date_stamp"
    if (name := file_named(before)) and name == file_named(after):
        return "link_target"
    reason = _of_site(folded_text(before), inside)
    return reason if reason and _of_site(folded_text(after), inside) else None
