"""Between rows and the model: an article as it is kept and as it comes back, text that any engine holds."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, text

from pourparlers.model import Article

LANGUAGES = """
WITH RECURSIVE found (language) AS (
  SELECT min(language) FROM version
  UNION ALL SELECT (SELECT min(language) FROM version WHERE language > found.language) FROM found
  WHERE found.language IS NOT NULL
) SELECT language FROM found WHERE language IS NOT NULL
"""
"""From one to the next by the index: as many steps as there are languages, however many articles."""


def article_from(page: str, words: str) -> Article:
    """The model's article from its row."""
    return msgspec.structs.replace(msgspec.json.decode(page, type=Article), text=words)


def page_from(article: Article) -> str:
    """What a row keeps of an article beside its text."""
    told = {field: value for field, value in msgspec.structs.asdict(article).items() if isinstance(value, str)}
    kept = {field: storable(value) for field, value in told.items()} | {"text": ""}
    return msgspec.json.encode(msgspec.structs.replace(article, **kept)).decode("utf-8")


def languages_of(connection: Connection) -> list[str]:
    """The languages that there are articles in."""
    return list(connection.execute(text(LANGUAGES)).scalars())


def storable(text: str | None) -> str | None:
    """The text as every engine can hold it: no NUL, and no half of a surrogate pair. Offsets stay as they are."""
    if text is None or (text.isascii() and "\0" not in text):
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
