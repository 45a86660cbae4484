"""Between an offer (a frozen value) and its rows. Field names are equal on both sides; a test holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin

from vejviser.domain.aabningstid import Aabningstid, Rytme, Slags
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

Row = Mapping[str, Any]
Raekke = tuple[type[Base], dict[str, Any]]
"""A table's row on its way in: which table, and its columns."""
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
_ENKLE = (
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


def kontrol_columns(kontrol: Kontrol | None) -> dict[str, str | None]:
    return {f"kontrol_{name}": getattr(kontrol, name, None) for name in names_of(Kontrol)}


def kontrol_of(row: Row) -> Kontrol | None:
    if row["kontrol_dato"] is None:
        return None
    return Kontrol(row["kontrol_dato"], row["kontrol_rolle"], row["kontrol_metode"])


def tilbud_to_rows(tilbud: Tilbud, nr: int) -> Iterator[Raekke]:
    """The offer's row, then its parts, each checked against its table."""
    yield _checked(TilbudRow, _tilbud_columns(tilbud, nr))
    for felt in TEKSTFELTER:
        for place, tekst in enumerate(getattr(tilbud, felt)):
            columns = {"tilbud_id": tilbud.id, "felt": felt, "nr": place, "tekst": tekst}
            yield _checked(TilbudTekstRow, columns)
    for place, felt in enumerate(FAKTANAVNE):
        faktum: Faktum = getattr(tilbud.fakta, felt)
        if faktum.svar is not Svar.IKKE_OPLYST:
            columns = {"felt": felt, "svar": faktum.svar.to_json(), "ord": faktum.ord}
            yield _checked(FaktumRow, {"tilbud_id": tilbud.id, "nr": place} | columns)
    groups: tuple[tuple[type[Base], type[Any], tuple[Any, ...]], ...] = (
        (StedRow, Sted, tilbud.steder),
        (TelefonRow, Telefon, tilbud.telefon),
        (KildeRow, Kilde, tilbud.kilder),
    )
    for row_type, kind, parts in groups:
        for place, part in enumerate(parts):
            columns = {name: _column(getattr(part, name)) for name in names_of(kind)}
            yield _checked(row_type, {"tilbud_id": tilbud.id, "nr": place} | columns)
    for place, tid in enumerate(tilbud.aabningstider):
        yield _checked(AabningstidRow, {"tilbud_id": tilbud.id, "nr": place} | _tid_columns(tid))


def _checked(row_type: type[Base], columns: dict[str, Any]) -> Raekke:
    """What ``model_validate`` would refuse, at a tenth of its time: a directory may have a million rows."""
    for name, kinds in _kinds(row_type).items():
        if type(columns[name]) not in kinds:
            raise TypeError(f"{row_type.__tablename__}.{name} is {type(columns[name]).__name__}")
    return row_type, columns


@cache
def _kinds(row_type: type[Base]) -> Mapping[str, frozenset[type]]:
    """The types that each column takes: ``str | None`` gives both, ``list[str]`` gives ``list``."""
    kinds = {}
    for name, field in row_type.model_fields.items():
        union = isinstance(field.annotation, UnionType)
        members = get_args(field.annotation) if union else (field.annotation,)
        kinds[name] = frozenset(get_origin(member) or member for member in members)
    return kinds


def _column(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _tilbud_columns(tilbud: Tilbud, nr: int) -> dict[str, object]:
    columns: dict[str, object] = {name: getattr(tilbud, name) for name in _ENKLE}
    columns |= {name: getattr(tilbud.adgang, name).to_json() for name in SVARNAVNE}
    columns |= {name: getattr(tilbud.adgang, name) for name in ("pris", "ventetid", "saadan")}
    columns |= {"nr": nr, "koen": tilbud.fakta.koen.value, "koen_ord": tilbud.fakta.koen_ord}
    columns |= {name: getattr(tilbud, name).value for name in ("organisationstype", "sikkerhed", "tilstand")}
    columns |= {name: getattr(tilbud, name).to_json() for name in ("doegnaaben", "adresse_fortrolig")}
    return columns | kontrol_columns(tilbud.kontrol)


def _tid_columns(tid: Aabningstid) -> dict[str, object]:
    columns = {name: _column(getattr(tid, name)) for name in names_of(Aabningstid) if name != "saeson"}
    first, last = tid.saeson or (None, None)
    return columns | {
        "rytme": tid.rytme.value,
        "slags": tid.slags.value,
        "saeson_fra": first,
        "saeson_til": last,
    }


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
    plain: dict[str, Any] = {name: row[name] for name in _ENKLE}
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
