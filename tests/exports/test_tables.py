"""Tables: the same bytes for the same record, the same values in every form, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.desk import Desk
from pourparlers.exports.chosen import Chosen
from pourparlers.exports.columns import Table
from pourparlers.exports.csv_cells import BETWEEN, FORMULA, cell_of, csv_lines, guarded
from pourparlers.exports.dictionary import package
from pourparlers.exports.parquet import write_parquet
from pourparlers.exports.pieces import csv as as_csv
from pourparlers.exports.pieces import json_lines
from pourparlers.exports.tables import TABLES
from pourparlers.record.calendar import ALL, Wanted
from pourparlers.record.entry import Meeting

EVERY = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


def parquet(known: Desk, table: Table) -> bytes:
    out = io.BytesIO()
    write_parquet(out, table, Chosen(known).items(table.name))  # type: ignore[arg-type]
    return out.getvalue()


def lines(known: Desk, table: Table) -> list[list[str]]:
    text = b"".join(as_csv(Chosen(known), table.name)).decode()  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(text, newline="")))


@EVERY
def test_the_same_record_gives_the_same_bytes(known: Desk, shuffled: Desk, table: Table) -> None:
    assert parquet(known, table) == parquet(shuffled, table)
    assert lines(known, table) == lines(shuffled, table)
    both = [b"".join(json_lines(Chosen(one), table.name)) for one in (known, shuffled)]  # type: ignore[arg-type]
    assert both[0] == both[1]


@EVERY
def test_every_form_has_the_same_rows(known: Desk, table: Table) -> None:
    header, *rows = lines(known, table)
    typed = pq.read_table(io.BytesIO(parquet(known, table)))
    assert header == typed.column_names == [column.name for column in table.columns]
    assert rows == [[cell_of(value) for value in row.values()] for row in typed.to_pylist()]
    assert len(rows) == sum(1 for _ in json_lines(Chosen(known), table.name)) > 10  # type: ignore[arg-type]


@EVERY
def test_keys_are_keys_and_codes_are_all_there_is(known: Desk, table: Table) -> None:
    names = [column.name for column in table.columns]
    items = Chosen(known).items(table.name)  # type: ignore[arg-type]
    rows = [dict(zip(names, table.row(item), strict=True)) for item in items]
    keys = [tuple(row[name] for name in table.key) for row in rows]
    assert len(keys) == len(set(keys))
    for column in table.columns:
        assert column.about
        values = [row[column.name] for row in rows]
        assert any(value not in (None, ()) for value in values) or column.name in UNSEEN, column.name
        if column.codes:
            found = {one for value in values if value for one in (value if isinstance(value, tuple) else (value,))}
            assert found <= set(column.codes), column.name


UNSEEN = {
    "title", "venue", "time_start", "time_end", "zone", "url", "agency", "byline", "authors", "modified", "voice",
    "topic", "outcome", "hosts", "addressee", "via", "moved_from",
}  # fmt: skip
"""Columns that the sample dossier may leave empty."""


def test_filters_choose_meetings_and_what_is_theirs(known: Desk) -> None:
    chosen = Chosen(known, Wanted(date(2022, 1, 12), date(2022, 1, 12), actor="NATO"))
    meetings = {m.id for m in chosen.meetings()}
    assert 0 < len(meetings) < 5
    assert {r.meeting for r in chosen.reports()} == {c.meeting for c in chosen.changes()} == meetings
    articles = {a.key for a in chosen.articles()}
    assert articles == {r.article for r in chosen.reports()}
    assert {s.article for s in chosen.statements()} <= articles
    assert all(articles & set(p.articles) for p in chosen.people())
    assert 0 < len(list(chosen.people())) < len(list(Chosen(known).people()))


def test_it_is_written_as_it_comes(known: Desk) -> None:
    taken: list[str] = []

    class Slow(Desk):
        def meetings(self, wanted: Wanted = ALL) -> Iterator[Meeting]:
            for meeting in known.meetings(wanted):
                taken.append(meeting.id)
                yield meeting

    slow = Slow(known.record, known.articles(), known.ledger)
    pieces = as_csv(Chosen(slow), "meetings")
    assert next(pieces).startswith(b"id,")
    assert not taken
    next(pieces)
    assert len(taken) == 1


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    cell = guarded(text)
    assert cell[:1] not in FORMULA
    assert cell.lstrip()[:1] not in {"=", "+", "-", "@"}
    assert cell in (text, f"'{text}")


@pytest.mark.parametrize(
    "evil",
    [
        "=1+1",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\f=1",
        "\u2028\u200b=1",
        "\u00a0=1",
        "＝1",
        '=HYPERLINK("http://x";"y")',
    ],
)
def test_what_spreadsheets_would_run(evil: str) -> None:
    text = b"".join(csv_lines(["a"], [[evil, (evil, "b"), -1.5, date(2022, 1, 1)]])).decode()
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert row[0] == f"'{evil}"
    assert all(one.startswith("'") or one == "b" for one in row[1].split(BETWEEN))
    assert row[2:] == ["-1.5", "2022-01-01"]


def test_the_package_names_every_field() -> None:
    told = json.loads(package({name: f"{name}.csv" for name in TABLES}, "text/csv"))
    fields = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in told["resources"]}
    assert fields == {name: [c.name for c in table.columns] for name, table in TABLES.items()}
