"""All drawers of a kept record, each with the marks that its rows are found by."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from pourparlers.record.blocks import MONTH, names_of, offered
from pourparlers.record.groups import Group
from pourparlers.record.keeping.homes import Homes
from pourparlers.record.keeping.rows import (
    ArticleRow,
    DaysRow,
    JudgedRow,
    MeetingRow,
    PlaceRow,
    ReportRow,
    SaysRow,
    SpellingRow,
    StampRow,
    TextRow,
    VagueRow,
)
from pourparlers.record.keeping.shelf import Drawer, Shelf
from pourparlers.record.report import Key
from pourparlers.record.same_meeting import day_marks, month_marks
from pourparlers.record.same_story import bands
from pourparlers.record.spans import span_of
from pourparlers.record.spelling import sound

LONGEST = 400
"""A date of more days than this is looked for in every month."""


class Kept:
    """A record as it is kept on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.stamp = Drawer(shelf, "stamp", StampRow)
        self.held = Drawer(shelf, "held", str)
        self.articles = Drawer(shelf, "article", ArticleRow, _article)
        self.spellings = Drawer(shelf, "spelling", SpellingRow, _spelling)
        self.spelt = Homes(shelf, "spelling")
        self.usual = Drawer(shelf, "usual", str)
        self.reports = Drawer(shelf, "report", ReportRow)
        self.says = Drawer(shelf, "says", SaysRow, _says)
        self.said_on = Homes(shelf, "says")
        self.grouped = Drawer(shelf, "grouped", tuple[str, ...])
        self.days = Drawer(shelf, "days", DaysRow, _days)
        self.leaning = Homes(shelf, "days")
        self.settled = Drawer(shelf, "settled", Group, _settled)
        self.vague = Drawer(shelf, "vague", VagueRow, _vague)
        self.loose = Homes(shelf, "vague")
        self.hoped = Drawer(shelf, "hoped", tuple[str, ...])
        self.groups = Drawer(shelf, "group", tuple[Key, ...])
        self.placed = Drawer(shelf, "placed", PlaceRow)
        self.judged = Drawer(shelf, "judged", JudgedRow)
        self.texts = Drawer(shelf, "text", TextRow, _text)
        self.stories = Homes(shelf, "story")
        self.meetings = Drawer(shelf, "meeting", MeetingRow, _meeting)
        self.called = Drawer(shelf, "called", str)
        self.named = Drawer(shelf, "named", str)
        self.age = Drawer(shelf, "age", int)
        self.leads = Drawer(shelf, "leads", str)

    def close(self) -> None:
        """Write all that has changed."""
        for part in vars(self).values():
            part.close()

    def corrections(self) -> JudgedRow:
        """What corrections do."""
        return self.judged.get("") or JudgedRow()


def ref(key: Key) -> str:
    """A report's key as one word."""
    return f"{key.article}#{key.meeting}"


def key_of(name: str) -> Key:
    """A report's key from one word."""
    return Key(*name.rsplit("#", 1))


def _article(_: str, row: ArticleRow) -> Iterator[Hashable]:
    yield "printed", row.printed.isoformat() if row.printed else None
    yield from (("person", person.spelling) for person in row.persons)


def _spelling(key: str, _: SpellingRow) -> Iterator[Hashable]:
    words = words_in(key)
    yield from (("full" if len(words) > 1 else "bare", heard) for heard in {sound(word) for word in words})


def words_in(spelling: str) -> tuple[str, ...]:
    """The words of a spelling."""
    return tuple(spelling.split(" ")) if spelling else ()


def _says(_: str, row: SaysRow) -> Iterator[Hashable]:
    for telling in row.tellings:
        if telling.sharp:
            yield from ((telling.report.days, mark) for mark in offered(telling.report))


def _days(_: str, row: DaysRow) -> Iterable[Hashable]:
    return {*day_marks(row.group, offered), *(("near", rank[1]) for _, rank in row.near)}


def _settled(_: str, row: Group) -> Iterable[Hashable]:
    return month_marks(row.tellings)


def _vague(_: str, row: VagueRow) -> Iterator[Hashable]:
    few = len(names_of(row.telling.report)) == 1
    for mark in month_marks((row.telling,)):
        yield "vague", few, mark
        if row.loose:
            yield "loose", few, mark
    yield from (("may mean", candidate.group) for candidate in row.candidates)
    yield from (("near", rank[2]) for _, rank in row.near)
    if row.means is not None:
        yield "means", row.means


def _text(_: str, row: TextRow) -> Iterator[Hashable]:
    return bands(row.digest)


def _meeting(_: str, row: MeetingRow) -> Iterator[Hashable]:
    if not row.id:
        yield "unnamed"
    if row.draft is None:
        return
    yield from (("month", month) for month in months(row.draft.corrected.when))
    yield from (("changed", change.day) for change in row.draft.meeting.history)
    yield from (("frame", ref(key)) for key in row.draft.frames)


def months(when: str | None) -> Iterable[int | None]:
    """Where a meeting is looked for by its date; ``None`` for one that is looked for always."""
    known = span_of(when) if when else None
    if known is None or known.yearless:
        return ()
    first, last = known.first.toordinal(), known.last.toordinal()
    return range(first // MONTH, last // MONTH + 1) if last - first <= LONGEST else (None,)
