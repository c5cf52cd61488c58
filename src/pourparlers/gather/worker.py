"""Work on what came in from outside, in a process of its own that can be killed.

    with Workers() as workers:
        entries = workers.run(parse, page, of=url, seconds=10, megabytes=512)

The process lives on from call to call. If the work takes too long or crashes, the process is killed, this call raises
``WorkError``, and the next call gets a new one. The limit is on memory beyond what the process had before the call.
``function`` must be one that a module holds; arguments and result are pickled.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, TypeVar

from pourparlers.errors import PourparlersError, WorkError

T = TypeVar("T")

MEGABYTE = 1024 * 1024
START = 60.0
"""Seconds that a new process may take until it is ready; a busy machine is no fault of the work."""


class Failed(NamedTuple):
    """What a process says of work that raised: one of our errors, or another's name and text."""

    error: Exception | None
    told: str


class Worker:
    """One process and the line to it; started when first needed, and again after it was killed."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def run(self, function: Callable[..., T], arguments: tuple[object, ...], of: str, seconds: float, size: int) -> T:
        """The function's result; see ``Workers.run``."""
        allowed = f"{seconds:g} s and {size} MB"
        try:
            line = self._ready()
            line.send((function, arguments, size))
            if not line.poll(seconds):
                self.kill()
                raise WorkError(of, "took too long to be read", allowed)
            answer = line.recv()
        except (EOFError, OSError):
            code = self.kill()
            raise WorkError(of, f"could not be read: the process ended ({code})", allowed) from None
        except BaseException:
            self.kill()
            raise
        if isinstance(answer, Failed):
            if answer.error is not None:
                raise answer.error
            self.kill()
            raise WorkError(of, f"could not be read: {answer.told}", allowed)
        result: T = answer
        return result

    def kill(self) -> int | None:
        """End the process, whatever it is at; its exit code."""
        process, self._process = self._process, None
        if self._line is not None:
            self._line.close()
            self._line = None
        if process is None:
            return None
        process.kill()
        process.join()
        return process.exitcode

    def _ready(self) -> Connection:
        if self._line is not None and self._process is not None and self._process.is_alive():
            return self._line
        self.kill()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), daemon=True, name="pourparlers-worker")
        process.start()
        theirs.close()
        self._process, self._line = process, ours
        if not ours.poll(START):
            raise EOFError
        ours.recv()
        return ours


class Workers:
    """A few processes; so many calls at once, others wait their turn."""

    def __init__(self, count: int = 1) -> None:
        self._all = [Worker() for _ in range(count)]
        self._free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in self._all:
            self._free.put(worker)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(
        self,
        function: Callable[..., T],
        *arguments: object,
        of: str = "what came in",
        seconds: float = 30.0,
        megabytes: int = 512,
    ) -> T:
        """Call a function with arguments, elsewhere; ``of`` names what is worked on, for messages.

        A ``PourparlersError`` comes back as it was raised there, all else is a ``WorkError``.
        """
        worker = self._free.get()
        try:
            return worker.run(function, arguments, of, seconds, megabytes)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End the processes."""
        for worker in self._all:
            worker.kill()


def serve(line: Connection) -> None:
    """What the process does: one call after another, until the other end is gone."""
    # A terminal sends its interrupt to all its processes; whoever gave the work decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line.send(None)
    with suppress(EOFError, OSError):
        while True:
            function, arguments, megabytes = line.recv()
            _limit(megabytes)
            try:
                answer = function(*arguments)
            except PourparlersError as error:
                answer = Failed(error, "")
            except MemoryError:
                answer = Failed(None, "too much memory")
            except Exception as error:
                answer = Failed(None, f"{type(error).__name__}: {error}")
            _limit(None)
            line.send(answer)


def _limit(megabytes: int | None) -> None:
    """So much memory more than now, or as much as ever; where the system has no such limit, none."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = hard
    if megabytes is not None and (used := _address_space()):
        soft = used + megabytes * MEGABYTE
        soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Bytes of address space that this process has, as Linux tells; 0 where it is not told."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * 4096
    except (OSError, ValueError):
        return 0
