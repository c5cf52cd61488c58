"""Sitemaps of every shape: what they list, and that none leads on without end."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from hypothesis import given

from pourparlers.delivery import Delivery, Picture
from pourparlers.errors import InputError
from pourparlers.gather import sitemap
from pourparlers.gather.tally import Tally

from .hostile import damaged, often, only_our_errors
from .samples import NEWS_SITEMAP, SITEMAP_INDEX


def test_an_entry_of_a_news_sitemap() -> None:
    tally = Tally()
    first, second = sitemap.addresses(NEWS_SITEMAP.encode(), "news", tally=tally)
    assert isinstance(first, Delivery) and isinstance(second, Delivery)
    assert first.url == "https://courier.example.org/world/envoys-meet?a=1&b=2"
    assert (first.outlet, first.language, first.headline) == ("Sample Courier", "en", "Envoys meet")
    assert (first.published, first.modified) == ("2022-01-04T10:00:00+01:00", "2022-01-04T11:00:00+01:00")
    assert first.pictures == (Picture(url="https://courier.example.org/hall.jpg", caption="The hall."),)
    assert first.cut and not first.data
    assert tally.told() == "1 passed over: no address"


def gathered(data: bytes, fetch: Callable[[str], bytes], tally: Tally) -> list[Delivery]:
    first = sitemap.addresses(data, "index")
    return list(sitemap.gathered(first, lambda url: sitemap.addresses(fetch(url), url), tally))


def test_nested_and_gzipped_newest_first() -> None:
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return gzip.compress(NEWS_SITEMAP.encode()) if url.endswith(".gz") else b"https://courier.example.org/old\n"

    found = [one.url for one in gathered(SITEMAP_INDEX.encode(), fetch, Tally())]
    assert asked == ["https://courier.example.org/news.xml.gz", "https://courier.example.org/old.xml"]
    assert found[-1] == "https://courier.example.org/old" and len(found) == 3


def test_a_branch_that_fails_is_passed_over() -> None:
    def fetch(url: str) -> bytes:
        return b"<html></html>" if "old" in url else NEWS_SITEMAP.encode()

    tally = Tally()
    assert len(gathered(SITEMAP_INDEX.encode(), fetch, tally)) == 2
    assert "a sitemap that is no sitemap" in tally.told()


def test_sitemaps_that_name_each_other_end() -> None:
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        names = "".join(f"<sitemap><loc>{url}{n}</loc></sitemap>" for n in range(30))
        return f"<sitemapindex>{names}</sitemapindex>".encode()

    tally = Tally()
    assert gathered(fetch("https://e.example.org/"), fetch, tally) == []
    assert len(asked) <= sitemap.MOST_SITEMAPS + 1
    assert tally.passed


def test_a_bomb_of_gzip_is_refused() -> None:
    with pytest.raises(InputError, match="unpacks to more"):
        list(sitemap.addresses(gzip.compress(b" " * (sitemap.MOST_BYTES + 1)), "bomb"))


def test_a_plain_list_of_addresses() -> None:
    tally = Tally()
    found = list(sitemap.addresses(b"https://e.example.org/a\r\nnothing\nhttps://e.example.org/b", "x", tally=tally))
    assert [one.url for one in found] == ["https://e.example.org/a", "https://e.example.org/b"]
    assert tally.told() == "1 passed over: no address"


@pytest.mark.parametrize("data", [b"", b"<html><body/></html>", b"<urlset", b"\x1f\x8bnothing", b"hello"])
def test_what_is_no_sitemap_is_said_so(data: bytes) -> None:
    with pytest.raises(InputError):
        list(sitemap.addresses(data, "x"))


@often
@given(damaged(NEWS_SITEMAP.encode(), SITEMAP_INDEX.encode(), gzip.compress(NEWS_SITEMAP.encode())))
def test_damaged_sitemaps_give_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: sitemap.addresses(data, "damaged"))
