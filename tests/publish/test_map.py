"""The map: places where they lie, in a window that holds them; sections that are none left out."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.publish.atlas import chart_of, spots_of
from pourparlers.publish.earth import HEIGHT, WIDTH, projected, window
from pourparlers.publish.known import Known
from pourparlers.publish.tongue import tongues
from pourparlers.publish.words import words_of


def test_places_lie_as_on_any_map() -> None:
    geneva, kyiv, sydney, anadyr = (projected(*at) for at in ((46.2, 6.1), (50.5, 30.5), (-33.9, 151.2), (64.7, 177.5)))
    assert geneva.x < kyiv.x < sydney.x < anadyr.x
    assert anadyr.y < kyiv.y < geneva.y < sydney.y
    assert all(0 <= at.x <= WIDTH and 0 <= at.y <= HEIGHT for at in (geneva, kyiv, sydney, anadyr))


@pytest.mark.parametrize(
    "places",
    [[(46.2, 6.1)], [(46.2, 6.1), (38.9, -77.0)], [(-33.9, 151.2), (64.7, 177.5)], [(-54.8, -68.3), (83.0, -35.0)], []],
)
def test_a_window_holds_its_places_and_stays_on_the_map(places: list[tuple[float, float]]) -> None:
    points = [projected(*at) for at in places]
    shown = window(points)
    assert shown.x >= 0 and shown.y >= 0
    assert shown.x + shown.width <= WIDTH + 0.5 and shown.y + shown.height <= HEIGHT + 0.5
    for at in points:
        assert shown.x <= at.x <= shown.x + shown.width
        assert shown.y <= at.y <= shown.y + shown.height


def test_labels_never_lie_on_each_other(known: Known) -> None:
    spots = spots_of(known.all, date(2022, 1, 9), words_of(tongues()["en"]))
    near = [spot._replace(name=f"{n}", said=f"Place {n}") for n in range(12) for spot in spots if spot.at]
    chart = chart_of(near)
    assert chart is not None
    assert sum(1 for dot in chart.dots if dot.label) <= 2 * len({spot.at for spot in near})


def test_the_list_says_what_the_map_shows(client: TestClient) -> None:
    page = LexborHTMLParser(client.get("/fr/map").text)
    dots = {node.attributes["href"] for node in page.css("svg a")}
    listed = {node.attributes["href"] for node in page.css(".places > li > a")}
    assert dots and dots <= listed
    assert "/fr/place/geneva" in dots
    assert all(node.attributes["tabindex"] == "-1" for node in page.css("svg a"))
    assert page.css_first("svg > title") and page.css_first("svg > desc")


def test_sections(client: TestClient) -> None:
    page = LexborHTMLParser(client.get("/section/world").text)
    assert [node.text() for node in page.css(".sections [aria-current=page]")] == ["World"]
    assert page.css("main .what")
    assert client.get("/section/the-sample-courier").status_code == 404
    for form in ("json", "ics", "atom"):
        assert client.get(f"/section/world.{form}").status_code == 200
