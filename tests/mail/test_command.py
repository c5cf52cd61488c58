"""``pourparlers digest`` and ``serve`` against a real mail server, killed where it hurts most."""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from typer.testing import CliRunner

from pourparlers.cli.app import app
from pourparlers.intake import now
from pourparlers.mail.queue import LEASE, moment_of, stamp_of
from pourparlers.store import followers, letters
from pourparlers.store.engine import Store, open_store
from pourparlers.store.followers import Follower

from .smtp import Server

RUNNER = CliRunner()
STORY = (
    "Talks\n\nVIENNA, {day} (Sample) - The foreign ministers of France and Germany will meet in Vienna on {next}, "
    "the Austrian foreign ministry said.\n"
)
DOSSIER = """title = "Winter talks"
store = "talks.db"
[mail]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "Winter talks <talks@example.org>"
site = "https://talks.example.org"
hour = 0
"""
PATIENCE = 600


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path, server: Server) -> Path:
    """A dossier whose next meeting is in two days."""
    today = moment_of(now())
    coming = moment_of(stamp_of(today)).replace(hour=0).fromordinal(today.toordinal() + 2)
    told = STORY.format(day=today.strftime("%b %-d %Y"), next=coming.strftime("%-d %B %Y"))
    (tmp_path / "story.txt").write_text(told, encoding="utf-8")
    (tmp_path / "dossier.toml").write_text(DOSSIER.format(port=server.port), encoding="utf-8")
    added = RUNNER.invoke(app, ["add", str(tmp_path / "story.txt"), "--db", str(tmp_path / "talks.db")])
    assert added.exit_code == 0, added.output
    return tmp_path


def follow(folder: Path, name: str = "ann", rhythm: followers.Rhythm = "daily") -> None:
    new = Follower(address=f"{name}@example.net", kind="dossier", name="", rhythm=rhythm, language="en", token=name,
                   wording="yes, please", asked=now(), confirmed=now())  # fmt: skip
    with opened(folder) as store:
        store.write(functools.partial(followers.add, new=new))


def opened(folder: Path) -> Store:
    return open_store(str(folder / "talks.db"))


