"""What is compiled reads as its sources do, can be compiled, and never hides a source that was changed."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from pourparlers import compiled
from pourparlers.compiled import build

ROOT = Path(__file__).parents[1]
READ_ALL = """
import hashlib, sys, tomllib
from pathlib import Path
from pourparlers import compiled, read
from pourparlers.languages.pack import HERE
from pourparlers.model import to_json
told = hashlib.sha256()
for page in sorted(Path(sys.argv[1]).glob("*/*.txt")):
    told.update(to_json(read(page.read_text("utf-8"))))
for pack in sorted(HERE.glob("*/*.toml")):
    for example in tomllib.loads(pack.read_text("utf-8")).get("example", []):
        told.update(to_json(read(example["text"], language=pack.parent.name, published="2023-05-12")))
for hostile in ("", "\\ud800", "\\0", "« Il a dit ", "10/13/2022", "1" * 50, "Paris \\u0301" * 50, "(" * 300):
    told.update(to_json(read(hostile * 20)))
from pourparlers.reading import reader
print(told.hexdigest(), reader.__file__)
"""

TRANSLATE = """
import sys
from pathlib import Path
from pourparlers.compiled import PACKAGE, build
build.translated(PACKAGE, Path(sys.argv[1]))
"""


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(compiled.INTERPRETED)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with as many files as matter."""
    for name in ("edtf.py", "model.py", "decode.py", "delivery.py", "errors.py"):
        (tmp_path / name).write_text("", "utf-8")
    for room in ("page", "reading", "languages"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "words.py").write_text("x = 1\n", "utf-8")
    return tmp_path


def built(package: Path, home: Path) -> Path:
    home.mkdir(parents=True)
    (home / compiled.DIGEST).write_text(compiled.digest(package), "ascii")
    return home


@pytest.mark.usefixtures("wanted")
def test_a_changed_source_is_never_hidden(package: Path) -> None:
    home = built(package, package / "home")
    assert compiled.state(home, package) == "compiled"
    (package / "reading" / "words.py").write_text("x = 2\n", "utf-8")
    assert compiled.state(home, package) == "changed"


@pytest.mark.usefixtures("wanted")
@pytest.mark.parametrize("name", ["reading/new.py", "model.py"])
def test_nor_is_a_new_one_or_what_it_was_checked_against(package: Path, name: str) -> None:
    home = built(package, package / "home")
    (package / name).write_text("y = 1\n", "utf-8")
    assert compiled.state(home, package) == "changed"


def test_it_can_be_unwanted_or_not_built(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = built(package, package / "home")
    assert compiled.state(home, package) == "unwanted"
    monkeypatch.delenv(compiled.INTERPRETED)
    assert compiled.state(package / "elsewhere", package) == "unbuilt"


def test_modules_are_found_by_name_and_others_left(tmp_path: Path) -> None:
    file = tmp_path / "pourparlers" / "page" / f"words{EXTENSION_SUFFIXES[0]}"
    file.parent.mkdir(parents=True)
    file.touch()
    finder = compiled.Compiled(compiled.files(tmp_path))
    spec = finder.find_spec("pourparlers.page.words")
    assert spec is not None and spec.origin == str(file)
    assert finder.find_spec("pourparlers.page.other") is None


def test_records_stay_with_msgspec_and_the_rest_is_compiled() -> None:
    names = build.compilable()
    assert "pourparlers/reading/reader.py" in names and "pourparlers/edtf.py" in names
    assert "pourparlers/page/markup.py" not in names and not [n for n in names if n.endswith("__init__.py")]


def test_the_tests_run_the_sources() -> None:
    from pourparlers.reading import reader

    assert reader.__file__ is not None and reader.__file__.endswith(".py")


def test_the_sources_can_be_translated(tmp_path: Path) -> None:
    """mypyc takes all of them: where it refuses one, its last words say which line."""
    done = subprocess.run([sys.executable, "-c", TRANSLATE, str(tmp_path)], capture_output=True, text=True, check=False)
    told = [line for line in (done.stdout + done.stderr).splitlines() if "warning" not in line]
    assert done.returncode == 0, told[-3:]
    assert list(tmp_path.rglob("reader.c"))


def test_compiled_and_interpreted_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [sys.executable, "-c", READ_ALL, str(ROOT / "sample")]
    interpreted = subprocess.run(readings, capture_output=True, text=True, check=True).stdout.split()
    monkeypatch.delenv(compiled.INTERPRETED)
    if compiled.state() != "compiled":
        pytest.skip("nothing was compiled from these sources: make fast")
    fast = subprocess.run(readings, capture_output=True, text=True, check=True).stdout.split()
    assert interpreted[1].endswith(".py") and fast[1].endswith(EXTENSION_SUFFIXES[0])
    assert fast[0] == interpreted[0]
