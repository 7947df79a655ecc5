"""How the HTML files are made from templates: everything escaped, nothing undefined."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import jinja2

from watcher import china
from watcher.weblinks import web_target
from watcher.wording import one_line


def template(name: str) -> jinja2.Template:
    return environment("watcher.publish").get_template(name)


@cache
def environment(package: str) -> jinja2.Environment:
    """For the templates that lie in a package."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"time": time_text, "day": day_text, "clean": one_line, "is_web": is_web, "web_target": web_target}
    return made


def time_text(moment: datetime) -> str:
    """Day and minute in China."""
    return moment.astimezone(china.ZONE).strftime("%Y-%m-%d %H:%M")


def day_text(moment: datetime) -> str:
    return china.day(moment).isoformat()


def is_web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))
