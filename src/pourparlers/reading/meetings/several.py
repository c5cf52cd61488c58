"""A draft with several days or places is several meetings, each with its own."""

from __future__ import annotations

import copy

from pourparlers import edtf
from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.mentions import PlaceMention, TimeMention

ALONE = frozenset({"meet", "receive", "call", "hold", ""})
STOPPING = frozenset({"travel", "due"})
FORMER = 2  # words from "originally scheduled" to the day that it tells of


def split(drafts: list[Draft]) -> list[Draft]:
    """A draft with several days, each with a place of its own or not, is several meetings."""
    out: list[Draft] = []
    for draft in drafts:
        out.extend(_parts(draft))
    return out


def _parts(draft: Draft) -> list[Draft]:
    places = _narrow(draft.places)
    whens = draft.whens
    draft.places = places
    moved = any(c.moves for _, _, c in draft.cues)
    if (len(whens) < 2 and (len(places) < 2 or draft.kind != "visit")) or moved:
        draft.places = places[:1]
        if whens and places:  # "originally to be held in Lima, will be held in Oslo on Monday": Monday was not given up
            draft.cues = [row for row in draft.cues if not row[2].former or abs(whens[0].i - row[1]) <= FORMER]
        return [draft]
    whens = [w for n, w in enumerate(whens) if all(w.edtf != v.edtf for v in whens[:n])]
    whens = [w for w in whens if not any(holds(w, v) for v in whens)]
    if len(whens) < len(draft.whens):
        draft.whens = whens
        return _parts(draft)
    if draft.lasts or (any(w.role in ("since", "until") for w in whens) and len(whens) == 2):
        draft.places = places[:1]
        return [draft]
    pairs: list[tuple[TimeMention | None, PlaceMention | None]]
    if len(places) == len(whens):
        pairs = list(zip(whens, places, strict=True))
    elif len(places) > len(whens):
        pairs = [(next((w for w in whens if abs(w.i - p.j) < 6), whens[0] if whens else None), p) for p in places]
    else:
        pairs = [(w, min(places, key=lambda p: abs(p.i - w.i)) if places else None) for w in whens]
    return _each_with_its_own([_copy(draft, when, place) for when, place in pairs])


def _each_with_its_own(stops: list[Draft]) -> list[Draft]:
    """Who is named behind a stop that has its day is met there: "in Lima on Monday, in Rome on Friday to see X"."""
    if not all(d.frame in STOPPING and d.places and d.whens for d in stops):
        return stops
    ends = [max(d.whens[0].j, d.places[0].j) for d in stops]
    if ends != sorted(ends):
        return stops
    for stop, end, after in zip(stops, ends, (*ends[1:], 1 << 30), strict=True):
        named = {k: t.mention.i for k, t in stop.takers.items() if t.mention}
        stop.takers = {k: t for k, t in stop.takers.items() if named.get(k, -1) < ends[0] or end <= named[k] < after}
    return stops


def by_partner(scene: Scene, draft: Draft) -> list[Draft]:
    """Who sees one and then another meets twice: "met A, then B"; "met A on Monday in Lima, then B in Oslo"."""
    if draft.frame not in ALONE or draft.circle_only:
        return [draft]
    told = sorted((t for t in draft.takers.values() if t.mention), key=lambda t: t.mention.i if t.mention else 0)
    met = [t for t in told if t.mention and t.mention.i >= draft.trigger.j and t.mention.kind in ("person", "office")]
    words = scene.paragraph.passage.words
    for a, b in zip(met, met[1:], strict=False):
        assert a.mention and b.mention
        if any(w in scene.words.then for w in words[a.mention.j : b.mention.i]):
            later = {t.actor for t in met[met.index(b) :]}
            first, second = _copy(draft, None, None), _copy(draft, None, None)
            for part, gone in ((first, later), (second, {t.actor for t in met} - later)):
                part.whens, part.places = list(draft.whens), list(draft.places)
                part.takers = {k: t for k, t in part.takers.items() if k not in gone}
            return [first, *by_partner(scene, second)]
    gapped = _gapped(scene, draft) if met and draft.subject else None
    return [draft, gapped] if gapped else [draft]


def _gapped(scene: Scene, draft: Draft) -> Draft | None:
    """A second meeting of which only day, place and partner are told: "..., then on Friday in Oslo the minister B"."""
    words, own = scene.paragraph.passage.words, scene.clause_of(draft.trigger.i)
    clause = next((c for c in scene.clauses if c.i >= own.j), None)
    if clause is None or clause.by not in scene.words.then or any(clause.i <= t.i < clause.j for t in scene.triggers):
        return None
    if any(w in scene.words.grammar.simple for w in words[clause.i + 1 : clause.j]):
        return None
    inside = [m for m in scene.mentions if clause.i < m.i and m.j <= clause.j and not scene.is_place(m)]
    times = [t for t in scene.times if clause.i < t.i < clause.j and t.edtf]
    if not times or not any(m.kind == "person" for m in inside):
        return None
    twin = _copy(draft, times[0], next((p for p in scene.places if clause.i < p.i < clause.j), None))
    twin.takers = {}
    for mention in (*draft.subject, *inside):
        twin.take(mention)
    return twin


def holds(coarse: TimeMention, fine: TimeMention) -> bool:
    """Whether one date lies in another that is more than a day: "next week ... on March 6"."""
    a, b = edtf.parse(coarse.edtf or ""), edtf.parse(fine.edtf or "")
    return a is not None and b is not None and (a.days or 0) > 1 and a != b and b.inside(a)


def _narrow(places: list[PlaceMention]) -> list[PlaceMention]:
    """Without the countries that only say where a named city lies, and without repetitions."""
    cities = {p.place.country for p in places if p.place.latitude is not None and not is_country(p)}
    out: list[PlaceMention] = []
    for place in places:
        if is_country(place) and place.place.country in cities:
            continue
        if out and 0 <= place.i - out[-1].j <= 1 and place.place.country == out[-1].place.country:
            continue  # "Cornwall, England": the second says where the first lies
        if all(place.place.name != other.place.name for other in out):
            out.append(place)
    return out


def is_country(mention: PlaceMention) -> bool:
    return mention.place.latitude is None


def _copy(draft: Draft, when: TimeMention | None, place: PlaceMention | None) -> Draft:
    twin = copy.copy(draft)
    twin.whens = [when] if when else []
    twin.places = [place] if place else []
    twin.cues = [row for row in draft.cues if not row[2].former or (when and abs(when.i - row[1]) <= FORMER)]
    twin.takers = {k: copy.copy(t) for k, t in draft.takers.items()}
    return twin
