"""Alembic's folder: the environment, and one module a step of the schema."""
