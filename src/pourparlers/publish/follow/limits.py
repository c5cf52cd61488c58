"""How often who may sign up: per address of mail, per network, and all together."""

from __future__ import annotations

import ipaddress

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

PER_ADDRESS, PER_NETWORK, PER_SITE = "3/day", "20/hour", "300/hour"
V4, V6 = 24, 56


class Limits:
    """What was asked lately, kept in memory; the store keeps apart that no address gets two letters in ten minutes."""

    def __init__(self, address: str = PER_ADDRESS, network: str = PER_NETWORK, site: str = PER_SITE) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._address, self._network, self._site = parse(address), parse(network), parse(site)

    def network_may(self, host: str) -> bool:
        """Whether a form may come from this network once more."""
        return self._hit(self._network, "network", network_of(host))

    def address_may(self, address: str) -> bool:
        """Whether a letter may go to this address once more; further names of one mailbox (a+b) count as one."""
        local, _, domain = address.lower().rpartition("@")
        mailbox = f"{local.partition('+')[0]}@{domain}"
        return self._hit(self._address, "address", mailbox) and self._hit(self._site, "site", "")

    def _hit(self, item: RateLimitItem, kind: str, key: str) -> bool:
        return self._window.hit(item, kind, key)


def network_of(host: str) -> str:
    """The network that an address of the internet is in: what one household or office may have."""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return str(ipaddress.ip_network((found, V4 if found.version == 4 else V6), strict=False))
