"""Browsing before anything is asked: tiles with counts, walked by keyboard, that lead to the same offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vejviser.domain.indhold import Overgangskort
from vejviser.domain.query import Filtre
from vejviser.domain.tilbud import Fakta, Faktum, Katalog, Svar
from vejviser.settings import Indstillinger, Temavalg
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_valg import aktive, gruppenavne
from vejviser.ui.views.gennemse_indhold import gennemsyn
from vejviser.ui.widgets import Chip, Flise


@pytest.fixture
def window(tema: Tema, qtbot: QtBot, tjenester: Tjenester) -> Iterator[MainWindow]:
    window = MainWindow(Indstillinger(tema=Temavalg.LYS), tema)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window._top.felt.hasFocus)
    window.set_tjenester(tjenester)
    settle(window, qtbot)
    yield window
    window.opgaver.close()


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not (window.opgaver.busy or window.find_view.busy))


def press(window: MainWindow, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or window, key)
    settle(window, qtbot)


def focused() -> Flise:
    here = QApplication.focusWidget()
    assert isinstance(here, Flise)
    return here


def test_each_tile_counts_only_what_the_directory_says(tjenester: Tjenester, katalog: Katalog) -> None:
    known = replace(katalog.tilbud["natherberg"], fakta=Fakta(hund=Faktum(Svar.JA, "hunde")))
    said = replace(katalog, tilbud={**katalog.tilbud, "natherberg": known})
    tiles = {tile.words: tile for part in gennemsyn(said, tjenester.indhold) for tile in part.tiles}
    assert (tiles["sted_i_nat"].count, tiles["sted_i_nat"].unknown) == (1, 0)
    assert (tiles["Hund må med"].count, tiles["Hund må med"].unknown) == (1, 3)
    assert tiles["Hund må med"].spoken == "Hund må med, 1 tilbud, 3 oplyser det ikke"
    assert tiles["Veteraner"].count == 0


def test_a_transition_is_called_what_the_directory_calls_it(tjenester: Tjenester) -> None:
    card = Overgangskort("brud", "Når to går hver til sit", "", (), "")
    indhold = replace(tjenester.indhold, overgange=(card,))
    assert gruppenavne(indhold)["brud"] == "Når to går hver til sit"
    assert aktive(Filtre(gruppe=("brud",)), {}, gruppenavne(indhold)) == (
        ("gruppe", "Når to går hver til sit"),
    )


def test_down_from_the_field_walks_the_tiles_and_up_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    tiles = window.find_view.gennemse.tiles
    press(window, qtbot, Qt.Key.Key_Down)
    assert focused() is tiles[0]
    press(window, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert focused() is tiles[1]
    press(window, qtbot, Qt.Key.Key_Down)
    assert focused().x() == tiles[1].x()
    assert focused().y() > tiles[1].y()
    press(window, qtbot, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert window._top.felt.hasFocus()


def test_down_goes_on_into_the_next_section(window: MainWindow, qtbot: QtBot) -> None:
    tiles = window.find_view.gennemse.tiles
    tiles[14].setFocus()
    press(window, qtbot, Qt.Key.Key_Down)
    assert focused() in tiles[15:]


def test_a_tile_sets_a_filter_that_one_key_takes_off(window: MainWindow, soeger: Any, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert soeger.spurgt[-1].filtre == Filtre(behov=("sted_i_nat",))
    assert not window.find_view.gennemse.isVisible()
    assert [chip.words for chip in window.find_view.liste.findChildren(Chip)] == ["sted_i_nat"]
    assert window._top.felt.hasFocus()
    press(window, qtbot, Qt.Key.Key_Escape)
    assert soeger.spurgt[-1].filtre == Filtre()
    assert window.find_view.gennemse.isVisible()


def test_ctrl_r_takes_every_filter_off_and_keeps_the_words(window: MainWindow, qtbot: QtBot) -> None:
    window._top.felt.setText("sove")
    window.find_view.set_filtre(Filtre(hund=True, gruppe=("unge",)))
    settle(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.find_view.filtre.filtre == Filtre()
    assert window._top.felt.text() == "sove"


def test_letters_typed_on_a_tile_begin_a_search(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_Down, Qt.Key.Key_S)
    assert window._top.felt.text() == "s"
    assert window._top.felt.hasFocus()


def test_tab_reaches_one_tile_of_each_section(window: MainWindow) -> None:
    tiles = window.find_view.gennemse.tiles
    reached = [tile for tile in tiles if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(reached) == 4
    tiles[3].setFocus()
    assert tiles[3].focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not tiles[0].focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((683, 384), 1.0), ((1366, 768), 2.0)])
def test_no_tile_is_cut_or_lies_over_another(
    window: MainWindow, tema: Tema, size: tuple[int, int], scale: float
) -> None:
    tema.configure(text_scale=scale)
    window.resize(*size)
    QApplication.processEvents()
    for tile in window.find_view.gennemse.tiles:
        assert tile.height() >= tile.height_in(tile.width())
        grid = tile.parentWidget()
        assert grid is not None
        siblings = [other for other in grid.findChildren(Flise) if other is not tile]
        assert not any(tile.geometry().intersects(other.geometry()) for other in siblings)
        assert grid.rect().contains(tile.geometry())


def test_the_button_for_filters_is_at_hand_where_they_are_folded(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(640, 500)
    QApplication.processEvents()
    fold = window.find_view.kolonner.fold
    assert fold.isVisible()
    fold.click()
    assert window.find_view.filtre.isVisible()


def test_groups_can_be_chosen_beside_words_too(window: MainWindow, soeger: Any, qtbot: QtBot) -> None:
    panel = window.find_view.filtre
    for knap, word in zip((one for one, _ in panel._grupper), ("Veteraner", "Løsladelse"), strict=True):
        next(action for action in knap.menu().actions() if action.text() == word).trigger()
    settle(window, qtbot)
    assert soeger.spurgt[-1].filtre.gruppe == ("veteraner", "loesladelse")
    window.find_view.clear_filters()
    assert all(knap.value == "" for knap, _ in panel._grupper)


def test_each_filter_says_what_it_means(window: MainWindow) -> None:
    for box in window.find_view.filtre._boxes.values():
        assert box.accessibleDescription().endswith(".")
