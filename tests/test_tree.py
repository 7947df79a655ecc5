"""The tree as a stranger finds it: known folders only, nothing of the machine it was written on, nobody's address."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Written in parts, so that this file does not find itself.
HOSTS = ("pypi" + ".org", "python" + "hosted", "npm" + "js", "crates" + ".io", "index" + "-url", "trusted" + "-host")
HOME = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:home|root|Users|work|tmp)/[A-Za-z0-9]")
MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}")
NOBODY = re.compile(r"@(?:[a-z0-9-]+\.)*(?:example\.org|example)$")


@cache
def files() -> tuple[str, ...]:
    """What is committed, and what would be."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True, timeout=30).stdout
    except (OSError, subprocess.SubprocessError):
        pytest.skip("this is no git working tree")
    return tuple(name for name in said.split("\0") if name and (ROOT / name).is_file())


@cache
def texts() -> dict[str, str]:
    found = ((name, (ROOT / name).read_bytes()) for name in files())
    return {name: body.decode("utf-8") for name, body in found if b"\0" not in body[:1000]}


def told() -> set[str]:
    """The names in the first column of CONTRIBUTING's table of the top level."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = page.partition("## The top level")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name.rstrip("/") for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_the_top_level_is_what_contributing_says_and_nothing_else() -> None:
    there = {name.split("/")[0] for name in files()}
    assert there == told()


def test_no_file_names_a_place_on_a_machine_of_ours() -> None:
    assert [name for name, text in texts().items() if HOME.search(text)] == []


def test_no_file_names_a_package_registry() -> None:
    assert [name for name, text in texts().items() if any(host in text.lower() for host in HOSTS)] == []


def test_no_file_holds_anyones_mail_address() -> None:
    met = {(name, mail) for name, text in texts().items() for mail in MAIL.findall(text) if not NOBODY.search(mail)}
    assert met == set()


def test_nothing_large_is_committed() -> None:
    large = [name for name in files() if (ROOT / name).stat().st_size > 300_000]
    assert large == []
