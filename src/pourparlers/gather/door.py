"""The one door to the network: everything that is fetched, by any command, is fetched here.

A ``Door`` may be used by several threads at once. It asks a site's robots.txt, keeps to its pace, connects to checked
addresses only, follows a bounded number of redirects, takes a bounded number of bytes in a bounded time, tries again
where that may help, and says in one error what did not work.

    with Door(limits_from()) as door:
        response = door.get("https://example.org/feed.xml", seen=validators)
"""

from __future__ import annotations

import datetime
import ssl
import threading
import time
from collections.abc import Callable
from types import TracebackType

import httpcore2
import httpx2

from pourparlers.errors import FetchError
from pourparlers.gather.address import Refused, checked
from pourparlers.gather.exchange import ALLOW_HINT, Arrived, Exchange, Login, Most, origin_of
from pourparlers.gather.explain import named, shown
from pourparlers.gather.limits import Limits, limits_from
from pourparlers.gather.pace import Held, Pace, Stopped
from pourparlers.gather.response import Redirect, Response, Validators, of_headers, typed
from pourparlers.gather.retry import BUSY, pause, retry_after
from pourparlers.gather.robots import Found, Robots
from pourparlers.gather.transport import Backend, Resolver, look_up

OF_INTEREST = ("content-language", "link", "cache-control", "date", "x-robots-tag", "content-disposition")

Clock = Callable[[], datetime.datetime]


def now() -> datetime.datetime:
    """The time, in UTC."""
    return datetime.datetime.now(datetime.UTC)


