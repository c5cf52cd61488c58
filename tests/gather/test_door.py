"""What the door asks, how it goes on, and what it gives back."""

from __future__ import annotations

import datetime
import gzip
import io
import threading
import zlib
from typing import TYPE_CHECKING

import pytest
from fastwarc import ZstdWriter

from pourparlers.delivery import Source, SourceKind
from pourparlers.errors import FetchError, InputError
from pourparlers.gather.following import follow
from pourparlers.gather.response import Validators, typed
from pourparlers.gather.retry import pause, retry_after

from .misbehaving import Answer, Site, head, moved, one_after_another, whole

if TYPE_CHECKING:
    from .conftest import Doors

PAGE = b"<html><p>The ministers will meet on Tuesday.</p></html>"
NOON = datetime.datetime(2030, 5, 14, 12, 0, tzinfo=datetime.UTC)


def test_an_answer_has_its_facts(doors: Doors) -> None:
    answer = whole(PAGE, "Text/HTML; charset=KOI8-U", etag='"7"', last_modified="Tue, 14 May 2030 09:00:00 GMT",
                   content_language="uk")  # fmt: skip
    with Site({"/a": answer}) as site:
        response = doors(clock=lambda: NOON).get(site.url("/a#part"))
    assert response.content == PAGE
    assert (response.url, response.asked) == (site.url("/a"), site.url("/a"))
    assert (response.status, response.media_type, response.charset) == (200, "text/html", "koi8-u")
    assert response.validators == Validators(etag='"7"', last_modified="Tue, 14 May 2030 09:00:00 GMT")
    assert response.fetched_at == NOON
    assert response.headers == {"content-language": "uk"}
    assert not response.not_modified


def test_it_says_who_it_is(doors: Doors) -> None:
    with Site({"/a": whole(PAGE)}) as site:
        doors({"contact": "desk@example.org"}).get(site.url("/a"))
    assert {request.headers["user-agent"] for request in site.asked} == {"pourparlers/0.1.0 (+desk@example.org)"}


def zstd(content: bytes) -> bytes:
    out = io.BytesIO()
    with ZstdWriter(out) as writer:
        writer.write(content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [("gzip", gzip.compress(PAGE, mtime=0)), ("deflate", zlib.compress(PAGE)), ("GZIP", gzip.compress(PAGE, mtime=0)),
     ("zstd", zstd(PAGE))],
)  # fmt: skip
def test_what_is_compressed_is_expanded(doors: Doors, coding: str, packed: bytes) -> None:
    with Site({"/a": whole(packed, content_encoding=coding)}) as site:
        assert doors().get(site.url("/a")).content == PAGE


def test_only_what_has_changed_is_asked_for(doors: Doors) -> None:
    def answer(request: object) -> list[bytes | float]:
        return [head("304 Not Modified", etag='"7"')]

    with Site({"/a": answer}) as site:
        response = doors().get(site.url("/a"), seen=Validators(etag='"7"', last_modified="yesterday"))
    assert response.not_modified and response.content == b""
    assert response.validators.etag == '"7"'
    assert site.asked[-1].headers["if-none-match"] == '"7"'
    assert site.asked[-1].headers["if-modified-since"] == "yesterday"


def test_an_answer_without_validators_keeps_those_that_were_sent(doors: Doors) -> None:
    seen = Validators(last_modified="yesterday")
    with Site({"/a": lambda request: [head("304 Not Modified")]}) as site:
        assert doors().get(site.url("/a"), seen=seen).validators == seen


def test_validators_that_could_not_be_sent_back_are_left(doors: Doors) -> None:
    with Site({"/a": whole(PAGE, etag="é" * 3, last_modified="x" * 5000)}) as site:
        assert doors().get(site.url("/a")).validators == Validators()


