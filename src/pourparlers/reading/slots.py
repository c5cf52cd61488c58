"""Dates and places to the drafts of a sentence, and a draft with several to several meetings."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pourparlers.reading.attach import Layout, features, fit, weights
from pourparlers.reading.clauses import crossing
from pourparlers.reading.drafts import Draft
from pourparlers.reading.mentions import PlaceMention, TimeMention
from pourparlers.reading.takers import Scene

ROW = 7
NEAR = 8
MOVING = frozenset({"travel", "due", "invite", "attend"})
NEVER = float("-inf")
CLAIM = 4
T = TypeVar("T", TimeMention, PlaceMention)
USABLE = frozenset({"at", "since", "until", "before", "from"})


def layout(scene: Scene, drafts: list[Draft]) -> Layout:
    words = scene.paragraph.passage.words
    i, j = scene.sentence
    return Layout(
        scene.paragraph.passage,
        i,
        j,
        tuple((d.trigger.i, d.trigger.j, d.trigger.verb is not None) for d in drafts),
        tuple(scene.clauses),
        tuple((t.i, t.j) for t in scene.times),
        tuple((p.i, p.j) for p in scene.places),
        tuple(k for k in range(i, j) if words[k] in scene.words.grammar.coordinators),
        tuple(k for k, (_, role) in scene.roles.items() if role == "topic"),
    )


def _ranges(draft: Draft) -> list[tuple[int, int]]:
    """The words from which distance is measured: those of the trigger, and those of the verb that tells of it."""
    verb = draft.verb
    if verb is None or verb is draft.trigger:
        return [draft.span]
    if abs(verb.i - draft.trigger.j) < NEAR:
        return [(min(draft.trigger.i, verb.i), max(draft.trigger.j, verb.j))]
    return [draft.span, (verb.i, verb.j)]


def _fits(plan: Layout, draft: Draft, at: tuple[int, int], slot: str, prepared: bool, vast: bool = False) -> float:
    """How well a date or place fits a draft: by its trigger or by its verb, whichever is the better."""
    table = weights().when if slot == "when" else weights().place
    noun = draft.trigger.noun is not None
    return max(fit(features(plan, r, at, slot, prepared, noun, vast and draft.kind != "visit"), table) for r in _ranges(draft))


def give_times(
    plan: Layout, drafts: list[Draft], times: list[TimeMention], rivals: list[tuple[int, int]], published: str | None
) -> None:
    """Each date to the trigger it fits best; none to a trigger where a verb of speech or a cue has the better claim."""
    table = weights()
    usable = [t for t in times if t.edtf and t.type != "SET" and t.role in USABLE]
    if any(c.moves for d in drafts for _, _, c in d.cues):
        usable = [_left_behind(t) for t in usable]
    usable = [t for t in usable if t.role != "from" or "/" in (t.edtf or "") or _named(t, drafts)]
    rows: list[list[float]] = []
    claimed: set[int] = set()
    for time in usable:
        at = (time.i, time.j)
        values = [_fits(plan, d, at, "when", time.role == "at") for d in drafts]
        rows.append(values)
        best = max(range(len(drafts)), key=values.__getitem__)
        near = [r for r in rivals if _claims(plan, r, at)]
        claim = max((fit(features(plan, r, at, "when", False, False, False), table.when) for r in near), default=NEVER)
        if values[best] > claim - table.limits["margin"]:
            if values[best] >= table.limits["own"]:
                drafts[best].whens.append(time)
        else:
            claimed.add(time.i)
    _chain(plan, [(d, d.whens) for d in drafts], [t for t in usable if t.i not in claimed])
    for k, draft in enumerate(drafts):
        if any(w.role != "since" for w in draft.whens) or not _lasts(draft):
            draft.whens = [w for w in draft.whens if w.role != "since"]
        if draft.whens:
            draft.far = _beyond(plan, draft)
            if draft.lasts or (len(draft.whens) == 2 and any(c.moves for _, _, c in draft.cues)):
                continue
            draft.whens = _row(draft.whens, lambda w, k=k: rows[usable.index(w)][k], plan)
            continue
        over = draft.relation == "after" and not draft.tense.name
        lent = [r for r, t in enumerate(usable) if t.role != "since" or _lasts(draft)]
        lent = [r for r in lent if not over or not published or (usable[r].edtf or "") <= published]
        lent = [r for r in lent if usable[r].i not in claimed and _within_reach(plan, draft, usable[r])]
        if not lent:
            continue
        best = max(lent, key=lambda r, k=k: rows[r][k])
        if rows[best][k] >= table.limits["borrow"]:
            draft.whens.append(usable[best])
            draft.borrowed = True
    _give_last(plan, drafts, [t for t in usable if t.i not in claimed])
    for time in times:
        if time.type == "DURATION" and time.duration > 1:
            near = min(drafts, key=lambda d: abs(d.trigger.i - time.i))
            if abs(near.trigger.i - time.i) <= (12 if near.kind == "visit" else 6):
                near.days = time.duration


def _left_behind(time: TimeMention) -> TimeMention:
    """The day from which a meeting is moved: told as "since", it is a day like any other."""
    if time.role != "since" or not time.edtf:
        return time
    edtf, past, future = (e.removesuffix("/..") if e else e for e in (time.edtf, time.past, time.future))
    return replace(time, role="at", edtf=edtf, past=past, future=future)


def _chain(plan: Layout, rows: list[tuple[Draft, list[T]]], items: Sequence[T]) -> None:
    """What goes on a row of dates or places belongs where the row does: "Geneva on Monday, Vienna on Friday"."""
    owned = {x.i for _, row in rows for x in row}
    for item in items:
        if item.i in owned:
            continue
        for _, row in rows:
            if row and 0 <= item.i - row[-1].j <= ROW and not any(row[-1].j <= t[0] < item.i for t in plan.triggers):
                row.append(item)
                break


def _give_last(plan: Layout, drafts: list[Draft], times: list[TimeMention]) -> None:
    """A date that nothing claims, and the one draft of the sentence that has none."""
    given = {w.i for d in drafts for w in d.whens}
    free = [t for t in times if t.i not in given and t.role != "since"]
    bare = [d for d in drafts if not d.whens and not d.relation]
    if len(free) == len(bare) == 1 and _within_reach(plan, bare[0], free[0]):
        bare[0].whens.append(free[0])


def _claims(plan: Layout, rival: tuple[int, int], at: tuple[int, int]) -> bool:
    """Whether a verb of speech stands so near a date that it may be its own, with no conjunction or comma between."""
    lo, hi = (rival[1], at[0]) if rival[1] <= at[0] else (at[1], rival[0])
    between = plan.passage.words[lo:hi]
    return len(between) <= CLAIM and "," not in between and not any(lo <= k < hi for k in plan.coordinators)


def _row(whens: list[T], worth: Callable[[T], float], plan: Layout) -> list[T]:
    """The best of several dates or places, with those in one row with it: only places, commas and small words stand between."""
    best = max(whens, key=worth)
    at = whens.index(best)
    kept = [best]
    for step, rest in ((-1, reversed(whens[:at])), (1, iter(whens[at + 1 :]))):
        edge = best
        for when in rest:
            lo, hi = (when.j, edge.i) if step < 0 else (edge.j, when.i)
            if (
                hi - lo > ROW
                or any(lo <= t[0] < hi for t in plan.triggers)
                or any(lo <= c.i < hi for c in plan.clauses)
            ):
                break
            kept.append(when)
            edge = when
    return sorted(kept, key=lambda w: w.i)


def _within_reach(plan: Layout, draft: Draft, time: TimeMention) -> bool:
    """Whether a date may be lent: no clause of its own stands between, unless it opens right behind the date."""
    i, j = _ranges(draft)[-1]
    lo, hi = (j, time.i) if time.i >= j else (time.j, i)
    crossed = crossing(plan.passage.words, plan.clauses, lo, hi + 1)[1]
    if any(lo <= t[0] and t[1] <= hi for t in plan.triggers):
        return False
    opened = [c for c in plan.clauses if lo <= c.i <= hi and c.opens in ("hard", "subordinate")]
    return not {"hard", "subordinate"} & set(crossed) or all(0 <= c.i - time.j <= 2 for c in opened)


def _named(time: TimeMention, drafts: list[Draft]) -> bool:
    """Whether "of May" names one of the meetings, standing right behind it."""
    return any(0 <= time.i - d.trigger.j <= 1 for d in drafts)


def _beyond(plan: Layout, draft: Draft) -> bool:
    """Whether a date stands in another clause than what it was given to."""
    when = draft.whens[0]
    spans = [(j, when.i) if when.i >= j else (when.j, i) for i, j in _ranges(draft)]
    return all(crossing(plan.passage.words, plan.clauses, lo, hi + 1)[1] for lo, hi in spans)


def _lasts(draft: Draft) -> bool:
    """Whether a meeting is told of as going on, so that "since" may date it and not its forerunner."""
    return (
        draft.aspect == "go on" or draft.tense.name == "pres" or any(c.status == "ongoing" for _, _, c in draft.cues)
    )


def give_places(plan: Layout, drafts: list[Draft], scene: Scene) -> None:
    """Each place to the trigger it fits best; a draft without one may borrow that of another."""
    table, places, mentions = weights(), scene.places, scene.mentions
    takers = [d for d in drafts if not d.remote]
    titles = [(m.i, m.j) for m in mentions if m.kind in ("person", "office")]
    usable = [p for p in places if p.role != "from" and not p.dateline and not _topical(scene, p)]
    usable = [p for p in usable if p.role != "of" or p.place.latitude is not None]
    usable = [p for p in usable if p.role != "of" or not any(a <= p.i and p.j <= b for a, b in titles)]
    rows = []
    hung = {id(d): there for d in takers if (there := antecedent(scene, d)) is not None}
    for place in usable:
        at = (place.i, place.j)
        values = [_fits(plan, d, at, "place", place.role in ("at", "to"), _is_country(place)) for d in takers]
        values = [
            NEVER if id(d) in hung else v - table.limits["away"] * (place.role == "to" and d.frame not in MOVING and d.kind != "visit")
            for d, v in zip(takers, values, strict=True)
        ]
        rows.append(values)
        if values:
            best = max(range(len(takers)), key=values.__getitem__)
            if values[best] >= table.limits["own"]:
                takers[best].places.append(place)
    _chain(plan, [(d, d.places) for d in takers if id(d) not in hung], usable)
    for k, draft in enumerate(takers):
        if id(draft) in hung:
            draft.places, draft.hangs = [hung[id(draft)]], True
            continue
        if draft.kind == "visit" and not draft.places:
            left = [(p.i, p.j) for p in places if p.role == "from"]
            direct = [m for m in mentions if m.place and 0 <= m.i - draft.trigger.j <= 2]
            direct = [m for m in direct if not any(a < m.j and m.i < b for a, b in left)]
            draft.places += [PlaceMention(m.i, m.j, m.place, "to") for m in direct if m.place][:1]
        if len(draft.places) > 1:
            worth = {id(p): rows[n][k] for n, p in enumerate(usable)}
            draft.places = _row(draft.places, lambda p, worth=worth: worth.get(id(p), 0.0), plan)
        if not draft.places and usable:
            best = max(range(len(usable)), key=lambda r: rows[r][k])
            if rows[best][k] >= table.limits["borrow"]:
                draft.places.append(usable[best])


def _topical(scene: Scene, place: PlaceMention) -> bool:
    """Whether a place without a preposition of its own only says what is talked of: "a summit on Gaza"."""
    return not place.role and any(scene.roles.get(k) == (place.i, "topic") for k in range(place.i - 3, place.i))


def antecedent(scene: Scene, draft: Draft) -> PlaceMention | None:
    """The place that "where" stands for, if the draft's clause opens with it: "Oslo, where he will meet"."""
    clause = scene.clause_of(draft.trigger.i)
    if clause.by not in scene.words.where:
        return None
    before = [p for p in scene.places if 0 <= clause.i - p.j <= 3]
    if before:
        return before[-1]
    named = [m for m in scene.mentions if m.place and m.form in ("name", "capital") and 0 <= clause.i - m.j <= 2]
    return PlaceMention(named[-1].i, named[-1].j, named[-1].place, "at") if named and named[-1].place else None


