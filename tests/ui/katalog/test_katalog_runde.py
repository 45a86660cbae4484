"""The round: one key per answer, the next one by itself, and only "still true" sets a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import NU
from tests.ui.katalog.conftest import wait
from vejviser.domain.eftersyn import Forsoeg, Forsoegsudfald, Metode
from vejviser.domain.tilbud import Kontrol
from vejviser.ui.main_window import MainWindow
from vejviser.ui.redaktoer import Katalogarbejde
from vejviser.ui.views.katalog_runde import RundeView
from vejviser.ui.views.katalog_view import KatalogView


@pytest.fixture
def runde(side: Callable[[str], KatalogView]) -> RundeView:
    return side("runde").runde


def press(runde: RundeView, vindue: MainWindow, qtbot: QtBot, key: Qt.Key | str) -> None:
    if isinstance(key, str):
        qtbot.keyClicks(QApplication.focusWidget(), key)
    else:
        qtbot.keyClick(QApplication.focusWidget(), key)
    wait(vindue, qtbot)


def test_the_acute_offer_comes_first_with_its_facts(runde: RundeView) -> None:
    assert runde.liste.current_id == "natherberg"
    assert runde.liste.model.rows[0].maerke == "Akut"
    assert "70 11 22 33 (Vagten)" in runde.fakta.words
    assert runde.trin.text() == "Ring til dem. Spørg til organisationen, stedet og tilbuddet."


def test_s_verifies_and_the_next_one_comes_by_itself(
    runde: RundeView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    following = runde.liste.model.rows[1].id
    runde.metode.set_value("mail")
    press(runde, vindue, qtbot, Qt.Key.Key_S)
    kontrol = arbejde.redaktion().hent("natherberg").tilbud.kontrol
    assert kontrol == Kontrol("2026-11-23", "redaktør", "mail")
    assert runde.liste.current_id == following
    assert runde.metode.value == "mail", "remembered for the round"


def test_f_takes_the_last_verification_back(
    runde: RundeView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    press(runde, vindue, qtbot, Qt.Key.Key_S)
    press(runde, vindue, qtbot, Qt.Key.Key_F)
    assert arbejde.redaktion().hent("natherberg").tilbud.kontrol is None
    assert runde.liste.current_id == "natherberg"


def test_k_logs_the_attempt_and_never_verifies(
    runde: RundeView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    press(runde, vindue, qtbot, Qt.Key.Key_K)
    task = next(one for one in arbejde.redaktion().arbejdsliste(NU.date()) if one.tilbud.id == "natherberg")
    assert [one.udfald for one in task.forsoeg] == [Forsoegsudfald.IKKE_NAAET]
    assert task.tilbud.kontrol is None
    assert runde.liste.current_id != "natherberg"
    waiting = next(row for row in runde.liste.model.rows if row.id == "natherberg")
    assert (waiting.maerke, waiting.linje) == ("Venter", "Prøv igen fra tirs. 24. nov. 2026")


def test_ae_logs_it_and_opens_the_form(runde: RundeView, vindue: MainWindow, qtbot: QtBot) -> None:
    press(runde, vindue, qtbot, "æ")
    view = vindue.katalog.view
    assert view.side is view.ret
    assert view.ret.panel.navn.text() == "Natherberget"


def test_without_a_role_nothing_is_answered(
    runde: RundeView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    runde.rolle.clear()
    press(runde, vindue, qtbot, Qt.Key.Key_S)
    assert runde.rav.words.startswith("Der mangler, hvilken rolle")
    assert arbejde.redaktion().hent("natherberg").tilbud.kontrol is None


def test_after_two_calls_it_is_to_be_marked(
    runde: RundeView, vindue: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    for day in ("2026-11-01", "2026-11-05"):
        one = Forsoeg("natherberg", day, Metode.TELEFON, Forsoegsudfald.IKKE_NAAET, "redaktør")
        arbejde.redaktion().log_forsoeg(one)
    runde.refresh()
    wait(vindue, qtbot)
    runde.liste.stand_on("natherberg")
    assert runde.trin.text().startswith("De er ikke nået")
    assert runde.forsoeg.text().count("kunne ikke nås") == 2
    press(runde, vindue, qtbot, Qt.Key.Key_M)
    assert arbejde.redaktion().hent("natherberg").ikke_bekraeftet == date(2026, 11, 23).isoformat()


def test_letters_in_the_role_are_only_letters(runde: RundeView, vindue: MainWindow, qtbot: QtBot) -> None:
    runde.rolle.setFocus()
    runde.rolle.clear()
    press(runde, vindue, qtbot, "sk")
    assert runde.rolle.text() == "sk"
    assert runde.liste.model.rowCount() == 3