def test_redirects_are_followed_and_told(doors: Doors) -> None:
    answers = {"/a": moved("/b", 301), "/b": moved("c?x=1", 307), "/c": whole(PAGE)}
    with Site(answers) as site:
        response = doors().get(site.url("/a"))
    assert response.url == site.url("/c?x=1")
    assert [(hop.status, hop.url) for hop in response.redirects] == [(301, site.url("/b")), (307, response.url)]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://example.org/", "expected http or https, got ftp"),
        ("file:///etc/passwd", "expected http or https, got file"),
        ("javascript:alert(1)", "expected http or https, got javascript"),
        ("news.example.org", "expected http or https"),
        ("http://", "is no address"),
        ("http://[::1/", "is no address"),
        ("", "expected http or https"),
    ],
)
def test_what_is_no_address_is_told(doors: Doors, url: str, told: str) -> None:
    with pytest.raises(FetchError, match=told):
        doors().get(url)


@pytest.mark.parametrize("target", ["ftp://example.org/", "file:///etc/passwd", "data:text/html,x", "gopher://a/"])
def test_a_redirect_leads_to_no_other_scheme(doors: Doors, target: str) -> None:
    with Site({"/a": moved(target)}) as site, pytest.raises(FetchError, match=r"http or https, got \w+$"):
        doors().get(site.url("/a"))


def test_a_name_and_password_go_to_their_own_origin_alone(doors: Doors) -> None:
    with (
        Site({"/b": whole(PAGE)}) as other,
        Site({"/a": moved("/c"), "/c": moved(other.url("/b").replace("//", "//eve:stolen@"))}) as site,
    ):
        response = doors().get(site.url("/a").replace("//", "//desk:secret@"))
    assert [request.headers.get("authorization") is not None for request in site.asked] == [False, True, True]
    assert all("authorization" not in request.headers for request in other.asked)
    assert "secret" not in response.asked + response.url and "stolen" not in str(response.redirects)


def test_a_password_is_in_no_message(doors: Doors) -> None:
    with Site({}) as site, pytest.raises(FetchError) as caught:
        doors().get(site.url("/a").replace("//", "//desk:secret@"))
    assert "secret" not in str(caught.value)


def test_cookies_are_not_kept(doors: Doors) -> None:
    with Site({"/a": whole(PAGE, set_cookie="who=you; Path=/")}) as site:
        door = doors()
        door.get(site.url("/a"))
        door.get(site.url("/a"))
    assert all("cookie" not in request.headers for request in site.asked)


@pytest.mark.parametrize(
    ("status", "later"),
    [
        ("404 Not Found", False),
        ("410 Gone", False),
        ("403 Forbidden", False),
        ("300 Multiple Choices", False),
        ("503 Service Unavailable", True),
    ],
)
def test_an_error_of_the_server_is_told(doors: Doors, status: str, later: bool) -> None:
    with Site({"/a": whole(b"sorry", status=status)}) as site, pytest.raises(FetchError) as caught:
        doors().get(site.url("/a"))
    assert str(caught.value) == f"{site.url('/a')}: answers with an error, expected 200 OK, got {status}"
    assert (caught.value.status, caught.value.later) == (int(status[:3]), later)


def test_a_burst_of_errors_is_outlasted(doors: Doors) -> None:
    failing = whole(b"", status="500 Internal Server Error")
    with Site({"/a": one_after_another(failing, failing, whole(PAGE))}) as site:
        assert doors({"attempts": 3}).get(site.url("/a")).content == PAGE
    assert site.paths() == ["/a"] * 3


def test_what_can_not_get_better_is_asked_once(doors: Doors) -> None:
    with Site({}) as site, pytest.raises(FetchError, match="404"):
        doors({"attempts": 3}).get(site.url("/a"))
    assert site.paths() == ["/a"]


def test_a_short_retry_after_is_waited_for(doors: Doors) -> None:
    busy = whole(b"", status="429 Too Many Requests", retry_after="0")
    with Site({"/a": one_after_another(busy, whole(PAGE))}) as site:
        assert doors({"attempts": 2}).get(site.url("/a")).content == PAGE


