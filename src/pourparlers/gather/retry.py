"""When to ask again: what a server tells (Retry-After), else a pause that doubles, with jitter."""

from __future__ import annotations

import datetime
import email.utils
import random

BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Answers that may be others a little later. 520 and after are those of well-known caches before a site."""


def retry_after(told: str | None, now: datetime.datetime) -> float | None:
    """Seconds from a ``Retry-After``, which holds seconds or a date; ``None`` where it tells neither."""
    if not told:
        return None
    told = told.strip()
    if told.isascii() and told.isdigit():
        return float(told[:12])
    try:
        then = email.utils.parsedate_to_datetime(told)
    except (ValueError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=datetime.UTC)
    return max((then - now).total_seconds(), 0.0)


def pause(attempt: int, base: float) -> float:
    """The pause before another attempt (from 1): half to one and a half of a time that doubles."""
    return base * float(2 ** (attempt - 1)) * random.uniform(0.5, 1.5)
