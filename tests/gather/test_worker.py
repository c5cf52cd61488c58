"""Work in a process of its own: what hangs, crashes or eats memory ends alone, and the next call goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

import pytest

from pourparlers.errors import InputError, WorkError
from pourparlers.gather.worker import Workers


def double(number: int) -> int:
    return number * 2


def own_id(_: int) -> int:
    return os.getpid()


def hang(_: int) -> None:
    time.sleep(60)


def crash(_: int) -> None:
    os.abort()


def leave(code: int) -> None:
    os._exit(code)


def eat(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def refuse(name: str) -> None:
    raise InputError(name, "is empty")


def stumble(_: int) -> None:
    raise ValueError("a mistake")


def recurse(depth: int) -> int:
    return recurse(depth + 1)


def unsendable(_: int) -> object:
    return lambda: None


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers() as workers:
        yield workers


def test_a_result_comes_back_and_the_process_stays(workers: Workers) -> None:
    assert workers.run(double, 21) == 42
    first = workers.run(own_id, 0)
    assert first == workers.run(own_id, 0) != os.getpid()


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (hang, r"page: took too long to be read \(allowed: 0.2 s and 512 MB\)"),
        (crash, r"page: could not be read: the process ended \(-6\)"),
        (leave, r"page: could not be read: the process ended \(7\)"),
        (stumble, "page: could not be read: ValueError: a mistake"),
        (recurse, "page: could not be read: RecursionError"),
        (unsendable, r"page: could not be read: the process ended"),
    ],
)
def test_what_goes_wrong_is_told_and_the_next_call_goes_on(workers: Workers, function: object, told: str) -> None:
    assert workers.run(double, 1) == 2
    with pytest.raises(WorkError, match=told):
        workers.run(function, 7, of="page", seconds=0.2 if function is hang else 30.0)  # type: ignore[arg-type]
    assert workers.run(double, 2) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limit")
def test_memory_is_bounded_beyond_what_the_process_had(workers: Workers) -> None:
    assert workers.run(eat, 40, megabytes=64) == 40 * 1024 * 1024
    with pytest.raises(WorkError, match="too much memory"):
        workers.run(eat, 200, megabytes=64)
    assert workers.run(eat, 200, megabytes=400) == 200 * 1024 * 1024


def test_an_error_of_ours_comes_back_as_it_was(workers: Workers) -> None:
    with pytest.raises(InputError) as caught:
        workers.run(refuse, "feed.xml")
    assert (caught.value.where, caught.value.why) == ("feed.xml", "is empty")


def test_several_work_at_once() -> None:
    with Workers(2) as workers:
        first, second = workers._all
        assert first.run(own_id, (0,), "", 30.0, 512) != second.run(own_id, (0,), "", 30.0, 512)


def test_closing_ends_the_processes() -> None:
    with Workers() as workers:
        number = workers.run(own_id, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
