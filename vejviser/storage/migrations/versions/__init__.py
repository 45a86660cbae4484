"""Alembic revisions of the central database (PostgreSQL)."""
