"""``pourparlers page``: a page as the program sees it, each block with its kind."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from pourparlers import flow
from pourparlers.cli.inputs import Input, Inputs
from pourparlers.cli.output import check_target, print_bytes, say, write_whole
from pourparlers.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pourparlers.delivery import Delivery
    from pourparlers.model import Article


def page(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A page, a text, an address; - is standard input.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the article as JSON; one line an article where there are more.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write one page: the text with every block in its colour.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of publication, where the page does not give it.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language of the page; without it, it is recognised.")
    ] = None,
) -> None:
    """Show what a page is made of: headline, byline, body, captions, credits, and the furniture round them.

    Nothing is read in it; what each fact about the page rests on stands behind it.

    Examples:

      pourparlers page story.html

      pourparlers page story.html --html blocks.html

      curl -s https://example.org/story.html | pourparlers page - --json
    """
    from pourparlers.page.article import articles_of

    if html is not None:
        check_target(html)
    day = flow.day_of(published)
    with Inputs([file]) as inputs:
        delivered = [told for one in inputs.all for told in _told(inputs, one)]
    articles = tuple(a for told in delivered for a in articles_of(told, published=day, language=language))
    if html is not None:
        from pourparlers.cli.blocks_html import render

        write_whole(html, render(articles).encode("utf-8"))
        say(f"{html}: the blocks of {len(articles)} article" + ("" if len(articles) == 1 else "s"))
    if as_json:
        print_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles))
    elif html is None:
        show(articles)


def _told(inputs: Inputs, one: Input | InputError) -> Iterator[Delivery]:
    """What an input holds; the first thing that cannot be taken in ends it."""
    for told in [one] if isinstance(one, InputError) else inputs.deliveries(one):
        if isinstance(told, InputError):
            raise told
        yield told


def show(articles: tuple[Article, ...]) -> None:
    """The blocks on the terminal in colour; elsewhere a line each, its kind before a tab."""
    from pourparlers.cli.blocks import facts_of, facts_table, labelled, lines_of

    if not sys.stdout.isatty():
        for article in articles:
            lines = [*("\t".join(fact) for fact in facts_of(article)), "", *lines_of(article), ""]
            print_bytes("\n".join(lines).encode("utf-8", "replace") + b"\n")
        return
    from rich.console import Console

    console = Console(highlight=False)
    for number, article in enumerate(articles):
        if number:
            console.rule()
        console.print(facts_table(article))
        console.print()
        for line in labelled(article):
            console.print(line)
