"""Persons as the record shows them: the usual name, the spellings met, and their offices over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from pourparlers.model import Actor
from pourparlers.record.entry import Person, Tenure
from pourparlers.record.same_person import Identities
from pourparlers.record.told import Told


def people_of(known: Mapping[str, Told], names: Identities) -> tuple[Person, ...]:
    """Everyone named in a set of articles; ``names`` brings each article's actors to identities."""
    met: dict[str, list[tuple[Told, Actor]]] = defaultdict(list)
    for told in known.values():
        for actor in told.reading.actors:
            if actor.kind == "person":
                met[names[told.key, actor.id]].append((told, actor))
    return tuple(_person(name, met[name]) for name in sorted(met))


def _person(name: str, met: list[tuple[Told, Actor]]) -> Person:
    met.sort(key=lambda pair: (pair[0].day or date.min, pair[0].key))
    spans: dict[tuple[str, str | None], list[str]] = {}
    for told, actor in met:
        served = {a.id: a.name for a in told.reading.actors}
        for office in actor.offices:
            if not office.former:
                days = spans.setdefault((office.title, served.get(office.affiliation or "")), [])
                days.extend([told.day.isoformat()] if told.day else [])
    return Person(
        name=name,
        spellings=tuple(sorted({s for _, a in met for s in (a.name, a.name_as_printed) if s})),
        offices=tuple(
            Tenure(title=t, affiliation=whom, since=min(days, default=None), until=max(days, default=None))
            for (t, whom), days in spans.items()
        ),
        articles=tuple(dict.fromkeys(told.key for told, _ in met)),
    )
