"""Who may come to the desk, sessions and the log, on both engines."""

from __future__ import annotations

import pytest

from pourparlers.errors import InputError
from pourparlers.store import audit, users
from pourparlers.store.engine import Store

from .conftest import FRIDAY, MONDAY, TUESDAY


def test_names_are_told_apart_without_case_and_composition(store: Store) -> None:
    def work(connection):
        assert not users.anyone(connection)
        assert users.add(connection, "  Zoe\u0308  Example ", "digest", MONDAY) == "Zoe\u0308 Example"
        assert users.anyone(connection)
        for same in ("ZOË EXAMPLE", "zoë example"):
            assert users.named(connection, same).password == "digest"
            with pytest.raises(InputError, match="this name already"):
                users.add(connection, same, "other", MONDAY)

    store.write(work)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x00b", "a\u202eb", "a\nb\x1b"])
def test_what_is_no_name(store: Store, name: str) -> None:
    with pytest.raises(InputError, match="no name"):
        store.write(lambda connection: users.add(connection, name, "digest", MONDAY))


def test_sessions_begin_go_on_and_end(store: Store) -> None:
    def work(connection):
        users.add(connection, "Ann", "digest", MONDAY)
        ann = users.named(connection, "Ann").id
        for key, begun in (("a", MONDAY), ("b", TUESDAY)):
            users.begin(connection, key, ann, begun)
        users.touch(connection, "a", TUESDAY)
        assert users.session(connection, "a") == (ann, "Ann", MONDAY, TUESDAY)
        assert users.session(connection, "none") is None
        (told,) = users.users(connection)
        assert (told.came, told.sessions) == (TUESDAY, 2)
        users.sweep(connection, TUESDAY, MONDAY)
        assert users.session(connection, "a") is None
        users.sweep(connection, MONDAY, FRIDAY)
        assert users.session(connection, "b") is None
        users.begin(connection, "c", ann, FRIDAY)
        users.end(connection, "c")
        assert users.session(connection, "c") is None

    store.write(work)


def test_who_is_removed_is_nowhere_any_more(store: Store) -> None:
    def work(connection):
        users.add(connection, "Ann", "digest", MONDAY)
        users.begin(connection, "a", users.named(connection, "Ann").id, MONDAY)
        assert users.remove(connection, "ann") == "Ann"
        assert users.session(connection, "a") is None
        assert not users.anyone(connection)
        with pytest.raises(InputError, match="nobody has this name"):
            users.remove(connection, "ann")

    store.write(work)


def test_the_log_is_only_added_to_and_asked_by_person_and_day(store: Store) -> None:
    def work(connection):
        for now, who in ((MONDAY, "Ann"), (TUESDAY, "Ben"), (FRIDAY, "Ann")):
            audit.note(connection, now, who, "corrected", "set", "127.0.0.1")
        everything = audit.lines(connection)
        assert [line.at for line in everything] == [FRIDAY, TUESDAY, MONDAY]
        assert [line.at for line in audit.lines(connection, who="Ann")] == [FRIDAY, MONDAY]
        assert [line.who for line in audit.lines(connection, since=TUESDAY[:10])] == ["Ann", "Ben"]
        assert audit.lines(connection, before=everything[1].number) == everything[2:]
        assert audit.lines(connection, most=1) == everything[:1]

    store.write(work)
