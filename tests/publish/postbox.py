"""A site that can be followed by mail, over a copy of the store; its letters are taken from the queue, not sent."""

from __future__ import annotations

import re
from datetime import timedelta
from email import message_from_string
from email.message import EmailMessage
from email.policy import default

from starlette.testclient import TestClient

from pourparlers.mail.queue import moment_of, stamp_of
from pourparlers.mail.settings import MailSettings
from pourparlers.publish.app import site_of
from pourparlers.publish.follow.limits import Limits
from pourparlers.publish.follow.replies import Following
from pourparlers.publish.follow.sending import Due, Round, put_due
from pourparlers.publish.follow.signing import Office
from pourparlers.publish.known import Known
from pourparlers.publish.tongue import tongues
from pourparlers.publish.visit import Site
from pourparlers.store import followers, letters
from pourparlers.store.engine import Store
from pourparlers.store.followers import Follower

SITE = "https://talks.example.org"
FORM = {"address": "reader@example.net", "rhythm": "daily", "consent": "yes"}
MANY = Limits("1000/hour", "1000/hour", "1000/hour")


class Postbox:
    """The site, its clock, and what came out of it."""

    def __init__(self, store: Store, known: Known, limits: Limits = MANY, now: str = "2022-01-09T12:00:00Z") -> None:
        self.store, self.known, self.now = store, known, now
        self.settings = MailSettings(host="localhost", sender="Winter talks <talks@example.org>", site=SITE)
        self.office = Office(store, self.settings, lambda: self.now)
        self.site, self.there = Site(name="Winter talks"), tongues()
        following = Following(self.office, self.there, limits)
        self.client = TestClient(site_of(lambda: self.known, self.site, following=following), follow_redirects=False)
        self._seen: set[int] = set()

    def forward(self, **time: float) -> None:
        self.now = stamp_of(moment_of(self.now) + timedelta(**time))

    def letters(self) -> list[EmailMessage]:
        """The letters that came into the queue since the last look."""
        new = [one for one in self.store.look(letters.all_letters) if one.id not in self._seen]
        self._seen |= {one.id for one in new}
        return [
            message
            for one in new
            if isinstance(message := message_from_string(one.message, policy=default), EmailMessage)
        ]

    def readers(self) -> list[Follower]:
        return self.store.look(lambda connection: list(followers.everyone(connection)))

    def sign_up(self, path: str = "/en/follow", **form: str) -> Follower:
        """A reader who has signed up and confirmed."""
        there = {one.id for one in self.readers()}
        assert self.client.post(path, data=FORM | form).status_code == 200
        (letter,) = self.letters()
        assert self.client.post(link(letter, "confirm")).status_code == 200
        return next(one for one in self.readers() if one.id not in there)

    def digests(self, *, at_once: bool = False) -> list[Due]:
        return put_due(self.office, Round(self.known, self.site, self.there, self.now, at_once))


def text_of(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def markup_of(letter: EmailMessage) -> str:
    part = letter.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def link(letter: EmailMessage, what: str) -> str:
    """The address of one of the reader's own pages, without the site's."""
    found = re.search(rf"{SITE}(/\w+/follow/{what}/\S+)", text_of(letter))
    assert found is not None, text_of(letter)
    return found[1]
