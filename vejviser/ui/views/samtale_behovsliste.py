"""The list "Vigtigst nu": order by dragging or Alt+arrows, take off with the x or Delete. It only wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QStyleOptionViewItem, QWidget

from vejviser.domain.samtale import Behov
from vejviser.ui.delegates.behov_delegate import BehovDelegate
from vejviser.ui.models.behov_model import BehovModel, Rolle
from vejviser.ui.style import OWN_FOCUS
from vejviser.ui.theme import current
from vejviser.ui.widgets import announce

UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Behovsliste(QListView):
    """As high as its rows: the page scrolls, not the list."""

    move_requested = Signal(str, int)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vigtigst_nu")
        self.setAccessibleName("Vigtigst nu")
        self.setAccessibleDescription("Alt og pil op eller ned flytter. Delete fjerner.")
        self.setProperty(OWN_FOCUS, True)
        self._model = BehovModel({})
        self._delegate = BehovDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model.move_requested.connect(self.move_requested)
        current().changed.connect(self._on_tema_changed)

    def set_behov(self, behov: Sequence[Behov], navne: Mapping[str, str]) -> None:
        """Show the needs; the current row follows its need to its new place."""
        kept = self.currentIndex().data(Rolle.OMRAADE)
        row = self.currentIndex().row()
        self._model.set_behov(behov, navne)
        found = self._model.row_of(kept) if kept else -1
        row = found if found >= 0 else min(row, len(behov) - 1)
        if behov:
            self.setCurrentIndex(self._model.index(max(0, row)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        option = QStyleOptionViewItem()
        rows = (self._model.index(row) for row in range(self._model.rowCount()))
        return QSize(240, sum(self._delegate.sizeHint(option, index).height() for index in rows) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        omraade = index.data(Rolle.OMRAADE)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if omraade and alt and event.key() in UP_DOWN:
            target = index.row() + UP_DOWN[Qt.Key(event.key())]
            if 0 <= target < self._model.rowCount():
                self.move_requested.emit(omraade, target)
                announce(self, f"{index.data()} er nu nummer {target + 1}")
            return
        if omraade and event.key() in REMOVE_KEYS:
            self.remove_requested.emit(omraade)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._on_x(event.position(), index):
            self.remove_requested.emit(index.data(Rolle.OMRAADE))
            return
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The x has no widget of its own, so its hint comes from here."""
        if event.type() is QEvent.Type.ToolTip:
            return True
        return super().viewportEvent(event)

    def _on_x(self, spot: QPointF, index: QModelIndex) -> bool:
        option = QStyleOptionViewItem()
        option.rect = self.visualRect(index)
        return self._delegate.remove_rect(option, index).contains(spot)

    def _on_tema_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
