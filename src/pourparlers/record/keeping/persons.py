"""Who is who, where spellings came, went, or are met more often: only those that share a word's sound are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from pourparlers.record.correction import Standing
from pourparlers.record.keeping.kept import Kept, words_in
from pourparlers.record.keeping.rows import SpellingRow
from pourparlers.record.same_person import CROWD, Spelling, after_judgement, mark_of, owner, same_person, usual
from pourparlers.record.spelling import sound, words_of


def told_apart(kept: Kept, before: Mapping[str, SpellingRow | None], corrections: Standing) -> set[str]:
    """Settle who is who after spellings changed from what they were; the spellings that are another's now."""
    judged = corrections.persons()
    known = kept.corrections()
    named = {" ".join(words_of(name)) for first, second, _ in judged for name in (first, second)}
    touched = _touched(kept, before)
    if not touched and judged == Standing(known.standing).persons() and named.isdisjoint(before):
        _call(kept, set(marks(kept, before).values()))
        return set()
    about = kept.spelt.around({*before, *touched, *dict(known.persons), *named})
    was = marks(kept, about)
    if touched:
        closed = kept.spelt.around(touched)
        alive = kept.spellings.many(closed)
        kept.spelt.leave(closed - alive.keys())
        kept.spelt.settle(alive, _edges(kept, alive))
    _judge(kept, judged, named)
    now = marks(kept, about)
    _call(kept, {*was.values(), *now.values()})
    return {spelling for spelling in about if was[spelling] != now[spelling]}


def _call(kept: Kept, persons: set[str]) -> None:
    """Call everyone by the name that is the usual one now."""
    for mark in persons:
        rows = kept.spellings.many(members(kept, mark))
        counts = sum((Counter(row.names) for row in rows.values()), Counter[str]())
        kept.usual.put(mark, usual(counts) if counts else None)


def marks(kept: Kept, spellings: Iterable[str]) -> dict[str, str]:
    """The mark of who is spelt so, for some spellings."""
    judged = dict(kept.corrections().persons)
    homes = kept.spelt.names(spellings)
    return {one: judged.get(one) or mark_of(words_in(home)) for one, home in homes.items()}


def members(kept: Kept, mark: str) -> set[str]:
    """All spellings of the one whom a mark stands for."""
    judged = dict(kept.corrections().persons)
    home = kept.spelt.members(mark[1:])
    moved = {spelling for spelling, other in judged.items() if other == mark}
    return moved | {one for one in home if judged.get(one, mark) == mark}


def _judge(kept: Kept, judged: list[tuple[str, str, bool]], named: set[str]) -> None:
    """What corrections make of the homes of the spellings that they name."""
    homes = {kept.spelt.name(one) for one in named if kept.spellings.get(one) is not None}
    groups = [[words_in(one) for one in kept.spelt.members(home)] for home in sorted(homes)]
    others = {}
    for group in after_judgement(groups, judged):
        for words in group:
            if mark_of(group[0]) != mark_of(words_in(kept.spelt.name(" ".join(words)))):
                others[" ".join(words)] = mark_of(group[0])
    kept.judged.put("", kept.corrections()._replace(persons=tuple(sorted(others.items()))))


def _touched(kept: Kept, before: Mapping[str, SpellingRow | None]) -> set[str]:
    """Spellings whose likeness to others may have changed, and those others."""
    touched: set[str] = set()
    bare: set[str] = set()
    sizes: dict[str, int] = {}
    for spelling, old in before.items():
        new, words = kept.spellings.get(spelling), words_in(spelling)
        sounds = {sound(word) for word in words}
        reshaped = old is None or new is None or old.serves.keys() != new.serves.keys()
        if len(words) > 1:
            bare |= kept.spellings.any_of(("bare", heard) for heard in sounds)
            if reshaped:
                touched.add(spelling)
                touched |= _like(kept, spelling, sounds)
        elif reshaped:
            bare.add(spelling)
        for heard in sounds if len(words) > 1 else ():
            sizes[heard] = sizes.get(heard, 0) + (new is not None) - (old is not None)
    for heard, grown in sizes.items():
        block = kept.spellings.any_of([("full", heard)]) if grown else set()
        if (len(block) > CROWD) != (len(block) - grown > CROWD):
            touched |= block
    for spelling in bare:
        touched |= _owned(kept, spelling)
    return touched


def _like(kept: Kept, spelling: str, sounds: set[str]) -> set[str]:
    row = kept.spellings.get(spelling)
    if row is None:
        return set()
    own = _spelling(spelling, row)
    near = kept.spellings.many(kept.spellings.any_of(("full", heard) for heard in sounds))
    others = ((name, _spelling(name, other)) for name, other in near.items())
    return {name for name, other in others if same_person(*sorted((own, other)))}


def _owned(kept: Kept, spelling: str) -> set[str]:
    """A bare surname, with the one whom it meant and means, where that is another now."""
    row = kept.spellings.get(spelling)
    if row is None:
        return {spelling}
    block = kept.spellings.many(kept.spellings.any_of([("full", sound(spelling))]))
    found = owner(_spelling(spelling, row), [_spelling(name, other) for name, other in block.items()])
    new = " ".join(found) if found is not None else None
    if new == row.owner:
        return set()
    kept.spellings.put(spelling, row._replace(owner=new))
    return {spelling, *filter(None, (row.owner, new))}


def _edges(kept: Kept, alive: Mapping[str, SpellingRow]) -> Iterator[tuple[str, str]]:
    """Pairs of some spellings that are of one person."""
    made = {name: _spelling(name, row) for name, row in alive.items()}
    sounds = {sound(word) for one in made.values() if len(one.words) > 1 for word in one.words}
    for block in kept.spellings.found(("full", heard) for heard in sounds).values():
        if len(block) <= CROWD:
            pairs = combinations(sorted(block & made.keys(), key=words_in), 2)
            yield from ((a, b) for a, b in pairs if same_person(made[a], made[b]))
    yield from ((name, row.owner) for name, row in alive.items() if row.owner is not None)


def _spelling(name: str, row: SpellingRow) -> Spelling:
    return Spelling(words_in(name), frozenset(row.serves), sum(row.names.values()))
