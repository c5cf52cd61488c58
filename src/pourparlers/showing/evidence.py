"""The sentence of the article that bears a fact out: the same sentences that the reader cuts."""

from __future__ import annotations

import functools
from bisect import bisect_right

from pourparlers.languages.pack import has, load
from pourparlers.languages.words import Language
from pourparlers.model import Article, MeetingReport, Slot
from pourparlers.reading.words.passage import Passage

BEST: tuple[Slot, ...] = ("status", "when", "trigger", "place", "participant", "topic")
LONGEST = 600
REACH = 2000
PLAIN = "en"
"""Where an article's language is not known, its sentences end as English ones do."""


def sentence_of(article: Article, meeting: MeetingReport) -> str:
    """The sentence that gives the meeting's status, else its date, else what first names it; on one line.

    An entry of an agenda says it in its head, line by line.
    """
    if article.event is not None and meeting.title is not None:
        head = " · ".join(article.text.partition("\n\n")[0].split("\n"))
        return head if len(head) <= LONGEST else head[: LONGEST - 1].rstrip() + "…"
    for slot in BEST:
        for span in meeting.spans:
            if span.slot == slot:
                begin, end = sentence_at(article, span.start, span.end)
                said = " ".join(article.text[begin:end].split())
                return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"
    return ""


def sentence_at(article: Article, start: int, end: int, reach: int = REACH) -> tuple[int, int]:
    """Where the sentences around a span begin and end, within its block, its lines and so many characters."""
    text = article.text
    block = bisect_right(article.blocks, start, key=lambda block: block.start) - 1
    begun = article.blocks[block].start if block >= 0 else 0
    low = max(text.rfind("\n", 0, start) + 1, start - reach, begun)
    stop = text.find("\n", end, end + reach)
    high = stop if stop >= 0 else min(len(text), end + reach)
    around = [(low + a, low + b) for a, b in _sentences(text[low:high], article.language or PLAIN)]
    begin = max((a for a, _ in around if a <= start), default=low)
    close = min((b for _, b in around if b >= end), default=high)
    return begin, close


@functools.lru_cache(maxsize=64)
def _sentences(text: str, code: str) -> list[tuple[int, int]]:
    language = load(code if has(code, "language") else PLAIN, "language", Language)
    passage = Passage(text, 0, language, frozenset(language.abbreviations))
    return [(passage.start(i), passage.end(j)) for i, j in passage.sentences if i < j]
