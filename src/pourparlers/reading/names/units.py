"""A passage's units: hits of the lexicon, capitalised runs that no list knows, and places, in order."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter

from pourparlers.reading.names.gazetteer import Gazetteer, Sense
from pourparlers.reading.names.places import Spot
from pourparlers.reading.names.romanise import plain
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.passage import STOPS, Passage

LESSER = frozenset({"modifier", "portfolio", "pronoun"})
OPENING = frozenset('\u00ab"\u201c\u2018(\u2013\u2014-:\u2022*\u25ba|/')
HYPHENS = frozenset("-\u2013\u2011/")
TITLED = 0.6
LONGEST_RUN = 7
BEYOND = 3  # words of a place behind its capitalised ones: Caucase du Sud


@dataclass(slots=True)
class Unit:
    """``sort``: that of the first sense, or ``run`` (unknown capitalised words), ``place``, ``state`` for compounds.

    ``starts``: it opens a sentence; ``weak``: capitalised only because all words of a headline are.
    """

    i: int
    j: int
    sort: str
    keys: tuple[str, ...] = ()
    form: str = ""
    plural: bool = False
    senses: tuple[Sense, ...] = ()
    spot: Spot | None = None
    starts: bool = False
    weak: bool = False
    is_head: bool = False

    def sense(self, sort: str) -> Sense | None:
        for sense in self.senses:
            if sense.sort == sort:
                return sense
        return None


ACTORS = frozenset(("state", "organisation", "format"))
JOINING = frozenset(("state", "organisation"))


def units_of(passage: Passage, gazetteer: Gazetteer) -> list[Unit]:
    """The units of a passage."""
    hits = gazetteer.lexicon.find(passage)
    found = [_unit(h.i, h.j, h.senses) for h in hits if not _begins_place(passage, h, gazetteer)]
    raw = passage.raw
    capitals = list(compress(range(len(raw)), map(str.isupper, map(itemgetter(0), raw))))
    if not capitals:
        return _joined(passage, found)
    openers = gazetteer.openers
    begins = {i for i, _ in passage.sentences}
    titled = not gazetteer.lower_adjectives and _titled(passage, len(capitals))
    out: list[Unit] = []
    at, n, k = 0, len(found), 0
    while k < len(capitals):
        begin = capitals[k]
        while at < n and found[at].j <= begin:
            out.append(found[at])
            at += 1
        stop = found[at].i if at < n else len(raw)
        if begin >= stop:
            follows = at + 1 < n and found[at + 1].i == found[at].j
            if not follows and _given_hit(raw, found[at], gazetteer, passage):
                stop = found[at + 1].i if at + 1 < n else len(raw)
                at += 1
            else:
                k += 1
                continue
        opens = begin in begins or raw[begin - 1] in OPENING
        if opens and passage.words[begin] in openers:
            k += 1
            continue
        end = _run_end(passage, begin, stop, gazetteer, titled)
        if end == stop and at < n and found[at].i == stop and _tail_hit(raw, begin, end, found[at], gazetteer):
            end = found[at].j
            at += 1
        weak = titled and plain(raw[begin]) not in gazetteer.given
        for unit in _run(passage, begin, end, gazetteer, opens, weak):
            out.append(unit)
            end = max(end, unit.j)
        while at < n and found[at].i < end:
            at += 1
        while k < len(capitals) and capitals[k] < end:
            k += 1
    out.extend(found[at:])
    return _joined(passage, out)


def _begins_place(passage: Passage, hit: Hit[Sense], gazetteer: Gazetteer) -> bool:
    """Whether a word rather begins a name: New York, He Lifeng, Alliance Fleuve Congo."""
    i, j, raw = hit.i, hit.j, passage.raw
    if hit.senses[0].form == "loose" and j < len(raw) and raw[j - 1][0].isupper() and raw[j][0].isupper():
        return True
    if hit.senses[0].sort not in LESSER or not raw[i][0].isupper() or j >= len(raw) or not raw[j][0].isupper():
        return False
    if hit.senses[0].sort == "pronoun":
        return i > 0 and raw[i - 1] not in STOPS and raw[i - 1] not in OPENING
    place = gazetteer.atlas.find(passage, i, min(j + 2, len(raw)))
    return place is not None and place[0] > j


@functools.lru_cache(maxsize=8192)
def _facts(senses: tuple[Sense, ...]) -> tuple[str, tuple[str, ...], str, bool, bool]:
    """What the senses of a form say together: sort, keys, form, plural, and whether it heads an office."""
    first = senses[0]
    keys = tuple(dict.fromkeys(s.key for s in senses if s.sort in ACTORS))[:1]
    head = any(s.sort in ("office", "body") for s in senses)
    return first.sort, keys, first.form, any(s.plural for s in senses), head


def _unit(i: int, j: int, senses: tuple[Sense, ...]) -> Unit:
    sort, keys, form, plural, head = _facts(senses)
    return Unit(i, j, sort, keys, form, plural, senses, is_head=head)


def _titled(passage: Passage, capitals: int) -> bool:
    """Whether most words are capitalised, as in headlines of some papers: then a capital says little."""
    if len(passage.raw) > 40 or capitals < 4 or passage.raw[-1] in STOPS:
        return False
    return capitals > TITLED * sum(1 for w in passage.raw if w[0].isalpha())


def _given_hit(raw: list[str], unit: Unit, gazetteer: Gazetteer, passage: Passage) -> bool:
    """Whether a state's or office's name is rather a given name: Jordan Bardella, Israel Katz."""
    j = unit.j
    if unit.j - unit.i != 1 or plain(raw[unit.i]) not in gazetteer.given or j >= len(raw) or not raw[j][0].isupper():
        return False
    return unit.form in ("name", "capital", "") and passage.words[j] not in gazetteer.openers and raw[j][1:].islower()


def _tail_hit(raw: list[str], begin: int, end: int, unit: Unit, gazetteer: Gazetteer) -> bool:
    """Whether a word known otherwise is the surname after given names: Theresa May."""
    if unit.j - unit.i != 1 or end - begin > 2 or plain(raw[begin]) not in gazetteer.given or raw[unit.i].isupper():
        return False
    return (
        unit.sort in ("word", "organisation") and raw[unit.i][0].isupper() and (end - begin == 1 or unit.sort != "word")
    )


def _run_end(passage: Passage, begin: int, stop: int, gazetteer: Gazetteer, titled: bool) -> int:
    raw, words, particles = passage.raw, passage.words, gazetteer.particles
    k = begin + 1
    limit = min(stop, begin + 2 * LONGEST_RUN)
    named = plain(raw[begin]) in gazetteer.given
    while k < limit:
        word = raw[k]
        if word[0].isupper() and passage.spaced(k):
            if titled and not (named and k - begin <= 2):
                break
            k += 1
        elif word[0].isupper() and raw[k - 1][-1] in "'-":
            k += 1
        elif (
            word == "-"
            and k + 1 < stop
            and raw[k + 1][0].isalpha()
            and not passage.spaced(k)
            and not passage.spaced(k + 1)
        ):
            k += 2
        elif word == "'" and k + 1 < stop and raw[k + 1][0].isupper() and not passage.spaced(k):
            k += 2
        elif word == "." and len(raw[k - 1]) == 1 and k + 1 < stop and raw[k + 1][0].isupper():
            k += 1
        elif words[k] in particles and (after := _past_particles(passage, k, stop, particles)):
            k = after
        else:
            break
    while k > begin + 1 and raw[k - 1] in "-'":
        k -= 1
    return k


def _past_particles(passage: Passage, k: int, stop: int, particles: frozenset[str]) -> int:
    """Where a name goes on after particles at ``k`` (van der Bellen, bin Salman, al-Sissi), 0 if it does not."""
    raw, words, end = passage.raw, passage.words, k
    while end < min(stop, k + 4) and (words[end] in particles or (raw[end] == "-" and not passage.spaced(end))):
        end += 1
    return end + 1 if end < stop and raw[end][0].isupper() else 0


def _run(passage: Passage, begin: int, end: int, gazetteer: Gazetteer, opens: bool, weak: bool) -> Iterable[Unit]:
    """A run as one unit, or as the place that it is or begins with."""
    found = gazetteer.atlas.find(passage, begin, min(end + BEYOND, len(passage.raw)))
    if found and (found[0] >= end or _place_first(passage, begin, gazetteer)):
        j, spot = found
        yield Unit(begin, j, "place", spot=spot, starts=opens)
        if j < end and passage.raw[j][0].isupper():
            yield Unit(j, end, "run", weak=weak)
        return
    yield Unit(begin, end, "run", starts=opens, weak=weak)


def _place_first(passage: Passage, begin: int, gazetteer: Gazetteer) -> bool:
    role = gazetteer.atlas.role(passage, begin)
    return role is not None and role[0] != "of" and plain(passage.raw[begin]) not in gazetteer.given


def _joined(passage: Passage, units: list[Unit]) -> list[Unit]:
    """States joined by hyphens to one unit of several keys (US-Russia, russo-américain); lone prefixes dropped."""
    out: list[Unit] = []
    for unit in units:
        last = out[-1] if out else None
        if last and last.sort in JOINING and unit.sort in JOINING and _hyphenated(passage, last, unit):
            keys = tuple(dict.fromkeys(last.keys + unit.keys))
            out[-1] = Unit(last.i, unit.j, "state", keys, unit.form, False, unit.senses)
            continue
        if last and last.form == "prefix":
            out.pop()
        if len(out) > 1 and out[-1].keys and _glossed(passage, out[-2], out[-1], unit):
            out.pop()
            out[-1].j = unit.i
        out.append(unit)
    if out and out[-1].form == "prefix":
        out.pop()
    return out


def _glossed(passage: Passage, name: Unit, short: Unit, after: Unit) -> bool:
    """Whether a short name stands in brackets between a name and its offices: "European Union (EU) ministers"."""
    marks = passage.words[name.j : short.i], passage.words[short.j : after.i]
    same = name.keys == short.keys and name.sort in ACTORS
    return same and marks == (["("], [")"]) and (after.is_head or after.sort in ("portfolio", "office", "modifier"))


def _hyphenated(passage: Passage, last: Unit, unit: Unit) -> bool:
    return unit.i == last.j + 1 and passage.raw[last.j] in HYPHENS and not passage.spaced(unit.i)
