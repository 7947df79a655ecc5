"""XML of strangers as a tree: without entities, network or huge trees, whatever it declares."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from watcher.errors import ReadError
from watcher.model import Outcome

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parsed(text: str, what: str) -> Any:
    """The root. ReadError(unreadable) where the text is not XML; `what` it should have been."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(DECLARATION.sub("", text.lstrip("\ufeff")), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise ReadError(Outcome.UNREADABLE, f"not {what}: {exc}") from exc


def name(element: Any) -> str:
    """The element's name without its namespace; "" for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
