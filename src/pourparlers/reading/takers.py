"""Who takes part: subjects, objects and prepositional phrases of the verbs and nouns of meeting in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparlers.languages.meetings_schema import Link, Part
from pourparlers.model import Role
from pourparlers.reading.cast import Cast
from pourparlers.reading.clauses import Clause
from pourparlers.reading.drafts import Draft
from pourparlers.reading.events import Trigger, Vocabulary
from pourparlers.reading.mentions import Mention, PlaceMention, TimeMention
from pourparlers.reading.paragraph import Paragraph

REACH = 60
BESIDE = 3
SILENCED = ("topic", "away", "link")
CLOSE = 6
OWNED = frozenset({None, "participant", "of"})
SILENT = frozenset({"", "ger", "inf", "part"})


@dataclass(slots=True)
class Scene:
    """A sentence with everything found in it."""

    paragraph: Paragraph
    sentence: tuple[int, int]
    clauses: list[Clause]
    triggers: list[Trigger]
    mentions: list[Mention]
    places: list[PlaceMention]
    times: list[TimeMention]
    words: Vocabulary
    cast: Cast
    roles: dict[int, tuple[int, str]] = field(default_factory=dict)
    spoken: set[int] = field(default_factory=set)
    inverted: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        passage, (i, j) = self.paragraph.passage, self.sentence
        for hit in self.words.links.find(passage, i, j):
            if passage.words[hit.i] in self.words.grammar.coordinators and hit.j == hit.i + 1:
                continue
            if self.is_time(hit.i):
                continue
            part = next((s for s in hit.senses if isinstance(s, Part)), None)
            link = next((s for s in hit.senses if isinstance(s, Link)), None)
            other = "during" if link and link.relation == "during" else "link"
            self.roles[hit.i] = (hit.j, part.role if part else other)
        speech = self.words.speech.find(passage, i, j)
        for hit in speech:
            comma = next((k for k in range(hit.i - 1, max(i, hit.i - 4), -1) if passage.words[k] == ","), None)
            if comma is not None and not any(comma < m.i < hit.i for m in self.mentions):
                self.inverted.append(comma)
            behind = [m for m in self.mentions if 0 <= m.i - hit.j <= 3 and not self.is_place(m)]
            for mention in self.mentions:
                before = 0 <= hit.i - mention.j <= 3
                if before and behind and "," in passage.words[mention.j : hit.i]:
                    continue
                if before or 0 <= mention.i - hit.j <= 1:
                    self.spoken.add(mention.i)

    def clause_of(self, word: int) -> Clause:
        return next((c for c in self.clauses if c.i <= word < c.j), self.clauses[-1])

    def is_place(self, mention: Mention) -> bool:
        """Whether the mention's words name where or what event here: a format, or behind a preposition of place."""
        if mention.kind == "person":
            return False
        told = self.cast.format(mention.actors[0])
        if told is not None and not told.actor:
            return True
        roles = {p.role for p in self.places if p.i < mention.j and mention.i < p.j}
        return bool(roles & {"at", "to", "from"}) or ("of" in roles and mention.form == "capital")

    def is_time(self, word: int) -> bool:
        return any(t.i <= word < t.j for t in self.times)


def give_takers(scene: Scene, drafts: list[Draft]) -> None:
    """Fill the takers of every draft of a sentence, left to right, so that a later one may share an earlier subject."""
    previous: Draft | None = None
    for draft in drafts:
        if (draft.trigger.verb and draft.verb is draft.trigger) or draft.frame in (
            "meet",
            "receive",
            "travel",
            "call",
            "gather",
        ):
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
    """Who calls a meeting off, moves or confirms it is one of its circle, where the sentence names nobody else."""
    for i, j, cue in draft.cues:
        if draft.trigger.noun is None or (draft.takers and cue.status != "refused"):
            continue
        if cue.strength >= 2 and j <= draft.trigger.i and draft.trigger.i - j <= CLOSE:
            for mention in subject_of(scene, i):
                draft.take(mention)
            return


