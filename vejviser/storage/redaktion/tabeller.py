"""The tables of the editor's database: those of the directory file, with limits, and the editor's own.

The same on SQLite and PostgreSQL. SQLite enforces neither lengths nor choices by itself, so each limit is a
CHECK. Times are UTC as ISO text: they sort alike and lose no zone. Ids are made by the client.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, String, Table
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from vejviser.domain.eftersyn import Forsoegsudfald, Kontrolniveau, Metode
from vejviser.domain.historik import Handling
from vejviser.domain.redaktion_regler import MAX_TEGN
from vejviser.domain.rettelse import Afgoerelse
from vejviser.domain.tilbud import Koen, Organisationstype, Sikkerhed, Tilstand
from vejviser.storage import tables

METADATA = MetaData()
"""Every table of the editor's database."""


def _one_of(column: str, kind: type[Enum]) -> CheckConstraint:
    values = ", ".join(f"'{member.value}'" for member in kind)
    return CheckConstraint(f"{column} IN ({values})", name=f"{column}_kendt")


def _length(column: str, longest: int, shortest: int = 0) -> CheckConstraint:
    return CheckConstraint(f"length({column}) BETWEEN {shortest} AND {longest}", name=f"{column}_laengde")


def _binary() -> String:
    """Byte order in both databases, whatever the server's language."""
    return String().with_variant(String(collation="C"), "postgresql")


def _copy_directory_tables() -> None:
    for table in tables.Base.metadata.sorted_tables:
        for column in table.to_metadata(METADATA).primary_key:
            column.autoincrement = False  # numbers are ours, so no sequence is wanted
    offer = METADATA.tables["tilbud"]
    for column in (
        Column("version", Integer, nullable=False),
        Column("sortering", _binary(), nullable=False),
        Column("aendret", String, nullable=False),
        Column("udgivet_serie", Integer, nullable=True),
        Column("ikke_bekraeftet", String, nullable=True),
    ):
        offer.append_column(column)
    for limit in (
        _one_of("organisationstype", Organisationstype),
        _one_of("sikkerhed", Sikkerhed),
        _one_of("koen", Koen),
        _one_of("tilstand", Tilstand),
        _length("id", 200, 1),
        _length("navn", 300, 1),
        *(_length(column, MAX_TEGN) for column in ("organisation", "kort", "maalgruppe", "daekning")),
        CheckConstraint("alder_min BETWEEN 0 AND 120", name="alder_min_mulig"),
        CheckConstraint("alder_max BETWEEN 0 AND 120", name="alder_max_mulig"),
        CheckConstraint("version >= 1", name="version_fra_en"),
        CheckConstraint(
            "(kontrol_dato IS NULL) = (kontrol_rolle IS NULL) AND "
            "(kontrol_dato IS NULL) = (kontrol_metode IS NULL)",
            name="kontrol_hel",
        ),
    ):
        offer.append_constraint(limit)
    Index("tilbud_i_orden", offer.c.sortering, offer.c.id)
    texts = METADATA.tables["tilbud_tekst"]
    texts.append_constraint(_length("tekst", MAX_TEGN))


_copy_directory_tables()


class RedaktionBase(SQLModel, registry=registry(metadata=METADATA)):
    """Mother of the editor's own tables."""

    __tablename__: ClassVar[str]


class KontrolRow(RedaktionBase, table=True):
    """A verification at one level. Never changed; the newest that was not taken back holds."""

    __tablename__ = "kontrol"
    __table_args__ = (
        _one_of("niveau", Kontrolniveau),
        _length("rolle", 80, 1),
        Index("kontrol_noegle", "niveau", "noegle"),
    )
    bekraeftelse: str = Field(primary_key=True)
    niveau: str = Field(primary_key=True)
    noegle: str = Field(primary_key=True)
    tilbud_id: str
    dato: str
    rolle: str
    metode: str
    tid: str
    fortrudt: str | None


class ForsoegRow(RedaktionBase, table=True):
    __tablename__ = "forsoeg"
    __table_args__ = (_one_of("metode", Metode), _one_of("udfald", Forsoegsudfald), _length("rolle", 80, 1))
    id: str = Field(primary_key=True)
    tilbud_id: str = Field(index=True)
    dato: str
    metode: str
    udfald: str
    rolle: str
    tid: str


class HistorikRow(RedaktionBase, table=True):
    """One field of one change. Values as JSON, so that a change can be undone exactly."""

    __tablename__ = "historik"
    __table_args__ = (_one_of("handling", Handling), _length("rolle", 80, 1))
    aendring: str = Field(primary_key=True)
    felt: str = Field(primary_key=True)
    tilbud_id: str = Field(primary_key=True, index=True)
    version: int
    tid: str
    rolle: str
    handling: str
    foer: str | None
    efter: str | None
    kilde: str


class RettelseRow(RedaktionBase, table=True):
    __tablename__ = "rettelse"
    __table_args__ = (_length("id", 32, 32), _length("rolle", 80, 1))
    id: str = Field(primary_key=True)
    tilbud_id: str
    tilbudsnavn: str
    katalog_dato: str
    katalog_fingeraftryk: str
    dato: str
    rolle: str
    modtaget: str


class RettelseFeltRow(RedaktionBase, table=True):
    __tablename__ = "rettelse_felt"
    __table_args__ = (_one_of("afgoerelse", Afgoerelse),)
    rettelse_id: str = Field(primary_key=True, foreign_key="rettelse.id")
    nr: int = Field(primary_key=True)
    felt: str
    staar_der: str
    rigtigt: str
    afgoerelse: str | None
    grund: str
    afgjort: str | None


class UdgivelseRow(RedaktionBase, table=True):
    __tablename__ = "udgivelse"
    __table_args__ = (CheckConstraint("serie >= 1", name="serie_fra_en"),)
    serie: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    dato: str
    fingeraftryk: str
    antal: int
    rolle: str
    tid: str


class BevaretRow(RedaktionBase, table=True):
    """What a file held that an offer has no field for: kept, so that an export can write it back."""

    __tablename__ = "bevaret"
    noegle: str = Field(primary_key=True)
    indhold: str


def tabel(row_type: type[SQLModel]) -> Table:
    """The table of the editor's database for a row, also for the rows of the directory file."""
    return METADATA.tables[str(row_type.__tablename__)]
