"""The record of a set of articles: persons, meetings and stories told apart, and the account of each meeting.

A function of the set: articles are sorted before anything else, so that their order, batches and repetitions do not
count. Identifiers come from the ledger, which is no part of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pourparlers import edtf
from pourparlers.model import Actor, Participant
from pourparlers.record.account import Account, Heard, account_of, in_order, voices
from pourparlers.record.entry import Meeting, ReportRef, WorldRecord
from pourparlers.record.history import history_of
from pourparlers.record.ledger import Entry, Ledger, slug_of
from pourparlers.record.people import people_of
from pourparlers.record.report import Key, Report, party_of, reports_of
from pourparlers.record.same_meeting import meetings_of
from pourparlers.record.same_person import Identities, identities, persons_of
from pourparlers.record.same_story import stories_of, text_of
from pourparlers.record.stories import story_of
from pourparlers.record.told import Told

BEFORE_HELD = frozenset(("unknown", "proposed", "planned", "confirmed"))


class Built(NamedTuple):
    """A record, and the new lines of the ledger that its identifiers need."""

    record: WorldRecord
    lines: list[Entry]


def record_of(articles: Iterable[Told], ledger: Ledger | None = None, today: date | None = None) -> Built:
    """The record of a set of articles. ``today`` tells which days have passed; the ledger takes the new lines."""
    known = {told.key: told for told in sorted(articles, key=lambda told: told.key)}
    names = identities(person for told in known.values() for person in persons_of(told.key, told.reading))
    reports = {report.key: report for told in known.values() for report in reports_of(told.key, told.reading, names)}
    groups = meetings_of(reports.values())
    stories = _stories(known, groups)
    voice = {article: story[0] for story in stories for article in story}
    heard = [in_order(_heard(known[key.article], reports[key], voice, names) for key in group) for group in groups]
    accounts = [account_of(of_one) for of_one in heard]
    slugs = [(group, _slug(account)) for group, account in zip(groups, accounts, strict=True)]
    named, lines = (ledger or Ledger()).name(slugs)
    id_of = {key: name for name, group in zip(named, groups, strict=True) for key in group}
    meetings = [_meeting(*made, id_of, today) for made in zip(named, accounts, heard, strict=True)]
    record = WorldRecord(
        meetings=tuple(sorted(meetings, key=_calendar_order)),
        people=people_of(known, names),
        stories=tuple(story_of(story, known) for story in stories),
    )
    return Built(record, lines)


def _stories(known: Mapping[str, Told], groups: Sequence[tuple[Key, ...]]) -> list[tuple[str, ...]]:
    reported: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for key in group:
            reported[key.article].add(number)
    texts = [text_of(told.key, told.reading.article, told.day) for told in known.values()]
    return stories_of(texts, {article: frozenset(numbers) for article, numbers in reported.items()})


def _heard(told: Told, report: Report, voice: Mapping[str, str], names: Identities) -> Heard:
    said = next(m for m in told.reading.meetings if m.id == report.key.meeting)
    actors = {actor.id: actor for actor in told.reading.actors}
    named: dict[tuple[str, bool], Participant] = {}
    for part in said.participants:
        if part.actor in actors:
            party = _party(told.key, actors[part.actor], actors, names)
            if party not in named or named[party].stance == "unsaid":
                named[party] = part
    parties = tuple((name, person, part) for (name, person), part in named.items())
    return Heard(report, said, voice[told.key], parties, told.voice is not None)


def _party(article: str, actor: Actor, actors: Mapping[str, Actor], names: Identities) -> tuple[str, bool]:
    if actor.kind == "person":
        return names[article, actor.id], True
    return party_of(actor, actors), False


def _slug(account: Account) -> str:
    where = account.place.name if account.place else account.format
    return slug_of(account.when or "undated", where, account.kind)


def _meeting(name: str, account: Account, heard: list[Heard], id_of: Mapping[Key, str], today: date | None) -> Meeting:
    frames = {id_of.get(Key(h.report.key.article, h.report.part_of)) for h in heard if h.report.part_of}
    return Meeting(
        id=name,
        kind=account.kind,
        status="held" if account.status == "ongoing" and _is_over(account.when, today) else account.status,
        title=account.title,
        format=account.format,
        level=account.level,
        when=account.when,
        time=account.time,
        place=account.place,
        parties=account.parties,
        part_of=min((frame for frame in frames if frame and frame != name), default=None),
        unconfirmed=account.status in BEFORE_HELD and _is_over(account.when, today),
        voices=voices(heard),
        dates=account.dates,
        places=account.places,
        statuses=account.statuses,
        history=history_of(heard),
        reports=tuple(ReportRef(article=h.report.key.article, meeting=h.report.key.meeting) for h in heard),
    )


def _is_over(when: str | None, today: date | None) -> bool:
    known = edtf.parse(when) if when else None
    return bool(today and known and known.end and not known.yearless and known.last < today)


def _calendar_order(meeting: Meeting) -> tuple[bool, date, str]:
    """By first day, what has none at the end."""
    when = edtf.parse(meeting.when) if meeting.when else None
    return (when is None or when.yearless, when.first if when else date.max, meeting.id)
