"""The dateline that opens a story ("BRUSSELS, Jan. 4 (Reuters) —") and the agency that may close it ("(AP)").

A dateline is told by its shape: a place in capitals, a date or an agency, and a dash or bracket before the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pourparlers.languages.furniture_schema import Agency
from pourparlers.page.agencies import agencies
from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import key_of

LONGEST = 110
_END = re.compile(r"[)/\]]?\.?\s*(?:[–—]|--+|(?<=\s)-(?=\s)|(?<=\))[:-])\s*|(?<=\w):\s+|[)/\]][.:]?\s+|\.\s+")
_DAY = re.compile(r"\d{1,2} \w+,? (?:19|20)\d\d, ")
_SIGNS = re.compile(r"[(\[–—]|--|\s-\s|/\.?\s")
_PART = re.compile(r"[,.;/()\[\]–—|]|--+|\s-\s|\s-$|^-")
_CLOSING = re.compile(r"\s*(?:[(\[/]([^()\[\]/]{2,40}(?:/[^()\[\]/]{2,20})*)[)\]/]|[–—-]\s*(\w[\w .-]{1,30}))[.]?$")
_OPENERS = "\"“«„‘'([—–-"
_PLACE_WORDS = 4
# Words of a place that neither date nor capitals mark as a dateline.
MOST_PLAIN = 3


class Dateline(NamedTuple):
    """Where the dateline ends, where the text begins, and the agency that it names."""

    end: int
    text: int
    agency: Agency | None


class Parts(NamedTuple):
    """What stands in a run that may be a dateline."""

    places: tuple[str, ...]
    dated: bool
    agency: Agency | None
    bracketed: bool


def dateline_of(head: str, furniture: Furniture, first: bool) -> Dateline | None:
    """The dateline at the start of a paragraph, the longest there is. ``first``: it is the story's first."""
    start = head[:LONGEST]
    if not start or not (start[0].isupper() or start[0] in "([/" or _DAY.match(start)):
        return None
    if not (_DAY.match(start) or _SIGNS.search(start) or start.partition(" ")[0].strip(".,").isupper()):
        return None
    found = None
    for end in _END.finditer(start):
        text = end.end()
        if text >= len(head) or end.start() < 3:
            continue
        parts = parts_of(start[: end.end()], furniture)
        if parts is None:
            break
        if holds(parts, end[0].strip(), opens_text(head[text:]), first):
            found = Dateline(len(start[:text].rstrip()), text, parts.agency)
    return found


def opens_text(rest: str) -> bool:
    return rest[0].isupper() or rest[0].isdigit() or rest[0] in _OPENERS


def holds(parts: Parts, end: str, opens: bool, first: bool) -> bool:
    """Whether a run is a dateline, by what stands in it, how it is set off, and whether a sentence opens after it."""
    dashed = end.strip(")]/.: ")[:1] in ("–", "—", "-") or (end == ":" and parts.dated)
    if not opens and not (dashed and end != "-"):
        return False
    if parts.agency:
        return bool(parts.places or parts.bracketed) and (dashed or parts.bracketed or end == ".")
    shouted = bool(parts.places) and parts.places[0].isupper() and len(parts.places[0]) > 2
    set_off = dashed or (parts.dated and (parts.bracketed or (end == "." and shouted and first)))
    if not parts.places or not set_off:
        return False
    short = sum(place.count(" ") + 1 for place in parts.places) <= MOST_PLAIN
    return parts.dated or shouted or (first and opens and short and end != "-")


def parts_of(run: str, furniture: Furniture) -> Parts | None:
    """The places, dates and agencies of a run; None where it holds anything else."""
    places: list[str] = []
    dated, agency = False, None
    for part in filter(None, (piece.strip() for piece in _PART.split(run))):
        named = agencies().only(part)
        key = key_of(part).split()
        if named and (places or dated or run[0] in "([/" or len(named[0].name) > 2):
            agency = agency or named[0]
        elif any(word == "#" or word in furniture.months for word in key) and all(
            word == "#" or word in furniture.date_words for word in key
        ):
            dated = True
        elif key and all(word in furniture.weekdays for word in key):
            dated = True
        elif is_place(part):
            places.append(part)
        elif not (places and f"({part})" in run and is_outlet(part)):
            return None
    return Parts(tuple(places), dated, agency, run[0] in "([/" or any(mark in run for mark in "(/["))


def is_place(part: str) -> bool:
    words = part.replace("-", " ").split()
    if not 0 < len(words) <= _PLACE_WORDS:
        return False
    capitals = [word for word in words if word[0].isupper()]
    return bool(capitals) and words[0][0].isupper() and all(w[0].isupper() or len(w) <= 3 for w in words)


def is_outlet(part: str) -> bool:
    """Whether words in brackets may be the name of an outlet that no list knows."""
    return part[0].isupper() and len(part.split()) <= _PLACE_WORDS


def closing_agency(tail: str) -> tuple[int, Agency] | None:
    """Where the agency that closes a paragraph begins in its last characters, and which it is."""
    match = _CLOSING.search(tail, max(0, len(tail) - 60))
    if match is None:
        return None
    named = agencies().only(match[1] or match[2])
    begins = tail[: match.start()].rstrip()
    if not named or not begins or (match[2] and begins[-1] not in '.!?»”"'):
        return None
    return match.start() + len(match[0]) - len(match[0].lstrip()), named[0]
