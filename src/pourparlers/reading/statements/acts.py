"""The act of a statement: from its cue, the cue's negation and object, and for plain cues from what is said."""

from __future__ import annotations

from pourparlers.languages.statements_schema import Verb
from pourparlers.model import Act
from pourparlers.reading.statements.speech import Speech
from pourparlers.reading.words.passage import Passage

OBJECT, WINDOW = 8, 60


def act_of(passage: Passage, speech: Speech, rule: Verb, negated: bool, j: int, end: int) -> tuple[Act | None, bool]:
    """The act that a cue tells, None where none is left; and whether its content may still make it more specific."""
    act: Act | None = rule.act
    if negated:
        if not rule.denied:
            return None, False
        return rule.denied, False
    for hit in speech.turns.find(passage, j, min(end, j + OBJECT)):
        for turn in hit.senses:
            if rule.act in turn.acts:
                return turn.act, False
    return act, rule.plain


def content_act(passage: Passage, speech: Speech, ranges: list[tuple[int, int]], own: bool) -> Act | None:
    """The act that what is said tells: that of the first telling word, the marks of strength in the pack's order."""
    best: tuple[int, Act] | None = None
    for i, j in ranges:
        for hit in speech.content.find(passage, i, min(j, i + WINDOW)):
            for rank in hit.senses:
                if (rank.own and not own) or (rank.start and hit.i > i + 1):
                    continue
                order = speech.order[rank.act]
                if best is None or order < best[0]:
                    best = order, rank.act
    return best[1] if best else None
