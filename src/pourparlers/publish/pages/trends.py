"""What more voices tell of than usual, in the reader's words, each with its page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.publish.visit import Visit
from pourparlers.record.entry import Trend

MOST_TRENDS = 8


class Rising(NamedTuple):
    """Something that more voices tell of than usual, and its page."""

    name: str
    address: str
    trend: Trend


def rising(visit: Visit, trends: Iterable[Trend]) -> list[Rising]:
    """Trends as a page lists them."""
    known, words, links = visit.known, visit.words, visit.links
    found = []
    for trend in trends:
        meeting = known.meeting(trend.key) if trend.kind == "meeting" else None
        if meeting is not None:
            found.append(Rising(words.in_one_line(meeting), links.meeting(meeting.id), trend))
        elif trend.kind == "place":
            found.append(Rising(words.place(trend.name), links.place(trend.name), trend))
        elif trend.kind in ("state", "organisation", "person"):
            found.append(Rising(words.actor(trend.name), links.actor(trend.name), trend))
        elif trend.kind == "issue":
            names = {p.issue.key: p.issue.name for p in known.positions(words.tongue.code)}
            name = names.get(trend.key, trend.name)
            found.append(Rising(name[:1].upper() + name[1:], links.to("/positions"), trend))
    return found
