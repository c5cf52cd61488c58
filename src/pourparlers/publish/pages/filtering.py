"""What the form of filters offers, and what is chosen in it."""

from __future__ import annotations

from typing import Any, get_args

from pourparlers.model import MeetingKind, Status
from pourparlers.publish.asked import Asked
from pourparlers.publish.visit import Visit

MOST_CHOICES = 40


def form_of(visit: Visit, wanted: Asked) -> dict[str, Any]:
    """The values that ``filters.html`` shows."""
    known = visit.known
    busiest = [name for name, person, _ in known.busiest_actors if not person]
    return {
        "wanted": wanted,
        "filters": wanted.filters,
        "actors": list(dict.fromkeys((*visit.site.actors, *busiest)))[:MOST_CHOICES],
        "places": [name for name, _ in known.busiest_places[:MOST_CHOICES]],
        "sections": visit.sections[:MOST_CHOICES],
        "languages": known.all_languages,
        "kinds": get_args(MeetingKind),
        "statuses": get_args(Status),
    }
