"""The door and the process that parses what came through it, opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pourparlers.gather.following import Fetch, Parse

SECONDS, MEGABYTES = 60, 1024


class Way(NamedTuple):
    """How to get at what an address holds: ``fetch`` it, and have it ``parsed``."""

    fetch: Fetch
    parsed: Parse


@contextmanager
def way_out(parsers: int = 1) -> Iterator[Way]:
    """The one door, and so many processes for parsing; each starts when it is first needed."""
    from pourparlers.gather.door import Door
    from pourparlers.gather.parsing import Arrived, Parsed, parse
    from pourparlers.gather.worker import Workers

    with Door() as door, Workers(parsers) as workers:

        def parsed(came: Arrived) -> Parsed:
            return workers.run(parse, came, of=came.url, seconds=SECONDS, megabytes=MEGABYTES)

        yield Way(door.get, parsed)
