"""A section of the outlets: the meetings that its articles tell of, its latest stories, what trends in it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from urllib.parse import quote

from pourparlers.publish.asked import NotThere
from pourparlers.publish.links import slug
from pourparlers.publish.pages.actor import coming_and_past
from pourparlers.publish.pages.lists import Carried, carried_of
from pourparlers.publish.pages.meetings import news_of_meetings
from pourparlers.publish.pages.trends import MOST_TRENDS, rising
from pourparlers.publish.visit import Page, Visit
from pourparlers.record.entry import Meeting
from pourparlers.record.told import Told

MOST_TOLD, MOST_STORIES = 2000, 12


def section(visit: Visit, found: str) -> Page:
    """A section by its address."""
    known = visit.known
    name = known.sections.named(found)
    if name is None:
        raise NotThere
    told = known.sections.articles(name)
    meetings = _told_of(visit, told[:MOST_TOLD])
    values = {
        "name": name,
        "articles": len(told),
        "count": len(meetings),
        "stories": list(islice(_stories(visit, told), MOST_STORIES)),
        "trends": rising(visit, known.sections.trends(name)[:MOST_TRENDS]),
        **coming_and_past(known, visit.words, meetings),
    }
    news = news_of_meetings(visit, meetings)
    data = {"section": name, "meetings": meetings, "articles": [one.key for one in told[:MOST_TOLD]]}
    path = f"/section/{quote(slug(name))}"
    return Page("section.html", path, name, values, data=data, meetings=meetings, news=news, active=f"section {name}")


def _told_of(visit: Visit, told: Iterable[Told]) -> list[Meeting]:
    """The meetings that some articles tell of, in the calendar's order."""
    there = {meeting.id for one in told for meeting in visit.known.with_article(one.key)}
    return [meeting for meeting in visit.known.all if meeting.id in there]


def _stories(visit: Visit, told: Iterable[Told]) -> Iterable[Carried]:
    """The stories of a section, each once, the latest first."""
    seen = set()
    for one in told:
        story = visit.known.record.story_of(one.key)
        if story is not None and story.first not in seen:
            seen.add(story.first)
            if (shown := carried_of(visit, story)) is not None:
                yield shown
