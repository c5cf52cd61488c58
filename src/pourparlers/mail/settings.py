"""The settings of outgoing mail, as a dossier's file has them, and what is wrong with them."""

from __future__ import annotations

import ipaddress
import os
import re
from email.utils import parseaddr
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import msgspec

from pourparlers.errors import InputError

Security = Literal["starttls", "tls", "none"]
PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
LONGEST_LOCAL, LONGEST = 64, 254


class Fault(NamedTuple):
    """What is wrong with which setting: what was expected, and what stands there."""

    name: str
    expected: str
    got: str


class MailSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How letters go out, in whose name, and at which address of the web their links begin."""

    host: str
    sender: str
    site: str
    port: int = 0
    security: Security = "starttls"
    user: str = ""
    password_env: str = ""
    password_file: str = ""
    hour: int = 5

    @property
    def whole_port(self) -> int:
        return self.port or PORTS[self.security]

    @property
    def sender_name(self) -> str:
        return parseaddr(self.sender)[0]

    @property
    def sender_address(self) -> str:
        return address_of(parseaddr(self.sender)[1]) or ""

    @property
    def base(self) -> str:
        """The site's address, without a last stroke."""
        return self.site.rstrip("/")

    @property
    def site_host(self) -> str:
        return urlsplit(self.site).hostname or "localhost"

    def faults(self) -> list[Fault]:
        """What can't be, whatever the server says."""
        found = []
        if not self.host.strip() or any(letter.isspace() for letter in self.host):
            found.append(Fault("host", "the name of a mail server", repr(self.host)))
        if not 0 <= self.port <= 65535:
            found.append(Fault("port", "0 to 65535", str(self.port)))
        if not self.sender_address or any(ord(letter) < 32 for letter in self.sender):
            found.append(Fault("sender", "an address, as in 'Talks <talks@example.org>'", repr(self.sender)))
        whole = urlsplit(self.site)
        plain = self.site.isascii() and self.site.isprintable() and " " not in self.site and len(self.site) < 300
        if not plain or whole.scheme not in ("http", "https") or not whole.hostname or whole.query or whole.fragment:
            found.append(Fault("site", "the address that readers know, as in 'https://talks.example.org'", self.site))
        if not 0 <= self.hour <= 23:
            found.append(Fault("hour", "0 to 23 (UTC)", str(self.hour)))
        if self.password_env and self.password_file:
            found.append(Fault("password_file", "either password_env or password_file", "both"))
        if self.user and not (self.password_env or self.password_file):
            found.append(Fault("user", "password_env or password_file beside it", "neither"))
        if self.user and self.security == "none" and not _is_here(self.host):
            found.append(Fault("security", "starttls or tls, for a password is sent", "'none'"))
        return found

    def password(self, folder: Path) -> str:
        """The password, from where the settings say that it stands; paths are taken from the dossier's folder."""
        if self.password_env:
            found = os.environ.get(self.password_env)
            if found is None:
                hint = f"Set it before the program starts: export {self.password_env}=..."
                raise InputError(self.password_env, "the mail password's variable is not set", hint)
            return found
        if not self.password_file:
            return ""
        file = folder / Path(self.password_file).expanduser()
        try:
            return file.read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "is no text"
            raise InputError(str(file), f"the mail password can't be read: {why}", "See password_file") from None


def address_of(given: str) -> str | None:
    """An address of e-mail as mail servers take it, its domain in plain letters; ``None`` for what is none."""
    local, at, domain = given.strip().rpartition("@")
    if not at or len(local) > LONGEST_LOCAL or not LOCAL.fullmatch(local):
        return None
    try:
        plain = domain.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return None
    labels = plain.split(".")
    if len(labels) < 2 or not all(map(LABEL.fullmatch, labels)) or labels[-1].isdigit():
        return None
    whole = f"{local}@{plain}"
    return whole if len(whole) <= LONGEST else None


def _is_here(host: str) -> bool:
    """Whether a host is this very machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
