"""The timeline of the page: an axis, and for each meeting what is drawn on it. Positions are in per cent.

The page draws them as SVG that stretches with its column, so that words stay at their size on a telephone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_low
from typing import NamedTuple

from pourparlers.cli.page_cards import MeetingCard
from pourparlers.edtf import parse
from pourparlers.showing.days import Days, days_of
from pourparlers.showing.say_date import DateWords, is_exact

NEAR = 200  # days from the middle of the axis beyond which a meeting is only pointed at
SHORT = 62  # days up to which an uncertain date may stretch the axis
TICKS = 6
MARGIN = 0.04
OFF = frozenset({"postponed", "cancelled", "refused"})


class Tick(NamedTuple):
    at: float
    name: str
    anchor: str


class Bar(NamedTuple):
    """One meeting: from ``start`` to ``end``, a dot where that is one day; dashed where not exact or open.

    ``beyond`` is "before" or "after" for a meeting outside the axis.
    """

    card: MeetingCard
    start: float
    end: float
    dot: bool
    dashed: bool
    open_start: bool
    open_end: bool
    beyond: str = ""

    @property
    def off(self) -> bool:
        """Whether the meeting will not take place on this day."""
        return self.card.status in OFF

    @property
    def filled(self) -> bool:
        return self.card.status in ("held", "ongoing", "confirmed")


class Timeline(NamedTuple):
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    published: float | None
    left_out: tuple[MeetingCard, ...]


class _Axis(NamedTuple):
    """First day and length in days of what is drawn."""

    first: date
    length: int

    def at(self, day: date, part: float = 0.0) -> float:
        """Where a day begins (or a part of it later), in per cent of the width."""
        share = ((day - self.first).days + part) / self.length
        return round(100 * (MARGIN + (1 - 2 * MARGIN) * share), 2)


def timeline(cards: Sequence[MeetingCard], published: str | None, words: DateWords) -> Timeline | None:
    """The timeline of meetings that have a year; nothing where no axis would tell more than the agenda."""
    dated = [(card, days) for card in cards if (days := days_of(card.when)) is not None]
    if not dated:
        return None
    out = days_of(published)
    today = out.first if out and out.exact else None
    axis = _axis([days for _, days in dated], today)
    bars = tuple(_bar(card, days, axis) for card, days in dated)
    drawn = today if today and 0 <= (today - axis.first).days < axis.length else None
    left_out = tuple(card for card in cards if days_of(card.when) is None)
    return Timeline(_ticks(axis, words), bars, axis.at(drawn, 0.5) if drawn else None, left_out)


def _axis(all_days: Sequence[Days], today: date | None) -> _Axis:
    starts = [d.first or d.last or date.min for d in all_days]
    middle = today or date.fromordinal(median_low([s.toordinal() for s in starts]))
    near = [d for d, s in zip(all_days, starts, strict=True) if abs((s - middle).days) <= NEAR] or list(all_days)
    short = [d for d in near if d.first and d.last and (d.last - d.first).days <= SHORT] or near
    ends = [day for d in (*short, *(d for d in near if not (d.first and d.last))) for day in (d.first, d.last) if day]
    first, last = min([*ends, middle] if today else ends), max([*ends, middle] if today else ends)
    missing = max(0, 7 - (last - first).days)
    first = date.fromordinal(max(1, first.toordinal() - missing // 2))
    return _Axis(first, max((last - first).days + 1, 7))


def _bar(card: MeetingCard, days: Days, axis: _Axis) -> Bar:
    first, last = days.first or days.last or axis.first, days.last or days.first or axis.first
    end = date.fromordinal(min(axis.first.toordinal() + axis.length, date.max.toordinal() - 1))
    beyond = "before" if last < axis.first and days.last else "after" if first >= end and days.first else ""
    dot = first == last
    start_at = axis.at(first, 0.5) if dot else axis.at(max(first, axis.first))
    end_at = start_at if dot else axis.at(min(last + timedelta(days=1) if last < date.max else last, end))
    dated = parse(card.when or "")
    exact = dated is not None and all(is_exact(p) and not p.mark for p in (dated.begin, dated.end) if p)
    cut_start, cut_end = not dot and first < axis.first, not dot and last >= end
    return Bar(
        card, start_at, end_at, dot, not exact, days.first is None or cut_start, days.last is None or cut_end, beyond
    )


def _ticks(axis: _Axis, words: DateWords) -> tuple[Tick, ...]:
    end = axis.first.toordinal() + axis.length - 1
    marks: list[tuple[date, str]] = []
    for step in (1, 2, 7, 14):
        if axis.length <= step * TICKS:
            days = (date.fromordinal(n) for n in range(axis.first.toordinal(), end + 1))
            marks = [
                (d, words.day.format(day=d.day, month=words.months_short[d.month - 1]))
                for d in days
                if (d.toordinal() - 1) % step == 0
            ]
            break
    else:
        marks = _months(axis, end, words)
    return tuple(_tick(axis.at(day), name) for day, name in marks)


def _months(axis: _Axis, end: int, words: DateWords) -> list[tuple[date, str]]:
    """First days of months or years, as few as fit."""
    months = axis.length // 30 + 1
    step = next((s for s in (1, 2, 3, 6) if months <= s * TICKS), 12)
    years = max(1, -(-months // (12 * TICKS))) if step == 12 else 1
    marks = []
    for year in range(axis.first.year, date.fromordinal(end).year + 1):
        if year % years:
            continue
        for month in range(1, 13, step):
            day = date(year, month, 1)
            if axis.first <= day and day.toordinal() <= end:
                short = words.months_short[month - 1]
                marks.append((day, str(year) if step == 12 else f"{short} {year}" if month == 1 else short))
    return marks


def _tick(at: float, name: str) -> Tick:
    return Tick(at, name, "start" if at < 8 else "end" if at > 92 else "middle")
