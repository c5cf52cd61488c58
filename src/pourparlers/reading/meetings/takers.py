"""Who takes part: subjects, objects and prepositional phrases of the verbs and nouns of meeting in one sentence."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.languages.meetings_schema import TELLS
from pourparlers.model import Role
from pourparlers.reading.meetings.doers import companions, left_of, resumed, role_before, subject_after, subject_of
from pourparlers.reading.meetings.drafts import Draft, Taker
from pourparlers.reading.meetings.events import Trigger
from pourparlers.reading.meetings.partners import GIVEN, left_modifiers, right_of
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.mentions import Mention

TELLING = frozenset({"meet", "receive", "travel", "call", "gather"})
SUPPORTING = frozenset({"hold", "attend", "convene", "join", "invite"})
OBJECTS = frozenset({"meet", "receive", "call"})
CLOSE = 6
SPEAKING = frozenset({"person", "office", "state"})
BEFORE_WHOM = 2  # words from a name to "with whom"
MET = frozenset({"name", "surname", "office"})
APART = frozenset({"before", "after"})
OWNED = frozenset({None, "participant", "of"})
# The role of a verb's subject by its frame.
SUBJECTS: dict[str, Role] = {"receive": "host", "travel": "guest"}


def give_takers(scene: Scene, drafts: list[Draft]) -> None:
    """Fill the takers of every draft of a sentence, left to right, so that a later one may share an earlier subject."""
    previous: Draft | None = None
    for draft in drafts:
        if draft.trigger.verb or draft.frame in TELLING:
            _of_verb(scene, draft, previous)
        else:
            _of_noun(scene, draft, previous)
        if draft.owner:
            owner = draft.owner
            draft.takers.pop(owner, None)
            sitting = tuple(scene.cast.sitters(owner))
            draft.take(Mention(draft.trigger.i, draft.trigger.j, sitting, "body", "name", draft.span))
        _own_side(scene, draft)
        _take_up(scene, draft)
        previous = draft if draft.subject or previous is None else previous


def _own_side(scene: Scene, draft: Draft) -> None:
    """Whoever says that "talks with the other side" will take place speaks of those of his own side."""
    told = [t.mention for t in draft.takers.values() if t.mention]
    if draft.trigger.noun is None or not draft.general or draft.relation or len(told) != 1 or told[0].plural:
        return
    if told[0].i < draft.trigger.j or role_before(scene, told[0], draft.trigger.j) != "participant":
        return
    said = [m for m in scene.mentions if m.i in scene.spoken and m.j <= draft.trigger.i and m.kind in SPEAKING]
    side = scene.cast.state_of(said[-1].actors[0]) if said else None
    if side and side != scene.cast.state_of(told[0].actors[0]):
        draft.takers.setdefault(side, Taker(side, mention=said[-1]))


def _take_up(scene: Scene, draft: Draft) -> None:
    """Note that a whole circle told of before comes together, and whether it does so once more: "will meet again"."""
    grouped = [t.mention for t in draft.takers.values() if t.mention and t.mention.form == "epithet"]
    draft.grouped = any(m.plural for m in grouped)
    i, j = draft.trigger.i, min(draft.trigger.j + 2, scene.sentence[1])
    told = scene.paragraph.passage.words
    once_more = any(w in scene.words.again for w in told[i:j])
    before = draft.trigger.verb is not None and any(w in scene.words.former for w in told[draft.trigger.group : i])
    if draft.grouped and (once_more or before):
        draft.following = True


def give_deciders(scene: Scene, draft: Draft) -> None:
    """Who calls a meeting off, moves or confirms it is one of its circle, where the sentence names nobody else.

    Who refuses it or accepts it is one of it beside others too.
    """
    for i, j, cue in draft.cues:
        if draft.trigger.noun is None or (draft.takers and cue.status != "refused" and cue.stance != "accepted"):
            continue
        if cue.strength >= TELLS and i < draft.trigger.i and draft.trigger.i - j <= CLOSE:
            for mention in subject_of(scene, i):
                draft.take(mention)
            return


def _of_verb(scene: Scene, draft: Draft, previous: Draft | None) -> None:
    verb = draft.verb or draft.trigger
    group = verb.group
    subject = subject_of(scene, group, bare=verb.feature == "part" and group == verb.i)
    if previous is not None and (not subject or _goes_on(scene, group, previous)):
        subject = previous.subject
    speaks = draft.weak and draft.frame == "meet"  # "Speaking in Lima, X said"
    finite = verb.tense.name not in ("", "part", "ger") or speaks
    if not subject and not finite and verb.i - scene.sentence[0] <= 1:
        subject = resumed(scene, draft)
    if not subject and draft.relation == "after" and verb.feature == "part":
        told = [m for m in scene.mentions if m.j <= group and m.kind == "person"]  # "X praised it, after meeting Y"
        subject = told[:1] or resumed(scene, draft)
    if not subject and group > scene.sentence[0] and scene.paragraph.passage.words[group - 1] in scene.words.speakers:
        subject = _speaker(scene, verb)
    if [m.form for m in subject] == ["pronoun"]:
        earlier = previous.subject if previous is not None else []
        if not _named_before(scene, subject[0]):
            subject = earlier or [_stood_for(mention, subject[0]) for mention in scene.carried] or subject
    whom = _with_whom(scene, group)
    if previous is not None and any(set(m.actors) & set(w.actors) for m in subject for w in whom):
        subject = previous.subject  # "the envoy, with whom he met": he is another than the envoy
    draft.subject = subject
    role = SUBJECTS.get(draft.frame, "participant")
    for mention in subject:
        draft.take(mention, role)
    for mention in (*companions(scene, group), *whom):
        draft.take(mention)
    objects = right_of(scene, verb.j, draft)
    for mention, given in objects or [(m, "participant") for m in _told_of(scene, draft, verb, previous)]:
        draft.take(mention, "guest" if draft.frame == "receive" and given == "participant" else given)


def _with_whom(scene: Scene, group: int) -> list[Mention]:
    """Whom a relative clause takes up as a partner: "the envoy, with whom she met"."""
    clause = scene.clause_of(group)
    opening = max((k for k in scene.roles if scene.roles[k][0] in (clause.i, clause.i + 1)), default=None)
    if clause.opens != "relative" or opening is None or scene.roles[opening][1] != "participant":
        return []
    before = [m for m in scene.mentions if 0 <= opening - m.j <= BEFORE_WHOM and not scene.is_place(m)]
    return before[-1:]


def _speaker(scene: Scene, verb: Trigger) -> list[Mention]:
    """Who says "we" or "I": the one that a verb of speech stands beside, the nearest behind it or else before."""
    told = [m for m in scene.mentions if m.i in scene.spoken and m.form != "pronoun"]
    behind = [m for m in told if m.i >= verb.j]
    return behind[:1] or told[-1:]


def _told_of(scene: Scene, draft: Draft, verb: Trigger, previous: Draft | None) -> list[Mention]:
    """Whom a pronoun that is a verb's object stands for: "received him", "l'a reçu", "met with her"."""
    passage, j = scene.paragraph.passage, verb.j
    before = passage.words[verb.group - 1] if verb.group > scene.sentence[0] else ""
    before = next((w for w in passage.words[verb.group : verb.i] if w in scene.words.objects), before)
    after = passage.words[j] if j < scene.sentence[1] else ""
    if draft.frame not in OBJECTS or not (before in scene.words.objects or after in scene.words.partners):
        return []
    told = previous.subject if previous is not None and previous.subject else scene.carried
    at = verb.group - 1 if before in scene.words.objects else j
    return [replace(m, i=at, j=at + 1, core=(at, at + 1), form="pronoun") for m in told]


