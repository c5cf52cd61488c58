"""Who comes together where a sentence names nobody but their rank: "Arab heads of state meet", "the five ministers".

Such groups take part as no actor. They tell of what kind a meeting is, where its noun or verb says only that they meet.
"""

from __future__ import annotations

from pourparlers.model import MeetingKind
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import Scene

RANKED: dict[str, MeetingKind] = {"leaders": "summit", "ministers": "ministerial"}
GATHERS = frozenset({"meet", "gather", "hold", "attend", "happen", "convene", ""})
REACH = 12  # words from a group to the verb or noun of the meeting
TWO = 2


def give_ranks(scene: Scene, drafts: list[Draft]) -> None:
    """The rank of a nameless group before a meeting's verb, or behind its noun or the verb that calls it."""
    words = scene.paragraph.passage.words
    for i, j, level in scene.paragraph.ranks:
        if not scene.sentence[0] <= i < scene.sentence[1] or level not in RANKED or _counted(scene, i, j):
            continue
        for draft in drafts:
            if draft.frame not in GATHERS or draft.ranked or draft.relation:
                continue
            verb = draft.verb or draft.trigger
            before, behind = range(j, verb.group), range(min(verb.j, draft.trigger.j), i)
            between = before if j <= verb.group else behind
            near = len(between) <= REACH and not any(words[k] in ",;:" for k in between)
            crossed = any(between.start <= t.i < between.stop for t in scene.triggers if t.verb)
            if near and not crossed and (j <= verb.group or _called(draft) or draft.trigger.noun is not None):
                draft.ranked = level
                break


def _called(draft: Draft) -> bool:
    return draft.frame == "convene"


def _counted(scene: Scene, i: int, j: int) -> bool:
    """Whether a group is told to be two, or to be those told of before: two ministers who meet hold talks."""
    words, low = scene.paragraph.passage.words, max(i - TWO, scene.sentence[0])
    told = not scene.words.pack.articles or any(w in scene.words.definite for w in words[low:i])
    owned = scene.roles.get(j, (0, ""))[1] == "of"  # "the leaders of the Gulf"
    bare = j - i == 1 and told and not owned
    return bare or any(w in scene.words.two for w in words[low:j])
