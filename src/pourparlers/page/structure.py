"""Label the runs of a page by kind: what they stand in first, then their shape and place, then their own words.

The story's frame cuts the page into what stands before its text (the head), its text, and what follows. Words that a
pack knows as furniture are asked last and only near the story, so that a page in any language is labelled.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pourparlers.model import BlockKind
from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import ends_sentence, key_of, line_at
from pourparlers.page.maker import credit_in
from pourparlers.page.marks import judged, shape_of
from pourparlers.page.markup import FILM, HIDDEN
from pourparlers.page.pictures import CAPTION, CREDIT, is_of_picture
from pourparlers.page.region import FURNITURE
from pourparlers.page.several import Part
from pourparlers.page.walk import HEADINGS, IMAGE, Page, Run

_CELLS = frozenset(("td", "th"))
_LISTED = frozenset(("li", "dt", "dd"))
# So much of a run is a link to elsewhere: of any run, and of a short one.
LINKED, LINKED_SHORT = 0.7, 0.5
MOST_SHORT, MOST_NEAR = 160, 6
MOST_CAPTION, MOST_SECTION, MOST_SIGNED, MOST_HEADING = 700, 40, 120, 160
LEAST_SUMMARY, MOST_LABEL = 40, 50
LEAST_TITLE = 8
# With so many words after it, a repeated headline is nothing else.
MOST_ADDED = 4
# Longer paragraphs are no furniture, but for so many last ones.
MOST_JUDGED, MOST_EDGE = 240, 4
# So many runs before the headline may belong to the head, and to its pictures.
MOST_OVER, MOST_PICTURED = 3, 12
# Where no headline is found, so many runs before the text are its head.
MOST_HEAD = 4
# So many runs after the story its own furniture may stand.
MOST_AFTER = 30
# What a run's own words may make it inside the story.
_INSIDE = FURNITURE | {"agency", "credit", "caption", "byline", "published-label"}
_OF_PICTURES = frozenset(("caption", "credit"))
# Furniture by place and not by name.
_VAGUE = frozenset(("navigation", "related"))
# What tells the story; the marks with which it breaks off; so much of it is a teaser and no story.
_TOLD, _BROKEN = frozenset(("body", "summary")), ("…", "...", "....", "……")
MOST_TEASING, MOST_TEASED = 3, 900
# What short text with a picture may be instead of its caption.
_LABELS = frozenset(("published-label", "advertisement", "share", "follow", "consent", "newsletter"))
# How long a film lasts, or which of several pictures is shown.
_LASTING = re.compile(r"(?:\d{1,3}\s?[:/]\s?){1,2}\d{1,3}(?:\s?[^\W\d]{1,8}\.?)?")
Kinds = list[BlockKind | None]


class Story(NamedTuple):
    """The place of the story among the runs of a page: its headline, its first and last run of text."""

    headline: int | None
    start: int
    end: int

    @property
    def over(self) -> int:
        """The first run that may tell of a picture of the story."""
        return max(0, (self.start if self.headline is None else min(self.headline, self.start)) - MOST_PICTURED)


def kinds_in(page: Page, part: Part, title: str, outlet: str, furniture: Furniture) -> Kinds:
    """The kind of each run of a part of the page; None where it is not shown."""
    story = placed(page, part, title)
    kinds: Kinds = [None] * len(page.runs)
    told: set[str] = set()
    printed = page.runs[story.headline].text if story.headline is not None else ""
    named, publisher = frozenset(map(key_of, (title, printed))), key_of(outlet) or None
    over, end = story.over, story.end
    for at in part.runs:
        run = page.runs[at]
        hint = page.frames[run.frame].kind
        of_picture = over <= at < end and is_of_picture(page, run)
        if hint in _OF_PICTURES and not of_picture:
            hint = ""
        if at == story.headline:
            kinds[at] = "headline"
        elif of_picture:
            if (hint != HIDDEN or run.text not in told) and not repeats(run, named):
                kinds[at] = "credit" if key_of(run.text) == publisher else pictured(page, at, furniture)
                told.add(run.text)
        elif hint == HIDDEN or run.tag == IMAGE:
            continue
        elif hint in FURNITURE:
            kinds[at] = furnished(run, hint, furniture) if over <= at < end + MOST_AFTER else hint  # type: ignore[call-overload]
        elif at < story.start:
            kinds[at] = before(page, at, hint, story, furniture)
        elif at < story.end:
            kinds[at] = inside(run, hint, furniture, edge=story.end - at <= MOST_EDGE)
        else:
            kinds[at] = after(run, hint)
    mend(page, kinds, story)
    once(page, part, kinds)
    cut_short(page, kinds, story)
    return kinds


def placed(page: Page, part: Part, title: str) -> Story:
    """Where the story's text begins and ends, and where its headline stands."""
    runs, frames, frame = page.runs, page.frames, part.frame
    told = [
        at for at in range(frame.first, frame.end)
        if runs[at].prose and runs[at].tag != "h1" and frames[runs[at].frame].kind in ("", "quotation", "summary")
    ]  # fmt: skip
    headline = headline_of(page, part, title, told[0] if told else len(runs))
    if not told:
        return Story(headline, frame.first, frame.end)
    start = told[0]
    while start > frame.first and start - 1 != headline and leads(page, start - 1):
        start -= 1
    return Story(headline, start, frame.end)


