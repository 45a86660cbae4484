"""Build the directory file, and open it: read-only, checked to the last byte, in a blink.

The file is written whole, so that a reader meets the old one or the new one. It has no journal and no side
files and opens on read-only media; the same sources give the same bytes with the same SQLite.
"""

from __future__ import annotations

import contextlib
import gc
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from vejviser.domain.dansk_tekst import dato_lang
from vejviser.domain.indhold import Indhold
from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.errors import DataError, UserError
from vejviser.storage.fingeraftryk import TOM, fingeraftryk, is_intact, seal
from vejviser.storage.hel_fil import write_whole
from vejviser.storage.mapping import Raekke, by_tilbud, tilbud_of_rows, tilbud_to_rows
from vejviser.storage.mapping_indhold import indhold_of_rows, indhold_to_rows
from vejviser.storage.tables import (
    APPLICATION_ID,
    SKEMA_VERSION,
    AabningstidRow,
    Base,
    FaktumRow,
    KildeRow,
    MetaRow,
    StedRow,
    TelefonRow,
    TilbudRow,
    TilbudTekstRow,
)

Row = Mapping[str, Any]

_HEADER = b"SQLite format 3\x00"
_BOERN: tuple[type[Base], ...] = (TilbudTekstRow, FaktumRow, StedRow, TelefonRow, KildeRow, AabningstidRow)
_BYG_IGEN = "Byg det igen med: vejviser katalog byg"


FEJL_I_FILEN = (SQLAlchemyError, sqlite3.Error, LookupError, ValueError, TypeError)
"""What reading a file that is whole, but no directory, can raise."""


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


def open_engine(fil: Path) -> Engine:
    """No pool: a closed connection must let go of the file, or Windows cannot replace it."""
    uri = f"{fil.resolve().as_uri()}?mode=ro&immutable=1"
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(uri, uri=True), poolclass=NullPool)


def load_katalog(fil: Path, *, vouched: bool = False) -> tuple[Katalog, Indhold]:
    """Open a directory file. ``DataError`` says in Danish what is wrong with it and how to build it again.

    ``vouched``: a signature vouches for these bytes, so the content's fingerprint need not be counted again.
    """
    _check_bytes(fil)
    try:
        engine = open_engine(fil)
        with engine.connect() as connection:
            katalog, titel, indhold = _read(connection, str(fil))
        engine.dispose()
    except FEJL_I_FILEN as error:
        raise DataError(f"Kataloget “{fil.name}” kan ikke læses.", _BYG_IGEN) from error
    if vouched:
        return katalog, indhold
    if fingeraftryk(katalog.dato, titel, katalog.tilbud.values(), indhold) != katalog.fingeraftryk:
        raise DataError(f"Indholdet i kataloget “{fil.name}” passer ikke med dets fingeraftryk.", _BYG_IGEN)
    return katalog, indhold


def load_titel(fil: Path) -> str:
    """The title of a directory file, for the editor's database that begins as a copy of it."""
    _check_bytes(fil)
    engine = open_engine(fil)
    try:
        with engine.connect() as connection:
            return str(read_meta(connection)["titel"])
    except FEJL_I_FILEN as error:
        raise DataError(f"Kataloget “{fil.name}” kan ikke læses.", _BYG_IGEN) from error
    finally:
        engine.dispose()


def _check_bytes(fil: Path) -> None:
    """Header, kind, version and the file's own fingerprint, before SQLite is asked to trust it."""
    try:
        raw = fil.read_bytes()
    except FileNotFoundError:
        raise DataError(f"Kataloget “{fil.name}” mangler.", _BYG_IGEN) from None
    except OSError as error:
        raise DataError(f"Kataloget “{fil.name}” kan ikke åbnes.", "Tjek, at du må læse filen.") from error
    version, kind = int.from_bytes(raw[60:64], "big"), int.from_bytes(raw[68:72], "big")
    if not raw.startswith(_HEADER) or kind != APPLICATION_ID:
        raise DataError(f"Filen “{fil.name}” er ikke et katalog til Vejviser.", _BYG_IGEN)
    if not is_intact(raw):
        raise DataError(f"Kataloget “{fil.name}” er beskadiget.", _BYG_IGEN)
    if version > SKEMA_VERSION:
        message = f"Kataloget “{fil.name}” er lavet til en nyere udgave af Vejviser."
        raise DataError(message, "Hent den nyeste udgave af programmet.")
    if version < SKEMA_VERSION:
        raise DataError(f"Kataloget “{fil.name}” er fra en ældre udgave af Vejviser.", _BYG_IGEN)


def _read(connection: Connection, kilde: str) -> tuple[Katalog, str, Indhold]:
    meta = read_meta(connection)
    tilbud = read_tilbud(connection)
    katalog = Katalog(MappingProxyType(tilbud), meta["dato"], meta["fingeraftryk"], kilde)
    return katalog, meta["titel"], read_indhold(connection, meta)


def read_meta(connection: Connection) -> dict[str, str]:
    return {row["noegle"]: row["vaerdi"] for row in _rows_of(connection, MetaRow)}


def read_indhold(connection: Connection, meta: Mapping[str, str]) -> Indhold:
    return indhold_of_rows(lambda row_type: _rows_of(connection, row_type), meta["hovednummer"])


def read_tilbud(connection: Connection, kun: str | None = None) -> dict[str, Tilbud]:
    """All offers in file order, or only the one with the id ``kun``."""
    with no_collection():
        boern = {kind.__tablename__: by_tilbud(_rows_of(connection, kind, kun)) for kind in _BOERN}
        return {row["id"]: tilbud_of_rows(row, boern) for row in _rows_of(connection, TilbudRow, kun)}


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """Many values that all stay: looking for garbage among them takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rows_of(connection: Connection, row_type: type[Base], kun: str | None = None) -> Sequence[Row]:
    table = Base.metadata.tables[row_type.__tablename__]
    order = [table.c[name] for name in ("tilbud_id", "nr") if name in table.c]
    query = select(table).order_by(*order)
    if kun is not None:
        query = query.where(table.c["id" if row_type is TilbudRow else "tilbud_id"] == kun)
    found = connection.execute(query)
    names = tuple(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]


def dato_of(fil: Path) -> str:
    """The date that a directory file bears, "" where it cannot be read. Nothing else of it is checked."""
    try:
        engine = open_engine(fil)
        with engine.connect() as connection:
            found = read_meta(connection)["dato"]
        engine.dispose()
    except FEJL_I_FILEN:
        return ""
    return found


def vaelg_katalog(kandidater: Sequence[Path]) -> tuple[Katalog, Indhold, tuple[str, ...]]:
    """The first file that is whole, and in Danish which ones were not and what is used instead."""
    problems: list[str] = []
    for fil in kandidater:
        try:
            katalog, indhold = load_katalog(fil)
        except DataError as error:
            problems.append(error.message)
            continue
        if problems:
            problems.append(f"I stedet bruges kataloget fra {dato_lang(katalog.dato)} (“{fil.name}”).")
        return katalog, indhold, tuple(problems)
    raise DataError("Intet katalog kan bruges. " + " ".join(problems), _BYG_IGEN)
