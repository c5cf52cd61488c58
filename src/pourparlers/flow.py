"""The rooms joined: from a text to its reading.

Pure: no network, clock, store or state of its own. The rooms are imported when the first text is read, so that
``import pourparlers`` and the command's help stay quick.
"""

from __future__ import annotations

import datetime
import re

from pourparlers.delivery import Delivery
from pourparlers.errors import InputError, UnknownLanguage
from pourparlers.model import Article, Reading

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")


def read(
    text: str,
    published: str | datetime.date | None = None,
    language: str | None = None,
    url: str | None = None,
    path: str | None = None,
    names: str = "en",
) -> Reading:
    """Read one article: its meetings, statements and people, each with the characters that say so.

    ``published`` is the day of publication as ISO 8601 (``2022-01-04``, or ``2022-01`` where the day is not known);
    without it the day is sought in the text. ``language`` is an ISO 639-1 code; without it the language is
    recognised. ``names`` is the language of the names of states and organisations in the result. ``url`` and
    ``path`` are kept in the article. Any string gives a reading, though it may be an empty one.
    """
    known = languages()
    if language is not None and language not in known:
        raise UnknownLanguage(path or url or "text", language, known)
    from pourparlers.page.text import article_of

    article = article_of(text, published=day_of(published), language=language, url=url, path=path)
    return read_article(article, names)


def read_article(article: Article, names: str = "en") -> Reading:
    """Read an article whose blocks are labelled already."""
    from pourparlers.reading import reader
    from pourparlers.reading.actors.naming import named_in

    return named_in(reader.read_article(article, names=names), names)


def read_delivery(
    delivery: Delivery,
    published: str | datetime.date | None = None,
    language: str | None = None,
    names: str = "en",
) -> tuple[Reading, ...]:
    """Read what was handed over, a page of HTML or a text: one reading for each article that it holds."""
    from pourparlers.page.article import articles_of
    from pourparlers.reading.actors.naming import named_in
    from pourparlers.reading.reader import read_article

    articles = articles_of(delivery, published=day_of(published), language=language)
    return tuple(named_in(read_article(article, names=names), names) for article in articles)


def languages() -> tuple[str, ...]:
    """The codes of the languages that there is a pack for."""
    from pourparlers.languages.pack import known

    return known()


def day_of(published: str | datetime.date | None) -> str | None:
    """A day, month or year of publication as EDTF; a clock time is left out. Raises ``InputError`` where it is none."""
    if published is None:
        return None
    if isinstance(published, datetime.date):
        return published.strftime("%Y-%m-%d")
    match = DAY.fullmatch(published.strip())
    if match:
        year, month, day = (int(part or 1) for part in match.groups())
        try:
            datetime.date(year, month, day)
        except ValueError as error:
            raise _no_day(published, str(error)) from None
        return "-".join(part for part in match.groups() if part)
    raise _no_day(published, "not a date")


def _no_day(published: str, why: str) -> InputError:
    return InputError("published", f"{published!r}: {why}", "Write it as 2022-01-04, or 2022-01 if the day is unknown")
