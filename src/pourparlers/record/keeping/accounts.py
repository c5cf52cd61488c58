"""The account of each meeting, made again where its reports, their voices, persons or corrections are others."""

from __future__ import annotations

from collections.abc import Iterable

from pourparlers.record.account import Heard, PartTold, in_order
from pourparlers.record.correction import Correction, Standing
from pourparlers.record.drafts import draft_of, each_once
from pourparlers.record.keeping.kept import Kept, ref
from pourparlers.record.keeping.persons import marks
from pourparlers.record.keeping.rows import MeetingRow, ReportRow
from pourparlers.record.keeping.tellings import resolved


def touched_by(kept: Kept, corrections: Standing, meetings: set[str]) -> set[str]:
    """Some meetings, and those that corrections may go from or to where these are others or the corrections are."""
    before = kept.corrections().standing
    new = set(before) ^ set(corrections.all)
    reports = _reports(kept, meetings)
    about = {c for c in corrections.all if not reports.isdisjoint(c.about)}
    named = {name for c in new | about for name in c.about}
    return meetings | {place.meeting for place in kept.placed.many(named).values()}


def _reports(kept: Kept, meetings: Iterable[str]) -> set[str]:
    names = set(meetings)
    both = (row for name in names for row in (kept.meetings.get(name), kept.meetings.was(name)) if row is not None)
    return {ref(key) for row in both for key in row.keys}


def accounts_again(kept: Kept, corrections: Standing, meetings: set[str]) -> None:
    """Draft some meetings again."""
    rows = kept.meetings.many(meetings)
    said = _said(kept, corrections, rows)
    for name, row in rows.items():
        draft = draft_of(in_order(_heard(kept, row)), said.get(name, ()))
        kept.meetings.put(name, row._replace(draft=draft))


def _said(kept: Kept, corrections: Standing, rows: dict[str, MeetingRow]) -> dict[str, list[Correction]]:
    """Which corrections are of which of some meetings."""
    reports = {ref(key) for row in rows.values() for key in row.keys}
    about = Standing(tuple(c for c in corrections.all if not reports.isdisjoint(c.about)))
    if not about.all:
        return {}
    named = {name for c in about.all for name in c.about}
    others = {place.meeting for place in kept.placed.many(named).values()}
    every = sorted((row.keys, name) for name, row in kept.meetings.many({*others, *rows}).items())
    found = about.by_group([keys for keys, _ in every])
    return {every[number][1]: of_one for number, of_one in found.items()}


def _heard(kept: Kept, row: MeetingRow) -> list[Heard]:
    """The reports of a meeting with their voices, and the marks of the persons in them."""
    reports = list(kept.reports.many(ref(key) for key in row.keys).values())
    voice = kept.stories.names({key.article for key in row.keys})
    mark = marks(kept, {name for report in reports for name, person, _ in report.parts if person})
    compared = resolved(kept, [report.report for report in reports])
    return [
        Heard(report, row.said, voice[report.key.article], _parts(row, mark), row.official)
        for row, report in zip(reports, compared, strict=True)
    ]


def _parts(row: ReportRow, mark: dict[str, str]) -> tuple[PartTold, ...]:
    return each_once([(mark[name] if person else name, person, part) for name, person, part in row.parts])
