"""A small made-up directory and its services, so that the place Samtale is tested without engine or files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vejviser.domain.indhold import (
    Akutkort,
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
from vejviser.domain.notat import Notat
from vejviser.domain.query import (
    Akutfund,
    Behovsforslag,
    Behovssvar,
    Loesningsforslag,
    Query,
    Soegesvar,
    Tilbudsforslag,
)
from vejviser.domain.samtale import HVEM, OMRAADER, OVERGANGE, Afsender, Samtale
from vejviser.domain.tilbud import (
    Adgang,
    Katalog,
    Organisationstype,
    Sikkerhed,
    Sted,
    Svar,
    Telefon,
    Tilbud,
)
from vejviser.settings import Indstillinger
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views import notat_kilde, samtale_behov_view, samtale_loesninger_view
from vejviser.ui.views.samtale_view import SamtaleView

PRIK = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f00010101"
    "001bb6ee560000000049454e44ae426082"
)
"""The smallest picture there is."""
AFSENDER = Afsender("Socialrådgiver", "Gadeplan", "79797979")
NU = datetime(2026, 11, 23, 13, 52)
NAVNE = {
    "sted_i_nat": "Et sted at være i nat",
    "papirer_digitalt": "Post, papirer og det digitale",
    "penge_gaeld": "Penge og gæld",
    "faellesskab": "Fællesskab og nogen at tale med",
    "noget_at_staa_op_til": "Noget at stå op til",
    "tryghed_vold": "Tryghed og vold",
}
ORD = {
    "campingvogn": "sted_i_nat",
    "brevene": "papirer_digitalt",
    "værkstedet": "noget_at_staa_op_til",
    "gæld": "penge_gaeld",
}
AKUTORD = {"leve mere": "selvmord", "slår mig": "vold"}


def make_tilbud(id: str, navn: str, omraader: tuple[str, ...], **rest: object) -> Tilbud:
    values: dict[str, object] = {
        "organisation": "Kolding Kommune",
        "organisationstype": Organisationstype.KOMMUNE,
        "kort": f"{navn}: et sted at få hjælp.",
        "maalgruppe": "Voksne",
        "daekning": "Kolding Kommune",
        "sikkerhed": Sikkerhed.HOEJ,
        "behovsomraader": omraader,
        "telefon": (Telefon("79797979", ""),),
        **rest,
    }
    return Tilbud(id=id, navn=navn, **values)  # type: ignore[arg-type]


TILBUD = (
    make_tilbud(
        "overmarksgaarden",
        "Forsorgshjemmet Overmarksgården",
        ("sted_i_nat",),
        steder=(Sted("", "Dyrehavevej 175", "6000", "Kolding"),),
        adgang=Adgang(visitation=Svar.NEJ),
        alder_min=18,
        lovgrundlag=("serviceloven § 110",),
    ),
    make_tilbud(
        "krisecenter",
        "Kolding Krisecenter",
        ("tryghed_vold", "sted_i_nat"),
        organisationstype=Organisationstype.SELVEJENDE,
        steder=(Sted("", "Hemmelig Vej 1", "6000", "Kolding"),),
        lovgrundlag=("serviceloven § 109",),
        adgang=Adgang(visitation=Svar.JA),
    ),
    make_tilbud("borgerservice", "Borgerservice", ("papirer_digitalt", "penge_gaeld")),
    make_tilbud(
        "vaerested",
        "Café Paraplyen",
        ("faellesskab", "noget_at_staa_op_til", "sted_i_nat"),
        organisationstype=Organisationstype.FORENING,
        adgang=Adgang(gratis=Svar.JA),
    ),
)


def make_indhold() -> Indhold:
    return Indhold(
        omraader=tuple(
            Behovsomraade(
                kode,
                f"A{nr}",
                NAVNE.get(kode, kode.replace("_", " ").capitalize()),
                kode,
                "heart",
                (),
                (),
                "",
                (),
            )
            for nr, kode in enumerate(OMRAADER, start=1)
        ),
        spoergsmaal=(
            Spoergsmaal("o1", "aabning", "Hvad fylder mest for dig lige nu?", "I"),
            Spoergsmaal("o2", "aabning", "Hvis det går lidt bedre om en måned, hvad er så anderledes?", "H"),
            Spoergsmaal("n1", "sted_i_nat", "Hvor skal du sove i nat?", "M"),
            Spoergsmaal("n2", "sted_i_nat", "Hvad skal der til, for at du er tryg i nat?", "M"),
            Spoergsmaal("v1", "tryghed_vold", "Føler du dig tryg dér, hvor du er?", "C"),
        ),
        boligsituationer=tuple(
            Boligsituation(nr, f"situation {nr}" if nr != 9 else "kolonihave, campingvogn, bil", None, nr < 3)
            for nr in range(1, 18)
        ),
        overgange=tuple(
            Overgangskort(kode, kode.replace("_", " "), "", ("først", "så"), "hul") for kode in OVERGANGE
        ),
        hvem=tuple(HvemValg(kode, kode.replace("_", " ")) for kode in HVEM),
        akut=(
            Akutkort("selvmord", "Selvmordstanker", "heart", False, (), (), (), ()),
            Akutkort("vold", "Vold", "hand", True, (), (), (), ()),
        ),
        ordliste=(Ordlisteopslag("visitation", "vi skal først spørge, om du kan få det"),),
        blokerede_ord=(BlokeretOrd("umotiveret", "skriv, hvad der skete"),),
        leveregler=tuple(Leveregel(nr, f"Regel {nr}", f"Spørgsmål {nr}?") for nr in range(1, 6)),
        hovednummer="79797979",
    )


def find_behov(tekst: str) -> Behovssvar:
    lowered = tekst.lower()
    found = []
    for word, kode in ORD.items():
        start = lowered.find(word)
        if start >= 0:
            found.append(Behovsforslag(kode, NAVNE[kode], (word,), ((start, start + len(word)),)))
    acute = tuple(
        Akutfund(kode, (words,), ((lowered.find(words), lowered.find(words) + len(words)),))
        for words, kode in AKUTORD.items()
        if words in lowered
    )
    return Behovssvar(tuple(found), acute)


def forslag(samtale: Samtale, antal: int, tid: datetime) -> tuple[Loesningsforslag, ...]:
    away = {(lagt.behov, lagt.tilbud) for lagt in samtale.lagt_til_side}
    return tuple(
        Loesningsforslag(
            behov.omraade,
            tuple(
                Tilbudsforslag(tilbud.id, ("i Kolding",), ("kræver visitation", "Hund ikke oplyst, ring"))
                for tilbud in TILBUD
                if behov.omraade in tilbud.behovsomraader and (behov.omraade, tilbud.id) not in away
            )[:antal],
        )
        for behov in samtale.behov
    )


@dataclass
class Gemt:
    """What was asked to be written or rendered."""

    notater: list[tuple[Notat, Path]] = field(default_factory=list)
    beskeder: tuple[str, ...] = ()


@pytest.fixture
def gemt() -> Gemt:
    return Gemt()


class Vinduesvagt(QObject):
    """Hears of every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture(autouse=True)
