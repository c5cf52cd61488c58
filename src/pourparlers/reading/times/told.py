"""What the words of a time expression tell, before any calendar is asked."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.model import Clock


@dataclass(slots=True)
class Told:
    """A time expression by its parts. ``core`` is its first word without preposition and article;
    a ``loose`` one counts only beside a day. ``hours`` joined it, and ``body`` is its range without them."""

    i: int
    j: int
    make: str
    core: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    season: int | None = None
    part_of_year: str = ""
    n: int | None = None
    vague: bool = False
    sign: int = 1
    unit: str = ""
    base: str = "published"
    which: str = ""
    part: str = ""
    clock: Clock | None = None
    role: str = "at"
    about: bool = False
    as_duration: bool = False
    if_future: bool = False
    of_event: bool = False
    of_year: bool = False
    loose: bool = False
    value: str = ""
    decade: int | None = None
    century: int | None = None
    hours: tuple[Told, ...] = ()
    body: tuple[int, int] = (0, 0)

    @property
    def is_day(self) -> bool:
        """Whether it names a day: by number, by weekday, or by distance."""
        if self.make == "date":
            return self.day is not None or self.weekday is not None
        return self.make == "night" or (self.make in ("shift", "period") and self.unit == "P1D")
