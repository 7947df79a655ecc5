"""Old Word documents, by Debian's antiword where it is installed. It reads the file from its input, nothing else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence

from watcher.analyze.blocks import Raw
from watcher.analyze.formats.text import of_text
from watcher.errors import ReadError
from watcher.model import Outcome, Page

DEADLINE = 20.0  # seconds


def read(page: Page, *, select: str | None = None, remove: Sequence[str] = ()) -> Raw:
    """Raises ReadError(unreadable) where antiword is missing, fails or takes too long."""
    program = shutil.which("antiword")
    if program is None:
        raise ReadError(Outcome.UNREADABLE, "a .doc file needs the program antiword (Debian: apt-get install antiword)")
    command = [program, "-m", "UTF-8.txt", "-w", "0", "-"]
    try:
        done = subprocess.run(command, input=page.body, capture_output=True, timeout=DEADLINE, check=False)
    except subprocess.TimeoutExpired as exc:
        raise ReadError(Outcome.UNREADABLE, f"antiword did not finish within {DEADLINE:.0f} s") from exc
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0 or not text.strip():
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ReadError(Outcome.UNREADABLE, f"antiword could not read it: {reason[-1] if reason else 'no text'}")
    return of_text(text)
