"""What a pack says by code or name must be known: states, organisations, formats, slots of dates, its own level."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from pourparlers.checking.files import Finding, PackFile, near
from pourparlers.checking.lines import Path
from pourparlers.errors import PackError
from pourparlers.languages.issues_schema import WorldIssues
from pourparlers.languages.names_schema import Formats, Organisations, WorldStates
from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.reading.times.number_slots import NUMBERS
from pourparlers.reading.times.patterns import expand
from pourparlers.reading.times.slot_values import WRITE
from pourparlers.reading.times.told import Told

MEASURED = 3
# What a pack must have for a level beside what the one before it has: its file, and the tables that may not be empty.
LEVELS = (
    (("time", ("rule",)), ("states", ("state",))),
    (("meetings", ("noun", "verb", "cue")),),
    (("offices", ("office",)), ("statements", ("verb",))),
)


def level_of(files: dict[str, PackFile]) -> tuple[int, str]:
    """The level that the files of a pack reach (-1: none), and what the next one lacks."""
    for level, needs in enumerate(LEVELS):
        for name, tables in needs:
            lacks = [t for t in tables if name not in files or not files[name].data.get(t)]
            if name not in files:
                return level - 1, f"level {level} needs {name}.toml"
            if lacks:
                return level - 1, f"level {level} needs [[{lacks[0]}]] in {name}.toml"
    return len(LEVELS) - 1, ""


def strangers(files: dict[str, PackFile], language: Language) -> Iterator[Finding]:
    """References to what there is not."""
    states = {s.code for s in load("world", "states", WorldStates).state}
    organisations = {o.id for o in load("world", "organisations", Organisations).organisation}
    formats = {f.id for f in load("world", "formats", Formats).format}
    yield from _unknown(files, "states", "state", "code", states, "state of world/states.toml")
    yield from _unknown(files, "actors", "organisation", "id", organisations, "one of world/organisations.toml")
    issues = {i.key for i in load("world", "issues", WorldIssues).issue}
    yield from _unknown(files, "issues", "issue", "key", issues, "one of world/issues.toml")
    yield from _unknown(files, "actors", "format", "id", formats, "format of world/formats.toml")
    for table in ("office", "body"):
        for field in ("default", "abroad") if table == "body" else ("default",):
            yield from _unknown(files, "offices", table, field, states | organisations, "state or organisation")
    if "time" in files:
        yield from _patterns(files["time"], language)
    if "language" in files:
        folder, code = files["language"].path.resolve().parent.name, files["language"].data["code"]
        if code != folder:
            told = f"the code is {code!r}, but the folder is called {folder!r}"
            yield files["language"].finding(("code",), told, warning=True)
        claimed, (reached, lacks) = files["language"].data["level"], level_of(files)
        if min(claimed, MEASURED - 1) > reached:
            yield files["language"].finding(("level",), f"level {claimed} is claimed, but {lacks}")


def _unknown(
    files: dict[str, PackFile], name: str, table: str, field: str, known: set[str], what: str
) -> Iterator[Finding]:
    rows: list[dict[str, Any]] = files[name].data.get(table, []) if name in files else []
    for index, row in enumerate(rows):
        value = row.get(field, "")
        if value and value not in known:
            path: Path = (table, index, field)
            yield files[name].finding(path, f"{value!r} is no {what}{near(value, known)}")


def _patterns(file: PackFile, language: Language) -> Iterator[Finding]:
    """Patterns of dates whose brackets don't close, or with slots that nothing fills."""
    tables: dict[str, dict[str, Any]] = file.data.get("words", {})
    for name, rows in tables.items():
        write = WRITE.get(name.split("_")[0])
        if write is None:
            yield file.finding(("words", name), f"no slot is called {name!r}{near(name, WRITE)}")
        else:
            wrong = (value for value in rows if not _fits(write, value))
            yield from (file.finding(("words", name, v), f"{v!r} is no value of the slot {name!r}") for v in wrong)
    known = {*tables, *NUMBERS}
    for index, rule in enumerate(file.data.get("rule", [])):
        for k, form in enumerate(rule.get("form", [])):
            path: Path = ("rule", index, "form", k)
            try:
                choices = list(expand(form, language))
            except PackError as error:
                yield file.finding(path, f"expected {error.expected} in {form!r}")
                continue
            slots = dict.fromkeys(word for choice in choices for is_slot, word in choice if is_slot)
            for slot in slots:
                if slot not in known and slot.split("_")[0] not in known:
                    yield file.finding(path, f"no table [words.{slot}] for {{{slot}}} in {form!r}{near(slot, known)}")


def _fits(write: Callable[[Told, str], None], value: str) -> bool:
    """Whether a slot takes a value."""
    try:
        write(Told(0, 1, "date"), value)
    except (ValueError, LookupError, msgspec.ValidationError):
        return False
    return True
