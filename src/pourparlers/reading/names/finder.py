"""Names beside offices: where they stand, to the right and left, in rows, in apposition, behind titles."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparlers.reading.names.gazetteer import Gazetteer
from pourparlers.reading.names.offices import OfficeReader
from pourparlers.reading.names.phrase import Phrase
from pourparlers.reading.names.places import Spot
from pourparlers.reading.names.romanise import plain
from pourparlers.reading.names.units import ACTORS, units_of
from pourparlers.reading.words.passage import Passage

TOPIC = 9
LISTED = 12
BRACKET = 8
OPENS = ",(\u2013\u2014"
STOPS = '.;:!?\u00ab\u00bb"'
RANK = "military"

Name = tuple[int, int, int]
"""A unit's number, and the words of the name it begins or is."""


@dataclass(slots=True)
class Found:
    """``what``: person, run (a name that only the article can tell), actors, office, body, place, seat, epithet."""

    i: int
    j: int
    what: str
    core: tuple[int, int]
    phrase: Phrase | None = None
    owners: list[str] = field(default_factory=list)
    keys: tuple[str, ...] = ()
    form: str = ""
    plural: bool = False
    spot: Spot | None = None
    sense: str = ""
    titled: bool = False
    starts: bool = False
    more: Phrase | None = None


