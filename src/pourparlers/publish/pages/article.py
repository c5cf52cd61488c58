"""An article: as much of its text as the operator shows, the evidence marked, and what it tells of which meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from pourparlers.exports.making import article_item
from pourparlers.publish.asked import NotThere
from pourparlers.publish.pages.meetings import news_of_meetings
from pourparlers.publish.passages import passages_of
from pourparlers.publish.quotes import Mark, direction_of, marked, outlet_of, tag_of
from pourparlers.publish.sections import section_of
from pourparlers.publish.visit import Page, Visit
from pourparlers.publish.words import Words
from pourparlers.record.told import Told
from pourparlers.showing.excerpts import text_fragment, web_address


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
        "pieces": list(_pieces(told, visit)),
        "full": full,
        "meetings": meetings,
        "copies": [(t, outlet_of(t)) for t in carried],
        "agency": story.agency if story else shown.agency,
    }
    data = article_item(told, visit.known.record, tuple(m.id for m in meetings))
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


def _pieces(told: Told, visit: Visit) -> Iterator[Piece]:
    """What is shown of the text, the evidence marked; a headline that stands above already is not said again."""
    shown, marks = told.reading.article, _marks(told, visit.words)
    full = visit.site.texts == "full"
    for one in passages_of(told, visit.site.texts):
        if full and one.kind == "headline" and shown.headline:
            continue
        url = None if full else text_fragment(told.url, shown.text[one.start : one.end])
        yield Piece(one.kind if full else "body", marked(shown, one.start, one.end, marks), url, one.gap)
