"""A desk with a clock of its own: a local site is followed turn by turn, and no test waits for time to pass."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pourparlers.delivery import Source
from pourparlers.gather.door import Door
from pourparlers.gather.limits import Limits, networks_of
from pourparlers.gather.worker import Workers
from pourparlers.store import articles, sources
from pourparlers.store.articles import Filter, Listed
from pourparlers.store.engine import Store, open_store
from pourparlers.watching.revisiting import Failing
from pourparlers.watching.rhythm import written
from pourparlers.watching.telling import Event
from pourparlers.watching.turn import Desk
from pourparlers.watching.watch import Watch

from ..gather.misbehaving import Site  # noqa: TID252
from .local_site import TODAY

QUICK: dict[str, Any] = {"allowed": networks_of("127.0.0.1"), "interval": 0.0, "attempts": 1}


class Newsroom:
    """A store, its sources, and the time on the wall."""

    def __init__(self, store: Store, workers: Workers) -> None:
        self.store, self._workers = store, workers
        self.now = TODAY
        self.failing = Failing()
        self.limits = dict(QUICK)
        self.told: list[Event] = []

    def add(self, name: str, kind: Any, address: str, **facts: Any) -> None:
        told = Source(name=name, kind=kind, address=address, **facts)
        self.store.write(lambda connection: sources.add(connection, told, written(self.now)))

    def later(self, **times: float) -> None:
        self.now += datetime.timedelta(**times)

    def watch(self, door: Door) -> Watch:
        stopped = threading.Event()
        desk = Desk(self.store, door, self._workers, self.told.append, lambda: self.now, stopped, self.failing)
        return Watch(desk, together=4)

    def follow(self, **options: bool) -> list[Event]:
        """One turn of each source that is due; what was told."""
        self.told.clear()
        with Door(Limits(**self.limits), clock=lambda: self.now) as door:
            self.watch(door).run(once=True, **options)
        return list(self.told)

    def turns(self, **options: bool) -> dict[str, Event]:
        return {event.source or "": event for event in self.follow(**options) if event.event == "turn"}

    def articles(self, **wanted: Any) -> list[Listed]:
        with self.store.looking() as connection:
            return list(articles.listed(connection, Filter(**wanted)))

    def source(self, name: str) -> Source:
        return self.store.look(lambda connection: sources.get(connection, name))


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    with Workers() as workers:
        yield workers


@pytest.fixture
def newsroom(tmp_path: Path, workers: Workers) -> Iterator[Newsroom]:
    with open_store(str(tmp_path / "store.db"), create=True) as store:
        yield Newsroom(store, workers)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site
