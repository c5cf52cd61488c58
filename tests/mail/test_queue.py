"""Letters through a real SMTP server: safe or not at all, each once, later where the server can't take it now."""

from __future__ import annotations

import functools
import itertools
import ssl
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import trustme

from pourparlers.mail.door import Door
from pourparlers.mail.message import Draft, message_of
from pourparlers.mail.queue import FOR_ALL, LEASE, Sent, delay_after, moment_of, send_due, stamp_of
from pourparlers.mail.settings import MailSettings
from pourparlers.store import followers, letters
from pourparlers.store.engine import Store, open_store
from pourparlers.store.followers import Follower
from pourparlers.store.letters import Letter

from .smtp import PASSWORD, USER, Server, free_port

NUMBERS = itertools.count()
START = "2022-01-09T05:00:00Z"


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> str:
        return self.now

    def forward(self, time: timedelta) -> None:
        self.now = stamp_of(moment_of(self.now) + time)


@pytest.fixture
def store(store_name: str) -> Iterator[Store]:
    with open_store(store_name, create=True) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def authority(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> trustme.CA:
    """An authority that this machine trusts for the time of a test."""
    made = trustme.CA()
    file = tmp_path / "authority.pem"
    made.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return made


def secure(authority: trustme.CA, name: str = "localhost") -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context


def settings(port: int, **more: object) -> MailSettings:
    given = {"host": "localhost", "port": port, "sender": "Talks <talks@example.org>", "site": "https://t.example.org",
             "security": "none"}  # fmt: skip
    return MailSettings(**(given | more))  # type: ignore[arg-type]


def put(store: Store, *names: str, confirmed: bool = True) -> list[int]:
    """A letter to each of some readers."""

    def work(connection: letters.Connection) -> list[int]:
        numbers = []
        for name in names:
            address = f"{name}@example.net"
            new = Follower(address=address, kind="dossier", name="", rhythm="daily", language="en", token=name,
                           wording="yes", asked=START, confirmed=START if confirmed else None)  # fmt: skip
            reader = followers.same(connection, new) or followers.add(connection, new)
            key = f"{name}-{next(NUMBERS)}"
            message = message_of(Draft(key, address, "en", name, "text", "<p>text"), settings(1), moment_of(START))
            letters.put(connection, Letter(key=key, follower_id=reader.id, recipient=address, message=message,
                                           made=START, due=START))  # fmt: skip
            numbers.append(reader.id)
        return numbers

    return store.write(work)


def send(store: Store, clock: Clock, settled: MailSettings, password: str = "", *, at_once: bool = False) -> Sent:
    with Door(settled, password, 5) as door:
        return send_due(store, door, clock, at_once=at_once)


def queue(store: Store) -> list[Letter]:
    return store.look(letters.all_letters)


def readers(store: Store) -> list[str]:
    return store.look(lambda connection: [one.address for one in followers.everyone(connection)])


def test_letters_go_out_once_and_are_forgotten(store: Store, clock: Clock) -> None:
    put(store, "ann", "bob")
    with Server() as server:
        assert send(store, clock, settings(server.port)) == Sent(sent=2)
        assert send(store, clock, settings(server.port), at_once=True) == Sent()
        assert server.box.to == ["ann@example.net", "bob@example.net"]
        assert server.box.letters[0]["Subject"] == "ann"
    assert [(one.state, one.recipient, one.message) for one in queue(store)] == [("sent", "", "")] * 2


def test_a_key_is_used_once(store: Store) -> None:
    one = Letter(key="a", follower_id=1, recipient="a@b.org", message="x", made=START, due=START)
    assert store.write(functools.partial(letters.put, new=one))
    assert not store.write(functools.partial(letters.put, new=one))


@pytest.mark.parametrize("at_once", [False, True])
def test_a_safe_connection_and_a_password(store: Store, clock: Clock, authority: trustme.CA, at_once: bool) -> None:
    put(store, "ann")
    with Server(secure(authority), at_once=at_once) as server:
        kind = "tls" if at_once else "starttls"
        settled = settings(server.port, security=kind, user=USER, password_env="X")
        wrong = send(store, clock, settled, "wrong")
        assert (wrong.sent, wrong.waiting) == (0, 1)
        assert "535" in wrong.problem
        clock.forward(delay_after(0))
        assert send(store, clock, settled, PASSWORD) == Sent(sent=1)
        assert server.box.secure == [True]


def test_no_letter_and_no_password_without_a_safe_connection(
    store: Store, clock: Clock, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, "ann")
    with Server() as server:
        done = send(store, clock, settings(server.port, security="starttls"))
        assert (done.sent, done.waiting) == (0, 1)
        assert "STARTTLS" in done.problem
    clock.forward(delay_after(0))
    with Server(secure(authority, "mail.example.org")) as server:
        settled = settings(server.port, security="starttls", user=USER, password_env="X")
        done = send(store, clock, settled, PASSWORD)
        assert "no safe connection" in done.problem
    clock.forward(delay_after(1))
    with Server(secure(trustme.CA())) as server:
        settled = settings(server.port, security="starttls", user=USER, password_env="X")
        done = send(store, clock, settled, PASSWORD)
        assert "no safe connection" in done.problem
        assert server.box.letters == []


def test_a_server_that_is_down(store: Store, clock: Clock) -> None:
    """Everything waits, longer each time, and goes out once when it is back."""
    put(store, "ann", "bob")
    port = free_port()
    waited = []
    for _ in range(4):
        done = send(store, clock, settings(port))
        assert (done.sent, done.waiting) == (0, 1)
        assert "no mail server" in done.problem
        waited.append(min(moment_of(one.due) for one in queue(store)) - moment_of(clock.now))
        assert send(store, clock, settings(port)) == Sent()
        clock.forward(waited[-1])
    assert waited == sorted(set(waited))
    with Server(port=port) as server:
        assert send(store, clock, settings(port)).sent == 2
        assert sorted(server.box.to) == ["ann@example.net", "bob@example.net"]


def test_who_watches_need_not_wait(store: Store, clock: Clock) -> None:
    put(store, "ann")
    port = free_port()
    assert send(store, clock, settings(port)).waiting == 1
    clock.forward(timedelta(seconds=2))
    with Server(port=port) as server:
        assert send(store, clock, settings(port), at_once=True).sent == 1
        assert server.box.to == ["ann@example.net"]


def test_not_now_for_one(store: Store, clock: Clock) -> None:
    put(store, "ann", "bob", "eve")
    with Server() as server:
        server.box.at_rcpt = lambda to: "451 4.2.1 try again" if to.startswith("bob") else None
        assert send(store, clock, settings(server.port))[:3] == (2, 1, 0)
        server.box.at_rcpt = lambda _: None
        assert send(store, clock, settings(server.port)) == Sent()
        clock.forward(delay_after(0))
        assert send(store, clock, settings(server.port)).sent == 1
        assert server.box.to == ["ann@example.net", "eve@example.net", "bob@example.net"]


@pytest.mark.parametrize("answer", ["550 5.1.1 no such user", "550 no such user", "553 bad name"])
def test_nobody_there(store: Store, clock: Clock, answer: str) -> None:
    """A wish whose address is none is forgotten; a reader's after three letters in a row."""
    put(store, "new", confirmed=False)
    put(store, "old")
    with Server() as server:
        server.box.at_rcpt = lambda _: answer
        assert send(store, clock, settings(server.port))[:3] == (0, 0, 2)
        assert readers(store) == ["old@example.net"]
        for left in (["old@example.net"], []):
            put(store, "old")
            send(store, clock, settings(server.port))
            assert readers(store) == left


def test_a_letter_that_arrives_counts_anew(store: Store, clock: Clock) -> None:
    with Server() as server:
        for answer in ("550 5.1.1 no", "550 5.1.1 no", None, "550 5.1.1 no", "550 5.1.1 no"):
            put(store, "old")
            server.box.at_rcpt = lambda _, answer=answer: answer  # type: ignore[misc]
            send(store, clock, settings(server.port))
    assert readers(store) == ["old@example.net"]


def test_what_is_not_allowed_is_not_the_readers_fault(store: Store, clock: Clock) -> None:
    put(store, "ann")
    with Server() as server:
        server.box.at_rcpt = lambda _: "550 5.7.1 relaying denied"
        for n in range(5):
            assert send(store, clock, settings(server.port))[:3] == (0, 1, 0)
            clock.forward(delay_after(n))
        server.box.at_rcpt = lambda _: None
        server.box.at_mail = lambda: "550 5.7.1 this sender may not"
        assert send(store, clock, settings(server.port))[:3] == (0, 1, 0)
    assert readers(store) == ["ann@example.net"]


def test_words_that_are_refused(store: Store, clock: Clock) -> None:
    put(store, "ann")
    with Server() as server:
        server.box.at_data = lambda: "554 5.6.0 not such words"
        assert send(store, clock, settings(server.port))[:3] == (0, 0, 1)
    (letter,) = queue(store)
    assert (letter.state, letter.message) == ("refused", "")
    assert readers(store) == ["ann@example.net"]


def test_a_server_that_hangs_up_in_the_middle(store: Store, clock: Clock) -> None:
    """It has said nothing, so the letter goes out again, under the same identifier."""
    put(store, "ann")
    with Server() as server:
        server.box.hang_up_at_data = server.box.keep_before_hanging_up = True
        assert send(store, clock, settings(server.port))[:3] == (0, 1, 0)
        server.box.hang_up_at_data = False
        clock.forward(delay_after(0))
        assert send(store, clock, settings(server.port)).sent == 1
        assert len({letter["Message-ID"] for letter in server.box.letters}) == 1


def test_what_nobody_takes_for_days_is_given_up(store: Store, clock: Clock) -> None:
    put(store, "ann")
    clock.forward(FOR_ALL)
    assert send(store, clock, settings(free_port()))[:3] == (0, 0, 1)
    assert [one.state for one in queue(store)] == ["given-up"]


def test_one_letter_has_one_sender(store: Store, clock: Clock) -> None:
    put(store, "ann")
    lease = stamp_of(moment_of(START) - LEASE)
    take = functools.partial(letters.take, now=START, lease=lease)
    slow = store.write(take)
    assert slow is not None
    assert store.write(take) is None
    clock.forward(LEASE + timedelta(seconds=1))
    with Server() as server:
        assert send(store, clock, settings(server.port)).sent == 1
        assert not store.write(functools.partial(letters.handing, mine=slow))


def test_who_left_gets_nothing_more(store: Store, clock: Clock) -> None:
    (ann, _) = put(store, "ann", "bob")
    with Server() as server:

        def leaves(to: str) -> None:
            if to.startswith("ann"):
                store.write(functools.partial(followers.remove, number=ann))

        server.box.at_rcpt = leaves  # type: ignore[assignment]
        assert send(store, clock, settings(server.port)).sent == 1
        assert server.box.to == ["bob@example.net"]
    assert [one.follower_id for one in queue(store)] != [ann]


def test_delays_grow_and_end() -> None:
    delays = [delay_after(n) for n in range(100)]
    assert delays == sorted(delays)
    assert (delays[0], delays[-1]) == (timedelta(minutes=1), timedelta(hours=6))
