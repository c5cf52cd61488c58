"""Filters of the list, and how an article is found."""

from __future__ import annotations

import pytest

from pourparlers.errors import StoreError
from pourparlers.store.articles import Filter, find, listed, withdraw
from pourparlers.store.engine import Store

from .conftest import FRIDAY, Put, offer, read_as


@pytest.fixture
def three(store: Store, take: Put) -> Store:
    take(
        offer("They meet in Geneva.", "One", "https://example.org/1", source="courier", told_outlet="The Courier"),
        read=read_as(published="2022-01-04"),
    )
    take(
        offer("Ils se réunissent.", "Deux", "https://example.org/2", language="fr", outlet="Le Courrier"),
        read=read_as(published="2022-01"),
    )
    take(offer("They will meet 100% surely.", "Three", "https://example.org/3"), FRIDAY)
    return store


@pytest.mark.parametrize(
    ("wanted", "headlines"),
    [
        (Filter(), ["Three", "Deux", "One"]),
        (Filter(language="fr"), ["Deux"]),
        (Filter(outlet="the courier"), ["One"]),
        (Filter(outlet="Le Courrier"), ["Deux"]),
        (Filter(source="courier"), ["One"]),
        (Filter(text="geneva"), ["One"]),
        (Filter(text="0% s"), ["Three"]),
        (Filter(text="TWO%"), []),
        (Filter(since="2022-01-05"), ["Three", "Deux"]),
        (Filter(since="2022-01-15"), ["Deux"]),
        (Filter(until="2022-01-10"), ["Deux", "One"]),
        (Filter(until="2022-01-03"), ["Deux"]),
        (Filter(since="2022", until="2022"), ["Three", "Deux", "One"]),
        (Filter(since="2022-02"), []),
        (Filter(withdrawn=True), []),
        (Filter(language="fr", text="geneva"), []),
    ],
)
def test_filters(three: Store, wanted: Filter, headlines: list[str]) -> None:
    with three.looking() as connection:
        assert [told.headline for told in listed(connection, wanted)] == headlines


def test_withdrawn_ones_apart(three: Store) -> None:
    three.write(lambda c: withdraw(c, find(c, "https://example.org/2"), "an error", FRIDAY))
    with three.looking() as connection:
        assert [told.headline for told in listed(connection, Filter(withdrawn=True))] == ["Deux"]
        assert [told.headline for told in listed(connection, Filter(withdrawn=False))] == ["Three", "One"]


def test_so_many_at_most(three: Store) -> None:
    with three.looking() as connection:
        assert [told.headline for told in listed(connection, Filter(), 2)] == ["Three", "Deux"]


def test_found_by_number_and_by_address(three: Store) -> None:
    with three.looking() as connection:
        at = find(connection, "http://example.org/1/")
        assert find(connection, str(at)) == at
        for named in ("99", "https://example.org/4", "9" * 30):
            with pytest.raises(StoreError, match="not in this store"):
                find(connection, named)
