"""Quality: worst first, in words, and down to the offers behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HTML
from tests.ui.katalog.conftest import wait
from vejviser.errors import UserError
from vejviser.settings import Indstillinger
from vejviser.ui.main_window import MainWindow
from vejviser.ui.models.katalog_model import KatalogModel, Listerad
from vejviser.ui.views.katalog_view import KatalogView

CTRL = Qt.KeyboardModifier.ControlModifier
Side = Callable[[str], KatalogView]


def test_the_model_keeps_qts_promises(qtmodeltester: ModelTester) -> None:
    model = KatalogModel()
    qtmodeltester.check(model)
    model.set_rows([Listerad("a", "Navn", "linje", "Nået"), Listerad("b", HTML)])
    qtmodeltester.check(model)
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Navn. Nået. linje"
    assert "<img" not in model.data(model.index(1), Qt.ItemDataRole.ToolTipRole)


def test_ctrl_3_opens_the_place_and_the_rules_have_the_keyboard(vindue: MainWindow, qtbot: QtBot) -> None:
    vindue.vis_find()
    qtbot.keyClick(vindue._top.felt, Qt.Key.Key_3, CTRL)
    wait(vindue, qtbot)
    assert vindue.skal.sted == "katalog"
    assert QApplication.focusWidget() is vindue.katalog.view.kvalitet.liste.list


def test_rules_that_are_not_met_stand_first(side: Side) -> None:
    rows = side("kvalitet").kvalitet.liste.model.rows
    states = [row.maerke for row in rows]
    assert states == sorted(states, key=["Ikke nået", "Følges", "Nået"].index)
    assert rows[0].id == "Q2"
    assert rows[0].linje == "0 af 1 (0 %). Mål: alle."


def test_a_rule_says_what_to_do_and_shows_the_offers_behind(side: Side) -> None:
    view = side("kvalitet").kvalitet
    view.liste.stand_on("Q1")
    assert view.blad.raad.text() == "Det kan du gøre: Åbn kontrolrunden, og ring."
    assert {row.id for row in view.blad.tilbud.model.rows} == {"aaben-cafe", "natherberg", "html"}


def test_in_a_low_window_the_offers_behind_a_rule_keep_their_room(
    side: Side, vindue: MainWindow, qtbot: QtBot
) -> None:
    view = side("kvalitet").kvalitet
    vindue.resize(683, 384)
    view.liste.stand_on("Q1")
    qtbot.keyClick(view.liste.list, Qt.Key.Key_Return)
    wait(vindue, qtbot)
    rows = view.blad.tilbud.list
    assert rows.hasFocus()
    assert rows.height() > 2 * rows.sizeHintForRow(0)
    assert rows.visibleRegion().boundingRect().height() > rows.sizeHintForRow(0)


def test_an_editor_opens_the_offer_in_the_form(side: Side, vindue: MainWindow, qtbot: QtBot) -> None:
    view = side("kvalitet")
    view.kvalitet.liste.stand_on("Q2")
    qtbot.keyClick(view.kvalitet.liste.list, Qt.Key.Key_Return)
    qtbot.keyClick(view.kvalitet.blad.tilbud.list, Qt.Key.Key_Return)
    wait(vindue, qtbot)
    assert view.side is view.ret
    assert view.ret.panel.navn.text() == "Natherberget"


def test_others_open_it_in_find_and_see_their_pages(vindue: MainWindow, side: Side, qtbot: QtBot) -> None:
    vindue._use_indstillinger(Indstillinger())
    view = side("kvalitet")
    assert view.faner.shown == ("kvalitet", "udbakke")
    view.kvalitet.liste.stand_on("Q2")
    qtbot.keyClick(view.kvalitet.blad.tilbud.list, Qt.Key.Key_Return)
    wait(vindue, qtbot)
    assert vindue.skal.sted == "find"
    assert vindue.find_view.tilbud is not None
    assert vindue.find_view.tilbud.id == "natherberg"


def test_a_fault_has_words_and_a_way_on(side: Side, vindue: MainWindow, qtbot: QtBot) -> None:
    view = side("kvalitet").kvalitet
    view._on_fault(UserError("Det gik ikke.", "Prøv senere."))
    assert view.liste.tilstand.words == "Det gik ikke. Prøv senere."
    view.liste.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    wait(vindue, qtbot)
    assert view.liste.model.rowCount() > 0


def test_ctrl_tab_walks_the_pages_and_comes_round(vindue: MainWindow, qtbot: QtBot) -> None:
    view = vindue.katalog.view
    seen = []
    for _ in view.faner.shown:
        seen.append(view.faner.value)
        view._step(1)
        wait(vindue, qtbot)
    assert tuple(seen) == view.faner.shown
    assert view.faner.value == "kvalitet"
