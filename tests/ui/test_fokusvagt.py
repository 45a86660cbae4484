"""What held the keyboard goes away: it stays in the place, near where it was, and never lands on the rail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from vejviser.ui.theme import Tema
from vejviser.ui.widgets.fokusvagt import Fokusvagt

ABOVE, IN_CARD, BESIDE, LAST = range(4)
WAYS: dict[str, Callable[[QWidget], object]] = {
    "hidden": QWidget.hide,
    "switched off": lambda widget: widget.setEnabled(False),
}


class Window(QWidget):
    """A rail of one button, and a place: a button, and a card with three."""

    def __init__(self) -> None:
        super().__init__()
        self.rail, self.place, self.card = QWidget(), QWidget(), QWidget()
        self.rail_button = QPushButton("Find")
        QVBoxLayout(self.rail).addWidget(self.rail_button)
        self.parts = tuple(QPushButton(words) for words in ("above", "in card", "beside", "last"))
        inside = QVBoxLayout(self.card)
        for part in self.parts[IN_CARD:]:
            inside.addWidget(part)
        rows = QVBoxLayout(self.place)
        rows.addWidget(self.parts[ABOVE])
        rows.addWidget(self.card)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.place)
        row = QHBoxLayout(self)
        row.addWidget(self.rail)
        row.addWidget(self.stack)
        Fokusvagt(self.stack, self.rail)


@pytest.fixture
def window(tema: Tema, qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("way", WAYS)
def test_the_neighbour_in_the_same_part_takes_it(window: Window, qtbot: QtBot, way: str) -> None:
    window.parts[LAST].setFocus()
    WAYS[way](window.parts[LAST])
    qtbot.waitUntil(window.parts[BESIDE].hasFocus)


@pytest.mark.parametrize("part", ["stack", "rail", "place"])
def test_a_window_that_is_taken_down_asks_for_nothing(tema: Tema, qtbot: QtBot, part: str) -> None:
    window = Window()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.parts[LAST].setFocus()
    for gone in (getattr(window, part), window):
        delete(gone)
        QApplication.processEvents()
    other = QPushButton("another window")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)


def test_with_nothing_left_in_the_part_the_place_takes_it(window: Window, qtbot: QtBot) -> None:
    window.parts[LAST].setFocus()
    window.card.hide()
    qtbot.waitUntil(window.parts[ABOVE].hasFocus)


def test_what_was_made_in_its_stead_takes_it(window: Window, qtbot: QtBot) -> None:
    window.parts[LAST].setFocus()
    window.parts[ABOVE].hide()
    window.card.hide()
    window.card.deleteLater()
    fresh = QPushButton("new", window.place)
    fresh.show()
    qtbot.waitUntil(fresh.hasFocus)


def test_who_goes_to_the_rail_stays_there(window: Window) -> None:
    window.parts[LAST].setFocus()
    window.rail_button.setFocus()
    window.parts[LAST].hide()
    QApplication.processEvents()
    assert window.rail_button.hasFocus()


def test_what_somebody_chose_is_not_changed(window: Window) -> None:
    window.parts[LAST].setFocus()
    window.parts[LAST].hide()
    window.parts[ABOVE].setFocus()
    QApplication.processEvents()
    assert window.parts[ABOVE].hasFocus()
