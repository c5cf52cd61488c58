"""The site as an ASGI application: an address to its page, in the reader's language and the form asked for."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from pourparlers.publish import answering
from pourparlers.publish.asked import NotThere, Unclear, zone
from pourparlers.publish.assets import by_address
from pourparlers.publish.follow.page import follow
from pourparlers.publish.follow.replies import Following, Reply, form_of, is_from_elsewhere
from pourparlers.publish.forms import shown
from pourparlers.publish.interface import with_programs
from pourparlers.publish.known import Known
from pourparlers.publish.links import FORMS, Links
from pourparlers.publish.pages import lists
from pourparlers.publish.pages.about import about
from pourparlers.publish.pages.actor import actor
from pourparlers.publish.pages.article import article
from pourparlers.publish.pages.calendar import calendar, month
from pourparlers.publish.pages.interface import interface
from pourparlers.publish.pages.map import atlas, place
from pourparlers.publish.pages.meeting import meeting
from pourparlers.publish.pages.positions import positions
from pourparlers.publish.pages.search import search
from pourparlers.publish.pages.section import section
from pourparlers.publish.pages.sources import sources
from pourparlers.publish.pages.timeline import timeline
from pourparlers.publish.pages.today import today
from pourparlers.publish.tongue import Tongue, preferred, tongues
from pourparlers.publish.visit import Page, Site, Visit
from pourparlers.publish.words import words_of

PAGES: dict[str, Callable[[Visit], Page]] = {
    "": today,
    "today": today,
    "api": interface,
    "calendar": calendar,
    "timeline": timeline,
    "map": atlas,
    "changes": lists.changes,
    "stories": lists.stories,
    "people": lists.people,
    "positions": positions,
    "sources": sources,
    "search": search,
    "follow": follow,
    "about": about,
}
THINGS: dict[str, Callable[[Visit, str], Page]] = {
    "meeting": meeting,
    "article": article,
    "actor": actor,
    "place": place,
    "section": section,
}
MONTH = re.compile(r"(\d{4})-(\d{2})")
MOST_QUERY, MOST_FIELDS = 2000, 20
READING = ("GET", "HEAD")
log = logging.getLogger("pourparlers.publish")


class Address(NamedTuple):
    """An address taken apart: the language that it begins with, the page, the form that it ends with."""

    chosen: str
    parts: tuple[str, ...]
    form: str


def site_of(
    now: Callable[[], Known],
    site: Site | None = None,
    *,
    catalogues: tuple[Path, ...] = (),
    rooms: Callable[[Mapping[str, Tongue]], Sequence[Route]] | None = None,
    following: Following | None = None,
) -> Starlette:
    """The site of a record. ``now`` gives what is known at the moment; ``catalogues`` are folders of more languages;
    ``rooms`` are addresses beside those of the record, in the languages there are; ``following`` takes forms of readers
    who follow by mail."""
    settled = (site or Site())._replace(mail=following is not None)
    spoken = tongues(*catalogues)
    there = {code: spoken[code] for code in settled.languages or spoken}
    desk = _Desk(now, settled, there, following)
    routes = [
        *(rooms(there) if rooms else ()),
        Route("/static/{name}", _static, methods=["GET"]),
        Route("/robots.txt", _robots, methods=["GET"]),
        Route("/{path:path}", desk.answer, methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
    ]
    return with_programs(Starlette(routes=routes), now, settled, spoken, desk.answer)


class _Desk:
    """Answers requests: what is known, what the operator settled, the languages, and answers to be given again."""

    def __init__(
        self, now: Callable[[], Known], site: Site, there: Mapping[str, Tongue], following: Following | None
    ) -> None:
        self._now, self._site, self._there, self._following = now, site, dict(there), following
        self._shelf = answering.Shelf()

    async def answer(self, request: Request) -> Response:
        address = self._address(request.url.path)
        code = address.chosen or preferred(request.headers.get("accept-language", ""), self._there)
        base = f"{request.url.scheme}://{request.url.netloc}"
        if self._following and address.parts[:1] == ("follow",) and (request.method == "POST" or address.parts[1:]):
            return await self._reply(request, self._following, address, code, base)
        if request.method not in READING:
            refused = await run_in_threadpool(self._refused, address, code, base)
            return answering.respond(request, refused)
        if (whole := _tidied(request.url.path)) != request.url.path:
            return RedirectResponse(whole + (f"?{request.url.query}" if request.url.query else ""), 308)
        known = self._now()
        asked = request.url.query if address.form != "png" else ""
        if (full := _filled(asked)) != asked:
            return RedirectResponse(request.url.path + (f"?{full}" if full else ""), 302)
        key = (known.stamp, code, address, base, asked)
        made = self._shelf.get(key)
        if made is None:
            made = await run_in_threadpool(self._make, asked, known, address, code, base)
            if made.status == 200:
                self._shelf.put(key, made)
        return answering.respond(request, made, negotiated=not address.chosen)

    def _make(self, asked: str, known: Known, address: Address, code: str, base: str) -> answering.Kept:
        visit = self._visit(known, address, code, base, {})
        try:
            query = _query(asked)
            links = visit.links._replace(zone=zone(query)) if address.form == "html" else visit.links
            visit = visit._replace(query=query, links=links)
            page = _page(visit, address.parts)
            if address.form not in ("html", "png", *page.forms):
                raise NotThere
            return answering.kept(shown(page, address.form, visit, self._there))
        except NotThere:
            return self._failed(visit, 404, None)
        except Unclear as unclear:
            return self._failed(visit._replace(query={}), 400, unclear)
        except Exception:
            log.exception("a page could not be made: %s", "/".join(address.parts))
            return self._failed(visit._replace(query={}), 500, None)

    async def _reply(self, request: Request, following: Following, address: Address, code: str, base: str) -> Response:
        """An answer for one reader alone, which nobody keeps and no address of which is passed on."""
        form = await form_of(request) if request.method == "POST" else {}
        host = request.client.host if request.client else ""
        visit = self._visit(self._now(), address, code, base, {})

        def make() -> tuple[answering.Kept, Reply | None]:
            try:
                if address.form != "html" or (address.parts[1:] == () and is_from_elsewhere(request)):
                    raise NotThere
                asked = visit._replace(query=_query(request.url.query))
                reply = following.reply(asked, address.parts, request.method, form, host)
                return answering.kept(shown(reply.page, "html", asked, self._there, reply.status)), reply
            except NotThere:
                return self._failed(visit, 404, None), None
            except Unclear as unclear:
                return self._failed(visit, 400, unclear), None
            except Exception:
                log.exception("a form could not be answered")
                return self._failed(visit, 500, None), None

        made, reply = await run_in_threadpool(make)
        answer = answering.respond(request, made, keep=answering.NOT_KEPT)
        answer.headers.update({"referrer-policy": "no-referrer", "x-robots-tag": "noindex"})
        answer.background = reply.then if reply else None
        return answer

    def _refused(self, address: Address, code: str, base: str) -> answering.Kept:
        return self._failed(self._visit(self._now(), address, code, base, {}), 405, None)

    def _failed(self, visit: Visit, status: int, unclear: Unclear | None) -> answering.Kept:
        page = Page("failed.html", "/", str(status), {"status": status, "unclear": unclear})
        return answering.kept(shown(page, "html", visit, self._there, status))

    def _visit(self, known: Known, address: Address, code: str, base: str, query: Mapping[str, str]) -> Visit:
        words = words_of(self._there[code])
        return Visit(self._site, known, words, Links(base, address.chosen), query)

    def _address(self, path: str) -> Address:
        parts = [part for part in path.split("/") if part]
        chosen = parts.pop(0) if parts and parts[0] in self._there else ""
        form = "html"
        if parts:
            stem, dot, end = parts[-1].rpartition(".")
            if dot and stem and end in FORMS:
                parts[-1], form = stem, end
        return Address(chosen, tuple(parts), form)


def _page(visit: Visit, parts: tuple[str, ...]) -> Page:
    """The page at an address."""
    if len(parts) <= 1:
        make = PAGES.get(parts[0] if parts else "")
        if make is not None:
            return make(visit)
    elif len(parts) == 2:
        if parts[0] == "calendar" and (named := MONTH.fullmatch(parts[1])):
            return month(visit, int(named[1]), int(named[2]))
        if parts[0] in THINGS:
            return THINGS[parts[0]](visit, parts[1])
    raise NotThere


def _query(query: str) -> dict[str, str]:
    """The fields of a query; of a field that is given twice, the first."""
    if len(query) > MOST_QUERY:
        raise Unclear("?", query[:40] + "…", f"<= {MOST_QUERY}")
    try:
        fields = parse_qsl(query, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Unclear("?", query[:40] + "…", f"<= {MOST_FIELDS}") from None
    return dict(reversed(fields))


def _filled(query: str) -> str:
    """A query without the fields that a form left empty."""
    fields = query.split("&") if len(query) <= MOST_QUERY else []
    return "&".join(field for field in fields if not field.endswith("=") or field.count("=") > 1) if fields else query


def _tidied(path: str) -> str:
    """An address without needless strokes, which would lead to another site or give one page two addresses."""
    return "/" + "/".join(part for part in path.split("/") if part)


async def _static(request: Request) -> Response:
    asset = by_address().get(request.url.path)
    if asset is None:
        return PlainTextResponse("404", 404, answering.SAFE)
    made = answering.kept_asset(asset)
    return answering.respond(request, made, keep=answering.FOR_GOOD)


async def _robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /search\nDisallow: /follow/\n", headers=answering.SAFE)
