"""The small tree of errors. Each carries facts: what, where, expected, got."""

from __future__ import annotations


class PourparlersError(Exception):
    """Base of all errors of this package; ``str()`` is one line for a person, with what to do."""


class InputError(PourparlersError):
    """An input that cannot be read. ``where`` names it, ``why`` tells, ``hint`` says what to do."""

    def __init__(self, where: str, why: str, hint: str = "") -> None:
        super().__init__(where, why, hint)
        self.where, self.why, self.hint = where, why, hint

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" + (f". {self.hint}" if self.hint else "")


class StoreError(PourparlersError):
    """A store that cannot be opened, read or written. ``where`` names it, ``why`` tells, ``hint`` says what to do."""

    def __init__(self, where: str, why: str, hint: str = "") -> None:
        super().__init__(where, why, hint)
        self.where, self.why, self.hint = where, why, hint

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" + (f". {self.hint}" if self.hint else "")


class PackError(PourparlersError):
    """A mistake in a language pack: the file, its line, what was expected and what stands there."""

    def __init__(self, file: str, line: int | None, expected: str, got: str = "") -> None:
        super().__init__(file, line, expected, got)
        self.file, self.line, self.expected, self.got = file, line, expected, got

    def __str__(self) -> str:
        at = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{at}: {self.expected}" + (f", got {self.got}" if self.got else "")


class UnknownLanguage(PourparlersError):
    """No pack for a language; ``known`` lists those there are."""

    def __init__(self, where: str, language: str | None, known: tuple[str, ...]) -> None:
        super().__init__(where, language, known)
        self.where, self.language, self.known = where, language, known

    def __str__(self) -> str:
        name = f"no pack for language {self.language!r}" if self.language else "the language was not recognised"
        return f"{self.where}: {name}. There are packs for: {', '.join(self.known)} (choose one with --language)"


class FetchError(InputError):
    """What could not be fetched: its address, what happened, what was expected and what came instead.

    ``status`` is the server's answer where it gave one. ``later`` says that another time may do, ``after`` in how many
    seconds the server wants to be asked again.
    """

    def __init__(
        self,
        url: str,
        what: str,
        expected: str = "",
        got: str = "",
        hint: str = "",
        *,
        status: int | None = None,
        later: bool = False,
        after: float | None = None,
    ) -> None:
        facts = [what, f"expected {expected}" if expected else "", f"got {got}" if got else ""]
        super().__init__(url, ", ".join(filter(None, facts)), hint)
        self.what, self.expected, self.got = what, expected, got
        self.status, self.later, self.after = status, later, after

    def about(self, url: str) -> FetchError:
        """The same of another address, which could not be fetched for this reason."""
        facts = (self.what, self.expected, self.got, self.hint)
        return FetchError(url, *facts, status=self.status, later=self.later, after=self.after)


class WorkError(PourparlersError):
    """Work on something that came in which did not end well: what was worked on, what happened, what was allowed."""

    def __init__(self, where: str, what: str, allowed: str = "") -> None:
        super().__init__(where, what, allowed)
        self.where, self.what, self.allowed = where, what, allowed

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" (allowed: {self.allowed})" if self.allowed else "")
