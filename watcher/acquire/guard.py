"""Which addresses may be dialled and which URLs are plain enough to be understood by everyone alike.

Pure. An address is judged after it was resolved, and the very address that was judged is the one to dial: what a name
says, or said a moment ago, counts for nothing. The lists follow IANA's special-purpose registries; Python's
`ipaddress.is_global` alone lets through ::127.0.0.1, 64:ff9b::/96, 2002::/16, fec0::/10 and others.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from watcher.errors import FetchError
from watcher.model import Outcome

Network = IPv4Network | IPv6Network

REFUSED: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), reason)
    for network, reason in (
        ("0.0.0.0/8", "this host"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a carrier's shared address"),
        ("127.0.0.0/8", "this machine"),
        ("169.254.0.0/16", "link-local, where clouds keep credentials"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "for documentation"),
        ("192.31.196.0/24", "reserved for AS112"),
        ("192.52.193.0/24", "reserved for AMT"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private network"),
        ("192.175.48.0/24", "reserved for AS112"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::1/128", "this machine"),
        ("::/128", "this host"),
        ("::/96", "an IPv4 address inside IPv6"),
        ("::ffff:0:0/96", "an IPv4 address inside IPv6"),
        ("::ffff:0:0:0/96", "an IPv4 address inside IPv6"),
        ("64:ff9b::/96", "an IPv4 address inside IPv6"),
        ("64:ff9b:1::/48", "an IPv4 address inside IPv6"),
        ("2001::/32", "a Teredo tunnel to an IPv4 address"),
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a 6to4 tunnel to an IPv4 address"),
        ("2620:4f:8000::/48", "reserved for AS112"),
        ("3fff::/20", "for documentation"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "a site's private network"),
        ("ff00::/8", "multicast"),
    )
)
PUBLIC_IPV6 = ip_network("2000::/3")


def refusal(address: str, allow: Sequence[str] = ()) -> str | None:
    """Why this resolved IP address may not be dialled; None if it may.

    `allow`: networks in CIDR form that the operator wants reached all the same. An IPv4 address mapped into IPv6
    counts as the IPv4 address there.
    """
    return _refusal(address, tuple(allow))


@lru_cache(maxsize=4096)
def _refusal(address: str, allow: tuple[str, ...]) -> str | None:
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return f"{address!r} is not an IP address"
    mapped = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
    if any(_inside(candidate, network) for candidate in (ip, mapped) if candidate for network in _networks(allow)):
        return None
    for network, reason in REFUSED:
        if _inside(ip, network):
            return f"{address} is {reason}"
    if isinstance(ip, IPv6Address) and ip not in PUBLIC_IPV6:
        return f"{address} is outside the public part of IPv6"
    return None if ip.is_global else f"{address} is not a public address"


@lru_cache(maxsize=64)
def _networks(allow: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ip_network(text, strict=False) for text in allow)


def _inside(ip: IPv4Address | IPv6Address, network: Network) -> bool:
    return ip.version == network.version and ip in network


@lru_cache(maxsize=4096)
def url_refusal(url: str) -> str | None:
    """Why this http(s) URL is not taken; None if it is.

    Two parsers that read one URL differently are how `http://127.0.0.1\\@public.example/` gets inside, so whatever
    urllib3 and the standard library do not agree on is refused, along with all that needs no agreement.
    """
    if not url.isprintable() or "\\" in url.partition("?")[0]:
        return "it holds a backslash or an invisible character; write it %-encoded"
    try:
        strict, plain = parse_url(url), urlsplit(url)
        port = plain.port
    except (LocationParseError, ValueError) as exc:
        return f"it cannot be read: {exc}"
    if plain.scheme not in ("http", "https") or strict.scheme != plain.scheme:
        return "it must begin with http:// or https://"
    if strict.auth is not None or "@" in plain.netloc:
        return "it must not hold a user name or password"
    if not plain.hostname or not strict.host or " " in plain.netloc:
        return "it names no host"
    if strict.port != port or port == 0:
        return "its port is odd"
    return _host_refusal(plain.hostname, strict.host.strip("[]").lower())


def _host_refusal(plain: str, strict: str) -> str | None:
    if "%" in plain:
        return "its host must not be %-encoded or carry a zone"
    ours = plain if plain.isascii() else _ascii(plain)
    if ours is None or ours != strict:
        return "its host is read differently by different programs"
    return None


def _ascii(host: str) -> str | None:
    """The name in IDNA 2008 form, as urllib3 will ask for it."""
    import idna

    try:
        return idna.encode(host.lower(), strict=True, std3_rules=True).decode("ascii")
    except idna.IDNAError:
        return None


def network_refusal(text: str) -> str | None:
    """Why this is no network in CIDR form; None if it is."""
    try:
        ip_network(text, strict=False)
    except ValueError:
        return f"{text!r} is no network; write it as 10.1.0.0/16 or 2001:470:1::/48"
    return None


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """The host of a URL in the form we ask for it, for politeness per host; empty if there is none."""
    try:
        return (parse_url(url).host or "").strip("[]").rstrip(".")
    except LocationParseError:
        return ""


@lru_cache(maxsize=8192)
def target(url: str) -> tuple[str, str]:
    """The address as it will be asked for, and its host. FetchError if it is refused as it stands."""
    problem = url_refusal(url)
    if problem:
        raise FetchError(Outcome.FORBIDDEN_ADDRESS, f"this address is not taken: {problem}", final_url=url)
    parsed = parse_url(url)._replace(fragment=None)
    return (parsed if parsed.path else parsed._replace(path="/")).url, (parsed.host or "").strip("[]")


def judge_literal(host: str, allow: tuple[str, ...]) -> None:
    """Behind a proxy only addresses written as such can be judged; names are the proxy's affair."""
    try:
        ip_address(host)
    except ValueError:
        return
    problem = refusal(host, allow)
    if problem:
        raise FetchError(Outcome.FORBIDDEN_ADDRESS, problem)
