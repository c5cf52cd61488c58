"""What the commands that show the record have in common: the desk, days, the language, tables as CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from pourparlers.cli.output import print_bytes, users_language
from pourparlers.cli.store_options import opened
from pourparlers.errors import InputError
from pourparlers.model import Status

if TYPE_CHECKING:
    from rich.console import Console

    from pourparlers.cli.record_words import RecordWords
    from pourparlers.desk import Correctable
    from pourparlers.record.calendar import Wanted

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As it was known on that day.", show_default=False)
]
Names = Annotated[
    str | None,
    typer.Option("--names", metavar="LANG", help="The language to answer in: en, fr, uk.", show_default=False),
]
WIDTH_IN_A_FILE = 100
AsCsv = Annotated[bool, typer.Option("--csv", help="Print a table as CSV.")]


def desk(db: str | None, as_of: str | None = None) -> tuple[Correctable, date]:
    """The record of the store named, and the day that counts as today."""
    from pourparlers import intake
    from pourparlers.desk import desk_of

    now = intake.now()
    today = date.fromisoformat(now[:10])
    past = whole_day("--as-of", as_of)
    with opened(db) as store:
        return desk_of(store, today=today, clock=lambda: now, as_of=past), past or today


def whole_day(option: str, given: str | None, *, end: bool = False) -> date | None:
    """A day; of a month or year the first, or with ``end`` the last."""
    if given is None:
        return None
    from pourparlers import edtf, flow

    try:
        known = edtf.parse(flow.day_of(given) or "")
    except InputError as error:
        raise InputError(option, error.why, error.hint) from None
    if known is None:
        raise InputError(option, f"{given!r}: not a date", "Write it as 2022-01-10")
    return known.last if end else known.first


def words_for(names: str | None) -> RecordWords:
    """The words to answer in."""
    from pourparlers.cli.record_words import record_words

    return record_words(names or users_language())


def console() -> Console:
    """Where tables go: as wide as the terminal, or as a page where there is none."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else WIDTH_IN_A_FILE)


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table as RFC 4180 has it, with no cell that a spreadsheet would run."""
    from pourparlers.exports.csv_cells import csv_lines

    print_bytes(b"".join(csv_lines(header, rows)))


def wanted_of(
    first: str | None, last: str | None, actor: str | None, place: str | None, section: str | None, status: str | None
) -> Wanted:
    """The filters of the calendar, as options give them."""
    from pourparlers.record.calendar import Wanted

    if status is not None and status not in get_args(Status):
        raise InputError("--status", f"there is no status {status!r}", f"Choose one of {', '.join(get_args(Status))}")
    return Wanted(whole_day("--from", first), whole_day("--to", last, end=True), actor, place, section, status)
