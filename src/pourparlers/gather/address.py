"""Which addresses of the network may be reached: those of the open internet, and what a setting allows besides.

An address that carries another one (IPv4-mapped, NAT64, 6to4) is judged by what it carries, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from pourparlers.gather.limits import Network

Address = IPv4Address | IPv6Address

NAT64 = ip_network("64:ff9b::/96")
SPECIAL: tuple[Network, ...] = tuple(
    ip_network(network)
    for network in (
        # The registries of special addresses (RFC 6890 and after), as far as older versions of Python lack them.
        "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4",
        "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10",
    )
)  # fmt: skip


class Refused(Exception):
    """A host whose address may not be reached: the host, the address, what kind of address it is."""

    def __init__(self, host: str, address: str, kind: str) -> None:
        super().__init__(host, address, kind)
        self.host, self.address, self.kind = host, address, kind


def refusal(address: Address, allowed: Iterable[Network] = ()) -> str | None:
    """Why an address is not reached, as the kind that it is of; ``None`` where it may be."""
    if any(address in network for network in allowed):
        return None
    inner = carried(address)
    if inner is not None:
        return refusal(inner, allowed)
    return kind_of(address)


def carried(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(address, IPv4Address):
        return None
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def kind_of(address: Address) -> str | None:
    """The kind of an address that is not of the open internet."""
    kinds = (
        (address.is_loopback, "a loopback address"),
        (address.is_link_local, "a link-local address"),
        (address.is_multicast, "a multicast address"),
        (address.is_unspecified, "an unspecified address"),
        (any(address in network for network in SPECIAL), "a reserved address"),
        (address.is_private, "a private address"),
        (address.is_reserved or not address.is_global, "a reserved address"),
    )
    return next((kind for is_so, kind in kinds if is_so), None)


def checked(host: str, found: Iterable[str], allowed: Iterable[Network] = ()) -> list[str]:
    """The addresses found for a host, if every one may be reached; a host that has one other is not trusted at all."""
    networks = tuple(allowed)
    addresses = list(dict.fromkeys(found))
    for address in addresses:
        kind = refusal(ip_address(address.partition("%")[0]), networks)
        if kind is not None:
            raise Refused(host, address, kind)
    return addresses
