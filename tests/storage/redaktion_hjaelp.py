"""What the tests of the editor's database share: a small directory, a clock, a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.indhold import Indhold
from vejviser.domain.indlaesning import Importplan, Laest, lav_plan
from vejviser.domain.tilbud import (
    Adgang,
    Fakta,
    Faktum,
    Kilde,
    Kontrol,
    Sted,
    Svar,
    Telefon,
    Tilbud,
)
from vejviser.exchange.katalog_kilde import Katalogkilde, load_katalogkilde
from vejviser.storage.redaktion.lager import Redaktion, open_redaktion

RESSOURCER = Path(__file__).parents[2] / "ressourcer"
I_DAG = "2026-11-23"
VARME = et_tilbud(
    "varme",
    "Varmestuen",
    organisation="Foreningen Læ",
    kort="Mad, varme og en snak. Hunde er velkomne.",
    behovsomraader=("hverdag", "faellesskab"),
    emneord=("mad", "varme", "mad"),
    adgang=Adgang(gratis=Svar.JA, henvisning=Svar.NEJ, saadan="Kom ind fra gaden."),
    steder=(Sted("Huset", "Gaden 1", "6000", "Kolding"),),
    telefon=(Telefon("75123456", "kontoret"),),
    email=("varme@example.dk",),
    aabningstider=read_aabningstid("on", "10:00", "14:00", "igen 16:00-20:00"),
    kilder=(Kilde("https://example.dk", "2026-03", ("kort",), None),),
    fakta=Fakta(hund=Faktum(Svar.JA, "Hunde er velkomne")),
)
NAT = replace(
    VARME,
    id="nat",
    navn="Ålys Natcafé",
    behovsomraader=("sted_i_nat",),
    steder=(Sted("", "Vejen 2", "6000", "Kolding"),),
)
GAELD = replace(VARME, id="gaeld", navn="Gældsrådgivningen", organisation="Øst", email=(), steder=())


@dataclass
class Ur:
    """A clock that moves one second whenever it is read."""

    tid: datetime = datetime(2026, 11, 23, 10, 0)

    def __call__(self) -> datetime:
        self.tid = self.tid.replace(microsecond=self.tid.microsecond + 1)
        return self.tid


@cache
def shipped() -> Katalogkilde:
    return load_katalogkilde(RESSOURCER / "katalog")


@cache
def indhold() -> Indhold:
    """The shipped documents; no number points at an offer of ours."""
    real = shipped().indhold
    return replace(
        real,
        akut=tuple(replace(k, numre=tuple(replace(n, tilbud=None) for n in k.numre)) for k in real.akut),
    )


def small(*tilbud: Tilbud) -> Katalogkilde:
    return Katalogkilde("2026-11-12", "Prøve", tilbud or (VARME, NAT, GAELD), indhold())


def aabn(sted: Path | str, *tilbud: Tilbud, rolle: str = "redaktør") -> Redaktion:
    return open_redaktion(str(sted), Ur(), rolle=rolle, foerste=lambda: small(*tilbud))


def plan(redaktion: Redaktion, tilbud: Iterable[Tilbud], egen: bool = True) -> Importplan:
    return lav_plan(redaktion.alle(), Laest("jsonl", tuple(tilbud), egen=egen))


def kontrol(dato: str = I_DAG, metode: str = "telefon") -> Kontrol:
    return Kontrol(dato, "redaktør", metode)


def many(number: int) -> tuple[Tilbud, ...]:
    """Offers as they are in the shipped directory, over and over under new ids."""
    real = shipped().tilbud
    return tuple(
        replace(
            real[n % len(real)], id=f"{real[n % len(real)].id}-x{n}", navn=f"{real[n % len(real)].navn} {n}"
        )
        for n in range(number)
    )
