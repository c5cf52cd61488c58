"""From a web archive to stored readings: records a second of one core, and peak memory.

    python benchmarks/warc.py make FOLDER ARCHIVE [--records 5000]     # FOLDER: fundus' pages, see fundus.py
    python benchmarks/warc.py run ARCHIVE [--store FILE] [--parts]

``make`` writes the pages over and over as gzipped records, each with its number in every paragraph and an address of
its own, so that no record is known already. ``run`` labels, reads and stores each of them, pinned to one core, in a
process that prints CPU and wall time and the highest memory it had, after each thousand records too. ``--parts`` adds
what unpacking and labelling alone cost.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fundus import pages
from texts import pin

from pourparlers import intake
from pourparlers.delivery import Delivery
from pourparlers.errors import PourparlersError
from pourparlers.gather import warc
from pourparlers.gather.tally import Tally
from pourparlers.page.article import articles_of
from pourparlers.store.engine import open_store

MEBIBYTE = 1024


def make(folder: Path, archive: Path, records: int) -> None:
    """An archive of so many records."""
    found = [(page, str(gold["crawl_date"])) for _, _, page, gold in pages(folder)]
    with archive.open("wb") as out:
        for number, (page, crawled) in zip(range(records), itertools.cycle(found), strict=False):
            numbered = page.replace(b"</p>", f" {number}.</p>".encode())
            out.write(gzip.compress(record(number, numbered, crawled), 6))
    print(f"{archive}: {records:,} records of {len(found)} pages, {archive.stat().st_size / 1e6:.0f} MB")


def record(number: int, page: bytes, crawled: str) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: {crawled[:10]}T23:59:59Z\r\nWARC-Target-URI: https://archive.example.org/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def run(archive: Path, store_at: Path, parts: bool) -> None:
    pin()
    if parts:
        timed("unpacked", lambda: sum(1 for _ in warc.in_file(archive)))
        timed("labelled", lambda: sum(1 for page in warc.in_file(archive) if labelled(page)))
    tally = Tally()
    stored = failed = 0
    begun, wall = time.process_time(), time.monotonic()
    with open_store(str(store_at), create=True) as store:
        for told in intake.take(store, counted(warc.in_file(archive, tally))):
            stored += not isinstance(told, intake.Failed)
            failed += isinstance(told, intake.Failed)
    spent, waited = time.process_time() - begun, time.monotonic() - wall
    print(f"stored: {stored:,} articles of {tally.found:,} records, {failed:,} without an article; {tally.told()}")
    print(f"{tally.found / spent:.1f} records/s of CPU, {tally.found / waited:.1f} by the clock; peak {peak():.0f} MiB")


def labelled(page: Delivery) -> tuple[object, ...]:
    try:
        return articles_of(page)
    except PourparlersError:
        return ()


def counted(found: Iterator[Delivery]) -> Iterator[Delivery]:
    """The pages, with the memory so far told after each thousand."""
    for number, page in enumerate(found, 1):
        yield page
        if number % 1000 == 0:
            print(f"  {number:,} records: peak {peak():.0f} MiB", flush=True)


def timed(what: str, work: Callable[[], int]) -> None:
    begun = time.process_time()
    number = work()
    print(f"{what}: {number / (time.process_time() - begun):.0f}/s")


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("folder", type=Path)
    making.add_argument("archive", type=Path)
    making.add_argument("--records", type=int, default=5000)
    running = commands.add_parser("run")
    running.add_argument("archive", type=Path)
    running.add_argument("--store", type=Path)
    running.add_argument("--parts", action="store_true")
    options = parser.parse_args()
    if options.command == "make":
        make(options.folder, options.archive, options.records)
        return
    with tempfile.TemporaryDirectory() as scratch:
        run(options.archive, options.store or Path(scratch, "store.db"), options.parts)


if __name__ == "__main__":
    main()
