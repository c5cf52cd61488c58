"""The desk's other pages: a meeting to add, who is who, issues, all corrections, the log, and what words find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, get_args
from urllib.parse import unquote

from pourparlers.model import MeetingKind, Status
from pourparlers.publish.agenda import entry_of
from pourparlers.publish.desk.here import Here, Sheet
from pourparlers.publish.desk.meeting import what_of
from pourparlers.record.calendar import fits
from pourparlers.record.correction import Correction
from pourparlers.record.entry import Meeting, Position
from pourparlers.store import audit

if TYPE_CHECKING:
    from pourparlers.store.engine import Store

MOST_PEOPLE, MOST_FOUND, MOST_ALIKE, MOST_NAMES = 30, 40, 20, 200
A_PAGE = 50
LONGEST_QUERY = 200


class Row(NamedTuple):
    """A correction, what it does in words, whether it holds (else it was undone, or what it names is gone), and the
    meeting that bears it."""

    correction: Correction
    what: str
    state: str
    meeting: Meeting | None


class Alike(NamedTuple):
    """Statements that say alike, and bear no name yet: the shortest words for it, who says so, by how many voices."""

    name: str
    parties: tuple[str, ...]
    voices: int


def add(here: Here) -> Sheet:
    """The form of a meeting that no article tells of."""
    known, words = here.visit.known, here.visit.words
    values = {
        "kinds": [(value, words.term("kind", value)) for value in get_args(MeetingKind)],
        "statuses": [(value, words.term("status", value)) for value in get_args(Status)],
        "actors": [words.actor(name) for name, person, _ in known.busiest_actors[:MOST_NAMES] if not person],
        "persons": [name for name, person, _ in known.busiest_actors[:MOST_NAMES] if person],
        "places": [words.place(name) for name, _ in known.busiest_places[:MOST_NAMES]],
    }
    return Sheet("desk/add.html", "/add", words.tongue.catalogue.gettext("Add a meeting"), values, "add")


def people(here: Here) -> Sheet:
    """Who is one person, and who are two."""
    known, words = here.visit.known, here.visit.words
    asked = _asked(here)
    found = known.record.people(asked) if asked else (p for p in known.record.people() if len(p.spellings) > 1)
    values = {
        "asked": asked or "",
        "people": list(islice(found, MOST_PEOPLE)),
        "rows": _rows(here, _holding(here, ("same", "different"))),
        "most": MOST_PEOPLE,
    }
    return Sheet("desk/people.html", "/people", words.tongue.catalogue.gettext("Who is who"), values, "people")


def issues(here: Here) -> Sheet:
    """Issues that were named, and what might be."""
    known, words = here.visit.known, here.visit.words
    values = {
        "rows": _rows(here, _holding(here, ("issue",))),
        "alike": _alike(known.positions(words.tongue.code)),
        "words_of_it": _asked(here) or "",
    }
    return Sheet("desk/issues.html", "/issues", words.tongue.catalogue.gettext("Issues"), values, "issues")


def corrections(here: Here) -> Sheet:
    """Everything that people said, the latest first."""
    words = here.visit.words
    before = int(given) if (given := here.query.get("before", "")).isdecimal() and len(given) < 16 else None
    told = [c for c in reversed(here.record.corrections) if before is None or c.number < before]
    values = {
        "rows": _rows(here, told[:A_PAGE]),
        "more": told[A_PAGE - 1].number if len(told) > A_PAGE else None,
    }
    title = words.tongue.catalogue.gettext("Corrections")
    return Sheet("desk/corrections.html", "/corrections", title, values, "corrections")


def log(here: Here, store: Store) -> Sheet:
    """What was done on the desk."""
    before = int(given) if (given := here.query.get("before", "")).isdecimal() and len(given) < 16 else None
    lines = store.look(lambda connection: audit.lines(connection, before=before, most=A_PAGE + 1))
    values = {"lines": lines[:A_PAGE], "more": lines[A_PAGE - 1].number if len(lines) > A_PAGE else None}
    return Sheet("desk/log.html", "/log", here.visit.words.tongue.catalogue.gettext("Log"), values, "log")


def find(here: Here) -> Sheet:
    """The meetings that some words name, by title, party or place; or the one of an address."""
    known, words = here.visit.known, here.visit.words
    asked = _asked(here)
    found = _found(here, asked) if asked else []
    values = {
        "asked": asked or "",
        "entries": [entry_of(meeting, known.today, words) for meeting in found[:MOST_FOUND]],
        "more": len(found) > MOST_FOUND,
    }
    return Sheet("desk/find.html", "/find", words.tongue.catalogue.gettext("Find a meeting"), values, "")


def id_in(given: str) -> str:
    """The identifier of a meeting, from itself or from the address of its page."""
    _, _, rest = given.rpartition("/meeting/")
    return unquote(rest.partition("?")[0].partition("#")[0].strip("/ ")) if rest else given.strip()


def _found(here: Here, asked: str) -> list[Meeting]:
    known, words = here.visit.known, here.visit.words
    named = here.record.meeting(id_in(asked))
    if named is not None:
        return [named]
    names = {name for name, _, _ in known.busiest_actors if fits(asked, (name, words.actor(name)))}
    places = {name for name, _ in known.busiest_places if fits(asked, (name, words.place(name)))}

    def is_meant(meeting: Meeting) -> bool:
        if meeting.place is not None and meeting.place.name in places:
            return True
        title = meeting.title or meeting.format
        return any(party.name in names for party in meeting.parties) or bool(title and fits(asked, (title,)))

    return [*filter(is_meant, known.all), *filter(is_meant, here.record.hidden())]


def _asked(here: Here) -> str | None:
    return " ".join(here.query.get("q", "").split())[:LONGEST_QUERY] or None


def _holding(here: Here, kinds: Sequence[str]) -> list[Correction]:
    return [c for c in reversed(here.record.holding) if c.kind in kinds]


def _rows(here: Here, said: Iterable[Correction]) -> list[Row]:
    return [Row(c, what_said(here, c), here.record.state_of(c), _bearer(here, c)) for c in said]


def _bearer(here: Here, said: Correction) -> Meeting | None:
    """The meeting that a correction is of, also when it was undone."""
    for report in said.about:
        article, _, name = report.rpartition("#")
        for meeting in (*here.visit.known.with_article(article), *here.record.hidden()):
            if any(r.article == article and r.meeting == name for r in meeting.reports):
                return meeting
    return None


def what_said(here: Here, said: Correction) -> str:
    """What a correction does, in the reader's words."""
    words = here.visit.words
    if said.kind == "undo":
        return f"{words.term('correction', 'undo')}{words.colon}№ {said.of}"
    if said.names:
        return f"{words.term('correction', said.kind)}{words.colon}{', '.join(said.names)}"
    field = said.actors[0].name if said.kind == "party" else said.field
    return what_of(said.kind, field, said.value, words)


def _alike(positions: Sequence[Position]) -> list[Alike]:
    """What is said on matters without a name, by most voices."""
    by: dict[str, list[Position]] = {}
    for position in positions:
        if position.issue.kind == "alike":
            by.setdefault(position.issue.key, []).append(position)
    made = [Alike(of[0].issue.name, tuple(p.party for p in of), sum(p.voices for p in of)) for of in by.values()]
    return sorted(made, key=lambda one: (-one.voices, one.name))[:MOST_ALIKE]
