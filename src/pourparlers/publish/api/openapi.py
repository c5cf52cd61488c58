"""The interface described for programs (OpenAPI 3.1), made of the table of addresses and of the types that it names."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from pourparlers.publish.api import parameters as p
from pourparlers.publish.api import problems
from pourparlers.publish.api.nouns import VERSION, ProblemDetails
from pourparlers.publish.api.parameters import Parameter
from pourparlers.publish.api.routes import LINKED, ROOT, ROUTES, Route
from pourparlers.version import __version__

ABOUT = """The record of who meets whom, when, where and with what status, and of who says what, as the reports of
other publishers tell it. Read-only. Dates of meetings are EDTF (ISO 8601-2), days ISO 8601, countries ISO 3166-1
alpha-2, languages ISO 639-1. Every answer has an ETag and a Last-Modified; lists come in pages by cursor; mistakes are
problems (RFC 9457)."""
Node = dict[str, Any]
TEXT: Node = {"schema": {"type": "string"}}
HEADERS: dict[str, Node] = {
    "ETag": {"description": "Tells this answer from any other; send it back as If-None-Match.", **TEXT},
    "Last-Modified": {"description": "Since when the record is in this state, as far as the server knows.", **TEXT},
    "Link": {"description": "The page after it (rel=next), the description (rel=service-desc).", **TEXT},
    "RateLimit": {"description": "How many requests are left, and for how many seconds.", **TEXT},
    "RateLimit-Policy": {"description": "How many requests there are in how many seconds.", **TEXT},
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}},
}
OF_ANSWERS = ("ETag", "Last-Modified", "Link", "RateLimit", "RateLimit-Policy")
LINKED_SCHEMA: Node = {"type": "object", "required": ["@context"], "description": "schema.org as JSON-LD 1.1"}


@functools.cache
def document() -> bytes:
    """The description, as it is served."""
    return msgspec.json.format(msgspec.json.encode(described()), indent=1)


def described() -> Node:
    """The description."""
    given, schemas = msgspec.json.schema_components(
        [*(route.gives for route in ROUTES), ProblemDetails], ref_template="#/components/schemas/{name}"
    )
    by_route = dict(zip((route.name for route in ROUTES), given, strict=False))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Pourparlers",
            "summary": "Who meets whom, when and where, and which sentence of which source says so.",
            "description": ABOUT,
            "version": f"{VERSION} ({__version__})",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": ROOT}],
        "paths": {route.path or "/": {"get": _operation(route, by_route[route.name])} for route in ROUTES},
        "components": {
            "schemas": schemas,
            "headers": HEADERS,
            "responses": {kind.name: _problem(kind) for kind in problems.KINDS.values()},
        },
    }


def _operation(route: Route, schema: Node) -> Node:
    content: Node = {route.media.partition(";")[0]: {"schema": schema}}
    if route.linked:
        content[LINKED] = {"schema": LINKED_SCHEMA}
    answers: Node = {
        "200": {
            "description": route.about,
            "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in OF_ANSWERS},
            "content": content,
        },
        "304": {"description": "Nothing has changed."},
        "400": {"$ref": "#/components/responses/parameter"},
        "429": {"$ref": "#/components/responses/rate"},
        "500": {"$ref": "#/components/responses/mistake"},
    }
    if route.part or p.CURSOR in route.takes:
        answers["404"] = {"$ref": f"#/components/responses/{'not-found' if route.part else 'cursor'}"}
    return {
        "operationId": route.name,
        "summary": route.about,
        "parameters": [*([_part(route)] if route.part else []), *map(_parameter, route.parameters)],
        "responses": dict(sorted(answers.items())),
    }


def _parameter(parameter: Parameter) -> Node:
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.about,
        "required": parameter.needed,
        "schema": parameter.schema,
    }


def _part(route: Route) -> Node:
    assert route.part is not None
    schema = {"type": "string", "pattern": route.part.pattern}
    return {
        "name": route.part.name,
        "in": "path",
        "description": route.part.about,
        "required": True,
        "schema": schema,
    }


def _problem(kind: problems.Kind) -> Node:
    headers = ("Retry-After", "RateLimit", "RateLimit-Policy") if kind.status == 429 else ()
    return {
        "description": f"{kind.title}. {kind.about}",
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers},
        "content": {problems.MEDIA: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
    }
