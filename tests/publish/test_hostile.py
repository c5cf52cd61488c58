"""Hostile words in every field: they stand on the page as words, or not at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.publish.app import site_of
from pourparlers.publish.assets import address as asset
from pourparlers.publish.known import Known
from pourparlers.publish.links import KEY, slug
from pourparlers.publish.visit import TEXTS, Site
from pourparlers.store.engine import open_store

from .desk.conftest import Person, backup_of, desk_over
from .hostile import HOSTILE, hostile

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
ALLOWED = {"http", "https", "mailto", "webcal", ""}


def addresses(known: Known) -> list[str]:
    """A page of each kind, made of what is known."""
    meetings = [f"/meeting/{m.id}" for m in known.all]
    articles = [f"/article/{told.key[:KEY]}" for told in known.record.articles()]
    actors = [f"/actor/{slug(name)}" for name, _, _ in known.busiest_actors[:6]]
    places = [f"/place/{slug(name)}" for name, _ in known.busiest_places[:3]]
    lists = [
        "/",
        "/timeline?from=2022-01-01",
        "/map",
        "/calendar?from=2022-01-01",
        "/calendar/2022-01",
        "/changes",
        "/stories",
        "/people",
        "/about",
        "/follow",
        "/follow?q=%3Cb%3E%22",
        "/positions",
        "/sources",
    ]
    sections = [f"/section/{slug(name)}" for name in known.sections.names]
    return [*lists, *sections, "/search?q=x", "/search?q=%3Cb%3E%22", *meetings[:4], *articles[:3], *actors, *places]


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("texts", TEXTS)
def test_no_word_of_a_source_is_more_than_a_word(known: Known, kind: str, texts: str) -> None:
    evil = hostile(known, HOSTILE[kind])
    client = TestClient(site_of(lambda: evil, Site(texts=texts)), raise_server_exceptions=True)  # type: ignore[arg-type]
    scripts = {asset("site.js")}
    for address in addresses(evil):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not TURNING.search(answer.text)
        assert not UNPRINTABLE.search(answer.text)
        page = LexborHTMLParser(answer.text)
        assert not page.css("style, img, iframe, object, form form, [onerror], [onload], [style]"), address
        running, data = page.css("script[src]"), page.css("script:not([src])")
        assert {node.attributes["src"] for node in running} == scripts
        assert all(node.attributes == {"type": "application/ld+json"} and json.loads(node.text()) for node in data)
        assert all((image.attributes["href"] or "").startswith("/static/") for image in page.css("svg image"))
        assert len(page.css("h1")) == 1
        assert len(page.css("head title")) == 1
        assert "49" not in page.css_first("h1").text() if page.css_first("h1") else False
        for node in page.css("[href]"):
            scheme = (node.attributes["href"] or "").partition(":")[0] if ":" in (node.attributes["href"] or "") else ""
            assert scheme in ALLOWED or "/" in scheme, node.attributes["href"]


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_word_of_a_source_breaks_data(known: Known, kind: str, tmp_path: Path) -> None:
    evil = hostile(known, HOSTILE[kind])
    client = TestClient(site_of(lambda: evil))
    dated = [m for m in known.all if m.when]
    for address in ("/calendar.ics?from=2022-01-01", "/calendar/2022-01.ics"):
        calendar = Calendar.from_ical(client.get(address).content)
        assert 0 < len(calendar.walk("VEVENT")) <= len(dated)
        assert not calendar.walk("VALARM")
        assert all("ATTENDEE" not in event for event in calendar.walk("VEVENT"))
    for address in ("/changes.atom", "/stories.atom", "/calendar.atom?from=2022-01-01"):
        assert not feedparser.parse(client.get(address).content).bozo, address
    for address in ("/calendar.json?from=2022-01-01", "/people.json", "/changes.json"):
        json.loads(client.get(address).content)


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_word_of_a_source_is_more_than_a_word_at_the_desk(
    known: Known, kind: str, store_file: Path, tmp_path: Path
) -> None:
    evil = hostile(known, HOSTILE[kind])
    backup_of(store_file, tmp_path / "desk.db")
    with open_store(str(tmp_path / "desk.db")) as store:
        made = desk_over(store, record=evil)
        ann = Person(made.site, "Ann Example")
        lists = ("", "/?when=past", "/?when=undated", "/add", "/people", "/issues", "/find?q=x", "/find?q=geneva")
        for address in (*lists, *(f"/meeting/{m.id}" for m in evil.all[:4])):
            answer = ann.client.get(f"/desk{address}")
            assert answer.status_code == 200, address
            assert not TURNING.search(answer.text)
            assert not UNPRINTABLE.search(answer.text)
            page = LexborHTMLParser(answer.text)
            assert not page.css("script, style, img, svg, iframe, object, form form, [onerror], [onload], [style]"), (
                address
            )
            assert len(page.css("h1")) == len(page.css("title")) == 1
            for node in page.css("[href]"):
                scheme, colon, _ = (node.attributes["href"] or "").partition(":")
                assert not colon or scheme in ALLOWED or "/" in scheme, node.attributes["href"]
