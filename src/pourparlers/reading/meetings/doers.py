"""Who a verb is told of: its subject, those named with it, and the subject that a clause takes over."""

from __future__ import annotations

from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import SILENCED, Scene
from pourparlers.reading.words.mentions import Mention

NEAR, PHRASE = 4, 7  # words from a preposition to a mention, and from the first of several that make one
NESTED = 3  # clauses inserted in one another
GAP = 3  # words between those coordinated: a comma, a coordinator, an article


def companions(scene: Scene, group: int) -> list[Mention]:
    """Those named with a verb's subject: "X, accompanied by Y, will visit"."""
    i = scene.clause_of(max(group - 1, scene.sentence[0])).i
    told = [m for m in scene.mentions if i <= m.i and m.j <= group and not scene.is_place(m)]
    return [m for m in told if role_before(scene, m, i) == "participant"]


def resumed(scene: Scene, draft: Draft) -> list[Mention]:
    """The subject of the main clause behind the comma: "After talks with A in Lima, B praised the deal"."""
    words = scene.paragraph.passage.words
    end = draft.trigger.j
    marks = [m.i - 2 if words[m.i - 1] in scene.words.determiners else m.i - 1 for m in scene.mentions]
    behind = [m for k, m in zip(marks, scene.mentions, strict=True) if k >= end and words[k] == ","]
    behind = [m for m in behind if not scene.is_place(m)]
    return subject_after(scene, behind[0].i) if behind else []


def subject_after(scene: Scene, start: int) -> list[Mention]:
    """The subject of a clause that begins at a word: its first mention with those coordinated to it."""
    words, joins = scene.paragraph.passage.words, scene.words.grammar.coordinators
    row: list[Mention] = []
    for mention in scene.mentions:
        if mention.i < start:
            continue
        between = words[row[-1].j if row else start : mention.i]
        if len(between) > GAP or (row and not any(w == "," or w in joins for w in between)) or scene.is_place(mention):
            break
        row.append(mention)
    return row


def row_before(scene: Scene, last: Mention, gap: int = GAP) -> list[Mention]:
    """A mention with those coordinated before it, at most ``gap`` words apart: "A, the B and C"."""
    words, joins = scene.paragraph.passage.words, scene.words.grammar.coordinators
    row = [last]
    for mention in reversed(scene.mentions):
        if mention.j > row[0].i:
            continue
        between = words[mention.j : row[0].i]
        if len(between) > gap or not any(w == "," or w in joins for w in between):
            break
        row.insert(0, mention)
    return row


def left_of(scene: Scene, lo: int, hi: int, anywhere: bool = False) -> list[Mention]:
    """Mentions between two words that may be a subject: none behind a preposition, speakers and places left out."""
    out: list[Mention] = []
    stop = max((t.j for t in scene.triggers if t.verb and t.j <= hi and t.i >= lo), default=lo)
    for mention in scene.mentions:
        if mention.i < lo or mention.j > hi or scene.is_place(mention):
            continue
        if mention.form == "adjective" or _glossed(scene, mention):
            continue
        role = role_before(scene, mention, lo)
        if role in SILENCED:
            continue
        if mention.j <= stop and not anywhere:
            # The subject of an earlier verb of the same clause carries over a coordination.
            if role is None and not out:
                out.append(mention)
            continue
        if role is not None and not (
            role == "of" and not any(m.j > lo and mention.i - 5 <= m.j <= mention.i for m in out)
        ):
            continue
        if mention.i in scene.spoken and mention.j < hi - 4:
            continue
        out.append(mention)
    if stop > lo and any(m.i >= stop and m.j == hi for m in out):
        return [m for m in out if m.i >= stop and m.j == hi]  # "will meet B, and C gather": C do
    return out


def _glossed(scene: Scene, mention: Mention) -> bool:
    """Whether a mention stands in brackets right behind another: its short name."""
    words = scene.paragraph.passage.words
    return (
        mention.i > scene.sentence[0]
        and words[mention.i - 1] == "("
        and any(m.j == mention.i - 1 for m in scene.mentions)
    )


def role_before(scene: Scene, mention: Mention, lo: int) -> str | None:
    """The role that the nearest preposition before a mention gives, within three words and no other mention between."""
    for k in (mention.i, *range(mention.i - 1, max(lo, mention.i - PHRASE) - 1, -1)):
        if k == mention.i and mention.core[0] == k:
            continue
        found = scene.roles.get(k)
        if found and found[1] in ("link", "during") and k == lo and scene.clause_of(k).opens == "subordinate":
            event = any(t.noun and t.i <= mention.i < t.j for t in scene.triggers)
            return found[1] if event else None
        near = k >= mention.i - NEAR or (found and found[0] >= mention.i - 1)
        if found and near and (found[0] <= mention.i or k == mention.i):
            return found[1]
        if k == mention.i:
            continue
        if scene.paragraph.passage.words[k] == "," or any(m.i <= k < m.j for m in scene.mentions):
            return None
    return None


def _placed(scene: Scene, i: int, j: int) -> int:
    """How many words between two only tell where or when."""
    told = [(p.i, p.j) for p in scene.places] + [(t.i, t.j) for t in scene.times]
    return sum(b - a for a, b in told if i <= a and b <= j)


def _with_head(scene: Scene, row: list[Mention]) -> list[Mention]:
    """A row that only says of whom a body is, with the body: "the contact group of A and B, which meets"."""
    role = scene.roles.get(row[0].i - 1, (0, ""))[1]
    if role in ("of", "participant"):
        heads = [m for m in scene.mentions if m.j == row[0].i - 1 and m.kind in ("body", "organisation")]
        return [*heads, *row]
    return row


def _before_inserted(scene: Scene, resumed: int) -> list[Mention]:
    """The subject of a clause that goes on behind a relative one: "X, who chairs the Y, met": X, not the Y.

    The relative clause may hold others: "X, who warns that they are late, met".
    """
    inserted = resumed
    for _ in range(NESTED):
        inserted = scene.clause_of(inserted - 1).i
        if inserted <= scene.sentence[0]:
            return []
        before = [m for m in scene.mentions if m.j <= inserted and not scene.is_place(m)]
        if before and inserted - before[-1].j <= 1:
            return row_before(scene, before[-1])
        if scene.clause_of(inserted).opens not in ("subordinate", "relative"):
            return []
    return []


def subject_of(scene: Scene, group: int, bare: bool = False) -> list[Mention]:
    """The mentions that the verb whose group begins at ``group`` is told of; a ``bare`` participle's is the last."""
    if bare:
        near = [m for m in scene.mentions if 0 <= group - m.j <= 2 and not scene.is_place(m)]
        if near:
            return row_before(scene, near[-1])
    told = [m for m in scene.mentions if m.j == group and m.form == "pronoun"]
    if told:
        return told
    clause = scene.clause_of(max(group - 1, scene.sentence[0])) if group > scene.sentence[0] else scene.clause_of(group)
    found = left_of(scene, clause.i, group)
    if found:
        return found
    if clause.opens == "resume":
        return _before_inserted(scene, clause.i)
    if clause.opens == "relative" and clause.i > scene.sentence[0]:
        before = [m for m in scene.mentions if m.j <= clause.i and not scene.is_place(m)]
        if (
            before
            and clause.i - before[-1].j <= 3 + _placed(scene, before[-1].j, clause.i)
            and clause.by in scene.words.who
        ):
            return _with_head(scene, row_before(scene, before[-1]))
    if clause.i > scene.sentence[0]:
        return left_of(scene, scene.sentence[0], clause.i, anywhere=True)[:2]
    return []
