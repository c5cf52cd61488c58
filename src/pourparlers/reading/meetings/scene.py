"""A sentence with everything found in it: what the slots of its meetings are filled from."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparlers.languages.meetings_schema import Link, Part
from pourparlers.reading.actors.cast import Cast
from pourparlers.reading.meetings.events import Trigger, Vocabulary
from pourparlers.reading.words.clauses import Clause
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention, PlaceMention, TimeMention
from pourparlers.reading.words.paragraph import Paragraph

# Roles by which a mention takes no part.
SILENCED = ("topic", "cause", "away", "absent", "link")


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
    links: list[Hit[Link | Part]]
    roles: dict[int, tuple[int, str]] = field(default_factory=dict)
    spoken: set[int] = field(default_factory=set)
    inverted: list[int] = field(default_factory=list)
    carried: list[Mention] = field(default_factory=list)
    at: dict[int, Mention] = field(default_factory=dict)
    behind: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        passage = self.paragraph.passage
        self.at = {m.i: m for m in reversed(self.mentions)}
        for hit in self.links:
            if passage.words[hit.i] in self.words.grammar.coordinators and hit.j == hit.i + 1:
                continue
            if passage.words[hit.j : hit.j + 1] == ["-"] and not passage.spaced(hit.j):
                continue  # the first word of a compound: "l'après-midi"
            if self.is_time(hit.i):
                apart = any(isinstance(s, Link) and s.relation in ("after", "before") for s in hit.senses)
                self.behind |= {hit.i} if apart else set()
                continue
            part = next((s for s in hit.senses if isinstance(s, Part)), None)
            link = next((s for s in hit.senses if isinstance(s, Link)), None)
            other = "during" if link and link.relation == "during" else "link"
            if link and link.relation in ("after", "before") and part is None:
                self.behind.add(hit.i)
            self.roles[hit.i] = (hit.j, part.role if part else other)
        self._note_speech()

    def _note_speech(self) -> None:
        passage, (i, j) = self.paragraph.passage, self.sentence
        seeing = {t.i for t in self.triggers if t.verb and t.j - t.i > 1}
        for hit in self.words.speech.find(passage, i, j):
            if hit.i in seeing:
                continue
            comma = next((k for k in range(hit.i - 1, max(i, hit.i - 4), -1) if passage.words[k] == ","), None)
            if comma is not None and not any(comma < m.i < hit.i for m in self.mentions):
                self.inverted.append(comma)
            behind = [m for m in self.mentions if 0 <= m.i - hit.j <= 3 and not self.is_place(m)]
            for mention in self.mentions:
                taken_up = passage.words[mention.j : hit.i]
                before = 0 <= hit.i - mention.j <= 3 and self.words.grammar.relatives.isdisjoint(taken_up)
                if before and behind and "," in passage.words[mention.j : hit.i]:
                    continue
                if before or 0 <= mention.i - hit.j <= 1:
                    self.spoken.add(mention.i)

    def caused(self, word: int) -> bool:
        """Whether a word stands in what only says why: "called in response to the killing of X on Monday"."""
        words = self.paragraph.passage.words
        causes = [k for k, (j, role) in self.roles.items() if (role == "cause" or k in self.behind) and j <= word]
        return (
            bool(causes)
            and "," not in words[max(causes) : word]
            and not any(max(causes) < t.i < word for t in self.triggers)
        )

    def measured(self, time: TimeMention) -> bool:
        """Whether a time is but a distance from an event that is no meeting: "a month after they signed the deal"."""
        words, end = self.paragraph.passage.words, self.sentence[1]
        if time.counted >= 0 or time.j >= end or not words[time.j][0].isalnum():  # "the day after" by itself is a day
            return False
        for k in self.behind:
            if (time.of_event or time.type == "DURATION") and time.i < k <= time.j:
                stop = next((n for n in range(k, end) if words[n] == ","), end)
                return not any(k < t.i < stop for t in self.triggers)
        return False

    def clause_of(self, word: int) -> Clause:
        return next((c for c in self.clauses if c.i <= word < c.j), self.clauses[-1])

    def is_place(self, mention: Mention) -> bool:
        """Whether the mention's words name where or what event here: a format, or behind a preposition of place."""
        if mention.kind == "person":
            return False
        told = self.cast.format(mention.actors[0])
        if told is not None and not told.actor:
            return True
        over = [p for p in self.places if p.i < mention.j and mention.i < p.j]
        roles = {p.role for p in over}
        if any(p.dateline for p in over):
            return True
        return bool(roles & {"at", "to", "from"}) or ("of" in roles and mention.form == "capital")

    def is_time(self, word: int) -> bool:
        return any(t.i <= word < t.j for t in self.times)
