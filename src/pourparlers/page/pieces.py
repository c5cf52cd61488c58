"""Cut lines into pieces at bars ("World News | A headline"), and judge each piece by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import Line, key_of, line_at
from pourparlers.page.marks import Judgement, Shape, judged, shape_of

BAR = " | "
# What a crawler knew of the publication, on the line of the text itself.
_DATED = re.compile(r"([^\W\d_]{3,12}):? ((?:19|20)\d\d(?:-\d\d){1,2})\s+(?=\S)")
_WORD = re.compile(r"\S+")
MOST_AFTER_BYLINE = 8
_AFTER_BYLINE = frozenset({"follow", "share", "navigation"})
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
    for found in lines:
        line = found
        dated = _DATED.match(line.head)
        if dated and dated.end() < line.size and key_of(dated[1]) in furniture.date_words:
            label = line_at(text, line.start, line.start + dated.end(2), line.after_blank)
            yield Piece(shape_of(label), Judgement("published-label"))
            line = line_at(text, line.start + dated.end(), line.end, after_blank=True)
        shape = shape_of(line)
        judgement = judged(shape, furniture)
        if judgement.kind is None and line.size <= MOST_BARRED and BAR in line.head:
            parts = list(barred(text, line, furniture))
            whole = all(
                part.judgement.kind in (None, "section") and part.shape.words <= LONGEST_SECTION for part in parts
            )
            yield from [Piece(shape, Judgement("section"))] if whole else parts
        elif judgement.kind == "byline":
            yield from signed(text, Piece(shape, judgement), furniture)
        else:
            yield Piece(shape, judgement)


def barred(text: str, line: Line, furniture: Furniture) -> Iterator[Piece]:
    """The parts of a line between bars, each judged alone; the bar belongs to the part before it."""
    for found in _PART.finditer(text, line.start, line.end):
        part = line_at(text, found.start(1), found.end(1), line.after_blank and found.start() == line.start)
        shape = shape_of(part)
        whole = shape._replace(line=part._replace(end=found.end(1) + len(found[2])))
        yield Piece(whole, judged(shape, furniture), barred=True)


def signed(text: str, piece: Piece, furniture: Furniture) -> Iterator[Piece]:
    """A byline, and the furniture on the same line after it ("By A Name Follow 3 min")."""
    line, cut = piece.shape.line, len(piece.head)
    starts = [word.start() for word in _WORD.finditer(piece.head)][1:]
    for start in starts[-MOST_AFTER_BYLINE:]:
        if is_after_byline(piece.head[start:], furniture):
            cut = start
            break
    if cut == len(piece.head) or not key_of(piece.head[:cut]):
        yield piece
        return
    name = line_at(text, line.start, line.start + len(piece.head[:cut].rstrip()), line.after_blank)
    rest = line_at(text, line.start + cut, line.end, after_blank=False)
    yield piece._replace(shape=shape_of(name))
    yield Piece(shape_of(rest), Judgement("follow"))


def is_after_byline(text: str, furniture: Furniture) -> bool:
    """Whether a run of words is one phrase of furniture after another."""
    key = key_of(text)
    while key:
        words = key.split(" ")
        found = next((n for n in range(len(words), 0, -1) if is_known(" ".join(words[:n]), furniture)), 0)
        if not found:
            return False
        key = " ".join(words[found:])
    return True


def is_known(key: str, furniture: Furniture) -> bool:
    mark = furniture.line.get(key)
    return mark is not None and mark.kind in _AFTER_BYLINE
