"""Following in a real browser, with a real mail server: subscribe, sign up, confirm, get a digest, leave."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from email.message import EmailMessage
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from pourparlers.mail.door import Door
from pourparlers.mail.queue import send_due
from pourparlers.publish.app import site_of
from pourparlers.publish.follow.replies import Following
from pourparlers.publish.known import Known
from pourparlers.store import letters
from pourparlers.store.engine import open_store

from ..mail.smtp import Server  # noqa: TID252
from .chromium import AXE, RULES, wanted
from .postbox import SITE, Postbox, markup_of
from .rtl import made_up
from .serving import serving

pytestmark = wanted
NARROW, WIDE, PATIENCE = 360, 1200, 600


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture(scope="module")
def box(store_file: Path, known: Known, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postbox]:
    file = tmp_path_factory.mktemp("follow") / "copy.db"
    shutil.copy(store_file, file)
    with open_store(str(file)) as store:
        yield Postbox(store, known)


@pytest.fixture(scope="module")
def served(box: Postbox, known: Known, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("catalogues")
    (folder / "ar.po").write_bytes(made_up("ar"))
    site = site_of(lambda: known, box.site, catalogues=(folder,), following=Following(box.office, ("en", "fr", "uk")))
    with serving(site) as address:
        yield address


def arrived(box: Postbox, server: Server) -> EmailMessage:
    """The letter that the mail server has got after the queue was sent. It is written after the answer has gone."""
    for _ in range(PATIENCE):
        if box.store.look(letters.is_any_open):
            break
        time.sleep(0.05)
    settings = box.settings.__class__(
        host="127.0.0.1", port=server.port, security="none", sender=box.settings.sender, site=SITE
    )
    with Door(settings, "") as door:
        assert send_due(box.store, door, box.office.clock).sent == 1
    return server.box.letters[-1]


def says(page: Any, heading: str) -> None:
    """Whether a page comes that has this heading."""
    page.get_by_role("heading", name=heading, exact=True).wait_for(timeout=20_000)


def check(page: Any) -> None:
    """No barrier that axe-core knows of."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(AXE, RULES) == [], page.url


def test_journey_follow_by_mail(browser: Any, served: str, box: Postbox, server: Server) -> None:
    """By keyboard where there is something to fill in, without a script; the mail is opened in the browser, too."""
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{served}/actor/russia")
    page.locator(".take").get_by_role("link", name="Suivre", exact=True).click()
    page.wait_for_url("**/follow?actor=russia")
    calendar = page.locator("#calendar-address").input_value()
    assert page.locator("a.button").get_attribute("href") == calendar.replace("http:", "webcal:")
    assert Calendar.from_ical(context.request.get(calendar).text()).walk("VEVENT")

    page.locator("#mailbox").focus()
    page.keyboard.type("lectrice@example.net")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("id") == "consent"
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    says(page, "Regardez votre courrier")

    letter = arrived(box, server)
    page.set_content(markup_of(letter))
    to = page.locator("a.button").get_attribute("href")
    page.goto(to.replace(SITE, served))
    assert box.readers()[0].confirmed is None
    page.locator("main button").click()
    says(page, "Vous suivez désormais")
    assert box.readers()[0].confirmed is not None

    assert len(box.digests()) == 1
    letter = arrived(box, server)
    assert letter["To"] == "lectrice@example.net"
    page.set_content(markup_of(letter))
    meeting = page.locator("h3 a").first.get_attribute("href")
    page.goto(meeting.replace(SITE, served))
    assert page.locator("article.meeting").is_visible()
    page.set_content(markup_of(letter))
    page.goto(
        page.locator(".foot").get_by_role("link", name="Se désabonner").get_attribute("href").replace(SITE, served)
    )
    assert len(box.readers()) == 1
    page.locator("main button").click()
    says(page, "Vous êtes désabonné")
    assert box.readers() == []
    context.close()


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "uk"), ("light", "ar"), ("dark", "ar")])
def test_no_barrier_on_the_readers_pages(browser: Any, served: str, box: Postbox, scheme: str, language: str) -> None:
    reader = box.sign_up("/uk/follow?place=geneva", address=f"{scheme}-{language}@example.net")
    context = browser.new_context(color_scheme=scheme, viewport={"width": WIDE, "height": 900})
    page = context.new_page()
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        for address in (
            "follow",
            "follow?actor=russia",
            *(f"follow/{at}/{reader.token}" for at in ("confirm", "manage", "leave")),
            "follow/leave/x",
        ):
            page.goto(f"{served}/{language}/{address}")
            check(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.goto(f"{served}/{language}/follow")
    page.evaluate("document.querySelectorAll('[required]').forEach(field => field.required = false)")
    page.locator("#mailbox").fill("nobody")
    page.locator("#mailbox").evaluate("field => field.type = 'text'")
    page.locator(".signing button").click()
    page.locator("[role=alert]").wait_for(timeout=20_000)
    check(page)
    page.goto(f"{served}/{language}/follow/manage/{reader.token}")
    page.locator("main button").click()
    check(page)
    page.goto(f"{served}/{language}/follow/leave/{reader.token}")
    page.locator("main button").click()
    check(page)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/en/follow", "/uk/follow?place=geneva"])
def test_a_mail_as_its_reader_sees_it(browser: Any, box: Postbox, scheme: str, path: str) -> None:
    box.letters()
    reader = box.sign_up(path, address=f"{scheme}@example.net")
    assert box.digests()
    got = [letter for letter in box.letters() if letter["To"] == reader.address]
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for letter in got:
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            page.set_content(markup_of(letter))
            check(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [address for address in asked if not re.match("about:|data:", address)] == []
    context.close()
    box.client.post(f"/en/follow/leave/{reader.token}")
