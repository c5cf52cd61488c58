"""``pourparlers user``: names in, passwords from a terminal or standard input and never on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pourparlers.cli import user as user_module
from pourparlers.cli.app import app
from pourparlers.publish.desk.passwords import Passwords
from pourparlers.store import users
from pourparlers.store.engine import open_store

GOOD = "green harbour at dawn"


@pytest.fixture
def db(tmp_path: Path) -> list[str]:
    return ["--db", str(tmp_path / "store.db")]


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(app, ["user", *words], input=given)


def test_somebody_comes_gets_a_new_password_and_goes(db: list[str]) -> None:
    assert "nobody may come" in run("list", *db).stderr or run("list", *db).exit_code != 0
    assert run("add", "Ann Example", *db, given=GOOD + "\n").exit_code == 0
    with open_store(db[1]) as store:
        entry = store.look(lambda connection: users.named(connection, "ann example"))
        assert GOOD not in entry.password
        assert Passwords().is_right(entry.password, GOOD)
        store.write(lambda connection: users.begin(connection, "key", entry.id, "2026-11-24T10:00:00Z"))
    (told,) = (json.loads(line) for line in run("list", *db, "--json").stdout.splitlines())
    assert (told["name"], told["sessions"]) == ("Ann Example", 1)
    assert "password" not in told
    assert "is there" in run("list", *db).stdout
    assert run("password", "Ann Example", *db, given="another harbour at dusk\n").exit_code == 0
    with open_store(db[1]) as store:
        entry = store.look(lambda connection: users.named(connection, "Ann Example"))
        assert not Passwords().is_right(entry.password, GOOD)
        assert store.look(lambda connection: users.session(connection, "key")) is None
    assert run("remove", "Ann Example", *db).exit_code == 0
    log = [json.loads(line) for line in run("log", *db, "--json").stdout.splitlines()]
    assert [line["what"] for line in log] == ["user-removed", "password-changed", "user-added"]
    assert {line["about"] for line in log} == {"Ann Example"}
    assert "user-added" in run("log", *db, "--who", "(operator)").stdout
    assert "that fits" in run("log", *db, "--who", "Ben").stderr


@pytest.mark.parametrize(
    ("given", "message"),
    [("", "has 0 characters"), ("short", "has 5 characters"), ("x" * 501, "too long"), ("a" * 20, "easy to guess"),
     ("Ann ExampleAnn Example", "easy to guess")],
)  # fmt: skip
def test_passwords_that_are_none(db: list[str], given: str, message: str) -> None:
    done = run("add", "Ann Example", *db, given=given + "\n")
    assert message in str(done.exception)
    assert not Path(db[1]).exists()


def test_a_terminal_asks_twice(db: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([GOOD, "something else entirely", GOOD, GOOD])
    monkeypatch.setattr(user_module.getpass, "getpass", lambda prompt: next(answers))
    monkeypatch.setattr(user_module, "_sits_at_a_terminal", lambda: True)
    assert "not the same" in str(run("add", "Ann", *db).exception)
    assert run("add", "Ann", *db).exit_code == 0


def test_no_option_takes_a_password(db: list[str]) -> None:
    assert run("add", "Ann", GOOD, *db).exit_code == 2
    assert "--password" not in run("add", "--help").stdout


def test_who_is_there_already_and_who_is_not(db: list[str]) -> None:
    run("add", "Ann", *db, given=GOOD)
    assert "has this name already" in str(run("add", "ann", *db, given=GOOD).exception)
    assert "nobody has this name" in str(run("remove", "Ben", *db).exception)
    assert "nobody has this name" in str(run("password", "Ben", *db, given=GOOD).exception)
