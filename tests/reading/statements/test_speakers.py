"""Who speaks where the speaker is only described: the official, the Russian, who, and a house's nameless ones."""

from __future__ import annotations

import pytest

from pourparlers import read

OSLO = "Norwegian Foreign Minister Anna Berg met Paul Durand, the French ambassador, in Oslo. "
PARIS = "La ministre norvégienne Anna Berg a rencontré l'ambassadeur français Paul Durand à Oslo. "


def speakers(text: str, language: str) -> list[str]:
    reading = read(text, published="2022-01-10", language=language)
    names = {actor.id: actor.name for actor in reading.actors}
    return [names[s.source] for s in reading.statements if s.source]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (OSLO + "The Norwegian negotiator said the talks would go on.", "en", "Anna Berg"),
        (OSLO + "The French diplomat said the talks would go on.", "en", "Paul Durand"),
        (OSLO + "A French diplomat said the talks would go on.", "en", "unnamed French diplomat"),
        (OSLO + "The talks would go on, the Norwegian said.", "en", "Anna Berg"),
        (PARIS + "« Les pourparlers vont continuer », a averti lundi le Français.", "fr", "Paul Durand"),
        (PARIS + "La négociatrice norvégienne a dit que les pourparlers vont continuer.", "fr", "Anna Berg"),
        (PARIS + "« Les pourparlers vont continuer », a-t-il fulminé.", "fr", "Anna Berg"),
        (OSLO + "The talks would go on, the latter said.", "en", "Paul Durand"),
        (OSLO + "The Norwegian, in an interview, said the talks would go on.", "en", "Anna Berg"),
        ("Josep Borrell, the EU's foreign policy chief, met the French minister Paul Durand in Oslo. "
         "The talks would go on, the Spaniard said.", "en", "Josep Borrell"),
        ("The talks would go on, the Norwegian president's spokesman, Ole Moe, said.", "en", "Ole Moe"),
        ("Secretary of State Antony Blinken met ministers in Oslo. The talks would go on, the top US diplomat said.",
         "en", "Antony Blinken"),
        ("Le chancelier Olaf Scholz a reçu Anna Berg. « Tout va bien », a dit le chef du gouvernement allemand.", "fr",
         "Olaf Scholz"),
        ("A senior White House official said the talks would go on.", "en", "unnamed senior White House official"),
        ("Un diplomate du ministère norvégien des Affaires étrangères a dit que tout va bien.", "fr",
         "unnamed Norwegian Foreign Ministry diplomat"),
    ],
)  # fmt: skip
def test_who_is_described(text: str, language: str, who: str) -> None:
    assert speakers(text, language) == [who]


def test_whom_a_promise_is_made_to_has_not_made_it() -> None:
    text = (
        "President Anna Berg, who on Monday had spoken with her colleague, Paul Durand, promised Ole Moe, on Sunday, "
    )
    assert speakers(text + "that the talks would go on.", "en") == ["Anna Berg"]


def test_a_participle_before_its_noun_tells_of_no_agreement() -> None:
    text = "The agreed swap is to be prepared by the contact group of Norway, France and the OSCE, which meets in Oslo."
    assert speakers(text, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        '"Ties are frozen so deep that talking is a result," the president\'s spokesman, Ivan Petrov, said on Monday.',
        "Ana Costa is ill, her deputy spokesman, Ivan Petrov, said in Oslo.",
        'The envoy came from seeing Secretary of State Ivan Petrov. "We made more headway than ever," the latter said.',
    ],
)
def test_who_stands_between_commas_or_was_named_last_speaks(text: str) -> None:
    assert speakers(text, "en") == ["Ivan Petrov"]


def test_a_clause_before_the_verb_of_speech_has_a_subject_of_its_own() -> None:
    text = "L'émissaire Lars Holm ira à Lima, a confirmé la porte-parole adjointe du gouvernement, Eva Lund."
    assert speakers(text, "fr") == ["Eva Lund"]
