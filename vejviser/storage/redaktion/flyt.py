"""Move an editor's database: from the file of one editor to the server of several, with all its history."""

from __future__ import annotations

from sqlalchemy import insert, select

from vejviser.errors import UserError
from vejviser.storage.redaktion.base import Database, findes_redaktion
from vejviser.storage.redaktion.tabeller import METADATA
from vejviser.storage.redaktion.tilbud import TILBUD

_MANGE = 5_000


def flyt(fra: str, til: str) -> int:
    """Copy every row into an empty database, all or nothing; the number of offers. ``fra`` stays as it is."""
    if not findes_redaktion(fra):
        raise UserError("Der er ingen database at flytte fra.", "Åbn Katalog som redaktør først.")
    source, target = Database(fra), Database(til)
    try:
        source.prepare()
        target.prepare()
        with source.read() as reader, target.write() as writer:
            if writer.execute(select(TILBUD.c.id).limit(1)).first():
                raise UserError(
                    "Databasen, der skal flyttes til, er ikke tom. Intet er flyttet.", "Brug en ny."
                )
            count = 0
            for table in METADATA.sorted_tables:
                rows = [dict(row) for row in reader.execute(select(table)).mappings()]
                count += len(rows) if table is TILBUD else 0
                for start in range(0, len(rows), _MANGE):
                    writer.execute(insert(table), rows[start : start + _MANGE])
        return count
    finally:
        source.close()
        target.close()