def digest(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pourparlers", "digest", *words, "--dossier", str(folder / "dossier.toml")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def sent(folder: Path, *words: str) -> tuple[int, str, str]:
    process = digest(folder, "send", *words)
    out, error = process.communicate(timeout=60)
    return process.returncode, out, error


def later(folder: Path) -> None:
    """As if every sender had been gone for a quarter of an hour."""
    before = stamp_of(moment_of(now()) - LEASE * 2)
    with opened(folder) as store:
        change = letters.update(letters.letter).where(letters.letter.c.taken.is_not(None)).values(taken=before)
        store.write(lambda connection: connection.execute(change))


def test_a_digest_a_day(folder: Path, server: Server) -> None:
    follow(folder)
    code, out, error = sent(folder, "--now", "--dry-run")
    assert (code, server.box.letters) == (0, [])
    assert "To: ann@example.net" in out
    assert "Vienna" in out
    assert "nothing was sent" in error
    assert sent(folder)[2] == "pourparlers: 1 digest made, 1 letter sent\n"
    assert sent(folder, "--now")[2] == "pourparlers: 0 digests made, 0 letters sent\n"
    (letter,) = server.box.letters
    assert letter["To"] == "ann@example.net"


def test_killed_when_the_server_has_it(folder: Path, server: Server) -> None:
    """Nobody knows whether it arrived: it did, and it is not sent again."""
    follow(folder)
    process = digest(folder, "send")

    def kill() -> None:
        process.kill()
        process.wait()

    server.box.at_data = kill  # type: ignore[assignment]
    process.wait(60)
    server.box.at_data = lambda: None
    later(folder)
    assert sent(folder, "--now")[2].endswith("0 digests made, 0 letters sent\n")
    assert len(server.box.letters) == 1
    with opened(folder) as store:
        (letter,) = store.look(letters.all_letters)
    assert letter.state == "unsure"


def test_killed_before_the_server_has_it(folder: Path, server: Server) -> None:
    follow(folder)
    process = digest(folder, "send")

    def kill(_: str) -> None:
        process.kill()
        process.wait()

    server.box.at_rcpt = kill  # type: ignore[assignment]
    process.wait(60)
    server.box.at_rcpt = lambda _: None
    assert server.box.letters == []
    later(folder)
    assert sent(folder)[2].endswith("0 digests made, 1 letter sent\n")
    assert sent(folder)[2].endswith("0 digests made, 0 letters sent\n")
    assert len(server.box.letters) == 1


def test_a_server_that_says_no(folder: Path, server: Server) -> None:
    follow(folder)
    server.box.at_data = lambda: "451 not now"
    code, _, error = sent(folder)
    assert code == 1
    assert "1 waiting" in error
    assert "451 not now" in error
    server.box.at_data = lambda: None
    assert sent(folder)[2].endswith("0 letters sent\n")
    time.sleep(1.1)
    assert sent(folder, "--now")[2].endswith("1 letter sent\n")
    assert len(server.box.letters) == 1


def test_list_and_remove(folder: Path) -> None:
    follow(folder, "ann")
    follow(folder, "bob", "change")
    db = ["--db", str(folder / "talks.db")]
    listed = RUNNER.invoke(app, ["digest", "list", *db])
    assert "ann@example.net  dossier, daily, en, since" in listed.stdout
    rows = [json.loads(line) for line in RUNNER.invoke(app, ["digest", "list", "--json", *db]).stdout.splitlines()]
    assert [(row["address"], row["rhythm"], row["wording"]) for row in rows] == [
        ("ann@example.net", "daily", "yes, please"), ("bob@example.net", "change", "yes, please"),
    ]  # fmt: skip
    assert all("token" not in row for row in rows)
    assert RUNNER.invoke(app, ["digest", "remove", "ANN@example.net", *db]).exit_code == 0
    assert "ann" not in RUNNER.invoke(app, ["digest", "list", *db]).stdout
    assert "nobody follows" in str(RUNNER.invoke(app, ["digest", "remove", "ann@example.net", *db]).exception)


def test_what_stands_in_its_way(folder: Path, tmp_path: Path) -> None:
    assert "--dossier" in str(RUNNER.invoke(app, ["digest", "send"]).exception)
    plain = tmp_path / "plain.toml"
    plain.write_text('title = "a"\n', encoding="utf-8")
    assert "[mail]" in str(RUNNER.invoke(app, ["digest", "send", "--dossier", str(plain)]).exception)
    secret = tmp_path / "secret.toml"
    secret.write_text(DOSSIER.format(port=1) + 'user = "a"\npassword_env = "NONE_SUCH"\n', encoding="utf-8")
    assert "NONE_SUCH" in str(RUNNER.invoke(app, ["digest", "send", "--dossier", str(secret)]).exception)


def test_the_site_sends_by_itself(folder: Path, server: Server) -> None:
    """Signed up, confirmed and served while it runs; the letter to confirm goes out at once."""
    command = [sys.executable, "-m", "pourparlers", "serve", "--port", "0", "--dossier", str(folder / "dossier.toml")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"serving (http://127\.0\.0\.1:\d+)/", process.stderr.readline())
        assert found is not None
        form = urlencode({"address": "ann@example.net", "rhythm": "daily", "consent": "yes"}).encode()
        with urllib.request.urlopen(f"{found[1]}/en/follow", form) as answer:
            assert answer.status == 200
        letter = arrived(server, 1)
        link = re.search(r"https://talks\.example\.org(/en/follow/confirm/\S+)", str(letter))
        assert link is not None
        with urllib.request.urlopen(found[1] + link[1], b"") as answer:
            assert answer.status == 200
        assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in arrived(server, 2)
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(30) in (0, 130, -signal.SIGINT)
    assert sent(folder, "--now")[2].endswith("0 digests made, 0 letters sent\n")


def arrived(server: Server, count: int) -> str:
    for _ in range(PATIENCE):
        if len(server.box.letters) >= count:
            letter = server.box.letters[count - 1]
            part = letter.get_body(("plain",))
            assert part is not None
            return letter.as_string() + str(part.get_content())
        time.sleep(0.05)
    raise AssertionError(f"{len(server.box.letters)} letters")


def test_the_mail_server_may_be_away(folder: Path, server: Server) -> None:
    """The site is served all the same, and says once what the trouble is."""
    shutil.copy(folder / "dossier.toml", folder / "away.toml")
    text = (folder / "away.toml").read_text(encoding="utf-8").replace(str(server.port), "9")
    (folder / "away.toml").write_text(text, encoding="utf-8")
    follow(folder)
    done = RUNNER.invoke(app, ["digest", "send", "--dossier", str(folder / "away.toml")])
    assert done.exit_code == 1
    with opened(folder) as store:
        (letter,) = store.look(letters.all_letters)
    assert (letter.state, letter.attempts) == ("waiting", 1)
