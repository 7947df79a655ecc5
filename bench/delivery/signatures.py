"""Our signatures, verified by two libraries that others wrote: one in Python, one for Node, installed on demand."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from watcher.deliver import via_webhook
from watcher.model import Alert

SECRETS = ("whsec_" + "QUFB" * 8, "whsec_" + "QkJC" * 8)
_WRONG = "whsec_" + "Q0ND" * 8
_PYTHON = """
import json, sys
from svix.webhooks import Webhook
case = json.load(open(sys.argv[1]))
for secret in case["secrets"]:
    Webhook(secret).verify(case["body"].encode(), case["headers"])
try:
    Webhook(case["wrong"]).verify(case["body"].encode(), case["headers"])
except Exception:
    print("verified")
"""
_NODE = """
const { Webhook } = require("standardwebhooks");
const it = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
for (const secret of it.secrets) new Webhook(secret).verify(it.body, it.headers);
try { new Webhook(it.wrong).verify(it.body, it.headers); } catch { console.log("verified"); }
"""


def verdicts() -> dict[str, str]:
    """By library, `verified`, or why not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = folder / "case.json"
        case.write_text(json.dumps(_case()), encoding="utf-8")
        return {"svix (Python)": _python(folder, case), "standardwebhooks (Node)": _node(folder, case)}


def _case() -> dict[str, object]:
    now = datetime.now(UTC)
    alert = Alert(
        id="al_0123", type="test", subscription="crm", created_at=now, detail="缴费年限 25年 → 30年 \u2028 🙂"
    )
    body = via_webhook.body(alert)
    headers = via_webhook.signed(alert, body, secrets=SECRETS, now=now)
    return {"body": body.decode(), "headers": headers, "secrets": SECRETS, "wrong": _WRONG}


def _python(folder: Path, case: Path) -> str:
    venv = folder / "venv"
    pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "svix"]
    steps = [[sys.executable, "-m", "venv", str(venv)], pip]
    return _said(steps, [str(venv / "bin" / "python"), "-c", _PYTHON, str(case)], folder)


def _node(folder: Path, case: Path) -> str:
    if shutil.which("npm") is None:
        return "npm is not installed (Debian: apt-get install npm)"
    script = folder / "verify.js"
    script.write_text(_NODE, encoding="utf-8")
    install = ["npm", "install", "--silent", "--no-save", "--prefix", str(folder), "standardwebhooks"]
    return _said([install], ["node", str(script), str(case)], folder)


def _said(steps: list[list[str]], last: list[str], folder: Path) -> str:
    for words in (*steps, last):
        done = subprocess.run(words, capture_output=True, text=True, cwd=folder, timeout=300, check=False)
        if done.returncode:
            return f"{words[0]} failed: {done.stderr.strip()[-300:]}"
    return done.stdout.strip() or "the wrong secret verified too"
