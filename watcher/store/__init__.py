"""What the service remembers. Everything that only SQLite can do stays inside this folder."""

from watcher.store.blobs import Blob
from watcher.store.facts import StoredFact
from watcher.store.history import Write
from watcher.store.intervals import Reading
from watcher.store.lock import held, holder, lock, owner_alive, owner_name
from watcher.store.mirroring import host_of
from watcher.store.queue import Claim, LeaseLost
from watcher.store.search import FoundClause, Meaning
from watcher.store.sendings import Receiving, Sending
from watcher.store.store import Ended, Store, open
from watcher.store.subscribers import Standing, Subscriber
from watcher.store.verify import Bad, Verdict
from watcher.store.views import SourceState

__all__ = [
    "Bad",
    "Blob",
    "Claim",
    "Ended",
    "FoundClause",
    "LeaseLost",
    "Meaning",
    "Reading",
    "Receiving",
    "Sending",
    "SourceState",
    "Standing",
    "Store",
    "StoredFact",
    "Subscriber",
    "Verdict",
    "Write",
    "held",
    "holder",
    "host_of",
    "lock",
    "open",
    "owner_alive",
    "owner_name",
]
