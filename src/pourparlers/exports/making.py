"""Articles, reports and statements as they are handed out: ids resolved to names, evidence as a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from pourparlers.exports.items import ArticleItem, ReportedParty, ReportItem, StatementItem
from pourparlers.model import Actor, Excerpt, MeetingReport, Span, Statement
from pourparlers.record.calendar import Calendar
from pourparlers.record.entry import Meeting
from pourparlers.record.told import Told
from pourparlers.showing.evidence import BEST, sentence_at
from pourparlers.showing.excerpts import web_address
from pourparlers.showing.outlets import outlet_of

REACH, LONGEST = 400, 600


def without_names(meeting: Meeting) -> Meeting:
    """A meeting as it may be handed out: what people corrected in it and why, without their names."""
    if not meeting.corrections:
        return meeting
    return replace(meeting, corrections=tuple(replace(one, by="") for one in meeting.corrections))


def article_item(told: Told, known: Calendar, meetings: tuple[str, ...]) -> ArticleItem:
    """An article, and the meetings of the record that it tells of."""
    article, published = told.reading.article, told.reading.article.published
    return ArticleItem(
        key=told.key,
        url=web_address(told.url),
        outlet=outlet_of(told),
        carried_by=told.outlets,
        agency=article.agency,
        language=article.language,
        headline=article.headline,
        section=told.section or article.section,
        byline=article.byline,
        authors=article.authors,
        published=published.value if published else None,
        published_basis=published.basis if published else None,
        modified=article.modified,
        voice=told.voice,
        story=_story(told, known),
        meetings=meetings,
        reports=len(told.reading.meetings),
        statements=len(told.reading.statements),
        characters=len(article.text),
    )


def reports_of(meeting: Meeting, known: Calendar) -> Iterator[ReportItem]:
    """What each article says of a meeting, in the order they were told."""
    for ref in meeting.reports:
        told = known.article(ref.article)
        said = next((m for m in told.reading.meetings if m.id == ref.meeting), None) if told else None
        if told is not None and said is not None:
            yield _report(meeting.id, told, said, known)


def statements_of(told: Told, known: Calendar) -> Iterator[StatementItem]:
    """What an article's statements say, in its order."""
    actors = {actor.id: actor for actor in told.reading.actors}
    for number, statement in enumerate(told.reading.statements, 1):
        yield _statement(number, told, statement, actors, known)


def _report(meeting: str, told: Told, said: MeetingReport, known: Calendar) -> ReportItem:
    article, published = told.reading.article, told.reading.article.published
    actors = {actor.id: actor for actor in told.reading.actors}
    parties = (
        ReportedParty(name=a.name, kind=a.kind, country=a.country, role=part.role, stance=part.stance)
        for part in said.participants
        if (a := actors.get(part.actor)) is not None
    )
    at = sentence_span(told, said)
    return ReportItem(
        meeting=meeting,
        article=told.key,
        report=said.id,
        outlet=outlet_of(told),
        language=article.language,
        published=published.value if published else None,
        story=_story(told, known),
        kind=said.kind,
        status=said.status,
        format=said.format,
        level=said.level,
        title=said.title,
        topic=_text(said.topic),
        outcome=_text(said.outcome),
        when=said.when,
        when_basis=said.when_basis,
        moved_from=next((m.when for m in told.reading.meetings if m.id == said.moved_from), None),
        time=said.time,
        place=said.place,
        parties=tuple(parties),
        sentence=article.text[at.start : at.end] if at else None,
        start=at.start if at else None,
        end=at.end if at else None,
    )


def sentence_span(told: Told, said: MeetingReport) -> Span | None:
    """Where the sentence stands that bears a report out best."""
    found = next((e for slot in BEST for e in said.spans if e.slot == slot), None)
    if found is None:
        return None
    start, end = sentence_at(told.reading.article, found.start, found.end, REACH)
    return Span(start=start, end=min(end, start + LONGEST))


def _statement(
    number: int, told: Told, statement: Statement, actors: Mapping[str, Actor], known: Calendar
) -> StatementItem:
    article, published = told.reading.article, told.reading.article.published
    speaker = actors.get(statement.source or "")
    main = statement.content or statement.quote or statement.cue
    return StatementItem(
        article=told.key,
        number=number,
        outlet=outlet_of(told),
        language=article.language,
        published=published.value if published else None,
        story=_story(told, known),
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        speaker_country=speaker.country if speaker else None,
        act=statement.act,
        via=tuple(actors[one].name for one in statement.via if one in actors),
        on_behalf_of=_name(statement.on_behalf_of, actors),
        addressee=_name(statement.addressee, actors),
        cue=_text(statement.cue),
        content=_text(statement.content),
        quote=_text(statement.quote),
        about=_text(statement.about),
        said=statement.said,
        start=main.start if main else None,
        end=main.end if main else None,
    )


def _story(told: Told, known: Calendar) -> str | None:
    story = known.story_of(told.key)
    return story.first if story else None


def _text(excerpt: Excerpt | None) -> str | None:
    return excerpt.text if excerpt else None


def _name(actor: str | None, actors: Mapping[str, Actor]) -> str | None:
    found = actors.get(actor or "")
    return found.name if found else None
