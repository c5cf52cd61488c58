"""Answers to forms: signing up, confirming, changing, leaving. A GET shows a page with a button; only a POST acts.

No answer depends on whether an address is on the list: letters are written after the answer has gone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.background import BackgroundTask
from starlette.requests import Request

from pourparlers.errors import PourparlersError
from pourparlers.mail.settings import address_of
from pourparlers.publish.asked import NotThere
from pourparlers.publish.follow import signing
from pourparlers.publish.follow.letters import subject_of as subject_followed
from pourparlers.publish.follow.limits import Limits
from pourparlers.publish.follow.page import Filled, consent_of, page_of
from pourparlers.publish.follow.signing import RHYTHMS, Office
from pourparlers.publish.follow.subject import subject_of
from pourparlers.publish.visit import Page, Visit
from pourparlers.store.followers import Follower, Rhythm

MOST_BODY, MOST_FIELDS = 8000, 20
ACTIONS = ("confirm", "leave", "manage")
log = logging.getLogger("pourparlers.publish")


class Reply(NamedTuple):
    """A page that is for one reader alone, and what is to be done when it has gone."""

    page: Page
    status: int = 200
    then: BackgroundTask | None = None


class Following:
    """Who signs up and leaves, over the web."""

    def __init__(self, office: Office, spoken: Collection[str], limits: Limits | None = None) -> None:
        self.office, self._spoken = office, spoken
        self._limits = limits or Limits()

    def reply(self, visit: Visit, parts: tuple[str, ...], method: str, form: Mapping[str, str], host: str) -> Reply:
        """What stands at an address below ``/follow``, or is sent to one."""
        acts = method == "POST"
        if not acts and method not in ("GET", "HEAD"):
            raise NotThere
        if len(parts) == 1 and acts:
            return self._asked(visit, form, host)
        if len(parts) != 3 or parts[1] not in ACTIONS:
            raise NotThere
        reader = signing.found(self.office, parts[2])
        if reader is None:
            return Reply(_page(visit, "gone", "/follow"), 200 if acts and parts[1] == "leave" else 404)
        act: Callable[[Visit, Follower, bool, Mapping[str, str]], Reply] = getattr(self, f"_{parts[1]}")
        return act(visit, reader, acts, form)

    def _asked(self, visit: Visit, form: Mapping[str, str], host: str) -> Reply:
        subject = subject_of(visit)
        if subject.by_mail is None or visit.known.past:
            raise NotThere
        if not self._limits.network_may(host):
            return Reply(_page(visit, "often", "/follow"), 429)
        given = form.get("address", "")[:300]
        address, rhythm = address_of(given), _rhythm(form)
        wrong = {name for name, bad in (("address", address is None), ("consent", form.get("consent") != "yes")) if bad}
        if address is None or wrong:
            return Reply(page_of(visit, subject, Filled(given, rhythm, frozenset(wrong))), 400)
        now, wording = self.office.clock(), consent_of(visit, subject)
        wanted = signing.wish(visit, address, subject.by_mail, subject.name, rhythm, wording, now)
        then = BackgroundTask(self._note, visit, wanted) if self._limits.address_may(address) else None
        return Reply(_page(visit, "asked", "/follow", name=subject.title(visit.site, visit.words)), then=then)

    def _note(self, visit: Visit, wanted: Follower) -> None:
        try:
            signing.ask(self.office, visit, wanted)
        except PourparlersError:
            log.exception("a wish to follow could not be noted")

    def _confirm(self, visit: Visit, reader: Follower, acts: bool, form: Mapping[str, str]) -> Reply:
        if not acts:
            return Reply(_own(visit, "confirm", reader))
        signing.confirm(self.office, visit, reader)
        return Reply(_own(visit, "confirmed", reader))

    def _leave(self, visit: Visit, reader: Follower, acts: bool, form: Mapping[str, str]) -> Reply:
        if not acts:
            return Reply(_own(visit, "leave", reader))
        signing.leave(self.office, reader)
        return Reply(_page(visit, "left", "/follow", name=_name(visit, reader)))

    def _manage(self, visit: Visit, reader: Follower, acts: bool, form: Mapping[str, str]) -> Reply:
        if reader.confirmed is None:
            return Reply(_own(visit, "confirm", reader))
        if not acts:
            return Reply(_own(visit, "manage", reader))
        rhythm, language = _rhythm(form), form.get("language", "")
        language = language if language in self._spoken else reader.language
        signing.settle(self.office, reader, rhythm, language)
        settled = signing.found(self.office, reader.token) or reader
        return Reply(_own(visit, "settled", settled))


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form; one that is too long, or none, has no fields."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY:
            return {}
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def is_from_elsewhere(request: Request) -> bool:
    """Whether a browser says that the form stood on another site."""
    return request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def _rhythm(form: Mapping[str, str]) -> Rhythm:
    return next((rhythm for rhythm in RHYTHMS if rhythm == form.get("rhythm")), "daily")


def _name(visit: Visit, reader: Follower) -> str:
    return subject_followed(reader).title(visit.site, visit.words)


def _own(visit: Visit, step: str, reader: Follower) -> Page:
    at = step if step in ACTIONS else "manage"
    return _page(visit, step, f"/follow/{at}/{reader.token}", reader=reader, name=_name(visit, reader))


def _page(visit: Visit, step: str, path: str, **values: object) -> Page:
    title = visit.words.tongue.catalogue.gettext("Follow")
    return Page("followed.html", path, title, {"step": step, "reader": None, "name": "", **values}, active="follow")
