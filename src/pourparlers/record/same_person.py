"""Which names are of one person: spellings and scripts folded, office and affiliation as evidence.

Names are compared word by word in Latin letters. Each pair is judged by itself and the judgements closed over, so that
no order of arrival counts (record linkage after Fellegi and Sunter 1969, blocked by surname).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from pourparlers.model import Actor, Reading
from pourparlers.record.spelling import sound, spelt, words_of

# Of so many spellings with one surname no more pairs are compared: a surname of thousands is no evidence.
CROWD = 400
# A bare surname means whoever bears it and is named so many times as often as all other bearers together.
FAR_MORE = 3

PERSON = "\x1f"

# Each person of each article (the article's key, the actor's id) to what stands for him or her.
Identities = Mapping[tuple[str, str], str]


class Named(NamedTuple):
    """A person as an article names him or her: article and actor, the name, and whom the offices there serve."""

    article: str
    actor: str
    name: str
    serves: frozenset[str]


class Spelling(NamedTuple):
    """One written form of a name with everyone it is said to serve, and how often it is met; the unit of comparison."""

    words: tuple[str, ...]
    serves: frozenset[str]
    times: int = 1


def persons_of(article: str, reading: Reading) -> Iterator[Named]:
    """The persons of one article."""
    names = {actor.id: actor for actor in reading.actors}
    for actor in reading.actors:
        if actor.kind == "person":
            yield Named(article, actor.id, actor.name, frozenset(_served(actor, names)))


def _served(actor: Actor, actors: Mapping[str, Actor]) -> Iterator[str]:
    for office in actor.offices:
        whom = actors.get(office.affiliation or "")
        while whom is not None:
            yield whom.name
            whom = actors.get(whom.of or "") if whom.of != whom.id else None


class Persons(NamedTuple):
    """Who is who: each person of each article to a mark of his or her own, and the usual name of each mark.

    A mark is made of the first spelling, so that it stays while others become more usual.
    """

    marks: Identities
    names: Mapping[str, str]


def told_apart(persons: Iterable[Named], judged: Sequence[tuple[str, str, bool]] = ()) -> Persons:
    """Each person of each article to a mark for all who are the same, and that to the most usual full form.

    ``judged`` are pairs of names that corrections say are one's (``True``) or two's: the second leaves the first.
    """
    by_words: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for person in persons:
        by_words[words_of(person.name)].append(person)
    spellings = {w: Spelling(w, frozenset().union(*(p.serves for p in ps)), len(ps)) for w, ps in by_words.items()}
    marks: dict[tuple[str, str], str] = {}
    names: dict[str, str] = {}
    for group in after_judgement(_closed(spellings), judged):
        members = [person for words in group for person in by_words[words]]
        mark = mark_of(group[0])
        names[mark] = usual(Counter(person.name for person in members))
        marks.update({(person.article, person.actor): mark for person in members})
    return Persons(marks, names)


def identities(persons: Iterable[Named], judged: Sequence[tuple[str, str, bool]] = ()) -> Identities:
    """Each person of each article to one name for all who are the same: the most usual full form."""
    marks, names = told_apart(persons, judged)
    return {person: names[mark] for person, mark in marks.items()}


def mark_of(words: tuple[str, ...]) -> str:
    """The mark of those whose first spelling is this: no name begins so."""
    return PERSON + " ".join(words)


def after_judgement(
    groups: list[list[tuple[str, ...]]], judged: Sequence[tuple[str, str, bool]]
) -> list[list[tuple[str, ...]]]:
    """Groups of spellings as they are after what corrections say, one after the other."""
    of = {words: group for group in groups for words in group}
    for first, second, same in judged:
        a, b = words_of(first), words_of(second)
        if a not in of or b not in of or (of[a] is of[b]) == same:
            continue
        moving = list(of[b]) if same else [b]
        into = of[a] if same else []
        for words in moving:
            of[words].remove(words)
            into.append(words)
            of[words] = into
    return list({id(group): sorted(group) for group in of.values()}.values())


def usual(counts: Mapping[str, int]) -> str:
    """The name that stands for several: of most words written out, most often printed, first in the alphabet."""
    return min(counts, key=lambda name: (-sum(len(w) > 1 for w in words_of(name)), -counts[name], name))


def _closed(spellings: Mapping[tuple[str, ...], Spelling]) -> list[list[tuple[str, ...]]]:
    """Spellings grouped: those judged alike, and theirs."""
    parent = {words: words for words in spellings}

    def root(words: tuple[str, ...]) -> tuple[str, ...]:
        while parent[words] != words:
            parent[words] = parent[parent[words]]
            words = parent[words]
        return words

    for a, b in _alike(spellings):
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(spellings):
        groups[root(words)].append(words)
    return list(groups.values())


def _alike(spellings: Mapping[tuple[str, ...], Spelling]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of spellings of one person: full names first; a bare surname only where it can mean but one of them."""
    blocks: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings.values():
        for word in {sound(w) for w in spelling.words}:
            blocks[word].append(spelling)
    for block in blocks.values():
        full = [s for s in block if len(s.words) > 1]
        if len(full) <= CROWD:
            yield from ((a.words, b.words) for a, b in combinations(sorted(full), 2) if same_person(a, b))
    for spelling in spellings.values():
        if len(spelling.words) == 1:
            chosen = owner(spelling, blocks[sound(spelling.words[0])])
            if chosen is not None:
                yield spelling.words, chosen


def owner(bare: Spelling, block: Iterable[Spelling]) -> tuple[str, ...] | None:
    """The one whom a bare surname means: the one who bears it and serves the same, or is by far the most named."""
    bearers = [s for s in block if len(s.words) > 1 and spelt(bare.words[0], s.words[-1], vouched=True)]
    vouched = [s for s in bearers if bare.serves & s.serves]
    chosen = sorted(vouched or (bearers if not bare.serves else []), key=lambda s: (-s.times, s.words))
    if not chosen:
        return None
    named = sum(s.times for s in chosen if s is chosen[0] or same_person(chosen[0], s))
    return chosen[0].words if named >= FAR_MORE * (sum(s.times for s in chosen) - named) else None


def same_person(a: Spelling, b: Spelling) -> bool:
    """Whether two full names are of one person: each word of the shorter is a spelling of one of the longer, in any
    order, and nothing in whom they serve speaks against it."""
    vouched = bool(a.serves & b.serves)
    short, long = sorted((a.words, b.words), key=len)
    if len(short) < len(long) and not vouched and (a.serves or b.serves):
        return False
    left = list(long)
    for word in short:
        fit = next((w for w in left if spelt(word, w, vouched=vouched)), None)
        if fit is None:
            return False
        left.remove(fit)
    return vouched or not a.serves or not b.serves or a.words == b.words or _exact(short, long)


def _exact(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names differ in romanisation alone: people change offices, and keep their names."""
    return len(a) == len(b) and sorted(map(sound, a)) == sorted(map(sound, b))
