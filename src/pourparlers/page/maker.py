"""Who made a picture, in what stands with it: a credit alone, or where one begins after a caption.

Under a picture less is needed than in a line of text: names that are set off, an agency that a slash joins, a word and
a colon in any language, a word for making pictures at the end where no space parts words.
"""

from __future__ import annotations

import re

from pourparlers.page.agencies import agencies
from pourparlers.page.credit import TOLD, UNCASED, credit_at, is_by_agency, is_credit, opening
from pourparlers.page.furniture import Furniture
from pourparlers.page.lines import key_of

WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
MOST_LABELLED = 60
MOST_WORDS, MOST_CREDIT, MOST_WIDE, MOST_PARTICLE = 9, 90, 14, 3
MOST_UNCASED_WORDS = 4
_BREAKS = re.compile(r"[\s/,&+]+")
_MARKS = ".,;:()[]|©-–—'’\"«»„“”"
_END = re.compile(r"[.!?…»”\"。！？؟)\]]\s*|\s[|/–—]\s+|\s*[＝=]\s*|\s-\s")
_LABEL = re.compile(
    r"(?:^|(?<=[\s.(\[|/–—!?…»”\"]))[(\[|/–—]?\s?(?!https?:)[^\W\d_]{2,18}(?:\s[^\W\d_]{2,12})?\s?[:：]\s?(?=\S)"
)
_BRACKETED = re.compile(r"[(\[（［【][^()\[\]（）［］【】]{1,80}[)\]）］】][.\s]*$")
# An hour, a duration, a day: what names don't hold.
_DATED = re.compile(r"\d:\d|[^\W\d]\s\d{1,2}(?:,|$)|\d[.,]\s\S")
_SLASH, _RUN, _WIDE_BORDERS = re.compile(r"\s?/\s?"), re.compile(r"[^\s/]+"), "。）)＝=、（([【！？!? /|"
MOST_AGENCY, WIDER = 4, 4
CLOSING = frozenset('.!?…»”"。！？؟)]')
_STOPS = (".", "!", "?", "…", "。")


def credit_in(text: str, furniture: Furniture, *, alone: bool) -> int | None:
    """Where the credit begins in what stands with a picture; 0 where all of it is one. ``alone``: nothing else does."""
    if is_credit(text, furniture):
        return 0
    if is_maker(text, furniture) and (not alone or "/" in text or is_by_agency(text)):
        return 0
    if is_marked(text, furniture):
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
    if bracket and (text[: bracket.start()].rstrip().endswith(_STOPS) or is_making(bracket[0], furniture)):
        return bracket.start()
    for find in (closed_credit, last_words, run_on_agency):
        found = find(text, furniture)
        if found is not None:
            return found
    return None


def is_marked(text: str, furniture: Furniture) -> bool:
    """Whether a text is a word for a picture and names ("Photo A Name"), which only under a picture is a credit."""
    mark = opening(furniture.photo_marks).beside(text)
    return mark is not None and text[mark.end() : mark.end() + 1].isupper() and is_maker(text[mark.end() :], furniture)


def is_making(bracketed: str, furniture: Furniture) -> bool:
    """Whether names in brackets are of those who made the picture: a slash, an agency or a word for it tells."""
    inner = bracketed.strip(" .()[]（）［］【】")
    if not ("/" in inner or agencies().named(inner) or inner.endswith(furniture.photo_closing)):
        return is_marked(inner, furniture)
    return is_maker(inner, furniture)


def closed_credit(text: str, furniture: Furniture) -> int | None:
    """Where the last stretch begins that a word for making a picture ends, in scripts that set no space."""
    bare = text.rstrip(" .)）]】")
    if not bare.endswith(furniture.photo_closing):
        return None
    border = max(bare.rfind(mark) for mark in _WIDE_BORDERS) + 1
    if bare[border:] in furniture.photo_closing and border > 1:
        border = max(bare.rfind(mark, 0, border - 1) for mark in _WIDE_BORDERS) + 1
    return border if len(bare) - border <= MOST_WIDE + WIDER and (border or len(bare) <= MOST_WIDE) else None


def run_on_agency(text: str, furniture: Furniture) -> int | None:
    """Where an agency and names begin that a slash joins, right after a caption that has no stop."""
    for slash in _SLASH.finditer(text, max(0, len(text) - MOST_CREDIT)):
        words = list(_RUN.finditer(text, 0, slash.start()))[-MOST_AGENCY:]
        rest = text[slash.end() :]
        if not words or not is_maker(rest, furniture):
            continue
        for word in words:
            if agencies().only(text[word.start() : slash.start()].strip()):
                return word.start()
        pair = words[-2:]
        if agencies().named(rest) and all(word[0][0].isupper() for word in pair):
            return pair[0].start()
    return None


def labelled_credit(text: str, furniture: Furniture) -> int | None:
    """Where a word and a colon open the names at the end ("Foto: A. Name")."""
    for label in _LABEL.finditer(text, max(0, len(text) - MOST_CREDIT - 20)):
        rest = text[label.end() :]
        word = label[0].lstrip("([|/–— ")
        if key_of(word) in furniture.seen:
            continue
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
    if TOLD.search(bare) or _DATED.search(bare) or key_of(bare.partition(":")[0]) in furniture.seen:
        return False
    if WIDE.search(bare):
        return len(bare) <= MOST_WIDE and not bare.endswith("。")
    words = [word.strip(_MARKS) for word in _BREAKS.split(bare)]
    words = [word for word in words if word]
    if not 0 < len(words) <= (MOST_WORDS if bare[0] < UNCASED else MOST_UNCASED_WORDS) or not any(
        len(word) > 1 and word[0].isalpha() for word in words
    ):
        return False
    opened = not words[0][0].islower() or opens_with_wire(bare)
    return (opened and all(is_name(word, furniture) for word in words)) or is_wire(words)


def opens_with_wire(text: str) -> bool:
    """Whether a text begins with an agency that writes itself small ("picture alliance / A Name")."""
    key = key_of(text)
    return any(key.startswith(form) for form in agencies().firsts.get(key.partition(" ")[0], ()))


def is_wire(words: list[str]) -> bool:
    """Whether all words are agencies that write themselves small."""
    return all(word.casefold() in agencies().by_form for word in words)


def is_name(word: str, furniture: Furniture) -> bool:
    """Whether a word is capitalised, a particle, an agency or a site, or one that credits hold."""
    if not word[0].islower() or len(word) <= MOST_PARTICLE or "." in word:
        return True
    key = key_of(word)
    return key in agencies().words or all(part in furniture.photo_words for part in key.split())
