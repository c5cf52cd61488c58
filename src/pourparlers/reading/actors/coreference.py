"""Who is meant where no name stands: by a pronoun, an epithet, an office, or one word for many ("the official")."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from pourparlers.languages.pack import load
from pourparlers.languages.time_schema import Times
from pourparlers.languages.words import Language
from pourparlers.reading.actors.pending import title_fits, title_opens
from pourparlers.reading.actors.people import REMEMBERED, Human, tokens_of
from pourparlers.reading.actors.register import CANDIDATES, Register
from pourparlers.reading.actors.roll import Draft, Roll
from pourparlers.reading.names.finder import Found
from pourparlers.reading.names.gazetteer import gazetteer_of
from pourparlers.reading.names.owners import OPENING
from pourparlers.reading.names.phrase import Phrase
from pourparlers.reading.words.mentions import Form, Mention
from pourparlers.reading.words.passage import STOPS, Passage

CLOSE = 2  # words from a person to the relative clause that is told of him
STATE = "state:"
MARKS = frozenset(OPENING)


class Coreference(Roll):
    """The roll of an article with its persons, and which of them a word stands for."""

    def __init__(self, language: str, names: str = "en") -> None:
        self.language = load(language, "language", Language)
        super().__init__(gazetteer_of(self.language), names)
        self.register = Register(self.gazetteer, self)
        self.people = self.register.people
        self._last_unnamed: Draft | None = None
        self._passage = 0
        told = load(language, "time", Times).direction
        self._relatives = frozenset(self.language.relatives)
        self._participles, self._never = told.participle_endings, frozenset(told.no_verbs)

    def _mention(self, found: Found, human: Human, mentions: list[Mention], form: Form) -> None:
        if form != "pronoun":
            self.people.saw(human, self._passage)
        mentions.append(Mention(found.i, found.j, (human.id,), "person", form, found.core, level=human.level()))

    def _known_here(self, tokens: tuple[str, ...]) -> Human | None:
        human = self.people.find(tokens, self.register.surname_first)
        if human is None and len(tokens) > 1:
            person = self.register.known.find(tokens)
            human = self.people.find(tokens_of(person.name), self.register.surname_first) if person else None
        return human

    def _epithet(self, passage: Passage, found: Found, mentions: list[Mention]) -> None:
        words = passage.words
        if found.j < len(words) and (words[found.j] in self.gazetteer.of or passage.raw[found.j][0].isupper()):
            return
        epithet = self.gazetteer.actors.epithet[int(found.sense)]
        count, humans = epithet.count, self.people.latest(epithet.count)
        if epithet.subject:
            # "The billionaire" is whom the passage is about: the first told of in it.
            told = self.people.latest(REMEMBERED)
            humans = [max(told, key=lambda h: (h.passage, -h.opened))] if told else []
        if len(humans) == count:
            ids = tuple(h.id for h in humans)
            level = humans[0].level()
            mentions.append(
                Mention(found.i, found.j, ids, "person", "epithet", found.core, level=level, plural=count > 1)
            )

    def _pronoun(self, passage: Passage, found: Found, mentions: list[Mention]) -> None:
        words = passage.words
        if self._impersonal(words, found.j):
            return
        speaker = _labelled(passage, mentions)
        humans = [h for h in self.people.latest(REMEMBERED) if h.id != speaker]
        if humans and self._passage - humans[-1].passage <= 1:
            subject = self._subject(passage, found, mentions)
            human = next((h for h in humans if h.id == subject), humans[-1])
            self._mention(found, human, mentions, "pronoun")

    def _impersonal(self, words: list[str], j: int) -> bool:
        """Whether what follows a pronoun makes it nobody's ("il faut", "il y a"); "il y a rencontré" tells of him."""
        if j >= len(words) or words[j] not in self.gazetteer.impersonal:
            return False
        there = words[j] in self.gazetteer.atlas.there and j + 2 < len(words)
        return not (there and words[j + 2].endswith(self._participles) and words[j + 2] not in self._never)

    def _subject(self, passage: Passage, found: Found, mentions: list[Mention]) -> str | None:
        """The first person of the last sentence but this; a pronoun inside quotation marks may be anybody.

        Of several before it in its own sentence it is the first, where no relative clause of another has begun.
        """
        at = bisect_right(passage.sentences, found.i, key=lambda s: s[0]) - 1
        i, j = passage.sentences[at - 1] if at > 0 else (0, 0)
        own = [m for m in itertools.takewhile(lambda m: m.i >= j, reversed(mentions)) if m.kind == "person"]
        if len({m.actors for m in own}) > 1:
            return None if self._relative(passage, own[0].j, found.i) else own[-1].actors[0]
        first = None
        for mention in itertools.takewhile(lambda m: m.i >= i, reversed(mentions)):
            if mention.kind == "person" and mention.i >= j:
                return None
            quoted = mention.form == "pronoun" and not MARKS.isdisjoint(passage.words[i : mention.i])
            first = mention if mention.kind == "person" and not quoted else first
        return first.actors[0] if first else None

    def _relative(self, passage: Passage, i: int, j: int) -> bool:
        """Whether what stands between two words opens with a relative word: "met X, who said he"."""
        return any(w in self._relatives for w in passage.words[i : min(j, i + CLOSE)])

    def _one_of_them(self, passage: Passage, found: Found, mentions: list[Mention]) -> bool:
        """One of a people ("l'Américain", "the Russian said"): whom the article told of last that serves its state."""
        words, gazetteer = passage.words, self.gazetteer
        before, after = words[found.i - 1] if found.i else "", words[found.j] if found.j < len(words) else "."
        one = before in gazetteer.singular and passage.raw[found.i][0].isupper()
        if not gazetteer.lower_adjectives and len(found.keys) == 1 and not found.plural:
            told = after in gazetteer.verbal or after in STOPS
            inserted = after == "," and passage.raw[min(found.j + 1, len(words) - 1)][0].islower()
            one = self._definite(before) and (told or inserted)
        if not one:
            return False
        human = self._of_people(found.keys[0])
        if human is not None:
            self._mention(found, human, mentions, "epithet")
        return human is not None

    def _of_people(self, state: str) -> Human | None:
        """Who serves a state, the one told of last; else, of those named just before, the first who serves none:
        "the Spaniard" may speak for the European Union."""
        human = next((h for h in reversed(self.people.latest(REMEMBERED)) if h.state == state), None)
        free = (h for h in self._named_lately() if not h.state.startswith(STATE))
        return human or min(free, key=lambda h: (-h.passage, h.opened), default=None)

    def _taken_up(self, passage: Passage, found: Found, phrase: Phrase, mentions: list[Mention]) -> Human | None:
        """Whom "the official" means where no unnamed one was told of: the person that the words before are about."""
        taken = phrase.kind == "unnamed" and self._definite(phrase.determiner)
        if not taken or self._last_unnamed is not None:
            return None
        humans = self._named_lately()
        subject = self._subject(passage, found, mentions)
        return next((h for h in humans if h.id == subject), humans[-1] if humans else None)

    def _holder(self, phrase: Phrase, owners: list[str]) -> Human | None:
        """The person of the article who holds an office: the same state and title, the latest named first."""
        gazetteer = self.gazetteer
        if phrase.kind == "unnamed":
            return None
        if phrase.determiner in gazetteer.indefinite and phrase.determiner not in gazetteer.articles:
            return None
        best: tuple[int, ...] | None = None
        holder = None
        for human in self.people.all[-CANDIDATES:]:
            for held in human.offices:
                serves = not owners or human.state in owners or held.owner in owners
                own = gazetteer.own_offices.get((held.owner or human.state, phrase.title), ()) if owners else ()
                fits = title_fits(phrase.title, held.title) or title_opens(phrase.title, held.title)
                fits = fits or held.title in own
                if serves and fits and (owners or human.seen):
                    # "The minister" alone is whom the last passage is about: the first told of in it.
                    alone = (human.passage, -human.opened)
                    rank = (held.title == phrase.title, human.seen) if owners else alone
                    if best is None or rank > best:
                        best, holder = rank, human
                    break
        return holder

    def _told_before(self, phrase: Phrase, owners: list[str]) -> Human | None:
        """Whom a definite description that fits anybody is: the one of its state who was named just before."""
        if not phrase.anyone or not self._definite(phrase.determiner):
            return None
        if phrase.inner or (self._last_unnamed is not None and self._last_unnamed.title == phrase.title):
            return None
        told = next((h for h in reversed(self._named_lately()) if h.state in owners), None)
        return told or (self._of_people(owners[0]) if owners[0].startswith(STATE) else None)

    def _named_lately(self) -> list[Human]:
        """The persons named in this passage or the one before, in order of mention."""
        return [h for h in self.people.latest(REMEMBERED) if self._passage - h.passage <= 1]

    def _definite(self, word: str) -> bool:
        """Whether a word is a definite article."""
        return word in self.gazetteer.articles and word not in self.gazetteer.indefinite


def _labelled(passage: Passage, mentions: list[Mention]) -> str | None:
    """Who speaks a paragraph of a dialogue ("Mr Dahl: ..."): nobody says "he" of himself."""
    first = mentions[0] if mentions else None
    if first is None or first.i > 0 or first.j >= len(passage.words) or passage.words[first.j] != ":":
        return None
    return first.actors[0]