def _of_verb(scene: Scene, draft: Draft, previous: Draft | None) -> None:
    verb = draft.verb or draft.trigger
    group = verb.tense.i if 0 <= verb.tense.i <= verb.i else verb.i
    subject = subject_of(scene, group, bare=verb.feature == "part" and group == verb.i)
    if not subject and previous is not None and previous.sentence == draft.sentence:
        subject = previous.subject
    if not subject and verb.feature == "part" and verb.i - scene.sentence[0] <= 1:
        subject = _resumed(scene, draft)
    draft.subject = subject
    role: Role = {"receive": "host", "travel": "guest"}.get(draft.frame, "participant")  # type: ignore[assignment]
    for mention in subject:
        draft.take(mention, role)
    for mention in _companions(scene, group):
        draft.take(mention)
    objects = right_of(scene, verb.j, draft)
    for mention, given in objects:
        draft.take(mention, "guest" if draft.frame == "receive" and given == "participant" else given)


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
            if mention.j < i and not scene.is_place(mention) and _role_before(scene, mention, scene.sentence[0]) in OWNED:
                draft.take(mention)
    after = draft.trigger.j
    if after < scene.sentence[1] and scene.paragraph.passage.words[after] in scene.words.who:
        for mention in subject_after(scene, after + 1):
            draft.take(mention)
    if verb is None:
        alone = len(draft.takers) == 1 and draft.kind in ("talks", "call", "consultation")
        if draft.relation and (alone or (draft.relation == "during" and not draft.takers)):
            other = _left(scene, scene.sentence[0], i, anywhere=True)[:1] or _resumed(scene, draft)
            for mention in other:
                draft.take(mention)
        return
    if draft.frame in ("hold", "attend") and verb.i > draft.trigger.j:
        group = verb.tense.i if 0 <= verb.tense.i <= verb.i else verb.i
        for mention in _left(scene, draft.trigger.j, group):
            draft.take(mention)
    if draft.frame in ("hold", "attend", "convene", "join", "invite") and verb.i < draft.trigger.i:
        group = verb.tense.i if 0 <= verb.tense.i <= verb.i else verb.i
        subject = subject_of(scene, group, bare=verb.feature == "part" and group == verb.i)
        if not subject and previous is not None and previous.sentence == draft.sentence:
            subject = previous.subject
        draft.subject = subject
        for mention in subject:
            if any(v.hosts for v in verb.verbs) and mention.form == "capital" and mention.place:
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
        if scene.is_place(mention):
            break
        if mention.form == "capital" and mention.place and at == mention.j and passage.words[at - 1] != "-" and not out:
            draft.places.append(PlaceMention(mention.i, mention.j, mention.place, "at"))
            at = mention.i
            continue
        out.append(mention)
        at = mention.i
    return out


def subject_of(scene: Scene, group: int, bare: bool = False) -> list[Mention]:
    """The mentions that a verb whose group begins at word ``group`` is told of; a ``bare`` participle hangs on the last."""
    if bare:
        near = [m for m in scene.mentions if 0 <= group - m.j <= 2 and not scene.is_place(m)]
        if near:
            return row_before(scene, near[-1])
    clause = scene.clause_of(max(group - 1, scene.sentence[0])) if group > scene.sentence[0] else scene.clause_of(group)
    found = _left(scene, clause.i, group)
    if found:
        return found
    if clause.opens == "relative" and clause.i > scene.sentence[0]:
        before = [m for m in scene.mentions if m.j <= clause.i]
        if before and clause.i - before[-1].j <= 3 and clause.by in scene.words.who:
            return row_before(scene, before[-1])
    if clause.i > scene.sentence[0]:
        earlier = [m for m in _left(scene, scene.sentence[0], clause.i, anywhere=True)]
        return earlier[:2]
    return []


def _resumed(scene: Scene, draft: Draft) -> list[Mention]:
    """The subject of the main clause behind the comma: "After talks with A in Lima, B praised the deal"."""
    words = scene.paragraph.passage.words
    end = draft.trigger.j
    behind = [m for m in scene.mentions if m.i > end and words[m.i - 1] == "," and not scene.is_place(m)]
    return behind[:1]


