"""``pourparlers add`` and ``pourparlers reread``: articles into the store, read; and read again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from pourparlers import flow
from pourparlers.cli.inputs import Inputs
from pourparlers.cli.output import say
from pourparlers.cli.store_options import AsJson, Db, Jobs, count, day, opened, print_lines, watched
from pourparlers.errors import InputError, UnknownLanguage

if TYPE_CHECKING:
    from pourparlers.delivery import Delivery
    from pourparlers.intake import Failed
    from pourparlers.store.taking import Taken

ALL_FAILED, SOME_FAILED = 2, 1


def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Addresses, pages, texts, feeds, agendas, mail; folders; - is stdin."),
    ],
    db: Db = None,
    as_json: AsJson = False,
    jobs: Jobs = 1,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call where they come from; articles list filters by it.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet, where the page doesn't tell.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of publication, where the text does not give it.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language of the texts; without it, it is recognised.")
    ] = None,
) -> None:
    """Put articles into the store, and read them.

    The same article again is the same row, wherever it comes from; a changed one is a new version, and the old one is
    kept. What is told as stored is safe: a run that was cut off goes on when it is started again.

    Examples:

      pourparlers add news/

      pourparlers add news/ --jobs 4 --source archive

      pourparlers add news/ --json                one line an article, once it is safe

      pourparlers add news/ --db desk.db          another store; then articles list --db desk.db

      pourparlers add https://example.org/2022/talks crawl.warc.gz

      curl -s https://example.org/story.html | pourparlers add -
    """
    published = day("--published", published)
    if language is not None and language not in flow.languages():
        raise UnknownLanguage("--language", language, flow.languages())
    from pourparlers import intake

    def deliveries() -> Iterator[Delivery | InputError]:
        for one in inputs.all:
            held = [one] if isinstance(one, InputError) else inputs.deliveries(one)
            yield from (_told(delivery, source, outlet, published, language) for delivery in held)

    with Inputs(paths) as inputs, opened(db, create=True) as store:
        taken = intake.take(store, deliveries(), jobs=jobs)
        tally = Tally(as_json)
        for told in watched(taken, None, silent=as_json and sys.stdout.isatty()):
            tally.note(told)
    tally.close()


def reread(
    stale: Annotated[
        bool, typer.Option("--stale", help="Only what another version of the reader or the packs has read, or nobody.")
    ] = False,
    db: Db = None,
    jobs: Jobs = 1,
) -> None:
    """Read again the articles in the store.

    One that was cut off goes on where it came to, when it is started again.

    Examples:

      pourparlers reread --stale          after an update, or a change to a language pack

      pourparlers reread --jobs 4         everything
    """
    from pourparlers import intake
    from pourparlers.store.readings import count_to_read, position

    with opened(db) as store:
        with store.looking() as connection:
            after = 0 if stale else position(connection)
            total = count_to_read(connection, stale=stale, after=after)
        if after:
            say(f"going on with what is left of the last run: {count(total, 'article version')}")
        done = failed = 0
        for step in watched(intake.reread(store, stale=stale, jobs=jobs), total):
            if isinstance(step, int):
                done += step
            else:
                failed += 1
                say(step.error)
    say(f"{count(done, 'article version')} read again" + (f", {failed:,} failed" if failed else ""))
    if failed:
        raise typer.Exit(SOME_FAILED if done else ALL_FAILED)


class Tally:
    """Tells of each article and failure, and sums up."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._outcomes = {"new": 0, "changed": 0, "known": 0}
        self._failed = self._read = self._meetings = self._statements = 0

    def note(self, told: Taken | Failed) -> None:
        from pourparlers.intake import Failed

        if isinstance(told, Failed):
            self._failed += 1
            say(told.error)
            return
        self._outcomes[told.outcome] += 1
        self._read += told.meetings is not None
        self._meetings += told.meetings or 0
        self._statements += told.statements or 0
        if self._as_json:
            print_lines([told])

    def close(self) -> None:
        """The sum in one line, and the exit code that tells how it went."""
        parts = [f"{number:,} {outcome}" for outcome, number in self._outcomes.items() if number]
        parts += [f"{self._failed:,} failed"] if self._failed else []
        facts = f"{count(self._meetings, 'meeting')}, {count(self._statements, 'statement')}"
        say(f"articles: {', '.join(parts) or 'none'}" + (f"; read in what is new: {facts}" if self._read else ""))
        if self._failed:
            raise typer.Exit(SOME_FAILED if any(self._outcomes.values()) else ALL_FAILED)


def _told(
    delivery: Delivery | InputError, source: str | None, outlet: str | None, published: str | None, language: str | None
) -> Delivery | InputError:
    """A delivery with what the user says of it, which goes before its own word."""
    if isinstance(delivery, InputError):
        return delivery
    return msgspec.structs.replace(
        delivery,
        path=os.path.abspath(delivery.path) if delivery.path else None,  # noqa: PTH100
        source=source,
        outlet=outlet or delivery.outlet,
        published=published or delivery.published,
        language=language or delivery.language,
    )
