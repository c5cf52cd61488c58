"""A meeting on the desk: each fact beside the sentences that give it, and the forms that correct it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, get_args

from pourparlers.edtf import parse
from pourparlers.model import MeetingKind, Slot, Stance, Status
from pourparlers.publish.agenda import entry_of
from pourparlers.publish.asked import NotThere
from pourparlers.publish.desk.here import Here, Sheet
from pourparlers.publish.known import Known
from pourparlers.publish.quotes import Quote, outlet_of, quotes_for, quotes_of_party
from pourparlers.publish.words import Words
from pourparlers.record.corrected import seen
from pourparlers.record.entry import Corrected, Meeting, Party, Support
from pourparlers.record.told import Told
from pourparlers.showing.evidence import BEST

MOST_QUOTES, MOST_LIKE, MOST_REPORTS = 3, 8, 60
NEAR = 3


class Given(NamedTuple):
    """A value that reports give, in words, with its sentences."""

    said: str
    support: Support
    quotes: list[Quote]


class Field(NamedTuple):
    """A fact that can be set: its value as it is written and as it is read, what reports give, what it may be;
    ``differs`` where reports give more than this value, or another."""

    name: str
    value: str
    said: str
    given: list[Given]
    choices: list[tuple[str, str]]
    differs: bool = False


class Part(NamedTuple):
    """A party, and the sentences that name it."""

    party: Party
    quotes: list[Quote]


class Telling(NamedTuple):
    """An article that tells of the meeting, or might tell of another."""

    told: Told
    outlet: str
    quote: Quote | None


class Borne(NamedTuple):
    """A correction that the meeting bears."""

    correction: Corrected
    what: str


def meeting(here: Here, name: str) -> Sheet:
    """One meeting, by its identifier; also one that was taken out."""
    known, words, record = here.visit.known, here.visit.words, here.record
    found = record.meeting(name)
    if found is None:
        raise NotThere
    tellings = list(_tellings(known, found, words))
    values = {
        "m": found,
        "entry": entry_of(found, known.today, words),
        "fields": list(_fields(known, found, words)),
        "parts": [Part(p, quotes_of_party(known, found, p, words)[:MOST_QUOTES]) for p in found.parties],
        "stances": [(value, words.term("stance", value)) for value in get_args(Stance)],
        "likely": _likely(known, found),
        "tellings": tellings[:MOST_REPORTS],
        "parted": len({telling.told.key for telling in tellings}) > 1,
        "borne": [Borne(c, what_of(c.kind, c.field, c.value, words)) for c in found.corrections],
        "seen": seen(found),
        "lead": next(iter(quotes_for(known, found, [r.article for r in found.reports], BEST, words)), None),
        "back": f"/meeting/{found.id}",
    }
    return Sheet("desk/meeting.html", f"/meeting/{found.id}", words.in_one_line(found), values, "")


def what_of(kind: str, field: str | None, value: str | None, words: Words) -> str:
    """What a correction does, in the reader's words."""
    arrow = "←" if words.tongue.direction == "rtl" else "→"
    if kind == "set" and field:
        said = words.term(field, value) if field in ("kind", "status") else words.value(value or "–")
        return f"{words.term('field', field)} {arrow} {said}"
    if kind == "party" and field and value:
        return f"{words.actor(field)} {arrow} {words.term('stance', value)}"
    return words.term("correction", kind)


def _fields(known: Known, found: Meeting, words: Words) -> Iterator[Field]:
    place = found.place.name if found.place else ""
    hours = words.hours(found)
    clock = "-".join(filter(None, (found.time.start, found.time.end))) if found.time else ""
    days = _given(known, found, found.dates, "when", words)
    places = _given(known, found, found.places, "place", words)
    statuses = _given(known, found, found.statuses, "status", words)
    yield Field("when", found.when or "", words.day(found.when), days, [], _differs(days, found.when))
    yield Field("time", clock, hours.there if hours else "", [], [])
    yield Field("place", words.place(place), words.place(place), places, [], _differs(places, place))
    choices = [(value, words.term("status", value)) for value in get_args(Status)]
    said = words.term("status", found.status)
    yield Field("status", found.status, said, statuses, choices, _differs(statuses, found.status))
    kinds = [(value, words.term("kind", value)) for value in get_args(MeetingKind)]
    yield Field("kind", found.kind, words.term("kind", found.kind), [], kinds)
    yield Field("title", found.title or "", found.title or "", [], [])
    yield Field("format", found.format or "", found.format or "", [], [])


def _differs(given: Sequence[Given], value: str | None) -> bool:
    return len(given) > 1 or any(one.support.value != value for one in given)


def _given(known: Known, found: Meeting, supports: Sequence[Support], slot: Slot, words: Words) -> list[Given]:
    slots: tuple[Slot, ...] = (slot, "trigger")
    return [
        Given(words.value(s.value), s, quotes_for(known, found, s.articles, slots, words)[:MOST_QUOTES])
        for s in supports
    ]


def _tellings(known: Known, found: Meeting, words: Words) -> Iterator[Telling]:
    for key in dict.fromkeys(report.article for report in found.reports):
        told = known.record.article(key)
        if told is not None:
            yield Telling(told, outlet_of(told), next(iter(quotes_for(known, found, [key], BEST, words)), None))


def _likely(known: Known, found: Meeting) -> list[Meeting]:
    """Others that may be the same: within a few days, in one place or with the same parties; the likest first."""
    names = {party.name for party in found.parties}

    def likeness(other: Meeting) -> int:
        shared = len(names & {party.name for party in other.parties})
        there = bool(found.place and other.place and found.place.name == other.place.name)
        return shared + 2 * there + (1 if other.when == found.when else 0)

    others = [m for m in _near(known, found) if m.id != found.id]
    ranked = sorted(((likeness(other), n) for n, other in enumerate(others)), key=lambda pair: (-pair[0], pair[1]))
    return [others[n] for weight, n in ranked[:MOST_LIKE] if weight > 1]


def _near(known: Known, found: Meeting) -> list[Meeting]:
    days = parse(found.when) if found.when else None
    if days is None or days.yearless:
        return known.undated
    first, last = max(1, days.first.toordinal() - NEAR), min(date.max.toordinal(), days.last.toordinal() + NEAR)
    return known.between(date.fromordinal(first), date.fromordinal(last))
