"""The rooms joined with the store: deliveries in, articles and readings kept.

Batch by batch: a batch is labelled, what the store has not got is read, and all of it is kept in one transaction; only
then is it told of. A run that is cut off has kept whole batches, and the same run again finds them known. With several
jobs, labelling and reading are done in processes, one batch ahead; writing stays in one place.
"""

from __future__ import annotations

import datetime
import functools
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from pourparlers import flow
from pourparlers.delivery import Delivery
from pourparlers.errors import InputError, PourparlersError
from pourparlers.model import Article, to_json
from pourparlers.store import readings, taking
from pourparlers.store.engine import Store
from pourparlers.store.keys import address_of, keys_of, normalised
from pourparlers.store.makers import NAMES, made_today
from pourparlers.store.readings import Read
from pourparlers.store.taking import Offer, Taken
from pourparlers.workers import Labour, Workers

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST_IN_BATCH, MOST_BYTES = 32, 4_000_000
Clock = Callable[[], str]


class Failed(NamedTuple):
    """A delivery that gave no article, or an article that was kept and could not be read."""

    error: PourparlersError


def now() -> str:
    """The moment, as the store writes it."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def take(
    store: Store,
    deliveries: Iterable[Delivery | InputError],
    *,
    clock: Clock = now,
    jobs: int = 1,
    labour: Labour | None = None,
) -> Iterator[Taken | Failed]:
    """Keep what is delivered; each article is told of when it is safe. ``labour`` does the work, if given."""
    with closing(labour or Workers(jobs)) as workers:
        for labelled in _ahead(workers, offers_of, batches(deliveries)):
            offers = [told for several in labelled for told in several if isinstance(told, Offer)]
            yield from (told for several in labelled for told in several if isinstance(told, Failed))
            yield from _keep(store, workers, offers, clock())


def _keep(store: Store, workers: Labour, offers: list[Offer], moment: str) -> Iterator[Taken | Failed]:
    if not offers:
        return
    unread = store.look(lambda c: [at for at, offer in enumerate(offers) if not taking.is_known(c, offer)])
    made = workers.map(read_of, [offers[at].article for at in unread], Failed)
    reads = dict(zip(unread, made, strict=True))
    kept = {at: read for at, read in reads.items() if isinstance(read, Read)}
    yield from store.write(lambda c: [taking.put(c, offer, kept.get(at), moment) for at, offer in enumerate(offers)])
    yield from (read for read in reads.values() if isinstance(read, Failed))


def reread(store: Store, *, stale: bool, clock: Clock = now, jobs: int = 1) -> Iterator[int | Failed]:
    """Read again what is there, all or what is stale, in the store's order; how many are done, batch by batch.

    Reading all goes on where a run before was cut off.
    """
    after = 0 if stale else store.look(readings.position)
    which = store.look(readings.staleness) if stale else None
    with closing(Workers(jobs)) as workers:
        while True:
            wanted = functools.partial(readings.to_read, which=which, after=after, limit=MOST_IN_BATCH)
            batch = store.look(wanted)
            if not batch:
                break
            made = list(workers.map(read_of, [article for _, article in batch], Failed))
            done = [(at, read) for (at, _), read in zip(batch, made, strict=True) if isinstance(read, Read)]
            after = batch[-1][0]
            store.write(functools.partial(_keep_again, done, None if stale else after, clock()))
            yield from (read for read in made if isinstance(read, Failed))
            yield len(done)
    if not stale:
        store.write(lambda connection: readings.move_on(connection, None))


def _keep_again(done: list[tuple[int, Read]], after: int | None, moment: str, connection: Connection) -> None:
    for at, read in done:
        readings.put_reading(connection, at, read, moment)
    if after is not None:
        readings.move_on(connection, after)


def offers_of(delivery: Delivery | InputError) -> list[Offer | Failed]:
    """The articles of a delivery, labelled and ready to be kept."""
    if isinstance(delivery, InputError):
        return [Failed(delivery)]
    from pourparlers.page.article import articles_of

    name = delivery.url or delivery.path or "standard input"
    try:
        articles = articles_of(delivery)
    except PourparlersError as error:
        return [Failed(error)]
    except Exception as error:
        return [Failed(_mistake(name, "be labelled", error))]
    several = len(articles) > 1
    offers = [_offer(delivery, article, several) for article in articles]
    told: list[Offer | Failed] = [offer for offer in offers if offer.keys.extent]
    return told or [Failed(InputError(name, "no article in it", "Give a page that holds an article"))]


def _offer(delivery: Delivery, article: Article, several: bool) -> Offer:
    event = delivery.event
    address = address_of(article.url or delivery.url)
    if event is not None:
        # An entry of an agenda that is a file has its place in that, by what tells it in all its versions.
        address = address or (f"{delivery.path or ''}#{event.uid};{event.recurrence or ''}" if event.uid else None)
    elif address:
        address = address.partition("#")[0]
    if address and several:
        # Articles that share a page are told apart by what they are called.
        headline = normalised(article.headline or "")
        address = f"{address}#{headline[:200]}" if headline else None
    return Offer(
        article=article,
        keys=keys_of(article, address or "" if event is not None else ""),
        address=address,
        source=delivery.source,
        outlet=delivery.outlet or article.outlet,
        voice=delivery.voice,
        marker=delivery.marker,
        cut=delivery.cut,
        listed=delivery.listed,
    )


def read_of(article: Article) -> Read | Failed:
    """An article's reading as it is kept."""
    try:
        reading = flow.read_article(article, NAMES)
    except Exception as error:
        name = article.url or article.path or article.headline or "standard input"
        return Failed(_mistake(name, "be read (it is kept)", error))
    published = reading.article.published
    return Read(
        json=to_json(reading).decode("utf-8"),
        made=made_today(article.language),
        published=published.value if published else None,
        meetings=len(reading.meetings),
        statements=len(reading.statements),
    )


def batches(deliveries: Iterable[Delivery | InputError]) -> Iterator[list[Delivery | InputError]]:
    """Deliveries in handfuls that fit in memory and are soon kept."""
    batch: list[Delivery | InputError] = []
    size = 0
    for delivery in deliveries:
        batch.append(delivery)
        size += 0 if isinstance(delivery, InputError) else len(delivery.data)
        if len(batch) == MOST_IN_BATCH or size > MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _ahead(
    workers: Labour,
    work: Callable[[Delivery | InputError], list[Offer | Failed]],
    groups: Iterator[list[Delivery | InputError]],
) -> Iterator[list[list[Offer | Failed]]]:
    """The work done on each group, the next group under way while one is looked at."""
    waiting = deque(workers.map(work, group, _no_offer) for group in itertools.islice(groups, workers.ahead))
    while waiting:
        yield list(waiting.popleft())
        waiting.extend(workers.map(work, group, _no_offer) for group in itertools.islice(groups, 1))


def _no_offer(error: PourparlersError) -> list[Offer | Failed]:
    return [Failed(error)]


def _mistake(name: str, what: str, error: Exception) -> InputError:
    why = f"could not {what} ({type(error).__name__}: {error})"
    return InputError(name, why, "This is a mistake of the program: please report it")
