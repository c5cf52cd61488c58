"""``kill -9`` at random moments of ``add``, ``reread`` and a migration, a hundred times.

After each: the store is sound, what was acknowledged is there, nothing is there twice, and the next run goes on. The
moments are drawn anew in every run; the seed is told where a test fails.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from pourparlers.store.check import findings
from pourparlers.store.engine import Store, open_store
from pourparlers.store.migrate import standing
from pourparlers.store.place import place_of
from pourparlers.store.schema import HEAD, article, due, progress, reading, sighting, version

from ..postgresql import Server  # noqa: TID252

FILES, ARTICLES = 15, 12
STORY = "Talks, part {n}\n\nRussia and the United States will hold talks number {n} in Geneva on {n} January 2022.\n"
KILLED = -9


class Runs:
    """Runs of the command in forks of one loaded process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("zygote.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.seed = random.randrange(1_000_000)
        self.random = random.Random(self.seed)
        self._runs = 0
        self.within = 1.0

    def __call__(self, *arguments: str, after: float | None = None) -> tuple[int, float, list[dict[str, object]]]:
        """The exit code, how long it took, and the lines of JSON that were whole."""
        assert self._process.stdin and self._process.stdout
        self._runs += 1
        out = self._folder / f"run{self._runs}"
        order = {"arguments": arguments, "out": str(out), "after": after}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        said = Path(f"{out}.err").read_text() if Path(f"{out}.err").exists() else ""
        assert answer["code"] in (0, KILLED), (answer, said, self.seed)
        printed = out.read_bytes() if out.exists() else b""
        whole = printed[: printed.rfind(b"\n") + 1]
        return answer["code"], answer["took"], [json.loads(line) for line in whole.splitlines()]

    def killed(self, *arguments: str) -> tuple[int, list[dict[str, object]]]:
        """A run that is killed at a random moment, if it has not ended before: then the next moments are earlier."""
        code, _, told = self(*arguments, after=self.random.uniform(0, self.within))
        self.within *= 1.03 if code == KILLED else 0.8
        return code, told

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=60)


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    started = Runs(tmp_path)
    yield started
    started.close()


@pytest.fixture
def news(tmp_path: Path) -> str:
    """Files of twelve articles; three of them are there twice."""
    folder = tmp_path / "news"
    folder.mkdir()
    for at in range(FILES):
        number = at % ARTICLES + 1
        (folder / f"{at:02}.txt").write_text(STORY.format(n=number))
    return str(folder)


def look_at(store: Store) -> tuple[int, int, int]:
    """Articles, sightings and readings, in a store that must be sound; no article may be there twice."""
    with store.looking() as connection:
        assert not list(findings(connection))
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (article, sighting, reading, version)
        ]
        headlines = connection.execute(select(version.c.headline)).scalars().all()
    assert len(headlines) == len(set(headlines)) == counts[0] == counts[3]
    return counts[0], counts[1], counts[2]


def empty(store: Store) -> None:
    """The store as before the first article."""

    def work(connection):  # type: ignore[no-untyped-def]
        is_sqlite = connection.dialect.name == "sqlite"
        connection.execute(
            text("INSERT INTO search (search) VALUES ('delete-all')" if is_sqlite else "DELETE FROM search")
        )
        for table in (due, progress, reading, sighting, version, article):
            connection.execute(table.delete())

    store.write(work)


@pytest.mark.parametrize(("store_name", "kills"), [("sqlite", 26), ("postgresql", 20)], indirect=["store_name"])
def test_add(runs: Runs, store_name: str, kills: int, news: str) -> None:
    command = ("add", news, "--db", store_name, "--json")
    _, runs.within, told = runs(*command)
    assert len(told) == FILES
    with open_store(store_name) as store:
        assert look_at(store) == (ARTICLES, FILES, ARTICLES)
        empty(store)
        killed = 0
        acknowledged: set[object] = set()
        while killed < kills:
            code, told = runs.killed(*command)
            acknowledged |= {line["headline"] for line in told}
            articles, _, readings = look_at(store)
            with store.looking() as connection:
                there = set(connection.execute(select(version.c.headline).join(reading)).scalars())
            assert acknowledged <= there, runs.seed
            assert articles == readings, runs.seed
            killed += code == KILLED
            if code == 0:
                assert look_at(store) == (ARTICLES, FILES, ARTICLES)
            if code == 0 or articles == ARTICLES:
                empty(store)
                acknowledged.clear()
        runs(*command)
        assert look_at(store) == (ARTICLES, FILES, ARTICLES)


