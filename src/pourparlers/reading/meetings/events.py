"""The words of meetings in a passage: nouns and verbs that announce one, cues of status, links, roles.

All of them are data of the pack's ``meetings.toml``; this module finds them and settles what each is where it stands
(a noun or a verb, a meeting or an idiom that only looks like one).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pourparlers.languages.meetings_schema import Capacity, Cue, Group, Link, Meetings, Noun, Outcome, Part, Topic, Verb
from pourparlers.languages.pack import load
from pourparlers.languages.words import Language, forms
from pourparlers.reading.words.lexicon import Hit, Lexicon, enter
from pourparlers.reading.words.passage import Passage
from pourparlers.reading.words.verbs import NONE, Grammar, Tense, grammar_of, tense_of

PARTED = 4  # words of a verb on either side of a date that parts them


class Sense(NamedTuple):
    """A rule of the pack, and the feature of the form by which it was found."""

    rule: Noun | Verb
    feature: str


class Result(NamedTuple):
    """Words that tell what a meeting brought, and the feature of the form by which they were found."""

    rule: Outcome
    feature: str


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """Words that announce a meeting or say what becomes of one."""

    i: int
    j: int
    noun: Noun | None
    verb: Verb | None
    tense: Tense = NONE
    feature: str = ""
    verbs: tuple[Verb, ...] = ()
    plural: bool = False

    @property
    def group(self) -> int:
        """The first word of the verb's group, with its auxiliaries."""
        return self.tense.i if self.tense.i >= 0 else self.i


OPENING = 16  # words from a gerund that opens a sentence to the comma before its subject


class Vocabulary:
    """The pack's words of meetings, ready for look-up."""

    def __init__(self, pack: Meetings, language: Language) -> None:
        self.pack = pack
        self.grammar: Grammar = grammar_of(language)
        self.offices = language.level > 1
        self.triggers: Lexicon[Sense] = Lexicon(language)
        self.cues: Lexicon[Cue] = Lexicon(language)
        self.links: Lexicon[Link | Part] = Lexicon(language)
        self.never: Lexicon[bool] = Lexicon(language)
        self.sport: Lexicon[bool] = Lexicon(language)
        self.remote: Lexicon[bool] = Lexicon(language)
        self.same_day: Lexicon[bool] = Lexicon(language)
        self.speech: Lexicon[str] = Lexicon(language)
        self.groups: Lexicon[Group] = Lexicon(language)
        self.capacities: Lexicon[Capacity] = Lexicon(language)
        self.topics: Lexicon[Topic] = Lexicon(language)
        self.outcomes: Lexicon[Result] = Lexicon(language)
        self.subjects: Lexicon[bool] = Lexicon(language)
        self.confirming: Lexicon[bool] = Lexicon(language)
        self.separate: Lexicon[bool] = Lexicon(language)
        rules: tuple[Noun | Verb, ...] = (*pack.noun, *pack.verb)
        relations: tuple[Link | Part, ...] = (*pack.link, *pack.part)
        for rule in rules:
            for form, feature in _inflected(rule.forms, language):
                self.triggers.add(form, Sense(rule, feature))
        self.aside = frozenset(pack.aside)
        self.tails = frozenset(w for verb in pack.verb for form in verb.forms for w in form.split()[1:])
        for cue in pack.cue:
            enter(self.cues, _forms(cue.forms, language), cue)
        for relation in relations:
            enter(self.links, _forms(relation.forms, language), relation)
        for group in pack.group:
            enter(self.groups, _forms(group.forms, language), group)
        for capacity in pack.capacity:
            enter(self.capacities, _forms(capacity.forms, language), capacity)
        for topic in pack.topic:
            enter(self.topics, _forms(topic.forms, language), topic)
        for outcome in pack.outcome:
            for form, feature in _inflected(outcome.forms, language):
                self.outcomes.add(form, Result(outcome, feature))
        marks = (
            (self.never, pack.never),
            (self.sport, pack.sport),
            (self.remote, pack.remote),
            (self.same_day, pack.same_day),
            (self.subjects, pack.subjects),
            (self.confirming, pack.confirming),
            (self.separate, pack.separate),
        )
        for lexicon, words in marks:
            enter(lexicon, _forms(words, language), True)
        for form, feature in _inflected(pack.speech, language):
            self.speech.add(form, feature)
        self.two = frozenset(pack.two)
        self.determiners = frozenset(pack.determiners)
        self.definite = frozenset(pack.definite)
        self.next = frozenset(pack.next)
        self.first = frozenset(pack.first)
        self.since = frozenset(pack.since)
        self.it = frozenset(pack.it)
        self.their = frozenset(pack.their)
        self.one = frozenset(pack.one)
        self.where = frozenset(pack.where)
        self.objects = frozenset(pack.objects)
        self.purposes = frozenset(pack.purposes)
        self.deciding = frozenset(f for verb in pack.deciding for f, _ in forms(verb, language))
        self.what = frozenset((*pack.that, *pack.infinitive, *pack.determiners))
        self.appeals = frozenset(pack.appeals)
        self.owned = frozenset(pack.owned)
        self.speakers = frozenset(pack.speakers)
        self.partners = frozenset(pack.partners)
        self.matters = frozenset(f for m in pack.matters for f, _ in forms(m, language))
        self.who = frozenset(pack.who)
        self.infinitive = frozenset(pack.infinitive)
        self.again = frozenset(pack.again)
        self.former = frozenset(pack.former)
        self.also = frozenset(pack.also)
        self.within = frozenset(pack.within)
        self.then = frozenset(pack.then)
        self.ends = frozenset(pack.ends)
        self.skips = frozenset(pack.skips)
        self.naming = frozenset(pack.naming)
        small = (form for relation in relations for form in relation.forms if " " not in form)
        self.hollow = self.grammar.coordinators | self.definite | frozenset(small) | self.skips | {","}


