"""The rooms import one way, and only the rooms that may do so open sockets, files or clocks."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "pourparlers"
PURE = ("model.py", "errors.py", "reading", "page", "flow.py")
EFFECTS = {"socket", "urllib.request", "http.client", "subprocess", "time", "random", "tempfile", "sqlite3", "logging"}
CLOCKS = {"now", "today", "utcnow"}


def modules(*rooms: str) -> list[Path]:
    places = [SOURCE / room for room in rooms]
    return sorted(path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def clocks(tree: ast.AST) -> set[str]:
    return {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
    }


def test_rooms_import_one_way() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", modules(*PURE), ids=lambda path: str(path.relative_to(SOURCE)))
def test_reading_has_no_effects(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not imported(tree) & EFFECTS
    assert not clocks(tree)


@pytest.mark.parametrize("path", modules("."), ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_an_effect_would_be_found() -> None:
    tree = ast.parse("import time\nfrom urllib import request\nimport datetime\nx = datetime.date.today()")
    assert imported(tree) & EFFECTS == {"time", "urllib.request"}
    assert clocks(tree) == {"today"}


@pytest.mark.parametrize(
    "path",
    [path for path in modules("publish") if "desk" not in path.relative_to(SOURCE).parts],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_the_public_site_knows_nothing_of_the_desk(path: Path) -> None:
    """A site without the desk has no login at all."""
    names = imported(ast.parse(path.read_text(encoding="utf-8")))
    assert not [name for name in names if name.startswith(("pourparlers.publish.desk", "argon2"))]
