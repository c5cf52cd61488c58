"""Every address answers, as its type says, and the same as the pages do; what has not changed is not sent again."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.publish.api.routes import ROUTES, Route
from pourparlers.publish.known import Known

EVERY = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
FUTURE, PAST = "Fri, 01 Jan 2100 00:00:00 GMT", "Sat, 01 Jan 2000 00:00:00 GMT"


def address(route: Route, known: Known) -> str:
    meeting = next(m for m in known.all if len(m.reports) > 1)
    names = {"id": meeting.id, "key": meeting.reports[0].article[:16]}
    path = route.path.format(slug="russia" if "actor" in route.path else "geneva", **names)
    return f"/api/v1{path}" + ("?q=Geneva" if route.name == "search" else "")


@EVERY
def test_an_answer_is_what_its_type_says(api: TestClient, known: Known, route: Route) -> None:
    answer = api.get(address(route, known))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == route.media
    given = msgspec.json.decode(answer.content, type=route.gives, strict=True)
    assert msgspec.json.encode(given) == answer.content
    body = json.loads(answer.content)
    assert body.get("items", True) or route.name == "trends"


@EVERY
def test_what_has_not_changed_is_not_sent_again(api: TestClient, known: Known, route: Route) -> None:
    at = address(route, known)
    first = api.get(at)
    again = api.get(at, headers={"if-none-match": first.headers["etag"]})
    since = api.get(at, headers={"if-modified-since": first.headers["last-modified"]})
    for answer in (again, since, api.get(at, headers={"if-modified-since": FUTURE})):
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"] == first.headers["etag"]
        assert answer.headers["access-control-allow-origin"] == "*"
    stale: list[dict[str, str]] = [
        {"if-none-match": '"x"', "if-modified-since": FUTURE},
        {"if-modified-since": PAST},
        {"if-modified-since": "soon"},
    ]
    assert [api.get(at, headers=headers).status_code for headers in stale] == [200, 200, 200]


@EVERY
def test_reading_only(api: TestClient, known: Known, route: Route) -> None:
    at = address(route, known)
    head, got = api.head(at), api.get(at)
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head.headers[name] for name in ("etag", "content-type", "content-length")} == {
        name: got.headers[name] for name in ("etag", "content-type", "content-length")
    }
    options = api.options(at, headers={"origin": "https://elsewhere.example", "access-control-request-method": "GET"})
    assert options.status_code == 204
    assert options.headers["allow"] == options.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "FETCH"):
        refused = api.request(method, at)
        assert refused.status_code == 405
        assert refused.headers["allow"] == "GET, HEAD, OPTIONS"
        assert refused.json()["status"] == 405


def test_it_may_be_read_from_any_site(api: TestClient) -> None:
    for at in ("/api/v1/meetings", "/api/v1/meetings/none", "/api/v1/openapi.json"):
        headers = api.get(at, headers={"origin": "https://elsewhere.example"}).headers
        assert headers["access-control-allow-origin"] == "*"
        assert "ETag" in headers["access-control-expose-headers"]
        assert "access-control-allow-credentials" not in headers
        assert "set-cookie" not in headers


def test_pages_give_the_same(api: TestClient, known: Known) -> None:
    meeting = next(m for m in known.all if len(m.reports) > 1)
    assert api.get(f"/api/v1/meetings/{meeting.id}").content == api.get(f"/meeting/{meeting.id}.json").content
    key = meeting.reports[0].article
    shown = api.get(f"/api/v1/articles/{key}").json()
    page = api.get(f"/article/{key[:16]}.json").json()
    assert page == {name: shown[name] for name in page}
    listed = api.get("/api/v1/articles?limit=200").json()["items"]
    assert page in listed


def test_sources_are_those_of_the_page(api: TestClient) -> None:
    theirs = api.get("/sources.json").json()
    assert api.get("/api/v1/sources").json()["items"] == sorted(theirs, key=lambda row: str(row["name"]))


def test_search_finds_what_the_page_finds(api: TestClient) -> None:
    ours, theirs = api.get("/api/v1/search?q=Geneva").json(), api.get("/search.json?q=Geneva").json()
    assert ours["meetings"] == theirs["meetings"] != []
    assert [one["key"] for one in ours["articles"]] == theirs["articles"] != []
    assert not api.get("/api/v1/search?q=Geneva&to=2000-01-01").json()["articles"]


def test_filters_are_those_of_the_calendar(api: TestClient) -> None:
    named = ("actor=NATO", "place=geneva", "status=planned", "kind=council", "language=uk")
    for query in (*named, "from=2022-01-10&to=2022-01-11"):
        ours = [m["id"] for m in api.get(f"/api/v1/meetings?{query}").json()["items"]]
        page = f"/calendar.json?{query}" if "from" in query else f"/calendar.json?from=0001-01-01&{query}"
        theirs = [m["id"] for m in api.get(page).json()]
        assert ours and set(ours) == set(theirs), query


def test_who_said_what(api: TestClient) -> None:
    items = api.get("/api/v1/statements?speaker=kuleba").json()["items"]
    assert [item["speaker"] for item in items] == ["Dmytro Kuleba"]
    assert not api.get("/api/v1/statements?speaker=kuleba&act=deny").json()["items"]


def test_which_sentence_says_so(api: TestClient, known: Known) -> None:
    meeting = next(m for m in known.all if len(m.reports) > 2)
    items = api.get(f"/api/v1/meetings/{meeting.id}/reports").json()["items"]
    assert {(one["article"], one["report"]) for one in items} == {(r.article, r.meeting) for r in meeting.reports}
    assert [one["published"] for one in items] == sorted(one["published"] for one in items)
    first = api.get(f"/api/v1/meetings/{meeting.id}/reports?limit=1").json()
    rest = api.get(f"/api/v1/meetings/{meeting.id}/reports?cursor={first['next']}").json()
    assert first["items"] + rest["items"] == items
    for one in items:
        told = known.record.article(one["article"])
        assert told is not None
        assert told.reading.article.text[one["start"] : one["end"]] == one["sentence"]


def test_forms(api: TestClient, known: Known) -> None:
    at = f"/api/v1/meetings/{known.all[0].id}"
    linked = api.get(f"{at}?format=jsonld")
    assert linked.headers["content-type"] == "application/ld+json"
    assert "Accept" in linked.headers["vary"]
    for accept, is_linked in (
        ("application/ld+json", True), ("application/ld+json, application/json;q=0.9", True), ("*/*", False),
        ("application/json, application/ld+json;q=0.9", False), ("application/ld+json;q=0", False),
        ("text/html", False), (";;q=x,,application/ld+json;q=2", False), ("", False),
    ):  # fmt: skip
        answer = api.get(at, headers={"accept": accept})
        assert (answer.content == linked.content) is is_linked, accept
    assert api.get(f"{at}?format=json", headers={"accept": "application/ld+json"}).json()["id"] == known.all[0].id


def test_pages_hold_the_same_linked_data(api: TestClient, known: Known) -> None:
    meeting = next(m for m in known.all if len(m.reports) > 1)
    for page, at in (
        (f"/en/meeting/{meeting.id}", f"/api/v1/meetings/{meeting.id}"),
        (f"/en/article/{meeting.reports[0].article[:16]}", f"/api/v1/articles/{meeting.reports[0].article}"),
    ):
        node = LexborHTMLParser(api.get(page).text).css_first("head script[type='application/ld+json']")
        assert node is not None
        assert json.loads(node.text()) == api.get(f"{at}?format=jsonld").json()


def test_the_start_names_every_address(api: TestClient) -> None:
    start: dict[str, Any] = api.get("/api/v1").json()
    assert start == api.get("/api/v1/").json()
    assert [one["path"] for one in start["endpoints"]] == [f"/api/v1{route.path}" for route in ROUTES]
    assert api.get(start["openapi"]).status_code == 200
    page = LexborHTMLParser(api.get(start["documentation"]).text)
    for route in ROUTES:
        assert page.css_first(f"h3#{route.name} code") is not None, route.name
