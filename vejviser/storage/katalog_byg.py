"""Build the directory file.

The file is written whole, so that a reader meets the old one or the new one; the same sources give the same
bytes with the same SQLite. ``sqlite_katalog`` opens it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import create_engine, insert
from sqlalchemy.pool import StaticPool

from vejviser.domain.indhold import Indhold
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import UserError
from vejviser.storage.fingeraftryk import TOM, fingeraftryk, seal
from vejviser.storage.hel_fil import write_whole
from vejviser.storage.mapping import Raekke, tilbud_to_rows
from vejviser.storage.mapping_indhold import indhold_to_rows
from vejviser.storage.skema import APPLICATION_ID, SKEMA_VERSION
from vejviser.storage.tables import Base, MetaRow


class Katalogdata(Protocol):
    """What the file is built from."""

    @property
    def dato(self) -> str: ...
    @property
    def titel(self) -> str: ...
    @property
    def tilbud(self) -> tuple[Tilbud, ...]: ...
    @property
    def indhold(self) -> Indhold: ...


def byg_katalog(kilde: Katalogdata, ud: Path) -> str:
    """Write the directory file and return the content's fingerprint. On a fault nothing is changed."""
    aftryk = fingeraftryk(kilde.dato, kilde.titel, kilde.tilbud, kilde.indhold)
    raw = seal(_database(_rows(kilde, aftryk)))
    try:
        write_whole(ud, raw)
        ud.chmod(0o644)
    except OSError as error:
        raise UserError(
            f"Kataloget kunne ikke skrives til “{ud}”: {_why(error)}. Intet er ændret.",
            "Tjek, at mappen findes, at du må skrive i den, og at der er plads.",
        ) from error
    return aftryk


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "mappen findes ikke"
    if isinstance(error, PermissionError):
        return "der er ikke adgang"
    return "disken siger nej"


def _rows(kilde: Katalogdata, aftryk: str) -> Iterator[Raekke]:
    meta = {
        "dato": kilde.dato,
        "titel": kilde.titel,
        "hovednummer": kilde.indhold.hovednummer,
        "fingeraftryk": aftryk,
        "filaftryk": TOM,
    }
    for noegle, vaerdi in meta.items():
        yield MetaRow, {"noegle": noegle, "vaerdi": vaerdi}
    for nr, tilbud in enumerate(kilde.tilbud):
        yield from tilbud_to_rows(tilbud, nr)
    for row in indhold_to_rows(kilde.indhold):
        yield type(row), row.model_dump()


def _database(rows: Iterable[Raekke]) -> bytes:
    """The file's bytes. Made in memory: a full disk or a kill then never leaves half a database."""
    by_table: dict[str, list[dict[str, Any]]] = {table.name: [] for table in Base.metadata.sorted_tables}
    for row_type, columns in rows:
        by_table[row_type.__tablename__].append(columns)
    raw = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SKEMA_VERSION}")
        Base.metadata.create_all(connection)
        for table in Base.metadata.sorted_tables:
            if by_table[table.name]:
                connection.execute(insert(table), by_table[table.name])
        connection.commit()
        connection.exec_driver_sql("VACUUM")
        content = raw.serialize()
    engine.dispose()
    return content


def empty_database() -> bytes:
    """A directory file without content: the tables that every directory has, and nothing else."""
    return _database([])
