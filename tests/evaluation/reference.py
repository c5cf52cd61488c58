"""The reference scorers, where they stand beside the checkout, and the folders that they score."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
DEVSET, SEED, TIMEX = SHARED / "devset", SHARED / "seed", SHARED / "data" / "timex"


def reference(name: str) -> ModuleType:
    """A module of the reference scorers; skips the test where they are absent."""
    folder = SHARED / "evaluation"
    if not (folder / f"{name}.py").exists():
        pytest.skip("the reference scorers in ../shared/evaluation are absent")
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))


def gold_files(*, needed: bool = True) -> list[Path]:
    """Every gold file of the development set and the seed."""
    found = sorted(DEVSET.glob("gold/*.json")) + sorted(SEED.glob("gold/*.json"))
    if needed and not found:
        pytest.skip("the development set in ../shared is absent")
    return found
