"""Sources: each name and address once, and the state of following them."""

from __future__ import annotations

import pytest

from pourparlers.delivery import Fetched, Source
from pourparlers.errors import StoreError
from pourparlers.store import sources
from pourparlers.store.engine import Store

from .conftest import FRIDAY, MONDAY, TUESDAY

FEED = Source(name="Courier", kind="feed", address="https://example.org/feed", outlet="The Courier", voice="Sample")


def test_kept_changed_removed(store: Store) -> None:
    kept = store.write(lambda c: sources.add(c, FEED, MONDAY))
    assert kept.added == MONDAY
    state = Fetched(etag='"1"', checked=MONDAY, due=TUESDAY, rhythm=600, failures=2, problem="503")
    store.write(lambda c: sources.note(c, "Courier", state))
    with store.looking() as c:
        found = sources.get(c, "Courier")
        assert found.fetched == state
        assert found.voice == "Sample"
    changed = Source(name="Courier", kind="feed", address="https://example.org/feed2", fetched=state)
    store.write(lambda c: sources.change(c, changed))
    with store.looking() as c:
        found = sources.get(c, "Courier")
        assert (found.address, found.outlet, found.added) == ("https://example.org/feed2", None, MONDAY)
    store.write(lambda c: sources.remove(c, "Courier"))
    with store.looking() as c:
        assert list(sources.all_sources(c)) == []


def test_no_name_and_no_address_twice(store: Store) -> None:
    store.write(lambda c: sources.add(c, FEED, MONDAY))
    for again in (FEED, Source(name="Other", kind="feed", address=FEED.address)):
        with pytest.raises(StoreError, match="there is a source"):
            store.write(lambda c, again=again: sources.add(c, again, MONDAY))


def test_an_unknown_name_is_told(store: Store) -> None:
    for call in (sources.remove, sources.get):
        with pytest.raises(StoreError, match="no source of this name"):
            store.write(lambda c, call=call: call(c, "Nobody"))
    store.write(lambda c: sources.note(c, "Nobody", Fetched()))


def test_whose_turn_it_is(store: Store) -> None:
    for name, due in (("later", FRIDAY), ("now", MONDAY), ("never", None), ("soon", TUESDAY)):
        told = Source(name=name, kind="feed", address=f"https://example.org/{name}", fetched=Fetched(due=due))
        store.write(lambda c, told=told: sources.add(c, told, MONDAY))
    with store.looking() as c:
        assert [told.name for told in sources.all_sources(c, due=TUESDAY)] == ["never", "now", "soon"]
        assert [told.name for told in sources.all_sources(c)] == ["later", "never", "now", "soon"]
