"""CPU time and peak memory of ``pourparlers read FILE``, the best of some runs on one core.

python benchmarks/start.py FILE... [--runs 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from texts import pin


def run(path: Path) -> tuple[float, float]:
    """CPU seconds and MiB of one run."""
    command = [sys.executable, "-c", "from pourparlers.cli import main; main()", "read", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{path}: the command failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    pin()
    print("| page | CPU s | peak MiB |")
    print("| --- | ---: | ---: |")
    for path in options.files:
        runs = [run(path) for _ in range(options.runs)]
        print(f"| {path.name} | {min(s for s, _ in runs):.2f} | {max(m for _, m in runs):.0f} |")


if __name__ == "__main__":
    main()
