"""Disk full, another writer, a server that goes away, a worker killed: one line, and nothing kept is lost."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg.errors
import pytest
import sqlalchemy.exc
from sqlalchemy import text

from pourparlers import intake
from pourparlers.delivery import Delivery
from pourparlers.errors import StoreError
from pourparlers.store import taking
from pourparlers.store.articles import Filter, listed
from pourparlers.store.check import findings
from pourparlers.store.engine import Store, open_store
from pourparlers.store.place import place_of
from pourparlers.store.taking import Offer, Taken
from pourparlers.store.troubles import trouble_of

from ..postgresql import Server  # noqa: TID252
from .conftest import MONDAY, offer

COMMAND = [sys.executable, "-m", "pourparlers"]
STORY = "Talks, part {n}\n\nRussia and the United States will hold talks number {n} in Geneva on 10 January 2022.\n"


def news(count: int) -> list[Delivery]:
    return [Delivery(data=STORY.format(n=n).encode(), media_type="text/plain", path=f"{n}.txt") for n in range(count)]


def headlines(store: Store) -> list[str | None]:
    with store.looking() as connection:
        assert not list(findings(connection))
        return [told.headline for told in listed(connection, Filter())]


def write_news(folder: Path, count: int) -> None:
    folder.mkdir()
    for n in range(count):
        words = "".join(f"Sentence {m} of story {n}. " for m in range(40))
        (folder / f"{n:03}.txt").write_text(STORY.format(n=n) + "\n" + words + "\n")


def add(*arguments: str, **how: object) -> tuple[int, list[dict[str, object]], str]:
    done = subprocess.run([*COMMAND, "add", "--json", *arguments], capture_output=True, check=False, **how)  # type: ignore[call-overload]
    printed = done.stdout[: done.stdout.rfind(b"\n") + 1]
    return done.returncode, [json.loads(line) for line in printed.splitlines()], done.stderr.decode()


def is_whole_after(named: Path, told: list[dict[str, object]], articles: Path, count: int) -> None:
    """What was told is kept, and the same command goes on."""
    with open_store(str(named)) as store:
        assert {line["headline"] for line in told} <= set(headlines(store))
    code, _, said = add(str(articles), "--db", str(named))
    assert code == 0, said
    with open_store(str(named)) as store:
        found = headlines(store)
        assert len(found) == len(set(found)) == count


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    write_news(tmp_path / "news", 100)
    named = tmp_path / "store.db"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))

    code, told, said = add(str(tmp_path / "news"), "--db", str(named), preexec_fn=limit)
    assert code == 2
    assert "or is full. Free some space" in said and said.count("\n") == 1
    assert told
    is_whole_after(named, told, tmp_path / "news", 100)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk; a file that may not grow is tested without")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=800k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small disk can't be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full(small_disk: Path, tmp_path: Path) -> None:
    write_news(tmp_path / "news", 100)
    named = small_disk / "store.db"
    code, told, said = add(str(tmp_path / "news"), "--db", str(named))
    assert code == 2
    assert "store.db: the disk is full. Free some space" in said and said.count("\n") == 1
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    is_whole_after(named, told, tmp_path / "news", 100)


def test_another_writer_is_waited_for_and_then_told_of(tmp_path: Path) -> None:
    named = str(tmp_path / "store.db")
    with open_store(named, create=True) as other, open_store(named, wait=0.2) as store:
        begun, done = threading.Event(), threading.Event()

        def hold(_: object) -> None:
            begun.set()
            done.wait(30)

        holding = threading.Thread(target=lambda: other.write(hold))
        holding.start()
        begun.wait(30)
        try:
            with pytest.raises(StoreError, match="another program is writing to it"):
                list(intake.take(store, news(1)))
            assert headlines(store) == []
        finally:
            done.set()
            holding.join()
        assert [told.outcome for told in intake.take(store, news(1)) if isinstance(told, Taken)] == ["new"]


def test_writers_side_by_side_double_nothing(store_name: str) -> None:
    with open_store(store_name, create=True):
        pass
    command = [*COMMAND, "add", "-", "--db", store_name]
    writers = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    for writer in writers:
        assert writer.stdin
        writer.stdin.write(STORY.format(n=1).encode())
        writer.stdin.close()
    said = [writer.stderr.read().decode() for writer in writers if writer.stderr]
    assert [writer.wait() for writer in writers] == [0] * 4, said
    assert sum("1 new" in line for line in said) == 1
    with open_store(store_name) as store:
        assert headlines(store) == ["Talks, part 1"]


def test_two_that_make_the_store_at_once(store_name: str) -> None:
    command = [*COMMAND, "db", "migrate", "--db", store_name]
    makers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
    said = [maker.stderr.read().decode() for maker in makers if maker.stderr]
    assert [maker.wait() for maker in makers] == [0] * 4, said


def start_later(server: Server) -> None:
    threading.Timer(0.5, server.start, kwargs={"tied": False}).start()


@pytest.fixture
def in_server(postgresql: Server) -> str:
    return postgresql.store()


def test_a_server_restarted_between_batches(
    postgresql: Server, in_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_IN_BATCH", 2)
    with open_store(in_server, create=True) as store:
        told = []
        for taken in intake.take(store, news(8)):
            told.append(taken)
            if len(told) in (2, 6):
                postgresql.stop(signal.SIGQUIT)
                start_later(postgresql)
        assert len(told) == 8
        assert len(set(headlines(store))) == len(headlines(store)) == 8


def test_a_server_restarted_in_a_transaction(
    postgresql: Server, in_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: Callable[..., Taken] = taking.put
    calls = 0

    def put_and_restart(connection: object, told: Offer, *more: object) -> Taken:
        nonlocal calls
        calls += 1
        done = put(connection, told, *more)
        if calls == 3:
            postgresql.stop(signal.SIGQUIT)
            start_later(postgresql)
        return done

    monkeypatch.setattr(taking, "put", put_and_restart)
    with open_store(in_server, create=True) as store:
        assert len(list(intake.take(store, news(5)))) == 5
        assert len(headlines(store)) == 5
    assert calls > 5


def test_a_server_that_does_not_come_back(postgresql: Server, in_server: str) -> None:
    with open_store(in_server, create=True, wait=0.5) as store:
        postgresql.stop(signal.SIGINT)
        try:
            with pytest.raises(StoreError, match="can't be reached"):
                list(intake.take(store, news(1)))
        finally:
            postgresql.start()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (psycopg.errors.DiskFull("could not extend file: No space left on device"), "the disk is full"),
        (psycopg.OperationalError('FATAL: database "news" does not exist'), "createdb NAME"),
        (
            psycopg.OperationalError("FATAL: password authentication failed for user"),
            "the password is missing or wrong",
        ),
        (psycopg.OperationalError('FATAL: role "desk" does not exist'), "doesn't know the user"),
        (psycopg.errors.InsufficientPrivilege("permission denied for schema public"), "Grant it"),
        (psycopg.OperationalError("FATAL: sorry, too many clients already"), "no more connections"),
        (psycopg.OperationalError("something new"), "the database says: something new"),
    ],
)
def test_what_a_server_says_is_put_in_words(error: Exception, told: str) -> None:
    wrapped = sqlalchemy.exc.OperationalError("SELECT 1", {}, error)
    assert told in str(trouble_of(wrapped, place_of("postgresql://host/news")))


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    named = tmp_path / "store.db"
    with open_store(str(named), create=True) as store, store.alone() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="may not be written to"):
            store_with(store, connection)


def store_with(store: Store, connection: object) -> None:
    from pourparlers.store.troubles import told

    with told(store.place):
        taking.put(connection, offer("They meet."), None, MONDAY)  # type: ignore[arg-type]


def test_a_killed_worker_is_told_of(tmp_path: Path) -> None:
    write_news(tmp_path / "news", 100)
    named = tmp_path / "store.db"
    command = [*COMMAND, "add", "--json", "--jobs", "2", str(tmp_path / "news"), "--db", str(named)]
    adding = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert adding.stdout and adding.stderr
    told = [json.loads(adding.stdout.readline())]
    for worker in workers_of(adding.pid):
        os.kill(worker, signal.SIGKILL)
        break
    told += [json.loads(line) for line in adding.stdout]
    assert adding.wait() == 2
    assert "one of the working processes was killed" in adding.stderr.read().decode()
    is_whole_after(named, told, tmp_path / "news", 100)


def test_workers_end_with_who_started_them(tmp_path: Path) -> None:
    write_news(tmp_path / "news", 100)
    command = [*COMMAND, "add", "--json", "--jobs", "2", str(tmp_path / "news"), "--db", str(tmp_path / "store.db")]
    adding = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert adding.stdout
    adding.stdout.readline()
    workers = workers_of(adding.pid)
    assert workers
    adding.kill()
    adding.wait()
    for _ in range(40):
        if not any(is_running(pid) for pid in workers):
            return
        time.sleep(0.05)
    raise AssertionError("workers stay behind")


def workers_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell the children of a process")
    named = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children.read_text().split()}
    return [child for child, command in named.items() if b"spawn_main" in command]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_clock_is_only_what_is_passed_in(tmp_path: Path) -> None:
    moments = iter(["2022-01-10T08:00:00Z", "2022-01-09T08:00:00Z"])
    with open_store(str(tmp_path / "store.db"), create=True) as store:
        for _ in range(2):
            list(intake.take(store, news(2), clock=lambda: next(moments)))
        with store.looking() as connection:
            rows = connection.execute(text("SELECT first_seen, last_seen FROM sighting")).all()
        assert set(rows) == {("2022-01-09T08:00:00Z", "2022-01-10T08:00:00Z")}
        assert len(headlines(store)) == 2
