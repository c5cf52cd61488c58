"""As a new user has it: a site is named once, followed, changes, takes something away; the store tells of it all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pourparlers.delivery import Source
from pourparlers.store import sources
from pourparlers.store.engine import open_store

from ..gather import misbehaving as bad  # noqa: TID252
from ..gather.misbehaving import Answer, Site, whole  # noqa: TID252
from .local_site import ENGLISH, FRENCH, UKRAINIAN, agenda, feed, home, page, tagged

RSS, ICS = "application/rss+xml", "text/calendar"
TALKS = ("1", "20990522", "Meeting of the foreign ministers of Estonia and Latvia in Tallinn")
VISIT = ("2", "20990523", "Visit of the President of Finland to Sweden")


class User:
    """Types commands, with a store and settings of their own."""

    def __init__(self, folder: Path) -> None:
        self._db = str(folder / "store.db")
        self._environment = {
            **os.environ, "POURPARLERS_DB": self._db, "POURPARLERS_ALLOW_ADDRESSES": "127.0.0.1",
            "POURPARLERS_INTERVAL": "0", "POURPARLERS_TIMEOUT": "3",
        }  # fmt: skip

    def types(self, *arguments: str, code: int = 0) -> tuple[list[dict[str, Any]], str]:
        """What is printed, as JSON Lines, and what is said."""
        done = subprocess.run(
            [sys.executable, "-m", "pourparlers", *arguments],
            env=self._environment, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr and "mistake of the program" not in done.stdout + done.stderr
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")], done.stderr

    def follows(self, name: str, address: str) -> None:
        """A feed taken as it is, without a look."""
        with open_store(self._db, create=True) as store:
            told = Source(name=name, kind="feed", address=address)
            store.write(lambda connection: sources.add(connection, told, "2030-05-14T08:00:00Z"))

    def hours_pass(self) -> None:
        """What was seen now was seen on the day before."""
        with open_store(self._db) as store:
            earlier = "UPDATE sighting SET first_seen = '2022-01-01T08:00:00Z', last_seen = '2022-01-01T09:00:00Z'"
            store.write(lambda connection: connection.execute(text(earlier)))


@pytest.fixture
def user(tmp_path: Path) -> User:
    return User(tmp_path)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        site.answers |= {"/en": whole(page(ENGLISH)), "/fr": whole(page(FRENCH)), "/uk": whole(page(UKRAINIAN))}
        site.answers["/"] = whole(home(site))
        site.answers["/feed"] = tagged(feed(site, "/en", "/fr", "/uk"), RSS)
        site.answers["/agenda.ics"] = tagged(agenda(TALKS, VISIT), ICS)
        yield site


def test_a_site_is_added_watched_changed_and_withdrawn(user: User, site: Site) -> None:
    _, said = user.types("sources", "add", site.url("/"), "--name", "news")
    assert f"news: feed {site.url('/feed')}" in said
    user.types("sources", "add", site.url("/agenda.ics"), "--name", "ministry", "--voice", "Sample Foreign Ministry")

    log, said = user.types("watch", "--once")
    assert said == "pourparlers: 2 sources followed\n"
    new = [line for line in log if line["event"] == "article"]
    assert len(new) == 5 and all(line["outcome"] == "new" for line in new)
    listed, _ = user.types("articles", "list", "--json")
    languages = {one["url"]: one["language"] for one in listed}
    assert [languages[site.url(path)] for path in ("/en", "/fr", "/uk")] == ["en", "fr", "uk"]
    assert sum(one["meetings"] for one in listed) >= 3
    assert user.types("watch", "--once")[1] == "pourparlers: 0 sources followed\n"

    later = ENGLISH.paragraphs[0].replace("21 May", "28 May")
    site.answers["/en"] = whole(page(ENGLISH._replace(paragraphs=(later, *ENGLISH.paragraphs[1:]))))
    del site.answers["/fr"]
    site.answers["/feed"] = tagged(feed(site, "/uk", "/en", "/fr"), RSS)
    site.answers["/agenda.ics"] = tagged(agenda((*TALKS[:2], f"{TALKS[2]}, with the press")), ICS)
    user.hours_pass()
    log, _ = user.types("watch", "--once", "--all")
    assert {(line["source"], line["outcome"]) for line in log if line["event"] == "article"} == {
        ("news", "changed"), ("ministry", "changed"),
    }  # fmt: skip
    gone = [line["problem"] for line in log if line["event"] == "withdrawn"]
    assert f"{site.url('/fr')}: its address answers 404" in gone

    versions = {one["url"]: one["versions"] for one in user.types("articles", "list", "--json")[0]}
    assert (versions[site.url("/en")], versions[site.url("/uk")]) == (2, 1)
    [ukrainian] = [one for one in listed if one["url"] == site.url("/uk")]
    user.types("articles", "withdraw", str(ukrainian["id"]), "--reason", "told in error")
    withdrawn = [one["withdrawn_why"] for one in user.types("articles", "list", "--json")[0] if one["withdrawn"]]
    assert "told in error" in withdrawn and "its address answers 404" in withdrawn
    user.types("db", "check")


def test_each_kind_of_misbehaviour_is_one_line_of_sources_check(user: User, site: Site) -> None:
    answers: dict[str, tuple[Answer, str]] = {
        "slow drip": (bad.slow_drip, "the answer takes too long"),
        "slow headers": (bad.slow_headers, "the answer takes too long"),
        "endless": (bad.endless, "is too large"),
        "bomb": (bad.bomb(), "is too large when expanded"),
        "circle": (bad.moved("/circle"), "redirects in a circle"),
        "inwards": (bad.moved("http://169.254.169.254/latest"), "leads to a link-local address"),
        "loopback": (bad.moved("http://127.0.0.2/"), "leads to a loopback address"),
        "too short": (bad.too_short, "the answer is not sound HTTP"),
        "304": (lambda request: [bad.head("304 Not Modified")], "says that nothing has changed"),
        "429": (whole(b"", status="429 Too Many Requests"), "got 429 Too Many Requests"),
        "500": (whole(b"", status="500 Internal Server Error"), "got 500 Internal Server Error"),
        "dropped": (bad.dropped, "the answer is not sound HTTP"),
        "nonsense": (bad.chunked_nonsense, "the answer is not sound HTTP"),
        "entities": (bad.entity_bomb, "which is refused"),
        "no feed": (whole(page(ENGLISH)), "is a page and no feed"),
    }
    for name, (answer, _) in answers.items():
        path = f"/{name.replace(' ', '-')}"
        site.answers[path] = answer
        user.follows(name, site.url(path))
    user.follows("news", site.url("/feed"))
    checked, _ = user.types("sources", "check", "--json", code=1)
    assert {one["name"]: one["status"] for one in checked} == {"news": "ok", **dict.fromkeys(answers, "failed")}
    for one in checked:
        if one["name"] in answers:
            assert answers[one["name"]][1] in one["problem"] and "\n" not in one["problem"], one
