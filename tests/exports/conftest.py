"""The record of the sample dossier, and that of the same articles taken in in another order."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from pourparlers import flow
from pourparlers.delivery import Delivery
from pourparlers.desk import Desk
from pourparlers.record.build import record_of
from pourparlers.record.ledger import Ledger
from pourparlers.record.told import Told

ROOT = Path(__file__).parents[2]
TODAY = date(2022, 1, 11)


@pytest.fixture(scope="session")
def told() -> list[Told]:
    return [told_in(path) for folder in ("dossier", "sample") for path in sorted((ROOT / folder).glob("20*"))]


def told_in(path: Path) -> Told:
    kind = "text/html" if path.suffix == ".html" else "text/plain"
    (reading,) = flow.read_delivery(Delivery(data=path.read_bytes(), media_type=kind, path=path.name))
    return Told(path.name, reading, outlets=(path.stem[11:].capitalize(),))


def desk(told: list[Told]) -> Desk:
    ledger = Ledger()
    return Desk(record_of(told, ledger, TODAY).record, told, ledger)


@pytest.fixture(scope="session")
def known(told: list[Told]) -> Desk:
    return desk(told)


@pytest.fixture(scope="session")
def shuffled(told: list[Told]) -> Desk:
    """The same articles, taken in in another order."""
    return desk(random.Random(7).sample(told, len(told)))
