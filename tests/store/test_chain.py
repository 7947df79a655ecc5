"""The chain: every record once, in order; whatever is altered afterwards is named, however well it was hidden."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.store.conftest import NOW, change, document, end, fact, hours, known, reading, source
from watcher import store as stores
from watcher.errors import WatcherError
from watcher.store import Store, Write, chain
from watcher.store.rows import seal
from watcher.store.schema import SEALED, migrations
from watcher.store.verify import Bad

RECORDS = ("version", "clause", "fact", "change", "review", "review_detail", "fact_review", "snapshot", "link")


def lived(store: Store) -> Store:
    """Three versions of a page, a change in each but the first, a verdict with its reason."""
    for hour, years in enumerate((25, 27, 30)):
        before = known(store)
        old = fact(years - 2) if hour else None
        doc = document(fact(years), fact(15, clause="c2", key="years.local"))
        made = reading(store, doc, f"<p>{years}年</p>".encode() * 40, previous=before.snapshot)
        changes = (change(old, fact(years), name=f"ch{hour}"),) if hour else ()
        end(store, Write(known=before, reading=made, changes=changes), now=NOW + hours(hour))
    store.review("ch1", verdict="confirmed", note="seen", who="li", now=NOW + hours(4), details={"reason": "noise"})
    store.review_fact(
        1, verdict=None, note="so", corrected='{"value": 26, "unit": "year"}', who="wu", now=NOW + hours(4.5)
    )
    return store


@pytest.fixture
def kept(store: Store) -> Store:
    return lived(store)


def named(store: Store, head: str | None = None) -> set[tuple[str, str]]:
    return {(bad.what, bad.id) for bad in store.verify_chain(head).bad}


def test_every_record_has_one_link_in_the_order_it_came(kept: Store) -> None:
    rows = kept.connections.conn.execute("SELECT what, id FROM link ORDER BY seq").fetchall()
    assert [tuple(row) for row in rows] == [
        ("version", "1"), ("version", "2"), ("change", "ch1"), ("version", "3"), ("change", "ch2"), ("review", "1"),
        ("fact_review", "1"),
    ]  # fmt: skip
    assert kept.verify_chain().bad == ()


def test_head_is_what_anybody_can_compute_from_the_links(kept: Store) -> None:
    previous = "0" * 64
    for row in kept.connections.conn.execute("SELECT at, what, id, digest FROM link ORDER BY seq"):
        text = json.dumps([previous, *row], ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
    head = kept.head()
    assert head is not None and (head.digest, head.links) == (previous, 7)


def test_head_noted_earlier_proves_what_came_up_to_it_and_a_foreign_one_nothing(kept: Store) -> None:
    noted = kept.head()
    assert noted is not None
    kept.review("ch2", verdict="dismissed", note=None, who="li", now=NOW + hours(5))
    assert kept.verify_chain(noted.digest).bad == ()
    assert named(kept, "f" * 64) == {("head", "f" * 64)}


@pytest.mark.parametrize("table", RECORDS)
def test_any_altered_column_of_a_record_is_named(kept: Store, table: str) -> None:
    conn = kept.connections.conn
    conn.execute("PRAGMA foreign_keys = OFF")
    columns = [row["name"] for row in conn.execute(f"PRAGMA table_info({table})")]
    for column in columns:
        row = conn.execute(f"SELECT rowid AS place, {column} AS was FROM {table} ORDER BY rowid LIMIT 1").fetchone()
        altered = _other(row["was"])
        moved = altered if column in ("id", "seq") and isinstance(altered, int) else row["place"]
        with kept.transaction() as inside:
            inside.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (altered, row["place"]))
        assert named(kept), (table, column, altered)
        with kept.transaction() as inside:
            inside.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (row["was"], moved))
    assert not named(kept)


def _other(was: object) -> object:
    if isinstance(was, int | float):
        return was + 1000
    if not was:
        return "2026-01-01"
    return chr(ord(str(was)[0]) ^ 1) + str(was)[1:]


@pytest.mark.parametrize("table", [table for table in SEALED if table != "alert"])
def test_alteration_that_is_sealed_again_is_still_named(kept: Store, table: str) -> None:
    conn = kept.connections.conn
    column = {
        "version": "url",
        "clause": "text",
        "fact": "quote",
        "change": "record",
        "review": "note",
        "fact_review": "note",
    }.get(table, "value")
    row = dict(conn.execute(f"SELECT rowid AS place, * FROM {table} ORDER BY rowid LIMIT 1").fetchone())
    row[column] = row[column].replace("25", "26") + " "
    with kept.transaction() as inside:
        inside.execute(
            f"UPDATE {table} SET {column} = ?, sha = ? WHERE rowid = ?", (row[column], seal(table, row), row["place"])
        )
    assert {what for what, _ in named(kept)} & {"version", "change", "review", "fact_review"}


def test_record_that_is_gone_and_one_that_was_slipped_in_are_named(kept: Store) -> None:
    with kept.transaction() as conn:
        conn.execute("DELETE FROM review_detail")
        conn.execute("DELETE FROM review")
        conn.execute("INSERT INTO change SELECT 'ch9', source, document_id, detected_at, cause, kind, key, insurance, region,"
                     " severity, effective_from, record, sha, rule, state, leaves FROM change LIMIT 1")  # fmt: skip
    assert {("review", "1"), ("change", "ch9")} <= named(kept)


def test_chain_made_anew_over_an_altered_record_does_not_come_by_the_published_head(kept: Store) -> None:
    published = kept.head()
    assert published is not None
    with kept.transaction() as conn:
        row = dict(conn.execute("SELECT * FROM review").fetchone()) | {"who": "wu"}
        conn.execute("UPDATE review SET who = 'wu', sha = ?", (seal("review", row),))
        conn.execute("DELETE FROM link WHERE what IN ('review', 'fact_review')")
        chain.append(conn, "review", 1, at=row["at"])
        chain.append(conn, "fact_review", 1, at=row["at"])
    assert kept.verify_chain().bad == ()  # nothing in the store itself tells it any more
    assert named(kept, published.digest) == {("head", published.digest)}


def test_flipped_byte_of_a_copy_is_named(kept: Store) -> None:
    for path in (kept.data / "blobs").glob("*/*"):
        whole = path.read_bytes()
        path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        assert any(what == "snapshot" for what, _ in named(kept))
        path.write_bytes(whole)


@pytest.mark.parametrize("seed", range(3))
def test_flipped_byte_anywhere_in_the_file_is_named_or_alters_no_record(kept: Store, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    kept.connections.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before, data = _records(kept.data / "watcher.db"), tmp_path / "flipped"
    shutil.copytree(kept.data, data)
    whole = (kept.data / "watcher.db").read_bytes()
    for _ in range(120):
        place = dice.randrange(len(whole))
        (data / "watcher.db").write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << dice.randrange(8)]) + whole[place + 1 :]
        )
        for old in data.glob("watcher.db-*"):
            old.unlink()
        if _records(data / "watcher.db") != before:
            assert _found(data), place


def _records(path: Path) -> object:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as conn:
            return {table: conn.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in RECORDS}
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        conn.close()


def _found(data: Path) -> tuple[Bad, ...] | str:
    try:
        opened = Store(data, readonly=True)
        try:
            return opened.verify_chain().bad
        finally:
            opened.close()
    except (WatcherError, sqlite3.DatabaseError) as error:
        return str(error)  # a file that cannot be opened is told at once


def test_store_from_before_the_chain_gets_one_over_all_that_it_holds(kept: Store, tmp_path: Path) -> None:
    kept.close()
    old = tmp_path / "old"
    old.mkdir()
    with sqlite3.connect(old / "watcher.db") as conn:
        before = Database(conn)
        migrations.apply(before, stop_before="m0013_chain")
        conn.execute("ATTACH ? AS new", (str(kept.data / "watcher.db"),))
        for table in (
            "source",
            "snapshot",
            "document",
            "version",
            "clause",
            "fact",
            "change",
            "review",
            "review_detail",
        ):
            columns = ", ".join(row[1] for row in conn.execute(f"PRAGMA main.table_info({table})"))
            conn.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        conn.commit()
    shutil.copytree(kept.data / "blobs", old / "blobs")
    opened = stores.open(old)
    try:
        assert opened.verify_chain().bad == ()
        head = opened.head()
        assert head is not None and head.links == 6  # facts were not reviewed by themselves then
        facts = opened.connections.conn.execute("SELECT facts FROM version ORDER BY id").fetchall()
        assert [len(json.loads(row["facts"])) for row in facts] == [2, 2, 2]
        current = opened.history.known(source()).version
        assert current is not None and len(opened.history.baseline(current).facts) == 2
    finally:
        opened.close()
