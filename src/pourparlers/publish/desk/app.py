"""The desk's requests: who comes is let in or sent to the door, a page is shown, a form is done; nothing is cached."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pourparlers.desk import Correctable
from pourparlers.errors import InputError
from pourparlers.publish.answering import SAFE
from pourparlers.publish.asked import NotThere
from pourparlers.publish.desk import lists, sessions
from pourparlers.publish.desk.acts import Crossed, Hand, act, in_words
from pourparlers.publish.desk.asked import Asked, asked_of, check_sender
from pourparlers.publish.desk.door import Door, Tries
from pourparlers.publish.desk.fields import Fields, Refused, fields_of
from pourparlers.publish.desk.here import NOTHING, DeskLinks, Here, Sheet
from pourparlers.publish.desk.login import login
from pourparlers.publish.desk.meeting import meeting
from pourparlers.publish.desk.passwords import Passwords
from pourparlers.publish.desk.queue import Waiting, queue
from pourparlers.publish.desk.sessions import COOKIE, DOOR, Sessions
from pourparlers.publish.forms import written
from pourparlers.publish.links import Links
from pourparlers.publish.tongue import Tongue
from pourparlers.publish.visit import Site, Visit
from pourparlers.publish.words import words_of
from pourparlers.record.correction import HAND
from pourparlers.store import users

if TYPE_CHECKING:
    from pourparlers.publish.fresh import Fresh
    from pourparlers.store.engine import Store

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""The desk has no script, not even the site's own."""
HEADERS = SAFE | {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "referrer-policy": "same-origin",
    "x-robots-tag": "noindex, nofollow",
    "vary": "Cookie, Accept-Language",
}
FORGET = {"clear-site-data": '"cache"'}
"""Who corrected something wants to see it on the site's pages at once, not as the browser has kept them."""
PAGES: Mapping[str, Callable[[Here], Sheet]] = {
    "add": lists.add,
    "people": lists.people,
    "issues": lists.issues,
    "corrections": lists.corrections,
    "find": lists.find,
}
log = logging.getLogger("pourparlers.publish")


