"""Who is at the desk and what they ask for; what a page of it shows; and the desk's addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from pourparlers.desk import Correctable
from pourparlers.publish.desk.fields import Fields
from pourparlers.publish.visit import Visit

PLACES = ("", "add", "people", "issues", "corrections", "log")
SAFE_PATH = "/-_.~"
LONGEST = 300
NOTHING = Fields([])


class DeskLinks(NamedTuple):
    """The desk's addresses: ``chosen`` is the language that its user asked for, if any."""

    chosen: str = ""

    def to(self, path: str = "/", **query: object) -> str:
        """A page of the desk; whatever is given, the address stays within it."""
        parts = [quote(part, safe=SAFE_PATH) for part in path.split("/") if part not in ("", ".", "..")]
        whole = "/".join(["/desk", *filter(None, (self.chosen,)), *parts])
        asked = urlencode({name: value for name, value in query.items() if value not in (None, "", 0)})
        return whole + (f"?{asked}" if asked else "")

    def back(self, given: str, **query: object) -> str:
        """Where a form wants to go afterwards: ``/people?q=x``, of the desk alone."""
        split = urlsplit(given[:LONGEST] if given.startswith("/") and not given.startswith("//") else "/")
        asked = dict(part.partition("=")[::2] for part in split.query.split("&") if "=" in part)
        kept = {name: value for name, value in asked.items() if name.isalpha() and value.isalnum() and name != "done"}
        return self.to(split.path, **kept, **query)

    def in_language(self, code: str, path: str, query: Mapping[str, str]) -> str:
        return self._replace(chosen=code).to(path, **query)


class Here(NamedTuple):
    """Someone at the desk: the record in their language, their name, the seal of their forms; what went wrong with the
    form that they sent, and what they had written in it."""

    visit: Visit
    record: Correctable
    links: DeskLinks
    who: str = ""
    seal: str = ""
    sent: Fields = NOTHING
    trouble: str = ""

    @property
    def query(self) -> Mapping[str, str]:
        return self.visit.query


class Sheet(NamedTuple):
    """A page of the desk."""

    template: str
    path: str
    title: str
    values: dict[str, Any]
    active: str = ""
