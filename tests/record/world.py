"""A small world to make records of: articles with readings written out, in a line each."""

from __future__ import annotations

from pourparlers.model import (
    Actor,
    Article,
    MeetingReport,
    Office,
    Participant,
    Place,
    Published,
    Reading,
)
from pourparlers.record.told import Told

PLACES = {
    "Geneva": Place(name="Geneva", country="CH", latitude=46.2, longitude=6.15),
    "Lausanne": Place(name="Lausanne", country="CH", latitude=46.52, longitude=6.63),
    "Lugano": Place(name="Lugano", country="CH", latitude=46.01, longitude=8.96),
    "Switzerland": Place(name="Switzerland", country="CH"),
    "Vienna": Place(name="Vienna", country="AT", latitude=48.2, longitude=16.37),
    "Brussels": Place(name="Brussels", country="BE", latitude=50.85, longitude=4.35),
}
# Persons of this world with their state.
SERVES = {"Wendy Sherman": "United States", "Sergei Ryabkov": "Russia", "Jens Stoltenberg": "NATO"}


def meeting(
    name: str,
    when: str | None,
    place: str | None,
    *who: str,
    kind: str = "talks",
    status: str = "planned",
    stances: dict[str, str] | None = None,
    **more: object,
) -> MeetingReport:
    parts = tuple(Participant(actor=w, stance=(stances or {}).get(w, "unsaid")) for w in who)  # type: ignore[arg-type]
    where = PLACES[place] if place else None
    return MeetingReport(id=name, kind=kind, when=when, place=where, participants=parts, status=status, **more)  # type: ignore[arg-type]


def told(key: str, day: str, *meetings: MeetingReport, text: str = "", agency: str | None = None, **more: str) -> Told:
    names = sorted({p.actor for m in meetings for p in m.participants} | set(SERVES.values()))
    actors = tuple(
        Actor(id=n, kind="person", name=n, offices=(Office(title="Envoy", affiliation=SERVES[n]),))
        if n in SERVES
        else Actor(id=n, kind="organisation" if n.isupper() else "state", name=n)
        for n in names
    )
    article = Article(
        text=text, language=more.get("language", "en"), agency=agency, published=Published(value=day, basis="given")
    )
    reading = Reading(article=article, actors=actors, meetings=meetings)
    return Told(key, reading, voice=more.get("voice"))
