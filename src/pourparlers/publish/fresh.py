"""The record at hand, made anew when the store has changed: readers never wait for it, and see it within seconds."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date

from pourparlers.desk import desk_of
from pourparlers.errors import InputError, PourparlersError
from pourparlers.languages.issues_schema import OwnIssue
from pourparlers.publish.known import Found, Known, Narrow
from pourparlers.record.correction import Standing
from pourparlers.store import search, state
from pourparlers.store.articles import Filter
from pourparlers.store.engine import Store
from pourparlers.store.markers import markers_of

LOOK_AGAIN = 2.0
"""Seconds after which the store is asked again whether it has changed."""


PATIENCE = 5.0
"""Seconds that somebody who corrected something waits to see it."""


class Fresh:
    """What is known, kept up with the store. ``as_of`` keeps to what was known on a past day."""

    def __init__(
        self, store: Store, clock: Callable[[], str], *, as_of: date | None = None, issues: Sequence[OwnIssue] = ()
    ) -> None:
        self._store, self._clock, self._as_of, self._issues = store, clock, as_of, issues
        self._busy = threading.Lock()
        self._looked = time.monotonic()
        self._known = self._make(self._stamp())

    def now(self) -> Known:
        """What is known; where the store may have changed, someone looks while everyone else is served."""
        if time.monotonic() - self._looked > LOOK_AGAIN and self._busy.acquire(blocking=False):
            threading.Thread(target=self._look, daemon=True).start()
        return self._known

    def catch_up(self, patience: float = PATIENCE) -> None:
        """Wait until what was just written is known, but not for ever: what takes longer is known soon after."""
        if self._busy.acquire(timeout=patience):
            looking = threading.Thread(target=self._look, daemon=True)
            looking.start()
            looking.join(patience)

    def _look(self) -> None:
        try:
            stamp = self._stamp()
            if stamp != self._known.stamp:
                self._known = self._make(stamp)
        except PourparlersError:
            return  # a store that cannot be reached for a while is asked again; what is known stays
        finally:
            self._looked = time.monotonic()
            self._busy.release()

    def _stamp(self) -> str:
        day = self._as_of or self._today()
        return f"{self._store.look(state.stamp_of)}-{day.isoformat()}"

    def _today(self) -> date:
        return date.fromisoformat(self._clock()[:10])

    def _make(self, stamp: str) -> Known:
        desk = desk_of(self._store, today=self._today(), clock=self._clock, as_of=self._as_of, corrected_since=True)
        search = functools.partial(_search, self._store)
        past = self._as_of is not None
        known = Known(
            desk,
            self._as_of or self._today(),
            stamp,
            search,
            past=past,
            issues=(*self._issues, *Standing(desk.holding).issues()),
            markers=self._store.look(markers_of),
        )
        known.prepare()
        return known


def _search(store: Store, words: str, narrow: Narrow, most: int) -> Sequence[Found]:
    """The articles that hold some words, the best first; a query without a word finds none."""
    since, until = (day.isoformat() if day else None for day in (narrow.since, narrow.until))
    wanted = Filter(language=narrow.language, since=since, until=until, withdrawn=False)
    with store.looking() as connection:
        try:
            hits = list(search.find(connection, words, wanted, most))
        except InputError:
            return []
        keys = state.keys_of(connection, [hit.article.id for hit in hits])
    return [Found(keys[hit.article.id], hit.excerpt) for hit in hits if hit.article.id in keys]
