"""How ``watch`` shows what happens: a log of JSON Lines, or a table that lives on a terminal."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from pourparlers.cli.output import print_bytes

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from pourparlers.delivery import Source
    from pourparlers.watching.telling import Event
    from pourparlers.watching.watch import Watch

LATEST = 8
COLUMNS = {"source": 20, "last turn": 9, "articles": 20, "next turn": 9, "trouble": None}
STYLES = {"changed": "green", "failed": "red"}


class Log:
    """One JSON object a line on standard output, each written whole."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def tell(self, event: Event) -> None:
        """Write an event down."""
        with self._lock:
            print_bytes(msgspec.json.encode(event) + b"\n")

    def follow(self, watch: Watch) -> None:
        """The log needs no more than the events."""


class Screen:
    """A table of the sources, and under it the last articles; drawn anew each second."""

    def __init__(self) -> None:
        self._watch: Watch | None = None
        self._turns: dict[str, Event] = {}
        self._latest: list[Event] = []
        self._lock = threading.Lock()

    def tell(self, event: Event) -> None:
        """Keep what the table shows of an event."""
        with self._lock:
            if event.event == "turn" and event.source:
                self._turns[event.source] = event
            elif event.event in ("article", "withdrawn", "problem"):
                self._latest = [*self._latest[1 - LATEST :], event]

    def follow(self, watch: Watch) -> None:
        """Whose sources are shown."""
        self._watch = watch

    def __rich__(self) -> Table:
        from rich.table import Table
        from rich.text import Text

        from pourparlers.watching.watch import soonest

        whole = Table.grid(expand=True)
        table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
        for name, width in COLUMNS.items():
            table.add_column(name, overflow="ellipsis", no_wrap=True, width=width, ratio=None if width else 1)
        watched = [] if self._watch is None else list(soonest(self._watch.sources))
        under_way = set() if self._watch is None else set(self._watch.under_way)
        with self._lock:
            for source in watched[:200]:
                table.add_row(*self._row(source, source.name in under_way))
            whole.add_row(table)
            for event in self._latest:
                what = event.outcome or event.event
                line = f"{clock(event.time)}  {what:10} {event.headline or event.problem or event.url or ''}"
                whole.add_row(Text(line, style=STYLES.get(what, "dim"), overflow="ellipsis", no_wrap=True))
        return whole

    def _row(self, source: Source, under_way: bool) -> Iterator[Text]:
        from rich.text import Text

        turn, state = self._turns.get(source.name), source.fetched
        due = (turn.due if turn else None) or state.due
        yield Text(source.name)
        yield Text(clock(turn.time if turn else state.checked))
        yield Text(counted(turn), style=STYLES.get((turn.outcome if turn else None) or "", ""))
        yield Text("now" if under_way else clock(due))
        yield Text((turn.problem if turn else state.problem) or "", style="red")


def counted(turn: Event | None) -> str:
    """What a turn brought."""
    if turn is None:
        return ""
    numbers = {"new": turn.new, "changed": turn.changed, "withdrawn": turn.withdrawn, "failed": turn.failed}
    return ", ".join(f"{number} {what}" for what, number in numbers.items() if number) or (turn.outcome or "")


def clock(moment: str | None) -> str:
    """A moment of the store as a clock here shows it; its day instead, where that is not today."""
    if moment is None:
        return ""
    here = datetime.datetime.fromisoformat(moment).astimezone()
    today = here.date() == datetime.datetime.now().astimezone().date()
    return here.strftime("%H:%M:%S" if today else "%d %b")


@contextmanager
def shows(*, table: bool) -> Iterator[Log | Screen]:
    """The log, or the table while it lives."""
    if not table:
        yield Log()
        return
    from rich.live import Live

    screen = Screen()
    with Live(screen, refresh_per_second=1, transient=False, get_renderable=lambda: screen):
        yield screen
