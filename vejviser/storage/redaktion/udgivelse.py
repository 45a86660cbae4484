"""From the editor's database to a directory: one moment, sorted by id, the same from every database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from vejviser.domain.historik import Handling
from vejviser.domain.indhold import Akutkort, Indhold
from vejviser.domain.redaktion import Redigeret
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.errors import UserError
from vejviser.storage.mapping_indhold import indhold_to_rows
from vejviser.storage.raekker_til_vaerdi import indhold_of_rows
from vejviser.storage.redaktion.historik import field_rows, new_id, write_history
from vejviser.storage.redaktion.tabeller import METADATA, UdgivelseRow, tabel
from vejviser.storage.redaktion.tilbud import TILBUD, Stempel, read_offers
from vejviser.storage.skema import AKUTNUMMER, DOKUMENTER
from vejviser.storage.tables import MetaRow

_META, _UDGIVELSE = tabel(MetaRow), tabel(UdgivelseRow)
_INDHOLD = {AKUTNUMMER, *(table for _, _, table in DOKUMENTER)}
_MANGE = 5_000
_LUKKEDE = frozenset({Tilstand.LUKKET, Tilstand.MIDLERTIDIGT_LUKKET})


@dataclass(frozen=True, slots=True)
class Udgivelse:
    """What ``byg_katalog`` builds from. ``versioner``: what each offer's version was at that moment."""

    dato: str
    titel: str
    tilbud: tuple[Tilbud, ...]
    indhold: Indhold
    versioner: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Udgivelseslinje:
    """A publication that was made. ``tid`` is UTC (ISO)."""

    serie: int
    dato: str
    fingeraftryk: str
    antal: int
    rolle: str
    tid: str


def write_content(connection: Connection, indhold: Indhold, meta: Mapping[str, str]) -> None:
    """Put the content documents and the head of the directory in, in place of those that are there."""
    rows = list(indhold_to_rows(indhold))
    names = [table.name for table in METADATA.sorted_tables if table.name in _INDHOLD]
    for name in reversed(names):
        connection.execute(delete(METADATA.tables[name]))
    for name in names:
        if columns := [row.model_dump() for row in rows if row.__tablename__ == name]:
            connection.execute(insert(METADATA.tables[name]), columns)
    connection.execute(delete(_META))
    head = {"hovednummer": indhold.hovednummer} | dict(meta)
    connection.execute(
        insert(_META), [{"noegle": noegle, "vaerdi": vaerdi} for noegle, vaerdi in head.items()]
    )


def read_meta(connection: Connection) -> dict[str, str]:
    return {row["noegle"]: row["vaerdi"] for row in connection.execute(select(_META)).mappings()}


def read_head(connection: Connection) -> dict[str, str]:
    """As ``read_meta``, for those who need it to be there."""
    meta = read_meta(connection)
    if not meta:
        raise UserError("Redaktionens database er tom.", "Åbn Katalog i vinduet som redaktør først.")
    return meta


def read_content(connection: Connection) -> Indhold:
    def rows_of(name: str) -> list[dict[str, Any]]:
        table = METADATA.tables[name]
        return [dict(row) for row in connection.execute(select(table).order_by(table.c.nr)).mappings()]

    return indhold_of_rows(rows_of, read_head(connection)["hovednummer"])


def read_udgivelse(connection: Connection, dato: str) -> Udgivelse:
    """What would be published: drafts stay at home, ready offers become published ones."""
    published = select(TILBUD.c.id).where(TILBUD.c.udgivet_serie.is_not(None))
    was_out = set(connection.execute(published).scalars())
    offers = {
        id: nu for id, nu in read_offers(connection).items() if _goes_out(nu.tilbud.tilstand, id in was_out)
    }
    ids = sorted(offers)
    return Udgivelse(
        dato=dato,
        titel=read_head(connection)["titel"],
        tilbud=tuple(_as_published(offers[id]) for id in ids),
        indhold=_only_known(read_content(connection), offers),
        versioner={id: offers[id].version for id in ids},
    )


def _goes_out(tilstand: Tilstand, was_out: bool) -> bool:
    """A closed offer is shown as closed only to those who have seen it open."""
    return tilstand in (Tilstand.KLAR, Tilstand.UDGIVET) or (tilstand in _LUKKEDE and was_out)


def _as_published(nu: Redigeret) -> Tilbud:
    ready = nu.tilbud.tilstand is Tilstand.KLAR
    return replace(nu.tilbud, tilstand=Tilstand.UDGIVET) if ready else nu.tilbud


def _only_known(indhold: Indhold, offers: Mapping[str, Redigeret]) -> Indhold:
    """An acute number must not point at an offer that is not in the file; the number itself stays."""

    def card(kort: Akutkort) -> Akutkort:
        numbers = (
            n if n.tilbud is None or n.tilbud in offers else replace(n, tilbud=None) for n in kort.numre
        )
        return replace(kort, numre=tuple(numbers))

    return replace(indhold, akut=tuple(map(card, indhold.akut)))


def mark_published(
    connection: Connection, udgivelse: Udgivelse, serie: int, fingeraftryk: str, stempel: Stempel
) -> None:
    """Remember the publication. What was edited since the snapshot stays ready, for the next one."""
    newest = connection.execute(select(_UDGIVELSE.c.serie).order_by(_UDGIVELSE.c.serie.desc())).scalar()
    if newest is not None and serie <= newest:
        raise UserError(f"Serie {serie} er allerede brugt; den nyeste er {newest}.", f"Brug {newest + 1}.")
    values = {"serie": serie, "dato": udgivelse.dato, "fingeraftryk": fingeraftryk, "tid": stempel.tid}
    values |= {"antal": len(udgivelse.tilbud), "rolle": stempel.rolle}
    connection.execute(insert(_UDGIVELSE).values(values))
    _mark_offers(connection, udgivelse, serie, stempel)
    connection.execute(update(_META).where(_META.c.noegle == "dato").values(vaerdi=udgivelse.dato))


def _mark_offers(connection: Connection, udgivelse: Udgivelse, serie: int, stempel: Stempel) -> None:
    query = select(TILBUD.c.id, TILBUD.c.version, TILBUD.c.tilstand).order_by(TILBUD.c.id).with_for_update()
    rows = connection.execute(query).all()
    ready = [
        id
        for id, version, tilstand in rows
        if udgivelse.versioner.get(id) == version and tilstand == Tilstand.KLAR.value
    ]
    out = list(udgivelse.versioner)
    for start in range(0, len(out), _MANGE):
        some = update(TILBUD).where(TILBUD.c.id.in_(out[start : start + _MANGE]))
        connection.execute(some.values(udgivet_serie=serie))
    after = {one.id: one for one in udgivelse.tilbud}
    aendring = new_id()
    history: list[dict[str, Any]] = []
    for id in ready:
        version = udgivelse.versioner[id] + 1
        changed = {"tilstand": Tilstand.UDGIVET.value, "version": version, "aendret": stempel.tid}
        connection.execute(update(TILBUD).where(TILBUD.c.id == id).values(changed))
        before = replace(after[id], tilstand=Tilstand.KLAR)
        kilde = f"serie {serie}"
        history += field_rows(before, after[id], version, stempel, Handling.UDGIVET, kilde, aendring)
    write_history(connection, history)


def read_udgivelser(connection: Connection) -> tuple[Udgivelseslinje, ...]:
    """Newest first."""
    query = select(_UDGIVELSE).order_by(_UDGIVELSE.c.serie.desc())
    return tuple(Udgivelseslinje(**row) for row in connection.execute(query).mappings())
