"""What all pages share, and how one is made: escaped, in its language, with relative links that hold in any folder."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup, escape

from watcher.model import Difference
from watcher.publish.gazette import address
from watcher.publish.gazette.words import WORDS
from watcher.publish.templating import environment
from watcher.wording import Titles

Sheet = tuple[str, bytes]  # where it stands, and what
Redline = Callable[[str, str], list[tuple[str, str]]]
Cut = tuple[str, str, str]  # a sentence: before, in and after its decisive part
Passages = Callable[[Difference], tuple[Cut | None, Cut | None]]

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_MARKED = {code: {name: escape(word) for name, word in words.items()} for code, words in WORDS.items()}  # escaped once
_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """`languages`: the main one first. `url`: the public address without a slash at its end. `head`: of the evidence chain."""

    languages: tuple[str, ...]
    titles: Titles
    redline: Redline
    passages: Passages
    url: str | None = None
    head: str | None = None

    @property
    def main(self) -> str:
        return self.languages[0]

    def placed(self, path: str, language: str) -> str:
        """The main language stands at the root, another one in a folder of its own."""
        return path if language == self.main else f"{language}/{path}"

    def public(self, path: str) -> str | None:
        """The whole address of a path below the root."""
        return f"{self.url}/{path.removesuffix(address.FRONT)}" if self.url else None

    def page(
        self, path: str, name: str, /, *, language: str, active: str, title: str, linked: Mapping[str, Any] | None = None,
        json_at: str | None = None, indexed: bool = True, **given: object,
    ) -> Sheet:  # fmt: skip
        """`linked`: what the page is about, as JSON-LD. `json_at`: where the same stands as JSON."""
        here = self.placed(path, language)
        others = [(code, self.placed(path, code)) for code in self.languages]
        entrance = here in (self.placed(at, language) for at in address.ENTRANCES)
        text = pages().get_template(f"gazette/{name}").render(
            w=_MARKED[language], language=language, active=active, title=title, indexed=indexed, head=self.head,
            frame=_frame(language, self.placed("", language), here.count("/"), active, entrance),
            linked=in_script(linked) if linked else None, json_at=json_at, canonical=self.public(here),
            to=lambda there: address.between(here, self.placed(there, language)),
            top=lambda there: address.between(here, there),
            versions=[(code, self.public(at) or address.between(here, at)) for code, at in others],
            switch=[(code, address.between(here, at)) for code, at in others if code != language],
            **given,
        )  # fmt: skip
        return here, text.encode()


@cache
def _frame(language: str, folder: str, depth: int, active: str, entrance: bool) -> dict[str, Markup]:
    """What stands around many pages alike: those as deep below the root, in one language, of one section."""
    up = "../" * depth
    made = pages().get_template("gazette/frame.html").make_module({
        "w": _MARKED[language], "active": active, "entrance": entrance,
        "to": lambda there: f"{up}{folder}{there}", "top": lambda there: up + there,
    })  # fmt: skip
    return {name: Markup(getattr(made, name)()) for name in ("headlinks", "masthead", "imprint")}


@cache
def pages() -> jinja2.Environment:
    """Everything that is shown is escaped, and fit for a page."""
    return environment("watcher.publish").overlay(finalize=fit, auto_reload=False)


def fit(value: Any) -> Any:
    """Text without what no page may hold: controls, lone surrogates, marks that turn the direction of letters."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return _UNFIT.sub("", value)


def as_json(value: Any) -> bytes:
    return (_ENCODER.encode(value) + "\n").encode("utf-8", "replace")


def listed(items: Sequence[Any]) -> bytes:
    return as_json({"items": items})


def in_script(value: Mapping[str, Any]) -> Markup:
    """JSON that no text within can end, for a script element that holds data."""
    said = {name: it for name, it in value.items() if it not in (None, "", [])}
    return Markup(_UNFIT.sub("", _ENCODER.encode({"@context": "https://schema.org", **said})).translate(_IN_SCRIPT))


@cache
def style() -> bytes:
    return pages().get_template("gazette/site.css").render().encode()


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
