"""Offers in the editor's database: read them, put them in, replace one where nobody was first.

Works inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from vejviser.domain.redaktion import Redigeret, Tilbudslinje, sorteringsnoegle
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.errors import UserError
from vejviser.storage.mapping import by_tilbud, kontrol_columns, kontrol_of, tilbud_of_rows, tilbud_to_rows
from vejviser.storage.redaktion_tabeller import tabel
from vejviser.storage.tables import (
    AabningstidRow,
    Base,
    FaktumRow,
    KildeRow,
    StedRow,
    TelefonRow,
    TilbudRow,
    TilbudTekstRow,
)

TILBUD = tabel(TilbudRow)
DELE = tuple(tabel(row) for row in (TilbudTekstRow, FaktumRow, StedRow, TelefonRow, KildeRow, AabningstidRow))
_MANGE = 5_000
"""Rows written in one go, and ids asked for in one go."""


@dataclass(frozen=True, slots=True)
class Stempel:
    """Who does it (a role) and when (UTC, ISO)."""

    tid: str
    rolle: str


def read_offers(connection: Connection, ids: Sequence[str] | None = None) -> dict[str, Redigeret]:
    """All offers, or those with an id of ``ids``, in Danish order of their names."""
    if ids is not None and len(ids) > _MANGE:
        wanted = set(ids)
        return {id: one for id, one in read_offers(connection).items() if id in wanted}
    chosen = select(TILBUD).order_by(TILBUD.c.sortering, TILBUD.c.id)
    if ids is not None:
        chosen = chosen.where(TILBUD.c.id.in_(ids))
    parts = {}
    for table in DELE:
        query = select(table).order_by(table.c.tilbud_id, table.c.nr)
        if ids is not None:
            query = query.where(table.c.tilbud_id.in_(ids))
        parts[table.name] = by_tilbud(_rows(connection, query))
    return {
        row["id"]: Redigeret(
            tilbud_of_rows(row, parts), row["version"], row["aendret"], row["ikke_bekraeftet"]
        )
        for row in _rows(connection, chosen)
    }


def _rows(connection: Connection, query: Any) -> list[dict[str, Any]]:
    found = connection.execute(query)
    names = tuple(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]


def read_offer(connection: Connection, id: str) -> Redigeret:
    found = read_offers(connection, [id]).get(id)
    if found is None:
        raise UserError("Tilbuddet findes ikke i redaktionens database.", "Vælg det fra listen.")
    return found


def read_lines(connection: Connection) -> tuple[Tilbudslinje, ...]:
    """The editor's list in Danish order; reads one table only."""
    names = ("id", "navn", "organisation", "tilstand", "version", "aendret", "ikke_bekraeftet")
    kontrol = ("kontrol_dato", "kontrol_rolle", "kontrol_metode")
    query = select(*(TILBUD.c[name] for name in (*names, *kontrol)))
    return tuple(
        Tilbudslinje(
            id=row["id"],
            navn=row["navn"],
            organisation=row["organisation"],
            tilstand=Tilstand(row["tilstand"]),
            version=row["version"],
            aendret=row["aendret"],
            kontrol=kontrol_of(row),
            ikke_bekraeftet=row["ikke_bekraeftet"],
        )
        for row in _rows(connection, query.order_by(TILBUD.c.sortering, TILBUD.c.id))
    )


def insert_offers(
    connection: Connection, tilbud: Iterable[Tilbud], tid: str, udgivet_serie: int | None = None
) -> None:
    """Put in offers that are not there yet, as version 1."""
    waiting: dict[str, list[dict[str, Any]]] = {table.name: [] for table in (TILBUD, *DELE)}

    def flush() -> None:
        for table in (TILBUD, *DELE):
            if rows := waiting[table.name]:
                connection.execute(insert(table), rows)
                rows.clear()

    for one in tilbud:
        for row in tilbud_to_rows(one, 0):
            waiting[row.__tablename__].append(_columns(row, one, tid, udgivet_serie))
        if len(waiting["tilbud_tekst"]) > _MANGE:
            flush()
    flush()


def _columns(row: Base, tilbud: Tilbud, tid: str, udgivet_serie: int | None) -> dict[str, Any]:
    columns = row.model_dump()
    if isinstance(row, TilbudRow):
        columns |= {"version": 1, "sortering": sorteringsnoegle(tilbud.navn), "aendret": tid}
        columns |= {"udgivet_serie": udgivet_serie, "ikke_bekraeftet": None}
    return columns


def replace_offer(connection: Connection, tilbud: Tilbud, version: int, tid: str) -> bool:
    """Write the offer as version + 1. False, and nothing done, where somebody else has saved it since."""
    head, *parts = tilbud_to_rows(tilbud, 0)
    columns = head.model_dump(exclude={"id"}) | {"sortering": sorteringsnoegle(tilbud.navn), "aendret": tid}
    mine = (TILBUD.c.id == tilbud.id, TILBUD.c.version == version)
    done = connection.execute(update(TILBUD).where(*mine).values(columns | {"version": version + 1}))
    if done.rowcount != 1:
        return False
    for table in DELE:
        connection.execute(delete(table).where(table.c.tilbud_id == tilbud.id))
        if rows := [row.model_dump() for row in parts if row.__tablename__ == table.name]:
            connection.execute(insert(table), rows)
    return True


def set_kontrol(connection: Connection, tilbud: Tilbud) -> None:
    """Write what the offer's verification comes to. Not an edit: the version stays."""
    mine = update(TILBUD).where(TILBUD.c.id == tilbud.id)
    connection.execute(mine.values(kontrol_columns(tilbud.kontrol)))


def without_kontrol(tilbud: Tilbud) -> Tilbud:
    return replace(tilbud, kontrol=None)
