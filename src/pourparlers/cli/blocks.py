"""The blocks of an article as lines of a terminal: the kind in front, the text in the colour of its group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pourparlers.model import Article, Bases, BlockKind

Group = Literal["head", "text", "picture", "signed", "listed", "furniture"]
GROUPS: dict[BlockKind, Group] = {
    "headline": "head", "subheading": "head", "section": "head", "summary": "head",
    "body": "text", "quotation": "text", "list": "text", "table": "text",
    "caption": "picture", "credit": "picture",
    "byline": "signed", "dateline": "signed", "agency": "signed", "published-label": "signed",
    "related": "listed", "trending": "listed", "teaser": "listed", "navigation": "listed",
}  # fmt: skip
COLOURS: dict[Group, str] = {
    "head": "bold cyan", "text": "default", "picture": "magenta", "signed": "yellow", "listed": "dim",
    "furniture": "dim red",
}  # fmt: skip
KIND_WIDTH = 15
MOST_LISTED = 160


def group_of(kind: BlockKind) -> Group:
    return GROUPS.get(kind, "furniture")


def facts_of(article: Article) -> Iterator[tuple[str, str, str]]:
    """What is known of the page: name, value, and what it rests on."""
    bases = article.basis or Bases()
    published = article.published
    yield from (
        (name, value, basis or "text")
        for name, value, basis in (
            ("headline", article.headline, bases.headline),
            ("outlet", article.outlet, bases.outlet),
            ("section", article.section, bases.section),
            ("authors", ", ".join(article.authors) or article.byline, bases.authors),
            ("agency", article.agency, bases.agency),
            ("published", published.moment or published.value if published else None, bases.published),
            ("modified", article.modified, bases.modified),
            ("language", article.language, bases.language),
            ("address", article.canonical or article.url, bases.canonical),
        )
        if value
    )


def facts_table(article: Article) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for name, value, basis in facts_of(article):
        table.add_row(Text(name, "bold"), Text(value), Text(basis, "dim"))
    return table


def lines_of(article: Article) -> Iterator[str]:
    """A line for each block: its kind, a tab, its text, and the address of its picture."""
    for block in article.blocks:
        text = " ".join(article.text[block.start : block.end].split())
        yield "\t".join(filter(None, (block.kind, text, block.image)))


def labelled(article: Article) -> Iterator[RenderableType]:
    """A row for each block; furniture is cut short."""
    for block in article.blocks:
        group = group_of(block.kind)
        text = " ".join(article.text[block.start : block.end].split())
        if group in ("listed", "furniture") and len(text) > MOST_LISTED:
            text = text[: MOST_LISTED - 1] + "…"
        said = Text(text, COLOURS[group])
        if block.image:
            said.append(f"  {block.image}", "dim")
        row = Table.grid(padding=(0, 1))
        row.add_column(width=KIND_WIDTH, justify="right")
        row.add_column()
        row.add_row(Text(block.kind, COLOURS[group]), said)
        yield row
