"""Channel `email`: SMTP with STARTTLS, TLS or neither. The one file here that talks SMTP."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from email.utils import parseaddr

from watcher.deliver import mail, signature
from watcher.deliver.channels import Means
from watcher.errors import SendError
from watcher.model import Alert, Smtp, Subscription
from watcher.wording import one_line

_TIMEOUT = 20.0  # seconds, for each step of the talk
_REFUSED_FOR_GOOD = 500


def send(alert: Alert, subscription: Subscription, means: Means) -> str:
    """Hands the mail to the configured server, for the recipients that did not take it yet.

    Raises `SendError` where it was not taken for all of them: permanent where the server's replies were 5xx.
    """
    smtp, network = means.config.smtp, means.config.network
    if smtp is None:
        raise SendError("no smtp server is configured")
    to = [address for address in mail.recipients(subscription) if address not in means.taken]
    if not to:
        raise SendError(f"no usable address in {one_line(subscription.to, 80)!r}", permanent=True)
    message = mail.compose(alert, subscription, means)
    content = signature.signed(message, smtp, domain=mail.domain_of(smtp.sender)) if smtp.dkim_key else None
    try:
        server = _connect(smtp, network.ca_bundle)
        try:
            if content is None:
                refused = server.send_message(message, to_addrs=to)
            else:
                refused = server.sendmail(parseaddr(smtp.sender)[1], to, content)
        finally:
            _leave(server)
    except smtplib.SMTPException as exc:
        raise _failure(exc) from exc
    except (OSError, UnicodeError) as exc:
        raise SendError(f"{smtp.host}:{smtp.port}: {exc or type(exc).__name__}") from exc
    if refused:
        raise _refusal(refused, taken=[address for address in to if address not in refused])
    return f"accepted by {smtp.host} for {', '.join(to)}"


def _connect(smtp: Smtp, ca_bundle: str | None) -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=ca_bundle) if smtp.tls != "none" else None
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


def _refusal(refused: dict[str, tuple[int, bytes]], taken: Sequence[str] = ()) -> SendError:
    reasons = "; ".join(f"{address}: {_reply(*answer)}" for address, answer in refused.items())
    final = all(code >= _REFUSED_FOR_GOOD for code, _ in refused.values())
    return SendError(reasons, permanent=final, taken=tuple(taken))


def _reply(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {words}", 300)
