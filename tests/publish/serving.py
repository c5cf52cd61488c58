"""A site on a port of its own, for browsers and programs that want a real server."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from pourparlers.publish.server import listening


@contextmanager
def serving(site: Starlette) -> Iterator[str]:
    """The address at which a site answers while the block runs; loopback alone."""
    taken = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(site, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
