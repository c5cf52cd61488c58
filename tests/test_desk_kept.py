"""The record kept in a store, on both engines: whatever happens there, it is what the whole made anew would be."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from sqlalchemy import text

from pourparlers.desk import desk_of
from pourparlers.desk_corrections import Signed, refs_of
from pourparlers.desk_due import is_current, take_in, told_of
from pourparlers.desk_kept import KeptDesk
from pourparlers.model import Article, Block, Reading, to_json
from pourparlers.record.build import record_of
from pourparlers.record.calendar import Wanted
from pourparlers.record.correction import standing
from pourparlers.record.entry import WorldRecord
from pourparlers.record.keeping.kept import Kept
from pourparlers.record.ledger import Ledger
from pourparlers.store import articles, corrections, due, ledger, readings
from pourparlers.store.check import findings
from pourparlers.store.engine import Store, open_store
from pourparlers.store.keys import keys_of
from pourparlers.store.makers import made_today
from pourparlers.store.readings import Read
from pourparlers.store.shelf import StoreShelf
from pourparlers.store.taking import Offer, put

from .record.world import meeting, told

TODAY = date(2022, 1, 20)
NOW = "2022-01-20T08:00:00Z"
WHO = [("Russia", "United States"), ("Russia",), ("Wendy Sherman", "Russia"), ("Germany", "Russia"), ("NATO", "Russia")]
WHEN = ["2022-01-10", "2022-01-11", "2022-01", None, "2022-01-21", "2022-01-12"]


@pytest.fixture
def store(store_name: str) -> Iterator[Store]:
    with open_store(store_name, create=True) as opened:
        yield opened


def take(store: Store, number: int, day: int, *rows, wording: int = 0) -> int:
    """An article with reports, as if it had been read; the same number again is its next wording."""
    reports = [meeting(f"m{n}", *row) for n, row in enumerate(rows)]
    made = told(f"k{number}", f"2022-01-{day:02}", *reports).reading
    words = f"Article {number} in its wording {wording}."
    page = Article(text=words, url=f"https://example.org/{number}", language="en", published=made.article.published,
                   blocks=(Block(kind="body", start=0, end=len(words)),))  # fmt: skip
    reading = msgspec.structs.replace(made, article=page)
    offer = Offer(article=page, keys=keys_of(page), address=page.url)
    read = Read(to_json(reading).decode(), made_today("en"), None, len(reports), 0)
    return store.write(lambda connection: put(connection, offer, read, NOW)).article


def whole(store: Store, today: date = TODAY) -> bytes:
    """The record made anew of all that the store holds."""
    with store.looking() as connection:
        there = [told_of(kept) for kept in readings.all_readings(connection)]
        known = Ledger(ledger.lines(connection))
        said = standing(corrections.lines(connection))
    built = record_of(there, known, today, said)
    assert built.lines == []
    made = built.record
    stories = tuple(sorted(made.stories, key=lambda story: story.published or "", reverse=True))
    return to_json(WorldRecord(meetings=made.meetings, people=made.people, stories=stories))  # type: ignore[arg-type]


def kept(store: Store, today: date = TODAY) -> bytes:
    desk = KeptDesk(store, today=today, clock=lambda: NOW)
    asked = tuple(desk.meetings()), tuple(desk.people()), tuple(desk.stories())
    return to_json(WorldRecord(meetings=asked[0], people=asked[1], stories=asked[2]))  # type: ignore[arg-type]


def drawn(chance: random.Random) -> list[tuple[object, ...]]:
    where = ("Geneva", "Vienna", "Switzerland", None)
    return [(chance.choice(WHEN), chance.choice(where), *chance.choice(WHO)) for _ in range(chance.randrange(3))]


def test_what_comes_changes_goes_and_is_corrected(store: Store):
    chance = random.Random(7)
    there: list[int] = []
    for step in range(60):
        what = chance.random()
        if what < 0.6 or not there:
            there.append(take(store, chance.randrange(14), chance.randrange(1, 22), *drawn(chance), wording=step))
        elif what < 0.75:
            store.write(lambda connection: articles.withdraw(connection, chance.choice(there), "wrong", NOW))
        elif what < 0.85:
            store.write(lambda connection: articles.bring_back(connection, chance.choice(there)))
        else:
            correct(store, chance)
        if step % 3 == 0:
            today = date(2022, 1, chance.randrange(5, 25))
            assert kept(store, today) == whole(store, today)
    with store.looking() as connection:
        assert not [line for line in findings(connection) if "record" in line]


def correct(store: Store, chance: random.Random) -> None:
    desk = desk_of(store, today=TODAY, clock=lambda: NOW)
    names = [one.id for one in desk.meetings()]
    signed = Signed(store, "Ann", "seen", lambda: NOW)
    if len(names) > 1:
        a, b = chance.sample(names, 2)
        chance.choice([signed.merge, lambda d, x, y: signed.hide(d, x), lambda d, x, y: signed.accept(d, x)])(
            desk, a, b
        )


def test_nothing_is_written_where_nothing_is_new(store: Store):
    take(store, 1, 4, ("2022-01-10", "Geneva", *WHO[0]))
    kept(store)
    assert store.look(lambda connection: is_current(connection, TODAY))
    before = store.look(lambda connection: connection.execute(text("SELECT count(*) FROM ledger")).scalar())
    kept(store, date(2022, 1, 25))
    assert store.look(lambda connection: connection.execute(text("SELECT count(*) FROM ledger")).scalar()) == before
    take(store, 1, 4, ("2022-01-10", "Geneva", *WHO[0]))
    assert store.look(lambda connection: is_current(connection, TODAY))
    take(store, 2, 4, ("2022-01-10", "Geneva", *WHO[0]))
    assert not store.look(lambda connection: is_current(connection, TODAY))


def test_a_record_is_taken_in_piece_by_piece_and_named_at_the_end(store: Store):
    for number in range(7):
        take(store, number, number + 1, ("2022-01-10", "Geneva", *WHO[number % 2]))
    done = [store.write(lambda connection: take_in(connection, TODAY, NOW, most=2)) for _ in range(3)]
    assert done == [False] * 3
    assert store.look(ledger.count) == 0
    assert kept(store) == whole(store)
    assert store.look(ledger.count) == 1


def test_what_is_cut_off_in_the_middle_leaves_what_was(store: Store):
    take(store, 1, 4, ("2022-01-10", "Geneva", *WHO[0]))
    before = kept(store)
    take(store, 2, 5, ("2022-01-10", "Geneva", *WHO[0]))

    def half(connection):  # type: ignore[no-untyped-def]
        take_in(connection, TODAY, NOW)
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        store.write(half)
    assert store.look(due.count) == 1
    assert kept(store) == whole(store) != before


def test_what_other_code_made_is_made_anew(store: Store):
    take(store, 1, 4, ("2022-01-10", "Geneva", *WHO[0]))
    first = kept(store)

    def age(connection):  # type: ignore[no-untyped-def]
        drawers = Kept(StoreShelf(connection))
        stamp = drawers.stamp.get("")
        drawers.stamp.put("", stamp._replace(code="old"))
        drawers.close()

    store.write(age)
    assert not store.look(lambda connection: is_current(connection, TODAY))
    assert kept(store) == first == whole(store)


def test_what_is_asked_for_is_found(store: Store):
    take(store, 1, 4, ("2022-01-10", "Geneva", *WHO[0]))
    take(store, 2, 5, ("2022-03-01", "Vienna", "Germany", "Russia"), ("2022-01-10", "Geneva", *WHO[0]))
    take(store, 3, 6, (None, "Vienna", "NATO"))
    desk = KeptDesk(store, today=TODAY, clock=lambda: NOW)
    january = list(desk.meetings(Wanted(date(2022, 1, 1), date(2022, 1, 31))))
    assert [one.when for one in january] == ["2022-01-10"]
    assert [one.when for one in desk.meetings()] == ["2022-01-10", "2022-03-01", None]
    assert desk.meeting(january[0].id) == desk.meeting(january[0].id[:-2]) == january[0]
    assert desk.meeting("2022") is None
    assert {change.meeting for change in desk.changes(date(2022, 1, 5), date(2022, 1, 5))} == {
        one.id for one in desk.meetings() if one.when == "2022-03-01"
    }
    article = january[0].reports[0].article
    assert desk.article(article).key == article
    assert desk.story_of(article).articles == (article,)
    assert refs_of(january[0]) == tuple(f"{report.article}#{report.meeting}" for report in january[0].reports)
    assert isinstance(desk.article(article).reading, Reading)
