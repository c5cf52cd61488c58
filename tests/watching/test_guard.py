"""An item that costs too much has its error in its place, and the next is worked on."""

from __future__ import annotations

import time

from pourparlers.errors import PourparlersError
from pourparlers.gather.worker import Workers
from pourparlers.watching.guard import Guarded


def halved(number: int) -> str:
    if number == 13:
        time.sleep(60)
    return f"{number / 2}"


def test_one_item_fails_and_the_others_do_not() -> None:
    def instead(error: PourparlersError) -> str:
        return str(error)

    with Workers() as workers:
        found = list(Guarded(workers, seconds=1.0).map(halved, [2, 13, 4], instead))
    assert found == ["1.0", "what came in: took too long to be read (allowed: 1 s and 1024 MB)", "2.0"]
