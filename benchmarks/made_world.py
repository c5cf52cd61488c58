"""A made world of diplomacy, seeded, with the truth known: states that meet, and what outlets tell of it.

Each day some twenty meetings are held, of parties drawn by Zipf's law, mostly in a capital of one of them, a sixth of
them in named series. Before and after, reports tell of each: most with its day, some a day off, some with the month or
no date at all; some without the place, or with the country alone; some leave out a party or the persons. Some meetings
are put off, which one report says itself, and later ones tell of the new date alone. Persons are spelt as English,
French or German romanises them, and two fifths of the reports are copies of a wire.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from pourparlers.model import Actor, Article, MeetingReport, Office, Participant, Place, Published, Reading
from pourparlers.record.told import Told

FIRST = date(2015, 1, 1)
STATES, PERSONS, HUBS, SERIES, OUTLETS = 190, 8, 12, 40, 400
A_DAY, LONGEST, APART = 20, 400, 6
OF_TWO = ("talks", "talks", "talks", "visit", "consultation", "ministerial", "call")
OF_MANY = ("talks", "ministerial", "summit", "council", "conference")
# English, French, German; a name is two to four of these.
SOUNDS = (
    ("ya", "ia", "ja"), ("v", "v", "w"), ("sh", "ch", "sch"), ("zh", "j", "sh"), ("kh", "kh", "ch"), ("u", "ou", "u"),
    *((same, same, same) for same in ("ka", "ri", "no", "le", "mi", "to", "ba", "ro", "de", "si", "go", "pe")),
)  # fmt: skip
ENDS = (("nov", "nov", "now"), ("sky", "ski", "skij"), ("dze", "dze", "dse"), ("yan", "ian", "jan"), ("enko",) * 3)
GIVEN = (
    "Anna",
    "Boris",
    "Clara",
    "David",
    "Elena",
    "Filip",
    "Greta",
    "Hugo",
    "Irina",
    "Karl",
    "Maria",
    "Oleg",
    "Petra",
)


class Happening(NamedTuple):
    """A meeting of the world: what is true of it. ``before`` is the day it was planned for, if it was put off."""

    number: int
    kind: str
    format: str | None
    day: int
    before: int | None
    place: Place
    parties: tuple[str, ...]
    persons: tuple[tuple[str, int], ...]


class World:
    """Everybody and everywhere, made of a seed."""

    def __init__(self, seed: int = 2022) -> None:
        self.random = random.Random(seed)
        self.states = [f"State {chr(65 + n % 26)}{n:03}" for n in range(STATES)]
        self.weights = list(accumulate((n + 1) ** -0.65 for n in range(STATES)))
        self.names = {state: [self._name() for _ in range(PERSONS)] for state in self.states}
        self.cities = [[self._city(state, c) for c in range(3)] for state in range(STATES)]
        members = [self._drawn(self.random.randrange(4, 12)) for _ in range(SERIES)]
        self.met: dict[str, int] = {}
        self.series = [(f"Format {n:02}", self.random.choice(OF_MANY[1:]), who) for n, who in enumerate(members)]

    def _name(self) -> tuple[str, str, str]:
        given = self.random.choice(GIVEN)
        parts = [*self.random.sample(SOUNDS, self.random.randrange(2, 4)), self.random.choice(ENDS)]
        spelt = ["".join(part[tongue] for part in parts).capitalize() for tongue in range(3)]
        return f"{given} {spelt[0]}", f"{given} {spelt[1]}", f"{given} {spelt[2]}"

    def _city(self, state: int, number: int) -> Place:
        at = self.random.uniform(-60, 70), self.random.uniform(-180, 180)
        return Place(name=f"City {state:03}{'abc'[number]}", country=f"{state:03}", latitude=at[0], longitude=at[1])

    def _drawn(self, count: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.random.choices(self.states, cum_weights=self.weights, k=count)))

    def happening(self, number: int) -> Happening:
        """The next meeting."""
        r = self.random
        day = FIRST.toordinal() + number // A_DAY
        named, kind, parties = None, "", tuple[str, ...]()
        series = r.choice(self.series)
        if r.random() < 1 / 6 and day - self.met.get(series[0], 0) >= APART:
            named, kind, parties = series
            self.met[named] = day
        while len(parties) < 2:
            parties = self._drawn(2 if r.random() < 0.75 else r.randrange(3, 9))
        kind = kind or r.choice(OF_TWO if len(parties) == 2 else OF_MANY)
        home = self.states.index(r.choice(parties)) if r.random() < 0.7 else r.randrange(HUBS)
        place = self.cities[home][0 if r.random() < 0.8 else r.randrange(1, 3)]
        persons = tuple((state, r.randrange(PERSONS)) for state in parties if r.random() < 0.7)
        before = day - r.randrange(3, 30) if r.random() < 0.06 and named is None else None
        return Happening(number, kind, named, day, before, place, parties, persons)

    def reports(self, of: Happening) -> Iterator[Told]:
        """What is told of a meeting: articles whose keys begin with its number."""
        r = self.random
        count = min(LONGEST, int(r.paretovariate(1.15) * 5))
        days = sorted(of.day + min(r.randrange(-25, 6), r.randrange(-10, 6)) for _ in range(count))
        moved_on = of.before - r.randrange(1, 4) if of.before else None
        said_so, wire = False, ""
        for number, day in enumerate(days):
            off = moved_on is not None and day >= moved_on and not said_so
            said_so = said_so or off
            planned = of.before if of.before and moved_on and day < moved_on else of.day
            meetings = self._told(of, planned, day, off)
            if wire and r.random() < 0.4:
                text, agency = wire, "Wire"
            else:
                text, agency = " ".join(str(r.randrange(4000)) for _ in range(40)), None
                wire = text if r.random() < 0.3 else wire
            actors = self._actors(of)
            article = Article(
                text=text,
                agency=agency,
                language="en fr de".split()[number % 3],
                outlet=f"Outlet {r.randrange(OUTLETS)}",
                published=Published(value=date.fromordinal(day).isoformat(), basis="given"),
            )
            yield Told(f"{of.number:07}-{number:03}", Reading(article=article, actors=actors, meetings=meetings))

    def _told(self, of: Happening, planned: int, day: int, off: bool) -> tuple[MeetingReport, ...]:
        status = "held" if day > planned else self.random.choice(("planned", "planned", "confirmed", "proposed"))
        new = self._report(of, "m1", planned, day, status)
        if not off or of.before is None:
            return (new,)
        old = self._report(of, "m2", of.before, day, "postponed")
        new = self._report(of, "m1", of.day, day, "planned")
        exact = date.fromordinal(of.day).isoformat(), date.fromordinal(of.before).isoformat()
        parts = tuple(part for part in new.participants if part in old.participants) or old.participants
        return (
            MeetingReport(id="m1", kind=new.kind, when=exact[0], place=new.place, participants=parts, status="planned",
                          moved_from="m2"),
            MeetingReport(id="m2", kind=new.kind, when=exact[1], place=new.place, participants=parts,
                          status="postponed"),
        )  # fmt: skip

    def _report(self, of: Happening, name: str, planned: int, day: int, status: str) -> MeetingReport:
        r = self.random
        chance, where = r.random(), r.random()
        exact = date.fromordinal(planned)
        when: str | None = exact.isoformat()
        if chance < 0.03:
            when = (exact + timedelta(days=r.choice((-1, 1)))).isoformat()
        elif chance < 0.07:
            when = exact.isoformat()[:7]
        elif chance < 0.10:
            when = None
        place = of.place if where < 0.8 else Place(name=f"Land {of.place.country}", country=of.place.country)
        parties = of.parties if r.random() < 0.85 or len(of.parties) == 2 else r.sample(of.parties, len(of.parties) - 1)
        named = [f"{state}/{n}" for state, n in of.persons if state in parties and r.random() < 0.6]
        return MeetingReport(
            id=name,
            kind=of.kind if of.kind == "call" or r.random() < 0.92 else "talks",  # type: ignore[arg-type]
            format=of.format if r.random() < 0.8 else None,
            when=when,
            place=None if of.kind == "call" or where > 0.9 else place,
            participants=tuple(Participant(actor=who) for who in (*parties, *named)),
            status=status,  # type: ignore[arg-type]
        )

    def _actors(self, of: Happening) -> tuple[Actor, ...]:
        tongue = self.random.randrange(3)
        persons = (
            Actor(id=f"{state}/{n}", kind="person", name=self.names[state][n][tongue],
                  offices=(Office(title="Envoy", affiliation=state),))
            for state, n in of.persons
        )  # fmt: skip
        return (*(Actor(id=state, kind="state", name=state) for state in of.parties), *persons)


def told_of(reports: int, seed: int = 2022) -> Iterator[Told]:
    """Articles with so many reports or a few more; a key's first part numbers the meeting that it tells of."""
    world = World(seed)
    told = number = 0
    while told < reports:
        for article in world.reports(world.happening(number)):
            told += len(article.reading.meetings)
            yield article
        number += 1
