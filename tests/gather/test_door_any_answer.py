"""Whatever bytes a server sends, and whatever an address is, the door answers with a response or an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparlers.errors import FetchError
from pourparlers.gather.door import Door
from pourparlers.gather.limits import Limits
from pourparlers.gather.response import Response, Validators

from .conftest import HURRIED, QUICK
from .misbehaving import Site

STATUS = st.sampled_from(["200 OK", "302 Found", "304 Not Modified", "404 Not Found", "101 Switching", "99999", "é"])
NAME = st.sampled_from(
    ["Content-Type", "Content-Encoding", "Content-Length", "Transfer-Encoding", "Location", "ETag", "Retry-After", "X"]
)
VALUE = st.one_of(
    st.sampled_from(["gzip", "br", "chunked", "text/html; charset=utf-8", "5", "-1", "//[", "http://[::1", "data:,"]),
    st.text(max_size=20),
)
HEADERS = st.lists(st.tuples(NAME, VALUE), max_size=5)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    with Door(Limits(**QUICK | HURRIED | {"robots_retry": 0.0}), resolver=lambda host, port: ["127.0.0.1"]) as door:
        yield door


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(status=STATUS, headers=HEADERS, body=st.binary(max_size=60))
def test_any_answer(site: Site, door: Door, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    answer = f"HTTP/1.1 {status}\r\n{head}\r\n".encode("utf-8", "replace") + body
    site.answers["/a"] = lambda request: [answer]
    with suppress(FetchError):
        assert isinstance(door.get(site.url("/a"), seen=Validators(etag='"1"')), Response)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=40), st.text(max_size=30).map(lambda text: f"http://{text}")))
def test_any_address(door: Door, url: str) -> None:
    """Nobody listens at the ports that come up; a port that someone listens at is on loopback."""
    with pytest.raises(FetchError):
        door.get(url)
