"""Meetings that are only counted: "her first visit since May", "in their first talks in ten years"."""

from __future__ import annotations

from pourparlers.reading.meetings.drafts import STANDING, Draft
from pourparlers.reading.meetings.events import Vocabulary

BEFORE = 4  # words from "first" to what it counts
SINCE = 12  # words from "since" to a day that is told behind it


def _counted(draft: Draft, words: Vocabulary) -> bool:
    i = draft.trigger.i
    told = draft.paragraph.passage.words[max(draft.sentence[0], i - BEFORE) : i]
    return draft.trigger.noun is not None and any(w in words.first for w in told)


def recounted(draft: Draft, drafts: list[Draft], words: Vocabulary) -> bool:
    """Whether a sentence tells of a meeting and then only counts it: "they met on Monday for their first summit".

    What the counting calls the meeting is its kind.
    """
    if not _counted(draft, words) or (draft.whens and not draft.borrowed):
        return False
    told = next((d for d in drafts if d is not draft and d.takers.keys() & draft.takers.keys()), None)
    if told is not None and told.general and told.kind == "talks" and draft.kind in STANDING:
        told.kind, told.level = draft.kind, told.level or draft.level
    return told is not None


def uncount(draft: Draft, words: Vocabulary) -> None:
    """Take from a counted meeting the day since which, or the years in which, it is the first."""
    if not draft.whens or not _counted(draft, words):
        return
    told, i = draft.paragraph.passage.words, draft.trigger.i
    since = [w for w in draft.whens if any(k in words.since for k in told[max(i, w.i - SINCE) : w.i + 1])]
    years = [w for w in draft.whens if w.grain == "year" and w.relative == "published"]
    draft.whens = [w for w in draft.whens if w not in since and w not in years]
    draft.anaphoric = draft.anaphoric or not draft.whens
