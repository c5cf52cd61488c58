"""Another meeting on the same occasion: "met A in Oslo on Monday. She also met B."

A sentence that adds with a word for *also*, or with a time of day alone, whom the same person met gives no day or
place of its own: those of the meeting told right before it are meant. So are
those of a larger meeting where two of its circle talk by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.events import Vocabulary
from pourparlers.reading.meetings.reports import Report
from pourparlers.reading.words.verbs import PAST

ADDED = frozenset({"meet", "receive", "call"})
# How far before the verb's group the word may stand.
BEFORE = 2
# In the paragraph at hand or the one before.
NEXT = 1
# So many of the meetings told of last are looked at.
LATELY = 4
PAIR = 2


def occasion_of(new: Report, reports: Sequence[Report], words: Vocabulary) -> Report | None:
    """The meeting on whose occasion a report adds another one of the same person."""
    draft = new.drafts[0]
    if not adds(new, words):
        return None
    return next((r for r in reversed(reports[-LATELY:]) if _goes_on(r, draft, _subject(draft))), None)


def adds(new: Report, words: Vocabulary) -> bool:
    """Whether a report adds with *also*, a time of day or as separate talks what has no day and place of its own."""
    draft = new.drafts[0]
    if new.when or new.place:
        return False
    if draft.separate and len(new.sides) == PAIR:
        return True
    if draft.trigger.verb is None or draft.frame not in ADDED:
        return False
    passage = draft.paragraph.passage
    near = passage.words[max(draft.sentence[0], draft.trigger.group - BEFORE) : draft.trigger.j + 1]
    return not words.also.isdisjoint(near) or bool(words.same_day.find(passage, *draft.sentence))


def added(new: Report, words: Vocabulary) -> frozenset[str]:
    """The persons whom such a report adds: a meeting that they are not told to be at is another."""
    people = {actor for side in new.people.values() for actor in side}
    return frozenset(people - _subject(new.drafts[0])) if adds(new, words) else frozenset()


def _subject(draft: Draft) -> set[str]:
    return {actor for mention in draft.subject for actor in mention.actors}


def _goes_on(report: Report, draft: Draft, subject: set[str]) -> bool:
    """Whether a meeting was told of by itself, just before, in the same time, of the same subject."""
    last = report.drafts[-1]
    if draft.paragraph.number - last.paragraph.number > NEXT or report.when is None:
        return False
    if last.relation and not draft.separate:
        return False
    told = subject or set(draft.takers)
    if draft.separate and len(report.sides) <= PAIR:
        return False
    return not told.isdisjoint(report.takers) and (draft.tense.name in PAST) == (report.status.status == "held")


def take_occasion(new: Report, last: Report) -> None:
    """The day of the occasion, and the place where one meets face to face."""
    new.when, new.basis, new.added = last.when, "resolved", True
    if not new.remote:
        new.place = last.place
