"""Expressions that stand side by side: "10, 12 and 13 January", "from Friday to Sunday", "Tuesday at 6 pm".

Members of a list lend one another month and year; an hour or a part of the day joins the day it stands beside.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from msgspec.structs import replace as replace_fields

from pourparlers.languages.time_schema import UTC
from pourparlers.model import Clock
from pourparlers.reading.times.grammar import TimeGrammar
from pourparlers.reading.times.patterns import words_of
from pourparlers.reading.times.told import Told
from pourparlers.reading.words.passage import Passage

Link = Literal["also", "to", ""]
DAY, WEST, QUARTER = 24 * 60, 11 * 60, 15  # minutes of a day, of the zone farthest west; zones differ by quarters
GLUED = 4  # how many words of glue may stand between a day and its hour


class Joins:
    """The words between members, of one language."""

    def __init__(self, grammar: TimeGrammar) -> None:
        self.grammar = grammar
        join, language = grammar.pack.join, grammar.language
        self.links: dict[tuple[str, ...], Link] = {tuple(words_of(w, language)): "also" for w in join.also}
        self.links |= {tuple(words_of(w, language)): "to" for w in join.to}
        self.longest = max(map(len, self.links), default=0)
        self.glue = frozenset(w for g in join.glue for w in words_of(g, language))
        self.possessive = frozenset(join.possessive)

    def link(self, passage: Passage, a: Told, b: Told) -> Link:
        """How two neighbours are joined, "" where they are not."""
        gap = passage.words[a.j : b.core]
        if not gap or len(gap) > self.longest + 3:
            return ""
        while (
            gap
            and tuple(gap) not in self.links
            and (gap[-1] in self.grammar.articles or (gap[-1],) in self.grammar.leads)
        ):
            gap = gap[:-1]
        kind = self.links.get(tuple(gap), "")
        return "to" if kind == "also" and a.role == "between" and gap != [","] else kind

    def bare_days(self, passage: Passage, told: list[Told]) -> list[Told]:
        """The days that are only numbers, before "13 January" or after "January 13"."""
        taken = {k for t in told for k in range(t.core, t.j)}
        out: list[Told] = []
        for t in told:
            if t.make == "date" and t.day and t.month:
                if passage.words[t.core].isdigit():
                    out.extend(reversed(list(self._before(passage, t, taken))))
                elif t.year is None and t.part == "":
                    out.append(t)
                    out.extend(self._after(passage, t, taken))
                    continue
            out.append(t)
        out.sort(key=lambda t: t.core)
        # A year that a day has taken in ("January 11-12, 2022") is no date of its own.
        return [t for n, t in enumerate(out) if n == 0 or t.j > out[n - 1].j]

    def _before(self, passage: Passage, t: Told, taken: set[int]) -> list[Told]:
        words, k = passage.words, t.core
        found: list[Told] = []
        while True:
            while k > 0 and words[k - 1] in self.grammar.articles:
                k -= 1
            length = next(
                (n for n in range(self.longest, 0, -1) if k >= n and tuple(words[k - n : k]) in self.links), 0
            )
            k -= length
            m = self._number_before(passage, k)
            if not length or m is None or m in taken:
                return found
            day = Told(m, k, "date", core=m, day=int(words[m]), month=t.month, year=t.year, which=t.which)
            if not 1 <= int(words[m]) <= 31:
                return found
            self.grammar.take_lead(passage, day, 0)
            found.append(day)
            t.i = max(t.i, k + length)
            k = m

    def _number_before(self, passage: Passage, k: int) -> int | None:
        for length in (0, 1, 2):
            m = k - 1 - length
            if m >= 0 and passage.words[m].isdigit() and len(passage.words[m]) <= 2:
                suffix = tuple(passage.words[m + 1 : k])
                return m if not suffix or suffix in self.grammar.suffixes else None
        return None

    def _after(self, passage: Passage, t: Told, taken: set[int]) -> list[Told]:
        words, k = passage.words, t.j
        found: list[Told] = []
        while True:
            length = next((n for n in range(self.longest, 0, -1) if tuple(words[k : k + n]) in self.links), 0)
            m = k + length
            if not length or m >= len(words) or m in taken or not words[m].isdigit() or len(words[m]) > 2:
                return found
            if not 1 <= int(words[m]) <= 31 or not (
                self.grammar.ends_day(passage, m + 1) or self._links_on(words, m + 1)
            ):
                return found
            found.append(Told(m, m + 1, "date", core=m, day=int(words[m]), month=t.month, role=t.role, which=t.which))
            k = m + 1
            if words[k : k + 1] == [","] and k + 1 < len(words) and len(words[k + 1]) == 4 and words[k + 1].isdigit():
                for day in (t, *found):
                    day.year = int(words[k + 1])
                found[-1].j = k + 2
                return found

    def _links_on(self, words: list[str], k: int) -> bool:
        return any(tuple(words[k : k + n]) in self.links for n in range(1, self.longest + 1))

    def with_hours(self, passage: Passage, told: list[Told]) -> list[Told]:
        """Days with their hours and parts of the day; hours that stand alone are left."""
        out: list[Told] = []
        for t in told:
            last = out[-1] if out else None
            if last and self._glued(passage, last, t):
                if t.make in ("clock", "part") and self._holds(last):
                    self._add(last, t, passage)
                    continue
                if last.make in ("clock", "part") and t.is_day:
                    self._take(t, last)
                    out[-1] = t
                    continue
            out.append(t)
        return out

    def _holds(self, t: Told) -> bool:
        return t.is_day or t.make in ("clock", "part")

    def _glued(self, passage: Passage, a: Told, b: Told) -> bool:
        gap = passage.words[a.j : max(a.j, b.core)]
        return len(gap) <= GLUED and all(w in self.glue or w in self.grammar.articles for w in gap)

    def _add(self, day: Told, hour: Told, passage: Passage) -> None:
        """An hour told after its day; a second one in brackets is the same hour elsewhere, else the end."""
        known = day.clock
        if hour.clock and known and known.start and "(" in passage.words[day.j : hour.core]:
            day.clock = elsewhere(known, hour.clock)
        elif hour.clock and known and known.start:
            day.clock = Clock(
                start=known.start, end=hour.clock.end or hour.clock.start, zone=hour.clock.zone or known.zone
            )
        elif hour.clock and (known is None or known.start is None):
            day.clock = hour.clock
        keep(day, hour)
        day.part = day.part or hour.part
        day.j = max(day.j, hour.j)

    def _take(self, day: Told, hour: Told) -> None:
        """An hour told before its day."""
        keep(day, hour)
        day.clock, day.part = day.clock or hour.clock, day.part or hour.part
        day.i = min(day.i, hour.i)


def elsewhere(here: Clock, there: Clock) -> Clock:
    """An hour whose zone only the same hour in UTC tells: "15:00 (1400 GMT)" is an hour ahead of it."""
    if here.zone is not None or there.zone != UTC or not here.start or not there.start:
        return here
    (h, m), (hours, minutes) = (map(int, clock.split(":")) for clock in (here.start, there.start))
    ahead = (60 * (h - hours) + m - minutes + WEST) % DAY - WEST
    if ahead % QUARTER:
        return here
    sign = "-" if ahead < 0 else "+"
    return replace_fields(here, zone=f"{sign}{abs(ahead) // 60:02}:{abs(ahead) % 60:02}")


def keep(day: Told, hour: Told) -> None:
    day.body = day.body if day.hours else (day.i, day.j)
    day.hours = (*day.hours, *(hour.hours or (hour,)))
    if hour.hours and hour.clock:
        day.hours = (replace(hour, i=hour.body[0], j=hour.body[1], hours=()), *day.hours)


def lend(members: list[Told]) -> None:
    """Give the members of a list the month and year that only one of them prints."""
    for a, b in reversed(list(zip(members, members[1:], strict=False))):
        if a.make != "date" or b.make != "date":
            continue
        if a.day and a.month is None and b.month and b.day:
            a.month = b.month
        if a.year is None and b.year and a.month:
            a.year = b.year - (1 if b.month and a.month > b.month else 0)
        if not a.which and b.which and a.month and b.month:
            a.which = b.which
    for a, b in zip(members, members[1:], strict=False):
        if a.make == "date" and b.make == "date" and a.month and b.day and b.month is None and a.day:
            b.month = a.month if b.day > a.day else a.month % 12 + 1
            b.year = a.year
