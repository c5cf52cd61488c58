"""Language is data: no word of a human language stands in the code of ``page`` and ``reading``.

A string literal may hold terms of the model and of the packs' schemas, codes of the standards, marks and regular
expressions. It may not hold a word in letters beyond ASCII, a phrase, or a word that a pack lists as of its language.
A literal that is one name and nothing else may also be a name of the program: a field, a slot of the packs, a variable.
Modules that run the examples of a pack are left out: what they say, they say to the pack's author.
"""

from __future__ import annotations

import ast
import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import babel.dates
import pytest

SOURCE = Path(__file__).parents[1] / "src" / "pourparlers"
LANGUAGES = SOURCE / "languages"
MODULES = sorted(
    path
    for room in ("reading", "page")
    for path in (SOURCE / room).rglob("*.py")
    if not path.stem.endswith("_examples")
)

CODES = frozenset(
    # TIMEX3 (ISO-TimeML) and EDTF, Unicode and the addresses of the web, and what Python itself names
    "pourparlers pdf PRESENT_REF PAST_REF FUTURE_REF DATE TIME DURATION SET XXXX XX WE SP SU FA WI MO MI AF EV NI DT PT"
    " NFC GMT UTC http https www utf html".split()
)
"""Terms of standards that a literal may hold, written as the standards write them."""

TERMS = frozenset(
    # grammar: number, tense, how words join; features that weigh candidates
    "sg pl past plup pres fut cond impf inf ger base letter clitic main hard subordinate relative resume"
    " absolute unreal distance prepared"
    # parts and relations of time, what follows a cue, the holder of an office who speaks for others
    " quarter half modern within that spokesperson".split()
)
"""The program's own names for things that are, by chance, words of a language too. Add one only if it names a thing."""

HTML = frozenset(
    "a address article aside audio b blockquote body br button canvas caption center dd details dialog div dl dt em"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input label legend"
    " li link main map math menu meta nav noscript object ol optgroup option p pre script section select span strong"
    " style summary area base col embed hgroup param source track wbr svg"
    " table tbody td template textarea tfoot th thead time title tr u ul video abbr bdi small"
    # attributes
    " lang rel content datetime property itemprop itemtype data-testid class id".split()
)
"""Names of elements and attributes: a literal of nothing else names those, and so does a selector of them."""

