"""Who plays which part in a meeting, and who was not there."""

from __future__ import annotations

import pytest

from pourparlers import read


def parts(text: str) -> dict[str, tuple[str, str]]:
    """Role and stance of everyone by name."""
    reading = read(text, "2022-01-04", "en")
    names = {actor.id: actor.name for actor in reading.actors}
    return {names[p.actor]: (p.role, p.stance) for meeting in reading.meetings for p in meeting.participants}


@pytest.mark.parametrize(
    ("text", "who", "role"),
    [
        ("Turkey hosted talks between Norway and Finland in Istanbul on Monday.", "Turkey", "host"),
        ("Talks between Norway and Finland mediated by Chile were held in Oslo on Monday.", "Chile", "mediator"),
        ("Talks between Norway and Finland, chaired by Chile, were held in Oslo on Monday.", "Chile", "chair"),
        ("Chile attended talks between Norway and Finland in Oslo on Monday as an observer.", "Chile", "observer"),
        ("Talks between Norway and Finland, with Chile as mediator, were held in Oslo on Monday.", "Chile", "mediator"),
    ],
)
def test_a_role_is_of_those_that_its_words_name(text: str, who: str, role: str) -> None:
    told = parts(text)
    assert told[who][0] == role
    assert {told[name][0] for name in ("Norway", "Finland")} == {"participant"}


def test_who_is_absent_was_not_there_and_the_others_were() -> None:
    told = parts("Xi Jinping did not attend the G20 summit in Rome on Sunday.")
    assert (told["Xi Jinping"][1], told["China"][1], told["G20"][1]) == ("absent", "absent", "attended")
    told = parts("Norway and Finland met in Oslo on Monday in the absence of Denmark.")
    assert (told["Denmark"][1], told["Norway"][1]) == ("absent", "attended")


def test_who_will_not_attend_leaves_the_meeting_as_it_is_planned() -> None:
    reading = read("Vladimir Putin will be absent from the G20 summit in Rome on Saturday.", "2022-01-04", "en")
    (meeting,) = reading.meetings
    assert (meeting.status, {p.stance for p in meeting.participants}) == ("planned", {"absent", "unsaid"})
