"""Mistakes of a request as problems (RFC 9457): what was wrong, where, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from pourparlers.publish.api.nouns import ProblemDetails

MEDIA = "application/problem+json"


class Kind(NamedTuple):
    """A kind of problem: the name it has on the page that describes it, its status and title."""

    name: str
    status: int
    title: str
    about: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("parameter", 400, "Something in the address makes no sense", "A parameter is unknown, is given twice, or "
             "has a value that it can't have. The answer names it, what was given, and what is expected."),
        Kind("cursor", 404, "This cursor leads nowhere", "A cursor is taken from next of the page before, and goes "
             "with the same list and filters. Begin again without one."),
        Kind("not-found", 404, "Nothing is known here", "No meeting, actor, place or article has this address, or the "
             "interface has no such path."),
        Kind("method", 405, "Only reading is possible", "The interface answers GET, HEAD and OPTIONS."),
        Kind("rate", 429, "Too many requests", "Wait for as many seconds as Retry-After says."),
        Kind("mistake", 500, "A mistake of the program", "Please report it, with the address that was asked for."),
    )
}  # fmt: skip


class Problem(Exception):
    """A request that gets no answer but this."""

    def __init__(
        self,
        kind: str,
        detail: str,
        *,
        parameter: str | None = None,
        given: str | None = None,
        expected: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = KINDS[kind], detail
        self.parameter, self.given, self.expected = parameter, given, expected
        self.headers = dict(headers or {})

    def body(self, base: str, path: str) -> bytes:
        """The problem in JSON."""
        told = ProblemDetails(
            type=f"{base}/api#problem-{self.kind.name}",
            title=self.kind.title,
            status=self.kind.status,
            detail=self.detail,
            instance=path,
            parameter=self.parameter,
            given=self.given,
            expected=self.expected,
        )
        return msgspec.json.encode(told)


def wrong(parameter: str, given: str, expected: str) -> Problem:
    """A parameter with a value that it can't have."""
    shown = given if len(given) <= 80 else given[:79] + "…"
    detail = f"{parameter} can't be {shown!r}; expected {expected}"
    return Problem("parameter", detail, parameter=parameter, given=shown, expected=expected)


def nothing(what: str, given: str, hint: str) -> Problem:
    """A thing that is not known."""
    shown = given if len(given) <= 80 else given[:79] + "…"
    return Problem("not-found", f"no {what} is known as {shown!r}; {hint}", given=shown, expected=hint)
