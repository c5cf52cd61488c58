"""A lexicon: forms of one or more words to their senses, found in one pass over a passage's words.

A dictionary from the first word and the second to the rest, longest first; measured here at 0.05 s a megabyte, a third
of an automaton over characters, and with word borders exact by construction.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Generic, NamedTuple, Protocol, TypeVar

from pourparlers.languages.words import Language
from pourparlers.reading.words.fold import fold
from pourparlers.reading.words.passage import cut, cutter

S = TypeVar("S")

ANY, CAPITAL, EXACT = 0, 1, 2


class Worded(Protocol):
    """Words in lower case and as printed: a passage, or a stretch of one."""

    @property
    def words(self) -> list[str]: ...

    @property
    def raw(self) -> list[str]: ...


class Stretch(NamedTuple):
    """Words that do not stand side by side in their passage."""

    words: list[str]
    raw: list[str]


class Hit(NamedTuple, Generic[S]):
    """A form found at a range of words, with its senses in the order of the pack."""

    i: int
    j: int
    senses: tuple[S, ...]


# A form's words after the first, its length, its exact shape where that matters, its case, its senses.
Row = tuple[list[str], int, tuple[str, ...] | None, int, tuple[S, ...]]
Rows = tuple[Row[S], ...]
# A form as it was entered: its sense and case beside it.
Entered = tuple[str, S, int]
# The forms that begin with one word: by their second word, each with those of one word behind them, cut when that pair
# is first met (as entered until then); and those alone.
Table = tuple[dict[str, Rows[S] | list[Entered[S]]], Rows[S]]


class Lexicon(Generic[S]):
    """Forms to senses. ``case``: ANY matches in any case, CAPITAL wants a capital first letter, EXACT the very form.

    A form is cut into words when the first word of it is first met in a text: a page needs few of all forms.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._entered: dict[str, list[Entered[S]]] = {}
        self._tables: dict[str, Table[S]] = {}

    def add(self, form: str, sense: S, case: int = ANY) -> None:
        """Enter one form (already inflected) with a sense."""
        head = form.partition(" ")[0]
        if head.isalpha():
            first = head.lower()
        else:
            words = cut(form, self._language) if head[-1:] == "'" else _head(head, self._language)
            if not words:
                return
            first = words[0]
        entered = self._entered.get(first)
        if entered is None:
            self._entered[first] = [(form, sense, case)]
        else:
            entered.append((form, sense, case))
            self._tables.pop(first, None)

    def find(self, passage: Worded, lo: int = 0, hi: int | None = None) -> list[Hit[S]]:
        """The hits in words ``lo`` to ``hi``: longest first, not overlapping, in order."""
        words, tables = passage.words, self._tables
        n = len(words) if hi is None else hi
        out: list[Hit[S]] = []
        floor = lo
        for i in compress(range(lo, n), map(self._entered.__contains__, words[lo:n])):
            if i < floor:
                continue
            table = tables.get(words[i]) or self._table(words[i])
            rows = table[0].get(words[i + 1], table[1]) if i + 1 < n else table[1]
            if not rows:
                continue
            if isinstance(rows, list):
                rows = self._cut(table, words[i + 1], rows)
            found: tuple[S, ...] = ()
            j = i
            for tail, size, exact, case, senses in rows:
                end = i + size
                if found and end != j:
                    break
                if end > n or (size > 2 and words[i + 1 : end] != tail):
                    continue
                if case and not _cased(passage.raw, i, end, case, exact):
                    continue
                j = end
                found = (*found, *(s for s in senses if s not in found)) if found else senses
            if found:
                out.append(Hit(i, j, found))
                floor = j
        return out

    def _table(self, first: str) -> Table[S]:
        """The forms that begin with a word, parted by their second; made when that word is first met."""
        alone: list[Entered[S]] = []
        after: dict[str, Rows[S] | list[Entered[S]]] = {}
        for entry in self._entered[first]:
            second = _second(entry[0], self._language)
            if second is None:
                alone.append(entry)
            else:
                behind = after.setdefault(second, [])
                assert isinstance(behind, list)
                behind.append(entry)
        table: Table[S] = (after, self._rows(alone))
        self._tables[first] = table
        return table

    def _cut(self, table: Table[S], second: str, entered: list[Entered[S]]) -> Rows[S]:
        """The forms of a pair of words, cut and in order; made when the pair is first met."""
        rows = (*self._rows(entered), *table[1])
        table[0][second] = rows
        return rows

    def _rows(self, entered: list[Entered[S]]) -> Rows[S]:
        known: dict[tuple[tuple[str, ...], tuple[str, ...] | None, int], list[S]] = {}
        for form, sense, case in entered:
            key = _words(form, self._language), self._shape(form) if case == EXACT else None, case
            senses = known.get(key)
            if senses is None:
                known[key] = [sense]
            elif sense not in senses:
                senses.append(sense)
        rows = [(list(k[0][1:]), len(k[0]), k[1], k[2], tuple(senses)) for k, senses in known.items()]
        rows.sort(key=lambda row: (-row[1], -row[3]))
        return tuple(rows)

    def _shape(self, form: str) -> tuple[str, ...]:
        tokens = self._language.tokens
        pieces = cutter(tokens.apostrophe, tokens.clitics).findall(fold(form)[0])
        return tuple(p for p in pieces if not p.isspace())

    def __len__(self) -> int:
        """How many forms were entered, one with several senses counted for each."""
        return sum(map(len, self._entered.values()))


def _second(form: str, language: Language) -> str | None:
    """The second word of a form; ``None`` where it has but one."""
    head, _, rest = form.partition(" ")
    if head.isalpha() and (not rest or rest.replace(" ", "").isalpha()) and "\u02bc" not in rest:
        return rest.partition(" ")[0].lower() or None
    words = _words(form, language)
    return words[1] if len(words) > 1 else None


def _words(form: str, language: Language) -> tuple[str, ...]:
    """The words of a form; most are letters and blanks behind the first, which many forms share."""
    head, _, rest = form.partition(" ")
    if head[-1:] != "'" and (not rest or rest.replace(" ", "").isalpha()) and "\u02bc" not in rest:
        return *_head(head, language), *rest.lower().split()
    return tuple(cut(form, language))


@functools.lru_cache(maxsize=4096)
def _head(word: str, language: Language) -> tuple[str, ...]:
    return tuple(cut(word, language))


def _cased(raw: Sequence[str], i: int, end: int, case: int, exact: tuple[str, ...] | None) -> bool:
    if case == CAPITAL:
        return raw[i][0].isupper()
    return exact is None or tuple(raw[i:end]) == exact


def enter(lexicon: Lexicon[S], forms: Iterable[str], sense: S, case: int = ANY) -> None:
    """Enter many forms with one sense."""
    for form in forms:
        lexicon.add(form, sense, case)
