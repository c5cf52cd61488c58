"""Labelling and reading what came in, each in a process that is killed when it takes too long or too much memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from pourparlers.errors import PourparlersError, WorkError
from pourparlers.gather.worker import Workers

T = TypeVar("T")
U = TypeVar("U")

SECONDS, MEGABYTES = 60.0, 1024


class Guarded:
    """The labour of ``intake.take`` for what strangers wrote; the processes are another's to close."""

    ahead = 1

    def __init__(self, workers: Workers, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._workers, self._seconds, self._megabytes = workers, seconds, megabytes

    def map(self, work: Callable[[T], U], items: Sequence[T], instead: Callable[[PourparlersError], U]) -> Iterator[U]:
        """The work done on each item; one that costs too much has its error in its place."""
        for item in items:
            try:
                yield self._workers.run(work, item, of=_name_of(item), seconds=self._seconds, megabytes=self._megabytes)
            except WorkError as error:
                yield instead(error)

    def close(self) -> None:
        """Nothing is held here."""


def _name_of(item: object) -> str:
    """The address or path of an article or a delivery."""
    return str(getattr(item, "url", None) or getattr(item, "path", None) or "what came in")
