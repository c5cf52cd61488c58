"""The credit at the end of a caption ("REUTERS/A Name/File Photo", "© AFP", "Photo: A Name")."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.page.agencies import agencies
from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import key_of

MOST_WORDS = 12
LONGEST, LONGEST_MARK = 110, 40
MOST_BRACKETED = 3
# Scripts from here on have no capitals, so that only so short a text is taken for names.
UNCASED, MOST_UNCASED = "\u0590", 40
_BORDER = re.compile(r"[.!?…»”\")\]]\s+(?=\S)|[.!?](?=[A-Z])|[\[(]|\s[-–—|/]\s+(?=\S)")
_SIGNED = re.compile(rf"{_BORDER.pattern}|(?<=.)(?=[©ⓒⒸ])")
# A sentence that ends inside, or brackets after several words: a caption with its credit.
TOLD = re.compile(r"[^\W\d_]{4,}[.!?]\s+\S|^(?:[^\s(\[]+\s+){4,}[(\[]")
_FIRST = re.compile(r"[^\W_]+")
_SET_OFF = "[:：/©|=＝–—-]"
_SIGN = re.compile(r"[©ⓒⒸ]|\(c\)", re.IGNORECASE)


def credit_at(tail: str, furniture: Furniture) -> int | None:
    """Where the credit of a caption begins in the last characters of its line; None where there is none."""
    first = max(0, len(tail) - LONGEST)
    for border in (_SIGNED if _SIGN.search(tail, first) else _BORDER).finditer(tail, first):
        at = border.end()
        if tail[border.start()] in "[(":
            at = border.start()
        if is_credit(tail[at:], furniture):
            return at
    return run_on_credit(tail, first, furniture)


def run_on_credit(tail: str, first: int, furniture: Furniture) -> int | None:
    """A credit whose mark stands right after the caption, which has no full stop ("... in RigaCredit: AFP")."""
    colon = tail.find(":", first)
    if colon < 0:
        return None
    marks = opening(furniture.photo_marks).pattern
    for mark in marks.finditer(tail, max(first, colon - LONGEST_MARK), tail.rfind(":") + 2):
        at = mark.start()
        apart = at == 0 or not tail[at - 1].isalnum() or (tail[at].isupper() and not tail[at - 1].isupper())
        words = key_of(tail[: mark.end()]).split()
        if any(" ".join(words[-length:]) in furniture.seen for length in (2, 3)):
            continue
        if apart and ":" in mark[0] and is_credit(tail[at:], furniture):
            return at
    return None


def is_credit(text: str, furniture: Furniture) -> bool:
    """Whether a short run is the credit of a picture and nothing else."""
    bare = text.strip(" []().")
    if not bare or len(text) > LONGEST or text.count(" ") >= MOST_WORDS:
        return False
    if _SIGN.match(bare):
        return True
    marked = opening(furniture.photo_marks).match(bare)
    if marked:
        rest = bare[marked.end() :]
        return is_names(rest, furniture) or (text[0] in "[(" and rest.count(" ") < MOST_BRACKETED)
    key = key_of(bare)
    if key in furniture.photo_alone:
        return True
    if bare[0].isdigit() or TOLD.search(bare):
        return False
    sourced = f"{key} ".startswith(furniture.sources)
    return (sourced or is_by_agency(bare)) and is_names(bare, furniture)


def is_by_agency(text: str) -> bool:
    """Whether a short text names an agency; where no capitals tell names from words, nothing else may stand in it."""
    return bool(agencies().only(text)) if text[0] >= UNCASED else agencies().named(text) is not None


class Opening(NamedTuple):
    """The words that open a credit with what sets them off; their first words, told before a pattern is tried."""

    firsts: frozenset[str]
    pattern: re.Pattern[str]
    spaced: re.Pattern[str]

    def match(self, text: str) -> re.Match[str] | None:
        """A word for a picture at the start, set off as in a line of text."""
        return self.pattern.match(text) if self.may_begin(text) else None

    def beside(self, text: str) -> re.Match[str] | None:
        """A word for a picture at the start with nothing but a space after it, as under a picture ("Photo A Name")."""
        return self.spaced.match(text) if self.may_begin(text) else None

    def may_begin(self, text: str) -> bool:
        first = _FIRST.match(text)
        return first is not None and first[0].casefold() in self.firsts


@functools.lru_cache(maxsize=64)
def opening(marks: tuple[str, ...]) -> Opening:
    """Any of the words that open a credit."""
    plain, phrases = (any_of(mark for mark in marks if is_phrase(mark) == long) for long in (False, True))
    return Opening(
        frozenset(first[0].casefold() for mark in marks if (first := _FIRST.match(mark))),
        re.compile(rf"(?:(?:{phrases or plain})(?:\s*{_SET_OFF}|\s)|(?:{plain})\s*{_SET_OFF})\s*", re.IGNORECASE),
        re.compile(rf"(?:{any_of(marks)})\s+", re.IGNORECASE),
    )


def any_of(marks: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(marks, key=lambda mark: (-len(mark), mark))))


def is_phrase(mark: str) -> bool:
    """Whether a mark needs nothing to set it off: several words, or an abbreviation."""
    return " " in mark or mark.endswith(".")


def is_names(text: str, furniture: Furniture) -> bool:
    """Whether every word is capitalised, or one that credits hold ("via", "pool"). Spaces must not be sentences'."""
    for word in re.split(r"[\s/]+", text):
        letters = word.strip(".,;:()[]|©-–—'’\"«»")
        if not letters or letters[0].isupper() or letters[0].isdigit():
            continue
        if letters[0] >= UNCASED and len(text) <= MOST_UNCASED and not letters[0].islower() and "。" not in text:
            continue
        if not all(part in furniture.photo_words for part in key_of(letters).split()):
            return False
    return True
