"""Servers that do everything wrong: each gives a clear line, in bounded time and memory, and others are fetched on."""

from __future__ import annotations

import datetime
import ssl
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from pourparlers.errors import FetchError

from . import misbehaving as bad
from .conftest import HURRIED
from .misbehaving import Answer, Site, moved, whole

if TYPE_CHECKING:
    import trustme

    from .conftest import Doors

MOST = 60 * 1024 * 1024
"""Bytes that a fetch may have taken up at any moment: far below what these servers send."""


@contextmanager
def bounded() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()


SLOW = [bad.slow_drip, bad.slow_headers, bad.silent]
ANSWERS: list[tuple[Answer, str]] = [
    (bad.huge_headers, "the answer is not sound HTTP"),
    (bad.endless, "is too large, expected at most 1 MB, got more"),
    (bad.endless_chunked, "is too large, expected at most 1 MB, got more"),
    (bad.attributes(200_000_000), "is too large"),
    (lambda request: [bad.head(content_length=3_000_000)], "is too large, expected at most 1 MB, got 2.86 MB"),
    (bad.bomb("gzip"), "is too large when expanded, expected at most 2 MB, got more, from"),
    (bad.bomb("deflate"), "is too large when expanded"),
    (bad.brotli_bomb, "is too large when expanded"),
    (bad.zstd_bomb, "is too large when expanded"),
    (whole(b"no zstd", content_encoding="zstd"), "its bytes can't be expanded"),
    (bad.bomb_of_nothing, "is too large, expected at most 1 MB"),
    (whole(b"", content_encoding="gzip, gzip"), "coded in a way that is not read, expected one of gzip"),
    (whole(b"", content_encoding="compress"), "coded in a way that is not read"),
    (whole(b"no gzip", content_encoding="gzip"), "its bytes can't be expanded"),
    (bad.too_short, "the answer is not sound HTTP, got peer closed connection"),
    (bad.dropped, "the answer is not sound HTTP, got peer closed connection"),
    (bad.chunked_nonsense, "the answer is not sound HTTP"),
    (bad.no_http, "the answer is not sound HTTP"),
    (bad.nothing, "the answer is not sound HTTP, got Server disconnected without sending a response"),
    (lambda request: [bad.head("304 Not Modified")], "says that nothing has changed, though it was not asked so"),
    (lambda request: [bad.head("302 Found")], "redirects to nowhere"),
    (lambda request: [bad.head("200 OK", content_length="-5")], "the answer is not sound HTTP"),
    (lambda request: [bad.head("200 OK", content_length="10\r\nContent-Length: 20")], "the answer is not sound HTTP"),
    (lambda request: [bad.head("999 What")], "answers with an error, expected 200 OK, got 999"),
    (moved("/page"), "redirects in a circle"),
    (moved("http://[::1"), "is no address (redirected from http://127.0.0.1"),
]


@pytest.mark.parametrize("answer", SLOW)
def test_who_takes_too_long_is_left(doors: Doors, answer: Answer) -> None:
    with Site({"/page": answer, "/other": whole(b"fine")}) as site:
        door = doors(HURRIED)
        with pytest.raises(FetchError) as caught:
            door.get(site.url("/page"))
        assert "the answer takes too long, expected bytes within 0.3 s and all within 0.6 s" in str(caught.value)
        assert caught.value.later
        assert doors().get(site.url("/other")).content == b"fine"


@pytest.mark.parametrize(("answer", "told"), ANSWERS)
def test_each_gives_a_clear_line_and_others_go_on(doors: Doors, answer: Answer, told: str) -> None:
    with Site({"/page": answer, "/other": whole(b"fine")}) as site, bounded():
        door = doors()
        with pytest.raises(FetchError) as caught:
            door.get(site.url("/page"))
        assert told in str(caught.value)
        assert "\n" not in str(caught.value)
        assert door.get(site.url("/other")).content == b"fine"


def test_redirects_without_end(doors: Doors) -> None:
    answers: dict[str, Answer] = {f"/{n}": moved(f"/{n + 1}") for n in range(50)}
    with Site(answers) as site, pytest.raises(FetchError, match="redirects without end, expected at most 8"):
        doors().get(site.url("/0"))
    assert len(site.paths()) == 9


def test_a_circle_of_hosts(doors: Doors) -> None:
    with Site() as one, Site() as two:
        one.answers["/a"], two.answers["/a"] = moved(two.url("/a")), moved(one.url("/a"))
        with pytest.raises(FetchError, match="redirects in a circle"):
            doors().get(one.url("/a"))


