"""The command line's root: its commands, its version, and how errors reach a person."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import Annotated

import typer

from pourparlers import __version__
from pourparlers.cli import articles, correct, db, digest, languages, source_commands, user
from pourparlers.cli.add import add, reread
from pourparlers.cli.calendar import calendar
from pourparlers.cli.changes import changes
from pourparlers.cli.export import export
from pourparlers.cli.init import init
from pourparlers.cli.meeting import meeting
from pourparlers.cli.output import say
from pourparlers.cli.page import page
from pourparlers.cli.people import people, stories
from pourparlers.cli.positions import positions
from pourparlers.cli.read import read
from pourparlers.cli.review import review
from pourparlers.cli.search import search
from pourparlers.cli.serve import serve
from pourparlers.cli.trending import trending
from pourparlers.cli.watch import watch
from pourparlers.errors import PourparlersError
from pourparlers.evaluation.command import evaluate

HELP = """
Reads the news on diplomacy, and keeps the calendar: who meets whom, when, where; who says what; which sentence says so.

Examples:

  pourparlers read story.txt                 a report of one article

  pourparlers read news/ --ics talks.ics     the calendar of a folder of articles

  pourparlers read news/ --json              every fact, with its characters in the text

  pourparlers add news/                      into the store, each article once; then articles list

  pourparlers watch                          follow all sources, until stopped

  pourparlers calendar --from 2022-01-10     who meets whom, as all articles tell it

  pourparlers serve                          the record as a site, for a browser

  pourparlers export --format csv            the record as tables, for a spreadsheet or a notebook

  pourparlers page story.html                what a page is made of, block by block

  pourparlers languages                      what is read in which language

Each command explains itself: pourparlers read --help
"""
BAD_INPUT, OUR_MISTAKE, INTERRUPTED = 2, 70, 130
TRACEBACK = "POURPARLERS_TRACEBACK"

app = typer.Typer(
    name="pourparlers",
    help=HELP,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(page)
app.command()(add)
app.command()(reread)
app.command()(search)
app.command()(watch)
app.command()(serve)
app.command()(init)
app.add_typer(articles.app, name="articles")
app.add_typer(db.app, name="db")
for command in (calendar, meeting, changes, people, positions, stories, trending, review, export):
    app.command()(command)
app.add_typer(correct.app, name="correct")
app.add_typer(user.app, name="user")
app.add_typer(digest.app, name="digest")
app.command()(evaluate)
app.add_typer(source_commands.app, name="sources")
app.add_typer(languages.app, name="languages")


def _print_version(asked: bool) -> None:
    if asked:
        print(f"pourparlers {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """The options of the program itself."""


def run() -> None:
    """Run the command that the user typed; an error is one line, never a traceback."""
    # The packs are a million objects that stay: looking through them while they are made costs a tenth of the start.
    gc.set_threshold(500_000, 10, 10)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that has no letter for a name shows a question mark, and the rest.
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="pourparlers")
    except PourparlersError as error:
        say(error)
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has closed it. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if TRACEBACK in os.environ:
            raise
        why = f"{type(error).__name__}: {error}"
        say(f"a mistake of the program: {why}. Please report it, with what {TRACEBACK}=1 shows")
        sys.exit(OUR_MISTAKE)
