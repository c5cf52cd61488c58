"""The examples of a pack's actors.toml: what a sentence must show of actors, people and places, compared."""

from __future__ import annotations

from pourparlers.languages.names_schema import Example
from pourparlers.model import Actor
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.words.passage import Passage

SEPARATOR = " / "


def misread(code: str, example: Example) -> str:
    """What is wrong with the reading of an example, "" if nothing is."""
    cast = Cast(code)
    passage = Passage(example.text, 0, cast.language, frozenset(cast.language.abbreviations))
    cast.survey([passage])
    mentions, places = cast.find(passage)
    drafts = [cast.draft(actor) for mention in mentions for actor in mention.actors]
    mentioned = {d.name for d in drafts} | {cast.draft(d.of).name for d in drafts if d.of}
    by_id = {actor.id: actor for actor in cast.finish()}
    people = {SEPARATOR.join(row) for actor in by_id.values() for row in _offices(actor, by_id)}
    sited = {f"{place.role} {place.place.name}".strip() for place in places}
    told = {
        "actors": set(example.actors) - mentioned,
        "people": set(example.people) - people,
        "places": set(example.places) - sited,
        "absent": set(example.absent) & (mentioned | {place.place.name for place in places}),
    }
    found = {"actors": mentioned, "people": people, "places": sited, "absent": mentioned}
    return "; ".join(f"{slot}: {sorted(wrong)}, found {sorted(found[slot])}" for slot, wrong in told.items() if wrong)


def _offices(actor: Actor, by_id: dict[str, Actor]) -> list[tuple[str, ...]]:
    return [
        (actor.name, office.title, by_id[office.affiliation].name if office.affiliation else "")
        for office in actor.offices
    ]
