"""From what was handed over to its articles: bytes decoded, markup walked, runs labelled, text and blocks laid."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from pourparlers.decode import decode
from pourparlers.delivery import PLAIN, Delivery
from pourparlers.errors import InputError
from pourparlers.model import Article, Published
from pourparlers.page.agencies import outlet_at, text_agency
from pourparlers.page.bounds import bounded
from pourparlers.page.furniture import Furniture, furniture_of
from pourparlers.page.language import language_of
from pourparlers.page.layout import LaidOut, Shown, laid_out, shown
from pourparlers.page.region import settle
from pourparlers.page.several import Part, parts_of
from pourparlers.page.structure import kinds_in
from pourparlers.page.text import article_of, byline_of, clean, headline_of, section_of
from pourparlers.page.walk import Page, walked

SAMPLE = 4_000
_FACTS = frozenset(("body", "summary", "list", "quotation", "table", "subheading"))


class Given(NamedTuple):
    """What the caller and the carrier say, before the page is asked."""

    published: str | None
    language: str | None


def articles_of(delivery: Delivery, published: str | None = None, language: str | None = None) -> tuple[Article, ...]:
    """The articles that a delivery holds, each labelled; at least one, or an ``InputError`` that says why not."""
    where = delivery.path or delivery.url or "page"
    plain = delivery.media_type == PLAIN
    text = decode(delivery.data, where, delivery.charset, markup=not plain).text
    given = Given(published or day_in(delivery.published), language or delivery.language)
    if plain:
        article = article_of(
            text, published=given.published, language=given.language, url=delivery.url, path=delivery.path
        )
        return (article,)
    articles = tuple(articles_in(LexborHTMLParser(bounded(clean(text))), delivery, given))
    if not articles:
        raise InputError(where, "no text in this HTML page", "Give a page that holds an article")
    return articles


def day_in(moment: str | None) -> str | None:
    """The day of a moment of ISO 8601."""
    return moment.partition("T")[0] if moment else None


def articles_in(tree: LexborHTMLParser, delivery: Delivery, given: Given) -> list[Article]:
    """The articles of a page that is parsed."""
    head = tree.css_first("title")
    title = head.text(deep=True) if head is not None else ""
    page = walked(tree)
    if not page.runs:
        return []
    settle(page)
    return [article_from(page, part, title, delivery, given) for part in parts_of(page)]


def article_from(page: Page, part: Part, title: str, delivery: Delivery, given: Given) -> Article:
    """The article of one part of a page."""
    language = given.language or language_in(page, part)
    furniture = furniture_of(language)
    kinds = kinds_in(page, part, title, furniture)
    told = list(shown(page, part.runs, kinds, delivery.url))
    if delivery.cut:
        told = [run._replace(kind="teaser") if run.kind in _FACTS else run for run in told]
    laid = laid_out([*told, *handed_over(told, delivery)], furniture)
    return made(laid, language, furniture, delivery, given)


def language_in(page: Page, part: Part) -> str | None:
    """The language of the story's own paragraphs, or of all there is."""
    runs = page.runs[part.frame.first : part.frame.end]
    prose = " ".join(run.text for run in runs if run.prose)[:SAMPLE]
    return language_of(prose or " ".join(run.text for run in page.runs)[:SAMPLE])


def handed_over(told: list[Shown], delivery: Delivery) -> list[Shown]:
    """The pictures that came with the delivery and that the page itself does not show."""
    seen = {run.text for run in told}
    found: list[Shown] = []
    for picture in delivery.pictures:
        if picture.caption and picture.caption not in seen:
            found.append(Shown(" ".join(picture.caption.split()), "caption", picture.url))
        if picture.credit and picture.credit not in seen:
            found.append(Shown(" ".join(picture.credit.split()), "credit", picture.url))
    return [run for run in found if run.text]


def made(laid: LaidOut, language: str | None, furniture: Furniture, delivery: Delivery, given: Given) -> Article:
    """The article of what was laid out."""
    text, pieces, kinds = laid.text, laid.pieces, laid.kinds
    return Article(
        text=text,
        path=delivery.path,
        url=delivery.url,
        outlet=delivery.outlet or (outlet_at(delivery.url) if delivery.url else None),
        agency=delivery.agency or text_agency(laid.agencies),
        language=language,
        headline=headline_of(text, pieces, kinds) or delivery.headline,
        section=section_of(text, pieces, kinds, furniture) or delivery.section,
        byline=byline_of(pieces, kinds, furniture) or ", ".join(delivery.authors) or None,
        published=Published(value=given.published, basis="given") if given.published else None,
        blocks=laid.blocks,
    )
