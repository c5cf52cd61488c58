"""How much one caller may ask: so many requests a minute from an address (IPv4) or a network (IPv6 /64)."""

from __future__ import annotations

import ipaddress
import math
import time
from typing import NamedTuple

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

WINDOW = 60
NETWORK = 64


class Left(NamedTuple):
    """What a caller has left: of how many requests, how many, and in how many seconds it has all again."""

    most: int
    remaining: int
    seconds: int
    allowed: bool

    @property
    def headers(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers has them."""
        told = {
            "ratelimit-policy": f'"minute";q={self.most};w={WINDOW}',
            "ratelimit": f'"minute";r={self.remaining};t={self.seconds}',
        }
        return told if self.allowed else told | {"retry-after": str(self.seconds)}


class Rates:
    """Counts what each caller asks. ``most`` requests a minute; 0 counts nothing."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._item = RateLimitItemPerMinute(max(1, most))

    def ask(self, caller: str) -> Left | None:
        """Count a request; ``None`` where nothing is counted."""
        if not self._most:
            return None
        name = network_of(caller)
        allowed = self._limiter.hit(self._item, name)
        stats = self._limiter.get_window_stats(self._item, name)
        seconds = max(1, math.ceil(stats.reset_time - time.time()))
        return Left(self._most, max(0, stats.remaining), min(seconds, WINDOW), allowed)


def network_of(caller: str) -> str:
    """Whom an address stands for: itself, or in IPv6 the network that one customer has."""
    try:
        address = ipaddress.ip_address(caller.partition("%")[0])
    except ValueError:
        return caller
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, NETWORK), strict=False))
