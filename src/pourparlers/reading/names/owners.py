"""What stands to the right of an office or body: whom it serves, in the genitive, behind "of", or as an adjective."""

from __future__ import annotations

from collections.abc import Container

from pourparlers.languages.names_schema import Modifier
from pourparlers.reading.names.gazetteer import Gazetteer
from pourparlers.reading.names.phrase import Phrase
from pourparlers.reading.names.units import ACTORS, Unit
from pourparlers.reading.words.passage import Passage

WIDEST_GAP = 5
LONGEST_NAME = 8
DEEPEST = 4  # offices inside one another's words
OPENING, CLOSING = '\u00ab"\u201c\u201e', '\u00bb"\u201d\u201c'
SEATED = ("leaders", "ministers")
GENITIVE = ("name", "metonym", "capital", "loose", "members", "demonym")  # forms that say whom an office serves


class Owners:
    """The units of one passage, and the steps by which a phrase takes those behind it."""

    def __init__(self, passage: Passage, units: list[Unit], gazetteer: Gazetteer) -> None:
        self.passage, self.units, self.gazetteer = passage, units, gazetteer
        self.pack = gazetteer.offices
        self._before = ("adjective",) if self.pack.genitive else ("adjective", *GENITIVE[:-1])
        self.used = [False] * len(units)
        self._ending: dict[int, Phrase] = {}
        self._depth = 0
        for unit, after in zip(units, units[1:], strict=False):
            # "his deputy" is an office, "his deputy foreign minister" another.
            if (
                unit.is_head
                and unit.j == after.i
                and unit.sense("modifier")
                and (after.is_head or after.sense("portfolio"))
            ):
                unit.is_head = False

    def _read(self, u: int) -> Phrase:
        """The phrase whose head is unit ``u``."""
        raise NotImplementedError

    def _between(self, words: list[str], *allowed: Container[str]) -> bool:
        return all(any(w in a for a in allowed) for w in words)

    # To the right: what stands in the genitive or behind "of", and adjectives where the language puts them last.

    def _right(self, u: int, phrase: Phrase, modifiers: list[Modifier]) -> None:
        v, units = u + 1, self.units
        while v < len(units) and units[v].i - phrase.j <= WIDEST_GAP:
            if units[v].sort == "style":
                v += 1
                continue
            end = self._right_step(v, phrase, modifiers)
            if not end:
                break
            phrase.j = max(phrase.j, end)
            while v < len(units) and units[v].i < phrase.j:
                v += 1

    def _right_step(self, v: int, phrase: Phrase, modifiers: list[Modifier]) -> int:
        """The end of the phrase once it takes unit ``v``, 0 if it does not."""
        unit, gazetteer, pack = self.units[v], self.gazetteer, self.pack
        gap = self.passage.words[phrase.j : unit.i]
        link = self._between(gap, gazetteer.of, gazetteer.articles)
        listed = self._between(gap, gazetteer.of, gazetteer.articles, gazetteer.joiners, ",")
        told = any(w in gazetteer.of for w in gap)
        portfolio = unit.sense("portfolio")
        if portfolio and (link or (listed and phrase.portfolio)) and not (self.used[v] and gap):
            if not gap and pack.owners_before and not phrase.portfolio and not pack.owners_after:
                return 0
            phrase.portfolio = phrase.portfolio or pack.portfolio[int(portfolio.key)].title
            return self._use(v)
        modifier = unit.sense("modifier")
        if modifier and not gap and pack.owners_after and not pack.genitive:
            modifiers.append(pack.modifier[int(modifier.key)])
            return self._use(v)
        end = self._genitive_step(v, phrase, gap) if pack.genitive else 0
        if end:
            return end
        head = self._head_from(v)
        if head >= 0 and not phrase.is_body and not self.used[head] and not self._received(phrase, unit):
            if (
                (link and told)
                or (not gap and (pack.genitive or phrase.kind == "spokesperson"))
                or (listed and phrase.inner and phrase.plural)
            ):
                return self._inner(head, phrase)
        if unit.sort in ACTORS and unit.keys:
            return self._owner_step(v, phrase, gap, link, listed)
        if unit.sort == "title" and link and told and v + 1 < len(self.units) and self.units[v + 1].sort == "run":
            return self._unknown_owner(v + 1, phrase)  # "the spokesman of Mr Dahl"
        named = unit.sort in ("run", "place") or (unit.sort == "word" and self.passage.raw[unit.i][0].isupper())
        if named and link and told and not phrase.owners and not phrase.is_body:
            return self._unknown_owner(v, phrase)
        if unit.sort == "run" and not gap and phrase.owners and self._unknown_owner(v, phrase):
            phrase.owners.clear()
            return phrase.organ[1] if phrase.organ else 0
        return 0

    def _genitive_step(self, v: int, phrase: Phrase, gap: list[str]) -> int:
        """The end of a quoted name or a surname that stands right behind an office, whose it is; else 0."""
        if len(gap) == 1 and gap[0] in OPENING and not phrase.owners:
            return self._quoted(v, phrase)
        return self._boss_step(v, phrase) if self.units[v].sort == "run" and not gap and not phrase.is_body else 0

    def _quoted(self, v: int, phrase: Phrase) -> int:
        """The end of a pair of quotation marks whose words are the name of a party or club that the office is of."""
        unit, words = self.units[v], self.passage.words
        stop = min(len(words), unit.j + LONGEST_NAME)
        close = next((k for k in range(unit.j, stop) if words[k] in CLOSING), 0)
        if not close:
            return 0
        if unit.sort in ACTORS and unit.keys and close == unit.j:
            phrase.owners.extend(unit.keys)
        elif unit.sort in ("run", "place", "word"):
            phrase.organ = (unit.i, close)
        else:
            return 0
        for n in range(v, len(self.units)):
            if self.units[n].i >= close:
                break
            self.used[n] = True
        return close + 1

    def _boss_step(self, v: int, phrase: Phrase) -> int:
        """The end of a surname in the genitive whose bearer an office serves ("adviser of Biden John Roe"), else 0."""
        unit, words, given = self.units[v], self.passage.words, self.gazetteer.given
        if phrase.boss or phrase.owners or words[unit.i] in given:
            return 0
        if unit.j - unit.i > 2 and words[unit.i + 1] in given:
            phrase.boss = (unit.i, unit.i + 1)
            unit.i += 1
            return unit.i
        after = self.units[v + 1] if v + 1 < len(self.units) else None
        if unit.j - unit.i == 1 and after is not None and after.i == unit.j and after.sense("portfolio"):
            phrase.boss = (unit.i, unit.j)
            return self._use(v)
        return 0

    def _use(self, v: int) -> int:
        self.used[v] = True
        return self.units[v].j

    def _head_from(self, v: int) -> int:
        """The office or body that unit ``v`` is or leads to (the *French president*), -1 if none."""
        words = self.passage.words
        while v < len(self.units):
            unit = self.units[v]
            if unit.is_head:
                return v
            leads = unit.sense("modifier") or (
                self.pack.owners_before
                and (unit.sense("portfolio") or (unit.sort in ACTORS and unit.form in self._before))
            )
            if not leads or v + 1 == len(self.units):
                return -1
            gap = words[unit.j : self.units[v + 1].i]
            if gap and not (len(gap) == 1 and (gap[0] in self.gazetteer.genitive or gap[0] == "-")):
                return -1
            v += 1
        return -1

    def _owner_step(self, v: int, phrase: Phrase, gap: list[str], link: bool, listed: bool) -> int:
        gazetteer, unit = self.gazetteer, self.units[v]
        if not gap:
            forms = GENITIVE if self.pack.genitive else ("adjective", "name")
            if not self.pack.owners_after or unit.form not in forms or phrase.owners:
                return 0
        elif any(w in gazetteer.to for w in gap):
            sent = phrase.kind == "envoy" or (link and not phrase.owners and not self._elsewhere(phrase, unit))
            if not sent or not self._between(gap, gazetteer.to, gazetteer.articles):
                return 0
            if phrase.kind == "envoy" and not (phrase.owners and self._stays(unit)):
                phrase.to = unit.keys[0]
                return self._use(v)
            if phrase.kind == "envoy":
                return 0
        elif link:
            if not any(w in gazetteer.of for w in gap):
                return 0
            if phrase.owners:
                return self._use(v) if phrase.kind == "envoy" else 0
        elif not (listed and phrase.owners and phrase.plural) or self._head_from(v) >= 0:
            return 0
        if phrase.kind == "local" and unit.form == "capital" and gap:
            phrase.organ = (unit.i, unit.j)
            return self._use(v)
        phrase.owners.extend(k for k in unit.keys if k not in phrase.owners)
        if unit.form == "loose":
            phrase.loose.extend(unit.keys)
        return self._use(v)

    def _stays(self, unit: Unit) -> bool:
        """Whether a capital is where someone is met, as its preposition says: "the Norwegian envoy in Ramallah"."""
        role = self.gazetteer.atlas.role(self.passage, unit.i)
        return unit.form == "capital" and role is not None and role[0] == "at"

    def _elsewhere(self, phrase: Phrase, unit: Unit) -> bool:
        """Whether a capital tells where leaders and ministers are, and not whose they are: "ministers in Oslo"."""
        role = self.gazetteer.atlas.role(self.passage, unit.i)
        return phrase.level in SEATED and unit.form == "capital" and role is not None and role[0] == "at"

    def _received(self, phrase: Phrase, unit: Unit) -> bool:
        """Whether a body is the house in which leaders and ministers are: "the president at the White House"."""
        role = self.gazetteer.atlas.role(self.passage, unit.i)
        return phrase.level in SEATED and phrase.j < unit.i and role is not None and role[0] == "at"

    def _unknown_owner(self, v: int, phrase: Phrase) -> int:
        """A person or an organisation that no list knows behind "of": the end of an organisation's name, else 0."""
        units, k = self.units, v
        begin, end, common = units[v].i, units[v].j, units[v].sort == "word"
        while k + 1 < len(units) and end - begin < LONGEST_NAME:
            gap = self.passage.words[end : units[k + 1].i]
            after = units[k + 1]
            if after.sort == "place" and gap and self._between(gap, self.gazetteer.origin):
                end, common, k = after.j, True, k + 1
                break
            capital = (
                after.sort in ("run", "word", "portfolio", "body", "modifier")
                and self.passage.raw[after.i][0].isupper()
            )
            if not capital or (gap and not self._between(gap, self.gazetteer.genitive)):
                break
            k += 1
            end, common = units[k].j, common or units[k].sort == "word"
        if common or units[v].sort == "place":
            if common and v and units[v - 1].j == begin and units[v - 1].form == "adjective":
                begin = units[v - 1].i
            phrase.organ = (begin, end)
            phrase.boss = None
            for n in range(v, k + 1):
                self.used[n] = units[n].sort != "place"
            return end
        if begin > phrase.j:
            phrase.boss = (begin, end)
        return 0

    def _inner(self, v: int, phrase: Phrase) -> int:
        if self._depth == DEEPEST:
            return 0
        self._depth += 1
        inner = self._read(v)
        self._depth -= 1
        phrase.owners.extend(k for k in inner.served() if k not in phrase.owners)
        phrase.inner.append(inner)
        phrase.body = phrase.body or inner.name or inner.title
        phrase.boss = phrase.boss or inner.boss
        phrase.organ = phrase.organ or inner.organ
        return inner.j
