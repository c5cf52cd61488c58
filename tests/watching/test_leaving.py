"""What a source takes away: coming meetings that leave an agenda, and pages that are gone."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from pourparlers.model import Article, Block
from pourparlers.store import articles
from pourparlers.store.keys import address_of, keys_of
from pourparlers.store.makers import made_today
from pourparlers.store.readings import Read
from pourparlers.store.taking import Offer, put
from pourparlers.watching.leaving import is_to_come, left_out, taken_away

if TYPE_CHECKING:
    from .conftest import Newsroom

TODAY = datetime.date(2030, 5, 14)
BEFORE, NOW = "2030-05-13T08:00:00Z", "2030-05-14T08:00:00Z"


def read_of(*days: str | None) -> str:
    return json.dumps({"meetings": [{"id": "m", "when": day} for day in days]})


@pytest.mark.parametrize(
    ("days", "to_come"),
    [
        (["2030-05-14"], True),
        (["2030-05-13"], False),
        (["2030-05-20", "2030-06"], True),
        (["2030-05-20", "2030-05-01"], False),
        (["2030-05"], False),
        (["2030-05-15/2030-05-17"], True),
        (["2030-05-12/2030-05-17"], False),
        (["2030-05-15/.."], True),
        (["XXXX-05-20"], False),
        ([None], False),
        ([], False),
        (["nonsense"], False),
    ],
)
def test_only_what_lies_ahead_is_still_to_come(days: list[str | None], to_come: bool) -> None:
    assert is_to_come(read_of(*days), TODAY) is to_come


def put_one(newsroom: Newsroom, number: int, day: str, source: str, seen: str) -> int:
    url = f"http://news.example.org/{number}"
    text = f"Talks, round {number}"
    article = Article(text=text, headline=text, url=url, blocks=(Block(kind="headline", start=0, end=len(text)),))
    offer = Offer(article=article, keys=keys_of(article), address=address_of(url), source=source)
    read = Read(read_of(day), made_today("en"), None, 1, 0)
    return newsroom.store.write(lambda connection: put(connection, offer, read, seen)).article


def test_coming_entries_that_an_agenda_has_no_more_are_withdrawn(newsroom: Newsroom) -> None:
    put_one(newsroom, 1, "2030-05-20", "ministry", NOW)
    gone = put_one(newsroom, 2, "2030-05-21", "ministry", BEFORE)
    put_one(newsroom, 3, "2030-05-10", "ministry", BEFORE)
    put_one(newsroom, 4, "2030-05-22", "another", BEFORE)
    left = newsroom.store.write(lambda connection: left_out(connection, "ministry", NOW, TODAY, NOW))
    assert [(one.article, one.headline) for one in left] == [(gone, "Talks, round 2")]
    assert [one.id for one in newsroom.articles(withdrawn=True)] == [gone]
    assert newsroom.store.write(lambda connection: left_out(connection, "ministry", NOW, TODAY, NOW)) == []


def test_an_entry_that_the_agenda_has_again_is_back(newsroom: Newsroom) -> None:
    put_one(newsroom, 2, "2030-05-21", "ministry", BEFORE)
    newsroom.store.write(lambda connection: left_out(connection, "ministry", NOW, TODAY, NOW))
    put_one(newsroom, 2, "2030-05-21", "ministry", "2030-05-15T08:00:00Z")
    assert newsroom.articles(withdrawn=True) == []


def test_pages_that_are_gone_are_withdrawn_once_and_not_what_a_person_withdrew(newsroom: Newsroom) -> None:
    mine = put_one(newsroom, 1, "2030-05-20", "news", BEFORE)
    theirs = put_one(newsroom, 2, "2030-05-20", "news", BEFORE)
    newsroom.store.write(lambda connection: articles.withdraw(connection, mine, "a hoax", BEFORE))
    gone = {f"http://news.example.org/{number}": 410 for number in (1, 2, 3)}
    left = newsroom.store.write(lambda connection: taken_away(connection, gone, NOW))
    assert [(one.article, one.why) for one in left] == [(theirs, "http://news.example.org/2: its address answers 410")]
    assert {one.withdrawn_why for one in newsroom.articles(withdrawn=True)} == {"a hoax", "its address answers 410"}
