"""The addresses of the site: each thing has one, the same in every language, behind the language's own beginning."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode

from pourparlers.showing.addresses import KEY as KEY
from pourparlers.showing.addresses import slug as slug

FORMS = ("json", "ics", "atom", "jsonfeed")


class Links(NamedTuple):
    """The addresses as one visit uses them: ``chosen`` is the language that the reader asked for, if any."""

    base: str
    chosen: str = ""

    def to(self, path: str, **query: object) -> str:
        """A page of the site, in the reader's language."""
        asked = urlencode({name: value for name, value in query.items() if value not in (None, "")})
        whole = f"/{self.chosen}{path}".rstrip("/") if self.chosen else path
        return whole + (f"?{asked}" if asked else "")

    def whole(self, path: str) -> str:
        """An address that may be given to others."""
        return self.base + self.to(path)

    def today(self) -> str:
        return self.to("/")

    def calendar(self, **query: object) -> str:
        return self.to("/calendar", **query)

    def month(self, year: int, month: int) -> str:
        return self.to(f"/calendar/{year:04}-{month:02}")

    def day(self, day: date) -> str:
        return self.to("/calendar", **{"from": day.isoformat(), "to": day.isoformat()})

    def meeting(self, name: str) -> str:
        return self.to(f"/meeting/{quote(name)}")

    def actor(self, name: str) -> str:
        return self.to(f"/actor/{quote(slug(name))}")

    def place(self, name: str) -> str:
        return self.to(f"/place/{quote(slug(name))}")

    def section(self, name: str) -> str:
        return self.to(f"/section/{quote(slug(name))}")

    def article(self, key: str) -> str:
        return self.to(f"/article/{quote(key[:KEY])}")

    def form(self, path: str, form: str, query: Mapping[str, str]) -> str:
        """The same page in another form."""
        beginning = "/today" if path == "/" else path
        return self.to(f"{beginning}.{form}", **query)

    def in_language(self, code: str, path: str, query: Mapping[str, str]) -> str:
        return self._replace(chosen=code).to(path, **query)
