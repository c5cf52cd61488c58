"""From a page and its delivery to its facts: every place that says one is asked, then each fact is elected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pourparlers.delivery import Delivery
from pourparlers.model import FactBasis
from pourparlers.page.agencies import agencies
from pourparlers.page.facts import linked, places, tongue
from pourparlers.page.facts.head import Head, head_of
from pourparlers.page.facts.headline import headline_of
from pourparlers.page.facts.last_resort import guessed_day
from pourparlers.page.facts.marked import marked_of
from pourparlers.page.facts.markup import (
    Near,
    headings,
    language_claims,
    links_of,
    microdata_claims,
    near,
    printed_paths,
)
from pourparlers.page.facts.moments import claim_of_address, dated, elected_day, is_before, latest_of
from pourparlers.page.facts.people import Roll, Signed, apart, best_of, signed_by
from pourparlers.page.facts.printed import printed_claims
from pourparlers.page.facts.record import Claim, Fact, Field, Names, PageFacts, Step
from pourparlers.page.facts.tidy import address_key, address_of, key_of

# A hint of a feed or of a source's settings, beside 3 to 5 of what the page states.
HINT = 2.5
GIVEN = 1000.0
LONGEST_LINE = 200
CANONICAL = 4.0
# Sections below this weight are only kickers and outer steps of a path.
STATED = 1.5
HEADING, TITLE = 2.6, 1.0


class Asked(NamedTuple):
    """All claims of a page, and what is asked of it once more later."""

    claims: tuple[Claim, ...]
    head: Head
    near: Near
    paths: tuple[tuple[Step, ...], ...]
    url: str | None

    def of(self, field: Field) -> list[Claim]:
        return [claim for claim in self.claims if claim.field == field]


def facts_of(tree: LexborHTMLParser, delivery: Delivery, works: linked.Linked | None = None) -> PageFacts:
    """The facts of a page; ``works``: its linked data if read before. Any page gives some or none, never an error."""
    asked = ask(tree, delivery, works or linked.linked_of(linked.scripts_of(tree)))
    canonical = places.canonical_of(asked.of("canonical"), base_of(asked.head, delivery.url), delivery.url)
    url = delivery.url or (canonical.value if canonical else None)
    outlets = places.outlet_names(asked.of("outlet"), (delivery.url, canonical.value if canonical else None))
    sections = frozenset(
        key_of(name) for name in (*(c.value for c in asked.of("section")), *(s.name for p in asked.paths for s in p))
    )
    headline = headline_of(asked.of("headline"), outlets, sections)
    passed = outlets | {key_of(headline.value)} if headline else outlets
    spoken = tongue.language(asked.of("language"), tree, asked.near.lines)
    code = spoken.value if spoken else None
    lines = [line for line in asked.near.lines if len(line) <= LONGEST_LINE and key_of(line) not in passed]
    printed = tuple(printed_claims(lines, code))
    authors, wire = authors_of([*asked.of("authors"), *(c for c in printed if c.field == "authors")], code, outlets)
    published, modified = moments_of(tree, asked, printed, code, delivery)
    return PageFacts(
        headline=headline,
        authors=authors,
        section=section_in(tree, asked, url, passed),
        published=published,
        modified=modified,
        language=spoken,
        agency=agency_of(asked.of("agency"), wire),
        canonical=canonical,
        outlet=places.outlet_of(asked.of("outlet"), url),
    )


def ask(tree: LexborHTMLParser, delivery: Delivery, works: linked.Linked) -> Asked:
    """Every claim that the page and its delivery make."""
    marked = marked_of(tree)
    head = head_of(tree, marked.metas)
    tops = headings(tree, marked.tops)
    titles = [*(text for _, text in tops), head.title, *(c.value for c in head.claims if c.field == "headline")]
    keys = frozenset(filter(None, map(key_of, titles)))
    addresses = frozenset(
        address_key(address)
        for text in (head.canonical, delivery.url, *(c.value for c in head.claims if c.field == "canonical"))
        if text and (address := address_of(text, delivery.url))
    )
    stated = [*given(delivery), *linked.claims_of(works, addresses, keys), *head.claims]
    top = heading_of(tops, [c.value for c in stated if c.field == "headline"] + [head.title])
    round_it = near(top[0] if top else None)
    if top:
        stated.append(Claim("headline", top[1], HEADING, "markup"))
    if head.title:
        stated.append(Claim("headline", head.title, TITLE, "markup"))
    if head.canonical:
        stated.append(Claim("canonical", head.canonical, CANONICAL, "markup"))
    stated += [*microdata_claims(marked.items), *language_claims(tree), *round_it.claims]
    return Asked(tuple(stated), head, round_it, works.paths or tuple(printed_paths(tree)), delivery.url)


def given(delivery: Delivery) -> Iterable[Claim]:
    """What the delivery says: a hint, or the user's own word where it names no source."""
    basis: FactBasis = "given"
    said: tuple[tuple[Field, str | None, float], ...] = (
        ("headline", delivery.headline, HINT),
        ("section", delivery.section, HINT),
        ("language", delivery.language, HINT),
        ("agency", delivery.agency, HINT),
        ("outlet", delivery.outlet, GIVEN),
        ("canonical", delivery.url, 0.5),
        ("published", delivery.published, HINT if delivery.source else GIVEN),
        ("modified", delivery.modified, HINT if delivery.source else GIVEN),
        *(("authors", name, HINT) for name in delivery.authors),
    )
    return [Claim(field, value, weight, basis) for field, value, weight in said if value]


