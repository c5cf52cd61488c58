"""What later expressions of an article hang on: the days named so far, and the week that an agenda is of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pourparlers.reading.times.calendar import Anchor, Answer, add
from pourparlers.reading.times.resolve import resolve
from pourparlers.reading.times.told import Told
from pourparlers.reading.words.passage import Passage

KEPT = 6  # days named that may still be meant
WEEK = 7
MONTH = "P1M"
HEADING = 4  # a line of so few words that begins with a weekday is a heading of an agenda
EDGES = ("since", "until", "from", "early")  # a day that only bounds what is told
NEAR = 2  # paragraphs over which an hour may hang on a day named
HANGING = ("same", "previous", "following")


class Named(NamedTuple):
    """A day or run of days that the text named, and the sentence it stands in."""

    first: date
    last: date
    sentence: tuple[int, int]


class Memory:
    """The anchor of an article, and the days it named, the latest last."""

    def __init__(self, anchor: Anchor) -> None:
        self.anchor = anchor
        self._named: list[Named] = []
        self._month: Named | None = None
        self._frame: tuple[date, date] | None = None
        self._year: tuple[int, tuple[int, int]] | None = None
        self._sentence = (0, 0)

    def enter(self, paragraph: int, sentence: int) -> None:
        """The sentence that is read now."""
        self._sentence = (paragraph, sentence)

    def name(self, answer: Answer, told: Told) -> None:
        """Remember a day that was named."""
        if answer.grain == "month" and answer.first and answer.last and told.which not in HANGING:
            self._month = Named(answer.first, answer.last, self._sentence)
        if answer.grain == "year" and told.year and told.role == "at":
            self._year = told.year, self._sentence
        if answer.grain != "day" or not answer.first or not answer.last or told.make in ("clock", "part", "deadline"):
            return
        if told.unit == "WE" or told.of_event or (told.role in EDGES and answer.first == answer.last):
            return
        self._month = None
        self._named = [*self._named[1 - KEPT :], Named(answer.first, answer.last, self._sentence)]

    def lend_year(self, told: Told) -> None:
        """A month with no year, in a sentence that named one before: "in 2018, when they met in July"."""
        if self._year and self._year[1] == self._sentence and told.make == "date" and told.month and not told.which:
            told.year = told.year or self._year[0]

    def frame(self, first: date, last: date) -> None:
        """The first run of up to a week that is named may be the week of an agenda, which then dates the page."""
        if self._frame is None and 1 < (last - first).days <= WEEK:
            self._frame = (first, last)
            if self.anchor.first is None:
                self.anchor.first = self.anchor.last = first

    def anchored(self, told: Told, way: str) -> Anchor:
        """The anchor, set to the named day that ``told`` hangs on if it hangs on one."""
        if self._month and told.which in HANGING and told.unit == MONTH:
            return self._on(self._month)
        if not self._named:
            return self.anchor
        latest = self._on(self._named[-1])
        if told.make in ("clock", "part"):
            near = self._sentence[0] - self._named[-1].sentence[0] <= NEAR
            if not near:
                self.anchor.named_first = None
            return self.anchor
        if told.which == "same" and told.weekday:
            day = next((n for n in reversed(self._named) if n.first.isoweekday() == told.weekday), None)
            return self._on(day) if day else latest
        if told.base != "last" and told.which not in HANGING:
            return latest
        for named in reversed(self._named):
            anchor = self._on(named)
            if self._agrees(resolve(told, anchor, way), way):
                return anchor
        return self._on(self._named[-1])

    def _on(self, named: Named) -> Anchor:
        anchor = self.anchor
        anchor.named_first, anchor.named_last, anchor.near = named.first, named.last, named.sentence == self._sentence
        return anchor

    def _agrees(self, answer: Answer, way: str) -> bool:
        """Whether a day lies the way that the verb tells."""
        first, last = self.anchor.first, self.anchor.last
        if first is None or last is None or answer.first is None or answer.last is None:
            return True
        return answer.first <= last if way == "past" else answer.last >= first if way == "future" else True

    def framed(self, passage: Passage, told: Told) -> Answer | None:
        """A weekday that heads a line of an agenda lies in the week that the agenda told first."""
        if self._frame is None or not told.weekday or told.month or told.core > 1:
            return None
        if len(passage.words) > HEADING and passage.words[told.j : told.j + 1] not in ([":"], ["\u2013"], ["\u2014"]):
            return None
        day: date | None = self._frame[0]
        while day and day <= self._frame[1]:
            if day.isoweekday() == told.weekday and told.day in (None, day.day):
                shown = self.anchor.show(day)
                return Answer(shown, shown, "day", day, day)
            day = add(day, 1)
        return None
