"""One source's turn: asked for, read, kept; and the store told how it went.

Articles are kept batch by batch, and the source's state last of all: a turn that is cut off is made again, and finds
known what it had kept. What the server gave to ask again with is kept only if nothing was left to fetch.
"""

from __future__ import annotations

import datetime
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from pourparlers import intake
from pourparlers.delivery import Delivery, Fetched, Source
from pourparlers.errors import FetchError, InputError, PourparlersError, StoreError
from pourparlers.gather.door import Door
from pourparlers.gather.following import follow, is_local
from pourparlers.gather.parsing import Arrived, Parsed, parse
from pourparlers.gather.response import Response, Validators
from pourparlers.gather.tally import Tally
from pourparlers.gather.worker import Workers
from pourparlers.store import seen, sources
from pourparlers.store.engine import Store
from pourparlers.watching import leaving
from pourparlers.watching.guard import Guarded
from pourparlers.watching.revisiting import Failing, is_wanted
from pourparlers.watching.rhythm import after_failure, after_success, moment, written
from pourparlers.watching.telling import Event, Tell, What

GONE = frozenset({404, 410})
ENOUGH = 5
"""So many pages that can't be had one after another are the host's trouble: the others are left for the next turn."""
REMEMBERED = datetime.timedelta(days=60)
SECONDS, MEGABYTES = 60.0, 1024
Clock = Callable[[], datetime.datetime]


class Desk(NamedTuple):
    """What every turn works with."""

    store: Store
    door: Door
    workers: Workers
    tell: Tell
    clock: Clock
    stopped: threading.Event
    failing: Failing


