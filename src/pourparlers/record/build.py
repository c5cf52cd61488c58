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

import msgspec

from pourparlers import edtf
from pourparlers.model import Actor, Participant
from pourparlers.record.account import Heard, account_of, in_order, voices
from pourparlers.record.added import by_hand
from pourparlers.record.believable import believed, dated, within
from pourparlers.record.corrected import corrected
from pourparlers.record.correction import Correction, Standing
from pourparlers.record.entry import Meeting, ReportRef, WorldRecord
from pourparlers.record.history import history_of
from pourparlers.record.ledger import Entry, Ledger, slug_of
from pourparlers.record.people import people_of
from pourparlers.record.report import Key, Report
from pourparlers.record.reports import party_of, reports_of
from pourparlers.record.same_meeting import meetings_of
from pourparlers.record.same_person import Identities, identities, persons_of
from pourparlers.record.same_story import Text, stories_of, text_of
from pourparlers.record.stories import story_of
from pourparlers.record.told import Told
from pourparlers.record.trim import Trim

BEFORE_HELD = frozenset(("unknown", "proposed", "planned", "confirmed"))


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
    names = identities(persons, corrections.persons())
    reports = {report.key: report for one in known.values() for report in reports_of(one.key, one.reading, names)}
    groups = corrections.regrouped(meetings_of(reports.values()))
    stories = stories_of(texts, _reported(groups))
    del texts
    voice = {article: story[0] for story in stories for article in story}
    told = ((_heard(known[key.article], reports.pop(key), voice, names) for key in group) for group in groups)
    said = corrections.by_group(groups)
    drafts = [_draft(in_order(heard), today, said.get(number, ())) for number, heard in enumerate(told)]
    slugs = [(group, _slug(draft.meeting)) for group, draft in zip(groups, drafts, strict=True)]
    named, lines = ledger.name(slugs)
    id_of = {key: name for name, group in zip(named, groups, strict=True) for key in group}
    frames = within({name: _frame(name, draft, id_of) for name, draft in zip(named, drafts, strict=True)})
    meetings = [
        msgspec.structs.replace(draft.meeting, id=name, part_of=frames[name])
        for name, draft in zip(named, drafts, strict=True)
    ]
    meetings.sort(key=calendar_order)
    record = WorldRecord(
        meetings=tuple(meeting for meeting in meetings if not meeting.hidden),
        hidden=tuple(meeting for meeting in meetings if meeting.hidden),
        people=people_of(known, names),
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


def _heard(told: Told, report: Report, voice: Mapping[str, str], names: Identities) -> Heard:
    said = believed(next(m for m in told.reading.meetings if m.id == report.key.meeting), told.day)
    actors = {actor.id: actor for actor in told.reading.actors}
    named: dict[tuple[str, bool], Participant] = {}
    for part in said.participants:
        if part.actor in actors:
            party = _party(told.key, actors[part.actor], actors, names)
            if party not in named or named[party].stance == "unsaid":
                named[party] = part
    parties = tuple((name, person, part) for (name, person), part in named.items())
    return Heard(report, said, voice.get(told.key, told.key), parties, told.voice is not None)


def _party(article: str, actor: Actor, actors: Mapping[str, Actor], names: Identities) -> tuple[str, bool]:
    if actor.kind == "person":
        return names[article, actor.id], True
    return party_of(actor, actors), False


def _slug(meeting: Meeting) -> str:
    where = meeting.place.name if meeting.place else meeting.format
    return slug_of(meeting.when or "undated", where, meeting.kind)


class Draft(NamedTuple):
    """A meeting without its identifier, and the reports of those that it is part of."""

    meeting: Meeting
    frames: frozenset[Key]


def _draft(heard: list[Heard], today: date | None, said: Sequence[Correction]) -> Draft:
    account = account_of(heard)
    meeting = Meeting(
        id="",
        kind=account.kind,
        status="held" if account.status == "ongoing" and _is_over(account.when, today) else account.status,
        title=account.title,
        format=account.format,
        level=account.level,
        when=account.when,
        time=account.time,
        place=account.place,
        parties=account.parties,
        voices=voices(heard),
        dates=account.dates,
        places=account.places,
        statuses=account.statuses,
        history=history_of(heard),
        reports=tuple(ReportRef(article=h.report.key.article, meeting=h.report.key.meeting) for h in heard),
    )
    if said:
        places = {h.said.place.name: h.said.place for h in heard if h.said.place}
        meeting = corrected(meeting, said, places)
    over = meeting.status in BEFORE_HELD and _is_over(meeting.when, today)
    meeting = msgspec.structs.replace(meeting, unconfirmed=over)
    return Draft(meeting, frozenset(Key(h.report.key.article, h.report.part_of) for h in heard if h.report.part_of))


def _frame(name: str, draft: Draft, id_of: Mapping[Key, str]) -> str | None:
    frames = (id_of.get(frame) for frame in draft.frames)
    return min((frame for frame in frames if frame and frame != name), default=None)


def _is_over(when: str | None, today: date | None) -> bool:
    known = edtf.parse(when) if when else None
    return bool(today and known and known.end and not known.yearless and known.last < today)


def calendar_order(meeting: Meeting) -> tuple[bool, date, str]:
    """By first day, what has none at the end."""
    when = edtf.parse(meeting.when) if meeting.when else None
    return (when is None or when.yearless, when.first if when else date.max, meeting.id)
