"""Composition: units and offices of one passage to what is found there: persons with offices, actors, places.

Nothing is resolved here: a surname, an office without a name or an epithet is handed on as it stands (see cast.py).
"""

from __future__ import annotations

from pourparlers.reading.names.finder import LISTED, RANK, STOPS, TOPIC, Found, Name, NameFinder
from pourparlers.reading.names.gazetteer import Gazetteer
from pourparlers.reading.names.phrase import RELATIVE, Phrase
from pourparlers.reading.names.romanise import plain
from pourparlers.reading.names.units import ACTORS, Unit
from pourparlers.reading.words.passage import Passage

BRACKETED = 40


class Composer(NameFinder):
    """Composes one passage."""

    def __init__(self, passage: Passage, gazetteer: Gazetteer) -> None:
        super().__init__(passage, gazetteer)
        self.out: list[Found] = []
        self._bodies = {p.i: p for p in self.phrases if p.is_body}
        self._plurals = {p.j: p for p in self.phrases if p.plural and not p.is_body}

    def compose(self) -> list[Found]:
        """What stands in the passage, in order."""
        self._pair()
        # From the right, so that an office finds the rank that stands between it and the name.
        apart = [p for p in reversed(self.phrases) if p.is_body or not self._close(p)][::-1]
        for phrase in apart:
            if phrase.is_body or not self._apart(phrase):
                what = "body" if phrase.is_body else "office"
                self.out.append(Found(phrase.i, phrase.j, what, (phrase.i, phrase.j), phrase, plural=phrase.plural))
        for n, unit in enumerate(self.units):
            if unit.sort == "run" and n not in self.named and not self.used[n]:
                self._bare_name(n, unit)
        for n, unit in enumerate(self.units):
            if unit.sort == "seat":
                self._seat(n, unit)
        for n, unit in enumerate(self.units):
            if not self.used[n] and n not in self.named:
                self._plain(unit)
        return sorted((f for f in self.out if f.what), key=lambda f: (f.i, -f.j))

    def _pair(self) -> None:
        """Two offices of one holder ("deputy prime minister and foreign minister") are one phrase."""
        out: list[Phrase] = []
        for phrase in self.phrases:
            last = out[-1] if out else None
            gap = self.words[last.j : phrase.i] if last else []
            if last and len(gap) == 1 and gap[0] in self.gazetteer.joiners and _pairable(last) and _pairable(phrase):
                last.pair, last.j = phrase, phrase.j
                last.owners = last.owners or phrase.owners
            else:
                out.append(phrase)
        self.phrases = out

    def _seat(self, n: int, unit: Unit) -> None:
        """The Hungarian capital, la capitale belge, the Swiss city: a place by the state beside it."""
        order = (self.by_start.get(unit.j), self.by_end.get(unit.i))
        for m in order if self.gazetteer.offices.owners_after else order[::-1]:
            if m is not None and self.units[m].form == "adjective" and self.units[m].keys and not self.used[m]:
                beside = self.units[m]
                i, j = min(unit.i, beside.i), max(unit.j, beside.j)
                self.used[n] = self.used[m] = True
                sense = unit.senses[0].key
                self.out.append(Found(i, j, "seat", (i, j), keys=beside.keys, sense=sense))
                return

    def _plain(self, unit: Unit) -> None:
        """A unit that is neither name nor office."""
        core = (unit.i, unit.j)
        found = Found(unit.i, unit.j, unit.sort, core, keys=unit.keys, form=unit.form, plural=unit.plural)
        if unit.sort in ACTORS and unit.keys:
            found.what = "actors"
        elif unit.sort in ("place", "venue"):
            sense = unit.sense("venue")
            found.what, found.spot, found.starts = "place", unit.spot, unit.starts
            found.sense, found.form = (sense.key, sense.form) if sense else ("", "")
        elif unit.sort in ("epithet", "pronoun"):
            found.sense = unit.senses[0].key
        else:
            return
        self.out.append(found)

    # A name right beside an office: President Biden; le ministre Jean-Yves Le Drian.
    def _close(self, phrase: Phrase) -> bool:
        if phrase.organ and self._names_left(phrase):
            return False
        if phrase.kind == "unnamed" and not self._is_name_beside(phrase):
            return False
        ranked = self.ranked.get(phrase.j)
        if ranked is not None and not phrase.plural:
            self._attach(phrase, [ranked])
            return True
        k = self._past_adjective(phrase)
        names = self._names_right(phrase.j, phrase.plural, True) or (
            self._names_right(k, phrase.plural, True) if k > phrase.j else []
        )
        if names:
            self._attach(phrase, names)
        return bool(names)

    def _is_name_beside(self, phrase: Phrase) -> bool:
        """Whether a word like "official" is an office beside a name, and no adjective of a headline."""
        n = self.by_start.get(phrase.j)
        if n is None or self.units[n].sort != "run":
            return False
        unit = self.units[n]
        lower = self.passage.raw[phrase.j - 1].islower() and unit.j - unit.i > 1
        return lower or plain(self.passage.raw[unit.i]) in self.gazetteer.given

    # A name in apposition: X, the minister, said; the minister, X, said; the envoy for Y, X, said.
    def _apart(self, phrase: Phrase) -> bool:
        names = self._names_left(phrase) or self._names_after(phrase)
        if names:
            self._attach(phrase, names)
        return bool(names)

    def _attach(self, phrase: Phrase, names: list[Name]) -> None:
        self._borrow(phrase)
        shared = phrase.owners
        each = len(shared) == len(names) > 1
        for position, (n, begin, end) in enumerate(names):
            owners = [shared[position]] if each else list(shared[:1]) if not phrase.plural or len(shared) == 1 else []
            i, j = (min(phrase.i, begin), max(phrase.j, end)) if len(names) == 1 else (begin, end)
            found = Found(i, j, "person", (begin, end), phrase, owners)
            if n in self.named:
                rank = self.named[n]
                if rank.phrase and rank.phrase.kind != RANK and rank.phrase.i < phrase.i:
                    # "Federal Councillor X, head of department": the office before the name stays the first.
                    rank.more, rank.owners, rank.j = phrase, rank.owners or found.owners, max(rank.j, found.j)
                    continue
                found.more = rank.phrase
                if phrase.kind not in RELATIVE:
                    found.owners = found.owners or rank.owners
                rank.what = ""
            elif phrase.kind == RANK:
                self.ranked[i] = (n, begin, end)
            elif not phrase.plural and begin > phrase.i:
                self.single[i] = (n, begin, end)
            self._finish(n, found)
        if phrase.plural and len(names) == 1 and len(shared) == 1:
            self._go_on(phrase, names[0][2])

    def _go_on(self, phrase: Phrase, k: int) -> None:
        """The next of a plural's holders, each behind his own state: les ministres ukrainien, A, et hongrois, B."""
        words, name = self.words, (0, 0, k)
        for _ in range(LISTED):
            k = name[2]
            while k < len(words) and (words[k] == "," or words[k] in self.gazetteer.joiners):
                k += 1
            n = self.by_start.get(k)
            if n is None or self.used[n] or self.units[n].form != "adjective" or not self.units[n].keys:
                return
            k = self.units[n].j
            beside = self._name_at(k + 1 if k < len(words) and words[k] == "," else k, True)
            if beside is None:
                return
            self.used[n], name = True, beside
            found = Found(self.units[n].i, name[2], "person", name[1:], phrase, list(self.units[n].keys[:1]))
            self._finish(name[0], found)

    def _borrow(self, phrase: Phrase) -> None:
        """Whom an office serves may be told by a body later in its words (director for Asia at the French ministry)."""
        if phrase.owners or phrase.default:
            return
        words, gazetteer, j = self.words, self.gazetteer, phrase.j
        if j >= len(words) or not (
            words[j] in gazetteer.topics or words[j] in gazetteer.of or words[j] in gazetteer.to
        ):
            return
        for k in range(j + 1, min(j + TOPIC, len(words) - 1) + 1):
            if words[k - 1] == "," or words[k - 1] in STOPS:
                return
            if k in self._bodies:
                phrase.owners = list(self._bodies[k].served())
                return

    def _finish(self, n: int, found: Found) -> None:
        """Enter a person; a state in brackets after the name is the one served."""
        state = self._in_bracket(found.core[1])
        origin = -1 if state else self._origin(found.core[1])
        if origin >= 0:
            state, self.used[origin] = self.units[origin].keys[0], True
            found.j = max(found.j, self.units[origin].j)
        if state and not found.owners:
            found.owners = [state]
        found.starts = self.units[n].starts
        self.named[n] = found
        self.out.append(found)

    def _in_bracket(self, k: int) -> str:
        words = self.words
        m = self.by_start.get(k + 1) if k + 2 < len(words) and words[k] == "(" else None
        if m is None:
            return ""
        unit = self.units[m]
        if unit.sort in ACTORS and unit.keys and unit.j < len(words) and words[unit.j] == ")":
            self.used[m] = True
            return unit.keys[0]
        return ""

    def _bare_name(self, n: int, unit: Unit) -> None:
        """A run with no office: a person by title, demonym, possessive state, brackets or given name, else a run."""
        words, gazetteer = self.words, self.gazetteer
        after = self.by_start.get(unit.j)
        if after is not None and self.units[after].sort == "word":
            return
        begin = unit.i
        while begin > 0 and words[begin - 1] in gazetteer.particles:
            begin -= 1
        before = self.by_end.get(begin)
        if before is None and begin and words[begin - 1] == ".":
            before = self.by_end.get(begin - 1)
        titled = before is not None and self.units[before].sort == "title"
        begin = begin if titled else unit.i
        found = Found(begin, self._past_inner_title(n), "run", (begin, unit.j), titled=titled)
        found.core = (begin, found.j)
        state, opens = self._state_before(begin)
        state = state or self._state_bracketing(found)
        found.i = min(found.i, opens)
        if titled and before is not None:
            found.what, found.i = "person", min(found.i, self.units[before].i)
        if state:
            found.what, found.owners = "person", [state]
        elif plain(self.passage.raw[unit.i]) in gazetteer.given and unit.j - unit.i > 1 and not unit.weak:
            found.what = "person"
        self._finish(n, found)
        if found.what == "run" and found.owners and unit.j - unit.i > 1:
            found.what = "person"

    def _state_bracketing(self, found: Found) -> str:
        """The state behind which a name stands in brackets; of several, each holds what the plural before them says."""
        i, words = found.i, self.words
        n = self.by_end.get(i - 1) if i > 1 and words[i - 1] == "(" else None
        if n is None or self.units[n].sort not in ACTORS or not self.units[n].keys:
            return ""
        ends = range(i, max(i - BRACKETED, 0) - 1, -1)
        found.phrase = next((self._plurals[k] for k in ends if k in self._plurals), None)
        return self.units[n].keys[0]

    def _state_before(self, i: int) -> tuple[str, int]:
        """The state whose adjective, people or possessive form stands right before a name, and where; else "", i."""
        if i == 0:
            return "", i
        gazetteer = self.gazetteer
        k = i - 1 if self.words[i - 1] in gazetteer.genitive else i
        n = self.by_end.get(k)
        if n is None or self.used[n] or self.units[n].sort not in ACTORS or not self.units[n].keys:
            return "", i
        unit, adjective = self.units[n], self.units[n].form == "adjective"
        people = unit.form == "demonym" or (
            adjective and gazetteer.lower_adjectives and self.passage.raw[unit.i][0].isupper()
        )
        possessive = k < i and unit.form in ("name", "metonym", "capital")
        given = plain(self.passage.raw[i]) in gazetteer.given
        if not (people or possessive or (adjective and given and not gazetteer.lower_adjectives)):
            return "", i
        self.used[n] = True
        return unit.keys[0], unit.i if possessive else i


def _pairable(phrase: Phrase) -> bool:
    return not (phrase.plural or phrase.is_body or phrase.kind in ("unnamed", "spokesperson"))


def compose(passage: Passage, gazetteer: Gazetteer) -> list[Found]:
    """What is found in a passage."""
    return Composer(passage, gazetteer).compose()
