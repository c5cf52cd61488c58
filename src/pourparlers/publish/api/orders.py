"""The orders in which lists are given, made once for each state of the record, and the keys that they go by."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from pourparlers.exports.items import ReportItem
from pourparlers.publish.api.cursors import Key
from pourparlers.publish.known import Known
from pourparlers.publish.survey import Outlet
from pourparlers.record.drafts import calendar_order
from pourparlers.record.entry import Changed, Meeting, Person, Position, Story
from pourparlers.record.told import Told, day_of

AHEAD = date.max.toordinal() + 1
"""Beyond every day: a day taken from it makes the latest come first, and what has no day comes last."""


class Orders:
    """What is known, in order."""

    def __init__(self, known: Known) -> None:
        self.known = known

    @cached_property
    def articles(self) -> list[Told]:
        """The latest first."""
        return sorted(self.known.record.articles(), key=article_key)

    @cached_property
    def stories(self) -> list[Story]:
        """The latest first."""
        return sorted(self.known.record.stories(), key=story_key)

    @cached_property
    def people(self) -> list[Person]:
        """By name."""
        return sorted(self.known.record.people(), key=person_key)

    @cached_property
    def positions(self) -> list[Position]:
        """By issue, then by party."""
        return sorted(self.known.positions("en"), key=position_key)

    @cached_property
    def changes(self) -> list[Changed]:
        """The latest first, those of a day by meeting."""
        return sorted(self.known.record.changes(), key=change_key)

    @cached_property
    def sources(self) -> list[Outlet]:
        """The outlets, by name."""
        return sorted(self.known.survey.outlets, key=lambda outlet: outlet.name)

    def meeting_key(self, meeting: Meeting) -> Key:
        """Where a meeting stands in the calendar."""
        return self._calendar.get(meeting.id) or _calendar_key(meeting)

    @cached_property
    def _calendar(self) -> dict[str, Key]:
        return {meeting.id: _calendar_key(meeting) for meeting in self.known.all}


def _calendar_key(meeting: Meeting) -> Key:
    undated, first, name = calendar_order(meeting)
    return (int(undated), first.toordinal(), name)


def article_key(told: Told) -> Key:
    return (_latest(told.day), told.key)


def story_key(story: Story) -> Key:
    return (_latest(day_of(story.published) if story.published else None), story.first)


def change_key(change: Changed) -> Key:
    day = date.fromisoformat(change.day) if change.day else None
    return (_latest(day), change.meeting, change.kind, change.new or "", change.old or "")


def report_key(report: ReportItem) -> Key:
    day = day_of(report.published) if report.published else None
    return (day.toordinal() if day else 0, report.article, report.report)


def person_key(person: Person) -> Key:
    return (person.name, person.articles[0] if person.articles else "")


def position_key(position: Position) -> Key:
    return (position.issue.key, position.party, int(position.person))


def _latest(day: date | None) -> int:
    return AHEAD - day.toordinal() if day else AHEAD
