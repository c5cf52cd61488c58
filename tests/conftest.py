"""How much work a call is, counted and not timed: the same on every machine; and stores on both engines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings

from .postgresql import Server, programs

# Steps can be counted in sources only, and what was just edited is what is tested.
os.environ.setdefault("POURPARLERS_INTERPRETED", "1")

# A machine that is busy is no mistake of the program: no example has a deadline.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed, and .ci/postgresql could not install it")
    server = Server(folder)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_name(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new store, as ``--db`` takes it: each test runs on both engines."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.db")
        return
    yield request.getfixturevalue("postgresql").store()
