"""Standing formats in a sentence: the NATO-Russia Council, the G7, a Gymnich, as names of meetings.

A format beside a noun of meeting gives that noun its name and kind. Alone it is a trigger of its own, if a weak one,
since a format's name is no event unless a date or place stands by. An organisation whose leaders are known to meet
under its name ("after the G7 in Cornwall") counts where a linking word or a verb of taking place stands beside it.
"""

from __future__ import annotations

from typing import NamedTuple

from pourparlers.languages.meetings_schema import Link, Noun, Part
from pourparlers.languages.names_schema import Format
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.events import Trigger, Vocabulary
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention
from pourparlers.reading.words.paragraph import Paragraph

# Kinds of format whose name alone is an event; links behind which a name belongs to no noun before them.
EVENTS, APART = frozenset({"summit", "conference"}), frozenset({"margin", "frame"})
IN = 6  # words from a noun to the format in which it is held: "their summit in the so-called Normandy format"
NEAR = 6  # words that a link has at most


PAIRED = 12  # words from a noun of meeting to the last of those between whom it is


class Standing(NamedTuple):
    """A format, the actor that names it, and the trigger that it names; ``alone`` where that is the name itself."""

    told: Format
    actor: str
    trigger: Trigger
    alone: bool


def standing(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    mentions: list[Mention],
    triggers: list[Trigger],
    words: Vocabulary,
    cast: Cast,
) -> list[Standing]:
    """The standing formats of a sentence; a noun of meeting is named by one at most, and in brackets by none."""
    out: list[Standing] = []
    named: set[int] = set()
    for mention in mentions:
        if len(mention.actors) != 1 or mention.form not in ("name", "metonym"):
            continue
        told = cast.format(mention.actors[0])
        if told is None:
            forum = cast.forum(mention.actors[0])
            told = cast.summit_of(mention.actors[0]) or forum
            if told is None or not _event(paragraph, sentence, mention, triggers, words, forum is not None):
                continue
        bracketed = mention.i > sentence[0] and paragraph.passage.words[mention.i - 1] == "("
        if bracketed and out and out[-1].actor == mention.actors[0] and mention.i - out[-1].trigger.j == 1:
            continue
        noun = _noun_beside(paragraph, mention, triggers, named, words)
        if noun is None and _owning(paragraph, mention, words, cast):
            continue
        if noun is None and _sets(paragraph, sentence, mention, told, words):
            continue
        if noun is not None:
            named.add(noun.i)
            out.append(Standing(told, mention.actors[0], noun, False))
        else:
            rule = Noun(kind=told.kind, forms=(), weak=True)
            out.append(Standing(told, mention.actors[0], Trigger(mention.i, mention.j, rule, None), True))
    return out


def _owning(paragraph: Paragraph, mention: Mention, words: Vocabulary, cast: Cast) -> bool:
    """Whether a name only owns what follows: "the Dialogue's role", "a Security Council resolution"."""
    after = paragraph.passage.words[mention.j : mention.j + 1]
    return bool(after) and (after[0] in cast.gazetteer.genitive or after[0] in words.owned)


def _sets(paragraph: Paragraph, sentence: tuple[int, int], mention: Mention, told: Format, words: Vocabulary) -> bool:
    """Whether a mention only tells in which framework something is held: no event, unless its format is one."""
    if told.kind in EVENTS:
        return False
    hits = words.links.find(paragraph.passage, max(sentence[0], mention.i - NEAR), mention.core[0])
    return any(is_frame(h) and mention.core[0] - h.j <= 1 for h in hits)


def is_frame(hit: Hit[Link | Part]) -> bool:
    return any(isinstance(s, Link) and s.relation == "frame" for s in hit.senses)


def give_settings(scene: Scene, drafts: list[Draft]) -> None:
    """The body or format "in the framework of" which the meeting told of before or behind it is held.

    An organisation that gives the framework takes part.
    """
    for hit in filter(is_frame, scene.links):
        mention = next((m for m in scene.mentions if 0 <= m.core[0] - hit.j <= 1 and len(m.actors) == 1), None)
        if mention is None or mention.kind not in ("organisation", "body"):
            continue
        told = scene.cast.format(mention.actors[0]) or scene.cast.forum(mention.actors[0])
        name = told.id if told else scene.cast.draft(mention.actors[0]).name if mention.kind == "organisation" else None
        behind = [t for t in scene.triggers if 0 <= t.i - mention.j <= 2 or mention.i <= t.i < mention.j]
        if name is None or behind:
            continue
        before = [d for d in drafts if d.trigger.j <= hit.i and not d.relation]
        after = [d for d in drafts if d.trigger.i >= mention.j and not d.relation]
        draft = before[-1] if before else after[0] if after else None
        if draft is not None and draft.setting is None:
            draft.setting = name
            if mention.kind == "organisation":
                draft.take(mention)


def _noun_beside(
    paragraph: Paragraph, mention: Mention, triggers: list[Trigger], named: set[int], vocabulary: Vocabulary
) -> Trigger | None:
    """The noun that a format names: right behind it, or before it with no word between that sets them apart."""
    words = paragraph.passage.words
    for trigger in triggers:
        if not trigger.noun or trigger.i in named:
            continue
        if trigger.i <= mention.i and mention.j <= trigger.j:
            return trigger  # "a session of the Security Council" as one form
        before, after = trigger.i - mention.j, mention.i - trigger.j
        if 0 <= before <= 2 or 0 <= after <= IN:
            between = words[min(trigger.j, mention.j) : max(trigger.i, mention.i)]
            links = vocabulary.links.find(paragraph.passage, trigger.j, mention.i) if after > 0 else []
            apart = any(isinstance(s, Link) and s.relation in APART for h in links for s in h.senses)
            if not apart and not any(w in ",;:" for w in between):
                return trigger
    return None


def _event(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    mention: Mention,
    triggers: list[Trigger],
    words: Vocabulary,
    forum: bool,
) -> bool:
    """Whether an organisation's name stands for its meeting here; a forum's does beside any noun of meeting."""
    for trigger in triggers:
        if any(v.frame == "happen" for v in trigger.verbs) and 0 <= trigger.group - mention.j <= 2:
            return not _paired(paragraph, mention, triggers, words)
        if trigger.noun and (0 <= trigger.i - mention.j <= 1 or 0 <= mention.i - trigger.j <= 2):
            return forum or trigger.noun.kind == "summit"
    low = max(sentence[0], mention.i - 8)
    hits = words.links.find(paragraph.passage, low, mention.i)
    return any(mention.i - 1 <= h.j <= mention.i and any(isinstance(s, Link) for s in h.senses) for h in hits)


def _paired(paragraph: Paragraph, mention: Mention, triggers: list[Trigger], words: Vocabulary) -> bool:
    """Whether a name is one of those between whom a meeting is: "the summit between the EU and Mercosur"."""
    nouns = [t for t in triggers if t.noun and 0 <= mention.i - t.j <= PAIRED]
    hits = words.links.find(paragraph.passage, nouns[-1].j, mention.i) if nouns else []
    return any(isinstance(s, Part) and s.role in ("pair", "participant") for h in hits for s in h.senses)


def name_draft(draft: Draft, each: Standing) -> None:
    """Give a draft its format's name, kind and rank."""
    draft.format, draft.owner = each.told.id, each.actor
    draft.level = draft.level or each.told.level or None
    draft.definite = draft.definite or each.alone
    if draft.kind in ("talks", "conference") or draft.general:
        draft.kind = each.told.kind
