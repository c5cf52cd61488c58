"""What each story tells of, as trends count it: actors, places and meetings, and the issues of its statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pourparlers.record.calendar import Calendar
from pourparlers.record.entry import Position, TrendKind
from pourparlers.record.told import Told
from pourparlers.record.trending import Mention

KINDS: dict[str, TrendKind] = {"state": "state", "organisation": "organisation"}


def mentions_of(known: Calendar, positions: Iterable[Position] = ()) -> list[Mention]:
    """The stories of a record with what they tell of, by the day of the first article of each."""
    of_article: dict[str, set[tuple[TrendKind, str, str]]] = defaultdict(set)
    for person in known.people():
        for article in person.articles:
            of_article[article].add(("person", person.name, person.name))
    for meeting in known.meetings():
        name = ", ".join(filter(None, (meeting.title or meeting.format or meeting.kind, meeting.when)))
        for report in meeting.reports:
            of_article[report.article].add(("meeting", meeting.id, name))
            if meeting.place is not None:
                of_article[report.article].add(("place", meeting.place.name, meeting.place.name))
    for position in positions:
        if position.issue.kind in ("named", "own"):
            for said in position.said:
                for article in said.articles:
                    of_article[article].add(("issue", position.issue.key, position.issue.name))
    return list(_mentions(known, of_article))


def _mentions(known: Calendar, of_article: dict[str, set[tuple[TrendKind, str, str]]]) -> Iterator[Mention]:
    for story in sorted(known.stories(), key=lambda story: story.first):
        told = [article for article in map(known.article, story.articles) if article is not None]
        days = [article.day for article in told if article.day is not None]
        if days:
            facts = (fact for article in told for fact in (*of_article[article.key], *_named(article)))
            sections = frozenset(filter(None, (a.section or a.reading.article.section for a in told)))
            yield Mention(story.first, min(days), sections, frozenset(facts))


def _named(told: Told) -> Iterator[tuple[TrendKind, str, str]]:
    for actor in told.reading.actors:
        if actor.kind in KINDS and actor.spans:
            yield KINDS[actor.kind], actor.name, actor.name
