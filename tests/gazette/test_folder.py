"""The folder of the site: killed in the middle, written by two at once, and links that lead out of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import html5lib
import pytest

from tests.gazette.conftest import OFFICE, Press, document, fill, poll, told
from watcher.errors import UsageError
from watcher.publish import folder

Record = Callable[..., Press]


def one_more(press: Press) -> None:
    new = document(31, effective_from=date(2027, 1, 1))
    change = told(document(30, effective_from=date(2027, 1, 1)), new, OFFICE, id="ch_more", days=20)
    poll(press.store, OFFICE, new, days=20, changes=(change,))


@pytest.mark.parametrize("files", [0, 1, 7, 23, 40])
def test_a_run_that_is_killed_leaves_whole_pages_and_the_next_one_ends_it(record: Record, files: int) -> None:
    press, whole = record(fill), record(fill)
    press()
    for it in (press, whole):
        one_more(it)
    whole()
    place = [str(press.store.data), str(press.folder), str(files)]
    died = subprocess.run([sys.executable, "-m", "tests.gazette.crasher", *place], check=False).returncode
    assert died == 9
    for page in press.pages():
        html5lib.HTMLParser(strict=True).parse(page.read_bytes(), transport_encoding="utf-8")
    press()
    assert press.files() == whole.files()


def test_a_first_run_that_is_killed_leaves_a_folder_that_is_ours(record: Record) -> None:
    press = record(fill)
    place = [str(press.store.data), str(press.folder), "12"]
    assert subprocess.run([sys.executable, "-m", "tests.gazette.crasher", *place], check=False).returncode == 9
    press()
    whole = record(fill)
    whole()
    assert press.files() == whole.files() and list(press.folder.rglob("*.watcher-new")) == []


def test_only_one_writes_at_a_time(tmp_path: Path) -> None:
    again = folder.opened(tmp_path / "site")
    with folder.opened(tmp_path / "site"), pytest.raises(UsageError, match="written by another process"), again:
        pass


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    with folder.opened(tmp_path / "site") as site:
        (tmp_path / "site" / "changes").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(UsageError, match="leads out"):
            site.keep("a", "1", lambda: [("changes/a.html", b"x")])
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("path", ["../a.html", "/etc/a", "a//b", ".htaccess", "a/../b", "A.html", "a\nb", ""])
def test_only_plain_paths_are_written(tmp_path: Path, path: str) -> None:
    with folder.opened(tmp_path / "site") as site, pytest.raises(ValueError, match="is no path of a site"):
        site.keep("a", "1", lambda: [(path, b"x")])


def test_a_piece_is_made_again_only_where_its_stamp_says_so(tmp_path: Path) -> None:
    asked = []

    def make() -> list[tuple[str, bytes]]:
        asked.append(1)
        return [("a.html", b"x")]

    for stamp in ("1", "1", "2"):
        with folder.opened(tmp_path / "site") as site:
            site.keep("a", stamp, make)
    assert len(asked) == 2 and site.tally.written == 0 and site.tally.kept == 1
