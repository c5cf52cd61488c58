"""Dates and places to the drafts of a sentence, and a draft with several to several meetings."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.reading.meetings.attach import Layout, features, fit, weights
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.fitting import beyond, chain, fits, row_of, within_reach
from pourparlers.reading.meetings.housing import (
    across,
    antecedent,
    destination,
    given_up,
    left_and_new,
    over_another,
    sites,
)
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.meetings.several import holds, is_country
from pourparlers.reading.words.mentions import PlaceMention, TimeMention

# How near a verb of speech must stand to claim a date, and a duration to extend a meeting or a visit.
CLAIM, DURATION, STAY = 4, 6, 12
OF = 6  # words from a noun to the place that is its own: "the conference of Lima"
AWAY = 1  # words from a duration to what it is a distance from
SPOKEN = 14  # words from a date that opens a sentence to the verb of speech that it dates
MOVING = frozenset({"travel", "due", "invite", "attend"})
OPENING = frozenset({"happen", "hold", "gather", "meet"})
COARSE = frozenset({"year", "month"})
NEVER = float("-inf")
USABLE = frozenset({"at", "since", "until", "before", "from", "between"})


def give_times(
    plan: Layout, drafts: list[Draft], times: list[TimeMention], rivals: list[tuple[int, int]], published: str | None
) -> None:
    """Each date to the trigger it fits best; none to a trigger where a verb of speech or a cue has the better claim."""
    drafts = [d for d in drafts if not (d.circle_only and d.frame == "convene")]
    if not drafts:
        return
    usable = _usable(drafts, [t for t in times if not t.hour])
    worth, claimed = owned(plan, drafts, usable, rivals)
    free = [t for t in usable if t.i not in claimed]
    chain(plan, [(d, d.whens) for d in drafts], free)
    _refine(drafts, free)
    for k, draft in enumerate(drafts):
        if any(w.role != "since" for w in draft.whens) or not _lasts(draft):
            draft.whens = [w for w in draft.whens if w.role != "since"]
        begun = "begin" in draft.ends and len(drafts) == 1 and [w.role for w in draft.whens][:1] == ["at"]
        if begun and any(t.role == "until" and t.grain == "day" and t.i > draft.whens[0].i for t in free):
            draft.lasts = True
        if draft.lasts and len(draft.whens) == 1:
            draft.whens += [t for t in free if t.role == "until" and t.i > draft.whens[0].i][:1]
        if draft.whens:
            draft.whens = [_as_told(plan, draft, w) for w in draft.whens]
            draft.far = beyond(plan, draft)
            if not draft.lasts and not (len(draft.whens) == 2 and any(c.moves for _, _, c in draft.cues)):
                draft.whens = [w for w in draft.whens if w.role != "until"] or draft.whens
                draft.whens = row_of(draft.whens, worth[k], plan)
        else:
            _borrow(plan, draft, free, worth[k], published)
    _give_last(plan, drafts, free)
    _give_start(plan, drafts, times)
    _extend(plan, drafts, times)


def _usable(drafts: list[Draft], times: list[TimeMention]) -> list[TimeMention]:
    """The dates that may date a meeting; a moved meeting's "since" is the day from which it is moved."""
    usable = [t for t in times if t.edtf and t.type != "SET" and t.role in USABLE]
    if any(c.moves for d in drafts for _, _, c in d.cues):
        usable = [_left_behind(t) for t in usable]
    return [t for t in usable if t.role != "from" or "/" in (t.edtf or "") or _named(t, drafts)]


def owned(
    plan: Layout, drafts: list[Draft], usable: list[TimeMention], rivals: list[tuple[int, int]]
) -> tuple[list[dict[int, float]], set[int]]:
    """Give each date to its best draft; how well each fits each draft, and which a rival claims, by first word."""
    table = weights()
    worth: list[dict[int, float]] = [{} for _ in drafts]
    claimed: set[int] = set()
    for time in usable:
        at = (time.i, time.j)
        values = [fits(plan, d, at, "when", time.role == "at") for d in drafts]
        for k, value in enumerate(values):
            worth[k][time.i] = value
        best = max(range(len(drafts)), key=values.__getitem__)
        near = [r for r in rivals if _claims(plan, r, at)] if time.role != "until" else []
        claim = max((fit(features(plan, r, at, "when", False, False, False), table.when) for r in near), default=NEVER)
        setting = (
            drafts[best].relation == "during" and drafts[best].verb is None and drafts[best].kind != "press-conference"
        )
        if values[best] <= claim - table.limits["margin"] and not setting:
            claimed.add(time.i)
        elif values[best] >= table.limits["own"]:
            drafts[best].whens.append(time)
    return worth, claimed


