"""The record as linked data in the words of schema.org: Event, NewsArticle, Person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from pourparlers.edtf import parse
from pourparlers.exports.items import ArticleItem
from pourparlers.model import Place, Status
from pourparlers.record.entry import Meeting, Party, Person, Tenure
from pourparlers.showing.addresses import KEY, slug
from pourparlers.showing.days import days_of
from pourparlers.showing.hours import moment_of, zone_named

CONTEXT = "https://schema.org"
Node = dict[str, Any]
EVENT_STATUS: Mapping[Status, str] = {
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "refused": "EventCancelled",
}
LEADING = frozenset(("host", "convener"))
TURNS = frozenset(("moved", "postponed", "cancelled", "revived", "held"))


class Naming(NamedTuple):
    """How things are called: ``says`` puts a meeting in one line, ``address`` gives the page of a kind and a name."""

    says: Callable[[Meeting], str]
    address: Callable[[str, str], str]


def urn(kind: str, name: str) -> str:
    """What a thing is called where no site shows it."""
    return f"urn:pourparlers:{kind}:{quote(name, safe='')}"


def page_of(site: str) -> Callable[[str, str], str]:
    """What a thing is called on a site: the address of its page."""
    base = site.rstrip("/")
    return lambda kind, name: f"{base}/{kind}/{quote(own_name(kind, name), safe='')}"


def own_name(kind: str, name: str) -> str:
    """A name as the addresses of a site have it."""
    return slug(name) if kind == "actor" else name[:KEY] if kind == "article" else name


def event(meeting: Meeting, naming: Naming, articles: Iterable[ArticleItem] = ()) -> Node:
    """A meeting. A date that is uncertain spans the days that it may mean, and stands as EDTF among the properties."""
    moved = moved_from(meeting)
    node: Node = {
        "@type": "Event",
        "@id": naming.address("meeting", meeting.id),
        "identifier": meeting.id,
        "name": naming.says(meeting),
        "eventStatus": f"{CONTEXT}/{_status(meeting, moved)}",
        **_dates(meeting),
        "previousStartDate": _begins(moved),
        "eventAttendanceMode": f"{CONTEXT}/OnlineEventAttendanceMode" if meeting.kind == "call" else None,
        "location": _place(meeting.place) if meeting.place else None,
        "organizer": [_party(p, naming) for p in meeting.parties if p.role in LEADING],
        "attendee": [_party(p, naming) for p in meeting.parties],
        "superEvent": {"@type": "Event", "@id": naming.address("meeting", meeting.part_of)}
        if meeting.part_of
        else None,
        "subjectOf": [news_article(one, naming) for one in articles],
        "additionalProperty": [_property("status", meeting.status), _property("kind", meeting.kind)]
        + ([_property("EDTF date", meeting.when)] if meeting.when else []),
    }
    return _filled(node)


def news_article(item: ArticleItem, naming: Naming, meetings: Iterable[Meeting] = ()) -> Node:
    """An article, and the meetings that it is about; nothing of its text but the headline."""
    node: Node = {
        "@type": "NewsArticle",
        "@id": naming.address("article", item.key),
        "url": item.url,
        "headline": item.headline or item.outlet,
        "datePublished": _begins(item.published),
        "dateModified": item.modified,
        "inLanguage": item.language,
        "articleSection": item.section,
        "publisher": {"@type": "Organization", "name": item.outlet},
        "author": [{"@type": "Person", "name": name} for name in item.authors],
        "sourceOrganization": {"@type": "Organization", "name": item.agency} if item.agency else None,
        "about": [{"@type": "Event", "@id": naming.address("meeting", m.id), "name": naming.says(m)} for m in meetings],
    }
    return _filled(node)


def person(one: Person, naming: Naming) -> Node:
    """A person with the spellings met and the offices told."""
    node: Node = {
        "@type": "Person",
        "@id": naming.address("actor", one.name),
        "name": one.name,
        "alternateName": [spelling for spelling in one.spellings if spelling != one.name],
        "jobTitle": list(dict.fromkeys(office.title for office in one.offices)),
        "affiliation": [_tenure(office) for office in one.offices if office.affiliation],
    }
    return _filled(node)


def document(node: Node) -> Node:
    """A node that stands alone."""
    return {"@context": CONTEXT, **node}


def moved_from(meeting: Meeting) -> str | None:
    """The old date of a meeting that stands at a new one, with nothing else become of it since."""
    turns = [change for change in meeting.history if change.kind in TURNS]
    return turns[-1].old if turns and turns[-1].kind == "moved" and meeting.status not in EVENT_STATUS else None


def _status(meeting: Meeting, moved: str | None) -> str:
    return EVENT_STATUS.get(meeting.status, "EventRescheduled" if moved else "EventScheduled")


def _dates(meeting: Meeting) -> Node:
    days = days_of(meeting.when)
    if days is None:
        return {}
    zone = zone_named(meeting.time, meeting.place)
    start = end = None
    if days.exact and days.first and meeting.time:
        start, end = (moment_of(days.first, hour, zone) for hour in (meeting.time.start, meeting.time.end))
    first = start or days.first
    last = (end if end and start and end > start else None) if start else days.last
    return {"startDate": first.isoformat() if first else None, "endDate": last.isoformat() if last else None}


def _begins(when: str | None) -> str | None:
    """The beginning of a date, only as sharp as it is known."""
    known = parse(when) if when else None
    point = known.begin if known and not known.yearless else None
    if point is None or "X" in point.year or (point.month or 0) > 12:
        return None
    return str(point._replace(mark=""))


def _event_named(name: str, naming: Naming) -> Node:
    return {"@type": "Event", "@id": naming.address("meeting", name)}


def _place(place: Place) -> Node:
    address = {"@type": "PostalAddress", "addressLocality": place.name, "addressCountry": place.country}
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    known = place.latitude is not None and place.longitude is not None
    name = ", ".join(filter(None, (place.venue, place.name)))
    return _filled({"@type": "Place", "name": name, "address": _filled(address), "geo": geo if known else None})


def _party(party: Party, naming: Naming) -> Node:
    kind = "Person" if party.person else "Organization"
    return {"@type": kind, "@id": naming.address("actor", party.name), "name": party.name}


def _tenure(office: Tenure) -> Node:
    """An office as a role (schema.org's way to say when and as what)."""
    role = {
        "@type": "OrganizationRole",
        "affiliation": {"@type": "Organization", "name": office.affiliation},
        "roleName": office.title,
        "startDate": office.since,
        "endDate": office.until,
    }
    return _filled(role)


def _property(name: str, value: str) -> Node:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "")}
