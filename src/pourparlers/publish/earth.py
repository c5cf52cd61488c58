"""The world on paper: Gall's stereographic projection (1855), true to shape at 45 degrees, and the window of a map.

Units are those of the outline in ``static/land.svg``: ``WIDTH`` of them round the equator, ``y`` downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

WIDTH, MIDDLE = 2000, 11.0
"""The map's middle is where its edge, on the other side of the world, cuts no land but ice."""
SCALE = WIDTH / (math.pi * math.sqrt(2))
NORTHMOST, SOUTHMOST = 84.0, -58.0
LEAST, MARGIN, WIDEST, NARROWEST = 420.0, 0.12, 2.2, 1.3


class Point(NamedTuple):
    """A point of the map."""

    x: float
    y: float


class Window(NamedTuple):
    """A part of the map: its corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> str:
        return " ".join(f"{value:.0f}" for value in self)


def projected(latitude: float, longitude: float, *, wrapped: bool = True) -> Point:
    """Where a place lies on the map; without ``wrapped`` what is beyond its edge stays there."""
    turned = longitude - MIDDLE
    if wrapped:
        turned = (turned + 180) % 360 - 180
    across, up = _drawn(latitude, turned)
    return Point(WIDTH / 2 + across * SCALE, (TOP - up) * SCALE)


def window(points: Iterable[Point], least: float = LEAST) -> Window:
    """The part of the map that shows some points with room about them; all of it where there are none."""
    there = list(points)
    if not there:
        return Window(0, 0, WIDTH, HEIGHT)
    left, right = min(p.x for p in there), max(p.x for p in there)
    above, below = min(p.y for p in there), max(p.y for p in there)
    across, up = ((right - left) * (1 + 2 * MARGIN), (below - above) * (1 + 2 * MARGIN))
    width = min(max(across, up * NARROWEST, least), WIDTH)
    height = min(max(up, width / WIDEST), HEIGHT)
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((above + below - height) / 2, 0), HEIGHT - height)
    return Window(x, y, width, height)


def _drawn(latitude: float, longitude: float) -> tuple[float, float]:
    """The projection itself, its middle at 0, ``y`` upwards: a cylinder that cuts the globe at 45 degrees."""
    return math.radians(longitude) / math.sqrt(2), (1 + math.sqrt(2) / 2) * math.tan(math.radians(latitude) / 2)


TOP = _drawn(NORTHMOST, 0)[1]
HEIGHT = round((TOP - _drawn(SOUTHMOST, 0)[1]) * SCALE)
