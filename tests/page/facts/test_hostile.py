"""Any page gives facts or none: broken metadata of every kind, in pieces put together at random."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from pourparlers.delivery import Delivery
from pourparlers.languages import pack
from pourparlers.languages.metadata_schema import MetadataFile
from pourparlers.page.facts import PageFacts, facts_of
from pourparlers.page.facts.linked import decoded, surveyed
from pourparlers.page.facts.people import signed_by
from pourparlers.page.facts.record import Claim

FILE = pack.load("world", "metadata", MetadataFile)
PLACES = (FILE.meta, FILE.linked, FILE.tokens)
NAMES = st.sampled_from(
    [name for place in PLACES for field in place.__struct_fields__ for name in getattr(place, field)]
)
KEYS = st.one_of(
    NAMES, st.sampled_from(["@type", "@id", "@graph", "item", "itemListElement", "position", "name", "URL"])
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["NewsArticle", "BreadcrumbList", "2021-05-06", "http://[::1", "#a", "By A B, C D", "\ud800", "«»|–"]
    ),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=20,
)
PIECES = st.one_of(
    st.builds(lambda n, v: f'<meta property="{n}" content="{v}">', NAMES, TEXTS),
    st.builds(lambda n, v: f'<div itemprop="{n}" class="{n}">{v}</div>', NAMES, TEXTS),
    st.builds(lambda v: f'<script type="application/ld+json">{json.dumps(v)}</script>', VALUES),
    st.builds(
        lambda v, cut: f'<script type="application/ld+json">{json.dumps(v)[cut:]}</script>', VALUES, st.integers(0, 9)
    ),
    st.builds(lambda v: f"<h1>{v}</h1><time datetime='{v}'>{v}</time>", TEXTS),
    st.builds(lambda v: f'<link rel="canonical" href="{v}"><base href="{v}">', TEXTS),
    st.builds(lambda v: f'<a rel="author" href="{v}" class="breadcrumb author">{v}</a>', TEXTS),
    st.builds(lambda v: f"<title>{v} | {v}</title><html lang='{v}'><p>{v}", TEXTS),
    st.text(max_size=30),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=12), st.one_of(st.none(), TEXTS), TEXTS)
def test_any_page_gives_facts(pieces: list[str], url: str | None, hint: str) -> None:
    markup = "".join(pieces).encode("utf-8", "replace").decode()
    delivery = Delivery(data=b"", url=url, headline=hint, published=hint, authors=(hint,), agency=hint, fetched=hint)
    facts = facts_of(LexborHTMLParser(markup), delivery)
    assert isinstance(facts, PageFacts)
    assert facts == facts_of(LexborHTMLParser(markup), delivery)


@settings(deadline=None)
@given(VALUES)
def test_any_linked_data_is_surveyed(value: object) -> None:
    assert len(surveyed([value]).works) <= 100


@settings(deadline=None)
@given(st.text())
def test_any_script_is_decoded(text: str) -> None:
    decoded(text)


@settings(deadline=None)
@given(st.text(max_size=700), st.sampled_from(["en", "ko", "ar", None]), st.sampled_from([True, False, None]))
def test_any_text_is_cut_into_names(text: str, language: str | None, person: bool | None) -> None:
    signed = signed_by(Claim("authors", text, 1.0, "meta", person), language, frozenset())
    assert all(name.strip() for name in (*signed.persons, *signed.others))
