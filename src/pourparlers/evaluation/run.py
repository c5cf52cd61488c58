"""Reads the texts of a folder, scores each, and gathers figures over all of them and over each group."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from pourparlers.errors import InputError
from pourparlers.evaluation.alignment import align
from pourparlers.evaluation.convert import as_gold
from pourparlers.evaluation.corpus import Text
from pourparlers.evaluation.gold import Gold
from pourparlers.evaluation.ledger import Error, errors
from pourparlers.evaluation.score import Counts, score, total
from pourparlers.model import Reading

Reader = Callable[[Text], Gold]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One text's counts and errors; ``failure`` is why it was not read."""

    text: Text
    counts: Counts
    errors: list[Error]
    failure: str | None = None


def evaluate_text(text: Text, reader: Reader) -> Result:
    """Score one text. A reading that fails counts as empty: the figures of the others stand."""
    failure = None
    try:
        predicted = reader(text)
    except Exception as error:  # whatever a reader raises is a finding, not the end of the run
        predicted, failure = Gold(), _failure(text, error)
    pairs = align(text.gold, predicted)
    return Result(
        text=text,
        counts=score(text.gold, predicted, pairs),
        errors=errors(text.gold, predicted, pairs),
        failure=failure,
    )


def _failure(text: Text, error: Exception) -> str:
    """Where it failed, and the last line of the exception; not that line where the text is not to be seen."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    name = f"{Path(frame.filename).name}:{frame.lineno}: {type(error).__name__}"
    return name if text.half == "measure" else f"{name}: {(str(error).splitlines() or [''])[-1][:200]}"


def read_text(text: Text) -> Gold:
    """The reading of this program, given the text alone."""
    from pourparlers.flow import read

    return as_gold(read(text.text, published=text.given_date, language=None, path=f"{text.id}.txt"))


def recorded(path: Path) -> Reader:
    """A reader that takes readings from a file of JSON Lines, by the stem of each article's path."""
    readings = {}
    try:
        for line in filter(None, path.read_bytes().splitlines()):
            reading = msgspec.json.decode(line, type=Reading)
            readings[Path(reading.article.path or "").stem] = reading
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be read") from error
    except msgspec.MsgspecError as error:
        raise InputError(str(path), f"not readings in JSON Lines: {error}") from error
    return lambda text: as_gold(readings[text.id]) if text.id in readings else Gold()


def groups(results: Iterable[Result]) -> dict[str, Counts]:
    """The sums: all, each part and half, each language, each part and half of a language."""
    gathered: dict[str, list[Counts]] = {"all": []}
    for result in results:
        for name in _groups_of(result.text):
            gathered.setdefault(name, []).append(result.counts)
    return {name: total(counts) for name, counts in sorted(gathered.items(), key=_order)}


def telling(sums: dict[str, Counts]) -> dict[str, Counts]:
    """The groups without those that hold the same texts as a wider one before them."""
    kept: dict[str, Counts] = {}
    for name, counts in sums.items():
        words = set(name.split())
        if not any(set(wider.split()) - {"all"} <= words and kept[wider].docs == counts.docs for wider in kept):
            kept[name] = counts
    return kept


POOLED = ("fr", "en")
"""French and English are read completely, and pooled because one alone has few items of some sorts."""


def _groups_of(text: Text) -> list[str]:
    wholes = ["all", text.language, *(["fr+en"] if text.language in POOLED else [])]
    parts = [f"{whole} {text.part}" for whole in wholes]
    halves = [f"{part} {text.half}" for part in parts] if text.half else []
    return wholes + parts + halves


def _order(group: tuple[str, list[Counts]]) -> tuple[int, str]:
    name = group[0]
    return (0 if name.startswith("all") else 1 if name.startswith("fr+en") else 2), name
