"""Patterns of ``time.toml`` taken apart: tables of forms, and the plain sequences that optional parts stand for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pourparlers.errors import PackError
from pourparlers.languages.words import Language, forms
from pourparlers.reading.times.number_slots import Found
from pourparlers.reading.words.passage import Passage, cut

PIECE = re.compile(r"\{(\w+)\}|([\[\]()|])|(\\[()]|[^\s\[\]{}()|\\]+)")
Token = tuple[bool, str]  # whether it is a slot; its name, or the word


class Table:
    """The forms of one table of words: first word to the rest and the value, longest first."""

    def __init__(self, rows: dict[str, tuple[str, ...]], language: Language, capital: bool) -> None:
        self.capital = capital
        self.first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for value, phrases in rows.items():
            for phrase in phrases:
                for form, _ in forms(phrase, language):
                    head, *tail = words_of(form, language)
                    self.first.setdefault(head, []).append((tuple(tail), value))
        for entries in self.first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, passage: Passage, i: int) -> Iterator[Found]:
        words = passage.words
        if i >= len(words) or (self.capital and not passage.raw[i][0].isupper()):
            return
        for tail, value in self.first.get(words[i], ()):
            j = i + 1 + len(tail)
            if not tail or tuple(words[i + 1 : j]) == tail:
                yield value, j


def words_of(phrase: str, language: Language) -> list[str]:
    """The words of a phrase as a text has them, also of one that ends in an elision."""
    if phrase.endswith("'") and language.tokens.apostrophe == "elision" and len(phrase) > 1:
        return cut(f"{phrase}a", language)[:-1]
    return cut(phrase, language)


def expand(form: str, language: Language) -> Iterator[tuple[Token, ...]]:
    """The plain sequences of tokens that a pattern with options stands for."""
    pieces = PIECE.findall(form)
    choices, rest = alternatives(pieces, 0, language)
    if rest != len(pieces):
        raise PackError(f"{language.code}/time.toml", None, "balanced brackets", form)
    yield from dict.fromkeys(choices)


def alternatives(pieces: list[tuple[str, str, str]], k: int, language: Language) -> tuple[list[tuple[Token, ...]], int]:
    done: list[tuple[Token, ...]] = []
    parts: list[list[tuple[Token, ...]]] = []
    while k < len(pieces) and pieces[k][1] not in ("]", ")"):
        slot, mark, literal = pieces[k]
        k += 1
        if slot:
            parts.append([((True, slot),)])
        elif literal:
            parts.append([tuple((False, w) for w in words_of(literal.lstrip("\\"), language))])
        elif mark == "|":
            done.extend(joined(parts))
            parts = []
        else:
            inner, k = alternatives(pieces, k, language)
            parts.append([(), *inner] if mark == "[" else inner)
            k += 1
    return done + joined(parts), k


def joined(parts: list[list[tuple[Token, ...]]]) -> list[tuple[Token, ...]]:
    return [tuple(itertools.chain.from_iterable(choice)) for choice in itertools.product(*parts)]
