"""The editor's work for the window: database, outbox, import, export and publication, behind one value.

For the window and the command line alike. Knows no Qt; sqlmodel and the readers come when they are used.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from vejviser.domain.indlaesning import Importplan, lav_plan
from vejviser.domain.kvalitet_regler import Regelgrundlag, Regelsvar
from vejviser.domain.rettelse import Rettelse
from vejviser.domain.tilbud import Katalog
from vejviser.errors import VejviserError
from vejviser.paths import Paths
from vejviser.ui.redaktoer import Katalogarbejde, Udgivelsesoenske

if TYPE_CHECKING:
    from vejviser.composition import Opened
    from vejviser.exchange.udveksling import Udveksling
    from vejviser.storage.redaktion.lager import Redaktion
    from vejviser.ui.tjenester import Fremdrift

GYLDIG_DAGE = 90
Nu = Callable[[], datetime]


def open_redaktion(paths: Paths, opened: Opened, nu: Nu) -> Redaktion:
    """The editor's database; a new one begins as a copy of the directory in use."""
    from vejviser.exchange.katalog_kilde import Katalogkilde
    from vejviser.storage.redaktion import lager as redaktion
    from vejviser.storage.sqlite_katalog import load_titel

    def first() -> Katalogkilde:
        katalog, indhold = opened.katalog, opened.indhold
        return Katalogkilde(
            katalog.dato, load_titel(Path(katalog.kilde)), tuple(katalog.tilbud.values()), indhold
        )

    url = redaktion.redaktion_url(paths.bruger, os.environ)
    return redaktion.open_redaktion(url, nu, foerste=first)


def som_tjeneste(paths: Paths, opened: Opened, nu: Nu, helligdage: frozenset[date]) -> Katalogarbejde:
    """Everything that the place Katalog may ask for. Opens nothing yet."""
    work = _Arbejde(paths, opened, nu, helligdage)
    return Katalogarbejde(
        kvalitet=work.kvalitet,
        redaktion=work.redaktion,
        udbakke=_Udbakke(paths.bruger),
        laes_rettelse=work.laes_rettelse,
        laeg_plan=work.laeg_plan,
        importer=work.importer,
        eksporter=work.eksporter,
        skabelon=lambda ud: work.udveksling().skabelon(ud),
        har_kodeord=work.har_kodeord,
        udgiv=work.udgiv,
        valgord=work.valgord,
    )


