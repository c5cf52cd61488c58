"""Tell the language of a text by its script, its small words and its letters, as ``profiles.toml`` lists them."""

from __future__ import annotations

import functools
import re
from collections import Counter

from pourparlers.languages import pack
from pourparlers.languages.furniture_schema import ProfilesFile, Script

PREFIX = 1800
# The script is told from fewer characters, the letters of a language from some more.
SCRIPT_PREFIX, LETTER_PREFIX = 400, 800
# Of a script that is mixed with another, one letter in so many tells it.
LEAST_MIXED = 12
LEAST_SCORE = 0.6
# The best language must lead the second by this factor.
LEAD = 1.15
LETTER_WEIGHT = 0.25
_WORD = re.compile(r"[^\W\d_]+")


class Profiles:
    """The profiles, turned into tables from script, word and letter to languages."""

    def __init__(self, file: ProfilesFile) -> None:
        self.scripts = tuple(
            (script, re.compile("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in script.ranges) + "]"))
            for script in file.script
        )
        self.words: dict[str, dict[str, list[str]]] = {}
        self.letters: dict[str, dict[str, list[str]]] = {}
        for profile in file.profile:
            for table, keys in ((self.words, profile.words.split()), (self.letters, list(profile.letters))):
                for key in dict.fromkeys(keys):
                    table.setdefault(profile.script, {}).setdefault(key, []).append(profile.language)


@functools.cache
def profiles() -> Profiles:
    return Profiles(pack.load("world", "profiles", ProfilesFile))


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, from its first characters; None where they don't tell."""
    known, start = profiles(), text[:PREFIX]
    sample = start[:SCRIPT_PREFIX] if start[:SCRIPT_PREFIX].strip() else start
    script = script_of(sample, known)
    if script is None:
        return None
    if script.language:
        return script.language
    scores = scored(start.lower(), known.words.get(script.name, {}), known.letters.get(script.name, {}))
    best = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    if not best or best[0][1] < LEAST_SCORE:
        return None
    if len(best) > 1 and best[0][1] < LEAD * best[1][1]:
        return None
    return best[0][0]


def script_of(text: str, known: Profiles) -> Script | None:
    """The script of most letters, or the one that it is mixed with where enough of that stands there too."""
    counts: list[tuple[int, Script]] = []
    for script, pattern in known.scripts:
        counts.append((len(pattern.findall(text)), script))
        if 2 * counts[-1][0] > len(text):
            break
    most, best = max(counts, key=lambda pair: pair[0])
    mixed = (other for count, other in counts if other.over == best.name and count * LEAST_MIXED > most)
    return next(mixed, best) if most else None


def scored(text: str, words: dict[str, list[str]], letters: dict[str, list[str]]) -> dict[str, float]:
    """Points by language: each small word shares one point, each letter of few languages a part of one."""
    scores: dict[str, float] = {}
    for found, table, weight in ((_WORD.findall(text), words, 1.0), (text[:LETTER_PREFIX], letters, LETTER_WEIGHT)):
        for key, count in Counter(filter(table.__contains__, found)).items():
            told = table[key]
            points = count * weight / len(told) ** 0.5
            for language in told:
                scores[language] = scores.get(language, 0.0) + points
    return scores
