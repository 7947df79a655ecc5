"""A WARC file gives its captures as polls have pages, and goes on behind what is damaged."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable

import brotli
import pytest

from tests.archives.making import HTML, START, URL, capture, chunked, http, packed, record
from watcher.acquire.warc import DAMAGED, Capture, Passed, records
from watcher.model import Outcome

BODY = "<html><body><p>累计缴费年限满30年。</p></body></html>".encode() * 40
INFO = record(b"software: nobody's\r\n", kind="warcinfo", url="", Content_Type="application/warc-fields")


def read(data: bytes, cap: int = 1_000_000) -> list[Capture | Passed]:
    return list(records(io.BytesIO(data), wanted=lambda url: "unwanted" not in url, cap=cap))


def captures(data: bytes) -> list[Capture]:
    return [found for found in read(data) if isinstance(found, Capture)]


def one(block: bytes, **more: str) -> Capture:
    (found,) = captures(record(block, **more))  # type: ignore[arg-type]
    return found


def reasons(found: Iterable[Capture | Passed]) -> list[str]:
    return [it.reason for it in found if isinstance(it, Passed)]


# ── bodies ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "block",
    [
        http(BODY),
        http(chunked(BODY), Transfer_Encoding="chunked"),
        http(BODY, Transfer_Encoding="chunked"),
        http(gzip.compress(BODY), Content_Encoding="gzip"),
        http(chunked(gzip.compress(BODY)), Content_Encoding="gzip", Transfer_Encoding="chunked"),
        http(brotli.compress(BODY), Content_Encoding="br"),
        http(BODY, Content_Encoding="gzip", Content_Length="77"),
        http(BODY, Content_Encoding="br"),
        http(BODY, Content_Length=str(len(BODY))),
    ],
    ids="plain chunked unchunked gzip chunked-gzip br unpacked-gzip unpacked-br length".split(),
)
def test_a_body_comes_as_a_poll_has_it(block: bytes) -> None:
    found = one(block)
    assert (found.url, found.at, found.status, found.header("content-type")) == (URL, START, 200, HTML)
    assert (found.body, found.fault) == (BODY, None)


@pytest.mark.parametrize(
    ("block", "outcome"),
    [
        (http(BODY[:-9], Content_Length=str(len(BODY))), Outcome.INCOMPLETE),
        (http(chunked(BODY)[:-300], Transfer_Encoding="chunked"), Outcome.INCOMPLETE),
        (http(gzip.compress(BODY)[:-9], Content_Encoding="gzip"), Outcome.INCOMPLETE),
        (http(b"\x28\xb5\x2f\xfd", Content_Encoding="zstd"), Outcome.UNDECODABLE),
        (http(gzip.compress(b" " * 2_000_000), Content_Encoding="gzip"), Outcome.TOO_LARGE),
    ],
)
def test_a_body_that_cannot_be_read_is_a_capture_with_an_outcome(block: bytes, outcome: Outcome) -> None:
    found = one(block)
    assert found.fault is not None and found.fault[0] is outcome
    assert found.body == b""


def test_a_capture_that_was_cut_says_so() -> None:
    assert one(http(BODY), WARC_Truncated="length").fault == (Outcome.INCOMPLETE, "the capture was cut: length")


def test_a_resource_is_a_page_without_an_answer() -> None:
    found = one(BODY, kind="resource", Content_Type="text/html")
    assert (found.status, found.body, found.header("content-type")) == (200, BODY, "text/html")


def test_a_revisit_names_what_it_repeats() -> None:
    profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    found = one(http(b""), kind="revisit", WARC_Profile=profile, WARC_Payload_Digest="sha1:A",
                WARC_Refers_To_Target_URI=URL, WARC_Refers_To_Date="2024-01-01T00:00:00.25Z")  # fmt: skip
    again = found.again
    assert again is not None and (again.digest, again.url, again.unmodified) == ("sha1:A", URL, False)
    assert again.at is not None and again.at.microsecond == 250_000


# ── records that are no captures ────────────────────────────────────────────────────────────────────────────────


def test_other_records_are_counted_by_what_they_are() -> None:
    data = INFO + record(b"GET / HTTP/1.1\r\n\r\n", kind="request") + record(b"a: b", kind="metadata")
    data += record(BODY, kind="resource", url="dns:example.org") + record(http(BODY), url="http://unwanted.example/")
    data += record(http(b"GIF", content_type="image/gif"))
    data += record(http(BODY), at="yesterday") + record(http(BODY), WARC_Segment_Number="1") + record(b"", kind="odd")
    assert reasons(read(data)) == [
        "warcinfo", "request", "metadata", "not of the web", "of another address",
        "of a type that is no document", "without a date", "cut into segments", "of an unknown type",
    ]  # fmt: skip


# ── damage ──────────────────────────────────────────────────────────────────────────────────────────────────────

THREE = [record(http(BODY), at=f"2024-03-0{day}T00:00:00Z") for day in (1, 2, 3)]


def days(data: bytes) -> list[int]:
    return [found.at.day for found in captures(data)]


@pytest.mark.parametrize(
    "data",
    [
        b"".join(THREE),
        packed(THREE),
        gzip.compress(b"".join(THREE)),
        packed(THREE) + b"\0" * 4096,
        b"\r\n\r\n" + b"\r\n".join(THREE),
        b"".join(gzip.compress(part) for part in (THREE[0][:200], THREE[0][200:] + THREE[1], THREE[2])),
    ],
    ids="plain member-each member-for-all padded blank-lines members-anyhow".split(),
)
def test_all_captures_are_found_however_the_file_is_packed(data: bytes) -> None:
    assert days(data) == [1, 2, 3] and reasons(read(data)) == []


@pytest.mark.parametrize("cut", [1, 5, 30, 200])
def test_of_a_file_that_ends_early_all_but_the_last_capture_is_read(cut: int) -> None:
    for data in (b"".join(THREE)[: -cut - 4], packed(THREE)[:-cut]):
        assert days(data) == [1, 2] and reasons(read(data)) == [DAMAGED]


@pytest.mark.parametrize("place", [12, 60, 200])
def test_a_broken_member_costs_its_own_capture_alone(place: int) -> None:
    members = [gzip.compress(one, mtime=0) for one in THREE]
    broken = bytearray(members[1])
    broken[place] ^= 0xFF
    data = members[0] + bytes(broken) + members[2]
    assert days(data) == [1, 3] and DAMAGED in reasons(read(data))


def test_garbage_between_records_costs_nothing_but_itself() -> None:
    data = THREE[0] + b"some bytes\nof no record\n" + THREE[1] + THREE[2]
    assert days(data) == [1, 2, 3] and reasons(read(data)) == [DAMAGED]


def test_a_record_that_is_not_what_its_digest_says_is_damaged() -> None:
    digest = base64.b32encode(hashlib.sha1(http(BODY)).digest()).decode()
    good = record(http(BODY), WARC_Block_Digest=f"sha1:{digest}")
    assert len(captures(good)) == 1
    assert reasons(read(good.replace("满30年".encode(), "满31年".encode(), 1))) == [DAMAGED]


@pytest.mark.parametrize(
    "odd",
    [
        THREE[0].replace(b"Content-Length", b"Content-Size"),
        THREE[0].replace(b"Content-Length: ", b"Content-Length: x"),
        THREE[0].replace(b"Content-Length: ", b"Content-Length: -"),
        THREE[0].replace(b"WARC-Target-URI", b"Target"),
        b"WARC/1.0\r\n" + b"X: y\r\n" * 400_000,
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0",
        b"\xff" * 100_000,
        b"filedesc://old.arc 0.0.0.0 20010101000000 text/plain 5\n1 0 X\n",
        zlib.compress(b"x"),
        b"",
    ],
)
def test_what_is_no_record_is_never_a_capture_and_never_an_error(odd: bytes) -> None:
    assert captures(odd) == []
    assert days(odd + b"\r\n\r\n" + THREE[2]) in ([3], [])


def test_memory_does_not_follow_the_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    import tracemalloc

    path = tmp_path / "large.warc"
    with path.open("wb") as file:
        for _ in range(60):
            file.write(record(http(b"x" * 1_000_000), url="http://unwanted.example/"))
        file.write(capture())
    tracemalloc.start()
    with path.open("rb") as file:
        found = sum(isinstance(it, Capture) for it in records(file, wanted=lambda url: url == URL, cap=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 1 and peak < 5_000_000
