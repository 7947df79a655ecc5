"""What monitors read."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from tests.serve.conftest import START, Open
from tests.serve.test_api import Program, filled, program

__all__ = ["filled", "program"]
DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
BOARD = DEPLOY / "grafana" / "watcher.json"
RULES = DEPLOY / "prometheus" / "alerts.yml"


def scraped(it: Program) -> dict[str, float]:
    """By name, with its labels."""
    answer = requests.get(it.base.replace("/api/v1", "/metrics"), headers=it.head, timeout=10)
    assert answer.status_code == 200
    found = {}
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            labels = ",".join(sample.labels[name] for name in sorted(sample.labels))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def test_the_store_is_told_in_figures(program: Callable[..., Program], filled: Open) -> None:
    it = program()
    said = scraped(it)
    assert said["watcher_sources{healthy}"] == 4
    assert said["watcher_changes_total{source,critical}"] == said["watcher_changes_open"] == 8
    assert said["watcher_snapshots"] == 12 and said["watcher_snapshot_bytes"] > 0
    assert "watcher_heartbeat_age_seconds" not in said
    filled.store.beat("daemon", now=START)
    filled.time[0] += timedelta(minutes=40)
    said = scraped(it)
    assert said["watcher_heartbeat_age_seconds"] == 2400


def test_monitors_need_a_token(filled: Open) -> None:
    assert filled.get("/metrics").status_code == 401


def test_the_alert_rules_are_ones_that_prometheus_takes() -> None:
    if shutil.which("promtool") is None:
        pytest.skip("promtool is not installed (Debian: apt-get install prometheus)")
    done = subprocess.run(
        ["promtool", "check", "rules", str(RULES)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_figure_of_an_alert_rule_is_one_that_is_told(program: Callable[..., Program], filled: Open) -> None:
    import re

    filled.store.beat("daemon", now=START)
    told = {name.partition("{")[0] for name in scraped(program())} | {"watcher_deliveries", "watcher_incidents_open"}
    assert set(re.findall(r"watcher_[a-z_]+", RULES.read_text(encoding="utf-8"))) <= told
    assert {name for text in expressions() for name in re.findall(r"watcher_[a-z_]+", text)} <= told | {
        "watcher_reading_warnings"
    }


def expressions() -> list[str]:
    board = json.loads(BOARD.read_text(encoding="utf-8"))
    return [target["expr"] for panel in board["panels"] for target in panel["targets"]]


def test_every_expression_of_the_dashboard_is_one_that_prometheus_takes(tmp_path: Path) -> None:
    if shutil.which("promtool") is None:
        pytest.skip("promtool is not installed (Debian: apt-get install prometheus)")
    rules = [{"record": f"panel:{n}", "expr": text} for n, text in enumerate(expressions())]
    path = tmp_path / "rules.yml"
    path.write_text(json.dumps({"groups": [{"name": "board", "rules": rules}]}))
    done = subprocess.run(
        ["promtool", "check", "rules", str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    config = shutil.copytree(RULES.parent, tmp_path / "prometheus") / "prometheus.yml"
    config.write_text(config.read_text().replace("/etc/prometheus/watcher.token", str(tmp_path / "token")))
    (tmp_path / "token").write_text("token")
    done = subprocess.run(
        ["promtool", "check", "config", str(config)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_dashboard_names_no_source_of_its_own_and_its_panels_do_not_overlap() -> None:
    board = json.loads(BOARD.read_text(encoding="utf-8"))
    assert {panel["datasource"]["uid"] for panel in board["panels"]} == {"${datasource}"}
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    cells = [
        (x, y) for panel in board["panels"] for it in [panel["gridPos"]]
        for x in range(it["x"], it["x"] + it["w"]) for y in range(it["y"], it["y"] + it["h"])
    ]  # fmt: skip
    assert len(cells) == len(set(cells)) and max(x for x, _ in cells) < 24


def test_doubts_of_the_reader_and_sizes_are_told(program: Callable[..., Program], filled: Open) -> None:
    with filled.store.transaction() as conn:
        conn.execute("UPDATE version SET warnings = '[[\"contradiction\",\"x\"],[\"contradiction\",\"y\"]]' WHERE known_to IS NULL AND id ="
                     " (SELECT max(id) FROM version)")  # fmt: skip
    said = scraped(program())
    assert said["watcher_reading_warnings{contradiction}"] == 2
    assert said["watcher_facts"] == 4 and said["watcher_chain_links"] == 20 and said["watcher_database_bytes"] > 100_000
