"""The blocks of articles as one page of HTML: no script, no request, every kind named and coloured."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import jinja2

from pourparlers.cli.blocks import Group, facts_of, group_of
from pourparlers.cli.page_html import RIGHT_TO_LEFT
from pourparlers.cli.page_labels import TEMPLATES
from pourparlers.model import Article, BlockKind

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Shown(NamedTuple):
    """A block as the page shows it."""

    kind: BlockKind
    group: Group
    text: str
    image: str | None
    of: int | None


class Sheet(NamedTuple):
    """An article as the page shows it."""

    title: str
    language: str
    direction: str
    facts: list[tuple[str, str, str]]
    blocks: list[Shown]


def render(articles: Sequence[Article]) -> str:
    """The page of the blocks of one or several articles."""
    style = (TEMPLATES / "blocks.css").read_text(encoding="utf-8")
    policy = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    sheets = [sheet_of(article) for article in articles]
    return _UNPRINTABLE.sub("\ufffd", template().render(sheets=sheets, style=style, style_hash=policy))


def sheet_of(article: Article) -> Sheet:
    tag = article.language if article.language and _TAG.fullmatch(article.language) else ""
    direction = "rtl" if tag.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr" if tag else "auto"
    title = article.headline or article.path or article.url or "Page"
    return Sheet(title, tag, direction, list(facts_of(article)), list(shown(article)))


def shown(article: Article) -> Iterator[Shown]:
    for block in article.blocks:
        yield Shown(
            block.kind, group_of(block.kind), article.text[block.start : block.end], block.image, block.of
        )  # fmt: skip


@functools.cache
def template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    return environment.get_template("blocks.html")
