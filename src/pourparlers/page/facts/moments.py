"""The day of publication and of the last change: claims of one instant or day stand together, the heaviest wins."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import NamedTuple

from pourparlers.page.facts.days import Day, day_of
from pourparlers.page.facts.record import Claim, Fact

MOST_CLAIMS = 60
SAME_SECONDS = 120
_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|\D|$)|[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?=\D|$)"
)


class Dated(NamedTuple):
    """A claim and the day that it tells."""

    claim: Claim
    day: Day


def dated(claims: Iterable[Claim], language: str | None, latest: str | None) -> list[Dated]:
    """The claims that tell a day, none later than ``latest``; a doubtful day is turned where another says so."""
    found = [
        Dated(claim, day)
        for claim, _ in zip(claims, range(MOST_CLAIMS), strict=False)
        if (day := day_of(claim.value, language)) is not None and (latest is None or day.value <= latest)
    ]
    sure = {one.day.value for one in found if not one.day.doubtful}
    return [turned(one, sure) if one.day.doubtful else one for one in found]


def turned(one: Dated, sure: set[str]) -> Dated:
    year, month, day = one.day.value.split("-")
    other = f"{year}-{day}-{month}"
    if one.day.value not in sure and other in sure:
        return one._replace(day=Day(other))
    return one if one.day.value in sure else one._replace(claim=one.claim._replace(weight=0.3 * one.claim.weight))


def elected_day(told: list[Dated]) -> Fact | None:
    """The day of the heaviest group; its moment as the strongest claim with a zone of its own has it."""
    best: list[Dated] = []
    heaviest = 0.0
    for one in told:
        group = [other for other in told if is_same(one.day, other.day)]
        weight = sum(other.claim.weight for other in group)
        if weight > heaviest + 1e-9:
            best, heaviest = group, weight
    if not best:
        return None
    first = max(best, key=lambda one: one.claim.weight)
    timed = max(best, key=lambda one: (one.day.value == first.day.value, one.day.instant is not None, one.claim.weight))
    return Fact(value=first.day.value, basis=first.claim.basis, moment=timed.day.moment)


def is_same(one: Day, other: Day) -> bool:
    if one.instant is not None and other.instant is not None and abs(one.instant - other.instant) <= SAME_SECONDS:
        return True
    return one.value == other.value


def is_before(one: Fact, other: Fact) -> bool:
    """Whether a moment lies before another, by the instant where both have one, else by the day."""
    first, second = day_of(one.moment or one.value), day_of(other.moment or other.value)
    if first and second and first.instant is not None and second.instant is not None:
        return first.instant < second.instant
    return one.value < other.value


def claim_of_address(url: str | None) -> Claim | None:
    """The day that an address's path holds."""
    found = _IN_PATH.search(url[:2000]) if url else None
    if found is None:
        return None
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
    return Claim("published", f"{year}-{int(month):02}-{int(day):02}", 1.5, "guess")


def latest_of(fetched: str | None) -> str | None:
    """The day after a page was fetched: no page is of later, wherever the clock stood."""
    day = day_of(fetched) if fetched else None
    if day is None:
        return None
    return (datetime.date.fromisoformat(day.value) + datetime.timedelta(days=1)).isoformat()
