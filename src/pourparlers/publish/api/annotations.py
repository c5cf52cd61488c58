"""Evidence as W3C Web Annotations: words of an article that a fact rests on, and the meeting or speaker it is on."""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.exports.schema_org import page_of
from pourparlers.model import MeetingReport, Statement
from pourparlers.publish.api.nouns import (
    Annotation,
    AnnotationPage,
    Identified,
    Tag,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from pourparlers.publish.links import KEY
from pourparlers.publish.passages import MOST, REACH
from pourparlers.publish.visit import Visit
from pourparlers.record.told import Told
from pourparlers.showing.evidence import sentence_at
from pourparlers.showing.excerpts import web_address

ROUND = 32
"""So many characters stand before and after the words, and none beyond their sentence."""


def annotations_of(told: Told, visit: Visit) -> AnnotationPage:
    """All evidence of an article, in the order of its facts."""
    own = f"{visit.links.base}/api/v1/articles/{told.key[:KEY]}/annotations"
    drawn = _Drawn(told, visit, own)
    meetings = {(ref.article, ref.meeting): m.id for m in visit.known.with_article(told.key) for ref in m.reports}
    items: list[Annotation] = []
    for report in told.reading.meetings:
        items += drawn.of_report(report, meetings.get((told.key, report.id)))
    for number, statement in enumerate(told.reading.statements, 1):
        items += drawn.of_statement(number, statement)
    return AnnotationPage(id=own, items=tuple(items[:MOST]))


class _Drawn:
    """The annotations of one article."""

    def __init__(self, told: Told, visit: Visit, own: str) -> None:
        self._article, self._own = told.reading.article, own
        self._page = page_of(visit.links.base)
        self._source = web_address(told.url) or self._page("article", told.key)
        self._names = {actor.id: actor.name for actor in told.reading.actors}

    def of_report(self, report: MeetingReport, meeting: str | None) -> Iterator[Annotation]:
        """One for each stretch that gives a slot of the meeting."""
        named = (Identified(source=self._page("meeting", meeting)),) if meeting else ()
        for evidence in report.spans:
            if evidence.start < evidence.end:
                name = f"{report.id}-{evidence.slot}-{evidence.start}-{evidence.end}"
                yield self._annotation(name, (*named, Tag(value=evidence.slot)), evidence.start, evidence.end)

    def of_statement(self, number: int, statement: Statement) -> Iterator[Annotation]:
        """One for the words that tell of the saying, or for what was said."""
        main = statement.cue or statement.content or statement.quote
        if main is not None and main.start < main.end:
            speaker = self._names.get(statement.source or "")
            named = (Identified(source=self._page("actor", speaker)),) if speaker else ()
            name = f"s{number}-{main.start}-{main.end}"
            yield self._annotation(name, (*named, Tag(value=statement.act)), main.start, main.end)

    def _annotation(self, name: str, body: tuple[Identified | Tag, ...], start: int, end: int) -> Annotation:
        text = self._article.text
        first, last = sentence_at(self._article, start, end, REACH)
        quote = TextQuoteSelector(
            exact=text[start:end],
            prefix=text[max(first, start - ROUND) : start],
            suffix=text[end : min(max(last, end), end + ROUND)],
        )
        target = Target(source=self._source, selector=(quote, TextPositionSelector(start=start, end=end)))
        return Annotation(id=f"{self._own}#{name}", body=body, target=target)
