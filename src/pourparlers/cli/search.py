"""``pourparlers search``: the articles in the store that hold some words, the best first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.store_options import (
    AsJson,
    Db,
    FromSource,
    InLanguage,
    OfOutlet,
    Since,
    Until,
    day,
    opened,
    print_lines,
)

if TYPE_CHECKING:
    from rich.text import Text

    from pourparlers.store.search import Hit

MOST = 20


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words that must all be there; "words in order" in quotes.')
    ],
    db: Db = None,
    as_json: AsJson = False,
    language: InLanguage = None,
    outlet: OfOutlet = None,
    source: FromSource = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="So many at most.")] = MOST,
) -> None:
    """Find articles by their words: headline and text, the best first.

    Case and accents don't matter, and endings matter little: negotiations finds negotiating, Geneve finds Genève.
    Articles that were withdrawn are left out.

    Examples:

      pourparlers search Lavrov Geneva

      pourparlers search '"security guarantees"' --since 2022-01

      pourparlers search négociations --language fr --json
    """
    from pourparlers.store.articles import Filter
    from pourparlers.store.search import find

    wanted = Filter(
        language=language,
        outlet=outlet,
        source=source,
        since=day("--since", since),
        until=day("--until", until),
        withdrawn=False,
    )
    with opened(db) as store, store.looking() as connection:
        found = find(connection, _query(words), wanted, limit if as_json else limit + 1)
        if as_json:
            print_lines(found)
            return
        hits = list(found)
    if not hits:
        say("nothing found")
        return
    _print(hits[:limit])
    if len(hits) > limit:
        say(f"the best {limit} are shown; --limit N shows more")


def _query(words: list[str]) -> str:
    """The words as one query; one argument of several words that the shell unquoted is still those words."""
    return " ".join(words)


def _print(hits: list[Hit]) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 100)
    for hit in hits:
        told = hit.article
        line = Text(f"{told.id}  ", style="dim")
        line.append(told.headline or told.url or "no headline", style="bold")
        console.print(line, soft_wrap=True)
        where = " · ".join(filter(None, (told.published, told.language, told.outlet, told.url)))
        console.print(Padding(Text(where, style="dim"), (0, 0, 0, 4)))
        console.print(Padding(_excerpt(hit, colour=console.is_terminal), (0, 0, 1, 4)))


def _excerpt(hit: Hit, *, colour: bool) -> Text:
    """The excerpt with its hits in colour, or between asterisks where there is none."""
    from rich.text import Text

    shown = Text()
    at = 0
    for span in hit.excerpt.hits:
        shown.append(hit.excerpt.text[at : span.start])
        word = hit.excerpt.text[span.start : span.end]
        shown.append(word if colour else f"*{word}*", style="bold yellow")
        at = span.end
    shown.append(hit.excerpt.text[at:])
    return shown
