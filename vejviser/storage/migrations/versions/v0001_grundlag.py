"""The first tables of the central database."""

from __future__ import annotations

from alembic import op

from vejviser.storage.redaktion.skema import ddl

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in ddl("postgresql", 1):
        op.execute(statement)
