"""An entry of an official agenda as an article: its text laid out, each line a block, and its data beside it."""

from __future__ import annotations

from pourparlers.delivery import Delivery
from pourparlers.gather.sheet import sheet_of
from pourparlers.model import AgendaEvent, Article, Block, BlockKind, Published
from pourparlers.page.language import language_of
from pourparlers.page.stated import day_in
from pourparlers.page.text import clean


def article_of_entry(
    delivery: Delivery, event: AgendaEvent, published: str | None = None, language: str | None = None
) -> Article:
    """The article of an entry; it was published when it was made or changed last, as far as the agenda tells."""
    sheet = sheet_of(event)
    text = clean(sheet.text)
    day = published or day_in(delivery.modified) or day_in(delivery.published) or day_in(delivery.fetched)
    named: list[tuple[BlockKind, tuple[int, int] | None]] = [
        ("headline", sheet.title),
        ("list", sheet.when),
        ("list", sheet.place),
        *(("list", stretch) for stretch in sheet.attendees),
        ("list", sheet.organizer),
        ("list", sheet.voice if sheet.voice != sheet.organizer else None),
        ("list", sheet.status),
        ("body", sheet.description),
    ]
    return Article(
        text=text,
        path=delivery.path,
        url=delivery.url,
        outlet=delivery.outlet or event.voice,
        language=language or delivery.language or language_of(text),
        headline=event.title,
        section=delivery.section,
        published=Published(value=day, basis="given") if day else None,
        modified=delivery.modified,
        blocks=tuple(Block(kind=kind, start=at[0], end=at[1]) for kind, at in named if at and at[1] > at[0]),
        event=event,
    )
