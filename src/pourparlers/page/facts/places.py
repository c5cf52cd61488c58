"""Where an article belongs: its canonical address, its outlet, its section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pourparlers.page.agencies import outlet_at
from pourparlers.page.facts.record import Claim, Fact
from pourparlers.page.facts.tidy import address_key, address_of, path_parts
from pourparlers.page.facts.voting import elected
from pourparlers.page.lines import key_of

LONGEST_SECTION = 60
MOST_SECTION_WORDS = 6
MOST_LINKS = 1500
_PARTS = re.compile(r"\s*[|>\u203a\u00bb;]\s*|\s*,\s+(?=\S)")
_LETTERS = re.compile(r"[^a-z0-9]+")


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
    stated = elected((claim for claim in claims if len(claim.value) <= LONGEST_SECTION), key_of)
    return stated or (Fact(value=host, basis="guess") if host else None)


def section_claims(
    claims: Iterable[Claim], paths: Iterable[tuple[str, ...]], headline: str | None, outlets: frozenset[str]
) -> Iterator[Claim]:
    """The claims of sections, a list of them apart; and the steps of paths between the home page and the article."""
    passed = {key_of(headline)} if headline else set()
    for claim in claims:
        for part in _PARTS.split(claim.value):
            if is_section(part, passed, outlets):
                yield claim._replace(value=part.strip(" /-\u2013\u2014:"))
    for path in paths:
        steps = [step for step in path if is_section(step, passed, outlets)]
        for at, step in enumerate(reversed(steps[1:] if len(steps) > 1 else steps)):
            yield Claim("section", step, (1.8 if len(steps) > 1 else 0.8) * 0.7**at, "markup")


def is_section(text: str, passed: set[str], outlets: frozenset[str]) -> bool:
    key = key_of(text)
    return (
        0 < len(text) <= LONGEST_SECTION
        and key not in passed
        and key not in outlets
        and key.count(" ") < MOST_SECTION_WORDS
        and any(letter.isalpha() for letter in key)
        and not address_of(text)
    )


def section_of(claims: Iterable[Claim], url: str | None) -> Fact | None:
    """The section by most votes; one that stands in the address's path counts for more."""
    parts = {_LETTERS.sub("", key_of(part)) for part in path_parts(url)} if url else set()
    parts.discard("")
    told = list(claims)
    bonus = {key_of(claim.value) for claim in told if _LETTERS.sub("", key_of(claim.value)) in parts}
    told += [
        Claim("section", claim.value, 0.9, claim.basis) for claim in first_of_each(told) if key_of(claim.value) in bonus
    ]
    return elected(told, key_of)


def first_of_each(claims: list[Claim]) -> list[Claim]:
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(key_of(claim.value), claim)
    return list(found.values())
