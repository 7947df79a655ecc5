"""Channel `email`: SMTP with STARTTLS, TLS or neither. The one file here that talks SMTP."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from datetime import datetime

from watcher.deliver import mail
from watcher.errors import SendError
from watcher.model import Alert, Config, Smtp, Subscription
from watcher.wording import Titles, one_line

_TIMEOUT = 20.0  # seconds, for each step of the talk
_REFUSED_FOR_GOOD = 500


def send(
    alert: Alert,
    subscription: Subscription,
    *,
    config: Config,
    post: object,
    now: datetime,
    titles: Titles | None = None,
) -> str:
    """Hands the mail to the configured server; raises `SendError`, permanent where the server's reply was 5xx."""
    if config.smtp is None:
        raise SendError("no smtp server is configured")
    to = mail.recipients(subscription)
    if not to:
        raise SendError(f"no usable address in {one_line(subscription.to, 80)!r}", permanent=True)
    message = mail.compose(alert, subscription, config=config, now=now, titles=titles)
    try:
        server = _connect(config.smtp, config.network.ca_bundle)
        try:
            refused = server.send_message(message, to_addrs=to)
        finally:
            _leave(server)
    except smtplib.SMTPException as exc:
        raise _failure(exc) from exc
    except (OSError, UnicodeError) as exc:
        raise SendError(f"{config.smtp.host}:{config.smtp.port}: {exc or type(exc).__name__}") from exc
    if refused:
        raise _refusal(refused)
    return f"accepted by {config.smtp.host} for {', '.join(to)}"


def _connect(smtp: Smtp, ca_bundle: str | None) -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=ca_bundle)
    if smtp.tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=_TIMEOUT, context=context)
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, timeout=_TIMEOUT)
    try:
        if smtp.tls == "starttls":
            server.starttls(context=context)
        if smtp.username:
            server.login(smtp.username, smtp.password or "")
    except BaseException:
        server.close()
        raise
    return server


def _leave(server: smtplib.SMTP) -> None:
    """What happens after the message was taken, or refused, no longer matters."""
    with suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()


def _failure(error: smtplib.SMTPException) -> SendError:
    """A reply of 5xx will be the same tomorrow; a wrong password is the operator's to mend, and is tried again."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _refusal(error.recipients)
    if isinstance(error, smtplib.SMTPResponseException):
        final = error.smtp_code >= _REFUSED_FOR_GOOD and not isinstance(error, smtplib.SMTPAuthenticationError)
        return SendError(_reply(error.smtp_code, error.smtp_error), permanent=final)
    return SendError(one_line(str(error), 300) or type(error).__name__)


def _refusal(refused: dict[str, tuple[int, bytes]]) -> SendError:
    reasons = "; ".join(f"{address}: {_reply(*answer)}" for address, answer in refused.items())
    return SendError(reasons, permanent=all(code >= _REFUSED_FOR_GOOD for code, _ in refused.values()))


def _reply(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {words}", 300)
