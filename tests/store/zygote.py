"""A process that has everything loaded and runs the command again and again in forks, to be killed at a moment.

Each line on its standard input is an order: the arguments of the command, where its output goes, after how many seconds
it is killed (or never). The answer is a line: its exit code, -9 where it was killed.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import sys
import time
import traceback


def warm() -> None:
    """Load what the command loads, so that a kill falls into its work and not into the imports."""
    import alembic.command  # noqa: F401
    import psycopg  # noqa: F401
    import sqlalchemy.dialects.postgresql
    import sqlalchemy.dialects.sqlite  # noqa: F401

    from pourparlers import intake, read
    from pourparlers.cli import app
    from pourparlers.store import migrate, readings, taking, upkeep  # noqa: F401

    read("GENEVA, Jan 10 (Sample) - Russia and the United States hold talks in Geneva on 10 January 2022.")
    intake.MOST_IN_BATCH = 3
    sys.argv = ["pourparlers", "db", "info", "--db", "/nowhere/store.db"]
    with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
        app.run()


def run_in_fork(arguments: list[str], out: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    for descriptor, name in ((1, out), (2, out + ".err")):
        os.dup2(os.open(name, os.O_CREAT | os.O_WRONLY | os.O_APPEND), descriptor)
    sys.argv = ["pourparlers", *arguments]
    code = 0
    try:
        from pourparlers.cli import main

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
        code = 99
    sys.stdout.flush()
    os._exit(code)


def killed_after(pid: int, seconds: float | None) -> int:
    until = None if seconds is None else time.monotonic() + seconds
    while True:
        done, status = os.waitpid(pid, 0 if until is None else os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if until is not None and time.monotonic() >= until:
            os.kill(pid, signal.SIGKILL)
            until = None
        else:
            time.sleep(0.0005)


if __name__ == "__main__":
    warm()
    for line in sys.stdin:
        order = json.loads(line)
        start = time.monotonic()
        code = killed_after(run_in_fork(order["arguments"], order["out"]), order["after"])
        print(json.dumps({"code": code, "took": time.monotonic() - start}), flush=True)
