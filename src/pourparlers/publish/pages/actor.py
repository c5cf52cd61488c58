"""A state, organisation or person: its meetings to come and past, its offices, what it said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote

from pourparlers.publish.agenda import Agenda, agenda_of, is_over
from pourparlers.publish.asked import NotThere
from pourparlers.publish.known import Known
from pourparlers.publish.pages.meetings import news_of_meetings
from pourparlers.publish.quotes import Mark, Quote, quote_of
from pourparlers.publish.visit import Page, Visit
from pourparlers.publish.words import Words
from pourparlers.record.entry import Meeting

MOST_COMING, MOST_PAST, MOST_SAID = 60, 40, 20


class Speech(NamedTuple):
    """A statement: its act in words, and the sentence."""

    act: str
    quote: Quote


def actor(visit: Visit, found: str) -> Page:
    """An actor by its address."""
    known, words = visit.known, visit.words
    name = known.actor(found)
    if name is None:
        raise NotThere
    meetings = known.with_actor(name)
    person = known.person(name)
    shown = words.actor(name)
    values = {
        "name": shown,
        "person": person,
        **coming_and_past(known, words, meetings),
        "said": list(islice(_said(known, name, words), MOST_SAID)),
    }
    data = {"name": name, "person": person, "meetings": meetings}
    news = news_of_meetings(visit, meetings)
    return Page(
        "actor.html", f"/actor/{quote(found)}", shown, values, data=data, meetings=meetings, news=news, active="people"
    )


def coming_and_past(known: Known, words: Words, meetings: list[Meeting]) -> dict[str, Agenda]:
    """The two agendas of a page that is about an actor or a place."""
    coming, past = split(known, meetings)
    return {
        "coming": agenda_of(coming[:MOST_COMING], known.today, words),
        "past": agenda_of(past[:MOST_PAST], known.today, words),
    }


def split(known: Known, meetings: list[Meeting]) -> tuple[list[Meeting], list[Meeting]]:
    """Those to come, those without a day among them; and those that are over, the latest first."""
    over = [m for m in meetings if is_over(m, known.today)]
    gone = {m.id for m in over}
    return [m for m in meetings if m.id not in gone], over[::-1]


def _said(known: Known, name: str, words: Words) -> Iterator[Speech]:
    """What it said, the latest first; each sentence once."""
    person = known.person(name)
    names = {name, *(person.spellings if person else ())}
    seen = set()
    for told, statement in known.said_by(names):
        main = statement.content or statement.quote
        if main is not None:
            mark = Mark(main.start, main.end)
            speech = Speech(words.term("act", statement.act), quote_of(told, mark, [mark]))
            if speech.quote.html not in seen:
                seen.add(speech.quote.html)
                yield speech
