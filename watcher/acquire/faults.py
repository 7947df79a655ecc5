"""What the errors of requests, urllib3 and the system mean as outcomes of a poll.

Pure. Errors that urllib3 raises bare come from reading a body; those of the time before are wrapped by requests.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.exceptions import SSLError as BodySSLError

from watcher.model import Outcome


def was_closed(exc: requests.ConnectionError) -> bool:
    """A kept connection that the server closed while our request was under way; nothing was answered."""
    return any(
        isinstance(cause, http.client.RemoteDisconnected | ConnectionResetError | BrokenPipeError)
        for cause in causes_of(exc)
    )


def meaning(exc: Exception) -> tuple[Outcome, str]:
    """The outcome of an error of requests, urllib3 or the system."""
    causes = list(causes_of(exc))
    if any(isinstance(cause, requests.Timeout | ReadTimeoutError | TimeoutError) for cause in causes):
        return Outcome.TIMEOUT, "no complete answer within the deadline"
    if any(isinstance(cause, requests.exceptions.SSLError | BodySSLError | ssl.SSLError) for cause in causes):
        return Outcome.TLS_ERROR, f"no trusted connection: {causes[-1]}"
    if isinstance(exc, HTTPError):
        return Outcome.INCOMPLETE, f"the body broke off: {causes[-1]}"
    if any(isinstance(cause, requests.exceptions.ProxyError) for cause in causes):
        return Outcome.UNREACHABLE, "the proxy does not answer"
    closed = isinstance(causes[-1], http.client.RemoteDisconnected | ConnectionError)
    if not closed and any(isinstance(cause, http.client.HTTPException) for cause in causes):
        return Outcome.SERVER_ERROR, f"the answer is not HTTP: {type(causes[-1]).__name__}"
    return Outcome.UNREACHABLE, f"no connection: {causes[-1]}"


def causes_of(exc: BaseException) -> Iterator[BaseException]:
    """An error and what it wraps, outermost first: urllib3 hides causes in arguments and in `reason`."""
    seen: set[int] = set()
    stack: list[object] = [exc]
    while stack:
        found = stack.pop()
        if isinstance(found, BaseException) and id(found) not in seen:
            seen.add(id(found))
            yield found
            stack.extend([found.__cause__, getattr(found, "reason", None), *found.args])
