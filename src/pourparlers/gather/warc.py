"""Web archives (WARC; plain, gzip or zstd): each page that was answered with success a delivery, one at a time.

A broken record costs only itself: reading goes on at the next place that begins like one. Memory stays flat, for
records are read one by one, and none further than ``MOST_RECORD``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pourparlers.delivery import Delivery
from pourparlers.errors import InputError
from pourparlers.gather.codes import address_of
from pourparlers.gather.moments import iso
from pourparlers.gather.tally import Tally

MOST_RECORD = 8 * 2**20
MOST_BROKEN = 10_000
BLOCK = 2**20
STARTS = {b"\x1f\x8b": b"\x1f\x8b\x08", b"\x28\xb5": b"\x28\xb5\x2f\xfd"}
PLAIN = b"WARC/1."
TEXTS = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
BROKEN, LARGE = "a broken record", f"a page larger than {MOST_RECORD // 2**20} MB"


def records(stream: BinaryIO, where: str, tally: Tally | None = None) -> Iterator[Delivery]:
    """The pages of an archive in its order. From a stream that cannot go back nothing is read after a broken record."""
    tally = tally if tally is not None else Tally()
    seekable = stream.seekable()
    start = _magic(stream, where) if seekable else PLAIN
    gaps = Gaps(tally)
    position: int | None = 0
    while position is not None:
        if seekable:
            stream.seek(position)
        last = position
        try:
            for record in _iterate(stream):
                last = record.stream_pos
                gaps.close()
                delivery = _delivery(record, tally)
                if delivery is not None:
                    tally.took()
                    yield delivery
            break
        except (OSError, ValueError, RuntimeError, EOFError, MemoryError):
            gaps.open()
        if not seekable or gaps.number >= MOST_BROKEN:
            tally.pass_over("all after a broken record")
            break
        position = _next(stream, last + 1, start)
    gaps.close()


class Gaps:
    """Counts what is broken: between two good records each place that begins like one, or else the rubbish there."""

    def __init__(self, tally: Tally) -> None:
        self.number = 0
        self._tally = tally
        self._failures: int | None = None

    def open(self) -> None:
        self.number += 1
        self._failures = 0 if self._failures is None else self._failures + 1

    def close(self) -> None:
        if self._failures is not None:
            self._tally.pass_over(BROKEN, max(1, self._failures))
            self._failures = None


def in_file(path: Path, tally: Tally | None = None) -> Iterator[Delivery]:
    """The pages of an archive that is a file."""
    try:
        with path.open("rb") as stream:
            yield from records(stream, str(path), tally)
    except OSError as error:
        raise InputError(str(path), (error.strerror or str(error)).lower(), "Check its name and permissions") from None


def is_archive(head: bytes, name: str = "") -> bool:
    """Whether a file is an archive, by its first bytes and, where it is compressed, by its name."""
    return head.startswith(PLAIN) or (head[:2] in STARTS and ".warc" in name.lower())


def _iterate(stream: BinaryIO) -> Iterator[Any]:
    from fastwarc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    return iter(ArchiveIterator(stream, record_types=wanted, parse_http=False, strict_mode=False))


def _delivery(record: Any, tally: Tally) -> Delivery | None:
    """A record's page; one that is no page, or not a success, is none."""
    kind = (record.headers.get("Content-Type") or "").lower()
    charset = None
    if kind.startswith("application/http"):
        record.parse_http(auto_decode="all", strict_mode=False)
        answer = record.http_headers
        if answer is None or answer.status_code != 200:
            return None
        kind, charset = record.http_content_type or "", record.http_charset
    media_type = kind.partition(";")[0].strip().lower()
    if media_type not in TEXTS:
        return None
    data = _content(record)
    if len(data) > MOST_RECORD:
        tally.pass_over(LARGE)
        return None
    url = address_of((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    if not data.strip():
        return None
    fetched = iso(record.headers.get("WARC-Date"))
    return Delivery(data=data, media_type=media_type, charset=charset, url=url, fetched=fetched)


def _content(record: Any) -> bytes:
    """The content, one byte more than the most at the most."""
    parts: list[bytes] = []
    size = 0
    while size <= MOST_RECORD:
        part = record.reader.read(MOST_RECORD + 1 - size)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _magic(stream: BinaryIO, where: str) -> bytes:
    """What every record of this archive begins with."""
    head = stream.read(8)
    start = STARTS.get(head[:2], PLAIN)
    if head and not head.startswith(start):
        raise InputError(where, "is no WARC archive", "It must begin with WARC/1, or be gzip or zstd of that")
    return start


def _next(stream: BinaryIO, position: int, start: bytes) -> int | None:
    """The next place that begins like a record."""
    stream.seek(position)
    kept = b""
    while block := stream.read(BLOCK):
        held = kept + block
        found = held.find(start)
        if found >= 0:
            return position - len(kept) + found
        position += len(block)
        kept = held[-len(start) + 1 :]
    return None
