"""The map: where meetings are held, as dots and as a list of the same places; a place's own page."""

from __future__ import annotations

from urllib.parse import quote

from pourparlers.publish.asked import NotThere, asked
from pourparlers.publish.atlas import chart_of, spots_of
from pourparlers.publish.pages.actor import coming_and_past
from pourparlers.publish.pages.filtering import form_of
from pourparlers.publish.pages.meetings import news_of_meetings
from pourparlers.publish.visit import Page, Visit

MOST_PLACES, NEAR = 200, 330.0


def atlas(visit: Visit) -> Page:
    """All places of the meetings that fit."""
    known, words = visit.known, visit.words
    wanted = asked(visit.query)
    found = list(wanted.meetings(known))
    spots = spots_of(found, known.today, words)
    values = form_of(visit, wanted) | {
        "chart": chart_of(spots),
        "spots": spots[:MOST_PLACES],
        "nowhere": sum(1 for meeting in found if meeting.place is None),
        "count": len(found),
    }
    data = [
        {
            "place": spot.meetings[0].place,
            "coming": spot.coming,
            "meetings": [meeting.id for meeting in spot.meetings],
        }
        for spot in spots
    ]
    title = words.tongue.catalogue.gettext("Map")
    return Page("map.html", "/map", title, values, data=data, meetings=found, active="map")


def place(visit: Visit, found: str) -> Page:
    """A place by its address."""
    known, words = visit.known, visit.words
    name = known.place(found)
    if name is None:
        raise NotThere
    meetings = known.at_place(name)
    spots = spots_of(meetings, known.today, words)
    title = words.place(name)
    values = {
        "name": title,
        "country": spots[0].country,
        "chart": chart_of(spots, NEAR),
        **coming_and_past(known, words, meetings),
    }
    data = {"place": meetings[0].place, "meetings": meetings}
    news = news_of_meetings(visit, meetings)
    return Page(
        "place.html", f"/place/{quote(found)}", title, values, data=data, meetings=meetings, news=news, active="map"
    )
