"""What every command that touches the store has in common: which store, days, how many processes, JSON Lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pourparlers.cli.output import print_bytes
from pourparlers.errors import InputError

if TYPE_CHECKING:
    from pourparlers.model import Record
    from pourparlers.store.engine import Store

T = TypeVar("T")
Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="FILE|URL",
        help="The store: a file, or postgresql://... (else POURPARLERS_DB, else a file among your data).",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines: one object a line.")]
InLanguage = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Articles in this language.")]
OfOutlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Articles of this outlet.")]
FromSource = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Articles that came from this source.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Published on this day or earlier.")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=1, max=256, help="Read in so many processes.")]


def opened(named: str | None, *, create: bool = False) -> Store:
    """The store that the options name."""
    from pourparlers.store.engine import open_store

    return open_store(named, create=create)


def print_lines(records: Iterable[Record]) -> None:
    """Each record as a line of JSON, as it comes."""
    import msgspec

    for record in records:
        print_bytes(msgspec.json.encode(record) + b"\n")


def day(option: str, given: str | None) -> str | None:
    """A day, month or year as the store compares it."""
    from pourparlers import flow

    try:
        return flow.day_of(given)
    except InputError as error:
        raise InputError(option, error.why, error.hint) from None


def watched(steps: Iterable[T], total: int | None, *, silent: bool = False) -> Iterator[T]:
    """The steps, with a bar on standard error where a person watches and waits."""
    if silent or not sys.stderr.isatty() or "TERM" not in os.environ:
        yield from steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        for step in steps:
            yield step
            progress.advance(task, step if isinstance(step, int) else 1)


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
