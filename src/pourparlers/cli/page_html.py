"""One page of HTML for readings: the text with every fact marked, and calendar, statements and people beside it.

Self-contained: no script, no request. The text comes from anywhere, so the template escapes all of it, and the
page's security policy allows its own style sheet and nothing else.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import jinja2

from pourparlers.cli.page_calendar import AgendaDay, MonthTable, agenda, month_tables
from pourparlers.cli.page_cards import ActorCard, Cards, MeetingCard, StatementCard
from pourparlers.cli.page_facts import facts_of
from pourparlers.cli.page_labels import TEMPLATES, PageLabels, page_labels
from pourparlers.cli.page_timeline import Timeline, timeline
from pourparlers.model import Article, Reading
from pourparlers.showing.excerpts import web_address
from pourparlers.showing.marked_text import MarkedText, mark_text
from pourparlers.showing.say_date import say_date

# What HTML has no place for: a parser drops or changes it.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
FURNITURE = frozenset(
    {
        "advertisement", "comments", "consent", "copyright", "disclaimer", "follow", "navigation", "newsletter", "paid",
        "published-label", "related", "share", "teaser", "trending",
    }
)  # fmt: skip
HEADINGS = frozenset({"headline", "subheading"})
PERSONS = frozenset({"person", "office"})
LINE, SCREEN = 70, 26  # characters of a line of the text column, and lines that fit on a screen
LIT = 400  # facts of a page up to which the style sheet lights up a fact's other marks


class Sheet(NamedTuple):
    """What the template shows of one reading."""

    key: str
    article: Article
    headline: str
    url: str | None
    language: str
    direction: str
    published: tuple[str, str]
    text: MarkedText
    short: bool
    meetings: tuple[MeetingCard, ...]
    days: list[AgendaDay]
    months: list[MonthTable]
    timeline: Timeline | None
    statements: list[tuple[ActorCard | None, list[StatementCard]]]
    statement_count: int
    people: tuple[ActorCard, ...]
    others: tuple[ActorCard, ...]
    made_by: str


def render(readings: Sequence[Reading], *, language: str = "en") -> str:
    """The page of one or several readings, its labels in ``language`` (English where it is not spoken)."""
    labels = page_labels(language)
    sheets = [_sheet(reading, f"r{n}", labels) for n, reading in enumerate(readings, 1)]
    style = _style() + _lights(sheets)
    policy = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _template().render(
        sheets=sheets, t=labels, style=style, style_hash=policy, furniture=FURNITURE, headings=HEADINGS
    )
    return _UNPRINTABLE.sub("\ufffd", page)


def _sheet(reading: Reading, key: str, labels: PageLabels) -> Sheet:
    article = reading.article
    facts = facts_of(reading, labels, key)
    text = mark_text(article, facts.marks, key)
    cards = Cards(reading, facts, text, labels)
    meetings = tuple(cards.meeting(m) for m in facts.meetings)
    actors = tuple(cards.actor(a) for a in facts.actors.values())
    day = article.published.value if article.published else None
    tag = article.language if article.language and _LANGUAGE_TAG.fullmatch(article.language) else ""
    direction = "rtl" if tag.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr" if tag else "auto"
    made_by = reading.made_by
    return Sheet(
        key=key, article=article, headline=_headline(article, labels), url=web_address(article.url), language=tag,
        direction=direction, published=_published(article, labels), text=text,
        short=sum(2 + (p.end - p.start) // LINE for p in text.paragraphs) <= SCREEN, meetings=meetings,
        days=agenda(meetings, day, labels.dates), months=month_tables(meetings, day, labels),
        timeline=timeline(meetings, day, labels.dates), statements=cards.by_speaker(),
        statement_count=len(facts.statements), people=tuple(a for a in actors if a.kind in PERSONS),
        others=tuple(a for a in actors if a.kind not in PERSONS),
        made_by=labels("made_by", name=made_by.name, version=made_by.version) if made_by else "",
    )  # fmt: skip


def _headline(article: Article, labels: PageLabels) -> str:
    """The headline, else the first line of the text, else the file's name."""
    first = article.text.strip().partition("\n")[0]
    short = first if len(first) <= 120 else first[:119].rsplit(" ", 1)[0] + "…"
    return " ".join((article.headline or short or article.path or labels("title")).split())


def _published(article: Article, labels: PageLabels) -> tuple[str, str]:
    """The day of publication in words, and how it is known."""
    if article.published is None:
        return (labels("published_unknown"), "")
    said = say_date(article.published.value, labels.dates, weekday=False)
    return (labels("published_on", date=said), labels(f"basis_{article.published.basis}"))


def _lights(sheets: Sequence[Sheet]) -> str:
    """Rules that light up every mark of the fact whose card is the address's target."""
    meetings = chain.from_iterable((card.key for card in s.meetings) for s in sheets)
    speeches = chain.from_iterable((card.key for _, said in s.statements for card in said) for s in sheets)
    people = chain.from_iterable((card.key for card in (*s.people, *s.others)) for s in sheets)
    keys = [*meetings, *speeches, *people]
    if not keys or len(keys) > LIT:
        return ""
    return (
        ",".join(f":root:has(#{key}:target) .{key}" for key in keys)
        + "{background:var(--target-tint);border-block:2px solid var(--target)}"
    )


@functools.cache
def _style() -> str:
    return (TEMPLATES / "page.css").read_text(encoding="utf-8")


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    return environment.get_template("page.html")
