"""Names of persons to the letters and spellings of English: one key for many romanisations of one name."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

# Letters that no Unicode decomposition folds.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ə": "e", "œ": "oe", "þ": "th"})
# Consonants that romanisations write differently (French, German, Polish, English), longest first.
_SOUNDS = (
    ("tsch", "h"), ("tch", "h"), ("sch", "s"), ("sh", "s"), ("sz", "s"), ("ch", "h"), ("kh", "h"), ("cz", "h"),
    ("zh", "z"), ("ph", "f"), ("dj", "j"), ("x", "ks"), ("w", "v"), ("z", "s"), ("q", "k"), ("c", "k"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyj]")
LAST_LATIN = "\u036f"  # letters of other alphabets keep their marks: they are letters of their own
_DOUBLED = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A word in lower case, a Latin one without marks."""
    if word.isascii() or word[:1] > LAST_LATIN:
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@functools.lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """The consonants of a name, folded over romanisations; a vowel in front is marked."""
    text = plain(word)
    first = "+" if text[:1] in "aeiouyj" else ""
    for old, new in _SOUNDS:
        text = text.replace(old, new)
    return first + _DOUBLED.sub(r"\1", _VOWELS.sub("", text))


def respell(name: str, rules: Sequence[tuple[str, str]]) -> str:
    """A name in English spelling by the pack's rules; ``^`` and ``$`` stand for the ends of a word."""
    return " ".join(_respell_word(word, rules) for word in name.split(" "))


def _respell_word(word: str, rules: Sequence[tuple[str, str]]) -> str:
    text = f"^{word.lower()}$"
    for old, new in rules:
        text = text.replace(old, new)
    text = text.strip("^$")
    return text[:1].upper() + text[1:] if word[:1].isupper() else text
