"""The board in a real browser, opened as a file: nothing leaves it, keyboard and filter work, it prints."""

import importlib.util
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.board_world import CHROMIUM, browser, many, page, story, written
from tests.support.nightly import LONG, first, share

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

THERE = CHROMIUM is not None and importlib.util.find_spec("playwright") is not None
pytestmark = pytest.mark.skipif(not THERE, reason="Chromium or playwright is not on this machine")
WIDE: Any = {"width": 1400, "height": 900}
PHONE: Any = {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("board"), page(story()))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("crowd"), page(many(2000)))


def told(view: "Page", words: str) -> None:
    """Wait until the page says how many rows are shown."""
    view.get_by_text(words, exact=True).wait_for()


def shown(view: "Page") -> list[str]:
    return view.locator(".matrix tbody tr:not([hidden]) th").all_text_contents()


@pytest.mark.parametrize("size", first(1, [WIDE, PHONE]))
def test_nothing_is_asked_for_and_nothing_complains(chromium: "Browser", address: str, size: Any) -> None:
    view = chromium.new_page(viewport=size)
    complaints: list[str] = []
    asked: list[str] = []
    view.on("console", lambda message: complaints.append(message.text))
    view.on("pageerror", lambda error: complaints.append(str(error)))
    view.on("request", lambda request: asked.append(request.url))
    view.goto(address)
    view.fill("#find", "пример")
    told(view, "Показано строк: 1 из 5")
    assert complaints == []
    assert asked == [address]
    assert view.evaluate("document.documentElement.scrollWidth <= innerWidth")
    view.close()


@LONG
def test_the_policy_stops_what_would_leave_the_page(chromium: "Browser", address: str) -> None:
    view = chromium.new_page()
    view.goto(address)
    stopped = view.evaluate(
        """() => new Promise(done => {
            document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
            fetch('http://127.0.0.1:9/').catch(() => {});
        })"""
    )
    assert stopped == "connect-src"
    view.close()


@pytest.mark.parametrize(
    ("size", "scheme"),
    first(0, share([(PHONE, "dark"), (WIDE, "light")], list(product([WIDE, PHONE], ["light", "dark"])))),
)
def test_axe_finds_nothing_serious(chromium: "Browser", address: str, size: Any, scheme: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    view = chromium.new_page(viewport=size, color_scheme=scheme)
    view.goto(address)
    found = axe.Axe().run(view).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}] == []
    view.close()


@LONG
def test_the_search_forgives_case_quotes_and_the_letter_yo(chromium: "Browser", address: str) -> None:
    view = chromium.new_page()
    view.goto(address)
    view.fill("#find", "  мбук шаблон")
    told(view, "Показано строк: 1 из 5")
    assert shown(view) == ["МБУК «Шаблон»"]
    assert view.locator("#late li:not([hidden])").count() == 0
    view.fill("#find", "нет такой")
    view.locator(".none").wait_for(state="visible")
    view.press("#find", "Escape")
    assert len(shown(view)) == 5
    view.close()


@LONG
def test_the_state_is_looked_for_in_every_item(chromium: "Browser", address: str) -> None:
    view = chromium.new_page()
    view.goto(address)
    view.select_option("#state", "met_late")
    told(view, "Показано строк: 1 из 5")
    assert shown(view) == ["МБУК «Образец»"]
    view.close()


@LONG
def test_the_keyboard_reaches_everything(chromium: "Browser", address: str) -> None:
    view = chromium.new_page(viewport=WIDE)
    view.goto(address)
    reached = []
    for _ in range(9):
        view.keyboard.press("Tab")
        assert view.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        reached.append(view.evaluate("document.activeElement.id || document.activeElement.className"))
    assert reached[:3] == ["skip", "find", "state"]
    assert {"wide", "matrix"} <= set(reached)
    view.close()


@LONG
def test_todays_mark_is_set_by_the_browser(chromium: "Browser", address: str) -> None:
    view = chromium.new_page()
    view.clock.set_fixed_time(datetime.fromisoformat("2025-12-20T10:00:00"))
    view.goto(address)
    assert view.locator(".line .today").first.get_attribute("x1") == "50.00%"
    assert view.locator(".today-words").text_content() == "сегодня, 20.12.2025"
    view.close()


@LONG
def test_without_script_the_page_says_everything_but_the_search(chromium: "Browser", address: str) -> None:
    view = chromium.new_context(java_script_enabled=False).new_page()
    view.goto(address)
    assert not view.locator("#tools").is_visible()
    assert view.locator(".matrix tbody tr").count() == 5
    assert view.locator(".matrix tbody tr").last.is_visible()
    assert view.locator(".line .today").first.get_attribute("x1") == "98.00%"
    assert view.locator(".today-words").text_content() == "29.12.2025, день записи"
    view.context.close()


@pytest.mark.parametrize("size", first(1, [PHONE, WIDE]))
def test_a_screen_reader_meets_tables_with_headers(chromium: "Browser", address: str, size: Any) -> None:
    view = chromium.new_page(viewport=size)
    view.goto(address)
    matrix = view.get_by_role("table", name="Организации: 5")
    assert matrix.get_by_role("columnheader").count() == 9
    assert matrix.get_by_role("rowheader", name="МБУ «Пример»").count() == 1
    assert view.get_by_role("main").count() == view.get_by_role("heading", level=1).count() == 1
    view.close()


@LONG
def test_it_prints_on_a4_with_headers_repeated_and_tools_left_out(
    chromium: "Browser", crowd: str, tmp_path: Path
) -> None:
    view = chromium.new_page(viewport=WIDE)
    view.goto(crowd)
    view.emulate_media(media="print")
    assert not view.locator("#tools").is_visible()
    looks = [view.locator(f".matrix {part}").first for part in ("thead", "tbody tr")]
    displays = [look.evaluate("node => getComputedStyle(node).display") for look in looks]
    assert displays == ["table-header-group", "table-row"]
    assert view.locator(".matrix tbody tr").last.bounding_box() is not None
    view.close()


@LONG
def test_rows_out_of_sight_cost_nothing_until_they_are_scrolled_to(chromium: "Browser", crowd: str) -> None:
    seen = "node => node.checkVisibility({contentVisibilityAuto: true})"
    come = "node => new Promise(next => { node.scrollIntoView(); requestAnimationFrame(() => setTimeout(next)); })"
    for size in (WIDE, PHONE):
        view = chromium.new_page(viewport=size)
        view.goto(crowd)
        last = view.locator(".matrix tbody tr:last-child th")
        assert not last.evaluate(seen)
        assert view.evaluate("document.querySelectorAll('.matrix td > *').length") == 0
        last.evaluate(come)
        assert last.evaluate(seen)
        view.close()


@LONG
def test_an_open_page_is_read_anew_while_nobody_reads_and_keeps_what_was_typed(
    chromium: "Browser", address: str
) -> None:
    shown = chromium.new_page()
    shown.clock.install()
    shown.goto(address)
    shown.fill("#find", "Пример")
    shown.evaluate("window.before = true")
    shown.clock.run_for(30_000)
    assert shown.evaluate("window.before"), "somebody typed half a minute ago"
    with shown.expect_navigation():
        shown.clock.run_for(95_000)
    assert shown.evaluate("window.before") is None
    assert shown.input_value("#find") == "Пример"
    assert shown.evaluate("document.activeElement.id") == "find"
    shown.evaluate("document.body.style.minHeight = '5000px'; scrollTo(0, 900); window.before = true")
    shown.clock.run_for(300_000)
    assert shown.evaluate("window.before"), "a page read further down stays"
    shown.close()
