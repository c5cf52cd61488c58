"""The day of publication where a page neither states nor prints one: ``htmldate`` searches its markup.

Its search through every date of the text is left out: of days found by that alone less than half were right, and what
the text tells of its day the reading knows better.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from pourparlers.page.facts.days import LEAST_YEAR, MOST_YEAR, day_of
from pourparlers.page.facts.record import Fact

MOST_MARKUP = 500_000


def guessed_day(tree: LexborHTMLParser, url: str | None, latest: str | None) -> Fact | None:
    """A day by guess, or None; whatever the library meets, it is no error of the page."""
    from htmldate import find_date  # slow to import, and seldom needed

    markup = tree.html or ""
    if not any(letter.isdigit() for letter in markup[:MOST_MARKUP]):
        return None
    try:
        found = find_date(
            markup[:MOST_MARKUP],
            original_date=True,
            extensive_search=False,
            url=url,
            min_date=f"{max(LEAST_YEAR, 1990)}-01-01",
            max_date=latest or f"{MOST_YEAR}-12-31",
        )
    except Exception:  # a guess may fail in any way of lxml's and dateutil's
        return None
    day = day_of(found) if found else None
    sure = as_sure(day.value, markup) if day else None
    return Fact(value=sure, basis="guess") if sure else None


def as_sure(day: str, markup: str) -> str | None:
    """A day as EDTF: the library makes a month the first of it; and a year, as of a copyright, is no publication."""
    if day in markup or not day.endswith("-01"):
        return day
    return None if day.endswith("-01-01") else day.removesuffix("-01")
