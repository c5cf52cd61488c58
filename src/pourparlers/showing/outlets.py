"""What an article's outlet is called, wherever it is named."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import urlsplit

from pourparlers.record.told import Told
from pourparlers.showing.excerpts import web_address


def outlet_of(told: Told) -> str:
    """Whose article it is, else where it stands."""
    article = told.reading.article
    named = told.outlet or article.agency or (urlsplit(web_address(told.url) or "").hostname or "").removeprefix("www.")
    return named or (PurePath(article.path).stem if article.path else told.key[:8])
