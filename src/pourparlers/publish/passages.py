"""As much of an article's text as the operator shows: the sentences that give facts, or all of it without furniture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pourparlers.model import Article, BlockKind
from pourparlers.publish.visit import Texts
from pourparlers.record.told import Told
from pourparlers.showing.evidence import sentence_at
from pourparlers.showing.marked_text import paragraphs

REACH = 400
MOST = 400
"""So many marks of an article are looked at."""
TEXT: frozenset[str] = frozenset(
    ("headline", "subheading", "summary", "body", "quotation", "list", "dateline", "caption")
)


class Passage(NamedTuple):
    """A stretch of the text, by the kind of its block; with ``gap`` where text was left out before it."""

    kind: BlockKind
    start: int
    end: int
    gap: bool = False


def passages_of(told: Told, texts: Texts) -> list[Passage]:
    """What is shown of an article."""
    return list(_whole(told.reading.article) if texts == "full" else _extracts(told))


def evidence_of(told: Told) -> list[tuple[int, int]]:
    """Where the words stand that the facts of an article rest on, in its order."""
    reading = told.reading
    spans = {(e.start, e.end) for m in reading.meetings for e in m.spans}
    spans |= {(s.cue.start, s.cue.end) for s in reading.statements if s.cue}
    return sorted((start, end) for start, end in spans if start < end)


def _extracts(told: Told) -> Iterator[Passage]:
    """The sentences that hold evidence; of sentences that overlap, the first."""
    article, last = told.reading.article, -1
    sentences = {sentence_at(article, start, end, REACH) for start, end in evidence_of(told)[:MOST]}
    for start, end in sorted(sentences):
        if start >= last:
            yield Passage(_kind_at(article, start), start, end, last >= 0 and bool(article.text[last:start].strip()))
            last = end


def _whole(article: Article) -> Iterator[Passage]:
    for paragraph in paragraphs(article):
        if paragraph.kind in TEXT:
            yield Passage(_kind_at(article, paragraph.start), paragraph.start, paragraph.end)


def _kind_at(article: Article, at: int) -> BlockKind:
    return next((block.kind for block in article.blocks if block.start <= at < block.end), "body")
