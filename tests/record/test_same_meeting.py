"""Which reports are of one meeting: near misses beside what belongs together."""

from __future__ import annotations

import random

import pytest

from pourparlers.record.reports import reports_of
from pourparlers.record.same_meeting import meetings_of

from .world import meeting, told

TALKS = ("Russia", "United States")


def groups(*articles):
    reports = [
        r for a in articles for r in reports_of(a.key, a.reading, {(a.key, n.id): n.name for n in a.reading.actors})
    ]
    return [[key.article + "/" + key.meeting for key in group] for group in meetings_of(reports)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-10", "Geneva", *TALKS)),
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-10", "Switzerland", *TALKS)),
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-10", None, *TALKS)),
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-09/2022-01-10", "Geneva", *TALKS)),
        (("2022-01-10", "Geneva", *TALKS), ("2022-01", "Geneva", *TALKS)),
        (("2022-01-10", "Geneva", *TALKS), (None, "Geneva", *TALKS)),
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-10", "Geneva", "Wendy Sherman", "Sergei Ryabkov", *TALKS)),
        (("2022-01-10", "Geneva", "Russia"), ("2022-01-10", "Geneva", *TALKS)),
    ],
)
def test_one_meeting(first, second):
    a, b = told("a", "2022-01-04", meeting("m1", *first)), told("b", "2022-01-05", meeting("m1", *second))
    assert groups(a, b) == [["a/m1", "b/m1"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-12", "Geneva", *TALKS)),
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-10", "Vienna", *TALKS)),
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-10", "Geneva", "Ukraine", "Germany")),
        (("2022-01-10", "Geneva", *TALKS), ("2022-01-10", "Geneva", "Russia", "Ukraine")),
        (("2022-01-10", "Geneva", "Russia"), ("2022-01-10", "Lugano", "Ukraine")),
        (("2022-01", "Geneva", *TALKS), ("2022-02", "Geneva", *TALKS)),
        ((None, None, "Russia"), (None, None, "Ukraine")),
    ],
)
def test_two_meetings(first, second):
    a, b = told("a", "2022-01-04", meeting("m1", *first)), told("b", "2022-01-05", meeting("m1", *second))
    assert groups(a, b) == [["a/m1"], ["b/m1"]]


def test_a_call_is_no_talks_in_a_room():
    a = told("a", "2022-01-11", meeting("m1", "2022-01-10", None, *TALKS, kind="call", status="held"))
    b = told("b", "2022-01-11", meeting("m1", "2022-01-10", "Geneva", *TALKS, status="held"))
    assert len(groups(a, b)) == 2


def test_two_of_one_article_stay_two():
    a = told(
        "a", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", *TALKS), meeting("m2", "2022-01-10", "Geneva", *TALKS)
    )
    b = told("b", "2022-01-05", meeting("m1", "2022-01-10", "Geneva", *TALKS))
    assert groups(a, b) == [["a/m1", "b/m1"], ["a/m2"]]


def test_what_one_article_tells_as_moved_is_one_meeting():
    a = told(
        "a",
        "2022-01-06",
        meeting("m1", "2022-01-10", "Geneva", *TALKS, status="postponed"),
        meeting("m2", "2022-01-17", "Geneva", *TALKS, moved_from="m1"),
    )
    b = told("b", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", *TALKS))
    c = told("c", "2022-01-18", meeting("m1", "2022-01-17", "Geneva", *TALKS, status="held"))
    assert groups(a, b, c) == [["a/m1", "a/m2", "b/m1", "c/m1"]]


def test_a_vague_report_that_may_mean_either_stays_alone():
    a = told("a", "2022-01-20", meeting("m1", "2022-01-10", "Geneva", *TALKS, status="held"))
    b = told("b", "2022-01-20", meeting("m1", "2022-01-17", "Geneva", *TALKS, status="held"))
    c = told("c", "2022-01-20", meeting("m1", "2022-01", "Geneva", *TALKS, status="held"))
    assert groups(a, b, c) == [["a/m1"], ["b/m1"], ["c/m1"]]


def test_rounds_stay_apart():
    rounds = [
        told(f"r{n}", "2022-01-04", meeting("m1", f"2022-01-{n:02}", "Vienna", "Iran", "CHINA")) for n in (5, 12, 19)
    ]
    assert len(groups(*rounds)) == 3


def test_any_order_gives_the_same_groups():
    articles = [
        told(
            f"a{n}",
            f"2022-01-{n % 9 + 1:02}",
            meeting("m1", ("2022-01-10", "2022-01", None)[n % 3], "Geneva", *TALKS[: n % 2 + 1]),
        )
        for n in range(12)
    ]
    expected = groups(*articles)
    for seed in range(20):
        random.Random(seed).shuffle(articles)
        assert groups(*articles) == expected


def test_a_hope_told_before_either_was_named_is_for_the_one_named_first():
    hope = told("a", "2021-12-23", meeting("m1", "2022-01", "Geneva", *TALKS))
    first = told("b", "2021-12-28", meeting("m1", "2022-01-10", "Geneva", *TALKS))
    second = told("c", "2022-01-18", meeting("m1", "2022-01-21", "Geneva", *TALKS))
    assert groups(hope, first, second) == [["a/m1", "b/m1"], ["c/m1"]]


def test_one_that_fits_less_leaves_the_choice_to_those_that_fit_best():
    hope = told("a", "2021-12-23", meeting("m1", "2022-01", "Geneva", *TALKS, status="planned"))
    both = told(
        "b",
        "2021-12-28",
        meeting("m1", "2022-01-10", "Geneva", *TALKS),
        meeting("m2", "2022-01-13", None, *TALKS),
    )
    later = told("c", "2022-01-18", meeting("m1", "2022-01-21", "Geneva", *TALKS))
    assert ["a/m1", "b/m1"] in groups(hope, both, later)


def test_talks_in_an_organisation_may_be_those_of_its_council():
    a = told("a", "2022-01-04", meeting("m1", "2022-01-13", "Vienna", "OSCE", format="OSCE"))
    b = told(
        "b", "2022-01-04", meeting("m1", "2022-01-13", None, "OSCE", kind="council", format="OSCE Permanent Council")
    )
    c = told("c", "2022-01-04", meeting("m1", "2022-01-13", None, "OSCE", kind="council", format="NATO-Russia Council"))
    assert groups(a, b) == [["a/m1", "b/m1"]]
    assert len(groups(b, c)) == 2


def test_a_moved_meeting_takes_in_no_strangers_of_its_days():
    moved = told(
        "a",
        "2022-01-04",
        meeting("m1", "2022-01-20", "Geneva", *TALKS, moved_from="m2"),
        meeting("m2", "2022-01-10", "Geneva", *TALKS, status="postponed"),
    )
    others = [
        told(f"b{day}", "2022-01-05", meeting("m1", f"2022-01-{day}", "Geneva", *who))
        for day, who in (("10", ("Germany", "Italy")), ("15", TALKS), ("20", ("Germany", "Spain")))
    ]
    assert ["a/m1", "a/m2"] in groups(moved, *others)


def test_what_was_held_without_a_date_is_the_nearest_before():
    early = told("a", "2022-01-10", meeting("m1", "2022-01-10", "Geneva", *TALKS, status="held"))
    late = told("b", "2022-01-20", meeting("m1", "2022-01-20", "Geneva", *TALKS, status="held"))
    vague = told("c", "2022-01-21", meeting("m1", None, "Geneva", *TALKS, status="held"))
    assert groups(early, late, vague) == [["a/m1"], ["b/m1", "c/m1"]]
