"""A page printed to PDF by the system's chromium, which loads nothing: no script runs, no address is called."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from watcher.errors import UsageError

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"]
_MARGIN = {"top": "18mm", "bottom": "18mm", "left": "16mm", "right": "16mm"}
SECONDS = 60


def pdf(page: str) -> bytes:
    """A4, as the page's style sheet for print has it. Raises UsageError where the extra or the browser is missing."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise UsageError("PDF needs chromium (Debian: apt-get install chromium fonts-noto-cjk)")
    with ThreadPoolExecutor(max_workers=1) as own:  # the library refuses a thread in which an event loop runs
        return own.submit(_run, path, page).result()


def _run(path: str, page: str) -> bytes:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as exc:
        raise UsageError("PDF needs the extra watcher[browser]: pip install 'watcher[browser]'") from exc
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=path, args=_QUIET, timeout=SECONDS * 1000)
            try:
                return _printed(browser, page)
            finally:
                browser.close()
    except Error as exc:
        raise UsageError(f"chromium could not print it: {exc.message.splitlines()[0]}") from exc


def _printed(browser: Any, page: str) -> bytes:
    tab = browser.new_context(java_script_enabled=False, offline=True).new_page()
    tab.set_content(page, timeout=SECONDS * 1000)
    printed: bytes = tab.pdf(format="A4", margin=_MARGIN, print_background=True)
    return printed
