"""Which issue a statement is on, where words tell it: the named issues of the packs, and those a user names.

Words of languages stand in the packs' ``issues.toml``. A phrase fits where its words come in their order with at most
``GAP`` others between two; weak phrases count only where the statement names one of the issue's actors.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pourparlers.languages.issues_schema import IssuesFile, OwnIssue, WorldIssues
from pourparlers.languages.pack import has, known, load
from pourparlers.reading.names.romanise import plain

GAP = 2
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*\*?")
ENGLISH = "en"


class Phrase(NamedTuple):
    """Words that tell an issue; a word and whether any ending may follow. ``beside`` are the actors of a weak one."""

    issue: str
    words: tuple[tuple[str, bool], ...]
    beside: frozenset[str] = frozenset()


Phrases = Mapping[str, Sequence[Phrase]]
"""Phrases by the beginning of their first word."""
BEGINNING = 3


def words_of(text: str) -> list[str]:
    """The words of a text in plain letters; those with hyphens are one."""
    return [plain(word) for word in _WORD.findall(text.replace("*", " "))]


def phrase(issue: str, written: str, beside: Iterable[str] = ()) -> Phrase:
    """A phrase as a pack or a user writes it; a star that stands alone is a gap, which is allowed anyway."""
    words = tuple((plain(w.rstrip("*")), w.endswith("*")) for w in _WORD.findall(written))
    return Phrase(issue, words, frozenset(beside))


def by_beginning(phrases: Iterable[Phrase]) -> Phrases:
    out: dict[str, list[Phrase]] = defaultdict(list)
    for one in phrases:
        if one.words:
            out[one.words[0][0][:BEGINNING]].append(one)
    return out


@functools.cache
def named_phrases(language: str) -> Phrases:
    """The phrases by which a language tells the named issues; none where its pack has no such file."""
    if not has(language, "issues"):
        return {}
    actors = {issue.key: issue.actors for issue in load("world", "issues", WorldIssues).issue}
    found = load(language, "issues", IssuesFile).issue
    strong = (phrase(issue.key, written) for issue in found for written in issue.words)
    weak = (phrase(issue.key, written, actors[issue.key]) for issue in found for written in issue.near)
    return by_beginning((*strong, *weak))


@functools.cache
def names_in(language: str) -> Mapping[str, str]:
    """What a language calls the named issues; English where it has no words for them."""
    code = language if has(language, "issues") else ENGLISH
    return {issue.key: issue.name for issue in load(code, "issues", IssuesFile).issue}


@functools.cache
def all_names(key: str) -> tuple[str, ...]:
    """What every language calls an issue."""
    return tuple(names_in(code)[key] for code in known() if has(code, "issues") and key in names_in(code))


def own_phrases(issues: Iterable[OwnIssue]) -> Phrases:
    """The phrases of issues that a user names."""
    return by_beginning(phrase(issue.name, written) for issue in issues for written in issue.words)


def told_by(words: Sequence[str], actors: frozenset[str], phrases: Phrases) -> Iterator[str]:
    """The issues that some words tell, each once, in the order in which they are told."""
    told: set[str] = set()
    for at, word in enumerate(words):
        for n in range(1, BEGINNING + 1) if len(word) >= BEGINNING else (len(word),):
            for one in phrases.get(word[:n], ()):
                fresh = one.issue not in told and (not one.beside or not one.beside.isdisjoint(actors))
                if fresh and _fits(words, at, one.words):
                    told.add(one.issue)
                    yield one.issue


def _fits(words: Sequence[str], at: int, asked: Sequence[tuple[str, bool]]) -> bool:
    """Whether the words asked for stand from a place on, each close behind the one before."""
    first, rest = asked[0], asked[1:]
    if not _is(words[at], first):
        return False
    for one in rest:
        near = range(at + 1, min(len(words), at + GAP + 2))
        found = next((n for n in near if _is(words[n], one)), None)
        if found is None:
            return False
        at = found
    return True


def _is(word: str, asked: tuple[str, bool]) -> bool:
    return word.startswith(asked[0]) if asked[1] else word == asked[0]
