"""What is handed out for running the service: the unit passes systemd's own checks, the health check tells the truth."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")


def analyzed(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(ANALYZE), *words], capture_output=True, text=True, timeout=60, check=False)


# ── systemd ──────────────────────────────────────────────────────────────────────────────────────────────────────


@needs_systemd
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    """The program need not be installed here; everything else must be right."""
    unit = tmp_path / "watcher.service"
    text = (DEPLOY / "watcher.service").read_text(encoding="utf-8")
    unit.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={shutil.which('true')}", text, flags=re.M), encoding="utf-8")
    said = analyzed("verify", str(unit))
    assert (said.returncode, [line for line in said.stderr.splitlines() if "watcher.service" in line]) == (0, [])


@needs_systemd
def test_the_unit_is_as_closed_as_its_readme_says() -> None:
    said = analyzed("security", "--offline=true", "--no-pager", str(DEPLOY / "watcher.service"))
    if "unrecognized option" in said.stderr:
        pytest.skip("this systemd cannot judge a unit offline")
    score = re.search(r"Overall exposure level for watcher\.service: ([\d.]+)", said.stdout)
    promised = re.search(r"Overall exposure level for watcher\.service: ([\d.]+)", _readme())
    assert score is not None and promised is not None
    assert float(score[1]) <= float(promised[1])


def _readme() -> str:
    return (DEPLOY / "README.md").read_text(encoding="utf-8")


def test_the_unit_gives_the_daemon_longer_to_end_than_it_needs() -> None:
    from watcher import daemon

    seconds = re.search(r"^TimeoutStopSec=(\d+)$", (DEPLOY / "watcher.service").read_text("utf-8"), re.M)
    assert seconds is not None and int(seconds[1]) > daemon.PATIENCE + 1


# ── container ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_image_copies_only_what_is_there_and_travels_to_the_builder() -> None:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [word for line in lines if line.startswith("COPY") and "--from" not in line for word in line.split()[1:-1]]
    let_in = {
        line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"
    }
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert set(copied) == let_in


def test_the_image_takes_nothing_unpinned_and_does_not_run_as_root() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    installs = [part for part in re.split(r"&&|\n(?!\s)", text) if "pip install" in part]
    assert [part for part in installs if "--require-hashes" not in part and "--no-index" not in part] == []
    assert re.findall(r"^USER (\S+)", text, re.M)[-1] == "watcher"


def test_the_container_gets_no_rights_and_only_its_volume_to_write() -> None:
    service = YAML(typ="safe").load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]["watcher"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service and "cap_add" not in service
    assert [volume for volume in service["volumes"] if not volume.endswith(":ro")] == ["snapshots:/var/lib/watcher"]


def test_the_example_environment_holds_no_secret() -> None:
    lines = (DEPLOY / "watcher.env.example").read_text(encoding="utf-8").splitlines()
    set_here = [line for line in lines if line and not line.startswith("#")]
    assert set_here == ["WATCHER_LOG=INFO"]


# ── the health check ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def healthy() -> ModuleType:
    spec = importlib.util.spec_from_file_location("healthy", DEPLOY / "healthy.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_daemon_that_no_longer_beats_is_not_healthy(healthy: ModuleType) -> None:
    now = datetime(2026, 7, 1, 12, tzinfo=UTC)
    beats = {minutes: (now - timedelta(minutes=minutes)).isoformat() for minutes in (11, 40)}
    said = '{"daemon": {"running": true, "heartbeat": "%s"}}'
    assert healthy.verdict(said % beats[11], now) is None
    assert "heartbeat" in healthy.verdict(said % beats[40], now)
    assert healthy.verdict("", now) is not None


def test_health_follows_the_daemon_itself(tmp_path: Path) -> None:
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    env |= {"WATCHER_CONFIG": str(tmp_path / "sources.yaml"), "WATCHER_DATA": str(tmp_path / "data")}
    (tmp_path / "sources.yaml").write_text("version: 1\n", encoding="utf-8")
    assert _health(env) == 1
    daemon = subprocess.Popen(
        [sys.executable, "-m", "watcher", "run"], env=env, cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    try:
        assert daemon.stderr is not None and "watching" in daemon.stderr.readline()
        assert _health(env) == 0
    finally:
        began = time.monotonic()
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(timeout=15) == 0
    assert time.monotonic() - began < 10
    assert _health(env) == 1


def _health(env: dict[str, str]) -> int:
    asked = [sys.executable, str(DEPLOY / "healthy.py")]
    return subprocess.run(asked, env=env, capture_output=True, timeout=60, check=False).returncode
