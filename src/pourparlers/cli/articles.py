"""``pourparlers articles``: what the store holds, listed, shown, withdrawn."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import print_bytes, say
from pourparlers.cli.store_options import (
    AsJson,
    Db,
    FromSource,
    InLanguage,
    OfOutlet,
    Since,
    Until,
    count,
    day,
    opened,
    print_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pourparlers.store.articles import Listed, Shown

app = typer.Typer(help="List, show and withdraw the articles in the store.", no_args_is_help=True)
MOST = 50
Named = Annotated[str, typer.Argument(metavar="ID", help="The article's number, or an address it was met at.")]


@app.command("list")
def list_articles(
    db: Db = None,
    as_json: AsJson = False,
    language: InLanguage = None,
    outlet: OfOutlet = None,
    source: FromSource = None,
    since: Since = None,
    until: Until = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Articles that hold these words, as typed.")] = None,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Those that were withdrawn, and no others.")] = False,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help=f"So many at most; {MOST} if not said, all with --json.")
    ] = None,
) -> None:
    """List articles, the last added first.

    Examples:

      pourparlers articles list

      pourparlers articles list --language fr --since 2022-01 --text Genève

      pourparlers articles list --json | jq .headline
    """
    from pourparlers.store.articles import Filter, listed

    wanted = Filter(
        language=language,
        outlet=outlet,
        source=source,
        since=day("--since", since),
        until=day("--until", until),
        text=text,
        withdrawn=True if withdrawn else None,
    )
    with opened(db) as store, store.looking() as connection:
        if as_json:
            print_lines(listed(connection, wanted, limit))
            return
        most = limit or MOST
        found = list(listed(connection, wanted, most + 1 if limit is None else most))
    if not found:
        say("no articles" + (" that fit" if wanted != Filter() else " in this store yet"))
        return
    _print_list(found[:most])
    if len(found) > most:
        say(f"the last {most} are shown; --limit N shows more, --json all")


@app.command()
def show(
    named: Named,
    db: Db = None,
    as_json: Annotated[bool, typer.Option("--json", help="The article with its versions and sightings.")] = False,
    reading: Annotated[bool, typer.Option("--reading", help="The reading's JSON, as read --json prints it.")] = False,
    text: Annotated[bool, typer.Option("--text", help="The text alone.")] = False,
    number: Annotated[int | None, typer.Option("--version", metavar="N", min=1, help="An earlier version.")] = None,
) -> None:
    """Show an article: its versions, where it was seen, what was read in it.

    Examples:

      pourparlers articles show 12

      pourparlers articles show https://example.org/story.html --text

      pourparlers articles show 12 --version 1 --reading
    """
    from pourparlers.store import articles

    with opened(db) as store, store.looking() as connection:
        told = articles.shown(connection, named)
        article, json = articles.content(connection, told.article.id, number)
    if as_json:
        print_lines([told])
    elif text:
        print_bytes(article.text.rstrip("\n").encode("utf-8", "backslashreplace") + b"\n")
    elif json is None:
        _print_shown(told)
        say("not read yet: pourparlers reread --stale does it")
    elif reading:
        print_bytes(json + b"\n")
    else:
        import msgspec

        from pourparlers.cli.output import users_language
        from pourparlers.cli.report import print_report
        from pourparlers.model import Reading

        _print_shown(told)
        print_report([msgspec.json.decode(json, type=Reading)], users_language())


@app.command()
def withdraw(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Numbers of articles, or addresses they were met at.")],
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; it is kept with the article.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Bring back what was withdrawn.")] = False,
    db: Db = None,
) -> None:
    """Mark articles as withdrawn: they count no more, and nothing is deleted.

    Seen again, they stay withdrawn until someone brings them back.

    Examples:

      pourparlers articles withdraw 12 --reason "the outlet retracted it"

      pourparlers articles withdraw 12 --undo
    """
    if not undo and not (reason and reason.strip()):
        from pourparlers.errors import InputError

        raise InputError("--reason", "is missing", 'Say why, for instance --reason "the outlet retracted it"')
    from pourparlers import intake
    from pourparlers.store import articles

    moment = intake.now()
    with opened(db) as store:

        def work(connection: Connection) -> int:
            found = [articles.find(connection, named) for named in ids]
            if undo:
                return sum(articles.bring_back(connection, at) for at in found)
            return sum(articles.withdraw(connection, at, str(reason).strip(), moment) for at in found)

        changed = store.write(work)
    done = "brought back" if undo else "withdrawn"
    already = f"; {len(ids) - changed:,} already {'there' if undo else 'withdrawn'}" if changed < len(ids) else ""
    say(f"{count(changed, 'article')} {done}{already}")


def _print_list(found: Sequence[Listed]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 120)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("id", justify="right", min_width=max(len(str(told.id)) for told in found))
    table.add_column("published", min_width=10)
    table.add_column("", min_width=2)
    table.add_column("outlet", overflow="ellipsis", no_wrap=True, max_width=20)
    table.add_column("headline", overflow="ellipsis", no_wrap=True, max_width=max(24, console.width - 56))
    table.add_column("meetings", justify="right", min_width=8)
    for told in found:
        marks = "".join(
            (f" [version {told.versions}]" if told.versions > 1 else "", " [withdrawn]" if told.withdrawn else "")
        )
        table.add_row(
            str(told.id),
            told.published or "",
            told.language or "",
            Text(told.outlet or ""),
            Text((told.headline or told.url or "") + marks),
            "" if told.meetings is None else str(told.meetings),
        )
    console.print(table)


def _print_shown(told: Shown) -> None:
    lines = [f"article {told.article.id}: {told.article.headline or told.article.url or 'no headline'}"]
    if told.article.withdrawn:
        lines.append(f"  WITHDRAWN {told.article.withdrawn}: {told.article.withdrawn_why}")
    for version in told.versions:
        made = f"read {version.read} by {version.reader} {version.reader_version}" if version.read else "not read"
        cut = ", a teaser" if version.cut else ""
        lines.append(f"  version {version.number}, added {version.added}{cut}; {made}")
        for seen in told.sightings:
            if seen.version == version.number:
                where = " ".join(filter(None, (seen.url, seen.path))) or "standard input"
                source = f" ({seen.source})" if seen.source else ""
                until = f" to {seen.last_seen}" if seen.last_seen != seen.first_seen else ""
                lines.append(f"    seen at {where}{source}, {seen.first_seen}{until}")
    print_bytes(("\n".join(lines) + "\n\n").encode("utf-8", "backslashreplace"))
