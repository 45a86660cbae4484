"""From an offer (a frozen value) to its rows. Field names are equal on both sides; a test holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin

from vejviser.domain.aabningstid import Aabningstid
from vejviser.domain.tilbud import Faktum, Kilde, Kontrol, Sted, Svar, Telefon, Tilbud
from vejviser.storage.raekker_til_vaerdi import ENKLE, FAKTANAVNE, SVARNAVNE, TEKSTFELTER, names_of
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

Raekke = tuple[type[Base], dict[str, Any]]
"""A table's row on its way in: which table, and its columns."""


def kontrol_columns(kontrol: Kontrol | None) -> dict[str, str | None]:
    return {f"kontrol_{name}": getattr(kontrol, name, None) for name in names_of(Kontrol)}


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
    columns: dict[str, object] = {name: getattr(tilbud, name) for name in ENKLE}
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
