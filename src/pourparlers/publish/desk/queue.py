"""The review queue: what nobody has reviewed, what is to come first, each with the sentences that tell it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pourparlers.edtf import parse
from pourparlers.publish.agenda import Entry, entry_of
from pourparlers.publish.desk.here import Here, Sheet
from pourparlers.publish.known import Known
from pourparlers.publish.quotes import Quote, quotes_for
from pourparlers.publish.words import Words
from pourparlers.record.corrected import seen
from pourparlers.record.entry import Meeting
from pourparlers.record.review import REASONS, Open, open_of
from pourparlers.showing.evidence import BEST

A_PAGE, MOST_TOLD = 20, 3
WHENS = ("coming", "past", "undated")


class Fact(NamedTuple):
    """A date that reports give, in words; by how many voices; the sentence that says so."""

    said: str
    voices: int
    quote: Quote | None


class Item(NamedTuple):
    """A meeting of the queue; ``seen`` is what a review of it is of."""

    entry: Entry
    why: tuple[str, ...]
    facts: tuple[Fact, ...]
    seen: str


class Waiting:
    """What is to be reviewed, found once for each state of the record."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp = ""
        self._found: dict[str, list[Open]] = {}

    def of(self, known: Known) -> dict[str, list[Open]]:
        """What waits, by whether it is to come (the next first), past (the last first), or without a day."""
        with self._lock:
            if self._stamp != known.stamp or not self._found:
                self._found, self._stamp = _sorted(known), known.stamp
            return self._found


def queue(here: Here, waiting: Waiting) -> Sheet:
    """The desk's first page."""
    known, words, query = here.visit.known, here.visit.words, here.query
    found = waiting.of(known)
    when = query.get("when", "")
    when = when if when in WHENS else next((name for name in WHENS if found[name]), WHENS[0])
    why = query.get("why", "") if query.get("why") in REASONS else ""
    wanted = [one for one in found[when] if not why or why in one.why]
    pages = max(1, -(-len(wanted) // A_PAGE))
    page = min(max(1, _number(query.get("page", ""))), pages)
    shown = wanted[(page - 1) * A_PAGE : page * A_PAGE]
    values = {
        "items": [_item(one, known, words) for one in shown],
        "count": sum(map(len, found.values())),
        "whens": [(name, len(found[name])) for name in WHENS],
        "whys": [(name, count) for name, count in _reasons(found[when])],
        "when": when,
        "why": why,
        "page_now": page,
        "pages": pages,
        "back": f"/?when={when}" + (f"&why={why}" if why else "") + (f"&page={page}" if page > 1 else ""),
    }
    return Sheet("desk/queue.html", "/", words.tongue.catalogue.gettext("Review"), values, "")


def facts_of(known: Known, meeting: Meeting, words: Words) -> tuple[Fact, ...]:
    """The dates that reports give with a sentence each, else the sentence that tells most of it."""
    facts = [
        Fact(words.value(s.value), s.voices, _quote(known, meeting, s.articles, words))
        for s in meeting.dates[:MOST_TOLD]
    ]
    if any(fact.quote for fact in facts):
        return tuple(facts)
    quote = _quote(known, meeting, [report.article for report in meeting.reports], words)
    return (Fact("", 0, quote),) if quote else ()


def _quote(known: Known, meeting: Meeting, articles: Iterable[str], words: Words) -> Quote | None:
    """A sentence of some articles: one in the reader's language, if there is one."""
    found = quotes_for(known, meeting, articles, BEST, words)
    own = [quote for quote in found if quote.language == words.tongue.code]
    return next(iter(own or found), None)


def _sorted(known: Known) -> dict[str, list[Open]]:
    by: dict[str, list[tuple[int, Open]]] = {name: [] for name in WHENS}
    for one in open_of(known.all):
        days = parse(one.meeting.when) if one.meeting.when else None
        if days is None or days.yearless:
            by["undated"].append((0, one))
        elif days.last >= known.today:
            by["coming"].append((days.last.toordinal(), one))
        else:
            by["past"].append((-days.last.toordinal(), one))
    return {name: [one for _, one in sorted(rows, key=lambda row: row[0])] for name, rows in by.items()}


def _reasons(found: Sequence[Open]) -> list[tuple[str, int]]:
    counted = Counter(why for one in found for why in one.why)
    return [(why, counted[why]) for why in REASONS if counted[why]]


def _item(one: Open, known: Known, words: Words) -> Item:
    entry = entry_of(one.meeting, known.today, words)
    return Item(entry, one.why, facts_of(known, one.meeting, words), seen(one.meeting))


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 8 else 1
