"""Which visit a meeting is a part of: the same traveller, in the same country, on a day of it."""

from __future__ import annotations

from collections import deque

from pourparlers import edtf
from pourparlers.reading.meetings.joining import APART, lies_in
from pourparlers.reading.meetings.reports import Report

MOST_VISITS = 8  # of one person, the last that are kept in mind: a text of any length costs in proportion


def visits_around(reports: list[Report]) -> dict[int, Report]:
    """The visit that contains each report that is a part of one, by the report's identity."""
    visits: dict[str, deque[Report]] = {}
    for report in reports:
        if report.kind == "visit":
            for person in _people(report):
                visits.setdefault(person, deque(maxlen=MOST_VISITS)).append(report)
    out: dict[int, Report] = {}
    for report in reports:
        around = (v for person in _people(report) for v in visits.get(person, ()) if _contains(v, report))
        visit = next(around, None)
        if visit is not None:
            out[id(report)] = visit
    return out


def _people(report: Report) -> list[str]:
    return sorted({person for people in report.people.values() for person in people})


def _contains(visit: Report, report: Report) -> bool:
    """Whether a visit's days and country hold those of a report; a stop on it is shorter, or in one city of it."""
    if report is visit or report.kind in APART or not (report.when and visit.when and report.place and visit.place):
        return False
    inner, outer = edtf.parse(report.when), edtf.parse(visit.when)
    if inner is None or outer is None or not inner.inside(outer) or not lies_in(report.place, visit.place):
        return False
    return report.kind != "visit" or inner != outer or report.place.name != visit.place.name
