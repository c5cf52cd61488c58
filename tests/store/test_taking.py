"""The same article is one row; a changed one is a new version; nothing is doubled and nothing lost."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from pourparlers.store.articles import Shown, bring_back, content, shown, withdraw
from pourparlers.store.check import findings
from pourparlers.store.engine import Store
from pourparlers.store.taking import is_known

from .conftest import FRIDAY, MONDAY, TUESDAY, Put, offer, read_as

URL = "https://example.org/talks"


def see(store: Store, named: object) -> Shown:
    with store.looking() as connection:
        found = shown(connection, str(named))
        assert not [line for line in findings(connection) if "JSON" not in line]
    return found


def test_the_same_again_is_a_sighting(store: Store, take: Put) -> None:
    first = take(offer("They meet.", url=URL, source="feed"), MONDAY)
    again = take(offer("They  meet.", path="page.html"), TUESDAY)
    once_more = take(offer("They meet.", url=URL, source="feed"), FRIDAY)
    assert (first.outcome, again.outcome, once_more.outcome) == ("new", "known", "known")
    assert first.article == again.article == once_more.article
    found = see(store, first.article)
    assert [(s.url, s.path, s.source, s.first_seen, s.last_seen) for s in found.sightings] == [
        (URL, None, "feed", MONDAY, FRIDAY),
        (None, "page.html", None, TUESDAY, TUESDAY),
    ]


def test_a_changed_one_is_a_new_version_and_the_old_is_kept(store: Store, take: Put) -> None:
    first = take(offer("They meet on the 10th.", url=URL))
    changed = take(offer("They meet on the 11th.", url="http://example.org/talks/?utm_source=feed"), TUESDAY)
    assert (changed.article, changed.version, changed.outcome) == (first.article, 2, "changed")
    assert len(see(store, first.article).versions) == 2
    with store.looking() as connection:
        assert "11th" in content(connection, first.article)[0].text
        assert "10th" in content(connection, first.article, 1)[0].text
    assert take(offer("They meet on the 10th.", url=URL), FRIDAY).version == 1
    assert len(see(store, first.article).versions) == 2


def test_the_same_words_at_another_address_are_seen_there(store: Store, take: Put) -> None:
    first = take(offer("They meet.", url=URL, outlet="The Courier"))
    second = take(offer("They meet.", url="https://example.net/wire", outlet="The Gazette"))
    assert first.article == second.article
    assert [s.outlet for s in see(store, first.article).sightings] == ["The Courier", "The Gazette"]


def test_other_words_at_another_address_are_another_article(take: Put) -> None:
    assert take(offer("They meet.", url=URL)).article != take(offer("They met.", url=URL + "/2")).article


def test_a_poorer_copy_is_no_new_version(store: Store, take: Put) -> None:
    first = take(offer("They meet.", url=URL, caption="The hall in Geneva"))
    assert take(offer("They meet.", url=URL)).outcome == "known"
    assert take(offer("They meet.")).article == first.article
    assert len(see(store, first.article).versions) == 1


def test_a_richer_copy_is_one(take: Put) -> None:
    take(offer("They meet.", url=URL))
    assert take(offer("They meet.", url=URL, caption="The hall in Geneva")).outcome == "changed"


def test_a_teaser_adds_nothing_to_the_whole(store: Store, take: Put) -> None:
    teaser = take(offer("They …", url=URL, cut=True))
    whole = take(offer("They meet.", url=URL), TUESDAY)
    assert (whole.article, whole.outcome) == (teaser.article, "changed")
    assert take(offer("They so …", url=URL, cut=True), FRIDAY).outcome == "known"
    assert [v.cut for v in see(store, whole.article).versions] == [True, False]


def test_teasers_of_one_headline_are_told_apart_by_their_address(take: Put) -> None:
    first = take(offer("On Monday …", "The briefing", "https://example.org/1", cut=True))
    second = take(offer("On Tuesday …", "The briefing", "https://example.org/2", cut=True))
    again = take(offer("On Tuesday …", "The briefing", "http://example.org/2/", cut=True))
    assert first.article != second.article
    assert (again.article, again.outcome) == (second.article, "known")


def test_a_file_without_address_gets_one(store: Store, take: Put) -> None:
    first = take(offer("They meet.", path="page.txt"))
    take(offer("They meet.", url=URL))
    changed = take(offer("They meet again.", url=URL))
    assert (changed.article, changed.version) == (first.article, 2)


def test_a_clock_set_back_harms_nothing(store: Store, take: Put) -> None:
    take(offer("They meet.", url=URL), FRIDAY)
    take(offer("They meet.", url=URL), MONDAY)
    changed = take(offer("They meet again.", url=URL), MONDAY)
    found = see(store, changed.article)
    assert (found.sightings[0].first_seen, found.sightings[0].last_seen) == (MONDAY, FRIDAY)
    assert [v.number for v in found.versions] == [1, 2]


def test_withdrawn_by_a_person_stays_so(store: Store, take: Put) -> None:
    at = take(offer("They meet.", url=URL)).article
    assert store.write(lambda c: withdraw(c, at, "retracted", TUESDAY))
    assert not store.write(lambda c: withdraw(c, at, "again", TUESDAY))
    take(offer("They meet.", url=URL), FRIDAY)
    take(offer("They meet after all.", url=URL), FRIDAY)
    found = see(store, at)
    assert (found.article.withdrawn, found.article.withdrawn_why) == (TUESDAY, "retracted")
    assert store.write(lambda c: bring_back(c, at))
    assert see(store, at).article.withdrawn is None


def test_withdrawn_by_its_source_is_back_when_seen_later(store: Store, take: Put) -> None:
    at = take(offer("They meet.", url=URL)).article
    store.write(lambda c: withdraw(c, at, "gone from its address", TUESDAY, by="source"))
    take(offer("They meet.", url=URL), MONDAY)
    assert see(store, at).article.withdrawn == TUESDAY
    take(offer("They meet.", url=URL), FRIDAY)
    assert see(store, at).article.withdrawn is None


def test_a_reading_is_kept_with_its_article_or_later(store: Store, take: Put) -> None:
    told = offer("They meet.", url=URL)
    take(told)
    with store.looking() as connection:
        assert not is_known(connection, told)
    take(told, read=read_as(2))
    take(told, read=read_as(7))
    with store.looking() as connection:
        assert is_known(connection, told)
    assert see(store, URL).article.meetings == 2


def test_half_of_a_batch_is_none_of_it(store: Store, take: Put) -> None:
    from pourparlers.store.taking import put

    def work(connection):  # type: ignore[no-untyped-def]
        put(connection, offer("They meet.", url=URL), None, MONDAY)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.write(work)
    assert take(offer("They meet.", url=URL)).outcome == "new"


def test_no_engine_takes_a_key_twice(store: Store, take: Put) -> None:
    from sqlalchemy import insert, select

    from pourparlers.store.schema import version

    take(offer("They meet.", url=URL))
    with store.looking() as connection:
        row = dict(connection.execute(select(version)).mappings().one())
    row |= {"id": 99, "number": 2}
    with pytest.raises(IntegrityError):
        store.write(lambda connection: connection.execute(insert(version), [row]))


def test_what_no_engine_can_hold_is_replaced(store: Store, take: Put) -> None:
    told = take(offer("They\0meet \ud800.", url=URL, path="a\udcff.html", source="a\0b"))
    with store.looking() as connection:
        article, _ = content(connection, told.article)
    assert len(article.text) == len("Talks in Geneva\nThey\0meet ?.\n")
    assert "\0" not in article.text
