"""The time expressions of an article, paragraph by paragraph: found, joined, and resolved in the order of the text.

A ``TimeLine`` is made for one article. It keeps what later expressions hang on: publication, and the last days named.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import replace

from pourparlers.languages.words import Language
from pourparlers.reading.times.calendar import DAYS, Answer, add, anchor_at
from pourparlers.reading.times.direction import Directions, signs_of
from pourparlers.reading.times.event_days import own_day
from pourparlers.reading.times.grammar import time_grammar
from pourparlers.reading.times.lists import Joins, Link, lend
from pourparlers.reading.times.memory import HANGING, WEEK, Memory
from pourparlers.reading.times.mention import Dated, apart, consecutive, interval_of, mention_of
from pourparlers.reading.times.resolve import resolve
from pourparlers.reading.times.sheet import Line
from pourparlers.reading.times.told import Told
from pourparlers.reading.words.mentions import TimeMention
from pourparlers.reading.words.passage import Passage

ALONE = ("duration", "set", "ref", "clock", "part")


class TimeLine:
    """The running memory of one article: ``published`` is EDTF, ``year`` what stands in where that has no year.

    ``split`` gives the ends of ranges, and hours apart from their days, as mentions of their own, as TimeML does.
    """

    def __init__(
        self, language: Language, published: str | None, year: int | None = None, *, split: bool = False
    ) -> None:
        self._grammar = time_grammar(language)
        self._joins = _joins_of(language)
        self._signs = signs_of(language)
        self._memory = Memory(anchor_at(published, year))
        self._split = split
        self._paragraph = 0

    def find(self, passage: Passage, line: Line | None = None) -> list[TimeMention]:
        """The expressions of the next paragraph, in order; ``line`` holds what was found in it before."""
        self._paragraph += 1
        told = line.told if line else self._grammar.find(passage)
        if not told:
            return []
        told = self._joins.with_hours(passage, self._joins.bare_days(passage, told))
        told = [t for t in told if not t.loose]
        ways = line.ways if line else Directions(passage, self._signs)
        sentences = [i for i, _ in passage.sentences]
        out: list[tuple[int, Dated, list[TimeMention]]] = []
        k = 0
        while k < len(told):
            members: list[Told] = [told[k]]
            links: list[Link] = []
            while k + 1 < len(told) and (link := self._joins.link(passage, told[k], told[k + 1])):
                if not alike(told[k], told[k + 1]) or (link == "also" and told[k].make != told[k + 1].make):
                    break
                members.append(told[k + 1])
                links.append(link)
                k += 1
            k += 1
            sentence = bisect_right(sentences, members[0].core)
            self._memory.enter(self._paragraph, sentence)
            dated = self._dated(passage, members, ways)
            out.append((sentence, dated[0], self._mentions(dated, links)))
        self._events(passage, out)
        return [mention for _, _, mentions in out for mention in mentions]

    def _dated(self, passage: Passage, members: list[Told], ways: Directions) -> list[Dated]:
        """The members of a list with their answers in the direction told, and in either."""
        lend(members)
        way = ""
        if any(map(needs_way, members)):
            onward = members[-1].j < len(passage.words) and passage.words[members[-1].j] in self._joins.possessive
            way = ways.of(members[0].i, members[-1].j, onward)
        if way != "future" and len(members) == 1:
            self._memory.lend_year(members[0])
        for told in members:
            if told.if_future and way != "future" and not (way == "present" and told.unit in DAYS):
                told.make = "duration"
        if len(members) == 1 and (framed := self._memory.framed(passage, members[0])):
            dated = [Dated(members[0], framed, framed, framed)]
        else:
            chosen = self._answers(members, way)
            open_ = any(map(needs_way, members))
            past = self._answers(members, "past") if open_ and way != "past" else chosen
            future = self._answers(members, "future") if open_ and way != "future" else chosen
            dated = [Dated(*row, way) for row in zip(members, chosen, past, future, strict=True)]
        if not ways.quoted(members[0].core):
            for d in dated:
                self._memory.name(d.chosen, d.told)
        return dated

    def _answers(self, members: list[Told], way: str) -> list[Answer]:
        """Each member resolved; weekdays of a list follow one another."""
        if len(members) > 1 and way == "past" and all(map(floating, members)):
            out = [self._answer(members[-1], way)]
            for told in reversed(members[:-1]):
                out.append(self._beside(told, out[-1], -1))
            return out[::-1]
        out = [self._answer(members[0], way)]
        for told in members[1:]:
            out.append(self._beside(told, out[-1], 1) if floating(told) else self._answer(told, way))
        return out

    def _answer(self, told: Told, way: str) -> Answer:
        return resolve(told, self._memory.anchored(told, way), way)

    def _beside(self, told: Told, neighbour: Answer, sign: int) -> Answer:
        """A weekday told beside another: the next one after it, or the last one before."""
        if neighbour.first is None or told.weekday is None:
            return self._answer(told, "")
        step = (sign * (told.weekday - neighbour.first.isoweekday()) - 1) % WEEK + 1
        day = add(neighbour.first, sign * step)
        if day is None:
            return self._answer(told, "")
        shown = self._memory.anchor.show(day)
        return Answer(shown, shown, "day", day, day)

    def _mentions(self, dated: list[Dated], links: list[Link]) -> list[TimeMention]:
        if self._split:
            return [mention for d in dated for mention in apart(d)]
        out: list[TimeMention] = []
        k = 0
        while k < len(dated):
            a, b = dated[k], dated[k + 1] if k + 1 < len(dated) else None
            if b and links[k] == "to" and self._spans(a, b):
                out.append(interval_of(a, b))
                k += 2
            elif b and len(dated) == 2 and consecutive(a.chosen, b.chosen):
                out.append(interval_of(a, b, tuple(d.chosen.edtf for d in dated if d.chosen.edtf)))
                k += 2
            else:
                out.append(mention_of(a))
                k += 1
        return out

    def _spans(self, a: Dated, b: Dated) -> bool:
        """Whether two ends make an interval; one of a few days is remembered."""
        first, last = a.chosen.first, b.chosen.last
        if not first or not last or last < first or a.chosen.grain != b.chosen.grain:
            return False
        if a.chosen.grain == "day":
            self._memory.name(Answer("", None, "day", first, last), a.told)
            self._memory.frame(first, last)
        return True

    def _events(self, passage: Passage, found: list[tuple[int, Dated, list[TimeMention]]]) -> None:
        """ "Three days after the talks, ... today": the event told after it lies so far from the sentence's own day."""
        events = [row for row in found if row[1].told.of_event]
        days: dict[int, Answer] = {}
        for sentence, dated, _ in found if events else ():
            if dated.told.is_day and not dated.told.of_event and dated.told.role != "since" and dated.chosen.first:
                days.setdefault(sentence, dated.chosen)
        behind: set[int] = set()
        for sentence, dated, mentions in events:
            told, near = dated.told, days.get(sentence)
            rest = [d for s, d, _ in found if s == sentence]
            alone = near is None or all(d.told.i > told.i for d in rest if d.told.is_day and not d.told.of_event)
            own = own_day(passage, told, rest, self._signs.grammar.relatives, alone)
            if own is not None:
                self._count(mentions[0], told, own)
                continue
            day = near or self._today()
            ahead = dated.way == "future" and self._is_ahead(dated) and sentence not in behind
            if day is None or (not near and ahead):
                continue
            behind.add(sentence)
            back = replace(told, sign=-told.sign, base="last", which=OPPOSITE.get(told.which, told.which))
            anchor = replace(self._memory.anchor, named_first=day.first, named_last=day.last)
            mention = mentions[0]
            mention.alternatives = (dated.chosen.edtf,) if dated.chosen.edtf else ()
            mention.edtf = mention.past = mention.future = resolve(back, anchor, "").edtf
            if mention.type == "DATE":
                mention.value = day.value

    def _count(self, mention: TimeMention, told: Told, own: Dated) -> None:
        """A day counted from the day of an event that is told behind it."""
        anchor = replace(self._memory.anchor, named_first=own.chosen.first, named_last=own.chosen.last)
        day = resolve(replace(told, base="last"), anchor, "")
        mention.edtf = mention.past = mention.future = day.edtf
        mention.counted = own.told.i
        if mention.type == "DATE":
            mention.value = day.value

    def _today(self) -> Answer | None:
        now = self._memory.anchor.now
        return Answer(now.isoformat(), self._memory.anchor.show(now), "day", now, now) if now else None

    def _is_ahead(self, dated: Dated) -> bool:
        now = self._memory.anchor.now
        return bool(now and dated.chosen.first and dated.chosen.first > now)


OPPOSITE = {"following": "previous", "previous": "following"}


def alike(a: Told, b: Told) -> bool:
    """Whether two neighbours may be members of one list or ends of one range."""
    if a.make in ALONE or b.make in ALONE or a.of_event or b.of_event:
        return False
    return a.is_day == b.is_day


def floating(told: Told) -> bool:
    """A weekday with nothing that fixes it."""
    return told.make == "date" and bool(told.weekday) and not told.day and not told.which


def needs_way(told: Told) -> bool:
    """Whether the direction matters."""
    if told.make == "date":
        return told.year is None and told.decade is None and told.which not in ("last", "next") and not told.of_year
    if told.make == "period":
        return told.which == "this" or told.which in HANGING or told.unit == "WE"
    return told.if_future or told.base == "last" or told.make in ("night", "deadline")


@functools.lru_cache(maxsize=16)
def _joins_of(language: Language) -> Joins:
    return Joins(time_grammar(language))
