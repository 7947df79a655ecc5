"""JSON of other programs as plain values."""

from __future__ import annotations

import json
from typing import Any

from watcher.errors import ConfigError, Mistake


def parsed(text: str, file: str) -> Any:
    """Raises ConfigError with the place."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as exc:
        raise ConfigError(
            [Mistake(file=file, line=exc.lineno, column=exc.colno, message=f"not JSON: {exc.msg}")]
        ) from exc
    except RecursionError as exc:
        raise ConfigError([Mistake(file=file, line=1, column=1, message="not JSON: nested too deeply")]) from exc
