"""Selectors of other programs as `select` and `remove` know them: CSS or XPath that names elements of an HTML page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml.cssselect import CSSSelector
from pydantic import TypeAdapter, ValidationError

from watcher.settingvalues import Selector

_SELECTOR: TypeAdapter[str] = TypeAdapter(Selector)
_XPATH = ("/", "(", "./")
_NO_ELEMENT = re.compile(r"/(@[\w:*-]+|text\(\)|comment\(\)|node\(\))\s*$")
_NAME = re.compile(r"-?[A-Za-z_][\w-]*")


def refusal(selector: object) -> str | None:
    """Why this is no selector for sources.yaml; None if it is one."""
    if not isinstance(selector, str) or not selector.strip():
        return "it is empty or no text"
    if "${" in selector:
        return "it holds ${…}, which sources.yaml would take from the environment"
    if is_xpath(selector) and _NO_ELEMENT.search(selector):
        return "it names texts or attributes, where watcher selects elements"
    try:
        _SELECTOR.validate_python(selector.strip())
    except ValidationError as error:
        return "; ".join(str(it["msg"]) for it in error.errors(include_url=False))
    return None


def is_xpath(selector: str) -> bool:
    return selector.lstrip().startswith(_XPATH)


def element_of_text(xpath: str) -> str:
    """`//p/text()` selects what stands in `//p`."""
    return re.sub(r"(//?)text\(\)\s*$", "", xpath.strip()) or xpath


def by_attribute(name: str, value: str) -> str:
    """Elements whose attribute is exactly this."""
    if name == "id" and _NAME.fullmatch(value):
        return f"#{value}"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'[{name}="{escaped}"]'


def any_of(selectors: Sequence[str]) -> str:
    """What any of them selects."""
    if all(not is_xpath(one) for one in selectors):
        return ", ".join(selectors)
    return " | ".join(as_xpath(one) for one in selectors)


def inside(outer: str, inner: str) -> str | None:
    """What `inner` selects below what `outer` does; None where that takes more than writing one behind the other."""
    if any(mark in one for one in (outer, inner) for mark in (",", "|", "(")):
        return None
    if not is_xpath(outer) and not is_xpath(inner):
        return f"{outer} {inner}"
    below = as_xpath(inner)
    return as_xpath(outer) + below if below.startswith("//") else None


def some(selector: str, *, skip: int, most: int) -> str:
    """Of what it selects only those after the first `skip`, and at most so many; 0 is all."""
    first = [f"position() > {skip}"] if skip else []
    last = [f"position() <= {skip + most}"] if most else []
    return f"({as_xpath(selector)})[{' and '.join([*first, *last])}]" if first or last else selector


def as_xpath(selector: str) -> str:
    if is_xpath(selector):
        return selector
    path = str(CSSSelector(selector, translator="html").path)
    return " | ".join(_from_top(part) for part in path.split(" | "))


def _from_top(path: str) -> str:
    return re.sub(r"^descendant-or-self::", "//", path)


def split(selectors: Iterable[object]) -> tuple[list[str], list[tuple[object, str]]]:
    """Those that sources.yaml takes, and the others with the reason."""
    told = [(one, refusal(one)) for one in selectors]
    good = [str(one).strip() for one, why in told if why is None]
    return good, [(one, why) for one, why in told if why is not None]
