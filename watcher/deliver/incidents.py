"""Incidents in words: what is wrong with a source, and what a maintainer can do about it."""

from __future__ import annotations

from collections.abc import Sequence

from watcher import wording
from watcher.model import Alert, Outcome
from watcher.wording import one_line

_ADVICE: dict[str, tuple[str, str]] = {
    "blocked": (
        "请在浏览器中打开该页；如正常，请降低频率（every）或换用该站的列表、RSS。",
        "Open the page in a browser; if it shows, poll less often (every), or watch the site's list or feed instead.",
    ),
    "gone": ("请核对地址，找到政策的新位置后修改url。", "Check the address; change `url` to where the policy stands now."),
    "moved": ("请核对新地址上是否为同一文件，然后修改url。", "See whether the new address shows the same document, then change `url`."),
    "rate_limited": ("请降低频率（every）或加大per_host_gap。", "Poll less often (every), or leave more time between requests (per_host_gap)."),
    "server_error": ("通常会自行恢复；持续数日请核对地址。", "This usually passes; if it lasts for days, check the address."),
    "unreachable": ("请检查本机网络和该网站是否可以访问。", "Check this machine's network and whether the site answers elsewhere."),
    "tls_error": ("请检查本机时间和证书（network.ca_bundle）。", "Check this machine's clock and certificates (network.ca_bundle)."),
    "timeout": ("网站过慢；可加大limits.deadline。", "The site is slow; allow it more time (limits.deadline)."),
    "too_large": ("可加大limits.page，或只监测其中的附件或列表。", "Allow larger pages (limits.page), or watch the attachment or list itself."),
    "incomplete": ("页面未完整传输或解析；请在浏览器中核对。", "It did not arrive or parse whole; compare with a browser."),
    "undecodable": ("编码有误；请向网站反映，或换用其他来源。", "Its encoding is broken; tell the site, or watch another source."),
    "unreadable": ("文件无法读取（如扫描件）；请换用文字版。", "The file cannot be read (a scan, perhaps); watch a text version."),
    "empty": ("页面没有正文；可能由脚本生成，请换用列表、RSS或附件。", "The page has no text; scripts may build it: watch its list, feed or attachment."),
    "selector_missed": (
        "页面可能已改版；请用 watcher validate --fetch 核对并修改select。",
        "The page may be redesigned; look with `watcher validate --fetch` and change `select`.",
    ),
    "robots_denied": ("该站不允许抓取；请取得许可或换用其他来源。", "The site does not allow it; ask for permission, or watch another source."),
    "forbidden_address": ("如需监测内部地址，请加入network.allow。", "If an inside address is meant, let it in by `network.allow`."),
}  # fmt: skip
_ILL = {
    "silent": (
        "已{0}天没有变化，而通常不超过{1}天。请核对新政策是否改在别处发布。",
        "{0} days without a change, where {1} are usual at most. See whether new policy is published elsewhere by now.",
    ),
    "noisy": (
        "最近{1}次抓取有{0}次变化。请查看变化记录，用select或remove排除无关部分。",
        "{0} of the last {1} polls found a change. Look at them, and leave out what is no policy with `select` or `remove`.",
    ),
}
_WELL = {
    "silent": ("该来源又有变化了。", "It changed again."),
    "noisy": ("该来源的变化恢复正常。", "It is calm again."),
}


def detail(alert: Alert, language: str) -> str:
    """`blocked: 412` becomes 被网站拦截…：412。 and what to do; `silent: 120 90` how long it has been silent."""
    said, english = one_line(alert.detail or "", 500), language == "en"
    word, colon, reason = said.partition(": ")
    if word in _ILL and alert.type in ("source.silent", "source.noisy"):
        return illness(word, reason.split(), language)
    if alert.type == "source.recovered":
        return _recovered(word, said, english)
    if alert.type != "source.failing" or not colon or word not in list(Outcome):
        return said
    reason = (
        f"{wording.outcome_text(word, language)}: {reason}. "
        if english
        else f"{wording.outcome_text(word, language)}：{reason}。"
    )
    return reason + advice(word, language)


def advice(outcome: str, language: str) -> str:
    """What a maintainer can do about a poll that ended so; empty where nothing is to be done."""
    return _ADVICE.get(outcome, ("", ""))[language == "en"]


def illness(kind: str, figures: Sequence[str], language: str) -> str:
    """Of a source that is silent or noisy: how much so, by its two figures, and what can be done."""
    return _ILL[kind][language == "en"].format(*[*figures, "?", "?"][:2])


def _recovered(word: str, said: str, english: bool) -> str:
    if word in _WELL:
        return _WELL[word][english]
    return said if english else "来源已恢复，可以正常读取。"
