"""What the user named, as deliveries: files of every format, folders, standard input, addresses of the web.

Nothing is read or fetched before its turn; the door opens when the first address is met.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import NamedTuple

from pourparlers.cli.fetching import Way, way_out
from pourparlers.cli.output import say
from pourparlers.decode import decode
from pourparlers.delivery import MARKUP, Delivery, Source
from pourparlers.errors import InputError, PourparlersError
from pourparlers.gather.files import Found, found_in

WEB = ("http://", "https://", "webcal://", "feed:")


class Input(NamedTuple):
    """One thing to take in: a file, standard input, or an address."""

    path: str | None
    url: str | None = None

    @property
    def name(self) -> str:
        return self.url or self.path or "standard input"


class Inputs:
    """All that was named, once each; closed, it lets the connections go."""

    def __init__(self, named: Iterable[str]) -> None:
        self.all = list(_named(named))
        self._stack = ExitStack()
        self._way: Way | None = None

    def __enter__(self) -> Inputs:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def deliveries(self, one: Input) -> Iterator[Delivery | InputError]:
        """What one of them holds. A guess at an encoding is told to the user; a teaser alone is an error."""
        try:
            for told in self._from_web(one.url) if one.url else _from_disk(one):
                yield told if isinstance(told, InputError) else _checked(told, one)
        except PourparlersError as error:
            from pourparlers.gather.following import as_input

            yield as_input(error, one.name)

    def _from_web(self, url: str) -> Iterator[Delivery | InputError]:
        """The page at an address; or the articles that a feed or sitemap at it lists, each fetched from its page."""
        from pourparlers.gather.finding import KINDS
        from pourparlers.gather.following import follow
        from pourparlers.gather.formats import format_of

        way = self._way = self._way or self._stack.enter_context(way_out())
        got = way.fetch(url)
        kind = KINDS.get(format_of(got.content, got.media_type, got.url), "page")
        source = Source(name=url, kind=kind, address=url)
        yield from follow(source, way.fetch, parsed=way.parsed, today=_today(), answer=got)


def _named(named: Iterable[str]) -> Iterator[Input | InputError]:
    seen: set[str] = set()
    for name in named:
        if not name.lower().startswith(WEB):
            for found in found_in([name]):
                if isinstance(found, InputError):
                    yield found
                elif found.name not in seen:
                    seen.add(found.name)
                    yield _input(found)
        elif name not in seen:
            from pourparlers.gather.discovery import followed

            seen.add(name)
            yield Input(None, followed(name))


def _input(found: Found) -> Input:
    return Input(found.path)


def _from_disk(one: Input) -> Iterator[Delivery]:
    from pourparlers.gather.parsing import in_file

    return in_file(one.path, today=_today())


def _checked(told: Delivery, one: Input) -> Delivery | InputError:
    where = told.url or one.name
    if not told.data.strip() and told.cut:
        return InputError(where, "only its headline was handed over", "Read its page itself: give this address")
    if told.event is None and one.url is None:
        try:
            note = decode(told.data, where, told.charset, markup=told.media_type in MARKUP).note
        except InputError as error:
            return error
        if note:
            say(note)
    return told


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()
