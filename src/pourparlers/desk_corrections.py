"""A person's corrections: from the identifiers that are shown to the reports behind them, and into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pourparlers.errors import InputError
from pourparlers.model import Actor, MeetingReport, Participant, Place
from pourparlers.record.called import actor_called, place_called
from pourparlers.record.corrected import OUT, STANCES, checked, seen, seen_as
from pourparlers.record.correction import ONLY, Correction, ref
from pourparlers.record.report import Key
from pourparlers.store import corrections as kept

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pourparlers.desk import Correctable
    from pourparlers.record.entry import Meeting
    from pourparlers.store.engine import Store

HINT = "pourparlers calendar shows all identifiers"
MOST_PARTIES, MOST_PHRASES, LONGEST = 60, 40, 300


class Signed:
    """Who corrects, why, and when: what every correction bears. ``beside`` is done with it, in the transaction that
    writes it, and may refuse it by an error."""

    def __init__(
        self,
        store: Store,
        by: str,
        reason: str,
        clock: Callable[[], str],
        beside: Callable[[Connection, Correction], None] | None = None,
    ) -> None:
        self._store, self._by, self._reason, self._clock, self._beside = store, by, reason, clock, beside

    def merge(self, desk: Correctable, into: str, other: str) -> Correction:
        a, b = meeting_of(desk, into), meeting_of(desk, other)
        if a.id == b.id:
            raise InputError(other, "is the same meeting already", HINT)
        return self._add(self._blank("merge", reports=refs_of(a), others=refs_of(b)))

    def split(self, desk: Correctable, name: str, articles: list[str]) -> Correction:
        meeting = meeting_of(desk, name)
        named = [r for r in meeting.reports if any(r.article.startswith(key) for key in articles)]
        if not named:
            hint = f"pourparlers meeting {meeting.id} --json lists its reports"
            raise InputError(", ".join(articles), "no report of this meeting is of such an article", hint)
        if len(named) == len(meeting.reports):
            raise InputError(meeting.id, "nothing would be left of it", "Name only the articles that tell of the other")
        return self._add(self._blank("split", reports=tuple(ref(Key(r.article, r.meeting)) for r in named)))

    def hide(self, desk: Correctable, name: str) -> Correction:
        return self._add(self._blank("hide", reports=refs_of(meeting_of(desk, name))))

    def accept(self, desk: Correctable, name: str) -> Correction:
        meeting = meeting_of(desk, name)
        return self._add(self._blank("accept", reports=refs_of(meeting), value=seen(meeting)))

    def set(self, desk: Correctable, name: str, field: str, value: str) -> Correction:
        meeting = meeting_of(desk, name)
        place = place_called(value) if field == "place" else None
        value = checked(field, place.name if place else value)
        return self._add(self._blank("set", reports=refs_of(meeting), field=field, value=value, place=place))

    def party(self, desk: Correctable, name: str, who: str, stance: str) -> Correction:
        """Say how a party stands to a meeting; one that is not named yet takes part from then on."""
        if stance not in STANCES:
            raise InputError(stance, "no stance", f"Choose one of {', '.join(STANCES)}")
        meeting = meeting_of(desk, name)
        was = next((party for party in meeting.parties if party.name == who), None)
        if was is None and stance == OUT:
            raise InputError(who, "is no party to this meeting", f"pourparlers meeting {meeting.id} shows who is")
        actor = actor_called(checked_name(who), person=was.person if was else False)
        actor = replace(actor, name=was.name) if was else actor
        return self._add(self._blank("party", reports=refs_of(meeting), value=stance, actors=(actor,)))

    def pin(self, desk: Correctable, name: str) -> Correction:
        meeting = meeting_of(desk, name)
        if meeting.pinned:
            raise InputError(meeting.id, "is pinned already", "pourparlers correct undo takes the pin out")
        return self._add(self._blank("pin", reports=refs_of(meeting)))

    def add(self, report: MeetingReport, states: Iterable[str] = (), persons: Iterable[str] = ()) -> Correction:
        """Add a meeting that no article tells of, or none yet. ``report`` is what is known of it; of its place the name
        is enough."""
        for field, value in (("title", report.title), ("when", report.when)):
            if value is not None:
                checked(field, value)
        place = place_called(checked_name(report.place.name)) if report.place else None
        named = [*(actor_called(checked_name(name)) for name in states)]
        named += [actor_called(checked_name(name), person=True) for name in persons]
        actors: dict[str, Actor] = {actor.id: actor for actor in named}
        if not actors and not report.title:
            raise InputError("title", "needs a title, or who takes part", "Give one of the two")
        if len(actors) > MOST_PARTIES:
            raise InputError(f"{len(actors)} parties", "too many", f"Name {MOST_PARTIES} at most")
        parts = tuple(Participant(actor=name) for name in actors)
        whole = replace(report, id=ONLY, place=place, participants=parts)
        shown = seen_as(whole.when, place, whole.status)
        return self._add(self._blank("add", meeting=whole, actors=tuple(actors.values()), value=shown))

    def issue(self, name: str, phrases: Iterable[str]) -> Correction:
        """Name an issue, and the phrases that tell that a statement is on it."""
        words = tuple(dict.fromkeys(filter(None, (" ".join(phrase.split()) for phrase in phrases))))
        if not words or len(words) > MOST_PHRASES or not all(any(map(str.isalnum, phrase)) for phrase in words):
            hint = f'One to {MOST_PHRASES} of them, such as "nord stream*": a star stands for any ending'
            raise InputError(name, "needs phrases that tell it", hint)
        return self._add(self._blank("issue", names=(checked_name(name), *map(checked_name, words))))

    def person(self, desk: Correctable, first: str, second: str, *, same: bool) -> Correction:
        for name in (first, second):
            if not any(name in (p.name, *p.spellings) for p in desk.people()):
                raise InputError(name, "nobody of the record is spelt so", "pourparlers people shows all spellings")
        return self._add(self._blank("same" if same else "different", names=(first, second)))

    def undo(self, desk: Correctable, number: int) -> Correction:
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
        def work(connection: Connection) -> Correction:
            written = kept.append(connection, correction)
            if self._beside is not None:
                self._beside(connection, written)
            return written

        return self._store.write(work)


def report_of(
    kind: str, status: str, *, title: str | None = None, when: str | None = None, place: str | None = None
) -> MeetingReport:
    """What a person tells of a meeting, as a report; its place by name."""
    checked("kind", kind)
    checked("status", status)
    where = Place(name=place) if place else None
    return MeetingReport(id=ONLY, kind=kind, status=status, title=title, when=when, place=where)  # type: ignore[arg-type]


def checked_name(typed: str) -> str:
    """A name on one line, neither empty nor endless."""
    name = " ".join(typed.split())
    if not name or len(name) > LONGEST:
        raise InputError(f"{name[:40]!r}", "no name", f"Give one of 1 to {LONGEST} characters")
    return name


def meeting_of(desk: Correctable, name: str) -> Meeting:
    """The meeting that an identifier names."""
    found = desk.meeting(name)
    if found is None:
        raise InputError(name, "no meeting, or more than one, is known by this", HINT)
    return found


def refs_of(meeting: Meeting) -> tuple[str, ...]:
    """A meeting's reports, as corrections name them."""
    return tuple(ref(Key(report.article, report.meeting)) for report in meeting.reports)
