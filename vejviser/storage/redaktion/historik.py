"""The history of every field in the editor's database. Rows are only added; works inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from vejviser.domain.forskel_felter import FELTNAVNE, feltvaerdi, forskellige_felter, med_felt, vaerdi_i_ord
from vejviser.domain.historik import Handling, Historikpost
from vejviser.domain.redaktion import Redigeret
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import UserError
from vejviser.storage.redaktion.tabeller import HistorikRow, tabel
from vejviser.storage.redaktion.tilbud import Stempel
from vejviser.storage.redaktion.vaerdi import value_of_json, value_to_json

_HISTORIK = tabel(HistorikRow)
_HELE = ""
"""The field of what is about the whole offer."""
_NAVNE = {"kontrol": "Kontrol", _HELE: ""}


def field_rows(
    foer: Tilbud, efter: Tilbud, version: int, stempel: Stempel, handling: Handling, kilde: str, aendring: str
) -> Iterator[dict[str, Any]]:
    """One row for each field that differs."""
    for felt in forskellige_felter(foer, efter):
        values = (value_to_json(feltvaerdi(one, felt)) for one in (foer, efter))
        yield _row(efter.id, felt, version, stempel, handling, kilde, aendring, *values)


def event_row(id: str, version: int, stempel: Stempel, handling: Handling, kilde: str = "") -> dict[str, Any]:
    """A row about the whole offer."""
    return _row(id, _HELE, version, stempel, handling, kilde, new_id())


def kontrol_row(
    id: str, version: int, stempel: Stempel, handling: Handling, foer: str | None, efter: str | None
) -> dict[str, Any]:
    """A row about the verification: its date before and after."""
    return _row(id, "kontrol", version, stempel, handling, "", new_id(), *map(value_to_json, (foer, efter)))


def _row(
    id: str,
    felt: str,
    version: int,
    stempel: Stempel,
    handling: Handling,
    kilde: str,
    aendring: str,
    foer: str | None = None,
    efter: str | None = None,
) -> dict[str, Any]:
    who = {"tid": stempel.tid, "rolle": stempel.rolle, "handling": handling.value, "kilde": kilde}
    what = {"aendring": aendring, "felt": felt, "tilbud_id": id, "version": version}
    return who | what | {"foer": foer, "efter": efter}


def new_id() -> str:
    return uuid4().hex


def write_history(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    if found := list(rows):
        connection.execute(insert(_HISTORIK), found)


def read_history(connection: Connection, id: str) -> tuple[Historikpost, ...]:
    """Newest first; the fields of one change in the order of the form."""
    order = {felt: place for place, felt in enumerate(FELTNAVNE)}
    rows = list(connection.execute(select(_HISTORIK).where(_HISTORIK.c.tilbud_id == id)).mappings())
    rows.sort(key=lambda row: order.get(row["felt"], -1))
    rows.sort(key=lambda row: (row["tid"], row["version"]), reverse=True)
    return tuple(_post(dict(row)) for row in rows)


def _post(row: dict[str, Any]) -> Historikpost:
    return Historikpost(
        aendring=row["aendring"],
        tilbud=row["tilbud_id"],
        version=row["version"],
        tid=row["tid"],
        rolle=row["rolle"],
        handling=Handling(row["handling"]),
        felt=row["felt"],
        navn=FELTNAVNE.get(row["felt"]) or _NAVNE[row["felt"]],
        foer=_words(row["felt"], row["foer"]),
        efter=_words(row["felt"], row["efter"]),
        kilde=row["kilde"],
    )


def _words(felt: str, text: str | None) -> str:
    if text is None or felt == _HELE:
        return ""
    return vaerdi_i_ord(value_of_json("gyldig_fra" if felt == "kontrol" else felt, text))


def restored(connection: Connection, nu: Redigeret, aendring: str) -> Tilbud:
    """The offer with the fields of a change as they were before it.

    Refused where such a field was changed again since: that change must be undone first, so nothing is lost.
    """
    query = select(_HISTORIK).where(
        _HISTORIK.c.tilbud_id == nu.tilbud.id, _HISTORIK.c.aendring == aendring, _HISTORIK.c.foer.is_not(None)
    )
    rows = [row for row in connection.execute(query).mappings() if row["felt"] in FELTNAVNE]
    if not rows:
        raise UserError("Den ændring kan ikke fortrydes.", "Ret tilbuddet i stedet, eller luk det.")
    tilbud = nu.tilbud
    for row in rows:
        felt = row["felt"]
        if value_to_json(feltvaerdi(nu.tilbud, felt)) != row["efter"]:
            raise UserError(
                f"“{FELTNAVNE[felt]}” er ændret igen siden.",
                "Fortryd den nyeste ændring først, eller ret feltet.",
            )
        tilbud = med_felt(tilbud, felt, value_of_json(felt, row["foer"]))
    return tilbud


def earlier(connection: Connection, nu: Tilbud, version: int) -> Tilbud:
    """The offer as it was in ``version``: every later change taken back, newest first."""
    query = (
        select(_HISTORIK)
        .where(_HISTORIK.c.tilbud_id == nu.id, _HISTORIK.c.version > version, _HISTORIK.c.foer.is_not(None))
        .order_by(_HISTORIK.c.version.desc())
    )
    for row in connection.execute(query).mappings():
        if row["felt"] in FELTNAVNE:
            nu = med_felt(nu, row["felt"], value_of_json(row["felt"], row["foer"]))
    return nu
