"""How one look at a source went, in a record and in a line: what it has, or what is wrong with it."""

from __future__ import annotations

import datetime
from typing import Literal

from pourparlers.delivery import Source, SourceKind
from pourparlers.errors import InputError, PourparlersError
from pourparlers.gather.following import Fetch, Parse, as_input, listed
from pourparlers.gather.tally import Tally
from pourparlers.model import Record

MOST_LOCAL = 1000


class Turn(Record, frozen=True, kw_only=True):
    """``found`` counts what it lists, ``whole`` those that it hands over in full, ``note`` what was passed over."""

    name: str
    kind: SourceKind
    address: str
    status: Literal["ok", "empty", "failed"]
    found: int = 0
    whole: int = 0
    newest: str | None = None
    title: str | None = None
    language: str | None = None
    note: str | None = None
    problem: str | None = None

    def line(self) -> str:
        """For a person, in one line."""
        if self.status == "failed":
            return f"{self.name}: {self.problem}"
        entries = f"{self.found:,} {'entry' if self.found == 1 else 'entries'}" if self.found else "nothing in it"
        full = f" ({self.whole:,} in full)" if 0 < self.whole < self.found else ""
        last = f", {'last' if self.kind == 'agenda' else 'newest'} {self.newest[:10]}" if self.newest else ""
        return f"{self.name}: {self.kind}, {entries}{full}{last}" + (f"; {self.note}" if self.note else "")

    def tally(self) -> Tally:
        """The count, for who goes on with it."""
        return Tally(title=self.title, language=self.language, found=self.found, newest=self.newest)


def turn_of(source: Source, fetch: Fetch, parsed: Parse, today: datetime.date | None = None) -> Turn:
    """A look at what a source lists; nothing that it lists is fetched, and none of our errors is raised."""
    tally = Tally()
    found = whole = 0
    problem: InputError | None = None
    try:
        for told in listed(source, fetch, parsed=parsed, today=today, tally=tally):
            if isinstance(told, InputError):
                problem = problem or told
                tally.pass_over(told.why)
            else:
                found += 1
                whole += not told.cut
            if source.kind in ("files", "mail", "warc") and found >= MOST_LOCAL:
                break
    except PourparlersError as error:
        problem = as_input(error, source.address)
        found = 0
    failed = problem is not None and not found
    return Turn(
        name=source.name,
        kind=source.kind,
        address=source.address,
        status="failed" if failed else "ok" if found else "empty",
        found=found,
        whole=whole,
        newest=tally.newest,
        title=tally.title,
        language=tally.language,
        note=None if failed else tally.told() or None,
        problem=_told(problem, source) if failed and problem else None,
    )


def _told(problem: InputError, source: Source) -> str:
    where = "" if problem.where == source.address else f"{problem.where}: "
    return f"{where}{problem.why}" + (f". {problem.hint}" if problem.hint else "")
