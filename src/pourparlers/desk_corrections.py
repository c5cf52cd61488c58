"""A person's corrections: from the identifiers that are shown to the reports behind them, and into the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pourparlers.errors import InputError
from pourparlers.record.correction import Correction, checked, ref, seen
from pourparlers.record.report import Key
from pourparlers.store import corrections as kept

if TYPE_CHECKING:
    from pourparlers.desk import Desk
    from pourparlers.record.entry import Meeting
    from pourparlers.store.engine import Store

HINT = "pourparlers calendar shows all identifiers"


class Signed:
    """Who corrects, why, and when: what every correction bears."""

    def __init__(self, store: Store, by: str, reason: str, clock: Callable[[], str]) -> None:
        self._store, self._by, self._reason, self._clock = store, by, reason, clock

    def merge(self, desk: Desk, into: str, other: str) -> Correction:
        a, b = meeting_of(desk, into), meeting_of(desk, other)
        if a.id == b.id:
            raise InputError(other, f"is the same meeting as {into} already", HINT)
        return self._add(self._blank("merge", reports=refs_of(a), others=refs_of(b)))

    def split(self, desk: Desk, name: str, articles: list[str]) -> Correction:
        meeting = meeting_of(desk, name)
        named = [r for r in meeting.reports if any(r.article.startswith(key) for key in articles)]
        if not named:
            hint = f"pourparlers meeting {meeting.id} --json lists its reports"
            raise InputError(", ".join(articles), "no report of this meeting is of such an article", hint)
        if len(named) == len(meeting.reports):
            raise InputError(meeting.id, "nothing would be left of it", "Name only the articles that tell of the other")
        return self._add(self._blank("split", reports=tuple(ref(Key(r.article, r.meeting)) for r in named)))

    def hide(self, desk: Desk, name: str) -> Correction:
        return self._add(self._blank("hide", reports=refs_of(meeting_of(desk, name))))

    def accept(self, desk: Desk, name: str) -> Correction:
        meeting = meeting_of(desk, name)
        return self._add(self._blank("accept", reports=refs_of(meeting), value=seen(meeting)))

    def set(self, desk: Desk, name: str, field: str, value: str) -> Correction:
        meeting = meeting_of(desk, name)
        return self._add(self._blank("set", reports=refs_of(meeting), field=field, value=checked(field, value)))

    def person(self, desk: Desk, first: str, second: str, *, same: bool) -> Correction:
        for name in (first, second):
            if not any(name in (p.name, *p.spellings) for p in desk.record.people):
                raise InputError(name, "nobody of the record is spelt so", "pourparlers people shows all spellings")
        return self._add(self._blank("same" if same else "different", names=(first, second)))

    def undo(self, desk: Desk, number: int) -> Correction:
        found = next((c for c in desk.corrections if c.number == number), None)
        if found is None:
            raise InputError(str(number), "no correction of this number", "pourparlers correct list shows them")
        if any(c.kind == "undo" and c.of == number for c in desk.holding) or (
            found.kind != "undo" and found not in desk.holding
        ):
            raise InputError(str(number), "is undone already", "pourparlers correct list shows what holds")
        return self._add(self._blank("undo", of=number))

    def _blank(self, kind: str, **more: object) -> Correction:
        made = {"kind": kind, "by": self._by, "reason": self._reason, "made": self._clock(), **more}
        return Correction(**made)  # type: ignore[arg-type]

    def _add(self, correction: Correction) -> Correction:
        return self._store.write(lambda connection: kept.append(connection, correction))


def meeting_of(desk: Desk, name: str) -> Meeting:
    """The meeting that an identifier names."""
    found = desk.meeting(name)
    if found is None:
        raise InputError(name, "no meeting, or more than one, is known by this", HINT)
    return found


def refs_of(meeting: Meeting) -> tuple[str, ...]:
    """A meeting's reports, as corrections name them."""
    return tuple(ref(Key(report.article, report.meeting)) for report in meeting.reports)
