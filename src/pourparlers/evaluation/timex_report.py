"""Prints how well time expressions are read."""

from __future__ import annotations

import json

from rich.console import Console
from rich.table import Table

from pourparlers.evaluation.timex import CLASSES, MEASURES, TimexScore, precision_recall_f1


def timex_figures(score: TimexScore) -> dict[str, object]:
    """Precision, recall and F1 of each measure in per cent; valacc is the share of right values among those matched."""
    shares = {name: precision_recall_f1(getattr(score, name), score) for name in MEASURES}
    return {
        "docs": score.docs,
        "gold": score.gold,
        "pred": score.predicted,
        **{name: [round(100 * x, 2) for x in three] for name, three in shares.items()},
        "valacc": round(100 * score.value / score.relaxed, 2) if score.relaxed else 0.0,
    }


def timex_json(score: TimexScore) -> str:
    """The same as JSON."""
    return json.dumps(timex_figures(score))


def print_timex(score: TimexScore, out: Console, *, listed: bool) -> None:
    """The table, and the errors by class if wanted."""
    out.print(
        f"{score.docs} documents, {score.gold} time expressions of gold, {score.predicted} predicted", style="bold"
    )
    table = Table(box=None, padding=(0, 2))
    for heading in ("", "P", "R", "F1"):
        table.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    for name in MEASURES:
        table.add_row(name, *(f"{x:.3f}" for x in precision_recall_f1(getattr(score, name), score)))
    out.print(table)
    out.print(f"value right in {score.value} of {score.relaxed} matched")
    for kind in CLASSES if listed else ():
        errors = [error for error in score.errors if error.kind == kind]
        out.print(f"\n{kind}: {len(errors)}", style="bold")
        for error in errors:
            line = f"{error.document} {kind}: {error.words!r} gold {error.gold or '-'} | {error.predicted or '-'}"
            out.print(line, markup=False, soft_wrap=True)
