"""The life of one meeting in five articles: announced, moved, put off, revived, called off; and the site after each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from starlette.testclient import TestClient
from typer.testing import CliRunner

from pourparlers.cli.app import app as command
from pourparlers.publish.app import site_of
from pourparlers.publish.fresh import Fresh
from pourparlers.store.engine import open_store

WHO = "the Swiss foreign ministry said.\n"


class Step(NamedTuple):
    """A day, what an article of it says, and how the meeting then stands in a calendar."""

    day: str
    text: str
    status: str
    start: str


LIFE = (
    Step("2021-12-20", "Talks to be held in Geneva\n\nGENEVA, Dec 20 2021 (Sample) - Russia and the United States "
         f"will hold talks in Geneva on 10 January 2022, {WHO}", "TENTATIVE", "2022-01-10"),
    Step("2021-12-24", "Geneva talks moved\n\nGENEVA, Dec 24 2021 (Sample Agency) - The talks between Russia and the "
         f"United States in Geneva, planned for 10 January 2022, have been moved to 17 January 2022, {WHO}",
         "CONFIRMED", "2022-01-17"),
    Step("2022-01-03", "Geneva talks put off\n\nGENEVA, Jan 3 2022 (Sample Agency) - The talks between Russia and the "
         f"United States planned for 17 January 2022 in Geneva have been postponed, {WHO}", "CANCELLED", "2022-01-17"),
    Step("2022-01-06", "Geneva talks back on\n\nGENEVA, Jan 6 2022 (Sample Agency) - Russia and the United States "
         f"confirmed that they will hold talks in Geneva on 17 January 2022, {WHO}", "CONFIRMED", "2022-01-17"),
    Step("2022-01-12", "Geneva talks called off\n\nGENEVA, Jan 12 2022 (Sample) - The talks between Russia and the "
         f"United States planned for 17 January 2022 in Geneva have been cancelled, {WHO}", "CANCELLED", "2022-01-17"),
)  # fmt: skip


def add(folder: Path, number: int, text: str) -> Path:
    """One more article in the folder's store."""
    file, store = folder / f"{number}.txt", folder / "life.db"
    file.write_text(text, encoding="utf-8")
    added = CliRunner().invoke(command, ["add", str(file), "--db", str(store)])
    assert added.exit_code == 0, added.output
    return store


def lived(folder: Path) -> Iterator[tuple[Step, TestClient]]:
    """The site on each day of the meeting's life."""
    for number, step in enumerate(LIFE):
        with open_store(str(add(folder, number, step.text))) as store:
            fresh = Fresh(store, lambda day=step.day: f"{day}T12:00:00Z")  # type: ignore[misc]
            yield step, TestClient(site_of(fresh.now))
