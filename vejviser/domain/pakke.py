"""What is said about an update package: its head, what became of it, and how old a directory is. Pure.

The head's field names are those of the package's JSON line, so that nothing is renamed on the way.
"""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.domain.dansk_tekst import dato_kort, parse_iso
from vejviser.domain.forskel import Forskel
from vejviser.errors import DataError

APP = "vejviser"
HOEJSTE_SERIE = 10**9
GUL_EFTER, ROED_EFTER = 30, 60
IKKE_BRUGT = "Pakken er ikke brugt, og dit katalog er, som det var."
KONTROLLER: tuple[tuple[str, str], ...] = (
    ("fil", "en almindelig fil på højst 64 MB"),
    ("magi", "en katalogpakke til Vejviser"),
    ("signatur", "underskrevet med en nøgle, som Vejviser kender"),
    ("json", "oplysningerne kan læses og passer til underskriften"),
    ("omraade", "til dette program og dette område"),
    ("skema", "til denne udgave af programmet"),
    ("serie", "ikke ældre end det katalog, der er her"),
    ("datoer", "datoerne hænger sammen"),
    ("indhold", "længde og sha256 af det pakkede"),
    ("udpakning", "kan pakkes ud og fylder det, den siger"),
    ("database", "sha256 af kataloget"),
    ("tabeller", "tabellerne er dem, Vejviser kender, og intet andet"),
    ("hel", "databasen er hel, og alle henvisninger findes"),
    ("antal", "antallet af tilbud passer og er ikke faldet for meget"),
    ("tekster", "ingen kode, skjulte tegn eller alt for lange tekster"),
    ("numre", "telefonnumre og links er skrevet rigtigt"),
    ("laeses", "Vejviser kan læse hele kataloget"),
)
"""The named checks in the order they are made: nothing is read that the one before did not let through."""


class PakkefejlError(DataError):
    """A package that is refused. ``kontrol`` names the check that said no."""

    def __init__(self, kontrol: str, message: str, remedy: str = IKKE_BRUGT) -> None:
        super().__init__(message, remedy)
        self.kontrol = kontrol


@dataclass(frozen=True, slots=True)
class Pakkehoved:
    """The signed line of a package. ``noeglegen`` and ``serie`` only ever rise; the first weighs most."""

    app: str
    omraade: str
    noeglegen: int
    serie: int
    skema: int
    udstedt: str
    gyldig_til: str
    antal: int
    db_bytes: int
    db_sha256: str
    pak_bytes: int
    pak_sha256: str

    @property
    def nummer(self) -> tuple[int, int]:
        return self.noeglegen, self.serie

    @property
    def navn(self) -> str:
        """ "1-12": generation and series, as in the file names."""
        return f"{self.noeglegen}-{self.serie}"


@dataclass(frozen=True, slots=True)
class Opdateret:
    """What an update did. ``ny`` is False where the same directory stood there already and was whole."""

    hoved: Pakkehoved
    ny: bool
    forskel: Forskel | None
    advarsler: tuple[str, ...] = ()

    @property
    def saetning(self) -> str:
        """The result in one Danish sentence."""
        serie = f"serie {self.hoved.serie} fra {dato_kort(self.hoved.udstedt)}"
        if not self.ny:
            return f"Du har allerede det nyeste katalog: {serie}."
        news = f" {self.forskel.saetning}." if self.forskel else ""
        return f"Kataloget er opdateret: {serie}, {self.hoved.antal} tilbud.{news}"


@dataclass(frozen=True, slots=True)
class Katalogalder:
    """``farve`` is "", "gul" or "roed"; both sentences are empty while the directory is young."""

    dage: int | None
    farve: str
    saetning: str
    raad: str


def katalogalder(dato: str, i_dag: str, gyldig_til: str | None = None) -> Katalogalder:
    """How old the directory of ISO date ``dato`` is, in words. Age is said and never stops anything.

    >>> katalogalder("2026-11-12", "2026-11-22").farve, katalogalder("2026-09-01", "2026-11-22").saetning
    ('', 'Kataloget er fra tirs. 1. sep. 2026. Det er 82 dage gammelt.')
    """
    made, today, ends = parse_iso(dato), parse_iso(i_dag), parse_iso(gyldig_til)
    raad = "Ring og tjek, før I tager afsted. Hent en opdatering i Indstillinger."
    if made is None or today is None:
        return Katalogalder(None, "gul", "Kataloget har ingen dato.", raad)
    days = (today - made).days
    if days < -1:
        sentence = f"Kataloget er fra {dato_kort(dato)}, men computerens ur siger {dato_kort(i_dag)}."
        return Katalogalder(days, "gul", sentence, "Ret uret, hvis det går forkert.")
    farve = "roed" if days > ROED_EFTER else "gul" if days > GUL_EFTER else ""
    if ends is not None and gyldig_til is not None and ends < today:
        sentence = f"Kataloget gjaldt til {dato_kort(gyldig_til)} og er {_old(days)}."
        return Katalogalder(days, farve or "gul", sentence, raad)
    if not farve:
        return Katalogalder(days, "", "", "")
    return Katalogalder(days, farve, f"Kataloget er fra {dato_kort(dato)}. Det er {_old(days)}.", raad)


def _old(days: int) -> str:
    return "1 dag gammelt" if days == 1 else f"{days} dage gammelt"
