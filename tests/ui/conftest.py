"""A small made-up directory and a plain search over it: screens are tested without engine or files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.indhold import Akutkort, Akutnummer, Behovsomraade, Indhold
from vejviser.domain.query import Behovssvar, Filtre, Hit, Query, Soegesvar, Taelling, Udvej
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import (
    Adgang,
    Katalog,
    Kilde,
    Kontrol,
    Organisationstype,
    Sikkerhed,
    Sted,
    Svar,
    Telefon,
    Tilbud,
)
from vejviser.settings import Temavalg
from vejviser.ui import theme
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester

if TYPE_CHECKING:
    from tests.ui.gemmer_hjaelp import Pc

NU = datetime(2026, 11, 23, 14, 20)  # a Monday
RESSOURCER = Path(__file__).resolve().parents[2] / "ressourcer"
HTML = "<b>fed</b> & <img src='x'> =cmd()"


def make_tilbud(id: str, navn: str, **rest: object) -> Tilbud:
    values: dict[str, object] = {
        "organisation": "Kolding Kommune",
        "organisationstype": Organisationstype.KOMMUNE,
        "kort": "Et sted at sove, når du ikke har et hjem.",
        "maalgruppe": "Voksne uden hjem",
        "steder": (Sted("", "Dyrehavevej 175", "6000", "Kolding"),),
        "telefon": (Telefon("79797979", "Hovednummeret"),),
        "kilder": (Kilde("https://eksempel.dk", "2026-10", ("navn",), None),),
        **rest,
    }
    return et_tilbud(id, navn, **values)


TILBUD = (
    make_tilbud(
        "forsorgshjem",
        "Forsorgshjemmet Prøvegården",
        adgang=Adgang(visitation=Svar.NEJ, henvisning=Svar.NEJ, saadan="Du kan selv henvende dig."),
        behovsomraader=("sted_i_nat",),
        alder_min=18,
        lovgrundlag=("serviceloven § 110",),
        aabningstider=read_aabningstid("ma-fr", "10:00", "15:00", ""),
    ),
    make_tilbud(
        "natherberg",
        "Natherberget i Vejle",
        steder=(Sted("", "Staldgårdsgade 1", "7100", "Vejle"),),
        telefon=(),
        email=("post@eksempel.dk",),
        kilder=(Kilde(None, None, (), None),),
        sikkerhed=Sikkerhed.LAV,
    ),
    make_tilbud(
        "krisecenter",
        "Prøve Krisecenter",
        steder=(Sted("", "Hemmelig Vej 1", "6000", "Hemmelig By"),),
        lovgrundlag=("serviceloven § 109",),
        adgang=Adgang(visitation=Svar.JA),
        doegnaaben=Svar.JA,
        kontrol=Kontrol("2026-11-01", "vagten", "ringet"),
    ),
    make_tilbud("html", HTML, kort=HTML, maalgruppe=HTML, organisation=HTML, vilkaar=(HTML,)),
)


def make_indhold() -> Indhold:
    areas = tuple(
        Behovsomraade(kode, f"A{nr}", kode.replace("_", " ").capitalize(), kode, "heart", (), (), "", ())
        for nr, kode in enumerate(OMRAADER, start=1)
    )
    numbers = (
        Akutnummer("Alarm", "112", "Ved fare.", tilbud="forsorgshjem"),
        Akutnummer("Døgnet", "70112233", "Altid.", tilbud="krisecenter"),
        Akutnummer("Dagvagt", "70998877", "I dagtid.", tilbud="forsorgshjem"),
        Akutnummer("Uden kilde", "12345678", "Må ikke vises."),
        Akutnummer("Egen læge", "", "Nummeret står på sundhedskortet."),
        Akutnummer("Gammelt", "70111111", "", kilde="bog", kilde_dato="2020-01-01"),
    )
    rest = (("Har du tanker om at tage dit liv?", "Har du en plan?"), ("Bliv hos personen.",), ("Lov ikke.",))
    return Indhold(
        omraader=areas,
        spoergsmaal=(),
        boligsituationer=(),
        overgange=(),
        hvem=(),
        akut=(
            Akutkort("selvmord", "Tanker om selvmord", "heart", False, *rest, numbers),
            Akutkort("vold", "Vold og trusler", "shield-alert", True, *rest, numbers),
            Akutkort("barn", "Et barn i fare", "user-round", True, *rest, numbers),
            Akutkort("sted_i_nat", "Ingen seng i nat", "house", False, *rest, numbers),
        ),
        ordliste=(),
        blokerede_ord=(),
        leveregler=(),
        hovednummer="79797979",
    )


@dataclass
class Soeger:
    """Plain substring search that remembers what it was asked."""

    katalog: Katalog
    spurgt: list[Query] = field(default_factory=list)

    def soeg(self, query: Query) -> Soegesvar:
        self.spurgt.append(query)
        words = query.tekst.casefold().split()
        hits = [
            Hit(t.id, 1.0, (f"teksten nævner “{words[0]}”",) if words else (), tuple(words))
            for t in self.katalog.tilbud.values()
            if self._fits(t, words, query.filtre)
        ]
        ways = () if hits else (Udvej("uden_filter", "Uden ’Gratis’ er der 4", "gratis", 4),)
        counts = {
            "gratis": Taelling(0, 4),
            "uden_visitation": Taelling(1, 2),
            "behov:sted_i_nat": Taelling(1, 0),
        }
        maybe = ("sove",) if not hits else ()
        return Soegesvar(query.tekst, len(hits), tuple(hits), maybe, ways, counts, skjult=1 if hits else 0)

    def _fits(self, tilbud: Tilbud, words: list[str], filtre: Filtre) -> bool:
        text = f"{tilbud.navn} {tilbud.kort}".casefold()
        if filtre.gratis and filtre.kun_oplyst:
            return False
        if filtre.behov and filtre.behov[0] not in tilbud.behovsomraader:
            return False
        return not words or any(word in text for word in words)


@pytest.fixture(scope="session")
def _tema(qapp: QApplication) -> Tema:
    return Tema(RESSOURCER, Temavalg.LYS)


@pytest.fixture
def tema(_tema: Tema, qapp: QApplication) -> Iterator[Tema]:
    """Light, normal size, and put back so after the test."""
    if theme._current is not _tema:
        _tema.apply(qapp)
    _tema.configure(mode=Temavalg.LYS, text_scale=1.0, borgerland=False)
    yield _tema
    _tema.configure(mode=Temavalg.LYS, text_scale=1.0, borgerland=False)


@pytest.fixture
def katalog() -> Katalog:
    return Katalog({tilbud.id: tilbud for tilbud in TILBUD}, "2026-11-12", "prøve")


@pytest.fixture
def soeger(katalog: Katalog) -> Soeger:
    return Soeger(katalog)


@pytest.fixture
def tjenester(katalog: Katalog, soeger: Soeger) -> Tjenester:
    return Tjenester(
        katalog=katalog,
        indhold=make_indhold(),
        soeg=soeger.soeg,
        find_behov=lambda tekst: Behovssvar((), ()),
        forslag=lambda samtale, antal, tid: (),
        gem_notat=lambda notat, fil: (),
        pdf_af_notat=lambda notat: b"",
        nu=lambda: NU,
    )


@pytest.fixture
def gamle_tjenester(tjenester: Tjenester, katalog: Katalog) -> Tjenester:
    """The same with a directory from last year."""
    return replace(tjenester, katalog=replace(katalog, dato="2025-01-02"))


@pytest.fixture
def pc(tmp_path: Path, tema: Tema, tjenester: Tjenester, qtbot: QtBot) -> Iterator[Pc]:
    """A machine with a folder, a keyring and a clock, on which windows start and crash."""
    from tests.ui.gemmer_hjaelp import Pc

    machine = Pc(tmp_path / "bruger", tema, tjenester, qtbot)
    yield machine
    for window in machine.windows:
        machine.crash(window)
