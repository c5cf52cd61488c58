"""Two meetings told by one verb: "met first with A and then with B", "spoke with A and with B separately"."""

from __future__ import annotations

import copy

from pourparlers.languages.meetings_schema import Part
from pourparlers.reading.meetings.drafts import STANDING, Draft, Taker
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.mentions import Mention

FRAMES = frozenset({"meet", "hold", "call"})
SHORT = 3  # words between a coordinator and the preposition that is told again: "and then one with"


def apart(scene: Scene, draft: Draft) -> list[Draft]:
    """A draft whose partners stand each behind a preposition of its own is one meeting for each row of them."""
    if draft.frame not in FRAMES or draft.kind in STANDING or draft.kind == "visit" or len(draft.whens) > 1:
        return [draft]
    start = draft.trigger.j
    behind = {t.mention.i: t.mention for t in draft.takers.values() if t.mention and t.mention.i >= start}
    rows = _rows(scene, [behind[i] for i in sorted(behind)])
    if len(rows) < 2 or not any(t.mention is None or t.mention.i < start for t in draft.takers.values()):
        return [draft]
    return [_with(draft, row, [m for other in rows if other is not row for m in other]) for row in rows]


def _rows(scene: Scene, partners: list[Mention]) -> list[list[Mention]]:
    """Partners in rows; a new one begins where a coordinator stands before the same preposition again."""
    words, joins = scene.paragraph.passage.words, scene.words.grammar.coordinators
    rows: list[list[Mention]] = []
    first = ""
    for mention in partners:
        led = next((k for k in (mention.core[0] - 1, mention.i - 1, mention.i - 2) if _leads(scene, k)), None)
        if not rows:
            if led is None:
                return []
            first = words[led]
            rows.append([mention])
            continue
        opens = led is not None and words[led] == first and any(w in joins for w in words[max(0, led - SHORT) : led])
        if opens and not any(words[k] in joins for k in range(led or 0, mention.i)):
            rows.append([mention])
        else:
            rows[-1].append(mention)
    return rows


def _leads(scene: Scene, k: int) -> bool:
    alone = scene.roles.get(k)
    if (
        alone is None
        or alone[1] != "participant"
        or scene.paragraph.passage.words[k] in scene.words.grammar.coordinators
    ):
        return False
    hits = [h for h in scene.links if h.i == k]
    return any(isinstance(s, Part) and s.role == "participant" for h in hits for s in h.senses)


def _with(draft: Draft, row: list[Mention], others: list[Mention]) -> Draft:
    """The meeting with one row of partners alone."""
    twin = copy.copy(draft)
    away = {actor for m in others for actor in m.actors} - {actor for m in row for actor in m.actors}
    twin.takers = {a: Taker(a, t.role, t.mention) for a, t in draft.takers.items() if a not in away}
    twin.whens, twin.places, twin.cues = list(draft.whens), list(draft.places), list(draft.cues)
    return twin
