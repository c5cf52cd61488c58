"""A site over a store of a few articles in three languages, and a browser's worth of pages of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from pourparlers.cli.app import app as command
from pourparlers.publish.app import site_of
from pourparlers.publish.fresh import Fresh
from pourparlers.publish.known import Known
from pourparlers.store.engine import Store, open_store

from .postbox import Postbox
from .rtl import made_up

TODAY = "2022-01-09"
ARTICLES = {
    "1-courier.txt": "The Sample Courier\n\nWorld\n\nTalks to be held in Geneva\n\n"
    "GENEVA, Jan 4 2022 (Sample Agency) - Russia and the United "
    "States will hold talks in Geneva on 10 January 2022, the Swiss foreign ministry said.\n\nNATO has "
    "convened a meeting of the NATO-Russia Council in Brussels on 12 January 2022. Moscow is considering "
    "the invitation.\n",
    "2-courrier.txt": "Des pourparlers à Genève\n\nPublié le 6 janvier 2022\n\nWendy Sherman, secrétaire d'État "
    "adjointe américaine, et Sergueï Riabkov, vice-ministre russe des Affaires étrangères, se retrouveront à Genève "
    "le 10 janvier 2022 à 9h30, heure locale.\n",
    "3-visnyk.txt": "Переговори в Женеві\n\nЖЕНЕВА, 8 січня 2022 (Взірець) — Росія та США проведуть переговори в "
    "Женеві 10 січня 2022 року. Міністр закордонних справ України Дмитро Кулеба заявив, що Україна чекає на зустріч.\n",
    "4-gazette.txt": "Envoys meet a day later\n\nGENEVA, Jan 9 2022 (Sample Agency) - Russia and the United States "
    "will hold talks in Geneva on 11 January 2022, a Swiss official said on Sunday.\n\nThe foreign ministers of "
    "France and Germany met in Paris on 7 January 2022. They will hold talks in the spring of 2022.\n",
}
PAGES = (
    "/", "/timeline", "/timeline?from=2021-12-01&status=planned", "/map", "/section/world",
    "/calendar", "/calendar?from=2022-01-01&to=2022-01-31&status=planned", "/calendar/2022-01", "/changes",
    "/stories", "/people", "/positions", "/sources", "/search?q=Geneva",
    "/search?status=planned&language=en", "/about", "/api", "/follow", "/actor/russia",
    "/actor/sergei-ryabkov", "/place/geneva", "/nothing-here", "/calendar?from=never",
)  # fmt: skip


@pytest.fixture(scope="session")
def store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    file = folder / "site.db"
    added = CliRunner().invoke(command, ["add", *(str(folder / name) for name in ARTICLES), "--db", str(file)])
    assert added.exit_code == 0, added.output
    return file


@pytest.fixture(scope="session")
def fresh(store_file: Path) -> Iterator[Fresh]:
    with open_store(str(store_file)) as store:
        yield Fresh(store, lambda: f"{TODAY}T12:00:00Z")


@pytest.fixture(scope="session")
def known(fresh: Fresh) -> Known:
    return fresh.now()


@pytest.fixture(scope="session")
def right_to_left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the catalogue of a right-to-left language that nobody speaks."""
    folder = tmp_path_factory.mktemp("catalogues")
    (folder / "ar.po").write_bytes(made_up("ar"))
    return folder


@pytest.fixture(scope="session")
def site(fresh: Fresh, right_to_left: Path) -> Starlette:
    """The site, with a right-to-left language that nobody speaks."""
    return site_of(fresh.now, catalogues=(right_to_left,))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, for the tests of one module: playwright holds the thread as long as it runs."""
    from .chromium import CHROMIUM, sync_api

    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def store(store_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the site's store, to be written to."""
    file = tmp_path / "copy.db"
    shutil.copy(store_file, file)
    with open_store(str(file)) as opened:
        yield opened


@pytest.fixture
def box(store: Store, known: Known) -> Postbox:
    """Readers who follow the site by mail."""
    return Postbox(store, known)


@pytest.fixture
def client(site: Starlette) -> TestClient:
    return TestClient(site, follow_redirects=False)


@pytest.fixture(scope="session")
def pages(known: Known) -> list[str]:
    """An address of each kind of page."""
    meeting = next(m for m in known.all if m.place and m.place.name == "Geneva" and len(m.reports) > 1)
    return [*PAGES, f"/meeting/{meeting.id}", f"/article/{meeting.reports[0].article[:16]}"]
