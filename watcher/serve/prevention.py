"""What would keep a dismissed change from coming again, as ready pieces of YAML."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import lxml.html
from ruamel.yaml import YAML

from watcher.errors import DamagedError
from watcher.model import Change, Clause, Fact
from watcher.serve.office import Office
from watcher.text.fold import folded_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """`where` it belongs, and the YAML."""

    where: str
    yaml: str


def of(change: Change, office: Office) -> list[Piece]:
    """A part of the page to be left out, and a sentence for the topic pack that states nothing."""
    out = []
    selector = selector_of(change, office)
    if selector is not None:
        out.append(Piece(where=f"sources.yaml: {change.source}", yaml=_dumped({"remove": [selector]})))
    sentence = _sentence(change)
    if sentence and change.difference.key:
        example = {"text": sentence, "facts": []}
        out.append(Piece(where=f"topic pack: {change.difference.key}", yaml=_dumped({"examples": [example]})))
    return out


def _dumped(value: dict[str, Any]) -> str:
    out = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump(value, out)
    return out.getvalue()


def _sentence(change: Change) -> str:
    side = change.difference.after or change.difference.before
    return side.quote if isinstance(side, Fact) else side.text if isinstance(side, Clause) else ""


def selector_of(change: Change, office: Office) -> str | None:
    """CSS of the smallest part of the stored page with a name of its own that holds the sentence."""
    sha, words = change.snapshot_after or change.snapshot_before, folded_text(_sentence(change)).replace(" ", "")
    if not words or sha is None or not office.store.has_snapshot(sha):
        return None
    try:
        tree = lxml.html.fromstring(office.store.blobs.read(sha))
    except (DamagedError, ValueError, lxml.etree.ParserError):
        return None
    found = [it for it in tree.iter() if isinstance(it.tag, str) and words in _text(it)]
    named = [it for it in found if it.get("id") or it.get("class")]
    return _css(named[-1]) if named and named[-1].tag not in ("html", "body") else None


def _text(element: Any) -> str:
    return folded_text(str(element.text_content())).replace(" ", "")


def _css(element: Any) -> str:
    name = element.get("id")
    if name and name.replace("-", "").replace("_", "").isalnum():
        return f"#{name}"
    classes = [c for c in (element.get("class") or "").split() if c.replace("-", "").replace("_", "").isalnum()]
    return f"{element.tag}{''.join(f'.{c}' for c in classes)}"
