"""Sources: who reports how much in which language, who had it first, and who is silent on what others tell of."""

from __future__ import annotations

from pourparlers.publish.visit import Page, Visit

MOST = 200


def sources(visit: Visit) -> Page:
    """All outlets, then the meetings of many voices beside the busiest of them."""
    survey = visit.known.survey
    title = visit.words.tongue.catalogue.gettext("Sources")
    values = survey._asdict() | {"outlets": survey.outlets[:MOST]}
    return Page("sources.html", "/sources", title, values, data=survey.outlets, active="sources")
