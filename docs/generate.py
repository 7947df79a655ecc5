"""Writes the pages that follow from the code: configuration.md, commands.md and sources.schema.json.

`make docs` runs it; a test fails when a committed page says something else than the code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from watcher import config
from watcher.cli import app
from watcher.settingvalues import BYTES, DURATION, REGION, REGION_PATTERN, SECONDS, SIZE, SLUG

HERE = Path(__file__).parent
Schema = Mapping[str, Any]

NOTICE = "<!-- Written by `make docs` from {source}. Change the code, not this page. -->"
FORMS = {
    DURATION: "a length of time: `90s`, `15m`, `6h`, `1d`, `2w`",
    SIZE: "a size: `512kB`, `20MB`, `4MiB`",
    SLUG: "an id: letters, digits, `.`, `-`, `_`",
    REGION: "a GB/T 2260 code: `CN`, `CN-44`, `CN-4401`",
    REGION_PATTERN: "a code or the beginning of one: `CN-4401`, `CN-44*`",
}
TIMES = {unit: SECONDS[unit] for unit in ("s", "m", "h", "d")}
SIZES = {unit: float(BYTES[unit]) for unit in ("B", "kB", "MB")}


def pages() -> dict[str, str]:
    """Every generated page by file name."""
    schema = config.schema()
    return {
        "configuration.md": configuration(schema),
        "commands.md": commands(),
        "sources.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n",
    }


# ── configuration.md ────────────────────────────────────────────────────────────────────────────────────────────

CONFIGURATION = """# sources.yaml

{notice}

One file says what is watched, who is told and how the outside is reached. `watcher validate` lists every mistake in it at
once, each with file, line and column; [sources.schema.json](sources.schema.json) gives editors the same rules: the first
line of the committed file, `# yaml-language-server: $schema=docs/sources.schema.json`, is all that most of them need.

- Unknown keys, duplicate keys and duplicate ids are mistakes. For a typo the likely word is named.
- `${{NAME}}` in a text is replaced by the environment variable of that name; one that is not set is a mistake. Keep
  passwords and signing keys there.
- Lengths of time and sizes always have a unit. Codes, dates and versions that look like numbers stand in quotes.
- YAML 1.2: `no` is a word, `010` is ten, `22:22` is text.
- Cron is crontab's own: weekday 0 and 7 are Sunday. It is read in the source's time zone.
- A changed `select`, `remove`, `region` or `kind` re-reads what is stored first. What only the new setting changes is
  recorded with the cause `config` and alerts nobody.

```yaml
version: 1
defaults: {{every: 6h, timezone: Asia/Shanghai}}
sources:
  - id: gz-years
    title: 广州市职工医保缴费年限
    url: https://example.org/guangzhou/years
    region: CN-4401
    every: 1d
    select: "#zoom"
subscriptions:
  - id: hr
    email: hr@example.org
    when: {{regions: [CN-44*], keys: ["years.*", "account.cash_out.*"], severity: high}}
smtp: {{host: mail.example.org, port: 587, tls: starttls, from: watcher@example.org}}
```

`desk` is checked, but nothing listens there yet: of it only `url` is used, for links in mails. Old Word files (`.doc`) are read where
the program `antiword` is installed, and end as `unreadable` where it is not.
"""


def configuration(schema: Schema) -> str:
    notice = NOTICE.format(source="watcher/settings.py")
    parts = [CONFIGURATION.format(notice=notice), "## The file\n", fields(schema, schema)]
    for name, section in sections(schema, schema):
        parts.append(f"\n## {name}\n\n{section['description'].partition(chr(10))[0]}\n")
        parts.append(fields(section, schema))
    return "\n".join(parts).rstrip() + "\n"


def sections(part: Schema, schema: Schema, above: str = "") -> Iterator[tuple[str, Schema]]:
    """Every section below `part` with its name (`sources[].follow`), outermost first."""
    for key, field in part["properties"].items():
        target, listed = section_of(field, schema)
        if target is not None:
            name = f"{above}{key}" + ("[]" if listed else "")
            yield name, target
            yield from sections(target, schema, f"{name}.")


def section_of(field: Schema, schema: Schema) -> tuple[Schema | None, bool]:
    """The section a field holds, if it holds one, and whether it holds a list of them."""
    for option in field.get("anyOf", [field]):
        listed = option.get("type") == "array"
        reference = (option["items"] if listed else option).get("$ref", "")
        target = schema["$defs"].get(reference.rpartition("/")[2])
        if target is not None and "properties" in target:
            return target, listed
    return None, False


def fields(part: Schema, schema: Schema) -> str:
    rows = ["| key | takes | default | meaning |", "|---|---|---|---|"]
    for key, field in part["properties"].items():
        default = "required" if key in part.get("required", ()) else shown(field)
        rows.append(f"| `{key}` | {takes(field, schema)} | {default} | {meaning(field, schema)} |")
    return "\n".join(rows)


def meaning(field: Schema, schema: Schema) -> str:
    """The field's own words, or those of the section it holds."""
    section = section_of(field, schema)[0] or {}
    return str(field.get("description") or section.get("description", "")).partition("\n")[0]


