"""Search: meetings and articles that hold some words, or are of a language, section, kind, status or time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, get_args

from pourparlers.model import MeetingKind, Status
from pourparlers.publish.asked import day, one_of, text
from pourparlers.publish.facets import MONTHS, NAMES, Choice, Item, choices, item_of_article, item_of_meeting
from pourparlers.publish.known import Found, Known, Narrow
from pourparlers.publish.pages.meetings import news_of_meetings
from pourparlers.publish.quotes import Mark, direction_of, outlet_of, tag_of
from pourparlers.publish.visit import Page, Visit
from pourparlers.reading.names.romanise import plain
from pourparlers.record.entry import Meeting
from pourparlers.record.told import Told

MOST_SEEN, MOST_SHOWN = 200, 30
MOST_LATEST = 2000


class Hit(NamedTuple):
    """An article that was found, its excerpt cut where words were asked for."""

    told: Told
    outlet: str
    language: str
    direction: str
    pieces: list[tuple[str, bool]]


class Offer(NamedTuple):
    """A choice of a facet: in words, how much it gives, and the address that chooses it, or leaves it if chosen."""

    said: str
    gives: int
    chosen: bool
    address: str


class Sought(NamedTuple):
    """What is asked for: words, facets, and the days between."""

    words: str
    facets: dict[str, str]
    first: date | None
    last: date | None


def search(visit: Visit) -> Page:
    """What fits, and what each further choice would give."""
    sought = _sought(visit)
    title = visit.words.tongue.catalogue.gettext("Search")
    values = {"q": sought.words, "sought": sought, "hits": [], "meetings": [], "facets": [], "count": 0}
    if not (sought.words or sought.facets or sought.first or sought.last):
        return Page("search.html", "/search", title, values, active="search")
    articles = [(item_of_article(visit.known, told), told, found) for told, found in _articles(visit, sought)]
    meetings = [(item_of_meeting(visit.known, one), one) for one in meetings_named(visit, sought.words)]
    fitting = [(told, found) for item, told, found in articles if _fits(item, sought)]
    talks = [meeting for item, meeting in meetings if _fits(item, sought)]
    items = [*(item for item, _, _ in articles), *(item for item, _ in meetings)]
    values |= {
        "hits": [_hit(*one) for one in fitting[:MOST_SHOWN]],
        "meetings": talks[:MOST_SHOWN],
        "facets": _facets(visit, sought, items),
        "count": len(talks),
        "articles": len(fitting),
    }
    data = {"meetings": talks[:MOST_SHOWN], "articles": [told.key for told, _ in fitting[:MOST_SHOWN]]}
    news = news_of_meetings(visit, talks)
    return Page("search.html", "/search", title, values, data=data, meetings=talks, news=news, active="search")


def _sought(visit: Visit) -> Sought:
    query = visit.query
    facets = {name: value for name in NAMES if (value := text(query, name))}
    one_of("status", facets.get("status"), get_args(Status))
    one_of("kind", facets.get("kind"), get_args(MeetingKind))
    return Sought(text(query, "q") or "", facets, day(query, "from"), day(query, "to", end=True))


def _fits(item: Item, sought: Sought) -> bool:
    return item.fits(sought.facets, sought.first, sought.last)


def _articles(visit: Visit, sought: Sought) -> list[tuple[Told, Found | None]]:
    """The articles that hold the words, the best first; without words the latest."""
    known = visit.known
    if not sought.words:
        section = sought.facets.get("section")
        return [(told, None) for told in (known.sections.articles(section) if section else known.latest)[:MOST_LATEST]]
    narrow = Narrow(sought.facets.get("language"), sought.first, sought.last)
    found = _of(known, sought, narrow)
    if narrow != Narrow():
        # What is shown comes first; the best of all times and languages only count for other choices.
        found |= _of(known, sought, Narrow())
    pairs = ((known.record.article(key), hit) for key, hit in found.items())
    return [(told, hit) for told, hit in pairs if told is not None]


def _of(known: Known, sought: Sought, narrow: Narrow) -> dict[str, Found]:
    return {found.article: found for found in known.search(sought.words, narrow, MOST_SEEN)}


def meetings_named(visit: Visit, words: str) -> Sequence[Meeting]:
    """Meetings whose names hold all words, in English or in the reader's language, the latest first; without words the
    latest of all."""
    if not words:
        return visit.known.all[::-1][:MOST_LATEST]
    asked = [f" {plain(word)}" for word in words.replace('"', " ").split()]
    named = visit.known.named(visit.words.tongue.code, lambda meeting: _names(visit, meeting))
    return [meeting for meeting, names in reversed(named) if all(word in names for word in asked)] if asked else []


def _names(visit: Visit, meeting: Meeting) -> str:
    """All that a meeting is called by, in plain letters, a blank before each word."""
    say = visit.words
    place = (meeting.place.name, say.place(meeting.place.name)) if meeting.place else ()
    parties = (name for party in meeting.parties for name in (party.name, say.actor(party.name)))
    whole = " ".join((say.what(meeting), meeting.format or "", meeting.kind, *place, *parties))
    return f" {plain(whole.replace('-', ' '))}"


def _facets(visit: Visit, sought: Sought, items: Sequence[Item]) -> list[tuple[str, list[Offer]]]:
    """Each facet with its choices."""
    there = choices(items, sought.facets, sought.first, sought.last)
    return [(name, [_offer(visit, name, choice) for choice in of_name]) for name, of_name in there.items()]


def _offer(visit: Visit, name: str, choice: Choice) -> Offer:
    value = "" if choice.chosen else choice.value
    return Offer(_said(visit, name, choice.value), choice.gives, choice.chosen, _address(visit, name, value))


def _said(visit: Visit, name: str, value: str) -> str:
    words = visit.words
    if name == "language":
        return words.language(value)
    if name == MONTHS:
        return words.short_day(value)
    return value if name == "section" else words.term(name, value)


def _address(visit: Visit, name: str, value: str) -> str:
    """The same search with another choice of a facet."""
    fields = {key: given for key, given in visit.query.items() if key in ("q", *NAMES, "from", "to")}
    chosen = {"from": value, "to": value} if name == MONTHS else {name: value}
    return visit.links.to("/search", **(fields | chosen))


def _hit(told: Told, found: Found | None) -> Hit:
    tag = tag_of(told.reading.article)
    return Hit(told, outlet_of(told), tag, direction_of(tag), list(_cut(found)) if found else [])


def _cut(found: Found) -> list[tuple[str, bool]]:
    """The excerpt in pieces, and which of them are hits."""
    text, at, out = found.excerpt.text, 0, []
    for mark in (Mark(span.start, span.end) for span in found.excerpt.hits):
        out += [(text[at : mark.start], False), (text[mark.start : mark.end], True)]
        at = mark.end
    return [*out, (text[at:], False)]
