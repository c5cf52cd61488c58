"""Moments as sources write them, to ISO 8601 in the zone that they were written in.

The zone is kept, for the day of publication is the outlet's day and not Greenwich's.
"""

from __future__ import annotations

import datetime
import email.utils
import re
import time

LONGEST = 60
OFFSET = re.compile(r"([+-]\d{2})(\d{2})$")
EARLIEST, LATEST = 1900, 2200


def iso(told: object) -> str | None:
    """A date or a moment in ISO 8601 or as mail writes it; ``None`` for what is neither."""
    if not isinstance(told, str):
        return None
    text = " ".join(told[:LONGEST].split())
    if not text:
        return None
    moment = _of_iso(text) or _of_mail(text)
    return moment if moment and EARLIEST <= int(moment[:4]) <= LATEST else None


def of_utc(told: time.struct_time | None) -> str | None:
    """The moment that another parser made of a text, as UTC."""
    try:
        return iso(time.strftime("%Y-%m-%dT%H:%M:%SZ", told)) if told else None
    except (ValueError, OverflowError, TypeError):
        return None


def _of_iso(text: str) -> str | None:
    for form in (text, OFFSET.sub(r"\1:\2", text.replace(" ", "T", 1))):
        try:
            if len(form) == 10:
                return datetime.date.fromisoformat(form).isoformat()
            if len(form) > 10 and form[4:5] == "-":
                return datetime.datetime.fromisoformat(form).replace(microsecond=0).isoformat()
        except ValueError:
            continue
    return text if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", text) else None


def _of_mail(text: str) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(text).replace(microsecond=0).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
