"""Which articles carry one story: near-duplicates of a text, and an agency's story in other words or languages.

Near-duplicates are found by MinHash over runs of five words (Broder 1997), in bands so that only likely pairs are
compared. Two texts of one agency, told within a day, that report the same meetings are one story too: a translation.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from operator import eq
from typing import NamedTuple, TypeVar

from rensa import RMinHash

from pourparlers.model import Article

T = TypeVar("T", bound=Hashable)

PERMUTATIONS, SEED, ROWS, WIDTH = 128, 20220110, 4, 4
RUN = 5
# The estimated share of runs of words in common from which two texts are one.
ALIKE = 0.5
# An agency's story is carried within so many days, and tells at least this share of the same meetings.
CARRIED, SAME_FACTS = 1, 0.5
FEWEST_RUNS = 8
# No more different texts than this are compared for one band in common: a phrase that many print.
CROWD = 50
TOLD_BLOCKS = frozenset(("headline", "summary", "body", "quotation", "list", "table"))


class Text(NamedTuple):
    """An article as stories compare it: its key, the day, the agency, and the digest of its runs of words."""

    article: str
    told: date | None
    agency: str | None
    digest: bytes


def text_of(key: str, article: Article, told: date | None) -> Text:
    """The digest of what an article tells; furniture, captions and teasers are left out."""
    spans = [article.text[b.start : b.end] for b in article.blocks if b.kind in TOLD_BLOCKS] or [article.text]
    return Text(key, told, article.agency, digest(" ".join(spans)))


def digest(text: str) -> bytes:
    """The MinHash of a text's runs of words, of its letters where it has no blanks; empty for a very short one."""
    words = text.casefold().split()
    if len(words) * 12 < len(text):
        words = [c for word in words for c in word]
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(runs) < FEWEST_RUNS:
        return b""
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(sorted(runs))
    return array("I", sketch.digest()).tobytes()


def stories_of(texts: Iterable[Text], reported: Mapping[str, frozenset[T]]) -> list[tuple[str, ...]]:
    """Articles grouped by story, each group in the order of its keys; ``reported`` tells which meetings each
    article reports."""
    known = {text.article: text for text in texts}
    parent = {key: key for key in known}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in (*_copies(known), *_carried(known, reported)):
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(known):
        groups[root(key)].append(key)
    return [tuple(group) for group in groups.values()]


def _copies(texts: Mapping[str, Text]) -> Iterator[tuple[str, str]]:
    """Pairs of near-duplicates: those of the very same digest, else those that share a band of their digests, and then
    enough of the whole. Band by band, so that one at a time is held."""
    first: dict[bytes, str] = {}
    for key in sorted(texts):
        if texts[key].digest and first.setdefault(texts[key].digest, key) != key:
            yield first[texts[key].digest], key
    for at in range(0, PERMUTATIONS * WIDTH, ROWS * WIDTH):
        yield from _in_band(first, at)


def _in_band(digests: Mapping[bytes, str], at: int) -> Iterator[tuple[str, str]]:
    buckets: dict[bytes, list[tuple[str, bytes]]] = defaultdict(list)
    for whole, key in digests.items():
        buckets[whole[at : at + ROWS * WIDTH]].append((key, whole))
    for bucket in buckets.values():
        if len(bucket) > 1:
            yield from in_bucket(bucket)


def bands(whole: bytes) -> Iterator[bytes]:
    """The bands of a digest, each with its number."""
    size = ROWS * WIDTH
    return (bytes((at // size,)) + whole[at : at + size] for at in range(0, PERMUTATIONS * WIDTH, size))


def in_bucket(bucket: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    """Pairs of near-duplicates among different texts that have a band in common, in the order of their keys.

    One text is kept of each story that it leads to, so that a story of a thousand copies costs a thousand.
    """
    kept: list[tuple[str, bytes]] = []
    for key, whole in bucket:
        shared = [other for other, digest in kept if alike(digest, whole) >= ALIKE]
        yield from ((other, key) for other in shared)
        if len(kept) < CROWD and not shared:
            kept.append((key, whole))


def alike(a: bytes, b: bytes) -> float:
    """The estimated share of runs that two texts have in common (Jaccard)."""
    return sum(map(eq, memoryview(a).cast("I"), memoryview(b).cast("I"))) / PERMUTATIONS if a and b else 0.0


def _carried(texts: Mapping[str, Text], reported: Mapping[str, frozenset[T]]) -> Iterator[tuple[str, str]]:
    """Pairs of one agency, told within a day, of the same meetings."""
    wires: dict[tuple[str, T], list[Text]] = defaultdict(list)
    for key in sorted(texts):
        text = texts[key]
        if text.agency and text.told:
            for meeting in reported.get(key, ()):
                wires[text.agency.casefold(), meeting].append(text)
    for members in wires.values():
        yield from carried(members, reported)


def carried(members: Iterable[Text], reported: Mapping[str, frozenset[T]]) -> Iterator[tuple[str, str]]:
    """Pairs of those of one agency that report a meeting: told within a day, and mostly of the same meetings."""
    told = sorted(members, key=lambda text: (text.told or date.min, text.article))
    for a, b in zip(told, told[1:], strict=False):
        if a.told and b.told and (b.told - a.told).days <= CARRIED and _same_facts(a, b, reported):
            yield a.article, b.article


def _same_facts(a: Text, b: Text, reported: Mapping[str, frozenset[T]]) -> bool:
    ours, theirs = reported[a.article], reported[b.article]
    return len(ours & theirs) >= SAME_FACTS * len(ours | theirs)
