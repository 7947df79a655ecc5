"""Whatever runs with the service may be passed on with it: permissive licences, or one that binds single files only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]

PERMISSIVE = {
    "mit",
    "mit-0",
    "mit-cmu",
    "mit license",
    "bsd",
    "bsd license",
    "bsd-2-clause",
    "bsd-3-clause",
    "the bsd 2-clause license",
    "0bsd",
    "apache-2.0",
    "apache 2.0",
    "apache license, version 2.0",
    "apache software license",
    "isc",
    "isc license",
    "isc license (iscl)",
    "psf-2.0",
    "python software foundation license",
    "cnri-python",
    "unlicense",
    "the unlicense (unlicense)",
    "public domain",
    "zlib",
    "cc0-1.0",
}
# Files of these may be passed on as they are, beside ours: the Mozilla licence binds changes of its own files alone.
FILE_LEVEL = {
    "certifi": "MPL-2.0: a list of certificate authorities, used unchanged",
    "tqdm": "MPL-2.0 and MIT: unchanged; a progress bar that sqlite-utils brings",
    "tld": "MPL-1.1, chosen from three: unchanged; trafilatura's courlan brings it",
}
# What they say in their metadata is no name of a licence; read by eye.
READ = {
    "dkimpy": "zlib: this software is provided 'as-is'",
    "pypdfium2": "BSD-3-Clause and Apache-2.0; bundles PDFium (BSD, Apache) with permissive third-party parts",
}


@cache
def runtime() -> dict[str, metadata.Distribution]:
    """Everything that the project's own requirements and its extras bring with them, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    todo = [Requirement(text) for text in [*project["dependencies"], *(text for extra in extras for text in extra)]]
    found: dict[str, metadata.Distribution] = {}
    while todo:
        wanted = todo.pop()
        name = canonicalize_name(wanted.name)
        if name not in found and _applies(wanted, frozenset()):
            found[name] = metadata.distribution(name)
            inner = (Requirement(text) for text in found[name].requires or ())
            todo += [one for one in inner if _applies(one, frozenset(wanted.extras))]
    return found


def _applies(wanted: Requirement, extras: frozenset[str]) -> bool:
    return wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in {"", *extras})


def licences(distribution: metadata.Distribution) -> Iterator[str]:
    """What it says of its licence, in all three places where packages say it."""
    said = distribution.metadata
    for field in ("License-Expression", "License"):
        text = str(said.get(field) or "").strip()
        if text and "\n" not in text:
            yield text
    for line in said.get_all("Classifier") or []:
        if line.startswith("License ::"):
            yield line.rpartition(" :: ")[2]


def is_permissive(text: str) -> bool:
    """Of `A OR B` one is enough, of `A AND B` both are needed."""
    if text.lower() in PERMISSIVE:
        return True
    options = re.split(r"\s+OR\s+", text.strip("()"))
    return any(all(one.strip(" ()").lower() in PERMISSIVE for one in re.split(r"\s+AND\s+", o)) for o in options)


@pytest.mark.parametrize("name", sorted(runtime()))
def test_its_licence_is_permissive_or_binds_single_files(name: str) -> None:
    said = list(licences(runtime()[name]))
    assert said, f"{name} does not say under which licence it is given"
    if name in FILE_LEVEL:
        assert any("MPL" in text or "Mozilla" in text for text in said), said
    elif name not in READ:
        assert [text for text in said if not is_permissive(text)] == []


def test_no_exception_outlives_its_package() -> None:
    assert sorted({*FILE_LEVEL, *READ} - set(runtime())) == []


def test_a_copyleft_licence_would_be_noticed() -> None:
    assert not is_permissive("GPL-3.0-only")
    assert not is_permissive("MIT AND AGPL-3.0-or-later")
    assert not is_permissive("GNU Lesser General Public License v2 or later (LGPLv2+)")
    assert is_permissive("MIT OR GPL-2.0-only")
