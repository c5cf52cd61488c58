"""``pourparlers sources``: what is followed: added, listed, removed, checked, exchanged with other readers of feeds."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar, get_args

import typer

from pourparlers.cli.output import check_target, print_bytes, say, write_whole
from pourparlers.cli.store_options import AsJson, Db, count, opened, print_lines, watched
from pourparlers.delivery import Marker, NamedKind, Source, SourceKind
from pourparlers.errors import InputError, StoreError

if TYPE_CHECKING:
    from pourparlers.gather.finding import Finding
    from pourparlers.gather.turn import Turn

app = typer.Typer(help="Say where articles come from: feeds, sitemaps, agendas, pages, folders.", no_args_is_help=True)
ALL_FAILED, SOME_FAILED = 2, 1
TOGETHER = 8
T = TypeVar("T")
KINDS: dict[str, SourceKind] = {kind: kind for kind in get_args(NamedKind)}
MARKERS: dict[str, Marker] = {marker: marker for marker in get_args(Marker)}


@app.command()
def add(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A feed, home page, agenda, file or folder.")],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Its name here; else what it calls itself.")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help=f"One of {', '.join(KINDS)}; else it is found out.")
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="The language of its articles.")] = None,
    section: Annotated[str | None, typer.Option(metavar="NAME", help="The section that its articles are of.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet, where its pages don't tell.")] = None,
    marker: Annotated[
        str | None, typer.Option(metavar="MARK", help="state-media or sponsor: told beside all that it says.")
    ] = None,
    voice: Annotated[str | None, typer.Option(metavar="BODY", help="The body whose own word it is.")] = None,
    unseen: Annotated[bool, typer.Option("--unseen", help="Don't look at it now; needs --kind.")] = False,
    db: Db = None,
) -> None:
    """Follow a source. Its address is looked at: of a home page the feed is found.

    Examples:

      pourparlers sources add https://courier.example.org/

      pourparlers sources add https://courier.example.org/world --kind listing --section World

      pourparlers sources add https://ministry.example.org/agenda.ics --voice "Ministry of Samples"

      pourparlers sources add https://state.example.org/rss --marker state-media --language ru

      pourparlers sources add ~/press-releases --name "Press releases"
    """
    told_kind, told_marker = _one_of("--kind", kind, KINDS), _one_of("--marker", marker, MARKERS)
    _check_language(language)
    if unseen and told_kind is None:
        raise InputError("--unseen", "what kind of source it is can't be found out unseen", "Name it with --kind")
    found = None if unseen else _found(address, told_kind)
    source = Source(
        name=_name(name, found, address),
        kind=told_kind or (found.kind if found else "feed"),
        address=found.address if found else _as_kept(address),
        language=language or _spoken(found),
        section=section,
        outlet=outlet,
        marker=told_marker,
        voice=voice,
    )
    from pourparlers.intake import now
    from pourparlers.store import sources

    with opened(db, create=True) as store:
        kept = store.write(partial(sources.add, told=source, now=now()))
    say(f"{kept.name}: {kept.kind} {kept.address}" + (f": {_told(found)}" if found else ""))


@app.command(name="list")
def list_sources(db: Db = None, as_json: AsJson = False) -> None:
    """List the sources that are followed.

    Examples:

      pourparlers sources list

      pourparlers sources list --json
    """
    from pourparlers.store import sources

    with opened(db) as store, store.looking() as connection:
        told = list(sources.all_sources(connection))
    if as_json:
        print_lines(told)
        return
    if not told:
        say("there are no sources yet. Add one: pourparlers sources add https://example.org/")
        return
    rows = [(s.name, s.kind, s.language or "", s.marker or "", s.voice or "", s.address, _state(s)) for s in told]
    _print_table(("name", "kind", "language", "marker", "voice", "address", "last turn"), rows)


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="As sources list shows them.")], db: Db = None
) -> None:
    """Follow a source no more. The articles that came from it stay.

    Examples:

      pourparlers sources remove "Sample Courier"
    """
    from pourparlers.store import sources

    with opened(db) as store:
        for name in names:
            store.write(partial(sources.remove, name=name))
            say(f"{name}: followed no more; its articles stay")


@app.command(name="import")
def import_sources(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An OPML file; - is standard input.")],
    db: Db = None,
) -> None:
    """Take in a list of sources (OPML). Those that are followed already are left as they are.

    Examples:

      pourparlers sources import feeds.opml
    """
    from pourparlers.gather import opml
    from pourparlers.gather.files import bytes_of
    from pourparlers.gather.tally import Tally
    from pourparlers.intake import now
    from pourparlers.store import sources

    path = None if file == "-" else file
    tally, moment = Tally(), now()
    listed = list(opml.sources(bytes_of(path), file, tally))
    if not listed:
        raise InputError(file, "no source in this list", "Its outlines must have an xmlUrl")
    taken = known = 0
    with opened(db, create=True) as store:
        for source in listed:
            try:
                store.write(partial(sources.add, told=source, now=moment))
                taken += 1
            except StoreError as error:
                known += 1
                say(f"{error.where}: left out, {error.why}")
    rest = "; ".join(filter(None, (f"{known:,} left out" if known else "", tally.told())))
    say(f"{file}: {count(taken, 'source')} taken in" + (f"; {rest}" if rest else ""))


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to; else standard output.")] = None,
    db: Db = None,
) -> None:
    """Write the sources as OPML, for a backup or for another reader of feeds. Taken in again, they are the same.

    Examples:

      pourparlers sources export sources.opml

      pourparlers sources export | ssh desk pourparlers sources import -
    """
    from pourparlers.gather import opml
    from pourparlers.store import sources

    if file is not None:
        check_target(file)
    with opened(db) as store, store.looking() as connection:
        told = list(sources.all_sources(connection))
    if file is None:
        print_bytes(opml.written(told))
        return
    write_whole(file, opml.written(told))
    say(f"{file}: {count(len(told), 'source')}")


@app.command()
def check(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME...", help="Those to check; else all.")] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Look at each source now, and say in a line what it has, or what is wrong. Nothing is stored.

    Exit code 1: some can't be followed; 2: none can.

    Examples:

      pourparlers sources check

      pourparlers sources check "Sample Courier" --json
    """
    from pourparlers.store import sources

    with opened(db) as store, store.looking() as connection:
        told = [sources.get(connection, name) for name in names] if names else list(sources.all_sources(connection))
    if not told:
        say("there are no sources yet. Add one: pourparlers sources add https://example.org/")
        return
    failed = 0
    for turn in watched(_turns(told), len(told)):
        failed += turn.status == "failed"
        if as_json:
            print_lines([turn])
        else:
            print_bytes(f"{turn.line()}\n".encode("utf-8", "backslashreplace"))
    if failed:
        raise typer.Exit(ALL_FAILED if failed == len(told) else SOME_FAILED)


