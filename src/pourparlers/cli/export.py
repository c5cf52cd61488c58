"""``pourparlers export``: the record as files to be taken home."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, get_args

import typer

from pourparlers.cli.output import check_target, print_bytes, say, writing_whole
from pourparlers.cli.record_options import AsOf, desk, wanted_of
from pourparlers.cli.store_options import AsJson, Db
from pourparlers.errors import InputError
from pourparlers.model import Status

if TYPE_CHECKING:
    from pourparlers.exports.chosen import Chosen, What
    from pourparlers.exports.pieces import Format
    from pourparlers.exports.schema_org import Naming

FORMATS = "ical, jsonl, csv, parquet or jsonld"
WHATS = "meetings, reports, statements, people, articles or changes"


def export(
    form: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help=f"{FORMATS}.")] = None,
    what: Annotated[
        list[str] | None,
        typer.Option(metavar="TABLE", help=f"{WHATS}; may be said again. Without it meetings, into a folder all."),
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Meetings from this day on.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Meetings up to this day.")] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Meetings in which it takes part.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Meetings there: a city or country code.")] = None,
    section: Annotated[str | None, typer.Option(metavar="NAME", help="Meetings told of in this section.")] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help=f"{', '.join(get_args(Status))}.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE|DIR", help="Where to; without it, standard output.")
    ] = None,
    site: Annotated[
        str | None, typer.Option(metavar="URL", help="The address of your site, for links in JSON-LD.")
    ] = None,
    db: Db = None,
    as_of: AsOf = None,
    dictionary: Annotated[bool, typer.Option("--dictionary", help="Print what every column means.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write the record as files: for a spreadsheet, a notebook, a calendar program, a search engine.

    The same record gives the same bytes. Filters choose meetings; reports and changes are theirs, articles those that
    tell of them, statements and people those of these articles. No file holds an article's text.

    Examples:

      pourparlers export --format csv --what statements --actor Russia > russia.csv

      pourparlers export --format parquet -o winter/          every table, and datapackage.json

      pourparlers export --format ical --from 2022-01-01 -o talks.ics

      pourparlers export --dictionary                         what every column means
    """
    if dictionary:
        _print_dictionary(as_json)
        return
    from pourparlers.exports.chosen import Chosen

    chosen_form = _format(form, as_json)
    wanted = wanted_of(first, last, actor, place, section, status)
    whats = _whats(chosen_form, what, output)
    if output is not None and not _is_folder(output):
        check_target(output)
    known, _ = desk(db, as_of)
    chosen = Chosen(known, wanted)
    naming = _naming(site)
    if output is None:
        _print(chosen, whats[0], chosen_form, naming)
    elif _is_folder(output):
        _fill(output, chosen, whats, chosen_form, naming)
    else:
        with writing_whole(output) as file:
            _write(file, chosen, whats[0], chosen_form, naming)
        say(f"{output}: {whats[0]}, {output.stat().st_size:,} bytes")


def _format(form: str | None, as_json: bool) -> Format:
    from pourparlers.exports.pieces import Format

    known: tuple[Format, ...] = get_args(Format)
    found = next((one for one in known if one == (form or ("jsonl" if as_json else None))), None)
    if found is None:
        why = f"there is no {form!r}" if form else "which one?"
        raise InputError("--format", why, f"Choose one of {', '.join(known)}")
    return found


def _whats(form: Format, named: list[str] | None, output: Path | None) -> tuple[What, ...]:
    """The tables to write, each only once; one alone where there is one place to write it."""
    from pourparlers.exports.pieces import whats

    there = whats(form)
    for name in named or ():
        if name not in there:
            raise InputError("--what", f"{form} can't hold {name!r}", f"It can hold {', '.join(there)}")
    chosen = tuple(one for one in there if one in named) if named else there
    if output is not None and _is_folder(output):
        return chosen
    if named and len(chosen) > 1:
        raise InputError("--what", f"{' and '.join(chosen)} need more than one file", "Name a folder: -o DIR/")
    return chosen[:1]


def _is_folder(output: Path) -> bool:
    return output.is_dir() or not (output.exists() or output.suffix)


def _naming(site: str | None) -> Naming:
    from urllib.parse import urlsplit

    from pourparlers.cli.record_words import in_one_line
    from pourparlers.exports.schema_org import Naming, page_of, urn

    if site is None:
        return Naming(in_one_line, urn)
    if urlsplit(site).scheme not in ("http", "https") or not urlsplit(site).netloc:
        raise InputError("--site", f"{site!r} is no address of a site", "Write it as https://calendar.example.org")
    return Naming(in_one_line, page_of(site))


def _print(chosen: Chosen, what: What, form: Format, naming: Naming) -> None:
    if form != "parquet":
        for piece in _pieces(chosen, what, form, naming):
            print_bytes(piece)
        return
    if sys.stdout.isatty():
        raise InputError("--format parquet", "can't be shown on a terminal", "Name a file: -o meetings.parquet")
    import shutil
    import tempfile

    with tempfile.TemporaryFile() as file:
        _write(file, chosen, what, form, naming)
        file.seek(0)
        shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _fill(folder: Path, chosen: Chosen, whats: Iterable[What], form: Format, naming: Naming) -> None:
    """Each table as a file of the folder, and the data package of them."""
    from pourparlers.exports.dictionary import package
    from pourparlers.exports.pieces import ENDINGS, MEDIA

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(str(folder), f"can't be made: {error.strerror}", "Name another folder") from None
    paths: dict[str, str] = {}
    for what in whats:
        paths[what] = f"{what}.{ENDINGS[form]}"
        check_target(folder / paths[what])
        with writing_whole(folder / paths[what]) as file:
            _write(file, chosen, what, form, naming)
    if form in ("csv", "parquet"):
        with writing_whole(folder / "datapackage.json") as file:
            file.write(package(paths, MEDIA[form]))
    say(f"{folder}: {', '.join(paths.values())}")


def _write(file: BinaryIO, chosen: Chosen, what: What, form: Format, naming: Naming) -> None:
    if form == "parquet":
        from pourparlers.exports.parquet import write_parquet
        from pourparlers.exports.tables import TABLES

        write_parquet(file, TABLES[what], chosen.items(what))
        return
    for piece in _pieces(chosen, what, form, naming):
        file.write(piece)


def _pieces(chosen: Chosen, what: What, form: Format, naming: Naming) -> Iterable[bytes]:
    from pourparlers.exports import pieces

    if form == "ical":
        return pieces.calendar(chosen, naming.says)
    if form == "jsonld":
        return pieces.linked(chosen, what, naming)
    return pieces.csv(chosen, what) if form == "csv" else pieces.json_lines(chosen, what)


def _print_dictionary(as_json: bool) -> None:
    from pourparlers.exports import dictionary
    from pourparlers.exports.pieces import MEDIA
    from pourparlers.exports.tables import TABLES

    paths = {what: f"{what}.parquet" for what in TABLES}
    print_bytes(dictionary.package(paths, MEDIA["parquet"]) if as_json else dictionary.page().encode("utf-8"))
