"""What the sentences after a meeting tell of it without naming it: "They discussed X", "Both sides agreed to Y"."""

from __future__ import annotations

from pourparlers.languages.meetings_schema import TELLS
from pourparlers.model import Excerpt
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.events import Vocabulary
from pourparlers.reading.meetings.outcomes import SUBJECT, outcomes
from pourparlers.reading.meetings.reports import Report, span_of
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.meetings.status import Told
from pourparlers.reading.meetings.topics import topic_at
from pourparlers.reading.words.clauses import clauses
from pourparlers.reading.words.paragraph import Paragraph

NEGATED = 3  # words before a phrase in which it may be denied
OFF = frozenset({"cancelled", "refused", "postponed", "proposed"})


def follow_up(
    paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, cast: Cast, report: Report, own: bool
) -> None:
    """Give the meeting told of last the topic and outcome that a sentence tells of those who met.

    In a sentence that tells of a meeting of its ``own``, only what stands before it is of the last one.
    """
    passage = paragraph.passage
    if not own:
        _confirm(paragraph, sentence, words, report)
        _extend(paragraph, sentence, words, report)
    wanted = report.outcome is None, report.topic is None and not own
    found = (
        wanted[0] and bool(words.outcomes.find(passage, *sentence)),
        wanted[1] and bool(words.topics.find(passage, *sentence)),
    )
    if not any(found) or report.status.status in OFF:
        return
    scene = _scene(paragraph, sentence, words, cast)
    if found[0]:
        told = next((t for hit, t in outcomes(scene) if _of_group(scene, report, hit.i, hit.i)), None)
        report.outcome = told
        report.cite(told, "trigger")
    if found[1]:
        report.topic = _topic(scene, report)
        report.cite(report.topic, "topic")


def _confirm(paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, report: Report) -> None:
    """Note that a meeting announced right before is confirmed: "That was confirmed by X", "X l'a confirmé"."""
    passage, i = paragraph.passage, sentence[0]
    if report.status.status != "planned":
        return
    for hit in words.confirming.find(passage, *sentence):
        if words.grammar.negations.isdisjoint(passage.words[max(i, hit.i - NEGATED) : hit.i]):
            report.told.append(Told("confirmed", TELLS, (hit.i, hit.j)))
            report.cited.append((passage.start(hit.i), passage.end(hit.j), "status", "confirmed"))
            return


def _extend(paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, report: Report) -> None:
    """Note until when a meeting lasts that began on a day told before: "It runs until Friday"."""
    i, j = sentence
    days = [t for t in paragraph.times if i <= t.i < j and t.role == "until" and t.grain == "day"]
    if len(days) != 1 or paragraph.passage.words[i] not in words.it or not report.when:
        return
    begin = report.when.removesuffix("/..")
    span = span_of(begin, days[0].future or days[0].edtf) if "/" not in begin else None
    if span and "/" in span:
        report.when = span
        report.cited.append((paragraph.passage.start(days[0].i), paragraph.passage.end(days[0].j), "when", ""))


def _scene(paragraph: Paragraph, sentence: tuple[int, int], words: Vocabulary, cast: Cast) -> Scene:
    i, j = sentence
    mentions = [m for m in paragraph.mentions if i <= m.i < j]
    times = [t for t in paragraph.times if i <= t.i < j]
    places = [p for p in paragraph.places if i <= p.i < j]
    links = words.links.find(paragraph.passage, i, j)
    whole = [(t.i, t.j) for t in times] + [(h.i, h.j) for h in links if h.j - h.i > 1]
    parts = clauses(paragraph.passage, i, j, words.grammar, whole)
    return Scene(paragraph, sentence, parts, [], mentions, places, times, words, cast, links)


def _topic(scene: Scene, report: Report) -> Excerpt | None:
    for hit in scene.words.topics.find(scene.paragraph.passage, *scene.sentence):
        frame = hit.senses[0].frame
        opens = hit.i - scene.sentence[0] <= 1
        if frame == "before" or (frame == "after" and (opens or _of_group(scene, report, hit.i, hit.j))):
            told = topic_at(scene, hit, None)
            if told is not None:
                return told
    return None


def _of_group(scene: Scene, report: Report, i: int, j: int) -> bool:
    """Whether the subject before a verb is a word for those who met or for their meeting, or some of them by name."""
    lo = max(scene.clause_of(i).i, i - SUBJECT)
    if any(hit.i >= lo for hit in scene.words.subjects.find(scene.paragraph.passage, lo, j)):
        return True
    named = [m for m in scene.mentions if lo <= m.i and m.j <= i and not scene.is_place(m)]
    known = {who for m in named for who in m.actors if who in report.circle}
    return len(known) > 1
