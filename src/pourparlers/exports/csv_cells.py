"""Tables as CSV (RFC 4180), with nothing in them that a spreadsheet would take for a formula and run."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
BETWEEN = "; "


def guarded(text: str) -> str:
    """A text that no spreadsheet reads as a formula: one that begins like it has an apostrophe before it."""
    seen = (c for c in text if not (c.isspace() or unicodedata.category(c).startswith("C")))
    return f"'{text}" if text[:1] in FORMULA or next(seen, "") in FORMULA else text


def cell_of(value: object) -> str:
    """A value as a cell: nothing for what is not known, ``true`` and ``false``, lists with semicolons between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, date)):
        return str(value)
    if isinstance(value, (tuple, list)):
        return BETWEEN.join(guarded(str(one).replace(";", ",")) for one in value)
    return guarded(str(value))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """A table line by line."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in _all(header, rows):
        writer.writerow(row)
        yield out.getvalue().encode("utf-8", "replace")
        out.seek(0)
        out.truncate()


def _all(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    yield list(header)
    for row in rows:
        yield [cell_of(value) for value in row]
