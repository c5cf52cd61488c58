"""The words of the page in the language of its reader: one catalogue, a data file, loaded once."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

import msgspec

TEMPLATES = Path(__file__).with_name("templates")
DEFAULT = "en"


class DateWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names and patterns of dates; ``months`` as they stand after a day, ``months_alone`` by themselves."""

    months: list[str]
    months_alone: list[str]
    months_short: list[str]
    weekdays: list[str]
    weekdays_short: list[str]
    seasons: list[str]
    quarters: list[str]
    halves: list[str]
    first: str
    weekday_day: str
    day_year: str
    day: str
    month_year: str
    year: str
    decade: str
    century: str
    range: str
    days: str
    open_day: str
    open_other: str
    until_day: str
    until_other: str
    about_day: str
    about_other: str
    doubtful: str
    year_unknown: str
    undated: str


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