def _inflected(words: Iterable[str], language: Language) -> Iterator[tuple[str, str]]:
    for word in words:
        yield from forms(word, language)


def _forms(words: Iterable[str], language: Language) -> Iterator[str]:
    return (form for form, _ in _inflected(words, language))


@functools.lru_cache(maxsize=8)
def vocabulary(language: Language) -> Vocabulary:
    """The words of meetings of a language, made once."""
    return Vocabulary(load(language.code, "meetings", Meetings), language)


def triggers_of(
    passage: Passage, i: int, j: int, words: Vocabulary, hits: list[Hit[Sense]], taken: list[tuple[int, int]]
) -> list[Trigger]:
    """The triggers of the hits in a sentence, in order; ``taken`` ranges (dates, longer names) hold none."""
    if not hits:
        return []
    barred = [(h.i, h.j) for h in words.never.find(passage, i, j)] + taken
    out = []
    for hit in _free(passage, hits, words, barred):
        trigger = _settle(passage, hit, words, i)
        if trigger and not (trigger.verb and _in_compound(passage, trigger, j)):
            out.append(trigger)
    return [t for k, t in enumerate(out) if not (k + 1 < len(out) and _helps(t, out[k + 1]))]


def _in_compound(passage: Passage, verb: Trigger, end: int) -> bool:
    """Whether a verb is but the end or beginning of a word with a hyphen: "closed-door"."""
    i, j, words = verb.i, verb.j, passage.words
    behind = j + 1 < end and words[j] == "-" and not passage.spaced(j) and not passage.spaced(j + 1)
    return behind or (words[i - 1 : i] == ["-"] and i > 1 and not passage.spaced(i) and not passage.spaced(i - 1))


def _helps(trigger: Trigger, verb: Trigger) -> bool:
    """Whether a verb of going is but the auxiliary of the next: "are going to meet"."""
    moves = trigger.verb is not None and trigger.verb.frame == "travel"
    return (
        moves and verb.verb is not None and verb.tense.name in ("fut", "unreal") and verb.tense.i <= trigger.i < verb.i
    )


def _free(
    passage: Passage, hits: list[Hit[Sense]], words: Vocabulary, barred: list[tuple[int, int]]
) -> Iterator[Hit[Sense]]:
    """The hits that no barred range takes; of one that runs into such a range, what stands before it."""
    for hit in hits:
        over = [
            (a, b)
            for a, b in barred
            if a < hit.j and hit.i < b and not (hit.i <= a and b <= hit.j and hit.j - hit.i > b - a)
        ]
        if not over:
            yield hit
            continue
        first, last = min(a for a, _ in over), max(b for _, b in over)
        if first > hit.i:
            yield from words.triggers.find(passage, hit.i, first)
        if last < hit.j:
            yield from words.triggers.find(passage, last, hit.j)


def _settle(passage: Passage, hit: Hit[Sense], words: Vocabulary, floor: int) -> Trigger | None:
    """Noun or verb: by an auxiliary or "to" before it, else by a determiner."""
    nouns = [s for s in hit.senses if isinstance(s.rule, Noun)]
    verbs = [s for s in hit.senses if isinstance(s.rule, Verb)]
    tense = NONE
    if verbs:
        told = [(tense_of(passage, hit.i, s.feature, words.grammar, floor), s) for s in verbs]
        tense, first = next((row for row in told if 0 <= row[0].i < hit.i), told[0])
        verbs = [s for s in verbs if s.feature == first.feature] + [s for s in verbs if s.feature != first.feature]
    if nouns and verbs:
        before = passage.words[hit.i - 1] if hit.i > floor else ""
        helped = 0 <= tense.i < hit.i or before in words.infinitive
        verbal = helped or _verbal(passage, hit, floor) or _opens(passage, hit, words, floor)
        if before in words.determiners or not verbal:
            verbs = []
        else:
            nouns = []
    if nouns:
        rule = nouns[0].rule
        assert isinstance(rule, Noun)
        return Trigger(hit.i, hit.j, rule, None, plural=nouns[0].feature == "pl")
    rules = tuple(s.rule for s in verbs if isinstance(s.rule, Verb))
    return Trigger(hit.i, hit.j, None, rules[0], tense, verbs[0].feature, rules)


def _opens(passage: Passage, hit: Hit[Sense], words: Vocabulary, floor: int) -> bool:
    """Whether a gerund opens its sentence, with the subject behind the comma: "Meeting in Lima, the two agreed"."""
    if hit.i != floor or all(s.feature != "ger" for s in hit.senses):
        return False
    comma = next((k for k in range(hit.j, min(hit.j + OPENING, len(passage.words) - 1)) if passage.words[k] == ","), 0)
    return comma > 0 and (passage.raw[comma + 1][0].isupper() or passage.words[comma + 1] in words.determiners)


def _verbal(passage: Passage, hit: Hit[Sense], floor: int) -> bool:
    """A form that may be noun or verb is a verb behind a capitalised word or a pronoun, unless one that owns it; a
    gerund also where it opens what is inserted ("X, meeting in Lima, agreed")."""
    if hit.i == floor:
        return False
    before = passage.raw[hit.i - 1]
    if before == "," and any(s.feature == "ger" for s in hit.senses):
        return True
    return before[0].isupper() and len(before) > 1 and hit.senses[0].feature not in ("", "sg")
