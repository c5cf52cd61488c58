"""The sentence that bears a fact out: whole, alone, and on one line."""

from __future__ import annotations

import pytest

from pourparlers import flow, read
from pourparlers.delivery import Delivery
from pourparlers.gather.sheet import sheet_of
from pourparlers.model import AgendaEvent
from pourparlers.showing.evidence import LONGEST, sentence_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It snows. France will meet Chile on Jan. 4. It may snow.", "France will meet Chile on Jan. 4."),
        ("OSLO, Jan. 3 (Reuters) - France and Chile will meet on Tuesday.", "France and Chile will meet on Tuesday."),
        ("France will meet Chile on 4 January\n\nNo more is known", "France will meet Chile on 4 January"),
    ],
)  # fmt: skip
def test_the_sentence_alone(text: str, said: str) -> None:
    reading = read(text, published="2022-01-03", language="en")
    assert [sentence_of(reading.article, meeting) for meeting in reading.meetings] == [said]


def test_a_sentence_without_end_is_cut() -> None:
    text = "France and Chile will meet in Oslo on 4 January" + ", incomprehensibilities" * 400
    reading = read(text, published="2022-01-03", language="en")
    assert {len(sentence_of(reading.article, meeting)) for meeting in reading.meetings} == {LONGEST}


def test_an_entry_of_an_agenda_says_it_in_its_head() -> None:
    event = AgendaEvent(uid="1", start="2026-12-03", title="Talks", location="Vienna", description="More of it.")
    (reading,) = flow.read_delivery(Delivery(data=sheet_of(event).text.encode(), event=event, language="en"))
    assert sentence_of(reading.article, reading.meetings[0]) == "Talks · 2026-12-03 · Vienna"