class Turn:
    """One turn of one source. ``take`` makes it, and gives the event that sums it up."""

    def __init__(self, source: Source, desk: Desk) -> None:
        self._source, self._desk = source, desk
        self._begun = desk.clock()
        since = written(self._begun - REMEMBERED)
        self._met = desk.store.look(lambda connection: seen.met_through(connection, source.name, since))
        self._tally = Tally()
        self._counts: Counter[str] = Counter()
        self._unfinished = False
        self._in_a_row = 0
        self._gone: dict[str, int] = {}
        self._listed_as: dict[str, str] = {}
        self._asked: dict[str, seen.Asked] = {}

    def take(self) -> Event:
        """Ask, keep, note. Raises only ``StoreError``."""
        validators = Validators()
        try:
            if is_local(self._source.address):
                news = self._is_newer()
                answer = None
            else:
                answer = self._ask()
                news, validators = not answer.not_modified, answer.validators
            if news:
                self._keep(answer)
        except StoreError:
            raise
        except PourparlersError as error:
            self._withdraw()
            return self._failed(error)
        if self._desk.stopped.is_set():
            return self._event("turn", outcome="stopped")
        self._withdraw()
        self._desk.store.write(lambda connection: seen.note_asked(connection, self._asked))
        whole = not self._unfinished and not self._tally.left
        return self._went_well(validators if whole else Validators())

    def _ask(self) -> Response:
        state = self._source.fetched
        validators = Validators(etag=state.etag, last_modified=state.last_modified)
        try:
            return self._desk.door.get(self._source.address, seen=validators)
        except FetchError as error:
            if self._source.kind == "page" and error.status in GONE:
                self._gone[self._source.address] = error.status or 0
            raise

    def _keep(self, answer: Response | None) -> None:
        deliveries = self._deliveries(answer)
        clock = lambda: written(self._desk.clock())  # noqa: E731
        for told in intake.take(self._desk.store, deliveries, clock=clock, labour=Guarded(self._desk.workers)):
            if isinstance(told, intake.Failed):
                self._problem(told.error)
                continue
            self._counts[told.outcome] += 1
            if told.outcome != "known":
                self._desk.tell(
                    self._event("article", outcome=told.outcome, article=told.article, version=told.version,
                                headline=told.headline, url=told.url, meetings=told.meetings,
                                statements=told.statements)
                )  # fmt: skip

    def _deliveries(self, answer: Response | None) -> Iterator[Delivery | InputError]:
        """What the source has, until all is stopped: what was handed over by then is still kept."""
        today = self._begun.date()
        for told in follow(
            self._source, self._fetch, parsed=self._parsed, known=self._is_known, today=today, tally=self._tally,
            answer=answer,
        ):  # fmt: skip
            if self._desk.stopped.is_set():
                return
            yield told if isinstance(told, InputError) else self._as_listed(told)

    def _as_listed(self, told: Delivery) -> Delivery:
        """With the address that it was listed under, where that sent on to another."""
        was = self._listed_as.get(told.url or "", told.url)
        return told if was == told.url else msgspec.structs.replace(told, listed=was)

    def _parsed(self, came: Arrived) -> Parsed:
        """What came, parsed in a process that can be killed."""
        return self._desk.workers.run(parse, came, of=came.url, seconds=SECONDS, megabytes=MEGABYTES)

    def _fetch(self, url: str) -> Response:
        """A page or file that the source lists."""
        before = (
            self._desk.store.look(lambda connection: seen.asked_with(connection, url)) if url in self._met else None
        )
        validators = Validators(etag=before.etag, last_modified=before.last_modified) if before else None
        try:
            response = self._desk.door.get(url, seen=validators)
        except FetchError as error:
            if not self._desk.stopped.is_set():
                self._desk.failing.note(url, self._desk.clock(), hope=error.later)
                self._unfinished |= error.later
                self._in_a_row += error.later
                if error.status in GONE:
                    self._gone[url] = error.status or 0
                    self._asked[url] = seen.Asked(None, None)
            raise
        self._desk.failing.forget(url)
        self._in_a_row = 0
        self._listed_as[response.url] = url
        told = response.validators
        self._asked[url] = seen.Asked(told.etag, told.last_modified)
        if response.not_modified:
            self._counts["known"] += 1
            now = written(self._desk.clock())
            self._desk.store.write(lambda connection: seen.met_again(connection, self._source.name, url, now))
        return response

    def _is_known(self, told: Delivery) -> bool:
        """Whether a listed page is left alone at this turn."""
        url = told.url or ""
        rest = self._desk.failing.rest(url, self._begun)
        if rest is not None or self._in_a_row >= ENOUGH:
            self._unfinished |= rest is None or rest.hope
            return True
        met = self._met.get(url) or self._desk.store.look(lambda connection: seen.met_at(connection, url))
        return not is_wanted(told, met, self._begun)

    def _is_newer(self) -> bool:
        """Whether anything was changed in a folder or file since the last turn."""
        checked = self._source.fetched.checked
        place = Path(self._source.address)
        if checked is None or not place.exists():
            return True
        places = [place, *place.rglob("*")] if place.is_dir() else [place]
        return any(one.stat().st_mtime >= moment(checked).timestamp() for one in places if one.exists())

    def _problem(self, error: PourparlersError) -> None:
        if self._desk.stopped.is_set():
            return
        self._counts["failed"] += 1
        where = getattr(error, "where", None)
        if isinstance(where, str) and not isinstance(error, FetchError):
            listed = self._listed_as.get(where, where)
            self._asked.pop(listed, None)
            self._desk.failing.note(listed, self._desk.clock(), hope=False)
        self._desk.tell(self._event("problem", problem=str(error)))

    def _withdraw(self) -> None:
        """What the source has taken away is marked so; it is back when the source shows it again."""
        if self._desk.stopped.is_set():
            return
        now = written(self._desk.clock())
        found = self._desk.store.write(lambda connection: leaving.taken_away(connection, self._gone, now))
        if self._source.kind == "agenda" and self._is_whole():
            begun, today = written(self._begun), self._begun.date()
            name = self._source.name
            found += self._desk.store.write(lambda c: leaving.left_out(c, name, begun, today, now))
        for article, headline, why in found:
            self._counts["withdrawn"] += 1
            self._desk.tell(self._event("withdrawn", article=article, headline=headline, problem=why))

    def _is_whole(self) -> bool:
        """Whether the whole agenda was read, so that what is not in it has left it."""
        broken = self._counts["failed"] or self._tally.left or self._tally.passed
        return not broken and (self._counts["known"] + self._counts["new"] + self._counts["changed"]) > 0

    def _went_well(self, validators: Validators) -> Event:
        changed = bool(self._counts["new"] or self._counts["changed"] or self._counts["withdrawn"])
        state = after_success(self._source.fetched, changed, self._desk.clock())
        self._note(msgspec.structs.replace(state, etag=validators.etag, last_modified=validators.last_modified))
        note = self._tally.told() or None
        return self._event("turn", outcome="changed" if changed else "same", due=state.due, note=note)

    def _failed(self, error: PourparlersError) -> Event:
        if self._desk.stopped.is_set():
            return self._event("turn", outcome="stopped")
        later = error.later if isinstance(error, FetchError) else False
        after = error.after if isinstance(error, FetchError) else None
        state = after_failure(self._source.fetched, str(error), self._desk.clock(), later=later, after=after)
        self._note(state)
        return self._event("turn", outcome="failed", due=state.due, problem=str(error))

    def _note(self, state: Fetched) -> None:
        self._desk.store.write(lambda connection: sources.note(connection, self._source.name, state))

    def _event(self, what: What, **facts: object) -> Event:
        counts = dict(self._counts) if what == "turn" else {}
        told = {"time": written(self._desk.clock()), "event": what, "source": self._source.name, **counts, **facts}
        return msgspec.convert(told, Event)
