"""The tables, as migrations. A migration that fails is rolled back whole and stays pending.

Plain SQL that PostgreSQL takes as well, but for the names of the integer key type. Times are text in UTC with a fixed
width (`2026-11-21T08:00:00.000000Z`), so that they compare as text; dates are ISO; structures are JSON text.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from watcher.store import words

migrations = Migrations("watcher")

# What the `sha` column of a row covers: everything that never changes once the row is written.
SEALED: dict[str, tuple[str, ...]] = {
    "version": (
        "document_id", "snapshot", "extractor", "packs", "reading", "text_sha", "cause", "url", "content_type",
        "meta", "links", "warnings", "clauses", "known_from",
    ),
    "clause": ("document_id", "clause", "label", "path", "kind", "text"),
    "fact": (
        "document_id", "source", "key", "insurance", "region", "cohort", "value", "unit", "operator", "base",
        "conditions", "effective_from", "effective_to", "quote", "clause", "start_at", "end_at", "confidence", "topic",
        "known_from",
    ),
    "change": (
        "id", "source", "document_id", "detected_at", "cause", "kind", "key", "insurance", "region", "severity",
        "effective_from", "record",
    ),
    "review": ("change_id", "verdict", "note", "who", "at"),
    "review_detail": ("review_id", "name", "value"),
    "fact_review": ("fact_id", "verdict", "note", "who", "at", "corrected"),
    "alert": ("id", "type", "subscription", "created_at", "source", "detail"),
}  # fmt: skip

FIRST = """
CREATE TABLE source (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, url TEXT NOT NULL, host TEXT NOT NULL, kind TEXT NOT NULL,
    enabled INTEGER NOT NULL, settings TEXT NOT NULL,
    next_poll TEXT, failures INTEGER NOT NULL DEFAULT 0, outcome TEXT, reason TEXT,
    last_attempt TEXT, last_success TEXT, incident TEXT);
CREATE INDEX source_due ON source (host, next_poll) WHERE enabled = 1;
CREATE TABLE host (
    name TEXT PRIMARY KEY, ready_at TEXT, next_allowed TEXT,
    claimed_by TEXT, claimed_at TEXT, claimed_source TEXT);
CREATE INDEX host_ready ON host (ready_at);
CREATE TABLE robots (origin TEXT PRIMARY KEY, fetched_at TEXT NOT NULL, body BLOB);
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, url TEXT NOT NULL, part_of INTEGER REFERENCES attempt (id),
    outcome TEXT NOT NULL, reason TEXT, status INTEGER, stopped_at TEXT, final_url TEXT,
    bytes INTEGER NOT NULL, ms REAL NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL);
CREATE INDEX attempt_source ON attempt (source, id);
CREATE TABLE snapshot (
    sha TEXT PRIMARY KEY, size INTEGER NOT NULL, stored INTEGER NOT NULL,
    base TEXT REFERENCES snapshot (sha), depth INTEGER NOT NULL, content_type TEXT, first_seen TEXT NOT NULL);
CREATE TABLE document (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), role TEXT NOT NULL, url TEXT NOT NULL,
    title TEXT, doc_number TEXT, published_on TEXT, etag TEXT, last_modified TEXT, body_sha TEXT, text_sha TEXT,
    text_length INTEGER NOT NULL DEFAULT 0, version_id INTEGER, snapshot TEXT, reading TEXT,
    candidate_sha TEXT, candidate_seen INTEGER, candidate_since TEXT, candidate_reason TEXT,
    withdrawn INTEGER NOT NULL DEFAULT 0, conditional INTEGER NOT NULL DEFAULT 0, announce INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, checked_at TEXT, UNIQUE (source, role, url));
CREATE INDEX document_title ON document (title);
CREATE INDEX document_number ON document (doc_number);
CREATE TABLE version (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document (id),
    snapshot TEXT NOT NULL REFERENCES snapshot (sha), extractor TEXT NOT NULL, packs TEXT NOT NULL,
    reading TEXT NOT NULL, text_sha TEXT NOT NULL, cause TEXT NOT NULL, url TEXT NOT NULL, content_type TEXT,
    meta TEXT NOT NULL, links TEXT NOT NULL, warnings TEXT NOT NULL, clauses TEXT NOT NULL,
    known_from TEXT NOT NULL, known_to TEXT, sha TEXT NOT NULL);
CREATE INDEX version_document ON version (document_id, id);
CREATE TABLE clause (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document (id), clause TEXT NOT NULL, label TEXT,
    path TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, sha TEXT NOT NULL, UNIQUE (document_id, sha));
