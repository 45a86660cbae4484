"""The place Katalog over a real editor's database in a folder of the test, with a small made-up directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HTML, NU, RESSOURCER, make_indhold, make_tilbud
from vejviser.composition import Opened
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.rettelse import Rettelse, ny_rettelse
from vejviser.domain.samtale import Afsender
from vejviser.domain.tilbud import Adgang, Katalog, Telefon, Tilbud
from vejviser.exchange.katalog_kilde import Katalogkilde
from vejviser.exchange.pakke_udgiv import database_of
from vejviser.katalogarbejde import som_tjeneste
from vejviser.paths import Paths
from vejviser.settings import Indstillinger
from vejviser.storage.sqlite_katalog import load_katalog
from vejviser.ui.main_window import MainWindow
from vejviser.ui.redaktoer import Katalogarbejde
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.katalog_view import KatalogView

RETTELSE = "0" * 32


def offer(id: str, navn: str, **rest: object) -> Tilbud:
    values = {
        "behovsomraader": ("hverdag",),
        "emner": ("hverdag_bostoette",),
        "adgang": Adgang(saadan="Ring."),
        **rest,
    }
    return make_tilbud(id, navn, **values)


TILBUD = (
    offer("aaben-cafe", "Åben Café", aabningstider=read_aabningstid("ma-fr", "10:00", "15:00", "")),
    offer(
        "natherberg", "Natherberget", behovsomraader=("sted_i_nat",), telefon=(Telefon("70112233", "Vagten"),)
    ),
    offer("html", HTML, kort=HTML, organisation=HTML, telefon=(), email=("a@eksempel.dk",)),
)


def rettelse(rigtigt: dict[str, str], tilbud: Tilbud = TILBUD[0]) -> Rettelse:
    return ny_rettelse(
        RETTELSE,
        tilbud,
        rigtigt,
        katalog=("2026-11-12", "prøve"),
        dato="2026-11-20",
        rolle="gademedarbejder",
    )


@pytest.fixture(scope="session")
def skibet() -> bytes:
    """A directory file; its documents name no offer that is not there."""
    indhold = replace(make_indhold(), akut=())
    return database_of(Katalogkilde("2026-11-12", "Prøve", TILBUD, indhold))


@pytest.fixture
def opened(tmp_path: Path, skibet: bytes) -> Opened:
    file = tmp_path / "skibet.sqlite"
    file.write_bytes(skibet)
    katalog, indhold = load_katalog(file)
    return Opened(katalog, indhold, ())


@pytest.fixture
def katalog(opened: Opened) -> Katalog:
    """What Find searches in."""
    return opened.katalog


@pytest.fixture
def arbejde(opened: Opened, tmp_path: Path) -> Katalogarbejde:
    paths = Paths(RESSOURCER, tmp_path / "skibet.sqlite", tmp_path / "bruger")
    return som_tjeneste(paths, opened, lambda: NU, frozenset())


@pytest.fixture
def tjenester(tjenester: Tjenester, opened: Opened, arbejde: Katalogarbejde) -> Tjenester:
    return replace(tjenester, indhold=opened.indhold, katalogarbejde=arbejde)


@pytest.fixture
def vindue(tema: Tema, qtbot: QtBot, tjenester: Tjenester) -> Iterator[MainWindow]:
    """An editor's window on the place Katalog."""
    window = MainWindow(Indstillinger(redaktoer=True, afsender=Afsender(rolle="redaktør")), tema)
    qtbot.addWidget(window)
    window.set_tjenester(tjenester)
    window.show()
    window.vis_sted("katalog")
    wait(window, qtbot)
    yield window
    window.close()


def wait(window: MainWindow, qtbot: QtBot) -> None:
    view = window.katalog.view
    qtbot.waitUntil(lambda: not view.opgaver.busy and not window.opgaver.busy)


@pytest.fixture
def side(vindue: MainWindow, qtbot: QtBot) -> Callable[[str], KatalogView]:
    """Turn to a page and wait until it is read."""

    def show(key: str) -> KatalogView:
        view = vindue.katalog.view
        view.show_side(key)
        view.side.focus_first()
        wait(vindue, qtbot)
        return view

    return show
