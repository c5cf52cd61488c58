"""The city of a dateline as the place of what the first sentence tells: "PARIS, 10 May - X received Y on Tuesday".

A dateline tells where the news comes from. It gives a meeting its place only where the sentence names none, and the
meeting is of these days or its host is at home there.
"""

from __future__ import annotations

from pourparlers import edtf
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.reports import Report
from pourparlers.reading.words.paragraph import Dateline

OVER = frozenset({"held", "ongoing"})
FRESH = 2  # days for which news are of the day
SEATED = frozenset({"meet", "receive", "gather", "hold", "happen", "brief", ""})


def set_dateline(draft: Draft) -> None:
    """Note the dateline before the first sentence of a text, where that names no place of its own."""
    paragraph, (i, j) = draft.paragraph, draft.sentence
    if draft.relation or draft.frame not in SEATED or draft.places:
        return
    heads = [p for p in paragraph.places if i <= p.i < draft.trigger.i and p.dateline and p.place.latitude is not None]
    if heads and draft.tense.name in ("pres", ""):
        start, end = paragraph.passage.start(heads[-1].i), paragraph.passage.end(heads[-1].j)
        draft.places, draft.dateline = [heads[-1]], Dateline(heads[-1].place, start, end)
    elif paragraph.dateline is not None and draft.sentence == paragraph.passage.sentences[0]:
        if not any(i <= p.i < j and p.role in ("at", "to") for p in paragraph.places):
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
