"""What comes in from the world: bytes, and what the source that hands them over says of them.

``gather`` makes deliveries, ``page`` turns one into articles. What a delivery tells (a feed's headline, an agency's
credit) is a hint beside what the page itself says; who votes how stands in ``page``.
"""

from __future__ import annotations

from typing import Literal

from pourparlers.model import Record

Marker = Literal["state-media", "sponsor"]


class Picture(Record, frozen=True, kw_only=True):
    """An image that belongs to the article, with its caption and who is credited."""

    url: str | None = None
    caption: str | None = None
    credit: str | None = None


class Delivery(Record, frozen=True, kw_only=True):
    """One thing handed over: a page, a message, an entry of a feed or an agenda.

    ``data`` is the content as it came, ``media_type`` its type without parameters (``text/html``, ``text/plain``),
    ``charset`` what the carrier declared. ``published`` and ``modified`` are ISO 8601. ``voice`` names the body whose
    own word this is (an official agenda, a ministry's page). ``cut`` says that only a teaser was handed over.
    """

    data: bytes
    media_type: str = "text/html"
    charset: str | None = None
    url: str | None = None
    path: str | None = None
    source: str | None = None
    outlet: str | None = None
    section: str | None = None
    language: str | None = None
    headline: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    modified: str | None = None
    pictures: tuple[Picture, ...] = ()
    voice: str | None = None
    marker: Marker | None = None
    cut: bool = False
