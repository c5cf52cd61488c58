"""What people say above the machine: joined, parted, hidden, set, reviewed, undone; and what contradicts or is gone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.errors import InputError
from pourparlers.languages.issues_schema import OwnIssue
from pourparlers.model import Actor, Clock, to_json
from pourparlers.record.build import record_of
from pourparlers.record.called import actor_called, place_called
from pourparlers.record.corrected import checked, seen, seen_as
from pourparlers.record.correction import Correction, standing
from pourparlers.record.review import why_of

from .world import meeting, told

TALKS = ("Russia", "United States")
A = told("a", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", *TALKS))
B = told("b", "2022-01-05", meeting("m1", "2022-01-10", "Geneva", *TALKS))
C = told("c", "2022-01-05", meeting("m1", "2022-02-02", "Vienna", "Germany", "Italy"))


def said(number: int, kind: str, **more: object) -> Correction:
    return Correction(number=number, kind=kind, by="Ann", reason="seen", made=f"2022-01-{number:02}T10:00:00Z", **more)


def record(articles, *corrections, day=None):
    return record_of(articles, corrections=standing(corrections, day)).record


def groups(made):
    return sorted(sorted(report.article for report in m.reports) for m in made.meetings)


def test_two_meetings_are_joined_and_the_correction_is_in_the_history():
    made = record([A, B, C], said(1, "merge", reports=("a#m1",), others=("c#m1",)))
    assert groups(made) == [["a", "b", "c"]]
    (shown,) = made.meetings[0].corrections
    assert (shown.kind, shown.by, shown.reason) == ("merge", "Ann", "seen")


def test_one_meeting_is_parted():
    assert groups(record([A, B, C], said(1, "split", reports=("b#m1",)))) == [["a"], ["b"], ["c"]]


def test_the_later_of_two_that_contradict_each_other_holds():
    apart, joined = ("split", {"reports": ("b#m1",)}), ("merge", {"reports": ("a#m1",), "others": ("b#m1",)})
    assert groups(record([A, B], said(1, apart[0], **apart[1]), said(2, joined[0], **joined[1]))) == [["a", "b"]]
    assert groups(record([A, B], said(1, joined[0], **joined[1]), said(2, apart[0], **apart[1]))) == [["a"], ["b"]]
    values = ((1, "held"), (2, "cancelled"))
    first, second = (said(n, "set", reports=("a#m1",), field="status", value=value) for n, value in values)
    assert record([A], second, first).meetings[0].status == "cancelled"


def test_what_is_set_stands_above_later_articles():
    later = told("d", "2022-01-09", meeting("m1", "2022-01-11", "Geneva", *TALKS))
    made = record([A, B, later], said(1, "set", reports=("a#m1", "b#m1"), field="when", value="2022-01-12"))
    assert "2022-01-12" in {m.when for m in made.meetings}


def test_a_place_that_a_report_names_is_set_with_its_country():
    elsewhere = told("d", "2022-01-05", meeting("m1", "2022-01-10", "Lausanne", *TALKS))
    made = record([A, B, elsewhere], said(1, "set", reports=("a#m1",), field="place", value="Lausanne"))
    assert made.meetings[0].place.country == "CH"


def test_a_hidden_meeting_is_out_of_the_calendar_and_still_there():
    made = record([A, C], said(1, "hide", reports=("c#m1",)))
    assert groups(made) == [["a"]]
    assert made.hidden[0].hidden


def test_an_undo_takes_back_and_can_be_taken_back():
    hidden, undone, again = said(1, "hide", reports=("a#m1",)), said(2, "undo", of=1), said(3, "undo", of=2)
    assert not record([A], hidden).meetings
    assert record([A], hidden, undone).meetings
    assert not record([A], hidden, undone, again).meetings


def test_one_that_names_what_is_gone_is_without_effect_until_it_is_back():
    correction = said(1, "set", reports=("a#m1",), field="title", value="The talks")
    assert record([C], correction) == record([C])
    assert record([A, C], correction).meetings[0].title == "The talks"


def test_persons_are_told_apart_and_together():
    a = told("a", "2022-01-04", meeting("m1", "2022-01-10", "Geneva", "Wendy Sherman", "Sergei Ryabkov"))
    pair = ("Wendy Sherman", "Sergei Ryabkov")
    same, different = said(1, "same", names=pair), said(2, "different", names=pair)
    counts = [len(record([a], *corrections).people) for corrections in ((), (same,), (same, different))]
    assert counts == [2, 1, 2]


def test_a_review_holds_until_the_meeting_moves():
    plain = record([A]).meetings[0]
    accepted = said(1, "accept", reports=("a#m1",), value=seen(plain))
    assert not plain.reviewed and why_of(plain) == ("new", "single")
    assert record([A], accepted).meetings[0].reviewed
    moved = told(
        "d",
        "2022-01-08",
        meeting("m1", "2022-01-20", "Geneva", *TALKS, moved_from="m2"),
        meeting("m2", "2022-01-10", "Geneva", *TALKS, status="postponed"),
    )
    after = record([A, moved], accepted).meetings[0]
    assert not after.reviewed and "moved" in why_of(after)


def test_what_was_set_is_not_known_on_the_days_before():
    correction = said(20, "set", reports=("a#m1",), field="status", value="cancelled")
    assert record([A], correction, day="2022-01-05").meetings[0].status == "planned"
    assert record([A], correction, day="2022-01-20").meetings[0].status == "cancelled"


@pytest.mark.parametrize(
    ("field", "value"), [("status", "well"), ("when", "soon"), ("size", "big"), ("kind", "ball"), ("time", "25:00")]
)
def test_values_that_a_field_cannot_have(field: str, value: str):
    with pytest.raises(InputError):
        checked(field, value)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2022-01-10", "2022-01-11", "2022-01", None]),
        st.sampled_from(["Geneva", "Switzerland", None]),
        st.sampled_from([TALKS, ("Russia",), ("Germany", "Russia"), ("Wendy Sherman", "Russia")]),
    ),
    min_size=1,
    max_size=8,
)
SAID = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "hide", "set", "accept", "same", "different", "undo"]),
        st.lists(st.integers(0, 9), min_size=1, max_size=3),
        st.integers(0, 9),
    ),
    max_size=8,
)


@settings(max_examples=500, deadline=None)
@given(ROWS, SAID, st.randoms(use_true_random=False))
def test_the_record_is_a_function_of_the_set_of_articles_and_corrections(rows, spoken, chance: random.Random):
    articles = [
        told(f"k{n}", f"2022-01-0{n + 1}", meeting("m1", when, where, *who))
        for n, (when, where, who) in enumerate(rows)
    ]
    corrections = [
        said(
            number,
            kind,
            reports=tuple(f"k{n}#m1" for n in named),
            others=(f"k{other}#m1",),
            names=("Wendy Sherman", "Sergei Ryabkov"),
            field="title",
            value=f"T{other}",
            of=other,
        )
        for number, (kind, named, other) in enumerate(spoken, 1)
    ]
    once = to_json(record(articles, *corrections))
    history = articles * 2
    chance.shuffle(history)
    chance.shuffle(corrections)
    assert to_json(record(history, *corrections)) == once
    made = record(articles, *corrections)
    assert sorted(r.article for m in (*made.meetings, *made.hidden) for r in m.reports) == [a.key for a in articles]


def added(number: int, when: str | None = "2022-01-10", *who: str, **more: object) -> Correction:
    report = meeting("m1", when, "Geneva", *who, **more)
    actors = tuple(Actor(id=name, kind="state", name=name) for name in who)
    shown = seen_as(report.when, report.place, report.status)
    return said(number, "add", meeting=report, actors=actors, value=shown)


def test_a_meeting_is_added_by_hand_and_bears_its_reason():
    made = record([C], added(1, "2022-01-10", *TALKS, title="Quiet talks"))
    hand = made.meetings[0]
    assert (hand.title, hand.when, hand.place.country, hand.status) == ("Quiet talks", "2022-01-10", "CH", "planned")
    assert {party.name for party in hand.parties} == set(TALKS)
    assert [shown.kind for shown in hand.corrections] == ["add"]
    assert hand.reviewed and len(made.stories) == 1


def test_articles_that_tell_of_it_later_join_what_was_added_and_do_not_change_it():
    hand = added(1, "2022-01-10", *TALKS, status="confirmed", kind="summit")
    (only,) = record([A, B], hand).meetings
    assert {report.article for report in only.reports} == {"a", "b", "hand-1"}
    assert (only.kind, only.status) == ("summit", "confirmed")
    assert record([A, B], hand, said(2, "undo", of=1)) == record([A, B])


def test_what_was_added_is_corrected_joined_and_hidden_as_any_other():
    hand, ref = added(1, "2022-03-01", "Norway", "Sweden"), ("hand-1#m1",)
    moved = said(2, "set", reports=ref, field="when", value="2022-03-02")
    first = record([C], hand, moved).meetings[1]
    assert first.when == "2022-03-02" and not first.reviewed
    assert groups(record([C], hand, said(2, "merge", reports=("c#m1",), others=ref))) == [["c", "hand-1"]]
    assert len(record([C], hand, said(2, "hide", reports=ref)).hidden) == 1


def test_who_takes_part_is_set_joined_and_taken_out():
    def party(number: int, name: str, stance: str) -> Correction:
        return said(number, "party", reports=("a#m1",), value=stance, actors=(Actor(id=name, kind="state", name=name),))

    (made,) = record([A], party(1, "Russia", "declined"), party(2, "China", "accepted")).meetings
    assert {p.name: (p.stance, p.voices) for p in made.parties} == {
        "Russia": ("declined", 1), "United States": ("unsaid", 1), "China": ("accepted", 0),
    }  # fmt: skip
    (made,) = record([A], party(1, "Russia", "declined"), party(2, "Russia", "out")).meetings
    assert [p.name for p in made.parties] == ["United States"]


def test_an_hour_is_set_as_clocks_show_it_there():
    made = record([A], said(1, "set", reports=("a#m1",), field="time", value="09:30-12:00")).meetings[0]
    assert made.time == Clock(start="09:30", end="12:00", zone="local")


def test_a_pin_and_its_undo():
    pin = said(1, "pin", reports=("a#m1",))
    assert record([A], pin).meetings[0].pinned
    assert not record([A], pin, said(2, "undo", of=1)).meetings[0].pinned


def test_issues_are_named_and_the_last_of_a_name_holds():
    first, second = (said(n, "issue", names=("Pipelines", phrase)) for n, phrase in ((1, "pipe*"), (2, "gas pipe*")))
    assert standing([first, second]).issues() == [OwnIssue(name="Pipelines", words=("gas pipe*",))]
    assert standing([first, said(3, "undo", of=1)]).issues() == []


@pytest.mark.parametrize(
    ("typed", "name", "country"),
    [
        ("Genève", "Geneva", "CH"),
        ("женева", "Geneva", "CH"),
        ("Suisse", "Switzerland", "CH"),
        ("Nowhere", "Nowhere", None),
    ],
)
def test_places_are_known_by_their_names_in_any_language(typed: str, name: str, country: str | None):
    place = place_called(typed)
    assert (place.name, place.country) == (name, country)


def test_actors_are_known_by_their_names_in_any_language():
    called = [actor_called(name) for name in ("Russie", "США", "otan", "Ann Example")]
    assert [(a.kind, a.name) for a in called] == [
        ("state", "Russia"), ("state", "United States"), ("organisation", "NATO"), ("person", "Ann Example"),
    ]  # fmt: skip