def _goes_on(scene: Scene, group: int, previous: Draft) -> bool:
    """Whether a verb stands right behind a coordinator, and so has the subject of the verb before it."""
    return bool(previous.subject) and scene.paragraph.passage.words[group - 1] in scene.words.grammar.coordinators


def _named_before(scene: Scene, pronoun: Mention) -> bool:
    """Whether whom a pronoun stands for is named before it in its own sentence."""
    return any(m.j <= pronoun.i and set(m.actors) & set(pronoun.actors) for m in scene.mentions)


def _stood_for(mention: Mention, pronoun: Mention) -> Mention:
    """Someone of an earlier sentence, cited by the words of this one."""
    return replace(mention, i=pronoun.i, j=pronoun.j, core=pronoun.core, form=pronoun.form)


def _of_noun(scene: Scene, draft: Draft, previous: Draft | None) -> None:
    i, j = draft.trigger.i, draft.trigger.j
    for mention in left_modifiers(scene, draft):
        draft.take(mention)
    for mention in scene.mentions:
        if mention.form in ("adjective", "demonym") and 0 <= mention.i - j <= 1 and j not in scene.roles:
            draft.take(mention)
    for mention, role in right_of(scene, j, draft, prepared=draft.frame != "guests"):
        draft.take(mention, role)
    owners = _owners(scene, draft, previous)
    if owners is not None:
        for mention in owners or (resumed(scene, draft) if draft.relation else ()):
            draft.take(mention)
    met = scene.at.get(j)
    if met is not None and met.form in MET and not scene.is_place(met):  # "ruled out meeting Chile"
        draft.take(met)
    for mention in _framing(scene, i):
        draft.take(mention, GIVEN[role_before(scene, mention, scene.sentence[0]) or ""])
    if j < scene.sentence[1] and scene.paragraph.passage.words[j] in scene.words.who:
        for mention in subject_after(scene, j + 1) or _inverted(scene, j + 1):
            draft.take(mention)
    if draft.verb is not None:
        _by_support(scene, draft, draft.verb, previous)
    elif previous is not None and previous.verb is not None and _gapped(scene, draft, previous):
        for mention in previous.subject:
            draft.take(mention)
    elif draft.relation:
        for mention in _of_main_clause(scene, draft):
            draft.take(mention)


