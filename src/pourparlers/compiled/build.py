"""Compile the rooms of ``ROOMS`` with mypyc (``python -m pourparlers.compiled.build``, or ``make fast``).

It needs mypyc, setuptools, a C compiler and Python's headers, takes some 110 seconds of a core, and changes nothing but
the folder of the built files. What was built is tried before it is taken.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pourparlers.compiled import DIGEST, HOME, INTERPRETED, PACKAGE, ROOMS, digest, sources, state

if TYPE_CHECKING:
    from setuptools import Extension

LEVEL = "2"
RECORD = re.compile(r"^class .*\bfrozen=True", re.MULTILINE)
TRIAL = "The ministers of Norway and Chile will meet in Oslo on Monday, a spokesman said."
TRY = """
import sys, importlib
from pathlib import Path
from pourparlers import compiled, read
files = compiled.files(Path(sys.argv[1]))
sys.meta_path.insert(0, compiled.Compiled(files))
for name in files:
    importlib.import_module(name)
sys.exit(not read(sys.argv[2]).meetings)
"""


def compilable(package: Path = PACKAGE) -> list[str]:
    """The modules to compile, as paths from where the package stands.

    Not those that define records of msgspec, which have to be made by msgspec, nor the packages themselves.
    """
    files = [f for f in sources(package, ROOMS) if f.name != "__init__.py"]
    return [str(f.relative_to(package.parent)) for f in files if not RECORD.search(f.read_text("utf-8"))]


def missing() -> str:
    """What a build needs and is not here; empty where all is."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    needed = [module for module in ("mypyc", "setuptools") if not find_spec(module)]
    if not shutil.which(compiler):
        needed.append("a C compiler")
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        needed.append("the headers of Python")
    return " and ".join(needed)


def translated(package: Path, folder: Path) -> list[Extension]:
    """The modules as C below ``folder``; a change of working directory, since mypyc names modules by relative paths."""
    from mypyc.build import mypycify

    options = ["--config-file", "", "--cache-dir", str(folder / "cache"), "--ignore-missing-imports"]
    asked = [*options, *compilable(package)]
    with contextlib.chdir(package.parent):
        return mypycify(
            asked, opt_level=LEVEL, debug_level="0", multi_file=True, target_dir=str(folder), group_name="pourparlers"
        )


def build(package: Path = PACKAGE, home: Path = HOME) -> None:
    """Compile beside ``home``, try what came out, and only then put it there."""
    from setuptools import setup

    told = digest(package)
    shutil.rmtree(home, ignore_errors=True)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as name:
        folder, built = Path(name), Path(name, "built")
        extensions = translated(package, folder / "c")
        places = ["--build-lib", str(built), "--build-temp", str(folder / "o")]
        jobs = ["--parallel", str(os.cpu_count() or 1)]
        with contextlib.chdir(folder):
            setup(name="pourparlers", ext_modules=extensions, script_args=["--quiet", "build_ext", *places, *jobs])
        tried = {**os.environ, INTERPRETED: "1", "PYTHONPATH": str(package.parent)}
        subprocess.run([sys.executable, "-c", TRY, str(built), TRIAL], env=tried, check=True)
        (built / DIGEST).write_text(told, "ascii")
        built.rename(home)


@contextlib.contextmanager
def logged(path: Path) -> Iterator[None]:
    """What this process and those it starts write goes into a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sys.stdout.flush()
    kept = [(stream, os.dup(stream)) for stream in (1, 2)]
    try:
        with path.open("wb") as log:
            for stream, _ in kept:
                os.dup2(log.fileno(), stream)
        yield
    finally:
        sys.stdout.flush()
        for stream, before in kept:
            os.dup2(before, stream)
            os.close(before)


def main() -> int:
    """Build where that is possible and needed; one line says what came of it."""
    if state() == "compiled":
        return 0
    lacking = missing()
    if lacking:
        print(f"Not compiled, for want of {lacking}: all works, but reading takes half as long again.")
        return 0
    print("Compiling the reading: a minute or two ...", flush=True)
    log = HOME.parent / "build.log"
    try:
        with logged(log):
            build()
    except (Exception, SystemExit) as error:
        print(
            f"Not compiled ({type(error).__name__}: {log} says more); all works, but reading takes half as long again."
        )
        return 1
    print("Compiled: reading takes two thirds of the time.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
