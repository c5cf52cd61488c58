"""Catalogues say everything that the site says, with the same slots, and nothing that it does not say."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from pourparlers import desk_corrections
from pourparlers.delivery import Marker
from pourparlers.model import Act, Level, MeetingKind, Role, Slot, Stance, Status
from pourparlers.publish import datewords
from pourparlers.publish.datewords import date_words
from pourparlers.publish.desk import acts
from pourparlers.publish.follow.digest import ORDER
from pourparlers.publish.forms import TEMPLATES
from pourparlers.publish.tongue import CATALOGUES, tongues
from pourparlers.record import corrected
from pourparlers.record.corrected import FIELDS, OUT
from pourparlers.record.correction import Kind
from pourparlers.record.entry import ChangeKind
from pourparlers.record.review import Why
from pourparlers.showing.say_date import say_date
from pourparlers.store.audit import WHATS

VOCABULARIES = {
    "status": Status, "stance": Stance, "kind": MeetingKind, "level": Level, "role": Role, "act": Act,
    "change": ChangeKind, "correction": Kind, "why": Why, "marker": Marker,
}  # fmt: skip
SLOT = re.compile(r"%\(\w+\)s|\{\w+\}")
Key = tuple[str | None, str]


def said_by_templates() -> set[Key]:
    found: set[Key] = set()
    for file in (*sorted(TEMPLATES.rglob("*.html")), *sorted(TEMPLATES.rglob("*.txt"))):
        with file.open("rb") as source:
            for _, _, message, _ in babel_extract(source, ("_", "ngettext"), [], {"silent": "false"}):
                found.add((None, message[0] if isinstance(message, tuple) else message))
    return found


def said_by_code() -> set[Key]:
    found: set[Key] = set()
    for file in sorted(CATALOGUES.parent.rglob("*.py")):
        with file.open("rb") as source:
            found |= {(None, message) for _, _, message, _ in extract_python(source, ("gettext",), [], {}) if message}
    return found


def vocabularies() -> set[Key]:
    terms = {(name, value) for name, values in VOCABULARIES.items() for value in get_args(values)}
    terms |= {
        ("stance", OUT),
        ("crossed", acts.BY_SOMEBODY),
        ("crossed", acts.BY_ARTICLES),
        *(("field", name) for name in FIELDS),
    }
    terms |= {("log", what) for what in WHATS} | {("error", why) for why in whys()}
    terms |= {("digest", group) for group in (*ORDER, "ahead")}
    return terms | {("slot", value) for value in (*get_args(Slot), "statement")}


def whys() -> set[str]:
    """Why a correction can't be made: what errors say of it."""
    found = set()
    for module in (desk_corrections, corrected, acts):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "InputError":
                assert isinstance(node.args[1], ast.Constant), ast.unparse(node)
                found.add(node.args[1].value)
    return found


def dates() -> set[Key]:
    patterns = (*datewords.PATTERNS.values(), *datewords.SEASONS, *datewords.QUARTERS, *datewords.HALVES)
    return {("date", pattern) for pattern in patterns} | {("sign", ": ")}


def translated(file: Path) -> dict[Key, list[str]]:
    with file.open("rb") as source:
        catalogue = read_po(source, locale=file.stem, abort_invalid=True)
    found = {}
    for message in catalogue:
        if message.id:
            key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
            words = list(message.string) if isinstance(message.string, (tuple, list)) else [message.string]
            assert not message.fuzzy, key
            found[message.context, key] = words
    return found


@pytest.mark.parametrize("file", sorted(CATALOGUES.glob("*.po")), ids=lambda file: file.stem)
def test_a_catalogue_is_complete(file: Path) -> None:
    wanted = vocabularies() if file.stem == "en" else said_by_templates() | said_by_code() | vocabularies() | dates()
    found = translated(file)
    assert set(found) == wanted
    for (_, key), words in found.items():
        assert all(words), key
        if _ != "slot" and len(words) == 1:
            assert sorted(SLOT.findall(words[0])) == sorted(SLOT.findall(key)), key


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en", "2022-01-12", "Wednesday 12 January 2022"),
        ("fr", "2022-02-01", "mardi 1er février 2022"),
        ("uk", "2022-01-10/2022-01-13", "10–13 січня 2022 року"),
        ("fr", "2022-01", "janvier 2022"),
        ("en", "2022-21", "spring 2022"),
        ("uk", None, "без дати"),
    ],
)
def test_dates_in_the_readers_language(language: str, value: str | None, said: str) -> None:
    assert say_date(value, date_words(tongues()[language])) == said
