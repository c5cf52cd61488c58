"""One sentence to its sayings: each cue with its speaker, its quotations, and the act that both tell."""

from __future__ import annotations

from collections.abc import Callable

from pourparlers.languages.statements_schema import Verb
from pourparlers.model import Act
from pourparlers.reading.statements.about import about_of
from pourparlers.reading.statements.acts import act_of, content_act
from pourparlers.reading.statements.complements import COLON, INFINITIVE, TEXT, THAT, closes, fits, follows
from pourparlers.reading.statements.quotes import LEAST, Quotation, length
from pourparlers.reading.statements.sayings import Saying, span_of
from pourparlers.reading.statements.sentence import Cue, Unit
from pourparlers.reading.statements.sourcing import NEAR, named_after
from pourparlers.reading.statements.speakers import Speakers
from pourparlers.reading.statements.thread import Thread
from pourparlers.reading.words.mentions import Mention
from pourparlers.reading.words.paragraph import Paragraph

UNLED = frozenset({"speech", "nothing"})


class Telling:
    """A sentence whose cues are being made into sayings."""

    def __init__(self, unit: Unit, speakers: Speakers, thread: Thread, serves: Callable[[str], str | None]) -> None:
        self.unit, self.speakers, self.thread, self.serves = unit, speakers, thread, serves
        self.speech, self.passage = unit.speech, unit.passage

    def sayings(self, found: list[Cue]) -> list[Saying]:
        """The sayings of the cues that have a speaker and what they need."""
        out: list[Saying] = []
        for n, cue in enumerate(found):
            rule = next((r for r in cue.rules if fits(self.unit, self.speakers, cue, r)), None)
            if rule is None and self._claims_waiting(cue):
                rule = cue.rules[0]
            main = self._main(cue, found[:n])
            goes_on = [s for s in out if main is not None and s.at == main.i]
            if goes_on and rule is not None and self._says_more(cue, rule, found[n + 1 :], goes_on[0].act):
                out += self._told(cue, rule, found[n + 1 :])
            elif goes_on and rule is not None and not cue.rules[0].plain:
                for saying in goes_on:
                    saying.act = rule.act
            elif goes_on:
                for saying in goes_on:
                    for quote in cue.quotes:
                        keep(self.unit.paragraph, saying, quote)
            elif rule is not None and cue.who:
                out += self._told(cue, rule, found[n + 1 :])
            elif rule is not None and cue.quotes and (rule.plain or self.speakers.closes_quote(cue)):
                out += self._by_nobody(cue, rule)
        return self._passed_on(out)

    def _main(self, cue: Cue, earlier: list[Cue]) -> Cue | None:
        """The cue that a participle only goes on with: "ruled it out, arguing that".

        In a joint statement a participle tells what all of them do: "A and B said in a statement, backing the plan".
        """
        if not cue.loose or not cue.who:
            return None
        actors = cue.who[0].actors
        main = next((c for c in reversed(earlier) if c.who and c.who[0].actors == actors and c.near), None)
        joint = main is not None and main.rules[0].plain and len(main.who) > 1
        return main if cue.rules[0].plain or joint else None

    def _says_more(self, cue: Cue, rule: Verb, later: list[Cue], act: Act) -> bool:
        """Whether what a participle of saying adds is an act of its own."""
        if not rule.plain:
            return False
        said = [*self._content(cue, rule, later), *((q.i, q.j) for q in cue.quotes)]
        return content_act(self.passage, self.speech, said, False) not in (None, act)

    def _told(self, cue: Cue, rule: Verb, later: list[Cue]) -> list[Saying]:
        act, plain = act_of(self.passage, self.speech, rule, cue.negated, cue.j, self.unit.j)
        sources = self._sources(cue.who)
        if act is None or not sources:
            return []
        ranges = self._content(cue, rule, later)
        if plain:
            said = [*ranges, *((q.i, q.j) for q in cue.quotes)]
            act = content_act(self.passage, self.speech, said, bool(cue.quotes)) or self._goes_on(cue, sources) or act
        via = self._through(cue)
        if via is not None and via.kind == "person":
            sources, via = via.actors, None
        out = []
        for source in sources:
            saying = Saying(source, act, cue.i, via.actors if via else (), self.serves(source))
            self._evidence(saying, cue, ranges)
            saying.addressee = self._addressee(cue, rule, sources)
            saying.about = about_of(self.unit, self.speakers, cue, rule, act)
            out.append(saying)
        self.thread.spoke(sources, act, person=cue.who[0].kind in ("person", "office"))
        return out

    def _addressee(self, cue: Cue, rule: Verb, sources: tuple[str, ...]) -> str | None:
        """Whom a demand, an accusation or an offer is put to: the first who is named right behind its cue."""
        if not rule.person or cue.inverted:
            return None
        near = range(cue.j, cue.j + NEAR)
        m = next((m for m in self.unit.mentions if m.i in near and m.form != "adjective" and m.actors), None)
        return m.actors[0] if m is not None and m.actors[0] not in sources else None

    def _by_nobody(self, cue: Cue, rule: Verb) -> list[Saying]:
        """A quotation whose speaker the text describes in words that no pack has."""
        known = self.thread.last[:1] if self._definite(cue) else ()
        source = known[0] if known else None
        saying = Saying(source, rule.act, cue.i, (), self.serves(source) if source else None)
        self._evidence(saying, cue, [])
        return [saying] if saying.quote is not None and not (cue.passive or cue.negated) else []

    def _definite(self, cue: Cue) -> bool:
        """Whether a subject that no pack has is told as known: "the statement said" is by who spoke last."""
        words, definite = self.passage.words, self.speech.definite
        begin = self.speakers.chunk(cue.i)
        ahead = begin < cue.i and words[begin] in definite and cue.i - begin <= NEAR
        return ahead or (cue.j < self.unit.j and words[cue.j] in definite)

    def _goes_on(self, cue: Cue, sources: tuple[str, ...]) -> Act | None:
        """A pronoun's quotation right after a statement of the same speaker only bears that out: its act."""
        alone = cue.quotes and cue.who[0].form == "pronoun" and self.thread.fresh
        return self.thread.act if alone and self.thread.last == sources else None

    def _sources(self, who: list[Mention]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(actor for m in who for actor in m.actors))

    def _content(self, cue: Cue, rule: Verb, later: list[Cue]) -> list[tuple[int, int]]:
        """The words of what is said, outside its quotations."""
        unit = self.unit
        kind, at = follows(unit, self.speakers, cue)
        ahead = kind in (THAT, COLON, INFINITIVE) or (kind == TEXT and (rule.bare or rule.needs not in UNLED))
        ahead = ahead and not (kind == TEXT and rule.plain and any(q.hi <= cue.lo for q in cue.quotes))
        if not ahead and closes(unit, self.speakers, cue):
            return [(unit.i, cue.lo - 1)] if cue.lo - 1 > unit.i else []
        end = next((c.lo for c in later if c.lo > at + 2 and self._leaves(c)), unit.j)
        while at < end and not self.passage.words[at][0].isalnum() and not unit.hidden(at):
            at += 1
        while end - 1 > at and not self.passage.words[end - 1][0].isalnum() and not unit.hidden(end - 1):
            end -= 1
        return [(at, end)] if any(w[0].isalnum() for w in self.passage.words[at:end]) else []

    def _leaves(self, cue: Cue) -> bool:
        """Whether a later cue opens a clause of its own: no part of what an earlier one tells."""
        if cue.loose or cue.inverted:
            return cue.loose
        words, k = self.passage.words, cue.lo - 1
        k -= k in self.speakers.openers()
        return not words[k][0].isalnum() or words[k] in self.speech.grammar.coordinators

    def _evidence(self, saying: Saying, cue: Cue, ranges: list[tuple[int, int]]) -> None:
        passage = self.passage
        saying.cue = passage.excerpt(cue.i, cue.j) if cue.j > cue.i else None
        if ranges:
            saying.content = passage.excerpt(*ranges[0])
        spans = [saying.cue, saying.content, *(passage.excerpt(m.i, m.j) for m in cue.who)]
        saying.spans = [span_of(e) for e in spans if e is not None]
        for quote in cue.quotes:
            keep(self.unit.paragraph, saying, quote)
        times = [t for t in self.unit.times.values() if cue.lo - NEAR <= t.i and t.j <= cue.hi + NEAR + 2]
        saying.said = next((t.edtf for t in times if t.edtf and t.type == "DATE"), None)

    def _claims_waiting(self, cue: Cue) -> bool:
        """A cue with nothing of its own takes the quotation that stood alone before it ("..." he added.)."""
        waiting = self.thread.waiting
        if waiting is None or waiting[0] is not self.unit.paragraph:
            return False
        if not cue.rules[0].plain or cue.lo - self.unit.i > NEAR:
            return False
        cue.quotes.append(waiting[1])
        self.thread.waiting = None
        return True

    def _through(self, cue: Cue) -> Mention | None:
        """The spokesperson through whom the speaker of a cue speaks."""
        for hit in self.unit.marked("through"):
            m = named_after(self.unit, hit.j)
            if m is not None and m.actors and m not in cue.who:
                return m
        return None

    def _passed_on(self, sayings: list[Saying]) -> list[Saying]:
        """What a spokesperson tells that the principal said is the principal's, by way of the spokesperson."""
        agents = self.thread.spokespersons
        for outer in reversed(sayings):
            if outer.source not in agents or outer.act != "say":
                continue
            inner = [s for s in sayings if s.source not in agents and s.at < outer.at]
            inner = [s for s in inner if s.on_behalf_of == outer.on_behalf_of]
            if not inner:
                continue
            for saying in inner:
                saying.via = saying.via or (outer.source,)
                if outer.words > saying.words:
                    saying.quote, saying.words = outer.quote, outer.words
                saying.spans += outer.spans
            self.thread.last = (outer.source,)
            return [s for s in sayings if s is not outer]
        return sayings


def keep(paragraph: Paragraph, saying: Saying, quote: Quotation) -> None:
    """Give a saying a quotation, if it is of three words and longer than what it has."""
    words, j = length(paragraph.passage, quote.i, quote.j), quote.j
    while j - 1 > quote.i and paragraph.passage.words[j - 1] == ",":
        j -= 1
    if words >= LEAST and words > saying.words:
        saying.quote, saying.words = paragraph.passage.excerpt(quote.i, j), words
        saying.spans.append(span_of(saying.quote))
