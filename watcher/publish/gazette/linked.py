"""What pages are about, in the words of schema.org, for programs that read pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from watcher import jsonform, wording
from watcher.publish.gazette import address
from watcher.publish.gazette.entry import Line
from watcher.publish.gazette.press import Press
from watcher.publish.gazette.words import WORDS
from watcher.weblinks import web_target

Linked = dict[str, Any]


def site(press: Press, language: str) -> Linked:
    w = WORDS[language]
    here = press.public(press.placed(address.FRONT, language))
    files = [
        {"@type": "DataDownload", "encodingFormat": form, "contentUrl": press.public(at)}
        for form, at in (
            ("application/atom+xml", press.placed(address.feed(), language)),
            ("text/calendar", press.placed(address.ics(), language)),
        )
        if press.url
    ]
    return {
        "@type": "Dataset",
        "name": w["name"],
        "description": w["motto"],
        "inLanguage": w["lang"],
        "url": here,
        "isAccessibleForFree": True,
        "distribution": files,
    }


def change(press: Press, it: Line, language: str, path: str) -> Linked:
    """A report of ours about a text that is somebody else's."""
    found = it.entry.change
    about: Linked = {"@type": "Legislation", "name": wording.one_line(found.document) or it.row.source}
    target = web_target(found.url)
    if target:
        about["url"] = target
    if it.row.place:
        about["legislationJurisdiction"] = it.row.place
    return {
        "@type": "Article",
        "headline": it.title[:110],
        "inLanguage": WORDS[language]["lang"],
        "datePublished": jsonform.time_json(found.detected_at),
        "dateModified": jsonform.time_json(it.entry.updated),
        "url": press.public(press.placed(path, language)),
        "about": about,
        "publisher": {"@type": "Organization", "name": WORDS[language]["name"]},
    }


def rule(press: Press, name: str, place: str, language: str, path: str) -> Mapping[str, Any]:
    linked: Linked = {
        "@type": "Dataset",
        "name": f"{place} {name}".strip(),
        "description": f"{WORDS[language]['life_of_rule']}{WORDS[language]['colon']}{place} {name}".strip(),
        "inLanguage": WORDS[language]["lang"],
        "url": press.public(press.placed(path, language)),
    }
    if place:
        linked["spatialCoverage"] = {"@type": "Place", "name": place}
    if press.url:
        at = press.public(address.beside(path, "json"))
        linked["distribution"] = [{"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": at}]
    return linked
