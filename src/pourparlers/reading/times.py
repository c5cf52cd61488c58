"""The time expressions of an article, paragraph by paragraph: found, joined, and resolved in the order of the text.

A ``TimeLine`` is made for one article. It keeps what later expressions hang on: publication, and the last day named.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from datetime import date

from pourparlers.languages.words import Language
from pourparlers.model import TimexType
from pourparlers.reading.calendar import DAYS, Answer, add, anchor_at
from pourparlers.reading.direction import Directions, signs_of
from pourparlers.reading.mentions import TimeMention
from pourparlers.reading.passage import Passage
from pourparlers.reading.resolve import resolve
from pourparlers.reading.time_grammar import time_grammar
from pourparlers.reading.time_lists import Joins, lend
from pourparlers.reading.told import Told

WEEK = 7
HEADING = 4  # a line of so few words that begins with a weekday is a heading of an agenda


@dataclass(slots=True)
class Dated:
    """A told expression with its answers: as its direction has it, and in either."""

    told: Told
    chosen: Answer
    past: Answer
    future: Answer


class TimeLine:
    """The running memory of one article: ``published`` is EDTF, ``year`` what stands in where that has no year."""

    def __init__(self, language: Language, published: str | None, year: int | None = None) -> None:
        self._grammar = time_grammar(language)
        self._joins = _joins_of(language)
        self._signs = signs_of(language)
        self._anchor = anchor_at(published, year)
        self._frame: tuple[date, date] | None = None

    def find(self, passage: Passage) -> list[TimeMention]:
        """The expressions of the next paragraph, in order."""
        told = self._grammar.find(passage)
        if not told:
            return []
        told = self._joins.with_hours(passage, self._joins.bare_days(passage, told))
        told = [t for t in told if not t.loose]
        ways = Directions(passage, self._signs)
        out: list[TimeMention] = []
        k = 0
        while k < len(told):
            members, links = [told[k]], []
            while k + 1 < len(told) and (link := self._joins.link(passage, told[k], told[k + 1])):
                if not alike(told[k], told[k + 1]):
                    break
                members.append(told[k + 1])
                links.append(link)
                k += 1
            k += 1
            out.extend(self._members(passage, members, links, ways))
        return out

    def _members(self, passage: Passage, members: list[Told], links: list[str], ways: Directions) -> list[TimeMention]:
        lend(members)
        onward = members[-1].j < len(passage.words) and passage.words[members[-1].j] in self._joins.possessive
        way = ways.of(members[0].i, members[-1].j, onward) if any(map(needs_way, members)) else ""
        for told in members:
            if told.if_future and way == "past":
                told.make = "duration"
        dated = self._dated(passage, members, way)
        out: list[TimeMention] = []
        k = 0
        while k < len(dated):
            if k + 1 < len(dated) and links[k] == "to":
                out.append(self._interval(dated[k], dated[k + 1], ()))
                k += 2
            elif len(dated) == 2 and consecutive(dated[0].chosen, dated[1].chosen):
                out.append(self._interval(dated[0], dated[1], (dated[0].chosen.edtf, dated[1].chosen.edtf)))
                k += 2
            else:
                out.append(self._mention(dated[k]))
                k += 1
        return out

    def _dated(self, passage: Passage, members: list[Told], way: str) -> list[Dated]:
        """Each member resolved; weekdays of a list follow one another."""
        if len(members) == 1:
            return [self._one(passage, members[0], way)]
        if way == "past" and all(map(floating, members)):
            out = [self._one(passage, members[-1], way)]
            for told in reversed(members[:-1]):
                out.insert(0, self._beside(told, out[0], -1))
            return out
        out = [self._one(passage, members[0], way)]
        for told in members[1:]:
            out.append(self._beside(told, out[-1], 1) if floating(told) else self._one(passage, told, way))
        return out

    def _beside(self, told: Told, neighbour: Dated, sign: int) -> Dated:
        """A weekday told beside another: the next one after it, or the last one before."""
        day = neighbour.chosen.first
        if day is None or told.weekday is None:
            return self._one(None, told, "")
        step = (sign * (told.weekday - day.isoweekday()) - 1) % WEEK + 1
        found = add(day, sign * step)
        if found is None:
            return self._one(None, told, "")
        shown = self._anchor.show(found)
        answer = Answer(shown, shown, "day", found, found)
        self._name(answer, told)
        return Dated(told, answer, answer, answer)

    def _one(self, passage: Passage | None, told: Told, way: str) -> Dated:
        framed = self._framed(passage, told) if passage else None
        if framed:
            self._name(framed, told)
            return Dated(told, framed, framed, framed)
        chosen = resolve(told, self._anchor, way)
        if needs_way(told):
            past, future = resolve(told, self._anchor, "past"), resolve(told, self._anchor, "future")
        else:
            past = future = chosen
        self._name(chosen, told)
        return Dated(told, chosen, past, future)

    def _framed(self, passage: Passage, told: Told) -> Answer | None:
        """A weekday that heads a line of an agenda lies in the week that the agenda told first."""
        if self._frame is None or not told.weekday or told.month or told.core > 1:
            return None
        if len(passage.words) > HEADING and passage.words[told.j : told.j + 1] not in ([":"], ["\u2013"], ["\u2014"]):
            return None
        day: date | None = self._frame[0]
        while day and day <= self._frame[1]:
            if day.isoweekday() == told.weekday and told.day in (None, day.day):
                shown = self._anchor.show(day)
                return Answer(shown, shown, "day", day, day)
            day = add(day, 1)
        return None

    def _name(self, answer: Answer, told: Told) -> None:
        """Remember the last day named."""
        if (
            answer.grain != "day"
            or answer.first is None
            or answer.last is None
            or told.make in ("clock", "part", "deadline")
        ):
            return
        if told.role != "since" and told.unit != "WE":
            self._anchor.named_first, self._anchor.named_last = answer.first, answer.last

    def _interval(self, a: Dated, b: Dated, days: tuple[str | None, ...]) -> TimeMention:
        """One mention of two ends, or of two days that follow one another."""
        first, last = a.chosen.first, b.chosen.last
        both = replace_span(a.told, b.told)
        if not first or not last or last < first or a.chosen.grain != b.chosen.grain:
            return self._mention(replace_told(a, both))
        if a.chosen.grain == "day":
            self._anchor.named_first, self._anchor.named_last = first, last
            if self._frame is None and 1 < (last - first).days <= WEEK:
                self._frame = (first, last)
        edtf = joined(a.chosen, b.chosen)
        mention = self._mention(replace_told(a, both))
        return mention_with(mention, edtf, joined(a.past, b.past) or edtf, joined(a.future, b.future) or edtf, days, b)

    def _mention(self, dated: Dated) -> TimeMention:
        told, chosen = dated.told, dated.chosen
        kind, value = timex_of(told, chosen)
        open_end = "/.." if told.role == "since" and chosen.edtf and "/" not in chosen.edtf else ""
        ends = [a.edtf + open_end if a.edtf else None for a in (chosen, dated.past, dated.future)]
        length = (told.n or 0) * DAYS.get(told.unit, 0) if told.make == "duration" else 0
        mention = TimeMention(
            told.i, told.j, kind, value, ends[0], ends[1], ends[2], told.clock, told.role, chosen.grain,
            relation(told), length,
        )  # fmt: skip
        if told.make == "duration":
            mention.role = "for"
        return mention


def mention_with(
    mention: TimeMention,
    edtf: str | None,
    past: str | None,
    future: str | None,
    days: tuple[str | None, ...],
    end: Dated,
) -> TimeMention:
    alternatives = tuple(d for d in days if d)
    return replace(
        mention, edtf=edtf, past=past, future=future, alternatives=alternatives, clock=mention.clock or end.told.clock
    )


def replace_span(a: Told, b: Told) -> Told:
    return replace(a, j=b.j)


def replace_told(dated: Dated, told: Told) -> Dated:
    return Dated(told, dated.chosen, dated.past, dated.future)


def joined(a: Answer, b: Answer) -> str | None:
    """The interval from the beginning of one to the end of another."""
    if not a.edtf or not b.edtf:
        return a.edtf or b.edtf
    first, last = a.edtf.partition("/")[0], b.edtf.rpartition("/")[2]
    return first if first == last else f"{first}/{last}"


def consecutive(a: Answer, b: Answer) -> bool:
    """Whether two days follow one another."""
    return a.grain == b.grain == "day" and bool(a.last and b.first and (b.first - a.last).days == 1)


def alike(a: Told, b: Told) -> bool:
    """Whether two neighbours may be members of one list or ends of one range."""
    if a.make in ("duration", "set", "ref", "clock", "part") or b.make in ("duration", "set", "ref", "clock", "part"):
        return False
    return a.is_day == b.is_day


def floating(told: Told) -> bool:
    """A weekday with nothing that fixes it."""
    return told.make == "date" and bool(told.weekday) and not told.day and not told.which


def needs_way(told: Told) -> bool:
    """Whether the direction matters."""
    if told.make == "date":
        return told.year is None and told.decade is None and told.which not in ("last", "next")
    if told.make == "period":
        return told.which == "this" or told.unit == "WE"
    return told.if_future or told.make in ("night", "deadline")


def relation(told: Told) -> str:
    if told.base == "last" or told.which in ("same", "previous", "following"):
        return "last"
    return "absolute" if told.make == "date" and (told.month or told.year) else "published"


def timex_of(told: Told, answer: Answer) -> tuple[TimexType, str]:
    """Type and value as TIMEX3 writes them."""
    if told.make == "set":
        return "SET", answer.value
    if told.make == "duration" or told.as_duration:
        length = resolve(replace(told, make="duration"), anchor_at(None), "")
        return "DURATION", length.value
    hour = told.clock.start if told.clock and told.clock.start else told.part
    if hour:
        return "TIME", f"{answer.value or 'XXXX-XX-XX'}T{hour}"
    return "DATE", answer.value


@functools.lru_cache(maxsize=16)
def _joins_of(language: Language) -> Joins:
    return Joins(time_grammar(language))
