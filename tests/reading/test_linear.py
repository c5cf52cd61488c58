"""Cost and memory grow no faster than the text, whatever it holds: counted in calls, never in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pourparlers import read
from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.page import lines
from pourparlers.reading.meetings import joining
from pourparlers.reading.meetings.article import Meetings
from pourparlers.reading.times.sheet import Sheet
from pourparlers.reading.words import passage
from pourparlers.reading.words.paragraph import Paragraph
from pourparlers.reading.words.passage import Passage

STORY = "Kari Nordmann, the Foreign Minister of Norway, met her Chilean counterpart in Oslo on 3 January."
SHAPES = {
    "a city": ("Paris ", "fr"),
    "ranges": ("du 10 au 12 janvier ", "fr"),
    "quotations never closed": ("« Il a dit ", "fr"),
    "curly ones": ("He said “the minister ", "en"),
    "brackets": ("(", "en"),
    # Of four characters: no more lines than are labelled (MOST_LINES), beyond which each costs what body text costs.
    "lines": ("x y\n", "en"),
    "cities in lines": ("Paris\n", "fr"),
    "stories in lines": (STORY + "\n", "en"),
    "stories in one line": (STORY + " ", "en"),
    "talks": ("The talks in Geneva on Monday. ", "en"),
    "one sentence": ("le ministre russe a rencontré son homologue à Paris le 10 janvier, selon un porte-parole ", "fr"),
    "weekdays": ("Monday, Tuesday, ", "en"),
    "offices": ("minister of ", "en"),
    "names": ("Mr Smith and ", "en"),
    "digits": ("12 ", "en"),
    "slashes": ("1/", "en"),
    "letters": ("a", "en"),
    "marks": ("e\u0301\u00ad", "en"),
    "a ministry": ("міністр закордонних справ ", "uk"),
}
COUNTED = ("a city", "ranges", "curly ones", "lines", "stories in one line", "talks", "one sentence", "names")


def text_of(shape: str, size: int) -> tuple[str, str]:
    unit, language = SHAPES[shape]
    return (unit * (size // len(unit) + 1))[:size], language


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_text_is_read(shape: str) -> None:
    text, language = text_of(shape, 100_000)
    reading = read(text, language=language)
    assert reading.article.text == text
    assert all(0 <= d.start < d.end <= len(text) for d in reading.dates)
    assert all(a.end <= b.start for a, b in zip(reading.article.blocks, reading.article.blocks[1:], strict=False))


def calls_of(work: Callable[[], object]) -> int:
    """How many calls some work takes, of functions in Python and in C."""
    count = 0

    def step(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", COUNTED)
def test_twice_the_text_takes_twice_the_calls(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Lines that are judged one by one are never read and so cost less than the rest: the bound lies before both texts.
    monkeypatch.setattr(lines, "MOST_LINES", 1000)
    text, language = text_of(shape, 48_000)
    read(text[:2000], language=language)
    half = calls_of(lambda: read(text[:24_000], language=language))
    whole = calls_of(lambda: read(text, language=language))
    assert whole < 2.2 * half


def test_counting_sees_what_grows_as_the_square() -> None:
    def square(size: int) -> None:
        for k in range(size):
            for word in ["a"] * k:
                word.isalpha()

    assert calls_of(lambda: square(400)) > 2.5 * calls_of(lambda: square(200))


def english() -> Language:
    return load("en", "language", Language)


def test_no_sentence_is_longer_than_the_longest() -> None:
    text = "the minister, who spoke, " * 400
    cut = Passage(text, 0, english(), frozenset())
    assert max(j - i for i, j in cut.sentences) <= passage.LONGEST
    assert [cut.sentences[0][0], cut.sentences[-1][1]] == [0, len(cut.words)]
    assert all(a[1] == b[0] for a, b in zip(cut.sentences, cut.sentences[1:], strict=False))
    assert cut.words[cut.sentences[0][1] - 1] == ","


def test_a_line_is_cut_once_until_it_is_taken() -> None:
    sheet = Sheet("Oslo, Monday.\nOslo, Tuesday.", english())
    kept = sheet.keep(0, 13)
    assert sheet.keep(0, 13) is kept
    assert sheet.take(0, 13) is kept
    assert sheet.take(0, 13) is not kept
    assert [told.weekday for told in kept.told] == [1]


def test_what_was_read_is_let_go() -> None:
    paragraph = Paragraph(Passage("Oslo, Monday.", 0, english(), frozenset()), "body", 3)
    paragraph.release()
    assert not paragraph.passage.words and not paragraph.passage.text and paragraph.number == 3


def test_a_meeting_told_without_end_keeps_so_many_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    finish = Meetings.finish

    def finished(meetings: Meetings) -> object:
        kept.extend(len(report.drafts) for report in meetings.reports)
        return finish(meetings)

    monkeypatch.setattr(Meetings, "finish", finished)
    reading = read((STORY + "\n") * 300, language="en", published="2022-01-05")
    assert reading.meetings
    assert 1 < max(kept) <= joining.MOST_DRAFTS + 1
