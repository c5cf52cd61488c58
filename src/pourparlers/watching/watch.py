"""All sources, each when it is due, a few at once, until stopped. One source's trouble is no other's."""

from __future__ import annotations

import datetime
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from pourparlers.delivery import Source
from pourparlers.errors import InputError, StoreError
from pourparlers.store import sources
from pourparlers.watching.notify import notify, pulse
from pourparlers.watching.rhythm import LONGEST, after_failure, moment, written
from pourparlers.watching.telling import Event
from pourparlers.watching.turn import Desk, Turn

TICK, LOOK = 0.25, 15.0
"""Seconds between two looks at whether something has ended, and at which sources there are and are due."""


class Watch:
    """``run`` returns when all is stopped, or with ``once`` when every source that was due has had its turn.

    ``alone`` raises ``StoreError`` once another follows the same sources.
    """

    def __init__(self, desk: Desk, together: int = 8, alone: Callable[[], None] = lambda: None) -> None:
        self._desk, self._together, self._alone = desk, together, alone
        self._under_way: dict[Future[Event], Source] = {}
        self._outcomes: Counter[str] = Counter()
        self._asked_to_stop = False
        self.sources: list[Source] = []

    def stop(self, *_: object) -> None:
        """Ask for the end; safe in a handler of signals, since it only leaves word."""
        self._asked_to_stop = True

    @property
    def under_way(self) -> list[str]:
        """The names of the sources that have their turn now."""
        return sorted(source.name for source in self._under_way.values())

    def run(self, *, once: bool = False, everything: bool = False) -> Counter[str]:
        """How many turns ended in which way. ``everything`` begins with all sources, due or not."""
        beat = pulse()
        next_look = next_beat = 0.0
        had: set[str] | None = set() if once else None
        with ThreadPoolExecutor(self._together, "turn") as pool:
            try:
                while True:
                    if self._asked_to_stop and not self._desk.stopped.is_set():
                        self._let_go()
                    now = time.monotonic()
                    if now >= next_look and not self._desk.stopped.is_set():
                        self._begin(pool, everything, had)
                        everything = everything and once
                        next_look = now + LOOK
                    if beat is not None and now >= next_beat:
                        notify("WATCHDOG=1")
                        next_beat = now + beat
                    if not self._under_way and (once or self._desk.stopped.is_set()):
                        return self._outcomes
                    if self._collect():
                        next_look = now if not once else next_look
            finally:
                self._desk.stopped.set()
                self._desk.door.stop()

    def _begin(self, pool: ThreadPoolExecutor, everything: bool, had: set[str] | None) -> None:
        """Give their turn to those whose time has come."""
        self._alone()
        self.sources = self._desk.store.look(lambda connection: list(sources.all_sources(connection)))
        now = self._desk.clock()
        busy = {source.name for source in self._under_way.values()}
        for source in self.sources:
            if source.name in busy or (had is not None and source.name in had) or source.kind == "stdin":
                continue
            if everything or is_due(source, now):
                self._under_way[pool.submit(self._turn, source)] = source
                if had is not None:
                    had.add(source.name)
        notify(f"READY=1\nSTATUS={len(self.sources)} sources, {len(self._under_way)} under way")

    def _turn(self, source: Source) -> Event:
        """A turn; a mistake of the program costs this turn only, and is told."""
        try:
            return Turn(source, self._desk).take()
        except (StoreError, BrokenPipeError):
            raise
        except Exception as error:
            why = f"could not be followed ({type(error).__name__}: {error})"
            told = InputError(source.name, why, "This is a mistake of the program: please report it")
            state = after_failure(source.fetched, str(told), self._desk.clock())
            self._desk.store.write(lambda connection: sources.note(connection, source.name, state))
            now = written(self._desk.clock())
            return Event(time=now, event="turn", source=source.name, outcome="failed", problem=str(told), due=state.due)

    def _collect(self) -> bool:
        """Tell of the turns that have ended, or wait a little; what the store could not do ends it all."""
        if not self._under_way:
            time.sleep(TICK)
            return False
        ended, _ = wait(self._under_way, timeout=TICK, return_when=FIRST_COMPLETED)
        for future in ended:
            self._under_way.pop(future)
            told = future.result()
            self._outcomes[told.outcome or ""] += 1
            self._desk.tell(told)
        return bool(ended)

    def _let_go(self) -> None:
        """End what waits and what is being fetched; what is being kept is kept."""
        notify("STOPPING=1")
        self._desk.tell(Event(time=written(self._desk.clock()), event="stopping"))
        self._desk.stopped.set()
        self._desk.door.stop()


def is_due(source: Source, now: datetime.datetime) -> bool:
    """Whether a source's turn has come; times that lie further ahead than any are of a clock that was wrong."""
    state = source.fetched
    if state.due is None or state.checked is None:
        return True
    due, checked = moment(state.due), moment(state.checked)
    return due <= now or checked > now + datetime.timedelta(minutes=1) or (due - now).total_seconds() > 2 * LONGEST


def soonest(watched: list[Source]) -> Iterator[Source]:
    """Sources in the order of their next turn."""
    yield from sorted(watched, key=lambda source: (source.fetched.due or "", source.name))