def test_a_longer_answer_than_it_says_ends_where_it_says(doors: Doors) -> None:
    with Site({"/a": lambda request: [bad.head(content_length=4), b"fine, and more"]}) as site:
        assert doors().get(site.url("/a")).content == b"fine"


@pytest.mark.parametrize("charset", ["klingon", "utf-8", "\x7f", '"'])
def test_a_wrong_charset_is_handed_on_as_it_came(doors: Doors, charset: str) -> None:
    text = "Переговори".encode("koi8-u")
    with Site({"/a": whole(text, f"text/html; charset={charset}")}) as site:
        assert doors().get(site.url("/a")).content == text


def test_a_robots_file_that_misbehaves_is_told(doors: Doors) -> None:
    with (
        Site({"/robots.txt": bad.slow_drip, "/a": whole(b"fine")}) as site,
        pytest.raises(FetchError, match="/a: the answer takes too long"),
    ):
        doors(HURRIED).get(site.url("/a"))
    assert site.paths() == []


def test_nobody_is_there(doors: Doors) -> None:
    with Site() as site:
        url = site.url("/a")
    with pytest.raises(FetchError, match=r"can't be reached, got .*refused") as caught:
        doors().get(url)
    assert caught.value.later


def test_a_name_that_nobody_knows(doors: Doors) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(FetchError, match="can't be reached, got the name was not found") as caught:
        doors(resolver=unknown).get("http://nowhere.example.org/")
    assert caught.value.later


def test_a_look_up_that_takes_too_long(doors: Doors) -> None:
    import threading

    gate = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        gate.wait(60)
        return []

    with pytest.raises(FetchError, match=r"no connection, expected one within 0\.1 s, got the name was not found"):
        doors({"connect": 0.1}, resolver=slow).get("http://slow.example.org/")
    gate.set()


def served(authority: trustme.CA, *names: str, **dates: datetime.datetime) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **dates).configure_cert(context)
    return context


LONG_AGO = datetime.datetime(2020, 1, 1), datetime.datetime(2020, 2, 1)


def test_a_valid_certificate_for_the_name_is_taken(doors: Doors, authority: trustme.CA) -> None:
    with Site({"/a": whole(b"safe")}, served(authority, "news.example.org")) as site:
        assert doors().get(site.url("/a", "news.example.org")).content == b"safe"


def test_a_certificate_for_another_name_is_not(doors: Doors, authority: trustme.CA) -> None:
    with (
        Site({"/a": whole(b"safe")}, served(authority, "other.example.org")) as site,
        pytest.raises(FetchError, match="its certificate is not valid, got Hostname mismatch") as caught,
    ):
        doors({"attempts": 3}).get(site.url("/a", "news.example.org"))
    assert not caught.value.later and site.asked == []


def test_an_expired_certificate_is_not(doors: Doors, authority: trustme.CA) -> None:
    context = served(authority, "news.example.org", not_before=LONG_AGO[0], not_after=LONG_AGO[1])
    with (
        Site({"/a": whole(b"safe")}, context) as site,
        pytest.raises(FetchError, match="its certificate is not valid, got certificate has expired"),
    ):
        doors().get(site.url("/a", "news.example.org"))


def test_a_certificate_that_nobody_vouches_for_is_not(doors: Doors) -> None:
    import trustme

    with (
        Site({"/a": whole(b"safe")}, served(trustme.CA(), "news.example.org")) as site,
        pytest.raises(FetchError, match="its certificate is not valid, got unable to get local issuer"),
    ):
        doors().get(site.url("/a", "news.example.org"))


def test_a_server_that_speaks_no_tls(doors: Doors) -> None:
    with (
        Site({"/a": whole(b"safe")}) as site,
        pytest.raises(FetchError, match=r"no safe connection \(TLS\)|no connection"),
    ):
        doors(HURRIED).get(site.url("/a").replace("http://", "https://"))


def test_many_sources_at_once_and_one_that_hangs(doors: Doors) -> None:
    from concurrent.futures import ThreadPoolExecutor

    answers: dict[str, Answer] = {"/slow": bad.slow_drip, **{f"/{n}": whole(b"fine") for n in range(20)}}
    with Site(answers) as site, ThreadPoolExecutor(8) as pool:
        door = doors({"whole": 2.0})
        slow = [pool.submit(door.get, site.url("/slow", f"slow{n}.example.org")) for n in range(2)]
        fine = [pool.submit(door.get, site.url(f"/{n}", f"site{n}.example.org")) for n in range(20)]
        assert [one.result().content for one in fine] == [b"fine"] * 20
        assert all(isinstance(one.exception(), FetchError) for one in slow)
