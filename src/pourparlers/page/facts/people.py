"""Authors from what pages print and state: names apart, without the words round them; agencies are no persons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.model import FactBasis
from pourparlers.page.agencies import agencies
from pourparlers.page.facts.record import Claim
from pourparlers.page.facts.tidy import key_of, tidy
from pourparlers.page.facts.words import UNSPACED, SigningWords, signing

MOST_AUTHORS = 20
LONGEST_LIST = 600
LONGEST_NAME = 70
MOST_WORDS = 7
MOST_FULL = 5
LONGEST_UNSPACED = 12
# Places where words that are no name stand beside names.
LOOSE = ("meta", "markup", "text")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|(?:^|\s)@\w+", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*")
_EDGES = " \t.,:;|/-–—•·*\"'«»“”"
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")


class Signed(NamedTuple):
    """The persons, the agencies and what else signs, of one claim or of many."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def signed_by(claim: Claim, language: str | None, outlets: frozenset[str]) -> Signed:
    """Who a claim says that signs."""
    words = signing(language)
    persons: list[str] = []
    wires: list[str] = []
    others: list[str] = []
    for part in parts_of(tidy(_ADDRESS.sub(" ", claim.value[:LONGEST_LIST])), words, claim.person is True):
        wire = agencies().only(part)
        if wire:
            wires.extend(agency.name for agency in wire if not agency.pictures)
        elif key_of(part) in outlets or claim.person is False or is_mark(part):
            others.append(part)
        else:
            persons.append(part)
    if claim.basis in LOOSE and any(" " in name for name in persons):
        persons = [name for name in persons if " " in name]
    if claim.basis == "text":
        persons = [name for name in persons if is_full_name(name)]
    return Signed(unique(persons), unique(wires), unique(others))


def is_full_name(text: str) -> bool:
    """Whether a text has the shape of a whole name: several words, the outer ones with capitals where there are any."""
    words = text.split()
    if text[0] >= UNSPACED:
        return len(text) <= LONGEST_UNSPACED
    return 1 < len(words) <= MOST_FULL and not (words[0][0].islower() or words[-1][0].islower())


def is_mark(text: str) -> bool:
    """Whether what signs is a host, or initials, and no name."""
    return " " not in text and (text.islower() or _HOST.fullmatch(text) is not None)


def parts_of(text: str, words: SigningWords, whole: bool) -> Iterable[str]:
    """The names of a list of names. ``whole``: the text is said to be one name, and is cut only into full ones."""
    text = _BRACKETED.sub(" ", text)
    opened = words.opening.match(text)
    text = text[opened.end() :] if opened else text
    pieces = [piece for piece in words.between.split(text) if piece and piece.strip()]
    if whole and not all(" " in piece.strip(_EDGES) for piece in pieces):
        pieces = [text]
    for piece in pieces:
        for part in commas_cut(piece):
            name = name_of(part, words)
            if name:
                yield name


def commas_cut(text: str) -> list[str]:
    """The parts between commas; a surname and a first name are one name, put in order."""
    parts = _COMMA.split(text)
    if len(parts) == 2 and all(map(is_surname, parts)) and not any(map(agencies().only, parts)):
        return [f"{parts[1]} {parts[0]}"]
    return parts


def is_surname(text: str) -> bool:
    return text.istitle() and " " not in text


def name_of(text: str, words: SigningWords) -> str | None:
    """A name without what a person does, or None where nothing else is said."""
    text = text.strip(_EDGES)
    opened = words.opening.match(text)
    if opened and opened.end() < len(text):
        text = text[opened.end() :]
    for _ in range(2):
        closed = words.closing.search(text)
        if closed and is_full(text[: closed.start()], text):
            text = text[: closed.start()].strip(_EDGES)
    key = key_of(text)
    if not key or key in words.roles or key in words.by or not any(letter.isalpha() for letter in text):
        return None
    if len(text) > LONGEST_NAME or key.count(" ") >= MOST_WORDS or "#" in key.split():
        return None
    return text


def is_full(rest: str, text: str) -> bool:
    """Whether what is left of a text without its last words is still a name."""
    return " " in rest.strip(_EDGES) or text[-1] >= UNSPACED


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names once each, in their order."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(key_of(name), name)
    return tuple(found.values())[:MOST_AUTHORS]


class Roll(NamedTuple):
    """The names that one kind of place gives."""

    basis: FactBasis
    weight: float
    names: tuple[str, ...]


def best_of(rolls: list[Roll], witnesses: list[Roll]) -> Roll | None:
    """The roll with the best backed name, or a longer one that has all of it and whose other names are backed too.

    ``witnesses`` are all rolls that may back a name.
    """
    support: Counter[str] = Counter()
    backing: Counter[str] = Counter()
    for roll in witnesses:
        support.update(map(key_of, roll.names))
        for name in roll.names:
            backing[key_of(name)] += round(100 * roll.weight)
    best = max(rolls, key=lambda roll: max((backing[key_of(name)] for name in roll.names), default=0), default=None)
    if best is None or not best.names:
        return None
    own = set(map(key_of, best.names))
    for roll in rolls:
        keys = set(map(key_of, roll.names))
        if own < keys and all(support[name] > 1 for name in keys - own):
            return roll
    return best


def apart(names: Iterable[str]) -> tuple[str, ...]:
    """Names once each, without one that is only several of the others in a row."""
    found = unique(names)
    return tuple(name for name in found if sum(1 for other in found if other in name) < 3)
