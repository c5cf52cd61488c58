"""The first tables: articles, versions, sightings, readings, sources, progress."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("address", sa.Text),
        sa.Column("versions", sa.Integer, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Text),
        sa.Column("withdrawn_by", sa.Text),
        sa.Column("withdrawn_why", sa.Text),
        sa.UniqueConstraint("address", name="uq_article_address"),
    )
    op.create_table(
        "version",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("article_id", NUMBER, sa.ForeignKey("article.id", name="fk_version_article_id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("prose", sa.Text, nullable=False),
        sa.Column("extent", sa.Integer, nullable=False),
        sa.Column("cut", sa.Boolean, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("section", sa.Text),
        sa.Column("headline", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("voice", sa.Text),
        sa.Column("marker", sa.Text),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.UniqueConstraint("article_id", "number", name="uq_version_article_id"),
        sa.UniqueConstraint("key", name="uq_version_key"),
    )
    op.create_index("ix_version_prose", "version", ["prose"])
    op.create_table(
        "sighting",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("version_id", NUMBER, sa.ForeignKey("version.id", name="fk_sighting_version_id"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("first_seen", sa.Text, nullable=False),
        sa.Column("last_seen", sa.Text, nullable=False),
        sa.UniqueConstraint("version_id", "url", "path", "source", name="uq_sighting_version_id"),
    )
    op.create_index("ix_sighting_source", "sighting", ["source"])
    op.create_table(
        "reading",
        sa.Column(
            "version_id",
            NUMBER,
            sa.ForeignKey("version.id", name="fk_reading_version_id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("reader_version", sa.Text, nullable=False),
        sa.Column("packs", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("meetings", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("section", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("marker", sa.Text),
        sa.Column("voice", sa.Text),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("checked", sa.Text),
        sa.Column("changed", sa.Text),
        sa.Column("due", sa.Text),
        sa.Column("rhythm", sa.Integer),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text),
        sa.UniqueConstraint("name", name="uq_source_name"),
    )
    op.create_index("ix_source_due", "source", ["due"])
    op.create_table(
        "progress",
        sa.Column("task", sa.Text, primary_key=True),
        sa.Column("position", NUMBER, nullable=False),
    )
