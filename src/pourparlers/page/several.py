"""Several articles on one page: each stands in an element of its own with its own headline and its own story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pourparlers.page.region import FURNITURE, story_in
from pourparlers.page.walk import Frame, Page

LEAST_SIZE, LEAST_PARAGRAPHS = 400, 2
MOST_HEADINGS = 200
_LEVELS = ("h1", "h2")


class Part(NamedTuple):
    """A part of a page that is one article: the frame of its story, and all runs that belong to it."""

    frame: Frame
    runs: Sequence[int]
    own: Frame


def parts_of(page: Page) -> list[Part]:
    """The articles of a page, in its order; what stands round them goes with the one before it."""
    whole = page.frames[0]
    frames = articles_in(page)
    if not frames:
        return [Part(story_in(page, whole), range(len(page.runs)), whole)]
    borders = [0, *(frame.first for frame in frames[1:]), len(page.runs)]
    return [
        Part(story_in(page, frame), range(start, end), frame)
        for frame, start, end in zip(frames, borders, borders[1:], strict=False)
    ]


def articles_in(page: Page) -> list[Frame]:
    """The frames of the articles where there are several: alike by name, each with one headline and a story."""
    for level in _LEVELS:
        heads = [
            at for at, run in enumerate(page.runs)
            if run.tag == level and page.frames[run.frame].kind not in FURNITURE
        ][:MOST_HEADINGS]  # fmt: skip
        if level != "h1" and any(run.tag == "h1" for run in page.runs):
            return []
        if len(heads) < 2:
            continue
        found = [own_frame(page, heads, at) for at in range(len(heads))]
        told = [frame for frame in found if is_story(page, frame)]
        alike = [frame for frame in told if frame.tag == told[0].tag and frame.parent == told[0].parent]
        if len(alike) > 1 and (level == "h1" or alike[0].tag == "article"):
            return alike
    return []


def own_frame(page: Page, heads: list[int], at: int) -> Frame:
    """The widest frame round a headline that holds no other."""
    before = heads[at - 1] if at else -1
    after = heads[at + 1] if at + 1 < len(heads) else len(page.runs)
    frame = page.frames[page.runs[heads[at]].frame]
    while frame.parent > 0:
        wider = page.frames[frame.parent]
        if wider.first <= before or wider.end > after:
            break
        frame = wider
    return frame


def is_story(page: Page, frame: Frame) -> bool:
    """Whether a frame holds some paragraphs of its own."""
    own = [run.prose for run in page.runs[frame.first : frame.end] if page.frames[run.frame].kind not in FURNITURE]
    return sum(map(bool, own)) >= LEAST_PARAGRAPHS and sum(own) >= LEAST_SIZE
