"""The kind of a line as the line alone tells it: furniture, date of publication, byline, caption, agency.

What stands round a line is looked at later (``blocks``); here nothing but its own words and shape counts.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from pourparlers.model import BlockKind
from pourparlers.page.agencies import agencies
from pourparlers.page.credit import credit_at, is_credit
from pourparlers.page.furniture import Furniture, Mark
from pourparlers.page.lines import HEAD, STOPS, Line, ends_sentence, key_of

LONG_SENTENCE = 12
MOST_LABELLED = 34
MOST_BYLINE = 16
MOST_PUBLISHED = 26
MOST_CAPTION = 700
LONGEST_STOPPED = 40
LEAST_CAPTIONED, MOST_CAPTIONED = 4, 32
_LABEL = re.compile(r"[:：|–—»►▶]|\s-\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:[@#]\w+[\s,]*)+", re.IGNORECASE)
# A picture's file, an address's last part ("envoys-meet-in-oslo"), a template's mark ("[World][summary]"), a menu run
# together ("HomeWorldSports"): what stands there is no text.
_REMNANT = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg|pdf)|[a-z0-9]+(?:-[a-z0-9]+){3,}|(?:\[[^\]\[]+\]){2,}", re.IGNORECASE
)
_RUN_TOGETHER = re.compile(r"(?<=[a-z\u00df-\u00ff\u0430-\u045f])[A-Z\u00c0-\u00de\u0400-\u042f]")
LEAST_RUN_TOGETHER = 4
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMERIC_DATE = re.compile(r"\b\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})\b|\b(?:19|20)\d\d([./-])\d{1,2}(?:\2\d{1,2})?\b")
_CLOCK = re.compile(r"\b\d{1,2}\s?[:h.]\s?\d{2}\b")
_RANGE = re.compile(r"\d\s*[-–—]\s*\d{1,2}\s+[^\W\d]")
_DASHES = tuple("-–—|")
_OPENERS = "([/-–—"
_ARROW = "►▶▸→➡⇒👉🔴📌"
_BULLET = "•●▪◦‣·*✓◾■□–—-"
_WORD = re.compile(r"\d+|[^\W\d_]+")
_CRUMB = re.compile(r"\s*[/>›»|→]\s*")


class Judgement(NamedTuple):
    """The kind of a line, or None where its words leave it open; whether the lines after it belong to it;
    whether a phrase of a pack tells it; for a caption the offset in the line of its credit."""

    kind: BlockKind | None
    carries: bool = False
    phrase: bool = False
    credit: int | None = None


class Shape(NamedTuple):
    """A line with its folded words, and whether it reads as a whole sentence."""

    line: Line
    key: str
    words: int
    sentence: bool


OPEN = Judgement(None)


def shape_of(line: Line) -> Shape:
    key = key_of(line.head)
    words = key.count(" ") + 1 if key else 0
    return Shape(line, key, words, ends_sentence(line.tail) or line.size > HEAD)


def judged(shape: Shape, furniture: Furniture) -> Judgement:
    """What a line is by its own words, strongest signs first."""
    line, key = shape.line, shape.key
    if not key:
        return Judgement("navigation")
    if line.size > MOST_CAPTION:
        return OPEN
    whole = furniture.line.get(key) or furniture.line.get(key.strip("# ")) or furniture.label.get(key)
    if whole:
        return Judgement(whole.kind, whole.carries, phrase=True)
    if _ADDRESS.fullmatch(line.head):
        return Judgement("follow" if line.head[0] in "@#" else "navigation")
    if is_remnant(shape):
        return Judgement("navigation")
    if is_date(shape, furniture) or _CLOCK.fullmatch(line.head):
        return Judgement("published-label", phrase=furniture.begun(key) is not None)
    long_sentence = shape.sentence and shape.words > LONG_SENTENCE
    if not long_sentence and shape.words <= MOST_LABELLED:
        mark = (
            labelled(line.head, furniture)
            or furniture.begun(key)
            or (not shape.sentence and furniture.ended(key))
            or None
        )
        if mark and fits(mark, shape, furniture):
            return marked(mark, shape, furniture)
    kind = furniture.cued(key)
    if kind:
        return (captioned(shape, furniture) if kind == "caption" else None) or Judgement(kind)
    return by_shape(shape, furniture, long_sentence)


def by_shape(shape: Shape, furniture: Furniture, long_sentence: bool) -> Judgement:
    """What a line is by its signs where no phrase tells: copyright, agency, crumbs, caption, arrow."""
    line = shape.line
    if _COPYRIGHT.match(line.head) and (_YEAR.search(line.head) or not is_credit(line.head, furniture)):
        return Judgement("copyright")
    if agencies().only(line.head):
        return Judgement("agency")
    if is_credit(line.head, furniture):
        return Judgement("credit")
    if not long_sentence and is_crumbs(line.head, furniture):
        return Judgement("navigation")
    caption = captioned(shape, furniture)
    if caption:
        return caption
    if line.head[0] in _ARROW and not long_sentence:
        return Judgement("related")
    return OPEN


def is_remnant(shape: Shape) -> bool:
    """Whether a line is what the page's making left behind, and not text."""
    if shape.sentence or shape.line.size > HEAD:
        return False
    head = shape.line.head
    return bool(_REMNANT.fullmatch(head)) or len(_RUN_TOGETHER.findall(head)) >= LEAST_RUN_TOGETHER


