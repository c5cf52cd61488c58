"""The addresses of the interface: what each gives and takes. The answers, the OpenAPI description and the page for
people are all made of this table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, get_args

from pourparlers.exports.items import ArticleItem, ReportItem, StatementItem
from pourparlers.exports.schema_org import Node
from pourparlers.publish.api import linked, lists, things
from pourparlers.publish.api import parameters as p
from pourparlers.publish.api.lists import Ask
from pourparlers.publish.api.nouns import (
    ActorItem,
    ActorShown,
    AnnotationPage,
    ArticleShown,
    Found,
    Listing,
    PlaceItem,
    Start,
)
from pourparlers.publish.survey import Outlet
from pourparlers.record.entry import Changed, ChangeKind, Meeting, Person, Position, Story, Trend

ROOT = "/api/v1"
JSON, LINKED = "application/json", "application/ld+json"
ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


class PathPart(NamedTuple):
    """The part of an address that names a thing."""

    name: str
    about: str
    pattern: str


class Route(NamedTuple):
    """An address: its name, what it gives, by which function, and as which type."""

    name: str
    path: str
    about: str
    answer: Callable[..., object]
    gives: Any
    takes: tuple[p.Parameter, ...] = ()
    part: PathPart | None = None
    linked: Callable[[Ask, Any], Node] | None = None
    media: str = JSON

    @property
    def parameters(self) -> tuple[p.Parameter, ...]:
        """What its query may hold."""
        return (*self.takes, p.FORMAT) if self.linked else self.takes


NAME = p.words("name", "Words of a name, by their beginnings.")
MEETING = PathPart("id", "Identifier of the meeting, also one that it had before.", "^[^/]{1,200}$")
SLUG = PathPart("slug", "The end of its address: the name in plain letters, with hyphens.", "^[^/]{1,200}$")
KEY = PathPart("key", "Key of the article, or the sixteen signs that it begins with.", "^[0-9a-f]{16,64}$")
FILTERS = (p.FROM, p.TO, p.ACTOR, p.PLACE, p.SECTION, p.STATUS, p.KIND, p.LANGUAGE)
DAYS = (p.day("from", "Published on this day or later."), p.day("to", "Published on this day or earlier."))
OF_ARTICLES = (*DAYS, p.LANGUAGE, p.words("outlet", "Words of the outlet's name."))
ROUTES = (
    Route("start", "", "The interface itself: its addresses, and the day that counts as today.", things.start, Start),
    Route("meetings", "/meetings", "Meetings in the calendar's order, those without a date last.",
          lists.meetings, Listing[Meeting], (*FILTERS, *p.PAGED), linked=linked.meetings),
    Route("meeting", "/meetings/{id}", "A meeting: its best account, what each value rests on, its history.",
          things.meeting, Meeting, part=MEETING, linked=linked.meeting),
    Route("reports", "/meetings/{id}/reports", "What each article says of it, with the sentence, as it was told.",
          lists.reports, Listing[ReportItem], p.PAGED, part=MEETING),
    Route("changes", "/changes", "What reports did to the calendar, the latest first.", lists.changes, Listing[Changed],
          (p.day("from", "Told on this day or later."), p.day("to", "Told on this day or earlier."),
           p.words("meeting", "Of the meeting with this identifier."),
           p.code("kind", "Of this kind.", get_args(ChangeKind)), *p.PAGED)),
    Route("people", "/people", "Everyone named, by name, with spellings and offices.", lists.people, Listing[Person],
          (NAME, *p.PAGED), linked=linked.people),
    Route("actors", "/actors", "States, bodies and persons that take part in meetings, by name.", lists.actors,
          Listing[ActorItem], (NAME, *p.PAGED)),
    Route("actor", "/actors/{slug}", "One of them; of a person the spellings and offices.", things.actor, ActorShown,
          part=SLUG),
    Route("places", "/places", "Where meetings are held, by name.", lists.places, Listing[PlaceItem], (NAME, *p.PAGED)),
    Route("place", "/places/{slug}", "One place.", things.place, PlaceItem, part=SLUG),
    Route("articles", "/articles", "The articles that the record rests on, the latest first.", lists.articles,
          Listing[ArticleItem], (*OF_ARTICLES, *p.PAGED), linked=linked.articles),
    Route("article", "/articles/{key}", "An article, with as much of its text as the operator shows, block by block.",
          things.article, ArticleShown, part=KEY, linked=linked.article),
    Route("annotations", "/articles/{key}/annotations", "The words that its facts rest on, as Web Annotations.",
          things.evidence, AnnotationPage, part=KEY, media=ANNOTATIONS),
    Route("statements", "/statements", "Who said what, by the articles that tell it, the latest first.",
          lists.statements, Listing[StatementItem],
          (*OF_ARTICLES, p.words("speaker", "Words of the speaker's name."), p.ACT, *p.PAGED)),
    Route("positions", "/positions", "Who says, demands, denies what on which issue, with the words.", lists.positions,
          Listing[Position], (p.words("actor", "Words of the party's name."),
                              p.words("issue", "Words of the issue's name, or its key."), *p.PAGED)),
    Route("stories", "/stories", "Who had which story first, and who carries it, the latest first.", lists.stories,
          Listing[Story], (p.code("copied", "Only those that several articles carry.", ("true", "false")), *p.PAGED)),
    Route("sources", "/sources", "The outlets in numbers, by name.", lists.sources, Listing[Outlet], p.PAGED),
    Route("trends", "/trends", "What more voices tell of than usual, the most surprising first.", lists.trends,
          Listing[Trend], (p.LIMIT,)),
    Route("search", "/search", "Meetings and articles that hold some words, the best first.", lists.search, Found,
          (p.words("q", "The words; a phrase between quotation marks.", needed=True), *DAYS, p.LANGUAGE,
           p.number("limit", "How many of each at most.", 100, lists.FOUND))),
)  # fmt: skip


def matched(path: str, routes: Sequence[Route] = ROUTES) -> tuple[Route, tuple[str, ...]] | None:
    """The route of a path below the root, and the part of it that names a thing."""
    given = path.split("/")
    for route in routes:
        wanted = route.path.split("/")
        if len(wanted) == len(given) and all(w == g or w.startswith("{") for w, g in zip(wanted, given, strict=True)):
            named = tuple(g for w, g in zip(wanted, given, strict=True) if w.startswith("{"))
            if all(named):
                return route, named
    return None
