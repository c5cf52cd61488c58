"""The lists of the interface: each in an order that stays, filtered as its parameters say, in pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import asdict

from pourparlers.exports.items import ArticleItem, ReportItem, StatementItem
from pourparlers.exports.making import article_item, reports_of, statements_of
from pourparlers.publish.api.cursors import asked_from, beyond, page_of
from pourparlers.publish.api.nouns import ActorItem, ArticleFound, Found, Listing, PlaceItem
from pourparlers.publish.api.orders import (
    Orders,
    article_key,
    change_key,
    person_key,
    position_key,
    report_key,
    story_key,
)
from pourparlers.publish.api.parameters import DEFAULT_LIMIT
from pourparlers.publish.api.problems import nothing
from pourparlers.publish.asked import asked
from pourparlers.publish.known import Found as Hit
from pourparlers.publish.known import Narrow
from pourparlers.publish.links import slug
from pourparlers.publish.pages.search import meetings_named
from pourparlers.publish.quotes import outlet_of
from pourparlers.publish.survey import Outlet
from pourparlers.publish.visit import Visit
from pourparlers.record.calendar import fits
from pourparlers.record.entry import Changed, Meeting, Person, Position, Story, Trend
from pourparlers.record.told import Told

FOUND = 30
"""So many of each a search gives, if no number is asked for."""


class Ask(NamedTuple):
    """A request that makes sense: the visit with its checked query, and the orders of what is known."""

    visit: Visit
    orders: Orders

    @property
    def query(self) -> Mapping[str, str]:
        return self.visit.query

    def day(self, name: str) -> date | None:
        """A day of the query."""
        return date.fromisoformat(self.query[name]) if name in self.query else None


def meetings(ask: Ask) -> Listing[Meeting]:
    found = asked(ask.query).meetings(ask.visit.known)
    return page_of(found, ask.query, "meetings", ask.orders.meeting_key)


def reports(ask: Ask, name: str) -> Listing[ReportItem]:
    found = sorted(reports_of(meeting_of(ask, name), ask.visit.known.record), key=report_key)
    return page_of(found, ask.query, f"reports {name}", report_key)


def changes(ask: Ask) -> Listing[Changed]:
    since, until = ask.query.get("from", ""), ask.query.get("to", "9999-12-31")
    kind, meeting = ask.query.get("kind"), ask.query.get("meeting")

    def fits_all(change: Changed) -> bool:
        of_day = since <= (change.day or "") <= until
        return of_day and kind in (None, change.kind) and meeting in (None, change.meeting)

    return page_of(ask.orders.changes, ask.query, "changes", change_key, fits_all)


def people(ask: Ask) -> Listing[Person]:
    name = ask.query.get("name")
    return page_of(ask.orders.people, ask.query, "people", person_key, lambda p: fits(name, (p.name, *p.spellings)))


def actors(ask: Ask) -> Listing[ActorItem]:
    named = sorted(ask.visit.known.busiest_actors)
    name = ask.query.get("name")
    found = (
        ActorItem(slug=slug(one), name=one, person=person, meetings=count)
        for one, person, count in named
        if fits(name, (one,))
    )
    return page_of(found, ask.query, "actors", lambda actor: (actor.name, int(actor.person)))


def places(ask: Ask) -> Listing[PlaceItem]:
    known, name = ask.visit.known, ask.query.get("name")
    found = (
        PlaceItem(slug=slug(one), place=place, meetings=count)
        for one, count in sorted(known.busiest_places)
        if fits(name, (one,)) and (place := known.at_place(one)[0].place) is not None
    )
    return page_of(found, ask.query, "places", lambda item: (item.place.name,))


def articles(ask: Ask) -> Listing[ArticleItem]:
    listed = page_of(ask.orders.articles, ask.query, "articles", article_key, _wanted(ask))
    return Listing(items=tuple(item_of(ask, told) for told in listed.items), next=listed.next)


def statements(ask: Ask) -> Listing[StatementItem]:
    after = asked_from(ask.query, "statements")
    speaker, act = ask.query.get("speaker"), ask.query.get("act")
    wanted = _wanted(ask)
    told = (t for t in ask.orders.articles if (after is None or not beyond(after[:2], article_key(t))) and wanted(t))
    numbered = (
        (article_key(t), item)
        for t in told
        for item in statements_of(t, ask.visit.known.record)
        if act in (None, item.act) and fits(speaker, (item.speaker,) if item.speaker else ())
    )
    listed = page_of(numbered, ask.query, "statements", lambda pair: (*pair[0], pair[1].number))
    return Listing(items=tuple(item for _, item in listed.items), next=listed.next)


def positions(ask: Ask) -> Listing[Position]:
    actor, issue = ask.query.get("actor"), ask.query.get("issue")

    def fits_all(position: Position) -> bool:
        return fits(actor, (position.party,)) and fits(issue, (position.issue.key, position.issue.name))

    return page_of(ask.orders.positions, ask.query, "positions", position_key, fits_all)


def stories(ask: Ask) -> Listing[Story]:
    copied = ask.query.get("copied") == "true"
    return page_of(ask.orders.stories, ask.query, "stories", story_key, lambda s: len(s.articles) > 1 or not copied)


def sources(ask: Ask) -> Listing[Outlet]:
    return page_of(ask.orders.sources, ask.query, "sources", lambda source: (source.name,))


def trends(ask: Ask) -> Listing[Trend]:
    limit = int(ask.query.get("limit", DEFAULT_LIMIT))
    return Listing(items=tuple(ask.visit.known.trends[:limit]))


def search(ask: Ask) -> Found:
    known, words, limit = ask.visit.known, ask.query["q"], int(ask.query.get("limit", FOUND))
    narrow = Narrow(ask.query.get("language"), ask.day("from"), ask.day("to"))
    hits = ((known.record.article(hit.article), hit) for hit in known.search(words, narrow, limit))
    found = (_found(ask, told, hit) for told, hit in hits if told is not None)
    return Found(meetings=tuple(meetings_named(ask.visit, words)[:limit]), articles=tuple(found))


def meeting_of(ask: Ask, name: str) -> Meeting:
    """The meeting of an identifier, also of one that it had before."""
    found = ask.visit.known.meeting(name)
    if found is None:
        raise nothing("meeting", name, "/api/v1/meetings lists those there are")
    return found


def item_of(ask: Ask, told: Told) -> ArticleItem:
    """An article as lists give it."""
    known = ask.visit.known
    return article_item(told, known.record, tuple(meeting.id for meeting in known.with_article(told.key)))


def _found(ask: Ask, told: Told, hit: Hit) -> ArticleFound:
    return ArticleFound(**asdict(item_of(ask, told)), excerpt=hit.excerpt)


def _wanted(ask: Ask) -> Callable[[Told], bool]:
    """Whether an article is one that the query asks for."""
    first, last, language = ask.day("from"), ask.day("to"), ask.query.get("language")
    outlet = ask.query.get("outlet")

    def fits_all(told: Told) -> bool:
        if (first or last) and (told.day is None or not (first or date.min) <= told.day <= (last or date.max)):
            return False
        return language in (None, told.reading.article.language) and fits(outlet, told.outlets or (outlet_of(told),))

    return fits_all
