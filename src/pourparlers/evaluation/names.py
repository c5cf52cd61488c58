"""Whether two names mean the same person, state, body or place, whatever their spelling."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

import msgspec


class NameTables(msgspec.Struct, frozen=True):
    """The forms that count as one, as names.toml lists them: canonical form, then what is folded into it."""

    generic: frozenset[str]
    empty: frozenset[str]
    titles: tuple[str, ...]
    weak: frozenset[str]
    prefixes: tuple[tuple[str, str], ...]
    phrases: tuple[tuple[str, str], ...]
    consonants: tuple[tuple[str, str], ...]
    letters: dict[str, str]
    demonyms: dict[str, list[str]]
    forms: dict[str, list[str]]
    guarded: dict[str, str]
    aliases: dict[str, list[str]]
    places: dict[str, list[str]]


def _load() -> NameTables:
    source = files("pourparlers.evaluation").joinpath("names.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(source), NameTables)


def _by_form(table: dict[str, list[str]]) -> dict[str, str]:
    return {form: canonical for canonical, forms in table.items() for form in forms}


TABLES = _load()
_LETTERS = str.maketrans(TABLES.letters)
_TITLE = re.compile(rf"^({'|'.join(TABLES.titles)}) ")
_DEMONYMS, _FORMS, _ALIASES = _by_form(TABLES.demonyms), _by_form(TABLES.forms), _by_form(TABLES.aliases)
_PLACES = _by_form(TABLES.places)
_FORM = re.compile(rf"\b({'|'.join(map(re.escape, sorted(_FORMS, key=len, reverse=True)))})\b")
_NOT_WORD = re.compile(r"[^\w]+")
_Y_ENDING = re.compile(r"(iy|ij|yy|yi|ii|i|j|y)$")
_PLACE_BORDER = re.compile(r"[,(/;]")


@lru_cache(maxsize=65536)
def normal(name: str | None) -> str:
    """Lower case, no diacritics, no punctuation, no title in front."""
    decomposed = unicodedata.normalize("NFKD", (name or "").translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return _TITLE.sub("", _NOT_WORD.sub(" ", bare).replace("_", " ").strip())


@lru_cache(maxsize=65536)
def canonical(name: str | None) -> str:
    """The one form that stands for all usual forms of a name."""
    plain = normal(name)
    text = _FORM.sub(lambda found: _widened(found[1], plain), plain)
    if text in _ALIASES:
        return _ALIASES[text]
    words = [_DEMONYMS.get(word, word) for word in text.split()]
    text = " ".join([word for word in words if word not in TABLES.empty] or words)
    for old, new in TABLES.prefixes:
        text = new + text[len(old) :] if text.startswith(old) else text
    for old, new in TABLES.phrases:
        text = text.replace(old, new)
    return _ALIASES.get(text, text)


def _widened(form: str, whole: str) -> str:
    """The canonical form, unless the name begins with the rest of it already ("North Macedonia")."""
    guard = TABLES.guarded.get(form)
    return form if guard and whole.startswith(guard) else _FORMS[form]


def _surname(word: str) -> str:
    return _Y_ENDING.sub("y", word).replace("ey", "ei")


@lru_cache(maxsize=65536)
def _skeletons(word: str) -> frozenset[str]:
    """Consonants of a surname, folded over romanisations; a vowel in front is marked."""
    found = set()
    for ch in "hs":
        text = word
        for old, new in TABLES.consonants:
            text = text.replace(old, ch if new == "?" else new)
        first = "+" if text[:1] in "aeiouyj" else ""
        found.add(first + re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyj]", "", text)))
    return frozenset(found)


@lru_cache(maxsize=65536)
def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names mean one actor: the canonical form, the surname, or the consonants of it."""
    a, b = canonical(one), canonical(other)
    if not a or not b:
        return False
    if a == b:
        return True
    x, y = a.split(), b.split()
    if "unnamed" in x or "unnamed" in y:
        return "unnamed" in x and "unnamed" in y and _same_source(set(x) - TABLES.weak, set(y) - TABLES.weak)
    if sorted(x) == sorted(y):
        return True
    if TABLES.generic & {*x, *y}:
        return False
    return _surname(x[-1]) == _surname(y[-1]) or _sounds_alike(x, y)


def _same_source(one: set[str], other: set[str]) -> bool:
    return bool(one & other) or (not one and not other)


def _sounds_alike(one: list[str], other: list[str]) -> bool:
    last = any(len(skeleton) >= 3 for skeleton in _skeletons(one[-1]) & _skeletons(other[-1]))
    return last and (len(one) == 1 or len(other) == 1 or bool(_skeletons(one[0]) & _skeletons(other[0])))


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two places have a name in common ("Brussels, Belgium" and "Brussels")."""
    return bool(one and other and _place_names(one) & _place_names(other))


@lru_cache(maxsize=65536)
def _place_names(place: str) -> frozenset[str]:
    parts = {name for part in _PLACE_BORDER.split(place) if (name := normal(part))} | {canonical(place)}
    return frozenset(_PLACES.get(name, name) for name in parts)


def same_service(one: str | None, other: str | None) -> bool:
    """Whether two affiliations agree: one may say more than the other."""
    a, b = canonical(one), canonical(other)
    x, y = set(a.split()), set(b.split())
    return bool(a and b and (a == b or x <= y or y <= x))
