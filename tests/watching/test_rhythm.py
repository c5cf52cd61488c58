"""Each source's own rhythm: learned from its changes, within bounds, patient with what fails."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.delivery import Fetched
from pourparlers.watching.rhythm import FIRST, LONGEST, SHORTEST, after_failure, after_success, moment, written

BEGIN = datetime.datetime(2030, 5, 14, tzinfo=datetime.UTC)
DAYS = 24 * 3600


def followed(every: float, days: int = 10) -> tuple[Fetched, list[int]]:
    """A source that changes every so many seconds, followed for days; its state, and the pauses between its turns."""
    state, now, pauses, seen = Fetched(), BEGIN, [], 0
    while now < BEGIN + datetime.timedelta(days=days):
        changes = int((now - BEGIN).total_seconds() / every)
        state = after_success(state, changes > seen or state.checked is None, now)
        seen = changes
        assert state.due is not None
        pauses.append(int((moment(state.due) - now).total_seconds()))
        now = moment(state.due)
    return state, pauses


@pytest.mark.parametrize("minutes", [1, 5, 8])
def test_what_changes_all_the_time_is_asked_every_five_minutes(minutes: int) -> None:
    state, _ = followed(minutes * 60)
    assert state.rhythm is not None and state.rhythm <= SHORTEST * 1.3


@pytest.mark.parametrize("hours", [1, 6, 12])
def test_what_changes_every_few_hours_is_asked_about_twice_as_often(hours: int) -> None:
    state, _ = followed(hours * 3600)
    assert state.rhythm is not None and hours * 3600 * 0.3 <= state.rhythm <= hours * 3600 * 0.85


def test_what_never_changes_is_asked_once_a_day_in_the_end() -> None:
    state, pauses = followed(1e9, days=30)
    assert state.rhythm == LONGEST and pauses[0] < 2 * FIRST


def test_a_new_source_begins_with_a_quarter_of_an_hour() -> None:
    assert after_success(Fetched(), True, BEGIN).rhythm == FIRST


def test_a_success_forgets_failures() -> None:
    failed = after_failure(Fetched(rhythm=600), "trouble", BEGIN)
    state = after_success(failed, False, BEGIN)
    assert (state.failures, state.problem, state.rhythm) == (0, None, 600)


def pauses_of_failures(number: int, **facts: bool) -> list[float]:
    state, pauses = Fetched(rhythm=1000), []
    for _ in range(number):
        state = after_failure(state, "trouble", BEGIN, **facts)
        assert state.due is not None
        pauses.append((moment(state.due) - BEGIN).total_seconds())
    assert state.rhythm == 1000 and state.failures == number
    return pauses


def test_after_failures_the_pause_doubles_to_an_hour() -> None:
    for pause, least in zip(pauses_of_failures(9), [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600], strict=True):
        assert least <= pause <= least * 1.11


def test_where_another_time_will_not_help_it_doubles_to_a_day() -> None:
    for pause, least in zip(pauses_of_failures(9, later=False), [1000 * 2**n for n in range(9)], strict=True):
        assert min(least, LONGEST) <= pause <= min(least, LONGEST) * 1.11


def test_a_server_that_says_when_is_asked_then_and_within_a_day() -> None:
    for after, least in ((7200.0, 7200), (1e9, LONGEST), (1.0, 60)):
        due = after_failure(Fetched(), "busy", BEGIN, after=after).due
        assert due is not None
        assert least <= (moment(due) - BEGIN).total_seconds() <= least * 1.11


@given(
    st.lists(
        st.tuples(st.sampled_from(["changed", "same", "failed", "gone"]), st.integers(-2 * DAYS, 9 * DAYS)), max_size=30
    )
)
def test_whatever_happens_the_next_turn_lies_within_bounds(steps: list[tuple[str, int]]) -> None:
    """Clocks go backwards too."""
    state, now = Fetched(), BEGIN
    for what, seconds in steps:
        now += datetime.timedelta(seconds=seconds)
        if what in ("changed", "same"):
            state = after_success(state, what == "changed", now)
            assert state.rhythm is not None and SHORTEST <= state.rhythm <= LONGEST
        else:
            state = after_failure(state, "trouble", now, later=what == "failed")
        assert state.due is not None and state.checked == written(now)
        assert 60 <= (moment(state.due) - now).total_seconds() <= LONGEST * 1.11
