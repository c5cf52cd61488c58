"""Articles taken in and out: their rows, those of their reports, and how often each spelling is met."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pourparlers.model import Reading
from pourparlers.record.believable import believed, dated
from pourparlers.record.drafts import parts_told
from pourparlers.record.keeping.kept import Kept, ref
from pourparlers.record.keeping.rows import ArticleRow, PersonRow, ReportRow, SpellingRow, TextRow
from pourparlers.record.report import Key
from pourparlers.record.reports import reports_of
from pourparlers.record.same_meeting import links_of
from pourparlers.record.same_person import persons_of
from pourparlers.record.same_story import text_of
from pourparlers.record.spelling import words_of
from pourparlers.record.telling import Says, says_of
from pourparlers.record.told import Told
from pourparlers.record.trim import Trim

SIZE = 12
NOTHING: tuple[None, dict[str, ReportRow], bytes] = (None, {}, b"")


class Came(NamedTuple):
    """What articles changed: the keys of their reports before and now, and the texts whose articles are others."""

    reports: frozenset[str]
    says: frozenset[str]
    spellings: dict[str, SpellingRow | None]
    texts: frozenset[str]


def take(kept: Kept, changes: Mapping[str, Told | None], today: date | None) -> Came:
    """Put articles in the place of what they were, or take them away."""
    kept.articles.many(changes)
    reports: set[str] = set()
    says: set[str] = set()
    spelt: dict[str, SpellingRow | None] = {}
    texts: set[str] = set()
    for key in sorted(changes):
        told = changes[key]
        row, report_rows, digest = rows_of(told, today) if told is not None else NOTHING
        old = kept.articles.get(key)
        before = kept.reports.many(f"{key}#{name}" for name in old.reports) if old else {}
        for name in before.keys() | report_rows.keys():
            new = report_rows.get(name)
            says.update(one.says for one in (before.get(name), new) if one is not None)
            kept.reports.put(name, new)
            reports.add(name)
        for one, sign in ((old, -1), (row, 1)):
            for person in one.persons if one is not None else ():
                spelt.setdefault(person.spelling, kept.spellings.get(person.spelling))
                kept.spellings.put(person.spelling, _counted(kept.spellings.get(person.spelling), person, sign))
        texts.update(one.text for one in (old, row) if one is not None and one.text)
        _print(kept, key, old.text if old else None, row.text if row else None, digest)
        kept.articles.put(key, row)
    return Came(frozenset(reports), frozenset(says), spelt, frozenset(texts))


def rows_of(given: Told, today: date | None) -> tuple[ArticleRow, dict[str, ReportRow], bytes]:
    """The rows of an article and of its reports, and the digest of its text."""
    told = dated(given, today)
    text = text_of(told.key, told.reading.article, told.day)
    reading = Trim()(told.reading)
    reports = dict(_reports(told, reading))
    row = ArticleRow(
        printed=given.day,
        told=told.day,
        agency=text.agency,
        text=hashlib.blake2b(text.digest, digest_size=SIZE).hexdigest() if text.digest else None,
        persons=tuple(PersonRow(spelling_of(p.name), p.name, p.serves) for p in persons_of(told.key, reading)),
        reports=tuple(report.report.key.meeting for report in reports.values()),
    )
    return row, reports, text.digest


def _reports(told: Told, reading: Reading) -> Iterator[tuple[str, ReportRow]]:
    actors = {actor.id: actor for actor in reading.actors}
    own = {(told.key, actor.id): spelling_of(actor.name) for actor in reading.actors if actor.kind == "person"}
    reports = {report.key: report for report in reports_of(told.key, reading, own)}
    links = [link for report in reports.values() for link in links_of(report)]
    said = {Key(told.key, meeting.id): believed(meeting, told.day) for meeting in reversed(reading.meetings)}
    for key, report in reports.items():
        yield (
            ref(key),
            ReportRow(
                report=report,
                said=said[key],
                parts=parts_told(told.key, said[key], actors, own),
                official=told.voice is not None,
                agency=reading.article.agency,
                links=tuple(link for link in links if key in link),
                says=name_of(says_of(report)),
            ),
        )


def spelling_of(name: str) -> str:
    """How a name is spelt, as a word."""
    return " ".join(words_of(name))


def name_of(says: Says) -> str:
    """What reports say, as a word."""
    parts = (says.kind, says.format, says.days, says.place, sorted(says.parties))
    return hashlib.blake2b(repr(parts).encode(), digest_size=SIZE).hexdigest()


def _counted(row: SpellingRow | None, person: PersonRow, sign: int) -> SpellingRow | None:
    names, serves = (dict(row.names), dict(row.serves)) if row else ({}, {})
    _count(names, (person.name,), sign)
    _count(serves, person.serves, sign)
    return SpellingRow(names, serves, row.owner if row else None) if names else None


def _count(counts: dict[str, int], names: Iterable[str], sign: int) -> None:
    for name in names:
        counts[name] = counts.get(name, 0) + sign
        if not counts[name]:
            del counts[name]


def _print(kept: Kept, key: str, old: str | None, new: str | None, digest: bytes) -> None:
    """Note who prints which text."""
    if old == new:
        return
    if old is not None and (row := kept.texts.get(old)):
        left = tuple(article for article in row.articles if article != key)
        kept.texts.put(old, TextRow(row.digest, left) if left else None)
    if new is not None:
        row = kept.texts.get(new)
        kept.texts.put(new, TextRow(digest, tuple(sorted({*(row.articles if row else ()), key}))))
