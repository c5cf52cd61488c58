"""The record: accounts, histories, identifiers; and that order does not matter."""

from __future__ import annotations

import random
from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.record.build import record_of
from pourparlers.record.ledger import Ledger
from pourparlers.record.told import Told, known_by

from .world import meeting, told

TALKS = ("Russia", "United States")
HOPED = told("1", "2021-12-20", meeting("m1", "2022-01", None, *TALKS, status="proposed"))
SET = told("2", "2021-12-28", meeting("m1", "2022-01-10", "Geneva", *TALKS))
SURE = told("3", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", *TALKS, "Sergei Ryabkov", status="confirmed"))
HELD = told("4", "2022-01-10", meeting("m1", "2022-01-10", "Geneva", *TALKS, status="held"))
MOVED = told(
    "5",
    "2022-01-07",
    meeting("m1", "2022-01-10", "Geneva", *TALKS, status="postponed"),
    meeting("m2", "2022-01-17", "Geneva", *TALKS, moved_from="m1"),
)
WRONG = told("6", "2022-01-05", meeting("m1", "2022-01-11", "Geneva", *TALKS))


def only(*articles: Told, today: date | None = None):
    record = record_of(articles, today=today).record
    assert len(record.meetings) == 1
    return record.meetings[0]


def test_a_hope_becomes_a_date_and_is_held():
    story = only(HOPED, SET, SURE, HELD)
    assert (story.when, story.status, story.place.name, story.voices) == ("2022-01-10", "held", "Geneva", 4)
    assert [(c.day, c.kind, c.new) for c in story.history] == [
        ("2021-12-20", "announced", "2022-01"),
        ("2021-12-28", "confirmed", "2022-01-10"),
        ("2022-01-04", "confirmed", "confirmed"),
        ("2022-01-04", "joined", "Sergei Ryabkov"),
        ("2022-01-10", "held", "held"),
    ]


def test_a_moved_meeting_is_one_with_its_new_date():
    story = only(SET, MOVED)
    assert (story.when, story.status) == ("2022-01-17", "planned")
    assert [(c.kind, c.old, c.new) for c in story.history][1:] == [("moved", "2022-01-10", "2022-01-17")]


def test_a_difference_is_kept_with_its_voices():
    story = only(SET, SURE, WRONG)
    assert [(s.value, s.voices) for s in story.dates] == [("2022-01-10", 2), ("2022-01-11", 1)]
    assert [(c.kind, c.new, c.articles) for c in story.history if c.kind == "contradicted"] == [
        ("contradicted", "2022-01-11", ("6",))
    ]


def test_an_official_agenda_outranks_the_papers():
    agenda = told("7", "2022-01-03", meeting("m1", "2022-01-11", "Geneva", *TALKS), voice="Russian Foreign Ministry")
    assert only(SET, SURE, agenda).when == "2022-01-11"


def test_a_day_that_passed_without_a_word_is_not_held():
    assert only(SET, today=date(2022, 1, 20)).unconfirmed
    assert not only(SET, today=date(2022, 1, 9)).unconfirmed
    assert not only(SET, HELD, today=date(2022, 1, 20)).unconfirmed


def test_called_off_and_revived():
    off = told("8", "2022-01-05", meeting("m1", "2022-01-10", "Geneva", *TALKS, status="cancelled"))
    again = told("9", "2022-01-06", meeting("m1", "2022-01-10", "Geneva", *TALKS, status="confirmed"))
    assert only(SET, off).status == "cancelled"
    assert [c.kind for c in only(SET, off, again).history] == ["announced", "cancelled", "revived"]


def test_the_record_as_of_a_past_day():
    assert only(*known_by([HOPED, SET, SURE, HELD], date(2021, 12, 31))).status == "planned"


def test_a_withdrawn_article_takes_its_evidence_with_it():
    assert only(SET, SURE).parties != only(SET).parties
    assert [p.name for p in only(SET).parties] == ["Russia", "United States"]


def test_stances_of_the_parties_follow_time():
    first = told(
        "1",
        "2022-01-04",
        meeting(
            "m1", "2022-01-12", "Brussels", "NATO", "Russia", stances={"NATO": "convened", "Russia": "considering"}
        ),
    )
    later = told(
        "2", "2022-01-08", meeting("m1", "2022-01-12", "Brussels", "NATO", "Russia", stances={"Russia": "accepted"})
    )
    assert {p.name: p.stance for p in only(first, later).parties} == {"NATO": "convened", "Russia": "accepted"}
    no = told(
        "3", "2022-01-09", meeting("m1", "2022-01-12", "Brussels", "NATO", "Russia", stances={"Russia": "declined"})
    )
    assert ("left", "Russia") in [(c.kind, c.new) for c in only(first, later, no).history]


MEETINGS = st.builds(
    meeting,
    st.just("m1"),
    st.sampled_from(["2022-01-10", "2022-01-12", "2022-01", None, "2022-01-10/2022-01-12", "XXXX-01-10", "1022-01-10"]),
    st.sampled_from(["Geneva", "Switzerland", "Vienna", None]),
    st.sampled_from(["Russia", "NATO", "Sergei Ryabkov"]),
    st.sampled_from(["United States", "Ukraine"]),
    kind=st.sampled_from(["talks", "call", "council", "visit"]),
    status=st.sampled_from(["planned", "held", "postponed", "proposed", "cancelled"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(MEETINGS, st.integers(1, 28)), max_size=14), st.randoms(use_true_random=False))
def test_order_repetition_and_batches_do_not_matter(rows, chance: random.Random):
    articles = [told(f"a{n:02}", f"2022-01-{day:02}", m) for n, (m, day) in enumerate(rows)]
    record = record_of(articles).record
    again = articles + articles[: len(articles) // 2]
    chance.shuffle(again)
    assert msgspec.json.encode(record_of(again).record) == msgspec.json.encode(record)
    reports = [(r.article, r.meeting) for m in record.meetings for r in m.reports]
    assert sorted(reports) == sorted((a.key, m.id) for a in articles for m in a.reading.meetings)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(MEETINGS, st.integers(1, 28)), max_size=12), st.integers(0, 12))
def test_an_identifier_once_given_always_leads_somewhere(rows, cut: int):
    articles = [told(f"a{n:02}", f"2022-01-{day:02}", m) for n, (m, day) in enumerate(rows)]
    ledger = Ledger()
    before = record_of(articles[:cut], ledger).record
    after = record_of(articles, ledger).record
    now = {m.id for m in after.meetings}
    assert all(ledger.leads_to(m.id) in now for m in before.meetings)
    assert len(now) == len(after.meetings)
    lines = record_of(articles, ledger).lines
    assert lines == []


def test_whoever_prints_the_very_same_carries_the_story():
    (story,) = record_of([SET._replace(outlets=("The Sample Courier", "The Model Gazette"))]).record.stories
    assert story.outlets == ("The Sample Courier", "The Model Gazette")


def test_who_was_there_is_told_best_afterwards():
    expected = told("1", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", *TALKS, "Sergei Ryabkov", "NATO"))
    held = [told(f"h{n}", "2022-01-10", meeting("m1", "2022-01-10", "Geneva", *TALKS, status="held")) for n in range(3)]
    assert {p.name for p in only(expected, *held).parties} == set(TALKS)
    assert {p.name for p in only(expected, *held[:1]).parties} == {*TALKS, "Sergei Ryabkov", "NATO"}
    sure = [told(f"s{n}", "2022-01-05", meeting("m1", "2022-01-10", "Geneva", *TALKS, "NATO")) for n in range(2)]
    assert "NATO" in {p.name for p in only(expected, *sure, *held).parties}


def test_what_was_under_way_has_been_held_when_its_days_are_over():
    going = told("1", "2022-01-10", meeting("m1", "2022-01-10/2022-01-11", "Geneva", *TALKS, status="ongoing"))
    assert only(going, today=date(2022, 1, 11)).status == "ongoing"
    assert (only(going, today=date(2022, 1, 12)).status, only(going, today=date(2022, 1, 12)).unconfirmed) == (
        "held",
        False,
    )
