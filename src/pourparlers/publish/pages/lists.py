"""Changes, stories, people: the record as lists."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from pourparlers.publish.asked import day, text
from pourparlers.publish.pages.news import MOST, by_day, lines_of, news_of
from pourparlers.publish.quotes import direction_of, outlet_of, tag_of
from pourparlers.publish.visit import News, Page, Visit
from pourparlers.record.calendar import fits
from pourparlers.record.entry import Meeting, Story
from pourparlers.record.told import Told

MOST_STORIES, MOST_PEOPLE = 60, 300


class Carried(NamedTuple):
    """A story with the article that had it first."""

    story: Story
    told: Told
    outlet: str
    language: str
    direction: str
    meetings: list[Meeting]


def changes(visit: Visit) -> Page:
    """What reports did to the record, the latest first."""
    since, until = day(visit.query, "since"), day(visit.query, "until", end=True)
    found = list(islice(visit.known.record.changes(since, until or visit.known.today), MOST + 1))
    lines = lines_of(visit, found[:MOST])
    last = lines[-1].change.day if lines else None
    older = visit.links.to("/changes", until=last) if len(found) > MOST and last != found[0].day else ""
    title = visit.words.tongue.catalogue.gettext("Changes")
    news = news_of(visit.links, visit.words, lines)
    values = {"days": by_day(visit.words, lines), "older": older}
    return Page("changes.html", "/changes", title, values, data=found[:MOST], news=news, active="changes")


def stories(visit: Visit) -> Page:
    """Who had which story first, and who carries it."""
    copied = visit.query.get("copied") == "1"
    until = day(visit.query, "until", end=True)
    last = until.isoformat() if until else "9999"
    there = (s for s in visit.known.record.stories(copied=copied) if (s.published or "") <= last)
    found = list(islice(there, MOST_STORIES + 1))
    carried = [c for story in found[:MOST_STORIES] if (c := carried_of(visit, story))]
    title = visit.words.tongue.catalogue.gettext("Stories")
    end = found[MOST_STORIES].published if len(found) > MOST_STORIES else None
    older = visit.links.to("/stories", until=end, copied="1" if copied else "") if end else ""
    values = {"stories": carried, "copied": copied, "older": older}
    news = [_news(visit, c) for c in carried]
    return Page("stories.html", "/stories", title, values, data=found[:MOST_STORIES], news=news, active="stories")


def carried_of(visit: Visit, story: Story) -> Carried | None:
    """A story as a list shows it; ``None`` where its first article is gone."""
    told = visit.known.record.article(story.first)
    if told is None:
        return None
    tag = tag_of(told.reading.article)
    return Carried(story, told, outlet_of(told), tag, direction_of(tag), visit.known.with_article(told.key))


def _news(visit: Visit, carried: Carried) -> News:
    story = carried.story
    path = visit.links.article(story.first)
    return News(story.first, story.published, story.headline or carried.outlet, path, ", ".join(story.outlets))


def people(visit: Visit) -> Page:
    """States and bodies by their meetings, persons by their names."""
    known, words = visit.known, visit.words
    name = text(visit.query, "q")
    persons = sorted(
        (p for p in known.record.people() if fits(name, (p.name, *p.spellings))),
        key=lambda p: (-len(p.articles), p.name),
    )
    bodies = [
        (words.actor(n), n, count)
        for n, person, count in known.busiest_actors
        if not person and fits(name, (n, words.actor(n)))
    ]
    title = words.tongue.catalogue.gettext("People")
    values = {"persons": persons[:MOST_PEOPLE], "bodies": bodies[:MOST_PEOPLE], "name": name or ""}
    return Page("people.html", "/people", title, values, data=persons, active="people")
