"""The roll of an article: every actor under one id, and what the contract says of each in the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparlers.languages.names_schema import Format
from pourparlers.model import Actor, ActorKind, Office, Span
from pourparlers.reading.actors.people import Human
from pourparlers.reading.names.gazetteer import Gazetteer

MOST_SPANS = 50
CIRCLE = 3  # states that make a circle with a name; of two there are too many


@dataclass(slots=True)
class Draft:
    """An actor in the making; ``key`` is the gazetteer's, or made from kind and name; ``title`` an office's."""

    id: str
    key: str
    kind: ActorKind
    name: str
    country: str | None = None
    of: str | None = None
    human: Human | None = None
    title: str = ""
    used: bool = False
    spans: list[Span] = field(default_factory=list)


class Roll:
    """Actors by id and by key, made when first asked for."""

    def __init__(self, gazetteer: Gazetteer, names: str = "en") -> None:
        self.gazetteer = gazetteer
        self._names = gazetteer.names_in(names)
        self._drafts: dict[str, Draft] = {}
        self._by_key: dict[str, Draft] = {}

    def enter(self, key: str, kind: ActorKind, name: str, country: str | None = None, of: str | None = None) -> Draft:
        """The actor of a key, made if there is none."""
        draft = self._by_key.get(key)
        if draft is None:
            draft = Draft(f"a{len(self._drafts) + 1}", key, kind, name, country, of)
            self._drafts[draft.id] = self._by_key[key] = draft
        return draft

    def keyed(self, key: str) -> Draft:
        """The actor of a gazetteer's key, or of an organisation that the article alone names."""
        held = self._by_key.get(key)
        if held is not None:
            return held
        named = self.gazetteer.named.get(key)
        if named is None:
            return self.enter(key, "organisation", key.partition(":")[2])
        of = self.keyed(named.of).id if named.of else None
        kind: ActorKind = "state" if named.kind == "state" else "body" if named.kind == "body" else "organisation"
        return self.enter(key, kind, self._names.get(key, named.name), named.country, of)

    def draft(self, actor_id: str) -> Draft:
        """Name, kind and country of an actor."""
        return self._drafts[actor_id]

    def use(self, actor_id: str) -> str:
        """Mark an actor as used by a fact, so that it is kept; its id."""
        self._drafts[actor_id].used = True
        return actor_id

    def actor(self, kind: ActorKind, name: str, country: str | None = None, of: str | None = None) -> str:
        """The id of an actor by its English name, made if there is none."""
        key = self.gazetteer.by_name.get(name)
        return self.use((self.keyed(key) if key else self.enter(f"{kind}:{name}", kind, name, country, of)).id)

    def person(self, printed: str) -> str:
        """The id of a person whom only a cue of speech beside the name shows to be one."""
        name = self.gazetteer.respelled(printed, "")
        draft = self.enter(f"person:{name}", "person", name)
        return self.use(draft.id)

    def state(self, code: str) -> str:
        """The id of a state by its code."""
        return self.use(self.keyed("state:" + code).id)

    def unnamed(self, office: str, of: str | None, house: str = "") -> str:
        """The id of a holder of an office whom the text leaves without a name; ``house`` is the body named with it."""
        owner = self._drafts[of] if of else None
        name = self.gazetteer.unnamed(house or (self.adjective(owner.key) if owner else ""), office)
        draft = self.enter(f"office:{name}", "office", name, owner.country if owner else None, of)
        draft.title = office
        return self.use(draft.id)

    def format(self, actor_id: str) -> Format | None:
        """The standing format that an actor is, if it is one."""
        kind, _, name = self._drafts[actor_id].key.partition(":")
        return self.gazetteer.formats.get(name) if kind == "format" else None

    def summit_of(self, actor_id: str) -> Format | None:
        """The summit under an organisation's own name (the G7's)."""
        kind, _, name = self._drafts[actor_id].key.partition(":")
        return self.gazetteer.formats.get(f"{name} summit") if kind == "organisation" else None

    def forum(self, actor_id: str) -> Format | None:
        """The standing format that an organisation is, if it is but its meetings (the Quad)."""
        kind, _, name = self._drafts[actor_id].key.partition(":")
        return self.gazetteer.formats.get(name) if kind == "organisation" else None

    def circle_of(self, actor_ids: Iterable[str], kind: str) -> Format | None:
        """The standing format of a kind in which just these actors sit, three states or more."""
        drafts = [self._drafts[a] for a in actor_ids]
        states = {d.country for d in drafts if d.kind == "state"}
        if len(states) < CIRCLE or any(d.kind == "organisation" for d in drafts):
            return None
        return next((f for f in self.gazetteer.formats.values() if f.kind == kind and set(f.states) == states), None)

    def sitters(self, actor_id: str) -> list[str]:
        """Who sits in a standing format: the format itself where it acts, else its organisation and its states."""
        told = self.format(actor_id)
        if told is None or told.actor or not (told.organisation or told.states):
            return [self.use(actor_id)]
        owner = [self.use(self.keyed("organisation:" + told.organisation).id)] if told.organisation else []
        return owner + [self.state(code) for code in told.states]

    def state_of(self, actor_id: str) -> str | None:
        """The state or organisation that an actor serves or belongs to; a state or organisation itself."""
        draft = self._drafts[actor_id]
        if draft.human is not None:
            return self.state_of(self.keyed(draft.human.state).id) if draft.human.state else None
        if draft.of is not None:
            return self.state_of(draft.of)
        return draft.id if draft.kind in ("state", "organisation") else None

    def is_sure(self, actor_id: str) -> bool:
        """Whether whom an actor serves is known, and not only likely by what stands around."""
        human = self._drafts[actor_id].human
        return human is None or human.known

    def is_private(self, actor_id: str) -> bool:
        """Whether neither the article nor a list tells whom an actor serves: a person with no office, officials."""
        draft = self._drafts[actor_id]
        if draft.human is not None:
            return not (draft.human.known or draft.human.offices or draft.human.state)
        return draft.kind == "office" and draft.of is None

    def adjective(self, key: str) -> str:
        """How an actor's name stands before an office's: Russian, NATO."""
        named = self.gazetteer.named.get(key)
        return named.adjective if named else self._by_key[key].name

    def country(self, key: str) -> str | None:
        named = self.gazetteer.named.get(key)
        return named.country if named else None

    def finish(self) -> tuple[Actor, ...]:
        """The actors of the article that are mentioned or used, in the form of the contract."""
        wanted: set[str] = set()
        queue = [d for d in self._drafts.values() if d.spans or d.used]
        while queue:
            draft = queue.pop()
            if draft.id in wanted:
                continue
            wanted.add(draft.id)
            queue.extend(self._drafts[other] for other in (draft.of, *self._owners(draft)) if other)
        return tuple(self._made(d) for d in tuple(self._drafts.values()) if d.id in wanted)

    def _owners(self, draft: Draft) -> list[str | None]:
        human = draft.human
        return [self._owner(held.owner or human.state) for held in human.offices] if human else []

    def _owner(self, key: str) -> str | None:
        """Whom an office serves: a body's holder serves the state or organisation that the body is of."""
        if not key:
            return None
        draft = self.keyed(key)
        return draft.of if draft.kind == "body" and draft.of else draft.id

    def _spelled(self, human: Human) -> str:
        """A person's name; one that no list knows is spelled by rule."""
        return (
            human.name
            if human.known or human.name != human.printed
            else self.gazetteer.respelled(human.name, human.state)
        )

    def _made(self, draft: Draft) -> Actor:
        human = draft.human
        if human is None:
            return Actor(
                id=draft.id, kind=draft.kind, name=draft.name, country=draft.country, of=draft.of,
                spans=tuple(draft.spans),
            )  # fmt: skip
        offices = tuple(
            Office(title=held.title, affiliation=self._owner(held.owner or human.state), former=held.former)
            for held in human.offices
        )
        return Actor(
            id=draft.id, kind="person", name=self._spelled(human), name_as_printed=human.printed,
            country=self.country(human.state), offices=offices, spans=tuple(draft.spans),
        )  # fmt: skip
