"""The one gate to the network: pages, redirects, attachments, robots.txt and webhooks all pass here.

Edge. What it promises: every address is judged after it was resolved and dialled as judged; one deadline holds over
name, connection, redirects, headers and body, however slowly they drip; a body never grows past the cap; every answer
that is no complete page is a FetchError with the contract's outcome. Not promised: the system's resolver cannot be
interrupted, and behind a proxy it is the proxy that resolves names.

Safe for threads: a Gate holds one pool of connections per host and nothing of a request.
"""

from __future__ import annotations

import http.client
import socket
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import requests
from requests.cookies import RequestsCookieJar, get_cookie_header
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError

from watcher.acquire import answers, classify, decode, guard
from watcher.acquire.dial import Adapter, Resolver, bounded, dial, seconds_left, tls_context
from watcher.acquire.faults import meaning, was_closed
from watcher.acquire.unpack import unpacker
from watcher.errors import FetchError, ReadError
from watcher.model import Fetched, Limits, Network, Outcome, Validators

AGENT = "watcher"
USER_AGENT = "Mozilla/5.0 (compatible; watcher/0.1)"
MOST_REDIRECTS = 10
PIECE = 65_536
ERROR_PAGE = 65_536  # bytes of an error page that are looked at
NO_VALIDATORS = Validators()


# ── the gate ────────────────────────────────────────────────────────────────────────────────────────────────────


