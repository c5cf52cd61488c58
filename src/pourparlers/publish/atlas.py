"""Meetings on a map: a dot for each place, so large as it has meetings, in a window that shows them all."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pourparlers.publish.agenda import is_over
from pourparlers.publish.earth import HEIGHT, LEAST, WIDTH, Point, Window, projected, window
from pourparlers.publish.words import Words
from pourparlers.record.entry import Meeting

MOST_DOTS, MOST_LABELS = 400, 24
SMALLEST, LARGEST = 0.0055, 0.02
LETTER, LINE, LONGEST = 0.0075, 0.016, 24
"""Of a label: a letter's width and its height, as shares of the window's width; and how much of a name is written."""


class Spot(NamedTuple):
    """A place with its meetings: where on the map, if its coordinates are known, and which of them is next."""

    name: str
    said: str
    country: str
    at: Point | None
    meetings: Sequence[Meeting]
    coming: int
    next: Meeting | None


class Dot(NamedTuple):
    """A spot as it is drawn; ``label`` is written beside it where there is room, at ``label_x`` from ``anchor``."""

    spot: Spot
    radius: float
    label: str = ""
    label_x: float = 0
    anchor: str = "start"


class Chart(NamedTuple):
    """A map: what it shows of the world, its dots, the largest first."""

    window: Window
    dots: tuple[Dot, ...]
    letter: float
    whole: tuple[int, int] = (WIDTH, HEIGHT)


def spots_of(meetings: Iterable[Meeting], today: date, words: Words) -> list[Spot]:
    """The places of some meetings, those with most meetings first."""
    found: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        if meeting.place is not None:
            found[meeting.place.name].append(meeting)
    spots = [_spot(name, there, today, words) for name, there in found.items()]
    return sorted(spots, key=lambda spot: (-len(spot.meetings), spot.said))


def _spot(name: str, meetings: list[Meeting], today: date, words: Words) -> Spot:
    places = [meeting.place for meeting in meetings if meeting.place]
    here = next((p for p in places if p.latitude is not None and p.longitude is not None), None)
    at = projected(here.latitude or 0.0, here.longitude or 0.0) if here else None
    coming = [meeting for meeting in meetings if meeting.when and not is_over(meeting, today)]
    country = words.country(next((p.country for p in places if p.country), None))
    return Spot(name, words.place(name), country, at, meetings, len(coming), next(iter(coming), None))


def chart_of(spots: Iterable[Spot], least: float = LEAST) -> Chart | None:
    """The map of some places; none where no place has coordinates."""
    placed = [(spot, spot.at) for spot in spots if spot.at is not None][:MOST_DOTS]
    if not placed:
        return None
    shown = window([at for _, at in placed], least)
    most = max(len(spot.meetings) for spot, _ in placed)
    radii = [shown.width * _share(len(spot.meetings), most) for spot, _ in placed]
    dots = [Dot(spot, radius) for (spot, _), radius in zip(placed, radii, strict=True)]
    return Chart(shown, tuple(_labelled(dots, shown)), shown.width * LINE)


def _share(count: int, most: int) -> float:
    """The radius of a dot: its area grows with the count."""
    return max(SMALLEST, LARGEST * math.sqrt(count / most))


def _labelled(dots: Sequence[Dot], shown: Window) -> list[Dot]:
    """The dots with names beside the largest, on the side where nothing is written yet, or not at all."""
    taken: list[tuple[float, float, float, float]] = [_square(dot) for dot in dots[: MOST_LABELS * 2]]
    out = []
    for n, dot in enumerate(dots):
        chosen = dot
        if n < MOST_LABELS:
            for side in (1, -1):
                box = _box(dot, shown, side)
                inside = box[0] >= shown.x and box[2] <= shown.x + shown.width
                if inside and not any(_meet(box, other) for other in taken):
                    taken.append(box)
                    end = "start" if side > 0 else "end"
                    chosen = dot._replace(label=_name(dot), label_x=box[0] if side > 0 else box[2], anchor=end)
                    break
        out.append(chosen)
    return out


def _name(dot: Dot) -> str:
    said = dot.spot.said
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def _square(dot: Dot) -> tuple[float, float, float, float]:
    at, half = dot.spot.at or Point(0, 0), dot.radius * 0.7
    return (at.x - half, at.y - half, at.x + half, at.y + half)


def _box(dot: Dot, shown: Window, side: int) -> tuple[float, float, float, float]:
    """The field of a label to the right (1) or left (-1) of its dot."""
    at = dot.spot.at or Point(0, 0)
    gap, length = dot.radius + shown.width * LETTER / 2, len(_name(dot)) * shown.width * LETTER
    half = shown.width * LINE / 2
    near, far = at.x + side * gap, at.x + side * (gap + length)
    return (min(near, far), at.y - half, max(near, far), at.y + half)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
