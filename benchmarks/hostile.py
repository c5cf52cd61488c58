"""Cost and memory of one text of each hostile shape, at growing sizes, each in a process of its own on one core.

    python benchmarks/hostile.py [--megabytes 1 2 4 10] [--shapes paris lines ...] [--folder TEXTS]

``--folder`` adds the texts of a folder joined to one text. The cost of a megabyte should not grow with the size.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from texts import MEGABYTE, pin, texts_in

from pourparlers.flow import languages

NOTE = "Kari Nordmann, the Foreign Minister of Norway, met her Chilean counterpart in Oslo on 3 January."
# What is repeated, and the language it is read in.
SHAPES = {
    "paris": ("Paris ", "fr"),
    "range": ("du 10 au 12 janvier ", "fr"),
    "quote": ("\u00ab Il a dit ", "fr"),
    "quotes": ("He said \u201cthe minister ", "en"),
    "brackets": ("(", "en"),
    "lines": ("x\n", "en"),
    "paris-lines": ("Paris\n", "fr"),
    "stories": (NOTE + "\n", "en"),
    "sentences": (NOTE + " ", "en"),
    "talks": ("The talks in Geneva on Monday. ", "en"),
    "clauses": (
        "le ministre russe a rencontr\u00e9 son homologue \u00e0 Paris le 10 janvier, selon un porte-parole ",
        "fr",
    ),
    "days": ("Monday, Tuesday, ", "en"),
    "months": ("January ", "en"),
    "offices": ("minister of ", "en"),
    "names": ("Mr Smith and ", "en"),
    "digits": ("12 ", "en"),
    "slashes": ("1/", "en"),
    "letters": ("a", "en"),
    "marks": ("e\u0301\u00ad", "en"),
}


def text_of(shape: str, size: int, folder: Path | None) -> tuple[str, str]:
    if shape == "folder" and folder is not None:
        texts = texts_in(folder, frozenset(languages()))
        language = texts[0][0]
        unit = "\n\n".join(text for code, text in texts if code == language) + "\n\n"
    else:
        unit, language = SHAPES[shape]
    return (unit * (size // len(unit.encode()) + 1)).encode()[:size].decode("utf-8", "ignore"), language


def one(shape: str, megabytes: float, folder: Path | None) -> None:
    """Read one text and print what it took."""
    from pourparlers import read

    pin()
    text, language = text_of(shape, int(megabytes * MEGABYTE), folder)
    read("Oslo, Monday.", language=language)
    begun = time.process_time()
    reading = read(text, language=language)
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    facts = len(reading.meetings) + len(reading.statements) + len(reading.dates)
    print(json.dumps({"seconds": spent, "peak": peak, "facts": facts}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[1, 4, 10])
    parser.add_argument("--shapes", nargs="+", default=[*SHAPES])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.shapes[0], options.megabytes[0], options.folder)
        return
    shapes = [*options.shapes, *(["folder"] if options.folder else [])]
    sizes = options.megabytes
    print("| text | " + " | ".join(f"s a MB at {size:g} MB" for size in sizes) + " | peak MiB at the last | facts |")
    print("| --- |" + " ---: |" * (len(sizes) + 2))
    for shape in shapes:
        rows = []
        for size in sizes:
            command = [sys.executable, __file__, "--one", "--shapes", shape, "--megabytes", str(size)]
            command += ["--folder", str(options.folder)] if options.folder else []
            told = subprocess.run(command, capture_output=True, text=True, check=True)
            rows.append(json.loads(told.stdout))
        cost = " | ".join(f"{row['seconds'] / size:.2f}" for row, size in zip(rows, sizes, strict=True))
        print(f"| {shape} | {cost} | {rows[-1]['peak']:.0f} | {rows[-1]['facts']} |", flush=True)


if __name__ == "__main__":
    main()
