"""The text of an article made from its labelled runs, and the blocks of that text.

Paragraphs are set off by a blank line; the items of a list, of a menu or of a table's row stand on lines of their own,
and runs of one kind of furniture that follow each other are one block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from pourparlers.languages.furniture_schema import Agency
from pourparlers.model import Block, BlockKind
from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import line_at
from pourparlers.page.maker import credit_in
from pourparlers.page.marks import OPEN, Judgement, Shape, shape_of
from pourparlers.page.pictures import image_of
from pourparlers.page.pieces import Piece
from pourparlers.page.region import FURNITURE
from pourparlers.page.text import Laid, lay
from pourparlers.page.walk import Page

_LINES = FURNITURE | {"list", "table", "teaser"}
# Of these the words are asked for later.
_KEYED = frozenset(("byline", "section", "headline"))
_PICTURED = ("caption", "credit")


class Shown(NamedTuple):
    """A run that is shown: what it says, its kind, and the picture that it tells of."""

    text: str
    kind: BlockKind
    image: str | None = None


class LaidOut(NamedTuple):
    """An article's text and blocks, the pieces they were made of with their kinds, and the agencies that sign."""

    text: str
    blocks: tuple[Block, ...]
    pieces: list[Piece]
    kinds: list[BlockKind]
    agencies: tuple[Agency, ...]


def shown(page: Page, runs: Sequence[int], kinds: Sequence[BlockKind | None], base: str | None) -> Iterator[Shown]:
    """The runs that are shown, in reading order."""
    for at in runs:
        kind = kinds[at]
        if kind is not None:
            run = page.runs[at]
            yield Shown(run.text, kind, image_of(page, run, base) if kind in _PICTURED else None)


def laid_out(parts: Sequence[Shown], furniture: Furniture) -> LaidOut:
    """The text of the parts and its blocks."""
    text, pieces, kinds, images = joined(parts, furniture)
    laid: Laid = lay(text, pieces, kinds, furniture)
    blocks = tied(laid.blocks, {piece.start: image for piece, image in zip(pieces, images, strict=True) if image})
    return LaidOut(text, blocks, pieces, kinds, (*laid.signed, *laid.pictured))


def joined(parts: Sequence[Shown], furniture: Furniture) -> tuple[str, list[Piece], list[BlockKind], list[str | None]]:
    """The text, and a piece for each paragraph or stretch of furniture, with its kind and picture."""
    out: list[str] = []
    places: list[tuple[int, int]] = []
    kinds: list[BlockKind] = []
    images: list[str | None] = []
    at = 0
    for part in parts:
        same = bool(kinds) and kinds[-1] == part.kind and part.kind in _LINES
        gap = "" if not kinds else "\n" if same else "\n\n"
        out += (gap, part.text)
        start, at = at + len(gap), at + len(gap) + len(part.text)
        if same and part.kind in FURNITURE:
            places[-1] = (places[-1][0], at)
            continue
        places.append((start, at))
        kinds.append(part.kind)
        images.append(part.image)
    text = "".join(out)
    return (
        text,
        [piece(text, *place, kind, furniture) for place, kind in zip(places, kinds, strict=True)],
        kinds,
        images,
    )


def piece(text: str, start: int, end: int, kind: BlockKind, furniture: Furniture) -> Piece:
    """A stretch of the text with what is asked of it later; of furniture that is nothing."""
    line = line_at(text, start, end, True)
    if kind in FURNITURE:
        return Piece(Shape(line, "", 0, False), Judgement(kind))
    shape = shape_of(line) if kind in _KEYED else Shape(line, "", 0, False)
    if kind == "caption":
        at = credit_in(text[start:end], furniture, alone=True)
        return Piece(shape, Judgement(kind, credit=at) if at else OPEN)
    return Piece(shape, OPEN)


def tied(blocks: tuple[Block, ...], images: dict[int, str]) -> tuple[Block, ...]:
    """The blocks, captions and credits with their pictures, each credit with the caption of the same picture."""
    found: list[Block] = []
    caption: int | None = None
    image: str | None = None
    for at, block in enumerate(blocks):
        if block.kind not in _PICTURED:
            found.append(block)
            continue
        own = images.get(block.start)
        follows = at > 0 and caption == at - 1
        if block.kind == "caption":
            caption, image = at, own
            found.append(msgspec.structs.replace(block, image=own) if own else block)
        else:
            of = caption if caption is not None and (follows or (own is not None and own == image)) else None
            address = own or (image if of is not None else None)
            found.append(msgspec.structs.replace(block, image=address, of=of))
    return tuple(found)
