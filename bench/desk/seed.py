"""A store as it is after a busy year: 2,000 sources, 10,000 changes, 100,000 clauses, written by the store's own functions."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from watcher import regions, wording
from watcher.analyze.topics import Key, load_packs
from watcher.model import (
    Alert,
    Basis,
    Cause,
    Change,
    Clause,
    Delivery,
    DeliveryState,
    Difference,
    Document,
    Fact,
    Kind,
    Known,
    Metadata,
    Severity,
    Source,
)  # fmt: skip
from watcher.store import Reading, Store, Write, chain, letters
from watcher.store.blobs import Blob
from watcher.store.rows import dumps, insert, sealed, stamp

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
AMENDMENTS, FACTS, OPEN, DEAD = 5, 10, 300, 40
SUBSCRIPTIONS = 20
WORDS = (
    "参保人员 用人单位 医疗保障 经办机构 个人账户 统筹基金 缴费年限 退休人员 灵活就业 住院费用 门诊待遇 异地就医 "
    "转移接续 按月缴纳 一次性补缴 报销比例 起付标准 最高支付限额 定点医疗机构 社会保障卡 应当 可以 不得 按照规定 自受理之日起"
).split()


@dataclass(frozen=True)
class Size:
    sources: int = 2_000
    clauses: int = 100_000


def fill(store: Store, size: Size) -> None:
    dice = random.Random(7)
    keys = [key for key in load_packs(("medical_insurance",))[0].keys.values() if not key.set_valued]
    places = [f"CN-{code}" for code in (*regions.PROVINCES, *regions.CITIES)]
    sources = [_source(number, places) for number in range(size.sources)]
    store.queue.sync(sources, now=NOW - timedelta(days=400))
    for begin in range(0, len(sources), 100):
        with store.transaction() as conn:
            for source in sources[begin : begin + 100]:
                _history(store, conn, source, keys, size.clauses // size.sources, dice)
    with store.transaction() as conn:
        _reviews(conn, dice)
        _polls(conn, sources, dice)
    store.connections.conn.execute("ANALYZE")


def _source(number: int, places: list[str]) -> Source:
    region = places[number % len(places)]
    return Source(
        id=f"s{number:04}", title=f"{wording.place(region)} 医保政策 {number}", url=f"https://h{number}.example/p.html",
        region=region, authority="secondary" if number % 5 == 4 else "official", enabled=True,
    )  # fmt: skip


def _history(
    store: Store, conn: sqlite3.Connection, source: Source, keys: list[Key], clauses: int, dice: random.Random
) -> None:
    """A first reading, and then one amended sentence at a time."""
    stated = dice.sample(keys, FACTS)
    facts = [_fact(source, key, dice, number) for number, key in enumerate(stated)]
    texts = [f"{fact.quote}。" for fact in facts]
    texts += [_sentence(dice) for _ in range(clauses - AMENDMENTS - FACTS)]
    blob = store.blobs.write("\n".join(texts).encode(), previous=None)
    began = NOW - timedelta(days=dice.uniform(200, 390))
    known = _write(store, conn, Known(source=source.id, url=source.url), source, blob, texts, facts, (), began)
    for turn in range(AMENDMENTS):
        now = began + (NOW - began) * ((turn + dice.random()) / AMENDMENTS)
        change = _amend(source, texts, facts, turn, dice, now)
        known = _write(store, conn, known, source, blob, texts, facts, (change,), now)
        _tell(conn, change, dice)


def _sentence(dice: random.Random) -> str:
    return "".join(dice.choice(WORDS) for _ in range(dice.randint(6, 14))) + f"{dice.randint(1, 99999)}元。"


def _fact(source: Source, key: Key, dice: random.Random, number: int) -> Fact:
    """Sources of one place say the same, but now and then."""
    value = sum(map(ord, key.name + (source.region or ""))) % 40 + 10 + (dice.random() < 0.01)
    quote = f"{wording.place(source.region)}{key.title_zh}为{value}"
    return Fact(
        key=key.name, insurance="employee_medical", region=source.region, value=value,
        cohort={"area": f"第{source.id}区"} if number < AMENDMENTS else {}, unit=key.unit,
        quote=quote, clause=f"c{number}", start=0, end=len(quote), topic="medical_insurance",
    )  # fmt: skip


def _amend(
    source: Source, texts: list[str], facts: list[Fact], turn: int, dice: random.Random, now: datetime
) -> Change:
    old = facts[turn]
    begins = (now + timedelta(days=dice.uniform(1, 60))).date() if dice.random() < 0.3 else None
    new = replace(old, value=int(str(old.value)) + 1, quote=f"{old.quote}（{turn}）", effective_from=begins)
    new = replace(new, end=len(new.quote))
    facts[turn], texts[turn] = new, f"{new.quote}。"
    difference = Difference(
        kind=Kind.VALUE, key=new.key, insurance=new.insurance, region=new.region, cohort=new.cohort, before=old, after=new,
        severity=dice.choice(list(Severity)), effective_from=begins,
        effective_basis=Basis.EXPLICIT if begins else Basis.UNKNOWN,
        title=f"{wording.place(new.region)} {new.key} {old.value} → {new.value}",
    )  # fmt: skip
    return Change(
        id=f"ch_{source.id}_{turn}", source=source.id, document=source.title, url=source.url, detected_at=now,
        cause=Cause.SOURCE, difference=difference, snapshot_before=None, snapshot_after=None, source_title=source.title,
    )  # fmt: skip


def _write(
    store: Store, conn: sqlite3.Connection, known: Known, source: Source, blob: Blob, texts: list[str],
    facts: list[Fact], changes: tuple[Change, ...], now: datetime,
) -> Known:  # fmt: skip
    clauses = tuple(
        Clause(id=f"c{n}", label=f"第{n + 1}条", path=(f"第{n // 10 + 1}章",), kind="article", text=text)
        for n, text in enumerate(texts)
    )
    document = Document(meta=Metadata(title=f"{source.title} 办法"), clauses=clauses, facts=tuple(facts))
    reading = Reading(
        blob=blob, url=source.url, content_type="text/html", document=document, extractor="1", packs="m@1",
        fingerprint="f", text_sha=str(hash((source.id, now))), cause="source",
    )  # fmt: skip
    return store.history.write(conn, Write(known=known, reading=reading, changes=changes), now=now)


def _tell(conn: sqlite3.Connection, change: Change, dice: random.Random) -> None:
    alert = Alert(
        id=f"al_{change.id}", type="policy.changed", subscription=f"team-{dice.randrange(SUBSCRIPTIONS):02}",
        created_at=change.detected_at, changes=(change,),
    )  # fmt: skip
    letters.put(
        conn, Delivery(id=alert.id, alert=alert, channel="webhook", state=DeliveryState.SENT, attempts=1, next_try=None)
    )
    conn.execute(
        "INSERT INTO delivery_attempt (delivery_id, at, state, answer) VALUES (?, ?, 'sent', '200')",
        (alert.id, stamp(change.detected_at)),
    )


def _reviews(conn: sqlite3.Connection, dice: random.Random) -> None:
    """Most changes were judged; the last wait. Some deliveries failed, and two receivers do."""
    rows = conn.execute("SELECT id FROM change ORDER BY detected_at DESC").fetchall()
    for row in rows[OPEN:]:
        verdict = "dismissed" if dice.random() < 0.05 else "confirmed"
        review = {"change_id": row["id"], "verdict": verdict, "note": None, "who": "ms", "at": stamp(NOW)}
        made = conn.execute(insert("review", [*review, "sha"]), sealed("review", review)).lastrowid
        chain.append(conn, "review", made, at=stamp(NOW))
    for row in rows[: DEAD * 7 : 7]:
        conn.execute("UPDATE delivery SET state = 'dead', last_error = '503' WHERE id = ?", (f"al_{row['id']}",))
    for name in ("team-03", "team-07"):
        conn.execute("INSERT INTO receiver (subscription, failing_since) VALUES (?, ?)", (name, stamp(NOW)))


def _polls(conn: sqlite3.Connection, sources: list[Source], dice: random.Random) -> None:
    """A week of polls every six hours, and what they ignored."""
    conn.executemany(
        "INSERT INTO attempt (source, url, outcome, bytes, ms, started, ended, ignored)"
        " VALUES (?, ?, 'unchanged', 0, 20, ?, ?, ?)",
        _attempts(sources, dice),
    )
    conn.execute(
        "UPDATE source SET outcome = 'unchanged', last_attempt = ?, last_success = ?", (stamp(NOW), stamp(NOW))
    )
    conn.execute("UPDATE source SET outcome = 'timeout', failures = 5 WHERE id LIKE '%77'")


def _attempts(sources: list[Source], dice: random.Random) -> Iterator[tuple[object, ...]]:
    for turn in range(28):
        at = stamp(NOW - timedelta(hours=6 * (28 - turn)))
        for source in sources:
            ignored = dumps({"whitespace": 2, "counter": 1}) if dice.random() < 0.05 else None
            yield (source.id, source.url, at, at, ignored)
