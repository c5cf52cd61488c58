"""Learn the weights by which dates and places are attached (``make train``): coordinate ascent on gold.

The table of ``reading/meetings/weights.toml`` has some thirty numbers; each is moved up and down in turn, and a move
is kept where the figures on the texts to work on improve. The table is written back with the figures that it gave.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pourparlers.evaluation.corpus import Text, texts
from pourparlers.evaluation.run import evaluate_text, read_text
from pourparlers.evaluation.score import Counts, total
from pourparlers.reading.meetings import attach

STEPS = (0.3, -0.3, 0.9, -0.9)
LANGUAGES = frozenset({"fr", "en", "uk"})
TABLE = Path(attach.__file__).parent / "weights.toml"


def worth(corpus: list[Text]) -> tuple[float, Counts]:
    """One number for a table: meetings found, with half a point for each right date, place and cited sentence."""
    counts = total(evaluate_text(text, read_text).counts for text in corpus)
    found = 2 * counts.m_tp / max(1, counts.m_gold + counts.m_pred)
    return found + 0.5 * (counts.date_ok + counts.place_ok) / max(1, counts.m_gold), counts


def climb(corpus: list[Text], rounds: int = 2) -> Iterator[tuple[str, float]]:
    """Yield each step that helped: the weight moved, and the worth reached. ``attach.weights()`` holds the table."""
    table = attach.weights()
    best, _ = worth(corpus)
    for _ in range(rounds):
        before = best
        slots = ((table.limits, tuple(table.limits)), (table.when, attach.FEATURES), (table.place, attach.FEATURES))
        for slot, names in slots:
            for name in names:
                for step in STEPS:
                    old = slot.get(name, 0.0)
                    slot[name] = round(old + step, 3)
                    reached, _ = worth(corpus)
                    if reached > best + 1e-9:
                        best = reached
                        yield name, best
                        break
                    slot[name] = old
        if best <= before:
            return


def written(figures: str) -> str:
    """The table as TOML."""
    table = attach.weights()
    lines = ["# How well a date or a place fits a trigger of a meeting: the weight of each feature of attach.py."]
    lines += [f"# Learned by `make train`. {figures}", "", "[limits]"]
    lines += [f"{name} = {value}" for name, value in table.limits.items()]
    for name, slot in (("when", table.when), ("place", table.place)):
        lines += ["", f"[{name}]", *(f"{feature} = {slot.get(feature, 0.0)}" for feature in attach.FEATURES)]
    return "\n".join(lines) + "\n"


def main(folders: list[str]) -> None:
    """Train on the texts to work on in each folder, and write the table."""
    corpus = [t for f in folders for t in texts(Path(f)) if t.half != "measure" and t.language in LANGUAGES]
    for name, reached in climb(corpus):
        print(f"{name}: {reached:.4f}", file=sys.stderr)
    reached, counts = worth(corpus)
    told = f"meetings {counts.m_tp} of {counts.m_gold}, {counts.m_pred} predicted, in {len(corpus)} texts"
    TABLE.write_text(written(f"On the texts to work on: {told}."), encoding="utf-8")
    print(f"{reached:.4f}: {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
