"""Links between the meetings of a sentence: after, before, on the margins of, during another event."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.languages.meetings_schema import Link, Part
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.events import Vocabulary
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import TimeMention
from pourparlers.reading.words.paragraph import Paragraph

REACH, SETTING = 7, 6
OPENS = 1  # words of a sentence before what points back to another
BACK = 16  # words from an event to "on whose margins", and from there to what was held


def linked(paragraph: Paragraph, links: list[Hit[Link | Part]], drafts: list[Draft], words: Vocabulary) -> None:
    """Set the relation of each draft whose trigger a linking word governs ("after talks in Geneva": held)."""
    for hit in links:
        link = next((s for s in hit.senses if isinstance(s, Link)), None)
        if link is None or _of_day(paragraph, hit, words):
            continue
        if any(t.i == hit.i and t.role == "since" for t in paragraph.times):
            continue
        if link.back:
            _set_within(paragraph, hit, drafts)
            continue
        near = min((d for d in drafts if 0 <= d.trigger.i - hit.j <= REACH), key=lambda d: d.trigger.i, default=None)
        if near is not None and _apart(_undated(paragraph, hit.j, near.trigger.i), words):
            continue
        if near is not None and not near.relation:
            near.relation = "margin" if link.relation == "frame" else link.relation
    for draft in drafts:
        if draft.trigger.noun and draft.verb is None and not draft.relation and _inside(paragraph, draft, words):
            draft.relation = "during"


def _set_within(paragraph: Paragraph, hit: Hit[Link | Part], drafts: list[Draft]) -> None:
    """ "The summit, on whose margins he met X": what is told behind is set within the event told of before.

    At the beginning of a sentence that event was told of in another one: "On its margins, X met Y."
    """
    event = next((d for d in reversed(drafts) if d.trigger.noun and 0 <= hit.i - d.trigger.j <= BACK), None)
    held = next((d for d in drafts if d.trigger.verb and 0 <= d.trigger.i - hit.j <= BACK), None)
    if event is not None and held is not None and event is not held:
        held.within = event
    elif event is None and drafts and hit.i - drafts[0].sentence[0] <= OPENS:
        drafts[0].aside = True


def _of_day(paragraph: Paragraph, hit: Hit[Link | Part], words: Vocabulary) -> bool:
    """Whether a link is but the end of a date, with nothing behind it that it governs: "the weekend before"."""
    if not any(t.i < hit.i and hit.j == t.j for t in paragraph.times):
        return False
    passage, j = paragraph.passage, hit.j
    return j >= len(passage.words) or not (passage.raw[j][0].isupper() or passage.words[j] in words.determiners)


def _inside(paragraph: Paragraph, draft: Draft, words: Vocabulary) -> bool:
    """Whether a noun is but the setting of its sentence: "in a phone call", "on a visit to Oslo"."""
    told, i = paragraph.passage.words, draft.trigger.i
    k, lasting = i - 1, [(t.i, t.j) for t in paragraph.times if t.type == "DURATION"]
    days = [(t.i, t.j) for t in paragraph.times if t.type != "DURATION"]
    while k >= draft.sentence[0] and i - k <= SETTING and told[k] not in words.within:
        if told[k] not in words.determiners and not any(a <= k < b for a, b in lasting):
            break
        k -= 1
    if any(a <= k < b for a, b in days):
        return False
    return k >= draft.sentence[0] and told[k] in words.within


def _undated(paragraph: Paragraph, i: int, j: int) -> list[str]:
    """The words between two, without days and the comma that closes one: "followed a May 8, 2025, session"."""
    days = [(t.i, t.j + (paragraph.passage.words[t.j : t.j + 1] == [","])) for t in paragraph.times if i <= t.i < j]
    return [w for k, w in enumerate(paragraph.passage.words[i:j], i) if not any(a <= k < b for a, b in days)]


def _apart(between: list[str], words: Vocabulary) -> bool:
    """Whether a comma or conjunction ends what a linking word governs."""
    return any(w in ",;:" or w in words.grammar.coordinators for w in between)


def _set_beside(drafts: list[Draft]) -> None:
    """ "Before the joint session he talked with X": with no day or place told, it is there and then that they did."""
    told = [d for d in drafts if d.relation in ("before", "after") and d.trigger.noun and d.definite]
    event = next((d for d in told if not (d.whens or d.places or d.format)), None)
    for draft in drafts if event is not None else ():
        bare = not (draft.whens or draft.places or draft.remote or draft.relation)
        if bare and draft.within is None and len(draft.takers) > 1:
            draft.within = event


def _set_in(draft: Draft, event: Draft) -> None:
    if not draft.places or all(p.i < event.trigger.j for p in draft.places):
        draft.places = list(event.places)
    if not draft.whens or draft.borrowed:
        draft.whens, draft.borrowed = list(event.whens), True


def _set_ahead(drafts: list[Draft]) -> None:
    """ "Met on Friday to prepare the summit on Wednesday": what something is told to come before lies ahead of it."""
    held = [when for d in drafts if not d.relation and not d.borrowed for when in d.whens if when.edtf]
    if not held:
        return
    for event in drafts:
        if event.relation == "before" and not event.borrowed:
            event.whens = [_ahead_of(when, held[0]) for when in event.whens]


def _ahead_of(when: TimeMention, held: TimeMention) -> TimeMention:
    """A date read as the next one, where the last one lies before what was held ahead of it."""
    last, first = when.edtf or "", held.edtf or ""
    return replace(when, edtf=when.future, past=when.future) if when.future and last < first[: len(last)] else when


def settle(drafts: list[Draft]) -> None:
    """What is held on the margins of an event, or during it, has the event's place and day where it tells none."""
    _set_ahead(drafts)
    for draft in drafts:
        if draft.within is not None and not draft.remote:
            _set_in(draft, draft.within)
    _set_beside(drafts)
    for event in drafts:
        if event.relation not in ("margin", "during") or not event.trigger.noun:
            continue
        held = [d for d in drafts if d is not event and not d.relation]
        ahead = [d for d in held if d.trigger.i < event.trigger.i]
        for draft in held:
            draft.within = draft.within or event
            if draft.remote:
                continue
            lent = draft is (ahead[-1] if ahead else held[0]) and len(held) > 1
            if lent and draft.borrowed and event.whens and draft.whens != event.whens:
                draft.whens = list(event.whens)
            later = next((d.trigger.i for d in held if d.trigger.i > event.trigger.i), None)
            if lent and event.places and later and all(p.i > later for p in draft.places):
                draft.places = list(event.places)
            if not draft.places:
                draft.places = list(event.places)
            if not draft.whens:
                draft.whens, draft.borrowed = list(event.whens), True
