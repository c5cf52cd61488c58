"""Which of the record is exported: meetings by the calendar's filters, and what belongs to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal

from pourparlers.exports.items import ArticleItem, ReportItem, StatementItem
from pourparlers.exports.making import article_item, reports_of, statements_of, without_names
from pourparlers.model import Record
from pourparlers.record.calendar import ALL, Calendar, Wanted
from pourparlers.record.entry import Changed, Meeting, Person
from pourparlers.record.told import Told

What = Literal["meetings", "reports", "statements", "people", "articles", "changes"]


class Chosen:
    """A part of the record, in an order that depends on nothing but what is in it. Where filters choose meetings,
    reports and changes are theirs, articles those that tell of them, statements and people those of these articles."""

    def __init__(self, known: Calendar, wanted: Wanted = ALL) -> None:
        self.known, self._wanted = known, wanted

    def items(self, what: What) -> Iterator[Record]:
        """The items of a table, one by one."""
        yield from getattr(self, what)()

    def meetings(self) -> Iterator[Meeting]:
        """In the calendar's order."""
        return map(without_names, self.known.meetings(self._wanted))

    def reports(self) -> Iterator[ReportItem]:
        """By meeting, in the order they were told."""
        for meeting in self.known.meetings(self._wanted):
            yield from reports_of(meeting, self.known)

    def changes(self) -> Iterator[Changed]:
        """By meeting, in the order they were told."""
        for m in self.known.meetings(self._wanted):
            for c in m.history:
                yield Changed(day=c.day, meeting=m.id, kind=c.kind, old=c.old, new=c.new, articles=c.articles)

    def articles(self) -> Iterator[ArticleItem]:
        """By their keys."""
        for told in self._told():
            yield article_item(told, self.known, self._meetings_of.get(told.key, ()))

    def articles_of(self, meeting: Meeting) -> Iterator[ArticleItem]:
        """The articles that tell of a meeting, in the order they did."""
        for key in dict.fromkeys(report.article for report in meeting.reports):
            told = self.known.article(key)
            if told is not None:
                yield article_item(told, self.known, (meeting.id,))

    def statements(self) -> Iterator[StatementItem]:
        """By the keys of their articles, in each as it tells them."""
        for told in self._told():
            yield from statements_of(told, self.known)

    def people(self) -> Iterator[Person]:
        """By name."""
        everyone = self._wanted == ALL
        there = (p for p in self.known.people() if everyone or not self._meetings_of.keys().isdisjoint(p.articles))
        return iter(sorted(there, key=lambda person: (person.name, person.articles)))

    def _told(self) -> Iterator[Told]:
        everything = self._wanted == ALL
        return (told for told in self.known.articles() if everything or told.key in self._meetings_of)

    @cached_property
    def _meetings_of(self) -> Mapping[str, tuple[str, ...]]:
        return meetings_by_article(self.known.meetings(self._wanted))


def meetings_by_article(meetings: Iterable[Meeting]) -> Mapping[str, tuple[str, ...]]:
    """The identifiers of the meetings that each article tells of."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for meeting in meetings:
        for report in meeting.reports:
            found[report.article][meeting.id] = None
    return {article: tuple(names) for article, names in found.items()}
