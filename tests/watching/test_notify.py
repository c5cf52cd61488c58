"""What systemd hears."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest

from pourparlers.watching.notify import notify, pulse


def test_a_word_reaches_the_socket() -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(f"{folder}/ear")
        notify("READY=1", {"NOTIFY_SOCKET": f"{folder}/ear"})
        assert ear.recv(100) == b"READY=1"


def test_an_abstract_socket_is_heard_too() -> None:
    name = f"pourparlers-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        try:
            ear.bind(f"\0{name}")
        except OSError:
            pytest.skip("this system has no abstract sockets")
        notify("STOPPING=1", {"NOTIFY_SOCKET": f"@{name}"})
        assert ear.recv(100) == b"STOPPING=1"


@pytest.mark.parametrize("address", ["", "nonsense", "/nowhere/at/all", str(Path(__file__))])
def test_where_nobody_listens_nothing_happens(address: str) -> None:
    notify("READY=1", {"NOTIFY_SOCKET": address})
    notify("READY=1", {})


def test_signs_of_life_come_twice_as_often_as_asked() -> None:
    assert pulse({"WATCHDOG_USEC": "60000000"}) == 30.0
    assert pulse({"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": str(os.getpid())}) == 30.0
    assert pulse({"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "1"}) is None
    assert pulse({"WATCHDOG_USEC": "0"}) is None
    assert pulse({}) is None
