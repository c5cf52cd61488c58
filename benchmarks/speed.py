"""Speed of the whole reading beside dateparser, chrono-node and a blank spaCy tokenizer, in one run on one core.

python benchmarks/speed.py FOLDER [--megabytes 20] [--languages fr,en,uk] [--rivals PYTHON] [--seconds 60]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from texts import MEGABYTE, pin, repeated, texts_in

HERE = Path(__file__).parent


class Row(NamedTuple):
    """One tool's line of the table; ``why`` tells why there is none."""

    name: str
    megabytes: float = 0.0
    seconds: float = 0.0
    found: int = 0
    why: str = ""

    @property
    def speed(self) -> float:
        return self.megabytes / self.seconds if self.seconds else 0.0


def whole_reading(folder: Path, megabytes: float, languages: frozenset[str] | None) -> Row:
    """Every text read as a page of unknown language and date, its reading written as JSON."""
    import msgspec

    from pourparlers import __version__, read

    texts = texts_in(folder, languages)
    for _, text in texts:
        read(text)
    begun, done, found = time.process_time(), 0, 0
    for _, text in repeated(texts, megabytes):
        reading = read(text)
        msgspec.json.encode(reading)
        found += len(reading.meetings) + len(reading.statements) + len(reading.dates)
        done += len(text.encode())
    return Row(f"pourparlers {__version__} read", done / MEGABYTE, time.process_time() - begun, found)


def rival(command: list[str], name: str, modules: Path) -> Row:
    """A rival's line, from a process of its own on the same core; why there is none where it does not run."""
    environment = {**os.environ, "NODE_PATH": str(modules.resolve())}
    try:
        told = subprocess.run(command, capture_output=True, text=True, cwd=HERE, check=False, env=environment)
    except OSError as error:
        return Row(name, why=str(error))
    if told.returncode:
        errors = [line.strip() for line in told.stderr.splitlines() if "Error" in line]
        return Row(name, why=(errors or ["failed"])[0])
    return Row(**json.loads(told.stdout))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--languages", default="", help="only texts of these languages, by commas")
    parser.add_argument(
        "--rivals", default=sys.executable, help="the Python that dateparser and spaCy are installed for"
    )
    parser.add_argument("--modules", type=Path, default=HERE.parent / "build/rivals/node_modules")
    parser.add_argument("--seconds", type=float, default=60, help="CPU seconds after which a rival is stopped")
    options = parser.parse_args()
    languages = frozenset(options.languages.split(",")) if options.languages else None
    where = pin()
    given = [str(options.folder.resolve()), str(options.megabytes), str(options.seconds), options.languages]
    node = shutil.which("node")
    rows = [
        whole_reading(options.folder, options.megabytes, languages),
        rival([options.rivals, "rivals.py", "dateparser", *given], "dateparser search_dates", options.modules),
        rival([node, "chrono.mjs", *given], "chrono-node", options.modules)
        if node
        else Row("chrono-node", why="no node on the path"),
        rival([options.rivals, "rivals.py", "spacy", *given], "spaCy blank tokenizer", options.modules),
    ]
    print(f"Python {platform.python_version()}, {platform.machine()}, {where}")
    print("| tool | MB read | CPU s | MB per CPU s | pourparlers is | found |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for row in rows:
        if row.why:
            print(f"| {row.name} | | | | skipped: {row.why} | |")
            continue
        ratio = f"{rows[0].speed / row.speed:.3g} times as fast"
        print(f"| {row.name} | {row.megabytes:.1f} | {row.seconds:.1f} | {row.speed:.3f} | {ratio} | {row.found} |")


if __name__ == "__main__":
    main()
