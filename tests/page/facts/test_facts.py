"""The facts of a page: every place votes, and hostile pages give none but never an error."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pourparlers.delivery import Delivery
from pourparlers.page.facts import Fact, Names, PageFacts, facts_of

URL = "https://www.example.org/world/2021/05/06/envoys-meet-in-oslo.html"


def read(markup: str, **said: Any) -> PageFacts:
    return facts_of(LexborHTMLParser(markup), Delivery(data=b"", **{"url": URL, **said}))


def linked(*works: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(work)}</script>' for work in works)


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Envoys meet again in Oslo",
    "datePublished": "2021-05-06T09:30:00+02:00",
    "dateModified": "2021-05-07T10:00:00+02:00",
    "author": [{"@type": "Person", "name": "Jane Sample"}, {"@type": "Person", "name": "John Model"}],
    "articleSection": "World",
    "inLanguage": "en-GB",
    "publisher": {"@type": "Organization", "name": "The Sample"},
    "mainEntityOfPage": URL,
}


def test_what_linked_data_states() -> None:
    facts = read(linked(ARTICLE))
    assert facts.headline == Fact(value="Envoys meet again in Oslo", basis="json-ld")
    assert facts.authors == Names(value=("Jane Sample", "John Model"), basis="json-ld")
    assert facts.published == Fact(value="2021-05-06", basis="json-ld", moment="2021-05-06T09:30:00+02:00")
    assert facts.modified == Fact(value="2021-05-07", basis="json-ld", moment="2021-05-07T10:00:00+02:00")
    assert facts.section == Fact(value="World", basis="json-ld")
    assert facts.language == Fact(value="en", basis="json-ld")
    assert facts.outlet == Fact(value="The Sample", basis="json-ld")
    assert facts.canonical is not None and facts.canonical.value == URL


def test_what_metadata_states() -> None:
    facts = read(
        """<html lang="fr"><head><title>Les délégués se revoient à Oslo | L'Exemple</title>
        <meta property="og:title" content="Les délégués se revoient à Oslo | L'Exemple">
        <meta property="og:site_name" content="L'Exemple">
        <meta property="og:url" content="https://exemple.example.org/monde/oslo">
        <meta property="article:published_time" content="2021-05-06T23:30:00Z">
        <meta property="article:section" content="Monde">
        <meta name="author" content="Par Jeanne Modèle et Jean Exemple avec AFP"></head><body></body></html>"""
    )
    assert facts.headline == Fact(value="Les délégués se revoient à Oslo", basis="meta")
    assert facts.authors == Names(value=("Jeanne Modèle", "Jean Exemple"), basis="meta")
    assert facts.agency is not None and facts.agency.value == "AFP"
    assert facts.published == Fact(value="2021-05-06", basis="meta", moment="2021-05-06T23:30:00+00:00")
    assert facts.section == Fact(value="Monde", basis="meta")
    assert facts.language == Fact(value="fr", basis="markup")
    assert facts.outlet == Fact(value="L'Exemple", basis="meta")


def test_of_several_works_the_page_is_about_one() -> None:
    other = {**ARTICLE, "headline": "Ministers to meet in Bern", "datePublished": "2020-01-02", "mainEntityOfPage": ""}
    other["url"] = "https://www.example.org/world/bern.html"
    for works in ([other, ARTICLE], [{"@graph": [other, ARTICLE]}], [[ARTICLE, other]]):
        facts = read(linked(*works))
        assert facts.headline is not None and facts.headline.value == "Envoys meet again in Oslo"
        assert facts.published is not None and facts.published.value == "2021-05-06"
    by_heading = read(f"<h1>Ministers to meet in Bern</h1>{linked(ARTICLE, other)}", url=None)
    assert by_heading.headline is not None and by_heading.headline.value == "Ministers to meet in Bern"


def test_authors_are_followed_to_where_they_are_described() -> None:
    work = {**ARTICLE, "author": {"@id": "#jane"}}
    person = {"@type": "Person", "@id": "#jane", "name": "Jane Sample"}
    facts = read(linked({"@graph": [work, person]}))
    assert facts.authors == Names(value=("Jane Sample",), basis="json-ld")


def test_broken_linked_data_still_tells() -> None:
    whole = json.dumps(ARTICLE)
    for broken in (
        whole[:-1] + ",}",
        "<!-- " + whole + " -->",
        whole + ";",
        whole.replace("again", "again\n\tand"),
        whole[:-4],
        whole.replace('"World"', '"World'),
    ):
        facts = read(f'<script type="application/ld+json">{broken}</script>')
        assert facts.published is not None and facts.published.value == "2021-05-06", broken


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<",
        "\x00\ufffd",
        '<script type="application/ld+json">' + "[" * 100_000,
        '<script type="application/ld+json">' + '{"a":' * 100_000,
        linked({"@type": ["NewsArticle", 3, None], "headline": {"x": []}, "author": [[[]]], "datePublished": 17}),
        linked([{"@type": "NewsArticle", "headline": "x" * 100_000, "articleSection": ["a"] * 10_000}] * 50),
        '<meta name="author" content="A B">' * 100_000,
        '<meta property="article:published_time" content="9999999999999999999">',
        '<link rel="canonical" href="http://[::1"><base href="http://[">',
        "<h1>" + "<b>" * 1000 + "x",
        '<time datetime="2021-13-45">' * 5000,
        '<div class="author">' * 3000,
        '<p itemprop="author" itemprop="headline">' * 3000,
    ],
)
def test_hostile_pages_are_no_error(markup: str) -> None:
    assert isinstance(read(markup, url="http://[::1"), PageFacts)
    assert isinstance(read(markup), PageFacts)


@pytest.mark.parametrize("stated", ["1970-01-01T00:00:00Z", "0001-01-01", "9999-12-31", "2021-02-30", "soon", "0"])
def test_dates_that_cannot_be_are_none(stated: str) -> None:
    facts = read(f'<meta property="article:published_time" content="{stated}"><p>Nothing.</p>', url=None)
    assert facts.published is None or facts.published == Fact(value="2021-02", basis="guess")


def test_nothing_is_published_after_it_was_fetched() -> None:
    page = (
        '<meta property="article:published_time" content="2031-05-06T10:00:00Z">'
        '<meta name="date" content="2021-05-06T10:00:00Z">'
    )
    told = read(page, url=None, fetched="2021-05-08T00:00:00Z").published
    assert told is not None and told.value == "2021-05-06"


def test_no_change_before_the_publication() -> None:
    facts = read(linked({**ARTICLE, "dateModified": "2021-05-06T07:00:00Z"}))
    assert facts.published is not None and facts.modified is None


def test_an_agency_has_the_basis_of_the_byline_that_names_it() -> None:
    facts = read(linked({**ARTICLE, "author": ["Jane Sample", "AFP"]}))
    assert facts.agency == Fact(value="AFP", basis="json-ld")
    assert facts.authors == Names(value=("Jane Sample",), basis="json-ld")


def test_codes_and_addresses_are_no_names() -> None:
    facts = read(
        '<meta property="article:section" content="world_world-europe"><meta property="og:site_name" content="http://a.b">'
        '<meta property="article:section" content="Europe,Diplomacy">'
    )
    assert facts.section is not None and facts.section.value == "Europe"
    assert facts.outlet is not None and facts.outlet.value == "example.org"


def test_the_user_outranks_and_a_feed_votes() -> None:
    told = read(linked(ARTICLE), published="2021-05-01").published
    assert told is not None and (told.value, told.basis) == ("2021-05-01", "given")
    hinted = read(linked(ARTICLE), published="2021-05-01", source="feed").published
    assert hinted is not None and (hinted.value, hinted.basis) == ("2021-05-06", "json-ld")
    alone = read("<p>Text</p>", published="2021-05-01", source="feed", url=None).published
    assert alone is not None and (alone.value, alone.basis) == ("2021-05-01", "given")
