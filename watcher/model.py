"""The nouns of the service: what travels from a page to an alert.

Frozen, keyword-only values. No I/O, no clock, no randomness. All times are aware datetimes in UTC, all dates
`datetime.date`, all sizes bytes, all durations seconds unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

Scalar = int | float | str | tuple[int | float, ...]
Value = Scalar | None
Cohort = Mapping[str, str]


# ── what a poll ends in ────────────────────────────────────────────────────────────────────────────────────────


class Outcome(StrEnum):
    """How a poll ended. Exactly one per attempt; the words are the contract's."""

    FIRST_SEEN = "first_seen"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    PENDING = "pending"
    BLOCKED = "blocked"
    GONE = "gone"
    MOVED = "moved"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    TLS_ERROR = "tls_error"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    INCOMPLETE = "incomplete"
    UNDECODABLE = "undecodable"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    SELECTOR_MISSED = "selector_missed"
    ROBOTS_DENIED = "robots_denied"
    FORBIDDEN_ADDRESS = "forbidden_address"

    @property
    def healthy(self) -> bool:
        """The source answered with its page; a doubtful page (`pending`) counts as an answer."""
        return self in (Outcome.FIRST_SEEN, Outcome.UNCHANGED, Outcome.CHANGED, Outcome.PENDING)

    @property
    def may_touch_baseline(self) -> bool:
        return self in (Outcome.FIRST_SEEN, Outcome.UNCHANGED, Outcome.CHANGED)


class StoppedAt(StrEnum):
    """The gate at which an unchanged poll could stop; each is cheaper than the next."""

    NOT_MODIFIED = "not_modified"
    SAME_BODY = "same_body"
    SAME_TEXT = "same_text"
    SAME_FACTS = "same_facts"
    COMPARED = "compared"


