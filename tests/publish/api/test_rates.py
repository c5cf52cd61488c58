"""So many requests a minute: told in every answer, refused with the time to wait, counted by network."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from pourparlers.publish.api.rates import Rates, network_of
from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known
from pourparlers.publish.server import settings
from pourparlers.publish.visit import Site


def test_too_many(known: Known) -> None:
    site = site_of(lambda: known, Site(requests_a_minute=3))
    api = TestClient(site, client=("192.0.2.1", 1))
    left = [api.get("/api/v1/trends").headers["ratelimit"] for _ in range(3)]
    assert [told.partition(";t=")[0] for told in left] == [f'"minute";r={n}' for n in (2, 1, 0)]
    refused = api.get("/api/v1/trends", headers={"x-forwarded-for": "192.0.2.77"})
    assert (refused.status_code, refused.json()["status"]) == (429, 429)
    assert refused.headers["content-type"] == "application/problem+json"
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.headers["ratelimit-policy"] == '"minute";q=3;w=60'
    assert api.get("/").status_code == 200
    assert TestClient(site, client=("192.0.2.2", 1)).get("/api/v1/trends").status_code == 200


@pytest.mark.parametrize(("proxies", "second"), [((), 429), (("127.0.0.0/8",), 200), (("192.0.2.9",), 429)])
def test_only_a_named_server_in_front_says_who_asks(known: Known, proxies: tuple[str, ...], second: int) -> None:
    config = settings(site_of(lambda: known, Site(requests_a_minute=1)), proxies)
    config.load()
    api = TestClient(config.loaded_app, client=("127.0.0.1", 1))  # type: ignore[arg-type]
    asked = [api.get("/api/v1", headers={"x-forwarded-for": name}).status_code for name in ("192.0.2.1", "192.0.2.2")]
    assert asked == [200, second]


def test_no_limit() -> None:
    assert Rates(0).ask("192.0.2.1") is None


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::/64"), ("", ""), ("a socket", "a socket"),
    ],
)  # fmt: skip
def test_whom_an_address_stands_for(address: str, network: str) -> None:
    assert network_of(address) == network
