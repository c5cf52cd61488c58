"""Authors from what pages print and state: names apart, without the words round them; agencies are no persons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.page.agencies import agencies
from pourparlers.page.facts.record import Claim
from pourparlers.page.facts.tidy import tidy
from pourparlers.page.facts.words import UNSPACED, SigningWords, signing
from pourparlers.page.lines import key_of

MOST_AUTHORS = 20
LONGEST_LIST = 600
LONGEST_NAME = 70
MOST_WORDS = 7
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
    return Signed(unique(persons), unique(wires), unique(others))


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