def takes(field: Schema, schema: Schema) -> str:
    """What a value looks like, in words."""
    if section_of(field, schema)[0] is not None:
        return "sections" if section_of(field, schema)[1] else "a section"
    options = [option for option in field.get("anyOf", [field]) if option.get("type") != "null"]
    return " or ".join(_takes(option, schema) for option in options)


def _takes(option: Schema, schema: Schema) -> str:
    option = schema["$defs"].get(option.get("$ref", "").rpartition("/")[2], option)
    if "const" in option:
        return f"`{option['const']}`"
    if "enum" in option:
        return ", ".join(f"`{word}`" for word in option["enum"])
    if option.get("type") == "array":
        return f"a list; each {_takes(option['items'], schema)}"
    if option.get("pattern") in FORMS:
        return FORMS[option["pattern"]]
    if option.get("type") == "boolean":
        return "`true`, `false`"
    if option.get("type") == "integer":
        return _whole_number(option)
    if option.get("pattern", "").startswith("^https?"):
        return "an `http://` or `https://` address"
    examples = ", ".join(f"`{example}`" for example in option.get("examples", ()))
    return f"text, such as {examples}" if examples else "text"


def _whole_number(option: Schema) -> str:
    low, high = option.get("minimum"), option.get("maximum")
    if high is None:
        return f"a number from {low}" if low is not None else "a number"
    return f"a number, {low} to {high}"


def shown(field: Schema) -> str:
    """A default as one would write it in the file; nothing where leaving it out means just that."""
    default = field.get("default")
    if default is None or default == [] or isinstance(default, dict):
        return ""
    units = {DURATION: TIMES, SIZE: SIZES}.get(field.get("pattern", ""))
    if units is not None:
        return f"`{with_unit(default, units)}`"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def with_unit(number: float, units: Mapping[str, float]) -> str:
    """In the largest unit in which it is a whole number: 21600 → 6h."""
    unit = next(unit for unit in reversed(list(units)) if number % units[unit] == 0)
    return f"{number / units[unit]:g}{unit}"


# ── commands.md ─────────────────────────────────────────────────────────────────────────────────────────────────

COMMANDS = """# Commands

{notice}

Results go to stdout, logs to stderr. Exit codes: 0 done; 1 an unexpected fault; 2 bad usage or bad configuration; 3 done,
but a source or a delivery needs attention. `watcher COMMAND --help` says what stands here.
"""


def commands() -> str:
    parts = [COMMANDS.format(notice=NOTICE.format(source="watcher/cli.py"))]
    for words, command in tree(typer.main.get_command(app), ("watcher",)):
        parts.append(f"## {' '.join(words)}\n\n{_paragraph(command)}\n\n```\n{usage(words, command)}\n```\n")
        rows = [row(parameter) for parameter in command.params if not getattr(parameter, "hidden", False)]
        if rows:
            parts.append("| option | meaning | default |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts).rstrip() + "\n"


def tree(command: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with the words that call it, groups before what is in them; the program itself is left out."""
    if len(words) > 1:
        yield words, command
    for name, inner in getattr(command, "commands", {}).items():
        if not getattr(inner, "hidden", False):
            yield from tree(inner, (*words, name))


def _paragraph(command: Any) -> str:
    return " ".join((command.help or "").split())


def usage(words: tuple[str, ...], command: Any) -> str:
    arguments = [_argument(parameter) for parameter in command.params if not is_option(parameter)]
    more = ["[COMMAND]"] if getattr(command, "commands", {}) else []
    options = ["[OPTIONS]"] if any(is_option(parameter) for parameter in command.params) else []
    return " ".join((*words, *options, *arguments, *more))


def is_option(parameter: Any) -> bool:
    return any(str(name).startswith("-") for name in parameter.opts)


def _argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def row(parameter: Any) -> str:
    name = ", ".join(parameter.opts) if is_option(parameter) else _argument(parameter)
    is_flag = getattr(parameter, "is_flag", False)
    value = "" if is_flag or parameter.default is None else f"`{parameter.default}`"
    env = f" Environment: `{parameter.envvar}`." if parameter.envvar else ""
    several = " May be given several times." if getattr(parameter, "multiple", False) else ""
    return f"| `{name}` | {parameter.help or ''}{several}{env} | {value} |"


def main() -> None:
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
