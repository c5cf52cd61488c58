"""Pages that list articles, and what a home page offers to follow: told by structure, in any language."""

from __future__ import annotations

import pytest
from hypothesis import given

from pourparlers.gather import discovery, listing
from pourparlers.gather.discovery import Offer
from pourparlers.gather.tally import Tally

from .hostile import damaged, often, only_our_errors

URL = "https://courier.example.org/world"
TITLES = (
    "Envoys of both sides meet in Vienna for a third day of talks",
    "Minister puts off her journey to the capital until the spring",
    "Ambassadors are called in over a note that nobody has signed",
    "Talks on the border crossing go on behind closed doors",
    "A summit of the region is moved to the first week of June",
    "What the communiqué leaves out, and why it was signed late",
)
CHINESE = (
    "两国外长周四将在维也纳举行第三轮会谈",
    "部长推迟访问首都的计划至明年春季",
    "边境口岸谈判继续闭门进行没有结果",
)


def page(items: str) -> str:
    return f"""<html lang="en-GB"><head><title>World | Sample Courier</title></head><body>
<header><a href="/">Sample Courier</a><nav><a href="/world">World</a><a href="/world/europe-and-central-asia">Europe
 and Central Asia today</a><a href="/business">Business</a><a href="/account/sign-in">Sign in to your account</a></nav>
</header><main><h1>World</h1>{items}<a href="/world?page=2">Next page</a></main>
<aside><a href="https://other.example.org/world/a-story-of-another-site-altogether">
A story of another site altogether</a>
</aside><footer><a href="/about/terms-and-conditions">Terms and conditions</a><a href="/privacy-policy-and-cookies">Our
 policy on privacy and cookies</a><a href="/files/report-2022.pdf">The report of the year 2022, to read or to print</a>
</footer></body></html>"""


def cards(titles: tuple[str, ...], path: str = "/world/{n}-{slug}") -> str:
    return "".join(
        f'<div class="card"><a class="picture" href="{path.format(n=9000 + n, slug=slug(title))}"><img src="x.jpg"></a>'
        f'<h3><a href="{path.format(n=9000 + n, slug=slug(title))}">{title}</a></h3>'
        f'<time datetime="2022-01-0{n + 1}T10:00:00Z">4 January</time><p>A teaser of it.</p></div>'
        for n, title in enumerate(titles)
    )


def slug(title: str) -> str:
    return "-".join(word.strip(",.").lower() for word in title.split())[:60]


def test_a_list_of_cards() -> None:
    tally = Tally()
    found = list(listing.links(page(cards(TITLES)), URL, tally))
    assert [one.headline for one in found] == list(TITLES)
    assert [one.published for one in found][:2] == ["2022-01-01T10:00:00+00:00", "2022-01-02T10:00:00+00:00"]
    assert all(one.cut and not one.data and one.language == "en" for one in found)
    assert (tally.title, tally.newest) == ("World | Sample Courier", "2022-01-06T10:00:00+00:00")


def test_a_plain_list_with_numbers_for_addresses() -> None:
    rows = "".join(f'<li>0{n + 1}.01.2022 <a href="/id/{88120 + n}">{title}</a></li>' for n, title in enumerate(TITLES))
    assert [one.headline for one in listing.links(page(f"<ul>{rows}</ul>"), URL)] == list(TITLES)


def test_a_script_without_blanks() -> None:
    found = listing.links(page(cards(CHINESE, "/zh/2022-01/04/content_{n}.htm")), URL)
    assert [one.headline for one in found] == list(CHINESE)


def test_a_page_of_menus_alone_lists_nothing() -> None:
    assert list(listing.links(page(""), URL)) == []


def test_a_page_of_links_without_end_is_bounded() -> None:
    tally = Tally()
    found = list(listing.links(page(cards(TITLES * 200, "/world/{n}-x")), URL, tally))
    assert len(found) == listing.MOST_LINKS and tally.left == 1200 - listing.MOST_LINKS


HOME = """<html><head><link rel="alternate" type="application/rss+xml" title="All news" href="/rss/all.xml">
<link rel="alternate" type="application/feed+json" href="https://courier.example.org/feed.json">
<link rel="alternate" hreflang="fr" href="/fr/"></head><body><a href="webcal://courier.example.org/agenda.ics">Agenda</a>
<a href="/rss/all.xml">RSS</a><a href="/feeds/world">World</a><a href="/buffeedhole">No</a></body></html>"""


def test_what_a_home_page_offers() -> None:
    assert list(discovery.offers(HOME, "https://courier.example.org/")) == [
        Offer("feed", "https://courier.example.org/rss/all.xml", "All news"),
        Offer("feed", "https://courier.example.org/feed.json", None),
        Offer("agenda", "https://courier.example.org/agenda.ics", "Agenda"),
        Offer("feed", "https://courier.example.org/feeds/world", "World"),
    ]


def test_sitemaps_of_robots_txt_news_first() -> None:
    robots = (
        "User-agent: *\nSitemap: https://e.example.org/all.xml\nsitemap: /news.xml\nSitemap: ftp://e.example.org/x\n"
    )
    found = list(discovery.sitemaps(robots, "https://e.example.org/"))
    assert [offer.url for offer in found] == ["https://e.example.org/news.xml", "https://e.example.org/all.xml"]


@pytest.mark.parametrize(
    ("written", "fetched"),
    [
        ("webcal://e.example.org/a.ics", "https://e.example.org/a.ics"),
        ("feed:https://e.example.org/rss", "https://e.example.org/rss"),
        ("feed://e.example.org/rss", "https://e.example.org/rss"),
        ("https://e.example.org/feed:1", "https://e.example.org/feed:1"),
    ],
)
def test_schemes_of_readers(written: str, fetched: str) -> None:
    assert discovery.followed(written) == fetched


def test_the_usual_places_are_few_and_absolute() -> None:
    places = list(discovery.usual_places("https://e.example.org/world/"))
    assert len(places) < 15 and all(place.url.startswith("https://e.example.org/") for place in places)


def test_depth_does_no_harm() -> None:
    deep = "<div>" * 200_000 + "<a href='/x/a-story-of-some-length-2022'>A story of some length in words</a>"
    assert list(listing.links(deep, URL)) is not None


@often
@given(damaged(page(cards(TITLES)).encode(), HOME.encode()))
def test_damaged_pages_give_no_other_error(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    only_our_errors(lambda: listing.links(text, URL))
    only_our_errors(lambda: discovery.offers(text, URL))
