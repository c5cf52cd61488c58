"""The description is right: schemathesis asks what it allows and what it does not, and finds no failure."""

from __future__ import annotations

import json
from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from starlette.testclient import TestClient

from pourparlers.publish.api.openapi import described
from pourparlers.publish.api.routes import ROUTES

schema = schemathesis.openapi.from_dict(described())


@schemathesis.hook
def filter_query(context: Any, query: dict[str, Any] | None) -> bool:
    """What no schema can say: a cursor is one that was given, and a span of days ends after it begins."""
    if not isinstance(query, dict):
        return True
    return "cursor" not in query and not str(query.get("to", "~")) < str(query.get("from", ""))


@schema.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
def test_what_it_allows_and_what_not(case: schemathesis.Case, address: str) -> None:
    case.call_and_validate(base_url=f"{address}/api/v1")


def test_every_reference_leads_somewhere(api: TestClient) -> None:
    told = api.get("/api/v1/openapi.json").json()

    def references(node: Any) -> list[str]:
        if isinstance(node, dict):
            own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
            return own + [found for inner in node.values() for found in references(inner)]
        return [found for inner in node for found in references(inner)] if isinstance(node, list) else []

    found = references(told)
    assert len(found) > 50
    for reference in found:
        node = told
        for step in reference.removeprefix("#/").split("/"):
            node = node[step]
    assert set(told["paths"]) == {route.path or "/" for route in ROUTES}
    assert len(json.dumps(told)) < 200_000


def test_every_operation_documents_its_mistakes(api: TestClient) -> None:
    told = api.get("/api/v1/openapi.json").json()
    for path, item in told["paths"].items():
        answers = item["get"]["responses"]
        assert {"200", "304", "400", "429", "500"} <= set(answers)
        paged = any(one["name"] == "cursor" for one in item["get"]["parameters"])
        assert ("404" in answers) == ("{" in path or paged)
