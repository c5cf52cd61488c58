"""Calendars and feeds: read back by the libraries that programs use, stable, and with no line of their own."""

from __future__ import annotations

import json
from urllib.parse import quote

import feedparser
import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known
from pourparlers.publish.links import slug

from .atom import faults_of_atom, faults_of_json_feed
from .hostile import HOSTILE, hostile

FEEDS = ("/changes.atom", "/calendar.atom", "/actor/russia.atom", "/place/geneva.atom")
CALENDARS = ("/calendar.ics", "/today.ics", "/actor/russia.ics", "/place/geneva.ics", "/fr/calendar/2022-01.ics")


def test_calendars_read_back(client: TestClient) -> None:
    for address in CALENDARS:
        answer = client.get(address)
        assert answer.headers["content-type"].startswith("text/calendar")
        calendar = Calendar.from_ical(answer.text)
        assert calendar["REFRESH-INTERVAL"].dt.total_seconds() == 3600
        assert str(calendar["SOURCE"]).startswith("http://testserver/")
        events = calendar.walk("VEVENT")
        assert events, address
        for event in events:
            assert str(event["UID"]).endswith("@pourparlers")
            assert event["SEQUENCE"] >= 0
            assert event["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED")
            assert {"DTSTAMP", "LAST-MODIFIED", "DTSTART", "URL", "SUMMARY"} <= set(event)


def test_identifiers_are_the_same_in_every_calendar_and_language(client: TestClient) -> None:
    def uids(address: str) -> set[str]:
        return {str(event["UID"]) for event in Calendar.from_ical(client.get(address).text).walk("VEVENT")}

    assert uids("/fr/actor/russia.ics") == uids("/actor/russia.ics") == uids("/uk/actor/russia.ics")


def test_feeds_read_back(client: TestClient) -> None:
    for address in (
        *FEEDS,
        "/uk/stories.atom",
        "/today.atom",
        "/search.atom?q=geneva",
        "/fr/search.atom?q=%22Russie%22",
    ):
        content = client.get(address).content
        assert faults_of_atom(content) == [], address
        feed = feedparser.parse(content)
        assert not feed.bozo, address
        assert feed.entries, address
        ids = [entry.id for entry in feed.entries]
        assert len(ids) == len(set(ids)), address
        assert all(entry.link.startswith("http://testserver/") and entry.updated for entry in feed.entries)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_in_feeds(known: Known, kind: str) -> None:
    evil = hostile(known, HOSTILE[kind])
    client = TestClient(site_of(lambda: evil))
    (actor, _, _), (place, _) = evil.busiest_actors[0], evil.busiest_places[0]
    own = (f"/actor/{quote(slug(actor))}.atom", f"/place/{quote(slug(place))}.atom")
    for address in (*FEEDS[:2], *own, "/search.atom?q=a"):
        content = client.get(address).content
        assert faults_of_atom(content) == [], address
        assert not feedparser.parse(content).bozo
        assert faults_of_json_feed(client.get(address.replace(".atom", ".jsonfeed")).content) == [], address


def test_a_fault_would_be_found() -> None:
    broken = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><title type="html">b</title>
    <updated>today</updated>    <link href="not an address"/><entry><id>x y</id><bold/></entry></feed>"""
    assert len(faults_of_atom(broken)) >= 10
    assert len(faults_of_json_feed(b'{"version": "1", "items": [{"id": 1, "date_published": "x"}]}')) >= 7


def test_json_feeds_say_the_same(client: TestClient) -> None:
    for address in ("/changes", "/stories", "/actor/russia", "/calendar"):
        atom = feedparser.parse(client.get(f"{address}.atom").content)
        answer = client.get(f"{address}.jsonfeed")
        assert faults_of_json_feed(answer.content) == [], address
        assert answer.headers["content-type"] == "application/feed+json"
        feed = json.loads(answer.content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        assert all(item["url"].startswith("http://testserver/") and item["content_text"] for item in feed["items"])


def test_calendars_stay_as_they_are(client: TestClient) -> None:
    """Bytes are the same each time, so that a program sees no change where there is none."""
    assert client.get("/calendar.ics").content == client.get("/calendar.ics").content
