"""Where an article belongs: its canonical address, its outlet, its section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pourparlers.page.agencies import outlet_at
from pourparlers.page.facts.record import Claim, Fact, Step
from pourparlers.page.facts.tidy import address_key, address_of, key_of, path_parts
from pourparlers.page.facts.voting import elected

LONGEST_SECTION = 60
MOST_SECTION_WORDS = 6
MOST_DEPTH = 5
# A kicker alone is rather what the article is about.
LEAST_SECTION = 0.8
# Marks of addresses and of codes that no reader is meant to see.
_CODED = ("://", "_", "{", "=")
_PARTS = re.compile(r"\s*[|>\u203a\u00bb;,]\s*")


def canonical_of(claims: Iterable[Claim], base: str | None, url: str | None) -> Fact | None:
    """The address by most votes; a mere home page is none of an article that has a path."""
    told = [
        claim._replace(value=address)
        for claim in claims
        if (address := address_of(claim.value, base or url)) is not None
    ]
    deep = [claim for claim in told if path_parts(claim.value) or urlsplit(claim.value).query]
    return elected(deep or told, address_key)


def outlet_names(claims: Iterable[Claim], urls: Iterable[str | None]) -> frozenset[str]:
    """The folded names that the outlet goes by: as it says, and as its host spells it."""
    found = {key_of(claim.value) for claim in claims}
    for host in filter(None, (host_of(url) for url in urls if url)):
        labels = host.split(".")
        found.update({key_of(host), "".join(key_of(host).split()), key_of(outlet_at(f"http://{host}/") or host)})
        found.update(key_of(label) for label in labels[:-1] if len(label) > 2)
        found.update(".".join(labels[at:]).replace(".", " ") for at in range(len(labels) - 1))
    return frozenset(filter(None, found))


def host_of(url: str) -> str | None:
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.") or None
    except ValueError:
        return None


def outlet_of(claims: list[Claim], url: str | None) -> Fact | None:
    """The outlet: as given, as its host is known by, as the page says, else the host itself."""
    given = next((claim for claim in claims if claim.basis == "given"), None)
    if given is not None:
        return Fact(value=given.value, basis="given")
    host = host_of(url) if url else None
    known = outlet_at(url) if url else None
    if known and known != host:
        return Fact(value=known, basis="guess")
    fit = (claim for claim in claims if len(claim.value) <= LONGEST_SECTION and "://" not in claim.value)
    stated = elected(fit, key_of)
    return stated or (Fact(value=host, basis="guess") if host else None)


def section_claims(
    claims: Iterable[Claim], paths: Iterable[tuple[Step, ...]], url: str | None, passed: frozenset[str]
) -> Iterator[Claim]:
    """The claims of sections, a list of them apart; and of each path the last step that the address has too.

    ``passed``: folded names that are no section, the headline's and the outlet's.
    """
    paths = list(paths)
    parts = slugs(url)
    passed |= {key_of(step.name) for path in paths for step in path if is_home(step, path)}
    for claim in claims:
        for part in _PARTS.split(claim.value):
            if is_section(part, passed):
                yield claim._replace(value=part.strip(" /-\u2013\u2014:"))
    stepped: dict[str, Claim] = {}
    for path in paths:
        steps = [step for step in path if is_section(step.name, passed) and not is_home(step, path)]
        here = [step for step in steps if slug(step.name) in parts or slug(last_part(step.address)) in parts]
        for step in steps:
            weight = 2.0 if step is (here or steps)[-1] else 0.3 if here and step not in here else 0.6
            claim = Claim("section", step.name, weight, "markup")
            stepped[key_of(step.name)] = max(stepped.get(key_of(step.name), claim), claim, key=lambda one: one.weight)
    yield from stepped.values()


def is_home(step: Step, path: tuple[Step, ...]) -> bool:
    """Whether a step of a path is the home page: by its address, or as the first of several that has none."""
    if step.address is None:
        return step is path[0] and len(path) > 1
    return not path_parts(step.address)


def link_claims(links: Iterable[Step], url: str | None, passed: frozenset[str]) -> Iterator[Claim]:
    """The names by which the page links to the folders that its own address lies in, the deepest with most weight."""
    parts = [part.lower() for part in path_parts(url)] if url else []
    folders = {"/".join(parts[:depth]): depth for depth in range(1, min(len(parts), MOST_DEPTH + 1))}
    host = host_of(url) if url else None
    found: dict[int, Claim] = {}
    for link in links if folders else ():
        depth = folders.get("/".join(part.lower() for part in path_parts(link.address or "")))
        same_host = host_of(link.address or "") in (None, host)
        if depth and same_host and is_section(link.name, passed):
            found.setdefault(depth, Claim("section", link.name, 1.0 + 0.1 * depth, "markup"))
    yield from found.values()


def is_section(text: str, passed: frozenset[str]) -> bool:
    key = key_of(text)
    return (
        0 < len(text) <= LONGEST_SECTION
        and key not in passed
        and key.count(" ") < MOST_SECTION_WORDS
        and any(letter.isalpha() for letter in key)
        and not any(mark in text for mark in _CODED)
    )


def section_of(claims: Iterable[Claim], url: str | None) -> Fact | None:
    """The section by most votes; one that stands in the address's path counts for more."""
    parts = slugs(url)
    told = list(claims)
    once = {key_of(claim.value): claim for claim in reversed(told)}
    told += [claim._replace(weight=0.9) for claim in once.values() if slug(claim.value) in parts]
    return elected(told, key_of, LEAST_SECTION)


def slugs(url: str | None) -> set[str]:
    """The parts of an address's path, as letters."""
    return {found for part in path_parts(url or "") if (found := slug(part.partition(".")[0]))}


def last_part(url: str | None) -> str:
    """The last part of an address's path, without its ending."""
    return (path_parts(url or "") or [""])[-1].partition(".")[0]


def slug(text: str) -> str:
    return key_of(text).replace(" ", "").replace("#", "")