@pytest.mark.parametrize("stale", [True, False], ids=["stale", "all"])
@pytest.mark.parametrize(("store_name", "kills"), [("sqlite", 8), ("postgresql", 6)], indirect=["store_name"])
def test_reread(runs: Runs, store_name: str, kills: int, stale: bool, news: str) -> None:
    runs("add", news, "--db", store_name)
    command = ("reread", "--db", store_name, *(["--stale"] if stale else []))
    with open_store(store_name) as store:
        old = "UPDATE reading SET packs = 'old'"
        store.write(lambda connection: connection.execute(text(old)))
        _, runs.within, _ = runs(*command)
        assert old_ones(store) == 0
        killed, before = 0, ARTICLES
        store.write(lambda connection: connection.execute(text(old)))
        while killed < kills:
            code, _ = runs.killed(*command)
            assert look_at(store) == (ARTICLES, FILES, ARTICLES)
            left = old_ones(store)
            assert left <= before, runs.seed
            killed, before = killed + (code == KILLED), left
            if not left:
                runs(*command)
                with store.looking() as connection:
                    assert connection.execute(select(func.count()).select_from(progress)).scalar_one() == 0
                store.write(lambda connection: connection.execute(text(old)))
                before = ARTICLES
        runs(*command)
        assert old_ones(store) == 0


def old_ones(store: Store) -> int:
    with store.looking() as connection:
        return connection.execute(
            select(func.count()).select_from(reading).where(reading.c.packs == "old")
        ).scalar_one()


@pytest.mark.parametrize(("store_name", "kills"), [("sqlite", 7), ("postgresql", 6)], indirect=["store_name"])
def test_making_a_store(runs: Runs, store_name: str, kills: int, request: pytest.FixtureRequest) -> None:
    command = ("db", "migrate", "--db", store_name)
    _, runs.within, _ = runs(*command)
    killed = 0
    while killed < kills:
        undo(store_name, lambda: request.getfixturevalue("postgresql"))
        code, _ = runs.killed(*command)
        killed += code == KILLED
        with Store(place_of(store_name)) as store, store.looking() as connection:
            assert standing(connection) in (None, HEAD), runs.seed
        assert runs(*command)[0] == 0
        with open_store(store_name) as store:
            assert look_at(store) == (0, 0, 0)


@pytest.mark.parametrize(("store_name", "kills"), [("sqlite", 7), ("postgresql", 6)], indirect=["store_name"])
def test_migration(runs: Runs, store_name: str, kills: int, news: str) -> None:
    runs("add", news, "--db", store_name)
    command = ("db", "migrate", "--db", store_name)
    with Store(place_of(store_name)) as store:
        back_before_search(store)
        _, runs.within, _ = runs(*command)
        killed = 0
        while killed < kills:
            back_before_search(store)
            code, _ = runs.killed(*command)
            killed += code == KILLED
            with store.looking() as connection:
                assert standing(connection) in ("0002", HEAD), runs.seed
            assert runs(*command)[0] == 0
            assert look_at(store) == (ARTICLES, FILES, ARTICLES)


def back_before_search(store: Store) -> None:
    """The store as it was before its articles were indexed."""

    def work(connection):  # type: ignore[no-untyped-def]
        for line in (
            "DROP TABLE search",
            "DROP INDEX ix_version_language",
            "DROP TABLE correction",
            "DROP TABLE asked",
            "DROP TABLE desk_session",
            "DROP TABLE desk_user",
            "DROP TABLE desk_log",
            "DROP TABLE letter",
            "DROP TABLE follower",
            "DROP TABLE heard",
            "DROP TABLE due",
            "DROP TABLE kept_mark",
            "DROP TABLE kept",
            "UPDATE alembic_version SET version_num = '0002'",
        ):
            connection.execute(text(line))

    store.write(work)


def undo(store_name: str, postgresql: Callable[[], Server]) -> None:
    """No store at all."""
    file = place_of(store_name).file
    if file is None:
        postgresql().empty(store_name)
        return
    for end in ("", "-wal", "-shm"):
        Path(f"{file}{end}").unlink(missing_ok=True)
