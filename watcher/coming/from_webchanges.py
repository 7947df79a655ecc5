"""webchanges: its jobs.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from watcher.coming import jobs
from watcher.coming.brought import Translation

MEMBERS: tuple[str, ...] = ()

_BROWSER = "watcher runs no browser"
_TOLD = "watcher tells rules that changed, in a form of its own"
_QUIET = "watcher tells once when a page fails for long and once when it is back"
_CLIENT = "watcher fetches pages in one way for all sources"
_POLITE = "network.per_host_gap holds for every host"

_READ = {
    **jobs.READ, "filter": jobs.of_filters, "filters": jobs.of_filters, "use_browser": jobs.of_browser, "note": jobs.of_note,
    "params": jobs.of_parameters,
}  # fmt: skip
_NEEDLESS = {
    **jobs.NEEDLESS, "same_site_delay": _POLITE, "suppress_errors": _QUIET, "suppress_error_ended": _QUIET,
    "suppress_repeated_errors": _QUIET, "retries": _QUIET, "empty_as_transient": "an empty page is never a change",
    "no_conditional_request": "watcher asks for the whole page now and then by itself",
    "is_markdown": _TOLD, "monospace": _TOLD, "markdown_padded_tables": _TOLD, "contextlines": _TOLD,
}  # fmt: skip
_LOST = {
    **jobs.LOST, "differ": _TOLD, "additions_only": _TOLD, "deletions_only": _TOLD,
    **dict.fromkeys(
        ("block_elements", "connect_over_cdp", "evaluate", "ignore_default_args", "init_script", "initialization_js",
         "initialization_url", "switches", "user_data_dir", "wait_for", "wait_for_function", "wait_for_navigation",
         "wait_for_selector", "wait_for_timeout", "wait_for_url", "wait_until", "proxy_username", "proxy_password"),
        _BROWSER,
    ),
    **dict.fromkeys(
        ("http_client", "http_version", "impersonate", "fingerprints", "referer", "no_redirects"), _CLIENT
    ),
    "ignore_https_errors": jobs.LOST["ssl_no_verify"], "ignore_dh_key_too_small": jobs.LOST["ssl_no_verify"],
}  # fmt: skip
_OFF = {**jobs.OFF, "http_credentials": jobs.OFF["cookies"]}


def translate(files: Mapping[str, str]) -> Translation:
    return jobs.translated(files, _READ, needless=_NEEDLESS, lost=_LOST, off=_OFF)
