"""The page at the door."""

from __future__ import annotations

from typing import NamedTuple

from pourparlers.publish.desk.asked import Asked, check_sender
from pourparlers.publish.desk.door import Door
from pourparlers.publish.desk.fields import Fields
from pourparlers.publish.desk.here import LONGEST, Here, Sheet

MINUTE = 60


class Came(NamedTuple):
    """What came of it: a token and where to go; or the page, its status, and how many seconds to wait."""

    sheet: Sheet
    status: int = 200
    token: str = ""
    to: str = ""
    wait: int = 0


def login(here: Here, asked: Asked, sent: Fields | None, door: Door) -> Came:
    """The page, or what a form that was sent at the door brings."""
    to = (sent.one("to") if sent else asked.query.get("to", ""))[:LONGEST]
    status, wait = 200, 0
    if sent is not None:
        check_sender(asked, sent, asked.door)
        answer = door.enter(sent.one("name"), sent.whole("password"), asked.address)
        status, wait = 429 if answer.wait else 401, answer.wait
        if answer.token:
            return Came(Sheet("", "", "", {}), 303, answer.token, here.links.to(to))
    values = {
        "wrong": status == 401,
        "wait": -(-wait // MINUTE),
        "late": asked.query.get("late") == "1",
        "to": to,
        "open": asked.is_open,
    }
    title = here.visit.words.tongue.catalogue.gettext("Log in")
    return Came(Sheet("desk/login.html", "/login", title, values), status, wait=wait)
