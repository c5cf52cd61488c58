"""How much work a call is, counted and not timed: the same on every machine, however busy it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

Steps = Callable[[Callable[[], object]], int]


def count(call: Callable[[], object]) -> int:
    """The lines of Python that ``call`` runs; each turn of a loop counts again."""
    lines = 0

    def within(frame: FrameType, event: str, argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return within

    before = sys.gettrace()
    sys.settrace(within)
    try:
        call()
    finally:
        sys.settrace(before)
    return lines


@pytest.fixture(scope="session")
def steps() -> Steps:
    return count
