"""Verbs parted from the small word that makes them: "talked in Lima with", "travels on Thursday to", "a parlé lundi à".

A day or place stands between, set off by commas or not. What stands on both sides of it is looked at as if it were
not there.
"""

from __future__ import annotations

from pourparlers.languages.meetings_schema import Verb
from pourparlers.reading.meetings.events import Sense, Vocabulary
from pourparlers.reading.words.lexicon import Hit, Stretch
from pourparlers.reading.words.passage import Passage

WINDOW = 5  # words looked at before and behind what stands between


def bridged(
    passage: Passage,
    i: int,
    j: int,
    days: list[tuple[int, int]],
    places: list[tuple[int, int]],
    hits: list[Hit[Sense]],
    words: Vocabulary,
) -> list[Hit[Sense]]:
    """The hits of a sentence, with those of verbs that a gap parts in place of what was found of their first words."""
    out = list(hits)
    told = passage.words
    gaps = {*days, *_merged(told, [*days, *places])}
    for a, b in sorted(gaps | {(a - 1, b + 1) for a, b in gaps if a > i and b < j and told[a - 1] == told[b] == ","}):
        if not (i < a and b < j) or told[b] not in words.tails:
            continue
        lo, hi = max(i, a - WINDOW), min(j, b + WINDOW)
        pieces = Stretch(told[lo:a] + told[b:hi], passage.raw[lo:a] + passage.raw[b:hi])
        for hit in words.triggers.find(pieces):
            verbs = tuple(s for s in hit.senses if isinstance(s.rule, Verb))
            last = b + hit.j - (a - lo)
            if not verbs or not hit.i < a - lo < hit.j or not _governs(passage, last, j, words):
                continue
            if any(b <= h.i < last for h in hits):
                continue
            whole = Hit(lo + hit.i, a, verbs)
            over = [h for h in out if h.i < whole.j and whole.i < h.j]
            if all(h.i >= whole.i and not any(not isinstance(s.rule, Verb) for s in h.senses) for h in over):
                out = [h for h in out if h not in over] + [whole]
    return sorted(out, key=lambda h: h.i)


def _merged(words: list[str], gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Days and places that stand right beside one another, or with but a comma between, are one gap."""
    out: list[tuple[int, int]] = []
    for a, b in sorted(gaps):
        if out and (a <= out[-1][1] or words[out[-1][1] : a] == [","]):
            out[-1] = out[-1][0], max(b, out[-1][1])
        else:
            out.append((a, b))
    return out


def _governs(passage: Passage, k: int, end: int, words: Vocabulary) -> bool:
    """Whether a name or a noun with its article stands behind the small word, and no verb: "to Lima", not "to say".

    The small word may hold the article ("du roi"), and words that end in none want nothing ("by phone").
    """
    told = passage.words
    if told[k - 1] not in words.hollow:
        return True
    held = told[k - 1] in words.determiners and k < end and told[k].isalpha()
    return held or (k < end and (passage.raw[k][0].isupper() or told[k] in words.determiners))
