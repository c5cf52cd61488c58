"""Cut lines into pieces at bars ("World News | A headline"), and judge each piece by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import Line, line_at
from pourparlers.page.marks import Judgement, Shape, judged, shape_of

BAR = " | "
_PART = re.compile(r"([^\s|].*?)((?:\s+\|)+(?=\s|$)|$)")
MOST_BARRED = 240
LONGEST_SECTION = 4


class Piece(NamedTuple):
    """A line or a part of one, and what its own words make it."""

    shape: Shape
    judgement: Judgement
    barred: bool = False

    @property
    def start(self) -> int:
        return self.shape.line.start

    @property
    def end(self) -> int:
        return self.shape.line.end

    @property
    def head(self) -> str:
        return self.shape.line.head


def pieces_of(text: str, lines: list[Line], furniture: Furniture) -> Iterator[Piece]:
    """The pieces of all lines, in order."""
    for line in lines:
        shape = shape_of(line)
        judgement = judged(shape, furniture)
        if judgement.kind is None and line.size <= MOST_BARRED and BAR in line.head:
            parts = list(barred(text, line, furniture))
            whole = all(part.judgement.kind is None and part.shape.words <= LONGEST_SECTION for part in parts)
            yield from [Piece(shape, Judgement("section"))] if whole else parts
        else:
            yield Piece(shape, judgement)


def barred(text: str, line: Line, furniture: Furniture) -> Iterator[Piece]:
    """The parts of a line between bars, each judged alone; the bar belongs to the part before it."""
    for found in _PART.finditer(text, line.start, line.end):
        part = line_at(text, found.start(1), found.end(1), line.after_blank and found.start() == line.start)
        shape = shape_of(part)
        whole = shape._replace(line=part._replace(end=found.end(1) + len(found[2])))
        yield Piece(whole, judged(shape, furniture), barred=True)
