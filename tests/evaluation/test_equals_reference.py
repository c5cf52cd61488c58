"""The figures equal those of the reference scorers on the same input."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pourparlers.evaluation import dates
from pourparlers.evaluation.convert import as_gold
from pourparlers.evaluation.corpus import texts
from pourparlers.evaluation.figures import figures
from pourparlers.evaluation.gold import Gold
from pourparlers.evaluation.matching import assign
from pourparlers.evaluation.names import canonical, same_name, same_place
from pourparlers.evaluation.score import FIELDS, score, total

from .mutation import DATES, NAMES, PLACES, Facts, mutated
from .reference import DEVSET, SEED, gold_files, reference


def facts(path: Path) -> Facts:
    found: Facts = json.loads(path.read_text(encoding="utf-8"))
    return found


def counted(gold: Facts, predicted: Facts) -> dict[str, int]:
    ours = score(msgspec.convert(gold, Gold), msgspec.convert(predicted, Gold))
    return {field: getattr(ours, field) for field in FIELDS}


@pytest.mark.parametrize("seed", range(4))
def test_gold_against_mutated_gold(seed: int) -> None:
    theirs = reference("score")
    chance = random.Random(seed)
    for path in gold_files():
        gold = facts(path)
        predicted = mutated(gold, chance, rate=seed / 5)
        assert counted(gold, predicted) == theirs.score_doc(gold, predicted), path.stem


def test_gold_against_itself_and_against_nothing() -> None:
    theirs = reference("score")
    for path in gold_files():
        gold = facts(path)
        nothing: Facts = {}
        for predicted in (gold, nothing):
            assert counted(gold, predicted) == theirs.score_doc(gold, predicted), path.stem


def test_figures_of_a_sum() -> None:
    theirs = reference("score")
    chance = random.Random(11)
    pairs = [(gold, mutated(gold, chance, rate=0.3)) for gold in map(facts, gold_files())]
    ours = total(score(msgspec.convert(g, Gold), msgspec.convert(p, Gold)) for g, p in pairs)
    summed = theirs.zero()
    for gold, predicted in pairs:
        for field, count in theirs.score_doc(gold, predicted).items():
            summed[field] += count
    assert {"articles": ours.docs, **figures(ours)} == theirs.figures(summed)


def test_readings_of_this_program() -> None:
    theirs, convert = reference("score"), reference("convert")
    flow = pytest.importorskip("pourparlers.flow")
    model = pytest.importorskip("pourparlers.model")
    pytest.importorskip("pourparlers.reading.reader")
    gold_files()
    for text in (*texts(SEED), *texts(DEVSET, language="fr"), *texts(DEVSET, language="en")):
        reading = flow.read(text.text, published=text.given_date, language=None, path=f"{text.id}.txt")
        folder = SEED if text.half is None else DEVSET
        gold = facts(folder / "gold" / f"{text.id}.json")
        converted = convert.convert(json.loads(model.to_json(reading)))
        ours = score(text.gold, as_gold(reading))
        assert {field: getattr(ours, field) for field in FIELDS} == theirs.score_doc(gold, converted), text.id


def every_name() -> list[str]:
    found = set(NAMES) | {place for place in PLACES if place}
    for gold in map(facts, gold_files(needed=False)):
        for meeting in gold["meetings"]:
            found |= {*meeting["participants"], *filter(None, [meeting["place"]])}
        found |= {person["name"] for person in gold["people"]} | {s["speaker"] for s in gold["statements"]}
    return sorted(found)


def test_names_and_places() -> None:
    theirs = reference("score")
    names = every_name()
    assert [canonical(name) for name in names] == [theirs.canon(name) for name in names]
    chance = random.Random(3)
    for _ in range(20000):
        one, other = chance.choice(names), chance.choice(names)
        assert same_name(one, other) == theirs.name_match(one, other), (one, other)
        assert same_place(one, other) == theirs.place_match(one, other), (one, other)


def test_dates() -> None:
    theirs = reference("score")
    every = [date for date in DATES if date] + [m["date"] for g in map(facts, gold_files()) for m in g["meetings"]]
    chosen = sorted({date for date in every if date})
    for one in chosen:
        assert dates.days(one) == theirs.span(one), one
        for other in chosen:
            for ours, reference_one in ((dates.overlap, theirs.overlap), (dates.inside, theirs.inside)):
                assert ours(one, other) == reference_one(one, other), (one, other)
            assert dates.exact(one, other) == theirs.exact(one, other), (one, other)


def test_matching() -> None:
    theirs = reference("score")
    chance = random.Random(5)
    for _ in range(300):
        rows, columns = chance.randrange(7), chance.randrange(1, 7)
        weights: list[list[Any]] = [[chance.choice([0, 0, 1, 2, 0.5]) for _ in range(columns)] for _ in range(rows)]
        assert assign(weights) == theirs.assign(weights)
