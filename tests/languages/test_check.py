"""Checking packs: each kind of mistake is told with file and line, and every pack of this package is sound."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from pourparlers.checking.check import Verdict, check, folder_of
from pourparlers.checking.files import SHAPES
from pourparlers.checking.lines import lines_of
from pourparlers.cli.app import app
from pourparlers.errors import InputError
from pourparlers.languages.compile import compile_all
from pourparlers.languages.coverage import coverage
from pourparlers.languages.pack import COMPILED, DIGEST, HERE, digest, known, load, parse
from pourparlers.languages.words import Language


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the French pack, far from the package and without its examples."""
    copy = Path(shutil.copytree(HERE / "fr", tmp_path / "fr"))
    for path in copy.glob("*.toml"):
        kept, _, _ = path.read_text(encoding="utf-8").partition("\n[[example]]")
        path.write_text(kept + "\n", encoding="utf-8")
    return copy


def append(folder: Path, name: str, text: str) -> int:
    """Add text to a file of a pack; the line on which it starts."""
    path = folder / f"{name}.toml"
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    path.write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1


def told(verdict: Verdict) -> list[str]:
    return [f"{Path(m.file).name}:{m.line}: {m.told}" for m in verdict.mistakes]


@pytest.mark.parametrize("code", known())
def test_every_pack_of_the_package_is_sound(code: str) -> None:
    verdict = check(folder_of(code))
    assert [str(mistake) for mistake in verdict.mistakes] == []
    assert verdict.examples
    assert verdict.level >= min(verdict.claimed, 2)


def test_a_sound_copy_is_sound_anywhere_and_leaves_the_packages_own_alone(folder: Path) -> None:
    append(folder, "time", '\n[[rule]]\nmake = "shift"\nn = 3\nunit = "P1D"\nform = ["trois fois demain"]\n')
    example = '[[example]]\ntext = "Ils iront trois fois demain."\npublished = "2022-01-04"\ndates = ["2022-01-07"]\n'
    append(folder, "time", example)
    assert told(check(folder)) == []
    assert load(str(folder), "language", Language).code == str(folder)
    assert load("fr", "language", Language).code == "fr"


NOUN = '\n[[noun]]\nkind = "talks"\n'
MISTAKES = [
    ("meetings", NOUN + "forms = 3\n", 3, "noun.forms: Expected array, got int"),
    ("meetings", NOUN + 'forms = [\n  "palabre|n",\n  4,\n]\n', 5, "noun.forms: Expected str, got int"),
    ("meetings", '\n[[noun]]\nkind = "talk"\nforms = ["palabre"]\n', 2, "(perhaps 'talks'?)"),
    ("meetings", '\n[[noun]]\nforms = ["palabre"]\n', 1, "the field 'kind' is missing"),
    ("meetings", NOUN + 'form = ["palabre"]\nforms = []\n', 3, "unknown field 'form' (perhaps 'forms'?)"),
    ("meetings", NOUN + 'forms = ["palabre|nom"]\n', 3, "unknown class of endings 'nom' in 'palabre|nom'"),
    ("meetings", NOUN + 'forms = ["palabre|n", " "]\n', 3, "an empty form in noun.forms"),
    ("offices", '\n[[office]]\ntitle = "Khan"\ndefault = "FZ"\nforms = ["khan"]\n', 3, "'FZ' is no state or organ"),
    ("time", '\n[[rule]]\nmake = "date"\nform = ["x {weekdai}"]\n', 3, "no table [words.weekdai]"),
    ("time", '\n[[rule]]\nmake = "date"\nform = ["x [{weekday}"]\n', 3, "balanced brackets"),
    ("time", '\n[words.month_old]\nprimo = ["primidi"]\n', 2, "'primo' is no value of the slot 'month_old'"),
    ("time", '\n[words.mounth]\n1 = ["primidi"]\n', 1, "no slot is called 'mounth'"),
    (
        "time",
        '\n[[example]]\ntext = "Le 3 mai."\npublished = "2022-01-04"\ndates = ["2022-05-04"]\n',
        1,
        "expected ['2022-05-04'], got ['2022-05-03']",
    ),
    (
        "meetings",
        '\n[[example]]\ntext = "Le Chili salue le Pérou."\npublished = "2022-01-04"\nmeetings = [{ kind = "talks" }]\n',
        1,
        "expected [{'kind': 'talks'}], got []",
    ),
    (
        "statements",
        '\n[[example]]\ntext = "Anna Berg est partie."\nactors = ["Anna Berg"]\n'
        'gives = [{ who = "Anna Berg", act = "say" }]\n',
        1,
        "got []",
    ),
    ("actors", '\n[[example]]\ntext = "Le Chili."\nactors = ["Peru"]\n', 1, "['Peru'], found ['Chile']"),
    ("furniture", '\n[[example]]\ntext = "Partager"\nkinds = ["body"]\n', 1, "expected ['body'], got ['share']"),
    ("language", '\n[[tense]]\nforms = ["x"]\n', 1, "the field 'makes' is missing"),
    ("language", '\n[inflection.zz]\npres = "e"\n', 2, "inflection.zz.pres: Expected array, got str"),
]


@pytest.mark.parametrize(("name", "text", "offset", "expected"), MISTAKES, ids=[m[3] for m in MISTAKES])
def test_a_mistake_is_told_with_its_line(folder: Path, name: str, text: str, offset: int, expected: str) -> None:
    line = append(folder, name, text) + offset
    mistakes = told(check(folder))
    assert len(mistakes) == 1, mistakes
    assert mistakes[0].startswith(f"{name}.toml:{line}: ")
    assert expected in mistakes[0]


