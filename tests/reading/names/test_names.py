"""Actors and places: the packs' own examples, and what runs over a whole article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.checking.actor_examples import misread
from pourparlers.languages.names_schema import Actors, Example
from pourparlers.languages.pack import has, known, load
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.words.mentions import Mention, PlaceMention
from pourparlers.reading.words.passage import Passage

CODES = [code for code in known() if has(code, "actors")]
EXAMPLES = [(code, example) for code in CODES for example in load(code, "actors", Actors).example]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{c}: {e.text[:50]}" for c, e in EXAMPLES])
def test_example(code: str, example: Example) -> None:
    assert misread(code, example) == ""


def test_a_wrong_example_is_told() -> None:
    assert "people" in misread("en", Example(text="Anna Berg left.", people=("Anna Berg / President / Norway",)))
    assert "absent" in misread("en", Example(text="Norway left.", absent=("Norway",)))


def article(code: str, *paragraphs: str) -> tuple[Cast, list[tuple[list[Mention], list[PlaceMention]]]]:
    cast = Cast(code)
    abbreviations, base, passages = frozenset(cast.language.abbreviations), 0, []
    for text in paragraphs:
        passages.append(Passage(text, base, cast.language, abbreviations))
        base += len(text) + 1
    cast.survey(passages)
    return cast, [cast.find(passage, "body") for passage in passages]


def named(cast: Cast, mentions: list[Mention]) -> list[str]:
    return [cast.draft(actor).name for mention in mentions for actor in mention.actors]


def test_a_surname_in_the_headline_is_the_person_of_the_text() -> None:
    cast, ((headline, _), _) = article(
        "en",
        "Dahlberg heads for Oslo",
        "Swedish Foreign Minister Karin Dahlberg will visit Norway on Tuesday.",
    )
    assert "Karin Dahlberg" in named(cast, headline)


def test_an_office_later_in_the_text_is_its_holder() -> None:
    cast, found = article("en", "Norwegian Prime Minister Nils Haugen was in Riga.", "The prime minister will go on.")
    assert named(cast, found[1][0]) == ["Nils Haugen"]
    assert found[1][0][0].form == "office"


def test_a_pronoun_is_the_person_mentioned_last() -> None:
    cast, found = article("en", "Nils Haugen landed in Riga, where he met students.")
    assert [m.form for m in found[0][0] if "Nils Haugen" in named(cast, [m])] == ["name", "pronoun"]


def test_two_men_are_the_two_mentioned_last() -> None:
    cast, found = article("fr", "Luc Perrin a reçu Jan Nowak à Brest.", "Les deux hommes se reverront à Varsovie.")
    assert named(cast, found[1][0])[:2] == ["Luc Perrin", "Jan Nowak"]


def test_a_counterpart_has_the_office_of_the_other() -> None:
    cast, _ = article("en", "Danish Defence Minister Ida Holm met her Dutch counterpart, Piet Visser, in Delft.")
    visser = next(a for a in cast.finish() if a.name == "Piet Visser")
    assert [(o.title, o.affiliation and cast.draft(o.affiliation).name) for o in visser.offices] == [
        ("Defence Minister", "Netherlands")
    ]


def test_whom_an_actor_serves() -> None:
    cast, found = article("en", "Russian Foreign Ministry spokeswoman Olga Belova spoke in Moscow.")
    person = found[0][0][0].actors[0]
    state = cast.state_of(person)
    assert state is not None and cast.draft(state).name == "Russia"
    source = cast.unnamed("official", state)
    assert (cast.draft(source).name, cast.draft(source).of) == ("unnamed Russian official", state)


def test_only_actors_met_are_told() -> None:
    cast, _ = article("en", "Norway and Chile talked.")
    assert [actor.name for actor in cast.finish()] == ["Norway", "Chile"]


@settings(max_examples=60, deadline=None)
@given(code=st.sampled_from(CODES), words=st.lists(st.sampled_from(
    ["President", "Anna Berg", "of", "the", "Norway", ",", "(", ")", "-", "'s", "and", "minister", "Paris", ".", "M.",
     "de", "le", "président", "à", "Чилі", "президент", "US", "«", "»", "\n", "İ", "e\u0301", "Security Council"]
), max_size=30))  # fmt: skip
def test_any_text_gives_valid_mentions(code: str, words: list[str]) -> None:
    cast, found = article(code, " ".join(words))
    length = len(" ".join(words))
    for mentions, places in found:
        assert all(0 <= m.i < m.j and m.actors for m in mentions)
        assert all(0 <= p.i < p.j for p in places)
    ids = {actor.id for actor in cast.finish()}
    for actor in cast.finish():
        assert all(0 <= span.start < span.end <= length for span in actor.spans)
        assert actor.of is None or actor.of in ids
        assert all(office.affiliation is None or office.affiliation in ids for office in actor.offices)
