"""Inbox, import, export and publication: shown first, all or nothing, and said in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.katalog.conftest import TILBUD, rettelse, wait
from vejviser.domain.tilbud import Tilstand
from vejviser.exchange.minisign_hemmelig import new_noegle, write_noeglepar
from vejviser.exchange.rettelse_json import rettelse_til_json
from vejviser.ui.main_window import MainWindow
from vejviser.ui.redaktoer import Katalogarbejde
from vejviser.ui.views.katalog_fremgang import Fremgang
from vejviser.ui.views.katalog_import import ImportView
from vejviser.ui.views.katalog_ud import UdView
from vejviser.ui.views.katalog_view import KatalogView

Side = Callable[[str], KatalogView]


@pytest.fixture
def indbakke(side: Side, vindue: MainWindow, qtbot: QtBot, tmp_path: Path) -> KatalogView:
    fil = tmp_path / "fejl.vejviserrettelse.json"
    fil.write_bytes(rettelse_til_json(rettelse({"telefon": "79 79 12 34", "aabningstider": "lukket fredag"})))
    view = side("indbakke")
    view.indbakke.take_in(str(fil))
    wait(vindue, qtbot)
    return view


def test_g_puts_the_part_into_the_offer(
    indbakke: KatalogView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    indbakke.indbakke.liste.list.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_G)
    wait(vindue, qtbot)
    assert arbejde.redaktion().hent("aaben-cafe").tilbud.telefon[0].nummer == "79791234"
    assert [card.felt.felt for card in indbakke.indbakke.kort] == ["aabningstider"]


def test_a_declines_and_changes_nothing(
    indbakke: KatalogView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    for card in (0, 0):
        indbakke.indbakke.kort[card].afvis.click()
        wait(vindue, qtbot)
    assert arbejde.redaktion().hent("aaben-cafe").tilbud == TILBUD[0]
    assert indbakke.indbakke.liste.tilstand.words.startswith("Indbakken er tom.")


def test_what_a_person_must_put_in_is_accepted_when_the_form_is_saved(
    indbakke: KatalogView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    card = indbakke.indbakke.kort[1]
    assert not card.kan_godtages
    card.haand.click()
    wait(vindue, qtbot)
    assert indbakke.ret.panel.formular is not None
    indbakke.ret.panel.formular.linjer["kort"].felt.felt.setPlainText("Lukket fredag.")  # type: ignore[attr-defined]
    indbakke.ret.panel.save()
    wait(vindue, qtbot)
    (open_,) = arbejde.redaktion().indbakke()
    assert [one.felt for one in open_.rettelse.felter if one.afgoerelse is None] == ["telefon"]


def test_a_file_that_is_no_report_is_refused_in_words(
    side: Side, vindue: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fil = tmp_path / "x.json"
    fil.write_text("{}", encoding="utf-8")
    view = side("indbakke").indbakke
    view.take_in(str(fil))
    wait(vindue, qtbot)
    assert "er ikke en fejlmelding fra Vejviser" in view.rav.words


def test_an_import_shows_what_it_would_do_and_then_does_it(
    side: Side, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde, tmp_path: Path
) -> None:
    fil = tmp_path / "ud.jsonl"
    arbejde.eksporter("jsonl", fil, lambda done, total: True)
    fil.write_text(fil.read_text(encoding="utf-8").replace("Natherberget", "Nyt navn"), encoding="utf-8")
    page = side("import").side
    assert isinstance(page, ImportView)
    page.read(str(fil))
    wait(vindue, qtbot)
    assert page.plan.saetning.text() == "0 nye, 1 ændret, 2 uændrede, 0 afviste."
    assert page.plan.liste.model.rows[0].linje == "Navn: Natherberget → Nyt navn"
    assert arbejde.redaktion().hent("natherberg").tilbud.navn == "Natherberget"
    page.gem.click()
    wait(vindue, qtbot)
    assert arbejde.redaktion().hent("natherberg").tilbud.navn == "Nyt navn"
    assert page.plan.isHidden()


def test_a_bad_file_is_refused_in_words(side: Side, vindue: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    fil = tmp_path / "x.sqlite"
    fil.write_bytes(b"SQLite format 3\x00" + bytes(100))
    page = side("import").side
    assert isinstance(page, ImportView)
    page.read(str(fil))
    wait(vindue, qtbot)
    assert "er et bygget katalog" in page.rav.words
    assert page.fremgang.isHidden()


def test_stop_is_heard_by_the_job(qtbot: QtBot, vindue: MainWindow) -> None:
    fremgang = Fremgang()
    qtbot.addWidget(fremgang)
    fremgang.begin("Læser")
    assert fremgang.report(1, 10)
    fremgang.stop.click()
    assert not fremgang.report(2, 10)
    fremgang.begin("Læser igen")
    assert fremgang.report(1, 10)


def test_a_package_is_published_with_a_key_and_the_directory_is_marked(
    side: Side, vindue: MainWindow, qtbot: QtBot, tmp_path: Path, arbejde: Katalogarbejde
) -> None:
    write_noeglepar(new_noegle(bytes(range(40))), tmp_path / "udgiver-1.key", None)
    arbejde.redaktion().skift_tilstand("html", 1, Tilstand.KLADDE)  # code in a name is not published
    page = side("ud").side
    assert isinstance(page, UdView)
    assert not page.udgiv.isEnabled()
    page.use_key(str(tmp_path / "udgiver-1.key"))
    page.use_folder(str(tmp_path))
    wait(vindue, qtbot)
    page.udgiv.click()
    wait(vindue, qtbot)
    assert page.rav.words == ""
    assert page.svar.text().startswith("Udgivet: vejviser-kolding-1-1.vejviserpakke, serie 1, 2 tilbud.")
    assert (tmp_path / "vejviser-kolding-1-1.vejviserpakke").is_file()


def test_a_locked_key_asks_for_its_passphrase_and_a_wrong_one_writes_nothing(
    side: Side, vindue: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    write_noeglepar(new_noegle(bytes(range(40))), tmp_path / "udgiver-1.key", "tre gode ord")
    page = side("ud").side
    assert isinstance(page, UdView)
    page.use_key(str(tmp_path / "udgiver-1.key"))
    page.use_folder(str(tmp_path / "ud"))
    wait(vindue, qtbot)
    assert page.kodeord.isVisible()
    page.kodeord.setText("forkert")
    page.udgiv.click()
    wait(vindue, qtbot)
    assert page.rav.words.startswith("Kodeordet passer ikke")
    assert not (tmp_path / "ud").exists()
    assert page.kodeord.text() == ""
