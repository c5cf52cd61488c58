"""What an agenda's entry says as data, in the contract's terms: its days, its times, a place that no list knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pourparlers.model import AgendaEvent, Clock, DateMention, Place
from pourparlers.reading.names.places import LARGE, Atlas
from pourparlers.reading.words.passage import Passage

LONGEST_PLACE = 80

Stretch = tuple[int, int]


class PlaceIn(NamedTuple):
    """A place, and the words that name it."""

    i: int
    j: int
    place: Place


def when_of(event: AgendaEvent) -> str:
    """The day or days of an entry as EDTF."""
    first, last = event.start[:10], (event.end or event.start)[:10]
    return f"{first}/{last}" if last > first else first


def clock_of(event: AgendaEvent) -> Clock | None:
    """The time of day, in the zone of the place; the end where it is of the same day."""
    day, _, start = event.start.partition("T")
    if not start:
        return None
    last, _, end = (event.end or "").partition("T")
    return Clock(start=start, end=end if end and last == day else None, zone=event.zone or "local")


def placed(event: AgendaEvent) -> Place | None:
    """A place that no list knows, as the agenda writes it; an address of the web is none."""
    if not event.location or "://" in event.location:
        return None
    return Place(name=event.location[:LONGEST_PLACE], latitude=event.latitude, longitude=event.longitude)


def place_in(passage: Passage, atlas: Atlas, countries: Sequence[str | None]) -> PlaceIn | None:
    """The city or region that a line of place names: one that fills a part between commas, else any; the last of them.

    Where the line names a country, one that lies in it goes before others.
    """
    words = passage.words
    found: list[tuple[bool, bool, PlaceIn]] = []
    i = 0
    while i < len(words):
        hit = atlas.find(passage, i, len(words)) if words[i][:1].isalpha() else None
        if hit is None:
            i += 1
            continue
        j, spot = hit
        alone = (i == 0 or not words[i - 1].isalnum()) and (j >= len(words) or not words[j].isalnum())
        if alone or (spot.weight >= LARGE and passage.raw[i][:1].isupper()):
            found.append((spot.place.country in countries, alone, PlaceIn(i, j, spot.place)))
        i = j
    return max(found, key=lambda row: (row[0], row[1], row[2].i))[2] if found else None


def date_of(event: AgendaEvent, at: Stretch) -> DateMention:
    timed = "T" in event.start
    return DateMention(
        start=at[0], end=at[1], value=event.start, type="TIME" if timed else "DATE", resolved=when_of(event)
    )
