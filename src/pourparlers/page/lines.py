"""Cut a text into lines, with what later steps ask of each: its words, its last mark, the gap before it.

Only the ends of a long line are kept, and only so many lines, so that memory stays bounded whatever comes in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

MOST_LINES = 20_000
HEAD = 320
TAIL = 200
STOPS = ".!?…。؟"
CLOSERS = "»\"”“’')]›"
_LINE = re.compile(r"\S[^\n]*")
_TOKEN = re.compile(r"[^\W_]+|#")
_NUMBER = re.compile(r"\d+")
# Capitals are often printed without their accents, so words are compared without.
_DROPPED = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff]")
_SIGNED = re.compile(r"(?<=[.!?…»”\"])\s*(?:[(\[/][^()\[\]/]{2,40}[)\]/]|[–—-] ?\w[\w .]{1,25})$")
# A line that was broken to a column: long enough, and with no mark that ends a sentence.
_LEAST_WRAPPED, _MOST_WRAPPED = 45, 110


class Line(NamedTuple):
    """A line without its outer white space: where it stands, its first and last characters, the gap before it."""

    start: int
    end: int
    head: str
    tail: str
    after_blank: bool

    @property
    def size(self) -> int:
        return self.end - self.start


def lines_of(text: str) -> tuple[list[Line], int]:
    """The first lines that are not blank, wrapped ones joined, and the offset at which they end."""
    found: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        if len(found) == MOST_LINES:
            break
        start = match.start()
        blank = text.count("\n", end, start) > 1 or not found
        end = match.end()
        while text[end - 1].isspace():
            end -= 1
        found.append(line_at(text, start, end, blank))
    return list(unwrapped(text, found)), end


def line_at(text: str, start: int, end: int, after_blank: bool) -> Line:
    return Line(start, end, text[start : min(end, start + HEAD)], text[max(start, end - TAIL) : end], after_blank)


def unwrapped(text: str, lines: list[Line]) -> Iterator[Line]:
    """The lines, those of a paragraph that was broken to a column as one."""
    at = 0
    while at < len(lines):
        to = at
        while to + 1 < len(lines) and not lines[to + 1].after_blank and is_broken(lines[to]):
            to += 1
        if to > at and any(line.head[0].islower() for line in lines[at + 1 : to + 1]):
            yield line_at(text, lines[at].start, lines[to].end, lines[at].after_blank)
            at = to + 1
        else:
            yield lines[at]
            at += 1


def is_broken(line: Line) -> bool:
    return _LEAST_WRAPPED <= line.size <= _MOST_WRAPPED and not ends_sentence(line.tail)


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a mark that ends sentences, closing quotation marks and brackets aside."""
    text = _SIGNED.sub("", text)
    bare = text.rstrip(CLOSERS + " \u00a0\u202f")
    return bare.endswith(tuple(STOPS)) or (bare != text and bare.endswith((":", ";")))


def key_of(text: str) -> str:
    """The words of a line, folded: what phrases are compared by. Every number becomes ``#``."""
    if not text.isascii():
        text = _DROPPED.sub("", unicodedata.normalize("NFD", text))
    return " ".join(_TOKEN.findall(_NUMBER.sub(" # ", text.replace("#", " ").casefold())))


def phrase_key(phrase: str) -> str:
    """The key of a pack's phrase, in which ``#`` stands for any number."""
    return key_of(phrase.replace("#", "0"))
