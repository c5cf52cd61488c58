"""Topic, title and outcome: each is a stretch of the text, none is guessed, and later sentences may tell them."""

from __future__ import annotations

import pytest

from pourparlers import read
from pourparlers.model import MeetingReport

MET = "Mr Lavrov and Mr Blinken met in Geneva on Monday"


def meeting(text: str) -> MeetingReport:
    return read(text, "2022-01-04", "en").meetings[0]


def topic(text: str) -> str | None:
    told = meeting(text).topic
    return told.text if told else None


def outcome(text: str) -> str | None:
    told = meeting(text).outcome
    return told.text if told else None


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        (" for talks on arms control.", "arms control"),
        (" to discuss arms control, Syria and cyber security.", "arms control, Syria and cyber security"),
        (" to discuss arms control, the Kremlin said.", "arms control"),
        (" to discuss arms control after a summit in Oslo.", "arms control"),
        (". They discussed arms control.", "arms control"),
        (". Arms control was also discussed.", "Arms control"),
        (". On the agenda: arms control and Syria.", "arms control and Syria"),
        (". President Xi discussed arms control.", None),
        (" on condition of silence.", None),
        (" over two days.", None),
        (".", None),
    ],
)
def test_topic(rest: str, told: str | None) -> None:
    assert topic(MET + rest) == told


def test_what_is_talked_of_lies_where_the_meeting_does_not() -> None:
    found = meeting("Mr Macron will travel to Moscow on Monday to discuss the war in Mali with Mr Putin.")
    assert found.topic is not None
    assert found.place is not None
    assert (found.topic.text, found.place.name) == ("the war in Mali", "Moscow")


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        (" and agreed to set up a commission.", "agreed to set up a commission"),
        (". Both sides agreed to set up a commission.", "agreed to set up a commission"),
        (". They did not reach an agreement on Syria.", "did not reach an agreement on Syria"),
        (" without agreement.", "without agreement"),
        (". They hope to reach an agreement.", None),
        (". President Xi signed a decree.", None),
        (".", None),
    ],
)
def test_outcome(rest: str, told: str | None) -> None:
    assert outcome(MET + rest) == told


def test_what_is_still_to_come_has_no_outcome() -> None:
    text = "Mr Lavrov and Mr Blinken will meet in Geneva on Monday. They agreed to meet on the phone."
    assert outcome(text) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the 5th EU-Central Asia Summit", "5th EU-Central Asia Summit"),
        ("the Berlin Conference on Libya", "Berlin Conference on Libya"),
        ("a summit", None),
        ("the NATO summit", None),
        ("an international conference on Libya", None),
    ],
)
def test_title(words: str, told: str | None) -> None:
    assert meeting(f"Mr Macron will attend {words} in Brussels on 12 January.").title == told


def test_the_words_stand_in_the_text() -> None:
    text = f"{MET} to discuss arms control and agreed to set up a commission."
    found = meeting(text)
    for told in (found.topic, found.outcome):
        assert told is not None
        assert text[told.start : told.end] == told.text
    assert [text[s.start : s.end] for s in found.spans if s.slot == "topic"] == ["arms control"]
