"""Tables as Parquet: typed columns, each with its meaning beside it; the same record gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from pourparlers.errors import InputError
from pourparlers.exports.columns import Column, Table
from pourparlers.exports.pieces import in_batches

if TYPE_CHECKING:
    import pyarrow

ROWS = 20_000
"""Rows of one group: so many are held in memory at once."""


def write_parquet(out: BinaryIO, table: Table, items: Iterable[object]) -> None:
    """A table into a file that can be written to."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        hint = "Install it with: pip install 'pourparlers[parquet]'"
        raise InputError("--format parquet", "pyarrow is not installed", hint) from None
    schema = pa.schema([_field(column) for column in table.columns], metadata={"table": table.name})
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in in_batches(items, ROWS):
            rows = [table.row(item) for item in batch]
            columns = [
                pa.array(cells, field.type) for cells, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            writer.write_batch(pa.record_batch(columns, schema=schema), row_group_size=ROWS)


def _field(column: Column) -> pyarrow.Field:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "day": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    return pa.field(column.name, types[column.type], metadata={"about": column.about})
