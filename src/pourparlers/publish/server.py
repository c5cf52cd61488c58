"""The site served: one process, many readers."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

import uvicorn
from starlette.applications import Starlette

from pourparlers.errors import InputError

KEEP_ALIVE = 20


def serve(site: Starlette, host: str, port: int, ready: Callable[[str], None], proxies: Sequence[str] = ()) -> None:
    """Serve until stopped. ``ready`` is told the address once connections are taken. ``proxies`` are the addresses of
    servers in front whose word on who asks is taken; nobody else's is."""
    taken = listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{taken.getsockname()[1]}/")
    uvicorn.Server(settings(site, proxies)).run(sockets=[taken])


def settings(site: Starlette, proxies: Sequence[str] = ()) -> uvicorn.Config:
    """How the site is served."""
    return uvicorn.Config(
        site,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        lifespan="off",
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
    )


def listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections; what stands in its way is told in one line."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol named, asyncio sends small answers at once (TCP_NODELAY), not when the last is confirmed.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        hint = "Choose another with --port, or --port 0 for any that is free"
        raise InputError(f"{host}:{port}", f"can't be served at: {error.strerror or error}", hint) from None
    made.listen(256)
    return made
