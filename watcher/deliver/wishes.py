"""What a subscription asks for, in words: for its confirmation, its own page and the lists of operators."""

from __future__ import annotations

from watcher import wording
from watcher.model import Severity, Subscription
from watcher.wording import Titles, one_line

_NAMES = {
    "regions": ("地区", "Places"),
    "keys": ("内容", "Rules"),
    "insurances": ("险种", "Insurance"),
    "sources": ("来源", "Sources"),
    "authorities": ("来源性质", "Authority"),
    "kinds": ("变化类型", "Kinds of change"),
    "severity": ("程度", "Severity"),
    "send": ("发送", "Sent"),
    "quiet": ("免打扰", "Quiet hours"),
    "muted": ("静音", "Muted"),
    "review": ("审阅", "Review"),
}
_ALL = ("全部", "all")


def wishes(subscription: Subscription, language: str = "zh", titles: Titles | None = None) -> list[tuple[str, str]]:
    """(name, what is asked for), without what is asked for by everyone."""
    english = language == "en"
    when, comma = subscription.when, ", " if english else "、"
    said = {
        "regions": [_place(region, language) for region in when.regions],
        "keys": [_rule(key, language, titles) for key in when.keys],
        "insurances": [wording.insurance_text(name, language, titles) for name in when.insurances],
        "sources": [one_line(name) for name in when.sources],
        "authorities": [wording.authority_text(name, language) for name in when.authorities],
        "kinds": [wording.kind_text(name, language) for name in when.kinds],
    }
    asked = [
        (name, comma.join(words) or _ALL[english])
        for name, words in said.items()
        if words or name in ("regions", "keys")
    ]
    asked += [("severity", _severity(when.severity, language)), ("send", _pace(subscription, english))]
    if subscription.quiet is not None:
        begin, end = subscription.quiet
        asked.append(("quiet", f"{begin:%H:%M}-{end:%H:%M} ({subscription.timezone})"))
    if subscription.muted_until is not None:
        asked.append(("muted", f"until {subscription.muted_until}" if english else f"至{subscription.muted_until}"))
    if subscription.review == "confirmed":
        asked.append(("review", "only what a reviewer confirmed" if english else "仅经复核的变化"))
    return [(_NAMES[name][english], one_line(text, 300)) for name, text in asked]


def _place(pattern: str, language: str) -> str:
    code = pattern.rstrip("*").rstrip("-")
    return wording.place(code, language) if code else _ALL[language == "en"]


def _rule(pattern: str, language: str, titles: Titles | None) -> str:
    """A pattern by the titles of the rules that it means, three of them."""
    if titles is None or pattern in titles or "*" not in pattern:
        return wording.key_title(pattern, language, titles) or one_line(pattern)
    meant = [wording.key_title(key, language, titles) for key in titles if key.startswith(pattern.split("*")[0])]
    more = f" +{len(meant) - 3}" if len(meant) > 3 else ""
    return (" / ".join(meant[:3]) + more) if meant and pattern != "*" else one_line(pattern)


def _severity(least: Severity, language: str) -> str:
    word = wording.severity_text(least, language)
    if least is Severity.LOW:
        return _ALL[language == "en"]
    return f"{word} or worse" if language == "en" else f"{word}及以上"


def _pace(subscription: Subscription, english: bool) -> str:
    hour = f"{subscription.hour:%H:%M}"
    paces = {
        "instant": ("即时", "at once"),
        "daily": (f"每日{hour}汇总", f"daily at {hour}"),
        "weekly": (f"每周一{hour}汇总", f"on Mondays at {hour}"),
    }
    return paces[subscription.send][english]