def test_a_long_retry_after_holds_the_whole_host_and_no_other(doors: Doors) -> None:
    busy = whole(b"", status="429 Too Many Requests", retry_after="120")
    with Site({"/a": busy, "/b": whole(PAGE)}) as site:
        door = doors({"attempts": 3})
        with pytest.raises(FetchError, match="It asks to come back in 120 s") as caught:
            door.get(site.url("/a", "one.example.org"))
        assert caught.value.after == 120.0 and caught.value.later
        with pytest.raises(FetchError, match="left alone") as held:
            door.get(site.url("/b", "one.example.org"))
        assert held.value.after is not None and 100.0 < held.value.after <= 120.0
        assert door.get(site.url("/b", "two.example.org")).content == PAGE
    assert site.paths() == ["/a", "/b"]


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Tue, 14 May 2030 12:02:00 GMT", 120.0),
        ("Tue, 14 May 2030 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
        ("9" * 5000, 999999999999.0),
    ],
)
def test_retry_after_is_seconds_or_a_date(told: str | None, seconds: float | None) -> None:
    assert retry_after(told, NOON) == seconds


def test_pauses_double_with_jitter() -> None:
    for attempt, middle in ((1, 2.0), (2, 4.0), (3, 8.0)):
        pauses = {pause(attempt, 2.0) for _ in range(50)}
        assert len(pauses) > 1 and all(middle / 2 <= one <= middle * 1.5 for one in pauses)


def test_stopping_ends_what_is_under_way(doors: Doors) -> None:
    begun = threading.Event()

    def waits(request: object) -> object:
        begun.set()
        yield 60.0

    told: list[str] = []

    def fetch(url: str) -> None:
        try:
            door.get(url)
        except FetchError as error:
            told.append(str(error))

    with Site({"/a": waits}) as site:  # type: ignore[dict-item]
        door = doors()
        thread = threading.Thread(target=fetch, args=(site.url("/a"),))
        thread.start()
        begun.wait()
        door.stop()
        thread.join()
        assert told == [f"{site.url('/a')}: was stopped"]
        with pytest.raises(FetchError, match="was stopped"):
            door.get(site.url("/a"))


@pytest.mark.parametrize(
    ("told", "kind", "charset"),
    [
        ("text/html; charset=utf-8", "text/html", "utf-8"),
        ('Text/HTML;Charset="ISO-8859-1"', "text/html", "iso-8859-1"),
        ("application/rss+xml", "application/rss+xml", None),
        ("", None, None),
        (";;;", None, None),
        ("text/html; charset=", "text/html", ""),
        ("text/html; charset*=''x", "text/html", "x"),
    ],
)
def test_content_types(told: str, kind: str | None, charset: str | None) -> None:
    assert typed(told) == (kind, charset)


def test_when_it_came_is_told_by_our_clock_or_by_the_server_s_where_ours_is_behind(doors: Doors) -> None:
    def at(day: str) -> Answer:
        return whole(PAGE, date=f"{day} 08:00:00 GMT")

    with Site({"/before": at("Mon, 13 May 2030"), "/after": at("Thu, 16 May 2030"), "/never": at("Noday")}) as site:
        door = doors(clock=lambda: NOON)
        came = {path: door.get(site.url(path)).came[:10] for path in ("/before", "/after", "/never")}
    assert came == {"/before": "2030-05-14", "/after": "2030-05-16", "/never": "2030-05-14"}


@pytest.mark.parametrize("kind", ["page", "feed"])
def test_what_is_followed_knows_when_it_came(doors: Doors, kind: SourceKind) -> None:
    with Site({"/a": whole(PAGE)}) as site:
        item = f"<item><title>A</title><link>{site.url('/a')}</link></item>"
        site.answers["/feed"] = whole(f"<rss><channel><title>S</title>{item}</channel></rss>".encode(), "text/xml")
        door = doors()
        source = Source(name="s", kind=kind, address=site.url("/a" if kind == "page" else "/feed"))
        [told] = follow(source, door.get)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    assert not isinstance(told, InputError) and told.url == site.url("/a")
    assert told.fetched is not None and told.fetched[:10] >= today
