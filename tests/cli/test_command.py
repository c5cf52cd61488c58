"""The command as a user meets it: help that teaches, the version, outputs, folders."""

from __future__ import annotations

import json
from pathlib import Path

from pourparlers import __version__, read, to_json

from .conftest import Run

SAMPLE = Path(__file__).parents[2] / "sample"


def test_help_and_version(run: Run) -> None:
    assert run("--version").stdout == f"pourparlers {__version__}\n"
    for arguments in ([], ["read"], ["evaluate"], ["languages"], ["languages", "check"]):
        done = run(*arguments, "--help")
        assert done.returncode == 0, done.stderr
    assert "pourparlers read news/ --ics talks.ics" in run("read", "--help").stdout


def test_a_wrong_command_teaches(run: Run) -> None:
    done = run("raed")
    assert done.returncode == 2
    assert "No such command" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_terminal_of_few_letters_shows_what_it_can(run: Run) -> None:
    done = run("read", str(SAMPLE / "2022-01-21-gazette.txt"), PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Antony Blinken" in done.stdout


def test_json_is_the_library_s_reading(run: Run) -> None:
    story = SAMPLE / "2022-01-21-gazette.txt"
    done = run("read", str(story), "--json")
    assert done.stdout.encode() == to_json(read(story.read_text(encoding="utf-8"), path=str(story))) + b"\n"


def test_the_sample_dossier(run: Run) -> None:
    done = run("read", str(SAMPLE))
    assert done.returncode == 0, done.stderr
    assert "6 articles read" in done.stderr
    for expected in ("NATO-Russia Council", "Geneva", "The diary of these 6 articles"):
        assert expected in done.stdout


def test_files_of_every_kind(run: Run, tmp_path: Path) -> None:
    done = run("read", str(SAMPLE), "--ics", "talks.ics", "--html", "talks.html", "--json")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 6
    assert (tmp_path / "talks.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "<html" in (tmp_path / "talks.html").read_text(encoding="utf-8")


def test_published_is_given_on(run: Run) -> None:
    done = run(
        "read", "-", "--published", "2022-01-04", "--json", given=b"Russia and France will meet in Paris on Monday."
    )
    published = json.loads(done.stdout)["article"]["published"]
    assert (published["value"], published["basis"]) == ("2022-01-04", "given")


def test_a_file_is_named_once(run: Run) -> None:
    story = str(SAMPLE / "2022-01-21-gazette.txt")
    assert len(run("read", story, story, "--json").stdout.splitlines()) == 1


def test_languages(run: Run) -> None:
    done = run("languages")
    assert done.returncode == 0, done.stderr
    for code in ("en", "fr", "uk"):
        assert code in done.stdout
    assert run("languages", "check", "nowhere").returncode == 2
