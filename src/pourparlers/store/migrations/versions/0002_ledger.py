"""The ledger of the record's public identifiers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("written", sa.Text, nullable=False),
    )
