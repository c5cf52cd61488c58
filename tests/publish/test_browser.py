"""The site in a real browser: no barrier that axe-core knows of, light, dark, right to left; journeys by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from starlette.applications import Starlette

from .chromium import AXE, OPEN_ALL, RULES, wanted
from .serving import serving

pytestmark = wanted

WIDTHS = (360, 800, 1440)
STOPS = "document.querySelectorAll('a[href]:not([tabindex]), button, input, select, summary, [tabindex=\"0\"]').length"
SEEN = """(() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const there = at !== document.body && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return there && style.outlineStyle !== 'none';
})()"""


def until(page: Any, holds: str) -> None:
    """Wait for what a page says; its policy forbids the way in which playwright would."""
    for _ in range(200):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never came: {holds}")


@pytest.fixture(scope="module")
def served(site: Starlette) -> Iterator[str]:
    """The site on a port of its own."""
    with serving(site) as address:
        yield address


@pytest.mark.parametrize(("scheme", "language"), [("light", "/en"), ("dark", "/uk"), ("light", "/ar"), ("dark", "/ar")])
def test_no_barrier_on_any_page(browser: Any, served: str, pages: list[str], scheme: str, language: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1200, "height": 900})
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith(served) else None)
    for address in pages:
        page.goto(f"{served}{language}{address}".rstrip("/"))
        page.evaluate(OPEN_ALL)
        page.evaluate(axe)
        assert page.evaluate(AXE, RULES) == [], address
    context.close()
    assert [line for line in told if "404" not in line and "400" not in line] == []


def test_a_barrier_would_be_found(browser: Any) -> None:
    page = browser.new_page()
    page.set_content("<html><body><img src='data:,'><p style='color:#ccc;background:#fff'>pale</p></body></html>")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {rule for rule, _ in page.evaluate(AXE, RULES)}
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["/fr", "/ar"])
def test_nothing_sticks_out_at_any_width(
    browser: Any, served: str, pages: list[str], width: int, language: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in pages:
        page.goto(f"{served}{language}{address}".rstrip("/"))
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_journey_find_the_next_talks_and_who_says_so(browser: Any, served: str) -> None:
    """By keyboard alone, without a script: from the first page to the sentence, and back to the calendar file."""
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(served)
    assert page.locator("html").get_attribute("lang") == "fr"
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"
    page.locator("#lead a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/meeting/**")
    page.locator(".parties details summary").first.focus()
    page.keyboard.press("Enter")
    quote = page.locator(".parties details[open] blockquote").first
    assert quote.is_visible()
    assert quote.locator("mark").count() > 0
    calendar = page.locator("a[href$='.ics']").first.get_attribute("href")
    answer = context.request.get(served + str(calendar))
    assert answer.ok
    assert answer.text().startswith("BEGIN:VCALENDAR")
    page.locator(".parties details[open] figcaption a").first.click()
    page.wait_for_url("**/article/**")
    assert page.locator(".text mark").count() > 0
    context.close()


def test_journey_filter_the_calendar(browser: Any, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/calendar")
    page.locator(".filters summary").click()
    page.locator("input[name=actor]").fill("NATO")
    page.locator("select[name=kind]").select_option("council")
    page.locator(".filters button").click()
    page.wait_for_url(re.compile("actor=NATO"))
    assert page.locator(".entry").count() == 1
    assert "Brussels" in page.locator(".entry").inner_text().title()
    page.get_by_role("link", name="Month", exact=True).click()
    page.wait_for_url("**/calendar/2022-01")
    assert page.locator("table.month td a.n").count() > 1
    context.close()


def test_print_shows_what_is_folded(browser: Any, served: str, pages: list[str]) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(served + next(address for address in pages if address.startswith("/meeting/")))
    page.emulate_media(media="print")
    assert page.locator(".parties blockquote").first.is_visible()
    assert not page.locator("nav.pages").is_visible()
    context.close()


def test_journey_filters_change_only_what_they_must(browser: Any, served: str) -> None:
    """With a script: the form stays, the results, the address, and what leads away from them change."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{served}/calendar?from=2022-01-01")
    until(page, "window.htmx !== undefined")
    page.evaluate("window.kept = true")
    page.locator(".filters summary").click()
    everything = page.locator(".entry").count()
    status = page.locator("select[name=status]")
    status.focus()
    status.select_option("held")
    page.wait_for_url("**status=held**")
    until(page, "document.querySelector('#aloud').textContent !== ''")
    assert 0 < page.locator(".entry").count() < everything
    assert page.evaluate("window.kept && document.activeElement.name") == "status"
    assert page.locator("#aloud").text_content() == page.locator("#count").text_content()
    assert "status=held" in page.locator("#address").input_value()
    assert "status=held" in str(page.locator("#tongues a").first.get_attribute("href"))
    same = context.new_page()
    same.goto(page.url)
    assert same.locator(".entry").count() == page.locator(".entry").count()
    page.go_back()
    until(page, f"document.querySelectorAll('.entry').length === {everything}")
    context.close()


def test_journey_days_before_and_after(browser: Any, served: str) -> None:
    """Paging by keyboard leaves the focus at what came."""
    page = browser.new_context().new_page()
    page.goto(f"{served}/timeline?from=2022-01-08&to=2022-01-09")
    until(page, "window.htmx !== undefined")
    page.locator(".on.before a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**to=2022-01-07")
    until(page, "document.activeElement.id === 'results'")
    assert page.locator(".turn").count() > 0
    page.context.close()


def test_hours_of_the_reader(browser: Any, served: str, pages: list[str]) -> None:
    """By the browser's clock where a script may run; by the address, in the same words, where none may."""
    meeting = next(path for path in pages if path.startswith("/meeting/"))
    context = browser.new_context(timezone_id="Asia/Tokyo", locale="en-GB")
    page = context.new_page()
    page.goto(served + meeting)
    assert page.locator(".strip .yours").inner_text().split("\u00b7")[-1].strip() == "17:30 your time"
    context.close()
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(served + meeting)
    page.locator("#zone").select_option("Asia/Tokyo")
    page.locator(".zone button").click()
    page.wait_for_url("**zone=Asia%2FTokyo")
    assert "17:30 Tokyo" in page.locator(".strip .yours").inner_text()
    context.close()


def test_the_address_can_be_copied(browser: Any, served: str) -> None:
    context = browser.new_context(locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served}/map")
    page.locator("button[data-copy]").focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#aloud').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}/map"
    context.close()


def test_journey_from_the_map_to_a_meeting_by_keyboard(browser: Any, served: str) -> None:
    """No stop at the dots: the list beside them leads to the same places."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served}/map")
    page.locator(".filters summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.places') !== null")
    page.locator(".places a", has_text="Geneva").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/place/geneva")
    assert page.locator(".chart circle").count() == 1
    page.locator(".entry .what").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/meeting/**")
    page.context.close()


def test_every_page_is_reached_and_left_by_keyboard(browser: Any, served: str, pages: list[str]) -> None:
    """The focus goes on from stop to stop, is always seen, and nothing holds it."""
    page = browser.new_context(viewport={"width": 900, "height": 700}, reduced_motion="reduce").new_page()
    for path in pages:
        page.goto(served + path)
        stops = page.evaluate(STOPS)
        for _ in range(min(stops, 25)):
            page.keyboard.press("Tab")
            assert page.evaluate(SEEN), f"{path}: {page.evaluate('document.activeElement.outerHTML.slice(0, 120)')}"
    page.context.close()