def subject_after(scene: Scene, start: int) -> list[Mention]:
    """The subject of a clause that begins at a word: its first mention with those coordinated to it."""
    words, joins = scene.paragraph.passage.words, scene.words.grammar.coordinators
    row: list[Mention] = []
    for mention in scene.mentions:
        if mention.i < start:
            continue
        between = words[row[-1].j if row else start : mention.i]
        if len(between) > 3 or (row and not any(w == "," or w in joins for w in between)) or scene.is_place(mention):
            break
        row.append(mention)
    return row


def _companions(scene: Scene, group: int) -> list[Mention]:
    """Those named with a verb's subject: "X, accompanied by Y, will visit"."""
    i = scene.clause_of(max(group - 1, scene.sentence[0])).i
    told = [m for m in scene.mentions if i <= m.i and m.j <= group and not scene.is_place(m)]
    return [m for m in told if _role_before(scene, m, i) == "participant"]


def row_before(scene: Scene, last: Mention) -> list[Mention]:
    """A mention with those coordinated before it: "A, the B and C"."""
    words, joins = scene.paragraph.passage.words, scene.words.grammar.coordinators
    row = [last]
    for mention in reversed(scene.mentions):
        if mention.j > row[0].i:
            continue
        between = words[mention.j : row[0].i]
        if len(between) > 3 or not any(w == "," or w in joins for w in between):
            break
        row.insert(0, mention)
    return row


def _left(scene: Scene, lo: int, hi: int, anywhere: bool = False) -> list[Mention]:
    """Mentions between two words that may be a subject: none behind a preposition, speakers and places left out."""
    out: list[Mention] = []
    stop = max((t.j for t in scene.triggers if t.verb and t.j <= hi and t.i >= lo), default=lo)
    for mention in scene.mentions:
        if mention.i < lo or mention.j > hi or scene.is_place(mention):
            continue
        if mention.form == "adjective":
            continue
        role = _role_before(scene, mention, lo)
        if role in SILENCED:
            continue
        if mention.j <= stop and not anywhere:
            # The subject of an earlier verb of the same clause carries over a coordination.
            if role is None and not out:
                out.append(mention)
            continue
        if role is not None and not (role == "of" and not any(m.j > lo and mention.i - 5 <= m.j <= mention.i for m in out)):
            continue
        if mention.i in scene.spoken and mention.j < hi - 4:
            continue
        out.append(mention)
    return out


def _role_before(scene: Scene, mention: Mention, lo: int) -> str | None:
    """The role that the nearest preposition before a mention gives, within three words and no other mention between."""
    for k in (mention.i, *range(mention.i - 1, max(lo, mention.i - 4) - 1, -1)):
        if k == mention.i and mention.core[0] == k:
            continue
        found = scene.roles.get(k)
        if found and found[1] in ("link", "during") and k == lo and scene.clause_of(k).opens == "subordinate":
            return None
        if found and (found[0] <= mention.i or k == mention.i):
            return found[1]
        if k == mention.i:
            continue
        if scene.paragraph.passage.words[k] == "," or any(m.i <= k < m.j for m in scene.mentions):
            return None
    return None


def right_of(scene: Scene, start: int, draft: Draft, prepared: bool = False) -> list[tuple[Mention, Role]]:
    """Mentions after a verb or noun that take part, up to the next trigger, clause or speaker.

    ``prepared`` wants a preposition of taking part before the first (a noun's complement); an object needs none.
    """
    passage = scene.paragraph.passage
    words, grammar = passage.words, scene.words.grammar
    end = min(scene.sentence[1], start + REACH)
    for trigger in scene.triggers:
        if trigger.i >= start and trigger not in (draft.trigger, draft.verb) and trigger not in draft.absorbed:
            end = min(end, trigger.tense.i if trigger.tense.i >= 0 else trigger.i)
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
            if words[k - 1] == "(" and any(p.j == k - 1 for p in scene.places):
                k = mention.j
                continue
            if role not in (None, *SILENCED) and (role != "during" or body) and not scene.is_place(mention) and silent:
                if not (mention.form == "adjective" and out):
                    out.append((mention, _as_role(role)))
            k = mention.j
            continue
        if words[k] == ",":
            comma = True
        k += 1
    return out


def _as_role(role: str | None) -> Role:
    return role if role in ("host", "chair", "mediator", "convener") else "participant"  # type: ignore[return-value]
