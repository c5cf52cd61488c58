"""The words of a source that bear a fact out: the sentence, its evidence marked, in its language and direction.

Texts are never shown as they come: everything is escaped, and only ``mark`` and hidden words are put between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from pourparlers.model import Article, MeetingReport, Slot
from pourparlers.publish.known import Known
from pourparlers.publish.words import Words
from pourparlers.record.entry import Meeting, Party
from pourparlers.record.reports import party_of
from pourparlers.record.told import Told
from pourparlers.showing.evidence import BEST, LONGEST, sentence_at
from pourparlers.showing.excerpts import text_fragment
from pourparlers.showing.outlets import outlet_of as outlet_of

REACH = 400
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Mark(NamedTuple):
    """A stretch of a text that is evidence, and the word for what it shows."""

    start: int
    end: int
    word: str = ""


class Quote(NamedTuple):
    """A sentence of an article, ready to be shown."""

    key: str
    outlet: str
    day: str | None
    headline: str
    language: str
    direction: str
    html: Markup
    url: str | None


def tag_of(article: Article) -> str:
    """The article's language as markup may have it."""
    return article.language if article.language and _TAG.fullmatch(article.language) else ""


def direction_of(tag: str) -> str:
    return "rtl" if tag.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr" if tag else "auto"


def marked(article: Article, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    """A stretch of the text with the marks that lie in it; of marks that overlap, the first is kept whole."""
    out, at = [Markup()], start
    for mark in sorted(marks):
        a, b = max(mark.start, at), min(mark.end, end)
        if a >= b:
            continue
        hidden = Markup('<span class="vh"> ({})</span>').format(mark.word) if mark.word else Markup()
        out += [escape(article.text[at:a]), Markup("<mark>{}{}</mark>").format(article.text[a:b], hidden)]
        at = b
    return Markup().join([*out, escape(article.text[at:end])])


def quote_of(told: Told, main: Mark, marks: Sequence[Mark]) -> Quote:
    """The sentence round a mark, with all marks that lie in it."""
    article = told.reading.article
    start, end = sentence_at(article, min(main.start, len(article.text)), min(main.end, len(article.text)), REACH)
    end = min(end, start + LONGEST)
    tag = tag_of(article)
    return Quote(
        key=told.key,
        outlet=outlet_of(told),
        day=told.day.isoformat() if told.day else None,
        headline=article.headline or "",
        language=tag,
        direction=direction_of(tag),
        html=marked(article, start, end, marks),
        url=text_fragment(told.url, article.text[start:end]),
    )


def evidence(told: Told, report: MeetingReport, slots: Sequence[Slot], words: Words) -> Quote | None:
    """The sentence that gives the first of some slots which the report has evidence for."""
    spans = [Mark(e.start, e.end, words.term("slot", e.slot)) for e in report.spans]
    for slot in slots:
        for e in report.spans:
            if e.slot == slot:
                return quote_of(told, Mark(e.start, e.end), spans)
    return quote_of(told, spans[0], spans) if spans else None


def quotes_for(known: Known, meeting: Meeting, keys: Iterable[str], slots: Sequence[Slot], words: Words) -> list[Quote]:
    """What some articles say of a meeting, one sentence each."""
    wanted = dict.fromkeys(keys)
    found = (evidence(told, report, slots, words) for told, report in reports(known, meeting) if told.key in wanted)
    return _unlike(quote for quote in found if quote)


def quotes_of_party(known: Known, meeting: Meeting, party: Party, words: Words) -> list[Quote]:
    """The sentences that name a party to a meeting."""
    person = known.person(party.name) if party.person else None
    names = {party.name, *(person.spellings if person else ())}
    wanted = frozenset(party.articles)
    found = (_naming(told, report, names, words) for told, report in reports(known, meeting) if told.key in wanted)
    return _unlike(quote for quote in found if quote)


def _naming(told: Told, report: MeetingReport, names: set[str], words: Words) -> Quote | None:
    actors = {actor.id: actor for actor in told.reading.actors}
    parts = [actors[part.actor] for part in report.participants if part.actor in actors]
    spans = [s for a in parts if (a.name if a.kind == "person" else party_of(a, actors)) in names for s in a.spans]
    marks = [Mark(e.start, e.end, words.term("slot", e.slot)) for e in report.spans]
    for e in report.spans:
        if any(e.start < s.end and s.start < e.end for s in spans):
            return quote_of(told, Mark(e.start, e.end), marks)
    return evidence(told, report, ("participant", *BEST), words)


def reports(known: Known, meeting: Meeting) -> Iterator[tuple[Told, MeetingReport]]:
    """A meeting's reports with their articles, in the order they were told."""
    for ref in meeting.reports:
        told = known.record.article(ref.article)
        report = next((m for m in told.reading.meetings if m.id == ref.meeting), None) if told else None
        if told is not None and report is not None:
            yield told, report


def _unlike(found: Iterable[Quote]) -> list[Quote]:
    """Each sentence once, though copies of a wire carry it."""
    seen: dict[str, Quote] = {}
    for quote in found:
        seen.setdefault(" ".join(str(quote.html).split()), quote)
    return list(seen.values())