@dataclass
class _Arbejde:
    """Opens the editor's database once, on first use."""

    paths: Paths
    opened: Opened
    nu: Nu
    helligdage: frozenset[date]

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._redaktion: Redaktion | None = None

    def redaktion(self) -> Redaktion:
        with self._lock:
            if self._redaktion is None:
                self._redaktion = open_redaktion(self.paths, self.opened, self.nu)
            return self._redaktion

    def kvalitet(self, redaktoer: bool) -> tuple[Regelsvar, ...]:
        from vejviser.domain.kvalitet_tal import regler

        today = self.nu().date()
        if redaktoer:
            return regler(self.redaktion().kvalitetsgrundlag(today, self.helligdage))
        return regler(Regelgrundlag(tuple(self.opened.katalog.tilbud.values()), today, self.helligdage))

    def laes_rettelse(self, fil: Path) -> Rettelse:
        from vejviser.exchange.rettelse_json import laes_rettelse

        return laes_rettelse(fil)

    def udveksling(self, fremdrift: Fremdrift | None = None) -> Udveksling:
        from vejviser.exchange.udveksling import Udveksling

        ways = _Maaler(fremdrift) if fremdrift else None
        names = self.opened.indhold.omraadenavne()
        return Udveksling(
            names, self.paths.ressourcer, ways.told if ways else None, ways.stopped if ways else None
        )

    def laeg_plan(self, fil: Path, fremdrift: Fremdrift) -> Importplan:
        nu = self.redaktion().alle()
        return lav_plan(nu, self.udveksling(fremdrift).laes(fil, nu))

    def importer(self, plan: Importplan, kilde: str, fremdrift: Fremdrift) -> int:
        ways = _Maaler(fremdrift)
        return self.redaktion().importer(plan, kilde, ways.told, ways.stopped)

    def eksporter(self, format_: str, ud: Path, fremdrift: Fremdrift) -> tuple[str, ...]:
        redaktion = self.redaktion()
        katalog = Katalog(redaktion.alle(), redaktion.hoved()["dato"], "", "")
        return self.udveksling(fremdrift).skriv(katalog, format_, ud, dict(redaktion.bevaret()))

    def valgord(self) -> Mapping[str, Mapping[str, str]]:
        from vejviser.exchange.regneark.ord import valgord

        return valgord(self.opened.indhold.omraadenavne())

    def har_kodeord(self, fil: Path) -> bool:
        from vejviser.exchange.minisign_hemmelig import needs_kodeord

        return needs_kodeord(fil)

    def udgiv(self, oenske: Udgivelsesoenske) -> tuple[str, ...]:
        """A package out of the editor's database, judged as a laptop would before it is written."""
        from vejviser import katalogvalg
        from vejviser.exchange import pakke_udgiv
        from vejviser.exchange.minisign_hemmelig import read_hemmelig
        from vejviser.exchange.pakke import Udgivelse

        drift, today = katalogvalg.open_drift(self.paths), self.nu().date()
        noegle = read_hemmelig(oenske.noegle, oenske.kodeord or None)
        own = pakke_udgiv.own_key(noegle, oenske.noegle, drift.noegler.udgivere)
        omraade = drift.politik.kommune
        before = pakke_udgiv.find_tidligere(oenske.mappe, (own, *drift.noegler.udgivere), omraade)
        last = before.hoved.serie if before and before.hoved.noeglegen == own.generation else 0
        ends = (today + timedelta(days=GYLDIG_DAGE)).isoformat()
        valg = Udgivelse(noegle, own.generation, last + 1, omraade, today.isoformat(), ends)
        snapshot = self.redaktion().udgivelse(today.isoformat())
        faerdig = pakke_udgiv.byg(pakke_udgiv.database_of(snapshot), valg, before, today)
        pakke_udgiv.hard_stop(faerdig, oenske.alligevel)
        file = pakke_udgiv.write_pakke(oenske.mappe, faerdig.hoved, faerdig.raw)
        self.redaktion().marker_udgivet(snapshot, faerdig.hoved.serie, faerdig.katalog.fingeraftryk)
        since = f"Siden sidst: {faerdig.forskel.saetning}." if faerdig.forskel else "Det er den første pakke."
        known = own in drift.noegler.udgivere
        return (
            f"Udgivet: {file.name}, serie {faerdig.hoved.serie}, {faerdig.hoved.antal} tilbud.",
            since,
            *(one.saetning for one in faerdig.indvendinger),
            *(() if known else ("Computerne kender ikke nøglen endnu: læg den offentlige halvdel på dem.",)),
        )


class _Maaler:
    """The window's one function (go on?) as the two that the exchange asks for."""

    def __init__(self, fremdrift: Fremdrift) -> None:
        self._fremdrift = fremdrift
        self._stopped = False

    def told(self, done: int, total: int) -> None:
        self._stopped = not self._fremdrift(done, total) or self._stopped

    def stopped(self) -> bool:
        return self._stopped


class _Udbakke:
    """The outbox as values: a file that cannot be read is left alone and left out."""

    def __init__(self, bruger: Path) -> None:
        from vejviser.storage.udbakke import Udbakke

        self._lager = Udbakke(bruger)

    def alle(self) -> tuple[Rettelse, ...]:
        from vejviser.exchange.rettelse_json import laes_rettelse

        found = []
        for fil in self._lager.filer():
            try:
                found.append(laes_rettelse(fil))
            except VejviserError:
                continue
        return tuple(sorted(found, key=lambda one: (one.dato, one.id), reverse=True))

    def gem(self, rettelse: Rettelse) -> None:
        from vejviser.exchange.rettelse_json import rettelse_til_json

        self._lager.gem(rettelse.id, rettelse_til_json(rettelse))

    def skriv(self, rettelse: Rettelse, fil: Path) -> None:
        from vejviser.exchange.rettelse_json import rettelse_til_json
        from vejviser.storage.hel_fil import cannot_write, write_whole

        try:
            write_whole(fil, rettelse_til_json(rettelse))
        except OSError as error:
            raise cannot_write("Filen er ikke gemt.", "Fejlmeldingen ligger her stadig.", error) from error

    def slet(self, id: str) -> None:
        self._lager.slet(id)
