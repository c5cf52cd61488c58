"""The command: it serves, says where, keeps up with the store, and tells what stands in its way."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pourparlers.cli.app import app
from pourparlers.publish import fresh as fresh_module
from pourparlers.publish.fresh import Fresh
from pourparlers.publish.server import listening
from pourparlers.store.engine import open_store

RUNNER = CliRunner()
PATIENCE = 1000
STORY = "Talks\n\nVIENNA, Jan 5 2022 (Sample) - The OSCE Permanent Council will meet in Vienna on 13 January 2022."


@pytest.fixture
def running(store_file: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "pourparlers", "serve", "--db", str(store_file), "--port", "0"]
    with subprocess.Popen([*command, "--as-of", "2022-01-09"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"serving (http://127\.0\.0\.1:\d+/)", line)
        assert found, line
        yield process, found[1]
        process.kill()


def test_it_serves_and_stops(running: tuple[subprocess.Popen[str], str]) -> None:
    process, address = running
    with urllib.request.urlopen(address) as answer:
        assert answer.status == 200
        assert "9 January 2022" in answer.read().decode()
        assert "server" not in answer.headers
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(20) in (0, 130, -signal.SIGINT)


def test_a_port_that_is_taken(store_file: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "pourparlers", "serve", "--db", str(store_file), "--port", port],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--port" in done.stderr


def test_small_answers_are_sent_at_once() -> None:
    with listening("127.0.0.1", 0) as taken:
        assert taken.proto == socket.IPPROTO_TCP


def test_what_cannot_be_served(tmp_path: Path, store_file: Path) -> None:
    assert RUNNER.invoke(app, ["serve", "--db", str(tmp_path / "none.db")]).exit_code != 0
    assert RUNNER.invoke(app, ["serve", "--db", str(store_file), "--texts", "all"]).exit_code != 0
    assert RUNNER.invoke(app, ["serve", "--db", str(store_file), "--as-of", "soon"]).exit_code != 0
    assert RUNNER.invoke(app, ["serve", "--db", str(store_file), "--behind", "my proxy"]).exit_code != 0


def test_what_is_added_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh_module, "LOOK_AGAIN", 0.0)
    file, story = tmp_path / "store.db", tmp_path / "story.txt"
    story.write_text("Nothing yet\n\nOSLO, Jan 4 2022 (Sample) - It snows.\n", encoding="utf-8")
    assert RUNNER.invoke(app, ["add", str(story), "--db", str(file)]).exit_code == 0
    with open_store(str(file)) as store:
        fresh = Fresh(store, lambda: "2022-01-09T00:00:00Z")
        before = fresh.now()
        assert before.all == ()
        story.write_text(STORY, encoding="utf-8")
        assert RUNNER.invoke(app, ["add", str(story), "--db", str(file)]).exit_code == 0
        for _ in range(PATIENCE):
            known = fresh.now()
            if known is not before:
                break
            time.sleep(0.02)
        assert [m.place.name for m in known.all if m.place] == ["Vienna"]
        assert known.stamp != before.stamp
