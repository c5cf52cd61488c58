"""A small site of news of our own: a feed, an agenda, pages in French, English and Ukrainian."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Iterable
from email.utils import format_datetime
from typing import NamedTuple

from ..gather.misbehaving import Answer, Part, Request, Site, head, whole  # noqa: TID252

TODAY = datetime.datetime(2030, 5, 14, 8, 0, tzinfo=datetime.UTC)


class Story(NamedTuple):
    """A page: its language, headline and paragraphs."""

    language: str
    headline: str
    paragraphs: tuple[str, ...]
    day: str = "2030-05-14"


ENGLISH = Story(
    "en",
    "France and Germany to hold talks in Geneva",
    (
        "GENEVA, May 14 (Sample News) - France and Germany will hold talks in Geneva on 21 May 2030, the French "
        "Foreign Ministry said on Tuesday.",
        "The talks will be about the new railway line between the two countries, the ministry said in a statement.",
    ),
)
FRENCH = Story(
    "fr",
    "Les ministres de la Pologne et de l'Espagne se réuniront à Vienne",
    (
        "Les ministres des Affaires étrangères de la Pologne et de l'Espagne se réuniront à Vienne le 23 mai 2030, "
        "a annoncé mardi le ministère polonais des Affaires étrangères.",
        "La rencontre portera sur la pêche et sur les ports, a précisé le ministère dans un communiqué.",
    ),
)
UKRAINIAN = Story(
    "uk",
    "Україна та Італія проведуть переговори в Римі",
    (
        "Україна та Італія проведуть переговори в Римі 24 травня 2030 року, повідомило Міністерство закордонних справ "
        "України у вівторок.",
        "На зустрічі йтиметься про новий мост і про поїзди, заявили у міністерстві.",
    ),
)


def page(story: Story) -> bytes:
    """A page as sites make them, with a menu and a foot."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8"><title>{story.headline}</title>'
        '<meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{story.day}T06:00Z">'
        f'</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{story.headline}</h1>'
        f'<time datetime="{story.day}T06:00Z">{story.day}</time>{body}</article><footer>© Sample</footer></body></html>'
    ).encode()


def feed(site: Site, *paths: str) -> bytes:
    """An RSS feed that lists pages by address alone."""
    items = "".join(
        f"<item><title>{path}</title><link>{site.url(path)}</link><guid>{site.url(path)}</guid>"
        f"<pubDate>{format_datetime(TODAY)}</pubDate></item>"
        for path in paths
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Sample</title><link>{site.url("/")}</link>'
        f"<description>News</description>{items}</channel></rss>"
    ).encode()


def home(site: Site) -> bytes:
    """The first page, which declares the feed and links to the agenda."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sample News</title>'
        f'<link rel="alternate" type="application/rss+xml" title="Sample News" href="{site.url("/feed")}"></head>'
        "<body><h1>Sample News</h1><p>Welcome.</p></body></html>"
    ).encode()


def agenda(*entries: tuple[str, str, str]) -> bytes:
    """A ministry's calendar: number, day as 20300522, and what it says."""
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}@ministry.example.org\r\nDTSTAMP:20300514T060000Z\r\n"
        f"DTSTART;VALUE=DATE:{day}\r\nSUMMARY:{summary}\r\nLOCATION:Brussels\r\nEND:VEVENT\r\n"
        for number, day, summary in entries
    )
    name = "X-WR-CALNAME:Sample Foreign Ministry\r\n"
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sample//EN\r\n{name}{events}END:VCALENDAR\r\n".encode()


def tagged(content: bytes, media_type: str) -> Answer:
    """An answer with an ETag of its content, and 304 to who has it."""
    tag = f'"{zlib.crc32(content):x}"'

    def answer(request: Request) -> Iterable[Part]:
        if request.headers.get("if-none-match") == tag:
            return [head("304 Not Modified", etag=tag)]
        return whole(content, media_type, etag=tag)(request)

    return answer
