"""What is kept, a row for each: articles, spellings, reports, what they say, groups, vague tellings, meetings."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pourparlers.model import MeetingReport, Participant
from pourparlers.record.correction import Correction
from pourparlers.record.drafts import Draft
from pourparlers.record.groups import Group
from pourparlers.record.leaning import Lean
from pourparlers.record.meaning import Candidate
from pourparlers.record.report import Key, Report
from pourparlers.record.telling import Telling


class PersonRow(NamedTuple):
    """A person as an article names him or her."""

    spelling: str
    name: str
    serves: frozenset[str]


class ArticleRow(NamedTuple):
    """An article: the day printed on it, and the day that counts; its text, as stories compare it."""

    printed: date | None
    told: date | None
    agency: str | None
    text: str | None
    persons: tuple[PersonRow, ...]
    reports: tuple[str, ...]


class ReportRow(NamedTuple):
    """A report with all that an account needs. Persons stand by their spellings; ``links`` are the old and new entries
    that its article tells of as moved, where this is one of them."""

    report: Report
    said: MeetingReport
    parts: tuple[tuple[str, bool, Participant], ...]
    official: bool
    agency: str | None
    links: tuple[tuple[Key, Key], ...]
    says: str


class SpellingRow(NamedTuple):
    """A spelling: how often each name is printed that is spelt so, whom it serves by how many, and of a bare surname
    the one that it means."""

    names: dict[str, int]
    serves: dict[str, int]
    owner: str | None = None


class SaysRow(NamedTuple):
    """All reports that say the same but for the persons, and the tellings that they are."""

    keys: tuple[str, ...]
    tellings: tuple[Telling, ...]
    links: tuple[tuple[Key, Key], ...]


class DaysRow(NamedTuple):
    """A group of tellings of the same days, and the greater ones beside it that it may lean to, with their ranks."""

    group: Group
    near: tuple[tuple[float, tuple[int, Key]], ...] = ()
    settled: str = ""

    @property
    def lean(self) -> Lean | None:
        """To which it leans."""
        if not self.near:
            return None
        weight, (_, key) = min(self.near)
        return Lean(weight, self.group.key, key)


class VagueRow(NamedTuple):
    """A vague telling: what it may mean and what it means, whether it was taken in there; and where it was not, to
    which narrower ones beside it it may lean."""

    telling: Telling
    says: str
    candidates: tuple[Candidate, ...] = ()
    means: Key | None = None
    loose: bool = False
    near: tuple[tuple[float, tuple[int, int, Key]], ...] = ()
    group: str = ""

    @property
    def lean(self) -> Lean | None:
        """To which it leans."""
        if not self.near:
            return None
        weight, (_, _, key) = min(self.near)
        return Lean(weight, self.telling.key, key)


class TextRow(NamedTuple):
    """A text by its digest, and the articles that print it, in the order of their keys."""

    digest: bytes
    articles: tuple[str, ...]


class PlaceRow(NamedTuple):
    """In which group of reports and in which meeting a report is."""

    group: str
    meeting: str


class MeetingRow(NamedTuple):
    """A meeting: its reports, its draft, its identifier once it has one."""

    keys: tuple[Key, ...]
    draft: Draft | None = None
    id: str = ""


class JudgedRow(NamedTuple):
    """What corrections do: which hold, which persons are others than their spellings say, and what is joined or parted:
    from which groups of reports, to which meetings."""

    standing: tuple[Correction, ...] = ()
    persons: tuple[tuple[str, str], ...] = ()
    groups: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()


class StampRow(NamedTuple):
    """By what code a record was made, and on which day."""

    code: str
    day: date
