"""What an HTTP answer means: typed outcomes for statuses, Retry-After, redirects, bodies cut short.

Pure. Header names are lower case in the mappings taken here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from watcher.model import Outcome

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
NAMED: dict[int, tuple[Outcome, str]] = {
    401: (Outcome.BLOCKED, "the page asks for a login"),
    403: (Outcome.BLOCKED, "the server refuses us"),
    404: (Outcome.GONE, "the page does not exist"),
    408: (Outcome.TIMEOUT, "the server gave up waiting"),
    410: (Outcome.GONE, "the page was withdrawn for good"),
    412: (Outcome.BLOCKED, "a precondition we cannot meet, usual for a script challenge"),
    425: (Outcome.RATE_LIMITED, "too early"),
    429: (Outcome.RATE_LIMITED, "too many requests"),
    451: (Outcome.BLOCKED, "withheld for legal reasons"),
    503: (Outcome.RATE_LIMITED, "the server is overloaded or under repair"),
    504: (Outcome.SERVER_ERROR, "a gateway got no answer"),
    521: (Outcome.BLOCKED, "a script challenge"),
    567: (Outcome.BLOCKED, "the site's firewall refuses us"),
}
END_OF_PAGE = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
START_OF_PAGE = re.compile(rb"<html[\s>]", re.IGNORECASE)


def of_status(status: int) -> tuple[Outcome, str]:
    """Outcome and reason of a status that is not 200 or 304."""
    outcome, words = NAMED.get(status) or _by_class(status)
    return outcome, f"HTTP {status}: {words}"


def _by_class(status: int) -> tuple[Outcome, str]:
    if status >= 500:
        return Outcome.SERVER_ERROR, "the server failed"
    if status >= 400:
        return Outcome.BLOCKED, "the server does not take the request"
    if status >= 300:
        return Outcome.MOVED, "a redirect that leads nowhere"
    if status in (204, 205):
        return Outcome.EMPTY, "an answer without a page"
    return Outcome.INCOMPLETE, "not the whole page"


def redirect(status: int, location: str | None, current: str) -> str | None:
    """Where a redirect leads, absolute; None if the answer is none."""
    if status not in REDIRECTS or not location:
        return None
    return urljoin(current, _readable(location).strip())


def _readable(location: str) -> str:
    """http.client reads headers as Latin-1; addresses sent as raw UTF-8 bytes are put right."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def downgrade(current: str, target: str) -> bool:
    """From https to http: whoever stands in between could change the rule we read. We do not follow."""
    return current.startswith("https:") and target.startswith("http:")


def went_home(asked: str, final: str) -> bool:
    """A deep page answered by a redirect to the site's front page: the page is gone, politely."""
    deep, front = urlsplit(asked), urlsplit(final)
    short = front.path.rstrip("/").lower() in ("", "/index.html", "/index.htm", "/index", "/index.php", "/index.jsp")
    return asked != final and deep.path.count("/") >= 2 and short and not front.query


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds the server asks us to wait, from `retry-after`: a number, or a date measured against its own `date`."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    until = _moment(value)
    if until is None:
        return None
    return max(0.0, (until - (_moment(headers.get("date", "")) or now)).total_seconds())


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def cut_short(body: bytes) -> bool:
    """An HTML page that begins and does not end. Only asked where nothing else tells the length."""
    return bool(START_OF_PAGE.search(body[:2048])) and not END_OF_PAGE.search(body[-4096:])
