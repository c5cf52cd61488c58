"""Servers on loopback that behave as badly as the world's: each answer is written byte by byte, with its pauses.

An ``Answer`` yields what is sent: bytes go out as they are, a number is a pause in seconds. Nothing is generated
before it is sent, so that an endless body needs no memory here.
"""

from __future__ import annotations

import gzip
import io
import itertools
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple


class Request(NamedTuple):
    """What was asked of the server."""

    path: str
    headers: dict[str, str]


Part = bytes | float
Answer = Callable[[Request], Iterable[Part]]

CHUNK = b"a" * 65536


class Site:
    """A server whose paths answer as told. ``asked`` keeps each request; a path that was not told of is a 404."""

    def __init__(
        self, answers: dict[str, Answer] | None = None, tls: ssl.SSLContext | None = None, port: int = 0
    ) -> None:
        self.answers: dict[str, Answer] = dict(answers or {})
        self.asked: list[Request] = []
        self._tls = tls
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", port), backlog=64)
        self.port = self._listener.getsockname()[1]

    @classmethod
    def at(cls, url: str) -> Site:
        """A server at the port of an address at which there was one before."""
        return cls(port=int(url.split("/")[2].rpartition(":")[2]))

    def __enter__(self) -> Site:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stopped.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    def _listen(self) -> None:
        while not self._stopped.is_set():
            try:
                plug, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(plug,), daemon=True).start()

    def _serve(self, plug: socket.socket) -> None:
        with suppress(OSError), plug:
            line = self._tls.wrap_socket(plug, server_side=True) if self._tls else plug
            with line:
                self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = line.recv(65536)
            if not piece:
                return
            head += piece
        first, *lines = head.decode("latin-1").split("\r\n")
        fields = (field.partition(":") for field in lines if field)
        request = Request(first.split(" ")[1], {name.lower(): value.strip() for name, _, value in fields})
        self.asked.append(request)
        for part in self.answers.get(request.path.partition("?")[0], missing)(request):
            if isinstance(part, bytes):
                line.sendall(part)
            elif self._stopped.wait(part):
                return
        with suppress(OSError):
            line.shutdown(socket.SHUT_WR)


