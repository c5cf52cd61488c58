"""A door that makes no pause, limits of tenths of a second, and certificates of an authority of our own."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import trustme

from pourparlers.gather.door import Door
from pourparlers.gather.limits import Limits, networks_of

Doors = Callable[..., Door]

HURRIED: dict[str, Any] = {"connect": 0.3, "read": 0.3, "whole": 0.6}
"""For servers that take too long; sound ones may take their time on a busy machine."""
QUICK: dict[str, Any] = {
    "allowed": networks_of("127.0.0.1"),
    "interval": 0.0,
    "backoff": 0.01,
    "patience": 0.1,
    "attempts": 1,
    "compressed": 2**20,
    "expanded": 2**21,
}


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def doors(authority: trustme.CA) -> Iterator[Doors]:
    """Makes doors that make no pause, to which every name leads to loopback."""
    with ExitStack() as stack:

        def door(limits: dict[str, Any] | None = None, **parts: Any) -> Door:
            trust = ssl.create_default_context()
            authority.configure_trust(trust)
            parts = {"tls": trust, "resolver": lambda host, port: ["127.0.0.1"], **parts}
            return stack.enter_context(Door(Limits(**{**QUICK, **(limits or {})}), **parts))

        yield door
