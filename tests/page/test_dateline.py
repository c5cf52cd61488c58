"""Datelines, closing agencies and credits are told by their shape."""

from __future__ import annotations

import pytest

from pourparlers.model import Article
from pourparlers.page.agencies import agencies, outlet_at
from pourparlers.page.text import article_of

REST = "Officials of both countries said on Tuesday that they would meet again before the end of the month."
DATELINES = [
    ("fr", "PARIS, 27 janvier 2022 (Gazette modèle) -", None),
    ("en", "BRUSSELS, Jan. 4 (Reuters) —", "Reuters"),
    ("en", "BRUSSELS (Reuters) -", "Reuters"),
    ("en", "Geneva, Jun 16 (AP)", "AP"),
    ("en", "ABUJA, Aug. 8 --", None),
    ("en", "NEW YORK —", None),
    ("en", "WASHINGTON, D.C. —", None),
    ("en", "Vienna –", None),
    ("en", "(Reuters) -", "Reuters"),
    ("fr", "SÉOUL, 24 novembre (Yonhap) -", "Yonhap"),
    ("fr", "Paris, 4 janv. (AFP) -", "AFP"),
    ("fr", "Genève/Berne, mardi 4 janvier 2022 –", None),
    ("fr", "(Paris, 7 juillet 2011) -", None),
    ("uk", "КИЇВ. 28 листопада. УНН.", "UNN"),
    ("uk", "МОСКВА, 30 грудня. /ТАСС/.", "TASS"),
]
NONE = [
    "The minister (left the room) and came back to say that talks would go on for another two days in the city.",
    "NATO - a military alliance - said on Tuesday that it would meet Russian officials in Brussels next week.",
    "Q - Will the two ministers meet again before the end of the month, as their spokespeople have said?",
    "In Kyiv, the president received the two advisers on Monday and promised (again) to go on with the talks.",
    "Lavrov — who spoke on Tuesday — said that the talks in Geneva would not go on for ever, in his view.",
]


def said(article: Article, kind: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


@pytest.mark.parametrize(("language", "dateline", "agency"), DATELINES)
def test_a_dateline_is_a_block_of_its_own(language: str, dateline: str, agency: str | None) -> None:
    article = article_of(f"{dateline} {REST}\n\n{REST}", language=language)
    assert said(article, "dateline") == [dateline]
    assert said(article, "body") == [REST, REST]
    assert article.agency == agency


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_dateline(text: str) -> None:
    article = article_of(text, language="en")
    assert said(article, "body") == [text]


@pytest.mark.parametrize("closing", ["(AP)", "(Reuters)", "/TASS/", "[AFP]", "- Bernama"])
def test_an_agency_closes_the_text(closing: str) -> None:
    article = article_of(f"{REST}\n\n{REST} {closing}", language="en")
    assert said(article, "agency") == [closing]
    assert article.agency


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Two ministers shake hands in Riga, 4 May 2019.", "REUTERS/Jane Q. Sample/File Photo"),
        ("Two ministers shake hands in Riga.", "(AP Photo/Jane Sample)"),
        ("Two ministers shake hands in Riga.", "© AFP"),
        ("Two ministers shake hands in Riga", "© epa"),
        ("Two ministers shake hands in Riga.", "Photo: Jane Sample"),
        ("Two ministers shake hands in Riga.", "Jane Sample/AFP via Getty Images"),
        ("Two ministers shake hands in Riga.", "[AFP - Jane Sample / Sputnik]"),
        ("Two ministers shake hands in Riga, 4 May 2019.", "REUTERS - POOL"),
    ],
)
def test_a_caption_and_its_credit(caption: str, credit: str) -> None:
    article = article_of(f"A headline of the day in Riga\n{caption} {credit}\n{REST}\n{REST}", language="en")
    assert (said(article, "caption"), said(article, "credit")) == ([caption], [credit])
    assert said(article, "body") == [REST, REST]


def test_agencies_are_told_in_the_case_they_are_printed_in() -> None:
    assert [a.name for a in agencies().only("ATS/AFP")] == ["ATS", "AFP"]
    assert agencies().only("map") == ()
    assert agencies().named("a trend in the map") is None


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://fr.eureporter.co/defence/a", "EU Reporter"),
        ("https://www.lemonde.fr/x", "Le Monde"),
        ("http://www.sample.example/a?b", "sample.example"),
        ("not a url", None),
        ("http://[", None),
    ],
)
def test_an_outlet_by_its_address(url: str, outlet: str | None) -> None:
    assert outlet_at(url) == outlet
