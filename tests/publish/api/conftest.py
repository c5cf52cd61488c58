"""The interface over the site's store, with nobody counting how often it is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known
from pourparlers.publish.server import listening
from pourparlers.publish.visit import Site


@pytest.fixture(scope="session")
def application(known: Known) -> Starlette:
    return site_of(lambda: known, Site(requests_a_minute=0))


@pytest.fixture
def api(application: Starlette) -> TestClient:
    return TestClient(application, "http://calendar.example.org", follow_redirects=False)


@pytest.fixture(scope="session")
def address(application: Starlette) -> Iterator[str]:
    """The address of a server that answers as it does for everyone."""
    taken = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
