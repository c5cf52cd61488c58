"""A dossier's file: a site's name, languages, sources, issues, whom it is on, how much of texts it shows, its mail.

Sources are put into the store's list when the file is used, those whose name or address is not there yet; what it says
of them rules after that.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import msgspec

from pourparlers.delivery import Marker, NamedKind, Source
from pourparlers.errors import InputError, PackError
from pourparlers.languages.issues_schema import OwnIssue
from pourparlers.languages.pack import line_of, parse
from pourparlers.mail.settings import MailSettings
from pourparlers.publish.visit import Site, Texts

NAME = "dossier.toml"
UNKNOWN = re.compile(r"unknown field `([^`]+)`")


class DossierSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source as ``pourparlers sources add`` takes it."""

    name: str
    kind: NamedKind
    address: str
    language: str | None = None
    section: str | None = None
    outlet: str | None = None
    marker: Marker | None = None
    voice: str | None = None


class Dossier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that ``dossier.toml`` may say."""

    title: str = "Pourparlers"
    about: str = ""
    languages: tuple[str, ...] = ()
    store: str | None = None
    texts: Texts = "extracts"
    requests_a_minute: Annotated[int, msgspec.Meta(ge=0)] = 600
    sections: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    source: tuple[DossierSource, ...] = ()
    issue: tuple[OwnIssue, ...] = ()
    mail: MailSettings | None = None

    @property
    def site(self) -> Site:
        return Site(
            self.title,
            self.texts,
            self.requests_a_minute,
            self.about,
            self.languages,
            self.actors,
            self.sections,
            self.issue,
        )

    def store_at(self, named: str | None, folder: Path) -> str | None:
        """The store that is named, else the dossier's own: a file beside it, or an address."""
        if named is not None or self.store is None:
            return named
        return self.store if "://" in self.store else str(folder / self.store)

    def sources(self, folder: Path) -> list[Source]:
        """Its sources; paths are taken from the folder that its file is in."""
        return [
            Source(**msgspec.structs.asdict(told) | {"address": _whole(told.address, folder)}) for told in self.source
        ]


def dossier_of(path: Path, spoken: tuple[str, ...]) -> Dossier:
    """What a file says; ``spoken`` are the languages that the site has. A mistake is told with its line."""
    file = path / NAME if path.is_dir() else path
    try:
        source = file.read_bytes()
    except OSError as error:
        raise InputError(str(file), error.strerror or "can't be read", "pourparlers init writes one") from None
    try:
        made = msgspec.convert(parse(file, source), type=Dossier)
    except msgspec.ValidationError as error:
        told, _, where = str(error).partition(" - at `")
        raise PackError(str(file), _line(source.decode("utf-8"), told, where.rstrip("`")), told) from None
    for code in made.languages:
        if code not in spoken:
            line = line_of(source.decode("utf-8"), "$.languages")
            raise PackError(str(file), line, f"a language of the site: {', '.join(spoken)}", repr(code))
    for fault in made.mail.faults() if made.mail else ():
        line = line_of(source.decode("utf-8"), f"$.mail.{fault.name}")
        raise PackError(str(file), line, f"mail.{fault.name}: {fault.expected}", fault.got)
    return made


def _whole(address: str, folder: Path) -> str:
    return str((folder / Path(address).expanduser()).resolve()) if "://" not in address else address


def _line(source: str, told: str, where: str) -> int | None:
    """Where the mistake stands; a field that nobody knows stands where its name does."""
    unknown = UNKNOWN.search(told)
    if unknown is None:
        return line_of(source, where)
    return line_of(source, f"{where or '$'}.{unknown[1]}")
