"""The desk as maintainers use it: by keyboard, on a phone, in the dark, without JavaScript, and with hostile pages."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Morning, Visit
from watcher import config

PAGES = ["/", "/changes", "/changes?review=any&severity=critical", "CHANGE"]
MORE = [
    "/rules", "/rules/years.total?region=CN-4401&insurance=employee_medical", "/conflicts", "/calendar", "/deliveries",
    "/search?q=缴费", "/sources", "/sources/s0", "/sources/new",
]  # fmt: skip


def open_page(tab: Page, base: str, path: str) -> None:
    if path == "CHANGE":
        tab.goto(f"{base}/changes?review=any")
        tab.click(".change a >> nth=0")
    else:
        tab.goto(f"{base}{path}")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "look", [{"color_scheme": "light"}, {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}]
)
def test_axe_finds_nothing(visit: Visit, morning: Morning, path: str, look: dict[str, Any]) -> None:
    tab = visit("/", bypass_csp=True, **look)
    open_page(tab, morning.base, path)
    found = Axe().run(tab).response["violations"]
    assert [(it["id"], [node["html"][:120] for node in it["nodes"]]) for it in found] == []


@pytest.mark.parametrize("path", [*PAGES, *MORE])
def test_no_page_is_wider_than_a_phone(visit: Visit, morning: Morning, path: str) -> None:
    tab = visit("/", viewport={"width": 390, "height": 844})
    open_page(tab, morning.base, path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", PAGES)
def test_everything_can_be_read_without_javascript(visit: Visit, morning: Morning, path: str) -> None:
    tab = visit("/", java_script_enabled=False)
    open_page(tab, morning.base, path)
    assert "年 → " in tab.inner_text("main") and "缴费年限" in tab.inner_text("main")


def test_a_change_can_be_judged_without_javascript(visit: Visit, morning: Morning) -> None:
    tab = visit("/changes", java_script_enabled=False)
    tab.click(".change a >> nth=0")
    tab.select_option("[name=reason]", "extractor")
    tab.click("button[value=dismissed]")
    assert "已忽略" in tab.inner_text("[role=status]")
    tab.click("button[value=open]")
    assert morning.states().count("open") == 10


def test_text_of_a_hostile_page_never_runs(visit: Visit, morning: Morning) -> None:
    tab = visit("/")
    noise: list[str] = []
    tab.on("console", lambda message: noise.append(message.text))
    tab.on("pageerror", lambda error: noise.append(str(error)))
    (change,) = [c for c in morning.services.store.views.changes() if c.source == "s9"][:1]
    for path in (
        "/",
        "/changes",
        f"/changes/{change.id}",
        f"/changes/{change.id}/report",
        f"/changes/{change.id}/page/after",
        *MORE,
        "/sources/s9",
    ):
        tab.goto(f"{morning.base}{path}")
        assert tab.title() not in ("pwned", "1")
        assert tab.query_selector("main img, main script, [onerror]") is None
        assert "\u202e" not in tab.inner_text("body")
    assert "{{7*7}}" in tab.content() and noise == []


def test_a_raw_copy_is_a_file_and_no_page(visit: Visit, morning: Morning) -> None:
    tab = visit("/")
    (change,) = morning.services.store.views.changes()[:1]
    answer = tab.request.get(f"{morning.base}/snapshots/{change.snapshot_after}")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.body() == morning.services.store.blobs.read(str(change.snapshot_after))


def test_a_readers_desk_has_no_verdicts(visit: Visit) -> None:
    tab = visit("/changes", name="guest")
    assert tab.query_selector("[name=verdict]") is None
    tab.click(".change a >> nth=0")
    assert tab.query_selector("[name=verdict], textarea") is None


def test_the_language_can_be_chosen_and_stays(visit: Visit, morning: Morning) -> None:
    tab = visit("/changes")
    tab.click("text=English")
    assert tab.inner_text("h1") == "Changes"
    tab.goto(f"{morning.base}/")
    assert "Open changes" in tab.inner_text("main")


def test_several_are_judged_at_once(visit: Visit, morning: Morning) -> None:
    tab = visit("/changes")
    for box in tab.query_selector_all(".change input[type=checkbox]")[:4]:
        box.check()
    tab.click(".bulk button[value=confirmed]")
    assert morning.states().count("confirmed") == 4
    assert "已确认" in tab.inner_text("[role=status]")


def test_a_morning_by_keyboard_alone(visit: Visit, morning: Morning) -> None:
    """Ten open changes: seven confirmed, two dismissed, one corrected; the mouse is not touched."""
    tab = visit("/")
    keys = tab.keyboard
    tab.wait_for_selector("[data-row]")
    keys.press("j")
    keys.press("Enter")
    tab.wait_for_url("**/changes/ch_*")
    keys.press("v")
    keys.type("27年")
    keys.press("Enter")
    tab.wait_for_url("**done=correct")
    assert "更正为 27年" in tab.inner_text("main")
    keys.press("c")
    tab.wait_for_url("**done=confirmed")
    tab.goto(f"{morning.base}/changes")
    for verdict in ("c", "c", "c", "c", "c", "c"):
        judged(tab, verdict, "confirmed")
    for reason in ("noise", "not_policy"):
        keys.press("j")
        keys.press("Enter")
        tab.wait_for_url("**/changes/ch_*")
        tab.focus("select[name=reason]")
        keys.type({"noise": "页面", "not_policy": "不是"}[reason])
        keys.press("Tab")
        keys.press("Enter")
        tab.wait_for_url("**done=dismissed")
        assert "remove:" in tab.inner_text("pre >> nth=0")
        tab.keyboard.press("p")
        tab.wait_for_url("**done=prevented")
        tab.goto(f"{morning.base}/changes")
    judged(tab, "c", "confirmed")
    prevented = [s for s in config.load(morning.config, env={}).sources if s.remove]
    assert len(prevented) == 2 and all(s.remove == ("#zoom",) for s in prevented)
    assert sorted(morning.states()) == ["confirmed"] * 8 + ["dismissed"] * 2
    assert "没有符合条件的变化" in tab.inner_text("main")


def judged(tab: Page, key: str, done: str) -> None:
    before = tab.locator("[data-row]").count()
    tab.keyboard.press("j")
    tab.keyboard.press(key)
    expect(tab.locator("[data-row]")).to_have_count(before - 1)
    tab.wait_for_url(f"**done={done}*")


def test_the_keyboard_leaves_fields_alone(visit: Visit, morning: Morning) -> None:
    tab = visit("/changes")
    tab.keyboard.press("/")
    tab.keyboard.type("cjd")
    assert tab.input_value("#q") == "cjd"
    tab.keyboard.press("Escape")
    tab.keyboard.press("j")
    assert tab.locator("[data-here]").count() == 1
    assert morning.states().count("open") == 10
