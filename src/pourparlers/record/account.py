"""The best account of a meeting: of what its reports say, what to believe, and on what that rests.

A value's weight is the number of independent voices that give it. A date that a report tells as new outranks those
before; a status follows time, climbs from proposed to held, and falls only where a report calls the meeting off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeVar

from pourparlers.model import Clock, Level, MeetingKind, MeetingReport, Participant, Place, Role, Stance, Status
from pourparlers.record.entry import Party, Support
from pourparlers.record.report import Report

T = TypeVar("T")
# The party, whether it is a person, and what it does there.
PartTold = tuple[str, bool, Participant]

LADDER: tuple[Status, ...] = ("unknown", "proposed", "planned", "confirmed", "ongoing", "held")
OFF: frozenset[Status] = frozenset(("postponed", "cancelled", "refused"))
NEVER = date.min
# So many voices tell who was there; whom at most one in so many expected beforehand, and they do not name, was not.
TOLD_AFTER, FEW = 2, 4


class Heard(NamedTuple):
    """A report with all that an account needs: what it says, whose voice it is, what was compared of it."""

    report: Report
    said: MeetingReport
    voice: str
    parties: tuple[PartTold, ...]
    official: bool = False

    @property
    def day(self) -> date:
        """When it was told; the beginning of time where nobody knows."""
        return self.report.told or NEVER


class Account(NamedTuple):
    """What to believe of a meeting, from the reports heard so far."""

    kind: MeetingKind
    status: Status
    title: str | None
    format: str | None
    level: Level | None
    when: str | None
    time: Clock | None
    place: Place | None
    parties: tuple[Party, ...]
    dates: tuple[Support, ...]
    places: tuple[Support, ...]
    statuses: tuple[Support, ...]


class Standing(NamedTuple):
    """How a meeting stands on a day: the part of its account that a history follows."""

    when: str | None
    status: Status
    place: Place | None
    stances: dict[tuple[bool, str], Stance]


def in_order(heard: Iterable[Heard]) -> list[Heard]:
    """Reports in the order they were told."""
    return sorted(heard, key=lambda h: (h.day, h.report.key))


def standing_of(told: Sequence[Heard]) -> Standing:
    """How a meeting stands by some reports, in the order they were told."""
    return standing_with(told, status_of(told), stances_of(told, {}))


def standing_with(told: Sequence[Heard], status: Status, stances: dict[tuple[bool, str], Stance]) -> Standing:
    """How a meeting stands, of which status and stances are known."""
    current = since_moved(told)
    return Standing(best_date(current) or best_date(told), status, best_place(current) or best_place(told), stances)


def stances_of(told: Iterable[Heard], before: Mapping[tuple[bool, str], Stance]) -> dict[tuple[bool, str], Stance]:
    """The latest stance of each party that is told, by what was known before and some reports since."""
    stances = dict(before)
    for h in told:
        for name, person, part in h.parties:
            if part.stance != "unsaid" or (person, name) not in stances:
                stances[person, name] = part.stance
    return stances


def account_of(heard: Iterable[Heard]) -> Account:
    """The account that a set of reports gives; it does not depend on their order."""
    told = in_order(heard)
    current = since_moved(told)
    standing = standing_of(told)
    when = standing.when
    return Account(
        kind=most(told, lambda h: h.said.kind) or "other",
        status=standing.status,
        title=most(told, lambda h: h.said.title),
        format=most(told, lambda h: h.said.format),
        level=most(told, lambda h: h.said.level),
        when=when,
        time=most([h for h in current if h.said.when == when], lambda h: h.said.time),
        place=standing.place,
        parties=parties_of(told),
        dates=supports(current, lambda h: h.said.when),
        places=supports(told, lambda h: h.said.place.name if h.said.place else None),
        statuses=supports(told, lambda h: h.said.status),
    )


def since_moved(told: Sequence[Heard]) -> list[Heard]:
    """The reports that count for the date: from the last day on which one tells that the meeting was moved, without
    the entries of the old date that such reports hold."""
    moves = [h.day for h in told if h.report.moved_from is not None]
    old = {(h.report.key.article, h.report.moved_from) for h in told}
    left = [h for h in told if (h.report.key.article, h.report.key.meeting) not in old]
    return [h for h in left if not moves or h.day >= max(moves)]


def voices(heard: Iterable[Heard]) -> int:
    """How many independent voices these are."""
    return len({h.voice for h in heard})


def supports(told: Iterable[Heard], value: Callable[[Heard], str | None]) -> tuple[Support, ...]:
    """Each value that is given, with its support: the best supported first, then the latest."""
    given: dict[str, list[Heard]] = defaultdict(list)
    for h in told:
        said = value(h)
        if said is not None:
            given[said].append(h)
    rows = [
        Support(value=v, voices=voices(hs), latest=iso(hs[-1].day), articles=articles_of(hs)) for v, hs in given.items()
    ]
    return tuple(sorted(rows, key=lambda s: (-s.voices, _later(s.latest), s.value)))


def _later(day: str | None) -> int:
    return -date.fromisoformat(day).toordinal() if day else 0


def iso(day: date) -> str | None:
    """A day as ISO 8601, ``None`` where it is not known."""
    return None if day == NEVER else day.isoformat()


def articles_of(heard: Iterable[Heard]) -> tuple[str, ...]:
    """The articles of some reports, in the order they were told."""
    return tuple(dict.fromkeys(h.report.key.article for h in heard))


def most(told: Sequence[Heard], value: Callable[[Heard], T | None]) -> T | None:
    """The value of most voices, the latest of equals."""
    given: dict[T, list[Heard]] = defaultdict(list)
    for h in told:
        said = value(h)
        if said is not None:
            given[said].append(h)
    best = max(given.values(), key=lambda hs: (voices(hs), hs[-1].day, hs[-1].report.key), default=None)
    return value(best[-1]) if best else None


def best_date(told: Sequence[Heard]) -> str | None:
    """The date to believe: an official one, else days before months and months before nothing, of most voices; one
    whose end is open only where no report tells another."""
    dated = [h for h in told if h.said.when is not None and h.report.days is not None]
    dated = [h for h in dated if not (h.said.when or "").endswith("/..")] or dated
    for tier in (
        [h for h in dated if h.official and h.report.days and h.report.days.sharp],
        [h for h in dated if h.report.days and h.report.days.sharp],
        dated,
    ):
        if tier:
            return most(tier, lambda h: h.said.when)
    return None


def best_place(told: Sequence[Heard]) -> Place | None:
    """The place to believe: a city before its country, of most voices."""
    placed = [h for h in told if h.said.place is not None]
    cities = [h for h in placed if h.said.place and h.said.place.latitude is not None]
    return most(cities or placed, lambda h: h.said.place)


def status_of(told: Sequence[Heard]) -> Status:
    """What became of the meeting, day by day: up the ladder, off where it is called off, back where it is revived."""
    current: Status = "unknown"
    for _, of_day in groupby(told, key=lambda h: h.day):
        current = status_after(current, list(of_day))
    return current


def status_after(current: Status, of_day: Sequence[Heard]) -> Status:
    """What becomes of a status by the reports of one day."""
    said = [h for h in of_day if h.said.status != "unknown"]
    new: Status | None = most([h for h in said if h.official] or _last_words(said), lambda h: h.said.status)
    if new is None:
        return current
    return new if new in OFF or current in OFF or LADDER.index(new) > LADDER.index(current) else current


def _last_words(said: Sequence[Heard]) -> list[Heard]:
    """Without the old entries of what the same day's reports tell as moved."""
    old = {(h.report.key.article, h.report.moved_from) for h in said}
    return [h for h in said if (h.report.key.article, h.report.key.meeting) not in old] or list(said)


