"""How the HTML files are made from templates: everything escaped, nothing undefined."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import jinja2

from watcher import china
from watcher.wording import one_line


def template(name: str) -> jinja2.Template:
    return _environment().get_template(name)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("watcher.publish"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"time": time_text, "clean": one_line, "is_web": is_web}
    return environment


def time_text(moment: datetime) -> str:
    """Day and minute in China."""
    return moment.astimezone(china.ZONE).strftime("%Y-%m-%d %H:%M")


def is_web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))
