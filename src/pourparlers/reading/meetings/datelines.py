"""The city of a dateline as the place of what the first sentence tells: "PARIS, 10 May - X received Y on Tuesday".

A dateline tells where the news comes from. It gives a meeting its place only where the sentence names none, and the
meeting is of these days or its host is at home there.
"""

from __future__ import annotations

from pourparlers import edtf
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.reports import Report

OVER = frozenset({"held", "ongoing"})
FRESH = 2  # days for which news are of the day
SEATED = frozenset({"meet", "receive", "gather", "hold", "happen", "brief", ""})


def set_dateline(draft: Draft) -> None:
    """Note the dateline before the first sentence of a text, where that names no place of its own."""
    paragraph = draft.paragraph
    if paragraph.dateline is None or draft.sentence != paragraph.passage.sentences[0]:
        return
    i, j = draft.sentence
    named = any(i <= p.i < j and p.role in ("at", "to") for p in paragraph.places)
    if not named and not draft.relation and draft.frame in SEATED:
        draft.dateline = paragraph.dateline


def house_at_datelines(reports: list[Report], cast: Cast, published: str | None) -> None:
    """Give the meetings of first sentences the city of the dateline."""
    for report in reports:
        opened = report.drafts[0].dateline
        if opened is None or report.place or report.remote or report.part_of or report.kind in ("call", "visit"):
            continue
        hosts = {cast.draft(a).country for a, t in report.takers.items() if t.role == "host"}
        if opened.place.country in hosts or (report.status.status in OVER and _fresh(report.when, published)):
            report.place = opened.place
            report.cited.append((opened.start, opened.end, "place", ""))


def _fresh(when: str | None, published: str | None) -> bool:
    """Whether a day is that of publication or shortly before."""
    day, today = (edtf.parse(v) if v else None for v in (when, published))
    return day is not None and today is not None and 0 <= (today.last - day.last).days <= FRESH
