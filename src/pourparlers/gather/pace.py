"""No faster than a host bears: a place in its queue, a pause between two requests, and its word when it is busy."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from pourparlers.gather.limits import Limits

KEPT = 4096
"""So many hosts are remembered; beyond, those that no one waits for are let go."""


class Held(Exception):
    """A host that asked to be left alone for longer than this call waits: so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Stopped(Exception):
    """The door was closed while someone waited."""


class Host:
    """What is known of one host: who is at it, when it may be asked next, until when it wants to be left alone."""

    def __init__(self, places: int, interval: float) -> None:
        self.places = threading.BoundedSemaphore(places)
        self.interval = interval
        self.next = self.held = 0.0
        self.waiting = 0


class Pace:
    """Gives each request its turn. All figures are those of the limits; ``stopped`` ends every wait."""

    def __init__(self, limits: Limits, stopped: threading.Event) -> None:
        self._limits, self._stopped = limits, stopped
        self._all = threading.BoundedSemaphore(limits.together)
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """A turn at a host: waits for it, and keeps it as long as the block runs."""
        with self._at(name) as host, host.places:
            self._wait(host)
            with self._all:
                yield

    def slow(self, name: str, interval: float) -> None:
        """A host's own wish for the pause between two requests; never shorter than ours."""
        with self._at(name) as host:
            host.interval = min(max(interval, self._limits.interval), self._limits.longest_interval)

    def hold(self, name: str, seconds: float) -> None:
        """A host's wish to be left alone for so long."""
        with self._at(name) as host:
            host.held = max(host.held, time.monotonic() + min(seconds, self._limits.longest_hold))

    def sleep(self, seconds: float) -> None:
        """Wait, unless the whole is stopped meanwhile."""
        self._stopped.wait(max(seconds, 0.0))

    def _wait(self, host: Host) -> None:
        """Until the host's hold is over and the pause since the last request, too."""
        while not self._stopped.is_set():
            with self._lock:
                now = time.monotonic()
                if host.held - now > self._limits.patience:
                    raise Held(host.held - now)
                start = max(now, host.next, host.held)
                if start == now:
                    host.next = now + host.interval
                    return
            self.sleep(start - now)
        raise Stopped

    @contextmanager
    def _at(self, name: str) -> Iterator[Host]:
        with self._lock:
            if name not in self._hosts and len(self._hosts) >= KEPT:
                self._forget()
            host = self._hosts.setdefault(name, Host(self._limits.together_per_host, self._limits.interval))
            host.waiting += 1
        try:
            yield host
        finally:
            with self._lock:
                host.waiting -= 1

    def _forget(self) -> None:
        now = time.monotonic()
        self._hosts = {
            name: host for name, host in self._hosts.items() if host.waiting or max(host.next, host.held) > now
        }