class Severity(StrEnum):
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 is the most severe."""
        return list(Severity).index(self)


class Kind(StrEnum):
    """What kind of change it is."""

    VALUE = "value"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    AVAILABILITY = "availability"
    PUBLISHED = "published"


class Cause(StrEnum):
    SOURCE = "source"
    EXTRACTOR = "extractor"
    CONFIG = "config"


class Validity(StrEnum):
    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REPEALED = "repealed"
    DRAFT = "draft"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Where the date comes from on which a change takes effect."""

    EXPLICIT = "explicit"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class ReviewState(StrEnum):
    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class Role(StrEnum):
    """What someone may do at the desk; each may do what those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def may(self, other: Role) -> bool:
        return list(Role).index(self) >= list(Role).index(other)


class DeliveryState(StrEnum):
    QUEUED = "queued"
    RETRYING = "retrying"
    SENT = "sent"
    DEAD = "dead"
    HELD = "held"


# ── configuration, as the rest of the program sees it ───────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Follow:
    """Which entries of a list or feed are read as documents. `match`: words, any of which the title must hold.

    `within`: CSS or XPath of the part of the list page that holds the entries (`Source.select` is for the documents).
    """

    match: tuple[str, ...] = ()
    limit: int = 20
    within: str | None = None
    pages: int = 1  # of the list, read on until a known entry comes


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One watched place. `id` is the identity of its history; `url` may change."""

    id: str
    title: str
    url: str
    kind: str = "page"
    region: str | None = None
    authority: str = "official"
    topics: tuple[str, ...] = ()
    every: float = 21600.0  # seconds
    cron: str | None = None
    timezone: str = "Asia/Shanghai"
    select: str | None = None
    remove: tuple[str, ...] = ()
    follow: Follow | None = None
    attachments: bool = False
    robots: bool = True
    enabled: bool = True
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """What a subscription asks for. Empty tuples mean "any". Patterns are shell-style (`CN-44*`, `years.*`)."""

    regions: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    insurances: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    severity: Severity = Severity.LOW  # this one or worse


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """Someone to tell. `channel` is the suffix of a `deliver/via_*.py` file, `to` its address.

    `hour` is when a digest comes, `quiet` from when to when nothing but what is critical does: both in `timezone`.
    `muted_until`: until the end of the day before, nothing is sent; it is gathered. `old_secret` still signs, beside
    `secret`, while a receiver changes over. `owner` is told by mail when the receiver fails for so long that it is
    given up.
    """

    id: str
    channel: str
    to: str = field(repr=False)  # may hold a key
    secret: str | None = field(default=None, repr=False)
    old_secret: str | None = field(default=None, repr=False)
    when: When = field(default_factory=When)
    send: str = "instant"
    hour: time = time(9)
    quiet: tuple[time, time] | None = None
    muted_until: date | None = None
    timezone: str = "Asia/Shanghai"
    review: str = "all"
    language: str = "zh"
    maintainer: bool = False  # also told about sources that fail and recover
    owner: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Smtp:
    """`dkim_key` is a PEM private key; mail is signed with it for the sender's domain under `dkim_selector`."""

    host: str
    port: int = 587
    tls: str = "starttls"
    sender: str = "watcher@localhost"
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    dkim_selector: str | None = None
    dkim_key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Network:
    """`allow`: networks that the address guard would refuse and that the operator wants reached (CIDR)."""

    allow: tuple[str, ...] = ()
    per_host_gap: float = 2.0
    proxy: str | None = None
    user_agent: str | None = None
    ca_bundle: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """`page` caps decoded bytes, `deadline` one whole request with its redirects, in seconds."""

    min_interval: float = 60.0
    page: int = 20_000_000
    deadline: float = 30.0
    workers: int = 16
    alert_after: int = 3  # failed polls in a row before maintainers are told


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Where the review desk listens and the address under which people reach it. `subscribe`: anyone may ask for mail."""

    host: str = "127.0.0.1"
    port: int = 8765
    url: str | None = None
    subscribe: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The public site: its folder and public address, and what of the record is in it. `every` so many seconds the daemon
    brings it up to date."""

    folder: str
    url: str | None = None
    language: str = "both"
    region: str | None = None
    topic: str | None = None
    review: str = "all"
    every: float = 3600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadMan:
    """An address that is called `every` so many seconds for as long as polling goes on: whoever runs it misses us."""

    url: str
    every: float = 300.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    sources: tuple[Source, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    smtp: Smtp | None = None
    network: Network = field(default_factory=Network)
    limits: Limits = field(default_factory=Limits)
    desk: Desk | None = None
    dead_man: DeadMan | None = None
    publish: Site | None = None
    feeds: str = "feeds"  # the folder of the files that `feed` subscriptions keep
    path: str = "sources.yaml"

    def source(self, source_id: str) -> Source | None:
        return next((s for s in self.sources if s.id == source_id), None)


# ── bytes in ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Validators:
    """The server's own validators, returned to it unchanged."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """One complete response. `body` is decoded from its content encoding; None when the server said 304.

    `permanent_url` is where permanent redirects alone (301, 308) led, if anywhere else than the URL asked for.
    """

    url: str
    final_url: str
    status: int
    body: bytes | None
    content_type: str | None = None
    validators: Validators = field(default_factory=Validators)
    headers: tuple[tuple[str, str], ...] = ()
    permanent_url: str | None = None
    elapsed_ms: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What a reader needs to know of one body: `text` is decoded for textual formats and None for binary ones.

    `format` is one of html, text, markdown, pdf, docx, doc, xlsx, xml, json. `parts` are the further pages of a document
    that a site spreads over several addresses; `body` holds them all.
    """

    url: str
    format: str
    body: bytes
    text: str | None = None
    encoding: str | None = None
    content_type: str | None = None
    warnings: tuple[ReadingWarning, ...] = ()
    parts: tuple[Page, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A reference found on a page. `url` is absolute; `stamp` says in the publisher's words when it was touched."""

    url: str
    title: str
    published_on: date | None = None
    stamp: str = field(default="", compare=False)


# ── meaning ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingWarning:
    """Something a reader of the result should know. `code` is a slug, `detail` one sentence."""

    code: str
    detail: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """The smallest part of a document that stands alone.

    `id` follows from the text, so that it survives renumbering; `label` is the number printed before it
    (第六条, （二）, 3.), which `text` does not repeat; `path` the headings above it, outermost first.
    `kind` is one of article, paragraph, question, row, item.
    """

    id: str
    label: str | None
    path: tuple[str, ...]
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One rule read from one sentence. `clause_text[start:end] == quote`, always."""

    key: str
    insurance: str
    region: str | None
    cohort: Cohort
    value: Value
    unit: str | None
    operator: str = "="
    base: str | None = None
    conditions: tuple[str, ...] = ()
    effective_from: date | None = None
    effective_to: date | None = None
    quote: str
    clause: str
    start: int
    end: int
    confidence: float = 1.0
    topic: str | None = None

    @property
    def identity(self) -> tuple[str, str, str | None, tuple[tuple[str, str], ...]]:
        """What stays the same while the value changes. Sets of places compare without order."""
        return (self.key, self.insurance, self.region, cohort_identity(self.cohort))


def cohort_identity(cohort: Cohort) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((k, "、".join(sorted(v.split("、")))) for k, v in cohort.items()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Metadata:
    """What a document says of itself."""

    title: str | None = None
    issuer: str | None = None
    doc_number: str | None = None
    published_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    validity: Validity = Validity.UNKNOWN
    repeals: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()  # numbers or titles of the documents that a correction notice corrects
    stamp: str = ""  # what the page itself says of its validity, in its own words; dates say nothing here
    region: str | None = None
    language: str | None = None
    kind: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    meta: Metadata
    clauses: tuple[Clause, ...]
    facts: tuple[Fact, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    links: tuple[Link, ...] = ()

    def clause(self, clause_id: str) -> Clause | None:
        return next((c for c in self.clauses if c.id == clause_id), None)


# ── change ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One real edit, before it is known which source and poll it belongs to.

    `before` and `after` are facts, or clauses where no known key is concerned.
    `clause_before` and `clause_after` are the clauses in which it happened, for the redline.
    """

    kind: Kind
    key: str | None
    severity: Severity
    title: str
    insurance: str | None = None
    region: str | None = None
    cohort: Cohort = field(default_factory=dict)
    before: Fact | Clause | None = None
    after: Fact | Clause | None = None
    clause_before: Clause | None = None
    clause_after: Clause | None = None
    effective_from: date | None = None
    effective_basis: Basis = Basis.UNKNOWN
    fields: tuple[str, ...] = ()  # of a changed fact: the fields that differ


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """All real edits between two documents, and how often something else moved, by reason."""

    differences: tuple[Difference, ...]
    ignored: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairing:
    """A clause in two versions of a document; None where one lacks it. `moved`: it stands elsewhere among the others now."""

    old: Clause | None
    new: Clause | None
    moved: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A stored difference: the object that the change log, mail, webhook and API show."""

    id: str
    source: str
    document: str
    url: str
    detected_at: datetime
    cause: Cause
    difference: Difference
    snapshot_before: str | None
    snapshot_after: str | None
    review: ReviewState = ReviewState.OPEN
    authority: str = "official"
    source_title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The newest head of the chain over all records: how many links lead to it, and when it came."""

    links: int
    at: datetime
    digest: str


# ── what is remembered of a document between two polls ─────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A doubtful state of a page that waits to be confirmed. `sha` is a text hash, or the word "gone"."""

    sha: str
    seen: int
    since: datetime
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is known of one document before it is fetched again.

    `version` is None until something trusted was read. `body_sha`, `markup_sha` (of the part that is read, as markup)
    and `text_sha` are those of the last trusted body, `snapshot` the bytes of the baseline. `reading` fingerprints
    extractor, packs and settings of the baseline's reading. `conditional` counts conditional polls since the last full
    one. `announce`: the document appeared on a list that was already watched. `role` is one of page, index, entry,
    attachment.
    """

    source: str
    url: str
    role: str = "page"
    id: int | None = None
    version: int | None = None
    title: str | None = None
    published_on: date | None = None
    validators: Validators = field(default_factory=Validators)
    body_sha: str | None = None
    markup_sha: str | None = None
    text_sha: str | None = None
    text_length: int = 0
    snapshot: str | None = None
    reading: str | None = None
    candidate: Candidate | None = None
    withdrawn: bool = False
    conditional: int = 0
    announce: bool = False
    failures: int = 0
    checked_at: datetime | None = None


# ── telling people ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Recall:
    """How a change stands to one that the same subscriber was told of before: it `reverts` that one, or `follows` it."""

    kind: str
    alert: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """One thing to tell one subscriber. `id` follows from its content and is stable over retries and restarts.

    `type` is the webhook's: policy.changed, policy.retracted, policy.in_force, source.failing, source.recovered, test.
    `also`: by a change's id, the same from other sources. `recalls`: by a change's id, what was told before.
    """

    id: str
    type: str
    subscription: str
    created_at: datetime
    changes: tuple[Change, ...] = ()
    source: str | None = None
    detail: str | None = None
    also: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    recalls: Mapping[str, Recall] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One alert on its way over one channel. `id` equals the alert's id: one subscription has one channel.

    `taken`: the recipients that took it, where others did not.
    """

    id: str
    alert: Alert
    channel: str
    state: DeliveryState
    attempts: int
    next_try: datetime | None
    last_error: str | None = None
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Poll:
    """One poll, as shown by `watcher check --json`."""

    source: str
    url: str
    outcome: Outcome
    reason: str | None = None
    status: int | None = None
    stopped_at: StoppedAt | None = None
    final_url: str | None = None
    bytes: int = 0
    ms: float = 0.0
    changes: tuple[Change, ...] = ()
    ignored: Mapping[str, int] = field(default_factory=dict)
