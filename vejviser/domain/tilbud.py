"""An offer (*tilbud*) and everything that is known about it.

The field names are those of the directory's sources, so that nothing is lost or renamed on the way.
A fact that may be unknown is a ``Svar``; "not stated" is never read as "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from vejviser.domain.aabningstid import Aabningstid


class Svar(Enum):
    """A three-valued fact. Has no truth value on purpose: compare with ``is``."""

    JA = "ja"
    NEJ = "nej"
    IKKE_OPLYST = "ikke oplyst"

    @classmethod
    def from_json(cls, value: bool | None) -> Svar:
        """
        >>> Svar.from_json(None)
        <Svar.IKKE_OPLYST: 'ikke oplyst'>
        """
        if value is None:
            return cls.IKKE_OPLYST
        return cls.JA if value else cls.NEJ

    def to_json(self) -> bool | None:
        """
        >>> Svar.NEJ.to_json()
        False
        """
        return {Svar.JA: True, Svar.NEJ: False, Svar.IKKE_OPLYST: None}[self]

    def __bool__(self) -> bool:
        raise TypeError("Svar har tre værdier: sammenlign med 'is Svar.JA'")


class Tilstand(Enum):
    """The life of an offer in the directory (BESLUTNINGER.md C)."""

    KLADDE = "kladde"
    KLAR = "klar"
    UDGIVET = "udgivet"
    MIDLERTIDIGT_LUKKET = "midlertidigt_lukket"
    LUKKET = "lukket"


class Organisationstype(Enum):
    KOMMUNE = "kommune"
    REGION = "region"
    STAT = "stat"
    FORENING = "forening"
    KIRKE = "kirke"
    FOND = "fond"
    SELVEJENDE = "selvejende"
    BOLIGORGANISATION = "boligorganisation"
    PRIVAT = "privat"

    @property
    def sektor(self) -> str:
        """``kommune``, ``region_stat`` or ``civilsamfund``: the rings of step 3.

        >>> Organisationstype.KIRKE.sektor
        'civilsamfund'
        """
        if self is Organisationstype.KOMMUNE:
            return "kommune"
        if self in (Organisationstype.REGION, Organisationstype.STAT):
            return "region_stat"
        return "civilsamfund"


class Sikkerhed(Enum):
    """How sure the editor was of the sources. ``LAV`` means that the offer must be looked at again."""

    HOEJ = "hoej"
    MELLEM = "mellem"
    LAV = "lav"


class Koen(Enum):
    """Who may come, where the source says so."""

    KVINDER = "kvinder"
    MAEND = "maend"
    ALLE = "alle"
    IKKE_OPLYST = "ikke oplyst"


@dataclass(frozen=True, slots=True)
class Sted:
    """A place; every part may be an empty text, which means "not stated"."""

    navn: str
    vej: str
    postnr: str
    by: str


@dataclass(frozen=True, slots=True)
class Telefon:
    """``nummer`` as in the source, digits without spaces; ``hvem`` says who answers (may be empty)."""

    nummer: str
    hvem: str


@dataclass(frozen=True, slots=True)
class Kilde:
    """Where a fact was read. ``dato`` is the source's own text: a year, a month or a day, or None."""

    url: str | None
    dato: str | None
    felter: tuple[str, ...]
    titel: str | None


@dataclass(frozen=True, slots=True)
class Adgang:
    """How one gets in. Texts are None where the source is silent."""

    visitation: Svar = Svar.IKKE_OPLYST
    henvisning: Svar = Svar.IKKE_OPLYST
    tidsbestilling: Svar = Svar.IKKE_OPLYST
    anonym: Svar = Svar.IKKE_OPLYST
    gratis: Svar = Svar.IKKE_OPLYST
    pris: str | None = None
    ventetid: str | None = None
    saadan: str | None = None


@dataclass(frozen=True, slots=True)
class Faktum:
    """A fact read out of free text: the answer, and the words of the offer that say so."""

    svar: Svar = Svar.IKKE_OPLYST
    ord: str = ""


@dataclass(frozen=True, slots=True)
class Fakta:
    """Facts that staff filter on and that the sources only hold in words (``vilkaar``, ``kort`` ...).

    ``koen_ord`` are the words behind ``koen``.
    """

    hund: Faktum = Faktum()
    paavirket: Faktum = Faktum()
    koerestol: Faktum = Faktum()
    opsoegende: Faktum = Faktum()
    boern_med: Faktum = Faktum()
    koen: Koen = Koen.IKKE_OPLYST
    koen_ord: str = ""


@dataclass(frozen=True, slots=True)
class Kontrol:
    """Somebody rang, wrote, visited or looked, and found the entry true. Never set by editing."""

    dato: str
    rolle: str
    metode: str


@dataclass(frozen=True, slots=True)
class Tilbud:
    """One offer. Tuples keep the order of the source; an empty tuple means "not stated"."""

    id: str
    navn: str
    organisation: str
    organisationstype: Organisationstype
    kort: str
    maalgruppe: str
    daekning: str
    sikkerhed: Sikkerhed
    alder_min: int | None = None
    alder_max: int | None = None
    behovsomraader: tuple[str, ...] = ()
    situationer: tuple[str, ...] = ()
    emner: tuple[str, ...] = ()
    emneord: tuple[str, ...] = ()
    lovgrundlag: tuple[str, ...] = ()
    adgang: Adgang = Adgang()
    vilkaar: tuple[str, ...] = ()
    steder: tuple[Sted, ...] = ()
    telefon: tuple[Telefon, ...] = ()
    email: tuple[str, ...] = ()
    web: tuple[str, ...] = ()
    aabningstider: tuple[Aabningstid, ...] = ()
    doegnaaben: Svar = Svar.IKKE_OPLYST
    sprog: tuple[str, ...] = ()
    kilder: tuple[Kilde, ...] = ()
    fakta: Fakta = Fakta()
    tilstand: Tilstand = Tilstand.UDGIVET
    kontrol: Kontrol | None = None
    gyldig_fra: str | None = None
    gyldig_til: str | None = None
    adresse_fortrolig: Svar = Svar.IKKE_OPLYST

    @property
    def skjul_adresse(self) -> bool:
        """True where the address must not reach a citizen's eye, a print, a QR code or an export.

        For crisis centres (serviceloven § 109, or area and word "krisecenter") "not stated" counts as yes.
        """
        if self.adresse_fortrolig is not Svar.IKKE_OPLYST:
            return self.adresse_fortrolig is Svar.JA
        words = " ".join((self.navn, *self.emneord)).casefold()
        return "krisecenter" in words or any("§ 109" in lov for lov in self.lovgrundlag)

    @property
    def nyeste_kilde(self) -> str | None:
        """The newest source date as text (ISO prefix), or None where no source has a date."""
        dates = [kilde.dato for kilde in self.kilder if kilde.dato]
        return max(dates) if dates else None


@dataclass(frozen=True, slots=True)
class Katalog:
    """The directory as loaded: offers by id in file order, and the date its source bears (ISO)."""

    tilbud: Mapping[str, Tilbud]
    dato: str
    fingeraftryk: str
    kilde: str = field(default="")
