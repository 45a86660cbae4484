"""A list of rows that one walks with the keyboard: one is chosen, Enter opens it, letters go on to whoever
holds the list.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from vejviser.ui.style import OWN_FOCUS
from vejviser.ui.theme import current


class Raekkeliste(QListView):
    """All rows are equally high, so the list can be long. ``name`` is what a screen reader says."""

    enter_pressed = Signal()

    def __init__(self, name: str, delegate: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty(OWN_FOCUS, True)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setItemDelegate(delegate)
        current().changed.connect(self.doItemsLayout)

    def stand_on(self, row: int) -> None:
        """Choose a row, as the arrow keys do."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags)

    def step(self, steps: int) -> None:
        """So many rows on, and stop at the ends."""
        last = self.model().rowCount() - 1
        if last >= 0:
            self.stand_on(min(last, max(0, self.currentIndex().row() + steps)))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)
