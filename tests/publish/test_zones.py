"""Hours: in the place's zone, in UTC, and in the reader's, by the address or by a script."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.publish.tongue import tongues
from pourparlers.publish.words import words_of
from pourparlers.publish.zones import in_zone, zone_name, zones_offered


def meeting(pages: list[str]) -> str:
    return next(path for path in pages if path.startswith("/meeting/"))


def test_hours_in_the_readers_zone_without_a_script(client: TestClient, pages: list[str]) -> None:
    page = LexborHTMLParser(client.get(f"{meeting(pages)}?zone=Asia/Tokyo").text)
    told = page.css_first(".strip .yours")
    assert told is not None
    assert told.text().split() == ["17:30", "Tokyo"]
    assert page.css_first("body").attributes.get("data-yours") is None  # type: ignore[union-attr]
    links = [node.attributes["href"] or "" for node in page.css("main a[href^='/']")]
    assert links and all("zone=Asia%2FTokyo" in link for link in links)
    forms = [node.attributes["href"] or "" for node in page.css(".take a:not([href*='/follow'])")]
    assert not any("zone" in link for link in forms)


def test_without_a_wish_a_script_may_tell(client: TestClient, pages: list[str]) -> None:
    page = LexborHTMLParser(client.get(meeting(pages)).text)
    assert not page.css(".yours")
    assert page.css("time[data-zone]")
    assert page.css_first("body[data-yours]") is not None


def test_a_zone_that_is_none(client: TestClient) -> None:
    answer = client.get("/calendar?zone=Mars/Base")
    assert answer.status_code == 400
    assert "Europe/Kyiv" in answer.text
    assert client.get("/calendar?zone=../../etc/passwd").status_code == 400


@pytest.mark.parametrize(
    ("zone", "said"),
    [("Europe/Kyiv", "10:30"), ("Pacific/Auckland", "21:30"), ("Pacific/Honolulu", "Sun 22:30"), ("UTC", "08:30")],
)
def test_another_day_is_said(zone: str, said: str) -> None:
    assert in_zone("2022-01-10T09:30:00+01:00", zone, words_of(tongues()["en"])) == said


def test_zones_bear_the_names_of_their_cities() -> None:
    words = words_of(tongues()["uk"])
    assert zone_name("Europe/Kyiv", words) == "Київ"
    named = [said for _, said in zones_offered(words)]
    assert len(named) > 50
    assert not any("/" in said for said in named)


def test_empty_fields_of_a_form_leave_the_address(client: TestClient) -> None:
    answer = client.get("/calendar?actor=&place=Geneva&from=")
    assert (answer.status_code, answer.headers["location"]) == (302, "/calendar?place=Geneva")
    assert client.get("/search?q=").headers["location"] == "/search"
    assert client.get("/search?q=a%3D").status_code == 200