def _turns(told: Sequence[Source]) -> Iterator[Turn]:
    """Each source looked at, several at once, told of in their order."""
    from concurrent.futures import ThreadPoolExecutor

    from pourparlers.cli.fetching import way_out
    from pourparlers.gather.turn import turn_of

    today = datetime.datetime.now(datetime.UTC).date()
    with way_out(2) as way, ThreadPoolExecutor(TOGETHER) as pool:
        yield from pool.map(lambda source: turn_of(source, way.fetch, way.parsed, today), told)


def _found(address: str, kind: SourceKind | None) -> Finding:
    """What there is at an address; of a kind that is named, whether it is there."""
    from pourparlers.cli.fetching import way_out
    from pourparlers.gather.finding import Finding, find
    from pourparlers.gather.turn import turn_of

    today = datetime.datetime.now(datetime.UTC).date()
    with way_out() as way:
        if kind is None:
            return find(address, way.fetch, parsed=way.parsed, today=today)
        named = Source(name=address, kind=kind, address=_as_kept(address))
        turn = turn_of(named, way.fetch, way.parsed, today)
    if turn.problem:
        raise InputError(address, turn.problem, "To follow it all the same, say --unseen")
    return Finding(kind, named.address, turn.tally())


def _spoken(found: Finding | None) -> str | None:
    """The language of an agenda, told by all its entries: one alone is too short for that."""
    if found is None or found.kind != "agenda" or not found.tally.sample:
        return None
    from pourparlers.page.language import language_of

    return language_of(found.tally.sample)


def _as_kept(address: str) -> str:
    """Addresses of the web as they are fetched, paths whole: the next command may be given in another folder."""
    from pourparlers.gather.discovery import followed
    from pourparlers.gather.following import is_local

    address = followed(address.strip())
    return str(Path(address).expanduser().resolve()) if is_local(address) else address


def _name(given: str | None, found: Finding | None, address: str) -> str:
    """The name that the user gives, or that the source has for itself, or its host's."""
    from urllib.parse import urlsplit

    told = given or (found.tally.title if found else None) or urlsplit(address).hostname or address
    return " ".join(told.split())[:200]


def _told(found: Finding) -> str:
    tally = found.tally
    if found.kind == "page":
        return "a single page; there was no feed, and it lists no articles"
    if found.kind in ("files", "mail", "warc"):
        return "read when it changes"
    newest = f", {'last' if found.kind == 'agenda' else 'newest'} {tally.newest[:10]}" if tally.newest else ""
    return f"{tally.found:,} {'entry' if tally.found == 1 else 'entries'}{newest}"


def _state(source: Source) -> str:
    fetched = source.fetched
    return fetched.problem or (fetched.checked or "")[:16].replace("T", " ")


def _one_of(option: str, given: str | None, known: dict[str, T]) -> T | None:
    if given is not None and given not in known:
        raise InputError(option, f"there is no {given!r}", f"Choose one of {', '.join(known)}")
    return known[given] if given is not None else None


def _check_language(language: str | None) -> None:
    if language is not None and not (len(language) == 2 and language.isalpha()):
        raise InputError("--language", f"{language!r} is no code of a language", "Write fr, en, uk")


def _print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    rows = list(rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    shown = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    for at in shown:
        table.add_column(heads[at], overflow="fold")
    for row in rows:
        table.add_row(*(row[at] for at in shown))
    Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 160).print(table)
