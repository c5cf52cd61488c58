"""The names of a reading in the language that the reader asks for."""

from __future__ import annotations

import pytest

from pourparlers import read

STORY = (
    "Russia and NATO will hold talks in Geneva on 10 January 2022, followed by a visit of Germany's chancellor to Kyiv."
)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("en", {"Russia", "NATO", "Geneva"}),
        ("fr", {"Russie", "OTAN", "Genève"}),
        ("uk", {"Росія", "НАТО", "Женева"}),
        ("xx", {"Russia", "NATO", "Geneva"}),
    ],
)
def test_states_organisations_and_cities(names: str, expected: set[str]) -> None:
    reading = read(STORY, names=names)
    found = {actor.name for actor in reading.actors} | {m.place.name for m in reading.meetings if m.place}
    assert expected <= found


def test_only_names_differ() -> None:
    english, french = read(STORY), read(STORY, names="fr")
    assert [actor.id for actor in english.actors] == [actor.id for actor in french.actors]
    assert [meeting.spans for meeting in english.meetings] == [meeting.spans for meeting in french.meetings]
