"""Lists in pages: a cursor holds what the last item is sorted by, so that what comes in between shifts nothing."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

import msgspec

from pourparlers.publish.api.nouns import Listing
from pourparlers.publish.api.parameters import DEFAULT_LIMIT, PAGED
from pourparlers.publish.api.problems import Problem

T = TypeVar("T")
Key = tuple[int | str, ...]
PAGING = frozenset(("format", *(parameter.name for parameter in PAGED)))


class Cursor(msgspec.Struct, array_like=True, frozen=True):
    """After which item of which list; ``of`` is a digest of the list and its filters."""

    of: str
    after: tuple[int | str, ...]


def asked_from(query: Mapping[str, str], name: str) -> Key | None:
    """What the last item of the page before is sorted by."""
    given = query.get("cursor")
    if given is None:
        return None
    try:
        cursor = msgspec.json.decode(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)), type=Cursor)
    except (ValueError, msgspec.DecodeError):
        raise _lost(given) from None
    if cursor.of != _digest(query, name):
        raise _lost(given)
    return cursor.after


def page_of(
    items: Iterable[T],
    query: Mapping[str, str],
    name: str,
    key: Callable[[T], Key],
    fits: Callable[[T], bool] | None = None,
) -> Listing[T]:
    """The page of a list that a query asks for, of what fits; the items come sorted by their keys."""
    after = asked_from(query, name)
    left = iter(items) if after is None else _from(items, after, key)
    limit = int(query.get("limit", DEFAULT_LIMIT))
    found = list(islice(filter(fits, left) if fits else left, limit + 1))
    more = len(found) > limit
    cursor = Cursor(_digest(query, name), key(found[limit - 1])) if more else None
    return Listing(items=tuple(found[:limit]), next=_written(cursor) if cursor else None)


def _from(items: Iterable[T], after: Key, key: Callable[[T], Key]) -> Iterator[T]:
    """The items beyond a key: in a list they are looked up, else the others are passed over."""
    if not isinstance(items, list):
        return (item for item in items if beyond(key(item), after))
    try:
        return islice(items, bisect_right(items, after, key=key), None)
    except TypeError:
        raise _lost("") from None


def beyond(key: Key, after: Key) -> bool:
    """Whether an item comes after another; a cursor that somebody made up may not compare."""
    try:
        return key > after
    except TypeError:
        raise _lost("") from None


def _written(cursor: Cursor) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(cursor)).decode("ascii").rstrip("=")


def _digest(query: Mapping[str, str], name: str) -> str:
    filters = sorted((field, said) for field, said in query.items() if field not in PAGING)
    return hashlib.blake2s(repr((name, filters)).encode("utf-8"), digest_size=6).hexdigest()


def _lost(given: str) -> Problem:
    detail = "the cursor is not of this list with these filters"
    expected = "the value of next, as it is, with the same filters"
    return Problem("cursor", detail, parameter="cursor", given=given[:80], expected=expected)