def _no_stray_window(qapp: QApplication) -> Iterator[None]:
    """A part that is shown before it has a parent flashes as a window of its own and takes the keyboard."""
    guard = Vinduesvagt()
    qapp.installEventFilter(guard)
    yield
    qapp.removeEventFilter(guard)
    stray = [
        name
        for name in guard.seen
        if name not in ("SamtaleView", "BorgerlandView", "QTipLabel", "Udskriftsvisning")
    ]
    assert stray == [], "put the widget into a layout before it is shown"


@pytest.fixture
def tjenester(gemt: Gemt) -> Tjenester:
    def gem_notat(notat: Notat, fil: Path) -> tuple[str, ...]:
        gemt.notater.append((notat, fil))
        return gemt.beskeder

    return Tjenester(
        katalog=Katalog({tilbud.id: tilbud for tilbud in TILBUD}, "2026-11-12", "prøve"),
        indhold=make_indhold(),
        soeg=lambda query: make_svar(query),
        find_behov=find_behov,
        forslag=forslag,
        gem_notat=gem_notat,
        pdf_af_notat=lambda notat: b"%PDF-1.7 " + notat.titel.encode(),
        nu=lambda: NU,
        sider_af_notat=lambda notat, dpi: (PRIK,),
        planer=("Ringer inden for 4 timer", "Kører forbi samme dag", "Ringer næste hverdag"),
    )


def make_svar(query: Query) -> Soegesvar:
    return Soegesvar(query.tekst, 0, (), (), (), {})


@pytest.fixture
def styring(qapp: QApplication) -> SamtaleStyring:
    styring = SamtaleStyring()
    styring.set_afsender(AFSENDER)
    styring.restart(NU)
    return styring


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screens wait for the hands to rest; a test's hands always do."""
    for module in (notat_kilde, samtale_behov_view, samtale_loesninger_view):
        monkeypatch.setattr(module, "PAUSE_MS", 0)


@pytest.fixture
def view(tema: Tema, tjenester: Tjenester, qtbot: QtBot) -> Iterator[SamtaleView]:
    """The place Samtale, shown and settled, with a sender."""
    opgaver = Opgaver()
    view = SamtaleView(tema, opgaver)
    qtbot.addWidget(view)
    view.resize(1286, 672)
    view.set_indstillinger(Indstillinger(afsender=AFSENDER))
    view.set_tjenester(tjenester)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view and not view.busy)
    yield view
    opgaver.close()


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[SamtaleView], None]:
    """Wait until everything that was asked for is shown."""
    return lambda view: qtbot.waitUntil(lambda: not view.busy)


@pytest.fixture
def begin(styring: SamtaleStyring) -> Callable[[Samtale], None]:
    """Put a conversation in place of the empty one."""
    return lambda samtale: styring.load(samtale, NU)
