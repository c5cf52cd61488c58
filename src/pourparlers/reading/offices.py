"""Offices and bodies with whom they serve: the Russian deputy foreign minister, le ministère français de la Défense."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparlers.languages.names_schema import BodyWords, Modifier, OfficeWords
from pourparlers.reading.gazetteer import Gazetteer
from pourparlers.reading.passage import Passage
from pourparlers.reading.units import ACTORS, Unit

WIDEST_GAP = 4
GENITIVE = ("name", "metonym", "capital", "loose", "members", "demonym")


@dataclass(slots=True)
class Phrase:
    """One office or body in the text: its words without article, English title, rank and owners' keys in order.

    ``body`` is the ministry or palace that an office belongs to; ``determiner`` the word before.
    """

    i: int
    j: int
    title: str
    level: str = ""
    kind: str = ""
    plural: bool = False
    former: bool = False
    owners: list[str] = field(default_factory=list)
    default: str = ""
    body: str = ""
    name: str = ""
    venue: str = ""
    is_body: bool = False
    determiner: str = ""
    portfolio: str = ""
    inner: list[Phrase] = field(default_factory=list)
    to: str = ""


class OfficeReader:
    """Reads the phrases of one passage from its units."""

    def __init__(self, passage: Passage, units: list[Unit], gazetteer: Gazetteer) -> None:
        self.passage, self.units, self.gazetteer = passage, units, gazetteer
        self.pack = gazetteer.offices
        self.used = [False] * len(units)
        self.ending: dict[int, Phrase] = {}

    def all(self) -> list[Phrase]:
        """Every phrase, in order; the units that it is made of are marked as used."""
        out: list[Phrase] = []
        for u, unit in enumerate(self.units):
            if not self.used[u] and (unit.sense("office") or unit.sense("body")):
                phrase = self._read(u)
                if phrase is None:
                    continue
                while out and out[-1].j > phrase.i:
                    out.pop()
                out.append(phrase)
                self.ending[phrase.j] = phrase
        return out

    def _gap(self, i: int, j: int) -> list[str]:
        return self.passage.words[i:j]

    def _read(self, u: int) -> Phrase | None:
        unit = self.units[u]
        office, body = unit.sense("office"), unit.sense("body")
        phrase = Phrase(unit.i, unit.j, "")
        row: OfficeWords | BodyWords
        if office:
            row = self.pack.office[int(office.key)]
            phrase.kind = row.kind
            phrase.plural = office.plural
        else:
            assert body is not None
            row = self.pack.body[int(body.key)]
            phrase.is_body, phrase.name, phrase.venue = True, row.name, row.venue
            phrase.plural = body.plural
        phrase.level, phrase.default = row.level, self.gazetteer.key(row.default)
        self.used[u] = True
        modifiers: list[Modifier] = []
        self._left(u, phrase, modifiers)
        self._right(u, phrase, modifiers)
        title = row.title
        if phrase.portfolio and row.portfolio:
            title = row.portfolio.replace("{}", phrase.portfolio)
        elif phrase.portfolio and title == "{}":
            title = phrase.portfolio
        for modifier in modifiers:
            title = modifier.title.replace("{}", title)
            phrase.former = phrase.former or modifier.former
            phrase.level = modifier.level or phrase.level
        if phrase.body and phrase.kind == "spokesperson":
            title = f"{phrase.body} {title}"
        phrase.title = title
        self._determine(phrase)
        return phrase

    def _determine(self, phrase: Phrase) -> None:
        before = phrase.i - 1
        words = self.passage.words
        gazetteer = self.gazetteer
        if before >= 0 and (words[before] in gazetteer.articles or words[before] in gazetteer.possessives or words[before] in gazetteer.indefinite):
            phrase.determiner = words[before]

    def _left(self, u: int, phrase: Phrase, modifiers: list[Modifier]) -> None:
        before_ok = self.pack.owners_before
        gazetteer = self.gazetteer
        v = u - 1
        while v >= 0 and not (self.used[v] and self.units[v].j not in self.ending):
            unit = self.units[v]
            gap = self._gap(unit.j, phrase.i)
            if len(gap) > 1:
                break
            joint = gap[0] if gap else ""
            if joint and not (joint in gazetteer.genitive or joint == "-" or joint in gazetteer.joiners or joint == ","):
                break
            whole = self.ending.get(unit.j)
            if whole and whole.is_body and joint in ("", *gazetteer.genitive) and before_ok:
                phrase.owners[:0] = whole.owners or ([whole.default] if whole.default else [])
                phrase.body, phrase.i = whole.name or whole.title, whole.i
                self.used[v] = True
                return
            if unit.sense("modifier") and joint in ("", "-"):
                modifiers.append(self.pack.modifier[int(unit.sense("modifier").key)])  # type: ignore[union-attr]
            elif unit.sense("portfolio") and not joint and before_ok:
                title = self.pack.portfolio[int(unit.sense("portfolio").key)].title  # type: ignore[union-attr]
                phrase.portfolio = title if not phrase.portfolio else phrase.portfolio
            elif unit.sort in ACTORS and before_ok and unit.keys and not (self.pack.genitive and unit.form != "adjective"):
                coordinate = joint in gazetteer.joiners or joint == ","
                if coordinate and not (phrase.plural and phrase.owners and unit.form == "adjective"):
                    break
                if phrase.owners and not coordinate:
                    break
                phrase.owners[:0] = unit.keys
                if joint in gazetteer.genitive:
                    phrase.i = unit.i
                    self.used[v] = True
                    return
            else:
                break
            phrase.i = unit.i
            self.used[v] = True
            v -= 1

    def _right(self, u: int, phrase: Phrase, modifiers: list[Modifier]) -> None:
        v = u + 1
        while v < len(self.units):
            unit = self.units[v]
            gap = self._gap(phrase.j, unit.i)
            if len(gap) > WIDEST_GAP or (gap and unit.i - phrase.j > WIDEST_GAP):
                break
            step = self._right_step(v, unit, gap, phrase, modifiers)
            if not step:
                break
            phrase.j = max(phrase.j, step)
            v += 1
            while v < len(self.units) and self.units[v].i < phrase.j:
                v += 1

    def _right_step(self, v: int, unit: Unit, gap: list[str], phrase: Phrase, modifiers: list[Modifier]) -> int:
        """The end of the phrase once it takes unit ``v``, 0 if it does not."""
        gazetteer, pack = self.gazetteer, self.pack
        link = not gap or all(w in gazetteer.of or w in gazetteer.articles for w in gap)
        portfolio = unit.sense("portfolio")
        if portfolio and (link or (phrase.portfolio and all(w in gazetteer.joiners or w in gazetteer.of or w in gazetteer.articles or w == "," for w in gap))):
            if not gap and pack.owners_before and not pack.genitive and not phrase.portfolio:
                return 0
            phrase.portfolio = phrase.portfolio or pack.portfolio[int(portfolio.key)].title
            self.used[v] = True
            return unit.j
        modifier = unit.sense("modifier")
        if modifier and not gap and pack.owners_after and not pack.genitive:
            modifiers.append(pack.modifier[int(modifier.key)])
            self.used[v] = True
            return unit.j
        if pack.genitive and not gap and (inner := self._inner_at(v)):
            return self._inner(inner, phrase)
        if unit.sort in ACTORS and unit.keys:
            return self._owner_step(v, unit, gap, link, phrase)
        if (unit.sense("office") or unit.sense("body")) and gap and not self.used[v] and not phrase.is_body:
            if all(w in gazetteer.of or w in gazetteer.articles for w in gap) and any(w in gazetteer.of for w in gap):
                return self._inner(v, phrase)
            if phrase.inner and phrase.plural and all(w in gazetteer.joiners or w in gazetteer.articles or w in gazetteer.of or w == "," for w in gap):
                return self._inner(v, phrase)
        return 0

    def _inner_at(self, v: int) -> int:
        """The office or body that begins at unit ``v``, an adjective or modifier before it skipped; 0 for none."""
        end = self.units[v].i
        while v < len(self.units) and self.units[v].i == end and not self.used[v]:
            unit = self.units[v]
            if unit.sense("office") or unit.sense("body"):
                return v
            if not unit.sense("modifier") and unit.form != "adjective":
                return 0
            v, end = v + 1, unit.j
        return 0

    def _owner_step(self, v: int, unit: Unit, gap: list[str], link: bool, phrase: Phrase) -> int:
        gazetteer = self.gazetteer
        if not gap:
            if not self.pack.owners_after or phrase.owners:
                return 0
            if unit.form not in (GENITIVE if self.pack.genitive else ("adjective", "name")):
                return 0
        elif all(w in gazetteer.to or w in gazetteer.articles for w in gap) and any(w in gazetteer.to for w in gap):
            if phrase.kind == "envoy" or phrase.owners:
                phrase.to = unit.keys[0]
                self.used[v] = True
                return unit.j
            return 0
        elif link:
            if not any(w in gazetteer.of for w in gap):
                return 0
            if phrase.owners:
                return unit.j if self._take(v) and phrase.kind == "envoy" else 0
        else:
            listed = all(w in gazetteer.joiners or w in gazetteer.of or w in gazetteer.articles or w == "," for w in gap)
            if not (listed and phrase.owners and phrase.plural) or self._another(v):
                return 0
        phrase.owners.extend(k for k in unit.keys if k not in phrase.owners)
        self.used[v] = True
        return unit.j

    def _take(self, v: int) -> bool:
        self.used[v] = True
        return True

    def _another(self, v: int) -> bool:
        """Whether the state at ``v`` opens an office of its own (…, the French president)."""
        if v + 1 >= len(self.units):
            return False
        unit, after = self.units[v], self.units[v + 1]
        gap = self._gap(unit.j, after.i)
        beside = not gap or (len(gap) == 1 and gap[0] in self.gazetteer.genitive)
        return self.pack.owners_before and beside and bool(after.sense("office") or after.sense("body") or after.sense("modifier") or after.sense("portfolio"))

    def _inner(self, v: int, phrase: Phrase) -> int:
        inner = self._read(v)
        if inner is None:
            return 0
        # An inner phrase may have reached left over its adjectives; its owners are the outer one's too.
        owners = inner.owners or ([inner.default] if inner.default else [])
        phrase.owners.extend(k for k in owners if k not in phrase.owners)
        phrase.inner.append(inner)
        if not phrase.body:
            phrase.body = inner.name or inner.title
        return inner.j
