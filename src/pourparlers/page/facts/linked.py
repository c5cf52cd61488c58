"""Read a page's JSON-LD: broken, huge or deep as it may be, and of several works the one that the page is about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pourparlers.model import FactBasis
from pourparlers.page.facts.record import Claim, Step
from pourparlers.page.facts.tidy import address_key, key_of, tidy
from pourparlers.page.facts.words import metadata
from pourparlers.page.markup import markup

MOST_SCRIPTS = 60
MOST_CHARACTERS = 3_000_000
MOST_NODES = 20_000
MOST_DEPTH = 40
# Other works, such as the parts of a running report, are looked at only so far.
MOST_HANGING = 2000
MOST_WORKS = 100
MOST_VALUES = 40
MOST_NAMES = 200
LONGEST = 2000
BASIS: FactBasis = "json-ld"
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", re.DOTALL)
_TRAILING = re.compile(r",\s*([}\]])")
_PAIR = re.compile(r'"(@?\w{2,24})"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,200}?"name"\s*:\s*)?"((?:[^"\\]|\\.){1,1000})"')


class Work(NamedTuple):
    """A node that describes a work: its keys in lower case, the rank of its type, whether it hangs under another."""

    node: dict[str, Any]
    rank: int
    other: bool


class Linked(NamedTuple):
    """The works of a page, the nodes by their id, the names of its path of sections."""

    works: tuple[Work, ...]
    by_id: dict[str, dict[str, Any]]
    paths: tuple[tuple[Step, ...], ...]


def scripts_of(tree: LexborHTMLParser) -> list[LexborNode]:
    """The scripts of a page that hold linked data, which walking takes out of it."""
    return tree.css(markup().attributes.data)


def linked_of(scripts: list[LexborNode]) -> Linked:
    """Everything that a page's scripts of linked data hold, within bounds."""
    left, roots = MOST_CHARACTERS, []
    for script in scripts[:MOST_SCRIPTS]:
        text = script.text(deep=True)
        left -= len(text)
        if left < 0:
            break
        roots.append(decoded(text))
    return surveyed(roots)


def decoded(text: str) -> Any:
    """The value of a script; of one that is broken beyond mending the pairs that can still be told."""
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError):
        pass
    cleaned = _TRAILING.sub(r"\1", _CONTROLS.sub(" ", _COMMENT.sub("", _COMMENT.sub("", text))))
    try:
        return json.loads(cleaned, strict=False)
    except (ValueError, RecursionError):
        return salvaged(text)


def salvaged(text: str) -> dict[str, Any]:
    """The first plain pair of each key that votes for something, as if they were of one article."""
    known, found = metadata().linked, {metadata().file.keys.type[0]: metadata().file.types.article[0]}
    for pair in _PAIR.finditer(text[:MOST_CHARACTERS]):
        if pair[1].lower() in known and len(found) < MOST_VALUES:
            try:
                found.setdefault(pair[1].lower(), json.loads(f'"{pair[2]}"', strict=False))
            except ValueError:
                continue
    return found


