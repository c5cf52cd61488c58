"""A page in the form that was asked for: markup, JSON, a calendar, a feed."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
import msgspec

from pourparlers.publish.api.linked import data_block
from pourparlers.publish.assets import address
from pourparlers.publish.card import png_of
from pourparlers.publish.feeds import UNPRINTABLE, Head, atom_of, json_feed_of
from pourparlers.publish.tongue import Tongue, others
from pourparlers.publish.visit import Card, Page, Visit
from pourparlers.publish.zones import in_zone, zone_name, zones_offered
from pourparlers.showing.record_ical import Feed, calendar_of

TEMPLATES = Path(__file__).with_name("templates")
MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonfeed": "application/feed+json",
    "png": "image/png",
}
MOST_SECTIONS = 8
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f]")
"""Controls of direction: a source's would turn the words that stand after it. Elements isolate instead."""


class Shown(NamedTuple):
    """Bytes to answer with."""

    body: bytes
    media: str
    status: int = 200


def shown(page: Page, form: str, visit: Visit, there: dict[str, Tongue], status: int = 200) -> Shown:
    """A page in one of its forms."""
    make = MAKERS[form]
    return Shown(make(page, visit, there), MEDIA[form], status)


def _markup(page: Page, visit: Visit, there: dict[str, Tongue]) -> bytes:
    return written(
        page.template,
        visit,
        there,
        page=page,
        nav_sections=_nav_sections(visit),
        shared=visit.links.whole(page.path, **{n: v for n, v in visit.query.items() if n != "zone"}),
        **page.values,
    )


def written(template: str, visit: Visit, there: Mapping[str, Tongue], **values: Any) -> bytes:
    """A template with what a visit finds, as bytes; what a page may not show is gone from it."""
    tongue = visit.words.tongue
    markup = (
        environment(tongue)
        .get_template(template)
        .render(
            site=visit.site,
            words=visit.words,
            links=visit.links,
            query=visit.query,
            known=visit.known,
            tongue=tongue,
            tongues=others(tongue, there.values()),
            everyone=list(there.values()),
            zone=visit.links.zone,
            zones=zones_offered(visit.words),
            zone_name=zone_name,
            in_zone=in_zone,
            asset=address,
            arrow="←" if tongue.direction == "rtl" else "→",
            **values,
        )
    )
    return BIDI.sub("", UNPRINTABLE.sub("\ufffd", markup)).encode("utf-8")


def _json(page: Page, visit: Visit, there: dict[str, Tongue]) -> bytes:
    return msgspec.json.encode(page.data)


def _calendar(page: Page, visit: Visit, there: dict[str, Tongue]) -> bytes:
    links, words = visit.links, visit.words
    name = page.title if page.title == visit.site.name else f"{visit.site.name} · {page.title}"
    own, of = links.form(page.path, "ics", visit.query), links.to(page.path, **visit.query)
    feed = Feed(name, links.base + own, links.base + of)
    return calendar_of(
        page.meetings or (),
        visit.known.record,
        words.in_one_line,
        feed=feed,
        address=lambda meeting: links.base + links.meeting(meeting.id),
    )


def _atom(page: Page, visit: Visit, there: dict[str, Tongue]) -> bytes:
    return atom_of(page.news or (), _head(page, visit, "atom"))


def _jsonfeed(page: Page, visit: Visit, there: dict[str, Tongue]) -> bytes:
    return json_feed_of(page.news or (), _head(page, visit, "jsonfeed"))


def _picture(page: Page, visit: Visit, there: dict[str, Tongue]) -> bytes:
    return png_of(page.card or Card(visit.site.name, page.title, visit.site.name, below=page.about))


MAKERS: dict[str, Callable[[Page, Visit, dict[str, Tongue]], bytes]] = {
    "html": _markup,
    "json": _json,
    "ics": _calendar,
    "atom": _atom,
    "jsonfeed": _jsonfeed,
    "png": _picture,
}


def _nav_sections(visit: Visit) -> list[str]:
    """The sections that have articles, for every page's head."""
    return [name for name in visit.sections if visit.known.sections.articles(name)][:MOST_SECTIONS]


def _head(page: Page, visit: Visit, form: str) -> Head:
    """What a feed says of itself."""
    links = visit.links
    return Head(
        title=page.title if page.title == visit.site.name else f"{visit.site.name} · {page.title}",
        language=visit.words.tongue.code,
        base=links.base,
        page=links.base + links.to(page.path, **visit.query),
        own=links.base + links.form(page.path, form, visit.query),
    )


@functools.lru_cache(maxsize=32)
def environment(tongue: Tongue) -> Any:
    """The templates in one language."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.globals["data_block"] = data_block
    made.install_gettext_translations(tongue.catalogue, newstyle=True)  # type: ignore[attr-defined]
    return made
