"""A reading in the shape of gold: as the reference conversion gives it, for readings made at random."""

from __future__ import annotations

import json
import random
from typing import Any

import msgspec
import pytest

from pourparlers.evaluation.convert import as_gold, short_quote
from pourparlers.model import (
    Actor,
    Article,
    Clock,
    Evidence,
    Excerpt,
    MeetingReport,
    Office,
    Participant,
    Place,
    Published,
    Reading,
    Statement,
    to_json,
)

from .reference import reference

TEXT = (
    "GENEVA, Jan. 4 - The U.S. delegation meets Mr. Doe.  It said: \u201cWe shall see.\u201d Then nothing happened "
    "(at all!) more.\nA new line without an end\n\nTalks follow… and go on? Yes. They are expected to last for three "
    "days at least, and to go on elsewhere after that."
)
QUOTES = ["« we shall see »", "yes", "", "one two three four five six seven eight", "a b c d e f g h i «", "''”"]
IDS = ["a", "b", "c", "d", "e", "nobody"]


def random_reading(chance: random.Random) -> Reading:
    def some_id() -> str | None:
        return chance.choice([*IDS, None])

    def span() -> tuple[int, int]:
        start = chance.randrange(len(TEXT))
        return start, chance.randrange(start, len(TEXT) + 1)

    kinds: list[Any] = ["state", "organisation", "body", "person", "office"]
    actors = tuple(
        Actor(
            id=letter,
            kind=chance.choice(kinds),
            name=f"Name {letter}",
            of=some_id(),
            offices=tuple(Office(title="envoy", affiliation=some_id()) for _ in range(chance.randrange(3))),
        )
        for letter in IDS[:-1]
    )
    stances: list[Any] = ["accepted", "unsaid", "attended"]
    meetings = tuple(
        MeetingReport(
            id=f"m{i}",
            kind="talks",
            when=chance.choice(["2022-01-10", None]),
            time=chance.choice([Clock(start="10:00"), Clock(), None]),
            place=chance.choice([Place(name="Geneva"), None]),
            participants=tuple(
                Participant(actor=chance.choice(IDS), stance=chance.choice(stances)) for _ in range(chance.randrange(5))
            ),
            status="held",
            spans=tuple(Evidence(start=s, end=e, slot="when") for s, e in (span() for _ in range(3))),
        )
        for i in range(3)
    )
    statements = tuple(
        Statement(source=some_id(), act="deny", quote=chance.choice([Excerpt(start=0, end=1, text=quote), None]))
        for quote in QUOTES
    )
    published = chance.choice([Published(value="2022-01-04", basis="given"), None])
    article = Article(text=TEXT, path="x.txt", published=published)
    return Reading(article=article, actors=actors, meetings=meetings, statements=statements)


@pytest.mark.parametrize("seed", range(60))
def test_equals_the_reference(seed: int) -> None:
    theirs = reference("convert")
    reading = random_reading(random.Random(seed))
    ours = msgspec.to_builtins(as_gold(reading))
    expected = theirs.convert(json.loads(to_json(reading)))
    assert ours["published"] == expected["published"]
    for sort, fields in (
        ("meetings", "what kind date place participants status format level time stances cited"),
        ("statements", "speaker act quote"),
        ("people", "name office affiliation"),
    ):
        assert len(ours[sort]) == len(expected[sort])
        for mine, other in zip(ours[sort], expected[sort], strict=True):
            for field in fields.split():
                value = mine[field]
                assert (list(value) if isinstance(value, tuple) else value) == other[field], field


@pytest.mark.parametrize(
    ("quote", "short"),
    [
        ("two words", None),
        ("« one two three »", "one two three"),
        ("1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8"),
        ("1 2 3 4 5 6 7 8 9", "1 2 3 4 ... 6 7 8 9"),
    ],
)
def test_short_quotes(quote: str, short: str | None) -> None:
    assert short_quote(quote) == short
