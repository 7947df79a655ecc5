"""HTML as lxml must be given it, so that it reads what browsers show."""

from __future__ import annotations

import re

_ENDS = re.compile(r"</(?:body|html)\s*>", re.I)


def whole(text: str) -> str:
    """Without the XML declaration, which lxml refuses in a decoded text, and without the tags that end the page: lxml
    drops what stands behind them in silence, while browsers, and some sites, go on."""
    start = text.lstrip("\ufeff \t\r\n")
    text = start.partition("?>")[2] if start.startswith("<?xml") else text
    return _ENDS.sub("", text)
