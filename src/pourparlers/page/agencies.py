"""Who tells and who publishes: agencies by their printed forms, outlets by their hosts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from pourparlers.languages import pack
from pourparlers.languages.furniture_schema import Agency, OutletsFile
from pourparlers.page.lines import key_of

_JOINERS = re.compile(r"[\s/,;()\[\]&+|•·–—-]+")


class Agencies(NamedTuple):
    """Agencies by folded form; the forms by their first word; all words of their forms."""

    by_form: dict[str, Agency]
    firsts: dict[str, tuple[str, ...]]
    words: frozenset[str]

    def named(self, text: str) -> Agency | None:
        """The first agency whose form stands in a short text, in the case it is printed in."""
        words = key_of(text).split()
        for at, word in enumerate(words):
            for form in self.firsts.get(word, ()):
                length = form.count(" ") + 1
                if " ".join(words[at : at + length]) == form and is_printed(text, self.by_form[form], form):
                    return self.by_form[form]
        return None

    def only(self, text: str) -> tuple[Agency, ...]:
        """The agencies of a text that holds nothing but their names, else none."""
        if len(text) > 80:
            return ()
        found, whole = [], self.by_form.get(key_of(text))
        if whole and is_printed(text, whole, key_of(text)):
            return (whole,)
        for part in filter(None, _JOINERS.split(text.strip(" .*"))):
            agency = self.by_form.get(key_of(part))
            if agency is None or not is_printed(part, agency, key_of(part)):
                return ()
            found.append(agency)
        return tuple(found)


def is_printed(text: str, agency: Agency, form: str) -> bool:
    """Whether a form stands in a text with its capitals ("AP", not "ap")."""
    return any(printed in text for printed in agency.forms if key_of(printed) == form) or text.isupper()


@functools.cache
def outlets() -> OutletsFile:
    file: OutletsFile = pack.load("world", "outlets", OutletsFile)
    return file


@functools.cache
def agencies() -> Agencies:
    by_form = {key_of(form): agency for agency in outlets().agency for form in agency.forms}
    firsts: dict[str, tuple[str, ...]] = {}
    for form in sorted(by_form, key=len, reverse=True):
        firsts[form.partition(" ")[0]] = (*firsts.get(form.partition(" ")[0], ()), form)
    return Agencies(by_form, firsts, frozenset(word for form in by_form for word in form.split()))


def text_agency(found: Iterable[Agency]) -> str | None:
    """The name of the first agency that writes news; one that only sells pictures tells nothing."""
    return next((agency.name for agency in found if not agency.pictures), None)


@functools.cache
def _hosts() -> dict[str, str]:
    return {host: outlet.name for outlet in outlets().outlet for host in outlet.hosts}


def outlet_at(url: str) -> str | None:
    """The outlet of an address: by name where its host is known, else the host itself."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return None
    host = host.removeprefix("www.")
    labels = host.split(".")
    for at in range(len(labels) - 1):
        name = _hosts().get(".".join(labels[at:]))
        if name:
            return name
    return host or None
