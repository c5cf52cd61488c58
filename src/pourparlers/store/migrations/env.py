"""What alembic runs: the migrations, on the connection and in the transaction of ``store.migrate``."""

from __future__ import annotations

from alembic import context

from pourparlers.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
