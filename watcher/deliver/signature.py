"""DKIM (RFC 6376): the signature of the sender's domain on a mail, by the library dkimpy, which is an extra.

Every header that a mail of ours has is signed, the ways to unsubscribe among them, as RFC 8058 wants; From once more than
it is there, so that nobody adds a second.
"""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from watcher.errors import SendError
from watcher.model import Smtp

_ABSENT = "mail is to be signed, and the library dkimpy is not installed; install watcher[dkim]"
_RELAXED = (b"relaxed", b"relaxed")


def signed(message: EmailMessage, smtp: Smtp, *, domain: str) -> bytes:
    """The mail as bytes with its signature on top; SendError where it cannot be signed: it is never sent without."""
    library = _library()
    content = message.as_bytes()
    try:
        signature: bytes = library.sign(
            content,
            (smtp.dkim_selector or "").encode(),
            domain.encode(),
            (smtp.dkim_key or "").encode(),
            canonicalize=_RELAXED,
            include_headers=[name.lower().encode() for name in [*message.keys(), "From"]],
        )
    except (library.DKIMException, ValueError) as exc:
        # `from None`: what went wrong may quote the key
        raise SendError(f"mail cannot be signed with smtp.dkim_key: {type(exc).__name__}") from None
    return signature + content


def _library() -> Any:
    try:
        import dkim
    except ImportError as exc:
        raise SendError(_ABSENT) from exc
    return dkim
