"""What ``issues.toml`` holds: the issues that diplomacy argues about, and the words that tell them in a language.

``world/issues.toml`` names them once, with the actors that must be named for weak words to count; each pack gives the
name and the words of its language.
"""

from __future__ import annotations

import msgspec


class IssueWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An issue in one language.

    A phrase of ``words`` tells it: its words in this order, no more than a few others between them; ``*`` at the end
    of a word stands for any ending. Those of ``near`` tell it only beside one of the issue's actors. ``examples`` are
    stretches of speech that must be told as of it, ``others`` that must not be.
    """

    key: str
    name: str
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class IssuesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``issues.toml`` of a language."""

    issue: tuple[IssueWords, ...] = ()


class IssueActors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An issue of all languages: its key, and the actors (English names) beside whom weak words count."""

    key: str
    actors: tuple[str, ...] = ()


class WorldIssues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``world/issues.toml``."""

    issue: tuple[IssueActors, ...] = ()


class OwnIssue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An issue that a user names: its name, and phrases in any languages."""

    name: str
    words: tuple[str, ...]


class OwnIssues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A user's file of issues."""

    issue: tuple[OwnIssue, ...] = ()