def base_of(head: Head, url: str | None) -> str | None:
    return (address_of(head.base, url) if head.base else None) or url


def heading_of(tops: list[tuple[LexborNode, str]], said: list[str]) -> tuple[LexborNode, str] | None:
    """Of the first-level headings the one that other places repeat, else the first of several words."""
    keys = [key_of(text) for text in said]

    def fits(top: tuple[LexborNode, str]) -> tuple[int, bool]:
        key = key_of(top[1])
        return sum(1 for other in keys if key and (key == other or (" " in key and key in other))), " " in key

    return max(tops, key=fits, default=None)


def authors_of(claims: list[Claim], language: str | None, outlets: frozenset[str]) -> tuple[Names | None, Fact | None]:
    """The authors as the place with the most support names them; and the agencies that sign anywhere."""
    places_: dict[tuple[FactBasis, float], list[Signed]] = {}
    for claim in claims:
        places_.setdefault((claim.basis, claim.weight), []).append(signed_by(claim, language, outlets))
    rolls = [
        Roll(basis, weight, apart(name for one in signed for name in one.persons))
        for (basis, weight), signed in places_.items()
    ]
    others = [
        Roll(basis, weight, one.others) for (basis, weight), signed in places_.items() for one in signed if one.others
    ]
    wires = (
        Fact(value=wire, basis=basis)
        for (basis, _), signed in places_.items()
        for one in signed
        for wire in one.agencies
    )
    printed = [roll for roll in rolls if roll.basis == "text"]
    stated = best_of([roll for roll in rolls if roll.basis != "text"], rolls)
    named = stated or best_of(printed, printed) or next(iter(others), None)
    return (Names(value=named.names, basis=named.basis) if named else None), next(wires, None)


def agency_of(claims: list[Claim], wire: Fact | None) -> Fact | None:
    """The agency that a page credits: as given, as stated, as it signs."""
    for claim in claims:
        named = agencies().named(claim.value[:200])
        if claim.basis == "given":
            return Fact(value=named.name if named else claim.value, basis="given")
        if named and not named.pictures:
            return Fact(value=named.name, basis=claim.basis)
    return wire


def section_in(tree: LexborHTMLParser, asked: Asked, url: str | None, passed: frozenset[str]) -> Fact | None:
    """The section as stated or by its path; where neither tells, as the page links to the folders of its address."""
    said = list(places.section_claims(asked.of("section"), asked.paths, url, passed))
    if not any(claim.weight >= STATED for claim in said):
        said += places.link_claims(links_of(tree), url, passed)
    return places.section_of(said, url)


def moments_of(
    tree: LexborHTMLParser, asked: Asked, printed: tuple[Claim, ...], language: str | None, delivery: Delivery
) -> tuple[Fact | None, Fact | None]:
    """The days of publication and of the last change; from the text, and by guess, only where nothing states one."""
    latest = latest_of(delivery.fetched)
    address = claim_of_address(delivery.url) or claim_of_address(asked.head.canonical)
    claims = [*asked.of("published"), *((address,) if address else ()), *(c for c in printed if c.field == "published")]
    published = elected_day(dated(claims, language, latest))
    if published is None:
        published = guessed_day(tree, delivery.url, latest)
    changed = dated([*asked.of("modified"), *(c for c in printed if c.field == "modified")], language, latest)
    modified = elected_day(changed)
    return published, None if modified and published and is_before(modified, published) else modified
