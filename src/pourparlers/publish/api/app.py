"""The interface as an ASGI application: a request checked, answered from what is known, or told what was wrong."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import quote, urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from pourparlers.publish import answering
from pourparlers.publish.api import openapi, parameters, problems
from pourparlers.publish.api.lists import Ask
from pourparlers.publish.api.nouns import Listing
from pourparlers.publish.api.orders import Orders
from pourparlers.publish.api.problems import Problem
from pourparlers.publish.api.rates import Left, Rates
from pourparlers.publish.api.routes import LINKED, ROOT, Route, matched
from pourparlers.publish.asked import Unclear
from pourparlers.publish.forms import Shown
from pourparlers.publish.known import Known
from pourparlers.publish.links import Links
from pourparlers.publish.visit import Site, Visit
from pourparlers.publish.words import Words

KEPT, KEPT_BYTES = 1000, 32 << 20
DESCRIPTION = "/openapi.json"
ALLOWED = "GET, HEAD, OPTIONS"
OPEN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After",
}
PREFLIGHT = {
    "allow": ALLOWED,
    "access-control-allow-methods": ALLOWED,
    "access-control-allow-headers": "Accept, If-None-Match, If-Modified-Since",
    "access-control-max-age": "86400",
}
WEIGHT = re.compile(r"[01](\.[0-9]{0,3})?")
log = logging.getLogger("pourparlers.publish")


class State(NamedTuple):
    """A state of the record: since when this server knows it, to the second, and its lists in order."""

    known: Known
    since: datetime
    orders: Orders


class Api:
    """Answers programs: what is known, what the operator settled, answers to be given again, who asked how often."""

    def __init__(self, now: Callable[[], Known], site: Site, words: Words) -> None:
        self._now, self._site, self._words = now, site, words
        self._shelf = answering.Shelf(KEPT, KEPT_BYTES)
        self._rates = Rates(site.requests_a_minute)
        self._state: State | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        left = self._rates.ask(request.client.host if request.client else "")
        response = await self._answer(request, left)
        response.headers.update(OPEN | (left.headers if left else {}))
        await response(scope, receive, send)

    async def _answer(self, request: Request, left: Left | None) -> Response:
        base = f"{request.url.scheme}://{request.url.netloc}"
        try:
            if left is not None and not left.allowed:
                detail = f"more than {left.most} requests in a minute; wait for {left.seconds} seconds"
                raise Problem("rate", detail, expected=f"at most {left.most} a minute")
            if request.method == "OPTIONS":
                return Response(status_code=204, headers=answering.SAFE | PREFLIGHT)
            if request.method not in ("GET", "HEAD"):
                detail = f"{request.method} is not answered here"
                raise Problem("method", detail, expected=ALLOWED, headers={"allow": ALLOWED})
            return await self._found(request, base)
        except Problem as problem:
            return self._told(problem, request, base)
        except Unclear as unclear:
            return self._told(problems.wrong(unclear.name, unclear.value, unclear.expected), request, base)
        except Exception:
            log.exception("an answer could not be made: %s", request.scope["path"])
            return self._told(Problem("mistake", "this answer could not be made"), request, base)

    async def _found(self, request: Request, base: str) -> Response:
        path = str(request.scope["path"]).removeprefix(ROOT)
        path = "" if path == "/" else path
        asked = bytes(request.scope["query_string"]).decode("latin-1")
        if path == DESCRIPTION:
            parameters.read(asked, ())
            return answering.respond(request, answering.kept(Shown(openapi.document(), "application/json")))
        found = matched(path)
        if found is None:
            raise problems.nothing("address", path[:200], f"{ROOT} lists those there are")
        route, named = found
        query = parameters.read(asked, route.parameters)
        form = query.get("format") or _preferred(request.headers.get("accept", ""), route)
        state = self._known_now()
        key = (state.known.stamp, base, path, form, tuple(sorted(query.items())))
        made = self._shelf.get(key)
        if made is None:
            made = await run_in_threadpool(self._make, state, base, route, named, query, form)
            self._shelf.put(key, made)
        return _respond(request, made, state.since)

    def _make(
        self, state: State, base: str, route: Route, named: tuple[str, ...], query: dict[str, str], form: str
    ) -> answering.Kept:
        ask = Ask(Visit(self._site, state.known, self._words, Links(base), query), state.orders)
        given = route.answer(ask, *named)
        linked = route.linked if form == "jsonld" else None
        body = msgspec.json.encode(linked(ask, given) if linked else given)
        links = [f'<{base}{ROOT}{DESCRIPTION}>; rel="service-desc"']
        if isinstance(given, Listing) and given.next:
            links.append(f'<{base}{ROOT}{route.path}?{urlencode(query | {"cursor": given.next})}>; rel="next"')
        made = answering.kept(Shown(body, LINKED if linked else route.media))
        return made._replace(link=", ".join(links))

    def _known_now(self) -> State:
        """What is known, and since when: a state that is seen for the first time is of this second."""
        known = self._now()
        if self._state is None or self._state.known.stamp != known.stamp:
            self._state = State(known, datetime.now(UTC).replace(microsecond=0), Orders(known))
        return self._state

    def _told(self, problem: Problem, request: Request, base: str) -> Response:
        headers = answering.SAFE | {"cache-control": answering.NOT_KEPT, "content-type": problems.MEDIA}
        body = problem.body(base, quote(request.scope["path"], errors="replace"))
        return Response(body, problem.kind.status, headers | problem.headers)


def _respond(request: Request, made: answering.Kept, since: datetime) -> Response:
    """An answer, or the word that nothing has changed: by its tag, else by the time."""
    response = answering.respond(request, made)
    asked = request.headers.get("if-modified-since", "")
    if response.status_code == 200 and asked and "if-none-match" not in request.headers and _not_after(since, asked):
        kept = ("etag", "cache-control", "vary", "link")
        headers = {name: value for name, value in response.headers.items() if name in kept}
        response = Response(status_code=304, headers=answering.SAFE | headers)
    response.headers["last-modified"] = format_datetime(since, usegmt=True)
    response.headers["vary"] = "Accept, Accept-Encoding"
    return response


def _not_after(since: datetime, asked: str) -> bool:
    try:
        return since <= parsedate_to_datetime(asked)
    except (TypeError, ValueError, OverflowError):
        return False


def _preferred(accept: str, route: Route) -> str:
    """The form that an Accept header asks for: linked data where they are named and there are any."""
    if route.linked is None:
        return "json"
    wishes: dict[str, float] = {}
    for one in accept.split(","):
        media, *rest = (part.strip() for part in one.lower().split(";"))
        weight = next((part[2:] for part in rest if part.startswith("q=")), "1")
        wishes[media] = float(weight) if WEIGHT.fullmatch(weight) else 0.0
    plain = max(wishes.get("application/json", 0), wishes.get("application/*", 0), wishes.get("*/*", 0))
    return "jsonld" if wishes.get(LINKED, 0) > plain or wishes.get(LINKED, 0) == 1 else "json"
