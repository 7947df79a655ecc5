"""Rows of the record as CSV, JSON Lines and Parquet, with where each comes from in the terms of W3C PROV. Pure."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from watcher.errors import UsageError
from watcher.jsonform import Json
from watcher.publish.changelog import safe

FORMS = ("csv", "jsonl", "parquet")
_BATCH = 5000  # rows
_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "watcher": "tag:watcher,2026:",
}


class Origin(Protocol):
    """What is told of where a row comes from."""

    @property
    def source(self) -> str | None: ...
    @property
    def snapshots(self) -> tuple[str, ...]: ...
    @property
    def extractor(self) -> str | None: ...
    @property
    def packs(self) -> tuple[str, ...]: ...
    @property
    def generated(self) -> str: ...
    @property
    def invalidated(self) -> str | None: ...
    @property
    def reviewers(self) -> tuple[str, ...]: ...


Rows = Iterable[tuple[Json, Origin]]


def jsonl(rows: Rows) -> Iterator[bytes]:
    """A JSON object a line; `prov` is its provenance as JSON-LD."""
    for said, origin in rows:
        yield (json.dumps({**said, "prov": prov(origin)}, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def prov(origin: Origin) -> Json:
    """An entity of PROV-O: derived from copies (named as RFC 6920 names what is known by its hash), made by reading them."""
    copies = [{"@id": named(sha)} for sha in origin.snapshots]
    reader = {"@type": "prov:SoftwareAgent", "watcher:extractor": origin.extractor, "watcher:packs": list(origin.packs)}
    reading = {"@type": "prov:Activity", "prov:used": copies, "prov:wasAssociatedWith": reader}
    people = [{"@type": "prov:Person", "watcher:name": name} for name in origin.reviewers]
    said: Json = {
        "@context": _CONTEXT,
        "@type": "prov:Entity",
        "prov:wasDerivedFrom": copies,
        "prov:wasGeneratedBy": reading,
        "prov:generatedAtTime": _time(origin.generated),
    }
    if origin.source:
        said["prov:hadPrimarySource"] = {"@id": origin.source}
    if origin.invalidated:
        said["prov:invalidatedAtTime"] = _time(origin.invalidated)
    if people:
        said["prov:wasAttributedTo"] = people
    return said


def named(sha: str) -> str:
    """`ni:///sha-256;…` of RFC 6920, from the digest in hex."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha)).decode().rstrip("=")


def _time(moment: str) -> Json:
    return {"@type": "xsd:dateTime", "@value": moment}


# ── flat ───────────────────────────────────────────────────────────────────────────────────────────────────────


def flat(said: Mapping[str, Any], origin: Origin) -> dict[str, str | None]:
    """A row of texts: parts of a whole as before_value, sets and lists as JSON, provenance under prov_*."""
    row = {name: value for key, given in said.items() for name, value in _columns(key, given)}
    return row | {
        "prov_had_primary_source": origin.source,
        "prov_was_derived_from": " ".join(origin.snapshots),
        "prov_generated_at_time": origin.generated,
        "prov_invalidated_at_time": origin.invalidated,
        "prov_extractor": origin.extractor,
        "prov_packs": " ".join(origin.packs),
        "prov_was_attributed_to": " ".join(origin.reviewers),
    }


_PARTS = {
    "before": ("value", "unit", "operator", "quote"),
    "after": ("value", "unit", "operator", "quote"),
    "clause": ("label", "path"),
    "snapshots": ("before", "after"),
}


def _columns(key: str, given: Any) -> Iterator[tuple[str, str | None]]:
    if key not in _PARTS or isinstance(given, str):
        yield key, _text(given)
        return
    part = given or {}
    for name in _PARTS[key]:
        said = part.get(name, part.get("text") if name == "quote" else None)  # a clause without a fact
        yield f"{key}_{name}", _text(said)


def _text(given: Any) -> str | None:
    if given is None or isinstance(given, str):
        return given
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def csv_lines(rows: Rows) -> Iterator[bytes]:
    """RFC 4180 in UTF-8 with its mark, for spreadsheets; what these would run as a formula begins with an apostrophe."""
    columns: list[str] | None = None
    for said, origin in rows:
        row = flat(said, origin)
        if columns is None:
            columns = list(row)
            yield "\ufeff".encode() + _line(columns)
        yield _line([safe(row.get(name)) for name in columns])


def _line(fields: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(fields)
    return out.getvalue().encode("utf-8", "replace")


def parquet(rows: Rows, out: Any) -> int:
    """Into an open binary file; how many. All columns are strings. Raises UsageError without the extra."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as exc:
        raise UsageError("Parquet needs the extra watcher[parquet]: pip install 'watcher[parquet]'") from exc
    writer, batch, count = None, list[dict[str, str | None]](), 0
    try:
        for said, origin in rows:
            batch.append(flat(said, origin))
            count += 1
            if len(batch) >= _BATCH:
                writer, batch = _written(pyarrow, writer, batch, out), []
        if batch or writer is None:
            writer = _written(pyarrow, writer, batch, out)
    finally:
        if writer is not None:
            writer.close()
    return count


def _written(pyarrow: Any, writer: Any, batch: list[dict[str, str | None]], out: Any) -> Any:
    if writer is None:
        columns = list(batch[0]) if batch else ["id"]
        schema = pyarrow.schema([(name, pyarrow.string()) for name in columns])
        writer = pyarrow.parquet.ParquetWriter(out, schema, compression="zstd")
    clean = [
        {name: value and value.encode("utf-8", "replace").decode() for name, value in row.items()} for row in batch
    ]
    writer.write_table(pyarrow.Table.from_pylist(clean, schema=writer.schema))
    return writer