CREATE TABLE fact (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document (id), source TEXT NOT NULL,
    key TEXT NOT NULL, insurance TEXT NOT NULL, region TEXT, cohort TEXT NOT NULL, value TEXT, unit TEXT,
    operator TEXT NOT NULL, base TEXT, conditions TEXT NOT NULL, effective_from TEXT, effective_to TEXT,
    quote TEXT NOT NULL, clause TEXT NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
    confidence REAL NOT NULL, topic TEXT, known_from TEXT NOT NULL, known_to TEXT,
    in_force_from TEXT, in_force_to TEXT, stands_from TEXT, stands_to TEXT, change_id TEXT, sha TEXT NOT NULL);
CREATE INDEX fact_document ON fact (document_id, known_to);
CREATE INDEX fact_key ON fact (key, region);
CREATE TABLE change (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, document_id INTEGER NOT NULL REFERENCES document (id),
    detected_at TEXT NOT NULL, cause TEXT NOT NULL, kind TEXT NOT NULL, key TEXT, insurance TEXT, region TEXT,
    severity TEXT NOT NULL, effective_from TEXT, record TEXT NOT NULL, sha TEXT NOT NULL);
CREATE INDEX change_detected ON change (detected_at);
CREATE INDEX change_effective ON change (effective_from);
CREATE INDEX change_source ON change (source, detected_at);
CREATE TABLE review (
    id INTEGER PRIMARY KEY, change_id TEXT NOT NULL REFERENCES change (id), verdict TEXT, note TEXT,
    who TEXT NOT NULL, at TEXT NOT NULL, sha TEXT NOT NULL);
CREATE INDEX review_change ON review (change_id, id);
CREATE TABLE alert (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, subscription TEXT NOT NULL, created_at TEXT NOT NULL, source TEXT,
    detail TEXT, sha TEXT NOT NULL);
CREATE TABLE alert_change (
    alert_id TEXT NOT NULL REFERENCES alert (id), change_id TEXT NOT NULL REFERENCES change (id),
    position INTEGER NOT NULL, PRIMARY KEY (alert_id, change_id));
CREATE INDEX alert_change_change ON alert_change (change_id);
CREATE TABLE delivery (
    id TEXT PRIMARY KEY REFERENCES alert (id), subscription TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, next_try TEXT, last_error TEXT, claimed_by TEXT, claimed_until TEXT,
    closed_at TEXT);
CREATE INDEX delivery_due ON delivery (next_try) WHERE next_try IS NOT NULL;
CREATE INDEX delivery_lane ON delivery (subscription, next_try);
CREATE TABLE delivery_attempt (
    id INTEGER PRIMARY KEY, delivery_id TEXT NOT NULL REFERENCES delivery (id), at TEXT NOT NULL,
    state TEXT NOT NULL, answer TEXT);
CREATE INDEX delivery_attempt_delivery ON delivery_attempt (delivery_id);
CREATE TABLE incident (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, opened_at TEXT NOT NULL, closed_at TEXT, outcome TEXT NOT NULL,
    reason TEXT);
CREATE TABLE heartbeat (name TEXT PRIMARY KEY, at TEXT NOT NULL, detail TEXT);
"""


@migrations()
def m0001_first_tables(db: Database) -> None:
    for statement in FIRST.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m0002_markup_seen(db: Database) -> None:
    """What was read of a page, as markup: a poll that finds it again need not read it."""
    db.execute("ALTER TABLE document ADD COLUMN markup_sha TEXT")


@migrations()
def m0003_text_seen_before(db: Database) -> None:
    """Whether a text was there before is asked at every change; without an index, of every version there was."""
    db.execute("CREATE INDEX version_text ON version (document_id, text_sha)")


@migrations()
def m0004_recipients_of_one_delivery(db: Database) -> None:
    """Those that took it, where others did not: they are not asked again."""
    db.execute(
        "CREATE TABLE delivery_recipient (delivery_id TEXT NOT NULL REFERENCES delivery (id), address TEXT NOT NULL,"
        " at TEXT NOT NULL, PRIMARY KEY (delivery_id, address))"
    )


@migrations()
def m0005_changes_that_tell_the_same(db: Database) -> None:
    """Which rule a change is about, the state it brings and the one it ends; and which change of an alert it repeats."""
    for column in ("rule", "state", "leaves"):
        db.execute(f"ALTER TABLE change ADD COLUMN {column} TEXT")
    db.execute("CREATE INDEX change_rule ON change (rule, detected_at)")
    db.execute("ALTER TABLE alert_change ADD COLUMN repeats TEXT REFERENCES change (id)")


SUBSCRIBERS = """
CREATE TABLE subscriber (
    id TEXT PRIMARY KEY, channel TEXT NOT NULL, address TEXT NOT NULL, settings TEXT NOT NULL, standing TEXT NOT NULL,
    created_at TEXT NOT NULL, created_by TEXT NOT NULL, confirmed_at TEXT, ended_at TEXT);
