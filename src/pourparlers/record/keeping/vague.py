"""Vague tellings: what each may mean, chosen again where it or one of those meetings is another now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pourparlers.record.blocks import enough_shared
from pourparlers.record.groups import group_of
from pourparlers.record.keeping.days import firm
from pourparlers.record.keeping.kept import Kept, key_of, ref
from pourparlers.record.keeping.rows import VagueRow
from pourparlers.record.keeping.shelf import Drawer
from pourparlers.record.meaning import Candidate, candidate, meant
from pourparlers.record.same_meeting import month_marks, taken_in
from pourparlers.record.telling import Telling

FIRM = "firm "

IN_COMMON = {True: 1, False: 2}
"""How many names one must share with a vague telling that has a single name, and with one of more."""


def vague_again(kept: Kept, said: Iterable[str], settled: set[str]) -> None:
    """Let vague tellings choose again, round what says otherwise now and round settled groups that are others; what
    each group then holds is kept."""
    fresh = _tellings_again(kept, said)
    touched = fresh | _met_again(kept, settled, fresh)
    asked = set(settled)
    for name in touched:
        row, was = kept.vague.get(name), kept.vague.was(name)
        asked.update(ref(one.means) for one in (row, was) if one is not None and one.means is not None)
        if row is not None:
            means = meant(row.telling.report, row.candidates)
            kept.vague.put(name, row._replace(means=means, loose=means is None))
            asked.update({ref(means)} if means is not None else ())
    for name in asked:
        _take(kept, name)


def _tellings_again(kept: Kept, said: Iterable[str]) -> set[str]:
    """The vague tellings of what says otherwise now, with all that they may mean; those that are gone among them."""
    fresh = set()
    rows = kept.says.many(said)
    for one in said:
        told = [telling for telling in rows[one].tellings if telling not in firm(rows[one])] if one in rows else []
        now = {ref(telling.key): telling for telling in told}
        for name in {*(kept.hoped.get(one) or ()), *now}:
            telling, old = now.get(name), kept.vague.get(name)
            if telling is None:
                # Reports that say otherwise may have taken the name.
                if old is not None and old.says == one:
                    fresh.add(name)
                    kept.vague.put(name, None)
            elif old is None or old.telling != telling or old.says != one:
                fresh.add(name)
                kept.vague.put(name, VagueRow(telling, one, _candidates(kept, telling)))
        kept.hoped.put(one, tuple(sorted(now)) or None)
    return fresh


def _candidates(kept: Kept, telling: Telling) -> tuple[Candidate, ...]:
    marks = month_marks((telling,))
    found = ((*mark, name) for mark, names in kept.settled.found(marks).items() for name in names)
    groups = kept.settled.many(enough_shared(found, telling.report))
    return tuple(sorted(one for group in groups.values() if (one := candidate(telling, group)) is not None))


def _met_again(kept: Kept, settled: set[str], fresh: set[str]) -> set[str]:
    """Ask the vague tellings round settled groups again whether they may mean them; those that may say otherwise."""
    touched = set()
    for name in settled:
        key, group = key_of(name), kept.settled.get(name)
        near = sharing(kept.vague, "vague", month_marks(group.tellings)) if group else set[str]()
        for other, row in kept.vague.many((near | kept.vague.any_of([("may mean", key)])) - fresh).items():
            new = candidate(row.telling, group) if group is not None and other in near else None
            left = [one for one in row.candidates if one.group != key]
            candidates = tuple(sorted((*left, new) if new is not None else left))
            if kept.vague.put(other, row._replace(candidates=candidates)):
                touched.add(other)
    return touched


def sharing(vague: Drawer[VagueRow], what: str, marks: Iterable[tuple[int, str]]) -> set[str]:
    """The vague tellings that share enough names in a month."""
    counts: dict[tuple[str, int], int] = Counter()
    enough = set()
    asked = ((what, few, mark) for mark in marks for few in IN_COMMON)
    for (_, few, (stretch, _)), names in vague.found(asked).items():
        for name in names:
            counts[name, stretch] += 1
            if counts[name, stretch] >= IN_COMMON[few]:
                enough.add(name)
    return enough


def _take(kept: Kept, name: str) -> None:
    """Let a settled group take in the vague tellings that mean it, and keep what it then holds."""
    group = kept.settled.get(name)
    if group is None:
        kept.groups.put(FIRM + name, None)
        return
    meaning = kept.vague.many(kept.vague.any_of([("means", key_of(name))]))
    taken, refused = taken_in(group, (row.telling for row in meaning.values()))
    for telling in refused:
        other = ref(telling.key)
        kept.vague.put(other, meaning[other]._replace(loose=True))
    for telling in taken:
        other = ref(telling.key)
        kept.vague.put(other, meaning[other]._replace(loose=False))
    kept.groups.put(FIRM + name, group_of((*group.tellings, *taken)).keys)
