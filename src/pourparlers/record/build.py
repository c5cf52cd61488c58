"""The record of a set of articles: persons, meetings and stories told apart, and the account of each meeting.

A function of the set: articles are sorted before anything else, so that their order, batches and repetitions do not
count. Identifiers come from the ledger, which is no part of that.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from pourparlers.record.account import Heard, in_order
from pourparlers.record.added import by_hand
from pourparlers.record.believable import believed, dated, within
from pourparlers.record.correction import Standing
from pourparlers.record.drafts import Draft, calendar_order, draft_of, each_once, finished, parts_told
from pourparlers.record.entry import WorldRecord
from pourparlers.record.ledger import Entry, Ledger
from pourparlers.record.people import people_of
from pourparlers.record.report import Key, Report
from pourparlers.record.reports import reports_of
from pourparlers.record.same_meeting import meetings_of
from pourparlers.record.same_person import Identities, persons_of, told_apart
from pourparlers.record.same_story import Text, stories_of, text_of
from pourparlers.record.stories import story_of
from pourparlers.record.told import Told
from pourparlers.record.trim import Trim


class Built(NamedTuple):
    """A record, and the new lines of the ledger that its identifiers need."""

    record: WorldRecord
    lines: list[Entry]


def record_of(
    articles: Iterable[Told],
    ledger: Ledger | None = None,
    today: date | None = None,
    corrections: Standing | None = None,
) -> Built:
    """The record of a set of articles, and of the corrections that hold. ``today`` tells which days have passed; the
    ledger takes the new lines.

    Articles may come one by one: of each no more is held than the record needs.
    """
    with uncollected():
        return _record_of(articles, ledger or Ledger(), today, corrections or Standing())


def _record_of(articles: Iterable[Told], ledger: Ledger, today: date | None, corrections: Standing) -> Built:
    known, texts = _taken_in(articles, today)
    known |= {told.key: dated(told, today) for told in by_hand(corrections.all)}
    persons = (person for one in known.values() for person in persons_of(one.key, one.reading))
    marks, names = told_apart(persons, corrections.persons())
    reports = {report.key: report for one in known.values() for report in reports_of(one.key, one.reading, marks)}
    groups = corrections.regrouped(meetings_of(reports.values()))
    stories = stories_of(texts, _reported(groups))
    del texts
    voice = {article: story[0] for story in stories for article in story}
    told = ((_heard(known[key.article], reports.pop(key), voice, marks) for key in group) for group in groups)
    said = corrections.by_group(groups)
    drafts = [draft_of(in_order(heard), said.get(number, ())) for number, heard in enumerate(told)]
    named, lines = ledger.name([(group, draft.slug) for group, draft in zip(groups, drafts, strict=True)])
    id_of = {key: name for name, group in zip(named, groups, strict=True) for key in group}
    frames = within({name: frame_of(name, draft, id_of) for name, draft in zip(named, drafts, strict=True)})
    meetings = [
        replace(finished(draft, name, today, names), part_of=frames[name])
        for name, draft in zip(named, drafts, strict=True)
    ]
    meetings.sort(key=calendar_order)
    record = WorldRecord(
        meetings=tuple(meeting for meeting in meetings if not meeting.hidden),
        hidden=tuple(meeting for meeting in meetings if meeting.hidden),
        people=people_of(known, {person: names[mark] for person, mark in marks.items()}),
        stories=tuple(story_of(story, known) for story in stories),
    )
    return Built(record, lines)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for cycles of garbage: a record makes many objects, all of them to stay, and no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _taken_in(articles: Iterable[Told], today: date | None) -> tuple[dict[str, Told], list[Text]]:
    """Articles by key, without what the record does not need, and the digests of their texts."""
    known: dict[str, Told] = {}
    texts: dict[str, Text] = {}
    trim = Trim()
    for given in articles:
        told = dated(given, today)
        texts[told.key] = text_of(told.key, told.reading.article, told.day)
        known[told.key] = told._replace(reading=trim(told.reading))
    order = sorted(known)
    return {key: known[key] for key in order}, [texts[key] for key in order]


def _reported(groups: Sequence[tuple[Key, ...]]) -> dict[str, frozenset[int]]:
    """Which meetings each article reports."""
    reported: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for key in group:
            reported[key.article].add(number)
    return {article: frozenset(numbers) for article, numbers in reported.items()}


def _heard(told: Told, report: Report, voice: Mapping[str, str], marks: Identities) -> Heard:
    said = believed(next(m for m in told.reading.meetings if m.id == report.key.meeting), told.day)
    parts = parts_told(told.key, said, {actor.id: actor for actor in told.reading.actors}, marks)
    return Heard(report, said, voice.get(told.key, told.key), each_once(parts), told.voice is not None)


def frame_of(name: str, draft: Draft, id_of: Mapping[Key, str]) -> str | None:
    """The first of the meetings that one is part of, by what its reports say."""
    frames = (id_of.get(frame) for frame in draft.frames)
    return min((frame for frame in frames if frame and frame != name), default=None)
