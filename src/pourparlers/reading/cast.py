"""The cast of an article: every actor met, under one id, and the mentions of them in each passage, resolved."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparlers.languages.names_schema import Format, Person
from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.model import Actor, ActorKind, Office, Place, Span
from pourparlers.reading.base_forms import BaseForms
from pourparlers.reading.gazetteer import Gazetteer, gazetteer_of
from pourparlers.reading.mentions import Mention, PlaceMention
from pourparlers.reading.names import Found, compose
from pourparlers.reading.offices import Phrase
from pourparlers.reading.passage import Passage
from pourparlers.reading.people import Held, Human, Known, People, tokens_of
from pourparlers.reading.romanise import respell

MOST_SPANS = 50
SURVEYED = 30_000


@dataclass(slots=True)
class Draft:
    """An actor in the making; ``key`` is the gazetteer's, or made from kind and name."""

    id: str
    key: str
    kind: ActorKind
    name: str
    country: str | None = None
    of: str | None = None
    printed: str | None = None
    human: Human | None = None
    spans: list[Span] = field(default_factory=list)
    used: bool = False
    title: str = ""


@functools.lru_cache(maxsize=8)
def _known(gazetteer: Gazetteer) -> Known:
    return Known(gazetteer.known)


class Cast:
    """Made for one article: ``survey`` all its passages first, then ``find`` in each, in text order."""

    def __init__(self, language: str, names: str = "en") -> None:
        self.language = load(language, "language", Language)
        self.gazetteer = gazetteer_of(self.language)
        self._names = names
        self._drafts: dict[str, Draft] = {}
        self._by_key: dict[str, Draft] = {}
        self.people = People(_known(self.gazetteer))
        self._bases = BaseForms(language)
        self._surname_first = frozenset("state:" + s.code for s in self.gazetteer.world.values() if s.surname_first)
        self._composed: dict[int, list[Found]] = {}
        self._last_human: Human | None = None
        self._last_state = ""
        self._last_place: Place | None = None
        self._last_unnamed: Draft | None = None
        self._plural_offices: dict[str, Phrase] = {}
        self._named_keys: set[str] = set()

    # Drafts and ids

    def _draft(self, key: str, kind: ActorKind, name: str, country: str | None = None, of: str | None = None) -> Draft:
        draft = self._by_key.get(key)
        if draft is None:
            draft = Draft(f"a{len(self._drafts) + 1}", key, kind, name, country, of)
            self._drafts[draft.id] = self._by_key[key] = draft
        return draft

    def _keyed(self, key: str) -> Draft:
        """The actor of a gazetteer key."""
        held = self._by_key.get(key)
        if held is not None:
            return held
        named = self.gazetteer.named[key]
        of = self._keyed(named.of).id if named.of else None
        kind: ActorKind = "state" if named.kind == "state" else "body" if named.kind == "body" else "organisation"
        return self._draft(key, kind, named.name, named.country, of)

    def draft(self, actor_id: str) -> Draft:
        """Name, kind and country of an actor."""
        return self._drafts[actor_id]

    def use(self, actor_id: str) -> str:
        """Mark an actor as used by a fact, so that it is kept; its id."""
        draft = self._drafts[actor_id]
        draft.used = True
        return actor_id

    def actor(self, kind: ActorKind, name: str, country: str | None = None, of: str | None = None) -> str:
        """The id of an actor by its English name, made if there is none."""
        for prefix in ("state", "organisation", "format"):
            for key, named in self.gazetteer.named.items():
                if named.name == name and key.startswith(prefix):
                    return self.use(self._keyed(key).id)
        return self.use(self._draft(f"{kind}:{name}", kind, name, country, of).id)

    def state(self, code: str) -> str:
        """The id of a state by its code."""
        return self.use(self._keyed("state:" + code).id)

    def unnamed(self, office: str, of: str | None) -> str:
        """The id of a holder of an office whom the text leaves without a name."""
        owner = self._drafts[of] if of else None
        adjective = self._adjective(owner.key) if owner else ""
        name = " ".join(w for w in ("unnamed", adjective, office) if w)
        return self.use(self._draft(f"office:{name}", "office", name, owner.country if owner else None, of).id)

    def format(self, actor_id: str) -> Format | None:
        """The standing format that an actor is, if it is one."""
        kind, _, name = self._drafts[actor_id].key.partition(":")
        return self.gazetteer.formats.get(name) if kind == "format" else None

    def summit_of(self, actor_id: str) -> Format | None:
        """The summit under an organisation's own name (the G7's), if it has one."""
        kind, _, name = self._drafts[actor_id].key.partition(":")
        return self.gazetteer.formats.get(f"{name} summit") if kind == "organisation" else None

    def sitters(self, actor_id: str) -> list[str]:
        """Who sits in a standing format: the format itself where it acts, else its organisation and its states."""
        told = self.format(actor_id)
        if told is None or told.actor or not (told.organisation or told.states):
            return [self.use(actor_id)]
        owner = [self.use(self._keyed("organisation:" + told.organisation).id)] if told.organisation else []
        return owner + [self.state(code) for code in told.states]

    def state_of(self, actor_id: str) -> str | None:
        """The state or organisation that an actor serves or belongs to; a state or organisation itself."""
        draft = self._drafts[actor_id]
        if draft.human is not None:
            return self._keyed(draft.human.state).id if draft.human.state else None
        if draft.of is not None:
            return self.state_of(draft.of)
        return draft.id if draft.kind in ("state", "organisation") else None

    def _adjective(self, key: str) -> str:
        named = self.gazetteer.named.get(key)
        return named.adjective if named else self._by_key[key].name

    # The two passes

    def survey(self, passages: Iterable[Passage]) -> None:
        """Collect the full names and offices of an article, so that a surname in its headline finds its bearer."""
        words = 0
        surveyed: list[tuple[Passage, list[Found]]] = []
        for passage in passages:
            words += len(passage.words)
            if words > SURVEYED:
                break
            composed = compose(passage, self.gazetteer)
            self._composed[id(passage)] = composed
            self._observe(passage, composed)
            surveyed.append((passage, composed))
        for passage, composed in surveyed:
            self._register(passage, composed)
        self._last_human, self._last_state, self._last_place = None, "", None

    def find(self, passage: Passage, kind: str = "body") -> tuple[list[Mention], list[PlaceMention]]:
        """The mentions of actors and places in one passage."""
        composed = self._composed.pop(id(passage), None)
        if composed is None:
            composed = compose(passage, self.gazetteer)
            self._observe(passage, composed)
            self._register(passage, composed)
            self._last_human, self._last_state = None, ""
        mentions: list[Mention] = []
        places: list[PlaceMention] = []
        for found in composed:
            self._resolve(passage, found, mentions, places)
        for mention in mentions:
            self._cite(passage, mention)
        return mentions, places

    def finish(self) -> tuple[Actor, ...]:
        """The actors of the article that are mentioned or used, in the form of the contract."""
        kept = [d for d in self._drafts.values() if d.spans or d.used]
        wanted = {d.id for d in kept}
        queue = list(kept)
        while queue:
            draft = queue.pop()
            for other in (draft.of, *(self._owner_ids(draft))):
                if other and other not in wanted:
                    wanted.add(other)
                    queue.append(self._drafts[other])
        return tuple(self._made(d) for d in self._drafts.values() if d.id in wanted)

    def _owner_ids(self, draft: Draft) -> list[str]:
        if draft.human is None:
            return []
        keys = [held.owner or draft.human.state for held in draft.human.offices]
        return [self._keyed(k).id for k in keys if k]

    def _made(self, draft: Draft) -> Actor:
        offices: tuple[Office, ...] = ()
        country, printed = draft.country, draft.printed
        name = draft.name
        if draft.human is not None:
            human = draft.human
            offices = tuple(
                Office(title=h.title, affiliation=self._keyed(h.owner or human.state).id if h.owner or human.state else None, former=h.former)
                for h in human.offices
            )
            name, printed = human.name, human.printed
            country = self.gazetteer.named[human.state].country if human.state in self.gazetteer.named else None
        return Actor(
            id=draft.id, kind=draft.kind, name=name, name_as_printed=printed, country=country, of=draft.of,
            offices=offices, spans=tuple(draft.spans),
        )  # fmt: skip

    # First pass: persons and their offices

    def _observe(self, passage: Passage, composed: list[Found]) -> None:
        self._bases.observe(passage.said(*f.core) for f in composed if f.what in ("person", "run"))

    def _called(self, passage: Passage, found: Found) -> str:
        """A name in base form and English letters."""
        return self._bases.name(passage.said(*found.core))

    def _register(self, passage: Passage, composed: list[Found]) -> None:
        for found in composed:
            if found.what == "actors":
                self._named_keys.update(found.keys)
                if found.form != "adjective":
                    self._last_state = found.keys[0]
            elif found.what == "person":
                human = self._enter(passage, found)
                if human.offices:
                    self._last_human = human
            elif found.what == "run" and found.core[1] - found.core[0] > 1:
                tokens = tokens_of(self._called(passage, found))
                if _known(self.gazetteer).find(tokens) or self.people.find(tokens, self._surname_first):
                    self._enter(passage, found)
            elif found.what == "office" and found.phrase and found.phrase.plural:
                for key in found.phrase.owners:
                    self._plural_offices.setdefault(key, found.phrase)

    def _enter(self, passage: Passage, found: Found) -> Human:
        printed, called = passage.said(*found.core), self._called(passage, found)
        tokens = tokens_of(called)
        person = _known(self.gazetteer).find(tokens)
        human = self.people.find(tokens_of(person.name) if person else tokens, self._surname_first)
        if human is None and person:
            human = self.people.find(tokens, self._surname_first)
        owner = found.owners[0] if found.owners else ""
        phrase = found.phrase
        if human is None:
            if not person and len(tokens) == 1 and phrase:
                person = _known(self.gazetteer).by_surname(tokens[0])
            human = self._new_human(printed, called, tokens, person)
        elif len(tokens) > len(human.tokens):
            self.people.widen(human, tokens, printed)
            human.name, human.known = person.name if person else called, person is not None
        if phrase and not owner:
            owner = phrase.default
        if phrase and not owner and not human.state:
            owner = self._context(phrase) or self._home(printed)
        if owner and (not human.state or (phrase and not phrase.former)):
            human.state = human.state if human.state and phrase and phrase.kind == "envoy" else owner
        if phrase:
            self._hold(human, found, phrase, owner)
        elif found.owners and not human.offices and found.owners[0] in self._plural_offices:
            self._hold(human, found, self._plural_offices[found.owners[0]], owner)
        return human

    def _new_human(self, printed: str, called: str, tokens: tuple[str, ...], person: Person | None) -> Human:
        name, state = (person.name, person.state) if person else ("", "")
        draft = self._draft(f"person:{' '.join(tokens)}", "person", name or called)
        human = Human(draft.id, name or called, printed, tokens, self.gazetteer.key(state))
        human.known = bool(name)
        draft.human = human
        self.people.enter(human)
        if name:
            self.people.widen(human, tuple(dict.fromkeys((*tokens_of(name)[:-1], *tokens[:-1], tokens[-1]))) if len(tokens) == 1 else tokens, printed)
        return human

    def _context(self, phrase: Phrase) -> str:
        """Whom an office serves when its words do not say: the state spoken of where a possessive points at it."""
        if phrase.determiner in self.gazetteer.possessives and self._last_state:
            return self._last_state
        return ""

    def _home(self, printed: str) -> str:
        """Where a page speaks of its own country without naming it: that country, or for foreign names the last named."""
        home = self.gazetteer.key(self.gazetteer.offices.home)
        if not home or self._bases.is_native(printed):
            return home
        return self._last_state if self._last_state != home else ""

    def _hold(self, human: Human, found: Found, phrase: Phrase, owner: str) -> None:
        title, level = found.sense and f"{phrase.title}" or phrase.title, phrase.level
        if phrase.kind == "counterpart":
            other = self._last_human
            if other is None or other is human or not other.offices:
                return
            title, level = other.offices[0].title, other.offices[0].level
        for held in human.offices:
            if held.title == title and held.former == phrase.former:
                held.owner = held.owner or owner
                return
        human.offices.append(Held(title, owner, phrase.former, level))

    # Second pass: mentions

    def _cite(self, passage: Passage, mention: Mention) -> None:
        span = Span(start=passage.start(mention.i), end=passage.end(mention.j))
        for actor in mention.actors:
            draft = self._drafts[actor]
            draft.used = True
            if len(draft.spans) < MOST_SPANS:
                draft.spans.append(span)

    def _resolve(self, passage: Passage, found: Found, mentions: list[Mention], places: list[PlaceMention]) -> None:
        what = found.what
        if what == "person":
            self._person(passage, found, mentions)
        elif what == "run":
            self._run(passage, found, mentions)
        elif what == "actors":
            self._actors(passage, found, mentions, places)
        elif what == "place":
            self._place(passage, found, mentions, places)
        elif what == "office" and found.phrase:
            self._office(found, found.phrase, mentions)
        elif what == "body" and found.phrase:
            self._body(passage, found, found.phrase, mentions, places)
        elif what == "seat":
            self._seat(passage, found, places)

    def _human_mention(self, found: Found, human: Human, mentions: list[Mention], form: str) -> None:
        self.people.saw(human)
        self._last_human = human
        mentions.append(Mention(found.i, found.j, (human.id,), "person", form, found.core, level=human.level()))  # type: ignore[arg-type]

    def _person(self, passage: Passage, found: Found, mentions: list[Mention]) -> None:
        tokens = tokens_of(self._called(passage, found))
        human = self._lookup(tokens) or self._enter(passage, found)
        self._human_mention(found, human, mentions, "name" if len(tokens) > 1 else "surname")

    def _lookup(self, tokens: tuple[str, ...]) -> Human | None:
        human = self.people.find(tokens, self._surname_first)
        if human is None and len(tokens) > 1:
            person = _known(self.gazetteer).find(tokens)
            human = self.people.find(tokens_of(person.name), self._surname_first) if person else None
        return human

    def _run(self, passage: Passage, found: Found, mentions: list[Mention]) -> None:
        tokens = tokens_of(self._called(passage, found))
        human = self._lookup(tokens)
        if human is None and found.starts and len(tokens) > 1:
            human = self.people.by_surname(tokens, self._surname_first)
        if human is not None:
            self._human_mention(found, human, mentions, "name" if len(tokens) > 1 else "surname")

    def _actors(self, passage: Passage, found: Found, mentions: list[Mention], places: list[PlaceMention]) -> None:
        form = found.form
        if form == "loose":
            if not any(k in self._named_keys for k in found.keys):
                return
            form = "metonym"
        ids = tuple(self._keyed(k).id for k in found.keys)
        key = found.keys[0]
        place = None
        if len(found.keys) == 1 and key.startswith("state:"):
            place = self.gazetteer.capital_of(key) if form == "capital" else self.gazetteer.place_of(key) if form == "name" else None
        kind = self._drafts[ids[0]].kind
        mentions.append(Mention(found.i, found.j, ids, kind, form, found.core, place, plural=found.plural))  # type: ignore[arg-type]
        if form != "adjective":
            self._last_state = key
        if place is not None:
            self._maybe_place(passage, found.i, found.j, place, places, bare=False)

    def _maybe_place(self, passage: Passage, i: int, j: int, place: Place, places: list[PlaceMention], *, bare: bool, venue: str | None = None) -> None:
        """A place mention where a preposition stands before, or a list of such places goes on; bare ones if allowed."""
        role = self.gazetteer.atlas.role(passage, i)
        if role is None and places and places[-1].role and self._continues(passage, places[-1].j, i):
            role = (places[-1].role, i)
        dateline = i <= 1 and self._is_dateline(passage, j)
        if role is None and not bare and not dateline:
            return
        places.append(PlaceMention(i, j, place, role[0] if role else "", dateline, venue))
        self._last_place = place

    def _continues(self, passage: Passage, end: int, i: int) -> bool:
        between = passage.words[end:i]
        joiners = self.gazetteer.atlas.joiners
        if not between or len(between) > 5:
            return False
        return between[-1] in joiners or between[-1] == "," if len(between) > 1 else between[0] in joiners or between[0] == ","

    def _is_dateline(self, passage: Passage, j: int) -> bool:
        words = passage.words
        return j < len(words) and words[j] in ",(\u2014\u2013-:/" and j < 6 and passage.raw[0].isupper()

    def _place(self, passage: Passage, found: Found, mentions: list[Mention], places: list[PlaceMention]) -> None:
        gazetteer = self.gazetteer
        if found.sense:
            place = gazetteer.atlas.by_name(found.sense)
            if place:
                self._maybe_place(passage, found.i, found.j, place, places, bare=True, venue=found.form)
            return
        spot = found.spot
        if spot is None:
            return
        tokens = tokens_of(passage.said(found.i, found.j))
        role = gazetteer.atlas.role(passage, found.i)
        human = self.people.find(tokens, self._surname_first)
        if human is not None and (role is None or role[0] in ("of", "from")):
            self._human_mention(found, human, mentions, "surname")
            return
        gated = " ".join(passage.words[found.i : found.j]) in gazetteer.atlas.gated
        if gated and role is None and (found.starts or len(tokens) == 1):
            return
        self._maybe_place(passage, found.i, found.j, spot.place, places, bare=spot.weight >= 300_000 and not gated)

    def _seat(self, passage: Passage, found: Found, places: list[PlaceMention]) -> None:
        """The Hungarian capital, la capitale belge, the Swiss city: by the state's adjective beside it."""
        key = self._adjective_beside(passage, found)
        if not key:
            return
        place = self.gazetteer.capital_of(key) if found.sense == "capital" else self._city_in(self.gazetteer.named[key].country)
        if place is not None:
            self._maybe_place(passage, found.i, found.j, place, places, bare=False)

    def _adjective_beside(self, passage: Passage, found: Found) -> str:
        for k in (found.j, found.i - 1):
            if 0 <= k < len(passage.words):
                for hit in self.gazetteer.lexicon.find(passage, k, min(k + 3, len(passage.words)) if k == found.j else k + 1):
                    sense = hit.senses[0]
                    if sense.sort == "state" and sense.form == "adjective" and hit.i == k:
                        if k < found.i:
                            found.i = k
                        else:
                            found.j = hit.j
                        return sense.key
        return ""

    def _city_in(self, country: str | None) -> Place | None:
        return self._last_place if self._last_place and self._last_place.country == country else None

    def _office(self, found: Found, phrase: Phrase, mentions: list[Mention]) -> None:
        owners = phrase.owners or ([phrase.default] if phrase.default else [])
        if phrase.plural:
            self._plural(found, phrase, owners, mentions)
            return
        human = self._holder(phrase, owners)
        if human is not None:
            self._human_mention(found, human, mentions, "office")
            return
        draft = self._holder_without_name(phrase, owners)
        if draft is not None:
            mentions.append(Mention(found.i, found.j, (draft.id,), "office", "office", found.core, level=phrase.level))

    def _plural(self, found: Found, phrase: Phrase, owners: list[str], mentions: list[Mention]) -> None:
        if phrase.kind == "unnamed":
            of = self._keyed(owners[0]).id if owners else None
            if len(owners) == 1 or not owners:
                draft = self._drafts[self.unnamed(phrase.title + "s", of)]
                mentions.append(Mention(found.i, found.j, (draft.id,), "office", "office", found.core, level=phrase.level, plural=True))
                return
        if owners:
            ids = tuple(self._keyed(k).id for k in owners)
            kind = self._drafts[ids[0]].kind
            mentions.append(Mention(found.i, found.j, ids, kind, "members", found.core, level=phrase.level, plural=True))

    def _holder(self, phrase: Phrase, owners: list[str]) -> Human | None:
        """The person of the article who holds an office: same state and title, the latest named first."""
        if phrase.kind == "unnamed":
            return None
        indefinite = phrase.determiner in self.gazetteer.indefinite and phrase.determiner not in self.gazetteer.articles
        if indefinite:
            return None
        fits = []
        for human in self.people.all:
            for held in human.offices:
                if _title_fits(phrase.title, held.title) and (not owners or human.state in owners or held.owner in owners):
                    fits.append((owners != [] or human.seen > 0, human.seen, held.title == phrase.title, human))
                    break
        fits = [f for f in fits if f[0]]
        return max(fits, key=lambda f: (f[1] > 0, f[2] if owners else False, f[1]))[3] if fits else None

    def _holder_without_name(self, phrase: Phrase, owners: list[str]) -> Draft | None:
        if phrase.kind in ("loose", "counterpart") or (not owners and phrase.kind not in ("unnamed", "spokesperson")):
            return None
        of = self._keyed(owners[0]).id if owners else None
        if phrase.kind == "unnamed" or (phrase.kind == "spokesperson" and owners and not phrase.body):
            if of is None and phrase.determiner in self.gazetteer.articles and self._last_unnamed:
                return self._last_unnamed
            draft = self._drafts[self.unnamed(phrase.title, of)]
            self._last_unnamed = draft
            return draft
        if not owners:
            return self._last_unnamed
        name = f"{self._adjective(owners[0])} {phrase.title}"
        draft = self._draft(f"office:{name}", "office", name, self.gazetteer.named[owners[0]].country, of)
        draft.title = phrase.title
        if phrase.kind == "spokesperson":
            self._last_unnamed = draft
        return draft

    def _body(self, passage: Passage, found: Found, phrase: Phrase, mentions: list[Mention], places: list[PlaceMention]) -> None:
        owners = phrase.owners or ([phrase.default] if phrase.default else [])
        if phrase.venue:
            place = self.gazetteer.atlas.by_name(phrase.venue)
            if place:
                self._maybe_place(passage, found.i, found.j, place, places, bare=False, venue=passage.said(found.i, found.j))
        if not owners:
            draft = next((d for d in reversed(self._by_key.values()) if d.kind == "body" and d.title == phrase.title and d.spans), None)
            if draft is None:
                return
            mentions.append(Mention(found.i, found.j, (draft.id,), "body", "office", found.core, level=phrase.level))
            return
        ids = []
        for key in owners:
            name = phrase.name or f"{self._adjective(key)} {phrase.title}"
            draft = self._draft(f"body:{name}", "body", name, self.gazetteer.named[key].country, self._keyed(key).id)
            draft.title = phrase.title
            ids.append(draft.id)
        self._last_state = owners[0]
        mentions.append(Mention(found.i, found.j, tuple(ids), "body", "name", found.core, level=phrase.level, plural=len(ids) > 1))


def _title_fits(asked: str, held: str) -> bool:
    """Whether an office in short ("minister") is the one held in full ("Foreign Minister")."""
    if asked == held:
        return True
    return held.rpartition(" ")[2].lower() == asked.lower()


def respelled(name: str, gazetteer: Gazetteer) -> str:
    """A person's name in English spelling by the pack's rules."""
    return respell(name, gazetteer.actors.spelling)
