"""The words of dates in a language: names of months and days from CLDR, patterns from its catalogue."""

from __future__ import annotations

import functools

from babel import Locale

from pourparlers.publish.tongue import Tongue
from pourparlers.showing.say_date import DateWords

DATE = "date"
SEASONS = ("spring {year}", "summer {year}", "autumn {year}", "winter {year}")
QUARTERS = (
    "first quarter of {year}",
    "second quarter of {year}",
    "third quarter of {year}",
    "fourth quarter of {year}",
)
HALVES = ("first half of {year}", "second half of {year}")
PATTERNS = {
    "first": "1",
    "weekday_day": "{weekday} {day}",
    "day_year": "{day} {month} {year}",
    "day": "{day} {month}",
    "month_year": "{month} {year}",
    "year": "{year}",
    "decade": "the {year}s",
    "century": "{year}–{last}",
    "range": "{a} – {b}",
    "days": "{a}–{b}",
    "open_day": "from {a}, no end given",
    "open_other": "from {a} on, no end given",
    "until_day": "until {b}",
    "until_other": "until {b} at the latest",
    "about_day": "about {a}",
    "about_other": "around {a}",
    "doubtful": "{a} (doubtful)",
    "year_unknown": "{a}, year not known",
    "undated": "undated",
}
"""What each pattern is called, and its English, which is its key in a catalogue."""


@functools.lru_cache(maxsize=32)
def date_words(tongue: Tongue) -> DateWords:
    """What ``say_date`` needs to speak a language."""
    said = functools.partial(tongue.term, DATE)
    locale = tongue.locale
    patterns = {name: said(pattern) for name, pattern in PATTERNS.items()}
    return DateWords(
        months=_months(locale, "format"),
        months_alone=_months(locale, "stand-alone"),
        months_short=_months(locale, "format", "abbreviated"),
        weekdays=_weekdays(locale, "wide"),
        weekdays_short=_weekdays(locale, "abbreviated"),
        seasons=[said(season) for season in SEASONS],
        quarters=[said(quarter) for quarter in QUARTERS],
        halves=[said(half) for half in HALVES],
        **patterns,
    )


def _months(locale: Locale, context: str, width: str = "wide") -> list[str]:
    return [locale.months[context][width][month] for month in range(1, 13)]


def _weekdays(locale: Locale, width: str) -> list[str]:
    return [locale.days["stand-alone"][width][day] for day in range(7)]
