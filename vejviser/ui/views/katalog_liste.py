"""A list of the place Katalog: how many, the rows, or in their stead what to do when there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vejviser.ui.delegates.katalog_delegate import KatalogDelegate
from vejviser.ui.models.katalog_model import KatalogModel, Listerad
from vejviser.ui.widgets import Etiket, Handling, Raekkeliste, Tilstandsflade


class KatalogListe(QWidget):
    """``chosen``: the row that the selection stands on; ``opened``: Enter or a click on it."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = KatalogModel(self)
        self._wants_focus = False
        self.count = Etiket("", "t1", bold=True)
        self.list = Raekkeliste(name, KatalogDelegate(self))
        self.list.setModel(self.model)
        self.tilstand = Tilstandsflade()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.tilstand)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.count)
        layout.addWidget(self._stack, 1)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.enter_pressed.connect(self._on_opened)
        self.list.clicked.connect(self._on_opened)
        self.show_waiting()

    @property
    def current_id(self) -> str:
        index = self.list.currentIndex()
        return self.model.rows[index.row()].id if index.isValid() else ""

    def show_rows(self, rows: Sequence[Listerad], count: str = "", select: str = "") -> None:
        """Replace the rows and stand on ``select``, else on the row that was stood on, else on the first."""
        before, place = self.current_id, self.list.currentIndex().row()
        self.count.setText(count)
        self.count.setVisible(bool(count))
        self.model.set_rows(rows)
        self._stack.setCurrentWidget(self.list)
        found = [self.model.index_of(id) for id in (select, before) if id and self.model.index_of(id) >= 0]
        self._stand_on(found[0] if found else max(0, min(place, len(rows) - 1)))

    def show_empty(self, title: str, text: str = "", actions: Sequence[Handling] = ()) -> None:
        self._show_state()
        self.tilstand.show_empty(title, text, actions)
        if self._wants_focus and self.isVisible():
            self.tilstand.focus_first()

    def show_fault(self, title: str, text: str = "", actions: Sequence[Handling] = ()) -> None:
        self._show_state()
        self.tilstand.show_fault(title, text, actions)

    def show_waiting(self) -> None:
        self._show_state()
        self.tilstand.show_waiting()

    def stand_on(self, id: str) -> None:
        number = self.model.index_of(id)
        if number >= 0:
            self._stand_on(number)

    def step(self, steps: int) -> None:
        """The next row (or the one before), and stop at the ends."""
        self.list.step(steps)
        self._take_focus()

    def focus_first(self) -> None:
        """To the rows; where they are not read yet, as soon as they are."""
        self._wants_focus = self.model.rowCount() == 0
        if self._stack.currentWidget() is self.list:
            self.list.setFocus()
        else:
            self.tilstand.focus_first()

    def _show_state(self) -> None:
        self.count.hide()
        self.model.set_rows(())
        self._stack.setCurrentWidget(self.tilstand)

    def _stand_on(self, row: int) -> None:
        self.list.stand_on(row)
        self.list.scrollTo(self.list.currentIndex())
        self._take_focus()

    def _take_focus(self) -> None:
        if self._wants_focus and self.isVisible():
            self.list.setFocus()
        self._wants_focus = False

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.model.rows[now.row()].id)

    def _on_opened(self) -> None:
        if self.current_id:
            self.opened.emit(self.current_id)
