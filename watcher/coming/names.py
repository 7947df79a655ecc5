"""The names of the programs whose lists can be taken over, by file name: `from_urlwatch.py` makes `urlwatch`.

Apart from `programs.py`, so that the command line knows them without loading any.
"""

from __future__ import annotations

import pkgutil
from functools import cache

from watcher import coming

PREFIX = "from_"


@cache
def known() -> tuple[str, ...]:
    names = (module.name for module in pkgutil.iter_modules(coming.__path__))
    return tuple(sorted(name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)))
