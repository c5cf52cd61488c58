"""Who stands beside a verb or noun of meeting: what modifies it before, its objects and complements after."""

from __future__ import annotations

from pourparlers.model import Role
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import SILENCED, Scene
from pourparlers.reading.words.mentions import Mention

# How far complements may stand, and how near "by" must for whom it names to take part.
REACH, BESIDE, RECEIVED = 60, 3, 12
GAP = 12  # words from a noun or its last complement to the next
# The roles that a preposition gives.
GIVEN: dict[str, Role] = {"host": "host", "chair": "chair", "mediator": "mediator", "convener": "convener"}


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
        if any(t.i < at and mention.j < t.j and (t.verb or t.j < at) for t in scene.triggers):
            break
        if scene.is_place(mention) or mention.i in scene.spoken:
            break
        if mention.form == "capital" and mention.place and at == mention.j and passage.words[at - 1] != "-" and not out:
            draft.house(mention)
            at = mention.i
            continue
        out.append(mention)
        at = mention.i
    return out


def right_of(scene: Scene, start: int, draft: Draft, prepared: bool = False) -> list[tuple[Mention, Role]]:
    """Mentions after a verb or noun that take part, up to the next trigger, clause or speaker.

    ``prepared`` wants a preposition of taking part before the first (a noun's complement); an object needs none.
    """
    words, end = scene.paragraph.passage.words, _end(scene, start, draft)
    out: list[tuple[Mention, Role]] = []
    role = _first_role(scene, start, draft, prepared)
    k, behind, comma = start, -1, False
    last = start
    while k < end and not (prepared and k - last > GAP):
        mention = scene.at.get(k)
        if k in scene.roles:
            stop, role = scene.roles[k]
            if role == "by":
                told = draft.frame == "receive" or scene.roles.get(start - 1, (0, ""))[1] == "by"
                near = RECEIVED if told else BESIDE
                role = "participant" if k - start <= near else "away"
            behind = max(stop, k + 1)
            if mention is None:
                k = behind
                continue
        if mention is None:
            comma = comma or words[k] == ","
            k += 1
            continue
        joined = words[k - 1] in scene.words.grammar.coordinators or (comma and role != "pair")
        if joined and not (role == "pair" and len(out) == 1) and _speaks(scene, mention, draft):
            break
        if _in_brackets(scene, mention):
            if mention.form == "capital":
                draft.house(mention)
        elif not (out and mention.form == "adjective") and _takes_part(
            scene, mention, role, k if k == start else behind
        ):
            out.append((mention, GIVEN.get(role or "", "participant")))
        k = last = mention.j
    return out


def _end(scene: Scene, start: int, draft: Draft) -> int:
    """Where what belongs to a verb or noun ends: at the next trigger, an inverted speaker, or a clause."""
    end = min(scene.sentence[1], start + REACH)
    own = (draft.trigger, draft.verb, *draft.absorbed)
    aims = [t for t in scene.triggers if t.verb and any(0 <= a.i - t.j <= BESIDE for a in draft.absorbed)]
    triggers = [t for t in scene.triggers if t.i >= start and t not in own and t not in aims]
    following = next((t for t in triggers if not _of_role(scene, t.i)), None)
    end = min(end, following.group) if following is not None else end
    end = min(end, next((i for i in scene.inverted if i > start), end), _end_of_insert(scene, start, draft))
    for clause in scene.clauses:
        if scene.roles.get(clause.i, (0, ""))[1] == "participant":
            continue
        if start < clause.i < end and clause.opens in ("hard", "subordinate", "relative"):
            return clause.i
    return end


def _end_of_insert(scene: Scene, start: int, draft: Draft) -> int:
    """The comma that closes what a participle inserts, before the verb: "X, gathered in Lima, have warned Y"."""
    words, verb = scene.paragraph.passage.words, draft.trigger
    if verb.feature not in ("ger", "part") or words[verb.group - 1] != ",":
        return scene.sentence[1]
    ends = (k for k in range(start, scene.sentence[1] - 1) if words[k] == ",")
    return next((k for k in ends if words[k + 1] in scene.words.grammar.heads), scene.sentence[1])


def _of_role(scene: Scene, word: int) -> bool:
    """Whether a verb is but the word of a role: "talks brokered by Qatar"."""
    return scene.roles.get(word, (0, ""))[1] in GIVEN


def _first_role(scene: Scene, start: int, draft: Draft, prepared: bool) -> str | None:
    """The role of what stands behind with no preposition: that of an object, or of a noun's genitive."""
    owned = prepared and scene.words.pack.genitive
    if owned and any(m.i == start and m.form != "adjective" for m in scene.mentions):
        return "participant"
    return None if prepared or draft.frame in ("travel", "due") else "participant"


def _speaks(scene: Scene, mention: Mention, draft: Draft) -> bool:
    """Whether a mention is the subject of a verb of its own, and no longer what another one names."""
    words, grammar = scene.paragraph.passage.words, scene.words.grammar
    if draft.verb is not None and mention.j == draft.verb.tense.i:
        return False
    after = words[mention.j] if mention.j < len(words) else ""
    opens = after in grammar.simple and after not in grammar.coordinators and not scene.is_time(mention.j)
    return opens or mention.i in scene.spoken or any(t.verb and t.group == mention.j for t in scene.triggers)


def _in_brackets(scene: Scene, mention: Mention) -> bool:
    """Whether a mention stands in brackets behind a place, or is a seat in them: "in Brest (France)"."""
    if scene.paragraph.passage.words[mention.i - 1] != "(":
        return False
    return mention.form == "capital" or any(p.j == mention.i - 1 for p in scene.places)


def _takes_part(scene: Scene, mention: Mention, role: str | None, behind: int) -> bool:
    """Whether a mention in a role is one of the circle; ``behind`` is the word after the last preposition."""
    if role is None or role in SILENCED or (role == "during" and mention.kind != "organisation"):
        return False
    return not scene.is_place(mention) and (mention.i not in scene.spoken or behind == mention.i)
