"""Meetings: what verb and noun tell together, what is joined, what becomes of it; and that no text breaks it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparlers import read
from pourparlers.languages.meetings_schema import Meetings as Pack
from pourparlers.languages.pack import load
from pourparlers.languages.words import Language, forms
from pourparlers.model import MeetingReport, Reading
from pourparlers.reading.meetings.status import settled

PUBLISHED = "2022-01-04"
Told = tuple[str, str | None, str | None, str]


def english(text: str) -> Reading:
    return read(text, PUBLISHED, "en")


def told(reading: Reading) -> list[Told]:
    """Kind, day, place and status of every meeting."""
    return [(m.kind, m.when, m.place.name if m.place else None, m.status) for m in reading.meetings]


def circle(reading: Reading, meeting: MeetingReport) -> set[str]:
    names = {actor.id: actor.name for actor in reading.actors}
    return {names[p.actor] for p in meeting.participants}


def stances(text: str) -> dict[str, str]:
    reading = english(text)
    names = {actor.id: actor.name for actor in reading.actors}
    (meeting,) = reading.meetings
    return {names[p.actor]: p.stance for p in meeting.participants}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Finland and Norway held talks in Oslo on January 3.", "talks"),
        ("A summit of Finland and Norway took place in Oslo on January 3.", "summit"),
        ("Emmanuel Macron attended a summit in Oslo on January 3.", "summit"),
        ("Emmanuel Macron flew to Oslo for talks with Jonas Gahr Store on January 3.", "visit"),
        ("Finland and Norway met at a conference in Oslo on January 3.", "conference"),
    ],
)
def test_a_verb_and_the_noun_that_it_tells_of_are_one_meeting(text: str, kind: str) -> None:
    assert told(english(text)) == [(kind, "2022-01-03", "Oslo", "held")]


def test_who_is_invited_to_talks_takes_part() -> None:
    reading = english("Norway invited Finland to talks in Oslo on January 20.")
    (meeting,) = reading.meetings
    assert meeting.status == "proposed"
    assert circle(reading, meeting) == {"Norway", "Finland"}


@pytest.mark.parametrize("day", ["", " on January 12"])
def test_what_a_where_clause_tells_is_part_of_the_journey(day: str) -> None:
    reading = english(f"The Finnish prime minister will travel to Oslo{day}, where she will meet Jonas Gahr Store.")
    (visit,) = reading.meetings
    assert visit.place is not None and visit.place.name == "Oslo"
    assert circle(reading, visit) >= {"Finnish Prime Minister", "Jonas Gahr Støre"}


def test_each_day_of_a_row_has_its_own_place() -> None:
    text = "Ministers of Finland and Norway meet in Geneva on Monday, in Vienna on Wednesday and in Oslo on Friday."
    assert [row[1:3] for row in told(english(text))] == [
        ("2022-01-10", "Geneva"),
        ("2022-01-12", "Vienna"),
        ("2022-01-14", "Oslo"),
    ]


def test_days_in_a_row_share_one_place_and_places_one_day() -> None:
    days = told(english("Finland and Norway will hold talks on January 12, 14 and 16 in Oslo."))
    assert [row[1:3] for row in days] == [("2022-01-12", "Oslo"), ("2022-01-14", "Oslo"), ("2022-01-16", "Oslo")]
    places = told(english("Emmanuel Macron visited Oslo, Stockholm and Copenhagen on January 3."))
    assert [row[2] for row in places] == ["Oslo", "Stockholm", "Copenhagen"]
    assert {row[1] for row in places} == {"2022-01-03"}


FIRST = "Finland and Norway will hold talks in Oslo on January 12, 2022. "


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Finland and Norway in Oslo, set for January 12, were moved to January 14.",
        FIRST + "It was postponed from January 12 to January 14.",
        FIRST + "They were postponed until January 14.",
        FIRST + "The talks between Finland and Norway were postponed from January 12 to January 14.",
    ],
)
def test_a_moved_meeting_is_two_and_the_new_day_hangs_on_the_old(text: str) -> None:
    reading = english(text)
    assert told(reading) == [
        ("talks", "2022-01-12", "Oslo", "postponed"),
        ("talks", "2022-01-14", "Oslo", "planned"),
    ]
    old, new = reading.meetings
    assert (old.moved_from, new.moved_from) == (None, old.id)
    assert circle(reading, new) == circle(reading, old) == {"Finland", "Norway"}


@pytest.mark.parametrize("off", ["It was cancelled.", "They have been called off."])
def test_a_pronoun_calls_off_the_meeting_told_last(off: str) -> None:
    reading = english(FIRST + off)
    assert told(reading) == [("talks", "2022-01-12", "Oslo", "cancelled")]
    assert {reading.article.text[s.start : s.end] for s in reading.meetings[0].spans if s.slot == "status"}


def test_states_and_those_they_send_are_one_circle() -> None:
    one = "Antony Blinken met Sergei Lavrov in Geneva on January 3. "
    reading = english(one + "The United States and Russia held talks in Geneva on January 3.")
    assert len(reading.meetings) == 1
    other = english(one + "Annalena Baerbock met Sergei Lavrov in Geneva on January 3.")
    assert len(other.meetings) == 2
    assert "Annalena Baerbock" not in circle(other, other.meetings[0])


@pytest.mark.parametrize(
    ("verb", "day", "status"),
    [
        ("held", "January 3", "held"),
        ("held", "January 20", "planned"),
        ("will hold", "January 2", "held"),
        ("will hold", "January 12", "planned"),
        ("are holding", "Tuesday", "ongoing"),
        ("proposed", "January 12", "proposed"),
        ("cancelled", "January 12", "cancelled"),
    ],
)
def test_status_is_told_by_tense_cue_and_day(verb: str, day: str, status: str) -> None:
    (meeting,) = english(f"Finland and Norway {verb} talks in Oslo on {day}.").meetings
    assert meeting.status == status


@pytest.mark.parametrize(
    ("status", "when", "in_the_end"),
    [
        ("planned", "2022-01-03", "held"),
        ("ongoing", "2022-01-03", "held"),
        ("held", "2022-01-05", "planned"),
        ("cancelled", "2022-01-03", "cancelled"),
        ("proposed", "2022-01-05", "proposed"),
        ("ongoing", "2022-01-03/2022-01-05", "ongoing"),
        ("held", None, "held"),
    ],
)
def test_a_day_settles_what_may_be_told_of_it(status: str, when: str | None, in_the_end: str) -> None:
    assert settled(status, when, PUBLISHED) == in_the_end  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "who", "stance"),
    [
        ("Norway proposed talks with Finland in Oslo on January 12.", "Norway", "proposed"),
        ("Finland declined to attend talks with Norway in Oslo on January 12.", "Finland", "declined"),
        ("Finland accepted an invitation to talks with Norway in Oslo on January 12.", "Finland", "accepted"),
        ("Finland held talks with Norway in Oslo on January 3.", "Norway", "attended"),
        ("Finland will hold talks with Norway in Oslo on January 12.", "Norway", "unsaid"),
        (
            "Finland's president, Alexander Stubb, has agreed to meet Jonas Gahr Stoere in Oslo on January 12.",
            "Finland",
            "accepted",
        ),
        ("Finland invited Norwegian Prime Minister Jonas Gahr Stoere to Helsinki on January 12.", "Norway", "invited"),
        (
            "Finland invited Norway to talks in Oslo on January 12. Norway has accepted the invitation.",
            "Norway",
            "accepted",
        ),
        (
            "Jonas Gahr Stoere, Norway's prime minister, said he would attend the summit in Helsinki on January 12.",
            "Norway",
            "accepted",
        ),
        (
            "Talks will be held in Oslo on January 12. Finland called the meeting after a vote in parliament.",
            "Finland",
            "convened",
        ),
        ("Finland and Norway have agreed to hold talks in Oslo on January 12.", "Finland", "accepted"),
        (
            "Finland's foreign ministry said Finnish Minister Anna Berg would attend the summit in Oslo on January 12.",
            "Anna Berg",
            "accepted",
        ),
    ],
)
def test_the_stance_of_a_party(text: str, who: str, stance: str) -> None:
    assert stances(text)[who] == stance


def test_a_third_round_is_the_next_session_of_the_same_talks() -> None:
    reading = english("Finland and Norway held talks in Oslo on January 3. A third round will be held on January 20.")
    assert [row[1] for row in told(reading)] == ["2022-01-03", "2022-01-20"]
    assert circle(reading, reading.meetings[1]) == {"Finland", "Norway"}


AGENDA = """Ministers gather in Brest