def test_all_mistakes_are_told(folder: Path) -> None:
    append(folder, "meetings", NOUN + 'forms = ["palabre|nom", ""]\nkinds = 2\n')
    append(folder, "statements", '\n[[verb]]\nact = "sing"\nverbs = ["chant|er", 2]\n')
    (folder / "offices.toml").write_text('[[office]\ntitle = "x"', encoding="utf-8")
    (folder / "places.toml").write_bytes(b'there = [\n  "\xff"\n]\n')
    (folder / "ofices.toml").write_text("", encoding="utf-8")
    verdict = check(folder)
    names = [Path(m.file).name for m in verdict.mistakes]
    assert sorted(names) == sorted(
        ["meetings.toml"] * 3 + ["statements.toml"] * 2 + ["offices.toml", "places.toml", "ofices.toml"]
    )
    assert {m.line for m in verdict.mistakes if m.file.endswith(("/offices.toml", "places.toml"))} == {1, 2}
    assert verdict.examples is None


def test_a_form_in_two_senses_is_a_warning(folder: Path) -> None:
    append(folder, "meetings", '\n[[noun]]\nkind = "visit"\nforms = ["sommet|n"]\n')
    verdict = check(folder)
    assert told(verdict) == []
    assert any("'sommet' is 'visit' here and 'summit' in line" in w.told for w in verdict.warnings)


@pytest.mark.parametrize(
    ("names", "level"),
    [
        (["language"], -1),
        (["language", "time", "states"], 0),
        (["language", "time", "states", "places", "actors", "meetings"], 1),
        (list(SHAPES), 2),
    ],
)
def test_the_level_that_the_files_reach(folder: Path, names: list[str], level: int) -> None:
    for path in folder.glob("*.toml"):
        if path.stem not in names:
            path.unlink()
    head = folder / "language.toml"
    head.write_text(head.read_text(encoding="utf-8").replace("level = 2", f"level = {max(level, 0)}"), "utf-8")
    assert check(folder).level == level
    head.write_text(head.read_text(encoding="utf-8").replace(f"level = {max(level, 0)}", "level = 2"), "utf-8")
    claims = [m for m in told(check(folder)) if "level 2 is claimed" in m]
    assert len(claims) == (level < 2)


def test_words_in_no_example_are_counted(folder: Path) -> None:
    before = check(folder)
    append(folder, "meetings", '\n[[noun]]\nkind = "talks"\nforms = ["palabrouille"]\n')
    (other := folder.parent / "again" / "fr").parent.mkdir()
    after = check(folder.rename(other))
    assert (after.uncovered, after.words) == (before.uncovered + 1, before.words + 1)


def test_lines_of_every_layout() -> None:
    source = (
        'a = 1\n[t]\nlist = [\n  "x", # a ] in a comment\n  """y\nz""",\n  { k = 1 },\n]\n'
        "[[r]]\nf.g = 'x]'\n[[r]]\n\n[r.s]\n\"q r\" = 1979-05-27\n[[r]]\n[[r.v]]\nn = 1.5\n"
    )
    lines = lines_of(source)
    assert lines[("a",)] == 1
    assert [lines["t", "list", k] for k in range(3)] == [4, 5, 7]
    assert lines["t", "list", 2, "k"] == 7
    assert lines["r", 0, "f", "g"] == 10
    assert lines["r", 1, "s", "q r"] == 14
    assert lines["r", 2, "v", 0, "n"] == 17


def test_compiled_files_hold_the_same_data(tmp_path: Path) -> None:
    assert compile_all(tmp_path) == len(list(HERE.glob("*/*.toml")))
    for path in HERE.glob("*/*.toml"):
        source = path.read_bytes()
        stored = (tmp_path / f"{path.parent.name}.{path.stem}.mp").read_bytes()
        assert stored[:DIGEST] == digest(source)
        assert msgspec.msgpack.decode(stored[DIGEST:]) == parse(path, source)


def test_fresh_compiled_files_are_those_of_their_source() -> None:
    for path in HERE.glob("*/*.toml"):
        twin, source = COMPILED / f"{path.parent.name}.{path.stem}.mp", path.read_bytes()
        if twin.is_file() and (stored := twin.read_bytes())[:DIGEST] == digest(source):
            assert msgspec.msgpack.decode(stored[DIGEST:]) == parse(path, source)


def test_the_commands(folder: Path) -> None:
    runner = CliRunner()
    sound = runner.invoke(app, ["languages", "check", str(folder)])
    assert sound.exit_code == 0
    assert "0 mistakes" in sound.output
    append(folder, "meetings", NOUN + "forms = 3\n")
    unsound = runner.invoke(app, ["languages", "check", str(folder)])
    assert unsound.exit_code == 1
    assert "meetings.toml:" in unsound.output
    assert "1 mistake," in unsound.output


def test_no_folder_and_no_pack(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        folder_of(str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match=r"no language\.toml"):
        folder_of(str(tmp_path))


def test_the_table_counts_what_the_packs_hold() -> None:
    rows = {row.code: row for row in coverage()}
    assert sorted(rows) == sorted(known())
    result = CliRunner().invoke(app, ["languages", "--json"])
    assert json.loads(result.output) == [msgspec.to_builtins(row) for row in rows.values()]
    assert rows["fr"].cities > rows["uk"].cities > 0
    table = CliRunner().invoke(app, ["languages"]).output
    assert all(row.language in table and f"{row.statement_verbs:,}" in table for row in rows.values())
