"""The picture that a link to a page shows where it is shared: the page's title in the site's letters, as a PNG.

Letters are those of ``static``; what they cannot write is left out, and where that is most of a title, the spare one
stands. A picture depends on nothing but its card, so it is made once; text is cut before it is laid out.
"""

from __future__ import annotations

import functools
import io
import threading
import unicodedata
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from pourparlers.publish.assets import STATIC
from pourparlers.publish.visit import Card

WIDTH, HEIGHT, EDGE = 1200, 630, 72
PAPER, INK, SOFT, ACCENT = "#fbf9f4", "#1b1a17", "#5d584e", "#7a1f1c"
TONES = {
    "held": "#1d5c33", "confirmed": "#1d5c33", "planned": "#0d4a63", "ongoing": "#0d4a63", "proposed": "#6b4a00",
    "unknown": "#6b4a00", "postponed": "#8a1c1c", "cancelled": "#8a1c1c", "refused": "#8a1c1c",
}  # fmt: skip
FONTS = tuple(f"source-serif-4-{script}-wght-normal.woff2" for script in ("latin", "latin-ext", "cyrillic"))
LONGEST, MOST_LINES, SIZES = 180, 4, (84, 72, 60, 50)
WRITTEN = 0.7
"""A text is written where the letters can write so much of it."""
_one_at_a_time = threading.Lock()


@functools.lru_cache(maxsize=256)
def png_of(card: Card) -> bytes:
    """The picture, 1200 by 630; one is made at a time, so that many askers cost no more than one."""
    with _one_at_a_time:
        picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        _draw(ImageDraw.Draw(picture), card)
        out = io.BytesIO()
        picture.quantize(48, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()


def _draw(canvas: ImageDraw.ImageDraw, card: Card) -> None:
    _write(canvas, (EDGE, 52), _fitting(card.site, 40, 500, WIDTH - 2 * EDGE), 40, 500, INK)
    canvas.rectangle((EDGE, 122, WIDTH - EDGE, 124), INK)
    canvas.rectangle((EDGE, 129, WIDTH - EDGE, 130), INK)
    top = 168
    if card.kicker:
        _write(canvas, (EDGE, top), _fitting(card.kicker.upper(), 32, 700, WIDTH - 2 * EDGE), 32, 700, ACCENT)
        top += 56
    title = card.title if _writable(card.title) else card.spare
    below = HEIGHT - 118
    size, lines = _laid_out(title, below - top - 16)
    for line in lines:
        _write(canvas, (EDGE, top), line, size, 600, INK)
        top += round(size * 1.14)
    at: float = EDGE
    if card.status_said:
        tone = TONES.get(card.status, SOFT)
        canvas.ellipse((at, below + 12, at + 24, below + 36), tone if card.status == "held" else PAPER, tone, 5)
        at = _write(canvas, (at + 40, below), _fitting(card.status_said, 36, 650, 420), 36, 650, tone) + 36
    _write(canvas, (at, below), _fitting(card.below, 36, 450, WIDTH - EDGE - at), 36, 450, SOFT)


def _laid_out(text: str, room: int) -> tuple[int, list[str]]:
    """The size at which a title fits, and its lines; the last is cut where none does."""
    lines: list[str] = []
    for size in SIZES:
        lines = _lines(text, size)
        if len(lines) * size * 1.14 <= room and len(lines) <= MOST_LINES:
            return size, lines
    most = max(1, min(MOST_LINES, int(room / (SIZES[-1] * 1.14))))
    return SIZES[-1], [*lines[: most - 1], _fitting(" ".join(lines[most - 1 :]), SIZES[-1], 600, WIDTH - 2 * EDGE)]


def _lines(text: str, size: int) -> list[str]:
    """A text in lines of the picture's width; a word that is longer is cut."""
    lines: list[str] = []
    for word in _clean(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _length(longer, size, 600) <= WIDTH - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(_fitting(word, size, 600, WIDTH - 2 * EDGE))
    return lines


def _fitting(text: str, size: int, weight: int, room: float) -> str:
    """So much of a text as there is room for."""
    whole = _clean(text)
    if _length(whole, size, weight) <= room:
        return whole
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _length(whole[:middle] + "…", size, weight) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return whole[:low].rstrip() + "…"


def _clean(text: str) -> str:
    """On one line, of bounded length, without what is no letter: controls, turns of direction, what has no glyph."""
    plain = unicodedata.normalize("NFC", text[: LONGEST * 4])
    kept = (letter if _font_of(letter) else " " if letter.isspace() else "" for letter in plain)
    return " ".join("".join(kept).split())[:LONGEST]


def _writable(text: str) -> bool:
    letters = [letter for letter in text[:LONGEST] if letter.isalnum()]
    return bool(letters) and sum(1 for letter in letters if _font_of(letter)) >= WRITTEN * len(letters)


def _length(text: str, size: int, weight: int) -> float:
    return sum(_font(file, size, weight).getlength(run) for file, run in _runs(text))


def _write(
    canvas: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, weight: int, colour: str
) -> float:
    """Write a line, and say where it ends."""
    x, y = at
    base = y + size
    for file, run in _runs(text):
        font = _font(file, size, weight)
        canvas.text((x, base), run, colour, font, anchor="ls")
        x += font.getlength(run)
    return x


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """A text in stretches, each with the file of letters that writes it."""
    run, file = "", FONTS[0]
    for letter in text:
        its = file if letter == " " else _font_of(letter) or file
        if its != file and run:
            yield file, run
            run = ""
        run, file = run + letter, its
    if run:
        yield file, run


@functools.lru_cache(maxsize=4096)
def _font_of(letter: str) -> str | None:
    """The file that has a letter."""
    if unicodedata.category(letter)[0] in "CZ":
        return None
    for file in FONTS:
        font = _font(file, 40, 400)
        if bytes(font.getmask(letter)) != bytes(font.getmask("\uffff")):
            return file
    return None


@functools.lru_cache(maxsize=64)
def _font(file: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(io.BytesIO((STATIC / file).read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font
