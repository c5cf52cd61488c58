"""The credit at the end of a caption ("REUTERS/A Name/File Photo", "© AFP", "Photo: A Name")."""

from __future__ import annotations

import functools
import re

from pourparlers.page.agencies import agencies
from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import key_of

MOST_WORDS = 12
LONGEST = 110
MOST_BRACKETED = 3
_BORDER = re.compile(r"[.!?…»”\")\]]\s+(?=\S)|[.!?](?=[A-Z])|[\[(]|\s[-–—|/]\s+(?=\S)|\s(?=©)")
_SIGN = re.compile(r"©|\(c\)", re.IGNORECASE)


def credit_at(tail: str, furniture: Furniture) -> int | None:
    """Where the credit of a caption begins in the last characters of its line; None where there is none."""
    first = max(0, len(tail) - LONGEST)
    for border in _BORDER.finditer(tail, first):
        at = border.end()
        if tail[border.start()] in "[(":
            at = border.start()
        if is_credit(tail[at:], furniture):
            return at
    return run_on_credit(tail, first, furniture)


def run_on_credit(tail: str, first: int, furniture: Furniture) -> int | None:
    """A credit whose mark stands right after the caption, which has no full stop ("... in RigaCredit: AFP")."""
    if ":" not in tail:
        return None
    for mark in opening(furniture.photo_marks).finditer(tail, first):
        at = mark.start()
        apart = at == 0 or not tail[at - 1].isalnum() or (tail[at].isupper() and not tail[at - 1].isupper())
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
    sourced = f"{key_of(bare)} ".startswith(furniture.sources)
    return (sourced or agencies().named(bare) is not None) and is_names(bare, furniture)


@functools.lru_cache(maxsize=32)
def opening(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words that open a credit, and what sets them off."""
    plain, phrases = (
        "|".join(map(re.escape, sorted(m for m in marks if (" " in m) == long))) for long in (False, True)
    )
    return re.compile(rf"(?:(?:{phrases or plain})(?:\s*[:/©|–—-]|\s)|(?:{plain})\s*[:/©|–—-])\s*", re.IGNORECASE)


def is_names(text: str, furniture: Furniture) -> bool:
    """Whether every word is capitalised, or one that credits hold ("via", "pool"). Spaces must not be sentences'."""
    for word in re.split(r"[\s/]+", text):
        letters = word.strip(".,;:()[]|©-–—'’\"«»")
        if not letters or letters[0].isupper() or letters[0].isdigit():
            continue
        if not all(part in furniture.photo_words for part in key_of(letters).split()):
            return False
    return True
