"""What a meeting is a part of: the event that its sentence sets it within, or the one told of before."""

from __future__ import annotations

import pytest

from pourparlers import read
from pourparlers.model import MeetingReport, Reading

SUMMIT = "NATO leaders hold a summit in Madrid on 28 and 29 June 2022. "
BILATERAL = "Mr Erdogan will meet Mr Biden "


def english(text: str) -> Reading:
    return read(text, "2022-01-04", "en")


def parts(text: str) -> list[tuple[MeetingReport, MeetingReport | None]]:
    """Every meeting with its frame."""
    reading = english(text)
    known = {m.id: m for m in reading.meetings}
    return [(m, known[m.part_of] if m.part_of else None) for m in reading.meetings]


@pytest.mark.parametrize(
    "where", ["on the sidelines of the summit", "on the margins of the summit", "during the summit"]
)
def test_a_frame_told_of_before_lends_its_day_and_place(where: str) -> None:
    (summit, none), (talks, frame) = parts(f"{SUMMIT}{BILATERAL}{where}.")
    assert none is None
    assert frame == summit
    assert (talks.when, talks.when_basis, talks.place) == (summit.when, "resolved", summit.place)


def test_a_day_of_its_own_is_kept() -> None:
    _, (talks, frame) = parts(f"{SUMMIT}{BILATERAL}on the sidelines of the summit on 29 June.")
    assert frame is not None
    assert talks.when == "2022-06-29"


def test_a_day_that_the_frame_does_not_hold_rules_it_out() -> None:
    told = parts(f"{SUMMIT}At the summit, Mr Erdogan and Mr Biden agreed to meet in Ankara on 4 August.")
    assert [frame for _, frame in told] == [None] * len(told)


def test_an_event_of_another_kind_is_not_the_one_told_of_before() -> None:
    told = parts(f"{SUMMIT}{BILATERAL}in Oslo on Friday on the sidelines of the conference.")
    assert [frame.kind if frame else None for _, frame in told] == [None, None, "conference"]


def test_in_the_framework_of_a_body_is_a_format_and_of_an_event_a_frame() -> None:
    ((talks, none),) = parts("Norway and Finland held talks in Oslo on Monday in the framework of the OSCE.")
    assert (talks.format, none) == ("OSCE", None)
    (summit, _), (talks, frame) = parts("As part of the EU-China summit in Beijing on Monday, Mr Michel met Mr Xi.")
    assert (talks.format, frame) == (None, summit)
