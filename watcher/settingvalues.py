"""The values of sources.yaml: lengths of time, sizes, regions, selectors, addresses, and what is said of a wrong one.

Pure. Each check takes what YAML gave and raises ValueError in words meant for the person who wrote it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lxml import etree
from lxml.cssselect import CSSSelector
from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from watcher.acquire.due import validate_cron
from watcher.acquire.guard import network_refusal, url_refusal

SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}
BYTES = {"B": 1, "kB": 10**3, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}
DURATION = r"^(\d+(\.\d+)?(s|m|h|d|w))+$"
SIZE = r"^\d+(\.\d+)? ?(B|kB|KB|MB|GB|KiB|MiB|GiB)$"
SLUG = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
REGION = r"^CN(-\d{2}|-\d{4}|-\d{6})?$"
REGION_PATTERN = r"^(\*|CN|CN\*|CN-(\d{2}|\d{4}|\d{6})|CN-\d{0,5}\*)$"
FEED_FILE = r"([\w-][\w.-]*/){0,3}[\w-][\w.-]*\.(atom|xml)"
PEM = r"-----BEGIN (RSA )?PRIVATE KEY-----\n.+\n-----END (RSA )?PRIVATE KEY-----$"
SELECTOR = r"^[A-Za-z0-9]([A-Za-z0-9._-]{0,60}[A-Za-z0-9])?$"
MAIL = re.compile(r"^[^@\s,;<>\"]+@[^@\s,;<>\"]+$")


def wrong(message: str) -> PydanticCustomError:
    """A mistake in words of our own."""
    return PydanticCustomError("wrong", "{message}", {"message": message})


def seconds(value: object) -> float:
    """`90s`, `6h`, `1d`, `1h30m` in seconds. ValueError says how to write it."""
    if not isinstance(value, str) or not re.match(DURATION, value):
        raise ValueError(f"{value!r} is no length of time; write a number with a unit: 90s, 15m, 6h, 1d, 2w")
    return sum(float(number) * SECONDS[unit] for number, _, unit in re.findall(r"(\d+(\.\d+)?)(s|m|h|d|w)", value))


def duration(length: float) -> str:
    """Seconds as sources.yaml writes them: 6h, 1d."""
    unit = next((name for name in "wdhm" if length >= SECONDS[name] and length % SECONDS[name] == 0), "s")
    return f"{round(length / SECONDS[unit])}{unit}"


def size(value: object) -> int:
    """`20MB`, `512kB`, `4MiB` in bytes. ValueError says how to write it."""
    match = re.match(r"^([\d.]+) ?(\w+)$", value) if isinstance(value, str) and re.match(SIZE, value) else None
    if match is None:
        raise ValueError(f"{value!r} is no size; write a number with a unit: 512kB, 20MB, 1GB")
    return int(float(match[1]) * BYTES[match[2]])


def _told(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A check that raises ValueError, as pydantic wants it; None passes, it stands for "not given"."""

    def run(value: Any) -> Any:
        if value is None:
            return None
        try:
            return check(value)
        except ValueError as exc:
            raise wrong(str(exc)) from exc

    return run


def _text(value: object) -> str:
    if not isinstance(value, str):
        what = "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "not text"
        raise ValueError(f"this is {what}, text is wanted; write it in quotes if it looks like a number")
    return value


