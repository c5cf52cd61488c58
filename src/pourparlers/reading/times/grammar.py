"""Patterns of ``time.toml`` made into a trie of words and slots, and matched against a passage.

At each word the longest pattern wins; between equals the first of the pack. Words that begin no pattern cost one
look-up. What a match fills in is a ``Told``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import compress
from operator import or_

from pourparlers.errors import PackError
from pourparlers.languages.pack import load
from pourparlers.languages.time_schema import Rule, Times
from pourparlers.languages.words import Language
from pourparlers.model import Clock
from pourparlers.reading.times.number_slots import NUMBERS, Slot
from pourparlers.reading.times.patterns import Table, Token, expand, words_of
from pourparlers.reading.times.slot_values import WRITE
from pourparlers.reading.times.told import Told
from pourparlers.reading.times.zones import city_zones
from pourparlers.reading.words.passage import Passage

ZONE = "zone"  # the table of time zones
DIGITS = "0"  # stands for any number among the words that may come next
RANGE = ("-", "\u2013")
GOES_ON = frozenset("%$\u20ac\u00a3\u00b0/:'")  # marks after which a number is no day
Match = tuple[int, int, dict[str, str]]


class Node:
    """A place in the trie: the words and slots that go on from it, and the rules that end here."""

    __slots__ = ("numbers", "rules", "slots", "tables", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.slots: dict[str, Node] = {}
        self.rules: list[int] = []
        self.numbers: list[tuple[str, Slot, Node]] = []
        self.tables: dict[str, list[tuple[str, Table, Node]]] | None = None


class TimeGrammar:
    """The time expressions of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.pack = load(language.code, "time", Times)
        words = dict(self.pack.words)
        if self.pack.zone_of:
            told, named = words.get(ZONE, {}), city_zones(language, self.pack.zone_of)
            words[ZONE] = {z: (*told.get(z, ()), *named.get(z, ())) for z in {**told, **named}}
        self.tables = {name: Table(rows, language, name in self.pack.capital) for name, rows in words.items()}
        self._gates: dict[str, frozenset[str] | None] = {}
        self._readers: dict[str, tuple[Slot | None, tuple[Table, ...]]] = {}
        self.suffixes = frozenset(tuple(words_of(s, language)) for s in self.pack.day_suffixes)
        self.articles = frozenset(self.pack.articles)
        self.leads = {tuple(words_of(f, language)): role for role, fs in self.pack.lead.items() for f in fs}
        self.longest_lead = max(map(len, self.leads), default=0)
        self.onward = self.articles | frozenset(self.pack.join.subjects)
        self.after_day = frozenset(self.pack.join.after_day)
        self.root = Node()
        for number, rule in enumerate(self.pack.rule):
            for form in rule.form:
                for tokens in expand(form, language):
                    self._enter(tokens, number, form)
        self.starts = frozenset(self._starts())

    def _enter(self, tokens: tuple[Token, ...], number: int, form: str) -> None:
        node = self.root
        for is_slot, name in tokens:
            if is_slot and not any(self.readers(name)):
                raise PackError(
                    f"{self.language.code}/time.toml", None, f"a slot with a table of words in {form!r}", name
                )
            node = (node.slots if is_slot else node.words).setdefault(name, Node())
        if number not in node.rules and node is not self.root:
            node.rules.append(number)

    def _starts(self) -> Iterator[str]:
        yield from self.root.words
        for name in self.root.slots:
            for table in self.readers(name)[1]:
                yield from table.first

    def find(self, passage: Passage) -> list[Told]:
        """The expressions of a passage, longest first, with the preposition and article before them."""
        out: list[Told] = []
        words, starts, n, floor = passage.words, self.starts, len(passage.words), 0
        for i in compress(range(n), map(or_, map(starts.__contains__, words), map(str.isdigit, words))):
            if i < floor:
                continue
            word = words[i]
            if word.isdigit() or self._goes_on(word, words[i + 1] if i + 1 < n else ""):
                told = self._told(passage, i, floor)
                if told:
                    floor = told.j
                    if told.make != "none":
                        out.append(told)
        return out

    def _goes_on(self, word: str, after: str) -> bool:
        """Whether some pattern that begins with ``word`` ends there or goes on with the word after it."""
        if word not in self._gates:
            seconds: set[str] = set()
            node = self.root.words.get(word)
            ends = self._seconds(node, seconds) if node else False
            for _, table, onward in self._tables(self.root).get(word, ()):
                for tail, _ in table.first[word]:
                    if tail:
                        seconds.add(tail[0])
                    else:
                        ends = self._seconds(onward, seconds) or ends
            self._gates[word] = None if ends else frozenset(seconds)
        gate = self._gates[word]
        return gate is None or after in gate or (DIGITS in gate and after.isdigit())

    def _seconds(self, node: Node, seconds: set[str]) -> bool:
        """Add the words that may come at a node; whether a pattern ends there."""
        seconds.update(node.words)
        seconds.update(self._tables(node))
        if node.numbers:
            seconds.add(DIGITS)
        return bool(node.rules)

    def _told(self, passage: Passage, i: int, floor: int) -> Told | None:
        """What the longest match from word ``i`` tells whose needs are met; of equals the first of the pack."""
        found: list[Match] = []
        self._walk(self.root, passage, i, {}, found)
        if not found:
            return None
        found.sort(key=lambda match: (-match[0], match[1]))
        for end, number, filled in found:
            rule = self.pack.rule[number]
            told = fill(rule, filled, i, end)
            if rule.make == "none":
                return told
            lead = self.take_lead(passage, told, floor)
            told.loose = "beside" in rule.needs and not lead
            if self._allowed(passage, rule, told, lead):
                return told
        return None

    def _walk(self, node: Node, passage: Passage, i: int, filled: dict[str, str], found: list[Match]) -> None:
        for number in node.rules:
            found.append((i, number, filled))
        if i < len(passage.words):
            word = passage.words[i]
            onward = node.words.get(word)
            if onward:
                self._walk(onward, passage, i + 1, filled, found)
            if not node.slots:
                return
            for name, table, onward in self._tables(node).get(word, ()):
                for value, j in table.find(passage, i):
                    self._walk(onward, passage, j, {**filled, name: value}, found)
            if word[0].isdigit():
                for name, reader, onward in node.numbers:
                    for value, j in reader(passage, i, self):
                        self._walk(onward, passage, j, {**filled, name: value}, found)

    def _tables(self, node: Node) -> dict[str, list[tuple[str, Table, Node]]]:
        """The slots of a node by the words that may begin them, made when the node is first met."""
        if node.tables is not None:
            return node.tables
        node.tables = {}
        for name, onward in node.slots.items():
            number, tables = self.readers(name)
            if number:
                node.numbers.append((name, number, onward))
            for table in tables:
                for word in table.first:
                    node.tables.setdefault(word, []).append((name, table, onward))
        return node.tables

    def readers(self, name: str) -> tuple[Slot | None, tuple[Table, ...]]:
        """What reads a slot: its digits, and its table of words; ``n_b`` is another ``n``."""
        known = self._readers.get(name)
        if known is None:
            plain = name if name in self.tables else name.split("_")[0]
            table = self.tables.get(plain)
            known = self._readers[name] = (NUMBERS.get(plain), (table,) if table else ())
        return known

    def take_lead(self, passage: Passage, told: Told, floor: int) -> bool:
        """Take in the article and the preposition before the core; whether there is a preposition."""
        words, i = passage.words, told.i
        for _ in range(2):
            for length in range(min(self.longest_lead, i - floor), 0, -1):
                role = self.leads.get(tuple(words[i - length : i]))
                if role is not None:
                    told.i, told.role = i - length, role if told.role == "at" else told.role
                    return True
            if i - 1 >= floor and words[i - 1] in self.articles:
                i = told.i = i - 1
            else:
                break
        return False

    def _allowed(self, passage: Passage, rule: Rule, told: Told, lead: bool) -> bool:
        """Whether what the rule needs stands around the match."""
        if "lead" in rule.needs and not lead:
            return False
        if "bare" in rule.needs and not lead and told.i == told.core:
            return self.ends_day(passage, told.j) or passage.words[told.j] in RANGE
        if "stop" in rule.needs and told.j < len(passage.words) and passage.words[told.j] in self.onward:
            return False
        return not {"end", "stop"} & set(rule.needs) or self.ends_day(passage, told.j)

    def ends_day(self, passage: Passage, j: int) -> bool:
        """Whether a bare day number may end before word ``j``: no noun, unit or digit goes on from it."""
        if j >= len(passage.words):
            return True
        word = passage.words[j]
        if word in self.after_day:
            return True
        return not word[0].isalnum() and word not in GOES_ON and not self._decimal(passage, j)

    def _decimal(self, passage: Passage, j: int) -> bool:
        """Whether a point or comma at word ``j`` stands inside a number."""
        after = passage.words[j + 1 : j + 2]
        return bool(after) and after[0].isdigit() and not passage.spaced(j) and not passage.spaced(j + 1)


def fill(rule: Rule, filled: dict[str, str], i: int, j: int) -> Told:
    """A ``Told`` from a rule and the values of its slots."""
    told = Told(i, j, rule.make, core=i)
    told.n, told.sign, told.unit, told.base, told.which = rule.n, rule.sign, rule.unit, rule.base, rule.which
    if rule.make in ("clock", "part"):
        told.base = "last"
    told.part, told.value, told.about, told.as_duration = rule.part, rule.value, rule.about, rule.duration
    told.role, told.day, told.month, told.if_future = rule.role or "at", rule.day, rule.month, rule.if_future
    told.clock = Clock(start=rule.clock) if rule.clock else None
    told.of_event, told.of_year, told.vague = rule.of_event, rule.of_year, rule.vague
    for name, value in filled.items():
        WRITE[name.split("_")[0]](told, value)
    return told


@functools.lru_cache(maxsize=16)
def time_grammar(language: Language) -> TimeGrammar:
    """The grammar of a language, made once."""
    return TimeGrammar(language)
