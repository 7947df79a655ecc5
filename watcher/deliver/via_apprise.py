"""Channel `apprise`: the rest of the world, by the library of that name, which is an extra.

It opens its own connections, past the gate and its guard: its addresses are the operator's own. What it says of success is
mostly the HTTP status, so the services that refuse in the body have channels of their own here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from watcher.deliver import chat
from watcher.deliver.channels import Means
from watcher.deliver.notice import Notice
from watcher.errors import SendError
from watcher.model import Alert, Subscription
from watcher.settingvalues import HEARD_BY
from watcher.wording import one_line

PER_MINUTE = 20
_DEADLINE = 20.0  # seconds
_ROOM = 20  # characters the library may need to put a title above a body
_SHORTEST_KEY = 4
_ABSENT = "the library apprise is not installed; install watcher[apprise]"
_HERE = frozenset("blink1 dbus glib gio gnome kde macosx qt syslog windows".split())
_DRESS = chat.Dress(plain=chat.lookalikes, marked=False)


def send(alert: Alert, subscription: Subscription, means: Means) -> str:
    """Hands one text to the service that the address names. Raises `SendError` where the library says it failed."""
    library = _library()
    service = _service(library, subscription.to)
    said = chat.told(alert, subscription, means)
    target = library.Apprise(asset=service.asset)
    target.add(service)
    answer = target.notify(
        body=body(alert, said, room=_room(service, said)),
        title=title(said),
        body_format=library.NotifyFormat.TEXT,
        interpret_escapes=False,
        timeout=_DEADLINE,
    )
    if not answer:
        raise SendError(_reason(answer, subscription.to))
    return f"taken by {service.service_name}, as apprise says"


def _library() -> Any:
    try:
        import apprise
    except ImportError as exc:
        raise SendError(_ABSENT, permanent=True) from exc
    # its log may repeat addresses; what it says of a failure is read from its answer
    logger = logging.getLogger("apprise")
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return apprise


def _service(library: Any, address: str) -> Any:
    """The one service of an address, with all switched off that sleeps, retries, redirects, keeps files or forgives."""
    asset = library.AppriseAsset(
        async_mode=False,
        interpret_escapes=False,
        interpret_emojis=False,
        storage_mode="memory",
        pgp_autogen=False,
        pem_autogen=False,
        http_redirects=False,
        allow_templates=False,
        service_timeout=_DEADLINE,
    )
    service = library.Apprise.instantiate(address, asset=asset)
    if service is None:
        raise SendError("this is no address that apprise knows", permanent=True)
    _refuse(_schemes(service))
    service.request_rate_per_sec = 0
    service.retry = 0
    service.optional = False
    service.redirects = False
    service.interpret_emojis = False
    service.overflow_mode = library.OverflowMode.TRUNCATE
    return service


def _schemes(service: Any) -> set[str]:
    given = (service.protocol, service.secure_protocol)
    return {scheme for one in given if one for scheme in ([one] if isinstance(one, str) else one)}


def _refuse(schemes: set[str]) -> None:
    for scheme in sorted(schemes & HEARD_BY.keys()):
        own = HEARD_BY[scheme]
        raise SendError(f"apprise does not hear when this service refuses; use `{own}:` instead", permanent=True)
    if schemes & _HERE:
        raise SendError("this address acts on this machine; only services elsewhere are told", permanent=True)


def title(said: Notice) -> str:
    return chat.lookalikes(said.subject)


def body(alert: Alert, said: Notice, *, room: int) -> str:
    """Plain text, of `room` characters at most: with as many changes as these hold."""

    def dressed(blocks: Sequence[chat.Block], hidden: int) -> str:
        lines = [block.lines for block in blocks] + [chat.closing(said, alert, hidden)]
        return "\n\n".join(chat.written(some, _DRESS) for some in lines)

    return chat.fitted(said, dressed, lambda made: len(made) <= room)


def _room(service: Any, said: Notice) -> int:
    """Where a service shows no title, the library puts it into the body."""
    taken = 0 if service.title_maxlen > 0 else len(title(said))
    return int(service.body_maxlen) - taken - _ROOM


def _reason(answer: Any, address: str) -> str:
    """What the library said last, without any part of the address."""
    told = [entry.message for entry in answer.logs()]
    words = one_line(told[-1], 300) if told else f"not taken: {answer.status.name.lower()}"
    for piece in sorted(_pieces(address), key=len, reverse=True):
        words = re.sub(re.escape(piece), "…", words, flags=re.IGNORECASE)
    return words


def _pieces(address: str) -> set[str]:
    behind = address.partition("://")[2]
    return {piece for piece in re.split(r"[^A-Za-z0-9_-]+", behind) if len(piece) >= _SHORTEST_KEY}
