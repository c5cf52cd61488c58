"""Draws the outline of the world's land that the site's maps lie on: python docs/land_outline.py land-110m.json

The file is that of npm world-atlas 2.0.2 (ISC): Natural Earth 4.1.0, land, 1:110m, public domain, as TopoJSON. Only
land is drawn: lines between states would take sides. What lies south of 58° S is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pourparlers.publish.earth import HEIGHT, MIDDLE, SOUTHMOST, WIDTH, Point, projected

OUT = Path(__file__).parent.parent / "src/pourparlers/publish/static/land.svg"
# One colour for light and dark: an image does not know which page it stands on in every browser.
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    '<path fill="#8b8270" fill-opacity=".34" d="{path}"/></svg>\n'
)
Ring = list[tuple[float, float]]


def rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """The outer and inner rings of the land, in degrees: longitude, latitude."""
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            points: Ring = []
            for at in ring:
                arc = arcs[at] if at >= 0 else arcs[~at][::-1]
                points += arc[1:] if points else arc
            yield points


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (across, up), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    out = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        out.append((x * across + left, y * up + bottom))
    return out


def path_of(ring: Ring) -> str:
    """A ring as a path of whole steps; one that crosses the map's edge goes on beyond it."""
    drawn, before = [], None
    for longitude, latitude in ring:
        at = projected(latitude, _beside(longitude, before), wrapped=before is None)
        before = _beside(longitude, before) if before is not None else (longitude - MIDDLE + 180) % 360 - 180 + MIDDLE
        drawn.append(Point(round(at.x), round(at.y)))
    steps = [(b.x - a.x, b.y - a.y) for a, b in zip(drawn, drawn[1:], strict=False) if b != a]
    if len(steps) < 3:
        return ""
    return f"M{drawn[0].x} {drawn[0].y}l" + " ".join(f"{x} {y}" for x, y in steps) + "z"


def _beside(longitude: float, before: float | None) -> float:
    """The same meridian, told so that it lies near the one before it."""
    return longitude if before is None else before + (longitude - before + 180) % 360 - 180


def main(file: str) -> None:
    topology = json.loads(Path(file).read_bytes())
    kept = [ring for ring in rings(topology) if max(latitude for _, latitude in ring) > SOUTHMOST]
    path = "".join(map(path_of, kept)).replace(" -", "-")
    OUT.write_text(DRAWING.format(width=WIDTH, height=HEIGHT, path=path), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
