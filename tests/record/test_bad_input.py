"""What is absurd, contradictory or comes and goes: a stated rule each, and nothing lost."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.model import Actor, MeetingReport, Participant, to_json
from pourparlers.record.build import record_of

from .world import meeting, told

TALKS = ("Russia", "United States")
TODAY = date(2022, 1, 20)


def record(*articles):
    return record_of(articles, today=TODAY).record


def test_a_meeting_in_1022_has_no_date_and_is_not_lost():
    (made,) = record(told("a", "2022-01-04", meeting("m1", "1022-01-10", "Geneva", *TALKS))).meetings
    assert (made.when, made.place.name) == (None, "Geneva")


def test_an_absurd_day_does_not_part_what_belongs_together():
    right = told("a", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", *TALKS))
    wrong = told("b", "2022-01-05", meeting("m1", "2202-01-10", "Geneva", *TALKS))
    (made,) = record(right, wrong).meetings
    assert (made.when, made.voices) == ("2022-01-10", 2)


def test_an_article_from_the_future_has_no_day_of_its_own():
    real = told("a", "2022-01-04", meeting("m1", "2022-02-10", "Geneva", *TALKS, status="planned"))
    ahead = told("b", "2030-01-04", meeting("m1", "2022-02-10", "Geneva", *TALKS))
    (made,) = record(real, ahead).meetings
    assert {report.article for report in made.reports} == {"a", "b"}
    assert all((change.day or "") <= TODAY.isoformat() for change in made.history)


def test_four_hundred_participants_are_all_kept():
    names = [f"State {n:03}" for n in range(400)]
    parts = tuple(Participant(actor=name) for name in names)
    crowd = MeetingReport(id="m1", kind="conference", when="2022-01-10", participants=parts, status="planned")
    actors = tuple(Actor(id=name, kind="state", name=name) for name in names)
    articles = [told(key, "2022-01-04") for key in ("a", "b")]
    articles = [one._replace(reading=type(one.reading)(article=one.reading.article, actors=actors, meetings=(crowd,)))
                for one in articles]  # fmt: skip
    (made,) = record(*articles).meetings
    assert len(made.parties) == 400


def test_what_is_part_of_itself_is_part_of_nothing():
    alone = told("a", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", *TALKS, part_of="m1"))
    assert record(alone).meetings[0].part_of is None
    loop = told(
        "a",
        "2022-01-04",
        meeting("m1", "2022-01-10", "Geneva", *TALKS, part_of="m2"),
        meeting("m2", "2022-01-09/2022-01-12", "Vienna", "Germany", "Italy", kind="conference", part_of="m1"),
    )
    assert [made.part_of for made in record(loop).meetings] == [None, None]


def test_what_was_moved_from_itself_keeps_its_date():
    (made,) = record(told("a", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", *TALKS, moved_from="m1"))).meetings
    assert made.when == "2022-01-10"


ROW = st.tuples(
    st.sampled_from(["2022-01-10", "2022-01-11", "2022-01", "1022-01-10", None]),
    st.sampled_from(["Geneva", "Switzerland", "Vienna", None]),
    st.sampled_from([TALKS, ("Russia",), ("Germany", "Russia"), ("Wendy Sherman", "Russia"), ()]),
    st.sampled_from(["planned", "held", "postponed", "unknown"]),
)
STEP = st.tuples(st.integers(0, 9), st.sampled_from(["add", "withdraw", "add"]), ROW)


@settings(max_examples=3000, deadline=None)
@given(st.lists(STEP, max_size=12), st.randoms(use_true_random=False))
def test_any_history_of_what_came_and_went_gives_the_record_of_what_is_there(steps, chance: random.Random):
    there = {}
    for number, what, (when, where, who, status) in steps:
        if what == "withdraw":
            there.pop(number, None)
        else:
            day = f"2022-01-{number + 1:02}"
            there[number] = told(f"k{number}", day, meeting("m1", when, where, *who, status=status))
    articles = list(there.values())
    once = to_json(record(*articles))
    chance.shuffle(articles)
    assert to_json(record(*articles, *articles[:3])) == once
