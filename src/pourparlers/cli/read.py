"""``pourparlers read``: texts in; a report, JSON, a page or a calendar out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from pourparlers import flow
from pourparlers.cli.inputs import Input, Inputs
from pourparlers.cli.output import check_target, print_bytes, say, users_language, write_whole
from pourparlers.delivery import Delivery
from pourparlers.errors import InputError, PourparlersError, UnknownLanguage
from pourparlers.model import Reading, to_json

ALL_FAILED, SOME_FAILED = 2, 1


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Addresses, pages, texts, feeds, agendas, mail; folders; - is stdin."),
    ],
    json: Annotated[
        bool, typer.Option("--json", help="Print the facts as JSON; one line an article where there are more.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write one page: the text with every fact highlighted.")
    ] = None,
    ics: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the meetings as an iCalendar file.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of publication, where the text does not give it.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language of the texts; without it, it is recognised.")
    ] = None,
    names: Annotated[
        str | None, typer.Option(metavar="LANG", help="The language for names of states and bodies, and the report.")
    ] = None,
) -> None:
    """Read the news, and tell who meets whom, when and where, and who says what.

    Every fact comes with the sentence that says so.

    Examples:

      pourparlers read story.txt

      pourparlers read story.txt --published 2022-01-04

      pourparlers read news/ --ics talks.ics --html talks.html

      pourparlers read news/ --json > readings.jsonl

      pourparlers read https://example.org/2022/talks

      pourparlers read letter.eml agenda.ics crawl.warc.gz

      curl -s https://example.org/story.html | pourparlers read - --language fr
    """
    published = flow.day_of(published)
    known = flow.languages()
    if language is not None and language not in known:
        raise UnknownLanguage("--language", language, known)
    if names is not None and names not in known:
        raise InputError("--names", f"there are no names in {names!r}", f"Choose one of {', '.join(known)}")
    targets = [target for target in (html, ics) if target is not None]
    for target in targets:
        check_target(target)

    spoken = names or users_language()

    def read_one(delivery: Delivery) -> tuple[Reading, ...]:
        readings = flow.read_delivery(delivery, published, language, names=names or "en")
        unknown = next((r for r in readings if r.article.language not in known and r.article.event is None), None)
        if unknown is not None:
            where = delivery.url or delivery.path or "standard input"
            raise UnknownLanguage(where, unknown.article.language, known)
        return readings

    with Inputs(paths) as inputs:
        batch = Batch(read_one, inputs, silent=json and sys.stdout.isatty())
        _report(batch, json, html, ics, spoken)
    batch.close()


def _report(batch: Batch, json: bool, html: Path | None, ics: Path | None, spoken: str) -> None:
    """What was read, in the form that was asked for."""
    targets = html is not None or ics is not None
    if json and not targets:
        for reading in batch:
            print_bytes(to_json(reading) + b"\n")
    else:
        readings = list(batch)
        _write(readings, html, ics, spoken)
        if json:
            print_bytes(b"".join(to_json(reading) + b"\n" for reading in readings))
        elif readings and not targets:
            from pourparlers.cli.report import print_report

            print_report(readings, spoken)


class Batch(Iterable[Reading]):
    """Reads input after input; one that fails is told and counted, and the rest still read."""

    def __init__(self, read_one: Callable[[Delivery], tuple[Reading, ...]], inputs: Inputs, *, silent: bool) -> None:
        self._read_one = read_one
        self._silent = silent
        self._inputs = inputs
        self._read = self._failed = self._meetings = self._statements = 0

    def __iter__(self) -> Iterator[Reading]:
        for one in self._with_progress():
            if isinstance(one, InputError):
                self._fail(one)
                continue
            for delivery in self._inputs.deliveries(one):
                yield from self._readings(delivery, one)

    def _readings(self, delivery: Delivery | InputError, one: Input) -> Iterator[Reading]:
        try:
            if isinstance(delivery, InputError):
                raise delivery
            readings = self._read_one(delivery)
        except PourparlersError as error:
            self._fail(error)
        except Exception as error:
            why = f"could not be read ({type(error).__name__}: {error})"
            self._fail(InputError(one.name, why, "This is a mistake of the program: please report it"))
        else:
            self._read += len(readings)
            self._meetings += sum(len(reading.meetings) for reading in readings)
            self._statements += sum(len(reading.statements) for reading in readings)
            yield from readings

    def close(self) -> None:
        """Sum up where there was more than one article, and end with the exit code that tells how it went."""
        if len(self._inputs.all) > 1 or self._read + self._failed > 1:
            failed = f", {self._failed} failed" if self._failed else ""
            say(
                f"{_count(self._read, 'article')} read{failed}: "
                f"{_count(self._meetings, 'meeting')}, {_count(self._statements, 'statement')}"
            )
        if self._failed:
            raise typer.Exit(SOME_FAILED if self._read else ALL_FAILED)

    def _fail(self, error: PourparlersError) -> None:
        self._failed += 1
        say(error)

    def _with_progress(self) -> Iterator[Input | InputError]:
        """The inputs, with a bar on standard error where a person watches and waits."""
        inputs = self._inputs.all
        if self._silent or len(inputs) < 2 or not sys.stderr.isatty():
            yield from inputs
            return
        from rich.console import Console
        from rich.progress import track

        yield from track(inputs, description="", console=Console(stderr=True), transient=True)


def _write(readings: list[Reading], html: Path | None, ics: Path | None, spoken: str) -> None:
    if not readings:
        return
    if html is not None:
        from pourparlers.cli.page_html import render

        write_whole(html, render(readings, language=spoken).encode("utf-8"))
        say(f"{html}: the page of {_count(len(readings), 'article')}")
    if ics is not None:
        from pourparlers.showing.ical import calendar_of

        content = calendar_of(readings)
        write_whole(ics, content)
        dated = content.count(b"BEGIN:VEVENT")
        say(f"{ics}: {_count(dated, 'dated meeting')} of {sum(len(reading.meetings) for reading in readings)} reports")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
