"""Which places of a sentence may house its meetings: none left, none of a title or topic, none of another event."""

from __future__ import annotations

from pourparlers.reading.meetings.drafts import Draft
from pourparlers.reading.meetings.scene import Scene
from pourparlers.reading.words.mentions import PlaceMention

# How far before "where" a date may stand, with the place that it stands for before it.
NEAR = 10
PART = 2  # words from a journey to the part of the world that it leads to
TOLD = 3  # words from a verb of speech to where it was said
CITY = 6  # and the city in it
GIVEN_UP = 3  # words from "originally to be held" to the place that was given up
OWNED = 4  # words from a country to the city that it owns
MATTER = 5  # words from what is talked of to its place
TOPIC = 5  # words before a place without a preposition in which what is talked of may open


def over_another(draft: Draft, drafts: list[Draft], place: PlaceMention) -> bool:
    """Whether a place behind a link's event is that event's: "the visit comes before the summit in Lima"."""
    between = [d for d in drafts if d is not draft and d.relation in ("before", "after") and place in d.places]
    return any(draft.trigger.j <= d.trigger.i < place.i for d in between)


def across(draft: Draft, drafts: list[Draft], place: PlaceMention) -> bool:
    """Whether a linked event stands right before a place and behind a noun of a meeting: the place is the event's."""
    if draft.trigger.noun is None or draft.relation:
        return False
    linked = [d for d in drafts if d.trigger.noun and d.relation in ("before", "after") and place.i - d.trigger.j <= 2]
    return any(draft.trigger.j <= d.trigger.i < place.i for d in linked)


def sites(scene: Scene) -> list[PlaceMention]:
    """The places that may house a meeting: none left, none that only belongs to an office or a topic."""
    titles = [(m.i, m.j) for m in scene.mentions if m.kind in ("person", "office")]
    usable = [p for p in scene.places if p.role != "from" and not p.dateline and not _topical(scene, p)]
    usable = [p for p in usable if p.role or not _spoken_of(scene, p)]
    usable = [p for p in usable if not (p.role == "at" and _of_matter(scene, p))]
    usable = [p for p in usable if not _beside_its_city(p, scene.places)]
    usable = [p for p in usable if not (p.role == "at" and (not p.place.country or _told_there(scene, p)))]
    named = [p.i for p in scene.places if p.role == "of"]  # "the Red Sea resort of Hurghada"
    usable = [p for p in usable if p.place.country or not any(0 <= i - p.j <= 3 for i in named)]
    usable = [p for p in usable if p.role != "of" or p.place.latitude is not None]
    return [p for p in usable if not any(a <= p.i and p.j <= b for a, b in titles)]


def given_up(scene: Scene, place: PlaceMention) -> bool:
    """Whether a place is where a meeting was to be before another was chosen: "which was to be held in Lima, will be
    held in Oslo", "originally to be held in Lima"."""
    later = [p for p in scene.places if p.i > place.j and p.role == "at"]
    if not later or place.role != "at":
        return False
    cues = scene.words.cues.find(scene.paragraph.passage, *scene.sentence)
    if any(any(c.former for c in h.senses) and 0 <= place.i - h.j <= GIVEN_UP for h in cues):
        return True
    clause = scene.clause_of(place.i)
    plan = any(t.verb and t.tense.name in ("unreal", "fut") and clause.i <= t.i < place.i for t in scene.triggers)
    then = any(t.verb and t.tense.name == "fut" and clause.j <= t.i for t in scene.triggers)
    return clause.opens == "relative" and plan and then and later[-1].i >= clause.j


def left_and_new(scene: Scene, draft: Draft) -> tuple[PlaceMention, PlaceMention] | None:
    """The old and the new place of a meeting that is moved: "has been moved from Lima to Oslo"."""
    for _, j, cue in draft.cues:
        for old, new in zip(scene.places, scene.places[1:], strict=False) if cue.moves else ():
            behind = old.role in ("from", "of") and 0 <= old.i - j <= 1
            if behind and new.role in ("to", "at") and 0 <= new.i - old.j <= 1:
                return old, new
    return None


