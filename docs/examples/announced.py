"""How many days before a meeting is it announced? Asked of an export, by kind of meeting, with a picture.

pourparlers export --format parquet -o meetings.parquet
python docs/examples/announced.py meetings.parquet announced.png

Needs pyarrow and matplotlib. A meeting counts where its day is known and not in doubt.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

import pyarrow.parquet as pq

COLUMNS = ["kind", "first_day", "exact", "announced"]


def notice(file: Path) -> dict[str, list[int]]:
    """Days between the first report of a meeting and its day, by kind; below zero: told of only afterwards."""
    days: dict[str, list[int]] = defaultdict(list)
    for row in pq.read_table(file, columns=COLUMNS).to_pylist():
        if row["exact"] and row["announced"]:
            days[row["kind"]].append((row["first_day"] - row["announced"]).days)
    return dict(days)


def table(days: dict[str, list[int]]) -> str:
    """The answer in words: how many of each kind were announced, how long before, and how many were not."""
    lines = [f"{'kind':<18}{'announced':>10}{'days before':>13}{'told after':>12}"]
    for kind, values in sorted(days.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        ahead = [n for n in values if n > 0]
        typical = f"{median(ahead):g}" if ahead else "–"
        lines.append(f"{kind:<18}{len(ahead):>10}{typical:>13}{len(values) - len(ahead):>12}")
    return "\n".join(lines)


def draw(days: dict[str, list[int]], picture: Path) -> None:
    """One line a kind, one dot a meeting, a stroke at the median of those that were announced."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    ahead = {kind: sorted(n for n in values if n > 0) for kind, values in days.items()}
    kinds = sorted((kind for kind in ahead if ahead[kind]), key=lambda kind: (median(ahead[kind]), kind))
    figure, axes = pyplot.subplots(figsize=(8, 1.4 + 0.55 * len(kinds)), layout="constrained")
    for line, kind in enumerate(kinds):
        seen: dict[int, int] = defaultdict(int)
        for n in ahead[kind]:
            axes.plot(n, line + 0.17 * seen[n], "o", color="#0d4a63", markersize=7, markeredgecolor="white")
            seen[n] += 1
        middle = median(ahead[kind])
        axes.plot([middle, middle], [line - 0.3, line + 0.3], color="#d9803f", linewidth=4, zorder=1)
    axes.set_yticks(range(len(kinds)), [f"{kind} ({len(ahead[kind])})" for kind in kinds])
    axes.set_ylim(-0.5, len(kinds) - 0.4)
    axes.set_xlim(left=0)
    axes.set_xlabel("days between the first report and the meeting")
    title = "How long before is a meeting announced? A dot is a meeting, a stroke the median"
    axes.set_title(title, loc="left", fontsize=11, pad=12)
    axes.grid(axis="x", color="#d8d1c2", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    figure.savefig(picture, dpi=110, metadata={"Software": None})
    pyplot.close(figure)


def main(arguments: list[str]) -> int:
    """Read the file, print the table, draw the picture where one is named."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    days = notice(Path(arguments[0]))
    print(table(days))
    if len(arguments) == 2:
        draw(days, Path(arguments[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
