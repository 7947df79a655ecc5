"""Files of this disk, read as if a server had sent them: for `kind: file`.

Edge. Apart from the gate, so that nothing a page links to can ever lead here.
"""

from __future__ import annotations

import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watcher.errors import FetchError
from watcher.model import Fetched, Outcome, Validators

NO_VALIDATORS = Validators()


def read_local(url: str, *, validators: Validators = NO_VALIDATORS, cap: int) -> Fetched:
    """A file:// address of sources.yaml as if a server had sent it; its size and time serve as its ETag.

    FetchError: gone, unreachable or too_large (`cap` is in bytes).
    """
    path = Path(unquote(urlsplit(url).path))
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise FetchError(Outcome.UNREACHABLE, "this is no regular file", final_url=url)
        etag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        if validators.etag == etag:
            return Fetched(url=url, final_url=url, status=304, body=None, validators=validators)
        if state.st_size > cap:
            raise FetchError(Outcome.TOO_LARGE, f"the file holds {state.st_size} bytes, more than {cap}")
        body = path.read_bytes()
    except FileNotFoundError as exc:
        raise FetchError(Outcome.GONE, "no such file", final_url=url) from exc
    except OSError as exc:
        raise FetchError(Outcome.UNREACHABLE, f"the file cannot be read: {exc.strerror}", final_url=url) from exc
    return Fetched(url=url, final_url=url, status=200, body=body, validators=Validators(etag=etag))
