"""Whatever is wrong with an input: one line that says what, the exit code, and the rest still read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .conftest import Run

STORY = """VIENNA, January 13, 2022 (Sample) - Russia and the United States held talks in Vienna on Thursday.

The foreign ministers of France and Germany will meet in Berlin on 20 January 2022, the ministry said.
"""
ONE_LINE = re.compile(r"pourparlers: [^\n]+\n")


def fails(done: object, words: str, code: int = 2) -> None:
    stderr, stdout = done.stderr, done.stdout  # type: ignore[attr-defined]
    assert done.returncode == code, stderr  # type: ignore[attr-defined]
    assert ONE_LINE.fullmatch(stderr), stderr
    assert words in stderr
    assert not stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7\n...", "is a PDF, not text. Turn it into text"),
        (b"PK\x03\x04....", "office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image"),
        (b"talks\x00\x01\x02in Vienna", "is binary"),
        (bytes(range(256)) * 20, "is binary"),
        ("Le président est arrivé à Paris. ".encode() * 9 + b"\xe9\xff\x81", "is UTF-8 up to byte"),
        (b"<html><head></head><body><script>1</script></body></html>", "no text in this HTML page"),
        ("Das Treffen der Außenminister findet am Montag in Berlin statt.\n".encode() * 9, "There are packs for: en"),
    ],
)
def test_what_cannot_be_read(run: Run, tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "story.txt").write_bytes(content)
    fails(run("read", "story.txt"), words)
    fails(run("read", "-", given=content), words)


def test_missing_file_and_folder_without_texts(run: Run, tmp_path: Path) -> None:
    fails(run("read", "nowhere.txt"), "nowhere.txt: no such file or folder")
    (tmp_path / "empty").mkdir()
    fails(run("read", "empty"), "empty: no texts in this folder. Texts end in .txt, .html, .htm")


def test_gigantic(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "giant.txt").open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    fails(run("read", "giant.txt"), "giant.txt: larger than 64 MB. Split it")


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--published", "yesterday", "'yesterday': not a date. Write it as 2022-01-04"),
        ("--published", "2022-02-30", "day is out of range"),
        ("--published", "04/01/2022", "Write it as 2022-01-04"),
        ("--language", "xx", "no pack for language 'xx'. There are packs for: en"),
        ("--names", "xx", "there are no names in 'xx'"),
        ("--ics", "no/such/talks.ics", "there is no folder 'no/such'. Make it first"),
        ("--html", ".", "is a folder"),
    ],
)
def test_options_that_are_wrong(run: Run, tmp_path: Path, option: str, value: str, words: str) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    fails(run("read", "story.txt", option, value), words)


def test_the_rest_is_still_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    (tmp_path / "c.txt").write_text(STORY)
    done = run("read", ".", "nowhere.txt", "--json")
    assert done.returncode == 1
    assert [json.loads(line)["article"]["path"] for line in done.stdout.splitlines()] == ["a.txt", "c.txt"]
    told = done.stderr.splitlines()
    assert len(told) == 3
    assert "b.txt: is binary" in told[0]
    assert "nowhere.txt: no such file" in told[1]
    assert "2 articles read, 2 failed" in told[2]


def test_nothing_is_half_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "talks.ics"
    target.write_text("as it was")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    assert run("read", "b.txt", "--ics", "talks.ics").returncode == 2
    assert target.read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt", "talks.ics"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Le ministre français arrivera à Genève lundi.".encode("cp1252"), "not UTF-8; read as windows-1252"),
        ("Le chef de la diplomatie est parti de Paris, puis arriv\xe9".encode("cp1252"), "read as windows-1252"),
        ("Міністр закордонних справ України прибуде до Женеви.".encode("cp1251"), "not UTF-8; read as windows-1251"),
        ("Le ministre arrivera à Genève lundi 10 janvier, dit-il à".encode()[:-1], "cut in the middle"),
    ],
)
def test_a_guess_is_told(run: Run, tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "story.txt").write_bytes(content)
    done = run("read", "story.txt", "--json")
    assert done.returncode == 0, done.stderr
    assert words in done.stderr
    assert "�" not in json.loads(done.stdout)["article"]["text"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed(run: Run, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "story.txt").write_bytes(STORY.encode(encoding))
    done = run("read", "story.txt", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["article"]["text"] == STORY


def test_the_encoding_that_a_page_declares_is_used(run: Run, tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset='iso-8859-1'></head><body><p>L’arrivée à Genève est prévue lundi.</p></body></html>"
    )
    (tmp_path / "page.html").write_bytes(page.encode("cp1252"))
    done = run("read", "page.html", "--json", "--language", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert "L’arrivée à Genève" in json.loads(done.stdout)["article"]["text"]


def test_truncated_html_is_read_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><body><p>{STORY}</p><p>And the <a href='"
    (tmp_path / "page.html").write_text(page)
    done = run("read", "page.html", "--json")
    assert done.returncode == 0
    assert "held talks in Vienna" in json.loads(done.stdout)["article"]["text"]
