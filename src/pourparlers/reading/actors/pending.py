"""Offices told apart from any name, which only the whole article gives to someone."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.reading.actors.people import Held, Human
from pourparlers.reading.names.gazetteer import Gazetteer
from pourparlers.reading.names.phrase import Phrase

NEAR = 1  # passages between a name and an office that says not whom it serves


@dataclass(slots=True)
class Waiting:
    """An office without a name, and the number of its passage."""

    phrase: Phrase
    number: int


@dataclass(slots=True)
class Relative:
    """A person who is the counterpart of one whose office was told in short."""

    human: Human
    phrase: Phrase
    owner: str
    other: Held


class Pending:
    """The offices of an article that wait for their holders; ``collective`` are plurals by whom they serve."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.collective: dict[str, Phrase] = {}
        self._waiting: list[Waiting] = []
        self._relatives: dict[str, Relative] = {}

    def office(self, phrase: Phrase, number: int) -> None:
        """An office without a name ("the US president"), in the passage of that number."""
        if phrase.plural:
            for key in phrase.owners:
                self.collective.setdefault(key, phrase)
        indefinite = phrase.determiner in self.gazetteer.indefinite and phrase.determiner not in self.gazetteer.articles
        if indefinite or (phrase.kind and not (phrase.kind == "loose" and phrase.level == "leaders")):
            return
        self._waiting.append(Waiting(phrase, number))

    def relative(self, human: Human, phrase: Phrase, owner: str, other: Held) -> None:
        """A counterpart of the holder of an office told in short ("the minister ... his counterpart")."""
        self._relatives[human.id] = Relative(human, phrase, owner, other)

    def settle(self, people: list[Human]) -> None:
        """Give each office to the one person it fits."""
        served: dict[str, list[Human]] = {}
        for human in people:
            served.setdefault(human.state, []).append(human)
        for waiting in self._waiting:
            phrase, owners = waiting.phrase, waiting.phrase.served()
            for owner in owners:
                self._give(phrase, owner, served.get(owner, []))
            if not owners and not phrase.plural and phrase.kind != "loose":
                self._give(phrase, "", [h for h in people if abs(h.born - waiting.number) <= NEAR])
        self._waiting.clear()
        for one in self._relatives.values():
            title = one.phrase.title.replace("{}", self._fuller(one.other.title))
            hold(one.human, title, one.owner, one.phrase.former, one.other.level)
        self._relatives.clear()

    def _give(self, phrase: Phrase, owner: str, candidates: list[Human]) -> None:
        if any(title_fits(phrase.title, held.title) for h in candidates for held in h.offices if not held.former):
            return
        free = [h for h in candidates if not h.offices and len(h.tokens) > 1 and h.id not in self._relatives]
        if len(free) == 1:
            hold(free[0], self._fuller(phrase.title), owner, phrase.former, phrase.level)

    def _fuller(self, title: str) -> str:
        """An office in short in the full form that the article gives its colleagues: Minister, Foreign Minister."""
        fuller = {p.title for p in self.collective.values() if title_fits(title, p.title)}
        return fuller.pop() if len(fuller) == 1 else title


def hold(human: Human, title: str, owner: str, former: bool, level: str) -> None:
    """Enter an office; one known already only gains its owner, one in short adds nothing to one in full."""
    for held in human.offices:
        if held.title == title or title_fits(title, held.title):
            held.owner = held.owner or owner
            return
    human.offices.append(Held(title, owner, former, level))


def title_fits(asked: str, held: str) -> bool:
    """Whether an office in short ("minister") is the one held in full ("Foreign Minister")."""
    return asked == held or held.rpartition(" ")[2].lower() == asked.lower()


def title_opens(asked: str, held: str) -> bool:
    """Whether an office in short ("secretary") is how the one held in full begins ("Secretary of State")."""
    return held.partition(" of ")[0].lower() == asked.lower()
