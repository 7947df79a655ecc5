"""What the service remembers. Everything that only SQLite can do stays inside this folder."""

from .history import Reading, Write
from .lock import held, holder, lock, owner_alive, owner_name
from .queue import Claim, LeaseLost, host_of
from .store import Ended, Store, open
from .verify import Bad, Verdict
from .views import SourceState, StoredFact

__all__ = [
    "Bad",
    "Claim",
    "Ended",
    "LeaseLost",
    "Reading",
    "SourceState",
    "Store",
    "StoredFact",
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
