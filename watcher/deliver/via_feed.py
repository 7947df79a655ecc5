"""Channel `feed`: an Atom file of what the subscription asks for, the newest hundred, for a web server to hand out.

Written beside and moved into place, so that a reader never meets half of one. An alert sent twice gives its entries once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from watcher import atom
from watcher.deliver import chat
from watcher.deliver.channels import Means
from watcher.errors import SendError
from watcher.model import Alert, Change, Config, Subscription
from watcher.wording import one_line

MOST = 100  # entries
_QUOTE = 300  # characters of each sentence
_DRESS = chat.Dress(plain=str, marked=False)


def send(alert: Alert, subscription: Subscription, means: Means) -> str:
    """Puts the alert's changes into the file; one without changes is an entry of its own."""
    name = one_line(subscription.to, 200)
    feed = atom.Feed(
        id=atom.tag("feed", subscription.id),
        title=("Policy changes: " if subscription.language == "en" else "政策变更：") + one_line(subscription.id),
        updated=means.now,
        language=subscription.language,
    )
    try:
        path = _path(means.config, subscription.to)
        before = path.read_bytes() if path.exists() else None
        _write(path, atom.kept(feed, _entries(alert, subscription, means), before=before, most=MOST))
    except OSError as exc:
        raise SendError(f"{name} cannot be written: {exc.strerror or exc}") from exc
    except ValueError as exc:
        raise SendError(f"{name} is not a feed of ours, and is left as it is: {exc}") from exc
    return f"written to {name}"


def _entries(alert: Alert, subscription: Subscription, means: Means) -> Iterator[atom.Entry]:
    for change in alert.changes[:MOST]:
        alone = replace(alert, changes=(change,))
        yield _entry(alone, subscription, means, change)
    if not alert.changes:
        yield _entry(alert, subscription, means, None)


def _entry(alert: Alert, subscription: Subscription, means: Means, change: Change | None) -> atom.Entry:
    """A change has its own id for ever; what is told of it later, that it is in force or was none, has another."""
    said = chat.told(alert, subscription, means)
    group = said.groups[0] if said.groups else None
    is_news = change is not None and alert.type in ("policy.changed", "test")
    published = change.detected_at if change and is_news else alert.created_at
    return atom.Entry(
        id=atom.tag("change" if is_news else alert.type, change.id if change else alert.id),
        title=said.subject,
        published=published,
        updated=published,
        text="\n\n".join(chat.written(block.lines, _DRESS) for block in chat.blocks(said, _QUOTE)) or said.subject,
        author=group.source if group else "",
        url=group.url if group else "",
        categories=_categories(change) if change else ((alert.type, alert.type),),
    )


def _categories(change: Change) -> tuple[tuple[str, str], ...]:
    d = change.difference
    terms = [d.severity.value, d.key or "", d.region or ""]
    return tuple((one_line(term), one_line(term)) for term in terms if term)


def _path(config: Config, name: str) -> Path:
    """Within the configured folder, wherever links on the disk lead. Raises ValueError where it is not."""
    folder = Path(config.feeds).resolve()
    path = folder / name
    if "\0" in name or path.is_symlink() or not path.parent.resolve().is_relative_to(folder) or path == folder:
        raise ValueError("it lies outside the folder of the feeds")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(beside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