def _refine(drafts: list[Draft], times: list[TimeMention]) -> None:
    """A day or month that no other meeting has, in the year or month that one was given: "in 2018 ... in July"."""
    taken = {w.i for d in drafts for w in d.whens}
    for draft in drafts:
        apart = [w for w in draft.whens if _coarse(w) and any(holds(w, v) for v in draft.whens)]
        draft.whens = [w for w in draft.whens if w not in apart]
        if len(draft.whens) == 1 and _coarse(coarse := draft.whens[0]):
            finer = [t for t in times if t.i not in taken and holds(coarse, t)]
            draft.whens = finer if len(finer) == 1 else draft.whens


def _coarse(time: TimeMention) -> bool:
    """A year or month with its number or name; "this year" is told of much that has a day of its own."""
    return time.grain in COARSE and time.relative == "absolute"


def _borrow(
    plan: Layout, draft: Draft, free: list[TimeMention], worth: dict[int, float], published: str | None
) -> None:
    """Lend a draft with no date the best of another's; what is told of as over takes no date to come."""
    if draft.frame == "invite" or _lies_ahead(draft):
        return
    over = draft.relation == "after" and not draft.tense.name
    lent = [t for t in free if t.role != "since" or _lasts(draft)]
    lent = [t for t in lent if not over or not published or (t.edtf or "") <= published]
    lent = [t for t in lent if within_reach(plan, draft, t)]
    best = max(lent, key=lambda t: worth[t.i], default=None)
    if best is not None and worth[best.i] >= weights().limits["borrow"]:
        draft.whens.append(best)
        draft.borrowed = True


def _lies_ahead(draft: Draft) -> bool:
    """ "Met in Rome on Monday ahead of the summit": the summit's own day and place are told elsewhere."""
    return draft.relation == "before" and draft.definite


def _extend(plan: Layout, drafts: list[Draft], times: list[TimeMention]) -> None:
    """A duration goes to the nearest draft: "a two-day visit", but not "nine days after the vote"."""
    for time in times:
        far = any(time.j <= k <= time.j + AWAY for k in plan.distances)
        if time.type == "DURATION" and time.duration > 1 and not far:
            near = min(drafts, key=lambda d: abs(d.trigger.i - time.i))
            if any(c.moves for _, _, c in near.cues):  # "put off by two days"
                continue
            if abs(near.trigger.i - time.i) <= (STAY if near.kind == "visit" else DURATION):
                near.days = time.duration
                near.back = any(0 <= w.i - k <= 1 for w in near.whens for k in plan.ends)


def _give_start(plan: Layout, drafts: list[Draft], times: list[TimeMention]) -> None:
    """The day from which the one undated meeting of a sentence will run: "will be held in Lima from Sunday"."""
    bare = [d for d in drafts if not d.whens and d.frame in OPENING and d.kind != "visit"]
    bare = [d for d in bare if not any(c.moves for _, _, c in d.cues)]
    days = [t for t in times if t.role == "from" and t.edtf and "/" not in t.edtf and t.grain == "day"]
    if len(bare) == len(days) == 1 and within_reach(plan, bare[0], days[0]):
        bare[0].whens.append(_open_ended(days[0]))


def _as_told(plan: Layout, draft: Draft, time: TimeMention) -> TimeMention:
    """A day in a relative clause behind lies as that clause tells: "is on a visit to Lima, which began on Tuesday"."""
    clause = next((c for c in plan.clauses if c.i <= time.i < c.j and c.opens == "relative"), None)
    if clause is None or time.past == time.future or draft.trigger.i >= clause.i:
        return time
    verb = draft.verb
    inside = verb is not None and clause.i <= verb.i < clause.j
    return time if inside else replace(time, past=time.edtf, future=time.edtf)


def _open_ended(time: TimeMention) -> TimeMention:
    return replace(time, role="at", edtf=f"{time.edtf}/..", past=f"{time.past}/..", future=f"{time.future}/..")


def _left_behind(time: TimeMention) -> TimeMention:
    """The day from which a meeting is moved: told as "since", it is a day like any other."""
    if time.role != "since" or not time.edtf:
        return time
    edtf, past, future = (e.removesuffix("/..") if e else e for e in (time.edtf, time.past, time.future))
    return replace(time, role="at", edtf=edtf, past=past, future=future)


def _give_last(plan: Layout, drafts: list[Draft], times: list[TimeMention]) -> None:
    """A date that nothing claims, and the one draft of the sentence that has none."""
    given = {w.i for d in drafts for w in d.whens}
    free = [t for t in times if t.i not in given and t.role != "since"]
    bare = [d for d in drafts if not d.whens and not d.relation]
    if len(free) == len(bare) == 1 and within_reach(plan, bare[0], free[0]):
        bare[0].whens.append(free[0])


