"""Snapshots, migrations, seals, the lock."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard
from sqlite_utils import Database

from tests.store.conftest import NOW, change, document, end, fact, hours, known, queued, reading
from watcher import store as stores
from watcher.errors import DamagedError, LockedError, StoreError
from watcher.model import Outcome, Source
from watcher.store import Store, Write
from watcher.store.blobs import LONGEST_CHAIN
from watcher.store.schema import migrations


def chinese(count: int, seed: int = 1) -> bytes:
    dice = random.Random(seed)
    return "".join(chr(dice.randrange(0x4E00, 0x5E00)) for _ in range(count)).encode()


def keep(store: Store, body: bytes, *, hour: int) -> None:
    write = Write(known=known(store), reading=reading(store, document(fact(25)), body, previous=known(store).snapshot))
    end(store, write, now=NOW + hours(hour))


@pytest.mark.parametrize("size", [3_000, 80_000, 700_000])
def test_a_small_edit_costs_at_most_500_bytes_of_snapshot(store: Store, size: int) -> None:
    body = chinese(size)
    keep(store, body, hour=1)
    edited = body[: len(body) // 2] + "三十年".encode() + body[len(body) // 2 + 9 :]
    keep(store, edited, hour=2)
    snapshot = known(store).snapshot
    assert snapshot is not None
    assert store.blobs.path(snapshot).stat().st_size <= 500
    assert store.blobs.read(snapshot) == edited


def test_chains_of_snapshots_are_short(store: Store) -> None:
    body = chinese(2_000)
    for number in range(LONGEST_CHAIN + 4):
        keep(store, body + str(number).encode(), hour=number)
    depths = [row["depth"] for row in store.connections.conn.execute("SELECT depth FROM snapshot ORDER BY first_seen")]
    assert depths == [*range(LONGEST_CHAIN), *range(4)]
    assert store.verify().bad == ()


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    keep(store, b"same", hour=1)
    keep(store, b"same", hour=2)
    assert len(list((store.data / "blobs").glob("*/*"))) == 1


def test_an_empty_body_is_a_snapshot_too(store: Store) -> None:
    keep(store, b"", hour=1)
    assert store.blobs.read(known(store).snapshot or "") == b""


def test_changed_bytes_are_never_read_as_if_they_were_whole(store: Store) -> None:
    keep(store, chinese(50), hour=1)
    snapshot = known(store).snapshot or ""
    store.blobs.path(snapshot).write_bytes(zstandard.compress(b"something else"))
    with pytest.raises(DamagedError):
        store.blobs.read(snapshot)


def test_a_frame_that_claims_more_than_was_written_is_not_unpacked(store: Store) -> None:
    keep(store, chinese(50), hour=1)
    snapshot = known(store).snapshot or ""
    store.blobs.path(snapshot).write_bytes(zstandard.compress(bytes(50_000_000)))
    with pytest.raises(DamagedError, match="claims 50000000"):
        store.blobs.read(snapshot)


def test_verify_names_every_damaged_thing_and_nothing_else(store: Store) -> None:
    keep(store, chinese(80), hour=1)
    found = change(fact(25), fact(30))
    end(store, Write(known=known(store), changes=(found,)), now=NOW + hours(3), deliveries=(queued("al_1", found),))
    store.review("ch1", verdict="confirmed", note=None, who="li", now=NOW)
    assert store.verify().bad == ()
    with store.transaction() as conn:
        conn.execute("UPDATE fact SET value = '20'")
        conn.execute("UPDATE clause SET text = '男性满20年。'")
        conn.execute("UPDATE change SET severity = 'low'")
        conn.execute("UPDATE review SET verdict = 'dismissed'")
        conn.execute("UPDATE alert SET subscription = 'other'")
        conn.execute("UPDATE version SET text_sha = 'x'")
    snapshot = known(store).snapshot or ""
    store.blobs.path(snapshot).unlink()
    numbered = {(what, "1") for what in ("fact", "clause", "review", "version")}
    bad = {(b.what, b.id) for b in store.verify().bad}
    assert bad == numbered | {("change", "ch1"), ("alert", "al_1"), ("snapshot", snapshot)}


def test_any_flipped_bit_of_a_snapshot_is_found(store: Store) -> None:
    keep(store, chinese(60), hour=1)
    path = store.blobs.path(known(store).snapshot or "")
    good = path.read_bytes()
    missed = []
    for position in range(len(good) * 8):
        flipped = bytearray(good)
        flipped[position // 8] ^= 1 << position % 8
        path.write_bytes(bytes(flipped))
        try:
            if store.blobs.read(path.stem) != chinese(60):
                missed.append(position)
        except DamagedError:
            continue
    assert missed == []


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stores.open(tmp_path).close()

    def m9999_breaks(db: Database) -> None:
        db.execute("CREATE TABLE half (id INTEGER)")
        db.execute("ALTER TABLE nothing ADD COLUMN x")

    monkeypatch.setattr(migrations, "_migrations", list(migrations._migrations))
    migrations()(m9999_breaks)
    with pytest.raises(StoreError, match="nothing"):
        stores.open(tmp_path)
    with sqlite3.connect(tmp_path / "watcher.db") as conn:
        assert not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone()
    monkeypatch.undo()
    stores.open(tmp_path).close()


def test_a_store_of_the_first_form_is_brought_up_to_date(tmp_path: Path) -> None:
    database = Database(tmp_path / "watcher.db")
    migrations.apply(database, stop_before="m0002_markup_seen")
    database.execute(
        "INSERT INTO source (id, title, url, host, kind, enabled, settings) VALUES ('a','a','u','h','page',1,'{}')"
    )
    database.execute("INSERT INTO document (source, role, url, text_sha) VALUES ('a', 'page', 'u', 't')")
    database.conn.commit()
    database.close()
    store = stores.open(tmp_path)
    found = store.history.known(Source(id="a", title="a", url="u"))
    assert (found.text_sha, found.markup_sha) == ("t", None)
    store.close()


def test_foreign_keys_are_enforced_and_the_log_is_written_ahead(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.transaction() as conn:
        conn.execute("INSERT INTO review (change_id, who, at, sha) VALUES ('none', 'x', 'y', 'z')")
    assert store.connections.conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_store_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no watcher"):
        stores.open(tmp_path, readonly=True)


def test_a_reader_does_not_write(store: Store) -> None:
    reader = stores.open(store.data, readonly=True)
    assert reader.views.sources()[0].id == "gz-years"
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.queue.make_due(["gz-years"], now=NOW)
    reader.close()


def test_old_attempts_are_forgotten_and_what_was_seen_is_kept(store: Store) -> None:
    keep(store, b"one", hour=0)
    end(store, now=NOW + hours(24 * 80), outcome=Outcome.UNCHANGED)
    store.tidy(now=NOW + hours(24 * 91))
    assert [a["outcome"] for a in store.views.attempts()] == ["unchanged"]
    assert len(store.views.facts()) == 1


def test_what_a_killed_writer_left_is_swept_and_a_write_under_way_is_not(store: Store) -> None:
    keep(store, chinese(5), hour=1)
    folder = next((store.data / "blobs").iterdir())
    left, fresh = folder / "left.1.a.part", folder / "fresh.2.b.part"
    for path, age in ((left, hours(2)), (fresh, hours(0))):
        path.write_bytes(b"half")
        moment = (NOW - age).timestamp()
        os.utime(path, (moment, moment))
    store.tidy(now=NOW)
    assert (left.exists(), fresh.exists()) == (False, True)
    assert store.verify().bad == ()


def test_a_second_process_is_refused_with_the_holders_name(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC; from watcher.store import lock\n"
        "with lock(Path(sys.argv[1]), now=datetime.now(UTC)): print('held', flush=True); sys.stdin.read()"
    )
    path = tmp_path / "lock"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdin is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(LockedError, match=f"process {process.pid} on "), stores.lock(path, now=NOW):
        pass
    assert stores.held(path)
    process.kill()
    process.wait()
    with stores.lock(path, now=NOW):
        assert (stores.holder(path) or {})["pid"] == os.getpid()
    assert not stores.held(path)


def test_only_an_owner_that_may_still_work_counts_as_alive() -> None:
    mine = stores.owner_name("abc")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert stores.owner_alive(mine, mine=mine)
    assert not stores.owner_alive(stores.owner_name("older"), mine=mine)  # a recycled process number
    assert not stores.owner_alive(mine.replace(f":{os.getpid()}:", f":{gone.pid}:"), mine=mine)
    assert stores.owner_alive("another-machine:1:x", mine=mine)
