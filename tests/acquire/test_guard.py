"""Which addresses and URLs are taken: every known way to write "inside" must end at the guard."""

from __future__ import annotations

import ipaddress
import socket

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.acquire.conftest import RawServer, reply
from watcher.acquire.fetch import Gate
from watcher.acquire.guard import host_of, refusal, url_refusal
from watcher.errors import FetchError
from watcher.model import Limits, Network, Outcome

INSIDE = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.1.2.3 127.255.255.255
169.254.169.254 169.254.0.1 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.8 192.0.0.9 192.0.0.10 192.0.0.170 192.0.2.1
192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.1 192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1
203.0.113.1 224.0.0.1 224.0.0.251 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::10.0.0.1 ::8.8.8.8 ::7f00:1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:169.254.169.254
::ffff:192.168.0.1 ::ffff:0:127.0.0.1 ::ffff:0:7f00:1 64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1
64:ff9b::a9fe:a9fe 64:ff9b:1::1 64:ff9b:1:ffff::7f00:1 100::1 100:0:0:1::1 2001::1 2001:0:7f00:1::1 2001:2::1 2001:10::1
2001:20::1 2001:db8::1 2001:db8:ffff::1 2002:7f00:1:: 2002:7f00:1::1 2002:a00:1:: 2002:a9fe:a9fe:: 2002:c0a8:1::1
2620:4f:8000::1 3fff::1 3fff:fff::1 4000::1 5f00::1 8000::1 fc00::1 fd00::1 fd12:3456:789a::1 fdff:ffff::1 fe80::1
fe80::1%eth0 febf::1 fec0::1 feff::1 ff02::1 ff05::1:3 ff0e::1 ffff::1 1::1 1::127.0.0.1
""".split()
OUTSIDE = "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.0.1 100.128.0.1 126.1.1.1 128.0.0.1 172.15.0.1 172.32.0.1 \
192.1.0.1 192.167.1.1 198.17.0.1 198.20.0.1 223.5.5.5 2400:3200::1 2606:4700::1111 2a00:1450:4001::1 2620:0:1cfe::1".split()
SPELLINGS = """
127.1 127.0.1 0177.0.0.1 0x7f.0.0.1 0x7f.1 0x7f000001 2130706433 017700000001 0 0x0 127.000.000.001 00.0.0.0
[::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::127.0.0.1] [0000::1] localhost LOCALHOST localhost.
""".split()


@pytest.mark.parametrize("address", INSIDE)
def test_an_inside_address_is_refused_with_its_reason(address: str) -> None:
    assert address in (refusal(address) or "")


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_public_address_is_dialled(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "0x7f000001", "1.2.3.4.5", "::g", "01.1.1.1"])
def test_what_is_no_resolved_address_is_refused(text: str) -> None:
    assert "not an IP address" in (refusal(text) or "")


@given(st.ip_addresses(v=4))
@example(ipaddress.IPv4Address("192.0.0.9"))
def test_no_ipv4_address_passes_that_the_registry_does_not_call_global(address: ipaddress.IPv4Address) -> None:
    if refusal(str(address)) is None:
        assert address.is_global and not address.is_multicast and not address.is_reserved


@given(st.ip_addresses(v=6))
def test_only_global_unicast_passes_in_ipv6(address: ipaddress.IPv6Address) -> None:
    if refusal(str(address)) is None:
        assert address in ipaddress.ip_network("2000::/3") and address.is_global
        assert address.sixtofour is None and address.teredo is None and address.ipv4_mapped is None


@given(st.ip_addresses(v=4))
def test_wrapping_an_inside_address_in_ipv6_helps_nobody(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    for wrapped in (
        number,
        0xFFFF << 32 | number,
        0xFFFF << 48 | number,
        0x64FF9B << 96 | number,
        0x2002 << 112 | number << 80,
        0x20010000 << 96 | number,
    ):
        assert refusal(str(ipaddress.IPv6Address(wrapped))) is not None


def test_the_operator_opens_networks_one_by_one() -> None:
    allow = ("127.0.0.0/8", "fd00:1::/32", "10.1.0.0/16")
    for address in ("127.0.0.1", "::ffff:127.0.0.1", "fd00:1::5", "10.1.2.3"):
        assert refusal(address, allow) is None
    for address in ("::1", "::127.0.0.1", "10.2.0.1", "fd00:2::5", "169.254.169.254", "64:ff9b::7f00:1"):
        assert refusal(address, allow) is not None


# ── addresses as people and pages write them ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_this_machine_is_spelled_nothing_is_dialled(raw: RawServer, spelling: str) -> None:
    raw.says(reply(b"secret"))
    with pytest.raises(FetchError) as caught:
        Gate(Network(), Limits(deadline=2.0)).get(f"http://{spelling}:{raw.port}/")
    assert caught.value.outcome in (Outcome.FORBIDDEN_ADDRESS, Outcome.UNREACHABLE)
    assert raw.connections == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1\\@a.example/",
        "http://a.example\\@127.0.0.1/",
        "http://a.example\\.evil/",
        "http://user@a.example/",
        "http://user:pw@a.example/",
        "http://a.example:80@127.0.0.1/",
        "http://a.example%2f@127.0.0.1/",
        "http://@a.example/",
        "http://a.example%00.evil/",
        "http://a.example\x00/",
        "http://a.example\n/",
        "http://a.example\t/",
        "http://a exa.mple/",
        "http://[fe80::1%25eth0]/",
        "http://[::1",
        "http://[::1]x/",
        "http://[::1]:x/",
        "http://①②⑦.⓪.⓪.①/",
        "http://a。example/",
        "http://a.example:0/",
        "http://a.example:80:80/",
        "http://a.example:99999/",
        "http://a.example:-1/",
        "http:/a.example/",
        "http:a.example",
        "http:///a.example/",
        "//a.example/",
        "ftp://a.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "",
        "http://",
        "http://a.example\u200b/",
        "http://\ufeffa.example/",
        "http://ｅxample.com:80\\@x/",
    ],
)
def test_an_ambiguous_or_foreign_url_is_refused(url: str) -> None:
    assert url_refusal(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example",
        "https://a.example/",
        "HTTPS://A.Example/X",
        "http://a.example:8080/x?y=@z#@w",
        "http://a_b.example/",
        "https://例子.中国/政策?年=2026",
        "http://a.example/附件 1.pdf",
        "http://a.example/x|y",
        "http://[2400:3200::1]:80/",
        "http://1.2.3.4/",
        "http://a.example./",
        "http://a.example/?u=http://b.example/\\",
    ],
)
def test_an_ordinary_url_is_taken(url: str) -> None:
    assert url_refusal(url) is None


@given(st.text(st.characters(codec="utf-8"), max_size=30))
@example("\\@")
@example("[::1]@")
def test_no_text_in_the_middle_of_a_url_crashes_the_guard(text: str) -> None:
    url_refusal(f"http://127.0.0.1{text}a.example/")
    host_of(f"http://{text}/")


def test_hosts_are_named_alike() -> None:
    assert host_of("https://A.Example:8443/x") == host_of("http://a.example./") == "a.example"
    assert host_of("http://例子.中国/") == "xn--fsqu00a.xn--fiqs8s"


# ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────


def resolving(*answers: list[str]):
    """A resolver that gives each answer once, the last one for ever."""
    left = list(answers)
    asked: list[tuple] = []

    def resolver(host: str, port: int, *rest: object) -> list[tuple]:
        asked.append((host, port))
        found = left.pop(0) if len(left) > 1 else left[0]
        families = [(socket.AF_INET6 if ":" in address else socket.AF_INET, address) for address in found]
        return [(family, socket.SOCK_STREAM, 6, "", (address, port)) for family, address in families]

    resolver.asked = asked  # type: ignore[attr-defined]
    return resolver


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"])
def test_a_public_name_for_an_inside_address_is_refused(raw: RawServer, address: str) -> None:
    gate = Gate(Network(), Limits(deadline=2.0), resolver=resolving([address]))
    with pytest.raises(FetchError, match=r"a\.example leads to an address that is refused: ") as caught:
        gate.get(f"http://a.example:{raw.port}/")
    assert caught.value.outcome == Outcome.FORBIDDEN_ADDRESS
    assert raw.connections == 0


def test_the_address_that_was_judged_is_the_one_dialled(raw: RawServer) -> None:
    """Rebinding: the second answer would lead elsewhere, but nobody asks a second time."""
    raw.says(reply(b"inside"), close=True)
    resolver = resolving(["127.0.0.1"], ["127.0.0.2"])
    gate = Gate(Network(allow=("127.0.0.1/32",)), Limits(deadline=2.0), resolver=resolver)
    assert gate.get(f"http://a.example:{raw.port}/").body == b"inside"
    assert resolver.asked == [("a.example", raw.port)]
    with pytest.raises(FetchError) as caught:
        gate.get(f"http://a.example:{raw.port}/")
    assert caught.value.outcome == Outcome.FORBIDDEN_ADDRESS


def test_inside_addresses_among_public_ones_are_passed_over(raw: RawServer) -> None:
    raw.says(reply(b"x"))
    gate = Gate(Network(allow=("127.0.0.0/8",)), Limits(deadline=2.0), resolver=resolving(["10.0.0.1", "127.0.0.1"]))
    assert gate.get(f"http://a.example:{raw.port}/").body == b"x"


def test_the_second_address_is_tried_if_the_first_refuses(raw: RawServer) -> None:
    raw.says(reply(b"x"))
    gate = Gate(Network(allow=("127.0.0.0/8",)), Limits(deadline=2.0), resolver=resolving(["127.0.0.9", "127.0.0.1"]))
    assert gate.get(f"http://a.example:{raw.port}/").body == b"x"


def test_an_address_written_as_such_is_refused_in_one_sentence() -> None:
    with pytest.raises(FetchError) as caught:
        Gate(Network(), Limits(deadline=2.0)).get("http://127.0.0.1:9/")
    assert caught.value.reason == "127.0.0.1 is this machine"
