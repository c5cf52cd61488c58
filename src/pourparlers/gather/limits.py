"""How much of anything the door takes, how long it waits, and who it says it is. Every figure is a setting."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network

from pourparlers.errors import InputError
from pourparlers.model import Record
from pourparlers.version import __version__

Network = IPv4Network | IPv6Network

CONTACT, ALLOWED, PROXY = "POURPARLERS_CONTACT", "POURPARLERS_ALLOW_ADDRESSES", "POURPARLERS_PROXY"
INTERVAL, TIMEOUT = "POURPARLERS_INTERVAL", "POURPARLERS_TIMEOUT"
MEGABYTE = 1024 * 1024


class Limits(Record, frozen=True, kw_only=True):
    """Seconds, bytes and counts. The defaults are polite and bounded; ``limits_from`` adds what the user has set.

    ``whole`` bounds one exchange with a server, from looking up its name to the last byte. ``patience`` is the longest
    wait inside one call that a server may ask for; a longer one is an error that says when to come back.
    """

    contact: str | None = None
    allowed: tuple[Network, ...] = ()
    proxy: str | None = None

    connect: float = 10.0
    read: float = 20.0
    whole: float = 60.0

    compressed: int = 10 * MEGABYTE
    expanded: int = 50 * MEGABYTE
    redirects: int = 8

    together: int = 16
    together_per_host: int = 2
    interval: float = 1.0
    longest_interval: float = 120.0

    attempts: int = 3
    backoff: float = 1.0
    patience: float = 15.0
    longest_hold: float = 86_400.0

    robots_kept: float = 86_400.0
    robots_retry: float = 600.0
    robots_bytes: int = 512 * 1024

    @property
    def user_agent(self) -> str:
        """``pourparlers/0.1 (+contact)``: robots.txt knows it by its first word."""
        return f"pourparlers/{__version__}" + (f" (+{self.contact})" if self.contact else "")


def limits_from(environment: Mapping[str, str] = os.environ, **given: object) -> Limits:
    """The limits with what the environment sets: a contact, networks that are allowed, a proxy, a pause, a time."""
    settings: dict[str, object] = {
        "contact": contact_of(environment.get(CONTACT, "")),
        "allowed": networks_of(environment.get(ALLOWED, "")),
        "proxy": environment.get(PROXY) or None,
    }
    if environment.get(INTERVAL):
        settings["interval"] = seconds_of(INTERVAL, environment[INTERVAL], 0.0)
    if environment.get(TIMEOUT):
        whole = seconds_of(TIMEOUT, environment[TIMEOUT], 0.1)
        defaults = Limits()
        settings |= {"whole": whole, "read": min(whole, defaults.read), "connect": min(whole, defaults.connect)}
    return Limits(**{**settings, **given})  # type: ignore[arg-type]


def contact_of(told: str) -> str | None:
    """An address or page by which a site's keeper can reach the user; it goes into a header."""
    told = told.strip()
    if not told:
        return None
    if not (told.isascii() and told.isprintable()) or set("()") & set(told):
        raise InputError(CONTACT, f"{told!r} can't stand in a header", "Give an e-mail address or a page's address")
    return told


def seconds_of(setting: str, told: str, least: float) -> float:
    """A time that a setting gives."""
    try:
        seconds = float(told)
    except ValueError:
        seconds = -1.0
    if not least <= seconds <= 3600:
        raise InputError(setting, f"{told!r} is no time between {least:g} and 3600 seconds", "Write it as 1 or 2.5")
    return seconds


def networks_of(told: str) -> tuple[Network, ...]:
    """Networks as ``127.0.0.0/8, fd00::/8``; a single address is a network of one."""
    try:
        return tuple(ip_network(part, strict=False) for part in told.replace(",", " ").split())
    except ValueError as error:
        raise InputError(ALLOWED, str(error), "Write networks, as in 10.1.0.0/16, 127.0.0.1") from None
