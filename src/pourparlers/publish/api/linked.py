"""What the interface and the pages give as linked data (schema.org)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec
from markupsafe import Markup

from pourparlers.exports.items import ArticleItem
from pourparlers.exports.making import article_item
from pourparlers.exports.schema_org import CONTEXT, Naming, Node, document, event, news_article, page_of, person
from pourparlers.publish.api.lists import Ask
from pourparlers.publish.api.nouns import ArticleShown, Listing
from pourparlers.publish.known import Known
from pourparlers.publish.links import Links
from pourparlers.publish.visit import Site, Visit
from pourparlers.publish.words import Words
from pourparlers.record.entry import Meeting, Person

MOST_IN_A_PAGE = 12
"""So many articles of a meeting are told of within its page."""


def naming_of(visit: Visit) -> Naming:
    """How linked data call things: by the addresses of their pages on this site."""
    return Naming(visit.words.in_one_line, page_of(visit.links.base))


def meeting(ask: Ask, found: Meeting) -> Node:
    return document(event(found, naming_of(ask.visit), _articles_of(found, ask.visit)))


def meetings(ask: Ask, found: Listing[Meeting]) -> Node:
    naming = naming_of(ask.visit)
    return _graph(event(one, naming, _articles_of(one, ask.visit)) for one in found.items)


def article(ask: Ask, found: ArticleShown) -> Node:
    return document(_article(found, ask.visit))


def articles(ask: Ask, found: Listing[ArticleItem]) -> Node:
    return _graph(_article(one, ask.visit) for one in found.items)


def people(ask: Ask, found: Listing[Person]) -> Node:
    naming = naming_of(ask.visit)
    return _graph(person(one, naming) for one in found.items)


def data_block(data: object, site: Site, known: Known, words: Words, links: Links) -> Markup:
    """What a meeting's or an article's page says of it to machines: JSON in which no sign can end its element."""
    visit = Visit(site, known, words, links, {})
    if isinstance(data, Meeting):
        node = event(data, naming_of(visit), islice(_articles_of(data, visit), MOST_IN_A_PAGE))
    elif isinstance(data, ArticleItem):
        node = _article(data, visit)
    else:
        return Markup()
    text = msgspec.json.encode(document(node)).decode("utf-8")
    safe = re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)
    return Markup(f'<script type="application/ld+json">{safe}</script>')


def _article(item: ArticleItem, visit: Visit) -> Node:
    told = (visit.known.meeting(name) for name in item.meetings)
    return news_article(item, naming_of(visit), [one for one in told if one is not None])


def _articles_of(found: Meeting, visit: Visit) -> Iterator[ArticleItem]:
    for told in visit.known.told(dict.fromkeys(report.article for report in found.reports)):
        yield article_item(told, visit.known.record, ())


def _graph(nodes: Iterable[Node]) -> Node:
    return {"@context": CONTEXT, "@graph": list(nodes)}
