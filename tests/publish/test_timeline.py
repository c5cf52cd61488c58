"""The timeline: days in their order, each with what was on it and what was told of other days."""

from __future__ import annotations

import json

from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient


def turns(client: TestClient, query: str = "") -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(client.get(f"/timeline.json{query}").content)
    return found


def test_days_stand_in_their_order(client: TestClient) -> None:
    days = [str(turn["day"]) for turn in turns(client)]
    assert days == sorted(days)
    assert {"2022-01-04", "2022-01-07", "2022-01-12"} <= set(days)


def test_what_was_told_stands_on_the_day_that_told_it(client: TestClient) -> None:
    told = {turn["day"]: {c["kind"] for c in turn["told"]} for turn in turns(client)}  # type: ignore[attr-defined]
    assert "announced" in told["2022-01-04"]
    assert not {"joined", "left"} & set().union(*told.values())


def test_filters_hold_for_both(client: TestClient) -> None:
    found = turns(client, "?actor=NATO")
    meetings = {name for turn in found for name in turn["meetings"]}  # type: ignore[attr-defined]
    told = {change["meeting"] for turn in found for change in turn["told"]}  # type: ignore[attr-defined]
    assert meetings and told
    assert meetings | told < {m["id"] for m in json.loads(client.get("/calendar.json?from=2021").content)}


def test_further_days_are_a_page_away(client: TestClient) -> None:
    page = LexborHTMLParser(client.get("/timeline?from=2022-01-08&to=2022-01-09").text)
    before, after = page.css_first(".on.before a"), page.css_first(".on.after a")
    assert before is not None and after is not None
    assert before.attributes["href"] == "/timeline?to=2022-01-07"
    assert after.attributes["href"] == "/timeline?from=2022-01-10"
    assert LexborHTMLParser(client.get("/timeline?from=9999-12-01&to=9999-12-31").text).css_first(".nothing")
    assert client.get("/timeline?to=0001-01-01").status_code == 200
