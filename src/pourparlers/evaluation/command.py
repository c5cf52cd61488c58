"""``pourparlers evaluate FOLDER``: how well the program reads texts that have gold.

The rest of the package is imported when the command runs, so that other commands start fast.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.errors import InputError, PourparlersError

if TYPE_CHECKING:
    from pourparlers.evaluation.corpus import Half
    from pourparlers.evaluation.run import Result


def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder with texts/ and gold/; with --timex, of TimeML files.")
    ],
    half: Annotated[str | None, typer.Option(help="Only the half to 'work' on, or the one to 'measure' on.")] = None,
    language: Annotated[str | None, typer.Option(help="Only texts of this language.")] = None,
    only: Annotated[str, typer.Option(help="Only these texts: fr-1,en-2")] = "",
    readings: Annotated[Path | None, typer.Option(help="Score these readings (JSON Lines) instead.")] = None,
    per_text: Annotated[bool, typer.Option("--per-text", help="Add a line for each text.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List the errors by class.")] = False,
    holding: Annotated[str, typer.Option("--class", help="Of the errors, only classes that hold this word.")] = "",
    timex: Annotated[bool, typer.Option("--timex", help="Score time expressions against TimeML.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print figures against goals as Markdown.")] = False,
) -> None:
    """Score meetings, statements and people against gold, or time expressions against TimeML.

    Examples:

      pourparlers evaluate FOLDER

      pourparlers evaluate FOLDER --language fr --errors

      pourparlers evaluate --timex FOLDER --language en
    """
    try:
        if timex:
            _evaluate_dates(folder, language or _language_of(folder), errors=errors, json=json)
        else:
            chosen = [text for text in only.split(",") if text]
            results = _results(folder, _half(half), language, chosen, readings)
            if not readings:
                _say_what_is_not_read(results)
            if json or markdown:
                _print_data(results, json=json, per_text=per_text, errors=errors)
            else:
                _print_report(results, per_text=per_text, errors=errors or bool(holding), holding=holding)
    except PourparlersError as error:
        print(f"pourparlers: {error}", file=sys.stderr)
        raise typer.Exit(2) from error


def _results(
    folder: Path, half: Half | None, language: str | None, only: list[str], readings: Path | None
) -> list[Result]:
    from pourparlers.evaluation.corpus import texts
    from pourparlers.evaluation.run import evaluate_text, read_text, recorded

    reader = recorded(readings) if readings else read_text
    results = [evaluate_text(text, reader) for text in texts(folder, half=half, language=language, only=only)]
    if not results:
        raise InputError(str(folder), "no texts with gold, or none that you chose", "Look in its folder gold/")
    return results


def _say_what_is_not_read(results: list[Result]) -> None:
    """Texts in a language without a pack count as read with nothing found: say so once."""
    from pourparlers.languages import pack

    missing = sorted({result.text.language for result in results} - set(pack.known()))
    if missing:
        print(f"pourparlers: no pack for {', '.join(missing)}: nothing is read in those texts", file=sys.stderr)


def _print_data(results: list[Result], *, json: bool, per_text: bool, errors: bool) -> None:
    from pourparlers.evaluation.accuracy import as_markdown
    from pourparlers.evaluation.report import as_json

    print(as_json(results, per_text=per_text, listed=errors) if json else as_markdown(results))


def _print_report(results: list[Result], *, per_text: bool, errors: bool, holding: str) -> None:
    from pourparlers.evaluation.report import console, print_errors, print_tables

    out = console()
    print_tables(results, out, per_text=per_text)
    if errors:
        print_errors(results, out, holding=holding)


def _evaluate_dates(folder: Path, language: str, *, errors: bool, json: bool) -> None:
    from pourparlers.evaluation.report import console
    from pourparlers.evaluation.timex import read_dates, score_folder
    from pourparlers.evaluation.timex_report import print_timex, timex_json

    score = score_folder(folder, read_dates(language))
    if json:
        print(timex_json(score))
    else:
        print_timex(score, console(), listed=errors)


def _half(half: str | None) -> Half | None:
    known: dict[str | None, Half | None] = {None: None, "work": "work", "measure": "measure"}
    if half in known:
        return known[half]
    raise InputError(f"--half {half}", "no such half", "There are 'work' and 'measure'")


def _language_of(folder: Path) -> str:
    """The language that the folder is named after, as fr-timebank and meantime-en are."""
    found = re.search(r"(?:^|-)([a-z]{2})(?:-|$)", folder.resolve().name)
    if found:
        return found[1]
    raise InputError(str(folder), "its name does not say the language", "Give it with --language")
