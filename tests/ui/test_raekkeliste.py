"""The list that Find and Katalog share: walked by keyboard, and letters are for whoever holds it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vejviser.ui.delegates.katalog_delegate import KatalogDelegate
from vejviser.ui.models.katalog_model import KatalogModel, Listerad
from vejviser.ui.theme import Tema
from vejviser.ui.widgets import Raekkeliste

ROWS = tuple(Listerad(str(n), f"Tilbud {n}", "Kolding", "Mangler") for n in range(5))


class Holder(QWidget):
    """Hears the keys that the list leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = ""

    def keyPressEvent(self, event: object) -> None:
        self.heard += event.text()  # type: ignore[attr-defined]


@pytest.fixture
def holder(tema: Tema, qtbot: QtBot) -> Holder:
    made = Holder()
    qtbot.addWidget(made)
    model = KatalogModel(made)
    model.set_rows(ROWS)
    made.liste = Raekkeliste("Tilbud", KatalogDelegate(made))  # type: ignore[attr-defined]
    made.liste.setModel(model)  # type: ignore[attr-defined]
    QVBoxLayout(made).addWidget(made.liste)  # type: ignore[attr-defined]
    made.show()
    return made


def liste(holder: Holder) -> Raekkeliste:
    found = holder.findChild(Raekkeliste)
    assert isinstance(found, Raekkeliste)
    return found


def test_steps_stop_at_the_ends(holder: Holder) -> None:
    shown = liste(holder)
    shown.stand_on(0)
    for steps, row in ((1, 1), (10, 4), (-3, 1), (-10, 0)):
        shown.step(steps)
        assert shown.currentIndex().row() == row


def test_a_list_without_rows_takes_no_step(holder: Holder) -> None:
    shown = liste(holder)
    model = shown.model()
    assert isinstance(model, KatalogModel)
    model.set_rows(())
    shown.step(1)
    assert not shown.currentIndex().isValid()


def test_enter_opens_and_letters_go_on(holder: Holder, qtbot: QtBot) -> None:
    shown = liste(holder)
    with qtbot.waitSignal(shown.enter_pressed):
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClicks(shown, "gæ")
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert holder.heard == "gæ"


def test_a_row_is_painted_anew_when_its_words_change(holder: Holder) -> None:
    shown = liste(holder)
    model = shown.model()
    assert isinstance(model, KatalogModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    before = shown.grab().toImage()
    assert shown.grab().toImage() == before
    model.set_rows([replace(ROWS[0], titel="Noget andet"), *ROWS[1:]])
    assert shown.grab().toImage() != before
