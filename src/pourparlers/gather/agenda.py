"""Official agendas as iCalendar: each entry a delivery, the word of the body that publishes it, of a coming meeting.

A calendar is cut into its entries before the library reads them, one by one, so that a broken entry costs only itself.
"""

from __future__ import annotations

import datetime
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from pourparlers.delivery import Delivery
from pourparlers.errors import InputError
from pourparlers.gather.charset import decoded
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.entry import Moments, event_of, moment_in, moments_of, one, parameter, plain_of
from pourparlers.gather.moments import iso
from pourparlers.gather.recurrence import occurrences, window_of
from pourparlers.gather.sheet import sheet_of
from pourparlers.gather.tally import Tally
from pourparlers.model import AgendaEvent

MOST_BYTES = 32 * 2**20
MOST_EVENTS = 4000
LONGEST_EVENT = 200_000
MOST_SERIES = 400
FOLD = re.compile(r"\r?\n[ \t]")
BEGIN = re.compile(r"^BEGIN:VEVENT[ \t]*$", re.M | re.I)
END = re.compile(r"^END:VEVENT[ \t]*$", re.M | re.I)
HEAD = re.compile(
    r"^(X-WR-CALNAME|NAME|X-WR-TIMEZONE|TIMEZONE-ID|METHOD|URL)(?:;[^:\n]{0,200})?:(.{1,500})$", re.M | re.I
)


def entries(
    data: bytes,
    where: str,
    *,
    url: str | None = None,
    charset: str | None = None,
    today: datetime.date | None = None,
    tally: Tally | None = None,
) -> Iterator[Delivery]:
    """The entries of a calendar. ``today`` is where the window lies in which a series gives its occurrences."""
    tally = tally if tally is not None else Tally()
    text = _text_of(data, where, charset)
    starts = [match.start() for match in BEGIN.finditer(text)]
    head = _head(text[: starts[0]] if starts else text)
    tally.title = head.get("X-WR-CALNAME") or head.get("NAME")
    zone = head.get("X-WR-TIMEZONE") or head.get("TIMEZONE-ID")
    if len(starts) > MOST_EVENTS:
        tally.left = len(starts) - MOST_EVENTS
        starts = starts[: MOST_EVENTS // 2] + starts[-MOST_EVENTS // 2 :]
    cancelled = head.get("METHOD", "").upper() == "CANCEL"
    parsed = [found for start in starts if (found := _parsed(text, start, tally)) is not None]
    moved = _moved(parsed, zone)
    shared = Counter(own_address(component) for component in parsed)
    series = 0
    for component in parsed:
        when = moments_of(component, zone)
        if when is None:
            tally.pass_over("an entry with no day")
            continue
        event = event_of(component, when)
        if cancelled:
            event = msgspec.structs.replace(event, status="cancelled")
        for words in (event.title, event.description):
            tally.heard(words)
        series += "RRULE" in component
        days = _days(component, when, today, event, moved, tally, counted=series <= MOST_SERIES)
        for occurrence in days:
            tally.took(occurrence.start)
            yield _delivery(component, occurrence, url, tally.title, shared)


def _text_of(data: bytes, where: str, charset: str | None) -> str:
    if len(data) > MOST_BYTES:
        raise InputError(where, f"larger than {MOST_BYTES // 2**20} MB", "This is no usual agenda")
    text = FOLD.sub("", decoded(data, charset)).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not re.match(r"\s*BEGIN:VCALENDAR\b", text, re.I):
        raise InputError(where, "is no iCalendar file", "It must begin with BEGIN:VCALENDAR; check the address")
    return text


def _head(text: str) -> dict[str, str]:
    """What the calendar says of itself before its first entry."""
    return {name.upper(): plain_of(value) for name, value in HEAD.findall(text[:LONGEST_EVENT])}


def _parsed(text: str, start: int, tally: Tally) -> Any:
    from icalendar import Event

    end = END.search(text, start, start + LONGEST_EVENT)
    if end is None:
        tally.pass_over("an entry with no end")
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Event.from_ical(text[start : end.end()].replace("\n", "\r\n") + "\r\n")
    except Exception:  # what the library may raise on a stranger's lines is not told anywhere
        tally.pass_over("a broken entry")
        return None


def _moved(components: list[Any], zone: str | None) -> set[tuple[str, str]]:
    """The occurrences that have an entry of their own, so that their series leaves them out."""
    found: set[tuple[str, str]] = set()
    for component in components:
        when = moments_of(component, zone)
        if when is not None and when.recurrence is not None:
            found.add((str(component.get("UID", "")), when.recurrence))
    return found


def _days(
    component: Any,
    when: Moments,
    today: datetime.date | None,
    event: AgendaEvent,
    moved: set[tuple[str, str]],
    tally: Tally,
    *,
    counted: bool,
) -> Iterator[AgendaEvent]:
    """The entry itself, or the occurrences of its series."""
    rule = component.get("RRULE")
    if rule is None or when.recurrence is not None:
        yield event
        return
    start = when.start if isinstance(when.start, datetime.datetime) else _at_midnight(when.start)
    found = None
    if counted and isinstance(rule, dict):
        found = occurrences(rule, start, window_of(today, start), when.zoned)
    if found is None:
        tally.pass_over("a rule of recurrence that is not usual: its first day alone is taken")
        yield event
        return
    for moment in sorted({*found, *when.added}):
        shifted = when.shifted(moment)
        if shifted.start_text not in when.dropped and (event.uid, shifted.start_text) not in moved:
            yield msgspec.structs.replace(
                event, start=shifted.start_text, end=shifted.end_text, recurrence=shifted.start_text
            )


def _at_midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time())


def _delivery(
    component: Any, event: AgendaEvent, base: str | None, title: str | None, shared: Counter[str | None]
) -> Delivery:
    event = msgspec.structs.replace(event, voice=title)
    own = own_address(component)
    alone = own is not None and shared[own] == 1 and event.recurrence is None
    return Delivery(
        data=sheet_of(event).text.encode("utf-8", "replace"),
        media_type="text/plain",
        charset="utf-8",
        url=own if alone else _within(own or base, event),
        language=language_code(parameter(one(component, "SUMMARY"), "LANGUAGE")),
        headline=event.title,
        published=_stamp(component, "CREATED"),
        modified=_stamp(component, "LAST-MODIFIED"),
        voice=title,
        event=event,
    )


def own_address(component: Any) -> str | None:
    """The address that an entry gives for itself."""
    told = one(component, "URL")
    return address_of(told) if isinstance(told, str) else None


def _within(base: str | None, event: AgendaEvent) -> str | None:
    """An entry with no address that is its own alone has its place in the agenda's, or in the one that it shares."""
    if base is None or not event.uid:
        return base
    mark = event.uid if event.recurrence is None else f"{event.uid};{event.recurrence}"
    return f"{base.partition('#')[0]}#{quote(mark[:300], safe='@.:;-_')}"


def _stamp(component: Any, name: str) -> str | None:
    moment = moment_in(one(component, name))
    return iso(moment.isoformat()) if moment else None
