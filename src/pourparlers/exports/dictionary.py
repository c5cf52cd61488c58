"""The data dictionary: what every column means, as a page and as a data package (Frictionless) beside the files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from pourparlers.exports.columns import Column, Table
from pourparlers.exports.tables import TABLES

HEAD = """# Data

What `pourparlers export` writes. `pourparlers export --dictionary` prints this page, which is made of the code that
makes the tables; `--dictionary --json` prints it as a [data package](https://specs.frictionlessdata.io/data-package/),
which also lies beside the files of a whole export.

```sh
pourparlers export --format parquet -o winter/                     # every table, and datapackage.json
pourparlers export --format parquet -o meetings.parquet            # meetings alone
pourparlers export --format csv --what statements --actor Russia   # what articles on Russia's meetings quote
pourparlers export --format ical --from 2022-01-01 --to 2022-01-31 -o january.ics
pourparlers export --format jsonld --what people --site https://calendar.example.org
```

- **The same record gives the same bytes**: rows have a fixed order, and no file holds the time at which it was made.
  Whether the day of a meeting has passed depends on today; `--as-of DATE` fixes that too.
- **JSON Lines** hold the record's own nouns, nested: meetings, people and changes as `calendar --json`, `people --json`
  and `changes --json` give them; reports, statements and articles have names for ids, as in the
  [API](api.md).
- **CSV and Parquet** hold the tables below. In Parquet, lists are lists and days are days. In CSV (UTF-8, RFC 4180)
  lists are joined with `; `, what is not known is empty, and a text that a spreadsheet would run as a formula (it
  begins with `=`, `+`, `-`, `@`, a tab or the end of a line) has an apostrophe before it.
- **JSON-LD** speaks schema.org: Event, NewsArticle and Person. **iCalendar** holds the meetings that have a date.
- No table holds the text of an article, only the sentences and quotations that facts rest on. Whoever corrected the
  record is not named.
- Filters choose meetings, as `pourparlers calendar` has them; reports and changes are theirs, articles those that tell
  of them, statements and people those of these articles.
- `pyarrow` writes Parquet: `pip install 'pourparlers[parquet]'`.

A first question put to such a file, with its answer as a picture: [research](research.md).
"""
FOOT = """
## Where the values come from

Every value is read by a program in articles, and each meeting keeps the reports that it rests on. Kinds, levels, roles,
stances, statuses and acts are defined in [the annotation format](annotation-format.md), how reports make a meeting in
[the record](record.md). Coordinates are those of [GeoNames](https://www.geonames.org) (CC BY 4.0).
"""
FRICTIONLESS = {
    "text": "string",
    "list": "array",
    "day": "date",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}


def page() -> str:
    """The dictionary as Markdown."""
    return HEAD + "".join(map(_section, TABLES.values())) + FOOT


def package(paths: Mapping[str, str], media: str) -> bytes:
    """The data package of some files, by table."""
    told = {
        "name": "pourparlers",
        "title": "A record of diplomacy",
        "resources": [_resource(TABLES[what], path, media) for what, path in paths.items()],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def _section(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = [
        f"\n## {table.name.capitalize()}\n\n{table.about} Key: {key}.\n",
        "| column | type | what it is | unit, codes | standard |",
        "| --- | --- | --- | --- | --- |",
        *map(_line, table.columns),
    ]
    return "\n".join(lines) + "\n"


def _line(column: Column) -> str:
    codes = ", ".join(f"`{code}`" for code in column.codes)
    cells = (f"`{column.name}`", column.type, column.about, column.unit or codes, column.standard)
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _resource(table: Table, path: str, media: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": path,
        "mediatype": media,
        "encoding": "utf-8",
        "description": table.about,
        "schema": {"fields": list(map(_field, table.columns)), "primaryKey": list(table.key)},
    }


def _field(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": FRICTIONLESS[column.type],
        "description": column.about,
        "unit": column.unit,
        "standard": column.standard,
        "constraints": {"enum": list(column.codes)} if column.codes and column.type == "text" else {},
        "codes": list(column.codes) if column.type == "list" else [],
    }
    return {name: value for name, value in told.items() if value}
