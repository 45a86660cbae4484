"""Open the directory file: read-only, checked to the last byte, in a blink. ``katalog_byg`` builds it.

It has no journal and no side files and opens on read-only media. It is read by SQLite alone: whoever only
opens the directory never waits for the library of the tables.
"""

from __future__ import annotations

import contextlib
import gc
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vejviser.domain.dansk_tekst import dato_lang
from vejviser.domain.indhold import Indhold
from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.errors import DataError
from vejviser.storage.fingeraftryk import fingeraftryk, is_intact
from vejviser.storage.raekker_til_vaerdi import by_tilbud, indhold_of_rows, tilbud_of_rows
from vejviser.storage.skema import APPLICATION_ID, BOERN, META, SKEMA_VERSION, TILBUD

Row = Mapping[str, Any]

_HEADER = b"SQLite format 3\x00"
BYG_IGEN = "Installér Vejviser igen, eller byg det med: vejviser katalog byg"


FEJL_I_FILEN = (sqlite3.Error, LookupError, ValueError, TypeError)
"""What reading a file that is whole, but no directory, can raise."""


_TRUTH = {b"0": False, b"1": True}
sqlite3.register_converter("BOOLEAN", _TRUTH.__getitem__)
sqlite3.register_converter("JSON", json.loads)


@contextlib.contextmanager
def open_fil(fil: Path) -> Iterator[sqlite3.Connection]:
    """Read-only; a column has the type that the file's own schema gives it. Closed at once afterwards, or
    Windows cannot replace the file."""
    uri = f"{fil.resolve().as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(
        sqlite3.connect(uri, uri=True, detect_types=sqlite3.PARSE_DECLTYPES)
    ) as connection:
        yield connection


def load_katalog(fil: Path, *, vouched: bool = False) -> tuple[Katalog, Indhold]:
    """Open a directory file. ``DataError`` says in Danish what is wrong with it and how to build it again.

    ``vouched``: a signature vouches for these bytes, so the content's fingerprint need not be counted again.
    """
    _check_bytes(fil)
    try:
        with open_fil(fil) as connection:
            katalog, titel, indhold = _read(connection, str(fil))
    except FEJL_I_FILEN as error:
        raise DataError(f"Kataloget “{fil.name}” kan ikke læses.", BYG_IGEN) from error
    if vouched:
        return katalog, indhold
    if fingeraftryk(katalog.dato, titel, katalog.tilbud.values(), indhold) != katalog.fingeraftryk:
        raise DataError(f"Indholdet i kataloget “{fil.name}” passer ikke med dets fingeraftryk.", BYG_IGEN)
    return katalog, indhold


def load_titel(fil: Path) -> str:
    """The title of a directory file, for the editor's database that begins as a copy of it."""
    _check_bytes(fil)
    try:
        with open_fil(fil) as connection:
            return str(read_meta(connection)["titel"])
    except FEJL_I_FILEN as error:
        raise DataError(f"Kataloget “{fil.name}” kan ikke læses.", BYG_IGEN) from error


def _check_bytes(fil: Path) -> None:
    """Header, kind, version and the file's own fingerprint, before SQLite is asked to trust it."""
    try:
        raw = fil.read_bytes()
    except FileNotFoundError:
        raise DataError(f"Kataloget “{fil.name}” mangler.", BYG_IGEN) from None
    except OSError as error:
        raise DataError(f"Kataloget “{fil.name}” kan ikke åbnes.", "Tjek, at du må læse filen.") from error
    version, kind = int.from_bytes(raw[60:64], "big"), int.from_bytes(raw[68:72], "big")
    if not raw.startswith(_HEADER) or kind != APPLICATION_ID:
        raise DataError(f"Filen “{fil.name}” er ikke et katalog til Vejviser.", BYG_IGEN)
    if not is_intact(raw):
        raise DataError(f"Kataloget “{fil.name}” er beskadiget.", BYG_IGEN)
    if version > SKEMA_VERSION:
        message = f"Kataloget “{fil.name}” er lavet til en nyere udgave af Vejviser."
        raise DataError(message, "Hent den nyeste udgave af programmet.")
    if version < SKEMA_VERSION:
        raise DataError(f"Kataloget “{fil.name}” er fra en ældre udgave af Vejviser.", BYG_IGEN)


def _read(connection: sqlite3.Connection, kilde: str) -> tuple[Katalog, str, Indhold]:
    meta = read_meta(connection)
    tilbud = read_tilbud(connection)
    katalog = Katalog(MappingProxyType(tilbud), meta["dato"], meta["fingeraftryk"], kilde)
    return katalog, meta["titel"], read_indhold(connection, meta)


def read_meta(connection: sqlite3.Connection) -> dict[str, str]:
    return {row["noegle"]: row["vaerdi"] for row in _rows_of(connection, META)}


def read_indhold(connection: sqlite3.Connection, meta: Mapping[str, str]) -> Indhold:
    return indhold_of_rows(lambda table: _rows_of(connection, table, "ORDER BY nr"), meta["hovednummer"])


def read_tilbud(connection: sqlite3.Connection, kun: str | None = None) -> dict[str, Tilbud]:
    """All offers in file order, or only the one with the id ``kun``."""
    only, one = ("", ()) if kun is None else ("WHERE {} = ?", (kun,))
    with no_collection():
        children = only.format("tilbud_id") + " ORDER BY tilbud_id, nr"
        boern = {table: by_tilbud(_rows_of(connection, table, children, one)) for table in BOERN}
        rows = _rows_of(connection, TILBUD, only.format("id") + " ORDER BY nr", one)
        return {row["id"]: tilbud_of_rows(row, boern) for row in rows}


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


def _rows_of(
    connection: sqlite3.Connection, table: str, rest: str = "", values: Sequence[str] = ()
) -> list[Row]:
    found = connection.execute(f'SELECT * FROM "{table}" {rest}', values)  # noqa: S608 - names of our own
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def dato_of(fil: Path) -> str:
    """The date that a directory file bears, "" where it cannot be read. Nothing else of it is checked."""
    try:
        with open_fil(fil) as connection:
            return read_meta(connection)["dato"]
    except FEJL_I_FILEN:
        return ""


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
    raise DataError("Intet katalog kan bruges. " + " ".join(problems), BYG_IGEN)
