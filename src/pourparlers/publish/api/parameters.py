"""The parameters of the interface: each says of itself what it takes, and reads it no other way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, get_args
from urllib.parse import parse_qsl

from pourparlers.model import Act, MeetingKind, Status
from pourparlers.publish.api.problems import Problem, wrong

LONGEST, MOST_QUERY, MOST_FIELDS = 200, 2000, 20
DEFAULT_LIMIT, MOST = 50, 200
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER = re.compile(r"[1-9][0-9]{0,5}")


class Parameter(NamedTuple):
    """A parameter: its meaning, its JSON Schema, what is expected in words, and whether a value is that."""

    name: str
    about: str
    schema: Mapping[str, Any]
    expected: str
    fits: Callable[[str], bool]
    needed: bool = False


def words(name: str, about: str, *, needed: bool = False) -> Parameter:
    """Words of any language."""
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    return Parameter(name, about, schema, f"1 to {LONGEST} characters", lambda s: 0 < len(s) <= LONGEST, needed)


def code(name: str, about: str, codes: Sequence[str]) -> Parameter:
    """One of some codes."""
    return Parameter(name, about, {"type": "string", "enum": list(codes)}, ", ".join(codes), lambda s: s in codes)


def day(name: str, about: str) -> Parameter:
    """A day of the calendar."""
    return Parameter(name, about, {"type": "string", "format": "date"}, "a day like 2022-01-10", _is_day)


def _is_day(said: str) -> bool:
    if DAY.fullmatch(said) is None:
        return False
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True


def number(name: str, about: str, most: int, default: int) -> Parameter:
    """A number from 1 on."""
    schema = {"type": "integer", "minimum": 1, "maximum": most, "default": default}
    expected = f"a number from 1 to {most}"
    return Parameter(name, about, schema, expected, lambda s: bool(NUMBER.fullmatch(s)) and int(s) <= most)


FROM, TO = day("from", "From this day on."), day("to", "Up to this day.")
LIMIT = number("limit", "How many items at most.", MOST, DEFAULT_LIMIT)
CURSOR = Parameter(
    "cursor",
    "Where to go on: next of the page before, with the same filters.",
    {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,600}$"},
    "the value of next, as it is",
    lambda said: re.fullmatch("[A-Za-z0-9_-]{1,600}", said) is not None,
)
FORMAT = code("format", "jsonld for linked data; the Accept header does the same.", ("json", "jsonld"))
LANGUAGE = Parameter(
    "language",
    "In this language, by its code.",
    {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$"},
    "a code like fr",
    lambda said: re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?", said) is not None,
)
ACTOR = words("actor", "In which it takes part: words of a name, by their beginnings.")
PLACE = words("place", "Held there: words of a city's name, or the code of a country.")
SECTION = words("section", "Told of in this section of an outlet.")
STATUS = code("status", "With this status.", get_args(Status))
KIND = code("kind", "Of this kind.", get_args(MeetingKind))
ACT = code("act", "By which this is done.", get_args(Act))
PAGED = (LIMIT, CURSOR)


def read(query: str, known: Sequence[Parameter]) -> dict[str, str]:
    """The parameters that a query gives. What is unknown, given twice, or can't be, is told and not passed over."""
    if len(query) > MOST_QUERY:
        raise wrong("?", query, f"at most {MOST_QUERY} characters")
    try:
        fields = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise wrong("?", query, f"at most {MOST_FIELDS} parameters") from None
    names = {parameter.name: parameter for parameter in known}
    found: dict[str, str] = {}
    for name, said in fields:
        if name not in names:
            expected = ", ".join(names) or "no parameter"
            detail = f"there is no parameter {name[:80]!r} here; there are {expected}"
            raise Problem("parameter", detail, parameter=name[:80], expected=expected)
        if name in found:
            raise wrong(name, said, "one value")
        if not names[name].fits(said):
            raise wrong(name, said, names[name].expected)
        found[name] = said
    for parameter in known:
        if parameter.needed and parameter.name not in found:
            detail = f"{parameter.name} is missing; expected {parameter.expected}"
            raise Problem("parameter", detail, parameter=parameter.name, expected=parameter.expected)
    if found.get("to", "~") < found.get("from", ""):
        raise wrong("to", found["to"], f"a day from {found['from']} on")
    return found
