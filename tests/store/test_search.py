"""Words found whatever their case, accents and endings; filters, order, excerpts; the same on both engines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from pourparlers.errors import InputError
from pourparlers.store import search
from pourparlers.store.articles import Filter, withdraw
from pourparlers.store.check import findings
from pourparlers.store.engine import Store, open_store
from pourparlers.store.excerpt import excerpt_of
from pourparlers.store.migrate import migrate
from pourparlers.store.place import place_of
from pourparlers.store.rows import page_from
from pourparlers.store.schema import article, sighting, version
from pourparlers.store.words import fold, terms_of, words_of

from .conftest import FRIDAY, MONDAY, Put, offer, read_as

TEXTS = {
    "en": "Russia and the United States hold negotiations on security guarantees in Geneva.",
    "fr": "Les négociations entre Russes et Américains se tiendront à Genève ; l'Élysée s'en félicite.",
    "uk": "Перемовини у Женеві: Росія та США зустрінуться, Київ чекає.",
    "ru": "Переговоры о гарантиях прошли в Женеве, ещё один раунд впереди.",
    "zh": "俄罗斯与美国在日内瓦举行会谈。",
    "el": "Οι συνομιλίες στη Γενεύη συνεχίζονται.",
    "pl": "Rozmowy w Łodzi o bezpieczeństwie.",
}


@pytest.fixture
def filled(store: Store, take: Put) -> Store:
    for language, words in TEXTS.items():
        told = offer(
            words, f"Headline {language}", f"https://example.org/{language}", language=language, source=language
        )
        take(told, read=read_as(published="2022-01-10"))
    return store


def found(store: Store, query: str, wanted: Filter = Filter()) -> set[str | None]:  # noqa: B008
    with store.looking() as connection:
        return {hit.article.language for hit in search.find(connection, query, wanted)}


@pytest.mark.parametrize(
    ("query", "languages"),
    [
        ("negotiations", {"en"}),
        ("NEGOTIATION geneva", {"en"}),
        ("négociation", {"fr"}),
        ("negociations elysee", {"fr"}),
        ("Elysée", {"fr"}),
        ("переговорам", {"ru"}),
        ("переговоров еще", {"ru"}),
        ("Женева", {"uk", "ru"}),
        ("会谈", {"zh"}),
        ("谈会", set()),
        ("日内瓦", {"zh"}),
        ("συνομιλιων", {"el"}),
        ("lodzi bezpieczenstwo", {"pl"}),
        ('"security guarantees"', {"en"}),
        ('"guarantees security"', set()),
        ("guarantees security", {"en"}),
        ("headline", set(TEXTS)),
        ("geneva brussels", set()),
        ("l'Élysée", {"fr"}),
        ('on" OR 1=1 -- :* & | ! ( <->', set()),
    ],
)
def test_what_is_found(filled: Store, query: str, languages: set[str]) -> None:
    assert found(filled, query) == languages


def test_filters_hold(filled: Store) -> None:
    assert found(filled, "headline", Filter(language="fr")) == {"fr"}
    assert found(filled, "headline", Filter(source="pl")) == {"pl"}
    assert found(filled, "headline", Filter(since="2022-01-11")) == set()
    filled.write(lambda c: withdraw(c, 1, "retracted", FRIDAY))
    assert "en" not in found(filled, "headline", Filter(withdrawn=False))


def test_only_the_current_version_is_told_of(filled: Store, take: Put) -> None:
    take(offer("They meet in Vienna instead.", "Headline en", "https://example.org/en"))
    assert found(filled, "vienna") == {"en"}
    assert "en" not in found(filled, "negotiations")


def test_the_headline_counts_more(store: Store, take: Put) -> None:
    take(offer("Geneva is told of in the text.", "Elsewhere", "https://example.org/1"))
    take(offer("It is told of in the headline.", "Geneva", "https://example.org/2"))
    take(offer("Geneva is told of in the text here.", "Elsewhere", "https://example.org/3"))
    with store.looking() as connection:
        hits = list(search.find(connection, "geneva", Filter(), 2))
    assert len(hits) == 2
    assert hits[0].article.headline == "Geneva"


def test_a_query_needs_a_word(filled: Store) -> None:
    for query in ("", "…", '""', "- -"):
        with pytest.raises(InputError, match="no word"):
            found(filled, query)


@given(st.text(max_size=40))
def test_any_query_is_one_that_fts5_takes(fts5: Store, query: str) -> None:
    if terms_of(query):
        assert found(fts5, query) == set()


@given(st.text(max_size=40))
def test_any_query_is_one_that_postgresql_takes(tsvector: Store, query: str) -> None:
    if terms_of(query):
        assert found(tsvector, query) == set()


@pytest.fixture(scope="module")
def fts5(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(str(tmp_path_factory.mktemp("fts5") / "store.db"), create=True)


@pytest.fixture(scope="module")
def tsvector(postgresql):  # type: ignore[no-untyped-def]
    url = postgresql.store()
    with open_store(url, create=True) as opened:
        yield opened


@given(st.text())
def test_folding_twice_is_once(text: str) -> None:
    assert [fold(word) for word in words_of(text)] == words_of(text)


def test_an_excerpt_shows_the_best_stretch() -> None:
    text = "Nothing here. " * 30 + "The talks\n\nin  Genève go on. " + "Nothing there. " * 30
    excerpt = excerpt_of(text, terms_of("geneve talk"))
    assert [excerpt.text[span.start : span.end] for span in excerpt.hits] == ["talks", "Genève"]
    assert "talks in Genève go on." in excerpt.text
    assert excerpt.text.startswith("… ") and excerpt.text.endswith(" …")
    assert len(excerpt.text) < 220


def test_an_excerpt_without_a_hit_is_the_beginning() -> None:
    assert excerpt_of("The talks go on.", terms_of("geneva")).text == "The talks go on."
    assert excerpt_of("", terms_of("geneva")).text == ""


@given(st.text(max_size=600), st.text(max_size=20))
def test_any_text_has_an_excerpt(text: str, query: str) -> None:
    excerpt = excerpt_of(text, terms_of(query))
    assert all(0 <= span.start < span.end <= len(excerpt.text) for span in excerpt.hits)


def test_migration_indexes_what_is_there(store_name: str) -> None:
    place = place_of(store_name)
    told = offer(TEXTS["fr"], "Genève").article
    with Store(place) as old:
        migrate(old, "0001")
        old.write(lambda c: c.execute(insert(article), [{"address": None, "versions": 1, "added": MONDAY}]))
        row = {"article_id": 1, "number": 1, "key": "k", "prose": "p", "extent": 1, "cut": False, "added": MONDAY}
        row |= {"language": "fr", "headline": told.headline, "page": page_from(told), "text": told.text}
        old.write(lambda c: c.execute(insert(version), [row]))
        seen = {"version_id": 1, "url": "", "path": "", "source": "", "first_seen": MONDAY, "last_seen": MONDAY}
        old.write(lambda c: c.execute(insert(sighting), [seen]))
        assert migrate(old)[0] == "0001"
        assert found(old, "elysee") == {"fr"}
        with old.looking() as connection:
            assert not list(findings(connection))
