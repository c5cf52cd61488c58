"""Briefings and interviews: paragraphs that open with the label of who speaks, or answer a question with none."""

from __future__ import annotations

from typing import NamedTuple

from pourparlers.reading.statements.speech import Speech
from pourparlers.reading.words.mentions import Mention
from pourparlers.reading.words.paragraph import Paragraph

LONGEST = 8
DASHES = "-\u2013\u2014"


class Label(NamedTuple):
    """The label before words ``j``: a questioner's, or an actor's."""

    j: int
    question: bool
    actor: str | None


def label(paragraph: Paragraph, speech: Speech) -> Label | None:
    """The label that a paragraph opens with, None where it opens with plain text."""
    words, raw = paragraph.passage.words, paragraph.passage.raw
    for k in range(1, min(LONGEST, len(words))):
        mark = words[k]
        if mark == ":" or (mark in DASHES and k == 1 and paragraph.passage.spaced(k)) or (mark == "." and k == 1):
            if words[k - 1] in speech.questioners or words[0] in speech.questioners:
                return Label(k + 1, True, None)
            if mark != ":":
                return None
            owner = next((m for m in paragraph.mentions if m.i <= 1 and k <= m.j <= k + 1), None)
            if owner is not None and _one_person(owner) and _plain(paragraph, k):
                return Label(k + 1, False, owner.actors[0])
            if all(w.isupper() or not w[0].isalpha() for w in raw[:k]):
                near = next((m for m in paragraph.mentions if m.j <= k), None)
                return Label(k + 1, False, near.actors[0] if near is not None and near.actors else None)
            return None
        if mark in '.!?;,\u00ab\u00bb"':
            if mark != "." or k > 2:
                return None
    return None


def _one_person(m: Mention) -> bool:
    return len(m.actors) == 1 and m.kind in ("person", "office")


def _plain(paragraph: Paragraph, k: int) -> bool:
    """Whether speech without quotation marks follows the colon."""
    words = paragraph.passage.words
    return k + 1 < len(words) and words[k + 1][0].isalnum()
