"""What a reader may follow: the whole dossier, an actor, a place, a section, a search; and where its feeds are."""

from __future__ import annotations

from typing import Literal, NamedTuple
from urllib.parse import quote

from pourparlers.publish.asked import NotThere, text
from pourparlers.publish.known import Known
from pourparlers.publish.links import Links, slug
from pourparlers.publish.visit import Site, Visit
from pourparlers.publish.words import Words
from pourparlers.record.entry import Meeting
from pourparlers.store import followers

Kind = Literal["dossier", "actor", "place", "section", "search"]
BY_MAIL: tuple[followers.Kind, ...] = ("dossier", "actor", "place")


class Subject(NamedTuple):
    """One thing to follow, by the record's own name for it."""

    kind: Kind
    name: str = ""

    def title(self, site: Site, words: Words) -> str:
        """What it is called in the reader's language."""
        if self.kind == "actor":
            return words.actor(self.name)
        if self.kind == "place":
            return words.place(self.name)
        return self.name or site.name

    @property
    def by_mail(self) -> followers.Kind | None:
        """As the list of readers has it; ``None`` for what mail can't follow."""
        return next((kind for kind in BY_MAIL if kind == self.kind), None)

    def page(self) -> tuple[str, dict[str, str]]:
        """The page whose other forms are its calendar and feeds, and what is asked of it."""
        if self.kind == "dossier":
            return "/calendar", {}
        if self.kind == "search":
            return "/search", {"q": self.name}
        return f"/{self.kind}/{quote(slug(self.name))}", {}

    def query(self) -> dict[str, str]:
        """How the page for following is asked for it."""
        if self.kind == "dossier":
            return {}
        if self.kind == "search":
            return {"q": self.name}
        return {self.kind: slug(self.name)}

    def address(self, links: Links) -> str:
        """Its page."""
        path, query = self.page()
        return links.to(path, **query)

    def meetings(self, known: Known) -> list[Meeting]:
        """Its meetings, for what mail can follow; of an actor or a place also where its name has changed."""
        if self.kind == "actor":
            return known.with_actor(known.actor(slug(self.name)) or self.name)
        if self.kind == "place":
            return known.at_place(known.place(slug(self.name)) or self.name)
        return list(known.all)


def subject_of(visit: Visit) -> Subject:
    """What an address asks to follow."""
    known, query = visit.known, visit.query
    if (named := text(query, "actor")) is not None:
        return Subject("actor", _there(known.actor(slug(named))))
    if (named := text(query, "place")) is not None:
        return Subject("place", _there(known.place(slug(named))))
    if (named := text(query, "section")) is not None:
        return Subject("section", _there(known.sections.named(slug(named))))
    if (named := text(query, "q")) is not None:
        return Subject("search", named)
    return Subject("dossier")


def _there(name: str | None) -> str:
    if name is None:
        raise NotThere
    return name
