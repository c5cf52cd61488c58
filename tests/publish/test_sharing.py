"""Sharing: each page has an address to copy and a picture, right in any letters, bounded in all that it holds."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.publish.app import site_of
from pourparlers.publish.card import png_of
from pourparlers.publish.known import Known
from pourparlers.publish.visit import Card

from .hostile import HOSTILE, hostile

MOST = 60_000


def picture(content: bytes) -> Image.Image:
    shown = Image.open(io.BytesIO(content))
    assert (shown.format, shown.size) == ("PNG", (1200, 630))
    return shown.convert("L")


def ink(content: bytes, box: tuple[int, int, int, int]) -> int:
    """How much of a part of the picture is written on."""
    return sum(1 for dot in picture(content).crop(box).get_flattened_data() if dot < 128)


TITLE = (60, 160, 1140, 500)


def test_every_page_tells_its_picture(client: TestClient, pages: list[str]) -> None:
    for path in pages:
        page = LexborHTMLParser(client.get(f"/uk{path}".rstrip("/")).text)
        told = page.css_first("meta[property='og:image']")
        if "nothing" in path or "never" in path:
            assert told is None
            continue
        assert told is not None, path
        answer = client.get(urlsplit(told.attributes["content"] or "").path)
        assert answer.headers["content-type"] == "image/png"
        assert len(answer.content) < MOST
        assert ink(answer.content, TITLE) > 1000, path


def test_no_query_makes_another_picture(client: TestClient) -> None:
    one = client.get("/en/calendar.png")
    assert client.get("/en/calendar.png?from=never&x=1").content == one.content
    assert "content-encoding" not in one.headers


@pytest.mark.parametrize(
    ("title", "like"),
    [("Переговори в Женеві", "Neperegovory v Zhenevi"), ("Łódź, Ōsaka, Đà", "Lodz, Osaka, Da"), ("Genève", "Geneve")],
)
def test_letters_of_other_scripts_are_written(title: str, like: str) -> None:
    written, other = ink(png_of(Card("S", title)), TITLE), ink(png_of(Card("S", like)), TITLE)
    assert written > other / 2
    assert png_of(Card("S", title)) != png_of(Card("S", "\uffff" * len(title)))


def test_what_cannot_be_written_has_a_spare() -> None:
    assert png_of(Card("S", "محادثات في جنيف", spare="Talks")) == png_of(Card("S", "Talks", spare="Talks"))


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_are_cut(known: Known, kind: str) -> None:
    poison = HOSTILE[kind]
    assert len(png_of(Card(poison, poison * 50, poison, poison, poison, "held", poison))) < MOST
    client = TestClient(site_of(lambda: hostile(known, poison)))
    assert len(client.get(f"/en/meeting/{known.all[0].id}.png").content) < MOST


def test_an_address_to_share_is_nobodys_own(client: TestClient) -> None:
    page = LexborHTMLParser(client.get("/fr/calendar?place=Geneva&zone=Asia/Tokyo").text)
    address = page.css_first("#address")
    assert address is not None
    assert address.attributes["value"] == "http://testserver/fr/calendar?place=Geneva"
    mail = page.css_first(".share a")
    assert mail is not None
    fields = parse_qs(urlsplit(mail.attributes["href"] or "").query)
    assert fields["body"] == ["http://testserver/fr/calendar?place=Geneva"]


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_title_adds_a_field_to_a_mail(known: Known, kind: str) -> None:
    client = TestClient(site_of(lambda: hostile(known, HOSTILE[kind])))
    page = LexborHTMLParser(client.get(f"/meeting/{known.all[0].id}").text)
    mail = page.css_first(".share a")
    assert mail is not None
    fields = parse_qs(urlsplit(mail.attributes["href"] or "").query)
    assert set(fields) == {"subject", "body"}
    assert not {"\r", "\n"} & set(fields["subject"][0])
