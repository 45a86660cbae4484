"""From rows to values: an offer and the content documents as they stood when they were put in.

Where the rows come from (a directory file, the editor's database) is the caller's. Field names are equal on
both sides; a test holds it. Imports no database library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from vejviser.domain.aabningstid import Aabningstid, Rytme, Slags
from vejviser.domain.indhold import Akutkort, Akutnummer, Indhold
from vejviser.domain.tilbud import (
    Adgang,
    Fakta,
    Faktum,
    Kilde,
    Koen,
    Kontrol,
    Organisationstype,
    Sikkerhed,
    Sted,
    Svar,
    Telefon,
    Tilbud,
    Tilstand,
)
from vejviser.storage.skema import AKUTNUMMER, DOKUMENTER

Row = Mapping[str, Any]
Boern = Mapping[str, Sequence[Row]]

TEKSTFELTER = (
    "behovsomraader",
    "situationer",
    "emner",
    "emneord",
    "lovgrundlag",
    "vilkaar",
    "email",
    "web",
    "sprog",
)
FAKTANAVNE = ("hund", "paavirket", "koerestol", "opsoegende", "boern_med")
SVARNAVNE = ("visitation", "henvisning", "tidsbestilling", "anonym", "gratis")
ENKLE = (
    "id",
    "navn",
    "organisation",
    "kort",
    "maalgruppe",
    "daekning",
    "alder_min",
    "alder_max",
    "gyldig_fra",
    "gyldig_til",
)


_NAVNE: dict[type, tuple[str, ...]] = {}  # asked for at every row


def names_of(kind: type[Any]) -> tuple[str, ...]:
    if kind not in _NAVNE:
        _NAVNE[kind] = tuple(field.name for field in fields(kind))
    return _NAVNE[kind]


def kontrol_of(row: Row) -> Kontrol | None:
    if row["kontrol_dato"] is None:
        return None
    return Kontrol(row["kontrol_dato"], row["kontrol_rolle"], row["kontrol_metode"])


def by_tilbud(rows: Iterable[Row]) -> Boern:
    """Rows of one table, by offer, in the order they came."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["tilbud_id"]].append(row)
    return grouped


def tilbud_of_rows(row: Row, boern: Mapping[str, Boern]) -> Tilbud:
    """Build the value again. ``boern``: table name -> offer id -> rows in order."""
    parts = {table: rows.get(row["id"], ()) for table, rows in boern.items()}
    texts: dict[str, list[str]] = {felt: [] for felt in TEKSTFELTER}
    for item in parts["tilbud_tekst"]:
        texts[item["felt"]].append(item["tekst"])
    plain: dict[str, Any] = {name: row[name] for name in ENKLE}
    plain |= {felt: tuple(items) for felt, items in texts.items()}
    return Tilbud(
        **plain,
        organisationstype=Organisationstype(row["organisationstype"]),
        sikkerhed=Sikkerhed(row["sikkerhed"]),
        adgang=_adgang_of(row),
        steder=tuple(Sted(p["navn"], p["vej"], p["postnr"], p["by"]) for p in parts["tilbud_sted"]),
        telefon=tuple(Telefon(p["nummer"], p["hvem"]) for p in parts["tilbud_telefon"]),
        aabningstider=tuple(map(_tid_of, parts["tilbud_aabningstid"])),
        doegnaaben=Svar.from_json(row["doegnaaben"]),
        kilder=tuple(
            Kilde(p["url"], p["dato"], tuple(p["felter"]), p["titel"]) for p in parts["tilbud_kilde"]
        ),
        fakta=_fakta_of(row, parts["tilbud_faktum"]),
        tilstand=Tilstand(row["tilstand"]),
        kontrol=kontrol_of(row),
        adresse_fortrolig=Svar.from_json(row["adresse_fortrolig"]),
    )


def _adgang_of(row: Row) -> Adgang:
    svar = {name: Svar.from_json(row[name]) for name in SVARNAVNE}
    return Adgang(**svar, pris=row["pris"], ventetid=row["ventetid"], saadan=row["saadan"])


def _fakta_of(row: Row, facts: Sequence[Row]) -> Fakta:
    stated = {fact["felt"]: Faktum(Svar.from_json(fact["svar"]), fact["ord"]) for fact in facts}
    return Fakta(**stated, koen=Koen(row["koen"]), koen_ord=row["koen_ord"])


def _tid_of(row: Row) -> Aabningstid:
    columns = {name: row[name] for name in names_of(Aabningstid) if name != "saeson"}
    columns |= {
        "ugedage": tuple(row["ugedage"]),
        "undtagen": tuple(row["undtagen"]),
        "rytme": Rytme(row["rytme"]),
        "slags": Slags(row["slags"]),
    }
    season = (row["saeson_fra"], row["saeson_til"]) if row["saeson_fra"] else None
    return Aabningstid(**columns, saeson=season)


def indhold_of_rows(rows_of: Callable[[str], Sequence[Row]], hovednummer: str) -> Indhold:
    """Build the documents again. ``rows_of`` gives a table's rows in order."""
    numbers: dict[str, list[Akutnummer]] = {}
    for row in rows_of(AKUTNUMMER):
        columns = {name: row[name] for name in names_of(Akutnummer) if name != "kontrol"}
        numbers.setdefault(row["kort"], []).append(Akutnummer(**columns, kontrol=kontrol_of(row)))
    documents: dict[str, Any] = {}
    for felt, kind, table in DOKUMENTER:
        documents[felt] = tuple(_value(kind, row, numbers) for row in rows_of(table))
    return Indhold(**documents, hovednummer=hovednummer)


def _value(kind: type, row: Row, numbers: Mapping[str, Sequence[Akutnummer]]) -> object:
    columns = {name: row[name] for name in names_of(kind) if name != "numre"}
    columns |= {name: tuple(item) for name, item in columns.items() if isinstance(item, list)}
    if kind is Akutkort:
        columns["numre"] = tuple(numbers.get(row["kode"], ()))
    return kind(**columns)
