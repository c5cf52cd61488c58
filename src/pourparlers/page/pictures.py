"""What belongs to a picture: its caption and who is credited, by where they stand and by how they end.

A figure's text is its picture's, and so is short text in the least element round a picture, whatever templates call the
boxes round it. A caption's last words are a credit where they are set off as credits are, in any language.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from pourparlers.page.agencies import agencies
from pourparlers.page.credit import credit_at, is_credit
from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import key_of
from pourparlers.page.markup import MAKERS
from pourparlers.page.walk import HEADINGS, Frame, Page, Run

CAPTION, CREDIT, FIGURE, QUOTATION = "caption", "credit", "figure", "quotation"
_APART = frozenset((QUOTATION, "advertisement", "newsletter", "consent", "comments", "trending", "published-label"))
_LABELS = frozenset(("navigation", "share", "hidden"))
_BUTTONS, _TEXTS = frozenset(("navigation", "share")), frozenset(("p", "figcaption"))
_SECTIONS = frozenset(("section", "article", "main", "body", "header", "li", "ul", "ol"))
_NO_PICTURE = frozenset(("byline", "comments", "navigation", "newsletter", "summary", "hidden", "consent"))
MOST_ROUND, MOST_TEXT = 3, 350
# So many runs, and letters, a figure may hold.
MOST_RUNS, MOST_IN_FIGURE = 8, 1500
# How far above a caption by name its picture may stand.
MOST_CLIMBED = 5
MOST_LABELLED = 60
MOST_WORDS, MOST_CREDIT, MOST_WIDE, MOST_PARTICLE = 9, 90, 14, 3
_BREAKS = re.compile(r"[\s/,&+]+")
_MARKS = ".,;:()[]|©-–—'’\"«»„“”"
_END = re.compile(r"[.!?…»”\"。！？؟)\]]\s*|\s[|/–—]\s+|\s*[＝=]\s*|\s-\s")
_LABEL = re.compile(
    r"(?:^|(?<=[\s.(\[|/–—!?…»”\"]))[(\[|/–—]?\s?(?!https?:)[^\W\d_]{2,18}(?:\s[^\W\d_]{2,12})?\s?[:：]\s?(?=\S)"
)
_BRACKETED = re.compile(r"[(\[（［【][^()\[\]（）［］【】]{2,80}[)\]）］】][.\s]*$")
LEAST_WORDS, LEAST_WIDE = 4, 30
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
CLOSING = frozenset('.!?…»”"。！？؟)]')
_STOPS = (".", "!", "?", "…", "。")


def settle_pictures(page: Page) -> None:
    """Mark each frame that belongs to a picture: as its figure, its caption, its credit."""
    frames = page.frames
    for frame in frames[1:]:
        around = frames[frame.parent]
        if frame.end - frame.first > MOST_RUNS or frame.end == frame.first or is_long(page, frame):
            continue
        if frame.tag == FIGURE:
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


def has_picture(frames: list[Frame], frame: Frame) -> bool:
    """Whether a picture stands near a frame."""
    for _ in range(MOST_CLIMBED):
        if frame.images:
            return True
        if frame.parent < 0 or frame.end - frame.first > MOST_RUNS:
            break
        frame = frames[frame.parent]
    return False


def is_round(page: Page, frame: Frame) -> bool:
    """Whether a frame holds one picture, and no more text than a caption and a credit."""
    if frame.images != 1 or frame.tag == "section" or (frame.kind in _NO_PICTURE and not frame.pictured):
        return False
    sure = frame.pictured or not frame.kind
    runs = [run for run in page.runs[frame.first : frame.end] if page.frames[run.frame].hint not in _LABELS]
    if not (sure or any(run.prose for run in runs)):
        return False
    return 0 < len(runs) <= MOST_ROUND and all(
        run.size <= MOST_TEXT and not run.links and run.tag not in HEADINGS
        and page.frames[run.frame].hint not in _NO_PICTURE and page.frames[run.frame].tag != "li"
        for run in runs
    )  # fmt: skip


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
    if _WIDE.search(run.text):
        return run.size > LEAST_WIDE
    if agencies().only(run.text):
        return True
    return len(words) >= LEAST_WORDS or (len(words) > 1 and all(not word[0].islower() for word in words))


def credit_in(text: str, furniture: Furniture, *, alone: bool) -> int | None:
    """Where the credit begins in what stands with a picture; 0 where all of it is one. ``alone``: nothing else does."""
    if is_credit(text, furniture):
        return 0
    if is_maker(text, furniture) and (not alone or "/" in text or agencies().named(text)):
        return 0
    label = labelled_credit(text, furniture)
    if label == 0:
        return label
    known = credit_at(text[-200:], furniture)
    if known is not None:
        return max(0, len(text) - 200) + known
    if label is not None:
        return label
    bracket = _BRACKETED.search(text)
    if bracket and text[: bracket.start()].rstrip().endswith(_STOPS):
        return bracket.start()
    return last_words(text, furniture)


def labelled_credit(text: str, furniture: Furniture) -> int | None:
    """Where a word and a colon open the names at the end ("Foto: A. Name")."""
    for label in _LABEL.finditer(text, max(0, len(text) - MOST_CREDIT - 20)):
        rest = text[label.end() :]
        word = label[0].lstrip("([|/–— ")
        if (word[:1].isupper() or label[0][0] in "([|" or not word.isascii()) and is_made(rest, furniture):
            return label.start()
    return None


def is_made(text: str, furniture: Furniture) -> bool:
    """Whether what follows a label of credits is short and holds names, an agency, or several parts."""
    if is_maker(text, furniture):
        return True
    if len(text) > MOST_LABELLED or ". " in text or text.count(" ") > MOST_WORDS:
        return False
    return "/" in text or agencies().named(text) is not None


def last_words(text: str, furniture: Furniture) -> int | None:
    """Where the last words begin that are set off and are nothing but names."""
    ends = [end for end in _END.finditer(text, max(0, len(text) - MOST_CREDIT)) if end.end() < len(text)]
    for end in ends:
        rest = text[end.end() :]
        if end.start() > 0 and is_maker(rest, furniture):
            return end.end() if end[0].strip() in CLOSING else end.start() + len(end[0]) - len(end[0].lstrip())
    return None


def is_maker(text: str, furniture: Furniture) -> bool:
    """Whether a few words are nothing but names of persons and agencies."""
    bare = text.strip(" ()[]（）|/–—-.©")
    if not bare or len(bare) > MOST_CREDIT or bare.endswith(("?", "!")) or bare[0].isdigit():
        return False
    if _WIDE.search(bare):
        return len(bare) <= MOST_WIDE and not bare.endswith("。")
    words = [word.strip(_MARKS) for word in _BREAKS.split(bare)]
    words = [word for word in words if word]
    if not 0 < len(words) <= MOST_WORDS or not any(len(word) > 1 and word[0].isalpha() for word in words):
        return False
    return (all(is_name(word, furniture) for word in words) and not words[0][0].islower()) or is_wire(words)


def is_wire(words: list[str]) -> bool:
    """Whether all words are agencies that write themselves small."""
    return all(word.casefold() in agencies().by_form for word in words)


def is_name(word: str, furniture: Furniture) -> bool:
    """Whether a word is capitalised, a particle, an agency or a site, or one that credits hold."""
    if not word[0].islower() or len(word) <= MOST_PARTICLE or "." in word:
        return True
    key = key_of(word)
    return key in agencies().by_form or all(part in furniture.photo_words for part in key.split())


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
