"""Connections to addresses that were checked, inside a deadline for the whole exchange.

The name is looked up here, every address that comes back is judged, and the connection goes to one of the very
addresses judged: neither a redirect nor a name that answers differently the second time leads elsewhere. TLS is
verified against the host's name.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import httpcore2
import httpx2

from pourparlers.gather.address import checked
from pourparlers.gather.limits import Limits

Resolver = Callable[[str, int], Sequence[str]]

TRIED = 4
"""So many addresses of a host are tried, one after another."""


class TooLarge(Exception):
    """More bytes came than are taken."""


class Deadline(threading.local):
    """When the exchange that this thread is at must have ended."""

    at: float = float("inf")

    def cut(self, timeout: float | None) -> float:
        """A timeout no longer than what is left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole is over")
        return left if timeout is None else min(timeout, left)


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses that the system knows for a host's name, in its order of preference."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Stream(httpcore2.NetworkStream):
    """A connection whose every step ends with the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> Stream:
        return Stream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.cut(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Looks a host up, judges what it finds, connects to what it judged. ``abort`` ends every connection at once."""

    def __init__(
        self, limits: Limits, resolver: Resolver, connector: httpcore2.NetworkBackend, aborted: threading.Event
    ) -> None:
        self.deadline, self.aborted = Deadline(), aborted
        self._limits, self._resolver, self._connector = limits, resolver, connector
        self._open: weakref.WeakSet[Stream] = weakref.WeakSet()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        if self.aborted.is_set():
            raise httpcore2.ConnectError("stopped")
        found = self._found(host, port, timeout)
        addresses = found if self._limits.proxy else checked(host, found, self._limits.allowed)
        failure: Exception = httpcore2.ConnectError("the name has no address")
        for address in addresses[:TRIED]:
            try:
                cut = self.deadline.cut(timeout)
                inner = self._connector.connect_tcp(address, port, cut, local_address, socket_options or ())
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                stream = Stream(inner, self.deadline)
                self._open.add(stream)
                return stream
        raise failure

    def abort(self) -> None:
        """End what is under way; who reads gets an error at once, and nothing new begins."""
        self.aborted.set()
        for stream in list(self._open):
            plug = stream.get_extra_info("socket")
            if isinstance(plug, socket.socket):
                try:
                    plug.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue

    def _found(self, host: str, port: int, timeout: float | None) -> list[str]:
        """Looked up in a thread of its own, for the system's look-up knows no timeout."""
        answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(list(self._resolver(host, port)))
            except Exception as error:
                answers.put(error)

        threading.Thread(target=ask, daemon=True, name="look-up").start()
        try:
            answer = answers.get(timeout=self.deadline.cut(timeout))
        except queue.Empty:
            raise httpcore2.ConnectTimeout("the name was not found in time") from None
        if isinstance(answer, OSError | UnicodeError):
            raise httpcore2.ConnectError(f"the name was not found ({answer})") from None
        if isinstance(answer, Exception):
            raise answer
        return answer


class Body(httpx2.SyncByteStream):
    """A response's bytes as they come, no more than are taken."""

    def __init__(self, inner: Iterable[bytes], most: int) -> None:
        self._inner, self._most = inner, most

    def __iter__(self) -> Iterator[bytes]:
        taken = 0
        for piece in self._inner:
            taken += len(piece)
            if taken > self._most:
                raise TooLarge
            yield piece

    def close(self) -> None:
        if hasattr(self._inner, "close"):
            self._inner.close()


class Transport(httpx2.BaseTransport):
    """What ``httpx2`` sends its requests through: a pool of connections over the backend."""

    def __init__(self, limits: Limits, backend: Backend, tls: ssl.SSLContext | None) -> None:
        self._limits = limits
        self._pool = httpcore2.ConnectionPool(
            ssl_context=tls or httpcore2.default_ssl_context(),
            proxy=httpcore2.Proxy(limits.proxy) if limits.proxy else None,
            max_connections=None,
            max_keepalive_connections=limits.together * 2,
            keepalive_expiry=30.0,
            network_backend=backend,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = self._pool.handle_request(
            httpcore2.Request(
                method=request.method, url=url, headers=request.headers.raw, extensions=request.extensions
            )
        )
        most = request.extensions.get("most", self._limits.compressed)
        stream = response.stream
        assert isinstance(stream, Iterable)
        return httpx2.Response(
            status_code=response.status,
            headers=response.headers,
            stream=Body(stream, most),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._pool.close()
