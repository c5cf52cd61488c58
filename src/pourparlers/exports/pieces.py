"""The forms of an export that are written piece by piece: JSON Lines, CSV, linked data, a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal, TypeVar

import msgspec

from pourparlers.exports.chosen import Chosen, What
from pourparlers.exports.csv_cells import csv_lines
from pourparlers.exports.schema_org import CONTEXT, Naming, Node, event, news_article, person
from pourparlers.exports.tables import TABLES
from pourparlers.record.entry import Meeting

Format = Literal["ical", "jsonl", "csv", "parquet", "jsonld"]
ENDINGS: dict[Format, str] = {"ical": "ics", "jsonl": "jsonl", "csv": "csv", "parquet": "parquet", "jsonld": "jsonld"}
MEDIA: dict[Format, str] = {
    "ical": "text/calendar",
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "jsonld": "application/ld+json",
}
LINKED: tuple[What, ...] = ("meetings", "people", "articles")
EVENTS = 200
T = TypeVar("T")


def in_batches(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """So many at a time."""
    left = iter(items)
    while batch := list(islice(left, most)):
        yield batch


def whats(form: Format) -> tuple[What, ...]:
    """What a form can hold."""
    everything: tuple[What, ...] = ("meetings", "reports", "statements", "people", "articles", "changes")
    return ("meetings",) if form == "ical" else LINKED if form == "jsonld" else everything


def json_lines(chosen: Chosen, what: What) -> Iterator[bytes]:
    """One object a line."""
    for item in chosen.items(what):
        yield msgspec.json.encode(item) + b"\n"


def csv(chosen: Chosen, what: What) -> Iterator[bytes]:
    """A table with its header."""
    table = TABLES[what]
    return csv_lines([column.name for column in table.columns], map(table.row, chosen.items(what)))


def linked(chosen: Chosen, what: What, naming: Naming) -> Iterator[bytes]:
    """One document with a graph of all."""
    yield b'{"@context":"%s","@graph":[' % CONTEXT.encode()
    between = b"\n"
    for node in _nodes(chosen, what, naming):
        yield between + msgspec.json.encode(node)
        between = b",\n"
    yield b"\n]}\n"


def calendar(chosen: Chosen, says: Callable[[Meeting], str]) -> Iterator[bytes]:
    """One calendar file, its entries as they come."""
    from pourparlers.showing.record_ical import calendar_of

    end = b"END:VCALENDAR\r\n"
    head = calendar_of((), chosen.known, says).removesuffix(end)
    yield head
    for batch in in_batches(chosen.meetings(), EVENTS):
        yield calendar_of(batch, chosen.known, says).removeprefix(head).removesuffix(end)
    yield end


def _nodes(chosen: Chosen, what: What, naming: Naming) -> Iterator[Node]:
    if what == "people":
        yield from (person(one, naming) for one in chosen.people())
    elif what == "articles":
        known = chosen.known
        for item in chosen.articles():
            meetings = (known.meeting(name) for name in item.meetings)
            yield news_article(item, naming, [m for m in meetings if m is not None])
    else:
        for meeting in chosen.meetings():
            yield event(meeting, naming, chosen.articles_of(meeting))
