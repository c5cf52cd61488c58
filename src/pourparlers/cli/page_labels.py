"""The words of the page in the language of its reader: one catalogue, a data file, loaded once."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from pourparlers.showing.say_date import DateWords

TEMPLATES = Path(__file__).with_name("templates")
DEFAULT = "en"


class PageLabels:
    """The words of one language: ``labels("calendar")``, ``labels.of("status", "held")``."""

    def __init__(self, language: str, words: dict[str, Any]) -> None:
        self.language = language
        self._words = words
        self.dates = msgspec.convert(words["dates"], DateWords)

    def __call__(self, key: str, **filled: object) -> str:
        pattern: str = self._words[key]
        return pattern.format(**filled) if filled else pattern

    def of(self, vocabulary: str, value: str | None) -> str:
        """The word for a value of a vocabulary; a value that no catalogue knows stands for itself."""
        word: str = self._words[vocabulary].get(value, value or "")
        return word


@functools.cache
def catalogue() -> dict[str, dict[str, Any]]:
    """All languages of the page, as they stand in the data file."""
    return tomllib.loads((TEMPLATES / "labels.toml").read_text(encoding="utf-8"))


@functools.cache
def page_labels(language: str) -> PageLabels:
    """The words in ``language``, or in English where the page does not speak it."""
    base = language.lower().replace("_", "-").split("-")[0]
    known = base if base in catalogue() else DEFAULT
    return PageLabels(known, catalogue()[known])
