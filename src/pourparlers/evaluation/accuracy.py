"""Figures against their goals, and errors by class, as the Markdown tables that docs/accuracy.md holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pourparlers.evaluation.figures import figures, items
from pourparlers.evaluation.ledger import CLASSES, by_class
from pourparlers.evaluation.run import Result, groups
from pourparlers.evaluation.score import Counts


class Goal(msgspec.Struct, frozen=True):
    """What a figure is to reach: in everyday texts, and in dense ones where that is less."""

    sort: str
    name: str
    label: str
    everyday: float
    dense: float | None = None

    def of(self, group: str) -> float:
        """The goal for a group of texts."""
        return self.dense if self.dense is not None and "dense" in group else self.everyday


_COMPLETE = (
    Goal("meetings", "f1", "meetings F1", 0.85, dense=0.80),
    Goal("meetings", "date", "date", 0.90),
    Goal("meetings", "date_of_coming", "date of coming ones", 0.90),
    Goal("meetings", "place", "place", 0.90),
    Goal("meetings", "status", "status", 0.75),
    Goal("meetings", "kind", "kind", 0.75),
    Goal("meetings", "participants_f1", "participants F1", 0.75),
    Goal("meetings", "evidence", "sentence cited", 0.85),
    Goal("meetings", "false_alarms_there", "false alarms in texts without a meeting", 0),
    Goal("meetings", "format", "format", 0.75),
    Goal("meetings", "level", "level", 0.75),
    Goal("meetings", "stance", "stance", 0.65),
    Goal("statements", "speaker_f1", "source F1", 0.75),
    Goal("statements", "speaker_act_f1", "source and act F1", 0.60),
    Goal("statements", "quotes_found", "quotations found", 0.90),
    Goal("statements", "quote_attribution", "quotations attributed", 0.90),
    Goal("people", "f1", "people F1", 0.85),
    Goal("people", "affiliation", "affiliation", 0.90),
)
_FIRST_LEVEL = (
    Goal("meetings", "f1", "meetings F1", 0.65),
    Goal("meetings", "date", "date", 0.90),
    Goal("people", "f1", "people F1", 0.80),
)
GOALS = {"fr+en": _COMPLETE, "fr": _COMPLETE, "en": _COMPLETE, "uk": _FIRST_LEVEL}
"""Goals by group: complete packs, and Ukrainian, which goes as far as meetings and offices."""


def as_markdown(results: Sequence[Result]) -> str:
    """A table of figures for each group of languages that has goals, then the error ledger."""
    sums = groups(results)
    wanted = [whole for whole in GOALS if all(part in sums for part in (whole, *whole.split("+")))]
    blocks = [_figures(whole, sums) for whole in wanted] + [_ledger(results)]
    return "\n\n".join(blocks)


def _figures(whole: str, sums: dict[str, Counts]) -> str:
    columns = [group for group in sums if group == whole or group.startswith(f"{whole} ")]
    heads = [f"{_named(group, whole)} ({sums[group].docs})" for group in columns]
    rows = [[goal.label, _goal(goal), *(_cell(goal, group, sums[group]) for group in columns)] for goal in GOALS[whole]]
    return f"### {whole}\n\n" + _table([f"{whole} (texts)", "goal", *heads], rows)


def _named(group: str, whole: str) -> str:
    return group.removeprefix(whole).strip() or "together"


def _goal(goal: Goal) -> str:
    dense = f"{goal.dense:.2f} dense, " if goal.dense is not None else ""
    return f"{dense}{goal.everyday:.2f}" if goal.everyday else "0"


def _cell(goal: Goal, group: str, counts: Counts) -> str:
    """The figure, the items that it rests on, and an arrow where it misses the goal."""
    value, count = figures(counts)[goal.sort][goal.name], items(counts)[goal.sort][goal.name]
    if not count or value is None:
        return "-"
    reached = value <= goal.everyday if isinstance(value, int) else value >= goal.of(group)
    shown = str(value) if isinstance(value, int) else f"{value:.3f}"
    return f"{shown} ({count}){'' if reached else ' ↓'}"


def _ledger(results: Sequence[Result]) -> str:
    """How many errors there are of each class, by part and half."""
    columns = sorted({_place(result) for result in results})
    counted = {
        column: by_class(error for result in results if _place(result) == column for error in result.errors)
        for column in columns
    }
    rows = [
        [kind, *(str(counted[column].get(kind, 0)) for column in columns)]
        for kind in CLASSES
        if any(kind in counts for counts in counted.values())
    ]
    return "### Errors by class\n\n" + _table(["class", *columns], rows)


def _place(result: Result) -> str:
    return f"{result.text.part} {result.text.half or ''}".strip()


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(_lines(heads, rows))


def _lines(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
