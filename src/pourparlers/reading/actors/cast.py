"""The cast of an article: every actor met, under one id, and the mentions of them in each passage, resolved."""

from __future__ import annotations

import typing
from collections.abc import Iterable

from pourparlers.model import ActorKind, Place, Span
from pourparlers.reading.actors.coreference import Coreference
from pourparlers.reading.actors.people import tokens_of
from pourparlers.reading.actors.roll import MOST_SPANS, Draft
from pourparlers.reading.names.compose import compose
from pourparlers.reading.names.finder import Found
from pourparlers.reading.names.phrase import RELATIVE, Phrase
from pourparlers.reading.names.sites import Sites
from pourparlers.reading.words.mentions import Form, Mention, PlaceMention
from pourparlers.reading.words.passage import Passage

SURVEYED = 30_000
NAMED_ONLY = RELATIVE | {"loose", "local", "military"}


class Cast(Coreference):
    """Made for one article: ``survey`` all its passages first, then ``find`` in each, in text order."""

    def __init__(self, language: str, names: str = "en") -> None:
        super().__init__(language, names)
        self.sites = Sites(self.gazetteer)
        self._composed: dict[int, list[Found]] = {}
        self.faceless: list[tuple[int, int]] = []
        self.ranks: list[tuple[int, int, str]] = []
        self._bodies: dict[str, Draft] = {}

    def survey(self, passages: Iterable[Passage]) -> None:
        """Collect the full names and offices of an article, so that a surname in its headline finds its bearer."""
        words = 0
        surveyed: list[tuple[Passage, list[Found]]] = []
        for passage in passages:
            words += len(passage.words)
            if words > SURVEYED:
                break
            self._composed[id(passage)] = composed = compose(passage, self.gazetteer)
            self.register.observe(passage, composed)
            surveyed.append((passage, composed))
        for passage, composed in surveyed:
            self.register.read(passage, composed)
        self.register.settle()

    def find(self, passage: Passage, kind: str = "body") -> tuple[list[Mention], list[PlaceMention]]:
        """The mentions of actors and places in one passage; ``kind`` is that of its block."""
        composed = self._composed.pop(id(passage), None)
        if composed is None:
            composed = compose(passage, self.gazetteer)
            self.register.observe(passage, composed)
            self.register.read(passage, composed)
            self.register.settle()
        self._passage += 1
        mentions: list[Mention] = []
        places: list[PlaceMention] = []
        before = self.sites.last
        self.faceless, self.ranks = [], []
        for found in composed:
            known = len(mentions)
            self._resolve(passage, found, mentions, places)
            if len(mentions) == known and found.what in ("office", "body", "person", "run", "epithet", "pronoun"):
                self.faceless.append((found.i, found.j))
                if found.phrase and found.phrase.plural and found.phrase.level:
                    self.ranks.append((found.i, found.j, found.phrase.level))
        self.sites.there(passage, places, before)
        self.sites.again(passage, places, before)
        for mention in mentions:
            self._cite(passage, mention)
        return mentions, places

    def dateline(self, passage: Passage) -> Place | None:
        """The city from which a text is dated, where its dateline names just one."""
        spots = [found for found in compose(passage, self.gazetteer) if found.what in ("actors", "place")]
        told = [self.gazetteer.atlas.find(passage, found.i, found.j) for found in spots]
        cities = {spot[1].place for spot in told if spot and spot[1].place.latitude is not None}
        self.sites.dateline = cities.pop() if len(cities) == 1 else None
        return self.sites.dateline

    def _cite(self, passage: Passage, mention: Mention) -> None:
        if mention.form == "pronoun":
            return
        span = Span(start=passage.start(mention.i), end=passage.end(mention.j))
        for actor in mention.actors:
            draft = self._drafts[actor]
            draft.used = True
            if len(draft.spans) < MOST_SPANS:
                draft.spans.append(span)

    def _resolve(self, passage: Passage, found: Found, mentions: list[Mention], places: list[PlaceMention]) -> None:
        what, phrase = found.what, found.phrase
        if what in ("person", "run"):
            self._person(passage, found, mentions)
        elif what == "actors":
            self._actors(passage, found, mentions, places)
        elif what == "place":
            self._place(passage, found, mentions, places)
        elif what == "office" and phrase:
            self._office(passage, found, phrase, mentions)
        elif what == "body" and phrase:
            self._body(passage, found, phrase, mentions, places)
        elif what == "seat":
            self.sites.seat(passage, found, places)
        elif what == "epithet":
            self._epithet(passage, found, mentions)
        elif what == "pronoun":
            self._pronoun(passage, found, mentions)

    # Persons

    def _person(self, passage: Passage, found: Found, mentions: list[Mention]) -> None:
        tokens = tokens_of(self.register.called(passage, *found.core))
        human = self._known_here(tokens)
        if human is None and found.starts and len(tokens) > 1 and found.what == "run":
            human = self._known_here(tokens[-1:])
        if human is None and found.what == "person":
            human = self.register.enter(passage, found)
        if human is not None:
            self._mention(found, human, mentions, "name" if len(tokens) > 1 else "surname")

    # States, organisations, places

    def _actors(self, passage: Passage, found: Found, mentions: list[Mention], places: list[PlaceMention]) -> None:
        if found.form in ("demonym", "adjective") and self._one_of_them(passage, found, mentions):
            return
        form = "metonym" if found.form == "loose" else found.form
        if form == "adjective" and self.gazetteer.lower_adjectives and passage.raw[found.i][0].isupper():
            form = "demonym"  # "Américains et Russes": where adjectives are written small, these are people
        if found.form == "loose" and not any(k in self.register.named for k in found.keys):
            return
        ids = tuple(self.keyed(k).id for k in found.keys)
        place: Place | None = None
        if len(ids) == 1 and form in ("capital", "name"):
            of_state = self.gazetteer.capital_of if form == "capital" else self.gazetteer.place_of
            place = of_state(found.keys[0])
            spot = self.gazetteer.atlas.find(passage, found.i, found.j) if form == "capital" else None
            place = spot[1].place if spot and spot[0] == found.j else place
        kind = self._drafts[ids[0]].kind
        mentions.append(
            Mention(found.i, found.j, ids, kind, typing.cast(Form, form), found.core, place, plural=found.plural)
        )
        if place is not None:
            self.sites.add(passage, found, place, places, bare=False)

    def _place(self, passage: Passage, found: Found, mentions: list[Mention], places: list[PlaceMention]) -> None:
        """A place, unless a person of the article bears its name and no preposition makes it one."""
        human = self.people.find(
            tokens_of(self.register.called(passage, found.i, found.j)), self.register.surname_first
        )
        role = self.gazetteer.atlas.role(passage, found.i)
        if human is not None and not found.sense and (role is None or role[0] in ("of", "from")):
            self._mention(found, human, mentions, "surname")
        else:
            self.sites.place(passage, found, places)

    # Offices and bodies

    def _office(self, passage: Passage, found: Found, phrase: Phrase, mentions: list[Mention]) -> None:
        owners = phrase.served()
        if phrase.plural:
            self._members(found, phrase, owners, mentions)
            return
        human = self._holder(phrase, owners)
        if human is None:
            human = self._told_before(phrase, owners) if owners else self._taken_up(passage, found, phrase, mentions)
        if human is not None:
            self._mention(found, human, mentions, "office")
            return
        draft = self._nameless(phrase, owners)
        if draft is not None:
            mentions.append(Mention(found.i, found.j, (draft.id,), "office", "office", found.core, level=phrase.level))

    def _members(self, found: Found, phrase: Phrase, owners: list[str], mentions: list[Mention]) -> None:
        """Officials without names, or a plural of offices that stands for those they serve."""
        if phrase.kind in ("unnamed", "spokesperson") and len(owners) < 2:
            title = self.gazetteer.plural(phrase.title)
            of = self.keyed(owners[0]).id if owners else None
            ids: tuple[str, ...] = (self.unnamed(title, of, self._house(phrase, owners)),)
            kind: ActorKind = "office"
        elif owners:
            ids = tuple(self.keyed(k).id for k in owners)
            kind = self._drafts[ids[0]].kind
        else:
            return
        form: Form = "office" if kind == "office" else "members"
        mentions.append(Mention(found.i, found.j, ids, kind, form, found.core, level=phrase.level, plural=True))

    def _nameless(self, phrase: Phrase, owners: list[str]) -> Draft | None:
        """The holder of an office whom the article never names."""
        if phrase.kind == "private" or (not owners and phrase.kind in NAMED_ONLY):
            return None
        of = self.keyed(owners[0]).id if owners else None
        if phrase.kind == "unnamed" or (phrase.kind == "spokesperson" and owners and not phrase.body):
            known = self.gazetteer.articles | self.gazetteer.same
            if of is None and phrase.determiner in known and self._last_unnamed:
                return self._last_unnamed
            draft = self._drafts[self.unnamed(phrase.title, of, self._house(phrase, owners))]
        elif not owners:
            return self._last_unnamed if phrase.kind == "spokesperson" else None
        else:
            adjective, title = self.adjective(owners[0]), self._title(phrase)
            name = title if title.startswith(adjective) or phrase.body == phrase.name != "" else f"{adjective} {title}"
            draft = self.enter(f"office:{name}", "office", name.strip(), self.country(owners[0]), of)
            draft.title = title
        if phrase.kind in ("unnamed", "spokesperson"):
            self._last_unnamed = draft
        return draft

    def _house(self, phrase: Phrase, owners: list[str]) -> str:
        """The name of the body in which an official without a name serves: the White House, a state's ministry."""
        body = next((inner for inner in phrase.inner if inner.is_body), None)
        if body is None or not owners:
            return ""
        return self._called(body, owners[0])

    def _called(self, body: Phrase, key: str) -> str:
        """A body's own name, or its title with the adjective of whose it is."""
        return body.name or f"{self.adjective(key)} {body.title}"

    def _title(self, phrase: Phrase) -> str:
        """An office's title; a counterpart's is that of the person mentioned last."""
        latest = self.people.latest(1)
        told = latest[0].offices[0].title if latest and latest[0].offices else ""
        return phrase.title.replace("{}", told).strip() if phrase.kind in RELATIVE else phrase.title

    def _body(
        self, passage: Passage, found: Found, phrase: Phrase, mentions: list[Mention], places: list[PlaceMention]
    ) -> None:
        owners = phrase.served()
        place = self.gazetteer.atlas.by_name(phrase.venue) if phrase.venue else None
        if place is not None:
            self.sites.add(passage, found, place, places, bare=False, venue=passage.said(found.i, found.j))
        drafts = [self._body_of(phrase, key) for key in owners] if owners else self._body_before(phrase)
        if drafts:
            ids = tuple(d.id for d in drafts)
            mentions.append(
                Mention(
                    found.i, found.j, ids, "body", "name" if owners else "office", found.core, place,
                    level=phrase.level, plural=len(ids) > 1,
                )
            )  # fmt: skip

    def _body_of(self, phrase: Phrase, key: str) -> Draft:
        name = self._called(phrase, key)
        draft = self.enter(f"body:{name}", "body", name, self.country(key), self.keyed(key).id)
        draft.title = phrase.title
        self._bodies[last_word(draft.title)] = draft
        return draft

    def _body_before(self, phrase: Phrase) -> list[Draft]:
        """The body of that title mentioned last ("the ministry")."""
        draft = self._bodies.get(last_word(phrase.title))
        return [draft] if draft else []


def last_word(title: str) -> str:
    return title.rpartition(" ")[2].lower()
