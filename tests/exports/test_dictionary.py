"""``docs/data.md`` is what the code says. Renew it: ``python -m tests.exports.test_dictionary``, at the root."""

from __future__ import annotations

from pathlib import Path

from pourparlers.exports.dictionary import page
from pourparlers.exports.tables import TABLES

FILE = Path(__file__).parents[2] / "docs" / "data.md"


def test_the_page_is_that_of_the_code() -> None:
    assert FILE.read_text(encoding="utf-8") == page()


def test_it_tells_of_every_column() -> None:
    text = page()
    for table in TABLES.values():
        section = text.partition(f"\n## {table.name.capitalize()}\n")[2].partition("\n## ")[0]
        assert section.count("\n| `") == len(table.columns)


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
