"""Words for systemd, where it started the program and wants to hear of it (sd_notify(3)); elsewhere nothing."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping


def notify(word: str, environment: Mapping[str, str] = os.environ) -> None:
    """Send a word such as ``READY=1``; an ear that does not hear is no fault, and is not waited for."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")) or not hasattr(socket, "AF_UNIX"):
        return
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as ear:
            ear.setblocking(False)
            ear.connect("\0" + address[1:] if address.startswith("@") else address)
            ear.send(word.encode("utf-8"))
    except OSError:
        return


def pulse(environment: Mapping[str, str] = os.environ) -> float | None:
    """Seconds between two signs of life, half of what systemd allows; ``None`` where it wants none."""
    told = environment.get("WATCHDOG_USEC", "")
    meant = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    return int(told) / 2_000_000 if told.isdigit() and int(told) and meant else None
