"""What a page states of its article beside what its text prints: joined to one record, with what each fact rests on."""

from __future__ import annotations

import msgspec

from pourparlers.model import Article, Bases, Published, PublishedBasis
from pourparlers.page.facts import Fact, PageFacts
from pourparlers.page.lines import key_of

_INFERRED = "guess"


def stated(printed: Article, facts: PageFacts, given: str | None) -> Article:
    """An article with what its page states; what only its text prints stays where the page states nothing."""
    return msgspec.structs.replace(
        printed,
        outlet=value_of(facts.outlet) or printed.outlet,
        agency=printed.agency or value_of(facts.agency),
        headline=value_of(facts.headline) or printed.headline,
        section=value_of(facts.section) or printed.section,
        byline=byline_of(printed, facts),
        published=published_of(facts.published, given) or printed.published,
        authors=facts.authors.value if facts.authors else (),
        modified=facts.modified.moment or facts.modified.value if facts.modified else None,
        canonical=value_of(facts.canonical),
        basis=bases_of(printed, facts),
    )


def byline_of(printed: Article, facts: PageFacts) -> str | None:
    """The byline as printed, if it names one of the authors that the page states; else these."""
    if facts.authors is None:
        return printed.byline
    if printed.byline and any(key_of(name) in key_of(printed.byline) for name in facts.authors.value):
        return printed.byline
    return ", ".join(facts.authors.value)


def value_of(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def published_of(fact: Fact | None, given: str | None) -> Published | None:
    """The day of publication: the caller's own word, else what the page states."""
    if given:
        return Published(value=given, basis="given")
    if fact is None:
        return None
    basis: PublishedBasis = "given" if fact.basis == "given" else "inferred" if fact.basis == _INFERRED else "stated"
    return Published(value=fact.value, basis=basis, moment=fact.moment)


def bases_of(printed: Article, facts: PageFacts) -> Bases:
    """What each fact rests on, where the article has it from the page."""
    return Bases(
        headline=facts.headline.basis if facts.headline else None,
        authors=facts.authors.basis if facts.authors else None,
        section=facts.section.basis if facts.section else None,
        published=facts.published.basis if facts.published else None,
        modified=facts.modified.basis if facts.modified else None,
        language=facts.language.basis if facts.language else None,
        agency=facts.agency.basis if facts.agency and not printed.agency else None,
        canonical=facts.canonical.basis if facts.canonical else None,
        outlet=facts.outlet.basis if facts.outlet else None,
    )


def facts_apart(facts: PageFacts) -> PageFacts:
    """What a page states that holds of each of several articles on it."""
    return PageFacts(language=facts.language, outlet=facts.outlet, published=None)


def day_in(moment: str | None) -> str | None:
    """The day of a moment of ISO 8601."""
    return moment.partition("T")[0] if moment else None
