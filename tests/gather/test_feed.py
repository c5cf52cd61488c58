"""RSS, Atom and JSON Feed: what each entry says, and that no feed is too long or too odd."""

from __future__ import annotations

import pytest
from hypothesis import given

from pourparlers.delivery import Picture
from pourparlers.errors import InputError
from pourparlers.gather import feed, jsonfeed
from pourparlers.gather.tally import Tally

from .hostile import damaged, often, only_our_errors
from .samples import ATOM, JSON_FEED, LONG, RSS

URL = "https://courier.example.org/feed.xml"


def test_an_entry_of_rss() -> None:
    tally = Tally()
    first, second = feed.entries(RSS.encode(), "rss", url=URL, tally=tally)
    assert first.url == "https://courier.example.org/world/envoys-meet"
    assert first.headline == "Envoys meet in Vienna"
    assert first.authors == ("Ana Sample",)
    assert (first.section, first.language) == ("World", "en")
    assert first.published == "2022-01-04T00:30:00+02:00"
    assert first.cut and not second.cut
    assert LONG.strip() in second.data.decode()
    assert (tally.title, tally.language, tally.found) == ("Sample Courier", "en", 2)
    assert tally.newest == "2022-01-04T00:30:00+02:00"


def test_each_picture_keeps_its_own_caption_and_credit() -> None:
    first, second = feed.entries(RSS.encode(), "rss", url=URL)
    assert first.pictures == (
        Picture(
            url="https://courier.example.org/images/hall.jpg",
            caption="The hall of the palace.",
            credit="P. Sample / Sample Pictures",
        ),
        Picture(url="https://courier.example.org/images/door.jpg", caption="The door"),
    )
    assert second.pictures == (Picture(url="https://courier.example.org/images/e.jpg"),)


def test_an_entry_of_atom() -> None:
    (entry,) = feed.entries(ATOM.encode(), "atom")
    assert entry.headline == "Зустріч & розмова"
    assert (entry.language, entry.authors) == ("uk", ("Олена Зразок",))
    assert entry.data.decode() == "<p>Міністри зустрілися.</p>"
    assert entry.cut


def test_an_entry_of_rss_1() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><items><rdf:Seq/></items></channel>'
        "<item><title>One</title><link>https://e.example.org/1</link><dc:date>2022-01-04T10:00:00+01:00</dc:date></item>"
        "</rdf:RDF>"
    )
    (entry,) = feed.entries(rdf.encode(), "rdf")
    assert (entry.headline, entry.published, entry.modified) == ("One", "2022-01-04T10:00:00+01:00", None)


def test_an_entry_with_no_address_is_all_there_is() -> None:
    alone = (
        "<rss version='2.0'><channel><item><title>Note</title><description>Short.</description></item></channel></rss>"
    )
    (entry,) = feed.entries(alone.encode(), "rss")
    assert (entry.url, entry.cut) == (None, False)


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-u"])
def test_old_encodings(encoding: str) -> None:
    text = ATOM.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    (entry,) = feed.entries(text.encode(encoding), "atom")
    assert entry.authors == ("Олена Зразок",)


def test_what_sites_get_wrong_is_mended() -> None:
    broken = RSS.replace("Ana Sample", "A & B \x0b&nbsp;C").replace(
        "<rss ", '<!DOCTYPE rss PUBLIC "-//x" "x.dtd"><rss '
    )
    first, _ = feed.entries(broken.encode(), "rss", url=URL)
    assert first.authors == ("A & B C",)
    assert len(first.pictures) == 2


def test_a_feed_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + RSS.partition("?>")[2]
    with pytest.raises(InputError, match="DOCTYPE"):
        list(feed.entries(bomb.encode(), "bomb"))


def test_a_feed_of_100_000_items_keeps_both_ends() -> None:
    head, _, _ = RSS.partition("<item>")
    items = "".join(f"<item><title>N{n}</title><link>https://e.example.org/{n}</link></item>" for n in range(100_000))
    tally = Tally()
    found = [entry.headline for entry in feed.entries(f"{head}{items}</channel></rss>".encode(), "long", tally=tally)]
    assert (len(found), found[0], found[-1]) == (feed.MOST_ENTRIES, "N0", "N99999")
    assert tally.left == 100_000 - feed.MOST_ENTRIES


def test_a_feed_with_one_endless_entry_is_refused() -> None:
    with pytest.raises(InputError, match="no end"):
        list(feed.entries(b"<rss><channel><item><title>" + b"x" * (feed.MOST_BYTES + 1), "endless"))


def test_deep_markup_does_no_harm() -> None:
    head, _, _ = RSS.partition("<item>")
    deep = f"{head}<item><title>Deep</title>{'<b>' * 100_000}</item></channel></rss>"
    assert only_our_errors(lambda: feed.entries(deep.encode(), "deep"))


@pytest.mark.parametrize("data", [b"", b"hello", b"<html><body>x</body></html>", b"{}"])
def test_what_is_no_feed_is_said_so(data: bytes) -> None:
    with pytest.raises(InputError, match="neither RSS nor Atom"):
        list(feed.entries(data, "x"))


@often
@given(damaged(RSS.encode(), ATOM.encode()))
def test_damaged_feeds_give_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: feed.entries(data, "damaged", url=URL))


def test_an_item_of_a_json_feed() -> None:
    tally = Tally()
    first, second = jsonfeed.entries(JSON_FEED.encode(), "json", url="https://infos.example.org/feed.json", tally=tally)
    assert first.url == "https://infos.example.org/2022/1"
    assert (first.headline, first.section, first.language) == ("Entretien à Genève", "Monde", "fr")
    assert first.authors == ("Luc Exemple",)
    assert first.published == "2022-01-04T09:00:00+01:00"
    assert first.pictures == (
        Picture(url="https://infos.example.org/palais.jpg", caption="Le palais"),
        Picture(url="https://infos.example.org/lac.jpg"),
    )
    assert not first.cut and second.cut
    assert (tally.title, tally.language) == ("Exemple Infos", "fr")
    assert tally.told() == "1 passed over: neither an address nor a text"


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[" * 100_000, b'{"version": "https://jsonfeed.org/version/1"}', b"\xff"]
)
def test_what_is_no_json_feed_is_said_so(data: bytes) -> None:
    with pytest.raises(InputError):
        list(jsonfeed.entries(data, "x"))


@often
@given(damaged(JSON_FEED.encode()))
def test_damaged_json_gives_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: jsonfeed.entries(data, "damaged", url=URL))
