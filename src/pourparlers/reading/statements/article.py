"""Who says what: the statements of an article, read paragraph by paragraph.

A cue with its speaker makes a saying (``telling``); here stands what runs over sentences: quotations left alone, a
colon that announces one, the voice of a briefing. ``finish`` joins the sayings of one speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeVar

from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.model import Statement
from pourparlers.reading.statements.acts import content_act
from pourparlers.reading.statements.complements import assign
from pourparlers.reading.statements.cues import nouns
from pourparlers.reading.statements.dialogue import label
from pourparlers.reading.statements.inversion import open_insertions
from pourparlers.reading.statements.nominal import noun_sayings
from pourparlers.reading.statements.quotes import LEAST, Quotation, length, marks_of, quotations
from pourparlers.reading.statements.sayings import Saying, joined, span_of
from pourparlers.reading.statements.sentence import Unit
from pourparlers.reading.statements.sourcing import Sourcing
from pourparlers.reading.statements.speakers import Speakers
from pourparlers.reading.statements.speech import Speech, Word, speech_of
from pourparlers.reading.statements.strangers import Cast, Strangers
from pourparlers.reading.statements.telling import Telling, keep
from pourparlers.reading.statements.thread import Thread
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention
from pourparlers.reading.words.paragraph import Paragraph

S = TypeVar("S")
CAPTION, HEADLINE = "caption", "headline"
# A sentence of more words than this is cut: cost stays linear whatever comes in.
LONGEST = 300
# No article has more: memory stays bounded.
MOST_SAYINGS = 20_000
# One label alone ("Berg: No talks before May") is a headline's; two, or a question, make the text a dialogue.
NAMED = frozenset({"name", "surname"})
DIALOGUE = 2


class Statements:
    """The statements of one article."""

    def __init__(self, language: str, cast: Cast, timeline: object = None) -> None:
        self._language = load(language, "language", Language)
        self._speech: Speech = speech_of(self._language)
        self._marks = marks_of(self._language)
        self._cast = cast
        self._sayings: list[Saying] = []
        self._so_far = Thread(Strangers(cast))
        self._carried = ""

    def read(self, paragraph: Paragraph) -> None:
        """Take in the statements of the next paragraph. A headline tells only what no paragraph has told."""
        if paragraph.kind == CAPTION or (paragraph.kind == HEADLINE and self._sayings):
            return
        if len(self._sayings) >= MOST_SAYINGS:
            return
        passage = paragraph.passage
        quotes = quotations(passage, self._marks, self._carried)
        self._note_spokespersons(paragraph)
        begin = self._label(paragraph)
        self._so_far.near = ()
        hits, small = self._speech.cues.find(passage), self._speech.small.find(passage)
        for i, j in _units(paragraph, quotes):
            i = max(i, begin)
            if i >= j:
                continue
            here, marks, quoted = _of(hits, i, j), _of(small, i, j), _quoted(quotes, i, j)
            if here or quoted or self._speaking() or any(_sources(h) for h in marks):
                self._unit(Unit(paragraph, i, j, quoted, marks, self._speech), here)
            else:
                self._pass_over(paragraph, i, j)
        self._settle_waiting()
        self._so_far.strangers.hear(passage.text)
        runs_on = bool(quotes) and not quotes[-1].closed and quotes[-1].hi >= len(passage.words)
        self._carried = passage.words[quotes[-1].lo] if runs_on else ""

    def finish(self) -> tuple[Statement, ...]:
        """All statements, those of one speaker with the same act joined."""
        said, self._sayings = joined(self._sayings)[::-1], []
        return tuple(said.pop().statement() for _ in range(len(said)))

    def _note_spokespersons(self, paragraph: Paragraph) -> None:
        words, thread = paragraph.passage.words, self._so_far
        for m in paragraph.mentions:
            if m.kind in ("person", "office") and any(w in self._speech.spokespersons for w in words[m.i : m.j]):
                thread.spokespersons.add(m.actors[0])
                if not thread.answering:
                    thread.voice = m.actors[0]

    def _label(self, paragraph: Paragraph) -> int:
        """Note who speaks in a briefing; the first word after the label."""
        found, thread = label(paragraph, self._speech), self._so_far
        if found is None:
            if paragraph.passage.words[:1] == ["("] or thread.labels < DIALOGUE:
                thread.answering = False
            thread.asking = False
            return 0
        thread.labels += DIALOGUE if found.question else 1
        thread.asking = found.question
        if found.question:
            thread.answering = True
        elif found.actor is not None or thread.answering:
            thread.answering, thread.voice = True, found.actor or thread.voice
        return found.j

    def _unit(self, unit: Unit, hits: list[Hit[Word]]) -> None:
        thread = self._so_far
        if unit.quotes:
            open_insertions(unit, hits)
        unit.settle(thread.topic, thread.closing)
        thread.closing = _last_person(unit.mentions)
        speakers = Speakers(unit)
        serves = self._cast.state_of
        cues = Sourcing(unit, speakers, thread, serves).cues(hits)
        left = assign(unit, speakers, cues)
        sayings = Telling(unit, speakers, thread, serves).sayings(cues)
        sayings += noun_sayings(unit, speakers, nouns(unit, hits), cues, serves)
        sayings.sort(key=lambda s: s.at)
        self._sayings += sayings
        thread.fresh = bool(sayings)
        if not sayings:
            thread.topic = speakers.topic() or thread.topic
        for quote in left:
            self._orphan(unit, speakers, quote, bool(sayings))
        if not sayings and not left and self._speaking():
            self._spoken(unit)
        if not left:
            thread.near = () if sayings else speakers.topic()

    def _speaking(self) -> bool:
        """Whether the text is the voice's own words."""
        thread = self._so_far
        return thread.answering and not thread.asking and thread.voice is not None

    def _pass_over(self, paragraph: Paragraph, i: int, j: int) -> None:
        """A sentence that tells nothing of speech still says of whom the next one may speak."""
        words, governing, mentions = paragraph.passage.words, self._speech.governing, paragraph.mentions
        self._so_far.fresh, self._so_far.near = False, ()
        k = bisect_left(mentions, i, key=lambda m: m.i)
        self._so_far.closing = _last_person(mentions[k : bisect_left(mentions, j, k, key=lambda m: m.i)])
        for k in range(bisect_left(mentions, i, key=lambda m: m.i), len(mentions)):
            m = mentions[k]
            if m.i >= j:
                return
            free = m.form != "pronoun" and (m.i == i or words[m.i - 1] not in governing)
            if free and m.kind in ("person", "office") and m.actors:
                self._so_far.topic = self._so_far.near = m.actors[:1]
                return

    def _orphan(self, unit: Unit, speakers: Speakers, quote: Quotation, told: bool) -> None:
        """A quotation with no cue: announced by a colon, or left by the last speaker."""
        passage = unit.passage
        if length(passage, quote.i, quote.j) < LEAST:
            return
        labelled = unit.ending.get(quote.lo - 1) if quote.lo > unit.i and passage.words[quote.lo - 1] == ":" else None
        if labelled is not None and labelled.form != "adjective" and labelled.actors and not speakers.mute(labelled):
            self._say(unit.paragraph, quote, labelled.actors[:1], labelled)
        elif not told and quote.lo <= unit.i + 1 and quote.hi >= unit.j - 1:
            self._settle_waiting()
            self._so_far.waiting = (unit.paragraph, quote)
        else:
            subject = speakers.subject_of(quote)
            source = subject.actors[0] if subject is not None and subject.actors else None
            if told and (source is None or self._sayings[-1].source == source):
                keep(unit.paragraph, self._sayings[-1], quote)
            elif source is not None:
                self._say(unit.paragraph, quote, (source,), subject)

    def _settle_waiting(self) -> None:
        """A quotation that no cue has claimed is the last speaker's."""
        waiting, self._so_far.waiting = self._so_far.waiting, None
        source = self._so_far.near or self._so_far.last or self._so_far.topic
        if waiting is not None and source:
            self._say(*waiting, source, None)

    def _say(self, paragraph: Paragraph, quote: Quotation, sources: tuple[str, ...], m: Mention | None) -> None:
        """A quotation without a verb: its content tells the act, else the speaker goes on as before."""
        told = content_act(paragraph.passage, self._speech, [(quote.i, quote.j)], True)
        act = told or (self._so_far.act if m is None else "say")
        for source in sources:
            saying = Saying(source, act, quote.lo, (), self._cast.state_of(source))
            if m is not None:
                saying.spans.append(span_of(paragraph.passage.excerpt(m.i, m.j)))
            keep(paragraph, saying, quote)
            self._sayings.append(saying)
        self._so_far.spoke(sources, act)

    def _spoken(self, unit: Unit) -> None:
        """A sentence of a briefing: the voice's own words without marks."""
        voice = self._so_far.voice
        if voice is None or length(unit.passage, unit.i, unit.j) < LEAST:
            return
        act = content_act(unit.passage, self._speech, [(unit.i, unit.j)], True) or "say"
        saying = Saying(voice, act, unit.i, (), self._cast.state_of(voice))
        saying.content = unit.passage.excerpt(unit.i, unit.j)
        saying.spans = [span_of(saying.content)]
        self._sayings.append(saying)
        self._so_far.spoke((voice,), act)


