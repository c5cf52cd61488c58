"""Places as they are mentioned: what stands before them, lists that go on, datelines, the capital told as such."""

from __future__ import annotations

from pourparlers.model import Place
from pourparlers.reading.names.finder import Found
from pourparlers.reading.names.gazetteer import Gazetteer
from pourparlers.reading.names.units import ACTORS
from pourparlers.reading.words.mentions import PlaceMention
from pourparlers.reading.words.passage import Passage

LONGEST_NAME = 5
LARGE = 300_000
WIDEST = 6
DATELINE = 6
SHORT = 8
SHOUTED, ENTRY = 3, "\u2014\u2013-:"
BEGINS_TEXT = "(\u2014\u2013-"
AFTER_DATELINE = ",(\u2014\u2013-:/"


class Sites:
    """The places of one article; ``last`` is the one named last."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer, self.atlas = gazetteer, gazetteer.atlas
        self.last: Place | None = None
        self.dateline: Place | None = None

    def add(
        self,
        passage: Passage,
        found: Found,
        place: Place,
        places: list[PlaceMention],
        *,
        bare: bool,
        venue: str | None = None,
    ) -> None:
        """A place where a preposition stands before, a list goes on, or in a dateline; others if ``bare``."""
        i, j = found.i, found.j
        role = self.atlas.role(passage, i)
        name = role[0] if role else ""
        if role is None and places and places[-1].role and self._continues(passage, places[-1].j, i):
            name = places[-1].role
        dateline = role is None and ((i <= 1 and is_dateline(passage, j)) or is_stop(passage, i, j))
        if not name and not bare and not dateline:
            return
        places.append(PlaceMention(i, j, place, name, dateline, venue))
        if dateline and place.latitude is not None:
            self.dateline = place
        self.last = place

    def place(self, passage: Passage, found: Found, places: list[PlaceMention]) -> None:
        """A city, region or venue."""
        if found.sense:
            venue = self.atlas.by_name(found.sense)
            if venue:
                self.add(passage, found, venue, places, bare=True, venue=found.form)
            return
        if found.spot is None:
            return
        words = passage.words
        gated = " ".join(words[found.i : found.j]) in self.atlas.gated
        if gated and found.starts and self.atlas.role(passage, found.i) is None:
            return
        self.add(passage, found, found.spot.place, places, bare=found.spot.weight >= LARGE and not gated)

    def seat(self, passage: Passage, found: Found, places: list[PlaceMention]) -> None:
        """The Hungarian capital, la capitale belge, the Swiss city: by the state's adjective beside it."""
        key = found.keys[0]
        if found.sense == "capital":
            place = self.gazetteer.capital_of(key)
        else:
            country = self.gazetteer.named[key].country
            place = self.last if self.last and self.last.country == country else None
        if place is not None:
            self.add(passage, found, place, places, bare=False)

    def there(self, passage: Passage, places: list[PlaceMention], before: Place | None) -> None:
        """ "There" stands for the last place named; not where it only opens what exists: "there are doubts"."""
        there, found, k = self.atlas.there, sorted(places, key=lambda p: p.i), 0
        added: list[PlaceMention] = []
        for i, word in enumerate(passage.words):
            if word in there and i and self.atlas.existing.isdisjoint(passage.words[i + 1 : i + 2]):
                while k < len(found) and found[k].j <= i:
                    before, k = found[k].place, k + 1
                if before is not None:
                    added.append(PlaceMention(i, i + 1, before, "at"))
        if added:
            places[:] = sorted(found + added, key=lambda p: p.i)

    def again(self, passage: Passage, places: list[PlaceMention], before: Place | None) -> None:
        """ "In the same city" stands for the city named last, "here" for that of the dateline."""
        hits = self.atlas.again.find(passage)
        if not hits:
            return
        for hit in hits:
            cities = [p.place for p in places if p.j <= hit.i and p.place.latitude is not None]
            last = cities[-1] if cities else before if before and before.latitude is not None else None
            place = self.dateline if hit.senses[0] else last
            if place is not None and (hit.senses[0] or self.atlas.role(passage, hit.i)):
                places.append(PlaceMention(hit.i, hit.j, place, "at"))
        places.sort(key=lambda p: p.i)

    def _continues(self, passage: Passage, end: int, i: int) -> bool:
        """Whether a place goes on a list: a joiner stands right before it, no actor beside that, and little between."""
        between, joiners = passage.words[end:i], self.atlas.joiners
        if not between or len(between) > WIDEST or "." in between:
            return False
        if between[-1] not in joiners:
            return False
        hits = self.gazetteer.lexicon.find(passage, max(end, i - LONGEST_NAME), i - 1)
        return not any(hit.j == i - 1 and hit.senses[0].sort in ACTORS for hit in hits)


def is_stop(passage: Passage, i: int, j: int) -> bool:
    """Whether a place in capitals heads an entry of an agenda: "MONDAY - BERLIN - The chancellor receives X"."""
    raw, words = passage.raw, passage.words
    if len(raw[i]) < SHOUTED or not all(word.isupper() or not word.isalpha() for word in raw[i:j]):
        return False
    if j >= len(words) - 1 or words[j] not in ENTRY or not passage.spaced(j + 1):
        return False
    return i == 0 or not words[i - 1][0].isalnum()


def is_dateline(passage: Passage, j: int) -> bool:
    """Whether a place that ends before word ``j`` at the start of a passage dates it."""
    words, n = passage.words, len(passage.words)
    if j > DATELINE or not passage.raw[0][0].isupper():
        return False
    if j >= n - 1:
        return True
    if passage.raw[0].isupper() or words[j] != ",":
        return words[j] in AFTER_DATELINE
    # "Geneva, Jun 16 (AP)": a name in small letters needs more than a comma behind it.
    return any(words[k] in BEGINS_TEXT and passage.spaced(k) for k in range(j + 1, min(j + SHORT, n)))
