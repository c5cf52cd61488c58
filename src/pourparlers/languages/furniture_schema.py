"""What a pack's ``furniture.toml`` holds: the phrases that a page puts round its article, and who signs.

A phrase is compared word by word, without case and punctuation; ``#`` in it stands for any number.
"""

from __future__ import annotations

import msgspec

from pourparlers.model import BlockKind


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every table of the file is: closed, so that a misspelt field is told."""


class Phrases(Entry, frozen=True):
    """Phrases that make a line furniture of one kind.

    ``line``: the whole line. ``label``: the whole line, or what stands before its first colon.
    ``starts``: the first words of a line that is no long sentence; ``ends``: the last of a short one.
    ``cues``: anywhere near the start of a line, however long; ``least`` of them must stand there together.
    ``carries``: the lines after one that holds nothing but the phrase belong to it (related headlines).
    """

    kind: BlockKind
    line: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    least: int = 2
    carries: bool = False


class DateWords(Entry, frozen=True):
    """The words that a line holds which prints a date and nothing else."""

    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class PhotoWords(Entry, frozen=True):
    """How a photograph is described and credited.

    ``marks`` open a credit ("Photo:"), ``words`` may stand in one ("File Photo", "pool", "via"),
    ``sources`` open one without such a mark ("Press service of"), ``signs`` are strings that
    only captions hold ("(left)").
    """

    marks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class CreditWords(Entry, frozen=True):
    """Words of a language round the maker of a picture.

    ``marks`` open a credit, ``words`` may stand in one, ``alone`` are one as a whole ("Supplied"), ``closing`` end one
    where no space parts words ("Name撮影"), ``seen`` open a list of who is seen and no credit ("From left:").
    """

    language: str
    marks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


class CreditsFile(Entry, frozen=True):
    """``world/credits.toml``."""

    credit: tuple[CreditWords, ...] = ()


class PageExample(Entry, frozen=True):
    """A small page in the pack author's own words, and the kinds of its blocks in their order."""

    text: str
    kinds: tuple[BlockKind, ...]


class FurnitureFile(Entry, frozen=True):
    """The whole file."""

    furniture: tuple[Phrases, ...] = ()
    dates: DateWords = DateWords()
    photo: PhotoWords = PhotoWords()
    crumbs: tuple[str, ...] = ()
    example: tuple[PageExample, ...] = ()


class Agency(Entry, frozen=True):
    """A news agency, its printed forms, and whether it is only a seller of pictures."""

    name: str
    forms: tuple[str, ...]
    pictures: bool = False


class Outlet(Entry, frozen=True):
    """A publication: its name, and the hosts that it publishes on."""

    name: str
    hosts: tuple[str, ...]


class OutletsFile(Entry, frozen=True):
    """``world/outlets.toml``."""

    agency: tuple[Agency, ...] = ()
    outlet: tuple[Outlet, ...] = ()


class Profile(Entry, frozen=True):
    """How a language is told: its script, its most frequent small words, and letters of its own."""

    language: str
    script: str
    words: str = ""
    letters: str = ""


class Script(Entry, frozen=True):
    """A script by the ranges of its letters; ``language`` where it writes one language only; ``over``: the script
    that it is mixed with, and wins over where some of it stands."""

    name: str
    ranges: tuple[tuple[int, int], ...]
    language: str | None = None
    over: str | None = None


class ProfilesFile(Entry, frozen=True):
    """``world/profiles.toml``."""

    script: tuple[Script, ...] = ()
    profile: tuple[Profile, ...] = ()