class Door:
    """Fetches. ``resolver`` and ``connector`` take the place of the system's look-up and sockets in tests."""

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        tls: ssl.SSLContext | None = None,
        resolver: Resolver = look_up,
        connector: httpcore2.NetworkBackend | None = None,
        clock: Clock = now,
    ) -> None:
        self.limits = limits_from() if limits is None else limits
        self._clock = clock
        self._stopped = threading.Event()
        self._backend = Backend(self.limits, resolver, connector or httpcore2.SyncBackend(), self._stopped)
        self._exchange = Exchange(self.limits, self._backend, tls)
        self._pace = Pace(self.limits, self._stopped)
        self._robots = Robots(self.limits, self._fetch_robots)
        self._most = Most(self.limits.compressed, self.limits.expanded)

    def __enter__(self) -> Door:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def stop(self) -> None:
        """End all waits and exchanges, of other threads too; each gets a ``FetchError``."""
        self._stopped.set()
        self._backend.abort()

    def close(self) -> None:
        """Stop, and let the connections go."""
        self.stop()
        self._exchange.close()

    def get(self, url: str, *, seen: Validators | None = None) -> Response:
        """Fetch an address; ``seen`` asks only for what has changed since. Raises ``FetchError``, and nothing else."""
        begun, attempt = time.monotonic(), 1
        while True:
            try:
                return self._attempt(url, seen)
            except FetchError as error:
                wait = pause(attempt, self.limits.backoff) if error.after is None else error.after
                over = attempt >= self.limits.attempts or time.monotonic() - begun > self.limits.whole / 2
                if not error.later or over or wait > self.limits.patience or self._stopped.is_set():
                    raise
            self._pace.sleep(wait)
            attempt += 1

    def _attempt(self, asked: str, seen: Validators | None) -> Response:
        """Hop after hop, each checked before it is made."""
        url, login = self._parsed(asked)
        asked = str(url)
        hops: list[Redirect] = []
        while True:
            self._ask_robots(url)
            arrived = self._in_turn(url, login, seen)
            if arrived.moved_to is None:
                return self._response(asked, url, arrived, seen, tuple(hops))
            url = self._next(url, arrived, hops)

    def _ask_robots(self, url: httpx2.URL) -> None:
        try:
            rules = self._robots.of(origin_of(url))
        except FetchError as error:
            raise error.about(shown(url)) from None
        if rules.failed:
            raise FetchError(shown(url), "the site's robots.txt can't be had, so that nothing is allowed for now",
                             got=rules.failed, later=True, after=self.limits.robots_retry)  # fmt: skip
        if not rules.allow(str(url)):
            raise FetchError(shown(url), "the site's robots.txt does not allow this address")
        if rules.delay is not None:
            self._pace.slow(url.host, rules.delay)

    def _in_turn(self, url: httpx2.URL, login: Login | None, seen: Validators | None) -> Arrived:
        try:
            with self._pace.turn(url.host):
                return self._exchange.once(url, self._most, login, seen)
        except Held as held:
            raise FetchError(shown(url), f"the server wants to be left alone for another {held.seconds:.0f} s",
                             later=True, after=held.seconds) from None  # fmt: skip
        except Stopped:
            raise FetchError(shown(url), "was stopped", later=True) from None

    def _next(self, url: httpx2.URL, arrived: Arrived, hops: list[Redirect]) -> httpx2.URL:
        """Where a redirect leads, if one more is taken; a name and password in it are dropped."""
        target, _ = self._parsed(str(arrived.moved_to), url)
        if str(target) in {str(url), *(hop.url for hop in hops)}:
            raise FetchError(shown(url), "redirects in a circle", got=f"{shown(target)} again")
        if len(hops) >= self.limits.redirects:
            raise FetchError(shown(url), "redirects without end", f"at most {self.limits.redirects}", "one more")
        hops.append(Redirect(status=arrived.status, url=str(target)))
        return target

    def _parsed(self, told: str, base: httpx2.URL | None = None) -> tuple[httpx2.URL, Login | None]:
        """An address of http or https with a host, without the name and password that it carried."""
        via = "" if base is None else f" (redirected from {shown(base)})"
        try:
            url = httpx2.URL(told) if base is None else base.join(told)
            bare = url.copy_with(username=None, password=None, fragment=None)
        except (httpx2.InvalidURL, ValueError, TypeError) as error:
            raise FetchError(shown(told), f"is no address{via}", got=str(error)) from None
        if url.scheme not in ("http", "https"):
            raise FetchError(shown(told), f"can't be fetched{via}", "http or https", url.scheme or "neither")
        if not url.host:
            raise FetchError(shown(told), f"is no address{via}", "the name of a host", "none")
        if self.limits.proxy:
            self._check_literal(bare)
        login = Login(origin_of(bare), url.username, url.password) if url.username or url.password else None
        return bare, login

    def _check_literal(self, url: httpx2.URL) -> None:
        """A proxy looks names up itself; an address that is written out is judged all the same."""
        try:
            checked(url.host, [url.host], self.limits.allowed)
        except Refused as refused:
            raise FetchError(shown(url), f"leads to {refused.kind}", hint=ALLOW_HINT) from None
        except ValueError:
            return

    def _response(
        self, asked: str, url: httpx2.URL, arrived: Arrived, seen: Validators | None, hops: tuple[Redirect, ...]
    ) -> Response:
        """The answer as ours, or the error that it stands for."""
        status, headers, at = arrived.status, arrived.headers, self._clock()
        if status == 304 and (seen is None or seen == Validators()):
            raise FetchError(shown(url), "says that nothing has changed, though it was not asked so",
                             "200 OK", named(status), status=status)  # fmt: skip
        if status not in (200, 304):
            raise self._refused(url, arrived, at)
        told = of_headers(headers)
        media_type, charset = typed(headers.get("content-type", ""))
        return Response(
            url=str(url), asked=asked, status=status, content=arrived.content, fetched_at=at,
            media_type=media_type, charset=charset, redirects=hops, not_modified=status == 304,
            validators=seen if status == 304 and seen and told == Validators() else told,
            headers={name: headers[name] for name in OF_INTEREST if name in headers},
        )  # fmt: skip

    def _refused(self, url: httpx2.URL, arrived: Arrived, at: datetime.datetime) -> FetchError:
        """An answer that is none; a server that says when to come back is left alone until then."""
        busy = arrived.status in BUSY
        after = retry_after(arrived.headers.get("retry-after"), at) if busy else None
        if after is not None:
            after = min(after, self.limits.longest_hold)
            self._pace.hold(url.host, after)
        hint = "" if after is None else f"It asks to come back in {after:.0f} s"
        return FetchError(shown(url), "answers with an error", "200 OK", named(arrived.status), hint,
                          status=arrived.status, later=busy, after=after)  # fmt: skip

    def _fetch_robots(self, address: str) -> Found:
        """A robots.txt, over a few redirects; it is asked for outside the host's pace, once a day."""
        url, most = httpx2.URL(address), Most(self.limits.compressed, self.limits.robots_bytes, cut=True)
        hops: list[Redirect] = []
        arrived = self._exchange.once(url, most)
        while arrived.moved_to is not None:
            url = self._next(url, arrived, hops)
            arrived = self._exchange.once(url, most)
        if arrived.status == 200:
            return Found(text=arrived.content.decode("utf-8-sig", "replace"))
        return Found(failed=named(arrived.status)) if arrived.status >= 500 or arrived.status == 429 else Found()
