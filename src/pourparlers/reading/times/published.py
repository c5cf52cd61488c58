"""The day an article was published: given, printed, or inferred from what the text itself tells.

A date in a label, dateline or byline is *stated*; one whose year or day is completed from a crawler's month, an
address or a weekday is *resolved*; one that only the story gives ("on Tuesday 4 January", said of what is over)
is *inferred*, its year being the one that fits the weekday nearest to the years that the page names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pourparlers.languages.words import Language
from pourparlers.model import Article, Published, Span
from pourparlers.reading.times.calendar import make_day
from pourparlers.reading.times.direction import Way
from pourparlers.reading.times.sheet import Line, Sheet
from pourparlers.reading.times.told import Told

LABELS = frozenset({"published-label", "dateline", "byline"})
TITLES = frozenset({"headline", "section", "subheading", "summary"})
SIGNING, CREDITS = frozenset({"credit", "agency", "caption"}), 10  # words that such a line has at most
STORY = frozenset({"headline", "summary", "body", "quotation", "list", "table", "subheading"})
NAMING = STORY | {"caption", "related", "published-label"}
CRAWLED = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d-])")
ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?([0-2]\d|3[01]))?(?![\d])")
READ = 30_000  # characters of the story among which its date is sought
HALF_A_YEAR = 6
UPDATED = 60  # a label is an update of another of at most so many days before
AROUND = (0, 1, -1, 2)  # which years to try, from the latest that the page names
LONG_AGO = 1990
ENOUGH = 2  # mentions that a year needs to bound the year of publication
LEAP_CYCLE = list(range(2020, 1992, -1))  # in 28 years every date falls on every weekday
MONDAY, SIX, LEAP_YEAR = 1, 6, 2000
LINES = re.compile(r"[^\n]+")


class Printed(NamedTuple):
    """A date as printed: what it tells, and the line it stands in."""

    told: Told
    line: Line

    @property
    def span(self) -> Span:
        passage = self.line.passage
        return Span(start=passage.start(self.told.core), end=passage.end(self.told.j))

    @property
    def way(self) -> Way:
        """Which way the clause around it lies."""
        return self.line.ways.of(self.told.i, self.told.j)

    @property
    def edge(self) -> bool:
        """Whether it stands at an edge of its line or before a mark."""
        words, j = self.line.passage.words, self.told.j
        return self.told.i == 0 or j == len(words) or not words[j][0].isalnum()


class Bounds(NamedTuple):
    """The month, or only the year, that something outside the story states."""

    year: int
    month: int | None
    span: Span | None


def published_of(article: Article, language: Language, sheet: Sheet | None = None) -> Published | None:
    """The day of publication and how it is known; ``None`` where nothing tells."""
    if article.published:
        return article.published
    sheet = sheet or Sheet(article.text, language)
    labels = list(printed(article, sheet, LABELS))
    bounds = _bounds(article)
    stated = _stated(labels) or _of_address(article) or _stated(_clocked(article, sheet))
    stated = stated or _stated(_titled(article, sheet, bounds)) or _stated(_signed(article, sheet))
    if stated:
        return stated
    partly = next((p for p in labels if p.told.day and p.told.month), None)
    if partly:
        return _completed(partly, bounds, _years(article, sheet))
    return _inferred(article, sheet, bounds)


def nameless_year(article: Article, language: Language, sheet: Sheet | None = None) -> int | None:
    """A year that may stand in for an unknown one, so that its weekdays fall as the text has them."""
    sheet = sheet or Sheet(article.text, language)
    labels = [p.told for p in printed(article, sheet, LABELS) if p.told.day and p.told.month]
    story = list(printed(article, sheet, STORY))
    month = None
    for told in (*labels, *(p.told for p in story)):
        month = told.month or month
        if told.weekday and told.day and month:
            return _fitting(_with_month(told, month), LEAP_CYCLE)
    day = labels[0] if labels else _first_of_week([p.told for p in story])
    weekday = _weekday_of_publication(story) if labels else MONDAY
    if day is None or weekday is None:
        return None
    return _fitting(Told(0, 0, "date", weekday=weekday, day=day.day, month=day.month), LEAP_CYCLE)


def _first_of_week(story: list[Told]) -> Told | None:
    """The day that an agenda of one week begins on: of two neighbours six days apart."""
    for a, b in zip(story, story[1:], strict=False):
        if a.day and b.day and b.month:
            first = make_day(LEAP_YEAR, a.month or b.month, a.day)
            last = make_day(LEAP_YEAR, b.month, b.day)
            if first and last and (last - first).days == SIX:
                return _with_month(a, a.month or b.month)
    return None


def _weekday_of_publication(story: list[Printed]) -> int | None:
    """The weekday from which those that the story tells as over and as to come lie nearest in all."""
    alone = [p for p in story if p.told.weekday and not p.told.day and not p.told.which]
    past = [p.told.weekday or 0 for p in alone if p.way == "past"]
    ahead = [p.told.weekday or 0 for p in alone if p.way == "future"]
    return min(
        dict.fromkeys(past),
        key=lambda day: sum((day - w) % 7 for w in past) + sum((w - day) % 7 for w in ahead),
        default=None,
    )


def printed(article: Article, sheet: Sheet, kinds: frozenset[str]) -> Iterator[Printed]:
    """The dates in the blocks of these kinds, in order, as far as a page's date may be sought."""
    left = READ
    for block in article.blocks:
        if left <= 0:
            return
        if block.kind not in kinds:
            continue
        left -= block.end - block.start
        for found in LINES.finditer(article.text, block.start, min(block.end, block.start + READ)):
            line = sheet.keep(found.start(), found.end())
            for told in line.told:
                if told.make == "date":
                    yield Printed(told, line)


