"""The shape of ``people.toml``: names of persons in languages that decline them or write them in other letters.

Tables pair a base form with the usual English spelling. Each row of ``endings`` is an ending that a case gives to a
name and what the base form may have in its place, the likeliest first. What no table knows is spelled by the rules
of ``spelling`` in ``actors.toml``.
"""

from __future__ import annotations

import msgspec


class PeopleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Given names, surnames, whole names whose English spelling is their own, and the endings of cases.

    ``foreign`` given names tell of another country than the language's own: surnames beside them are spelled by
    ``foreign_spelling`` first. ``native_endings`` are those of surnames of the language's own country;
    ``indeclinable`` are final letters by which a given name is seen to have no cases.
    """

    endings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    indeclinable: tuple[str, ...] = ()
    native_endings: tuple[str, ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    foreign: tuple[tuple[str, str], ...] = ()
    foreign_spelling: tuple[tuple[str, str], ...] = ()
    surnames: tuple[tuple[str, str], ...] = ()
    full: tuple[tuple[str, str], ...] = ()
