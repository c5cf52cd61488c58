"""The facts of a reading as the page names them: meetings by number, statements by letter, actors by name.

Ids of cards are made here and not taken from the reading, so that they are valid and unlike across readings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from pourparlers.cli.page_labels import PageLabels
from pourparlers.model import Actor, MeetingReport, Reading, Statement
from pourparlers.showing.days import days_of
from pourparlers.showing.marked_text import Fact, Mark

T = TypeVar("T")


class Named(NamedTuple, Generic[T]):
    """A fact, the id of its card, and the sign by which readers know it."""

    key: str
    sign: str
    fact: T


class Facts(NamedTuple):
    """Every fact in the page's order, actors by their id in the reading, and what is to be marked."""

    meetings: tuple[Named[MeetingReport], ...]
    statements: tuple[Named[Statement], ...]
    actors: dict[str, Named[Actor]]
    marks: tuple[Fact, ...]


def facts_of(reading: Reading, labels: PageLabels, prefix: str) -> Facts:
    """Number the meetings by date, letter the statements by place in the text."""
    by_date = sorted(reading.meetings, key=lambda meeting: calendar_order(meeting.when))
    by_place = sorted(reading.statements, key=lambda statement: min(_statement_spans(statement), default=(0, 0)))
    meetings = tuple(Named(f"{prefix}-m{n}", str(n), m) for n, m in enumerate(by_date, 1))
    statements = tuple(Named(f"{prefix}-s{n}", _letters(n), s) for n, s in enumerate(by_place, 1))
    actors: dict[str, Named[Actor]] = {}
    for n, actor in enumerate(reading.actors, 1):
        actors.setdefault(actor.id, Named(f"{prefix}-a{n}", "•", actor))
    marks = (
        *(_of_meeting(m, labels) for m in meetings),
        *(_of_statement(s, labels) for s in statements),
        *(_of_actor(a, labels) for a in actors.values()),
    )
    return Facts(meetings, statements, actors, marks)


def calendar_order(when: str | None) -> tuple[int, int, int, str]:
    """Dated by first and last day, then days of unknown years, then the undated."""
    days = days_of(when)
    if days:
        first, last = days.first or days.last, days.last or days.first
        return (0, first.toordinal() if first else 0, last.toordinal() if last else 0, "")
    return (1, 0, 0, when) if when else (2, 0, 0, "")


def _of_meeting(named: Named[MeetingReport], labels: PageLabels) -> Fact:
    name = labels("meeting")
    marks = (Mark(e.start, e.end, f"{name} {named.sign}: {labels.of('slot', e.slot)}") for e in named.fact.spans)
    return Fact(named.key, "m", named.sign, name, _ordered(marks))


def _of_statement(named: Named[Statement], labels: PageLabels) -> Fact:
    name = labels("statement")
    word = f"{name} {named.sign}: {labels.of('act', named.fact.act)}"
    marks = (Mark(start, end, word) for start, end in _statement_spans(named.fact))
    return Fact(named.key, "s", named.sign, name, _ordered(marks))


def _of_actor(named: Named[Actor], labels: PageLabels) -> Fact:
    word = labels.of("actor", named.fact.kind)
    marks = (Mark(span.start, span.end, word) for span in named.fact.spans)
    return Fact(named.key, "a", named.sign, named.fact.name, _ordered(marks))


def _ordered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(mark for mark in marks if mark.start < mark.end))


def _statement_spans(statement: Statement) -> list[tuple[int, int]]:
    spans = [(span.start, span.end) for span in statement.spans]
    return spans or [(x.start, x.end) for x in (statement.quote, statement.content, statement.cue) if x]


def _letters(n: int) -> str:
    """a to z, then aa, ab and so on."""
    said = ""
    while n:
        n, rest = divmod(n - 1, 26)
        said = chr(ord("a") + rest) + said
    return said
