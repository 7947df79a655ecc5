"""Every error that `watcher` raises on purpose.

    WatcherError
    ├── ConfigError          sources.yaml or a topic pack is wrong        exit 2
    ├── UsageError           a command's words are wrong                  exit 2
    ├── StoreError           what is stored cannot be trusted or opened   exit 1
    │   └── DamagedError     stored bytes are not what was written
    ├── LockedError          another process holds this data directory    exit 1
    ├── FetchError           a request ended without a usable response; carries an Outcome
    ├── ReadError            bytes arrived and cannot be read as a document; carries an Outcome
    └── SendError            a channel did not take an alert; `permanent` says that a retry cannot heal it

Foreign errors are mapped once, at the edge that meets them, with ``raise … from exc``.
"""

from __future__ import annotations

from dataclasses import dataclass


class WatcherError(Exception):
    """Base of all errors of this project."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """One mistake in a file a person wrote. `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class ConfigError(WatcherError):
    """A configuration file or topic pack is wrong; `mistakes` lists every fault found."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(str(m) for m in mistakes))


class UsageError(WatcherError):
    """A command was called with words that make no sense together."""


class StoreError(WatcherError):
    """The database or a blob cannot be opened, migrated or trusted."""


class DamagedError(StoreError):
    """Stored bytes do not match the hash that was stored with them."""


class LockedError(WatcherError):
    """Another process holds the data directory; the message names it."""


class OutcomeError(WatcherError):
    """A poll ended before a page was read. `outcome` is a value of `model.Outcome`."""

    def __init__(
        self,
        outcome: str,
        reason: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        final_url: str | None = None,
    ) -> None:
        self.outcome = outcome
        self.reason = reason
        self.status = status
        self.retry_after = retry_after  # seconds, as asked for by the server
        self.final_url = final_url
        super().__init__(f"{outcome}: {reason}")


class FetchError(OutcomeError):
    """A request ended without a usable response."""


class ReadError(OutcomeError):
    """Bytes arrived and cannot be read as the document they should be."""


class SendError(WatcherError):
    """A channel did not take an alert.

    `permanent`: no retry can heal it (the address is refused, the endpoint is gone).
    `disable`: the receiver asked never to be called again (HTTP 410).
    `retry_after`: seconds the receiver asked to wait, if it did.
    `taken`: recipients of several that took it all the same.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        disable: bool = False,
        retry_after: float | None = None,
        taken: tuple[str, ...] = (),
    ) -> None:
        self.reason = reason
        self.permanent = permanent
        self.taken = taken
        self.disable = disable
        self.retry_after = retry_after
        super().__init__(reason)
