"""Positions in a terminal: issue by issue, each party's acts with their days, and the words behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparlers.cli.record_words import RecordWords, entry_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pourparlers.record.calendar import Calendar
    from pourparlers.record.entry import Issue, Position, Said, Stand

LONGEST_SAID = 220
ACTS = {
    "demand": "yellow", "threaten": "red", "warn": "red", "accuse": "red", "deny": "magenta", "refuse": "magenta",
    "criticise": "red", "deplore": "red", "agree": "green", "promise": "green", "support": "green", "propose": "cyan",
    "confirm": "green",
}  # fmt: skip


def shown(found: Sequence[Position], known: Calendar, words: RecordWords) -> Iterator[RenderableType]:
    """Issue by issue; what was said once on a matter of its own comes last, under one heading."""
    from pourparlers.cli.positions import by_issue

    issues = by_issue(found)
    single = [p for issue, of_one in issues for p in of_one if issue.kind == "alike" and len(of_one) == 1]
    for n, (issue, of_one) in enumerate((i, ps) for i, ps in issues if ps[0] not in single):
        yield Text(("\n" if n else "") + _called(issue, known, words), "bold cyan")
        for position in of_one:
            yield Padding(_head(position, words), (0, 0, 0, 2))
            yield Padding(_lines(position.said, words), (0, 0, 0, 4))
    if single:
        yield Text(f"\n{words.own['other_words']}", "bold cyan")
        single.sort(key=lambda position: position.said[0].day or "")
        yield Padding(_lines([said for position in single for said in position.said], words), (0, 0, 0, 4))


def _called(issue: Issue, known: Calendar, words: RecordWords) -> str:
    meeting = known.meeting(issue.key) if issue.kind == "meeting" else None
    if meeting is None:
        return issue.name[:1].upper() + issue.name[1:]
    return entry_of(meeting, words)


def _head(position: Position, words: RecordWords) -> Text:
    """The party, what it does and since when, and with whom it is at odds."""
    text = Text(words.actor(position.party), "bold")
    for n, stand in enumerate(position.stands):
        text.append(words.shared("colon") if n == 0 else " · ", "not bold")
        text.append(words.shared.of("act", stand.act), f"not bold {ACTS.get(stand.act, '')}")
        if stand.since != stand.latest or stand.voices > 1:
            text.append(f" {_days(stand, words)}, {words.voices(stand.voices)}", "not bold dim")
        if stand.unrepeated:
            text.append(f" ({words.own['unrepeated']})", "not bold yellow")
    if position.against:
        who = ", ".join(map(words.actor, position.against))
        text.append(f" · {words.own['at_odds'].format(who=who)}", "not bold magenta")
    return text


def _days(stand: Stand, words: RecordWords) -> str:
    since, latest = (_day(day, words) for day in (stand.since, stand.latest))
    return since if latest == since else f"{since} – {latest}"


def _day(day: str | None, words: RecordWords) -> str:
    """A day that stays on one line."""
    return words.day(day, weekday=False).replace(" ", "\u00a0") if day else words.own["unknown_day"]


def _lines(said: Sequence[Said], words: RecordWords) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim", min_width=max(len(_day(one.day, words)) for one in said))
    table.add_column()
    for one in said:
        table.add_row(_day(one.day, words), _words(one, words))
    return table


def _words(said: Said, words: RecordWords) -> Text:
    """Who says it by which act, what, through whom, and what it does to what was said before."""
    text = Text(f"{words.actor(said.speaker)} ")
    text.append(words.shared.of("act", said.act), ACTS.get(said.act, ""))
    text.append(f"{words.shared('colon')}{_content(said)}")
    if said.via:
        text.append(f" ({words.own['through'].format(who=', '.join(map(words.actor, said.via)))})", "dim")
    if said.change == "turned":
        text.append(f"  {words.own['turned']}", "bold magenta")
    elif said.change == "kept":
        text.append(f"  {words.own['kept']}", "green")
    return text


def _content(said: Said) -> str:
    """What is said, with its article where what it is about has one; no longer than a line or three."""
    whole = said.about and said.content and said.about.endswith(said.content)
    given = said.about if whole else said.content or said.quote or said.about or said.cue
    content = " ".join((given or "").split())
    return content if len(content) <= LONGEST_SAID else content[: LONGEST_SAID - 1].rsplit(" ", 1)[0] + "…"
