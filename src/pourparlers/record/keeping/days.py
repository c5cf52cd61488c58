"""Tellings of the same days, and groups of days beside each other: joined again where one of them is another now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pourparlers.record.blocks import sought
from pourparlers.record.groups import ENOUGH, Group, weight
from pourparlers.record.keeping.kept import Kept, key_of, ref
from pourparlers.record.keeping.rows import DaysRow, SaysRow
from pourparlers.record.keeping.tellings import linked_says
from pourparlers.record.leaning import gathered
from pourparlers.record.likeness import likeness
from pourparlers.record.report import Key
from pourparlers.record.same_meeting import Pair, day_marks, is_firm, of_days, pairs_of_days
from pourparlers.record.telling import Telling


class Changed(NamedTuple):
    """Groups that are new or others, and such as are gone."""

    now: set[str]
    gone: set[str]


def of_days_again(kept: Kept, said: set[str]) -> Changed:
    """Join tellings of the same days again, round what says otherwise now."""
    rows = kept.says.many(said)
    beside = {other for one, row in rows.items() for other in _beside(kept, one, row)}
    around = kept.said_on.around(said | beside)
    closed = kept.says.many(around)
    of = {telling.key: one for one, row in closed.items() for telling in firm(row)}
    tellings = sorted((telling for row in closed.values() for telling in firm(row)), key=lambda telling: telling.key)
    links = sorted({link for row in closed.values() for link in row.links})
    pairs = pairs_of_days(tellings)
    groups = of_days(tellings, links, pairs)
    kept.said_on.leave(around - closed.keys())
    kept.said_on.settle(closed, _edges([of[telling.key] for telling in tellings], pairs, links, closed))
    return _put(kept, around, groups, of)


def firm(row: SaysRow) -> list[Telling]:
    """The tellings that have days, or where they went."""
    linked = {key for link in row.links for key in link}
    return [telling for telling in row.tellings if is_firm(telling, linked)]


def _beside(kept: Kept, one: str, row: SaysRow) -> Iterator[str]:
    """What says something of the same days that is like enough, or of what was moved."""
    yield from linked_says(kept, row)
    sharp = [telling for telling in row.tellings if telling.sharp]
    near = kept.says.many(
        kept.says.any_of((telling.report.days, mark) for telling in sharp for mark in sought(telling.report))
    )
    for other, theirs in near.items():
        if other != one and any(_is_like(a, b) for a in sharp for b in theirs.tellings):
            yield other


def _is_like(a: Telling, b: Telling) -> bool:
    like = likeness(a.report, b.report)
    return like is not None and like >= ENOUGH


def _edges(
    says: list[str], pairs: list[list[Pair]], links: Iterable[tuple[Key, Key]], closed: Mapping[str, SaysRow]
) -> Iterator[tuple[str, str]]:
    """What hangs together: pairs of the same days, and where reports were moved from and to."""
    for of_one_date in pairs:
        yield from ((says[pair.one], says[pair.other]) for pair in of_one_date)
    if links:
        holder = {key: one for one, row in closed.items() for telling in row.tellings for key in telling.keys}
        yield from ((holder[old], holder[new]) for old, new in links if old in holder and new in holder)


def _put(kept: Kept, around: set[str], groups: list[Group], of: Mapping[Key, str]) -> Changed:
    held: dict[str, set[str]] = {one: set() for one in around}
    for group in groups:
        for telling in group.tellings:
            held[of[telling.key]].add(ref(group.key))
    before = {name for names in kept.grouped.many(around).values() for name in names}
    for one, names in held.items():
        kept.grouped.put(one, tuple(sorted(names)) or None)
    new = {ref(group.key): group for group in groups}
    old = kept.days.many(before | new.keys())
    now = {name for name, group in new.items() if name not in old or old[name].group != group}
    for name in now:
        kept.days.put(name, DaysRow(new[name], *old[name][1:]) if name in old else DaysRow(new[name]))
    return Changed(now, before - new.keys())


def beside_again(kept: Kept, changed: Changed) -> set[str]:
    """Let groups of days lean again, round those that are others; the settled groups that are others, or gone."""
    near = _near_again(kept, changed)
    targets = set()
    for name, row in near.items():
        old = kept.days.get(name)
        if old is not None and old.lean != row.lean:
            targets.update({name} | ({ref(row.lean.to)} if row.lean else set()))
        kept.days.put(name, row)
    around = kept.leaning.around({*changed.now, *changed.gone, *targets})
    before = {row.settled for row in kept.days.many(around).values() if row.settled}
    for name in changed.gone:
        kept.days.put(name, None)
    alive = kept.days.many(around)
    leans = [row.lean for row in alive.values() if row.lean is not None]
    kept.leaning.leave(around - alive.keys())
    kept.leaning.settle(alive, ((ref(lean.group), ref(lean.to)) for lean in leans))
    settled = {ref(group.key): group for group in gathered((row.group for row in alive.values()), leans)}
    of = {telling.key: name for name, group in settled.items() for telling in group.tellings}
    for name, row in alive.items():
        kept.days.put(name, row._replace(settled=of[row.group.tellings[0].key]))
    return {name for name in before | settled.keys() if kept.settled.put(name, settled.get(name))}


Near = dict[Key, tuple[float, tuple[int, Key]]]


def _near_again(kept: Kept, changed: Changed) -> dict[str, DaysRow]:
    """The rows of those that have one of the changed beside them, with how near it is now."""
    keys = {key_of(name) for name in changed.now | changed.gone}
    rows = kept.days.many({*changed.now, *kept.days.any_of(("near", key) for key in keys)} - changed.gone)
    near: dict[str, Near] = {name: {} if name in changed.now else _left(row, keys) for name, row in rows.items()}
    for name in sorted(changed.now):
        ours = rows[name].group
        found = kept.days.any_of(day_marks(ours, sought)) - changed.gone - {name}
        for other, row in kept.days.many(found).items():
            rows.setdefault(other, row)
            near.setdefault(other, _left(row, keys))
            less, more = (name, other) if row.group.rank < ours.rank else (other, name)
            heavy = weight(rows[less].group, rows[more].group)
            if heavy is not None and heavy.best >= ENOUGH:
                near[less][rows[more].group.key] = -heavy.mean, rows[more].group.rank
    return {name: rows[name]._replace(near=tuple(sorted(of.values()))) for name, of in near.items()}


def _left(row: DaysRow, keys: set[Key]) -> Near:
    return {rank[1]: (mean, rank) for mean, rank in row.near if rank[1] not in keys}
