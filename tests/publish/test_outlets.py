"""Outlets: marks of state media and sponsors beside every source, who is silent on a meeting."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.delivery import Source
from pourparlers.publish.app import site_of
from pourparlers.publish.fresh import Fresh
from pourparlers.publish.known import Known
from pourparlers.showing.outlets import outlet_of
from pourparlers.store import sources
from pourparlers.store.engine import open_store
from pourparlers.store.markers import markers_of

from .conftest import TODAY


def marked(known: Known) -> Known:
    markers = {outlet_of(told): "state-media" for told in known.record.articles()}
    return Known(known.record, known.today, "marked", known.search, markers=markers)


def test_a_mark_stands_beside_every_source(known: Known, pages: list[str]) -> None:
    client = TestClient(site_of(lambda: marked(known)))
    for path in pages:
        page = LexborHTMLParser(client.get(f"/en{path}".rstrip("/")).text)
        beside = page.css(".quote figcaption, .by, main .kicker:has(.marker), .matrix.numbers tbody th")
        assert all(node.css_first(".marker") is not None for node in beside), path
    names = LexborHTMLParser(client.get("/fr/sources").text).css(".matrix .marker")
    assert {node.text() for node in names} == {"média d’État"}


def test_without_marks_there_are_none(client: TestClient, pages: list[str]) -> None:
    assert not any(LexborHTMLParser(client.get(path).text).css(".marker") for path in pages)


def test_marks_come_from_the_list_of_sources(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "marked.db"), create=True) as store:
        clock = f"{TODAY}T00:00:00Z"
        fresh = Fresh(store, lambda: clock)
        before = fresh.now()
        told = Source(
            name="s", kind="feed", address="https://example.org/f", outlet="State Sample", marker="state-media"
        )
        store.write(lambda connection: sources.add(connection, told, clock))
        assert store.look(markers_of) == {"State Sample": "state-media"}
        assert not before.outlets.marker("State Sample")
        assert Fresh(store, lambda: clock).now().outlets.marker("State Sample") == "state-media"
        assert Fresh(store, lambda: clock).now().stamp != before.stamp


def test_who_is_silent(known: Known, client: TestClient) -> None:
    council = next(m for m in known.all if m.kind == "council")
    heard = known.outlets.heard(list(known.told(r.article for r in council.reports)), known.all_languages)
    assert [code for code, _ in heard.languages] == ["en"]
    assert set(heard.silent_languages) == {"fr", "uk"}
    assert heard.silent
    page = LexborHTMLParser(client.get(f"/en/meeting/{council.id}").text)
    said = page.css_first("[aria-labelledby=heard]")
    assert said is not None
    assert "Ukrainian silent" in " ".join(said.text().split())