SLOT = re.compile(r"\{[^}]*\}")
OF_LETTERS = frozenset({"spelling", "romanisation", "endings", "letters"})
NAME = re.compile(r"[a-z][a-z0-9_-]*(?: [a-z]+)?")
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{1,4}")
ESCAPES = re.compile(r"\(\?P?[<=!:#a-zA-Z]*|\\[uUxN][0-9a-fA-F]*|\\.|\[(?:\\.|[^\]\\])*\]")
WORD = re.compile(r"[^\W\d_]+(?:_[^\W\d_]+)*")
PHRASE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """The string literals of a module, without docstrings, ``raise`` statements and annotations."""
    passed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "TypeVar")
        or (
            isinstance(node, ast.Assign)
            and any(isinstance(to, ast.Name) and to.id == "__slots__" for to in node.targets)
        )
        or (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal")
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node


def terms(tree: ast.AST) -> Iterator[str]:
    """The names that a schema gives: its fields and attributes, and the values of its vocabularies."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            yield from WORD.findall(node.value)
            yield node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.ClassDef):
            yield node.name


@functools.cache
def vocabulary() -> frozenset[str]:
    """What the model and the packs' schemas call things, and the codes of the languages."""
    named = {term for path in LANGUAGES.glob("*.py") for term in terms(ast.parse(path.read_text(encoding="utf-8")))}
    files = {path.stem for path in LANGUAGES.glob("*/*.toml")} | {path.name for path in LANGUAGES.iterdir()}
    return frozenset(named | files | model_terms())


@functools.cache
def model_terms() -> frozenset[str]:
    """What may stand inside a longer literal too: the model's own terms, codes, and the listed names."""
    tree = ast.parse((SOURCE / "model.py").read_text(encoding="utf-8"))
    return frozenset({*terms(tree), *CODES, *TERMS})


def strings(value: Any) -> Iterator[str]:
    """The words of a pack's file: not its slots (``{month}``), and not its tables of letters."""
    if isinstance(value, str):
        yield SLOT.sub(" ", value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in OF_LETTERS:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@functools.cache
def words() -> frozenset[str]:
    """Every word that a pack lists, and the days and months that come from CLDR, in lower case."""
    packs = [path for path in LANGUAGES.glob("*/*.toml") if path.stem != "examples"]
    listed = (text for path in packs for text in strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    found = {word for text in (*listed, *calendar_names()) for word in WORD.findall(text)}
    countries = {word for word in found if len(word) == 2 and word.isascii() and word.isupper()}
    return frozenset(word.lower() for word in found - countries if len(word) > 1 or word > "\x7f")


def calendar_names() -> Iterator[str]:
    for language in (path.parent.name for path in LANGUAGES.glob("*/language.toml")):
        for names in (babel.dates.get_month_names, babel.dates.get_day_names):
            yield from names("wide", locale=language).values()


@functools.cache
def names() -> frozenset[str]:
    """What the code calls things, and what the packs do: their fields, and values that two languages have alike."""
    found: set[str] = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(getattr(node, field) for field in ("id", "attr", "arg", "name") if _named(node, field))
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
                found.update(str(part.value) for part in ast.walk(node.slice) if isinstance(part, ast.Constant))
    values: dict[tuple[str, str], set[str]] = {}
    for path in (*LANGUAGES.glob("*/*.toml"), *SOURCE.glob("**/weights.toml")):
        for key, value in fields(tomllib.loads(path.read_text(encoding="utf-8"))):
            found.add(key)
            values.setdefault((key, value), set()).add(path.parent.name)
    return frozenset(found | {value for (_, value), packs in values.items() if len(packs) > 1})


def _named(node: ast.AST, field: str) -> bool:
    return isinstance(getattr(node, field, None), str)


def fields(value: Any) -> Iterator[tuple[str, str]]:
    """Each field of a pack's file, with its value where it is a string."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner if isinstance(inner, str) else ""
            yield from fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)


def findings(code: str, allowed: frozenset[str]) -> list[str]:
    """What is wrong with each literal of a module."""
    found = []
    for node in literals(ast.parse(code)):
        text = str(node.value)
        if text in allowed or (NAME.fullmatch(text) and text in names()) or HTML.issuperset(text.split()):
            continue
        if text.endswith("]") and HTML.issuperset(WORD.findall(ESCAPES.sub(" ", text))):
            continue
        if (len(text) == 1 and text not in words()) or CONSONANTS.fullmatch(text):
            continue  # a letter of an alphabet, or two that write one sound
        plain = ESCAPES.sub(" | ", text)
        for word in WORD.findall(plain):
            if any(letter > "\x7f" and unicodedata.category(letter) != "Lm" for letter in word):
                found.append(f"line {node.lineno}: {text!r} holds letters beyond ASCII")
            elif word not in model_terms() and word.lower() in words():
                found.append(f"line {node.lineno}: {text!r} holds {word!r}, a word of a language")
        if PHRASE.search(plain):
            found.append(f"line {node.lineno}: {text!r} is a phrase")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_word_of_a_language(path: Path) -> None:
    assert not findings(path.read_text(encoding="utf-8"), vocabulary())


@pytest.mark.parametrize(
    "code",
    [
        'x = "mardi"',
        'x = "Tuesday"',
        'x = {"selon": 1}',
        'x = "п’ятниця"',
        'x = "à"',
        'x = f"{y} janvier {z}"',
        "x = re.compile(r'\\bthe\\s+\\d+')",
        "x = re.compile(r'(?:[.:]|(?<=[a-z] by))')",
        'x = "told reporters"',
    ],
)
def test_a_word_would_be_found(code: str) -> None:
    assert findings(code, vocabulary())


@pytest.mark.parametrize(
    "code",
    [
        '"""A module on mardi and Tuesday."""',
        'x = "headline"',
        'x = "press-conference"',
        'x = f"{year:04}-{month:02}-XX"',
        'x = "PRESENT_REF"',
        "x = re.compile(r'(?P<year>\\d{4})-(?:\\s|\\w)+[a-zà-ÿ]')",
        'raise PackError(file, line, "a word of the language")',
    ],
)
def test_terms_and_patterns_may_stand(code: str) -> None:
    assert not findings(code, vocabulary() | {"year"})
