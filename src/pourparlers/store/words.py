"""Words as the search index has them: without case, accents and marks, the same on both engines.

A character of a script that is written without blanks is a word of its own, so that a name is found as the phrase of
its characters. Inflection is forgiven by the beginning of a word: the longer it is, the more of its end may differ.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from pourparlers.model import Article
from pourparlers.store.keys import BESIDE, PROSE

MOST = 300_000
"""So many characters of an article are indexed: the engines hold no more of one, and no report is longer."""
SHORTEST_STEM = 4
_WORD = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
    "|(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|_)"
    "[\\w\u0300-\u036f])+"
)
_ASCII = re.compile("[a-z0-9]+")
_ALONE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_QUOTED = re.compile('"([^"]*)"?')


class Term(NamedTuple):
    """One thing that must be found: a word and its like, or a phrase of words in their order."""

    words: tuple[str, ...]
    stem: str | None = None
    typed: str = ""

    def fits(self, word: str) -> bool:
        """Whether a word of a text is one that this term means."""
        return word in self.words or (self.stem is not None and word.startswith(self.stem))


def fold(word: str) -> str:
    """A word without case, accents and marks."""
    word = word.casefold()
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    if text.isascii():
        return _ASCII.findall(text.casefold())
    return [fold(found.group()) for found in _WORD.finditer(text)]


def matches(text: str) -> list[tuple[int, int, str]]:
    """Where the words of a text stand, and what they are when folded."""
    return [(found.start(), found.end(), fold(found.group())) for found in _WORD.finditer(text)]


def prose_of(article: Article) -> str:
    """What is searched in an article beside its headline: all that is its own, and nothing that stands around it."""
    kept = (article.text[b.start : b.end] for b in article.blocks if b.kind in PROSE or b.kind in BESIDE)
    return "\n".join(kept)[:MOST]


def terms_of(query: str) -> list[Term]:
    """What a user typed, as terms that must all be found: words, and phrases in quotation marks."""
    found: list[Term] = []
    at = 0
    for quoted in _QUOTED.finditer(query):
        found += map(_term, _WORD_RUNS.findall(query[at : quoted.start()]))
        words = tuple(words_of(quoted[1]))
        found += [Term(words)] if words else []
        at = quoted.end()
    found += map(_term, _WORD_RUNS.findall(query[at:]))
    return [term for term in dict.fromkeys(found) if term.words]


_WORD_RUNS = re.compile("[\\w\u0300-\u036f]+")


def _term(run: str) -> Term:
    """A word that the user typed; a run that holds several words of the index is a phrase of them."""
    words = tuple(words_of(run))
    if len(words) != 1 or _ALONE.match(run):
        return Term(words)
    return Term(words, stem_of(words[0]), run)


def stem_of(word: str) -> str | None:
    """The beginning of a word that its other forms are taken to share; numbers and the shortest words have none."""
    if len(word) < SHORTEST_STEM or word.isdigit():
        return None
    return word[: max(SHORTEST_STEM, len(word) - min(3, (len(word) - 2) // 3))]
