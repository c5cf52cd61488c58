"""The addresses of the site: each thing has one, the same in every language, behind the language's own beginning."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, unquote, urlencode

from pourparlers.showing.addresses import KEY as KEY
from pourparlers.showing.addresses import slug as slug

FORMS = ("json", "ics", "atom", "jsonfeed", "png")


class Links(NamedTuple):
    """The addresses as one visit uses them: ``chosen`` is the language that the reader asked for, if any, ``zone`` the
    time zone."""

    base: str
    chosen: str = ""
    zone: str = ""

    def to(self, path: str, /, **query: object) -> str:
        """A page of the site, in the reader's language."""
        fields = {"zone": self.zone} | query
        asked = urlencode({name: value for name, value in fields.items() if value not in (None, "")})
        whole = f"/{self.chosen}{path}".rstrip("/") if self.chosen else path
        return whole + (f"?{asked}" if asked else "")

    def whole(self, path: str, /, **query: object) -> str:
        """An address that may be given to others: not in the hours of one reader."""
        return self.base + self.shared().to(path, **query)

    def shared(self) -> Links:
        """The same addresses without what is this reader's own."""
        return self._replace(zone="")

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

    def follow(self, kind: str, name: str) -> str:
        """The page for following an actor or a place."""
        return self.to("/follow", **{kind: slug(name)})

    def following(self, path: str, query: Mapping[str, str]) -> str:
        """The page for following what a page is about: its actor, place, section or search, else everything."""
        _, room, *found = unquote(path).split("/")
        if room in ("actor", "place", "section") and found:
            return self.to("/follow", **{room: found[0]})
        return self.to("/follow", q=query.get("q"))

    def form(self, path: str, form: str, query: Mapping[str, str]) -> str:
        """The same page in another form."""
        beginning = "/today" if path == "/" else path
        asked = {name: value for name, value in query.items() if name != "zone"}
        return self.shared().to(f"{beginning}.{form}", **asked)

    def picture(self, code: str, path: str) -> str:
        """The card of a page in a language, which no query changes."""
        return self.base + self._replace(chosen=code).form(path, "png", {})

    def in_language(self, code: str, path: str, query: Mapping[str, str]) -> str:
        return self._replace(chosen=code).to(path, **query)