class NameFinder:
    """The units and offices of one passage, and the names around them."""

    def __init__(self, passage: Passage, gazetteer: Gazetteer) -> None:
        self.passage, self.gazetteer, self.words = passage, gazetteer, passage.words
        self.units = units_of(passage, gazetteer)
        reader = OfficeReader(passage, self.units, gazetteer)
        self.phrases = reader.all()
        self.used = reader.used
        self.by_start = {u.i: n for n, u in enumerate(self.units)}
        self.by_end = {u.j: n for n, u in enumerate(self.units)}
        self.named: dict[int, Found] = {}
        self.ranked: dict[int, Name] = {}
        self.single: dict[int, Name] = {}

    def _names_after(self, phrase: Phrase) -> list[Name]:
        words, gazetteer, j = self.words, self.gazetteer, self._past_adjective(phrase)
        if j >= len(words):
            return []
        if words[j] == "-" and self.passage.spaced(j):
            while j + 1 < len(words) and words[j + 1] == "-":
                j += 1
            return self._names_right(j + 1, phrase.plural, False)
        if words[j] in OPENS:
            begin = j + 2 if j + 1 < len(words) and words[j + 1] in gazetteer.determiners else j + 1
            beside = self.ranked.get(begin) or (self.single.get(begin) if words[j] == "," else None)
            if beside is not None and not phrase.plural:
                return [beside]
            return self._names_right(j + 1, phrase.plural, False)
        more = bool(phrase.portfolio) and words[j] in gazetteer.joiners
        if more or words[j] in gazetteer.topics or words[j] in gazetteer.to:
            for k in range(j + 1, min(j + TOPIC, len(words))):
                titled = self.by_start.get(k - 1)
                if words[k] in STOPS and not (titled is not None and self.units[titled].sort == "title"):
                    break
                n = self.by_start.get(k)
                if n is not None and self.units[n].sort == "run" and self.passage.raw[k - 1][0].isupper():
                    if plain(self.passage.raw[k]) in gazetteer.given:
                        return self._names_right(k, phrase.plural, False)
                if words[k] == ",":
                    return self._names_right(k + 1, phrase.plural, False)
        return []

    def _past_adjective(self, phrase: Phrase) -> int:
        """Past an adjective that no list knows (l'entraîneur *brestois*), where the language puts them last."""
        words, endings, j = self.words, self.gazetteer.adjective_endings, phrase.j
        if (
            endings
            and j < len(words)
            and words[j].endswith(endings)
            and self.passage.raw[j].islower()
            and len(words[j]) > 4
        ):
            phrase.adjective = j
            return j + 1
        return j

    def _name_at(self, k: int, close: bool) -> Name | None:
        """A name that begins at word ``k``, titles and particles skipped."""
        words, gazetteer, titled = self.words, self.gazetteer, False
        while (n := self.by_start.get(k)) is not None and self.units[n].sort == "title":
            k, titled = self.units[n].j, True
            if k < len(words) and words[k] == ".":
                k += 1
        begin = k
        while k < len(words) and self._is_particle(k) and (titled or close):
            k += 1
        n = self.by_start.get(k)
        if n is None or n in self.named or self.used[n]:
            return None
        unit = self.units[n]
        if unit.weak or (k > begin and not titled and unit.starts):
            return None
        if unit.sort == "run" or (
            unit.sort == "place" and close and gazetteer.atlas.role(self.passage, unit.i) is None
        ):
            return n, begin, self._past_inner_title(n)
        return None

    def _is_particle(self, k: int) -> bool:
        word = self.words[k]
        return word in self.gazetteer.particles and word not in self.gazetteer.origin and self.by_start.get(k) is None

    def _past_inner_title(self, n: int) -> int:
        """The end of a name in whose middle an honorific stands (Hishammuddin Tun Hussein)."""
        units = self.units
        if n + 2 < len(units) and units[n + 1].sort == "title" and units[n + 2].sort == "run":
            if units[n].j == units[n + 1].i and units[n + 1].j == units[n + 2].i and n + 2 not in self.named:
                self.used[n + 2] = True
                return units[n + 2].j
        return units[n].j

    def _names_right(self, k: int, plural: bool, close: bool) -> list[Name]:
        out: list[Name] = []
        words, joiners = self.words, self.gazetteer.joiners
        while (name := self._name_at(k, close or bool(out))) is not None:
            out.append(name)
            if not plural or len(out) == LISTED:
                break
            k = self._past_origin(self._past_bracket(name[2]))
            while k < len(words) and (words[k] == "," or words[k] in joiners):
                k += 1
        return out

    def _past_bracket(self, k: int) -> int:
        if k < len(self.words) and self.words[k] == "(":
            for end in range(k + 1, min(k + BRACKET, len(self.words))):
                if self.words[end] == ")":
                    return end + 1
        return k

    def _past_origin(self, k: int) -> int:
        """Past whom a name is of (Abiy Ahmed *of Ethiopia*)."""
        n = self._origin(k)
        return self.units[n].j if n >= 0 else k

    def _origin(self, k: int) -> int:
        """The state told by "of" at word ``k``, right behind a name; -1 if none."""
        words, begin = self.words, k
        while (
            k < len(words)
            and k - begin < 2
            and (words[k] in self.gazetteer.origin or (k > begin and words[k] in self.gazetteer.articles))
        ):
            k += 1
        n = self.by_start.get(k) if k > begin else None
        if (
            n is None
            or self.units[n].form not in ("name", "members")
            or not self.units[n].keys
            or self.units[n].sort not in ACTORS
        ):
            return -1
        return n

    def _names_left(self, phrase: Phrase) -> list[Name]:
        words, joiners = self.words, self.gazetteer.joiners
        k = phrase.i - (1 if phrase.determiner else 0)
        if k >= 2 and words[k - 1] in self.gazetteer.as_words:
            k = self._before_origin(k - 1) + 1
        elif k < 2 or words[k - 1] not in OPENS:
            return []
        out: list[Name] = []
        k -= 1
        while k > 0:
            if words[k - 1] == ")":
                k = next((b for b in range(k - 2, max(k - BRACKET, 0), -1) if words[b] == "("), k)
            n = self.by_end.get(k)
            if n is None or self.used[n] or self.units[n].sort != "run" or self.units[n].weak:
                break
            if n in self.named and not self._may_hold_more(n):
                break
            out.insert(0, (n, self.units[n].i, self.units[n].j))
            k = self.units[n].i
            if not phrase.plural or len(out) == LISTED:
                break
            before = k
            while k > 0 and (words[k - 1] in joiners or words[k - 1] == ","):
                k -= 1
            if k == before:
                break
        return out

    def _before_origin(self, k: int) -> int:
        """Where a name ends before where its bearer is from (Hanna Tetteh *of Ghana*)."""
        n = self.by_end.get(k)
        if n is not None and self.units[n].sort in ACTORS and self.words[self.units[n].i - 1] in self.gazetteer.of:
            return self.units[n].i - 1
        return k

    def _may_hold_more(self, n: int) -> bool:
        """Whether one office before a named person is all that is told of it, so that another may follow."""
        found = self.named[n]
        return found.phrase is not None and found.more is None and found.phrase.j <= found.core[0]
