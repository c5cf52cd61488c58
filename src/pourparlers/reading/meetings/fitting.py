"""Where dates and places stand to the meetings of a sentence: fits, rows that go on together, what is out of reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pourparlers.languages.meetings_schema import Link, Part
from pourparlers.reading.meetings.attach import Layout, features, fit, weights
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.clauses import crossing
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import PlaceMention, TimeMention

T = TypeVar("T", TimeMention, PlaceMention)
# How many words may stand between the members of a row.
ROW = 7
BESIDE = 9  # words from "after" to the date of what it governs
HANGING = 12  # words from a noun to the relative clause that is its own
AWAY, AFTER = frozenset({"after", "before"}), frozenset({"after"})


def layout(scene: Scene, drafts: list[Draft]) -> Layout:
    words = scene.paragraph.passage.words
    i, j = scene.sentence
    since = {t.i for t in scene.times if t.role == "since"}
    lasts = any(t.type == "DURATION" for t in scene.times)
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
        tuple(h.i for h in scene.links if h.i not in since and _relates(h, AWAY)),
        tuple(h.j for h in scene.links if h.i not in since and _relates(h, AFTER)),
        tuple((t.i, t.counted) for t in scene.times if t.counted >= 0),
        tuple(t.j for t in scene.triggers if lasts and any(v.aspect == "end" for v in t.verbs)),
    )


def _relates(hit: Hit[Link | Part], relations: frozenset[str]) -> bool:
    return any(isinstance(s, Link) and s.relation in relations for s in hit.senses)


def ranges(draft: Draft) -> list[tuple[int, int]]:
    """The words from which distance is measured: those of the trigger, of what it took in, and of the verb."""
    spans = [draft.span, *((t.i, t.j) for t in draft.absorbed)]
    verb = draft.verb
    if verb is None or verb is draft.trigger:
        return spans
    return [*spans, (verb.i, verb.j)]


def fits(plan: Layout, draft: Draft, at: tuple[int, int], slot: str, prepared: bool, vast: bool = False) -> float:
    """How well a date or place fits a draft: by its trigger or by its verb, whichever is the better."""
    table = weights().when if slot == "when" else weights().place
    if slot == "when" and _elsewhere(plan, draft, at):
        return float("-inf")
    noun = draft.trigger.noun is not None
    return max(
        fit(features(plan, r, at, slot, prepared, noun, vast and draft.kind != "visit"), table) for r in ranges(draft)
    )


def _elsewhere(plan: Layout, draft: Draft, at: tuple[int, int]) -> bool:
    """Whether a date stands in a relative clause that neither tells of the meeting nor hangs on its noun, or dates
    what a meeting is told to be after: "after his election in May"."""
    if any(_of_event(draft, at[0], i, j) for i, j in plan.counted):
        return True
    if not any(at[0] in pair for pair in plan.counted) and any(_beside(plan, j, at[0]) for j in plan.afters):
        return True
    if at[0] in plan.distances and draft.trigger.i < at[0] and len(plan.times) > 1:
        return True
    clause = next((c for c in plan.clauses if c.i <= at[0] < c.j and c.opens == "relative"), None)
    if clause is None or any(clause.i <= i < clause.j for i, _ in ranges(draft)):
        return False
    if all(i >= clause.j for i, _ in ranges(draft)):  # "X, who arrived on Monday, will meet Y": when he arrived
        return True
    before = [t for t in plan.triggers if t[1] <= clause.i]
    return bool(before) and clause.i - draft.trigger.j > HANGING


def _of_event(draft: Draft, word: int, i: int, j: int) -> bool:
    """Whether a day counted from an event (at ``i``) is sought for the event, or the event's (at ``j``) for another."""
    event = i < draft.trigger.i < j
    return (word == i and event) or (word == j and not event)


def _beside(plan: Layout, j: int, at: int) -> bool:
    """Whether a date belongs to what a word of distance governs, which is no meeting."""
    between = plan.passage.words[j:at]
    return 1 < len(between) <= BESIDE and "," not in between and not any(j <= t[0] < at for t in plan.triggers)


def chain(plan: Layout, rows: list[tuple[Draft, list[T]]], items: Sequence[T]) -> None:
    """What goes on a row of dates or places belongs where the row does: "Geneva on Monday, Vienna on Friday"."""
    owned = {x.i for _, row in rows for x in row}
    for item in items:
        if item.i in owned:
            continue
        for _, row in rows:
            if row and 0 <= item.i - row[-1].j <= ROW and not any(row[-1].j <= t[0] < item.i for t in plan.triggers):
                row.append(item)
                break


def row_of(items: list[T], worth: dict[int, float], plan: Layout) -> list[T]:
    """The best of several dates or places (``worth`` by first word), with those in one row with it."""
    best = max(items, key=lambda item: worth.get(item.i, 0.0))
    at = items.index(best)
    kept = [best]
    for step, rest in ((-1, items[:at][::-1]), (1, items[at + 1 :])):
        edge = best
        for item in rest:
            lo, hi = (item.j, edge.i) if step < 0 else (edge.j, item.i)
            apart = any(lo <= t[0] < hi for t in plan.triggers) or any(lo <= c.i < hi for c in plan.clauses)
            if hi - lo > ROW or apart:
                break
            kept.append(item)
            edge = item
    return sorted(kept, key=lambda item: item.i)


def within_reach(plan: Layout, draft: Draft, time: TimeMention) -> bool:
    """Whether a date may be lent: no clause of its own stands between, unless it opens right behind the date."""
    i, j = ranges(draft)[-1]
    lo, hi = (j, time.i) if time.i >= j else (time.j, i)
    crossed = crossing(plan.passage.words, plan.clauses, lo, hi + 1)[1]
    if any(lo <= t[0] and t[1] <= hi for t in plan.triggers):
        return False
    opened = [c for c in plan.clauses if lo <= c.i <= hi and c.opens in ("hard", "subordinate")]
    return not {"hard", "subordinate"} & set(crossed) or all(0 <= c.i - time.j <= 2 for c in opened)


def beyond(plan: Layout, draft: Draft) -> bool:
    """Whether a date stands in another clause than what it was given to."""
    when = draft.whens[0]
    spans = [(j, when.i) if when.i >= j else (when.j, i) for i, j in ranges(draft)]
    borders = [crossing(plan.passage.words, plan.clauses, lo, hi + 1)[1] for lo, hi in spans]
    return all(borders) and not (_told_of_it(plan, draft, when) and ["relative"] in borders)


def _told_of_it(plan: Layout, draft: Draft, when: TimeMention) -> bool:
    """Whether a date stands in a relative clause behind a noun, in which no other meeting is told of."""
    clause = next((c for c in plan.clauses if c.i <= when.i < c.j), None)
    if clause is None or draft.trigger.noun is None or clause.i < draft.trigger.j:
        return False
    return not any(draft.trigger.j <= t[0] < when.i for t in plan.triggers)
