"""Every mistake is told as a problem: what was wrong, where, and what would be right."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from pourparlers.publish.api.problems import KINDS
from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known
from pourparlers.publish.visit import Site

WRONG = [
    ("/meetings?status=asleep", "status", "asleep"),
    ("/meetings?from=2022-02-30", "from", "2022-02-30"),
    ("/meetings?from=2022-01", "from", "2022-01"),
    ("/meetings?from=%D9%A2%D9%A0%D9%A2%D9%A2-01-01", "from", None),
    ("/meetings?from=2022-02-01&to=2022-01-01", "to", "2022-01-01"),
    ("/meetings?limit=0", "limit", "0"),
    ("/meetings?limit=201", "limit", "201"),
    ("/meetings?limit=-1", "limit", "-1"),
    ("/meetings?limit=1e2", "limit", "1e2"),
    ("/meetings?limit=%EF%BC%95", "limit", "５"),
    ("/meetings?limit=99999999999999999999", "limit", None),
    ("/meetings?actor=", "actor", ""),
    ("/meetings?actor=" + "x" * 201, "actor", None),
    ("/meetings?kind=x&kind=y", "kind", None),
    ("/meetings?status=held&status=held", "status", "held"),
    ("/meetings?utm_source=x", "utm_source", None),
    ("/meetings?format=xml", "format", "xml"),
    ("/meetings?" + "x" * 2001, "?", None),
    ("/meetings?" + "a=1&" * 30, "?", None),
    ("/articles?from=2022-01-08&to=2022-01-07", "to", "2022-01-07"),
    ("/search", "q", None),
    ("/search?q=", "q", ""),
    ("/stories?copied=1", "copied", "1"),
    ("/articles?language=no-", "language", None),
    ("/meetings?cursor=%00", "cursor", None),
    ("/openapi.json?x=1", "x", None),
    ("/trends?cursor=abc", "cursor", None),
    ("/meetings/x?actor=NATO", "actor", None),
    ("/meetings?=1", "", None),
]
NOWHERE = [
    "/meetings/none",
    "/meetings/none/reports",
    "/meetings/",
    "/meetings//",
    "//",
    "/meetings/%2e%2e",
    "/meetings/a/b",
    "/actors/nobody",
    "/places/nowhere",
    "/articles/zzzz",
    "/articles/0123456789abcdef",
    "/articles/0123456789abcdef/annotations",
    "/nothing",
    "/%00",
    "/meetings/%F0%9F%98%80",
    "/meetings/%ff%fe",
    "/meetings/" + "a" * 3000,
    "/actors/%E2%80%AE",
    "/openapi.json/",
    "/Meetings",
    "/articles//annotations",
    "/places/%2f",
    "/places/%0a",
    "/meetings%3Flimit=1",
    "/meetings/%23x",
    "/articles/%0D%0Ax",
]


@pytest.mark.parametrize(("at", "parameter", "given"), WRONG)
def test_what_makes_no_sense(api: TestClient, at: str, parameter: str, given: str | None) -> None:
    answer = api.get(f"/api/v1{at}")
    told = answer.json()
    assert (answer.status_code, told["status"], told["parameter"]) == (400, 400, parameter)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert told["type"].rpartition("#problem-")[2] in KINDS
    assert told["expected"] and told["detail"] and told["title"]
    if given is not None:
        assert told["given"] == given


@pytest.mark.parametrize("at", NOWHERE)
def test_what_is_not_there(api: TestClient, at: str) -> None:
    answer = api.get(f"/api/v1{at}")
    told = answer.json()
    assert (answer.status_code, told["status"]) == (404, 404)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "/api/v1" in told["detail"]


@pytest.mark.parametrize(
    "at",
    [
        "/search?q=%22%27%3B--%20OR%201%3D1%20NEAR(%20*",
        "/search?q=%00%00",
        "/search?q=" + "%F0%9F" * 20,
        "/meetings?actor=%20",
        "/meetings?actor=%E2%80%AE%3Cb%3E",
        "/meetings?from=0001-01-01&to=9999-12-31",
        "/changes?to=0001-01-01",
        "/changes?from=9999-12-31",
        "/articles?from=2022-01-08&to=2022-01-08",
        "/people?name=%22",
        "/meetings?place=CH",
    ],
)
def test_what_is_odd_is_answered(api: TestClient, at: str) -> None:
    assert api.get(f"/api/v1{at}").status_code == 200


def test_problems_are_on_the_page_that_they_name(api: TestClient) -> None:
    told = api.get("/api/v1/meetings?x=1").json()["type"]
    page, _, name = told.partition("#")
    assert f'id="{name}"' in api.get(page).text


def test_a_mistake_of_ours(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Known):
        def meeting(self, name: str) -> None:
            raise RuntimeError("a secret")

    broken = Broken(known.record, known.today, "broken", known.search)
    api = TestClient(site_of(lambda: broken, Site(requests_a_minute=0)))
    answer = api.get("/api/v1/meetings/x")
    assert answer.status_code == answer.json()["status"] == 500
    assert "secret" not in answer.text
