"""Tellings made again where reports that say the same came, went, or name others now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pourparlers.record.keeping.kept import Kept, ref
from pourparlers.record.keeping.persons import marks
from pourparlers.record.keeping.rows import SaysRow
from pourparlers.record.report import Report
from pourparlers.record.telling import told_alike


def retell(kept: Kept, says: Iterable[str], reports: Iterable[str]) -> set[str]:
    """Make the tellings of some reports again, of which those of ``reports`` came or went; what says otherwise now."""
    rows = kept.says.many(says)
    keys: dict[str, set[str]] = defaultdict(set)
    for one in says:
        keys[one] = set(rows[one].keys) if one in rows else set()
    known = kept.reports.many(reports)
    for name in reports:
        was = kept.reports.was(name)
        if was is not None:
            keys[was.says].discard(name)
        if name in known:
            keys[known[name].says].add(name)
    return {one for one in sorted(keys) if _put(kept, one, keys[one], rows.get(one))}


def _put(kept: Kept, one: str, keys: set[str], old: SaysRow | None) -> bool:
    if not keys:
        kept.says.put(one, None)
        return old is not None
    reports = kept.reports.many(keys)
    told = resolved(kept, [row.report for row in reports.values()])
    row = SaysRow(
        keys=tuple(sorted(keys)),
        tellings=tuple(sorted(told_alike(told), key=lambda telling: telling.key)),
        links=tuple(sorted({link for row in reports.values() for link in row.links})),
    )
    return kept.says.put(one, row)


def resolved(kept: Kept, reports: list[Report]) -> list[Report]:
    """Reports with the marks of the persons whose spellings they have."""
    mark = marks(kept, {spelling for report in reports for spelling in report.persons})
    return [report._replace(persons=frozenset(mark[one] for one in report.persons)) for report in reports]


def linked_says(kept: Kept, row: SaysRow) -> set[str]:
    """What else is said of what articles tell as moved."""
    names = {ref(key) for link in row.links for key in link}
    return {report.says for report in kept.reports.many(names).values()}
