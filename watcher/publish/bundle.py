"""A bundle of evidence: files with a page that says how to check them, a program that does, and the hash of each. Pure."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from watcher.model import Change, Head
from watcher.publish.templating import template
from watcher.wording import one_line

_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can write: the same files are the same bytes


def files(
    found: Mapping[str, bytes], *, change: Change, head: Head, sides: Sequence[str], language: str
) -> dict[str, bytes]:
    """With the guide, the checking program, and manifest.json over all others."""
    title = one_line(change.difference.title)
    asked = {"title": title, "change": change, "head": head, "sides": sides, "copies": _copies(found)}
    made = {
        **found,
        "README.html": template("evidence.html").render(language=language, **asked).encode("utf-8", "replace"),
        "check.py": template("evidence_check.txt").render().encode(),
    }
    sums = {name: hashlib.sha256(made[name]).hexdigest() for name in sorted(made)}
    return {**made, "manifest.json": (json.dumps(sums, indent=1) + "\n").encode()}


def _copies(found: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """(name, SHA-256) of the bytes as they came."""
    return [(name, hashlib.sha256(found[name]).hexdigest()) for name in sorted(found) if "/copy." in name]


def zipped(made: Mapping[str, bytes], *, folder: str) -> bytes:
    """Deterministic: names in order, no clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(made):
            info = zipfile.ZipInfo(f"{folder}/{name}", _ALWAYS)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, made[name])
    return out.getvalue()
