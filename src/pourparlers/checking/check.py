"""Check a pack: its files, its words, its references, and each of its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from pourparlers.checking.files import Finding, files_of
from pourparlers.checking.references import level_of, strangers
from pourparlers.checking.trials import Trial, trials_of
from pourparlers.checking.words import ambiguous, mistaken, uncovered
from pourparlers.errors import InputError
from pourparlers.languages.pack import HERE, known, load
from pourparlers.languages.words import Language

Watch = Callable[[Sequence[Trial]], Iterable[Trial]]


class Verdict(msgspec.Struct, frozen=True):
    """What a check found. ``examples`` is None where mistakes in the files kept them from running."""

    folder: str
    level: int
    claimed: int
    lacks: str
    findings: tuple[Finding, ...]
    examples: int | None
    uncovered: int = 0
    words: int = 0

    @property
    def mistakes(self) -> list[Finding]:
        return [f for f in self.findings if not f.warning]

    @property
    def warnings(self) -> list[Finding]:
        return [f for f in self.findings if f.warning]


def folder_of(name: str) -> Path:
    """The folder of a pack by its path, or by the code of one of this package's languages."""
    folder = Path(name)
    if not folder.is_dir() and name in known():
        folder = HERE / name
    if not folder.is_dir():
        hint = f"Name the folder of a pack, or one of: {', '.join(known())}"
        raise InputError(name, "no such folder", hint)
    if not (folder / "language.toml").is_file():
        raise InputError(name, "no language.toml in this folder", "Name the folder that holds the pack's language.toml")
    return folder


def check(folder: Path, watch: Watch = tuple) -> Verdict:
    """Everything that is wrong with a pack. ``watch`` is given the examples, and gives them back one by one.

    A process loads a pack once: examples do not see what is changed in a folder after its first check.
    """
    files, found = files_of(folder)
    by_name = {file.name: file for file in files}
    level, lacks = level_of(by_name)
    head = by_name["language"].data if "language" in by_name else {}
    classes, claimed = head.get("inflection"), head.get("level")
    for file in files:
        found += mistaken(file, classes if isinstance(classes, dict) else ())
    verdict = Verdict(str(folder), level, claimed if isinstance(claimed, int) else -1, lacks, tuple(found), None)
    if found:
        return verdict
    code = folder.name if folder.resolve().parent == HERE.resolve() else str(folder.resolve())
    language = load(code, "language", Language)
    found += strangers(by_name, language)
    if any(not finding.warning for finding in found):
        return msgspec.structs.replace(verdict, findings=tuple(found))
    trials = list(trials_of(code, frozenset(by_name)))
    for trial in watch(trials):
        told = trial.run()
        if told:
            found.append(by_name[trial.file].finding((trial.table, trial.index), told))
    for file in files:
        found += ambiguous(file, language)
    missing, words = uncovered(files, language, (trial.text for trial in trials))
    return msgspec.structs.replace(verdict, findings=tuple(found), examples=len(trials), uncovered=missing, words=words)


def summary(verdict: Verdict) -> str:
    """The last lines of a check, for a person."""
    counts = f"{_many(len(verdict.mistakes), 'mistake')}, {_many(len(verdict.warnings), 'warning')}"
    if verdict.examples is None:
        ran = "the examples run when these are mended"
    else:
        ran = f"{_many(verdict.examples, 'example')} run, {verdict.uncovered} of {verdict.words} words in none of them"
    reached = f"reaches level {verdict.level}" if verdict.level >= 0 else "reaches no level"
    lacks = f" ({verdict.lacks})" if verdict.lacks else ""
    return f"{verdict.folder}: {counts}; {ran}; {reached}{lacks}, claims {verdict.claimed}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
