"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, gone when they end."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "16MB",
    "max_connections": "40",
    # What is committed outlives the server's processes, and the machine will not be switched off under a test.
    "fsync": "off",
    "log_min_messages": "fatal",
}


def programs() -> Path | None:
    """The folder of initdb and postgres: of the newest version there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


class Server:
    """The server and its databases. It refuses to run as root, so there it runs as another user."""

    def __init__(self, bin_folder: Path) -> None:
        self._bin = bin_folder
        self._as = _other_user() if os.geteuid() == 0 else {}
        self.folder = Path(tempfile.mkdtemp(prefix="pourparlers-pg-"))
        if self._as:
            os.chown(self.folder, self._as["user"], self._as["group"])
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        data = self.folder / "data"
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        self._run("initdb", "-D", str(data), *options)

    def start(self, *, tied: bool = True) -> None:
        """Start it; ``tied`` to the thread that starts it, so that no server outlives a test run that is killed."""
        settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        place = ["-D", str(self.folder / "data"), "-k", str(self.folder)]
        self._process = subprocess.Popen(
            [str(self._bin / "postgres"), *place, *settings],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder,
            preexec_fn=_ends_with_parent if tied else None, **self._as,
        )  # fmt: skip
        for _ in range(600):
            ready = subprocess.run([str(self._bin / "pg_isready"), "-q", "-h", str(self.folder)], check=False)
            if ready.returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not start")

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Stop it: SIGQUIT at once, as a crash would; SIGINT in order."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(timeout=60)
            self._process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def store(self) -> str:
        """The URL of a new, empty store: a schema of its own, which is quicker made than a database."""
        self._made += 1
        name = f"store{self._made}"
        self._do(f"CREATE SCHEMA {name}")
        return f"postgresql://postgres@/postgres?host={self.folder}&options=-csearch_path%3D{name}"

    def empty(self, url: str) -> None:
        """Take everything out of a store."""
        name = url.rpartition("%3D")[2]
        self._do(f"DROP SCHEMA {name} CASCADE", f"CREATE SCHEMA {name}")

    def _do(self, *commands: str) -> None:
        import psycopg

        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            for command in commands:
                connection.execute(command)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._bin / program), *arguments], capture_output=True, cwd=self.folder, check=False, **self._as
        )
        assert done.returncode == 0, done.stderr.decode()


def _other_user() -> dict[str, int]:
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid}
    raise RuntimeError("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")


def _ends_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, int(signal.SIGQUIT))
