"""``kill -9`` at random moments of ``watch``, again and again on the same store.

After each: the store is sound, what the log has told of is there, nothing is there twice, and the next run goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from pourparlers.delivery import Source
from pourparlers.store import sources
from pourparlers.store.check import findings
from pourparlers.store.engine import Store, open_store
from pourparlers.store.schema import article, reading, source, version

from ..gather.misbehaving import Site, whole  # noqa: TID252
from ..store.test_killed import KILLED, Runs, empty  # noqa: TID252
from .local_site import ENGLISH, feed, page

SOURCES, PAGES = 3, 4


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runs]:
    monkeypatch.setenv("POURPARLERS_ALLOW_ADDRESSES", "127.0.0.1")
    monkeypatch.setenv("POURPARLERS_INTERVAL", "0")
    started = Runs(tmp_path)
    yield started
    started.close()


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        for at in range(SOURCES):
            paths = [f"/{at}/{number}" for number in range(PAGES)]
            for number, path in enumerate(paths):
                told = ENGLISH.paragraphs[0].replace("21 May", f"{at * PAGES + number + 1} June")
                story = ENGLISH._replace(headline=f"Talks of round {at}, part {number}", paragraphs=(told,))
                site.answers[path] = whole(page(story))
            site.answers[f"/feed{at}"] = whole(feed(site, *paths), "application/rss+xml")
        yield site


def look_at(store: Store) -> set[str]:
    """The addresses of the articles, in a store that must be sound; none may be there twice or unread."""
    with store.looking() as connection:
        assert not list(findings(connection))
        addresses = connection.execute(select(version.c.url)).scalars().all()
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (article, version, reading)
        ]
    assert len(addresses) == len(set(addresses)) and counts == [len(addresses)] * 3
    return {url for url in addresses if url}


@pytest.mark.parametrize(("store_name", "kills"), [("sqlite", 6), ("postgresql", 4)], indirect=["store_name"])
def test_watch(runs: Runs, store_name: str, kills: int, site: Site) -> None:
    command = ("watch", "--once", "--db", store_name)
    with open_store(store_name, create=True) as store:
        begin(store, site)
        _, whole_run, log = runs(*command)
        everything = look_at(store)
        assert len(everything) == SOURCES * PAGES == len([line for line in log if line["event"] == "article"])
        killed, told = 0, everything
        while killed < kills:
            if told == everything:
                begin(store, site)
                told = set()
            code, _, log = runs(*command, after=runs.random.uniform(0.3 * whole_run, whole_run))
            told |= {str(line["url"]) for line in log if line["event"] == "article"}
            kept = look_at(store)
            assert told <= kept, runs.seed
            assert code == KILLED or kept == everything, runs.seed
            killed += code == KILLED
            told = kept
        runs(*command)
        assert look_at(store) == everything, runs.seed


def begin(store: Store, site: Site) -> None:
    """The store as on the first day: sources that were never asked, and no article."""

    def work(connection):  # type: ignore[no-untyped-def]
        connection.execute(source.delete())
        for at in range(SOURCES):
            told = Source(name=f"news {at}", kind="feed", address=site.url(f"/feed{at}"))
            sources.add(connection, told, "2030-05-14T08:00:00Z")

    empty(store)
    store.write(work)