def give_spoken(drafts: list[Draft], times: list[TimeMention], published: str | None) -> None:
    """What someone spoke after was held on the day on which he spoke: "said on Tuesday after talks with X"."""
    given = {w.i for d in drafts for w in d.whens}
    days = [t for t in times if t.i not in given and t.role == "at" and t.grain == "day" and t.counted < 0]
    days = [t for t in days if t.type in ("DATE", "TIME") and t.edtf and t.edtf == t.past and not t.hour]
    days = [t for t in days if t.relative != "last" and (not published or (t.edtf or "") <= published)]
    for draft in drafts:
        if draft.relation == "after" and not draft.whens and len(days) == 1:
            draft.whens, draft.borrowed = [days[0]], True


def _claims(plan: Layout, rival: tuple[int, int], at: tuple[int, int]) -> bool:
    """Whether a verb of speech stands so near a date that it may be its own, with no conjunction or comma between."""
    lo, hi = (rival[1], at[0]) if rival[1] <= at[0] else (at[1], rival[0])
    between = plan.passage.words[lo:hi]
    opens = at[0] - plan.i <= 1 and rival[0] >= at[1] and len(between) <= SPOKEN
    if opens and not any(lo <= t[0] < hi for t in plan.triggers):
        return True
    return len(between) <= CLAIM and "," not in between and not any(lo <= k < hi for k in plan.coordinators)


def _named(time: TimeMention, drafts: list[Draft]) -> bool:
    """Whether "of May" names one of the meetings, standing right behind it."""
    return any(0 <= time.i - d.trigger.j <= 1 for d in drafts)


def _lasts(draft: Draft) -> bool:
    """Whether a meeting is told of as going on, so that "since" may date it and not its forerunner."""
    return draft.aspect == "go on" or draft.tense.name == "pres" or any(c.status == "ongoing" for _, _, c in draft.cues)


def give_places(plan: Layout, drafts: list[Draft], scene: Scene) -> None:
    """Each place to the trigger it fits best; a draft without one may borrow that of another."""
    takers = [d for d in drafts if not d.remote and not d.circle_only]
    usable = [p for p in sites(scene) if not given_up(scene, p)]
    hung = {id(d): there for d in takers if (there := antecedent(scene, d)) is not None}
    worth = _housed(plan, takers, usable, hung)
    chain(plan, [(d, d.places) for d in takers if id(d) not in hung], usable)
    for k, draft in enumerate(takers):
        if (moved := left_and_new(scene, draft)) is not None:
            draft.left, draft.places = moved[0], [moved[1]]
            continue
        if id(draft) in hung:
            own = [p for p in draft.places if is_country(hung[id(draft)]) and _inside(p, hung[id(draft)])]
            draft.places, draft.hangs = own[:1] or [hung[id(draft)]], True
            if all(w.role == "until" for w in draft.whens):
                draft.whens = []
            continue
        if draft.kind == "visit" and not draft.places:
            draft.places += destination(scene, draft)
        if draft.relation:  # "in Oslo before the summit, in May in Rome": what is behind it is its own
            draft.places = [p for p in draft.places if p.i >= draft.trigger.j] or draft.places
        if len(draft.places) > 1:
            draft.places = row_of(draft.places, worth[k], plan)
            if len(draft.whens) < 2 and draft.kind != "visit":
                _, best = max((worth[k].get(p.i, 0.0), -n) for n, p in enumerate(draft.places))
                draft.places = [draft.places[-best]]
        lent = [p for p in usable if not over_another(draft, takers, p)]
        if not draft.places and lent and not _lies_ahead(draft):
            value, best = max(((worth[k][p.i], -n) for n, p in enumerate(lent)))
            if value >= weights().limits["borrow"]:
                draft.places.append(lent[-best])


def _housed(
    plan: Layout, takers: list[Draft], usable: list[PlaceMention], hung: dict[int, PlaceMention]
) -> list[dict[int, float]]:
    """Give each place to its best draft; how well each fits each draft, by first word."""
    limits = weights().limits
    worth: list[dict[int, float]] = [{} for _ in takers]
    for place in usable:
        at, prepared = (place.i, place.j), place.role in ("at", "to")
        for k, draft in enumerate(takers):
            if across(draft, takers, place) or (place.role == "of" and not 0 <= place.i - draft.trigger.j <= OF):
                worth[k][place.i] = NEVER
                continue
            away = place.role == "to" and draft.frame not in MOVING and draft.kind != "visit"
            value = fits(plan, draft, at, "place", prepared, is_country(place))
            elsewhere = id(draft) in hung and not _inside(place, hung[id(draft)])
            worth[k][place.i] = NEVER if elsewhere else value - limits["away"] * away
        values = [row[place.i] for row in worth]
        if values and max(values) >= limits["own"]:
            takers[values.index(max(values))].places.append(place)
    return worth


def _inside(place: PlaceMention, whole: PlaceMention) -> bool:
    """Whether a place is a city of the country that another is."""
    return place.i > whole.i and place.place.country == whole.place.country and not is_country(place)
