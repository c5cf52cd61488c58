"""Offers made by hand, and a store to put them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pourparlers.model import Article, Block, BlockKind
from pourparlers.store.engine import Store, open_store
from pourparlers.store.keys import address_of, keys_of
from pourparlers.store.makers import made_today
from pourparlers.store.readings import Read
from pourparlers.store.taking import Offer, Taken, put

MONDAY, TUESDAY, FRIDAY = "2022-01-10T08:00:00Z", "2022-01-11T08:00:00Z", "2022-01-14T08:00:00Z"
Put = Callable[..., Taken]


def offer(body: str, headline: str = "Talks in Geneva", url: str | None = None, **more: Any) -> Offer:
    """An article of a headline, a body and perhaps a caption, offered."""
    caption, path = more.pop("caption", ""), more.pop("path", None)
    kind_of_body: BlockKind = "teaser" if more.get("cut") else "body"
    parts: list[tuple[BlockKind, str]] = [("headline", headline), (kind_of_body, body), ("caption", caption)]
    text, blocks = "", []
    for kind, words in parts:
        if words:
            blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
            text += words + "\n"
    article = Article(
        text=text, headline=headline, url=url, path=path, blocks=tuple(blocks), language=more.pop("language", "en"),
        outlet=more.pop("told_outlet", None),
    )  # fmt: skip
    return Offer(article=article, keys=keys_of(article), address=address_of(url), **more)


def read_as(meetings: int = 1, published: str | None = None) -> Read:
    """A reading that nobody reads."""
    return Read("{}", made_today("en"), published, meetings, 0)


@pytest.fixture
def store(store_name: str) -> Iterator[Store]:
    with open_store(store_name, create=True) as opened:
        yield opened


@pytest.fixture
def take(store: Store) -> Put:
    """Put an offer into the store, with no reading unless one is given."""

    def put_one(told: Offer, now: str = MONDAY, read: Read | None = None) -> Taken:
        return store.write(lambda connection: put(connection, told, read, now))

    return put_one
