"""What this site is, what its marks mean, and who is answerable for what its sources say."""

from __future__ import annotations

from collections import Counter

from pourparlers.publish.quotes import outlet_of
from pourparlers.publish.visit import Page, Visit


def about(visit: Visit) -> Page:
    """The site, and the outlets that it reads."""
    told = list(visit.known.record.articles())
    outlets = Counter((outlet_of(one), one.reading.article.language or "") for one in told)
    values = {
        "outlets": sorted(outlets.items(), key=lambda o: (-o[1], o[0])),
        "articles": len(told),
        "meetings": len(visit.known.all),
    }
    title = visit.words.tongue.catalogue.gettext("About")
    return Page("about.html", "/about", title, values, active="about")
