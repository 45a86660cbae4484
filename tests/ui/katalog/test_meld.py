"""Meld fejl: by keyboard alone, about the offer only, kept in the outbox until it is sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.katalog.conftest import wait
from vejviser.exchange.rettelse_json import laes_rettelse
from vejviser.ui.main_window import MainWindow
from vejviser.ui.redaktoer import Katalogarbejde
from vejviser.ui.views.katalog_view import KatalogView
from vejviser.ui.widgets import Rulleflade

CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def meld(vindue: MainWindow, qtbot: QtBot) -> MainWindow:
    """Find shows an offer, and Ctrl+M was pressed in the search field."""
    vindue.vis_find("Café")
    wait(vindue, qtbot)
    press(qtbot, Qt.Key.Key_M, CTRL)
    assert vindue.find_view.detalje.covered
    return vindue


def test_a_report_by_keyboard_alone(meld: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde) -> None:
    press(qtbot, Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "79 79 12 34")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    wait(meld, qtbot)
    (kept,) = arbejde.udbakke.alle()
    assert [(one.felt, one.staar_der, one.rigtigt) for one in kept.felter] == [
        ("telefon", "79 79 79 79 (Hovednummeret)", "79 79 12 34")
    ]
    assert (kept.tilbud, kept.rolle, kept.dato) == ("aaben-cafe", "redaktør", "2026-11-23")
    press(qtbot, Qt.Key.Key_Escape)
    assert not meld.find_view.detalje.covered


def test_a_report_opens_at_its_top_also_in_a_small_window(meld: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Escape)
    meld.resize(683, 384)
    press(qtbot, Qt.Key.Key_M, CTRL)
    wait(meld, qtbot)
    bar = meld.find_view.meld.findChildren(Rulleflade)[0].verticalScrollBar()
    assert bar.maximum() > 0  # else there is nothing to hold
    assert bar.value() == 0


def test_a_digit_ticks_a_part(meld: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_2)
    assert meld.find_view.meld.dele["aabningstider"].kryds.isChecked()
    assert QApplication.focusWidget() is meld.find_view.meld.dele["aabningstider"].felt


def test_a_cpr_number_is_refused_and_nothing_is_kept(
    meld: MainWindow, qtbot: QtBot, arbejde: Katalogarbejde
) -> None:
    press(qtbot, Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "010190-1234")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    wait(meld, qtbot)
    assert "CPR" in meld.find_view.meld.rav.words
    assert "010190" not in meld.find_view.meld.rav.words
    assert arbejde.udbakke.alle() == ()


def test_nothing_ticked_says_so(meld: MainWindow, qtbot: QtBot) -> None:
    meld.find_view.meld.save()
    assert meld.find_view.meld.rav.words.startswith("Der er ikke sat kryds")


def test_esc_goes_back_and_letters_never_begin_a_search(meld: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_X)
    assert meld._top.felt.text() == "Café"
    press(qtbot, Qt.Key.Key_Escape)
    assert not meld.find_view.detalje.covered


def test_it_leaves_as_a_file_that_can_be_read_and_as_a_mail(
    meld: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    view = meld.find_view.meld
    view.dele["tilstand"].toggle()
    view.save()
    wait(meld, qtbot)
    fil = tmp_path / "fejl.vejviserrettelse.json"
    view.ask_file = lambda parent, rettelse: fil
    view.fil.click()
    wait(meld, qtbot)
    assert laes_rettelse(fil).felter[0].felt == "tilstand"
    view.mail.click()
    assert "Tilbuddet findes ikke mere er forkert." in QApplication.clipboard().text()


def test_the_outbox_shows_what_is_sent_and_forgets_on_the_second_press(
    meld: MainWindow,
    side: Callable[[str], KatalogView],
    qtbot: QtBot,
    arbejde: Katalogarbejde,
) -> None:
    meld.find_view.meld.dele["tilstand"].toggle()
    meld.find_view.meld.save()
    wait(meld, qtbot)
    meld.vis_sted("katalog")
    udbakke = side("udbakke").udbakke
    assert udbakke.emne.text() == "Fejl i oplysning: Åben Café"
    assert "redaktør" in udbakke.tekst.text()
    udbakke.slet.click()
    assert len(arbejde.udbakke.alle()) == 1
    udbakke.slet.click()
    wait(meld, qtbot)
    assert arbejde.udbakke.alle() == ()
    assert udbakke.liste.tilstand.words.startswith("Der er ingen fejlmeldinger")


def test_the_keyboard_stays_in_the_outbox_when_its_last_report_goes_away(
    meld: MainWindow, side: Callable[[str], KatalogView], qtbot: QtBot
) -> None:
    meld.find_view.meld.dele["tilstand"].toggle()
    meld.find_view.meld.save()
    wait(meld, qtbot)
    meld.vis_sted("katalog")
    udbakke = side("udbakke").udbakke
    udbakke.slet.setFocus()
    assert udbakke.slet.hasFocus()
    for _ in range(2):
        qtbot.keyClick(udbakke.slet, Qt.Key.Key_Space)
    wait(meld, qtbot)
    inside = meld.katalog.view.findChildren(QWidget)
    qtbot.waitUntil(lambda: QApplication.focusWidget() in inside)
