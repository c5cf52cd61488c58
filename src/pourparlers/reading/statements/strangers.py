"""Speakers whom the cast does not know: a capitalised name beside a cue, or a noun that describes one."""

from __future__ import annotations

from collections import deque
from typing import Protocol

from pourparlers.model import ActorKind
from pourparlers.reading.statements.sentence import Cue, Unit
from pourparlers.reading.statements.speakers import Speakers
from pourparlers.reading.words.mentions import Mention

LONGEST, PARTICLE, REACH, PHRASE = 5, 3, 16, 8
ACRONYM = (3, 6)
# A name given in full is remembered over so many paragraphs: the cost of a look stays bounded.
REMEMBERED = 60


class Cast(Protocol):
    """What is asked of an article's cast."""

    def state_of(self, actor_id: str) -> str | None: ...

    def person(self, printed: str) -> str: ...

    def actor(self, kind: ActorKind, name: str) -> str: ...

    def unnamed(self, office: str, of: str | None) -> str: ...


class Strangers:
    """The speakers of an article whom only a cue of speech shows to be such."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._surnames: dict[str, str] = {}
        self._heard: deque[str] = deque(maxlen=REMEMBERED)

    def hear(self, text: str) -> None:
        """Take in a paragraph's text: the names in full of those who are called by their surnames later."""
        self._heard.append(text)

    def described(self, speakers: Speakers, cue: Cue) -> Mention | None:
        """A noun for a person beside a cue, with whom it belongs to: "a member of the Danish delegation said"."""
        unit = speakers.unit
        end = speakers.skip_back(cue.i - 1) + 1
        ranges = [(max(speakers.chunk(end), end - PHRASE), end)]
        if speakers.set_off(cue) and not any(r.person for r in cue.rules):
            ranges.append((cue.j, min(unit.j, cue.j + PHRASE)))
            ranges.append((unit.i, min(unit.i + PHRASE, cue.i)))
        for i, j in ranges:
            for hit in unit.speech.described.find(unit.passage, i, j):
                if unit.hidden(hit.i) or (hit.i > i and unit.passage.words[hit.i - 1] in unit.speech.governing):
                    continue
                named = next((m for m in speakers.able if i <= m.i and m.j <= j and m.kind == "person"), None)
                if named is not None:
                    return named
                around = range(max(i, hit.i - PHRASE // 2), hit.j + PHRASE)
                owners = [m for m in unit.mentions if m.i in around and m.actors and m.kind != "person"]
                owner = next((self._cast.state_of(m.actors[0]) for m in owners), None)
                last = max([hit.j, *(m.j for m in owners if m.j <= j)])
                actor = self._cast.unnamed(hit.senses[0], owner)
                return Mention(hit.i, last, (actor,), "office", "office", (hit.i, hit.j))
        return None

    def source(self, speakers: Speakers, i: int, j: int) -> Mention:
        """The source that words ``i`` to ``j`` name without an article ("de source diplomatique")."""
        unit = speakers.unit
        known = unit.beginning.get(i)
        if known is not None and known.actors:
            return known
        title = next((h.senses[0] for h in unit.speech.described.find(unit.passage, i, j)), "source")
        return Mention(i, j, (self._cast.unnamed(title, None),), "office", "office", (i, j))

    def speaker(self, speakers: Speakers, cue: Cue) -> Mention | None:
        """The name that stands as a cue's subject, before or after it."""
        unit = speakers.unit
        for i, j in (_before(speakers, cue), _after(speakers, cue)):
            if j <= i or any(m.i < j and i < m.j for m in unit.mentions):
                continue
            actor = self._known(unit, i, j, speakers.closes_quote(cue))
            if not actor:
                continue
            found = Mention(i, j, (actor,), "person", "name", (i, j))
            return None if speakers.mute(found) else found
        return None

    def _known(self, unit: Unit, i: int, j: int, quoting: bool) -> str:
        """Who a run of capitals names: a person by a full name or a surname met before, an organisation by letters.

        Beside a quotation of its own a single name will do: nothing else stands there with a capital.
        """
        last, printed = unit.passage.raw[j - 1], unit.passage.said(i, j)
        actor = self._surnames.get(last, "")
        if actor:
            return actor
        if j - i == 1 and printed.isupper() and ACRONYM[0] <= len(printed) <= ACRONYM[1]:
            return self._cast.actor("organisation", printed)
        full = printed if _full(unit, i, j) else self._in_full(last, unit) if j - i == 1 else ""
        if not full and quoting and j - i == 1 and not unit.speech.described.find(unit.passage, i, j):
            full = printed
        if full:
            actor = self._surnames[last] = self._cast.person(full)
        return actor

    def _in_full(self, surname: str, unit: Unit) -> str:
        """The surname with the name that stood before it in an earlier paragraph; empty where none did."""
        for text in self._heard:
            at = text.find(" " + surname)
            given = text[:at].rpartition(" ")[2] if at > 0 else ""
            ends = not text[at + 1 + len(surname) : at + 2 + len(surname)].isalpha()
            if ends and given.isalpha() and given.istitle() and given.lower() not in unit.speech.language.abbreviations:
                return f"{given} {surname}"
        return ""


def _before(speakers: Speakers, cue: Cue) -> tuple[int, int]:
    """The capitalised run before a cue, right there or before the apposition that a comma closes."""
    unit, words = speakers.unit, speakers.words
    end = speakers.skip_back(cue.i - 1) + 1
    if end > unit.i and words[end - 1] == ",":
        end -= 1
        while end > unit.i and words[end - 1] != "," and not unit.hidden(end - 1):
            end -= 1
        end -= 1
    return _run_to(unit, max(end, unit.i))


def _after(speakers: Speakers, cue: Cue) -> tuple[int, int]:
    """The capitalised run behind an inverted cue, over times, fillers and an office in small letters."""
    unit, words = speakers.unit, speakers.words
    if not speakers.set_off(cue):
        return 0, 0
    k, end = cue.j, min(unit.j, cue.j + REACH)
    while k < end and not _name(unit, k):
        mark = not words[k][0].isalnum() and words[k] not in ",-" and words[k] not in unit.speech.possessive
        if mark or words[k] in unit.speech.complementizers or unit.hidden(k):
            return 0, 0
        k = unit.starts.get(k) or speakers.fillers.get(k) or k + 1
    governed = k > cue.j and words[k - 1] in unit.speech.governing
    return (0, 0) if k >= end or governed else _run_from(unit, k)


def _name(unit: Unit, k: int) -> bool:
    raw = unit.passage.raw[k]
    return raw[0].isupper() and raw.isalpha() and len(raw) > 1 and not unit.hidden(k)


def _run_to(unit: Unit, end: int) -> tuple[int, int]:
    i = end
    while i > unit.i and end - i < LONGEST and (_name(unit, i - 1) or (_particle(unit, i - 1) and i < end)):
        i -= 1
    while i < end and not _name(unit, i):
        i += 1
    return i, end


def _run_from(unit: Unit, begin: int) -> tuple[int, int]:
    j = begin
    while j < unit.j and j - begin < LONGEST and (_name(unit, j) or (_particle(unit, j) and j > begin)):
        j += 1
    while j > begin and not _name(unit, j - 1):
        j -= 1
    return begin, j


def _particle(unit: Unit, k: int) -> bool:
    """A hyphen inside a name, or a small word of one (de, van, bin)."""
    raw = unit.passage.raw[k]
    if raw == "-":
        return not unit.passage.spaced(k)
    speech = unit.speech
    return len(raw) <= PARTICLE and raw.isalpha() and raw.islower() and raw not in speech.grammar.coordinators


def _full(unit: Unit, i: int, j: int) -> bool:
    """Whether a run is long enough to be a name in full."""
    return sum(_name(unit, k) for k in range(i, j)) > 1