CREATE INDEX subscriber_address ON subscriber (address COLLATE NOCASE);
CREATE TABLE opt_out (
    subscription TEXT NOT NULL, address TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (subscription, address));
CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL, made_at TEXT NOT NULL);
"""


@migrations()
def m0006_subscribers(db: Database) -> None:
    """Subscriptions that people manage themselves, and the key that signs their links."""
    for statement in SUBSCRIBERS.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m0007_receivers_that_fail(db: Database) -> None:
    """Since when a subscription's receiver takes nothing, whether operators were told, and when it last took something."""
    db.execute(
        "CREATE TABLE receiver (subscription TEXT PRIMARY KEY, failing_since TEXT, told_at TEXT, last_success TEXT)"
    )


@migrations()
def m0008_kinds_of_incidents(db: Database) -> None:
    """A source may be ill in more ways than by failing."""
    db.execute("ALTER TABLE incident ADD COLUMN kind TEXT NOT NULL DEFAULT 'failing'")
    db.execute("CREATE INDEX incident_open ON incident (kind, source) WHERE closed_at IS NULL")


USERS = """
CREATE TABLE user (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, created_at TEXT NOT NULL,
    ended INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, locked_until TEXT);
CREATE TABLE session (
    token TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES user (name), csrf TEXT NOT NULL, entered_at TEXT NOT NULL,
    made_at TEXT NOT NULL, used_at TEXT NOT NULL, replaced_at TEXT);
CREATE INDEX session_user ON session (user);
CREATE TABLE review_detail (
    review_id INTEGER NOT NULL REFERENCES review (id), name TEXT NOT NULL, value TEXT NOT NULL, sha TEXT NOT NULL,
    PRIMARY KEY (review_id, name));
ALTER TABLE attempt ADD COLUMN ignored TEXT;
CREATE INDEX attempt_ignored ON attempt (ended) WHERE ignored IS NOT NULL;
CREATE INDEX change_severity ON change (severity, detected_at);
"""


@migrations()
def m0009_the_desk(db: Database) -> None:
    """Who may enter, what a verdict says beyond yes and no (reason, correction, assignee), and what a poll ignored."""
    for statement in USERS.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m0010_pauses(db: Database) -> None:
    """Sources that somebody at the desk let rest, beside those that sources.yaml does not enable."""
    for column in ("paused_at", "paused_by"):
        db.execute(f"ALTER TABLE source ADD COLUMN {column} TEXT")


@migrations()
def m0011_words_of_clauses(db: Database) -> None:
    """Clauses are found by their words; rules by their topic and place."""
    words.create(db.conn)
    db.execute("CREATE INDEX fact_topic ON fact (topic, region, known_to)")
    db.execute("CREATE INDEX fact_stated ON fact (known_to, key, insurance, region, cohort, value, operator)")
    db.execute("CREATE INDEX alert_created ON alert (created_at)")


@migrations()
def m0012_tokens(db: Database) -> None:
    """With which programs enter, in a user's name."""
    db.execute(
        "CREATE TABLE token (token TEXT PRIMARY KEY, name TEXT NOT NULL, user TEXT NOT NULL REFERENCES user (name),"
        " role TEXT NOT NULL, made_at TEXT NOT NULL, used_at TEXT, ended_at TEXT, UNIQUE (user, name))"
    )


@migrations()
def m0013_chain(db: Database) -> None:
    """A hash chain over all records, the facts known with each version, the headers that it came with, seals over ends."""
    from watcher.store import chain  # which needs the tables' seals, above

    chain.build(db.conn)


@migrations()
def m0014_reviews_of_facts(db: Database) -> None:
    """What a reviewer says of a fact that no change brought. `corrected`: the value meant, as JSON."""
    db.execute(
        "CREATE TABLE fact_review (id INTEGER PRIMARY KEY, fact_id INTEGER NOT NULL REFERENCES fact (id), verdict TEXT,"
        " note TEXT, who TEXT NOT NULL, at TEXT NOT NULL, corrected TEXT, sha TEXT NOT NULL)"
    )
    db.execute("CREATE INDEX fact_review_fact ON fact_review (fact_id, id)")
