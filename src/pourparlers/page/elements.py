"""What an element's attributes tell: what it is for; of an image the address, or that it is a mere sign."""

from __future__ import annotations

import re

from pourparlers.page.markup import HIDDEN, hint_of, markup

_FILE = markup()
_TAGS, _NAMES = _FILE.tags, tuple(name for name in _FILE.attributes.names if name != "class")
_DRAWN = re.compile(_FILE.attributes.drawn, re.IGNORECASE)
_UNSEEN = re.compile(_FILE.attributes.unseen, re.IGNORECASE)
# So many points a sign is wide and high; smaller figures tell a picture's proportions.
LEAST_SIGN, MOST_SIGN = 16, 64


def hint_in(tag: str, attributes: dict[str, str | None]) -> tuple[str, bool, str]:
    """What an element's tag, role and names hint at; whether it is the story's own; a picture's or a film's."""
    if not attributes:
        return _TAGS.get(tag, ""), False, ""
    get = attributes.get
    named = get("class") or ""
    if len(attributes) > 1 or not named:
        if "hidden" in attributes or ((style := get("style")) and _UNSEEN.search(style)):
            return HIDDEN, False, ""
        if (role := get("role")) and (of_role := _FILE.roles.get(role)):
            return of_role, False, ""
        for name in _NAMES:
            if other := get(name):
                named = f"{named} {other}"
    if not named:
        return _TAGS.get(tag, ""), False, ""
    kind, story, of = hint_of(named)
    return kind or _TAGS.get(tag, ""), story, of


def is_sign(attributes: dict[str, str | None], address: str | None) -> bool:
    """Whether an image is no picture but a sign: drawn by a program, or no larger than a letter."""
    if address and _DRAWN.search(address):
        return True
    sides = [attributes.get("width") or "", attributes.get("height") or ""]
    return all(side.isdigit() and LEAST_SIGN < int(side) <= MOST_SIGN for side in map(str.strip, sides))


def address_of(attributes: dict[str, str | None]) -> str | None:
    """Where a picture is: what the page loads late stands in other attributes than what it loads at once."""
    for name in _FILE.attributes.images:
        value = (attributes.get(name) or "").strip()
        if value and not value.startswith(_FILE.attributes.inline):
            return value.split()[0].rstrip(",")[:2000]
    return None
