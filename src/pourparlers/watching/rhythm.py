"""When a source is asked next: half of the time that it has been taking between two changes, learned turn by turn.

- A change moves the rhythm half way to half of the gap since the change before.
- No change stretches it by a quarter, but not beyond half of the silence so far, so that a source which changes every
  six hours keeps being asked every three.
- It stays between five minutes and a day; a new source begins with a quarter of an hour.
- A failure leaves the rhythm alone: the next turn comes after a pause that doubles from a minute to an hour, or when
  the server said. Where another time won't help (no such page, a rule of the site), it doubles up to a day.

Every moment is moved by up to a tenth, so that sources which began together do not stay together.
"""

from __future__ import annotations

import datetime
import random

import msgspec

from pourparlers.delivery import Fetched

SHORTEST, LONGEST, FIRST = 300, 86_400, 900
SOONEST, LATEST = 60, 3600


def after_success(before: Fetched, changed: bool, now: datetime.datetime) -> Fetched:
    """The state after a turn that went well; validators are the caller's."""
    rhythm = _rhythm(before, changed, now)
    return msgspec.structs.replace(
        before,
        checked=written(now),
        changed=written(now) if changed else before.changed,
        due=written(now + _moved(rhythm)),
        rhythm=rhythm,
        failures=0,
        problem=None,
    )


def after_failure(
    before: Fetched, problem: str, now: datetime.datetime, *, later: bool = True, after: float | None = None
) -> Fetched:
    """The state after a turn that did not; ``later`` says that another time may do, ``after`` what the server asks."""
    failures = before.failures + 1
    times = 2 ** min(failures - 1, 16)
    pause = min(SOONEST * times, LATEST) if later else min((before.rhythm or FIRST) * times, LONGEST)
    pause = max(pause, min(int(after or 0), LONGEST))
    return msgspec.structs.replace(
        before, checked=written(now), due=written(now + _moved(pause)), failures=failures, problem=problem
    )


def _rhythm(before: Fetched, changed: bool, now: datetime.datetime) -> int:
    rhythm = before.rhythm or FIRST
    if before.changed is None:
        return rhythm
    since = (now - moment(before.changed)).total_seconds()
    learned = (rhythm + since / 2) / 2 if changed else max(rhythm, min(rhythm * 1.25, since / 2))
    return min(max(round(learned), SHORTEST), LONGEST)


def _moved(seconds: float) -> datetime.timedelta:
    """A little later than told, never earlier: a server's wish is kept to."""
    return datetime.timedelta(seconds=round(seconds * random.uniform(1.0, 1.1)))


def written(moment: datetime.datetime) -> str:
    """A moment as the store has it."""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(written: str) -> datetime.datetime:
    """A moment of the store."""
    return datetime.datetime.fromisoformat(written)
