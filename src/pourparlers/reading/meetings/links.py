"""Links between the meetings of a sentence: after, before, on the margins of, during another event."""

from __future__ import annotations

from pourparlers.languages.meetings_schema import Link, Part
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.events import Vocabulary
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.paragraph import Paragraph

REACH = 7


def linked(paragraph: Paragraph, links: list[Hit[Link | Part]], drafts: list[Draft], words: Vocabulary) -> None:
    """Set the relation of each draft whose trigger a linking word governs ("after talks in Geneva": held)."""
    for hit in links:
        link = next((s for s in hit.senses if isinstance(s, Link)), None)
        if link is None:
            continue
        near = min((d for d in drafts if 0 <= d.trigger.i - hit.j <= REACH), key=lambda d: d.trigger.i, default=None)
        if near is not None and _apart(paragraph.passage.words[hit.j : near.trigger.i], words):
            continue
        if near is not None and not near.relation:
            near.relation = "margin" if link.relation == "frame" else link.relation


def _apart(between: list[str], words: Vocabulary) -> bool:
    """Whether a comma or conjunction ends what a linking word governs."""
    return any(w in ",;:" or w in words.grammar.coordinators for w in between)


def settle(drafts: list[Draft]) -> None:
    """What is held on the margins of an event, or during it, has the event's place and day where it tells none."""
    for event in drafts:
        if event.relation not in ("margin", "during") or not event.trigger.noun:
            continue
        for draft in drafts:
            if draft is event or draft.relation:
                continue
            draft.within = event
            if draft.remote:
                continue
            if not draft.places:
                draft.places = list(event.places)
            if not draft.whens:
                draft.whens, draft.borrowed = list(event.whens), True
