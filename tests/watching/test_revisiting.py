"""Which listed pages are fetched: new ones, and those met, ever more rarely."""

from __future__ import annotations

import datetime

import pytest

from pourparlers.delivery import Delivery
from pourparlers.store.seen import Met
from pourparlers.watching import revisiting
from pourparlers.watching.revisiting import Failing, is_wanted
from pourparlers.watching.rhythm import written

BEGIN = datetime.datetime(2030, 5, 14, tzinfo=datetime.UTC)
LISTED = Delivery(data=b"", url="http://news.example.org/1", cut=True)


def after(**times: float) -> datetime.datetime:
    return BEGIN + datetime.timedelta(**times)


def test_what_was_never_met_is_fetched() -> None:
    assert is_wanted(LISTED, None, BEGIN)


def test_what_was_met_is_asked_for_again_ever_more_rarely_for_three_days() -> None:
    met, fetched = Met(written(BEGIN), written(BEGIN)), []
    for minutes in range(0, 10 * 24 * 60, 15):
        if is_wanted(LISTED, met, after(minutes=minutes)):
            fetched.append(minutes // 60)
            met = Met(met.first, written(after(minutes=minutes)))
    assert fetched == [1, 2, 4, 8, 16, 32, 64, 128]


@pytest.mark.parametrize(
    ("modified", "wanted"),
    [
        ("2030-05-14T00:20:00+00:00", True),
        ("2030-05-14T00:20:00", True),
        ("2030-05-13T23:00:00Z", False),
        ("2031-01-01T00:00:00Z", False),
        ("2030-05-14", False),
        ("T", False),
        (None, False),
    ],
)
def test_a_source_that_says_when_an_entry_changed_is_believed(modified: str | None, wanted: bool) -> None:
    met = Met(written(after(days=-9)), written(BEGIN))
    told = Delivery(data=b"", url=LISTED.url, cut=True, modified=modified)
    assert is_wanted(told, met, after(minutes=30)) is wanted


def test_a_page_that_fails_rests_longer_each_time() -> None:
    failing, rests = Failing(), []
    for _ in range(8):
        failing.note("a", BEGIN, hope=True)
        rests.append(next(hour for hour in range(99) if not failing.rest("a", after(hours=hour))))
    assert rests == [1, 2, 4, 8, 16, 32, 32, 32]
    failing.forget("a")
    assert failing.rest("a", BEGIN) is None


def test_failing_pages_are_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisiting, "KEPT", 3)
    failing = Failing()
    for name in "abcdef":
        failing.note(name, BEGIN, hope=False)
    assert [name for name in "abcdef" if failing.rest(name, BEGIN)] == ["d", "e", "f"]
