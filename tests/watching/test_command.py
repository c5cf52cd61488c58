"""``pourparlers watch`` as a user and as systemd run it: in a process of its own, with signals."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pourparlers.delivery import Source
from pourparlers.store import articles, sources
from pourparlers.store.articles import Filter
from pourparlers.store.engine import open_store

from ..gather.misbehaving import Site, whole  # noqa: TID252
from .local_site import ENGLISH, FRENCH, feed, page

RSS = "application/rss+xml"


class Command:
    """The command with a store of its own; loopback is allowed, and no pause is made there."""

    def __init__(self, folder: Path) -> None:
        self.db = str(folder / "store.db")
        self.environment = {
            **os.environ, "POURPARLERS_DB": self.db, "POURPARLERS_ALLOW_ADDRESSES": "127.0.0.1",
            "POURPARLERS_INTERVAL": "0",
        }  # fmt: skip

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "pourparlers", "watch", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment | environment,
        )  # fmt: skip

    def add(self, name: str, address: str) -> None:
        with open_store(self.db, create=True) as store:
            told = Source(name=name, kind="feed", address=address)
            store.write(lambda connection: sources.add(connection, told, "2030-05-14T08:00:00Z"))

    def run(self, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        """The exit code, the lines of the log, and what was said on standard error."""
        out, said = (process := self.start(*arguments)).communicate(timeout=60)
        return process.returncode, [json.loads(line) for line in out.splitlines()], said

    def articles(self) -> list[articles.Listed]:
        with open_store(self.db) as store, store.looking() as connection:
            return list(articles.listed(connection, Filter()))


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site({"/en": whole(page(ENGLISH)), "/fr": whole(page(FRENCH))}) as site:
        site.answers["/feed"] = whole(feed(site, "/en", "/fr"), RSS)
        yield site


def test_once_is_a_turn_of_each_and_a_log(command: Command, site: Site) -> None:
    command.add("news", site.url("/feed"))
    code, log, said = command.run("--once")
    assert (code, said) == (0, "pourparlers: 1 source followed\n")
    assert [line["event"] for line in log] == ["article", "article", "turn"]
    assert log[-1] | {"time": "", "due": ""} == {
        "time": "", "event": "turn", "source": "news", "outcome": "changed", "new": 2, "due": "",
    }  # fmt: skip
    assert command.run("--once")[1:] == ([], "pourparlers: 0 sources followed\n")


def test_once_tells_how_it_went_by_its_exit_code(command: Command, site: Site) -> None:
    code, _, said = command.run("--once")
    assert code == 2 and "there are no sources yet. Add one: pourparlers sources add" in said
    command.add("bad", site.url("/missing"))
    code, log, said = command.run("--once")
    assert code == 2 and said == "pourparlers: 1 source followed, 1 failed\n"
    assert log[-1]["problem"] == f"{site.url('/missing')}: answers with an error, expected 200 OK, got 404 Not Found"
    command.add("news", site.url("/feed"))
    assert command.run("--once", "--all")[0] == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_and_systemd_hears_of_it(command: Command, site: Site, tmp_path: Path, number: int) -> None:
    command.add("news", site.url("/feed"))
    heard: list[str] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "ear"))

        def listen() -> None:
            while "STOPPING=1" not in heard:
                heard.append(ear.recv(200).decode())

        listening = threading.Thread(target=listen)
        listening.start()
        process = command.start(NOTIFY_SOCKET=str(tmp_path / "ear"), WATCHDOG_USEC="200000")
        assert process.stdout
        log = [json.loads(process.stdout.readline()) for _ in range(3)]
        assert log[-1]["event"] == "turn"
        process.send_signal(number)
        rest, said = process.communicate(timeout=60)
        listening.join()
    assert (process.returncode, said) == (0, "")
    assert [json.loads(line)["event"] for line in rest.splitlines()] == ["stopping"]
    assert any(word.startswith("READY=1\nSTATUS=1 source") for word in heard) and "WATCHDOG=1" in heard
    assert len(command.articles()) == 2


def test_it_stops_in_the_middle_of_a_page_that_does_not_end(command: Command, site: Site) -> None:
    def hangs(request: object) -> Iterator[float]:
        process.send_signal(signal.SIGTERM)
        yield 60.0

    site.answers["/fr"] = hangs  # type: ignore[assignment]
    command.add("news", site.url("/feed"))
    process = command.start()
    out, said = process.communicate(timeout=60)
    log = [json.loads(line) for line in out.splitlines()]
    assert (process.returncode, said) == (0, "")
    assert [line["event"] for line in log] == ["stopping", "article", "turn"]
    assert log[-1]["outcome"] == "stopped"
    assert [one.url for one in command.articles()] == [site.url("/en")]


def test_a_reader_of_the_log_that_goes_away_ends_it(command: Command, site: Site) -> None:
    command.add("news", site.url("/feed"))
    process = command.start()
    assert process.stdout and process.stderr
    process.stdout.close()
    assert "mistake" not in process.stderr.read()
    process.wait(timeout=60)


def test_a_second_watch_on_a_store_is_refused_while_the_first_runs(command: Command, site: Site) -> None:
    command.add("news", site.url("/feed"))
    first = command.start()
    assert first.stdout
    first.stdout.readline()
    code, log, said = command.run("--once", "--all")
    assert (code, log) == (2, []) and said.count("\n") == 1
    assert f"{command.db}: another watch follows its sources already. Leave it to that one, or stop it" in said
    first.kill()
    first.wait()
    assert command.run("--once", "--all")[0] == 0
