"""Declined names of persons to their base form in English letters: Кулебою to Kuleba, Зеленського to Zelensky.

A language's ``people.toml`` lists endings and names; what it does not list is settled by the article itself: of the
base forms that a word may have, the one that most words of the article may have too.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pourparlers.languages.names_schema import Actors
from pourparlers.languages.pack import has, load
from pourparlers.languages.people_schema import PeopleWords
from pourparlers.reading.names.romanise import respell

PIECES = re.compile(r"[^\s.]+")
MOST = 20_000  # words remembered
SHORTEST = 3  # letters of a stem


class Declension:
    """The endings and names of one language, ready for look-up."""

    def __init__(self, code: str) -> None:
        pack: PeopleWords = load(code, "people", PeopleWords)
        self.endings = sorted(pack.endings, key=lambda row: -len(row[0]))
        self.indeclinable = pack.indeclinable
        self.native_endings = pack.native_endings
        self.native = frozenset(here.lower() for here, _ in pack.given)
        self.given = {here.lower(): english for here, english in (*pack.foreign, *pack.given)}
        self.surnames = {here.lower(): english for here, english in pack.surnames}
        self.full: dict[str, str] = {here.lower(): english for here, english in pack.full}
        self.foreign = frozenset(here.lower() for here, _ in pack.foreign)
        self.spelling = load(code, "actors", Actors).spelling
        self.foreign_spelling = (*pack.foreign_spelling, *self.spelling)
        self._known: dict[str, tuple[str, ...]] = {}

    def bases(self, word: str) -> tuple[str, ...]:
        """The base forms that a word in lower case may have, the likeliest first; the word itself is the last."""
        known = self._known.get(word)
        if known is None:
            known = self._bases(word)
            if len(self._known) < MOST:
                self._known[word] = known
        return known

    def _bases(self, word: str) -> tuple[str, ...]:
        for ending, replacements in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                stem = word[: len(word) - len(ending)]
                return tuple(dict.fromkeys((*(stem + r for r in replacements), word)))
        return (word,)

    def is_given(self, word: str) -> bool:
        """Whether a word in lower case is a given name in any case."""
        return word in self.given or any(base in self.given for base in self.bases(word))


@functools.lru_cache(maxsize=8)
def declension_of(code: str) -> Declension | None:
    """The declension of names of a language, None where names are written as they are."""
    return Declension(code) if has(code, "people") else None


class GivenNames:
    """The given names that a text may show: those of the world's list, and the pack's own in any case."""

    def __init__(self, known: frozenset[str], code: str) -> None:
        self._known, self._declension = known, declension_of(code)

    def __contains__(self, word: str) -> bool:
        return word in self._known or (self._declension is not None and self._declension.is_given(word))


class BaseForms:
    """The names of one article: ``observe`` them all first, then ask for the base form of each."""

    def __init__(self, code: str) -> None:
        self._declension = declension_of(code)
        self._support: Counter[str] = Counter()
        self._seen: set[str] = set()

    def observe(self, names: Iterable[str]) -> None:
        """Count which base forms the words of names may have."""
        if self._declension is None:
            return
        for name in names:
            for word in PIECES.findall(name.lower()):
                if word not in self._seen:
                    self._seen.add(word)
                    self._support.update(self._declension.bases(word))

    def name(self, printed: str) -> str:
        """A name as printed to its base form in English spelling; as printed in languages that need none."""
        rules = self._declension
        if rules is None:
            return printed
        words = PIECES.findall(printed)
        if not words:
            return printed
        base: list[str] = []
        case = ""
        for word in words[:-1]:
            found, told = self._given(rules, word.lower())
            base.append(found)
            case = case or told
        base.append(self._surname(rules, words[-1].lower(), case))
        whole = rules.full.get(" ".join(base))
        if whole:
            return whole
        spelling = rules.foreign_spelling if base[0] in rules.foreign else rules.spelling
        tables = [(rules.given, rules.surnames)] * (len(words) - 1) + [(rules.surnames, rules.given)]
        return " ".join(
            first.get(b) or second.get(b) or _respelled(b, p, spelling)
            for b, p, (first, second) in zip(base, words, tables, strict=True)
        )

    def title(self, printed: str) -> str:
        """The name of an organisation in English letters: one of several words stands as it is, unlike a person's."""
        rules, words = self._declension, printed.split()
        if rules is None:
            return printed
        if len(words) == 1:
            return self.name(printed)
        return " ".join(_respelled(w.lower(), w, rules.spelling) for w in words)

    def is_native(self, printed: str) -> bool:
        """Whether a person's given name or surname is one of the language's own country."""
        rules, words = self._declension, PIECES.findall(printed.lower())
        if rules is None or len(words) < 2:
            return False
        native = any(base in rules.native for base in rules.bases(words[0]))
        return native or any(base.endswith(rules.native_endings) for base in rules.bases(words[-1]))

    def _given(self, rules: Declension, word: str) -> tuple[str, str]:
        """The base form of a given name, and whether it is "base" or "declined" ("" where that is not told)."""
        if word in rules.given:
            return word, "" if word.endswith(rules.indeclinable) else "base"
        for candidate in rules.bases(word):
            if candidate in rules.given:
                return candidate, "declined"
        return self._supported(rules, word), ""

    def _surname(self, rules: Declension, word: str, case: str) -> str:
        candidates = rules.bases(word)
        known = [c for c in candidates if c in rules.surnames]
        if case != "declined" and word in rules.surnames:
            return word
        if known:
            return known[0]
        if case == "base":
            return word
        return self._supported(rules, word)

    def _supported(self, rules: Declension, word: str) -> str:
        """The base form that most words of the article speak for; of equals the likeliest."""
        return max(rules.bases(word), key=lambda c: self._support[c])


def _respelled(base: str, printed: str, spelling: Sequence[tuple[str, str]]) -> str:
    """A name that no table knows, by the rules of spelling, with the capitals of the printed one."""
    if printed.isascii():
        return printed
    capital = printed[:1].isupper()
    return "-".join(respell(p[:1].upper() + p[1:] if capital else p, spelling) for p in base.split("-"))
