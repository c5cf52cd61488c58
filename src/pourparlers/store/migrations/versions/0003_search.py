"""The search index, in each engine's own kind, and articles by language.

The index holds words and no text, since a version never changes; it is filled after the migrations, of the rows.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

FTS5 = """
CREATE VIRTUAL TABLE search
USING fts5(headline, prose, content = '', tokenize = 'unicode61 remove_diacritics 2')
"""
TSVECTOR = """
CREATE TABLE search (
  version_id bigint CONSTRAINT pk_search PRIMARY KEY CONSTRAINT fk_search_version_id REFERENCES version (id),
  vector tsvector NOT NULL
)
"""


def upgrade() -> None:
    op.create_index("ix_version_language", "version", ["language"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS5)
    else:
        op.execute(TSVECTOR)
        op.execute("CREATE INDEX ix_search_vector ON search USING gin (vector)")
