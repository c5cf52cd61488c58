"""Programs answered beside the pages: the routes of their interface, put before those of the site.

A path in which an end of a line stands is taken by no route; it is answered like any other all the same.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from pourparlers.publish.api.app import Api
from pourparlers.publish.api.routes import ROOT
from pourparlers.publish.known import Known
from pourparlers.publish.tongue import DEFAULT, Tongue
from pourparlers.publish.visit import Site
from pourparlers.publish.words import words_of


def with_programs(
    site: Starlette,
    now: Callable[[], Known],
    settled: Site,
    spoken: dict[str, Tongue],
    page: Callable[[Request], Awaitable[Response]],
) -> Starlette:
    """A site that answers programs too; ``page`` answers people."""
    api = Api(now, settled, words_of(spoken[DEFAULT]))
    site.router.routes[:0] = [Route(ROOT + end, api) for end in ("", "/{path:path}")]
    site.router.default = _Elsewhere(api, page, site.router.default)
    return site


class _Elsewhere:
    """Answers what no route takes; what is no request of HTTP is closed."""

    def __init__(self, api: ASGIApp, page: Callable[[Request], Awaitable[Response]], closing: ASGIApp) -> None:
        self._api, self._page, self._closing = api, page, closing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._closing(scope, receive, send)
        elif scope["path"].startswith(f"{ROOT}/"):
            await self._api(scope, receive, send)
        else:
            answer = await self._page(Request(scope))
            await answer(scope, receive, send)