Monday, January 10

Vienna: Talks between Finland and Norway.

Tuesday, January 11

Geneva: Talks between Sweden and Denmark."""


def test_a_heading_dates_what_stands_below_and_is_cited() -> None:
    reading = english(AGENDA)
    assert [row[1:3] for row in told(reading)] == [("2022-01-10", "Vienna"), ("2022-01-11", "Geneva")]
    for meeting, day in zip(reading.meetings, ("Monday, January 10", "Tuesday, January 11"), strict=True):
        assert day in {reading.article.text[s.start : s.end] for s in meeting.spans if s.slot == "when"}


def test_a_headline_is_not_dated_by_the_last_heading_of_an_agenda() -> None:
    reading = english(AGENDA.replace("Ministers gather in Brest", "Latvia and Estonia will hold talks in Riga"))
    assert not any({"Latvia", "Estonia"} & circle(reading, meeting) for meeting in reading.meetings if meeting.when)


def test_whom_a_pronoun_stands_for_is_cited_in_its_own_paragraph() -> None:
    long = "After many years in which nobody knew what was to come of it all and in which a lot was written about it, "
    text = f"{long}Emmanuel Macron will visit Oslo on January 10.\n\nHe will meet Jonas Gahr Store on January 12."
    reading = english(text)
    met = reading.meetings[-1]
    cited = {reading.article.text[s.start : s.end] for s in met.spans if s.slot == "participant"}
    assert cited == {"He", "Jonas Gahr Store"}
    assert "Emmanuel Macron" in circle(reading, met)


@pytest.mark.parametrize(("published", "text"), [("9999-12-31", "opened"), ("0001-01-01", "ended")])
def test_a_visit_that_lasts_beyond_the_calendar_keeps_its_one_day(published: str, text: str) -> None:
    (visit,) = read(f"Emmanuel Macron {text} a three-day visit to Oslo today.", published, "en").meetings
    assert visit.when == published


# Any text

AROUND = {
    "en": "Russia|Norway|Geneva|Oslo|Jens Stoltenberg|the president|NATO|on Monday|on January 12|next week|yesterday",
    "fr": "la Russie|la Norvège|Genève|Oslo|Jens Stoltenberg|le président|l'OTAN|lundi|le 12 janvier|hier",
    "uk": "Росія|Норвегія|Женева|Осло|Єнс Столтенберг|президент|НАТО|у понеділок|12 січня|вчора",
}
MARKS = [",", ".", ";", ":", "-", "–", "(", ")", "«", "»", "?", "\n"]


def vocabulary(code: str) -> list[str]:
    """Words of the pack, actors, days and marks: what meetings are made of."""
    pack, language = load(code, "meetings", Pack), load(code, "language", Language)
    rules = (*pack.noun, *pack.verb, *pack.cue, *pack.link, *pack.part)
    listed = [word for rule in rules for word in rule.forms[:6]] + list(pack.speech[:10])
    inflected = [form for word in listed for form, _ in itertools.islice(forms(word, language), 3)]
    others = (*pack.where, *pack.who, *pack.it, *pack.infinitive, *pack.their, *language.negations)
    return sorted({*inflected, *others, *AROUND[code].split("|")}) + MARKS


@pytest.mark.parametrize("code", sorted(AROUND))
@given(data=st.data())
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_meetings_that_cite_it(code: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(vocabulary(code)), max_size=60)))
    reading = read(text, PUBLISHED, code)
    ids = {meeting.id for meeting in reading.meetings}
    for meeting in reading.meetings:
        assert meeting.when or meeting.place
        assert meeting.place or meeting.participants
        assert meeting.moved_from is None or meeting.moved_from in ids - {meeting.id}
        assert "trigger" in {span.slot for span in meeting.spans}
        for span in meeting.spans:
            assert 0 <= span.start < span.end <= len(reading.article.text)
            assert reading.article.text[span.start : span.end].strip()


@pytest.mark.parametrize(
    "unit",
    [
        "talks in Oslo on January 12 and ",
        "Finland and Norway met in Oslo on January 3. It was cancelled. ",
        "the summit, which will meet where the council, ",
        "Finland, Norway, ",
        "met Jens Stoltenberg after talks ",
    ],
)
def test_cost_is_in_proportion_to_length(unit: str, steps: Callable[[Callable[[], object]], int]) -> None:
    def cost(n: int) -> int:
        return steps(lambda: english(unit * n))

    cost(20)
    assert cost(400) < 2.5 * cost(200)


def test_a_city_seen_on_one_day_of_a_visit_to_its_country_is_a_stop_of_its_own() -> None:
    reading = english(
        "Norwegian Prime Minister Jonas Gahr Stoere will visit Finland on January 11-12. "
        "On January 12 Stoere will visit Tampere."
    )
    assert [row[1] for row in told(reading)] == ["2022-01-11/2022-01-12", "2022-01-12"]


def test_the_minister_alone_is_whom_the_last_passage_opened_with() -> None:
    reading = english(
        "Finnish Foreign Minister Anna Berg met Norwegian Foreign Minister Ole Dahl in Helsinki on January 3.\n\n"
        "The minister will travel to Geneva on January 12."
    )
    assert circle(reading, reading.meetings[1]) == {"Finland", "Anna Berg"}


def test_he_is_whom_the_last_sentence_began_with_not_whom_it_named_last() -> None:
    reading = english(
        "Finnish Foreign Minister Anna Berg visited Oslo on January 2, where she met Prime Minister Ole Dahl. "
        "On January 3 she held talks in Stockholm."
    )
    assert "Anna Berg" in circle(reading, reading.meetings[1])
    assert "Ole Dahl" not in circle(reading, reading.meetings[1])


def test_a_stop_on_a_visit_is_part_of_it() -> None:
    reading = english(
        "Norwegian Prime Minister Jonas Gahr Stoere will visit Finland on January 11-12, 2022. "
        "On January 12 Stoere will visit Tampere. Talks will be held in Oslo on January 12."
    )
    assert [(m.id, m.when, m.part_of) for m in reading.meetings] == [
        ("m1", "2022-01-11/2022-01-12", None),
        ("m2", "2022-01-12", "m1"),
        ("m3", "2022-01-12", None),
    ]


def test_who_speaks_a_paragraph_of_a_dialogue_is_not_the_he_of_it() -> None:
    reading = english(
        "QUESTION: Is Foreign Minister Anna Berg still in Helsinki?\n\n"
        "MR. DAHL: She is. She will meet Swedish Foreign Minister Lars Holm in Stockholm on January 12."
    )
    assert "Anna Berg" in circle(reading, reading.meetings[0])


def test_a_next_session_that_one_of_the_parties_confirms_has_the_whole_circle() -> None:
    reading = english(
        "Finland, Norway and Sweden held talks in Oslo on January 3. "
        "The Finnish Foreign Ministry confirmed that a new round will be held in Helsinki on January 20."
    )
    assert circle(reading, reading.meetings[1]) >= {"Finland", "Norway", "Sweden"}