class Room:
    """The desk of a store. ``passwords`` and ``tries`` are how hard, and how often, one knocks."""

    def __init__(
        self,
        store: Store,
        fresh: Fresh,
        site: Site,
        clock: Callable[[], str],
        passwords: Passwords | None = None,
        tries: Tries | None = None,
    ) -> None:
        self._store, self._fresh, self._site, self._clock = store, fresh, site, clock
        self._sessions = Sessions(store, clock)
        self._door = Door(store, clock, self._sessions, passwords or Passwords(), tries or Tries())
        self._waiting = Waiting()
        self._there: Mapping[str, Tongue] = {}

    def routes(self, there: Mapping[str, Tongue]) -> list[Route]:
        """The desk's part of a site that speaks some languages."""
        self._there = there
        methods = ["GET", "HEAD", "POST"]
        return [Route("/desk", self.answer, methods=methods), Route("/desk/{path:path}", self.answer, methods=methods)]

    async def answer(self, request: Request) -> Response:
        """The answer to any request; what is refused is told in plain words."""
        asked = asked_of(request, self._there)
        try:
            sent = await fields_of(request) if request.method == "POST" else None
            made = await run_in_threadpool(self._answer, asked, sent)
        except Refused as refused:
            made = await run_in_threadpool(self._failed, asked, refused.status)
        except NotThere:
            made = await run_in_threadpool(self._failed, asked, 404)
        except Exception:
            log.exception("the desk could not answer: %s", request.url.path)
            made = await run_in_threadpool(self._failed, asked, 500)
        made.headers.update(HEADERS)
        return made

    def _answer(self, asked: Asked, sent: Fields | None) -> Response:
        if not self._store.look(users.anyone):
            raise NotThere
        links = DeskLinks(asked.chosen)
        there = self._sessions.of(asked.token)
        if asked.parts == ("login",):
            return self._login(asked, sent, known=there is not None)
        if there is None:
            to = "/" + "/".join(asked.parts)
            late = int(sent is not None or bool(asked.token))
            return RedirectResponse(links.to("/login", to=to if to != "/" else "", late=late), 303)
        here = self._here(asked, there)
        if sent is None:
            return self._shown(here, self._sheet(here, asked.parts))
        check_sender(asked, sent, asked.token)
        if asked.parts == ("logout",):
            self._sessions.end(asked.token, there.name, asked.address)
            left = RedirectResponse(links.to("/login"), 303)
            sessions.take(left, asked.request, COOKIE)
            return left
        return self._done(here, asked, sent)

    def _login(self, asked: Asked, sent: Fields | None, *, known: bool) -> Response:
        if known and sent is None:
            return RedirectResponse(DeskLinks(asked.chosen).to(asked.query.get("to", "")), 303)
        door = asked.door or sessions.fresh_token()
        here = self._here(asked, None)._replace(seal=sessions.seal(door), sent=sent or NOTHING)
        came = login(here, asked, sent, self._door)
        if came.token:
            response: Response = RedirectResponse(came.to, 303)
            sessions.give(response, asked.request, COOKIE, came.token)
            sessions.take(response, asked.request, DOOR)
            return response
        response = self._shown(here, came.sheet, came.status)
        if came.wait:
            response.headers["retry-after"] = str(came.wait)
        if not asked.door:
            sessions.give(response, asked.request, DOOR, door)
        return response

    def _done(self, here: Here, asked: Asked, sent: Fields) -> Response:
        """Do what a form says, and go where it wants; what can't be done is told beside it."""
        try:
            made = act(Hand(self._store, here.who, asked.address, self._clock), here.record, sent)
        except (InputError, Crossed) as error:
            self._fresh.catch_up()
            now = self._here(asked, None)._replace(who=here.who, seal=here.seal, sent=sent)
            now = now._replace(trouble=in_words(error, now))
            try:
                sheet = self._sheet(now, asked.parts)
            except NotThere:  # what was to be corrected was taken back meanwhile
                sheet = queue(now, self._waiting)
            return self._shown(now, sheet, 409 if isinstance(error, Crossed) else 400)
        self._fresh.catch_up()
        where = here.links.back(sent.one("back"), done=made.number)
        if made.kind == "add":
            added = _added(self._fresh.now().record, made.number)
            where = here.links.to(f"/meeting/{added}" if added else "/corrections", done=made.number)
        return RedirectResponse(where, 303, FORGET)

    def _sheet(self, here: Here, parts: tuple[str, ...]) -> Sheet:
        if not parts:
            return queue(here, self._waiting)
        if len(parts) == 2 and parts[0] == "meeting":
            return meeting(here, parts[1])
        if parts == ("log",):
            return lists.log(here, self._store)
        make = PAGES.get(parts[0]) if len(parts) == 1 else None
        if make is None:
            raise NotThere
        return make(here)

    def _shown(self, here: Here, sheet: Sheet, status: int = 200) -> Response:
        number, said = here.query.get("done", ""), here.record.corrections
        upto = max((c.number for c in said), default=0)
        done = next((c for c in said if str(c.number) == number), None) if here.who else None
        values = {
            "sheet": sheet,
            "here": here,
            "desk": here.links,
            "sent": here.sent,
            "done": done,
            "done_what": lists.what_said(here, done) if done else "",
            "late_to_show": bool(here.who and number and done is None and not number.strip("0123456789")),
            "upto": upto,
            **sheet.values,
        }
        body = written(sheet.template, here.visit, self._there, **values)
        return Response(body, status, media_type="text/html")

    def _failed(self, asked: Asked, status: int) -> Response:
        there = self._sessions.of(asked.token) if status != 500 else None
        sheet = Sheet("desk/failed.html", "/", str(status), {"status": status})
        return self._shown(self._here(asked, there), sheet, status)

    def _here(self, asked: Asked, there: users.Session | None) -> Here:
        words, links = words_of(self._there[asked.code]), Links(asked.base, asked.chosen)
        visit = Visit(self._site, self._fresh.now(), words, links, asked.query)
        who, seal = (there.name, sessions.seal(asked.token)) if there else ("", "")
        return Here(visit, visit.known.record, DeskLinks(asked.chosen), who, seal)


def _added(record: Correctable, number: int) -> str | None:
    """The meeting that a correction added."""
    article = f"{HAND}{number}"
    return next((m.id for m in record.meetings() if any(r.article == article for r in m.reports)), None)
