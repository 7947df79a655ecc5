"""Where each page of the site stands. Addresses stay for ever and follow from ids alone; page text is never a path.

What is not plain (an id of a foreign form, a place without a code) is named by its hash.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from datetime import date

_CHANGE = re.compile(r"ch[a-z0-9_]{1,80}")
_REGION = re.compile(r"[A-Z]{2}(?:-[0-9]{1,12})?")
_KEY = re.compile(r"[a-z0-9][a-z0-9_]*(?:\.[a-z0-9_]+)*")
NOWHERE = "other"  # rules whose place no text says

FRONT = "index.html"
LOG = "changes/index.html"
RULES = "rules/index.html"
CALENDAR = "calendar.html"
SUBSCRIBE = "subscribe.html"
ABOUT = "about.html"
ENTRANCES = (FRONT, LOG, RULES, CALENDAR, SUBSCRIBE, ABOUT)
STYLE = "site.css"
CHAIN = "chain.json"


def change(id: str) -> str:
    return f"changes/{_named(id, _CHANGE)}.html"


def month(name: str, part: int = 1) -> str:
    """`name` is 2026-11; further parts hold what is older."""
    return f"changes/{name}.html" if part == 1 else f"changes/{name}-{part}.html"


def month_of(day: date) -> str:
    return day.strftime("%Y-%m")


def region(code: str | None) -> str:
    return f"rules/{_place(code)}.html"


def rule(key: str, code: str | None) -> str:
    return f"rules/{_place(code)}/{_named(key, _KEY)}.html"


def everywhere(key: str) -> str:
    """One rule in all places."""
    return f"rules/all/{_named(key, _KEY)}.html"


def feed(kind: str = "", name: str | None = "") -> str:
    return f"feeds/{_scope(kind, name)}.atom"


def ics(kind: str = "", name: str | None = "") -> str:
    return f"calendars/{_scope(kind, name)}.ics"


def beside(path: str, ending: str) -> str:
    """The same page in another form: `changes/ch_1.json`."""
    return f"{posixpath.splitext(path)[0]}.{ending}"


def between(here: str, there: str) -> str:
    """A relative link by way of the root, which holds under any address and in a folder, too."""
    return "../" * here.count("/") + there


def _scope(kind: str, name: str | None) -> str:
    if not kind:
        return "all"
    return f"{kind}-{_place(name) if kind == 'region' else _named(name or '', _KEY)}"


def _place(code: str | None) -> str:
    return _named(code, _REGION) if code else NOWHERE


def _named(name: str, plain: re.Pattern[str]) -> str:
    if plain.fullmatch(name) and len(name) <= 100:
        return name.lower()
    return "x-" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