def leads(page: Page, at: int) -> bool:
    """Whether a run right before the first paragraph is the heading over it."""
    run = page.runs[at]
    return run.tag in HEADINGS and run.tag != "h1" and not page.frames[run.frame].kind and not linked(run)


def headline_of(page: Page, part: Part, title: str, first: int) -> int | None:
    """Of the page's headings the one that its title repeats, else the last of the first level before the story."""
    words = key_of(title)
    best: tuple[bool, bool, bool, int] | None = None
    found: int | None = None
    for at in part.runs:
        run = page.runs[at]
        if run.tag not in HEADINGS:
            continue
        key = key_of(run.text)
        named = len(key) >= LEAST_TITLE and (key in words or (bool(words) and words in key))
        shown = page.frames[run.frame].kind != HIDDEN
        if not named and (run.tag != "h1" or not shown):
            continue
        rank = (named, shown, run.tag == "h1", at if at <= first else -at)
        if best is None or rank > best:
            best, found = rank, at
    return found


def pictured(page: Page, at: int, furniture: Furniture) -> BlockKind | None:
    """Caption or credit of what stands with a picture."""
    run = page.runs[at]
    frame = page.frames[run.frame]
    if run.tag == IMAGE:
        return "credit" if credit_in(run.text, furniture, alone=False) == 0 else None
    if run.size > MOST_CAPTION:
        return "body"
    if frame.picture == FILM:
        return "related"
    if frame.picture == CREDIT and run.size <= MOST_SIGNED:
        return "credit"
    if (run.tag == "button" and not frame.images) or _LASTING.fullmatch(run.text):
        return "navigation"
    if run.size <= MOST_LABEL and (label := judgement(run, furniture)) in _LABELS:
        return label
    own = frame.hint == CAPTION or at == 0 or page.runs[at - 1].frame < page.frames[frame.parent].index
    alone = (own or not page.frames[page.runs[at - 1].frame].picture) and not is_over_caption(page, at)
    return "credit" if credit_in(run.text, furniture, alone=alone) == 0 else "caption"


def is_over_caption(page: Page, at: int) -> bool:
    """Whether a sentence follows a run in the same element, as a caption does under its maker's name."""
    after = page.runs[at + 1] if at + 1 < len(page.runs) else None
    return after is not None and after.frame == page.runs[at].frame and after.prose > 0


def repeats(run: Run, headlines: frozenset[str]) -> bool:
    """Whether what stands with a picture is only the headline again, as the name of a film or of a file."""
    if len(run.text) < LEAST_TITLE:
        return False
    key = key_of(run.text)
    return any(key.startswith(line) and key.count(" ", len(line)) <= MOST_ADDED for line in headlines if line)


def furnished(run: Run, hint: str, furniture: Furniture) -> BlockKind:
    """The kind of furniture: of what only its place makes furniture, the words may tell more."""
    if hint in _VAGUE and run.size <= MOST_SHORT and not linked(run):
        told = judgement(run, furniture)
        if told in FURNITURE:
            return told
    return hint  # type: ignore[return-value]


def linked(run: Run) -> bool:
    least = LINKED_SHORT if run.size <= MOST_SHORT else LINKED
    return run.links >= least * len(run.text)


