"""What changes an offer in the editor's database: make, save, take back, import. Inside a transaction.

Every change is a line in the history for each field, and none of them verifies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from vejviser.domain.historik import Handling
from vejviser.domain.indlaesning import Aendring, Importplan
from vejviser.domain.redaktion import KonfliktError, Redigeret, tjek_vej, uenigheder
from vejviser.domain.redaktion_regler import tjek_kan_gemmes
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.errors import UserError
from vejviser.storage.redaktion.eftersyn import (
    ALLE_NIVEAUER,
    insert_kontroller,
    kontrol_rows,
    read_kontroller,
    refresh,
)
from vejviser.storage.redaktion.historik import (
    earlier,
    event_row,
    field_rows,
    new_id,
    restored,
    write_history,
)
from vejviser.storage.redaktion.tabeller import BevaretRow, tabel
from vejviser.storage.redaktion.tilbud import (
    TILBUD,
    Stempel,
    hold_offers,
    insert_offers,
    overwrite_offers,
    read_offer,
    read_offers,
    replace_offer,
    without_kontrol,
)

_BEVARET = tabel(BevaretRow)
_SKRIDT = 200
"""Offers between two reports of progress."""

Fremdrift = Callable[[int, int], None]
Afbrudt = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Aarsag:
    """Why an offer changes, and the source that the editor named."""

    handling: Handling
    kilde: str = ""


def create(connection: Connection, tilbud: Tilbud, stempel: Stempel, kilde: str) -> Redigeret:
    """A new offer, always a draft or ready and never verified."""
    tjek_kan_gemmes(tilbud)
    if tilbud.tilstand not in (Tilstand.KLADDE, Tilstand.KLAR):
        raise UserError("Et nyt tilbud er en kladde eller klar.", "Udgiv kataloget for at udgive tilbuddet.")
    if connection.execute(select(TILBUD.c.id).where(TILBUD.c.id == tilbud.id)).first():
        raise UserError(f"Der er allerede et tilbud med id “{tilbud.id}”.", "Vælg et andet id.")
    insert_offers(connection, [without_kontrol(tilbud)], stempel.tid)
    write_history(connection, [event_row(tilbud.id, 1, stempel, Handling.OPRETTET, kilde)])
    return read_offer(connection, tilbud.id)


def save(connection: Connection, tilbud: Tilbud, version: int, stempel: Stempel, aarsag: Aarsag) -> Redigeret:
    """Save over ``version``; ``KonfliktError`` where somebody saved first. No change, no new version."""
    nu = read_offer(connection, tilbud.id)
    mine = replace(tilbud, kontrol=nu.tilbud.kontrol)
    if mine == nu.tilbud:
        return nu
    if version != nu.version:
        raise _conflict(connection, mine, nu, version)
    tjek_kan_gemmes(mine)
    if mine.tilstand is not nu.tilbud.tilstand and aarsag.handling is not Handling.FORTRUDT:
        tjek_vej(nu.tilbud.tilstand, mine.tilstand)
    if not replace_offer(connection, mine, version, stempel.tid):
        raise _conflict(connection, mine, read_offer(connection, tilbud.id), version)
    rows = field_rows(nu.tilbud, mine, version + 1, stempel, aarsag.handling, aarsag.kilde, new_id())
    write_history(connection, rows)
    if _has_moved(nu.tilbud, mine):
        refresh(connection, [mine.id], stempel, aarsag.handling)
    return read_offer(connection, mine.id)


def _has_moved(foer: Tilbud, efter: Tilbud) -> bool:
    """Another organisation or place has verifications of its own, or none."""
    return (foer.organisation, foer.steder) != (efter.organisation, efter.steder)


def _conflict(connection: Connection, mine: Tilbud, deres: Redigeret, version: int) -> KonfliktError:
    grundlag = earlier(connection, deres.tilbud, version)
    return KonfliktError(mine, deres, uenigheder(grundlag, mine, deres.tilbud))


def undo(connection: Connection, id: str, aendring: str, stempel: Stempel) -> Redigeret:
    """Put the fields of a change back, as a new change. What was published becomes ready again."""
    nu = read_offer(connection, id)
    tilbud = restored(connection, nu, aendring)
    if tilbud.tilstand is Tilstand.UDGIVET and nu.tilbud.tilstand is not Tilstand.UDGIVET:
        tilbud = replace(tilbud, tilstand=Tilstand.KLAR)
    return save(connection, tilbud, nu.version, stempel, Aarsag(Handling.FORTRUDT))


def fill(connection: Connection, tilbud: Iterable[Tilbud], stempel: Stempel) -> None:
    """The first offers, from a directory: what it says is verified was so at all three levels."""
    offers = list(tilbud)
    insert_offers(connection, map(without_kontrol, offers), stempel.tid, udgivet_serie=0)
    _keep_kontrol(connection, offers, stempel)


def _keep_kontrol(connection: Connection, tilbud: Iterable[Tilbud], stempel: Stempel) -> None:
    bekraeftelse = new_id()
    rows = {
        (row["niveau"], row["noegle"]): row
        for one in sorted(tilbud, key=lambda one: one.kontrol.dato if one.kontrol else "")
        if one.kontrol
        for row in kontrol_rows(one, one.kontrol, ALLE_NIVEAUER, stempel.tid, bekraeftelse)
    }
    if rows:
        insert_kontroller(connection, rows.values())
        refresh(connection, sorted({row["tilbud_id"] for row in rows.values()}), stempel, Handling.IMPORTERET)


def run_import(
    connection: Connection,
    plan: Importplan,
    stempel: Stempel,
    kilde: str,
    fremdrift: Fremdrift | None,
    afbrudt: Afbrudt | None,
) -> int:
    """Do what the plan says. Raises, and so leaves nothing, where one offer cannot be written."""
    versions = hold_offers(connection, sorted(one.foer.id for one in plan.aendrede))
    _check_unchanged(connection, plan)
    for one in plan.tilbud:
        tjek_kan_gemmes(one)
    done, total, aendring = 0, len(plan.tilbud), new_id()
    for start in range(0, len(plan.nye), _SKRIDT):
        some = plan.nye[start : start + _SKRIDT]
        _add_new(connection, some, stempel, kilde)
        done = _report(done + len(some), total, fremdrift, afbrudt)
    for start in range(0, len(plan.aendrede), _SKRIDT):
        part = plan.aendrede[start : start + _SKRIDT]
        _change(connection, part, versions, Aarsag(Handling.IMPORTERET, kilde), stempel, aendring)
        done = _report(done + len(part), total, fremdrift, afbrudt)
    verified = [one for one in plan.tilbud if one.kontrol]
    moved = [one.efter.id for one in plan.aendrede if _has_moved(one.foer, one.efter)]
    refresh(connection, moved, stempel, Handling.IMPORTERET)
    _keep_kontrol(connection, _newer(connection, verified), stempel)
    keep_rest(connection, dict(plan.bevaret))
    return done


def _add_new(connection: Connection, tilbud: Iterable[Tilbud], stempel: Stempel, kilde: str) -> None:
    """Our own lines may bring offers that were out already; those are shown as closed once they close."""
    for serie in (None, 0):
        some = [
            one for one in tilbud if (one.tilstand in (Tilstand.KLADDE, Tilstand.KLAR)) is (serie is None)
        ]
        insert_offers(connection, map(without_kontrol, some), stempel.tid, udgivet_serie=serie)
        write_history(connection, (event_row(one.id, 1, stempel, Handling.IMPORTERET, kilde) for one in some))


def _change(
    connection: Connection,
    aendrede: Sequence[Aendring],
    versions: Mapping[str, int],
    aarsag: Aarsag,
    stempel: Stempel,
    aendring: str,
) -> None:
    rows: list[dict[str, Any]] = []
    offers = []
    for one in aendrede:
        efter = replace(one.efter, kontrol=one.foer.kontrol)
        version = versions[efter.id] + 1
        offers.append((efter, version))
        rows += field_rows(one.foer, efter, version, stempel, aarsag.handling, aarsag.kilde, aendring)
    overwrite_offers(connection, offers, stempel.tid)
    write_history(connection, rows)


def _newer(connection: Connection, tilbud: Iterable[Tilbud]) -> list[Tilbud]:
    """Those whose verification is newer than what the database knows: an old file turns no clock back."""
    known = read_kontroller(connection)
    dates: dict[str, str] = {}
    for (_, noegle), kontrol in known.items():
        dates[noegle] = max(kontrol.dato, dates.get(noegle, ""))
    return [one for one in tilbud if one.kontrol and one.kontrol.dato > dates.get(one.id, "")]


def _check_unchanged(connection: Connection, plan: Importplan) -> None:
    """The plan was made from what stood there then; it must still stand there."""
    now = read_offers(connection, [one.foer.id for one in plan.aendrede])
    for one in plan.aendrede:
        if one.foer.id not in now or without_kontrol(now[one.foer.id].tilbud) != without_kontrol(one.foer):
            raise _moved()
    wanted = {one.id for one in plan.nye}
    if wanted & set(connection.execute(select(TILBUD.c.id)).scalars()):
        raise _moved()


def _moved() -> UserError:
    return UserError(
        "Kataloget er ændret, siden du så, hvad filen ville gøre. Intet er hentet ind.", "Åbn filen igen."
    )


def _report(done: int, total: int, fremdrift: Fremdrift | None, afbrudt: Afbrudt | None) -> int:
    if fremdrift is not None:
        fremdrift(done, total)
    if afbrudt is not None and afbrudt():
        raise UserError("Du stoppede. Intet er hentet ind.")
    return done


def keep_rest(connection: Connection, bevaret: Mapping[str, str]) -> None:
    """Keep what a file held that an offer has no field for; the newest file's word for a key holds."""
    known = set(connection.execute(select(_BEVARET.c.noegle)).scalars())
    new: list[dict[str, Any]] = []
    for noegle, indhold in bevaret.items():
        if noegle in known:
            mine = update(_BEVARET).where(_BEVARET.c.noegle == noegle)
            connection.execute(mine.values(indhold=indhold))
        else:
            new.append({"noegle": noegle, "indhold": indhold})
    if new:
        connection.execute(insert(_BEVARET), new)


def read_rest(connection: Connection) -> tuple[tuple[str, str], ...]:
    found = connection.execute(select(_BEVARET.c.noegle, _BEVARET.c.indhold).order_by(_BEVARET.c.noegle))
    return tuple((noegle, indhold) for noegle, indhold in found)
