"""The tables of the directory file. Nothing outside ``storage/`` sees a row.

A fact of three values is a column that may be NULL: true, false, not stated. A short list that nobody queries
alone is JSON in one column; the others are tables with an order (``nr``). The tables have a registry of their
own, so that building the file never creates tables of somebody else.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import JSON
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Base(SQLModel, registry=registry()):
    """Mother of all tables here."""

    __tablename__: ClassVar[str]


class MetaRow(Base, table=True):
    __tablename__ = "meta"
    noegle: str = Field(primary_key=True)
    vaerdi: str


class TilbudRow(Base, table=True):
    __tablename__ = "tilbud"
    id: str = Field(primary_key=True)
    nr: int
    navn: str
    organisation: str
    organisationstype: str
    kort: str
    maalgruppe: str
    daekning: str
    sikkerhed: str
    alder_min: int | None
    alder_max: int | None
    visitation: bool | None
    henvisning: bool | None
    tidsbestilling: bool | None
    anonym: bool | None
    gratis: bool | None
    pris: str | None
    ventetid: str | None
    saadan: str | None
    doegnaaben: bool | None
    koen: str
    koen_ord: str
    tilstand: str
    kontrol_dato: str | None
    kontrol_rolle: str | None
    kontrol_metode: str | None
    gyldig_fra: str | None
    gyldig_til: str | None
    adresse_fortrolig: bool | None


class TilbudBarn(Base):
    """A part of an offer, in order."""

    tilbud_id: str = Field(primary_key=True, foreign_key="tilbud.id")
    nr: int = Field(primary_key=True)


class TilbudTekstRow(TilbudBarn, table=True):
    """One item of a plain list: ``felt`` is behovsomraader, emneord, vilkaar ..."""

    __tablename__ = "tilbud_tekst"
    felt: str = Field(primary_key=True)
    tekst: str


class FaktumRow(TilbudBarn, table=True):
    """A fact that is stated, with the words that state it."""

    __tablename__ = "tilbud_faktum"
    felt: str
    svar: bool
    ord: str


class StedRow(TilbudBarn, table=True):
    __tablename__ = "tilbud_sted"
    navn: str
    vej: str
    postnr: str
    by: str


class TelefonRow(TilbudBarn, table=True):
    __tablename__ = "tilbud_telefon"
    nummer: str
    hvem: str


class KildeRow(TilbudBarn, table=True):
    __tablename__ = "tilbud_kilde"
    url: str | None
    dato: str | None
    felter: list[str] = Field(sa_type=JSON)
    titel: str | None


class AabningstidRow(TilbudBarn, table=True):
    """The source's four texts, and how they were read."""

    __tablename__ = "tilbud_aabningstid"
    dage: str
    fra: str
    til: str
    note: str
    ugedage: list[int] = Field(sa_type=JSON)
    fra_min: int | None
    til_min: int | None
    rytme: str
    nummer_i_maaned: int | None
    slags: str
    efter_aftale: bool
    saeson_fra: str | None
    saeson_til: str | None
    helligdage: bool | None
    usikker: bool
    undtagen: list[str] = Field(sa_type=JSON)


class IndholdBarn(Base):
    """A row of a content document, in order."""

    nr: int = Field(primary_key=True)


class OmraadeRow(IndholdBarn, table=True):
    __tablename__ = "omraade"
    kode: str = Field(unique=True)
    nummer: str
    navn: str
    kortnavn: str
    ikon: str
    konkrete: list[str] = Field(sa_type=JSON)
    soegeord: list[str] = Field(sa_type=JSON)
    hf: str
    partnere: list[str] = Field(sa_type=JSON)


class SpoergsmaalRow(IndholdBarn, table=True):
    __tablename__ = "spoergsmaal"
    id: str = Field(unique=True)
    omraade: str
    tekst: str
    chime: str


class BoligsituationRow(IndholdBarn, table=True):
    __tablename__ = "boligsituation"
    nummer: int = Field(unique=True)
    tekst: str
    ethos: str | None
    akut: bool


class OvergangRow(IndholdBarn, table=True):
    __tablename__ = "overgang"
    kode: str = Field(unique=True)
    navn: str
    start_senest: str
    raekkefoelge: list[str] = Field(sa_type=JSON)
    typisk_hul: str


class HvemRow(IndholdBarn, table=True):
    __tablename__ = "hvem"
    kode: str = Field(unique=True)
    tekst: str


class AkutkortRow(IndholdBarn, table=True):
    __tablename__ = "akutkort"
    kode: str = Field(unique=True)
    navn: str
    ikon: str
    kun_fagland: bool
    spoerg: list[str] = Field(sa_type=JSON)
    goer: list[str] = Field(sa_type=JSON)
    aldrig: list[str] = Field(sa_type=JSON)


class AkutnummerRow(IndholdBarn, table=True):
    """``nr`` runs over all cards; ``kort`` is the card's code."""

    __tablename__ = "akutnummer"
    kort: str = Field(foreign_key="akutkort.kode")
    navn: str
    nummer: str
    hvordan: str
    tilbud: str | None = Field(foreign_key="tilbud.id")
    kilde: str
    kilde_dato: str | None
    kontrol_dato: str | None
    kontrol_rolle: str | None
    kontrol_metode: str | None
    supplement: bool


class OrdlisteRow(IndholdBarn, table=True):
    __tablename__ = "ordliste"
    fagord: str = Field(unique=True)
    borgerord: str


class BlokeretOrdRow(IndholdBarn, table=True):
    __tablename__ = "blokeret_ord"
    ord: str = Field(unique=True)
    forslag: str


class LeveregelRow(IndholdBarn, table=True):
    __tablename__ = "leveregel"
    nummer: int = Field(unique=True)
    tekst: str
    spoergsmaal: str
