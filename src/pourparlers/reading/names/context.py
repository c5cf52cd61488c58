"""What a passage tells around an office: states spoken of, places visited, persons named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Context:
    """What stands in one passage: words at which a state is spoken of, and at which a place is visited."""

    sentences: Sequence[tuple[int, int]]
    states: list[tuple[int, str]] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    humans: list[tuple[int, str]] = field(default_factory=list)

    def before(self, word: int, *kinds: list[tuple[int, str]], floor: int = 0) -> str:
        """The state or organisation told last before a word, of the kinds given."""
        best = (-1, "")
        for pairs in kinds:
            k = bisect_left(pairs, (word,)) - 1
            while k >= 0 and not pairs[k][1]:
                k -= 1
            if k >= 0 and pairs[k][0] >= floor:
                best = max(best, pairs[k])
        return best[1]

    def around(self, i: int, *, visited: bool) -> str:
        """What the sentence of word ``i`` tells: where it plays, or of whom it speaks."""
        n = bisect_right(self.sentences, (i, i)) - 1
        n -= n >= 0 and self.sentences[n][0] > i
        lo = self.sentences[max(n, 0)][0] if self.sentences else 0
        places = self.places if visited else []
        for pairs in (places, self.humans, self.states):
            told = self.before(i, pairs, floor=lo)
            if told:
                return told
        return self.before(i, places, self.states)

    def after(self, word: int) -> str:
        """The state visited next in the passage."""
        k = bisect_left(self.places, (word,))
        return self.places[k][1] if k < len(self.places) else ""
