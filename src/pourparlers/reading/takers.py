"""Who takes part: subjects, objects and prepositional phrases of the verbs and nouns of meeting in one sentence."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.model import Role
from pourparlers.reading.doers import companions, left_of, resumed, role_before, subject_after, subject_of
from pourparlers.reading.drafts import Draft
from pourparlers.reading.mentions import Mention, PlaceMention
from pourparlers.reading.scene import SILENCED, Scene

TELLING = frozenset({"meet", "receive", "travel", "call", "gather"})
REACH = 60
BESIDE = 3
CLOSE = 6
OWNED = frozenset({None, "participant", "of"})
# The role of a verb's subject by its frame, and those that a preposition gives.
SUBJECTS: dict[str, Role] = {"receive": "host", "travel": "guest"}
GIVEN: dict[str, Role] = {"host": "host", "chair": "chair", "mediator": "mediator", "convener": "convener"}


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
        previous = draft


def give_deciders(scene: Scene, draft: Draft) -> None:
    """Who calls a meeting off, moves or confirms it is one of its circle, where the sentence names nobody else.

    Who refuses it or accepts it is one of it beside others too.
    """
    for i, j, cue in draft.cues:
        if draft.trigger.noun is None or (draft.takers and cue.status != "refused" and cue.stance != "accepted"):
            continue
        if cue.strength >= 2 and j <= draft.trigger.i and draft.trigger.i - j <= CLOSE:
            for mention in subject_of(scene, i):
                draft.take(mention)
            return


def _of_verb(scene: Scene, draft: Draft, previous: Draft | None) -> None:
    verb = draft.verb or draft.trigger
    group = verb.group
    subject = subject_of(scene, group, bare=verb.feature == "part" and group == verb.i)
    if not subject and previous is not None:
        subject = previous.subject
    if not subject and verb.feature == "part" and verb.i - scene.sentence[0] <= 1:
        subject = resumed(scene, draft)
    if [m.form for m in subject] == ["pronoun"]:
        earlier = previous.subject if previous is not None else []
        subject = earlier or [_stood_for(mention, subject[0]) for mention in scene.carried] or subject
    draft.subject = subject
    role = SUBJECTS.get(draft.frame, "participant")
    for mention in subject:
        draft.take(mention, role)
    for mention in companions(scene, group):
        draft.take(mention)
    objects = right_of(scene, verb.j, draft)
    for mention, given in objects:
        draft.take(mention, "guest" if draft.frame == "receive" and given == "participant" else given)


def _stood_for(mention: Mention, pronoun: Mention) -> Mention:
    """Someone of an earlier sentence, cited by the words of this one."""
    return replace(mention, i=pronoun.i, j=pronoun.j, core=pronoun.core, form=pronoun.form)


def _of_noun(scene: Scene, draft: Draft, previous: Draft | None) -> None:
    for mention in left_modifiers(scene, draft):
        draft.take(mention)
    for mention in scene.mentions:
        if mention.form in ("adjective", "demonym") and 0 <= mention.i - draft.trigger.j <= 1:
            draft.take(mention)
    for mention, role in right_of(scene, draft.trigger.j, draft, prepared=True):
        draft.take(mention, role)
    verb = draft.verb
    i = draft.trigger.i
    if any(w in scene.words.their for w in scene.paragraph.passage.words[max(scene.sentence[0], i - 3) : i]):
        for mention in scene.mentions:
            if (
                mention.j < i
                and not scene.is_place(mention)
                and role_before(scene, mention, scene.sentence[0]) in OWNED
            ):
                draft.take(mention)
    after = draft.trigger.j
    if after < scene.sentence[1] and scene.paragraph.passage.words[after] in scene.words.who:
        for mention in subject_after(scene, after + 1):
            draft.take(mention)
    if verb is None:
        alone = len(draft.takers) == 1 and draft.kind in ("talks", "call", "consultation")
        if draft.relation and (alone or (draft.relation == "during" and not draft.takers)):
            other = left_of(scene, scene.sentence[0], i, anywhere=True)[:1] or resumed(scene, draft)
            for mention in other:
                draft.take(mention)
        return
    if draft.frame in ("hold", "attend") and verb.i > draft.trigger.j:
        group = verb.group
        for mention in left_of(scene, draft.trigger.j, group):
            draft.take(mention)
    if draft.frame in ("hold", "attend", "convene", "join", "invite") and verb.i < draft.trigger.i:
        group = verb.group
        subject = subject_of(scene, group, bare=verb.feature == "part" and group == verb.i)
        if not subject and previous is not None:
            subject = previous.subject
        draft.subject = subject
        hosts = any(v.hosts for v in verb.verbs)
        if hosts and not draft.places:
            draft.places += [p for p in scene.places if not p.role and group - CLOSE <= p.j <= group][-1:]
        for mention in subject:
            if hosts and mention.form == "capital" and mention.place:
                draft.places.append(PlaceMention(mention.i, mention.j, mention.place, "at"))
                continue
            draft.take(mention, "convener" if draft.frame == "convene" else "participant")
    elif verb.i > draft.trigger.i:
        for mention, role in right_of(scene, verb.j, draft, prepared=True):
            draft.take(mention, role)


def left_modifiers(scene: Scene, draft: Draft) -> list[Mention]:
    """Mentions right before a noun that belong to it: "US-Russia talks", "the EU foreign ministers' meeting"."""
    passage = scene.paragraph.passage
    out: list[Mention] = []
    at = draft.trigger.i
    for mention in reversed(scene.mentions):
        if mention.j > at:
            continue
        between = passage.words[mention.j : at]
        if len(between) > 3 or any(
            w in ",;:" or (w in scene.words.grammar.coordinators and len(between) > 1) for w in between
        ):
            break
        if any(k in scene.roles and passage.words[k] not in ("-",) for k in range(mention.j, at)):
            break
        if any(t.i < at and mention.j < t.j and t.verb for t in scene.triggers):
            break
        if scene.is_place(mention) or mention.i in scene.spoken:
            break
        if mention.form == "capital" and mention.place and at == mention.j and passage.words[at - 1] != "-" and not out:
            draft.places.append(PlaceMention(mention.i, mention.j, mention.place, "at"))
            at = mention.i
            continue
        out.append(mention)
        at = mention.i
    return out


def right_of(scene: Scene, start: int, draft: Draft, prepared: bool = False) -> list[tuple[Mention, Role]]:
    """Mentions after a verb or noun that take part, up to the next trigger, clause or speaker.

    ``prepared`` wants a preposition of taking part before the first (a noun's complement); an object needs none.
    """
    passage = scene.paragraph.passage
    words, grammar = passage.words, scene.words.grammar
    end = min(scene.sentence[1], start + REACH)
    for trigger in scene.triggers:
        if trigger.i >= start and trigger not in (draft.trigger, draft.verb) and trigger not in draft.absorbed:
            end = min(end, trigger.group)
            break
    for i in scene.inverted:
        if i > start:
            end = min(end, i)
            break
    for clause in scene.clauses:
        if scene.roles.get(clause.i, (0, ""))[1] == "participant":
            continue
        if start < clause.i < end and clause.opens in ("hard", "subordinate", "relative"):
            end = clause.i
            break
    out: list[tuple[Mention, Role]] = []
    role: str | None = None if prepared or draft.frame in ("travel", "due") else "participant"
    if prepared and scene.words.pack.genitive and any(m.i == start and m.form != "adjective" for m in scene.mentions):
        role = "participant"
    k, behind, comma = start, -1, False
    while k < end:
        if k in scene.roles:
            stop, role = scene.roles[k]
            if role == "by":
                role = "participant" if k - start <= BESIDE else "away"
            k = behind = max(stop, k + 1)
            continue
        mention = next((m for m in scene.mentions if m.i == k), None)
        if mention is not None:
            after = words[mention.j] if mention.j < len(words) else ""
            opens = after in grammar.heads and after not in grammar.coordinators and not scene.is_time(mention.j)
            joined = words[k - 1] in grammar.coordinators or (comma and role != "pair")
            told = draft.verb is not None and mention.j == draft.verb.tense.i
            if joined and not told and (opens or mention.i in scene.spoken) and not (role == "pair" and len(out) == 1):
                break
            silent = mention.i not in scene.spoken or behind == k
            body = mention.kind == "organisation"
            if words[k - 1] == "(" and (mention.form == "capital" or any(p.j == k - 1 for p in scene.places)):
                if mention.form == "capital" and mention.place:
                    draft.places.append(PlaceMention(mention.i, mention.j, mention.place, "at"))
                k = mention.j
                continue
            if role not in (None, *SILENCED) and (role != "during" or body) and not scene.is_place(mention) and silent:
                if not (mention.form == "adjective" and out):
                    out.append((mention, GIVEN.get(role or "", "participant")))
            k = mention.j
            continue
        if words[k] == ",":
            comma = True
        k += 1
    return out
