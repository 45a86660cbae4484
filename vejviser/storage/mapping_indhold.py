"""Between the content documents and their rows. Fields and columns have equal names; tuples become JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from vejviser.domain.indhold import (
    Akutkort,
    Akutnummer,
    Behovsomraade,
    BlokeretOrd,
    Boligsituation,
    HvemValg,
    Indhold,
    Leveregel,
    Ordlisteopslag,
    Overgangskort,
    Spoergsmaal,
)
from vejviser.storage.mapping import kontrol_columns, kontrol_of, names_of
from vejviser.storage.tables import (
    AkutkortRow,
    AkutnummerRow,
    Base,
    BlokeretOrdRow,
    BoligsituationRow,
    HvemRow,
    IndholdBarn,
    LeveregelRow,
    OmraadeRow,
    OrdlisteRow,
    OvergangRow,
    SpoergsmaalRow,
)

Row = Mapping[str, Any]

DOKUMENTER: tuple[tuple[str, type, type[IndholdBarn]], ...] = (
    ("omraader", Behovsomraade, OmraadeRow),
    ("spoergsmaal", Spoergsmaal, SpoergsmaalRow),
    ("boligsituationer", Boligsituation, BoligsituationRow),
    ("overgange", Overgangskort, OvergangRow),
    ("hvem", HvemValg, HvemRow),
    ("akut", Akutkort, AkutkortRow),
    ("ordliste", Ordlisteopslag, OrdlisteRow),
    ("blokerede_ord", BlokeretOrd, BlokeretOrdRow),
    ("leveregler", Leveregel, LeveregelRow),
)
"""Field of ``Indhold``, its value, its table."""


def indhold_to_rows(indhold: Indhold) -> Iterator[Base]:
    for felt, _, row_type in DOKUMENTER:
        for nr, value in enumerate(getattr(indhold, felt)):
            columns = {name: getattr(value, name) for name in names_of(type(value)) if name != "numre"}
            lists = {name: list(item) for name, item in columns.items() if isinstance(item, tuple)}
            yield row_type.model_validate({"nr": nr} | columns | lists)
    numbers = [(kort.kode, nummer) for kort in indhold.akut for nummer in kort.numre]
    for nr, (kort, nummer) in enumerate(numbers):
        columns = {name: getattr(nummer, name) for name in names_of(Akutnummer) if name != "kontrol"}
        columns |= kontrol_columns(nummer.kontrol)
        yield AkutnummerRow.model_validate({"nr": nr, "kort": kort} | columns)


def indhold_of_rows(rows_of: Callable[[type[Base]], Sequence[Row]], hovednummer: str) -> Indhold:
    """Build the documents again. ``rows_of`` gives a table's rows in order."""
    numbers: dict[str, list[Akutnummer]] = {}
    for row in rows_of(AkutnummerRow):
        columns = {name: row[name] for name in names_of(Akutnummer) if name != "kontrol"}
        numbers.setdefault(row["kort"], []).append(Akutnummer(**columns, kontrol=kontrol_of(row)))
    documents: dict[str, Any] = {}
    for felt, kind, row_type in DOKUMENTER:
        documents[felt] = tuple(_value(kind, row, numbers) for row in rows_of(row_type))
    return Indhold(**documents, hovednummer=hovednummer)


def _value(kind: type, row: Row, numbers: Mapping[str, Sequence[Akutnummer]]) -> object:
    columns = {name: row[name] for name in names_of(kind) if name != "numre"}
    columns |= {name: tuple(item) for name, item in columns.items() if isinstance(item, list)}
    if kind is Akutkort:
        columns["numre"] = tuple(numbers.get(row["kode"], ()))
    return kind(**columns)
