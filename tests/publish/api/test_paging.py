"""Pages of lists: every item once, also where something new comes in between; cursors of nobody lead nowhere."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from pourparlers.desk import Desk
from pourparlers.publish.api.parameters import CURSOR
from pourparlers.publish.api.routes import ROUTES
from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known
from pourparlers.publish.visit import Site
from pourparlers.record.build import record_of
from pourparlers.record.ledger import Ledger

LISTS = [route.path for route in ROUTES if CURSOR in route.takes and not route.part]


def walked(api: TestClient, at: str) -> list[dict[str, Any]]:
    items, cursor, pages = [], None, 0
    while True:
        answer = api.get(at + (f"&cursor={cursor}" if cursor else "")).json()
        items += answer["items"]
        cursor, pages = answer["next"], pages + 1
        if cursor is None or pages > 300:
            return items


@pytest.mark.parametrize("path", LISTS)
def test_pages_hold_every_item_once(api: TestClient, path: str) -> None:
    whole = api.get(f"/api/v1{path}?limit=200").json()
    assert whole["next"] is None
    assert whole["items"]
    for limit in (1, 2, len(whole["items"])):
        assert walked(api, f"/api/v1{path}?limit={limit}") == whole["items"]


def test_the_next_page_is_linked(api: TestClient) -> None:
    answer = api.get("/api/v1/meetings?limit=1&from=2022-01-01")
    links = dict(reversed(link.strip().split("; rel=")) for link in answer.headers["link"].split(","))
    assert links['"service-desc"'] == "<http://calendar.example.org/api/v1/openapi.json>"
    following = api.get(links['"next"'].strip("<>")).json()
    assert following["items"][0]["id"] != answer.json()["items"][0]["id"]


def test_what_comes_in_between_shifts_nothing(known: Known) -> None:
    articles, ledger = list(known.record.articles()), Ledger()
    desk = Desk(record_of(articles, ledger, known.today).record, articles, ledger)
    few = replace(desk.record, meetings=desk.record.meetings[1::2])
    state = [Known(Desk(few, desk.articles(), desk.ledger), known.today, "few", known.search)]
    api = TestClient(site_of(lambda: state[0], Site(requests_a_minute=0)))
    first = api.get("/api/v1/meetings?limit=1").json()
    state[0] = Known(Desk(desk.record, desk.articles(), desk.ledger), date(2022, 1, 10), "all", known.search)
    rest: list[dict[str, Any]] = []
    cursor: str | None = first["next"]
    while cursor:
        page = api.get("/api/v1/meetings", params={"limit": 1, "cursor": cursor}).json()
        rest += page["items"]
        cursor = page["next"]
    seen = [m["id"] for m in (*first["items"], *rest)]
    assert len(seen) == len(set(seen))
    assert {m.id for m in few.meetings} <= set(seen)


@pytest.mark.parametrize(
    "cursor",
    ["x", "-", "WzFd", "bnVsbA", "WyJ4IixbXV0", "WyIiLFtudWxsXV0", "A" * 600, "_" * 5],
)
def test_cursors_of_nobody(api: TestClient, cursor: str) -> None:
    for path in LISTS:
        answer = api.get(f"/api/v1{path}", params={"cursor": cursor})
        assert answer.status_code == 404
        assert answer.json()["type"].endswith("#problem-cursor")


def test_a_cursor_goes_with_its_list_and_filters(api: TestClient) -> None:
    cursor = api.get("/api/v1/meetings?limit=1&status=planned").json()["next"]
    assert cursor
    for at in ("/api/v1/meetings?status=held", "/api/v1/meetings?limit=1", "/api/v1/articles?limit=1"):
        assert api.get(f"{at}&cursor={cursor}").status_code == 404
    assert api.get(f"/api/v1/meetings?status=planned&limit=200&cursor={cursor}").status_code == 200


def test_a_cursor_that_was_meddled_with(api: TestClient) -> None:
    cursor = api.get("/api/v1/changes?limit=1").json()["next"]
    of, _ = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    for after in ([], [10**30], [-5], ["x"], ["x", 1, 2, 3, 4], [0, "", "", "", ""], [10**7, "a"]):
        made = base64.urlsafe_b64encode(json.dumps([of, after]).encode()).decode().rstrip("=")
        assert api.get("/api/v1/changes", params={"cursor": made}).status_code in (200, 404), after