def _like(pattern: str, message: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not re.match(pattern, _text(value)):
            raise ValueError(f"{value!r} {message}")
        return _text(value)

    return check


def _zone(value: object) -> str:
    return _known_zone(_text(value))


@lru_cache(maxsize=256)
def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as exc:
        raise ValueError(f"unknown time zone {name!r}; write one such as Asia/Shanghai") from exc
    return name


def _cron(value: object) -> str:
    problem = validate_cron(_text(value))
    if problem:
        raise ValueError(problem)
    return _text(value)


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> str:
    """CSS, or XPath if it begins with `/`, `(` or `./`."""
    try:
        if expression.startswith(("/", "(", "./")):
            etree.XPath(expression)
        else:
            CSSSelector(expression, translator="html")
    except (etree.XPathError, SyntaxError, ValueError) as exc:
        kind = "XPath" if expression.startswith(("/", "(", "./")) else "CSS"
        raise ValueError(f"{expression!r} is no {kind} selector: {exc}") from exc
    return expression


def _selector(value: object) -> str:
    return _compiled(_text(value))


def _web(value: object) -> str:
    """The address itself is not repeated: it may hold a key."""
    problem = url_refusal(_text(value))
    if problem:
        raise ValueError(f"this address is not taken: {problem}")
    return _text(value)


def _mail(value: object) -> str:
    if not MAIL.match(_text(value)):
        raise ValueError(f"{value!r} is no mail address")
    return _text(value)


# Services whose refusals the library apprise takes for success, and the channels of ours that hear them.
HEARD_BY = {"feishu": "feishu", "lark": "feishu", "dingtalk": "dingtalk", "wecombot": "wecom"}


def _apprise(value: object) -> str:
    """The address itself is not repeated: it may hold a key."""
    scheme = re.match(r"^([a-z][a-z0-9+.-]*)://", _text(value), re.IGNORECASE)
    if scheme is None:
        raise ValueError("this is no address of apprise; write service://…, as its documentation says")
    own = HEARD_BY.get(scheme[1].lower())
    if own:
        raise ValueError(f"apprise does not hear when this service refuses; use `{own}:` instead")
    return _text(value)


def _private_key(value: object) -> str:
    """A PEM file's text; its lines may be parted by `\\n`, as they are in an environment file. Never shown."""
    key = _text(value).replace("\\n", "\n").replace("\r", "").strip()
    if not re.match(PEM, key, re.DOTALL):
        raise ValueError("this is no private key in PEM form (-----BEGIN PRIVATE KEY-----)")
    return key


def _feed_file(value: object) -> str:
    if not re.fullmatch(FEED_FILE, _text(value)) or len(_text(value)) > 200:
        raise ValueError(
            f"{value!r} is no feed's file; write a name such as guangdong.atom, with no folder outside `feeds`"
        )
    return _text(value)


def secret(value: object) -> str:
    """Standard Webhooks: `whsec_` and base64. The message never shows it."""
    text = _text(value)
    try:
        key = base64.b64decode(text.removeprefix("whsec_"), validate=True)
    except ValueError:
        key = b""
    if not text.startswith("whsec_") or not key:
        raise ValueError("a webhook's secret is whsec_ followed by base64 (make one: openssl rand -base64 32)")
    return text


def clock(value: object) -> time:
    """`07:30`. ValueError says how to write it."""
    found = re.match(r"^([01]?\d|2[0-3]):([0-5]\d)$", value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f'{value!r} is no time of day; write it in quotes: "07:30"')
    return time(int(found[1]), int(found[2]))


def quiet(value: object) -> tuple[time, time]:
    """`22:00-07:30`, which may reach over midnight."""
    begin, dash, end = value.partition("-") if isinstance(value, str) else ("", "", "")
    if not dash:
        raise ValueError(f'{value!r} are no quiet hours; write from-to: "22:00-07:30"')
    hours = clock(begin.strip()), clock(end.strip())
    if hours[0] == hours[1]:
        raise ValueError("quiet hours that end when they begin would never end; `muted_until` mutes until a day")
    return hours


def day(value: object) -> date:
    """An ISO date, as YAML gives it or as text."""
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{value!r} is no date; write one such as 2027-01-15") from None


def _network(value: object) -> str:
    problem = network_refusal(_text(value))
    if problem:
        raise ValueError(problem)
    return _text(value)


def _listed(name: str, noun: str) -> BeforeValidator:
    """A word that must be among those the validation's context lists under `name`."""

    def check(value: object, info: ValidationInfo) -> object:
        known: tuple[str, ...] = (info.context or {}).get(name, ())
        if value is None or value in known:
            return value
        raise PydanticCustomError("unknown_word", "unknown {noun} {value}", _unknown(noun, value, known))

    return BeforeValidator(check)


def _unknown(noun: str, value: object, known: tuple[str, ...]) -> dict[str, Any]:
    return {"noun": noun, "value": repr(value), "word": str(value), "known": list(known)}


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """Marks a type whose values pass `check` first; `schema` is what editors are told."""

    check: Callable[[Any], Any]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_told(self.check), handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", **self.schema}


Text = Annotated[str, BeforeValidator(_told(_text))]
Slug = Annotated[str, Checked(_like(SLUG, "is no id: letters, digits, dot, - and _, not first"), {"pattern": SLUG})]
Region = Annotated[
    str,
    Checked(
        _like(REGION, "is no region: CN, or CN- with 2, 4 or 6 digits of GB/T 2260 (CN-44, CN-4401)"),
        {"pattern": REGION},
    ),
]
RegionPattern = Annotated[
    str,
    Checked(
        _like(REGION_PATTERN, "is no region: CN, CN-44, CN-4401, or a beginning with * (CN-44*)"),
        {"pattern": REGION_PATTERN},
    ),
]
Zone = Annotated[str, Checked(_zone, {"examples": ["Asia/Shanghai"]})]
Cron = Annotated[str, Checked(_cron, {"examples": ["0 9 * * 1-5"]})]
Selector = Annotated[str, Checked(_selector, {"examples": ["#zoom", "//div[@class='content']"]})]
Web = Annotated[str, Checked(_web, {"pattern": r"^https?://|\$\{"})]
AppriseUrl = Annotated[str, Checked(_apprise, {"examples": ["ntfy://ntfy.example.org/policy"]})]
FeedFile = Annotated[str, Checked(_feed_file, {"examples": ["guangdong.atom"]})]
PrivateKey = Annotated[str, Checked(_private_key, {"examples": ["${DKIM_KEY}"]})]
DkimSelector = Annotated[
    str, Checked(_like(SELECTOR, "is no selector: letters, digits, . and -"), {"examples": ["policy2026"]})
]
Proxy = Annotated[
    str, Checked(_like(r"^https?://[^/\s]+/?$", "is no proxy; write http://host:port"), {"pattern": "^https?://"})
]
Mail = Annotated[str, Checked(_mail, {"examples": ["hr@example.org"]})]
Clock = Annotated[time, Checked(clock, {"pattern": r"^([01]?\d|2[0-3]):[0-5]\d$", "examples": ["09:00"]})]
Quiet = Annotated[tuple[time, time], Checked(quiet, {"examples": ["22:00-07:30"]})]
Day = Annotated[date, Checked(day, {"format": "date", "examples": ["2027-01-15"]})]
Cidr = Annotated[str, Checked(_network, {"examples": ["10.1.0.0/16"]})]
Duration = Annotated[float, Checked(seconds, {"pattern": DURATION, "examples": ["6h"]})]
Size = Annotated[int, Checked(size, {"pattern": SIZE, "examples": ["20MB"]})]
SourceKindName = Annotated[str, _listed("kinds", "kind")]
Insurance = Annotated[str, _listed("insurances", "insurance")]
Topic = Annotated[str, _listed("topics", "topic")]
