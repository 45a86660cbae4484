"""Verifications and attempts in the editor's database. The only place that sets a verified date.

A verification is kept for ever; one that was a slip is marked as taken back. Works inside a transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from vejviser.domain.eftersyn import (
    Forsoeg,
    Forsoegsudfald,
    Kontroller,
    Kontrolniveau,
    Metode,
    kontrolnoegler,
    samlet_kontrol,
    sted_noegle,
)
from vejviser.domain.historik import Handling
from vejviser.domain.redaktion import Redigeret
from vejviser.domain.tilbud import Kontrol, Sted, Tilbud
from vejviser.errors import UserError
from vejviser.storage.redaktion.historik import kontrol_row, new_id, write_history
from vejviser.storage.redaktion.tabeller import ForsoegRow, KontrolRow, tabel
from vejviser.storage.redaktion.tilbud import TILBUD, Stempel, read_offers, set_kontrol
from vejviser.storage.tables import StedRow

_KONTROL, _FORSOEG, _STED = tabel(KontrolRow), tabel(ForsoegRow), tabel(StedRow)
ALLE_NIVEAUER = tuple(Kontrolniveau)


def read_kontroller(connection: Connection, keys: Collection[str] | None = None) -> Kontroller:
    """The newest verification of every level and key, without those that were taken back."""
    query = select(_KONTROL).where(_KONTROL.c.fortrudt.is_(None)).order_by(_KONTROL.c.dato, _KONTROL.c.tid)
    if keys is not None:
        query = query.where(_KONTROL.c.noegle.in_(keys))
    return {
        (Kontrolniveau(row["niveau"]), row["noegle"]): Kontrol(row["dato"], row["rolle"], row["metode"])
        for row in connection.execute(query).mappings()
    }


def kontrol_rows(
    tilbud: Tilbud, kontrol: Kontrol, niveauer: Collection[Kontrolniveau], tid: str, id: str
) -> Iterator[dict[str, Any]]:
    """A row for every key of the offer at the levels that were verified."""
    for niveau, noegle in kontrolnoegler(tilbud):
        if niveau in niveauer:
            yield {
                "bekraeftelse": id,
                "niveau": niveau.value,
                "noegle": noegle,
                "tilbud_id": tilbud.id,
                "dato": kontrol.dato,
                "rolle": kontrol.rolle,
                "metode": kontrol.metode,
                "tid": tid,
                "fortrudt": None,
            }


def insert_kontroller(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    if found := list(rows):
        connection.execute(insert(_KONTROL), found)


def add_kontrol(
    connection: Connection,
    nu: Redigeret,
    kontrol: Kontrol,
    niveauer: Collection[Kontrolniveau],
    stempel: Stempel,
) -> str:
    """Write a verification and what it makes of every offer that shares the organisation or the place."""
    id = new_id()
    rows = list(kontrol_rows(nu.tilbud, kontrol, niveauer, stempel.tid, id))
    if not rows:
        raise UserError(
            "Der er ikke valgt, hvad der er kontrolleret.", "Vælg organisation, sted eller tilbud."
        )
    insert_kontroller(connection, rows)
    connection.execute(update(TILBUD).where(TILBUD.c.id == nu.tilbud.id).values(ikke_bekraeftet=None))
    refresh_sharing(connection, rows, stempel, Handling.BEKRAEFTET)
    return id


def take_back_kontrol(connection: Connection, id: str, stempel: Stempel) -> None:
    query = select(_KONTROL).where(_KONTROL.c.bekraeftelse == id, _KONTROL.c.fortrudt.is_(None))
    rows = [dict(row) for row in connection.execute(query).mappings()]
    if not rows:
        raise UserError("Den kontrol findes ikke, eller den er allerede fortrudt.")
    connection.execute(update(_KONTROL).where(_KONTROL.c.bekraeftelse == id).values(fortrudt=stempel.tid))
    refresh_sharing(connection, rows, stempel, Handling.KONTROL_FORTRUDT)


def refresh_sharing(
    connection: Connection, rows: Sequence[Mapping[str, Any]], stempel: Stempel, handling: Handling
) -> None:
    """Count again for every offer that has one of these keys."""
    by_level = {
        niveau: {row["noegle"] for row in rows if row["niveau"] == niveau.value} for niveau in ALLE_NIVEAUER
    }
    ids = {row["tilbud_id"] for row in rows}
    if by_level[Kontrolniveau.ORGANISATION]:
        found = connection.execute(select(TILBUD.c.id, TILBUD.c.organisation))
        ids |= {
            id
            for id, name in found
            if " ".join(name.casefold().split()) in by_level[Kontrolniveau.ORGANISATION]
        }
    if places := by_level[Kontrolniveau.STED]:
        postcodes = {place.split("|")[1] for place in places}
        query = select(_STED).where(_STED.c.postnr.in_(postcodes))
        ids |= {
            row["tilbud_id"] for row in connection.execute(query).mappings() if _place_of(dict(row)) in places
        }
    refresh(connection, sorted(ids), stempel, handling)


def _place_of(row: Mapping[str, Any]) -> str:
    return sted_noegle(Sted(row["navn"], row["vej"], row["postnr"], row["by"]))


def refresh(connection: Connection, ids: Sequence[str], stempel: Stempel, handling: Handling) -> None:
    """Write what the verification of these offers comes to now, with a line of history where it changed."""
    mine = select(TILBUD.c.id).where(TILBUD.c.id.in_(ids)).order_by(TILBUD.c.id)
    if len(ids) < 500:
        connection.execute(mine.with_for_update())
    offers = read_offers(connection, ids)
    keys = {noegle for nu in offers.values() for _, noegle in kontrolnoegler(nu.tilbud)}
    kontroller = read_kontroller(connection, keys if len(keys) < 500 else None)
    history = []
    for nu in offers.values():
        kontrol = samlet_kontrol(nu.tilbud, kontroller)
        if kontrol != nu.tilbud.kontrol:
            set_kontrol(connection, replace(nu.tilbud, kontrol=kontrol))
            before, after = (one.dato if one else None for one in (nu.tilbud.kontrol, kontrol))
            history.append(kontrol_row(nu.tilbud.id, nu.version, stempel, handling, before, after))
    write_history(connection, history)


def set_unconfirmed(connection: Connection, id: str, dato: str) -> None:
    connection.execute(update(TILBUD).where(TILBUD.c.id == id).values(ikke_bekraeftet=dato))


def add_forsoeg(connection: Connection, forsoeg: Forsoeg, tid: str) -> None:
    values = {"id": new_id(), "tilbud_id": forsoeg.tilbud, "dato": forsoeg.dato, "tid": tid}
    values |= {"metode": forsoeg.metode.value, "udfald": forsoeg.udfald.value, "rolle": forsoeg.rolle}
    connection.execute(insert(_FORSOEG).values(values))


def read_forsoeg(connection: Connection) -> tuple[Forsoeg, ...]:
    """Every attempt, oldest first."""
    query = select(_FORSOEG).order_by(_FORSOEG.c.dato, _FORSOEG.c.tid, _FORSOEG.c.id)
    return tuple(
        Forsoeg(
            row["tilbud_id"], row["dato"], Metode(row["metode"]), Forsoegsudfald(row["udfald"]), row["rolle"]
        )
        for row in connection.execute(query).mappings()
    )
