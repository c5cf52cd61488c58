"""A desk over a copy of the site's store, with people who may come; and a browser's worth of what one does there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from argon2 import PasswordHasher
from httpx2 import Response
from selectolax.lexbor import LexborHTMLParser
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pourparlers.publish.app import site_of
from pourparlers.publish.desk.app import Room
from pourparlers.publish.desk.door import Tries
from pourparlers.publish.desk.passwords import Passwords
from pourparlers.publish.fresh import Fresh
from pourparlers.publish.known import Known
from pourparlers.publish.visit import Site
from pourparlers.store import users
from pourparlers.store.engine import Store, open_store
from pourparlers.store.upkeep import backup

NOW = "2022-01-09T12:00:00Z"
PASSWORD = "green harbour at dawn"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self, now: str = NOW) -> None:
        self.now = now

    def __call__(self) -> str:
        return self.now


class Made(NamedTuple):
    """A site with its desk, and what stands behind it."""

    site: Starlette
    store: Store
    fresh: Fresh
    clock: Clock


class Still(Fresh):
    """A record that stays as it is."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def now(self) -> Known:
        return self._known

    def catch_up(self, patience: float = 0) -> None:
        pass


def backup_of(store_file: Path, target: Path) -> None:
    with open_store(str(store_file)) as whole:
        backup(whole, str(target))


def desk_over(store: Store, catalogues: Path | None = None, record: Known | None = None, **tries: str) -> Made:
    """The site of a store with a desk, at which Ann and Ben may sit."""
    clock, passwords = Clock(), Passwords(QUICK)
    digest = passwords.digest(PASSWORD)
    for name in ("Ann Example", "Ben Example"):
        store.write(lambda connection, name=name: users.add(connection, name, digest, NOW))
    fresh = Still(record) if record else Fresh(store, clock)
    room = Room(store, fresh, Site(), clock, passwords, Tries(**tries) if tries else None)
    site = site_of(fresh.now, catalogues=(catalogues,) if catalogues else (), rooms=room.routes)
    return Made(site, store, fresh, clock)


class Person:
    """Someone with a browser."""

    def __init__(self, site: Starlette, name: str = "", base: str = "http://testserver", at: str = "192.0.2.1") -> None:
        self.client = TestClient(site, base_url=base, follow_redirects=False, client=(at, 5))
        if name:
            assert self.login(name).status_code == 303

    def page(self, address: str, status: int = 200) -> LexborHTMLParser:
        answer = self.client.get(address)
        assert answer.status_code == status, (address, answer.status_code)
        return LexborHTMLParser(answer.text)

    def seal(self, address: str) -> str:
        found = self.page(address).css_first("input[name=seal]")
        assert found is not None
        return str(found.attributes["value"])

    def login(self, name: str, password: str = PASSWORD, to: str = "") -> Response:
        sent = {"name": name, "password": password, "to": to, "seal": self.seal("/desk/login")}
        return self.client.post("/desk/login", data=sent)

    def fill(self, address: str, do: str, which: Callable[[dict[str, str]], bool] = lambda _: True) -> dict[str, str]:
        """What a form of a page would send if nobody touched it: the first for a deed that fits."""
        for form in self.page(address).css("form[method=post]"):
            sent = {}
            for field in form.css("input, textarea, select"):
                if field.attributes.get("type") in ("radio", "checkbox"):
                    continue
                chosen = field.css_first("option[selected]") if field.tag == "select" else None
                value = chosen.attributes["value"] if chosen else field.attributes.get("value") or field.text()
                sent[str(field.attributes["name"])] = str(value or "")
            if sent.get("do") == do and which(sent):
                return sent
        raise AssertionError(f"{address} has no such form for {do}")

    def does(
        self, address: str, do: str, which: Callable[[dict[str, str]], bool] = lambda _: True, **more: str
    ) -> Response:
        """Fill in a form of a page and send it."""
        sent = self.fill(address, do, which) | {"reason": "the host’s word"} | more
        return self.client.post(address, data=sent)


@pytest.fixture
def copy(store_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the site's store."""
    backup_of(store_file, tmp_path / "desk.db")
    with open_store(str(tmp_path / "desk.db")) as store:
        yield store


@pytest.fixture
def made(copy: Store, right_to_left: Path) -> Made:
    return desk_over(copy, right_to_left)


@pytest.fixture
def ann(made: Made) -> Person:
    return Person(made.site, "Ann Example")


@pytest.fixture
def ben(made: Made) -> Person:
    return Person(made.site, "Ben Example")


@pytest.fixture
def talks(made: Made) -> str:
    """The meeting that most articles tell of."""
    return max(made.fresh.now().all, key=lambda m: len(m.reports)).id


def ids_in(page: LexborHTMLParser) -> list[str]:
    """The meetings that a page of the desk leads to."""
    found = (re.fullmatch(r"/desk/meeting/(.+)", str(a.attributes["href"])) for a in page.css(".waiting h2 a"))
    return [match[1] for match in found if match]


def at(field: str) -> Callable[[dict[str, str]], bool]:
    """The form of one fact or party; of none: the one that adds a party."""
    return lambda sent: sent.get("field", "") == field
