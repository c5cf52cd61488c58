"""What the forms of the desk do: each is a correction that bears its user's name and a reason, unless somebody else has
corrected the same meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from pourparlers.desk_corrections import Signed, meeting_of, report_of
from pourparlers.errors import InputError, PourparlersError
from pourparlers.model import Clock
from pourparlers.publish.desk.fields import Fields
from pourparlers.publish.desk.here import Here
from pourparlers.publish.desk.lists import id_in
from pourparlers.record.corrected import FIELDS, checked, seen
from pourparlers.record.correction import Correction
from pourparlers.store import audit
from pourparlers.store import corrections as kept

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pourparlers.desk import Correctable
    from pourparlers.store.engine import Store

LONGEST_REASON = 500
BY_SOMEBODY = "%(name)s has corrected the same meanwhile. Look at it as it is now, then decide."
BY_ARTICLES = "Articles tell otherwise since this page was made. Look at it as it is now, then decide."


class Crossed(PourparlersError):
    """Somebody corrected the same meanwhile (``by``), or articles tell otherwise since the page was made."""

    def __init__(self, by: str = "") -> None:
        super().__init__(by)
        self.by = by

    def __str__(self) -> str:
        return f"corrected meanwhile by {self.by}" if self.by else "told otherwise meanwhile"


class Hand(NamedTuple):
    """Whose hand it is: the store, who, from where, and the clock."""

    store: Store
    who: str
    address: str
    clock: Callable[[], str]


def act(hand: Hand, desk: Correctable, sent: Fields) -> Correction:
    """Do what a form says."""
    do, name, reason = sent.one("do"), sent.one("id"), sent.one("reason")
    deed = DEEDS.get(do)
    if deed is None:
        raise InputError(do[:40], "no such deed")
    if not reason or len(reason) > LONGEST_REASON:
        raise InputError("", "a correction needs a reason")
    if sent.one("seen") and seen(found := meeting_of(desk, name)) != sent.one("seen"):
        raise Crossed(next((c.by for c in reversed(found.corrections) if c.number > sent.number("upto")), ""))

    def beside(connection: Connection, made: Correction) -> None:
        _uncrossed(connection, made, sent.number("upto"))
        about = " ".join(filter(None, (f"{made.number}", made.kind, made.field, name or _about(made))))
        audit.note(connection, made.made, hand.who, "corrected", f"{about}: {reason}", hand.address)

    return deed(Signed(hand.store, hand.who, reason, hand.clock, beside), desk, name, sent)


def _uncrossed(connection: Connection, made: Correction, upto: int) -> None:
    """Refuse what crosses somebody else's correction that its maker had not seen."""
    for other in kept.lines(connection, upto):
        if other.number < made.number and other.by != made.by and _meet(other, made):
            raise Crossed(other.by)


def _meet(a: Correction, b: Correction) -> bool:
    """Whether two corrections are of the same reports, names or correction; one that is undone meets its undo."""
    reports = not {*a.about, *a.others}.isdisjoint((*b.about, *b.others))
    named = bool(a.names and b.names) and (a.kind == "issue") == (b.kind == "issue")
    names = named and (a.names[0] == b.names[0] if a.kind == "issue" else not set(a.names).isdisjoint(b.names))
    return reports or names or (b.of is not None and b.of in (a.of, a.number))


def _about(made: Correction) -> str:
    return ", ".join(made.names[:2]) or (str(made.of) if made.of else "")


def _accept(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.accept(desk, name)


def _hide(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.hide(desk, name)


def _pin(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.pin(desk, name)


def _set(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.set(desk, name, sent.one("field"), sent.one("value"))


def _party(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.party(desk, name, sent.one("party"), sent.one("stance"))


def _merge(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.merge(desk, name, id_in(sent.one("typed") or sent.one("other")))


def _split(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    articles = [article for article in sent.all("article") if article]
    if not articles:
        raise InputError("", "no article was chosen")
    return pen.split(desk, name, articles)


def _person(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.person(desk, sent.one("first"), sent.one("second"), same=sent.one("do") == "same")


def _undo(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.undo(desk, sent.number("number"))


def _issue(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    return pen.issue(sent.one("name"), sent.lines("phrases"))


def _add(pen: Signed, desk: Correctable, name: str, sent: Fields) -> Correction:
    report = report_of(
        sent.one("kind"),
        sent.one("status"),
        title=sent.one("title") or None,
        when=sent.one("when") or None,
        place=sent.one("place") or None,
    )
    if sent.one("time"):
        start, _, end = checked("time", sent.one("time")).partition("-")
        report = replace(report, time=Clock(start=start, end=end or None, zone="local"))
    return pen.add(report, sent.lines("actors"), sent.lines("persons"))


DEEDS: dict[str, Callable[[Signed, Correctable, str, Fields], Correction]] = {
    "accept": _accept,
    "hide": _hide,
    "pin": _pin,
    "set": _set,
    "party": _party,
    "merge": _merge,
    "split": _split,
    "same": _person,
    "different": _person,
    "undo": _undo,
    "issue": _issue,
    "add": _add,
}


def in_words(error: InputError | Crossed, here: Here) -> str:
    """Why it was not done, in the reader's words."""
    tongue = here.visit.words.tongue
    if isinstance(error, Crossed):
        return tongue.term("crossed", BY_SOMEBODY if error.by else BY_ARTICLES).replace("%(name)s", error.by)
    where = tongue.term("field", error.where) if error.where in FIELDS else error.where
    return f"{where}{here.visit.words.colon if where else ''}{tongue.term('error', error.why)}"
