"""Work done here, or in processes that end when this one does, however it ends."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from pourparlers.errors import PourparlersError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
U = TypeVar("U")


class Labour(Protocol):
    """Who does work, in order; ``instead`` makes what stands for an item that could not be worked on."""

    @property
    def ahead(self) -> int: ...
    def map(self, work: Callable[[T], U], items: Sequence[T], instead: Callable[[PourparlersError], U]) -> Iterator[U]:
        """The work done on each item."""
        ...

    def close(self) -> None: ...


class WorkersLost(PourparlersError):
    """A process that worked was killed."""

    def __str__(self) -> str:
        return (
            "one of the working processes was killed, perhaps for want of memory: what was told as stored is safe. "
            "Run the command again, with fewer --jobs"
        )


class Workers:
    """``map`` does work in order: at once where there is one job, else in as many processes as there are jobs."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self.ahead = 1 if jobs == 1 else 2

    def map(self, work: Callable[[T], U], items: Sequence[T], instead: Callable[[PourparlersError], U]) -> Iterator[U]:
        """The work done on each item. A process that is killed ends it all, so nothing stands for one item."""
        if self._jobs == 1 or not items:
            return map(work, items)
        from concurrent.futures.process import BrokenProcessPool

        try:
            found = self._processes().map(work, items, chunksize=max(1, len(items) // (4 * self._jobs)))
        except BrokenProcessPool:
            raise WorkersLost from None
        return _told(found)

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            fresh = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, fresh, initializer=end_with_parent)
        return self._pool


def end_with_parent() -> None:
    """Watch the process that started this one: a worker that nobody waits for would stay for ever."""
    import multiprocessing
    import threading
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _told(found: Iterator[U]) -> Iterator[U]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield from found
    except BrokenProcessPool:
        raise WorkersLost from None
