"""Columns: what a table of the export holds, each with its type, meaning, codes and the standard that it speaks.

The tables, the data dictionary and the schema of the Parquet files are all made of these.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

Type = Literal["text", "list", "day", "integer", "number", "boolean"]
Cell = str | int | float | bool | date | tuple[str, ...] | None

EDTF = "EDTF (ISO 8601-2)"
DAYS = "ISO 8601"
COUNTRY = "ISO 3166-1 alpha-2"
LANGUAGE = "ISO 639-1"


class Column(NamedTuple):
    """One column: ``cell`` takes its value from an item. ``codes`` are all the values that it may have."""

    name: str
    type: Type
    about: str
    cell: Callable[[Any], Cell]
    codes: tuple[str, ...] = ()
    unit: str = ""
    standard: str = ""


class Table(NamedTuple):
    """A table: one row for each item; what makes a row its own is its ``key``, one column or several."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def row(self, item: object) -> tuple[Cell, ...]:
        """The cells of an item."""
        return tuple(column.cell(item) for column in self.columns)


def field(name: str, type_: Type, about: str, *, of: str = "", codes: Any = None, **more: str) -> Column:
    """A column that is a field of the item, ``of`` names it where the column is called otherwise."""
    path = (of or name).split(".")

    def cell(item: Any) -> Any:
        for step in path:
            item = getattr(item, step) if item is not None else None
        return item

    return Column(name, type_, about, cell, get_args(codes) if codes is not None else (), **more)
