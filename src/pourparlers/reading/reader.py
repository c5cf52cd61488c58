"""The reader: an article with its blocks to a reading. The port behind which any reader may stand.

Pure: the same article gives the same reading, with no network, clock or store, in any thread or process.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from pourparlers.languages.pack import has, load
from pourparlers.languages.words import Language
from pourparlers.model import Article, Block, BlockKind, DateMention, Maker, Reading
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.article import Meetings
from pourparlers.reading.statements.article import Statements
from pourparlers.reading.times.line import TimeLine
from pourparlers.reading.times.published import nameless_year, published_of
from pourparlers.reading.times.sheet import Sheet
from pourparlers.reading.words.paragraph import Dateline, Paragraph

NAME = "pourparlers"
FACTUAL = frozenset({"headline", "subheading", "summary", "body", "quotation", "list", "table", "caption"})
# What a dateline may open, and so many words more than a line that is but a city.
RUNNING, HEADED = frozenset({"summary", "body", "list"}), 4
# A paragraph longer than this is cut at a blank: time and memory stay bounded whatever comes in.
LONGEST = 20_000
# Headlines are read last, these many; and no article has more dates than these.
MOST_HEADLINES, MOST_DATES = 20, 200_000


@functools.cache
def version() -> str:
    """The version of this package, as a reading tells what made it."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("pourparlers")
    except PackageNotFoundError:
        return "0"


def read_article(article: Article, *, names: str = "en") -> Reading:
    """The facts of an article; one in a language without a pack gives its blocks alone."""
    made_by = Maker(name=NAME, version=version(), pack=article.language)
    if article.event is not None:
        from pourparlers.reading.agenda import read_entry

        return read_entry(article, article.event, made_by, names)
    if not article.language or not has(article.language, "language"):
        return Reading(article=article, made_by=made_by)
    language = load(article.language, "language", Language)
    sheet = Sheet(article.text, language)
    published = published_of(article, language, sheet)
    article = msgspec.structs.replace(article, published=published)
    day = published.value if published else None
    cast = Cast(language.code, names)
    year = nameless_year(article, language, sheet) if day is None or "X" in day else None
    timeline = TimeLine(language, day, year)
    cast.survey(sheet.keep(start, end).passage for start, end, _ in _places(article))
    last: list[Paragraph] = []
    dates: list[DateMention] = []
    meetings = Meetings(language.code, cast, day)
    statements = Statements(language.code, cast, timeline)
    datelines = {b.end: b for b in article.blocks if b.kind == "dateline"}
    for number, (start, end, kind) in enumerate(_places(article)):
        line = sheet.take(start, end)
        passage = line.passage
        paragraph = Paragraph(passage, kind, number, times=timeline.find(passage, line))
        if datelines and (opened := datelines.pop(_before(article.text, start), None)):
            city = cast.dateline(sheet.take(opened.start, opened.end).passage)
            paragraph.dateline = Dateline(city, opened.start, opened.end) if city else None
        paragraph.mentions, paragraph.places = cast.find(passage, paragraph.kind)
        paragraph.dateline = paragraph.dateline or _dateline(paragraph)
        paragraph.faceless, paragraph.ranks = cast.faceless, cast.ranks
        dates += [
            DateMention(start=passage.start(t.i), end=passage.end(t.j), value=t.value, type=t.type, resolved=t.edtf)
            for t in paragraph.times[: MOST_DATES - len(dates)]
        ]
        if paragraph.kind == "headline" and len(last) < MOST_HEADLINES:
            last.append(paragraph)
            continue
        meetings.read(paragraph)
        statements.read(paragraph)
        paragraph.release()
    for paragraph in last:
        meetings.read(paragraph)
        statements.read(paragraph)
    told = meetings.finish()
    del meetings
    said = statements.finish()
    return Reading(
        article=article,
        actors=cast.finish(),
        meetings=told,
        statements=said,
        dates=tuple(sorted(dates, key=lambda told: (told.start, told.end))),
        made_by=made_by,
    )


def _dateline(paragraph: Paragraph) -> Dateline | None:
    """The city that opens a paragraph and is set off from it: "NEW DELHI: ..."."""
    first = next((p for p in paragraph.places if p.dateline and p.place.latitude is not None), None)
    if first is None or paragraph.kind not in RUNNING or first.j >= len(paragraph.passage.words) - HEADED:
        return None
    return Dateline(first.place, paragraph.passage.start(first.i), paragraph.passage.end(first.j))


def _before(text: str, start: int) -> int:
    """Where what stands before ends, blanks left out."""
    while start and text[start - 1].isspace():
        start -= 1
    return start


def _places(article: Article) -> Iterator[tuple[int, int, BlockKind]]:
    """Where the fact-bearing paragraphs stand, in text order, and the kinds of their blocks."""
    for block in article.blocks:
        if block.kind in FACTUAL:
            for start, end in _lines(article.text, block):
                yield start, end, block.kind


def _lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The lines of a block, long ones cut at a blank."""
    start = block.start
    while start < block.end:
        end = text.find("\n", start, block.end)
        end = block.end if end < 0 else end
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = cut if cut > 0 else start + LONGEST
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end
        start = end + 1
