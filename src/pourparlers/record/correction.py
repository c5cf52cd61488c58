"""What people say above the machine: reports joined or parted, meetings hidden, added, pinned, fields set, reviews.

Corrections name reports and not identifiers, so that the record stays a function of articles and corrections. They are
only ever added; an ``undo`` takes one back, and is itself a correction. The later one holds where two contradict each
other. One whose reports are all gone is without effect, and takes effect again when an article of it comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from pourparlers.languages.issues_schema import OwnIssue
from pourparlers.model import Actor, MeetingReport, Place, Record
from pourparlers.record.report import Key

Kind = Literal[
    "merge", "split", "hide", "set", "party", "same", "different", "accept", "add", "pin", "issue", "undo"
]  # fmt: skip
KEPT_WITH_A_DAY = frozenset(("set", "party", "accept", "add", "pin"))
HAND, ONLY = "hand-", "m1"
"""What the one report of a meeting added by hand is called, before and behind the number of the correction."""


class Correction(Record, frozen=True, kw_only=True):
    """One correction: what it does to which reports (``article#meeting``), meetings, or names; who says so, and why.

    ``number`` is given by the store, ``made`` is the moment. ``others`` are the reports that those of ``reports`` are
    joined with; ``of`` is the correction that is undone. ``meeting`` and its ``actors`` are what was added by hand,
    ``actors`` alone who takes part or does not; ``place`` is the one that a field was set to. ``names`` are two of
    persons, or an issue and the phrases that tell it.
    """

    kind: Kind
    by: str
    reason: str
    made: str = ""
    number: int = 0
    reports: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    of: int | None = None
    place: Place | None = None
    meeting: MeetingReport | None = None
    actors: tuple[Actor, ...] = ()

    @property
    def about(self) -> tuple[str, ...]:
        """The reports that it is said of; what was added by hand is said of itself."""
        return (f"{HAND}{self.number}#{ONLY}",) if self.kind == "add" else self.reports


class Standing(NamedTuple):
    """The corrections that hold, in their order."""

    all: tuple[Correction, ...] = ()

    def persons(self) -> list[tuple[str, str, bool]]:
        """Pairs of names that are said to be of one person (``True``) or of two."""
        return [(*c.names[:2], c.kind == "same") for c in self.all if c.kind in ("same", "different")]  # type: ignore[misc]

    def issues(self) -> list[OwnIssue]:
        """The issues that people named, each with its phrases; of one name the last."""
        named = {c.names[0]: OwnIssue(name=c.names[0], words=c.names[1:]) for c in self.all if c.kind == "issue"}
        return list(named.values())

    def regrouped(self, groups: Sequence[tuple[Key, ...]]) -> list[tuple[Key, ...]]:
        """The groups of reports as they are after what is joined and parted, one after the other."""
        if not any(c.kind in ("merge", "split") for c in self.all):
            return list(groups)
        whole = {number: set(group) for number, group in enumerate(groups)}
        of = {key: number for number, group in whole.items() for key in group}
        for correction in self.all:
            named, others = _present(correction.reports, of), _present(correction.others, of)
            if correction.kind == "merge" and named and others:
                into, away = most(of[key] for key in named), most(of[key] for key in others)
                if into != away:
                    _move(whole, of, sorted(whole[away]), into)
            elif correction.kind == "split" and named:
                fresh = len(of) + len(whole) + correction.number + 1
                whole[fresh] = set()
                _move(whole, of, named, fresh)
        return sorted(tuple(sorted(group)) for group in whole.values() if group)

    def by_group(self, groups: Sequence[tuple[Key, ...]]) -> dict[int, list[Correction]]:
        """Which corrections are of which group: that which holds most of the reports that they name."""
        of = {key: number for number, group in enumerate(groups) for key in group} if self.all else {}
        found: dict[int, list[Correction]] = {}
        for correction in self.all:
            named = _present(correction.about, of)
            if named:
                found.setdefault(most(of[key] for key in named), []).append(correction)
        return found


def standing(corrections: Iterable[Correction], day: str | None = None, *, undoing: bool = False) -> Standing:
    """The corrections that hold: not undone, and where the record of a past day is asked for, what was set by then.
    With ``undoing`` those that undo others are among them."""
    known = sorted(corrections, key=lambda c: c.number)
    undone: set[int] = set()
    for correction in reversed(known):
        if correction.kind == "undo" and correction.number not in undone and correction.of is not None:
            undone.add(correction.of)
    return Standing(
        tuple(
            c
            for c in known
            if c.number not in undone
            and (undoing or c.kind != "undo")
            and (day is None or c.kind not in KEPT_WITH_A_DAY or c.made[:10] <= day)
        )
    )


def ref(key: Key) -> str:
    """A report as corrections name it."""
    return f"{key.article}#{key.meeting}"


def most(numbers: Iterable[int]) -> int:
    """The number met most often, the least of equals."""
    counts = Counter(numbers)
    return min(counts, key=lambda number: (-counts[number], number))


def _present(refs: Iterable[str], of: Mapping[Key, int]) -> list[Key]:
    keys = (Key(*name.rsplit("#", 1)) for name in refs)
    return [key for key in keys if key in of]


def _move(whole: dict[int, set[Key]], of: dict[Key, int], keys: Iterable[Key], into: int) -> None:
    for key in keys:
        whole[of[key]].discard(key)
        whole[into].add(key)
        of[key] = into
