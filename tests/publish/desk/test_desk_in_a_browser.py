"""The desk in a real browser: no barrier, nothing that sticks out, and the journey by keyboard without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from pourparlers.store.engine import open_store

from ..chromium import AXE, OPEN_ALL, RULES, wanted  # noqa: TID252
from ..serving import serving  # noqa: TID252
from .conftest import PASSWORD, backup_of, desk_over

pytestmark = wanted

PAGES = ("", "/add", "/people", "/people?q=ryabkov", "/issues", "/corrections", "/log", "/find?q=geneva", "/nothing")


@pytest.fixture(scope="module")
def served(
    store_file: Path, tmp_path_factory: pytest.TempPathFactory, right_to_left: Path
) -> Iterator[tuple[str, str]]:
    """A desk on a port of its own, and the meeting that most articles tell of."""
    file = tmp_path_factory.mktemp("desk") / "desk.db"
    backup_of(store_file, file)
    with open_store(str(file)) as store:
        made = desk_over(store, right_to_left, by_address="1000/minute", by_name="1000/minute")
        talks = max(made.fresh.now().all, key=lambda m: len(m.reports)).id
        with serving(made.site) as address:
            yield address, talks


def log_in(page: Any, base: str, language: str = "") -> None:
    page.goto(f"{base}/desk{language}")
    page.locator("input[name=name]").fill("Ann Example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".waiting")


@pytest.mark.parametrize(("scheme", "language"), [("light", ""), ("dark", "/uk"), ("dark", "/ar")])
def test_no_barrier_at_the_desk(browser: Any, served: tuple[str, str], scheme: str, language: str) -> None:
    base, talks = served
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1200, "height": 900}, locale="en-GB")
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(base) else None)
    page.goto(f"{base}/desk{language}/login")
    page.evaluate(axe)
    assert page.evaluate(AXE, RULES) == []
    log_in(page, base, language)
    for address in (*PAGES, f"/meeting/{talks}"):
        page.goto(f"{base}/desk{language}{address}")
        page.evaluate(OPEN_ALL)
        page.evaluate(axe)
        assert page.evaluate(AXE, RULES) == [], address
    context.close()
    assert asked == []


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_nothing_sticks_out_at_any_width(browser: Any, served: tuple[str, str], width: int) -> None:
    base, talks = served
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    log_in(page, base, "/uk")
    for address in (*PAGES, f"/meeting/{talks}"):
        page.goto(f"{base}/desk/uk{address}")
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_journey_correct_a_fact_see_it_and_undo_it(browser: Any, served: tuple[str, str]) -> None:
    """By keyboard alone, without a script: in, to the queue, a fact corrected, seen by readers, undone, out."""
    base, _ = served
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    log_in(page, base)
    assert page.locator(".waiting > li").count() > 0
    page.locator(".waiting h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/meeting/**")
    row = page.locator(".desk-facts > li").first
    assert row.locator("blockquote mark").first.is_visible()
    row.locator(".deed summary").focus()
    page.keyboard.press("Enter")
    field = row.locator("input[name=value]")
    field.fill("not a day")
    page.keyboard.press("Tab")
    page.keyboard.type("the host told us")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    assert "not a date" in page.locator("[role=alert]").inner_text()
    field = page.locator(".desk-facts details[open] input[name=value]")
    assert field.input_value() == "not a day"
    field.fill("2022-01-14")
    page.keyboard.press("Enter")
    page.wait_for_selector(".told.done")
    page.get_by_role("link", name="as readers see it").click()
    page.wait_for_url(re.compile(r"/meeting/"))
    assert "14 January 2022" in page.locator(".strip").inner_text()
    assert "the host told us" in page.locator("body").inner_text()
    assert "Ann Example" not in page.locator("body").inner_text()
    public = page.url
    page.go_back()
    page.locator(".told.done .undo button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**done=2")
    page.goto(public)
    assert "14 January 2022" not in page.locator(".strip").inner_text()
    page.goto(f"{base}/desk")
    page.locator(".leave button").click()
    page.wait_for_url("**/desk/login")
    page.goto(f"{base}/desk/log")
    assert page.url.startswith(f"{base}/desk/login")
    assert [cookie for cookie in context.cookies() if cookie["path"] != "/desk"] == []
    context.close()
