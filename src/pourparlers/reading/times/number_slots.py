"""Slots that are written in digits: days, years, hours, numeric dates. Each yields its value and where it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pourparlers.reading.words.passage import Passage

if TYPE_CHECKING:
    from pourparlers.reading.times.grammar import TimeGrammar

Found = tuple[str, int]
Slot = Callable[[Passage, int, "TimeGrammar"], Iterator[Found]]


def _digits(passage: Passage, i: int) -> str:
    """The digits at word ``i`` where they are a number of their own, no part of a longer one."""
    words = passage.words
    if i >= len(words) or not words[i].isascii() or not words[i].isdigit():
        return ""
    if (
        i > 1
        and words[i - 1] in ".,"
        and words[i - 2].isdigit()
        and not passage.spaced(i)
        and not passage.spaced(i - 1)
    ):
        return ""
    return words[i]


def _day(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    digits = _digits(passage, i)
    if not digits or len(digits) > 2 or not 1 <= int(digits) <= 31:
        return
    for length in (3, 2, 1):
        suffix = tuple(passage.words[i + 1 : i + 1 + length])
        if len(suffix) == length and suffix in grammar.suffixes and not passage.spaced(i + 1):
            yield digits, i + 1 + length
            return
    yield digits, i + 1


def _ordinal_day(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    for value, j in _day(passage, i, grammar):
        if j > i + 1:
            yield value, j


def _year(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    digits = _digits(passage, i)
    if len(digits) == 4 and 1000 <= int(digits) < 2200:
        yield digits, i + 1


def _modern(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    digits = _digits(passage, i)
    if len(digits) == 4 and 1900 <= int(digits) < 2100:
        yield digits, i + 1


def _short_year(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    digits = _digits(passage, i)
    if len(digits) == 2 and int(digits) >= 40:
        yield f"19{digits}", i + 1


def _decade(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    digits = _digits(passage, i)
    if digits.endswith("0") and (len(digits) == 4 or (len(digits) == 2 and digits >= "20")):
        yield digits if len(digits) == 4 else f"19{digits}", i + 1


def _number(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    digits = _digits(passage, i)
    if digits and len(digits) <= 4:
        yield digits, i + 1


def _hour(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    digits = _digits(passage, i)
    if digits and len(digits) <= 2 and int(digits) <= 24:
        yield digits, i + 1


def _minute(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    words = passage.words
    if i < len(words) and len(words[i]) == 2 and words[i].isascii() and words[i].isdigit() and int(words[i]) < 60:
        yield words[i], i + 1


def _hour_minute(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    digits = _digits(passage, i)
    if len(digits) in (3, 4) and int(digits[:-2]) <= 24 and int(digits[-2:]) < 60:
        yield digits.zfill(4), i + 1


def _numeric(passage: Passage, i: int, grammar: TimeGrammar) -> Iterator[Found]:
    """A date in digits: 12/01/2022, 16.06.2024, 2022-01-12, 2022/01/12."""
    words = passage.words
    parts = words[i : i + 5]
    if len(parts) < 5 or parts[1] not in "./-" or parts[3] != parts[1] or any(map(passage.spaced, range(i + 1, i + 5))):
        return
    a, b, c = parts[0], parts[2], parts[4]
    if not all(p.isascii() and p.isdigit() for p in (a, b, c)):
        return
    if len(a) == 4 and len(b) == 2 and len(c) == 2:
        year, month, day = a, b, c
    elif len(c) in (2, 4) and len(a) <= 2 and len(b) <= 2:
        year = c if len(c) == 4 else f"20{c}"
        first = grammar.pack.page.day_first or parts[1] in ".-" or int(a) > 12
        day, month = (a, b) if (first and int(b) <= 12) else (b, a)
    else:
        return
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and 1900 <= int(year) < 2100:
        yield f"{year}-{int(month)}-{int(day)}", i + 5


NUMBERS: dict[str, Slot] = {
    "day": _day,
    "nth": _ordinal_day,
    "year": _year,
    "modern": _modern,
    "yy": _short_year,
    "decade": _decade,
    "n": _number,
    "hh": _hour,
    "mm": _minute,
    "hhmm": _hour_minute,
    "hh2": _hour,
    "mm2": _minute,
    "hhmm2": _hour_minute,
    "numeric": _numeric,
}
