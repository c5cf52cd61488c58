"""Whether two words are spellings of one name: scripts brought to Latin letters, romanisations to their consonants.

``spelling.toml`` holds the letters, endings and sounds; nothing of it is ever shown.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

from rapidfuzz.distance import JaroWinkler

from pourparlers.reading.names.romanise import plain

# How like two words must be to be spellings of one name; so many consonants alike are enough by themselves.
LIKE, LONG_SOUND = 0.8, 3
# A woman's ending is only taken off what is then still a name.
SHORTEST = 3
_VOWELS = re.compile(r"[aeiouyj]+")
_VOWEL = re.compile(r"[aeiouyj]")
_DOUBLED = re.compile(r"(.)\1+")
_BORDERS = re.compile(r"[\s\-\u2010\u2011\u2018\u2019'.]+")


@functools.cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("spelling.toml").read_text(encoding="utf-8"))


@functools.cache
def _letters() -> dict[int, str]:
    return str.maketrans(_tables()["cyrillic"])


@functools.cache
def _sounds() -> tuple[tuple[str, str], ...]:
    pairs = (pair.split() for pair in _tables()["sounds"]["pairs"])
    return tuple((letters, sign) for letters, sign in pairs)


@functools.lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """A name's words in plain Latin letters, without titles' dots, hyphens, apostrophes and a woman's ending."""
    words = (plain(word).translate(_letters()) for word in _BORDERS.split(name) if word)
    return tuple(_bare(word) for word in words if word)


def _bare(word: str) -> str:
    for ending in _tables()["endings"]["feminine"]:
        if word.endswith(ending) and len(word) >= SHORTEST + len(ending):
            return word.removesuffix(ending)
    return word


@functools.lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The consonants of a name, folded over romanisations; a vowel in front is marked, an h within is not heard."""
    text = plain(word)
    for letters, sign in _sounds():
        text = text.replace(letters, sign)
    first = "+" if _VOWEL.match(text) else ""
    text = _VOWEL.sub("", _DOUBLED.sub(r"\1", text))
    return first + (text[:1] + text[1:].replace("h", "") if len(text) > 2 else text)


@functools.lru_cache(maxsize=65536)
def spelt(a: str, b: str, *, vouched: bool) -> bool:
    """Whether two words may be spellings of one name; an initial stands for a name that begins with it."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return vouched and a[0] == b[0]
    same = sound(a) == sound(b)
    if same and (vouched or len(sound(a)) > LONG_SOUND):
        return True
    if len(_VOWELS.findall(a)) != len(_VOWELS.findall(b)):
        return False
    return (same and len(a) == len(b)) or ((same or vouched) and JaroWinkler.similarity(a, b) >= LIKE)
