"""What the interface answers with, beside the record's own nouns: lists in pages, actors, places, articles, errors."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from pourparlers.exports.items import ArticleItem
from pourparlers.model import BlockKind, Place, Record
from pourparlers.record.entry import Meeting, Person
from pourparlers.store.excerpt import Excerpt

T = TypeVar("T")
VERSION = "1"


class Listing(Record, Generic[T], frozen=True, kw_only=True):
    """A page of a list. ``next`` is the cursor of the page after it, ``null`` where there is none."""

    items: tuple[T, ...]
    next: str | None = None


class ActorItem(Record, frozen=True, kw_only=True):
    """A state, body or person that takes part in meetings: how many, and the end of its address."""

    slug: str
    name: str
    person: bool
    meetings: int


class ActorShown(ActorItem, frozen=True, kw_only=True):
    """An actor; of a person the spellings and offices."""

    details: Person | None = None


class PlaceItem(Record, frozen=True, kw_only=True):
    """A place where meetings are held: how many, and the end of its address."""

    slug: str
    place: Place
    meetings: int


class Passage(Record, frozen=True, kw_only=True):
    """A stretch of an article's text, by the kind of its block; ``start`` and ``end`` count code points."""

    kind: BlockKind
    start: int
    end: int
    text: str


class ArticleShown(ArticleItem, frozen=True, kw_only=True):
    """An article with as much of its text as the operator shows: ``extracts`` are the sentences that give facts,
    ``full`` is the text without the page's furniture."""

    shows: Literal["extracts", "full"]
    passages: tuple[Passage, ...] = ()


class ArticleFound(ArticleItem, frozen=True, kw_only=True):
    """An article that a search found, with the line that shows why."""

    excerpt: Excerpt


class Found(Record, frozen=True, kw_only=True):
    """What a search found, the best first."""

    meetings: tuple[Meeting, ...]
    articles: tuple[ArticleFound, ...]


class Endpoint(Record, frozen=True, kw_only=True):
    """An address of the interface, and what it gives."""

    path: str
    about: str


class Start(Record, frozen=True, kw_only=True):
    """The interface itself: where it is described, the day that counts as today, and its addresses."""

    title: str
    version: str
    today: str
    openapi: str
    documentation: str
    endpoints: tuple[Endpoint, ...]


class ProblemDetails(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What was wrong (RFC 9457). ``parameter`` names the part of the address, ``given`` what stood there, ``expected``
    what may stand there."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    parameter: str | None = None
    given: str | None = None
    expected: str | None = None


class TextQuoteSelector(Record, frozen=True, kw_only=True, tag=True):
    """The words, and those round them."""

    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(Record, frozen=True, kw_only=True, tag=True):
    """Where the words stand in the article's text as it was read, in code points, half open."""

    start: int
    end: int


class Target(Record, frozen=True, kw_only=True, tag="SpecificResource"):
    """A stretch of the source."""

    source: str
    selector: tuple[TextQuoteSelector, TextPositionSelector]


class Identified(Record, frozen=True, kw_only=True, tag="SpecificResource"):
    """The meeting or speaker that the words are evidence for."""

    source: str
    purpose: Literal["identifying"] = "identifying"


class Tag(Record, frozen=True, kw_only=True, tag="TextualBody"):
    """What the words give: ``when``, ``place``, ``participant``, ``status``, ``topic``, ``trigger``, or an act."""

    value: str
    purpose: Literal["tagging"] = "tagging"


class Annotation(Record, frozen=True, kw_only=True, tag=True):
    """Evidence: words of an article, and what they are evidence for."""

    id: str
    motivation: Literal["identifying"] = "identifying"
    body: tuple[Identified | Tag, ...]
    target: Target


class AnnotationPage(Record, frozen=True, kw_only=True, tag=True):
    """All evidence of an article (W3C Web Annotation)."""

    context: str = msgspec.field(name="@context", default="http://www.w3.org/ns/anno.jsonld")
    id: str
    items: tuple[Annotation, ...]
