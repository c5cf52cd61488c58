"""Which of the pages that a source lists are fetched: those not met yet, and some of those that were.

A page that was met is asked for again after as long as it has been known, an hour at least and for three days at most:
after one, two, four, eight hours and so on. News is corrected soon or never. A source that says itself that an entry
was changed later is believed. A page that failed is left alone for a while that doubles.
"""

from __future__ import annotations

import datetime
import threading
from typing import NamedTuple

from pourparlers.delivery import Delivery
from pourparlers.store.seen import Met
from pourparlers.watching.rhythm import moment

HOUR = datetime.timedelta(hours=1)
KNOWN_LONG = datetime.timedelta(days=3)
KEPT = 10_000


def is_wanted(told: Delivery, met: Met | None, now: datetime.datetime) -> bool:
    """Whether a listed page is fetched at this turn."""
    if met is None:
        return True
    first, last = moment(met.first), moment(met.last)
    changed = _moment_of(told.modified)
    if changed is not None and last < changed <= now:
        return True
    known = last - first
    return known < KNOWN_LONG and now - last >= max(known, HOUR)


def _moment_of(told: str | None) -> datetime.datetime | None:
    """A moment with a clock time; a day alone says too little."""
    if not told or "T" not in told:
        return None
    try:
        found = datetime.datetime.fromisoformat(told)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)


class Rest(NamedTuple):
    """How often a page failed, until when it is left alone, and whether another time may do."""

    times: int
    until: datetime.datetime
    hope: bool


class Failing:
    """Pages that could not be had, and how long each is left alone. Kept as long as the program runs."""

    def __init__(self) -> None:
        self._rests: dict[str, Rest] = {}
        self._lock = threading.Lock()

    def note(self, url: str, now: datetime.datetime, *, hope: bool) -> None:
        """A page failed once more."""
        with self._lock:
            before = self._rests.pop(url, None)
            times = 1 if before is None else before.times + 1
            if len(self._rests) >= KEPT:
                self._rests.pop(next(iter(self._rests)))
            self._rests[url] = Rest(times, now + HOUR * 2 ** min(times - 1, 5), hope)

    def forget(self, url: str) -> None:
        """A page was had."""
        with self._lock:
            self._rests.pop(url, None)

    def rest(self, url: str, now: datetime.datetime) -> Rest | None:
        """The rest of a page that is left alone now."""
        with self._lock:
            rest = self._rests.get(url)
        return rest if rest is not None and now < rest.until else None
