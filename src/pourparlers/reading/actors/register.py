"""The first pass over an article: its persons, their offices, and whom they serve, wherever that is told."""

from __future__ import annotations

import functools

from pourparlers.reading.actors.pending import Pending, hold
from pourparlers.reading.actors.people import Held, Human, Known, People, tokens_of
from pourparlers.reading.actors.roll import Roll
from pourparlers.reading.names.base_forms import BaseForms
from pourparlers.reading.names.context import Context
from pourparlers.reading.names.finder import Found
from pourparlers.reading.names.gazetteer import Gazetteer
from pourparlers.reading.names.phrase import RELATIVE, Phrase
from pourparlers.reading.names.romanise import plain
from pourparlers.reading.names.sites import is_dateline
from pourparlers.reading.words.passage import Passage

STEM = 4  # letters that a city and its adjective have in common
CANDIDATES = 300  # persons among whom an office is sought
APART = RELATIVE | {"private", "unnamed"}


@functools.lru_cache(maxsize=8)
def known_of(gazetteer: Gazetteer) -> Known:
    """The persons that the packs know, by sound."""
    return Known(gazetteer.known, frozenset(s.code for s in gazetteer.world.values() if s.surname_first))


class Register:
    """The persons of an article, and what the first pass leaves for later."""

    def __init__(self, gazetteer: Gazetteer, roll: Roll) -> None:
        self.gazetteer, self.roll = gazetteer, roll
        self.known = known_of(gazetteer)
        self.people = People()
        self.bases = BaseForms(gazetteer.language.code)
        self.surname_first = frozenset("state:" + s.code for s in gazetteer.world.values() if s.surname_first)
        self.named: set[str] = set()
        self.pending = Pending(gazetteer)
        self._bodies: dict[str, tuple[list[str], str]] = {}
        self._last: Human | None = None
        self._last_office: Held | None = None
        self._short = False
        self._last_key = ""
        self._cities: dict[str, str] = {}
        self._dated_from = ""
        self._stateless: list[Human] = []
        self._number = 0

    def called(self, passage: Passage, i: int, j: int) -> str:
        """A name in base form and English letters, where the language declines names or has other letters.

        The particles before a surname are no part of what it is looked up by ("Mme von der Leyen").
        """
        while i < j - 1 and passage.words[i] in self.gazetteer.particles and passage.raw[i][0].islower():
            i += 1
        return self.bases.name(passage.said(i, j))

    def observe(self, passage: Passage, composed: list[Found]) -> None:
        """Take note of the forms that names have, before any of them is entered."""
        self.bases.observe(passage.said(*f.core) for f in composed if f.what in ("person", "run"))

    def read(self, passage: Passage, composed: list[Found]) -> None:
        """Enter what one passage tells of persons."""
        self._number += 1
        context = self._context(passage, composed)
        for found in composed:
            what, phrase = found.what, found.phrase
            if what == "actors" and found.form != "loose":
                self.named.update(found.keys)
            elif what == "person" or (what == "run" and self._is_name(passage, found)):
                human = self.enter(passage, found, context)
                if human.offices:
                    self._last, self._last_office, self._short = human, human.offices[0], False
                context.humans.append((found.i, human.state))
            elif what == "run":
                self._last = (
                    self.people.find(tokens_of(self.called(passage, *found.core)), self.surname_first) or self._last
                )
            elif what == "body" and phrase:
                self._body(phrase)
            elif what == "office" and phrase:
                self.pending.office(phrase, self._number)
                if not phrase.plural and phrase.kind not in APART and phrase.level:
                    self._last_office = Held(phrase.title, (phrase.served() or [""])[0], False, phrase.level)
                    self._short = not phrase.served()
            for inner in phrase.inner if phrase else ():
                if not inner.is_body:
                    self.pending.office(inner, self._number)
        told = context.places or context.states
        if told:
            self._last_key = told[-1][1]

    def settle(self) -> None:
        """Give what is still open once the whole article is known: states, offices told apart from any name."""
        for human in self._stateless:
            human.state = human.state or self._dated_from
        self._stateless.clear()
        self.pending.settle(self.people.all[-CANDIDATES:])

    def _is_name(self, passage: Passage, found: Found) -> bool:
        """Whether a bare run names a person whom the packs know, or the article has named already."""
        tokens = tokens_of(self.called(passage, *found.core))
        if len(tokens) > 1:
            return self.known.find(tokens) is not None or self.people.find(tokens, self.surname_first) is not None
        person = self.known.by_surname(tokens[0])
        return person is not None and person.alone and self.people.find(tokens, self.surname_first) is None

    def _context(self, passage: Passage, composed: list[Found]) -> Context:
        context, atlas = Context(passage.sentences), self.gazetteer.atlas
        for found in composed:
            if found.i <= 1 and not self._dated_from and found.what in ("actors", "place"):
                self._dated_from = self._dateline(passage, found)
            keys = found.keys or tuple(found.phrase.served() if found.phrase and found.what == "body" else ())
            if found.what in ("actors", "body") and len(keys) == 1 and found.form != "loose":
                role = atlas.role(passage, found.i) if found.form in ("name", "capital") else None
                if role and role[0] in ("at", "to"):
                    context.places.append((found.i, keys[0]))
                elif keys[0].startswith("state:"):
                    context.states.append((found.i, keys[0]))
            elif found.what == "place" and found.spot and found.spot.place.country:
                self._cities.setdefault(passage.words[found.i][:STEM], passage.said(found.i, found.j))
                role = atlas.role(passage, found.i)
                key = "state:" + found.spot.place.country
                if role and role[0] in ("at", "to") and key in self.gazetteer.named:
                    context.places.append((found.i, key))
        return context

    def _dateline(self, passage: Passage, found: Found) -> str:
        """The state from which the text is dated, "" if its first words are no dateline."""
        if not is_dateline(passage, found.j) or found.form not in ("capital", ""):
            return ""
        key = found.keys[0] if found.keys else f"state:{found.spot.place.country}" if found.spot else ""
        return key if key in self.gazetteer.named else ""

    def _body(self, phrase: Phrase) -> None:
        owners = phrase.served()
        if owners:
            self._bodies[phrase.title] = self._bodies[phrase.title.rpartition(" ")[2]] = (
                owners,
                phrase.name or phrase.title,
            )

    # Persons

    def enter(self, passage: Passage, found: Found, context: Context | None = None) -> Human:
        """The person that a name means, with what its words tell of office and state."""
        printed, called = passage.said(*found.core), self.called(passage, *found.core)
        phrase = found.phrase
        human = self._human(printed, called, phrase is not None or found.titled)
        owner = found.owners[0] if found.owners else ""
        if phrase and owner in phrase.loose and owner not in self.named:
            owner = ""
        if phrase and not owner:
            owner = self._owner(passage, phrase) or phrase.default
        if phrase and phrase.national and not owner and human.home:
            owner = human.home
        if owner and not (human.state and phrase and phrase.former):
            human.state = owner
        elif phrase and not human.state and phrase.kind not in APART and context:
            human.state = self._home(printed) or self._around(found, context)
            if not human.state:
                self._stateless.append(human)
        if phrase:
            self._hold(human, phrase, owner)
            for more in (phrase.pair, found.more):
                if more:
                    self._hold(human, more, owner)
        elif found.owners and not human.offices:
            told = self.pending.collective.get(found.owners[0])
            if told:
                hold(human, told.title, owner, told.former, told.level)
        return human

    def _human(self, printed: str, called: str, cued: bool) -> Human:
        people, known, tokens = self.people, self.known, tokens_of(called)
        person = known.find(tokens)
        human = people.find(tokens_of(person.name), self.surname_first) if person else None
        human = human or people.find(tokens, self.surname_first)
        if human is None:
            if person is None and len(tokens) == 1:
                person = known.by_surname(tokens[0])
                person = person if person and (person.alone or cued) else None
            name = person.name if person else called
            draft = self.roll.enter(f"person:{' '.join(tokens)}", "person", name)
            human = Human(draft.id, name, printed, tokens, self.gazetteer.key(person.state) if person else "")
            human.home, human.known = self.gazetteer.key(person.home) if person else "", person is not None
            draft.human = human
            people.enter(human, tokens_of(name))
            human.born = self._number
        elif len(tokens) > len(human.tokens):
            people.widen(human, tokens, printed)
            human.name, human.known = (person.name, True) if person else (called, False)
            human.state = human.state or (self.gazetteer.key(person.state) if person else "")
            human.born = self._number
        return human

    def _owner(self, passage: Passage, phrase: Phrase) -> str:
        """Whom an office serves when no state stands beside it: by the person, body or organisation it belongs to."""
        if phrase.boss:
            boss = self.people.find(tokens_of(self.called(passage, *phrase.boss)), self.surname_first)
            if boss and boss.state:
                return boss.state
            tokens = tokens_of(self.called(passage, *phrase.boss))
            person = self.known.find(tokens) if len(tokens) > 1 else self.known.by_surname(tokens[0])
            if person and person.state:
                return self.gazetteer.key(person.state)
            given = plain(passage.raw[phrase.boss[0]]) in self.gazetteer.given
            if phrase.kind in ("private", "loose") and boss is None and person is None and not given:
                return "organisation:" + self.called(passage, *phrase.boss)
        if phrase.organ:
            return "organisation:" + self.bases.title(passage.said(*phrase.organ))
        if phrase.adjective >= 0:
            city = self._cities.get(passage.words[phrase.adjective][:STEM])
            if city:
                return "organisation:" + city
        if phrase.body and phrase.body in self._bodies and not phrase.owners:
            owners, full = self._bodies[phrase.body]
            phrase.title = phrase.title.replace(phrase.body, full)
            return owners[0]
        return ""

    def _home(self, printed: str) -> str:
        """The country of the language's own press, of which it speaks without naming it; "" for foreign names."""
        return self.gazetteer.key(self.gazetteer.offices.home) if self.bases.is_native(printed) else ""

    def _around(self, found: Found, context: Context) -> str:
        """The state that an office without one is likeliest of."""
        phrase = found.phrase
        if phrase and phrase.determiner in self.gazetteer.possessives and not phrase.plural:
            told = context.before(found.i, context.states, context.humans)
            return told or (self._last.state if self._last else "")
        abroad = phrase is not None and phrase.kind == "envoy"
        told = context.around(found.i, visited=not abroad) or self._last_key
        return told if told or abroad else context.after(found.j)

    def _hold(self, human: Human, phrase: Phrase, owner: str) -> None:
        title, level, former = phrase.title, phrase.level, phrase.former
        if phrase.kind in RELATIVE:
            other = self._last_office
            if other is None:
                return
            if self._short:
                self.pending.relative(human, phrase, owner, other)
                return
            title, level = title.replace("{}", other.title), other.level
            former = former or phrase.kind == "predecessor"
            if phrase.kind != "counterpart" and not owner:
                owner = human.state = other.owner or (self._last.state if self._last else "")
        hold(human, title, owner, former, level)
