"""The calendar of the sample dossier: the lines that were right stay right (``docs/dossier.md``)."""

from __future__ import annotations

import pytest

from .dossier_calendar import PAGE, articles, meetings, right, rows


@pytest.fixture(scope="module")
def calendar():
    return meetings()


ROWS = rows(PAGE.read_text(encoding="utf-8"))


def test_the_page_counts_its_lines():
    marked = sum(row.marked for row in ROWS)
    assert f"**{marked} of the {len(ROWS)} lines** are right" in PAGE.read_text(encoding="utf-8").replace("\n", " ")
    assert len(articles()) >= 46


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.marked], ids=lambda row: f"{row.day} {row.place} {row.what}"
)
def test_a_right_line_stays_right(row, calendar):
    near = [m for m in calendar if m.when == row.day or (m.place and m.place.name == row.place)]
    assert any(right(row, meeting) for meeting in near), [(m.when, m.status, [p.name for p in m.parties]) for m in near]


def test_no_more_lines_than_before_are_wrong(calendar):
    stray = [m.id for m in calendar if not any(right(row, m) for row in ROWS)]
    assert len(stray) <= int(PAGE.read_text(encoding="utf-8").partition("<!-- stray: ")[2].split()[0]), stray
