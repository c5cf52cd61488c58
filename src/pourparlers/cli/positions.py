"""``pourparlers positions``: who says, demands, denies, promises what on which issue, over time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.record_options import AsCsv, AsOf, Names, console, desk, print_csv, words_for
from pourparlers.cli.store_options import AsJson, Db, print_lines

if TYPE_CHECKING:
    from pourparlers.languages.issues_schema import OwnIssue
    from pourparlers.record.calendar import Calendar
    from pourparlers.record.entry import Issue, Position

COLUMNS = ("issue", "party", "day", "speaker", "via", "act", "content", "quote", "change", "articles", "article")


def positions(
    actor: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What this state, organisation or person says (a state with its officials)."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="ISSUE", help="On this issue, by its name in any language, else on these words."),
    ] = None,
    issues: Annotated[
        Path | None,
        typer.Option("--issues", metavar="FILE", help="Issues of your own: [[issue]] with name and words, as TOML."),
    ] = None,
    db: Db = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    names: Names = None,
) -> None:
    """Show who says, demands, denies or promises what on which issue, over time, and who is at odds with whom.

    An issue is told by its words, which each language's pack lists, by the meeting that is spoken of, or else by
    likeness. Name your own in a file: a star stands for any ending, words may be of any language.

      [[issue]]

      name = "Nord Stream 2"

      words = ["nord stream*", "північн* потік*"]

    What was named on the desk (correct issue) is known without a file.

    Examples:

      pourparlers positions --actor Russia --on sanctions

      pourparlers positions --actor Ryabkov --as-of 2022-01-10

      pourparlers positions --on "written answer"

      pourparlers positions --issues mine.toml --csv > positions.csv
    """
    from pourparlers.record.correction import Standing

    known, _ = desk(db, as_of)
    own = [*_own(issues), *Standing(known.holding).issues()]
    words = words_for(names)
    found = _found(known, own, actor, on, words.shared.language)
    if as_json:
        print_lines(found)
    elif as_csv:
        print_csv(COLUMNS, (row for position in found for row in _rows(position)))
    elif not found:
        say("no positions" + (" that fit" if actor or on else " in this store yet: pourparlers add FILE..."))
    else:
        from pourparlers.cli.positions_shown import shown

        screen = console()
        for part in shown(found, known, words):
            screen.print(part)


def _own(path: Path | None) -> list[OwnIssue]:
    if path is None:
        return []
    from pourparlers.errors import InputError, PackError
    from pourparlers.languages.issues_schema import OwnIssues
    from pourparlers.languages.pack import convert

    try:
        return list(convert(path, path.read_bytes(), OwnIssues).issue)
    except OSError as error:
        raise InputError(str(path), error.strerror or "can't be read", "Name a TOML file of issues") from None
    except PackError as error:
        raise InputError(str(path), str(error), "Each issue is [[issue]] with name = and words = [...]") from None


def _found(
    known: Calendar, own: Sequence[OwnIssue], actor: str | None, on: str | None, language: str
) -> list[Position]:
    """What is asked for; words that name no issue are looked for in the statements themselves."""
    from pourparlers.languages.issues_schema import OwnIssue
    from pourparlers.record.calendar import fits
    from pourparlers.record.issues import words_of
    from pourparlers.record.positions import positions_of

    def spoken(party: str, speaker: str) -> bool:
        return fits(actor, (party, speaker))

    found = positions_of(known, own, language, spoken)
    if on is None:
        return list(found)
    of_that_name = [position for position in found if fits(on, _called(position.issue))]
    if of_that_name:
        return of_that_name
    looked_for = OwnIssue(name=on, words=(" ".join(f"{word}*" for word in words_of(on)),))
    again = positions_of(known, [looked_for], language, spoken)
    return [position for position in again if position.issue.kind == "own"]


def _called(issue: Issue) -> tuple[str, ...]:
    """The names by which a user may ask for an issue."""
    from pourparlers.record.issues import all_names

    if issue.kind == "alike":
        return ()
    return (issue.name, issue.key, *(all_names(issue.key) if issue.kind == "named" else ()))


def _rows(position: Position) -> list[tuple[object, ...]]:
    return [
        (
            position.issue.name,
            position.party,
            said.day,
            said.speaker,
            "; ".join(said.via),
            said.act,
            said.content or said.about,
            said.quote,
            said.change,
            len(said.articles),
            said.article,
        )
        for said in position.said
    ]


def by_issue(found: Sequence[Position]) -> list[tuple[Issue, list[Position]]]:
    """The positions on each issue, in their order."""
    groups = groupby(found, key=lambda position: position.issue.key)
    return [(of_one[0].issue, of_one) for of_one in ([*group] for _, group in groups)]
