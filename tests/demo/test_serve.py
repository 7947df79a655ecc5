"""`watcher demo --serve` leaves the desk open, filled with the demo's history."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]


def test_the_desk_stays_open_with_the_demos_history(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "watcher", "demo", "--serve", "--output", str(tmp_path / "out")]
    log = tmp_path / "said"
    with log.open("w") as out:
        process = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT)
    try:
        found = None
        for _ in range(600):
            found = re.search(r"open: (http://127\.0\.0\.1:\d+)/ +\(name admin, password ([\w-]+)", log.read_text())
            if found or process.poll() is not None:
                break
            time.sleep(0.1)
        assert found, log.read_text()[-2000:]
        with requests.Session() as visitor:
            visitor.post(f"{found[1]}/login", data={"name": "admin", "password": found[2]}, timeout=10)
            page = visitor.get(f"{found[1]}/", timeout=10).text
        assert "25年 → 30年" in page and "累计缴费年限" in page
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    finally:
        process.kill()
