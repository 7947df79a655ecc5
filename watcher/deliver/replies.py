"""What a receiver's answer means for a delivery: taken, refused for good, or to be tried again and when.

Some services answer HTTP 200 and refuse in the body. What is said of an answer never holds the address it came from:
that address is the key to the group.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from watcher.deliver.channels import Means
from watcher.errors import FetchError, SendError
from watcher.model import Fetched
from watcher.wording import one_line

_DEADLINE = 20.0  # seconds
_GONE = 410
_SAID = 200  # characters of the receiver's own words
_SHORTEST_KEY = 6
_PLAIN_WORD = re.compile(r"[a-z-]{0,9}")  # webhook, cgi-bin, open-apis
_WAITS = ("retry-after", "x-ogw-ratelimit-reset")


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """One code of a service. `wait`: seconds after which it takes messages again."""

    words: str
    permanent: bool = False
    wait: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialect:
    """Under which names a service's body says its code and its words, and what its codes mean; 0 is success."""

    codes: Sequence[str]
    messages: Sequence[str]
    refusals: Mapping[int, Refusal]


def call(url: str, message: Mapping[str, Any], means: Means, *, dialect: Dialect) -> str:
    """Posts one message as JSON. Returns what the service said when it took it; raises SendError when it did not."""
    body = encoded(message)
    try:
        answer = means.post(url, body, {"content-type": "application/json; charset=utf-8"}, deadline=_DEADLINE)
    except FetchError as exc:
        # `from None`: the error's own text may repeat the address
        raise SendError(without_key(str(exc), url), retry_after=exc.retry_after) from None
    return judged(answer, dialect=dialect, now=means.now)


def encoded(message: Mapping[str, Any]) -> bytes:
    """JSON in UTF-8, in which a Chinese character takes three bytes and not six."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def judged(answer: Fetched, *, dialect: Dialect, now: datetime) -> str:
    """Success is a 2xx whose body says 0. A code says more than a status, and decides where it is known."""
    body = _parsed(answer.body or b"")
    code, said = _code(body, dialect.codes), _words(body, dialect.messages)
    if 200 <= answer.status < 300 and code == 0:
        return f"{answer.status}, code 0"
    known = dialect.refusals.get(code) if code is not None else None
    reason = _reason(answer, code, known, said if body is not None else "the answer is no JSON")
    asked = asked_wait(answer, now)
    raise SendError(
        without_key(reason, answer.url),
        permanent=known is not None and known.permanent,
        disable=answer.status == _GONE,
        retry_after=asked if known is None or known.wait is None else max(known.wait, asked or 0.0),
    )


def _parsed(body: bytes) -> Mapping[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _code(body: Mapping[str, Any] | None, names: Sequence[str]) -> int | None:
    """The first that is there; a number in quotes is one, too."""
    given = next((body[name] for name in names if name in body), None) if body else None
    is_number = isinstance(given, int) and not isinstance(given, bool)
    is_digits = isinstance(given, str) and re.fullmatch(r"-?[0-9]{1,9}", given) is not None
    return int(given) if given is not None and (is_number or is_digits) else None


def _words(body: Mapping[str, Any] | None, names: Sequence[str]) -> str:
    return next((str(body[name]) for name in names if body.get(name)), "") if body else ""


def _reason(answer: Fetched, code: int | None, known: Refusal | None, said: str) -> str:
    parts = [str(answer.status)]
    parts += [f"code {code}"] if code is not None else ["no code"] if 200 <= answer.status < 300 else []
    parts += ["redirects are not followed"] if 300 <= answer.status < 400 else []
    parts += [known.words] if known else []
    parts += [one_line(said, _SAID)] if said else []
    return ": ".join([", ".join(parts[:2]), *parts[2:]])


def asked_wait(answer: Fetched, now: datetime) -> float | None:
    """Retry-After in seconds, which may be given as a date; Feishu's own header for it is read as well."""
    given = next((value.strip() for name, value in answer.headers if name.lower() in _WAITS), "")
    if given.isdecimal():
        return float(given)
    try:
        return max(0.0, (parsedate_to_datetime(given) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def without_key(text: str, url: str) -> str:
    """`text` on one line, with every part of the address behind its host left out."""
    line = one_line(text, 2 * _SAID)
    for key in sorted(_keys(url), key=len, reverse=True):
        line = line.replace(key, "…")
    return line


def _keys(url: str) -> set[str]:
    """What of an address may be secret: all behind its host, its query's values, and folders that are no plain words."""
    parts = urlsplit(url)
    values = [value for _, value in parse_qsl(parts.query)] + re.findall(r"=([^&#]*)", parts.query)
    folders = [folder for folder in parts.path.split("/") if not _PLAIN_WORD.fullmatch(folder)]
    pieces = {url.partition(parts.netloc)[2], parts.query, *values, *folders}
    return {form for piece in pieces for form in (piece, unquote(piece)) if len(form) >= _SHORTEST_KEY}
