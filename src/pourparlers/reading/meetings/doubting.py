"""What only looks like diplomacy: journeys of nobody to nowhere, private persons, meetings that no day and place hold.

Drafts are asked where their sentence is known, reports when the whole article is: who has an office by then, and what
all sentences together gave.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.drafts import STANDING, Draft
from pourparlers.reading.meetings.reports import Report
from pourparlers.reading.meetings.scene import Scene

# So many meetings of two sides make an article one of diplomacy.
SURE = 2
GOING = frozenset({"travel", "due"})
# Words between a preposition of place that ends a verb ("is in", "came to") and the place that it means.
BESIDE = 3
# How a state is told that acts as such, and sends nobody by that.
ITSELF = frozenset({"name", "capital", "metonym", "adjective"})


def credible(reports: Sequence[Report], cast: Cast) -> list[Report]:
    """The reports that tell of meetings of states; where hardly any other does, one of nobody wants day and place."""
    lone = sum(len(r.sides) > 1 for r in reports) < SURE
    return [r for r in reports if not _doubtful(r, cast, lone)]


def _doubtful(report: Report, cast: Cast, lone: bool) -> bool:
    if report.format or report.owner or report.kind in STANDING:
        return False
    if not report.takers:
        return lone and not (report.when and report.place)
    nameless = report.kind == "visit" or all(cast.draft(actor).kind == "office" for actor in report.takers)
    return nameless and all(cast.is_private(actor) for actor in report.takers)


def astray(scene: Scene, draft: Draft) -> bool:
    """Whether a verb of going has no place where its preposition wants one ("is in the hands of those at", "came to
    include"), or is told of a state itself: "Hong Kong returns to China"."""
    verb = draft.trigger
    if draft.frame not in GOING or verb.noun is not None or verb.verb is None:
        return False
    return _beside_nothing(scene, draft) or _of_state(scene, draft)


def _beside_nothing(scene: Scene, draft: Draft) -> bool:
    passage, j, end = scene.paragraph.passage, draft.trigger.j, scene.sentence[1]
    role = scene.cast.gazetteer.atlas.role(passage, j)
    if role is None or role[1] < draft.trigger.i:
        return False
    if role[1] == draft.trigger.i:  # "reached 5 million", but "toured the bridge at Lima"
        return j < end and passage.words[j][0].isdigit()
    named = [p.i for p in scene.places] + [m.i for m in scene.mentions] + [t.i for t in scene.triggers]
    k = j
    while k < end and (time := next((t for t in scene.times if t.i <= k < t.j), None)) is not None:
        k = time.j
    unknown = k < end and passage.raw[k][0].isupper()
    return not unknown and not any(0 <= i - k <= BESIDE for i in named)


def _of_state(scene: Scene, draft: Draft) -> bool:
    told = [t.mention for t in draft.takers.values() if t.mention]
    return bool(told) and all(m.kind == "state" and m.form in ITSELF and m.j <= draft.trigger.group for m in told)
