"""Scores time expressions against TimeML: spans, values and types, as TempEval-3 does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from pourparlers.evaluation.timeml import Document, Timex, documents

Tagger = Callable[[Document], Sequence[Timex]]

MEASURES = ("strict", "relaxed", "value", "strictvalue", "type")
CLASSES = ("missed", "spurious", "value")

_STOP_IN_CLOCK = re.compile(r"(T\d\d)\.(\d\d)")
_WHOLE_MINUTE = re.compile(r"(T\d\d:\d\d):00$")
_WHOLE_HOUR = re.compile(r"(T\d\d):00$")


class TimexError(msgspec.Struct, frozen=True):
    """One difference, with the words, gold's value and the predicted one."""

    kind: str
    document: str
    words: str
    gold: str
    predicted: str


class TimexScore(msgspec.Struct, frozen=True, kw_only=True):
    """What agrees over all documents."""

    docs: int = 0
    gold: int = 0
    predicted: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    strictvalue: int = 0
    type: int = 0
    errors: tuple[TimexError, ...] = ()


def score_folder(folder: Path, tagger: Tagger) -> TimexScore:
    """Score what ``tagger`` finds in each TimeML file under ``folder``."""
    return _total(score_document(document, tagger(document)) for document in documents(folder))


def read_dates(language: str) -> Tagger:
    """This program's time expressions, the date of the document given as the day of publication."""
    from pourparlers.reading.times.timex import time_expressions

    def tag(document: Document) -> list[Timex]:
        found = time_expressions(document.text, document.created, language)
        return [Timex(mention.start, mention.end, mention.value, mention.type) for mention in found]

    return tag


def score_document(document: Document, predicted: Sequence[Timex]) -> TimexScore:
    """Match expressions that overlap, the largest overlap first, and compare the matched ones."""
    gold = document.timexes
    ours = sorted((p for p in predicted if p.end > p.start), key=lambda p: (p.start, p.end))
    pairs = _overlapping(gold, ours)
    matched = [(gold[i], ours[j]) for i, j in pairs]
    same_span = [(g.start, g.end) == (p.start, p.end) for g, p in matched]
    same_value = [normal_value(g.value) == normal_value(p.value) for g, p in matched]
    return TimexScore(
        docs=1,
        gold=len(gold),
        predicted=len(ours),
        strict=sum(same_span),
        relaxed=len(matched),
        value=sum(same_value),
        strictvalue=sum(span and value for span, value in zip(same_span, same_value, strict=True)),
        type=sum(g.type.upper() == p.type.upper() for g, p in matched),
        errors=tuple(_errors(document, ours, pairs)),
    )


def _overlapping(gold: Sequence[Timex], predicted: Sequence[Timex]) -> list[tuple[int, int]]:
    candidates = sorted(
        (
            (min(g.end, p.end) - max(g.start, p.start), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if p.start < g.end and g.start < p.end
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _errors(document: Document, predicted: Sequence[Timex], pairs: list[tuple[int, int]]) -> Iterable[TimexError]:
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    text = document.text
    for i, gold in enumerate(document.timexes):
        if i not in found:
            yield TimexError("missed", document.id, text[gold.start : gold.end], gold.value, "")
    for j, extra in enumerate(predicted):
        if j not in used:
            yield TimexError("spurious", document.id, text[extra.start : extra.end], "", extra.value)
    for i, j in pairs:
        gold, ours = document.timexes[i], predicted[j]
        if normal_value(gold.value) != normal_value(ours.value):
            words = f"{text[gold.start : gold.end]} ({document.created})"
            yield TimexError("value", document.id, words, gold.value, ours.value)


def normal_value(value: str) -> str:
    """A TIMEX3 value with one way of writing clock times."""
    value = value.strip().upper().removesuffix("Z")
    value = _STOP_IN_CLOCK.sub(r"\1:\2", value)
    return _WHOLE_HOUR.sub(r"\1", _WHOLE_MINUTE.sub(r"\1", value))


def _total(scores: Iterable[TimexScore]) -> TimexScore:
    every = list(scores)
    counted = ("docs", "gold", "predicted", *MEASURES)
    sums = {field: sum(getattr(score, field) for score in every) for field in counted}
    return TimexScore(**sums, errors=tuple(error for score in every for error in score.errors))


def precision_recall_f1(hits: int, score: TimexScore) -> tuple[float, float, float]:
    """The three, each 0 where there is nothing to divide by."""
    precision = hits / score.predicted if score.predicted else 0.0
    recall = hits / score.gold if score.gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
