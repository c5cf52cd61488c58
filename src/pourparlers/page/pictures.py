"""What belongs to a picture: its caption and who is credited, by where they stand.

A figure's text is its picture's, and so is short text in the least element round a picture, whatever templates call the
boxes round it. What plays a film is no picture.
"""

from __future__ import annotations

from urllib.parse import urljoin

from pourparlers.page.agencies import agencies
from pourparlers.page.maker import WIDE
from pourparlers.page.markup import FILM, MAKERS
from pourparlers.page.walk import HEADINGS, Frame, Page, Run

CAPTION, CREDIT, FIGURE, QUOTATION = "caption", "credit", "figure", "quotation"
_APART = frozenset((QUOTATION, "advertisement", "newsletter", "consent", "comments", "trending", "published-label"))
_LABELS = frozenset(("navigation", "share", "hidden"))
# What a head holds beside its picture.
_HEADED = frozenset(("section", "summary"))
_BUTTONS, _TEXTS = frozenset(("navigation", "share")), frozenset(("p", "figcaption"))
_NO_PICTURE = frozenset(("byline", "comments", "navigation", "newsletter", "summary", "hidden", "consent"))
MOST_ROUND, MOST_TEXT = 3, 350
# So many runs, and letters, a figure may hold.
MOST_RUNS, MOST_IN_FIGURE = 8, 1500
# How far above a caption by name its picture may stand.
MOST_CLIMBED = 5
LEAST_WORDS, LEAST_WIDE = 4, 30


def settle_pictures(page: Page) -> None:
    """Mark each frame that belongs to a picture: as its figure, its caption, its credit."""
    frames = page.frames
    for frame in frames[1:]:
        around = frames[frame.parent]
        if frame.end - frame.first > MOST_RUNS or frame.end == frame.first or frame.hint in _HEADED:
            continue
        if is_long(page, frame) or (frame.hint == CAPTION and holds_headline(page, frame)):
            continue
        if frame.film or around.picture == FILM:
            frame.picture = FILM
        elif frame.tag == FIGURE:
            frame.picture = FIGURE
        elif frame.hint == CREDIT and (frame.pictured or around.picture or has_picture(frames, frame)):
            frame.picture = CREDIT
        elif (frame.tag == "figcaption" and has_picture(frames, frame)) or (
            frame.hint == CAPTION and (frame.pictured or has_picture(frames, frame))
        ):
            frame.picture = CAPTION
        elif around.picture:
            if frame.hint in _BUTTONS and frame.tag not in _TEXTS:
                continue
            maker = frame.hint in MAKERS or frame.tag == "footer"
            frame.picture = CREDIT if maker else around.picture
        elif is_round(page, frame):
            frame.picture = FIGURE


def is_long(page: Page, frame: Frame) -> bool:
    """Whether a frame holds more text than any caption has."""
    return sum(run.size for run in page.runs[frame.first : frame.end]) > MOST_IN_FIGURE


def holds_headline(page: Page, frame: Frame) -> bool:
    """Whether the headline stands in a frame, so that its name tells of the head of the page and of no picture."""
    return any(run.tag == "h1" for run in page.runs[frame.first : frame.end])


def has_picture(frames: list[Frame], frame: Frame) -> bool:
    """Whether a picture stands near a frame."""
    for _ in range(MOST_CLIMBED):
        if frame.images:
            return True
        if frame.parent < 0 or frame.tag == FIGURE or frame.end - frame.first > MOST_RUNS:
            break
        frame = frames[frame.parent]
    return False


def is_round(page: Page, frame: Frame) -> bool:
    """Whether a frame holds one picture, and no more text than a caption and a credit."""
    if frame.images != 1 or frame.tag == "section" or (frame.kind in _NO_PICTURE and not frame.pictured):
        return False
    sure = frame.pictured or not frame.kind
    if not sure and is_aside(page, frame):
        return False
    runs = [run for run in page.runs[frame.first : frame.end] if page.frames[run.frame].hint not in _LABELS]
    if not (sure or any(run.prose for run in runs)):
        return False
    return 0 < len(runs) <= MOST_ROUND and all(
        run.size <= MOST_TEXT and not run.links and run.tag not in HEADINGS
        and page.frames[run.frame].hint not in _NO_PICTURE and page.frames[run.frame].tag != "li"
        for run in runs
    )  # fmt: skip


def is_aside(page: Page, frame: Frame) -> bool:
    """Whether a frame stands beside the story: the pictures there are of other articles."""
    while frame.parent > 0 and frame.tag != "aside":
        frame = page.frames[frame.parent]
    return frame.tag == "aside"


def is_of_picture(page: Page, run: Run) -> bool:
    """Whether a run tells of a picture: it stands with one, is no link to elsewhere, no quotation and no label."""
    frame = page.frames[run.frame]
    if not frame.picture or frame.kind in _APART:
        return False
    if run.tag in HEADINGS or (frame.picture != CREDIT and 2 * run.links >= len(run.text) and not framed(page, frame)):
        return False
    return frame.picture != FIGURE or is_telling(run)


def framed(page: Page, frame: Frame) -> bool:
    """Whether a frame stands in the caption of a figure."""
    for _ in range(MOST_CLIMBED):
        if frame.tag == "figcaption":
            return True
        if frame.parent < 0:
            break
        frame = page.frames[frame.parent]
    return False


def is_telling(run: Run) -> bool:
    """Whether a run is more than a label on a picture ("Video", "1/3"): several words, or a name's."""
    if run.text.endswith((":", "：")):
        return False
    words = [word for word in run.text.split() if any(letter.isalpha() for letter in word)]
    if WIDE.search(run.text):
        return run.size > LEAST_WIDE
    if agencies().only(run.text):
        return True
    return len(words) >= LEAST_WORDS or (len(words) > 1 and all(not word[0].islower() for word in words))


def image_of(page: Page, run: Run, base: str | None) -> str | None:
    """The address of the picture that a run tells of: the only one of what it stands in, else the last before it."""
    frame = page.frames[run.frame]
    while not frame.images and frame.parent >= 0:
        frame = page.frames[frame.parent]
    address = frame.image if frame.images == 1 else page.images[run.image - 1] if run.image else frame.image
    if address is None or base is None:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address
