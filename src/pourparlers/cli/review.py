"""``pourparlers review``: what asks for a person's eye, accepted or rejected one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.correct import By, signed
from pourparlers.cli.output import say
from pourparlers.cli.record_options import Names, console, desk, whole_day, words_for
from pourparlers.cli.store_options import AsJson, Db, count, print_lines
from pourparlers.errors import InputError

if TYPE_CHECKING:
    from pourparlers.cli.record_words import RecordWords
    from pourparlers.record.review import Open


def review(
    db: Db = None,
    why: Annotated[
        str | None, typer.Option(metavar="WHY", help="Only what is new, moved, single (one voice) or conflict.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day.")] = None,
    accept: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Accept this meeting; may be repeated.")
    ] = None,
    reject: Annotated[list[str] | None, typer.Option(metavar="ID", help="Reject (hide) it; may be repeated.")] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, shown in the history.")] = "reviewed",
    by: By = None,
    as_json: AsJson = False,
    names: Names = None,
) -> None:
    """Look through what nobody has reviewed: what is new, moved, told by a single voice, or in conflict.

    In a terminal each is asked for: a accepts, r rejects, s skips, q quits. A review holds while date, place and status
    stay as they were seen.

    Examples:

      pourparlers review --why conflict

      pourparlers review --accept 2022-01-10-geneva-talks-a327c5 --by "A. Diplomat"

      pourparlers review --json | jq .id
    """
    from pourparlers.record.calendar import Wanted
    from pourparlers.record.review import REASONS, open_of

    if why is not None and why not in REASONS:
        raise InputError("--why", f"there is no reason {why!r}", f"Choose one of {', '.join(REASONS)}")
    if accept or reject:
        _decide(db, accept or [], reject or [], reason, by)
        return
    known, _ = desk(db)
    wanted = Wanted(whole_day("--from", first), whole_day("--to", last, end=True))
    found = [one for one in open_of(known.meetings(wanted)) if why is None or why in one.why]
    if as_json:
        print_lines(one.meeting for one in found)
    elif not found:
        say("nothing to review")
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _ask(db, found, words_for(names), reason, by)
    else:
        words = words_for(names)
        for one in found:
            _show(one, words)


def _show(one: Open, words: RecordWords) -> None:
    from pourparlers.cli.calendar import line_of

    screen = console()
    screen.print(
        f"{words.day(one.meeting.when)}  [{', '.join(words.own['why_' + why] for why in one.why)}]", style="cyan"
    )
    screen.print(line_of(one.meeting, words, None))


def _decide(db: str | None, accept: list[str], reject: list[str], reason: str, by: str | None) -> None:
    with signed(db, by, reason) as (known, pen):
        for name in accept:
            pen.accept(known, name)
        for name in reject:
            pen.hide(known, name)
    say(f"{count(len(accept), 'meeting')} accepted, {len(reject):,} rejected")


def _ask(db: str | None, found: list[Open], words: RecordWords, reason: str, by: str | None) -> None:
    with signed(db, by, reason) as (known, pen):
        for number, one in enumerate(found, 1):
            _show(one, words)
            answer = ""
            while answer not in ("a", "r", "s", "q"):
                answer = typer.prompt(f"{number}/{len(found)}  [a]ccept [r]eject [s]kip [q]uit", default="s")[
                    :1
                ].lower()
            if answer == "q":
                return
            if answer == "a":
                pen.accept(known, one.meeting.id)
            elif answer == "r":
                pen.hide(known, one.meeting.id)
