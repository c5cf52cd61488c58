"""An article: as much of its text as the operator shows, the evidence marked, and what it tells of which meetings."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from markupsafe import Markup

from pourparlers.model import Article, BlockKind
from pourparlers.publish.asked import NotThere
from pourparlers.publish.pages.meetings import news_of_meetings
from pourparlers.publish.quotes import Mark, direction_of, marked, outlet_of, tag_of
from pourparlers.publish.sections import section_of
from pourparlers.publish.visit import Page, Visit
from pourparlers.publish.words import Words
from pourparlers.record.told import Told
from pourparlers.showing.evidence import sentence_at
from pourparlers.showing.excerpts import text_fragment, web_address
from pourparlers.showing.marked_text import paragraphs

REACH = 400
MOST = 400
TEXT: frozenset[BlockKind] = frozenset(("headline", "subheading", "summary", "body", "quotation", "list", "dateline"))


class Piece(NamedTuple):
    """A stretch of the text: of which kind of block, as markup, and where it stands at the source."""

    kind: str
    html: Markup
    url: str | None = None
    gap: bool = False


def article(visit: Visit, short: str) -> Page:
    """One article, by the beginning of its key."""
    told = visit.known.article(short)
    if told is None:
        raise NotThere
    shown = told.reading.article
    tag = tag_of(shown)
    story = visit.known.record.story_of(told.key)
    carried = [t for t in visit.known.told(story.articles) if t.key != told.key] if story else []
    meetings = visit.known.with_article(told.key)
    full = visit.site.texts == "full"
    title = shown.headline or outlet_of(told)
    values = {
        "told": told,
        "article": shown,
        "section": section_of(told),
        "outlet": outlet_of(told),
        "url": web_address(told.url),
        "language": tag,
        "direction": direction_of(tag),
        "pieces": (_whole if full else _extracts)(told, visit.words),
        "full": full,
        "meetings": meetings,
        "copies": [(t, outlet_of(t)) for t in carried],
        "agency": story.agency if story else shown.agency,
    }
    data = {
        "key": told.key,
        "url": web_address(told.url),
        "outlet": outlet_of(told),
        "headline": shown.headline,
        "language": shown.language,
        "published": told.day.isoformat() if told.day else None,
        "meetings": [m.id for m in meetings],
    }
    path = visit.links._replace(chosen="").article(told.key)
    news = news_of_meetings(visit, meetings)
    return Page("article.html", path, title, values, data=data, meetings=meetings, news=news, active="stories")


def _marks(told: Told, words: Words) -> list[Mark]:
    """All evidence of the reading, in the text's order."""
    reading = told.reading
    found = [
        Mark(e.start, e.end, words.term("slot", e.slot)) for m in reading.meetings for e in m.spans if e.start < e.end
    ]
    cues = (s.cue for s in reading.statements if s.cue and s.cue.start < s.cue.end)
    found += [Mark(cue.start, cue.end, words.term("slot", "statement")) for cue in cues]
    return sorted(set(found))


def _extracts(told: Told, words: Words) -> list[Piece]:
    """The sentences that hold evidence, with gaps between those that don't follow each other."""
    shown, marks = told.reading.article, _marks(told, words)
    sentences: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in marks[:MOST]:
        sentences[sentence_at(shown, mark.start, mark.end, REACH)].append(mark)
    pieces, end = [], -1
    for start, stop in sorted(sentences):
        if start < end:
            continue  # of sentences that overlap, the first is shown
        gap = end >= 0 and bool(shown.text[end:start].strip())
        html = marked(shown, start, stop, marks)
        pieces.append(Piece("body", html, text_fragment(told.url, shown.text[start:stop]), gap))
        end = stop
    return pieces


def _whole(told: Told, words: Words) -> list[Piece]:
    """The whole text without the page's furniture."""
    shown, marks = told.reading.article, _marks(told, words)
    kinds = TEXT | {"caption"}
    return [
        Piece(p.kind, marked(shown, p.start, p.end, marks))
        for p in paragraphs(shown)
        if p.kind in kinds and not _repeats_headline(shown, p.kind)
    ]


def _repeats_headline(shown: Article, kind: str) -> bool:
    return kind == "headline" and bool(shown.headline)
