"""Authors from what pages print and state: names apart, without the words round them; agencies are no persons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.page.agencies import agencies
from pourparlers.page.facts.record import Claim
from pourparlers.page.facts.tidy import tidy
from pourparlers.page.facts.words import SigningWords, signing
from pourparlers.page.lines import key_of

MOST_AUTHORS = 20
LONGEST_LIST = 600
LONGEST_NAME = 70
MOST_WORDS = 7
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|(?:^|\s)@\w+", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*")
_EDGES = " \t.,:;|/-–—•·*\"'«»“”"
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
        elif key_of(part) in outlets or claim.person is False:
            others.append(part)
        else:
            persons.append(part)
    return Signed(unique(persons), unique(wires), unique(others))


def parts_of(text: str, words: SigningWords, whole: bool) -> Iterable[str]:
    """The names of a list of names. ``whole``: the text is said to be one name."""
    opened = words.opening.match(text)
    text = text[opened.end() :] if opened else text
    for piece in words.between.split(text) if not whole or len(text) > LONGEST_NAME or opened else [text]:
        pieces = _COMMA.split(piece or "")
        if len(pieces) == 2 and all(is_surname(part) for part in pieces) and len(pieces) == 2 and not whole:
            pieces = [f"{pieces[1]} {pieces[0]}"] if not agencies().only(pieces[1]) else pieces
        for part in pieces:
            name = name_of(part, words)
            if name:
                yield name


def is_surname(text: str) -> bool:
    return text.istitle() and " " not in text


def name_of(text: str, words: SigningWords) -> str | None:
    """A name without what a person does, or None where nothing else is said."""
    text = _BRACKETED.sub(" ", text).strip(_EDGES)
    opened = words.opening.match(text)
    if opened and opened.end() < len(text):
        text = text[opened.end() :]
    for _ in range(2):
        closed = words.closing.search(text)
        text = text[: closed.start()].strip(_EDGES) if closed and closed.start() else text
    key = key_of(text)
    if not key or key in words.roles or not any(letter.isalpha() for letter in text):
        return None
    if len(text) > LONGEST_NAME or key.count(" ") >= MOST_WORDS or "#" in key.split():
        return None
    return text


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names once each, in their order."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(key_of(name), name)
    return tuple(found.values())[:MOST_AUTHORS]
