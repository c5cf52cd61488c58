"""Days counted from a meeting that was told of before: "two days after the talks in Geneva, the council will meet".

The sentence tells the distance alone; the day that it is counted from is that of the report which the words of the
event may mean, if the article has told it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from pourparlers import edtf
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.reports import Report
from pourparlers.reading.words.mentions import TimeMention

NEAR = 7  # words from the distance to the noun of the event
APART = frozenset({"after", "before"})


def count_days(drafts: list[Draft], known: Callable[[Draft], list[Report]]) -> None:
    """Date what a sentence tells by its distance from an event; ``known``: the reports that the event may be."""
    for event in drafts:
        distance = _distance(event, drafts)
        if distance is None:
            continue
        told, event.whens = event.whens, [w for w in event.whens if w.i != distance.i]
        day = _day(known(event)) if not event.whens else None
        if day is None:
            event.whens = told
            continue
        shown = (day + timedelta(distance.shift)).isoformat()
        counted = replace(distance, edtf=shown, past=shown, future=shown, alternatives=())
        for draft in drafts:
            own = [w for w in draft.whens if w.i != distance.i]
            if draft is not event and not draft.relation and not own:
                draft.whens = [counted]


def _distance(event: Draft, drafts: list[Draft]) -> TimeMention | None:
    """The distance that is told of an event right before its noun, where the sentence tells another meeting too."""
    if event.relation not in APART or event.trigger.noun is None or len(drafts) < len(APART):
        return None
    times = event.paragraph.times
    return next((t for t in times if t.shift and t.counted < 0 and 0 <= event.trigger.i - t.j <= NEAR), None)


def _day(reports: list[Report]) -> date | None:
    """The one day of the reports, if they have one."""
    days = {r.when for r in reports if r.when}
    day = edtf.parse(days.pop()) if len(days) == 1 else None
    return day.first if day is not None and day.days == 1 and not day.yearless else None
