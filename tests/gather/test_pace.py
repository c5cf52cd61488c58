"""A host is asked one thing after another; the clock here is a number that waiting moves."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from pourparlers.gather import pace as module
from pourparlers.gather.limits import Limits
from pourparlers.gather.pace import Held, Pace, Stopped


class Time:
    """Takes the place of the clock."""

    def __init__(self) -> None:
        self.at = 1000.0

    def monotonic(self) -> float:
        return self.at


class Waits(threading.Event):
    """An event that nobody waits for: waiting moves the clock."""

    def __init__(self, time: Time) -> None:
        super().__init__()
        self._time = time

    def wait(self, timeout: float | None = None) -> bool:
        self._time.at += timeout or 0.0
        return self.is_set()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(module, "time", time)
    return time


def paces(time: Time, **limits: Any) -> tuple[Pace, Waits]:
    stopped = Waits(time)
    return Pace(Limits(**limits), stopped), stopped


def starts(pace: Pace, time: Time, *hosts: str) -> list[float]:
    found = []
    for host in hosts:
        with pace.turn(host):
            found.append(time.at - 1000.0)
    return found


def test_a_pause_lies_between_two_requests_to_one_host(time: Time) -> None:
    pace, _ = paces(time, interval=2.0)
    assert starts(pace, time, "a", "b", "a", "b", "a") == [0.0, 0.0, 2.0, 2.0, 4.0]


def test_a_host_may_want_a_longer_pause_and_no_shorter_one(time: Time) -> None:
    pace, _ = paces(time, interval=2.0, longest_interval=60.0)
    pace.slow("a", 10.0)
    pace.slow("b", 0.1)
    pace.slow("c", 1e9)
    assert starts(pace, time, "a", "a") == [0.0, 10.0]
    assert starts(pace, time, "b", "b") == [10.0, 12.0]
    assert starts(pace, time, "c", "c") == [12.0, 72.0]


def test_a_short_hold_is_waited_for_and_a_long_one_is_told(time: Time) -> None:
    pace, _ = paces(time, interval=0.0, patience=15.0)
    pace.hold("a", 10.0)
    assert starts(pace, time, "a") == [10.0]
    pace.hold("a", 60.0)
    with pytest.raises(Held) as caught:
        starts(pace, time, "a")
    assert caught.value.seconds == 60.0
    time.at += 60.0
    starts(pace, time, "a")


def test_no_hold_is_for_ever(time: Time) -> None:
    pace, _ = paces(time, longest_hold=3600.0)
    pace.hold("a", 1e12)
    with pytest.raises(Held) as caught:
        starts(pace, time, "a")
    assert caught.value.seconds == 3600.0


def test_who_waits_is_told_when_all_stops(time: Time) -> None:
    pace, stopped = paces(time, interval=5.0)
    stopped.set()
    with pytest.raises(Stopped):
        starts(pace, time, "a")


def test_so_many_at_once(time: Time) -> None:
    pace, _ = paces(time, interval=0.0, together_per_host=2, together=3)
    inside, most, lock, gate = 0, 0, threading.Lock(), threading.Event()

    def visit(host: str) -> None:
        nonlocal inside, most
        with pace.turn(host):
            with lock:
                inside += 1
                most = max(most, inside)
                if inside == 3:
                    gate.set()
            gate.wait()
            with lock:
                inside -= 1

    threads = [threading.Thread(target=visit, args=(host,)) for host in "aabbcc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 3


def test_hosts_of_long_ago_are_forgotten(time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    pace, _ = paces(time, interval=5.0)
    for host in "abcdefgh":
        starts(pace, time, host)
        time.at += 10.0
    assert len(pace._hosts) <= 3
