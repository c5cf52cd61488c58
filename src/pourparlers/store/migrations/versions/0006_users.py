"""Who may come to the desk, who is there, and the log of what is done there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "desk_user",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("came", sa.Text),
        sa.UniqueConstraint("key", name="uq_desk_user_key"),
    )
    op.create_table(
        "desk_session",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column(
            "user_id",
            NUMBER,
            sa.ForeignKey("desk_user.id", name="fk_desk_session_user_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("begun", sa.Text, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
    )
    op.create_index("ix_desk_session_user_id", "desk_session", ["user_id"])
    op.create_table(
        "desk_log",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("about", sa.Text),
        sa.Column("address", sa.Text),
    )