class Gate:
    """Fetches pages and posts webhooks. `resolver` has the shape of `socket.getaddrinfo`."""

    def __init__(
        self,
        network: Network,
        limits: Limits,
        *,
        clock: Callable[[], float] = time.monotonic,
        resolver: Resolver = socket.getaddrinfo,
    ) -> None:
        self._network, self._limits, self._clock = network, limits, clock
        self._adapter = Adapter(lambda conn: dial(conn, resolver, network.allow), tls_context(network.ca_bundle))
        self._proxies = {"http": network.proxy, "https": network.proxy} if network.proxy else {}
        self._headers = {
            "User-Agent": network.user_agent or USER_AGENT,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
            "Accept-Encoding": "gzip, br",
            "Connection": "keep-alive",
        }

    def get(
        self,
        url: str,
        *,
        validators: Validators = NO_VALIDATORS,
        deadline: float | None = None,
        cap: int | None = None,
        key: tuple[str, str] | None = None,
    ) -> Fetched:
        """A whole page (200) or the word that it is unchanged (304). Everything else is a FetchError.

        `deadline`: seconds for all of it, redirects included. `cap`: bytes of the body after unpacking. `key`: a header
        for this address alone; wherever a redirect leads goes without.
        """
        started = self._clock()
        with self._bounded(url, started, deadline):
            return self._follow(url, validators, cap or self._limits.page, started, key)

    def post(self, url: str, body: bytes, headers: Mapping[str, str], *, deadline: float | None = None) -> Fetched:
        """One POST to a receiver: any status comes back as it is, redirects too; FetchError if no answer came.

        Of the answer's body the first 64 kB are kept.
        """
        started = self._clock()
        with self._bounded(url, started, deadline):
            request = self._request("POST", url, {**self._headers, "Accept-Encoding": "identity", **headers}, body)
            response = self._adapter.send(request, stream=True, timeout=seconds_left(), proxies=self._proxies)
            answer = _first_bytes(response)
            return self._fetched(url, url, response, answer, None, started)

    def local(self, url: str, *, validators: Validators = NO_VALIDATORS, cap: int | None = None) -> Fetched:
        """A file:// address of sources.yaml as if a server had sent it; its size and time serve as its ETag.

        Only for addresses the operator wrote (`kind: file`): nothing that a page links to may ever come here.
        FetchError: gone, unreachable or too_large.
        """
        most = cap or self._limits.page
        path = Path(unquote(urlsplit(url).path))
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode):
                raise FetchError(Outcome.UNREACHABLE, "this is no regular file", final_url=url)
            etag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
            if validators.etag == etag:
                return Fetched(url=url, final_url=url, status=304, body=None, validators=validators)
            if state.st_size > most:
                raise FetchError(Outcome.TOO_LARGE, f"the file holds {state.st_size} bytes, more than {most}")
            body = path.read_bytes()
        except FileNotFoundError as exc:
            raise FetchError(Outcome.GONE, "no such file", final_url=url) from exc
        except OSError as exc:
            raise FetchError(Outcome.UNREACHABLE, f"the file cannot be read: {exc.strerror}", final_url=url) from exc
        return Fetched(url=url, final_url=url, status=200, body=body, validators=Validators(etag=etag))

    def close(self) -> None:
        self._adapter.close()

    # one request after the other

    def _follow(
        self, url: str, validators: Validators, cap: int, started: float, key: tuple[str, str] | None
    ) -> Fetched:
        current, permanent, all_permanent = url, None, True
        cookies = RequestsCookieJar()
        headers = _conditional(self._headers, validators)
        for turn in range(MOST_REDIRECTS + 1):
            request = self._request("GET", current, {**headers, **dict([key])} if key and not turn else headers)
            if cookies:
                request.headers["Cookie"] = get_cookie_header(cookies, request) or ""  # type: ignore[no-untyped-call]
            response = self._send(request)
            target = answers.redirect(response.status_code, response.headers.get("location"), current)
            if target is None:
                return self._received(url, current, response, validators, cap, permanent, started)
            cookies.update(response.cookies)
            _first_bytes(response)
            if answers.downgrade(current, target):
                raise FetchError(Outcome.MOVED, f"redirected from https to {target[:200]}", final_url=current)
            all_permanent = all_permanent and response.status_code in answers.PERMANENT
            current = target
            permanent = current if all_permanent else permanent
        raise FetchError(Outcome.MOVED, f"more than {MOST_REDIRECTS} redirects", final_url=current)

    def _send(self, request: requests.PreparedRequest) -> requests.Response:
        """One GET; once more if the server had just closed the connection that we kept."""
        try:
            return self._adapter.send(request, stream=True, timeout=seconds_left(), proxies=self._proxies)
        except requests.ConnectionError as exc:
            if not was_closed(exc):
                raise
            return self._adapter.send(request, stream=True, timeout=seconds_left(), proxies=self._proxies)

    def _request(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> requests.PreparedRequest:
        """Prepared without what `requests` does for forms, files and logins; the address is taken as urllib3 reads it."""
        target, host = guard.target(url)
        if self._proxies:
            guard.judge_literal(host, self._network.allow)
        request = requests.PreparedRequest()
        request.method, request.url, request.body = method, target, body
        request.headers = CaseInsensitiveDict(headers)
        request._cookies = None  # type: ignore[attr-defined]
        if body is not None:
            request.headers["Content-Length"] = str(len(body))
        return request

    def _received(
        self,
        url: str,
        final: str,
        response: requests.Response,
        validators: Validators,
        cap: int,
        permanent: str | None,
        started: float,
    ) -> Fetched:
        status = response.status_code
        if status == 304 and (validators.etag or validators.last_modified):
            response.raw.drain_conn()
            return self._fetched(url, final, response, None, permanent, started)
        if status not in (200, 203):
            raise self._refusal(response, final)
        body = self._body(response, cap, final)
        return self._fetched(url, final, response, body, permanent, started)

    def _body(self, response: requests.Response, cap: int, final: str) -> bytes:
        raw, headers = response.raw, response.headers
        length = headers.get("content-length", "")
        try:
            if length.isdigit() and int(length) > cap:
                raise FetchError(Outcome.TOO_LARGE, f"the server announces {length} bytes, more than {cap}")
            pieces = unpacker(headers.get("content-encoding"), cap)
            while piece := raw.read1(PIECE):
                pieces.feed(piece)
            body = pieces.body()
            if not length and not getattr(raw, "chunked", False) and answers.cut_short(body):
                raise FetchError(Outcome.INCOMPLETE, "the connection closed before the page ended")
            return body
        except BaseException as exc:
            raw.close()
            if isinstance(exc, FetchError):
                exc.status, exc.final_url = response.status_code, final
            raise

    def _refusal(self, response: requests.Response, final: str) -> FetchError:
        """The typed outcome of an error status; a firewall's page is named as such."""
        status = response.status_code
        headers = {name.lower(): value for name, value in response.headers.items()}
        page = _first_bytes(response)
        wait = answers.retry_after(headers, datetime.now(UTC))
        wall = classify.challenge(status, headers, _readable(page, headers.get("content-type")))
        outcome, reason = (Outcome.BLOCKED, f"HTTP {status}: {wall}") if wall else answers.of_status(status)
        return FetchError(outcome, reason, status=status, retry_after=wait, final_url=final)

    def _fetched(
        self,
        url: str,
        final: str,
        response: requests.Response,
        body: bytes | None,
        permanent: str | None,
        started: float,
    ) -> Fetched:
        headers = response.headers
        return Fetched(
            url=url,
            final_url=final,
            status=response.status_code,
            body=body,
            content_type=headers.get("content-type"),
            validators=Validators(etag=headers.get("etag"), last_modified=headers.get("last-modified")),
            headers=tuple(headers.items()),
            permanent_url=permanent,
            elapsed_ms=(self._clock() - started) * 1000,
        )

    @contextmanager
    def _bounded(self, url: str, started: float, deadline: float | None) -> Iterator[None]:
        """Bounds everything inside by the deadline and turns every foreign error into a FetchError."""
        ends = started + (deadline or self._limits.deadline)
        try:
            with bounded(lambda: ends - self._clock()):
                yield
        except (requests.RequestException, HTTPError, OSError, http.client.HTTPException) as exc:
            outcome, reason = meaning(exc)
            raise FetchError(outcome, f"{guard.host_of(url)}: {reason}") from exc


# ── requests and errors ─────────────────────────────────────────────────────────────────────────────────────────


def _conditional(headers: Mapping[str, str], validators: Validators) -> dict[str, str]:
    """The server's own validators go back to it unchanged."""
    asked = dict(headers)
    if validators.etag:
        asked["If-None-Match"] = validators.etag
    if validators.last_modified:
        asked["If-Modified-Since"] = validators.last_modified
    return asked


def _first_bytes(response: requests.Response) -> bytes:
    """The beginning of a body that is no page; the connection is kept if that was all of it."""
    try:
        pieces = unpacker(response.headers.get("content-encoding"), ERROR_PAGE)
    except FetchError:
        response.raw.close()
        return b""
    try:
        while piece := response.raw.read1(PIECE):
            pieces.feed(piece)
    except (FetchError, HTTPError, OSError, http.client.HTTPException):
        pass
    finally:
        response.raw.close()
    return pieces.so_far()


def _readable(page: bytes, content_type: str | None) -> str:
    try:
        return decode.decoded(page, content_type)[0] if page else ""
    except ReadError:
        return page.decode("utf-8", "replace")
