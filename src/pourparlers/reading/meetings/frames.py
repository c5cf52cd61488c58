"""A sentence to drafts: nouns and verbs of meeting are bound to one another, then given their slots.

Support verbs (hold, take place, attend) lend a noun their tense and subject; verbs that tell a meeting by themselves
(meet, receive, visit) make a draft of their own. Each date and place goes to the trigger it fits best (attach.py).
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.languages.meetings_schema import CALLS_OFF
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.apart import apart
from pourparlers.reading.meetings.binding import bind
from pourparlers.reading.meetings.counting import recounted, uncount
from pourparlers.reading.meetings.cueing import decided, give_cues, rivals
from pourparlers.reading.meetings.deeds import apart_from_signing, called_upon, unsigned
from pourparlers.reading.meetings.doubting import astray
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.events import Trigger, Vocabulary
from pourparlers.reading.meetings.finding import behind, candidates, in_role, without_cues, without_means
from pourparlers.reading.meetings.fitting import layout
from pourparlers.reading.meetings.hours import give_hours
from pourparlers.reading.meetings.links import linked, settle
from pourparlers.reading.meetings.outcomes import give_outcomes
from pourparlers.reading.meetings.phrases import tells_when
from pourparlers.reading.meetings.ranks import give_ranks
from pourparlers.reading.meetings.roles import give_roles, without_roles
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.meetings.several import by_partner, split
from pourparlers.reading.meetings.sifting import (
    aimless,
    at_home,
    echo,
    journeys,
    settled,
    stranger,
    tells,
    undone,
)
from pourparlers.reading.meetings.slots import give_places, give_spoken, give_times
from pourparlers.reading.meetings.stances import give_stances, leave_out, note
from pourparlers.reading.meetings.standing import give_settings, standing
from pourparlers.reading.meetings.takers import give_deciders, give_takers
from pourparlers.reading.meetings.titles import give_titles
from pourparlers.reading.meetings.topics import give_topics
from pourparlers.reading.words.clauses import clauses
from pourparlers.reading.words.mentions import Mention, PlaceMention, TimeMention
from pourparlers.reading.words.paragraph import Paragraph
from pourparlers.reading.words.verbs import PAST

NEXT = 3  # words from a date to the place beside it, in a row of stops
APART = 3  # words from a meeting to those that tell it apart from a larger one
DATED = 2  # words from a noun of meeting to the date that is its own
FINITE = PAST | {"pres", "fut", "cond", "unreal"}
ANSWER = 2  # words that a cue must have to be an answer by itself: "accepted the invitation", not "accepted"


def drafts_of(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    words: Vocabulary,
    cast: Cast,
    published: str | None = None,
    carried: list[Mention] | None = None,
    headed: bool = False,
) -> list[Draft]:
    """Every meeting that a sentence tells of, with the slots that the sentence gives."""
    i, j = sentence
    times = [t for t in paragraph.times if i <= t.i < j]
    hours = [t for t in times if t.clock]
    mentions = [m for m in paragraph.mentions if i <= m.i < j and not _inside(m, hours)]
    places = [p for p in paragraph.places if i <= p.i < j and not _inside(p, hours)]
    triggers = candidates(paragraph, sentence, words, cast, mentions, places, times)
    if triggers:
        triggers = without_roles(paragraph, sentence, words, without_cues(paragraph, sentence, words, triggers))
        triggers = without_means(paragraph, sentence, words, triggers)
    mentions = [behind(m, triggers) for m in mentions]
    links = words.links.find(paragraph.passage, i, j) if triggers else []
    triggers = [t for t in triggers if not (t.noun and in_role(t, links))]
    named = standing(paragraph, sentence, mentions, triggers, words, cast)
    triggers = sorted([*triggers, *(s.trigger for s in named if s.alone)], key=lambda t: t.i)
    if not triggers:
        return drafts_of_call_off(paragraph, sentence, words, times) or answers(
            paragraph, sentence, words, mentions, cast
        )
    links = links or words.links.find(paragraph.passage, i, j)
    whole = [(t.i, t.j) for t in times]
    whole += [(h.i, h.j) for h in links if h.j - h.i > 1]
    parts = clauses(
        paragraph.passage, i, j, words.grammar, whole, _listed(paragraph, j, times, places, words), _finite(triggers)
    )
    drafts = bind(paragraph, sentence, triggers, named, words, parts)
    drafts.sort(key=lambda d: d.trigger.i)
    if not drafts:
        return []
    scene = Scene(paragraph, sentence, parts, triggers, mentions, places, times, words, cast, links)
    scene.carried = carried or []
    times = [t for t in times if not scene.caused(t.i)]
    days = [t for t in times if not scene.measured(t)]
    scene.times = times = days if any(t.edtf for t in days) else times
    scene.places = [p for p in places if not scene.caused(p.i)]
    for draft in drafts:
        _describe(draft, words, drafts)
        _point_back(draft, times)
    linked(paragraph, links, drafts, words)
    give_takers(scene, drafts)
    drafts = [d for d in apart_from_signing(drafts) if not called_upon(scene, d)]
    give_settings(scene, drafts)
    give_ranks(scene, drafts)
    drafts = journeys(scene, drafts)
    drafts = [d for d in drafts if not echo(d, drafts)]
    give_cues(scene, drafts)
    drafts = undone(scene, drafts)
    for draft in drafts:
        give_deciders(scene, draft)
        give_stances(scene, draft)
        leave_out(scene, draft)
    give_roles(scene, drafts)
    plan = layout(scene, drafts)
    spoken = rivals(scene, drafts)
    days = [t for t in times if tells_when(scene, t)]
    times = [t for t in days if not decided(scene, drafts, t)]
    give_times(plan, drafts, times, spoken, published)
    give_spoken(drafts, days, published)
    for draft in drafts:
        draft.whens = [_ahead(when, paragraph.passage.words[when.i], words) for when in draft.whens]
    give_hours(plan, drafts, times, spoken)
    give_places(plan, drafts, scene)
    drafts = [d for d in drafts if not recounted(d, drafts, words)]
    for draft in drafts:
        uncount(draft, words)
    drafts = [d for d in drafts if not any(bars(scene, d) for bars in (stranger, at_home, unsigned, astray))]
    settle(drafts)
    give_titles(scene, drafts)
    give_topics(scene, drafts)
    give_outcomes(scene, drafts)
    kept = [d for d in drafts if tells(d, headed) and not aimless(d, drafts)]
    kept = [d for d in kept if not settled(d, kept)]
    told = [part for draft in kept for part in by_partner(scene, draft)]
    return split([each for part in told for each in apart(scene, part)])


def _listed(
    paragraph: Paragraph, end: int, times: list[TimeMention], places: list[PlaceMention], words: Vocabulary
) -> set[int]:
    """Where a date begins that has a place right behind it and nothing more but its purpose: the next stop of a row."""
    told = paragraph.passage.words
    closing = words.grammar.coordinators | words.purposes | words.infinitive
    ends = {p.j for p in places if p.j == end or not told[p.j].isalnum() or told[p.j] in closing}
    stops = {p.i: p.j for p in places}
    return {t.i for t in times if any(stops.get(t.j + k) in ends for k in range(NEXT))}


def _finite(triggers: list[Trigger]) -> frozenset[int]:
    return frozenset(t.group for t in triggers if t.verb and t.tense.name in FINITE)


def _ahead(when: TimeMention, led: str, words: Vocabulary) -> TimeMention:
    """A day for which something is set lies ahead of that: "called a session for Friday"."""
    if led not in words.purposes or when.type != "DATE" or not when.future:
        return when
    return replace(when, edtf=when.future, past=when.future)


def _inside(named: Mention | PlaceMention, hours: list[TimeMention]) -> bool:
    """Whether a name only tells whose time an hour is told in: "noon Tokyo time"."""
    return any(t.i < named.j and named.i < t.j for t in hours)


def _point_back(draft: Draft, times: list[TimeMention]) -> None:
    """ "She called the meeting after the deadline": the sentence is of the calling, the meeting was told of before."""
    called = draft.frame == "convene" and draft.tense.name in PAST and draft.definite and not draft.following
    if not called or draft.kind != "talks":
        return
    if not any(t.type == "DATE" and 0 <= t.i - draft.trigger.j <= DATED for t in times):
        draft.anaphoric = True


def drafts_of_call_off(
    paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, times: list[TimeMention]
) -> list[Draft]:
    """A sentence that only says of "it" that it is off or confirmed: no trigger, a pronoun and a cue behind it."""
    i, j = sentence
    passage = paragraph.passage
    first = i
    while first < j and not passage.raw[first][0].isalpha():
        first += 1
    if first >= j or passage.words[first] not in words.it:
        return []
    for hit in words.cues.find(passage, first, min(j, first + 6)):
        cue = hit.senses[0]
        if cue.strength == CALLS_OFF and not any(w in words.grammar.negations for w in passage.words[first : hit.i]):
            trigger = Trigger(hit.i, hit.j, None, None)
            draft = Draft(paragraph, sentence, trigger, "other", anaphoric=True)
            draft.cues.append((hit.i, hit.j, cue))
            if cue.moves:
                dates = [t for t in times if hit.i <= t.i and t.type == "DATE"]
                draft.whens = [t for t in dates if t.role == "until" or "/" in (t.edtf or "")]
            return [draft]
    return []


def answers(
    paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, mentions: list[Mention], cast: Cast
) -> list[Draft]:
    """A sentence that only says how one of the parties answered: "Oslo has accepted the invitation"."""
    passage = paragraph.passage
    for hit in words.cues.find(passage, *sentence):
        cue = hit.senses[0]
        told = [m for m in mentions if not (m.form == "epithet" and m.plural)]  # a circle that agrees answers nobody
        before = [m for m in told if sentence[0] <= m.i and m.j <= hit.i and m.kind in ("person", "state")]
        negated = any(w in words.grammar.negations for w in passage.words[max(sentence[0], hit.i - 3) : hit.i])
        if cue.stance is None or hit.j - hit.i < ANSWER or not before or negated:
            continue
        draft = Draft(paragraph, sentence, Trigger(hit.i, hit.j, None, None), "other", frame="answer", anaphoric=True)
        draft.cues.append((hit.i, hit.j, cue))
        draft.take(before[-1])
        note(cast, draft, before[-1], cue.stance)
        return [draft]
    return []


def _describe(draft: Draft, words: Vocabulary, drafts: list[Draft]) -> None:
    """Definite or not, next or not, remote or not, from the words around the trigger."""
    passage, (lo, hi) = draft.paragraph.passage, draft.sentence
    i, j = draft.trigger.i, draft.trigger.j
    before = passage.words[max(lo, i - (8 if draft.anaphoric else 4)) : i]
    if draft.trigger.noun:
        told = any(w in words.definite for w in before) or (not words.pack.articles and i - lo <= 1)
        draft.definite = draft.definite or told
    # A headline's "third round" is the round that the text below tells of, not the one after it.
    counted = any(w in words.next for w in before) and draft.paragraph.kind != "headline"
    counted = counted or (
        draft.frame == "happen" and draft.tense.name in PAST and any(w in words.first for w in before)
    )
    draft.following = counted and draft.frame not in ("meet", "travel", "receive")
    draft.separate = bool(words.separate.find(passage, max(lo, i - APART), min(hi, j + APART)))
    near = words.remote.find(passage, max(lo, i - 12), min(hi, j + 12))
    near = [h for h in near if not any(_nearer(other, draft, h.i) for other in drafts)]
    if not draft.remote and any(abs(h.i - j) < 10 for h in near):
        draft.remote = True
        if draft.kind in ("talks", "consultation"):
            draft.kind = "call"


def _nearer(other: Draft, draft: Draft, word: int) -> bool:
    """Whether what tells of a call beside a word is another meeting than a draft: "who spoke by phone, meet in X"."""
    return other.kind == "call" and draft.kind != "call" and abs(word - other.trigger.j) < abs(word - draft.trigger.j)
