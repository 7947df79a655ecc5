"""The gate: whole pages or a typed outcome, whatever a server does on the wire."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
import zstandard

from tests.acquire.conftest import RawServer, reply
from watcher.acquire.fetch import Gate
from watcher.errors import FetchError
from watcher.model import Limits, Network, Outcome, Validators

PAGE = "<html><body><p>累计缴费年限男满30年、女满25年。</p></body></html>".encode()
INSIDE = Network(allow=("127.0.0.0/8",))


def failure(gate: Gate, url: str, **kw: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        gate.get(url, **kw)  # type: ignore[arg-type]
    return caught.value


# ── whole pages ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_comes_with_what_the_server_said_about_it(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(PAGE, ETag='W/"7"', Last_Modified="Mon, 02 Mar 2026 01:00:00 GMT", Content_Type="text/html"))
    found = gate.get(f"{raw.url}/a?b=政策#c")
    assert (found.status, found.body, found.content_type) == (200, PAGE, "text/html")
    assert found.validators == Validators(etag='W/"7"', last_modified="Mon, 02 Mar 2026 01:00:00 GMT")
    assert (found.url, found.permanent_url) == (f"{raw.url}/a?b=政策#c", None)
    assert raw.heads[0].startswith(b"GET /a?b=%E6%94%BF%E7%AD%96 HTTP/1.1\r\n")
    assert b"\r\nAccept-Encoding: gzip, br" in raw.heads[0]
    assert found.elapsed_ms > 0


def test_validators_go_back_as_they_came_and_304_has_no_body(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(status="304 Not Modified", length=None, ETag='W/"8"'))
    seen = Validators(etag='W/"7"', last_modified="Mon, 02 Mar 2026 01:00:00 GMT")
    found = gate.get(raw.url, validators=seen)
    assert (found.status, found.body, found.validators.etag) == (304, None, 'W/"8"')
    assert b'\r\nIf-None-Match: W/"7"\r\n' in raw.heads[0]
    assert b"\r\nIf-Modified-Since: Mon, 02 Mar 2026 01:00:00 GMT" in raw.heads[0]


def test_a_304_nobody_asked_for_is_no_page(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(status="304 Not Modified", length=None))
    assert failure(gate, raw.url).outcome == Outcome.MOVED


def test_one_connection_serves_many_polls(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(PAGE))
    for _ in range(5):
        gate.get(raw.url)
    raw.says(reply(status="304 Not Modified", length=None))
    gate.get(raw.url, validators=Validators(etag="x"))
    gate.get(raw.url, validators=Validators(etag="x"))
    raw.says(reply(b"gone", status="404 Not Found"))
    failure(gate, raw.url)
    raw.says(reply(PAGE))
    gate.get(raw.url)
    assert raw.connections == 1


def test_a_kept_connection_that_the_server_has_closed_is_opened_again(raw: RawServer, gate: Gate) -> None:
    answers = [reply(PAGE), None, reply(PAGE)]

    def answer(connection: socket.socket, head: bytes) -> None:
        said = answers.pop(0)
        if said:
            connection.sendall(said)
        else:
            connection.shutdown(socket.SHUT_RDWR)

    raw.answer = answer
    assert gate.get(raw.url).body == gate.get(raw.url).body == PAGE
    assert raw.connections == 2


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:10]) + gzip.compress(PAGE[10:])),
        ("gzip", gzip.compress(PAGE) + b"\0\0\0"),
        ("br", brotli.compress(PAGE)),
        ("identity", PAGE),
        ("UTF-8", PAGE),
    ],
)
@pytest.mark.parametrize("pieces", [1, 7])
def test_packed_bodies_are_unpacked(raw: RawServer, gate: Gate, encoding: str, packed: bytes, pieces: int) -> None:
    size = len(packed) // pieces + 1
    parts = [packed[n : n + size] for n in range(0, len(packed), size)]
    chunks = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"
    raw.says(reply(chunks, length=None, Content_Encoding=encoding, Transfer_Encoding="chunked"))
    assert gate.get(raw.url).body == PAGE


def test_many_threads_share_a_gate(raw: RawServer, gate: Gate) -> None:
    def answer(connection: socket.socket, head: bytes) -> None:
        connection.sendall(reply(head.split()[1]))

    raw.answer = answer
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: gate.get(f"{raw.url}/{n}").body, range(200)))
    assert found == [f"/{n}".encode() for n in range(200)]


# ── bodies that are not whole ───────────────────────────────────────────────────────────────────────────────────

CHUNKED = {"length": None, "Transfer_Encoding": "chunked"}


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (reply(PAGE, length=len(PAGE) + 1), Outcome.INCOMPLETE),
        (reply(b"40\r\n" + PAGE[:30], **CHUNKED), Outcome.INCOMPLETE),  # type: ignore[arg-type]
        (reply(b"5\r\n" + PAGE[:5] + b"\r\n", **CHUNKED), Outcome.INCOMPLETE),  # type: ignore[arg-type]
        (reply(b"zz\r\n", **CHUNKED), Outcome.INCOMPLETE),  # type: ignore[arg-type]
        (reply(gzip.compress(PAGE)[:-12], Content_Encoding="gzip"), Outcome.INCOMPLETE),
        (reply(gzip.compress(PAGE)[:-4], Content_Encoding="gzip"), Outcome.INCOMPLETE),
        (reply(brotli.compress(PAGE)[:-3], Content_Encoding="br"), Outcome.INCOMPLETE),
        (reply(PAGE[:-20], length=None), Outcome.INCOMPLETE),  # closed early, no length: only the page tells
        (reply(PAGE, Content_Encoding="gzip"), Outcome.UNDECODABLE),
        (reply(b"\xff\xff" + PAGE, Content_Encoding="br"), Outcome.UNDECODABLE),
        (reply(zstandard.compress(PAGE), Content_Encoding="zstd"), Outcome.UNDECODABLE),
        (reply(gzip.compress(PAGE), Content_Encoding="gzip, br"), Outcome.UNDECODABLE),
        (reply(b"x" * 100_001), Outcome.TOO_LARGE),
        (reply(b"", length=10**12), Outcome.TOO_LARGE),
        (reply(gzip.compress(b"x" * 50_000_000), Content_Encoding="gzip"), Outcome.TOO_LARGE),
        (reply(brotli.compress(b"x" * 50_000_000), Content_Encoding="br"), Outcome.TOO_LARGE),
        (reply(PAGE, status="206 Partial Content"), Outcome.INCOMPLETE),
        (reply(PAGE, status="202 Accepted"), Outcome.INCOMPLETE),
        (reply(status="204 No Content", length=None), Outcome.EMPTY),
    ],
)
def test_half_a_page_is_never_a_page(raw: RawServer, gate: Gate, said: bytes, outcome: Outcome) -> None:
    raw.says(said, close=True)
    assert failure(gate, raw.url).outcome == outcome


def test_a_whole_page_without_a_length_is_taken(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(PAGE, length=None), close=True)
    assert gate.get(raw.url).body == PAGE
    raw.says(reply(b"plain words", length=None), close=True)
    assert gate.get(raw.url).body == b"plain words"


def test_the_gate_works_on_after_a_broken_answer(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(b"x" * 100_001), reply(PAGE))
    assert failure(gate, raw.url).outcome == Outcome.TOO_LARGE
    assert gate.get(raw.url).body == PAGE


# ── time ────────────────────────────────────────────────────────────────────────────────────────────────────────


def drip(text: bytes, every: float):
    def answer(connection: socket.socket, head: bytes) -> None:
        for byte in text:
            connection.sendall(bytes([byte]))
            time.sleep(every)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        lambda connection, head: None,
        drip(reply(PAGE), 0.05),
        lambda connection, head: (connection.sendall(reply(length=5_000)), drip(b"x" * 5_000, 0.05)(connection, head)),
        lambda connection, head: (
            connection.sendall(reply(**CHUNKED)),
            drip(b"1\r\nx\r\n" * 500, 0.05)(connection, head),
        ),
    ],
    ids=["silence", "headers drip", "body drips", "chunks drip"],
)
def test_the_deadline_holds_however_slowly_it_drips(raw: RawServer, gate: Gate, answer) -> None:
    raw.answer = answer
    started = time.monotonic()
    found = failure(gate, raw.url, deadline=0.4)
    assert found.outcome == Outcome.TIMEOUT
    assert time.monotonic() - started < 1.5


def test_redirects_share_one_deadline(raw: RawServer, gate: Gate) -> None:
    def answer(connection: socket.socket, head: bytes) -> None:
        time.sleep(0.15)
        connection.sendall(reply(status="302 Found", Location=f"/{len(raw.heads)}"))

    raw.answer = answer
    assert failure(gate, raw.url, deadline=0.5).outcome == Outcome.TIMEOUT
    assert len(raw.heads) < 6


def test_an_address_that_swallows_packets_times_out() -> None:
    listener = socket.create_server(("127.0.0.1", 0), backlog=0)
    address = listener.getsockname()
    fillers = [socket.socket() for _ in range(3)]
    for filler in fillers:
        filler.setblocking(False)
        filler.connect_ex(address)
    try:
        found = failure(Gate(INSIDE, Limits()), f"http://127.0.0.1:{address[1]}/", deadline=0.4)
        assert found.outcome == Outcome.TIMEOUT
    finally:
        for sock in [*fillers, listener]:
            sock.close()


# ── statuses ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, Outcome.BLOCKED),
        (401, Outcome.BLOCKED),
        (403, Outcome.BLOCKED),
        (404, Outcome.GONE),
        (405, Outcome.BLOCKED),
        (410, Outcome.GONE),
        (412, Outcome.BLOCKED),
        (429, Outcome.RATE_LIMITED),
        (500, Outcome.SERVER_ERROR),
        (502, Outcome.SERVER_ERROR),
        (503, Outcome.RATE_LIMITED),
        (504, Outcome.SERVER_ERROR),
        (521, Outcome.BLOCKED),
        (599, Outcome.SERVER_ERROR),
    ],
)
def test_each_status_has_its_outcome(raw: RawServer, gate: Gate, status: int, outcome: Outcome) -> None:
    raw.says(reply(b"<p>sorry</p>", status=f"{status} Whatever"))
    found = failure(gate, raw.url)
    assert (found.outcome, found.status, found.final_url) == (outcome, status, raw.url)
    assert str(status) in found.reason


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_firewall_is_named_whatever_status_it_uses(raw: RawServer, gate: Gate, status: int) -> None:
    page = "<html><title>提示</title><body>您的访问过于频繁，请稍后再试</body></html>".encode("gb18030")
    raw.says(reply(gzip.compress(page), status=f"{status} X", Content_Encoding="gzip", Content_Type="text/html"))
    found = failure(gate, raw.url)
    assert found.outcome == Outcome.BLOCKED
    assert "访问过于频繁" in found.reason


def test_a_huge_error_page_is_looked_at_only_in_part(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(gzip.compress(b"x" * 300_000_000, 1), status="404 X", Content_Encoding="gzip"))
    assert failure(gate, raw.url).outcome == Outcome.GONE


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "120"}, 120),
        (
            {"Retry_After": "Wed, 04 Mar 2026 05:02:00 GMT", "Date": "Wed, 04 Mar 2026 05:00:00 GMT"},
            120,
        ),
        ({"Retry_After": "Wed, 04 Mar 2020 05:02:00 GMT", "Date": "Wed, 04 Mar 2026 05:00:00 GMT"}, 0),
        ({"Retry_After": "soon"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_by_the_servers_own_clock(
    raw: RawServer, gate: Gate, headers: dict[str, str], seconds: float | None
) -> None:
    raw.says(reply(status="503 Busy", **headers))
    assert failure(gate, raw.url).retry_after == seconds


@pytest.mark.parametrize(
    "said",
    [b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n"],
)
def test_what_is_not_http_is_a_server_error(raw: RawServer, gate: Gate, said: bytes) -> None:
    raw.says(said, close=True)
    assert failure(gate, raw.url).outcome == Outcome.SERVER_ERROR


def test_nobody_there_is_unreachable(gate: Gate) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert failure(gate, f"http://127.0.0.1:{port}/").outcome == Outcome.UNREACHABLE
    nameless = Gate(INSIDE, Limits(), resolver=unknown_name)
    assert "does not resolve" in failure(nameless, "http://a.example/").reason
    assert failure(nameless, "http://a.example/").outcome == Outcome.UNREACHABLE


def unknown_name(*args: object, **kw: object) -> list:
    raise socket.gaierror(-2, "Name or service not known")


def test_a_server_that_always_hangs_up_is_unreachable(raw: RawServer, gate: Gate) -> None:
    raw.says(b"", close=True)
    assert failure(gate, raw.url).outcome == Outcome.UNREACHABLE
    assert len(raw.heads) == 2


# ── redirects ───────────────────────────────────────────────────────────────────────────────────────────────────


def hop(to: str, status: str = "302 Found", **headers: str) -> bytes:
    return reply(b"moved", status=status, Location=to, **headers)


def test_redirects_are_followed_with_what_they_set(raw: RawServer, gate: Gate) -> None:
    raw.says(hop("/b", Set_Cookie="k=v; Path=/"), hop("c?d=e#f", "307 Temporary"), reply(PAGE))
    found = gate.get(f"{raw.url}/x/a")
    assert found.final_url == f"{raw.url}/c?d=e#f"
    assert [head.split()[1] for head in raw.heads] == [b"/x/a", b"/b", b"/c?d=e"]
    assert b"\r\nCookie: k=v" in raw.heads[2]
    raw.heads.clear()
    raw.says(reply(PAGE))
    gate.get(raw.url)
    assert b"Cookie" not in raw.heads[0], "what one poll was told must not change the next"


@pytest.mark.parametrize(
    ("statuses", "permanent"),
    [
        ([301], "/1"),
        ([308, 301], "/2"),
        ([301, 302], "/1"),
        ([302, 301], None),
        ([302], None),
    ],
)
def test_only_a_chain_of_permanent_redirects_moves_a_source(
    raw: RawServer, gate: Gate, statuses: list[int], permanent: str | None
) -> None:
    raw.says(*[hop(f"/{n}", f"{status} X") for n, status in enumerate(statuses, 1)], reply(PAGE))
    assert gate.get(raw.url).permanent_url == (raw.url + permanent if permanent else None)


def test_an_endless_redirect_ends(raw: RawServer, gate: Gate) -> None:
    raw.says(hop("/again"))
    assert failure(gate, raw.url).outcome == Outcome.MOVED
    assert len(raw.heads) == 11


def test_the_body_of_a_redirect_stays_unread(raw: RawServer, gate: Gate) -> None:
    bomb = gzip.compress(b"x" * 200_000_000, 1)
    raw.says(reply(bomb, status="302 Found", Location="/b", Content_Encoding="gzip"), reply(PAGE))
    assert gate.get(raw.url).body == PAGE


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "http://user:pw@127.0.0.1/",
        "http://127.0.0.1\\@a.example/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "//192.168.1.1/",
        "http://0/",
    ],
)
def test_every_hop_is_judged(raw: RawServer, gate: Gate, to: str) -> None:
    raw.says(hop(to))
    assert failure(gate, raw.url).outcome == Outcome.FORBIDDEN_ADDRESS
    assert len(raw.heads) == 1


def test_a_redirect_without_an_address_is_moved(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(status="302 Found"))
    assert failure(gate, raw.url).outcome == Outcome.MOVED


def test_a_redirect_in_raw_utf8_is_understood(raw: RawServer, gate: Gate) -> None:
    raw.says(hop("/政策 1.html".encode().decode("latin-1")), reply(PAGE))
    gate.get(raw.url)
    assert raw.heads[1].startswith(b"GET /%E6%94%BF%E7%AD%96%201.html HTTP/1.1")


# ── TLS ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that signs itself."""
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = "subjectAltName=DNS:localhost,DNS:a.example"
    subprocess.run(
        [*command.split(), "-addext", names, "-keyout", str(path), "-out", f"{path}.crt"],
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest.fixture
def tls(certificate: Path, raw: RawServer) -> Iterator[RawServer]:
    """The raw server behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listener = socket.create_server(("127.0.0.1", 0))
    raw.url = f"https://localhost:{listener.getsockname()[1]}"

    def accept() -> None:
        while True:
            try:
                connection = context.wrap_socket(listener.accept()[0], server_side=True)
            except ssl.SSLError:
                continue
            except OSError:
                return
            raw.connections += 1
            threading.Thread(target=raw._serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield raw
    listener.close()


def test_an_untrusted_certificate_is_a_tls_error(tls: RawServer, gate: Gate) -> None:
    tls.says(reply(PAGE))
    found = failure(gate, tls.url)
    assert found.outcome == Outcome.TLS_ERROR
    assert "certificate" in found.reason
    assert tls.heads == []


def trusting(certificate: Path, **kw: object) -> Gate:
    network = Network(allow=("127.0.0.0/8",), ca_bundle=f"{certificate}.crt")
    return Gate(network, Limits(deadline=2.0), **kw)  # type: ignore[arg-type]


def test_a_trusted_certificate_serves_and_its_connection_is_kept(tls: RawServer, certificate: Path) -> None:
    tls.says(reply(PAGE))
    gate = trusting(certificate)
    assert gate.get(tls.url).body == gate.get(tls.url).body == PAGE
    assert tls.connections == 1


def test_a_certificate_for_another_name_is_a_tls_error(tls: RawServer, certificate: Path) -> None:
    gate = trusting(certificate, resolver=lambda *a: socket.getaddrinfo("127.0.0.1", *a[1:]))
    port = tls.url.rpartition(":")[2]
    tls.says(reply(PAGE))
    assert gate.get(f"https://a.example:{port}/").status == 200
    assert failure(gate, f"https://b.other:{port}/").outcome == Outcome.TLS_ERROR


def test_plain_http_behind_https_is_a_tls_error(raw: RawServer, certificate: Path) -> None:
    raw.answer = lambda connection, head: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        connection.close()

    raw._serve = talk  # type: ignore[method-assign]
    assert failure(trusting(certificate), f"https://localhost:{raw.port}/").outcome == Outcome.TLS_ERROR


def test_the_deadline_holds_under_tls(tls: RawServer, certificate: Path) -> None:
    tls.answer = drip(reply(PAGE), 0.05)
    assert failure(trusting(certificate), tls.url, deadline=0.4).outcome == Outcome.TIMEOUT


def test_a_redirect_from_https_to_http_is_not_followed(tls: RawServer, certificate: Path) -> None:
    tls.says(hop(f"http://127.0.0.1:{tls.port}/"))
    found = failure(trusting(certificate), tls.url)
    assert found.outcome == Outcome.MOVED
    assert "from https to http" in found.reason


# ── where the environment and a proxy have their say ────────────────────────────────────────────────────────────


def test_the_environments_proxies_and_logins_are_not_used(
    raw: RawServer, gate: Gate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    raw.says(reply(PAGE))
    assert gate.get(raw.url).body == PAGE
    assert b"uthorization" not in raw.heads[0]


def test_a_proxy_gets_every_request_and_written_addresses_are_still_judged(raw: RawServer) -> None:
    raw.says(reply(PAGE))
    gate = Gate(Network(proxy=raw.url), Limits(deadline=2.0))
    assert gate.get("http://a.example/x").body == PAGE
    assert raw.heads[0].startswith(b"GET http://a.example/x HTTP/1.1")
    assert failure(gate, "http://10.0.0.1/").outcome == Outcome.FORBIDDEN_ADDRESS


# ── webhooks ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [200, 204, 302, 410, 500, 503])
def test_a_post_gives_back_any_answer_as_it_is(raw: RawServer, gate: Gate, status: int) -> None:
    raw.says(
        reply(b"" if status == 204 else b"words", status=f"{status} X", Location="http://10.0.0.1/", Retry_After="9")
    )
    found = gate.post(f"{raw.url}/hook", b'{"a": 1}', {"Content-Type": "application/json", "webhook-id": "m1"})
    assert (found.status, found.body) == (status, b"" if status == 204 else b"words")
    assert dict(found.headers)["Retry-After"] == "9"
    assert raw.heads[0].startswith(b"POST /hook HTTP/1.1\r\n")
    assert b"\r\nwebhook-id: m1" in raw.heads[0]
    assert b"\r\nContent-Length: 8" in raw.heads[0]
    assert len(raw.heads) == 1


def test_a_post_is_guarded_bounded_and_sent_once(raw: RawServer, gate: Gate) -> None:
    with pytest.raises(FetchError) as caught:
        gate.post("http://10.0.0.1/", b"", {})
    assert caught.value.outcome == Outcome.FORBIDDEN_ADDRESS
    with pytest.raises(FetchError) as caught:
        gate.post(raw.url, b"", {}, deadline=0.2)
    assert caught.value.outcome == Outcome.TIMEOUT
    raw.heads.clear()
    raw.says(b"", close=True)
    with pytest.raises(FetchError):
        gate.post(raw.url, b"", {})
    assert len(raw.heads) == 1


def test_a_receiver_that_talks_without_end_is_cut_off(raw: RawServer, gate: Gate) -> None:
    raw.says(reply(b"x" * 500_000))
    assert 0 < len(gate.post(raw.url, b"", {}).body or b"") <= 131_072


# ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_local_file_behaves_like_a_server(gate: Gate, tmp_path: Path) -> None:
    path = tmp_path / "政策 1.txt"
    path.write_bytes(PAGE)
    first = gate.local(path.as_uri(), cap=1000)
    assert (first.status, first.body) == (200, PAGE)
    assert gate.local(path.as_uri(), validators=first.validators, cap=1000).status == 304
    path.write_bytes(PAGE + b" ")
    assert gate.local(path.as_uri(), validators=first.validators, cap=1000).status == 200


def test_a_local_file_fails_by_outcome(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 100)
    for url, outcome in [
        ((tmp_path / "none").as_uri(), Outcome.GONE),
        (tmp_path.as_uri(), Outcome.UNREACHABLE),
        ((tmp_path / "big").as_uri(), Outcome.TOO_LARGE),
    ]:
        with pytest.raises(FetchError) as caught:
            gate.local(url, cap=50)
        assert caught.value.outcome == outcome


def test_a_request_reads_no_files(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(PAGE)
    assert failure(gate, (tmp_path / "a").as_uri()).outcome == Outcome.FORBIDDEN_ADDRESS
