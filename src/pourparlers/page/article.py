"""From what was handed over to its articles: bytes decoded, markup walked, runs labelled, text and blocks laid."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from pourparlers.decode import decode
from pourparlers.delivery import MARKUP, Delivery
from pourparlers.errors import InputError
from pourparlers.model import Article
from pourparlers.page.agencies import text_agency
from pourparlers.page.bounds import bounded
from pourparlers.page.facts import PageFacts, facts_of
from pourparlers.page.facts.linked import Linked, linked_of, scripts_of
from pourparlers.page.furniture import furniture_of
from pourparlers.page.layout import Shown, laid_out, shown
from pourparlers.page.markup import markup
from pourparlers.page.pictures import settle_pictures
from pourparlers.page.region import settle
from pourparlers.page.several import parts_of
from pourparlers.page.stated import day_in, facts_apart, stated
from pourparlers.page.structure import kinds_in
from pourparlers.page.text import article_of, byline_of, headline_of, section_of
from pourparlers.page.walk import walked

# Where a page shows no more than this, its linked data may hold more.
MOST_WITHHELD = 1_500
_FACTS = frozenset(("body", "summary", "list", "quotation", "table", "subheading"))


def articles_of(delivery: Delivery, published: str | None = None, language: str | None = None) -> tuple[Article, ...]:
    """The articles that a delivery holds, each labelled; at least one, or an ``InputError`` that says why not.

    ``published`` and ``language`` are the caller's own word, against which nothing else counts.
    """
    if delivery.event is not None:
        from pourparlers.page.agenda import article_of_entry

        return (article_of_entry(delivery, delivery.event, published, language),)
    where = delivery.path or delivery.url or "page"
    is_page = delivery.media_type in MARKUP
    text = decode(delivery.data, where, delivery.charset, markup=is_page).text
    if not is_page:
        return (article_of_text(text, delivery, published, language),)
    tree = LexborHTMLParser(bounded(text))
    articles = tuple(articles_in(tree, delivery, published, language))
    if not articles:
        raise InputError(where, "no text in this HTML page", "Give a page that holds an article")
    return articles


def article_of_text(text: str, delivery: Delivery, published: str | None, language: str | None) -> Article:
    """The article of a plain text."""
    return article_of(
        text,
        published=published or day_in(delivery.published),
        language=language or delivery.language,
        url=delivery.url,
        path=delivery.path,
    )


def articles_in(
    tree: LexborHTMLParser, delivery: Delivery, published: str | None, language: str | None
) -> Iterator[Article]:
    """The articles of a page that is parsed. What the page states is said of the one that it names, or the first."""
    # Walking takes scripts out of the tree.
    works = linked_of(scripts_of(tree))
    facts = facts_of(tree, delivery, works)
    title, outlet = (fact.value if fact else "" for fact in (facts.headline, facts.outlet))
    page = walked(tree)
    prose, data = sum(run.prose for run in page.runs), text_in_data(works)
    if prose <= MOST_WITHHELD and len(data) > 2 * prose:
        yield stated(article_in_data(data, facts, delivery, language), facts, published)
        return
    if not page.runs:
        return
    settle(page)
    settle_pictures(page)
    parts = parts_of(page)
    own = 0
    for at, part in enumerate(parts):
        spoken = language or (facts.language.value if facts.language else None)
        furniture = furniture_of(spoken)
        kinds = kinds_in(page, part, title if at == own else "", outlet, furniture)
        told = list(shown(page, part.runs, kinds, delivery.url))
        if delivery.cut:
            told = [run._replace(kind="teaser") if run.kind in _FACTS else run for run in told]
        laid = laid_out([*told, *handed_over(told, delivery)] if at == own else told, furniture)
        printed = Article(
            text=laid.text,
            path=delivery.path,
            url=delivery.url,
            agency=text_agency(laid.agencies),
            language=spoken,
            headline=headline_of(laid.text, laid.pieces, laid.kinds),
            section=section_of(laid.text, laid.pieces, laid.kinds, furniture),
            byline=byline_of(laid.pieces, laid.kinds, furniture),
            blocks=laid.blocks,
        )
        yield stated(printed, facts if at == own else facts_apart(facts), published)


def text_in_data(linked: Linked) -> str:
    """The text that the page's linked data holds, for pages that show theirs only by a script."""
    bodies = (work.node.get(markup().attributes.body.lower()) for work in linked.works)
    return max((body for body in bodies if isinstance(body, str)), key=len, default="")


def article_in_data(data: str, facts: PageFacts, delivery: Delivery, language: str | None) -> Article:
    """The article of a text that only the page's linked data holds."""
    headline = facts.headline.value if facts.headline else ""
    spoken = language or (facts.language.value if facts.language else None)
    text = "\n\n".join(filter(None, (headline, unescape(data))))
    return article_of(text, language=spoken, url=delivery.url, path=delivery.path)


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
