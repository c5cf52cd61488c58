"""Headlines without outlets, names without what stands round them, sections and addresses that are the article's."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from pourparlers.delivery import Delivery
from pourparlers.page.facts import PageFacts, facts_of
from pourparlers.page.facts.people import Signed, signed_by
from pourparlers.page.facts.record import Claim

URL = "https://www.example.org/world/europe/envoys-oslo.html"


def read(markup: str, url: str | None = URL) -> PageFacts:
    return facts_of(LexborHTMLParser(markup), Delivery(data=b"", url=url))


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Envoys to meet again in Oslo | The Sample", '<meta property="og:site_name" content="The Sample">'),
        ("Envoys to meet again in Oslo - World - The Sample", "<h1>Envoys to meet again in Oslo</h1>"),
        ("The Sample: Envoys to meet again in Oslo", "<h1>Envoys to meet again in Oslo</h1>" * 2),
        ("Envoys to meet again in Oslo – example.org", ""),
        ("The Sample | Envoys to meet again in Oslo", '<meta property="og:site_name" content="The Sample">'),
        ("Envoys to meet again in Oslo", "<h1><span>World</span> Envoys to meet again in Oslo</h1>"),
        ("Envoys to meet again in Oslo", "<h1>The Sample</h1><h1>Envoys to meet again in Oslo</h1>"),
        ("Envoys to meet\u00ad again in Oslo &amp;#8211; The Sample", '<meta name="publisher" content="The Sample">'),
    ],
)
def test_a_headline_has_no_outlet(title: str, rest: str) -> None:
    headline = read(f"<title>{title}</title>{rest}").headline
    assert headline is not None and headline.value == "Envoys to meet again in Oslo"


def test_a_dash_in_a_headline_stays() -> None:
    headline = read("<title>Envoys meet - and part in anger</title><h1>Envoys meet - and part in anger</h1>").headline
    assert headline is not None and headline.value == "Envoys meet - and part in anger"


@pytest.mark.parametrize(
    ("text", "persons", "agencies"),
    [
        ("Jane Sample", ("Jane Sample",), ()),
        ("By Jane Sample and John Model", ("Jane Sample", "John Model"), ()),
        ("By Jane Sample, Diplomatic correspondent", ("Jane Sample",), ()),
        ("Jane Sample, John Model, Reuters", ("Jane Sample", "John Model"), ("Reuters",)),
        ("AFP", (), ("AFP",)),
        ("Reuters, AFP", (), ("Reuters", "AFP")),
        ("Jane Sample (Oslo)", ("Jane Sample",), ()),
        ("Sample, Jane", ("Jane Sample",), ()),
        ("Jane Sample jane@example.org @jane", ("Jane Sample",), ()),
        ("https://www.example.org/jane", (), ()),
        ("6 May 2021", (), ()),
        ("By", (), ()),
        ("Staff writer", (), ()),
        ("Getty Images", (), ()),
        ("Ludwig van Muster & Eva de la Prueba", ("Ludwig van Muster", "Eva de la Prueba"), ()),
    ],
)
def test_names_stand_apart(text: str, persons: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    signed = signed_by(Claim("authors", text, 1.0, "meta"), "en", frozenset())
    assert (signed.persons, signed.agencies) == (persons, agencies)


def test_a_name_that_is_said_to_be_one_is_not_cut() -> None:
    signed = signed_by(Claim("authors", "Maria del Mar y Prueba", 1.0, "json-ld", person=True), "es", frozenset())
    assert signed.persons == ("Maria del Mar y Prueba",)


def test_an_outlet_signs_only_where_no_one_else_does() -> None:
    outlet = frozenset({"the sample"})
    assert signed_by(Claim("authors", "The Sample", 1.0, "meta"), "en", outlet) == Signed(others=("The Sample",))
    page = '<meta property="og:site_name" content="The Sample"><meta name="author" content="The Sample">'
    alone = read(page).authors
    assert alone is not None and alone.value == ("The Sample",)
    with_person = read(f'{page}<h1>Envoys meet</h1><a rel="author">Jane Sample</a>').authors
    assert with_person is not None and with_person.value == ("Jane Sample",)


@pytest.mark.parametrize(
    ("markup", "section"),
    [
        ('<meta property="article:section" content="Europe">', "Europe"),
        ('<p class="breadcrumb"><a href="/">Start</a><a href="/world">World</a><a href="/world/europe">Europe</a></p>',
         "Europe"),
        ('<div class="breadcrumbs"><a href="/">Start</a><a href="/world/">World</a><a href="/tag/oslo">Oslo</a></div>',
         "World"),
        ('<a href="/">Start</a> <a href="/world/">World</a> <a href="https://www.example.org/world/europe/">Europe</a>',
         "Europe"),
        ('<a href="/sport/">Sport</a>', None),
        ('<header><span class="kicker">A long week</span><h1>Envoys meet in Oslo</h1></header>', None),
        ('<div class="breadcrumb"><a href="https://www.example.org/">Start</a></div>', None),
    ],
)  # fmt: skip
def test_the_section_is_where_the_address_lies(markup: str, section: str | None) -> None:
    told = read(markup).section
    assert (told.value if told else None) == section


def test_addresses() -> None:
    relative = read('<base href="https://www.example.org/en/"><link rel="canonical" href="world/oslo">').canonical
    assert relative is not None and relative.value == "https://www.example.org/en/world/oslo"
    home = read(f'<link rel="canonical" href="https://www.example.org/"><meta property="og:url" content="{URL}">')
    assert home.canonical is not None and home.canonical.value == URL
    script = read('<link rel="canonical" href="javascript:alert(1)">', url=None).canonical
    assert script is None


def test_the_outlet_by_its_host_where_nothing_says_more() -> None:
    outlet = read("<p>Text</p>").outlet
    assert outlet is not None and (outlet.value, outlet.basis) == ("example.org", "guess")
    given = facts_of(LexborHTMLParser("<p>x"), Delivery(data=b"", url=URL, outlet="The Sample")).outlet
    assert given is not None and (given.value, given.basis) == ("The Sample", "given")


def test_what_a_page_declares_of_its_language_against_its_text() -> None:
    text = "Les deux délégations se retrouvent jeudi à Lisbonne pour une séance de travail, selon le porte-parole. " * 4
    told = read(f'<html lang="en"><p>{text}</p></html>').language
    assert told is not None and (told.value, told.basis) == ("fr", "text")
    short = read('<html lang="nb-NO"><p>Oslo</p></html>').language
    assert short is not None and (short.value, short.basis) == ("no", "markup")
