"""Offices and bodies with whom they serve: the Russian deputy foreign minister, le ministère français de la Défense."""

from __future__ import annotations

from pourparlers.languages.names_schema import BodyWords, Modifier, OfficeWords
from pourparlers.reading.names.owners import Owners
from pourparlers.reading.names.phrase import RELATIVE, Phrase
from pourparlers.reading.names.units import ACTORS


class OfficeReader(Owners):
    """Reads the phrases of one passage from its units; ``used`` marks the units that a phrase is made of."""

    def all(self) -> list[Phrase]:
        """Every phrase, in order."""
        out: list[Phrase] = []
        for u, unit in enumerate(self.units):
            if not self.used[u] and unit.is_head:
                phrase = self._read(u)
                if unit.keys and not phrase.served():
                    # "The Security Council" with no state beside it is the format of that name.
                    self.used[u] = False
                    continue
                while out and out[-1].j > phrase.i:
                    out.pop()
                out.append(phrase)
                self._ending[phrase.j] = phrase
        return out

    def _read(self, u: int) -> Phrase:
        unit = self.units[u]
        phrase = Phrase(unit.i, unit.j)
        sense = unit.sense("office") or unit.sense("body")
        assert sense is not None
        row: OfficeWords | BodyWords
        if sense.sort == "office":
            row = office = self.pack.office[int(sense.key)]
            phrase.kind, phrase.national, phrase.anyone = office.kind, office.national, office.anyone
        else:
            row = body = self.pack.body[int(sense.key)]
            phrase.is_body, phrase.name, phrase.venue = True, body.name, body.venue
        phrase.plural = sense.plural
        phrase.level, phrase.default = row.level, self.gazetteer.key(row.default)
        self.used[u] = True
        glued = sense.form.partition("+")[2]
        modifiers = [self.pack.modifier[int(glued)]] if glued else []
        self._left(u, phrase, modifiers)
        self._right(u, phrase, modifiers)
        self._entitle(phrase, row, modifiers)
        before = phrase.i - 1
        if before >= 0 and self.passage.words[before] in self.gazetteer.determiners:
            phrase.determiner = self.passage.words[before]
        return phrase

    def _entitle(self, phrase: Phrase, row: OfficeWords | BodyWords, modifiers: list[Modifier]) -> None:
        title = row.title
        if isinstance(row, OfficeWords) and row.abroad and phrase.owners and phrase.default not in phrase.owners:
            title = row.abroad
        if phrase.portfolio and row.portfolio:
            title = row.portfolio.replace("{}", phrase.portfolio)
            if phrase.kind in RELATIVE:
                phrase.kind, phrase.level = "", "ministers"
        for modifier in modifiers:
            title = modifier.title.replace("{}", title)
            phrase.former = phrase.former or modifier.former
            phrase.level = modifier.level or phrase.level
        phrase.title = f"{phrase.body} {title}" if phrase.body and phrase.kind == "spokesperson" else title

    # To the left: modifiers everywhere, owners and portfolios where the language puts them first.

    def _left(self, u: int, phrase: Phrase, modifiers: list[Modifier]) -> None:
        v = u - 1
        while v >= 0 and self._left_step(v, phrase, modifiers):
            self.used[v] = True
            phrase.i = self.units[v].i
            if self.passage.words[self.units[v].j] in self.gazetteer.genitive:
                return
            v -= 1

    def _over_body(self, v: int, phrase: Phrase, modifiers: list[Modifier]) -> None:
        """Take in the modifier before the body that stands before an office ("a *senior* White House official")."""
        while v >= 0 and self.units[v].j > phrase.i:
            v -= 1
        modifier = self.units[v].sense("modifier") if v >= 0 and self.units[v].j == phrase.i else None
        if modifier and not self.used[v]:
            modifiers.append(self.pack.modifier[int(modifier.key)])
            self.used[v], phrase.i = True, self.units[v].i

    def _left_step(self, v: int, phrase: Phrase, modifiers: list[Modifier]) -> bool:
        unit, gazetteer, pack = self.units[v], self.gazetteer, self.pack
        gap = self.passage.words[unit.j : phrase.i]
        joint = gap[0] if gap else ""
        if len(gap) > 1 or (
            joint and joint not in gazetteer.genitive and joint not in gazetteer.joiners and joint not in "-,"
        ):
            return False
        whole = self._ending.get(unit.j)
        held = whole is not None and not (phrase.is_body or phrase.owners) and joint in gazetteer.genitive
        if whole and pack.owners_before and (held or (whole.is_body and (not joint or joint in gazetteer.genitive))):
            phrase.owners[:0] = whole.served()
            phrase.body, phrase.i = whole.name or whole.title, whole.i
            phrase.inner.append(whole)
            self._over_body(v, phrase, modifiers)
            return False
        if self.used[v]:
            return False
        modifier, portfolio = unit.sense("modifier"), unit.sense("portfolio")
        if modifier and phrase.is_body:
            return False
        if modifier and (not joint or joint == "-"):
            modifiers.append(pack.modifier[int(modifier.key)])
            return True
        if portfolio and not joint and pack.owners_before:
            phrase.portfolio = phrase.portfolio or pack.portfolio[int(portfolio.key)].title
            return True
        if not pack.owners_before or joint == "-":
            return False
        if unit.sort in ("run", "place") and (not joint or joint in gazetteer.genitive) and not phrase.owners:
            if phrase.kind == "private":
                phrase.organ = (unit.i, unit.j)
            elif unit.sort == "run":
                phrase.boss = (unit.i, unit.j)
            return False
        if unit.sort not in ACTORS or not unit.keys or (pack.genitive and unit.form != "adjective"):
            return False
        if phrase.kind == "envoy" and unit.form == "name" and unit.sort == "state" and not joint and not phrase.to:
            if not self.passage.raw[unit.i].isupper():
                phrase.to = unit.keys[0]
                return True
        coordinate = joint == "," or joint in gazetteer.joiners
        if coordinate != bool(phrase.owners) or (coordinate and not (phrase.plural and unit.form == "adjective")):
            return False
        phrase.owners[:0] = unit.keys
        return True