def surveyed(roots: list[Any]) -> Linked:
    """Walk values in their order, no deeper and no further than the bounds."""
    keys, types = metadata().file.keys, metadata().file.types
    other = frozenset(keys.other)
    works: list[Work] = []
    paths: list[tuple[Step, ...]] = []
    by_id: dict[str, dict[str, Any]] = {}
    waiting: list[tuple[Any, int, bool]] = [(root, 0, False) for root in roots[::-1]]
    seen = hanging = 0
    while waiting and seen < MOST_NODES:
        value, depth, hangs = waiting.pop()
        seen += 1
        hanging += hangs
        if depth >= MOST_DEPTH or (hangs and hanging > MOST_HANGING):
            continue
        if isinstance(value, list):
            waiting.extend((inner, depth + 1, hangs) for inner in reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            kinds = types_of(value)
            rank = rank_of(kinds) if kinds else 0
            name = next((value[key] for key in keys.id if isinstance(value.get(key), str)), None)
            if name and len(value) > 2:
                by_id.setdefault(name, value)
            if rank and len(works) < MOST_WORKS:
                works.append(Work(lowered(value), rank, hangs))
            if any(kind in types.path for kind in kinds):
                paths.append(path_of(lowered(value)))
            waiting.extend(
                (inner, depth + 1, hangs or key.lower() in other)
                for key, inner in reversed(value.items())
                if isinstance(inner, (dict, list))
            )
    return Linked(tuple(works), by_id, tuple(filter(None, paths)))


def lowered(node: dict[str, Any]) -> dict[str, Any]:
    return {key.lower(): inner for key, inner in node.items()}


def types_of(node: dict[str, Any]) -> list[str]:
    """The types of a node, without the address of their vocabulary."""
    found = [kind for key in metadata().file.keys.type for kind in values(node.get(key)) if isinstance(kind, str)]
    return [kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for kind in found[:MOST_VALUES]]


def rank_of(kinds: list[str]) -> int:
    """Two for an article, one for a page that holds one, none for anything else."""
    types = metadata().file.types
    if any(kind in types.article or kind.endswith(types.ends) for kind in kinds):
        return 2
    return 1 if any(kind in types.page for kind in kinds) else 0


def values(value: Any) -> list[Any]:
    return value[:MOST_NAMES] if isinstance(value, list) else [] if value is None else [value]


def path_of(node: dict[str, Any]) -> tuple[Step, ...]:
    """The steps of a path of sections, in the order of their positions."""
    keys = metadata().file.keys
    steps: list[tuple[float, Step]] = []
    for items in (node.get(key) for key in keys.items):
        for at, step in enumerate(values(items)[:MOST_VALUES]):
            if not isinstance(step, dict):
                continue
            low = lowered(step)
            item = next((low[key] for key in keys.item if key in low), None)
            inner = lowered(item) if isinstance(item, dict) else {}
            address = next((text for value in (item, low) for text in texts(value)), None)
            place = next((low[key] for key in keys.position if key in low), at)
            steps.append((number(place, at), Step(text_in(low) or text_in(inner) or "", address)))
    return tuple(step for _, step in sorted(steps, key=lambda step: step[0]) if step.name)


def number(value: Any, default: int) -> float:
    try:
        return float(value) if not isinstance(value, (dict, list)) else default
    except (ValueError, TypeError, OverflowError):
        return default


def text_in(value: Any, by_id: dict[str, dict[str, Any]] | None = None) -> str | None:
    """The text of a value, or the name of a node, followed to where it is described."""
    keys = metadata().file.keys
    if isinstance(value, str):
        return tidy(value[:LONGEST]) or None
    if not isinstance(value, dict):
        return None
    low = lowered(value)
    for key in keys.name:
        for name in values(low.get(key)):
            if isinstance(name, str) and name.strip():
                return tidy(name[:LONGEST])
    for key in keys.id if by_id else ():
        told = by_id.get(low[key]) if by_id and isinstance(low.get(key), str) else None
        if told:
            return text_in({name: inner for name, inner in told.items() if name not in keys.id})
    return None


def chosen(linked: Linked, addresses: frozenset[str], headlines: frozenset[str]) -> Work | None:
    """Of several works the one whose address or headline is the page's own."""
    works = linked.works
    return max(works, key=lambda work: fitness(work, addresses, headlines), default=None)


def fitness(work: Work, addresses: frozenset[str], headlines: frozenset[str]) -> tuple[float, int]:
    keys, table = metadata().file.keys, metadata().linked
    about = [text for key in keys.about for value in values(work.node.get(key)) for text in texts(value)]
    here = any(address_key(text) in addresses for text in about)
    named = any(key_of(text) in headlines for key in keys.name for text in texts(work.node.get(key)))
    told = sum(1 for key in work.node if key in table)
    return (4 * here + 3 * named + 3 * (work.rank == 2) - 2.5 * work.other, told)


def texts(value: Any) -> list[str]:
    """The text of a value that is one, or that holds its address."""
    if isinstance(value, str):
        return [value[:LONGEST]]
    if isinstance(value, dict):
        return [value[key][:LONGEST] for key in ("@id", "url") if isinstance(value.get(key), str)]
    return []


def claims_of(linked: Linked, addresses: frozenset[str], headlines: frozenset[str]) -> Iterator[Claim]:
    """What the page's own work says, and more faintly the page that holds it."""
    own = chosen(linked, addresses, headlines)
    if own is None:
        return
    yield from told(own, linked, 1.0 if own.rank == 2 else 0.6)
    page = next((work for work in linked.works if work.rank == 1 and not work.other and work is not own), None)
    if page is not None and own.rank == 2:
        yield from (claim for claim in told(page, linked, 0.3) if claim.field not in ("headline", "authors"))


def told(work: Work, linked: Linked, trust: float) -> Iterator[Claim]:
    keys, types = metadata().file.keys, metadata().file.types
    for key, value in work.node.items():
        for field, weight in metadata().linked.get(key, ()):
            for at, inner in enumerate(values(value)):
                text = text_in(inner, linked.by_id)
                if field in ("canonical", "language") and isinstance(inner, dict):
                    text = next(iter(texts(inner)), text)
                if not text:
                    continue
                kinds = types_of(inner) if isinstance(inner, dict) else []
                person = True if any(kind in types.person for kind in kinds) else None
                if any(kind in types.organisation or kind.endswith(types.organisation) for kind in kinds):
                    person = False
                if field == "agency" and key in keys.other:
                    continue
                fade = 1.0 if field == "authors" else 0.8**at
                yield Claim(field, text, weight * trust * fade, BASIS, person)
