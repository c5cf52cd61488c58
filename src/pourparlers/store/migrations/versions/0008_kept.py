"""The record kept, and the articles that it has still to take in: at first all there are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
EXACT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "kept",
        sa.Column("kind", EXACT, primary_key=True),
        sa.Column("key", EXACT, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "kept_mark",
        sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("key", EXACT, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "due",
        sa.Column("article_id", NUMBER, sa.ForeignKey("article.id"), primary_key=True, autoincrement=False),
    )
    op.execute("INSERT INTO due (article_id) SELECT id FROM article")
