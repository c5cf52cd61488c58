"""The interface over the site's store, with nobody counting how often it is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known
from pourparlers.publish.visit import Site

from ..serving import serving  # noqa: TID252


@pytest.fixture(scope="session")
def application(known: Known) -> Starlette:
    return site_of(lambda: known, Site(requests_a_minute=0))


@pytest.fixture
def api(application: Starlette) -> TestClient:
    return TestClient(application, "http://calendar.example.org", follow_redirects=False)


@pytest.fixture(scope="session")
def address(application: Starlette) -> Iterator[str]:
    """The address of a server that answers as it does for everyone."""
    with serving(application) as address:
        yield address
