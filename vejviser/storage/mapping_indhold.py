"""From the content documents to their rows. Fields and columns have equal names; tuples become JSON."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.domain.indhold import Akutnummer, Indhold
from vejviser.storage.mapping import kontrol_columns
from vejviser.storage.raekker_til_vaerdi import names_of
from vejviser.storage.skema import DOKUMENTER
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

_ROWS: tuple[type[IndholdBarn], ...] = (
    OmraadeRow,
    SpoergsmaalRow,
    BoligsituationRow,
    OvergangRow,
    HvemRow,
    AkutkortRow,
    OrdlisteRow,
    BlokeretOrdRow,
    LeveregelRow,
)
ROW_OF = {row.__tablename__: row for row in _ROWS}
"""A document's table by its name."""


def indhold_to_rows(indhold: Indhold) -> Iterator[Base]:
    for felt, _, table in DOKUMENTER:
        for nr, value in enumerate(getattr(indhold, felt)):
            columns = {name: getattr(value, name) for name in names_of(type(value)) if name != "numre"}
            lists = {name: list(item) for name, item in columns.items() if isinstance(item, tuple)}
            yield ROW_OF[table].model_validate({"nr": nr} | columns | lists)
    numbers = [(kort.kode, nummer) for kort in indhold.akut for nummer in kort.numre]
    for nr, (kort, nummer) in enumerate(numbers):
        columns = {name: getattr(nummer, name) for name in names_of(Akutnummer) if name != "kontrol"}
        columns |= kontrol_columns(nummer.kontrol)
        yield AkutnummerRow.model_validate({"nr": nr, "kort": kort} | columns)
