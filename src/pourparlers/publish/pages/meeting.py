"""A meeting: status and stance per party, each fact with its sentences, differences, sources, history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pourparlers.model import Slot, Statement
from pourparlers.publish.agenda import entry_of
from pourparlers.publish.asked import NotThere
from pourparlers.publish.known import Known
from pourparlers.publish.pages.news import Line, folded, lines_of, news_of
from pourparlers.publish.quotes import Mark, Quote, outlet_of, quote_of, quotes_for, quotes_of_party, reports
from pourparlers.publish.visit import Card, Page, Visit
from pourparlers.publish.words import Words
from pourparlers.record.entry import Changed, Meeting, Party, Story, Support
from pourparlers.record.told import Told
from pourparlers.showing.evidence import BEST

MOST_QUOTES, MOST_STORIES, MOST_SAID = 5, 40, 12


class Part(NamedTuple):
    """A party, and the sentences that name it."""

    party: Party
    quotes: list[Quote]


class Fact(NamedTuple):
    """A value that reports give, in words, with its sentences."""

    said: str
    support: Support
    quotes: list[Quote]


class Source(NamedTuple):
    """A story that tells of the meeting: its sentence, and who else carries it."""

    told: Told
    outlet: str
    quote: Quote | None
    copies: tuple[str, ...]
    agency: str | None


class Remark(NamedTuple):
    """What somebody said about it."""

    speaker: str
    act: str
    quote: Quote


def meeting(visit: Visit, name: str) -> Page:
    """One meeting, by its identifier or one that it had before."""
    known, words = visit.known, visit.words
    found = known.meeting(name)
    if found is None:
        raise NotThere
    history = _history(visit, found)
    frame = known.meeting(found.part_of) if found.part_of else None
    values = {
        "entry": entry_of(found, known.today, words),
        "m": found,
        "frame": frame,
        "parts": list(known.record.parts_of(found.id)),
        "parties": [Part(p, quotes_of_party(known, found, p, words)[:MOST_QUOTES]) for p in found.parties],
        "dates": _facts(known, found, found.dates, ("when", "trigger"), words),
        "places": _facts(known, found, found.places, ("place", "trigger"), words),
        "statuses": _facts(known, found, found.statuses, ("status", "trigger"), words),
        "sources": list(_sources(known, found, words))[:MOST_STORIES],
        "history": folded(history),
        "heard": known.outlets.heard(list(known.told(r.article for r in found.reports)), known.all_languages),
        "remarks": list(_remarks(known, found, words))[:MOST_SAID],
    }
    title = words.in_one_line(found)
    about = " · ".join(filter(None, (words.day(found.when), words.place(found.place.name) if found.place else "")))
    return Page(
        "meeting.html",
        f"/meeting/{found.id}",
        title,
        values,
        about=about,
        data=found,
        meetings=[found],
        news=news_of(visit.links, words, reversed(history)),
        active="calendar",
        card=_card(visit, found),
    )


def _card(visit: Visit, found: Meeting) -> Card:
    """The picture of a shared meeting: where, what, in which state, when, by how many told."""
    words = visit.words
    told = words.voices(found.voices)
    return Card(
        site=visit.site.name,
        title=words.headline(found),
        spare=found.title or found.format or visit.site.name,
        kicker=words.place(found.place.name) if found.place else "",
        below=" · ".join(filter(None, (words.day(found.when) if found.when else "", told))),
        status=found.status,
        status_said=words.term("status", found.status),
    )


def _history(visit: Visit, found: Meeting) -> list[Line]:
    changes = (
        Changed(day=c.day, meeting=found.id, kind=c.kind, old=c.old, new=c.new, articles=c.articles)
        for c in found.history
    )
    return lines_of(visit, changes)


def _facts(
    known: Known, found: Meeting, supports: Sequence[Support], slots: Sequence[Slot], words: Words
) -> list[Fact]:
    return [
        Fact(words.value(s.value), s, quotes_for(known, found, s.articles, slots, words)[:MOST_QUOTES])
        for s in supports
    ]


def _sources(known: Known, found: Meeting, words: Words) -> Iterator[Source]:
    """Each story once, the latest first, with the sentence of the article that told it first."""
    stories: dict[str, tuple[Story | None, Told]] = {}
    for told, _ in reports(known, found):
        story = known.record.story_of(told.key)
        stories.setdefault(story.first if story else told.key, (story, told))
    for story, told in reversed(stories.values()):
        outlet = outlet_of(told)
        copies = tuple(name for name in story.outlets if name and name != outlet) if story else ()
        quote = next(iter(quotes_for(known, found, [told.key], BEST, words)), None)
        yield Source(told, outlet, quote, copies, story.agency if story else None)


def _remarks(known: Known, found: Meeting, words: Words) -> Iterator[Remark]:
    """Statements in whose words the meeting stands."""
    seen = set()
    for told, report in reports(known, found):
        spans = [(e.start, e.end) for e in report.spans if e.slot in ("trigger", "when")]
        speakers = {actor.id: actor.name for actor in told.reading.actors}
        for statement in told.reading.statements:
            words_of_it = statement.content or statement.quote
            if words_of_it is None or statement.source not in speakers:
                continue
            if any(words_of_it.start <= start and end <= words_of_it.end for start, end in spans):
                remark = _remark(told, statement, speakers[statement.source], words)
                if remark.quote.html not in seen:
                    seen.add(remark.quote.html)
                    yield remark


def _remark(told: Told, statement: Statement, speaker: str, words: Words) -> Remark:
    main = statement.content or statement.quote or statement.cue
    assert main is not None
    mark = Mark(main.start, main.end)
    return Remark(speaker, words.term("act", statement.act), quote_of(told, mark, [mark]))
