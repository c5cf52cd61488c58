"""Vague tellings that mean no meeting with days: joined again where one of them is another now, or no longer loose."""

from __future__ import annotations

from pourparlers.record.blocks import enough_shared, names_of
from pourparlers.record.groups import ENOUGH, group_of
from pourparlers.record.keeping.kept import Kept, key_of, ref
from pourparlers.record.keeping.rows import VagueRow
from pourparlers.record.keeping.vague import IN_COMMON, sharing
from pourparlers.record.leaning import gathered
from pourparlers.record.likeness import likeness
from pourparlers.record.report import Key
from pourparlers.record.same_meeting import month_marks
from pourparlers.record.telling import Telling

LOOSE = "loose "
Near = dict[Key, tuple[float, tuple[int, int, Key]]]


def loose_again(kept: Kept) -> None:
    """Let loose tellings lean again, round those that are others now; what each of their groups holds is kept."""
    now, gone = _changed(kept)
    targets = set()
    for name, row in _near_again(kept, now, gone).items():
        old = kept.vague.get(name)
        if old is not None and old.lean != row.lean:
            targets.update({name} | ({ref(row.lean.to)} if row.lean else set()))
        kept.vague.put(name, row)
    around = kept.loose.around({*now, *gone, *targets})
    was = (kept.vague.was(name) for name in around)
    before = {row.group for row in was if row is not None and row.group}
    for name, row in kept.vague.many(gone).items():
        kept.vague.put(name, row._replace(near=(), group=""))
    alive = {name: row for name, row in kept.vague.many(around).items() if row.loose}
    leans = [row.lean for row in alive.values() if row.lean is not None]
    kept.loose.leave(around - alive.keys())
    kept.loose.settle(alive, ((ref(lean.group), ref(lean.to)) for lean in leans))
    groups = gathered((group_of((row.telling,)) for row in alive.values()), leans)
    of = {ref(telling.key): group for group in groups for telling in group.tellings}
    for name, row in alive.items():
        kept.vague.put(name, row._replace(group=ref(of[name].key)))
    keys = {ref(group.key): group.keys for group in groups}
    for name in before | keys.keys():
        kept.groups.put(LOOSE + name, keys.get(name))


def _changed(kept: Kept) -> tuple[set[str], set[str]]:
    """Loose tellings that are new or others, and those that are loose no more."""
    now: set[str] = set()
    gone: set[str] = set()
    for name in kept.vague.changed():
        row, was = kept.vague.get(name), kept.vague.was(name)
        was_loose = was is not None and was.loose
        if row is None or not row.loose:
            gone.update({name} if was_loose else ())
        elif not was_loose or was is None or was.telling != row.telling:
            now.add(name)
    return now, gone


def _near_again(kept: Kept, now: set[str], gone: set[str]) -> dict[str, VagueRow]:
    keys = {key_of(name) for name in now | gone}
    rows = kept.vague.many({*now, *kept.vague.any_of(("near", key) for key in keys)})
    rows = {name: row for name, row in rows.items() if row.loose}
    near: dict[str, Near] = {name: {} if name in now else _left(row, keys) for name, row in rows.items()}
    for name in sorted(now):
        ours = rows[name].telling
        for other, row in kept.vague.many(_beside(kept, ours) - {name}).items():
            rows.setdefault(other, row)
            near.setdefault(other, _left(row, keys))
            wide, narrow = (name, other) if row.telling.narrowness < ours.narrowness else (other, name)
            like = _like(rows[wide].telling, rows[narrow].telling)
            if like is not None:
                near[wide][rows[narrow].telling.key] = -like, rows[narrow].telling.narrowness
    return {name: rows[name]._replace(near=tuple(sorted(of.values()))) for name, of in near.items()}


def _beside(kept: Kept, telling: Telling) -> set[str]:
    """The loose tellings of a month and enough names of its own, or that find this one so."""
    marks = month_marks((telling,))
    asked = [("loose", few, mark) for mark in marks for few in IN_COMMON]
    found = ((*mark, name) for (_, _, mark), names in kept.vague.found(asked).items() for name in names)
    return {*enough_shared(found, telling.report), *sharing(kept.vague, "loose", marks)}


def _like(wide: Telling, narrow: Telling) -> float | None:
    names = set(names_of(wide.report))
    shared = names.intersection(names_of(narrow.report))
    if len(shared) < IN_COMMON[len(names) == 1] or not wide.articles.isdisjoint(narrow.articles):
        return None
    like = likeness(wide.report, narrow.report)
    return like if like is not None and like >= ENOUGH else None


def _left(row: VagueRow, keys: set[Key]) -> Near:
    return {rank[2]: (like, rank) for like, rank in row.near if rank[2] not in keys}
