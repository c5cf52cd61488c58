"""Positions: which party does what on which issue, with the words that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from pourparlers.publish.asked import text
from pourparlers.publish.quotes import Mark, Quote, quote_of
from pourparlers.publish.visit import Page, Visit
from pourparlers.record.calendar import fits
from pourparlers.record.entry import Issue, Position, Said

COLUMNS, MOST_ISSUES, MOST_QUOTES = 6, 40, 4


class Held(NamedTuple):
    """A party's position on an issue, and its words."""

    position: Position
    acts: tuple[str, ...]
    quotes: list[Quote]


class Matter(NamedTuple):
    """An issue, and who holds which position on it."""

    issue: Issue
    name: str
    key: str
    held: list[Held]

    def of(self, party: str) -> Held | None:
        """The position of one party."""
        return next((one for one in self.held if one.position.party == party), None)


def positions(visit: Visit) -> Page:
    """Actor by issue: first as a table, then issue by issue with the sentences."""
    known, words = visit.known, visit.words
    actor = text(visit.query, "actor")
    found = [p for p in known.positions(words.tongue.code) if _fits(visit, actor, p)]
    matters = [_matter(visit, n, list(group)) for n, (_, group) in enumerate(groupby(found, key=lambda p: p.issue.key))]
    shared = [m for m in matters if m.issue.kind != "alike" or len(m.held) > 1]
    shared.sort(key=lambda m: (-len(m.held), -sum(one.position.voices for one in m.held)))
    shown = shared[:MOST_ISSUES]
    counted = Counter(one.position.party for m in shown for one in m.held)
    columns = [party for party, _ in sorted(counted.items(), key=lambda c: (-c[1], c[0]))[:COLUMNS]]
    title = words.tongue.catalogue.gettext("Positions")
    values = {"matters": shown, "columns": columns, "actor": actor or ""}
    return Page("positions.html", "/positions", title, values, data=found, active="positions")


def _fits(visit: Visit, actor: str | None, position: Position) -> bool:
    return fits(actor, (position.party, visit.words.actor(position.party)))


def _matter(visit: Visit, number: int, found: Sequence[Position]) -> Matter:
    issue = found[0].issue
    meeting = visit.known.meeting(issue.key) if issue.kind == "meeting" else None
    name = visit.words.in_one_line(meeting) if meeting else issue.name
    return Matter(issue, name[:1].upper() + name[1:], f"issue-{number}", [_held(visit, p) for p in found])


def _held(visit: Visit, position: Position) -> Held:
    acts = tuple(visit.words.term("act", stand.act) for stand in position.stands)
    quotes = (quote for said in reversed(position.said) if (quote := _quote(visit, said)) is not None)
    once = {str(quote.html): quote for quote in quotes}
    return Held(position, acts, list(once.values())[:MOST_QUOTES])


def _quote(visit: Visit, said: Said) -> Quote | None:
    told = visit.known.record.article(said.article)
    mark = Mark(said.start, said.end)
    return quote_of(told, mark, [mark]) if told is not None and mark.start < mark.end else None
