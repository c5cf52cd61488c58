"""The single things of the interface: a meeting, an actor, a place, an article; the interface itself."""

from __future__ import annotations

from msgspec.structs import asdict

from pourparlers.publish.api.annotations import annotations_of
from pourparlers.publish.api.lists import Ask, item_of, meeting_of
from pourparlers.publish.api.nouns import (
    VERSION,
    ActorShown,
    AnnotationPage,
    ArticleShown,
    Endpoint,
    Passage,
    PlaceItem,
    Start,
)
from pourparlers.publish.api.problems import nothing
from pourparlers.publish.links import slug
from pourparlers.publish.passages import passages_of
from pourparlers.record.entry import Meeting
from pourparlers.record.told import Told


def start(ask: Ask) -> Start:
    from pourparlers.publish.api.routes import ROOT, ROUTES

    base = ask.visit.links.base
    return Start(
        title=ask.visit.site.name,
        version=VERSION,
        today=ask.visit.known.today.isoformat(),
        openapi=f"{base}{ROOT}/openapi.json",
        documentation=f"{base}/api",
        endpoints=tuple(Endpoint(path=ROOT + route.path, about=route.about) for route in ROUTES),
    )


def meeting(ask: Ask, name: str) -> Meeting:
    return meeting_of(ask, name)


def actor(ask: Ask, name: str) -> ActorShown:
    known = ask.visit.known
    found = known.actor(name)
    if found is None:
        raise nothing("actor", name, "/api/v1/actors lists those there are")
    details = known.person(found)
    meetings = len(known.with_actor(found))
    return ActorShown(slug=slug(found), name=found, person=details is not None, meetings=meetings, details=details)


def place(ask: Ask, name: str) -> PlaceItem:
    known = ask.visit.known
    found = known.place(name)
    meetings = known.at_place(found) if found else []
    at = meetings[0].place if meetings else None
    if at is None:
        raise nothing("place", name, "/api/v1/places lists those there are")
    return PlaceItem(slug=slug(at.name), place=at, meetings=len(meetings))


def article(ask: Ask, key: str) -> ArticleShown:
    told = told_of(ask, key)
    texts = ask.visit.site.texts
    text = told.reading.article.text
    passages = (
        Passage(kind=p.kind, start=p.start, end=p.end, text=text[p.start : p.end]) for p in passages_of(told, texts)
    )
    return ArticleShown(**asdict(item_of(ask, told)), shows=texts, passages=tuple(passages))


def evidence(ask: Ask, key: str) -> AnnotationPage:
    return annotations_of(told_of(ask, key), ask.visit)


def told_of(ask: Ask, key: str) -> Told:
    """The article of a key, or of the sixteen signs that it begins with."""
    told = ask.visit.known.article(key)
    if told is None:
        raise nothing("article", key, "/api/v1/articles lists those there are")
    return told