def _units(paragraph: Paragraph, quotes: list[Quotation]) -> list[tuple[int, int]]:
    """Sentences, joined where a quotation runs over their border, cut where they are beyond measure."""
    out: list[tuple[int, int]] = []
    q = 0
    for i, j in paragraph.passage.sentences:
        while q < len(quotes) and quotes[q].hi <= i:
            q += 1
        if out and q < len(quotes) and quotes[q].lo < i < quotes[q].hi and j - out[-1][0] <= LONGEST:
            out[-1] = (out[-1][0], j)
            continue
        begin = i
        while j - begin > LONGEST:
            out.append((begin, begin + LONGEST))
            begin += LONGEST
        out.append((begin, j))
    return out


def _quoted(quotes: list[Quotation], i: int, j: int) -> list[Quotation]:
    return quotes[bisect_left(quotes, i, key=lambda q: q.lo) : bisect_left(quotes, j, key=lambda q: q.lo)]


def _last_person(mentions: list[Mention]) -> tuple[str, ...]:
    """The last person whom a sentence names."""
    return next((m.actors[:1] for m in reversed(mentions) if m.kind == "person" and m.form in NAMED), ())


def _sources(hit: Hit[str]) -> bool:
    return hit.senses[0] in ("according", "sourced", "personal", "fronted")


def _of(hits: list[Hit[S]], i: int, j: int) -> list[Hit[S]]:
    return hits[bisect_left(hits, i, key=lambda h: h.i) : bisect_left(hits, j, key=lambda h: h.i)]
