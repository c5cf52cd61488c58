"""The packs' phrases of furniture, made ready to be looked up by the words of a line."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from typing import NamedTuple

from pourparlers.languages import pack
from pourparlers.languages.furniture_schema import CreditsFile, FurnitureFile, Phrases
from pourparlers.model import BlockKind
from pourparlers.page.lines import key_of, phrase_key

# Pages of every language carry English furniture.
EVERYWHERE = "en"
MOST_ENDED = 16
MOST_LAST_WORDS = 5


class Mark(NamedTuple):
    """The kind that a phrase gives, the number of its words, and whether the lines after it belong to it."""

    kind: BlockKind
    words: int
    carries: bool = False


class Cue(NamedTuple):
    """One phrase of a group, and how many of that group must stand together."""

    phrase: str
    group: int
    least: int
    kind: BlockKind


class Furniture:
    """What one or more packs say of furniture. ``line``, ``label`` and ``starts`` are keyed by folded words."""

    def __init__(self, files: Iterable[FurnitureFile], makers: CreditsFile, languages: Collection[str | None]) -> None:
        self.line: dict[str, Mark] = {}
        self.label: dict[str, Mark] = {}
        self.starts: dict[str, list[tuple[str, Mark]]] = {}
        self.ends: dict[str, Mark] = {}
        self.cues: dict[str, list[Cue]] = {}
        months: list[str] = []
        others: list[str] = []
        photo_words: list[str] = []
        self.sources: tuple[str, ...] = ()
        self.photo_marks: tuple[str, ...] = ()
        self.signs: tuple[str, ...] = ()
        self.crumbs: frozenset[str] = frozenset()
        weekdays: list[str] = []
        for number, file in enumerate(files):
            for group, phrases in enumerate(file.furniture):
                self._add(phrases, number * 1000 + group)
            months += file.dates.months
            weekdays += file.dates.weekdays
            others += file.dates.words
            photo_words += file.photo.words
            self.sources += tuple(f"{key_of(source)} " for source in file.photo.sources)
            self.photo_marks += file.photo.marks
            self.signs += tuple(sign.casefold() for sign in file.photo.signs)
            self.crumbs |= frozenset(map(key_of, file.crumbs))
        self.photo_marks = tuple(
            dict.fromkeys((*self.photo_marks, *(m for entry in makers.credit for m in entry.marks)))
        )
        photo_words += (word for entry in makers.credit if entry.language in languages for word in entry.words)
        self.photo_alone = frozenset(key_of(whole) for entry in makers.credit for whole in entry.alone)
        self.photo_closing = tuple(word for entry in makers.credit for word in entry.closing)
        self.seen = frozenset(key_of(opening) for entry in makers.credit for opening in entry.seen)
        self.months = frozenset(map(key_of, months))
        self.weekdays = frozenset(map(key_of, weekdays))
        self.date_words = frozenset(map(key_of, others)) | self.months | self.weekdays
        self.photo_words = frozenset(word for phrase in photo_words for word in key_of(phrase).split())

    def _add(self, group: Phrases, number: int) -> None:
        for table, phrases in ((self.line, group.line), (self.label, group.label), (self.ends, group.ends)):
            for phrase in phrases:
                key = phrase_key(phrase)
                table.setdefault(key, Mark(group.kind, key.count(" ") + 1, group.carries))
        for phrase in group.starts:
            key = phrase_key(phrase)
            mark = Mark(group.kind, key.count(" ") + 1, group.carries)
            self.starts.setdefault(key.partition(" ")[0], []).append((key + " ", mark))
        for phrase in group.cues:
            key = phrase_key(phrase)
            self.cues.setdefault(key.partition(" ")[0], []).append(Cue(f" {key} ", number, group.least, group.kind))

    def begun(self, key: str) -> Mark | None:
        """The mark of the longest phrase that the words of a line start with."""
        padded, best = key + " ", None
        for phrase, mark in self.starts.get(key.partition(" ")[0], ()):
            if padded.startswith(phrase) and (best is None or mark.words > best.words):
                best = mark
        return best

    def ended(self, key: str) -> Mark | None:
        """The mark of a phrase of a few words that the words of a short line end with."""
        words = key.split()
        tails = (
            (" ".join(words[-length:]) for length in range(MOST_LAST_WORDS, 0, -1)) if len(words) <= MOST_ENDED else ()
        )
        return next((self.ends[tail] for tail in tails if tail in self.ends), None)

    def cued(self, key: str) -> BlockKind | None:
        """The kind of the first group of cues of which enough stand among the words of a line."""
        padded = f" {key} "
        seen: dict[int, tuple[Cue, set[str]]] = {}
        for first in self.cues.keys() & set(key.split(" ")):
            for cue in self.cues[first]:
                if cue.phrase in padded:
                    seen.setdefault(cue.group, (cue, set()))[1].add(cue.phrase)
        fit = [cue for cue, phrases in seen.values() if len(phrases) >= cue.least]
        return min(fit, key=lambda cue: cue.group).kind if fit else None


@functools.lru_cache(maxsize=32)
def furniture_of(language: str | None) -> Furniture:
    """The furniture of a language's pack, and what pages of every language carry."""
    codes = dict.fromkeys(code for code in (language, EVERYWHERE) if code and pack.has(code, "furniture"))
    makers: CreditsFile = pack.load("world", "credits", CreditsFile)
    files = (pack.load(code, "furniture", FurnitureFile) for code in codes)
    return Furniture(files, makers, (language, EVERYWHERE))
