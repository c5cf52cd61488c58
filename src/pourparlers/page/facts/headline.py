"""The headline: the places that say it vote, each without the name of the outlet that titles carry."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pourparlers.page.facts.record import Claim, Fact
from pourparlers.page.facts.tidy import key_of
from pourparlers.page.facts.voting import elected

LONGEST = 400
LEAST_SHARED = 12
_BAR = re.compile(
    r"\s+[|\-\u2013\u2014\u2022\u00b7\u00bb\u00ab\u203a>~:]{1,2}\s+|\s*[|\uff5c\u3163]\s*|(?<=\S)\s+::\s+"
)
_TIGHT_BAR = re.compile(r"(?<=\S)[-\u2013](?=\S)")
_CUT_SHORT = re.compile(r"\s*(?:\u2026|\.\.\.)$")


def headline_of(claims: Iterable[Claim], outlets: frozenset[str], sections: frozenset[str]) -> Fact | None:
    """The headline by most votes. ``outlets``, ``sections``: folded names of the outlet and the article's sections."""
    told = [claim for claim in claims if 0 < len(claim.value) <= LONGEST]
    said = frozenset(key_of(claim.value) for claim in told)
    bare = [claim._replace(value=without_outlet(claim.value, said, outlets, sections)) for claim in told]
    bare = [claim for claim in bare if key_of(claim.value) not in outlets]
    return elected(agreed(bare), key_of)


def without_outlet(text: str, said: frozenset[str], outlets: frozenset[str], sections: frozenset[str]) -> str:
    """A title without what follows or opens it and is no headline, as other places or the outlet's names tell."""
    bars = list(_BAR.finditer(text))
    own = key_of(text)
    for bar in bars:
        key = key_of(text[: bar.start()])
        if key in said and key != own and key not in outlets and " " in key:
            return text[: bar.start()]
    while bars and is_outlet(text[bars[-1].end() :], outlets):
        text = text[: bars.pop().start()]
        tight = list(_TIGHT_BAR.finditer(text))[-1:]
        bars += [bar for bar in tight if key_of(text[bar.end() :]) in sections]
        outlets = outlets | sections
    if bars and is_outlet(text[: bars[0].start()], outlets):
        text = text[bars[0].end() :]
    return text


def is_outlet(text: str, outlets: frozenset[str]) -> bool:
    key = key_of(text)
    return key in outlets or key.replace(" ", "") in outlets


def agreed(claims: list[Claim]) -> list[Claim]:
    """The claims, those that add a kicker or are cut short changed to what they share with a plain one."""
    keys = {key_of(claim.value): claim.value for claim in claims}
    changed = []
    for claim in claims:
        key = key_of(claim.value)
        if claim.basis == "markup":
            shorter = [other for other in keys if len(other) >= LEAST_SHARED and key.endswith(f" {other}")]
            if shorter and claim.value.endswith(keys[max(shorter, key=len)]):
                claim = claim._replace(value=keys[max(shorter, key=len)], weight=0.5 * claim.weight)
        elif _CUT_SHORT.search(claim.value):
            longer = [other for other in keys if other != key and len(key) >= LEAST_SHARED and other.startswith(key)]
            claim = claim._replace(value=keys[longer[0]]) if longer else claim
        changed.append(claim)
    return changed
