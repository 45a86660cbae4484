"""Offers in the editor's database: read them, put them in, replace one where nobody was first.

Works inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from vejviser.domain.redaktion import Redigeret, Tilbudslinje, sorteringsnoegle
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.errors import UserError
from vejviser.storage.mapping import kontrol_columns, tilbud_to_rows
from vejviser.storage.raekker_til_vaerdi import by_tilbud, kontrol_of, tilbud_of_rows
from vejviser.storage.redaktion.tabeller import tabel
from vejviser.storage.sqlite_katalog import no_collection
from vejviser.storage.tables import (
    AabningstidRow,
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
    with no_collection():
        return _build(connection, chosen, ids)


def _build(connection: Connection, chosen: Any, ids: Sequence[str] | None) -> dict[str, Redigeret]:
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
        for row_type, columns in tilbud_to_rows(one, 0):
            waiting[row_type.__tablename__].append(columns)
        waiting["tilbud"][-1] |= {"version": 1, "udgivet_serie": udgivet_serie, "ikke_bekraeftet": None}
        waiting["tilbud"][-1] |= {"sortering": sorteringsnoegle(one.navn), "aendret": tid}
        if len(waiting["tilbud_tekst"]) > _MANGE:
            flush()
    flush()


def replace_offer(connection: Connection, tilbud: Tilbud, version: int, tid: str) -> bool:
    """Write the offer as version + 1. False, and nothing done, where somebody else has saved it since."""
    mine = (TILBUD.c.id == tilbud.id, TILBUD.c.version == version)
    if connection.execute(update(TILBUD).where(*mine).values(aendret=tid)).rowcount != 1:
        return False
    overwrite_offers(connection, [(tilbud, version + 1)], tid)
    return True


def overwrite_offers(connection: Connection, tilbud: Sequence[tuple[Tilbud, int]], tid: str) -> None:
    """Write offers with their new version. The caller holds their rows, so nobody is overwritten."""
    waiting: dict[str, list[dict[str, Any]]] = {table.name: [] for table in (TILBUD, *DELE)}
    for one, version in tilbud:
        for row_type, columns in tilbud_to_rows(one, 0):
            waiting[row_type.__tablename__].append(columns)
        head = waiting["tilbud"][-1]
        head |= {"version": version, "sortering": sorteringsnoegle(one.navn), "aendret": tid}
        head["_id"] = head.pop("id")
    ids = [one.id for one, _ in tilbud]
    for table in DELE:
        connection.execute(delete(table).where(table.c.tilbud_id.in_(ids)))
        if rows := waiting[table.name]:
            connection.execute(insert(table), rows)
    heads = waiting["tilbud"]
    if heads:
        values: dict[str, Any] = {name: bindparam(name) for name in heads[0] if name != "_id"}
        mine = update(TILBUD).where(TILBUD.c.id == bindparam("_id"))
        connection.execute(mine.values(values), heads)


def hold_offers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Keep others from saving these until the transaction ends; their versions now."""
    versions: dict[str, int] = {}
    for start in range(0, len(ids), _MANGE):
        chosen = select(TILBUD.c.id, TILBUD.c.version).where(TILBUD.c.id.in_(ids[start : start + _MANGE]))
        found = connection.execute(chosen.order_by(TILBUD.c.id).with_for_update())
        versions |= {row.id: row.version for row in found}
    return versions


def set_kontrol(connection: Connection, tilbud: Tilbud) -> None:
    """Write what the offer's verification comes to. Not an edit: the version stays."""
    mine = update(TILBUD).where(TILBUD.c.id == tilbud.id)
    connection.execute(mine.values(kontrol_columns(tilbud.kontrol)))


def without_kontrol(tilbud: Tilbud) -> Tilbud:
    return replace(tilbud, kontrol=None)
