"""The persons of an article: full names, the spellings they go by, their offices, and who a surname means."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparlers.languages.names_schema import Person
from pourparlers.reading.names.romanise import plain, sound

REMEMBERED = 8
NAMESAKES = 40  # persons with a word of their names in common, among whom one is sought


@dataclass(slots=True)
class Held:
    """An office held: English title, the key of whom it serves, and whether it is past."""

    title: str
    owner: str
    former: bool
    level: str


@dataclass(slots=True)
class Human:
    """A person of the article. ``tokens`` are the plain words of the name; ``seen`` counts up with each mention.

    ``born`` is the passage that gives the full name, ``passage`` that of the last mention.
    """

    id: str
    name: str
    printed: str
    tokens: tuple[str, ...]
    state: str = ""
    home: str = ""
    known: bool = False
    offices: list[Held] = field(default_factory=list)
    seen: int = 0
    opened: int = 0
    born: int = -9
    passage: int = 0

    def level(self) -> str:
        return self.offices[0].level if self.offices else ""


class Known:
    """The pack's known persons, found by how the surname sounds."""

    def __init__(self, persons: Iterable[Person], surname_first: frozenset[str] = frozenset()) -> None:
        self._by_sound: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
        self._by_surname: dict[str, Person | None] = {}
        for person in persons:
            for name in (person.name, *person.spellings):
                tokens = tokens_of(name)
                rows = self._by_sound.setdefault(sound(tokens[-1]), [])
                rows.append((tokens, person))
                if tokens[0] != tokens[-1]:
                    self._by_sound.setdefault(sound(tokens[0]), []).append((tokens, person))
                surname = tokens[0] if person.state in surname_first else tokens[-1]
                held = self._by_surname.get(surname, person)
                self._by_surname[surname] = person if held is person else None

    def find(self, tokens: tuple[str, ...]) -> Person | None:
        """The person of a full name, however it is romanised."""
        if len(tokens) < 2:
            return None
        for name, person in self._by_sound.get(sound(tokens[-1]), ()):
            if name == tokens or set(name) == set(tokens):
                return person
            if _close(name[-1], tokens[-1]) and _given_alike(name[0], tokens[0]) and name[-1] != name[0]:
                return person
        return None

    def by_surname(self, token: str) -> Person | None:
        """The only known person of that surname."""
        return self._by_surname.get(token)


@functools.lru_cache(maxsize=16384)
def tokens_of(name: str) -> tuple[str, ...]:
    """The plain words of a name, hyphens as blanks."""
    return tuple(plain(w) for w in name.replace("-", " ").replace("'", "").split() if w != ".") or ("",)


def _close(one: str, other: str) -> bool:
    return (
        one == other
        or (sound(one) == sound(other) and one[:1] == other[:1])
        or (sound(one) == sound(other) and len(sound(one)) > 2)
    )


def _given_alike(one: str, other: str) -> bool:
    return (
        one == other
        or sound(one) == sound(other)
        or (len(other) == 1 and one[:1] == other)
        or (len(one) == 1 and other[:1] == one)
    )


class People:
    """The register of one article's persons, by every word of their names."""

    def __init__(self) -> None:
        self._by_token: dict[str, list[Human]] = {}
        self.all: list[Human] = []
        self._latest: list[Human] = []
        self._clock = 0

    def find(self, tokens: tuple[str, ...], surname_first: frozenset[str]) -> Human | None:
        """Whom a name means: for a surname the latest of those it fits."""
        last = tokens[-1]
        held = self._by_token.get(last, ())[-NAMESAKES:]
        if len(tokens) > 1:
            for human in held:
                if _same(human.tokens, tokens):
                    return human
            return next(
                (h for h in self._by_token.get(tokens[0], ())[-NAMESAKES:] if set(h.tokens) == set(tokens)), None
            )
        fits = [h for h in held if h.tokens[-1] == last or (h.tokens[0] == last and h.state in surname_first)]
        return max(fits, key=lambda h: (h.seen, bool(h.offices))) if fits else None

    def enter(self, human: Human, also: tuple[str, ...] = ()) -> None:
        """Enter a person by the words of the name, and of its usual spelling."""
        self.all.append(human)
        for token in dict.fromkeys((*human.tokens, *also)):
            if len(token) > 1:
                self._by_token.setdefault(token, []).append(human)
        if len(human.tokens) == 1 and len(also) > 1:
            human.tokens = (*also[:-1], human.tokens[-1])

    def widen(self, human: Human, tokens: tuple[str, ...], printed: str) -> None:
        """A fuller name of a person known by surname so far."""
        for token in tokens:
            if token not in human.tokens and len(token) > 1:
                self._by_token.setdefault(token, []).append(human)
        human.tokens, human.printed = tokens, printed

    def saw(self, human: Human, passage: int) -> None:
        """A mention of a person, in the passage of that number."""
        self._clock += 1
        human.opened = self._clock if human.passage != passage else human.opened or self._clock
        human.seen, human.passage = self._clock, passage
        if human in self._latest:
            self._latest.remove(human)
        self._latest.append(human)
        del self._latest[:-REMEMBERED]

    def latest(self, count: int) -> list[Human]:
        """The persons mentioned last, in order of mention."""
        return self._latest[-count:]


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) == 1 or set(one) == set(other):
        return True
    if one[-1] != other[-1]:
        return False
    return _given_alike(one[0], other[0]) or one[0] in other or other[0] in one
