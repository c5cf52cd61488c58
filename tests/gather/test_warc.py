"""Web archives: which records are pages, and that a broken one costs only itself."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import brotli
import pytest
from fastwarc import ZstdWriter
from hypothesis import given

from pourparlers.errors import InputError
from pourparlers.gather import warc
from pourparlers.gather.tally import Tally

from .hostile import damaged, often, only_our_errors
from .samples import warc_record

A, B, C = (warc_record(f"https://e.example.org/{name}", f"<p>{name}</p>".encode()) for name in "abc")


def zstd(*records: bytes) -> bytes:
    out = io.BytesIO()
    with ZstdWriter(out) as writer:
        for record in records:
            writer.write(record)
            writer.finish()
    return out.getvalue()


def gzipped(*records: bytes) -> bytes:
    return b"".join(map(gzip.compress, records))


def pages(data: bytes, tally: Tally | None = None) -> list[str]:
    found = warc.records(io.BytesIO(data), "archive", tally)
    return [(delivery.url or "").rpartition("/")[2] for delivery in found]


@pytest.mark.parametrize("data", [A + B + C, gzipped(A, B, C), zstd(A, B, C)], ids=["plain", "gzip", "zstd"])
def test_the_pages_of_an_archive(data: bytes) -> None:
    tally = Tally()
    found = list(warc.records(io.BytesIO(data), "archive", tally))
    assert [delivery.data for delivery in found] == [b"<p>a</p>", b"<p>b</p>", b"<p>c</p>"]
    assert (found[0].url, found[0].media_type, found[0].charset) == ("https://e.example.org/a", "text/html", "utf-8")
    assert found[0].fetched == "2022-01-04T10:00:00+00:00"
    assert (tally.found, tally.told()) == (3, "")


def test_only_pages_that_were_answered_with_success() -> None:
    others = [
        warc_record("https://e.example.org/x", b"<p>no</p>", status="404 Not Found"),
        warc_record("https://e.example.org/y", b"{}", kind="application/json"),
        warc_record("https://e.example.org/z", b"  "),
        warc_record("https://e.example.org/q", b"GET", record="request", kind="application/http"),
    ]
    assert pages(b"".join(others) + warc_record("https://e.example.org/r", b"text", record="resource")) == ["r"]


def test_compressed_content_is_unpacked_to_measure() -> None:
    coded = warc_record("https://e.example.org/g", gzip.compress(b"<p>g</p>"), headers="Content-Encoding: gzip\r\n")
    bomb = warc_record(
        "https://e.example.org/bomb", gzip.compress(b"x" * (40 * 2**20)), headers="Content-Encoding: gzip\r\n"
    )
    tally = Tally()
    (page,) = warc.records(io.BytesIO(bomb + coded), "archive", tally)
    assert page.data == b"<p>g</p>"
    assert tally.told() == "1 passed over: a page larger than 8 MB"


damaged_gzip = bytearray(gzipped(A, B, C))
damaged_gzip[len(gzip.compress(A)) + 40] ^= 0xFF
BROKEN = {
    "rubbish between": A + b"rubbish\r\nmore of it\r\n" + B,
    "a negative length": A + C.replace(b"Content-Length: ", b"Content-Length: -") + B,
    "a header cut off": A + C[:40] + B,
    "unknown encoding": A + warc_record("https://e.example.org/c", b"x", headers="Content-Encoding: none\r\n") + B,
    "wrong encoding": A
    + warc_record("https://e.example.org/c", b"not packed at all", headers="Content-Encoding: gzip\r\n")
    + B,
    "rubbish between members": gzipped(A) + b"rubbish" + gzipped(B),
    "a broken member": gzipped(A) + zlib.compress(C)[:20] + gzipped(B),
    "a bit turned over": bytes(damaged_gzip),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_costs_only_itself(name: str) -> None:
    tally = Tally()
    found = pages(BROKEN[name], tally)
    assert found[0] == "a" and found[-1] in "bc" and len(found) == 2
    assert tally.passed[warc.BROKEN] == 1


def test_an_archive_cut_short_gives_what_came_before() -> None:
    assert pages((A + B)[:-30])[0] == "a"
    assert pages(gzipped(A, B)[:-30]) == ["a"]


def test_a_stream_that_cannot_go_back_ends_at_a_broken_record() -> None:
    class OneWay(io.BytesIO):
        def seekable(self) -> bool:
            return False

    tally = Tally()
    found = list(warc.records(OneWay(A + b"rubbish\r\n\r\n" + B), "-", tally))
    assert len(found) == 1 and "all after a broken record" in tally.told()


def test_a_file(tmp_path: Path) -> None:
    archive = tmp_path / "crawl.warc.gz"
    archive.write_bytes(gzipped(A, B))
    assert len(list(warc.in_file(archive))) == 2
    assert warc.is_archive(archive.read_bytes()[:8], archive.name) and not warc.is_archive(b"\x1f\x8b", "a.txt.gz")
    with pytest.raises(InputError, match="no such file"):
        list(warc.in_file(tmp_path / "none.warc"))


def test_what_is_no_archive_is_said_so() -> None:
    with pytest.raises(InputError, match="no WARC"):
        pages(b"hello world")


@often
@given(damaged(A + B + C, gzipped(A, B, C), zstd(A, B, C)))
def test_damaged_archives_give_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: warc.records(io.BytesIO(data), "damaged"))


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_body_is_expanded_as_its_server_coded_it(coding: str) -> None:
    page = b"<p>Envoys met.</p>" * 20
    packed = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstd}[coding](page)
    record = warc_record("https://e.example.org/a", packed, headers=f"Content-Encoding: {coding}\r\n")
    assert [delivery.data for delivery in warc.records(io.BytesIO(record), "archive")] == [page]