def _clocked(article: Article, sheet: Sheet) -> list[Printed]:
    """The dates with an hour that open a line of credits above the story: "Tuesday, 15 June 2021, 19:05 - ATS"."""
    begin = next((b.start for b in article.blocks if b.kind == "body"), 0)
    found = (p for p in printed(article, sheet, SIGNING) if p.told.i == 0 and p.span.end <= begin)
    short = [p for p in found if len(p.line.passage.words) - p.told.j <= CREDITS]
    return [p for p in short if any(t.make == "clock" for t in p.line.told)]


def _titled(article: Article, sheet: Sheet, bounds: Bounds | None) -> list[Printed]:
    """The dates in titles that may be the page's own."""
    return [p for p in printed(article, sheet, TITLES) if (p.edge and p.way != "future") or _agrees(p.told, bounds)]


def _signed(article: Article, sheet: Sheet) -> list[Printed]:
    """The dates in a line above the story that names its maker: "ANI | Lima | Aug 10, 2024"."""
    story = next((b.start for b in article.blocks if b.kind == "body"), 0)
    told = [p for p in printed(article, sheet, frozenset({"credit"})) if p.span.end <= story]
    return [p for p in told if p.edge or p.line.passage.words[p.told.j][0].isdigit()]


def _agrees(told: Told, bounds: Bounds | None) -> bool:
    """Whether a date lies in the month that is stated of the publication."""
    return bounds is not None and (told.year, told.month) == (bounds.year, bounds.month)


def _day_of(told: Told) -> date | None:
    if told.year is None or told.month is None or told.day is None:
        return None
    return make_day(told.year, told.month, told.day)


def _stated(labels: list[Printed]) -> Published | None:
    full = [(day, p.span) for p in labels if (day := _day_of(p.told))]
    if not full:
        return None
    first = full[0][0]
    day, span = min((f for f in full if abs((f[0] - first).days) <= UPDATED), key=lambda f: f[0])
    return Published(value=day.isoformat(), basis="stated", spans=(span,))


def _of_address(article: Article) -> Published | None:
    match = ADDRESS.search(article.url or "")
    if not match or not match[3] or not make_day(int(match[1]), int(match[2]), int(match[3])):
        return None
    return Published(value=f"{match[1]}-{match[2]}-{match[3]}", basis="stated")