def destination(scene: Scene, draft: Draft) -> list[PlaceMention]:
    """The place that stands as the object of a journey: "will visit Oslo"; a part of the world right behind it."""
    left = [(p.i, p.j) for p in scene.places if p.role == "from"]
    for mention in scene.mentions:
        if mention.place and 0 <= mention.i - draft.trigger.j <= 2:
            if not any(a < mention.j and mention.i < b for a, b in left):
                return [PlaceMention(mention.i, mention.j, mention.place, "to")]
    parts = [p for p in scene.places if p.role in ("at", "to") and not p.place.country]
    return [p for p in parts if 0 <= p.i - draft.trigger.j <= PART][:1]


def _told_there(scene: Scene, place: PlaceMention) -> bool:
    """Whether a place stands right behind a verb of speech: "told reporters in New York"."""
    said = [h for h in scene.words.speech.find(scene.paragraph.passage, *scene.sentence) if h.j <= place.i]
    if not said or place.i - said[-1].j > TOLD:
        return False
    told, ends = said[-1], [t.j for t in scene.triggers]
    of_it = "part" in told.senses and any(0 <= told.i - j <= 1 for j in ends)  # "the meeting announced in Lima"
    return not of_it and not any(told.j <= t.i < place.i for t in scene.triggers)


def _beside_its_city(place: PlaceMention, places: list[PlaceMention]) -> bool:
    """Whether a country only says where the city beside it lies: "Granada, Spain", "Spain's port city of Cadiz"."""
    if place.place.latitude is not None:
        return False
    cities = [p for p in places if p.place.latitude is not None and p.place.country == place.place.country]
    return any(0 <= place.i - p.j <= 1 or 0 <= p.i - place.j <= OWNED for p in cities)


def _of_matter(scene: Scene, place: PlaceMention) -> bool:
    """Whether a place says where that lies which is talked of: "the situation in Sudan"."""
    words = scene.paragraph.passage.words
    for k in range(place.i - 1, max(scene.sentence[0], place.i - MATTER) - 1, -1):
        apart = scene.is_time(k) or any(t.i <= k < t.j for t in scene.triggers)
        if words[k] == "," or apart or any(m.i <= k < m.j for m in scene.mentions):
            return False
        if words[k] in scene.words.matters:
            return True
    return False


def _spoken_of(scene: Scene, place: PlaceMention) -> bool:
    """Whether a place is a part of the world, or a region that talks are about: "Gaza truce talks"."""
    return not place.place.country or place.place.name in scene.cast.gazetteer.atlas.spoken_of


def _topical(scene: Scene, place: PlaceMention) -> bool:
    """Whether a place without a preposition of its own only says what is talked of: "a summit on Gaza"."""
    opens = max((t.j for t in scene.triggers if t.j <= place.i), default=0)
    if not place.role:
        near = range(max(place.i - TOPIC, scene.sentence[0]), place.i)
        return any(k >= opens and scene.roles.get(k, (0, ""))[1] == "topic" for k in near)
    if place.role == "at" and scene.roles.get(place.i - 1) == (place.i, "topic"):
        return True
    if place.role != "of" and not (place.role == "at" and _spoken_of(scene, place)):
        return False
    return any(scene.roles.get(k, (0, ""))[1] == "topic" for k in range(opens, place.i))


def antecedent(scene: Scene, draft: Draft) -> PlaceMention | None:
    """The place that "where" stands for, if the draft's clause opens with it: "Oslo, where he will meet"."""
    clause = scene.clause_of(draft.trigger.i)
    if clause.by not in scene.words.where:
        return None
    dated = sum(t.j - t.i for t in scene.times if clause.i - NEAR <= t.i and t.j <= clause.i)
    before = [p for p in scene.places if 0 <= clause.i - p.j <= CITY + dated]
    if before and clause.i - before[-1].j <= 3 + dated:
        whole = before[-1]
        cities = [p for p in before[:-1] if p.place.country == whole.place.country and p.place.latitude is not None]
        return cities[-1] if cities and whole.place.latitude is None else whole
    named = [m for m in scene.mentions if m.place and m.form in ("name", "capital") and 0 <= clause.i - m.j <= 2]
    return PlaceMention(named[-1].i, named[-1].j, named[-1].place, "at") if named and named[-1].place else None
