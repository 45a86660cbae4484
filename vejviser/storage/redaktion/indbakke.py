"""Corrections from staff in the editor's database: taken in once, decided part by part, never thrown away."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from vejviser.domain.rettelse import Afgoerelse, Feltrettelse, Rettelse
from vejviser.errors import UserError
from vejviser.storage.redaktion.tabeller import RettelseFeltRow, RettelseRow, tabel
from vejviser.storage.redaktion.tilbud import Stempel

_RETTELSE, _FELT = tabel(RettelseRow), tabel(RettelseFeltRow)


@dataclass(frozen=True, slots=True)
class Modtaget:
    """A correction as it lies in the inbox, with the time it came in (UTC, ISO)."""

    rettelse: Rettelse
    tid: str


def add_rettelse(connection: Connection, rettelse: Rettelse, tid: str) -> bool:
    """False where it was taken in before: the same file may come by mail and on a stick."""
    if connection.execute(select(_RETTELSE.c.id).where(_RETTELSE.c.id == rettelse.id)).first():
        return False
    head = {name: getattr(rettelse, name) for name in ("id", "tilbudsnavn", "dato", "rolle")}
    head |= {name: getattr(rettelse, name) for name in ("katalog_dato", "katalog_fingeraftryk")}
    connection.execute(insert(_RETTELSE).values(head | {"tilbud_id": rettelse.tilbud, "modtaget": tid}))
    rows = [
        {"rettelse_id": rettelse.id, "nr": nr, "felt": felt.felt, "staar_der": felt.staar_der}
        | {"rigtigt": felt.rigtigt, "afgoerelse": None, "grund": "", "afgjort": None}
        for nr, felt in enumerate(rettelse.felter)
    ]
    connection.execute(insert(_FELT), rows)
    return True


def read_rettelser(connection: Connection) -> tuple[Modtaget, ...]:
    """Oldest first."""
    parts: dict[str, list[Feltrettelse]] = {}
    for row in connection.execute(select(_FELT).order_by(_FELT.c.rettelse_id, _FELT.c.nr)).mappings():
        decided = Afgoerelse(row["afgoerelse"]) if row["afgoerelse"] else None
        felt = Feltrettelse(row["felt"], row["staar_der"], row["rigtigt"], decided, row["grund"])
        parts.setdefault(row["rettelse_id"], []).append(felt)
    query = select(_RETTELSE).order_by(_RETTELSE.c.dato, _RETTELSE.c.modtaget, _RETTELSE.c.id)
    return tuple(
        Modtaget(
            Rettelse(
                id=row["id"],
                tilbud=row["tilbud_id"],
                tilbudsnavn=row["tilbudsnavn"],
                katalog_dato=row["katalog_dato"],
                katalog_fingeraftryk=row["katalog_fingeraftryk"],
                dato=row["dato"],
                rolle=row["rolle"],
                felter=tuple(parts[row["id"]]),
            ),
            row["modtaget"],
        )
        for row in connection.execute(query).mappings()
    )


def decide(
    connection: Connection, id: str, felt: str, afgoerelse: Afgoerelse, grund: str, stempel: Stempel
) -> None:
    """Once only: two editors with the same inbox open must not both act on it."""
    mine = (_FELT.c.rettelse_id == id, _FELT.c.felt == felt, _FELT.c.afgoerelse.is_(None))
    values = {"afgoerelse": afgoerelse.value, "grund": grund.strip(), "afgjort": stempel.tid}
    if connection.execute(update(_FELT).where(*mine).values(values)).rowcount != 1:
        raise UserError(
            "Den del af fejlmeldingen er allerede afgjort, eller den findes ikke.", "Åbn indbakken igen."
        )