def _bounds(article: Article) -> Bounds | None:
    """The month that a crawler's line or the address states."""
    for block in article.blocks:
        if block.kind in LABELS and (match := CRAWLED.search(article.text, block.start, block.end)):
            return Bounds(int(match[1]), int(match[2]), Span(start=match.start(), end=match.end()))
    match = ADDRESS.search(article.url or "")
    return Bounds(int(match[1]), int(match[2]), None) if match else None


def _years(article: Article, sheet: Sheet) -> list[int]:
    """The years that the story, its captions and its neighbours name as near: by a month or day, or twice."""
    named: Counter[int] = Counter()
    for p in printed(article, sheet, NAMING):
        if p.told.year and p.told.year >= LONG_AGO:
            named[p.told.year] += ENOUGH if p.told.month else 1
    return sorted((year for year, weight in named.items() if weight >= ENOUGH), reverse=True)


def _fitting(told: Told, years: list[int]) -> int | None:
    """The first of the years in which the day falls on the weekday printed with it."""
    for year in years:
        day = make_day(year, told.month or 0, told.day or 0)
        if day and (told.weekday is None or day.isoweekday() == told.weekday):
            return year
    return None


def _near(years: list[int]) -> list[int]:
    return [years[0] + k for k in AROUND] if years else []


def _completed(partly: Printed, bounds: Bounds | None, years: list[int]) -> Published:
    """A label's day and month with the year that something else gives."""
    told = partly.told
    spans = (partly.span, *((bounds.span,) if bounds and bounds.span else ()))
    if bounds:
        far = abs((told.month or 0) - (bounds.month or 0)) > HALF_A_YEAR
        fitting = _fitting(told, [bounds.year, bounds.year - 1, bounds.year + 1]) if far else None
        printed_year = fitting or bounds.year
        return Published(value=f"{printed_year:04}-{told.month:02}-{told.day:02}", basis="resolved", spans=spans)
    year = _fitting(told, _near(years)) if told.weekday else None
    if year:
        return Published(value=f"{year:04}-{told.month:02}-{told.day:02}", basis="resolved", spans=spans)
    return Published(value=f"XXXX-{told.month:02}-{told.day:02}", basis="stated", spans=spans)


def _inferred(article: Article, sheet: Sheet, bounds: Bounds | None) -> Published | None:
    """From the latest day that the story tells with its weekday as over, or else the month that is stated."""
    years = [bounds.year] if bounds else _near(_years(article, sheet))
    best: tuple[date, Span] | None = None
    for p in printed(article, sheet, STORY):
        told = p.told
        if not told.weekday or not told.day or told.year:
            continue
        if not (told.which == "this" or _today(p)) and (told.which or p.way != "past"):
            continue
        month = told.month or (bounds.month if bounds else None)
        year = _fitting(_with_month(told, month), years) if month else None
        day = make_day(year, month, told.day) if year and month else None
        if day and bounds and bounds.month and abs((day - date(bounds.year, bounds.month, 15)).days) > 31:
            continue
        if day and (best is None or day > best[0]):
            best = (day, p.span)
    if best:
        return Published(value=best[0].isoformat(), basis="resolved" if bounds else "inferred", spans=(best[1],))
    if bounds is None:
        return None
    spans = (bounds.span,) if bounds.span else ()
    return Published(value=f"{bounds.year:04}-{bounds.month:02}", basis="stated", spans=spans)


def _today(p: Printed) -> bool:
    """Whether a day is told to be that of publication: "today, Friday 22 July"."""
    before = [t for t in p.line.told if 0 <= p.told.i - t.j <= 1 and t.unit == "P1D" and t.base == "published"]
    return any(t.make in ("shift", "period") and not t.n and t.which in ("", "this") for t in before)


def _with_month(told: Told, month: int | None) -> Told:
    return Told(told.i, told.j, "date", weekday=told.weekday, day=told.day, month=month)
