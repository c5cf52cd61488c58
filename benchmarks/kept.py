"""One more article into a record kept in a store, and a month's calendar out of it.

python benchmarks/kept.py 100000 [--more 300] [--db NAME] [--same]

A made world's articles are put into a store (SQLite in a temporary folder, unless another is named), but for some drawn
at random; the record is brought up; then the others come one by one. Milliseconds of the whole transaction that takes
one in, as the clock goes and of the processor: middle, 99th percentile, slowest. ``--same`` compares the kept record
with the whole made anew, byte for byte.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from made_world import FIRST, told_of
from sqlalchemy import insert

from pourparlers.desk_due import bring_up
from pourparlers.desk_kept import KeptDesk
from pourparlers.model import to_json
from pourparlers.record.build import record_of
from pourparlers.record.calendar import Wanted
from pourparlers.record.entry import WorldRecord
from pourparlers.record.ledger import Ledger
from pourparlers.record.told import Told
from pourparlers.store import due, ledger
from pourparlers.store.engine import Store, open_store
from pourparlers.store.schema import article, reading, version

NOW = "2022-01-10T08:00:00Z"
BATCH = 5000
MONTHS = 20


def put(store: Store, told: list[Told], number: int) -> None:
    """Articles with their readings, as if they had been taken and read; ``number`` is that of the first."""
    ids = range(number, number + len(told))

    def work(connection) -> None:  # type: ignore[no-untyped-def]
        connection.execute(insert(article), [{"id": n, "versions": 1, "added": NOW} for n in ids])
        connection.execute(insert(version), [_version(n, one) for n, one in zip(ids, told, strict=True)])
        connection.execute(insert(reading), [_reading(n, one) for n, one in zip(ids, told, strict=True)])
        for n in ids:
            due.note(connection, n)

    store.write(work)


def _version(number: int, told: Told) -> dict[str, object]:
    page = told.reading.article
    return {
        "id": number, "article_id": number, "number": 1, "key": told.key, "prose": told.key, "extent": 1, "cut": False,
        "added": NOW, "language": page.language, "outlet": page.outlet, "page": "{}", "text": "",
    }  # fmt: skip


def _reading(number: int, told: Told) -> dict[str, object]:
    return {
        "version_id": number, "reader": "made", "reader_version": "1", "packs": "", "made": NOW,
        "meetings": len(told.reading.meetings), "statements": 0, "json": to_json(told.reading).decode(),
    }  # fmt: skip


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """How long it takes, by the clock and by the processor, in milliseconds."""
    clock, spent = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - spent) * 1000


def shown(name: str, rows: Iterable[tuple[float, float]]) -> None:
    """A line of a table."""
    columns = [sorted(column) for column in zip(*rows, strict=True)]
    parts = [f"{c[len(c) // 2]:8.1f} {c[len(c) * 99 // 100]:8.1f} {c[-1]:8.1f}" for c in columns]
    print(f"{name:28} {'   '.join(parts)}", flush=True)


def batches(told: Iterable[Told]) -> Iterator[list[Told]]:
    """Articles in handfuls."""
    left = iter(told)
    while batch := list(islice(left, BATCH)):
        yield batch


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("reports", type=int)
    asked.add_argument("--more", type=int, default=300)
    asked.add_argument("--db")
    asked.add_argument("--same", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        name = given.db or str(Path(folder) / "store.db")
        with open_store(name, create=True) as store:
            measure(store, given.reports, given.more, given.same)


def measure(store: Store, reports: int, more: int, same: bool) -> None:
    """All of it."""
    chance = random.Random(1)
    share = more / reports
    late: list[Told] = []
    number = 1

    def early() -> Iterator[Told]:
        for told in told_of(reports):
            if chance.random() < share:
                late.append(told)
            else:
                yield told

    for batch in batches(early()):
        put(store, batch, number)
        number += len(batch)
    last = FIRST + timedelta(days=reports // 350)

    def up() -> None:
        bring_up(store, today=last, clock=lambda: NOW)

    clock, spent = timed(up)
    print(f"{number - 1:,} articles taken in: {clock / 1000:.0f} s, CPU {spent / 1000:.0f} s")
    print(f"{'milliseconds':28} {'clock: middle, 99 %, most':27} {'CPU: middle, 99 %, most':>29}")
    chance.shuffle(late)
    rows = []
    for told in late:
        put(store, [told], number)
        number += 1
        rows.append(timed(up))
    shown("one more article", rows)
    days = [FIRST + timedelta(days=chance.randrange(max((last - FIRST).days - 30, 1))) for _ in range(MONTHS)]
    desk = KeptDesk(store, today=last, clock=lambda: NOW)
    found: list[int] = []
    asked = [Wanted(day, day + timedelta(days=30)) for day in days]
    shown("calendar of a month", [timed(lambda w=w: found.append(len(list(desk.meetings(w))))) for w in asked])
    print(f"{sum(found) // len(found)} meetings a month")
    if same:
        compare(store, desk, last)


def compare(store: Store, desk: KeptDesk, today: date) -> None:
    """The kept record beside the whole made anew."""
    with store.looking() as connection:
        known = Ledger(ledger.lines(connection))
    built = record_of(desk.articles(), known, today)
    kept = WorldRecord(meetings=tuple(desk.meetings()), people=tuple(desk.people()), stories=tuple(desk.stories()))
    stories = tuple(sorted(built.record.stories, key=lambda story: story.published or "", reverse=True))
    whole = WorldRecord(meetings=built.record.meetings, people=built.record.people, stories=stories)
    print("the same" if to_json(kept) == to_json(whole) and not built.lines else "NOT THE SAME")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
