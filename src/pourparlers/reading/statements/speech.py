"""The words of speech of one language, ready for look-up: cues by act, content that decides an act, small words."""

from __future__ import annotations

import functools
from typing import NamedTuple, TypeVar

from pourparlers.languages.pack import has, load
from pourparlers.languages.statements_schema import Content, Noun, StatementsFile, Turn, Verb
from pourparlers.languages.words import Language, forms
from pourparlers.model import Act
from pourparlers.reading.words.lexicon import ANY, CAPITAL, Lexicon
from pourparlers.reading.words.passage import cut
from pourparlers.reading.words.verbs import Grammar, grammar_of

NAME = "statements"
SMALL = ("according", "sourced", "personal", "fronted", "through", "backwards", "fillers", "media", "parties", "about")
S = TypeVar("S")


class Word(NamedTuple):
    """A cue as a sense of the lexicon: its rule, the feature of the form, and whether it is one of several words."""

    rule: Verb | Noun
    feature: str


class Speech:
    """What the pack's ``statements.toml`` says."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.grammar: Grammar = grammar_of(language)
        pack = load(language.code, NAME, StatementsFile) if has(language.code, NAME) else StatementsFile()
        self.cues: Lexicon[Word] = Lexicon(language)
        for rule in (*pack.verb, *pack.noun):
            for phrase in rule.verbs if isinstance(rule, Verb) else rule.nouns:
                for form, feature in forms(phrase, language):
                    self.cues.add(form, Word(rule, feature))
        self.content: Lexicon[Content] = Lexicon(language)
        for content in pack.content:
            self._enter(self.content, content.words, content)
        self.order: dict[Act, int] = {}
        for content in pack.content:
            self.order.setdefault(content.act, len(self.order))
        self.described: Lexicon[str] = Lexicon(language)
        for described in pack.described:
            self._enter(self.described, described.words, described.title)
        self.turns: Lexicon[Turn] = Lexicon(language)
        for turn in pack.turn:
            self._enter(self.turns, turn.words, turn)
        marks = pack.marks
        self.small: Lexicon[str] = Lexicon(language)
        for kind in SMALL:
            self._enter(self.small, getattr(marks, kind), kind, CAPITAL if kind == "media" else ANY)
        self.complementizers = frozenset(marks.complementizers)
        self.infinitive = frozenset(marks.infinitive)
        self.passive = frozenset(marks.passive)
        self.agent = frozenset(marks.agent)
        self.governing = frozenset(marks.governing)
        self.conjunctions = self.governing & frozenset(language.subordinators)
        self.fronting = frozenset(marks.fronting)
        self.houses = frozenset(marks.houses)
        self.of = frozenset(marks.of)
        self.possessive = frozenset(marks.possessive)
        self.determiners = frozenset(marks.determiners)
        self.definite = frozenset(marks.definite)
        self.pronouns = frozenset(marks.pronouns)
        self.relatives = frozenset(marks.relatives)
        self.impersonal = frozenset(marks.impersonal)
        self.latter = {words[0]: words for form in marks.latter if (words := form.split())}
        self.asides = frozenset(marks.asides)
        self.objects = frozenset(marks.objects)
        self.participial = frozenset(marks.participial)
        self.documents = self._forms(marks.documents)
        self.spokespersons = self._forms(marks.spokespersons)
        self.press = self._forms(marks.press)
        self.questioners = frozenset(marks.questioners)
        self.homographs, self.commas = marks.homographs, marks.commas
        self.infinitives = tuple(marks.infinitives)

    def clitic(self, word: str) -> bool:
        """Whether a word is an adverb or a small word that leans on the verb behind it."""
        if word in self.grammar.adverbs:
            return True
        return len(word) > 1 and word[-1] == "'" and word not in self.complementizers | self.governing

    def _enter(self, lexicon: Lexicon[S], phrases: tuple[str, ...], sense: S, case: int = ANY) -> None:
        for phrase in phrases:
            for form, _ in forms(phrase, self.language):
                lexicon.add(form, sense, case)

    def _forms(self, phrases: tuple[str, ...]) -> frozenset[str]:
        """The last words of all forms: enough to know a head noun by."""
        return frozenset(cut(form, self.language)[-1] for phrase in phrases for form, _ in forms(phrase, self.language))


@functools.lru_cache(maxsize=8)
def speech_of(language: Language) -> Speech:
    """The speech of a language, made once."""
    return Speech(language)
