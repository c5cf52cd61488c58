"""EDTF values: what is parsed, printed and compared."""

from __future__ import annotations

from datetime import date

import pytest

from pourparlers.edtf import parse

ROUND = [
    "2022-01-12", "2022-01", "2022", "2022-01-10/2022-01-13", "2021-11-29/..", "../2022-05-30", "2022-02-09~",
    "2022-01-12?", "2022-21", "XXXX-01-12", "199X", "2022-33", "2022-40", "XXXX-05-22/XXXX-05-28",
]  # fmt: skip


@pytest.mark.parametrize("text", ROUND)
def test_what_is_parsed_prints_the_same(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", ["", "soon", "2022-13", "2022-02-30", "2022-1-2", "/", "../..", "2022-21-03"])
def test_no_date_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2020-24", date(2020, 12, 1), date(2021, 2, 28)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2022-34", date(2022, 4, 1), date(2022, 6, 30)),
        ("2022-41", date(2022, 7, 1), date(2022, 12, 31)),
        ("../2022-05-30", date.min, date(2022, 5, 30)),
    ],
)
def test_first_and_last_day(text: str, first: date, last: date) -> None:
    edtf = parse(text)
    assert edtf is not None
    assert (edtf.first, edtf.last) == (first, last)


@pytest.mark.parametrize(
    ("a", "b", "overlaps", "inside", "before"),
    [
        ("2022-01-12", "2022-01", True, True, False),
        ("2022-01", "2022-01-12", True, False, False),
        ("2022-01-12", "2022-01-13/..", False, False, True),
        ("XXXX-01-12", "2022-01-12", True, True, False),
        ("XXXX-01-12", "2022-01-13", False, False, True),
        ("XXXX-12-30/XXXX-01-02", "2021-12-31", True, False, False),
        ("2022", "../2021-12-31", False, False, False),
    ],
)
def test_comparison(a: str, b: str, overlaps: bool, inside: bool, before: bool) -> None:
    x, y = parse(a), parse(b)
    assert x is not None
    assert y is not None
    assert (x.overlaps(y), x.inside(y), x.before(y)) == (overlaps, inside, before)


def test_slack_is_days_on_either_side() -> None:
    a, b = parse("2022-01-10"), parse("2022-01-17")
    assert a is not None
    assert b is not None
    assert a.overlaps(b, slack=7)
    assert not a.overlaps(b, slack=6)


def test_days_are_counted_with_both_ends() -> None:
    assert [parse(t).days for t in ("2022-01-12", "2022-01-10/2022-01-13", "2022-01-10/..")] == [1, 4, None]  # type: ignore[union-attr]
