"""Search: words in any letters, and facets that count what each further choice would give."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient


def data(client: TestClient, query: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get(f"/search.json?{query}").content)
    return found


def offers(client: TestClient, query: str) -> list[tuple[str, int, str]]:
    """Words, count and address of all choices."""
    page = LexborHTMLParser(client.get(f"/en/search?{query}").text)
    return [
        (node.text().strip(), int(node.parent.css_first(".num").text()), node.attributes["href"] or "")  # type: ignore[union-attr]
        for node in page.css(".facets a")
    ]


@pytest.mark.parametrize("query", ["q=Geneva", "q=Talks", "language=uk", "q=Geneva&status=planned"])
def test_a_choice_gives_what_it_counts(client: TestClient, query: str) -> None:
    there = offers(client, query)
    assert there
    for said, count, address in there:
        if "chosen" in said:
            continue
        found = data(client, address.partition("?")[2])
        assert len(found["meetings"]) + len(found["articles"]) == count, (said, address)


def test_a_choice_can_be_left(client: TestClient) -> None:
    chosen = [address for said, _, address in offers(client, "q=Geneva&language=fr") if "chosen" in said]
    assert chosen == ["/en/search?q=Geneva"]


def test_facets_narrow(client: TestClient) -> None:
    everything, planned = data(client, "q=Geneva"), data(client, "q=Geneva&status=planned")
    assert {m["status"] for m in planned["meetings"]} == {"planned"}
    assert len(planned["meetings"]) <= len(everything["meetings"])
    french = data(client, "q=Riabkov&language=fr")
    assert french["articles"] and not data(client, "q=Riabkov&language=uk")["articles"]
    assert data(client, "section=World")["articles"]
    assert not data(client, "q=Geneva&from=2030&to=2031")["meetings"]


def test_names_in_the_readers_language(client: TestClient) -> None:
    words = quote("Женева Росія")
    assert json.loads(client.get(f"/uk/search.json?q={words}").content)["meetings"]
    assert not json.loads(client.get(f"/fr/search.json?q={words}").content)["meetings"]


def test_what_cannot_be_asked_is_told(client: TestClient) -> None:
    assert client.get("/search?status=sleeping").status_code == 400
    assert client.get("/search?kind=party").status_code == 400
    assert client.get("/search?from=never").status_code == 400
    assert client.get("/search?section=%3Cscript%3E").status_code == 200
    assert client.get("/search?language=xx&q=Geneva").status_code == 200
