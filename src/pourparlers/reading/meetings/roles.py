"""Parts in a meeting that words behind or around those who play them tell: host, observer "as observers", absent.

Prepositions that give a role to whom they govern ("chaired by") are read with the other parties (``partners``).
"""

from __future__ import annotations

from pourparlers.languages.meetings_schema import Capacity, Link, Part
from pourparlers.model import Role
from pourparlers.reading.meetings.doers import row_before
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.events import Trigger, Vocabulary
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.meetings.stances import note
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention
from pourparlers.reading.words.paragraph import Paragraph

ROLES = frozenset({"mediator", "chair", "convener", "observer"})
BESIDE = 2  # words between those who play a part and the words that tell it


def without_roles(
    paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, triggers: list[Trigger]
) -> list[Trigger]:
    """A bare participle or noun that with its preposition only gives a role tells of no meeting: "mediated by"."""
    if not triggers:
        return triggers
    parts = [h for h in words.links.find(paragraph.passage, *sentence) if h.j - h.i > 1 and _gives(h)]
    return [t for t in triggers if not any(h.i <= t.i and t.j <= h.j for h in parts) or _full(t)]


def _gives(hit: Hit[Link | Part]) -> bool:
    return any(isinstance(s, Part) and s.role in ROLES for s in hit.senses)


def _full(trigger: Trigger) -> bool:
    """Whether a verb has its auxiliary: "was chaired by" is what the sentence tells."""
    return trigger.verb is not None and 0 <= trigger.tense.i < trigger.i


def give_roles(scene: Scene, drafts: list[Draft]) -> None:
    """Hosts by their verb, capacities by the words that name them, absent ones by what sets them apart."""
    for draft in drafts:
        if draft.verb is not None and any(v.hosts for v in draft.verb.verbs):
            _play(draft, draft.subject, "host")
    for hit in scene.words.capacities.find(scene.paragraph.passage, *scene.sentence):
        _bear(scene, drafts, hit)
    for link in scene.links:
        if any(isinstance(s, Part) and s.role == "absent" for s in link.senses):
            _miss(scene, drafts, link.j)


def _bear(scene: Scene, drafts: list[Draft], hit: Hit[Capacity]) -> None:
    """Those named right before words like "as observers" bear the part; else the subject of the verb before them."""
    beside = [m for m in scene.mentions if 0 <= hit.i - m.j <= BESIDE and not scene.is_place(m)]
    row = row_before(scene, beside[-1]) if beside else []
    led = [k for k, m in enumerate(row) if {m.i - 1, m.i - 2} & scene.roles.keys()]
    row = row[led[-1] :] if led else row
    before = [d for d in drafts if d.trigger.i < hit.i] or drafts
    for draft in before[-1:]:
        taking = [m for m in row if any(a in draft.takers for a in m.actors)]
        _play(draft, taking or draft.subject, hit.senses[0].role)


def _play(draft: Draft, mentions: list[Mention], role: Role) -> None:
    for mention in mentions:
        for actor in mention.actors:
            taker = draft.takers.get(actor)
            if taker is not None and taker.role in ("participant", "convener"):
                taker.role = role


def _miss(scene: Scene, drafts: list[Draft], word: int) -> None:
    """Who is named behind words like "in the absence of" was to take part, and did not."""
    mention = next((m for m in scene.mentions if 0 <= m.i - word <= 1 and not scene.is_place(m)), None)
    if mention is not None and drafts:
        draft = min(drafts, key=lambda d: abs(d.trigger.i - word))
        draft.take(mention)
        note(scene.cast, draft, mention, "absent")
