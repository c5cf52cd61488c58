"""Which part of a page is the story: what names hint at where it may count, and the frame that holds most prose."""

from __future__ import annotations

from collections import Counter
from itertools import islice, takewhile

from pourparlers.page.markup import HIDDEN
from pourparlers.page.walk import Frame, Page

FURNITURE = frozenset(
    (
        "follow", "share", "consent", "advertisement", "trending", "related", "newsletter", "disclaimer", "copyright",
        "navigation", "comments", "paid", "teaser", HIDDEN,
    )
)  # fmt: skip
# What a paragraph is not by its name alone, but only by the box that it stands in.
_BOXES = frozenset(("advertisement", "trending", "related", "newsletter", "navigation", "share", "follow"))
_PARAGRAPHS = frozenset(("p", "h2", "h3", "h4", "h5", "h6"))
# What signs an article may stand among the buttons under its headline.
_SIGNED, _AMONG = frozenset(("byline", "published-label")), frozenset(("share", "follow"))
_OWN = frozenset(("", "summary", "quotation", "section"))
# What holds more than such a part of the page's prose is the story, whatever it is called.
MOST_OF_PROSE = 0.5
MOST_OF_COMMENTS = 0.9
LEAST_OF_STORY = 0.2
LEAST_NAMED = 0.4
LEAST_INNER = 0.9


def settle(page: Page) -> None:
    """Give each frame its kind: its own hint, or that of what it stands in. Furniture holds nothing but furniture."""
    frames = page.frames
    gather(page, [run.prose for run in page.runs])
    total = frames[0].prose
    named = Counter[str]()
    for frame in frames[1:]:
        if frame.hint and frame.prose and frames[frame.parent].names != frame.names:
            named[frame.names] += frame.prose
    for frame in frames[1:]:
        around = frames[frame.parent].kind
        own = valid(frame, named[frame.names], total)
        if around in FURNITURE and not (own in _SIGNED and around in _AMONG):
            frame.kind = around
        else:
            frame.kind = own or around
    gather(page, [run.prose if frames[run.frame].kind in _OWN else 0 for run in page.runs])


def gather(page: Page, sizes: list[int]) -> None:
    """The sum of the sizes of the runs in each frame."""
    frames = page.frames
    for frame in frames:
        frame.prose = 0
    for run, size in zip(page.runs, sizes, strict=True):
        if size:
            frames[run.frame].prose += size
    for frame in reversed(frames):
        if frame.parent >= 0:
            frames[frame.parent].prose += frame.prose


def valid(frame: Frame, prose: int, total: int) -> str:
    """What a frame's names hint at, unless those of its name hold so much prose that they can't mean all of it."""
    if not frame.hint:
        return ""
    most = MOST_OF_COMMENTS if frame.hint == "comments" else MOST_OF_PROSE
    if frame.tag in _PARAGRAPHS and frame.prose and frame.hint in _BOXES:
        return ""
    if prose > most * total or (frame.story and prose > LEAST_OF_STORY * total):
        return ""
    return frame.hint


def story_in(page: Page, around: Frame) -> Frame:
    """The frame of the story: one that is named so and holds much of the prose, else the smallest that holds most."""
    inside = takewhile(lambda frame: frame.parent >= around.index, islice(page.frames, around.index + 1, None))
    within = [around, *inside]
    named = [frame for frame in within if frame.story and frame.prose >= LEAST_NAMED * around.prose > 0]
    frame = max(named, key=lambda found: (found.prose, found.index)) if named else around
    inner: dict[int, Frame] = {}
    for child in within:
        if child.prose and child.index != around.index:
            best = inner.get(child.parent)
            if best is None or child.prose > best.prose:
                inner[child.parent] = child
    while True:
        best = inner.get(frame.index)
        if best is None or best.prose < LEAST_INNER * frame.prose or best.tag in ("p", "li"):
            return frame
        frame = best