def head(status: str = "200 OK", **fields: object) -> bytes:
    """A status line and headers; ``content_type`` is written ``Content-Type``."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-').title()}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")


def whole(content: bytes, media_type: str = "text/html", status: str = "200 OK", **fields: object) -> Answer:
    """An ordinary answer."""
    return lambda request: [head(status, content_type=media_type, content_length=len(content), **fields), content]


def missing(request: Request) -> Iterable[Part]:
    return [head("404 Not Found", content_length=0)]


def moved(to: str, status: int = 302) -> Answer:
    return lambda request: [head(f"{status} Moved", location=to, content_length=0)]


def one_after_another(*answers: Answer) -> Answer:
    """The first time the first, the second time the second; the last for ever."""
    turn = itertools.chain(answers, itertools.repeat(answers[-1]))
    lock = threading.Lock()

    def answer(request: Request) -> Iterable[Part]:
        with lock:
            chosen = next(turn)
        return chosen(request)

    return answer


def slow_drip(request: Request) -> Iterator[Part]:
    """A byte now and then: never long enough silent for a time-out between two bytes."""
    yield head(content_type="text/html", content_length=100_000)
    while True:
        yield b"a"
        yield 0.02


def slow_headers(request: Request) -> Iterator[Part]:
    yield b"HTTP/1.1 200 OK\r\n"
    for number in itertools.count():
        yield f"X-{number}: a\r\n".encode()
        yield 0.02


def huge_headers(request: Request) -> Iterator[Part]:
    yield b"HTTP/1.1 200 OK\r\nX-Long: "
    yield from itertools.repeat(CHUNK)


def silent(request: Request) -> Iterator[Part]:
    yield 60.0


def endless(request: Request) -> Iterator[Part]:
    yield head(content_type="text/html")
    yield from itertools.repeat(CHUNK)


def endless_chunked(request: Request) -> Iterator[Part]:
    yield head(content_type="text/html", transfer_encoding="chunked")
    yield from itertools.repeat(b"10000\r\n" + CHUNK + b"\r\n")


def bomb(coding: str = "gzip") -> Answer:
    """A thousand times larger inside, for ever."""

    def answer(request: Request) -> Iterator[Part]:
        yield head(content_type="text/html", content_encoding=coding)
        pack = zlib.compressobj(9, wbits=31 if coding == "gzip" else 15)
        while True:
            yield pack.compress(CHUNK * 16)

    return answer


def bomb_of_nothing(request: Request) -> Iterator[Part]:
    """Compressed bytes that expand to nothing, for ever: empty blocks."""
    yield head(content_type="text/html", content_encoding="gzip")
    yield gzip.compress(b"")[:10]
    yield from itertools.repeat(b"\x00\x00\x00\xff\xff" * 4096)


def brotli_bomb(request: Request) -> Iterator[Part]:
    import brotli

    yield head(content_type="text/html", content_encoding="br")
    pack = brotli.Compressor(quality=5)
    while True:
        yield pack.process(CHUNK * 16) + pack.flush()


def zstd_bomb(request: Request) -> Iterable[Part]:
    from fastwarc import ZstdWriter

    out = io.BytesIO()
    with ZstdWriter(out) as writer:
        for _ in range(1000):
            writer.write(CHUNK)
    return [head(content_type="text/html", content_encoding="zstd"), out.getvalue()]


def too_short(request: Request) -> Iterable[Part]:
    return [head(content_type="text/html", content_length=1000), b"only this"]


def dropped(request: Request) -> Iterable[Part]:
    return [head(content_type="text/html", transfer_encoding="chunked"), b"100\r\nhalf of"]


def chunked_nonsense(request: Request) -> Iterable[Part]:
    return [head(content_type="text/html", transfer_encoding="chunked"), b"zz\r\nno number\r\n"]


def no_http(request: Request) -> Iterable[Part]:
    return [b"220 mail.example.org ESMTP\r\n"]


def nothing(request: Request) -> Iterable[Part]:
    return []


def deep(levels: int) -> Answer:
    """HTML so many levels deep."""

    def answer(request: Request) -> Iterator[Part]:
        yield head(content_type="text/html; charset=utf-8")
        yield b"<html><body>"
        for _ in range(levels // 1000):
            yield b"<div>" * 1000
        yield b"<p>The bottom</p>"

    return answer


def attributes(size: int) -> Answer:
    """One element with attributes of so many bytes, made as they are sent."""

    def answer(request: Request) -> Iterator[Part]:
        yield head(content_type="text/html; charset=utf-8")
        yield b"<html><body><p "
        for first in range(0, size // 64, 1000):
            yield "".join(f'data-{number:024d}="{number:024d}" ' for number in range(first, first + 1000)).encode()
        yield b">text</p></body></html>"

    return answer


def long_feed(items: int) -> Answer:
    def answer(request: Request) -> Iterator[Part]:
        yield head(content_type="application/rss+xml")
        yield b'<?xml version="1.0"?><rss version="2.0"><channel><title>Long</title><link>http://127.0.0.1/</link>'
        for first in range(0, items, 1000):
            yield "".join(
                f"<item><title>Item {number}</title><link>http://127.0.0.1/{number}</link>"
                f"<guid>{number}</guid><description>Text {number}</description></item>"
                for number in range(first, first + 1000)
            ).encode()
        yield b"</channel></rss>"

    return answer


def entity_bomb(request: Request) -> Iterable[Part]:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">{levels}]><rss version="2.0"><channel>' + (
        "<title>&e9;</title><item><title>&e9;</title></item></channel></rss>"
    )
    return whole(text.encode(), "application/rss+xml")(request)
