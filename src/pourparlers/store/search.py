"""Full text search: FTS5 in SQLite, tsvector in PostgreSQL, over the same folded words.

Both indexes hold words alone; the text for the line that is shown comes from the version. In PostgreSQL the words that
its own configuration makes of a text in its language (french, russian, ...) are indexed beside them, so that forms
which share no beginning are found, too. Only the current version of an article is told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, literal_column, text

from pourparlers.errors import InputError
from pourparlers.model import Article, Record
from pourparlers.store.articles import Filter, Listed, conditions, current
from pourparlers.store.excerpt import Excerpt, excerpt_of
from pourparlers.store.rows import article_from, languages_of, storable
from pourparlers.store.schema import version
from pourparlers.store.words import Term, prose_of, terms_of, words_of

CONFIGURATIONS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""What PostgreSQL calls its configuration for a language; which of them a server has, it is asked."""
FTS5_INSERT = text("INSERT INTO search (rowid, headline, prose) VALUES (:id, :headline, :prose)")
TSVECTOR_INSERT = """
INSERT INTO search (version_id, vector) VALUES (:id,
  setweight(to_tsvector('simple', :headline), 'A') || to_tsvector('simple', :prose){more})
"""
MORE = " || to_tsvector('{configuration}', :text)"


MISSING = """
SELECT version.id, version.page, version.text FROM version
WHERE version.id > :after AND NOT EXISTS (SELECT 1 FROM search WHERE search.{id} = version.id)
ORDER BY version.id LIMIT :most
"""


class Hit(Record, frozen=True, kw_only=True):
    """An article that was found, and the words of it that say why."""

    article: Listed
    excerpt: Excerpt


def index(connection: Connection, at: int, article: Article) -> None:
    """Index a version, once: it never changes."""
    prose = storable(prose_of(article)) or ""
    headline = storable(article.headline) or ""
    values = {"id": at, "headline": " ".join(words_of(headline)), "prose": " ".join(words_of(prose))}
    if connection.dialect.name == "sqlite":
        connection.execute(FTS5_INSERT, values)
        return
    configuration = _configuration(connection, article.language)
    more = MORE.format(configuration=configuration) if configuration else ""
    values |= {"text": f"{headline}\n{prose}"} if more else {}
    connection.execute(text(TSVECTOR_INSERT.format(more=more)), values)


def fill(connection: Connection) -> None:
    """Index the versions that are not in the index."""
    after = 0
    while rows := _missing(connection, after, 100):
        for row in rows:
            index(connection, row.id, article_from(row.page, row.text))
            after = row.id


def missing(connection: Connection, most: int) -> list[int]:
    """Versions that are not in the index."""
    return [row.id for row in _missing(connection, 0, most)]


def _missing(connection: Connection, after: int, most: int) -> Sequence[Row[Any]]:
    at = "rowid" if connection.dialect.name == "sqlite" else "version_id"
    return connection.execute(text(MISSING.format(id=at)), {"after": after, "most": most}).all()


def find(connection: Connection, query: str, wanted: Filter, limit: int | None = None) -> Iterator[Hit]:
    """The articles in which all words of a query are found, the best first."""
    terms = terms_of(query)
    if not terms:
        raise InputError(
            "search", f"no word in {query!r}", 'Give words, or a phrase in quotation marks: "talks in Geneva"'
        )
    found = current().add_columns(version.c.page, version.c.text.label("whole")).where(*conditions(wanted))
    if connection.dialect.name == "sqlite":
        found = found.join(text("search"), literal_column("search.rowid") == version.c.id)
        found = found.where(text("search MATCH :query").bindparams(query=_fts5(terms)))
        rank = text("bm25(search, 4.0, 1.0)")
    else:
        found = found.join(text("search"), literal_column("search.version_id") == version.c.id)
        asked, values = _tsquery(connection, terms, wanted.language)
        found = found.where(text(f"search.vector @@ {asked}").bindparams(**values))
        rank = text(f"ts_rank(search.vector, {asked}) DESC").bindparams(**values)
    found = found.order_by(rank, version.c.id.desc()).limit(limit)
    for row in connection.execute(found.execution_options(yield_per=20)):
        told = dict(row._mapping)
        article = article_from(told.pop("page"), told.pop("whole"))
        yield Hit(article=Listed(**told), excerpt=excerpt_of(prose_of(article), terms))


def _fts5(terms: Sequence[Term]) -> str:
    """The query in FTS5's language. The word as typed is asked for beside its stem, and so ranks higher."""

    def one(term: Term) -> str:
        phrase = f'"{" ".join(term.words)}"'
        return phrase if term.stem is None else f'({phrase} OR "{term.stem}"*)'

    return " AND ".join(map(one, terms))


def _tsquery(connection: Connection, terms: Sequence[Term], language: str | None) -> tuple[str, dict[str, str]]:
    """The query in PostgreSQL's language: each term as typed, by its stem, or by the rules of a language at hand."""
    at_hand = [language] if language is not None else languages_of(connection)
    names = [name for name in (_configuration(connection, code) for code in at_hand) if name]
    values: dict[str, str] = {}
    asked = []
    for at, term in enumerate(terms):
        values[f"term{at}"] = _tsquery_of(term)
        either = [f"to_tsquery('simple', :term{at})"]
        if term.stem is not None and names:
            values[f"word{at}"] = term.typed
            either += [f"plainto_tsquery('{name}', :word{at})" for name in names]
        asked.append(f"({' || '.join(either)})")
    return f"({' && '.join(asked)})", values


def _tsquery_of(term: Term) -> str:
    phrase = " <-> ".join(term.words)
    return phrase if term.stem is None else f"({phrase} | {term.stem}:*)"


def _configuration(connection: Connection, language: str | None) -> str | None:
    """The server's configuration for a language; each connection asks once which there are."""
    known = connection.info.get("configurations")
    if known is None:
        known = set(connection.exec_driver_sql("SELECT cfgname FROM pg_ts_config").scalars())
        connection.info["configurations"] = known
    name = CONFIGURATIONS.get(language or "")
    return name if name in known else None