def _gapped(scene: Scene, draft: Draft, previous: Draft) -> bool:
    """Whether the verb of the noun before is left out: "attends the summit in A and, a day later, the council in B"."""
    noun, (i, j) = previous.trigger, (previous.trigger.j, draft.trigger.i)
    if draft.relation or noun.noun is None or previous.frame not in SUPPORTING or previous.verb is None:
        return False
    if previous.verb.i > noun.i or any(i <= c.i < j and c.opens in ("relative", "subordinate") for c in scene.clauses):
        return False
    words = scene.paragraph.passage.words
    joins = [k for k in range(i, j) if words[k] in scene.words.grammar.coordinators or words[k] == ";"]
    if not joins or any(i <= t.i < j for t in scene.triggers):
        return False
    told = [(t.i, t.j) for t in scene.times] + [(m.i, m.j) for m in scene.mentions]
    rest = [k for k in range(joins[-1] + 1, j) if not any(a <= k < b for a, b in told)]
    return sum(words[k].isalpha() and words[k] not in scene.words.determiners for k in rest) <= 1


def _inverted(scene: Scene, k: int) -> list[Mention]:
    """The subject that stands behind its verb and day in a relative clause: "l'entretien qu'ont eu lundi A et B"."""
    words, grammar = scene.paragraph.passage.words, scene.words.grammar
    if k >= scene.sentence[1] or words[k] not in grammar.simple:
        return []
    k += 2
    day = next((t for t in scene.times if t.i == k), None)
    return subject_after(scene, day.j if day else k)


def _framing(scene: Scene, noun: int) -> list[Mention]:
    """Those whose role is told before the noun: "Held under the auspices of the king, the talks"."""
    start = scene.sentence[0]
    told = [m for m in scene.mentions if m.j <= noun and role_before(scene, m, start) in GIVEN]
    return [m for m in told if not any(m.j <= t.i < noun for t in scene.triggers)]


def _owners(scene: Scene, draft: Draft, previous: Draft | None) -> list[Mention] | None:
    """Those named before "their" meeting, as subject or of one; of one told beside another, and "his", the other's
    subject alone; ``None`` if it is not told as theirs."""
    start, noun = scene.sentence[0], draft.trigger.i
    near = scene.paragraph.passage.words[max(start, noun - 3) : noun]
    if not any(w in scene.words.their for w in near):
        return None
    if (
        draft.relation in APART
        and previous is not None
        and previous.subject
        and any(w in scene.words.one for w in near)
    ):
        return previous.subject
    told = [m for m in scene.mentions if m.j <= noun and not scene.is_place(m)]
    return [m for m in told if role_before(scene, m, start) in OWNED]


def _of_main_clause(scene: Scene, draft: Draft) -> list[Mention]:
    """Who met "after talks with A", or who did something "during a visit": the subject of the main clause."""
    alone = len(draft.takers) == 1 and draft.kind in ("talks", "call", "consultation")
    journey = draft.kind == "visit" and draft.relation == "after"
    if alone or ((draft.relation == "during" or journey) and not draft.takers):
        before = left_of(scene, scene.sentence[0], draft.trigger.i, anywhere=True)[:1]
        return subject_after(scene, before[0].i) if before else resumed(scene, draft)
    return []


def _by_support(scene: Scene, draft: Draft, verb: Trigger, previous: Draft | None) -> None:
    """Who the verb that tells of a noun names: those between the two, its subject, its complements."""
    behind = verb.i > draft.trigger.i
    if behind and draft.frame in ("hold", "attend"):
        for mention in left_of(scene, draft.trigger.j, verb.group):
            draft.take(mention)
    if behind:
        for mention, role in right_of(scene, verb.j, draft, prepared=draft.frame != "guests"):
            draft.take(mention, role)
    elif draft.frame in SUPPORTING:
        _of_support(scene, draft, verb, previous)


def _of_support(scene: Scene, draft: Draft, verb: Trigger, previous: Draft | None) -> None:
    """The subject of a support verb takes part; a city that hosts is the place."""
    subject = subject_of(scene, verb.group, bare=verb.feature == "part" and verb.group == verb.i)
    if not subject and previous is not None:
        subject = previous.subject
    draft.subject = subject
    for mention in companions(scene, verb.group):
        draft.take(mention)
    if any(v.outside for v in verb.verbs):
        return
    hosts = any(v.hosts for v in verb.verbs)
    if hosts and not draft.places:
        draft.places += [p for p in scene.places if not p.role and verb.group - CLOSE <= p.j <= verb.group][-1:]
    for mention in subject:
        if hosts and mention.form == "capital" and mention.place:
            draft.house(mention)
        else:
            draft.take(mention, "convener" if draft.frame == "convene" else "participant")