def split(drafts: list[Draft]) -> list[Draft]:
    """A draft with several days, each with a place of its own or not, is several meetings."""
    out: list[Draft] = []
    for draft in drafts:
        out.extend(_parts(draft))
    return out


def _parts(draft: Draft) -> list[Draft]:
    places = _narrow(draft.places)
    whens = draft.whens
    draft.places = places
    moved = any(c.moves for _, _, c in draft.cues)
    if (len(whens) < 2 and (len(places) < 2 or draft.kind != "visit")) or moved:
        draft.places = places[:1]
        return [draft]
    whens = [w for n, w in enumerate(whens) if all(w.edtf != v.edtf for v in whens[:n])]
    if len(whens) < len(draft.whens):
        draft.whens = whens
        return _parts(draft)
    if draft.lasts or (any(w.role in ("since", "until") for w in whens) and len(whens) == 2):
        draft.places = places[:1]
        return [draft]
    pairs: list[tuple[TimeMention | None, PlaceMention | None]]
    if len(places) == len(whens):
        pairs = list(zip(whens, places, strict=True))
    elif len(places) > len(whens):
        pairs = [(next((w for w in whens if abs(w.i - p.j) < 6), whens[0] if whens else None), p) for p in places]
    else:
        pairs = [(w, min(places, key=lambda p: abs(p.i - w.i)) if places else None) for w in whens]
    return [_copy(draft, when, place) for when, place in pairs]


def _narrow(places: list[PlaceMention]) -> list[PlaceMention]:
    """Without the countries that only say where a named city lies, and without repetitions."""
    cities = {p.place.country for p in places if p.place.latitude is not None and not _is_country(p)}
    out: list[PlaceMention] = []
    for place in places:
        if _is_country(place) and place.place.country in cities:
            continue
        if out and 0 <= place.i - out[-1].j <= 1 and place.place.country == out[-1].place.country:
            continue  # "Cornwall, England": the second says where the first lies
        if all(place.place.name != other.place.name for other in out):
            out.append(place)
    return out


def _is_country(mention: PlaceMention) -> bool:
    return mention.place.latitude is None


def _copy(draft: Draft, when: TimeMention | None, place: PlaceMention | None) -> Draft:
    twin = copy.copy(draft)
    twin.whens = [when] if when else []
    twin.places = [place] if place else []
    twin.takers = {k: copy.copy(t) for k, t in draft.takers.items()}
    return twin
