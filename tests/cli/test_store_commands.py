"""``add``, ``reread``, ``articles`` and ``db`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

SAMPLE = Path(__file__).parents[2] / "sample"
STORY = "Talks in Geneva\n\nRussia and the United States will hold talks in Geneva on 10 January 2022.\n"


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_add_list_show_withdraw(run: Run, store_name: str) -> None:
    db = {"POURPARLERS_DB": store_name}
    added = run("add", str(SAMPLE), "--json", "--source", "sample", **db)
    assert added.returncode == 0, added.stderr
    told = lines(added.stdout)
    assert [one["outcome"] for one in told] == ["new"] * 6
    assert f"articles: 6 new; read in what is new: {sum(one['meetings'] for one in told)} meetings" in added.stderr
    assert "articles: 6 known" in run("add", str(SAMPLE), **db).stderr

    table = run("articles", "list", **db).stdout
    assert "Une semaine, trois tables" in table
    found = lines(run("articles", "list", "--json", "--language", "fr", "--until", "2022-01-08", **db).stdout)
    assert [told["headline"] for told in found] == ["Une semaine, trois tables : Genève, Bruxelles, Vienne"]

    hits = lines(run("search", "tables", "geneve", "--json", **db).stdout)
    assert [hit["article"]["id"] for hit in hits] == [found[0]["id"]]  # type: ignore[index]
    assert "*Genève*" in run("search", "tables", "geneve", **db).stdout
    assert "nothing found" in run("search", "Atlantis", **db).stderr

    at = str(found[0]["id"])
    shown = run("articles", "show", at, **db).stdout
    assert "version 1" in shown and "(sample)" in shown and "NATO-Russia Council" in shown
    reading = json.loads(run("articles", "show", at, "--reading", **db).stdout)
    assert len(reading["meetings"]) == found[0]["meetings"]

    assert "--reason: is missing" in run("articles", "withdraw", at, **db).stderr
    assert "1 article withdrawn" in run("articles", "withdraw", at, "--reason", "an error", **db).stderr
    assert "an error" in run("articles", "show", at, **db).stdout
    assert "0 articles withdrawn; 1 already" in run("articles", "withdraw", at, "--reason", "x", **db).stderr
    assert "1 article brought back" in run("articles", "withdraw", at, "--undo", **db).stderr
    assert run("db", "check", **db).stdout.endswith(": sound\n")


def test_several_jobs_give_the_same(run: Run, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(STORY.replace("10 January", f"{number % 28 + 1} January"))
    one = run("add", ".", "--db", "one.db", "--json")
    two = run("add", ".", "--db", "two.db", "--json", "--jobs", "2")
    assert two.returncode == 0, two.stderr
    assert one.stdout == two.stdout
    assert [told["outcome"] for told in lines(one.stdout)] == ["new"] * 28 + ["known"] * 12


def test_what_fails_is_told_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "empty.txt").write_text(" ")
    done = run("add", "good.txt", "empty.txt", "missing.txt", "--db", "x.db")
    assert done.returncode == 1
    assert "empty.txt: is empty" in done.stderr and "missing.txt: no such file" in done.stderr
    assert "articles: 1 new, 2 failed" in done.stderr
    assert run("add", "missing.txt", "--db", "x.db").returncode == 2


def test_reread(run: Run, tmp_path: Path) -> None:
    run("add", str(SAMPLE), "--db", "x.db")
    assert "0 article versions read again" in run("reread", "--stale", "--db", "x.db").stderr
    assert "6 article versions read again" in run("reread", "--db", "x.db").stderr
    from sqlalchemy import text

    from pourparlers.store.engine import open_store

    with open_store(str(tmp_path / "x.db")) as store:
        store.write(lambda c: c.execute(text("UPDATE reading SET packs = 'old' WHERE version_id > 3")))
    assert json.loads(run("db", "info", "--json", "--db", "x.db").stdout)["stale"] == 3
    assert "3 article versions read again" in run("reread", "--stale", "--db", "x.db").stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("articles", "list", "--db", "none.db"),
            "none.db: there is no store here yet. pourparlers add FILE... makes it",
        ),
        (("db", "info", "--db", "."), "is a folder"),
        (("db", "info", "--db", "letter.txt"), "letter.txt: is not a store, but another kind of file"),
        (("db", "info", "--db", "mysql://host/db"), "'mysql' is no database that can be a store"),
        (("db", "info", "--db", "sqlite://"), "gone when the command ends"),
        (("db", "info", "--db", "postgresql://nobody:secret@127.0.0.1:1/x"), "can't be reached"),
        (("add", "letter.txt", "--db", "letter.txt/deep/x.db"), "x.db: "),
        (("articles", "list", "--since", "soon", "--db", "x.db"), "--since: 'soon': not a date"),
    ],
)
def test_errors_are_one_line(run: Run, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir, " * 200)
    done = run(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


def test_the_default_place_is_the_platform_s(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    done = run("add", "story.txt", XDG_DATA_HOME=str(tmp_path / "data"), POURPARLERS_DB="")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "pourparlers" / "store.db").is_file()


def test_a_missing_driver_says_how_to_get_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ModuleNotFoundError('psycopg')")
    done = run("db", "info", "--db", "postgresql://localhost/x", PYTHONPATH=f"{tmp_path}:{_path()}")
    assert done.returncode == 2
    assert "pip install 'pourparlers[postgres]'" in done.stderr


def _path() -> str:
    import os

    return os.environ.get("PYTHONPATH", "")
