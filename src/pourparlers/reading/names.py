"""Composition: units and offices of one passage to what is found there: persons with offices, actors, places.

Nothing is resolved here: a surname, an office without a name or an epithet is handed on as it stands (see cast.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparlers.reading.gazetteer import Gazetteer
from pourparlers.reading.offices import OfficeReader, Phrase
from pourparlers.reading.passage import Passage
from pourparlers.reading.places import Spot
from pourparlers.reading.romanise import plain
from pourparlers.reading.units import ACTORS, Unit, units_of

TOPIC = 9
LISTED = 12


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


class Composer:
    """Composes one passage."""

    def __init__(self, passage: Passage, gazetteer: Gazetteer) -> None:
        self.passage, self.gazetteer = passage, gazetteer
        self.units = units_of(passage, gazetteer)
        reader = OfficeReader(passage, self.units, gazetteer)
        self.phrases = reader.all()
        self.used = reader.used
        self.by_start = {u.i: n for n, u in enumerate(self.units)}
        self.by_end = {u.j: n for n, u in enumerate(self.units)}
        self.out: list[Found] = []
        self.named: dict[int, Found] = {}

    def compose(self) -> list[Found]:
        """What stands in the passage, in order."""
        pending: list[Phrase] = []
        for phrase in self.phrases:
            if phrase.is_body or not self._close(phrase):
                pending.append(phrase)
        for phrase in pending:
            if phrase.is_body or not self._apart(phrase):
                what = "body" if phrase.is_body else "office"
                self.out.append(Found(phrase.i, phrase.j, what, (phrase.i, phrase.j), phrase, plural=phrase.plural))
        for n, unit in enumerate(self.units):
            if unit.sort == "run" and n not in self.named and not self.used[n]:
                self._bare_name(n, unit)
        for n, unit in enumerate(self.units):
            if self.used[n]:
                continue
            if unit.sort in ACTORS and unit.keys:
                self.out.append(Found(unit.i, unit.j, "actors", (unit.i, unit.j), keys=unit.keys, form=unit.form, plural=unit.plural))
            elif unit.sort in ("place", "venue") and n not in self.named:
                sense = unit.sense("venue")
                spot = unit.spot
                self.out.append(Found(unit.i, unit.j, "place", (unit.i, unit.j), spot=spot, sense=sense.key if sense else "", form=sense.form if sense else "", starts=unit.starts))
            elif unit.sort in ("epithet", "seat", "pronoun"):
                self.out.append(Found(unit.i, unit.j, unit.sort, (unit.i, unit.j), sense=unit.senses[0].key, plural=unit.plural))
        self.out.sort(key=lambda f: (f.i, -f.j))
        return self.out

    # A name right beside an office: President Biden; le ministre français des Affaires étrangères Jean-Yves Le Drian.
    def _close(self, phrase: Phrase) -> bool:
        names = self._names_right(phrase.j, phrase.plural, True)
        if not names:
            return False
        self._attach(phrase, names)
        return True

    # A name in apposition: X, the minister, said; the minister, X, said; the envoy for Y, X, said.
    def _apart(self, phrase: Phrase) -> bool:
        words = self.passage.words
        left = self._names_left(phrase)
        if left:
            self._attach(phrase, left)
            return True
        j = phrase.j
        if j < len(words) and words[j] in ",(\u2013\u2014:":
            names = self._names_right(j + 1, phrase.plural, False)
            if names and not (words[j] == ":" and phrase.plural):
                self._attach(phrase, names)
                return True
        if j < len(words) and (words[j] in self.gazetteer.topics or words[j] in self.gazetteer.to):
            for k in range(j + 1, min(j + TOPIC, len(words))):
                if words[k] in ".;:!?":
                    break
                if words[k] == ",":
                    names = self._names_right(k + 1, phrase.plural, False)
                    if names:
                        self._attach(phrase, names)
                    return bool(names)
        return False

    def _name_at(self, k: int, close: bool) -> tuple[int, int, int] | None:
        """A name that begins at word ``k``, titles and particles skipped: its unit, first word and the end."""
        words, gazetteer = self.passage.words, self.gazetteer
        titled = False
        while (n := self.by_start.get(k)) is not None and self.units[n].sort == "title":
            k, titled = self.units[n].j, True
            if k < len(words) and words[k] == ".":
                k += 1
        begin = k
        while k < len(words) and words[k] in gazetteer.particles and self.by_start.get(k) is None and (titled or close):
            k += 1
        n = self.by_start.get(k)
        if n is None or n in self.named or self.used[n]:
            return None
        unit = self.units[n]
        if unit.sort == "run" or (unit.sort == "place" and close and not self._role(unit.i)):
            return n, begin, unit.j
        return None

    def _role(self, i: int) -> bool:
        return self.gazetteer.atlas.role(self.passage, i) is not None

    def _names_right(self, k: int, plural: bool, close: bool) -> list[tuple[int, int, int]]:
        out: list[tuple[int, int, int]] = []
        words, gazetteer = self.passage.words, self.gazetteer
        while (name := self._name_at(k, close or bool(out))) is not None:
            out.append(name)
            if not plural or len(out) == LISTED:
                break
            k = self._past_paren(name[2])
            while k < len(words) and (words[k] == "," or words[k] in gazetteer.joiners):
                k += 1
        return out

    def _past_paren(self, k: int) -> int:
        words = self.passage.words
        if k < len(words) and words[k] == "(":
            for end in range(k + 1, min(k + 6, len(words))):
                if words[end] == ")":
                    return end + 1
        return k

    def _names_left(self, phrase: Phrase) -> list[tuple[int, int, int]]:
        words, gazetteer = self.passage.words, self.gazetteer
        k = phrase.i - (1 if phrase.determiner else 0)
        if k < 2 or words[k - 1] not in ",(\u2013\u2014":
            return []
        out: list[tuple[int, int, int]] = []
        k -= 1
        while k > 0:
            if words[k - 1] == ")":
                opened = next((b for b in range(k - 2, max(k - 8, 0), -1) if words[b] == "("), 0)
                k = opened or k
            n = self.by_end.get(k)
            if n is None or self.used[n] or self.units[n].sort != "run":
                break
            if n in self.named and self.named[n].phrase is not None:
                break
            unit = self.units[n]
            out.insert(0, (n, unit.i, unit.j))
            k = unit.i
            if not phrase.plural or len(out) == LISTED:
                break
            before = k
            while k > 0 and (words[k - 1] in gazetteer.joiners or words[k - 1] == ","):
                k -= 1
            if k == before:
                break
        return out

    def _attach(self, phrase: Phrase, names: list[tuple[int, int, int]]) -> None:
        shared = phrase.owners
        each = len(shared) == len(names) > 1
        for position, (n, begin, end) in enumerate(names):
            owners = [shared[position]] if each else list(shared[:1] if not phrase.plural or len(shared) == 1 else [])
            own = phrase.inner[position] if each and len(phrase.inner) == len(names) else None
            i, j = (min(phrase.i, begin), max(phrase.j, end)) if len(names) == 1 else (begin, end)
            found = Found(i, j, "person", (begin, end), phrase, owners)
            if own:
                found.sense = own.title
            self._finish(n, found)

    def _finish(self, n: int, found: Found) -> None:
        """Enter a person; a state in brackets after the name is the one served."""
        state = self._in_paren(found.core[1])
        if state and not found.owners:
            found.owners = [state]
        found.starts = self.units[n].starts
        self.named[n] = found
        self.out.append(found)

    def _in_paren(self, k: int) -> str:
        words = self.passage.words
        if k + 2 < len(words) and words[k] == "(":
            m = self.by_start.get(k + 1)
            if m is not None and self.units[m].sort in ACTORS and self.units[m].keys and self.units[m].j < len(words) and words[self.units[m].j] == ")":
                self.used[m] = True
                return self.units[m].keys[0]
        return ""

    def _bare_name(self, n: int, unit: Unit) -> None:
        """A run with no office: a person by title, demonym, possessive state, brackets or given name, else a mere run."""
        words, gazetteer = self.passage.words, self.gazetteer
        after = self.by_start.get(unit.j)
        if after is not None and self.units[after].sort == "word":
            return
        begin = unit.i
        while begin > 0 and words[begin - 1] in gazetteer.particles:
            begin -= 1
        point = begin - 1 if begin > 0 and words[begin - 1] == "." else begin
        before = self.by_end.get(point)
        titled = before is not None and self.units[before].sort == "title"
        if not titled:
            begin = unit.i
        found = Found(begin, unit.j, "run", (begin, unit.j), titled=titled)
        if titled and before is not None:
            found.what, found.i = "person", self.units[before].i
        state = self._state_before(begin)
        if state:
            found.what, found.owners = "person", [state]
        elif plain(self.passage.raw[unit.i]) in gazetteer.given and unit.j - unit.i > 1:
            found.what = "person"
        self._finish(n, found)
        if found.what == "run" and found.owners and unit.j - unit.i > 1:
            found.what = "person"

    def _state_before(self, i: int) -> str:
        gazetteer, words = self.gazetteer, self.passage.words
        if i == 0:
            return ""
        k = i - 1 if words[i - 1] in gazetteer.genitive else i
        n = self.by_end.get(k)
        if n is None or self.used[n] or self.units[n].sort not in ACTORS or not self.units[n].keys:
            return ""
        unit = self.units[n]
        demonym = unit.form == "demonym" or (unit.form == "adjective" and (gazetteer.lower_adjectives and self.passage.raw[unit.i][0].isupper()))
        possessive = k < i and unit.form in ("name", "metonym", "capital")
        english = not gazetteer.lower_adjectives and unit.form == "adjective" and plain(self.passage.raw[i]) in gazetteer.given
        if not (demonym or possessive or english):
            return ""
        self.used[n] = True
        return unit.keys[0]


def compose(passage: Passage, gazetteer: Gazetteer) -> list[Found]:
    """What is found in a passage."""
    return Composer(passage, gazetteer).compose()
