"""Statements as the record compares them: whose word it is, on which day, in which stretch of which article.

Copies of a story are one voice, so what they say alike is one saying that several articles carry. A sentence that only
tells what somebody else said ("the Kremlin said that Xi had supported it") is no word of its teller: he is the one
through whom it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pourparlers import edtf
from pourparlers.model import Act, Actor, Reading, Statement
from pourparlers.record.issues import words_of
from pourparlers.record.same_person import Identities
from pourparlers.record.told import Told

FEWEST_WORDS = 2
# What was said, was said at most so long before it was told; another day in the sentence is one that it speaks of.
LATELY = timedelta(days=7)
TELLING: frozenset[Act] = frozenset(("say", "confirm"))


class Saying(NamedTuple):
    """One statement of the record: the party that it counts for, who spoke it, and the words."""

    party: str
    person: bool
    speaker: str
    via: tuple[str, ...]
    act: Act
    day: date | None
    article: str
    start: int
    end: int
    statement: Statement
    addressee: str | None
    named: frozenset[str]
    words: tuple[str, ...]
    language: str
    voice: str
    articles: tuple[str, ...]


def sayings_of(known: Mapping[str, Told], names: Identities, voice: Mapping[str, str]) -> list[Saying]:
    """The statements of a set of articles in the order they were said, each once a story."""
    every = [saying for key in sorted(known) for saying in _of_article(known[key], names, voice[key])]
    every.sort(key=lambda s: (s.day or date.min, known[s.article].day or date.min, s.article, s.start, s.end))
    spoken: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for saying in every:
        spoken[saying.voice, saying.party, saying.speaker, saying.act].append(saying)
    once = [saying for of_one in spoken.values() for saying in _without_copies(of_one)]
    return sorted(once, key=lambda s: (s.day or date.min, s.article, s.start, s.end))


def _without_copies(said: Iterable[Saying]) -> Iterator[Saying]:
    """What one story lets one speaker say by one act: the same words once, and a translation with its original."""
    first: dict[tuple[str, ...], Saying] = {}
    carried: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for saying in said:
        original = next(iter(first.values()), saying)
        key = saying.words if saying.language == original.language else original.words
        first.setdefault(key, saying)
        carried[key].append(saying.article)
    for key, saying in first.items():
        yield saying._replace(articles=tuple(dict.fromkeys(carried[key])))


def _of_article(told: Told, names: Identities, voice: str) -> Iterator[Saying]:
    reading = told.reading
    actors = {actor.id: actor for actor in reading.actors}
    spans = [_stretch(said) for said in reading.statements]
    tellers = _tellers(reading, spans)
    telling = {m for of_one in tellers for m in of_one}
    for n, said in enumerate(reading.statements):
        source = actors.get(said.source or "")
        start, end = spans[n]
        if source is None or n in telling:
            continue
        words = words_of(reading.article.text[start:end])
        if _says_nothing(said, words):
            continue
        party = _party(source, said.on_behalf_of, actors)
        told_by = (reading.statements[m].source for m in tellers[n])
        via = [*said.via, *(teller for teller in told_by if teller and teller != said.source)]
        yield Saying(
            party=_name(told.key, party, names),
            person=party.kind == "person",
            speaker=_name(told.key, source, names),
            via=tuple(dict.fromkeys(_name(told.key, actors[v], names) for v in via if v in actors)),
            act=said.act,
            day=_day(said.said, told.day),
            article=told.key,
            start=start,
            end=end,
            statement=said,
            addressee=_name(told.key, actors[said.addressee], names) if said.addressee in actors else None,
            named=frozenset((party.name, *_named(reading, start, end))),
            words=tuple(words),
            language=reading.article.language or "",
            voice=voice,
            articles=(told.key,),
        )


def _says_nothing(said: Statement, words: Sequence[str]) -> bool:
    """Whether nothing is left of a statement but its cue, or of a mere saying but a word."""
    if said.content is None and said.quote is None and said.about is None:
        return len(words) - len(words_of(said.cue.text if said.cue else "")) < FEWEST_WORDS
    told = max((len(words_of(part.text)) for part in (said.content, said.quote, said.about) if part), default=0)
    return said.act in TELLING and told < FEWEST_WORDS


def _stretch(said: Statement) -> tuple[int, int]:
    """Where a statement stands in its article: from the first to the last of what it is made of."""
    parts = [part for part in (said.cue, said.content, said.quote, said.about) if part is not None]
    ends = [(part.start, part.end) for part in (parts or said.spans)]
    return (min(a for a, _ in ends), max(b for _, b in ends)) if ends else (0, 0)


def _tellers(reading: Reading, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each statement the numbers of those that tell it: their content holds its cue."""
    outer = [
        (m, other.content)
        for m, other in enumerate(reading.statements)
        if other.act in TELLING and other.content is not None
    ]
    return [
        [
            m
            for m, content in outer
            if told.cue and spans[m] != spans[n] and content.start <= told.cue.start and told.cue.end <= content.end
        ]
        for n, told in enumerate(reading.statements)
    ]


def _party(source: Actor, whom: str | None, actors: Mapping[str, Actor]) -> Actor:
    """For whom a word counts: whom it is said for, else whom the speaker serves, else the speaker."""
    offices = (actors.get(office.affiliation or "") for office in source.offices if not office.former)
    party = actors.get(whom or "") or next((office for office in offices if office), source)
    met = {party.id}
    while party.of and party.of not in met and party.of in actors and party.kind in ("body", "office"):
        party = actors[party.of]
        met.add(party.id)
    return party


def _name(article: str, actor: Actor, names: Identities) -> str:
    return names.get((article, actor.id), actor.name) if actor.kind == "person" else actor.name


def _named(reading: Reading, start: int, end: int) -> Iterator[str]:
    """The parties that a stretch names, by themselves or by who serves them."""
    actors = {actor.id: actor for actor in reading.actors}
    for actor in reading.actors:
        if any(start <= span.start and span.end <= end for span in actor.spans):
            yield _party(actor, None, actors).name


def _day(said: str | None, told: date | None) -> date | None:
    """The day it was said: the one given where that is a day of the week before it was told, else that of telling."""
    known = edtf.parse(said) if said else None
    if known is None or known.yearless or known.days != 1 or told is None:
        return told
    return known.first if timedelta(0) <= told - known.first <= LATELY else told