def parties_of(told: Sequence[Heard]) -> tuple[Party, ...]:
    """Everyone who is said to take part, the best supported first; the latest stance and role that are told.

    Who was there is told best afterwards: whom few named beforehand, with no part of their own in it, and none of
    those names who tell of it as past, is no party.
    """
    afterwards = [h for h in told if h.parties and _is_past(h)]
    seen = {(name, person) for h in afterwards for name, person, _ in h.parties}
    all_voices, settled = voices(told), voices(afterwards) >= TOLD_AFTER
    named: dict[tuple[str, bool], list[tuple[Heard, Participant]]] = defaultdict(list)
    for h in told:
        for name, person, part in h.parties:
            named[name, person].append((h, part))
    out = []
    for (name, person), parts in named.items():
        if settled and (name, person) not in seen and all(_is_bare(part) for _, part in parts):
            if voices(h for h, _ in parts) * FEW <= all_voices:
                continue
        stance: Stance = next((p.stance for _, p in reversed(parts) if p.stance != "unsaid"), "unsaid")
        role: Role = next((p.role for _, p in reversed(parts) if p.role != "participant"), "participant")
        heard = [h for h, _ in parts]
        out.append(
            Party(name=name, person=person, role=role, stance=stance, voices=voices(heard), articles=articles_of(heard))
        )
    return in_rank(out)


def in_rank(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Parties in their order: bodies before persons, the best supported first."""
    return tuple(sorted(parties, key=lambda p: (p.person, -p.voices, p.name)))


def _is_past(heard: Heard) -> bool:
    """Whether a report tells of a meeting that is over: as held, or on its day or later with no word of what is to
    come."""
    days = heard.report.days
    over = heard.said.status == "unknown" and days is not None and days.sharp and days.last <= heard.day.toordinal()
    return heard.said.status == "held" or over


def _is_bare(part: Participant) -> bool:
    return part.role == "participant" and part.stance not in ("convened", "proposed", "declined")
