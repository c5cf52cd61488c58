"""Articles of one story: told again where texts came or went, or an agency's story tells of other meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pourparlers.record.keeping.kept import Kept, ref
from pourparlers.record.keeping.rows import ArticleRow, MeetingRow
from pourparlers.record.same_story import Text, bands, carried, in_bucket

Reported = Mapping[str, frozenset[str]]


def stories_again(kept: Kept, articles: Iterable[str], texts: Iterable[str], meetings: Iterable[str]) -> set[str]:
    """Tell stories again, round articles and texts that came or went and meetings that are others; the articles of
    stories that are others."""
    touched = {*articles, *_by_text(kept, texts), *_by_agency(kept, meetings)}
    around = kept.stories.around(touched)
    was = kept.stories.names(around)
    alive = kept.articles.many(around)
    kept.stories.leave(around - alive.keys())
    kept.stories.settle(alive, {*_copies(kept, alive), *_carried(kept, alive)})
    now = kept.stories.names(around)
    return {article for article in around if was[article] != now[article]}


def reported(kept: Kept, articles: Mapping[str, ArticleRow]) -> dict[str, frozenset[str]]:
    """Which meetings articles report."""
    names = {f"{key}#{name}": key for key, row in articles.items() for name in row.reports}
    out: dict[str, set[str]] = defaultdict(set)
    for name, place in kept.placed.many(names).items():
        out[names[name]].add(place.meeting)
    return {article: frozenset(meetings) for article, meetings in out.items()}


def _by_text(kept: Kept, texts: Iterable[str]) -> Iterator[str]:
    """The articles whose texts share a band with one of some texts, before or now."""
    rows = (row for text in texts for row in (kept.texts.was(text), kept.texts.get(text)) if row is not None)
    for row in rows:
        yield from row.articles
        for other in kept.texts.many(kept.texts.any_of(bands(row.digest))).values():
            yield from other.articles


def _by_agency(kept: Kept, meetings: Iterable[str]) -> set[str]:
    """The articles of agencies that report some meetings, before or now, and those of the other meetings that they
    report."""
    names = set(meetings)
    both = [row for name in names for row in (kept.meetings.was(name), kept.meetings.get(name)) if row is not None]
    wired = _wired(kept, both)
    others = set[str]().union(*reported(kept, kept.articles.many(wired)).values()) - names
    return wired | _wired(kept, kept.meetings.many(others).values())


def _wired(kept: Kept, meetings: Iterable[MeetingRow]) -> set[str]:
    """The articles of agencies among those that report some meetings."""
    reports = kept.reports.many(ref(key) for row in meetings for key in row.keys)
    return {row.report.key.article for row in reports.values() if row.agency}


def _copies(kept: Kept, alive: Mapping[str, ArticleRow]) -> Iterator[tuple[str, str]]:
    texts = kept.texts.many(row.text for row in alive.values() if row.text is not None)
    for row in texts.values():
        yield from ((row.articles[0], other) for other in row.articles[1:])
    found = kept.texts.found(band for row in texts.values() for band in bands(row.digest))
    for bucket in {frozenset(names) for names in found.values() if len(names) > 1}:
        rows = sorted((row.articles[0], row.digest) for row in kept.texts.many(bucket).values())
        yield from (pair for pair in in_bucket(rows) if alive.keys() >= set(pair))


def _carried(kept: Kept, alive: Mapping[str, ArticleRow]) -> Iterator[tuple[str, str]]:
    wired = {key: row for key, row in alive.items() if row.agency and row.told}
    meetings = kept.meetings.many(name for names in reported(kept, wired).values() for name in names)
    everyone = kept.articles.many(_wired(kept, meetings.values()))
    wires: dict[tuple[str, str], list[Text]] = defaultdict(list)
    for name, meeting in meetings.items():
        for article in sorted({key.article for key in meeting.keys} & everyone.keys()):
            row = everyone[article]
            if row.agency and row.told:
                wires[row.agency.casefold(), name].append(Text(article, row.told, row.agency, b""))
    known = reported(kept, everyone)
    for members in wires.values():
        yield from (pair for pair in carried(members, known) if alive.keys() >= set(pair))
