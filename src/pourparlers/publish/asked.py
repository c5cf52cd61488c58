"""What a reader asks for in an address: filters of the calendar, days, words; what makes no sense is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, get_args

from pourparlers import edtf
from pourparlers.exports.making import without_names
from pourparlers.model import MeetingKind, Status
from pourparlers.publish.known import Known
from pourparlers.publish.zones import all_zones
from pourparlers.record.calendar import Wanted
from pourparlers.record.entry import Meeting

LONGEST = 200
FILTERS = ("actor", "place", "section", "status", "kind", "language")


class Unclear(Exception):
    """An address that asks for what can't be: ``name`` of the parameter, ``value`` that was given, ``expected``."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(name, value, expected)
        self.name, self.value, self.expected = name, value, expected


class NotThere(Exception):
    """An address of the site under which nothing is known."""


class Asked(NamedTuple):
    """Which meetings: all that is given must fit."""

    first: date | None = None
    last: date | None = None
    actor: str | None = None
    place: str | None = None
    section: str | None = None
    status: str | None = None
    kind: str | None = None
    language: str | None = None

    @property
    def filters(self) -> dict[str, str]:
        """What is asked for beside days."""
        return {name: value for name in FILTERS if (value := getattr(self, name))}

    def meetings(self, known: Known) -> Iterator[Meeting]:
        """The meetings that fit, in the calendar's order."""
        asks_names = self.actor or self.place or self.section
        wanted = Wanted(self.first, self.last, self.actor, self.place, self.section, self.status)
        for meeting in (
            map(without_names, known.record.meetings(wanted)) if asks_names else known.between(self.first, self.last)
        ):
            if self.status is not None and meeting.status != self.status:
                continue
            if self.kind is not None and meeting.kind != self.kind:
                continue
            if self.language is not None and self.language not in known.languages(meeting):
                continue
            yield meeting


def asked(query: Mapping[str, str]) -> Asked:
    """The filters of an address; those that are left empty in a form ask for nothing."""
    given = {name: text(query, name) for name in FILTERS}
    one_of("status", given["status"], get_args(Status))
    one_of("kind", given["kind"], get_args(MeetingKind))
    first, last = day(query, "from"), day(query, "to", end=True)
    if first and last and last < first:
        raise Unclear("to", query["to"], f">= {first.isoformat()}")
    return Asked(first, last, **given)


def text(query: Mapping[str, str], name: str) -> str | None:
    """Words of a query, on one line; ``None`` where there are none."""
    said = " ".join(query.get(name, "").replace("\0", " ").split())
    if len(said) > LONGEST:
        raise Unclear(name, said[:40] + "…", f"<= {LONGEST}")
    return said or None


def day(query: Mapping[str, str], name: str, *, end: bool = False) -> date | None:
    """A day, or the first or last one of a month or year."""
    said = text(query, name)
    if said is None:
        return None
    known = edtf.parse(said)
    if known is None or known.yearless or known.begin is None or known.end is None:
        raise Unclear(name, said, "2022-01-10")
    return known.last if end else known.first


def zone(query: Mapping[str, str]) -> str:
    """The time zone that hours are asked for in, by its name in the tz database; empty where none is."""
    said = text(query, "zone")
    if said is not None and said not in all_zones():
        raise Unclear("zone", said, "Europe/Kyiv")
    return said or ""


def one_of(name: str, given: str | None, known: tuple[str, ...]) -> None:
    """Nothing, or a word that the vocabulary has."""
    if given is not None and given not in known:
        raise Unclear(name, given, ", ".join(known))