def labelled(head: str, furniture: Furniture) -> Mark | None:
    """The mark of what stands before a line's first colon, dash or bar."""
    colon = _LABEL.search(head, 1, 70)
    return furniture.label.get(key_of(head[: colon.start()])) if colon else None


def fits(mark: Mark, shape: Shape, furniture: Furniture) -> bool:
    """Whether a phrase at the start of a line makes the whole line what the phrase says."""
    if mark.kind == "byline":
        rest = rest_of(shape.line.head, mark.words).lstrip(" :–—-|")
        named = mark.words > 1 or not rest or not rest[0].islower()
        return shape.words <= MOST_BYLINE and not shape.sentence and named
    if mark.kind == "published-label":
        return shape.words <= MOST_PUBLISHED and not shape.line.head.endswith((".", "!", "?"))
    return True


def marked(mark: Mark, shape: Shape, furniture: Furniture) -> Judgement:
    if mark.kind != "caption":
        spare = 2 if mark.kind == "trending" else 0
        return Judgement(mark.kind, mark.carries and shape.words <= mark.words + spare, phrase=True)
    rest = rest_of(shape.line.head, mark.words).lstrip(" :–—-|")
    if is_credit(shape.line.head, furniture) or (shape.words - mark.words <= 6 and is_credit(f"© {rest}", furniture)):
        return Judgement("credit")
    return captioned(shape, furniture) or Judgement("caption")


def captioned(shape: Shape, furniture: Furniture) -> Judgement | None:
    """A caption, where a line ends with a credit or holds a sign that only captions hold."""
    line = shape.line
    at = None if shape.words > LONGEST_STOPPED and line.tail[-1] in STOPS else credit_at(line.tail, furniture)
    if at is not None and not is_agency_only(line.tail[at:], line.tail[:at].rstrip()[-1:], shape):
        return Judgement("caption", credit=line.size - len(line.tail) + at)
    folded = line.head.casefold()
    if shape.words <= 45 and any(sign in folded for sign in furniture.signs):
        return Judgement("caption")
    return None


def is_agency_only(run: str, before: str, shape: Shape) -> bool:
    """An agency's bare name after a paragraph or a dash signs the text; after a few words, a photograph."""
    signs = shape.words > MOST_CAPTIONED or run[0] in _OPENERS or before in _DASHES or shape.words < LEAST_CAPTIONED
    return signs and bool(agencies().only(run))


def rest_of(head: str, words: int) -> str:
    """What follows the first ``words`` words of a line."""
    at = 0
    for found in islice(_WORD.finditer(head), words):
        at = found.end()
    return head[at:]


def is_date(shape: Shape, furniture: Furniture) -> bool:
    """Whether a line prints a date and nothing else."""
    head, words = shape.line.head, shape.key.split()
    if len(words) > 24 or "#" not in words:
        return False
    numeric = _NUMERIC_DATE.search(head) is not None
    months = sum(word in furniture.months for word in words)
    if not numeric and not months:
        return False
    if all(word == "#" or word in furniture.date_words or not word[0].isalpha() for word in words):
        return True
    # Another language's date line: a year, a clock time, few words, no sentence.
    return numeric and bool(_CLOCK.search(head)) and sum(word != "#" for word in words) <= 6 and not shape.sentence


def is_period(head: str, furniture: Furniture) -> bool:
    """Whether a date line names a stretch of days, as a week's agenda does, and not the hours of two versions."""
    return not _CLOCK.search(head) and (
        bool(_RANGE.search(_NUMERIC_DATE.sub("", head)))
        or sum(word in furniture.months for word in key_of(head).split()) > 1
    )


def is_day(shape: Shape, furniture: Furniture) -> bool:
    """Whether a short line names a weekday, with its number or month or without: the heading of a day."""
    words = shape.key.split()
    return (
        0 < len(words) <= 5
        and any(word in furniture.weekdays for word in words)
        and all(word == "#" or word in furniture.date_words for word in words)
    )


def has_year(head: str) -> bool:
    return bool(_YEAR.search(head) or _NUMERIC_DATE.search(head))


def is_crumbs(head: str, furniture: Furniture) -> bool:
    """Whether a line is the path of a page: home, section, sub-section."""
    parts = [part for part in _CRUMB.split(head) if part]
    return len(parts) > 1 and key_of(parts[0]) in furniture.crumbs and all(part.count(" ") < 12 for part in parts)


def is_bullet(head: str) -> bool:
    return head[0] in _BULLET and len(head) > 2 and (head[1].isspace() or head[0] in "•●▪◦‣")
