"""A sentence being read for speech: its quotations, mentions, times and small words; and a cue found in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pourparlers.languages.statements_schema import Verb
from pourparlers.reading.statements.quotes import LEAST, Quotation, length
from pourparlers.reading.statements.speech import Speech
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention, PlaceMention, TimeMention
from pourparlers.reading.words.paragraph import Paragraph

LONG, SHORT = 2, 1
Found = TypeVar("Found", Mention, PlaceMention, TimeMention)


@dataclass(slots=True)
class Cue:
    """A cue at words ``i`` to ``j`` (its auxiliaries included; the verb itself begins at ``v``), and who it is of.

    ``lo`` to ``hi`` also cover the speaker and what stands between; ``inverted``: the speaker follows; ``near``: it
    stands right at the cue; ``backwards``: what is said was told before; ``loose``: a participle beside the verb;
    ``limit``: where the next cue begins; ``follow``: what follows it, once that is known.
    """

    i: int
    j: int
    v: int
    rules: tuple[Verb, ...]
    feature: str
    negated: bool = False
    passive: bool = False
    loose: bool = False
    inverted: bool = False
    near: bool = False
    backwards: bool = False
    limit: int = 0
    follow: tuple[str, int] | None = None
    who: list[Mention] = field(default_factory=list)
    lo: int = 0
    hi: int = 0
    quotes: list[Quotation] = field(default_factory=list)


class Unit:
    """A sentence with its quotations whole, and what was found in it."""

    def __init__(
        self, paragraph: Paragraph, i: int, j: int, quotes: list[Quotation], small: list[Hit[str]], speech: Speech
    ) -> None:
        self.paragraph, self.passage, self.speech = paragraph, paragraph.passage, speech
        self.i, self.j, self.small = i, j, small
        self.quotes = quotes
        self.mask = bytearray(j - i)
        for q in self.quotes:
            self.hide(q.lo, min(q.hi, j), LONG if length(self.passage, q.i, q.j) >= LEAST else SHORT)
        self.mentions: list[Mention] = _within(paragraph.mentions, i, j)
        self.times: dict[int, TimeMention] = {t.j: t for t in _within(paragraph.times, i, j)}
        self.starts: dict[int, int] = {t.i: t.j for t in self.times.values()}
        self.places: list[PlaceMention] = _within(paragraph.places, i, j)
        self.ending: dict[int, Mention] = {}
        self.beginning: dict[int, Mention] = {}

    def marked(self, kind: str) -> list[Hit[str]]:
        """The small words of one kind."""
        return [hit for hit in self.small if kind in hit.senses]

    def settle(self, topic: tuple[str, ...], closing: tuple[str, ...] = ()) -> None:
        """Pronouns stand for whom the text speaks of, where that is known; then index the mentions by their ends."""
        words, pronouns = self.passage.words, self.speech.pronouns
        if topic:
            self.mentions = [replace(m, actors=topic[:1]) if m.form == "pronoun" else m for m in self.mentions]
        covered = {k for m in self.mentions for k in range(m.i, m.j)}
        loose = [k for k in range(self.i, self.j) if words[k] in pronouns and k not in covered]
        loose = [k for k in loose if words[k] not in self.speech.impersonal or words[k - 1] == "-"]
        for k in loose:
            self.mentions.append(Mention(k, k + 1, topic[:1], "person", "pronoun", (k, k + 1)))
        for k in range(self.i, self.j):
            if words[k] not in self.speech.latter:
                continue
            told = self.speech.latter[words[k]]
            if words[k : k + len(told)] == told and k not in covered:
                named = [m for m in self.mentions if m.j <= k and m.kind == "person" and m.form != "pronoun"]
                latter = named[-1].actors if named else closing
                if latter:
                    loose.append(k)
                    j = k + len(told)
                    self.mentions.append(Mention(k, j, latter, "person", "epithet", (k, j)))
        if loose:
            self.mentions.sort(key=lambda m: m.i)
        for m in self.mentions:
            self.ending[m.j] = m
            self.beginning.setdefault(m.i, m)

    def hide(self, lo: int, hi: int, how: int) -> None:
        self.mask[lo - self.i : hi - self.i] = bytes([how]) * (hi - lo)

    def hidden(self, k: int) -> int:
        return self.mask[k - self.i]


def _within(found: list[Found], i: int, j: int) -> list[Found]:
    begin = bisect_left(found, i, key=lambda m: m.i)
    end = bisect_left(found, j, begin, key=lambda m: m.i)
    return [m for m in found[begin:end] if m.j <= j]
