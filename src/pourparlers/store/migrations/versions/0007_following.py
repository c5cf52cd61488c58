"""Who follows by mail, what was told to whom, and the letters that are to go out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "follower",
        sa.Column("id", Number, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("rhythm", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("wording", sa.Text, nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("confirmed", sa.Text),
        sa.Column("heard", Number, nullable=False),
        sa.Column("served", sa.Text),
        sa.Column("refused", sa.Integer, nullable=False),
        sa.UniqueConstraint("address", "kind", "name", name="uq_follower_address"),
        sa.UniqueConstraint("token", name="uq_follower_token"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "heard",
        sa.Column("id", Number, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sa.UniqueConstraint("key", name="uq_heard_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "letter",
        sa.Column("id", Number, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("follower_id", Number, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("due", sa.Text, nullable=False),
        sa.Column("taken", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text),
        sa.UniqueConstraint("key", name="uq_letter_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_letter_follower_id", "letter", ["follower_id"])
    op.create_index("ix_letter_state", "letter", ["state"])
