"""The record of a made world: cost, memory, and how well reports are joined, as the world grows.

python benchmarks/scale.py 10000 100000 1000000 [--joining]

One line a size: CPU seconds of making the record (without making the world), B-cubed, peak memory; at the end the
exponent by which cost grows.
``--joining`` leaves accounts, histories, people and stories out. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import time
from collections.abc import Iterator
from typing import NamedTuple

from joined import bcubed
from made_world import told_of

from pourparlers.record.build import record_of
from pourparlers.record.reports import reports_of
from pourparlers.record.same_meeting import meetings_of
from pourparlers.record.same_person import identities, persons_of
from pourparlers.record.told import Told


class Row(NamedTuple):
    """What one size gave."""

    reports: int
    meetings: int
    found: int
    seconds: float
    scores: tuple[float, float, float]
    megabytes: int


class Feed:
    """The world article by article, the time that making it takes left out of the account."""

    def __init__(self, size: int) -> None:
        self.size, self.making = size, 0.0

    def __iter__(self) -> Iterator[Told]:
        world = told_of(self.size)
        while True:
            begun = time.process_time()
            one = next(world, None)
            self.making += time.process_time() - begun
            if one is None:
                return
            yield one


def measure(size: int, joining: bool) -> Row:
    """Make the record of a world of a size."""
    feed = Feed(size)
    begun = time.process_time()
    if joining:
        articles = list(feed)
        names = identities(person for told in articles for person in persons_of(told.key, told.reading))
        groups = meetings_of(report for told in articles for report in reports_of(told.key, told.reading, names))
        predicted = {tuple(key): str(number) for number, group in enumerate(groups) for key in group}
    else:
        record = record_of(feed).record
        predicted = {(r.article, r.meeting): meeting.id for meeting in record.meetings for r in meeting.reports}
    seconds = time.process_time() - begun - feed.making
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    gold = {item: item[0].partition("-")[0] for item in predicted}
    scores = bcubed(gold, predicted)  # type: ignore[arg-type]
    return Row(len(gold), len(set(gold.values())), len(set(predicted.values())), seconds, scores, peak)


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("sizes", nargs="+", type=int)
    asked.add_argument("--joining", action="store_true")
    given = asked.parse_args()
    rows = []
    print("  reports  meetings     found    CPU s  precision  recall      F1      MB", flush=True)
    for size in given.sizes:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            row = pool.apply(measure, (size, given.joining))
        rows.append(row)
        p, r, f = row.scores
        counts = f"{row.reports:9} {row.meetings:9} {row.found:9} {row.seconds:8.1f}"
        print(f"{counts}      {p:.4f}  {r:.4f}  {f:.4f} {row.megabytes:7}", flush=True)
    if len(rows) > 1:
        first, last = rows[0], rows[-1]
        grown = math.log(last.seconds / first.seconds) / math.log(last.reports / first.reports)
        print(f"cost grows with the exponent {grown:.3f}")


if __name__ == "__main__":
    main()
