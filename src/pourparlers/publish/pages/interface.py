"""For programs: how the interface is asked, each address with its parameters, each mistake with what it means."""

from __future__ import annotations

from pourparlers.publish.api.problems import KINDS
from pourparlers.publish.api.routes import ROOT, ROUTES
from pourparlers.publish.visit import Page, Visit

TRY = f"{ROOT}/meetings?status=planned&limit=10"


def interface(visit: Visit) -> Page:
    """The interface, made of the table that answers."""
    most = visit.site.requests_a_minute
    values = {"root": ROOT, "routes": ROUTES, "problems": KINDS.values(), "try": TRY, "most": most}
    title = visit.words.tongue.catalogue.gettext("For programs")
    return Page("api.html", "/api", title, values, active="api")
