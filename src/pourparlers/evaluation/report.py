"""Prints figures as tables, errors as lines, and both as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from pourparlers.evaluation.figures import figures, items
from pourparlers.evaluation.ledger import CLASSES, by_class
from pourparlers.evaluation.run import Result, groups, telling
from pourparlers.evaluation.score import Counts

Column = tuple[str, str, str]
"""Heading, sort of fact, figure."""

_TABLES: dict[str, tuple[Column, ...]] = {
    "Meetings": (
        ("P", "meetings", "precision"),
        ("R", "meetings", "recall"),
        ("F1", "meetings", "f1"),
        ("date", "meetings", "date"),
        ("coming", "meetings", "date_of_coming"),
        ("date=", "meetings", "date_exact"),
        ("place", "meetings", "place"),
        ("status", "meetings", "status"),
        ("status~", "meetings", "status_lenient"),
        ("alarms", "meetings", "false_alarms_there"),
    ),
    "Meetings, further": (
        ("kind", "meetings", "kind"),
        ("partic. F1", "meetings", "participants_f1"),
        ("sentence", "meetings", "evidence"),
        ("format", "meetings", "format"),
        ("level", "meetings", "level"),
        ("hour", "meetings", "time"),
        ("stance", "meetings", "stance"),
    ),
    "Statements and people": (
        ("source F1", "statements", "speaker_f1"),
        ("+act F1", "statements", "speaker_act_f1"),
        ("quotes", "statements", "quotes_found"),
        ("attributed", "statements", "quote_attribution"),
        ("people F1", "people", "f1"),
        ("P", "people", "precision"),
        ("R", "people", "recall"),
        ("affiliation", "people", "affiliation"),
    ),
}

_LEGEND = (
    "Beside each figure the items that it rests on: gold's for R and F1, predicted ones for P, else matched ones. "
    "date: within gold's; date=: the same interval; coming: of meetings proposed, planned or confirmed; "
    "status~: ahead, under way, over or off; alarms: meetings read in texts that have none."
)
_PLAIN_WIDTH = 150


def console() -> Console:
    """The terminal; where the output goes to a file or pipe, wide enough that no line is folded."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=_PLAIN_WIDTH)


def print_tables(results: Sequence[Result], out: Console, *, per_text: bool) -> None:
    """One row for all texts and for each group, and for each text if wanted."""
    rows = {name: (str(c.docs), c) for name, c in telling(groups(results)).items()}
    if per_text:
        rows |= {result.text.id: (result.text.half or "", result.counts) for result in results}
    for title, columns in _TABLES.items():
        out.print(_table(title, columns, rows))
    out.print(_LEGEND, style="dim")
    for failure in dict.fromkeys(result.failure for result in results if result.failure):
        ids = ", ".join(result.text.id for result in results if result.failure == failure)
        out.print(f"not read, counted as empty: {ids}: {failure}", style="red", markup=False)


def _table(title: str, columns: Sequence[Column], rows: dict[str, tuple[str, Counts]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 1), header_style="bold")
    table.add_column("", no_wrap=True)
    table.add_column("texts", justify="right", no_wrap=True)
    for heading, _, _ in columns:
        table.add_column(heading, justify="right", no_wrap=True)
    for name, (texts, counts) in rows.items():
        table.add_row(name, texts, *_cells(columns, counts))
    return table


def _cells(columns: Sequence[Column], counts: Counts) -> list[str]:
    values, rests_on = figures(counts), items(counts)
    return [_cell(values[sort][name], rests_on[sort][name]) for _, sort, name in columns]


def _cell(value: float | int | None, count: int) -> str:
    if not count:
        return "-"
    shown = "-" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"
    return f"{shown} [dim]{count:>4}[/dim]"


def print_errors(results: Sequence[Result], out: Console, *, holding: str = "") -> None:
    """The errors by class: how many in each half, and the items, those of the half to measure on left out."""
    chosen = [kind for kind in CLASSES if holding in kind]
    hidden = by_class(error for result in results if result.text.half == "measure" for error in result.errors)
    shown = by_class(error for result in results if result.text.half != "measure" for error in result.errors)
    for kind in chosen:
        if kind in shown or kind in hidden:
            out.print(f"\n{kind}: {shown.get(kind, 0)} (and {hidden.get(kind, 0)} to measure on)", style="bold")
            _print_items(results, kind, out)


def _print_items(results: Sequence[Result], kind: str, out: Console) -> None:
    for result in results:
        if result.text.half == "measure":
            continue
        for error in result.errors:
            if error.kind == kind:
                line = f"{result.text.id} {kind}: {error.gold} | {error.predicted}".replace("\n", " ")
                out.print(line, markup=False, soft_wrap=True)


def as_json(results: Sequence[Result], *, per_text: bool, listed: bool) -> str:
    """The figures of all texts, of each language and of each group, with the items that they rest on."""
    sums = groups(results)
    languages = sorted({result.text.language for result in results})
    report: dict[str, object] = {
        "overall": _block(sums["all"]),
        "languages": {language: _block(sums[language]) for language in languages},
        "groups": {name: _block(counts) for name, counts in sums.items()},
    }
    if per_text:
        report["per_article"] = {result.text.id: _counts(result.counts) for result in results}
    if listed:
        report["errors"] = {result.text.id: by_class(result.errors) for result in results}
    return json.dumps(report, indent=1, ensure_ascii=False)


def _block(counts: Counts) -> dict[str, object]:
    return {"articles": counts.docs, **figures(counts), "items": items(counts)}


def _counts(counts: Counts) -> dict[str, int]:
    return {field: getattr(counts, field) for field in counts.__struct_fields__}
