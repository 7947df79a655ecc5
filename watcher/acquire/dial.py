"""Connections for the gate: sockets that know the deadline, addresses judged before they are dialled.

Edge, the lower half of `fetch` and used by nothing else.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import certifi
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager
from urllib3.util.ssl_ import create_urllib3_context

from watcher.acquire import guard
from watcher.errors import FetchError
from watcher.model import Outcome

HOSTS_KEPT = 128  # hosts to which connections are kept open
SHORTEST_TRY = 3.0  # seconds one address gets before the next is tried, if the deadline leaves as much

Resolver = Callable[..., list[tuple[Any, ...]]]
Dial = Callable[[HTTPConnection], socket.socket]

# ── sockets that know the deadline ──────────────────────────────────────────────────────────────────────────────

_bound = threading.local()  # .left: () -> seconds left for the request this thread is making


@contextmanager
def bounded(left: Callable[[], float]) -> Iterator[None]:
    """Everything this thread reads inside is bounded by `left()`, the seconds left of the whole request."""
    _bound.left = left
    try:
        yield
    finally:
        del _bound.left


def seconds_left() -> float:
    """Seconds left; TimeoutError if none are."""
    left: float = _bound.left()
    if left <= 0:
        raise TimeoutError("the deadline has passed")
    return left


class _Socket(socket.socket):
    """Every read gets what is left of the whole, not a time-out of its own: a drip cannot go on."""

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(seconds_left())
        return super().recv_into(*args, **kwargs)


class _TlsSocket(ssl.SSLSocket):
    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(seconds_left())
        return super().recv_into(*args, **kwargs)


class Adapter(HTTPAdapter):
    """requests' adapter over connections that a Gate dials, with one TLS context for all of them."""

    def __init__(self, dial: Dial, context: ssl.SSLContext) -> None:
        self.context = context
        self.pools = _pools(dial)
        super().__init__(pool_connections=HOSTS_KEPT, pool_maxsize=4)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kw: Any) -> None:
        self.poolmanager = PoolManager(connections, maxsize=maxsize, block=block, ssl_context=self.context)
        self.poolmanager.pool_classes_by_scheme = self.pools

    def proxy_manager_for(self, proxy: str, **kw: Any) -> Any:
        known = proxy in self.proxy_manager
        manager = super().proxy_manager_for(proxy, ssl_context=self.context, **kw)
        if not known:
            manager.pool_classes_by_scheme = self.pools
        return manager

    def cert_verify(self, conn: Any, url: str | None, verify: Any, cert: Any) -> None:
        """The context holds the authorities already; requests would load them anew for every connection."""


def _pools(dial: Dial) -> dict[str, Any]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return dial(self)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return dial(self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def tls_context(ca_bundle: str | None) -> ssl.SSLContext:
    """One for all connections: loading the authorities takes 18 ms. `ca_bundle`: a PEM file to trust instead."""
    context = create_urllib3_context()
    context.load_verify_locations(ca_bundle or certifi.where())
    context.sslsocket_class = _TlsSocket
    return context


# ── dialling ────────────────────────────────────────────────────────────────────────────────────────────────────


def dial(connection: HTTPConnection, resolver: Resolver, allow: tuple[str, ...]) -> socket.socket:
    """A connected socket to one of the host's addresses that may be dialled, tried in the resolver's order.

    The operator's own proxy may stand anywhere. FetchError: unreachable, timeout or forbidden_address.
    """
    host = connection._dns_host
    found = _resolved(host, connection.port, resolver)
    if connection.proxy is None:
        found = _permitted(host, found, allow)
    fault: OSError | None = None
    for number, (family, kind, protocol, _, address) in enumerate(found):
        share = max(SHORTEST_TRY, seconds_left() / (len(found) - number))
        try:
            return _connected(family, kind, protocol, address, min(share, seconds_left()))
        except OSError as exc:
            fault = exc
    outcome = Outcome.TIMEOUT if isinstance(fault, TimeoutError) else Outcome.UNREACHABLE
    raise FetchError(outcome, f"{host} does not answer: {fault}") from fault


def _resolved(host: str, port: int | None, resolver: Resolver) -> list[tuple[Any, ...]]:
    try:
        found = resolver(host, port, 0, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise FetchError(Outcome.UNREACHABLE, f"the name {host} does not resolve: {exc}") from exc
    if not found:
        raise FetchError(Outcome.UNREACHABLE, f"the name {host} has no address")
    return found


def _permitted(host: str, found: list[tuple[Any, ...]], allow: tuple[str, ...]) -> list[tuple[Any, ...]]:
    judged = [(guard.refusal(str(entry[4][0]), allow), entry) for entry in found]
    permitted = [entry for refusal, entry in judged if refusal is None]
    if not permitted:
        raise FetchError(Outcome.FORBIDDEN_ADDRESS, _forbidden(host, judged[0]))
    return permitted


def _forbidden(host: str, judged: tuple[str | None, tuple[Any, ...]]) -> str:
    """A name is said to lead to the address; an address speaks for itself."""
    reason, entry = judged
    return (
        str(reason) if host.strip("[]") == str(entry[4][0]) else f"{host} leads to an address that is refused: {reason}"
    )


def _connected(family: int, kind: int, protocol: int, address: Any, timeout: float) -> socket.socket:
    sock = _Socket(family, kind, protocol)
    try:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(timeout)
        sock.connect(address)
        sock.settimeout(seconds_left())
        return sock
    except BaseException:
        sock.close()
        raise
