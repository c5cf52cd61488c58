"""The words of a pack: classes that there are, no empty forms, no form in two senses, and what no example covers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pourparlers.checking.files import Finding, PackFile, near
from pourparlers.checking.lines import Path
from pourparlers.languages.words import Language, forms
from pourparlers.reading.words.passage import cut

LONGEST = 8
NAMES = "names adjectives metonyms loose members"
# The fields whose words may carry a class of endings, by file; a "*" stands for any key.
INFLECTED = {
    "time": "words.*.* direction.verbs",
    "states": "state.names state.adjectives state.demonyms state.capital state.metonyms state.prefixes",
    "places": "names capital_nouns city_nouns venue.names",
    "cities": "names",
    "actors": " ".join(f"{table}.{field}" for table in ("organisation", "format") for field in NAMES.split())
    + " epithet.forms not_people styles pronouns",
    "offices": "office.forms office.plurals portfolio.forms modifier.forms body.forms body.plurals titles",
    "meetings": "noun.forms verb.forms cue.forms link.forms part.forms topic.forms outcome.forms"
    " subjects never sport remote speech",
    "statements": "verb.verbs noun.nouns content.words described.words turn.words"
    " marks.according marks.sourced marks.personal marks.fronted marks.through marks.backwards marks.fillers"
    " marks.media marks.parties marks.documents marks.spokespersons marks.press",
}
# What tells the senses of a field apart: the value of another field of the same table. Verbs of meetings may have
# several frames, and what stands by them decides.
SENSES = {
    "states": {"state.names": "code", "state.capital": "code"},
    "actors": {"organisation.names": "id", "format.names": "id"},
    "offices": {"office.forms": "title", "portfolio.forms": "title", "body.forms": "title"},
    "meetings": {
        "noun.forms": "kind",
        "cue.forms": "status",
        "link.forms": "relation",
        "part.forms": "role",
        "topic.forms": "frame",
    },
    "statements": {"verb.verbs": "act", "noun.nouns": "act", "described.words": "title"},
}
# The words that examples should show.
SHOWN = {
    "meetings": "noun.forms verb.forms cue.forms",
    "statements": "verb.verbs noun.nouns",
    "offices": "office.forms body.forms portfolio.forms",
}
# Lists whose strings are no words: an empty one may have a meaning there.
LETTERS = ("inflection", "endings", "spelling", "foreign_spelling", "example", "rule", "spelling_states", "lines")


class Word:
    """A word of a pack where it stands: its field without numbers, and the table that holds it."""

    __slots__ = ("field", "path", "table", "text")

    def __init__(self, path: Path, text: str, table: dict[str, Any]) -> None:
        self.path, self.text, self.table = path, text, table
        self.field = ".".join(str(part) for part in path if isinstance(part, str))

    def of(self, fields: Iterable[str]) -> bool:
        parts = self.field.split(".")
        return any(
            len(parts) == len(known) and all(k in ("*", p) for k, p in zip(known, parts, strict=True))
            for known in (field.split(".") for field in fields)
        )


def words_of(value: Any, path: Path = (), table: dict[str, Any] | None = None) -> Iterator[Word]:
    """Every string that stands in a list of a file's data, but those of letters and examples."""
    if isinstance(value, dict):
        for key, item in value.items():
            if path or key not in LETTERS:
                yield from words_of(item, (*path, key), value)
    elif isinstance(value, list):
        pair = path and path[0] == "names" and len(path) > 1  # a name and the English one
        for index, item in enumerate(value[:1] if pair else value):
            yield from words_of(item, (*path, index), table)
    elif isinstance(value, str) and path and isinstance(path[-1], int):
        yield Word(path, value, table or {})


def mistaken(file: PackFile, classes: Collection[str]) -> Iterator[Finding]:
    """Empty forms, and classes that there are not or that stand where no class may."""
    inflected = INFLECTED.get(file.name, "").split()
    for word in words_of(file.data):
        if not word.text.strip():
            yield file.finding(word.path, f"an empty form in {word.field}")
        elif "|" in word.text:
            if not word.of(inflected):
                yield file.finding(word.path, f"{word.field} takes words as they stand, with no class: {word.text!r}")
                continue
            for part in word.text.split(" "):
                name = part.partition("|")[2]
                if "|" in part and name not in classes:
                    hint = near(name, classes) or "; language.toml has no [inflection." + name + "]"
                    yield file.finding(word.path, f"unknown class of endings {name!r} in {word.text!r}{hint}")


def ambiguous(file: PackFile, language: Language) -> Iterator[Finding]:
    """A warning for each two tables that claim the same form in two senses."""
    senses = SENSES.get(file.name, {})
    owners: dict[tuple[str, str], dict[str, Word]] = {}
    shared: dict[tuple[str, str, str], tuple[Word, Word, list[str]]] = {}
    for word in words_of(file.data):
        if word.field not in senses:
            continue
        sense = str(word.table.get(senses[word.field], ""))
        for form, _ in forms(word.text, language):
            held = owners.setdefault((word.field, form), {})
            for other, first in held.items():
                if other != sense:
                    pair = (word.field, first.text, word.text)
                    shared.setdefault(pair, (first, word, []))[2].append(form)
            held.setdefault(sense, word)
    for first, word, found in shared.values():
        key = senses[word.field]
        line = file.lines.get(first.path)
        told = f"{found[0]!r} is {word.table.get(key)!r} here and {first.table.get(key)!r} in line {line}"
        yield file.finding(word.path, f"{word.field}: {told}", warning=True)


def uncovered(files: Iterable[PackFile], language: Language, texts: Iterable[str]) -> tuple[int, int]:
    """How many of the words that examples should show stand in none, and how many there are."""
    runs: set[tuple[str, ...]] = set()
    for text in texts:
        words = cut(text, language)
        for length in range(1, LONGEST + 1):
            runs.update(zip(*(words[k:] for k in range(length)), strict=False))
    missing = total = 0
    for file in files:
        shown = SHOWN.get(file.name, "").split()
        for word in words_of(file.data) if shown else ():
            if word.of(shown):
                total += 1
                missing += not any(tuple(cut(form, language)) in runs for form, _ in forms(word.text, language))
    return missing, total