def before(page: Page, at: int, hint: str, story: Story, furniture: Furniture) -> BlockKind:
    """The kind of a run before the story's text: near the headline what a head holds, else navigation."""
    run = page.runs[at]
    head = story.start - MOST_HEAD if story.headline is None else story.headline
    over = at < head
    if over and head - at > MOST_OVER:
        return "caption" if hint == "caption" else "credit" if hint == "credit" else "navigation"
    if hint and not (hint == "summary" and over):
        return hint  # type: ignore[return-value]
    told = judgement(run, furniture)
    if told:
        return told
    if over:
        return "section" if len(run.text) <= MOST_SECTION else "navigation"
    if run.prose or (run.size > LEAST_SUMMARY and not linked(run)):
        return "summary"
    if run.tag in HEADINGS:
        return "subheading"
    return "byline" if not linked(run) and run.text[0].isupper() else "navigation"


def inside(run: Run, hint: str, furniture: Furniture, *, edge: bool) -> BlockKind:
    """The kind of a run in the story. Long paragraphs are asked for furniture only at its ``edge``."""
    if hint == "caption" and run.size <= MOST_CAPTION:
        return "caption"
    if hint in ("credit", "byline", "published-label", "section") and run.size <= MOST_SIGNED:
        return hint  # type: ignore[return-value]
    if hint == "quotation":
        return "quotation"
    if linked(run) and run.tag not in HEADINGS:
        return "related"
    told = judgement(run, furniture) if run.size <= MOST_JUDGED or edge else None
    if told in _INSIDE and (told != "caption" or run.size <= MOST_CAPTION):
        return told
    if run.tag in HEADINGS and run.size <= MOST_HEADING:
        return "subheading"
    if run.tag in _LISTED:
        return "list"
    return "table" if run.tag in _CELLS else "body"


def after(run: Run, hint: str) -> BlockKind:
    """The kind of a run after the story."""
    if hint and hint not in ("summary", "section", "quotation"):
        return hint  # type: ignore[return-value]
    if run.prose:
        return "teaser"
    return "related" if linked(run) and run.size > MOST_SECTION else "navigation"


def mend(page: Page, kinds: Kinds, story: Story) -> None:
    """A heading in a box that holds no prose goes with what follows it in the box; so does one that heads nothing."""
    following: BlockKind | None = None
    for at in range(story.end - 1, story.start - 1, -1):
        kind = kinds[at]
        if kind is None:
            continue
        if kind == "subheading" and (following is None or following in FURNITURE):
            frame = page.frames[page.runs[at].frame]
            box = page.frames[frame.parent] if frame.parent >= 0 else frame
            if following is None or not box.prose:
                kinds[at] = kind = following or "related"
        elif kind == "body" and following == "related" and is_label(page.runs[at]):
            kinds[at] = kind = "related"
        following = kind


def is_label(run: Run) -> bool:
    """Whether a short line may be what stands over links to elsewhere: no sentence, or one that a colon ends."""
    return run.size <= MOST_LABEL and not run.prose and not ends_sentence(run.text.rstrip(":："))


def once(page: Page, part: Part, kinds: Kinds) -> None:
    """The credit of a picture's own title is left out where the page prints it."""
    titles = [at for at in part.runs if kinds[at] and page.runs[at].tag == IMAGE]
    for at in titles:
        words = set(key_of(page.runs[at].text).split())
        near = range(max(0, at - MOST_NEAR), min(len(kinds), at + MOST_NEAR))
        printed = (page.runs[n].text for n in near if n != at and kinds[n] in _OF_PICTURES)
        if any(words <= set(key_of(text).split()) for text in printed):
            kinds[at] = None


def cut_short(page: Page, kinds: Kinds, story: Story) -> None:
    """A story that breaks off is a teaser: its last paragraph, and all of it where there are hardly more."""
    own = [at for at in range(story.start, story.end) if kinds[at] in _TOLD]
    if not own or not page.runs[own[-1]].text.rstrip(")]").endswith(_BROKEN):
        return
    few = len(own) <= MOST_TEASING and sum(page.runs[at].size for at in own) <= MOST_TEASED
    if few or page.runs[own[-1]].links:
        for at in own if few else own[-1:]:
            kinds[at] = "teaser"


def judgement(run: Run, furniture: Furniture) -> BlockKind | None:
    """What a run's own words make it."""
    text = run.text
    return judged(shape_of(line_at(text, 0, len(text), True)), furniture).kind
