"""Corrections that people make to the record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("line", sa.Text, nullable=False),
    )
