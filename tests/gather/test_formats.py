"""Bytes are known by what they are, and every format comes out of one door."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given

from pourparlers.errors import InputError
from pourparlers.gather.files import found_in
from pourparlers.gather.formats import deliveries, format_of
from pourparlers.gather.parsing import in_file

from .hostile import damaged, often, only_our_errors
from .samples import (
    AGENDA,
    ATOM,
    JSON_FEED,
    MESSAGE,
    NEWS_SITEMAP,
    NEWSML,
    NINJS_1,
    NINJS_3,
    NITF,
    OPML,
    RSS,
    SITEMAP_INDEX,
    warc_record,
)

PAGE = b"<!DOCTYPE html><html><body><article><h1>Talks</h1><p>The talks went on.</p></article></body></html>"
WARC = warc_record("https://e.example.org/a", PAGE)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (RSS.encode(), "feed"),
        (ATOM.encode("utf-16"), "feed"),
        (JSON_FEED.encode(), "json-feed"),
        (NINJS_1.encode(), "ninjs"),
        (NINJS_3.encode(), "ninjs"),
        (f"{NINJS_1}\n{NINJS_1}".encode(), "ninjs"),
        (NEWSML.encode(), "newsml"),
        (NITF.encode(), "newsml"),
        (NEWS_SITEMAP.encode(), "sitemap"),
        (gzip.compress(SITEMAP_INDEX.encode()), "sitemap"),
        (AGENDA.encode(), "agenda"),
        (OPML.encode(), "opml"),
        (MESSAGE, "mail"),
        (WARC, "warc"),
        (PAGE, "page"),
        (b"<!-- saved --><p>Talks", "page"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><rss/>", "feed"),
        (b"<Laughter> The talks went on.", "text"),
        (b"[Sample Agency] The talks went on.", "text"),
        (b"Date: Geneva\nThe talks went on.", "text"),
        ("Переговори тривають.".encode(), "text"),
        (b"", "text"),
    ],
)
def test_the_format_shows_in_the_content(data: bytes, kind: str) -> None:
    assert format_of(data) == kind


def test_the_name_or_the_carrier_decides_where_the_content_does_not() -> None:
    assert format_of(b"Talks", "text/html") == "page"
    assert format_of(gzip.compress(WARC), None, "crawl.warc.gz") == "warc"
    assert format_of(b"https://e.example.org/a\n", "text/plain", "https://e.example.org/sitemap.txt") == "sitemap"


def test_other_json_is_no_article() -> None:
    with pytest.raises(InputError, match="neither"):
        format_of(b'{"a": [1, 2]}')


def test_a_list_of_sources_is_taken_in_elsewhere() -> None:
    with pytest.raises(InputError, match="sources import"):
        list(deliveries(OPML.encode(), "list.opml"))


def test_a_folder_of_everything(tmp_path: Path) -> None:
    contents = {
        "a.rss": RSS.encode(), "b.ics": AGENDA.encode(), "c.eml": MESSAGE, "d.html": PAGE, "e.txt": b"Talks.",
        "n.json": NINJS_1.encode(), "o.json": b"{}", "p.xml": b"<project/>", "q.xml": NEWSML.encode(),
    }  # fmt: skip
    for name, data in {**contents, "f.warc.gz": gzip.compress(WARC), "g.png": b"x", ".h.txt": b"x"}.items():
        (tmp_path / name).write_bytes(data)
    found = {}
    for file in found_in([str(tmp_path)]):
        assert not isinstance(file, InputError)
        found[Path(file.name).name] = list(in_file(file.path))
    assert {name: len(held) for name, held in found.items()} == {
        "a.rss": 2, "b.ics": 7, "c.eml": 3, "d.html": 1, "e.txt": 1, "f.warc.gz": 1, "n.json": 1, "q.xml": 2,
    }  # fmt: skip
    assert all(one.path == str(tmp_path / name) for name, held in found.items() for one in held)


def test_names_that_lead_nowhere_are_errors(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    missing, empty = found_in([str(tmp_path / "none"), str(tmp_path / "empty")])
    assert "no such file" in str(missing) and "no texts" in str(empty)


@often
@given(damaged(RSS.encode(), JSON_FEED.encode(), NEWSML.encode(), AGENDA.encode(), MESSAGE, WARC, PAGE))
def test_whatever_it_is_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: deliveries(data, "damaged", url="https://e.example.org/"))
